"""Asks which group sees something otherwise than the plenary, and for its sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bimtek.hall.confidence import refused_mark
from bimtek.hall.group_records import GroupDissent
from bimtek.stages.deed import Deed
from bimtek.stages.dissent import dissent, dissents_in
from bimtek.ui.ask import Ask, Choose, Option

if TYPE_CHECKING:
    from bimtek.stages.view_deeds import AttemptingView


Keep = Callable[[Deed], None]


def ask_dissent(
    view: AttemptingView, keep: Keep, called: str, about: str, groups: Mapping[str, str]
) -> None:
    """Ask whose and what, then keep it.

    Args:
        keep: records a deed and tells of it.
        called: what the row or item is called.
        about: its key or id.
        groups: id → name, in their order.
    """
    view.check_open(GroupDissent)
    found = dissents_in(view.session, view.stage)
    standing = {one.group: one.sentence for one in found if one.about == about}
    options = [
        Option(str(number) if number < 10 else "", name, group, standing.get(group, ""))
        for number, (group, name) in enumerate(groups.items(), 1)
    ]

    def chosen(group: str | None) -> None:
        if group is not None:
            before = standing.get(group, "")
            _ask_sentence(view, keep, called, about, (group, groups[group]), before)

    view.app.push_screen(Choose(f"{called}: kelompok mana yang berbeda?", options), chosen)


def _ask_sentence(
    view: AttemptingView, keep: Keep, called: str, about: str, whose: tuple[str, str], before: str
) -> None:
    group, name = whose
    question = Ask(
        f"Pendapat {name} tentang {called}, dengan kalimatnya (kosong: sepakat)",
        before,
        check=refused_mark,
        empty=True,
    )

    def said(sentence: str | None) -> None:
        if sentence is not None and sentence != before:
            keep(dissent(view.stage, about, group, sentence, f"{called}: {name}"))

    view.app.push_screen(question, lambda sentence: view.attempt(lambda: said(sentence)))
