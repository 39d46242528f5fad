"""What is missing in a roll call; who sent nobody and whose letter follows, the hall says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.missing import Finding, Spot, Weight, of_spots
from bimtek.hall.presence import current_roll_call
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Participant, StageRun, StageState
from bimtek.stages.attendance import deeds
from bimtek.stages.attendance.desk import Desk, read_desk

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """What this roll call still owes, once its acara has begun."""
    seen = session.get(StageRun, stage.id)
    begun = seen is not None and seen.value.state in (StageState.RUNNING, StageState.DONE)
    desk = read_desk(session, stage)
    current = current_roll_call(
        [call.value for call in session.all(RollCall)],
        [row.value for row in session.all(Attendance)],
    )
    yield from of_desk(stage.id, desk, begun=begun, current=desk.roll_call == current)


def of_desk(stage: str, desk: Desk, *, begun: bool, current: bool = True) -> Iterator[Finding]:
    """The same of plain values.

    Args:
        begun: the acara runs or has ended.
        current: it is the roll call by which the hall goes; doubles stand in every one.
    """
    count = desk.turnout
    if not count.people:
        if begun:
            text = "Absen belum diisi: belum ada seorang pun yang hadir"
            yield Finding(f"roll.{stage}", Weight.BLOCKS, text, "", "stage", stage)
        return
    if count.quorum is not None and not count.quorate:
        text = f"Kuorum belum tercapai: {count.for_quorum} dari {count.quorum.words}"
        yield Finding(f"quorum.{stage}", Weight.BLOCKS, text, "", "stage", stage)
    spots = tuple(
        Spot(f"{desk.label(pair.kept)} – {desk.label(pair.double)}", Participant.kind, pair.double)
        for pair in desk.pairs
    )
    if late := deeds.left_out(desk):
        text = f"Absen pada baris ganda belum ikut dihitung (G): {len(late)} orang"
        rows = [Spot(desk.label(who), Attendance.kind, one.record) for who, one in late.items()]
        yield of_spots(f"doubled.{stage}", Weight.SHOULD, text, rows)
    if spots and current:
        yield Finding(
            f"alike.{stage}",
            Weight.SHOULD,
            f"{len(spots)} orang mungkin tercatat dua kali",
            spots[0].text,
            spots[0].kind,
            spots[0].record,
            spots,
        )
