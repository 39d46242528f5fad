"""Who speaks in a gap analysis and who waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from bimtek.hall.records import StageRun, Turn
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Head, Seen
from bimtek.locale.dates import ZONES
from bimtek.stages.gap.turns import Queue, queue

TWO = datetime(2023, 7, 3, 14, 0, tzinfo=ZONES["WIB"])


def seen(record: str, **values: object) -> Seen[Turn]:
    heads = {name: (Head("s", canonical(encode(value))),) for name, value in values.items()}
    return Seen(Turn, record, heads)


def turn(office: str, order: int, *, stage: str = "kesenjangan", begun: int | None = None,
         ended: int | None = None) -> Seen[Turn]:  # fmt: skip
    values: dict[str, object] = {"opd": office, "stage": stage, "order": str(order), "asked": TWO}
    if begun is not None:
        values["began"] = TWO + timedelta(minutes=begun)
    if ended is not None:
        values["ended"] = TWO + timedelta(minutes=ended)
    return seen(f"{office}{order}", **values)


def test_nobody_has_asked() -> None:
    assert queue([], [], "kesenjangan") == Queue((), ())
    assert queue([], [], "kesenjangan").everybody == ()


def test_who_speaks_comes_first_and_everybody_once() -> None:
    turns = [turn("dlh", 2), turn("dinkes", 0, begun=1), turn("dinkes", 3), turn("rsud", 1)]
    found = queue(turns, [], "kesenjangan")
    assert found == Queue(("dinkes",), ("rsud", "dlh", "dinkes"))
    assert found.everybody == ("dinkes", "rsud", "dlh")


def test_turns_of_other_acara_of_guests_and_ended_ones_do_not_count() -> None:
    turns = [turn("dlh", 0, stage="sambutan"), turn("", 1), turn("dinkes", 2, begun=0, ended=1)]
    assert queue(turns, [StageRun("kesenjangan")], "kesenjangan") == Queue((), ())
