"""What a table works on: its acara, and what stands in the way of filling one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.lock import refuse_when_locked
from bimtek.hall.records import StageState
from bimtek.hall.running import next_up, run_of
from bimtek.hall.session_records import InputLock
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock, when
from bimtek.stages import KINDS
from bimtek.stages.grouping import division_of, is_in_groups, seating_of, table_name

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.table_page import TablePage
    from bimtek.web.access import Guest

GUIDES: Final = ("Tujuan", "Tanyakan", "Selesai bila")
"""What of the guide text helps a table; the rest is for whoever stands at the front."""


class Place(NamedTuple):
    """One acara at one table."""

    stage: Stage
    group: str
    table: str
    """As people call it: `Living · Meja 4`."""
    page: TablePage


class Notice(NamedTuple):
    """What a table has to know before it fills anything."""

    words: str
    shut: bool = False
    """Whether nothing is taken now."""


def places_of(session: Session, guest: Guest) -> Iterator[Place]:
    """The acara that a guest's table fills, in the order of the hall."""
    division, _, group = guest.table.partition("/")
    for stage in session.stages:
        kind = KINDS.of(stage.kind)
        if not kind.web or division_of(stage) != division or not is_in_groups(session, stage):
            continue
        seating = seating_of(session, stage)
        if group not in seating.ids:
            continue
        page: TablePage | None = KINDS.ask(kind, "web", session, stage, group)
        if page is not None:
            name = table_name(seating.name(group), seating.place(group))
            yield Place(stage, group, name, page)


def place_in(session: Session, guest: Guest, stage: str) -> Place | None:
    """One of them; None: it is not this table's."""
    return next((one for one in places_of(session, guest) if one.stage.id == stage), None)


def running(session: Session, places: list[Place]) -> Place | None:
    """The one that runs; of several the last in the order."""
    states = ((one, run_of(session.runs, one.stage.id).state) for one in reversed(places))
    return next((one for one, state in states if state is StageState.RUNNING), None)


def coming(session: Session, places: list[Place]) -> Place | None:
    """The one that comes next."""
    after = next_up([one.stage for one in places], session.runs)
    return next((one for one in places if after is not None and one.stage.id == after.id), None)


def state_words(session: Session, stage: Stage) -> str:
    """`berjalan sejak 13.05`, `selesai 14.40`, `menurut rencana 13.00`."""
    run = run_of(session.runs, stage.id)
    if run.state is StageState.RUNNING and run.started:
        return f"berjalan sejak {clock(session.local(run.started))}"
    if run.state is StageState.DONE and run.ended:
        return f"selesai {when(session.local(run.ended), session.now())}"
    if run.state is not StageState.PENDING:
        return run.state.value
    return f"menurut rencana {clock(stage.starts)}" if stage.starts else "belum dimulai"


def notices(session: Session, stage: Stage) -> list[Notice]:
    """What stands in the way of filling an acara, the gravest first."""
    found = []
    if (standing := session.agreement) is not None:
        found.append(
            Notice(
                f"Hasil sesi ini sudah {standing.word}; isian tidak dapat diubah lagi. "
                "Sampaikan perubahan kepada fasilitator.",
                shut=True,
            )
        )
    lock = session.get(InputLock, "1")
    kinds = [cls.kind for cls in KINDS.of(stage.kind).records]
    try:
        refuse_when_locked(lock.value if lock else None, "", kinds)
    except Refusal as refused:
        found.append(Notice(refused.message, shut=True))
    state = run_of(session.runs, stage.id).state
    if state is StageState.DONE:
        words = f"Acara ini sudah {state_words(session, stage)}."
        found.append(
            Notice(f"{words} Isian masih tersimpan; beri tahu fasilitator bila ada yang berubah.")
        )
    elif state is not StageState.RUNNING:
        found.append(Notice("Acara ini belum berjalan. Isian sudah dapat disiapkan."))
    return found
