"""Whose sheet: an OPD by its letters, a group by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bimtek.hall.confidence import refused_mark
from bimtek.hall.offices import find_offices, office_line
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.plenary import dissent, dissents_on
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.rules import Row
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.which import Which

if TYPE_CHECKING:
    from bimtek.stages.worksheet.view import WorksheetView

NEW: Final = ""
"""Stands for a group that is not there yet."""


def choose_sheet(view: WorksheetView) -> None:
    """Ask whose sheet shall be shown."""
    if view.state.in_groups:
        _which_group(view)
    elif view.state.spec.answered_by == "opd":
        _which_office(view)


def _which_office(view: WorksheetView) -> None:
    offices = view.state.context.offices
    sheets = view.state.sheets
    words = {
        code: f"{view.state.progress(code)!s:>6}  "
        f"{office_line(offices[code]) if code in offices else code}"
        for code in sheets
    }

    def find(typed: str) -> Sequence[str]:
        return find_offices(typed, offices) if typed.strip() else sheets

    view.app.push_screen(
        Which("Lembar OPD mana?", words, find),
        lambda code: view.show_sheet(code) if code else None,
    )


def _which_group(view: WorksheetView) -> None:
    groups = view.state.groups
    if not groups:
        _new_group(view)
        return
    options = [
        Option(str(number) if number < 10 else "", f"{name}  {view.state.progress(who)}", who)
        for number, (who, name) in enumerate(groups.items(), 1)
    ]
    options.append(Option("p", "Pleno", PLENARY))
    options.append(Option("b", "kelompok baru …", NEW))

    def chosen(who: str | None) -> None:
        if who is None:
            return
        if who == NEW:
            _new_group(view)
        else:
            view.show_sheet(who)

    view.app.push_screen(Choose("Lembar kelompok mana?", options), chosen)


def _new_group(view: WorksheetView) -> None:
    def named(name: str | None) -> None:
        if name:
            deed, key = deeds.add_group(view.state, name)
            view.perform(deed)
            view.show_sheet(key)

    view.app.push_screen(
        Ask("Nama kelompok", hint="misalnya Kelompok 1", done="buka"),
        lambda name: view.attempt(lambda: named(name)),
    )


def ask_dissent(view: WorksheetView, row: Row) -> None:
    """Which group sees a row otherwise, and its sentence."""
    standing = {one.group: one.sentence for one in dissents_on(view.state, row)}

    def chosen(group: str | None) -> None:
        if group is not None:
            _ask_sentence(view, row, group, standing.get(group, ""))

    options = [
        Option(str(number) if number < 10 else "", view.state.name(who), who, standing.get(who, ""))
        for number, who in enumerate(view.state.asked, 1)
    ]
    view.app.push_screen(Choose(f"{row.code}: kelompok mana yang berbeda?", options), chosen)


def _ask_sentence(view: WorksheetView, row: Row, group: str, before: str) -> None:
    name = view.state.name(group)
    question = Ask(
        f"Pendapat {name} tentang {row.code}, dengan kalimatnya (kosong: sepakat)",
        before,
        check=refused_mark,
        empty=True,
    )

    def said(sentence: str | None) -> None:
        if sentence is not None and sentence != before:
            view.perform(dissent(view.state, row, group, sentence))

    view.app.push_screen(question, lambda sentence: view.attempt(lambda: said(sentence)))
