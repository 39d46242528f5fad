"""Rencana tindak lanjut: every action with who and when, and what each office owes besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.minutes.markdown import Md, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bimtek.papers.holds import Holds
    from bimtek.stages.closing.tasks import OfficeTasks, Task

ACTION = "tindak lanjut"
TASK_HEADS = ("OPD", ">Jumlah", "Tugas")


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints."""
    return {
        "actions": holds.end["actions"],
        "actions_let_go": holds.end["actions_let_go"],
        "earlier_actions": holds.end["earlier_actions"],
        "tasks": task_table(holds.tasks),
    }


def besides(office: OfficeTasks) -> tuple[Task, ...]:
    """What an office owes besides its actions, which stand in a table of their own."""
    return tuple(one for one in office.tasks if one.sort != ACTION)


def task_table(offices: Iterable[OfficeTasks]) -> Md:
    """Every office that owes anything besides actions; nothing for nobody."""
    rows = []
    for one in offices:
        if mine := besides(one):
            words = "; ".join(task.words for task in mine)
            rows.append((one.name, sum(task.number for task in mine), words))
    return table(TASK_HEADS, rows) if rows else Md("")
