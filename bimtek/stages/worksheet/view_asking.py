"""Whose sheet: an OPD by its letters, a group by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bimtek.hall.group_records import TableGroup
from bimtek.hall.offices import find_offices, office_line
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.records import PLENARY
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
    view.check_open(TableGroup)

    def named(name: str | None) -> None:
        if name:
            deed, key = deeds.add_group(view.state, name)
            view.perform(deed)
            view.show_sheet(key)

    view.app.push_screen(
        Ask("Nama kelompok", hint="misalnya Kelompok 1", done="buka"),
        lambda name: view.attempt(lambda: named(name)),
    )
