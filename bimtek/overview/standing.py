"""Kartu serah terima: where the hall stands now, for whoever takes over or goes on tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall import queue
from bimtek.hall.chair import called, leads_now
from bimtek.hall.copies import copy_states, only_here
from bimtek.hall.offices import by_code
from bimtek.hall.outlook import day_now, end_in_words, outlook
from bimtek.hall.parking import asides, words_of
from bimtek.hall.presence import room_of
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.questions import answered, is_closed, waits
from bimtek.hall.records import Chair, Note, Opd, Parked, Participant, StageState, Turn
from bimtek.hall.running import UNDECIDED, all_running, next_up, run_of, time_left
from bimtek.hall.session_records import FileCopy, InputLock
from bimtek.locale.dates import clock
from bimtek.stages.asking import reached_in
from bimtek.stages.closing.state import OWN, ClosingState
from bimtek.stages.ending import told_end, told_ends

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.closing.tasks import OfficeTasks

MOST_OFFICES = 6
MOST_WORDS = 3


class Fact(NamedTuple):
    """One line of the card."""

    label: str
    text: str


def standing(session: Session) -> Iterator[Fact]:
    """Where one is, what is open, what was postponed, tonight's tasks, the copies."""
    yield from _acara(session)
    yield from _speaking(session)
    yield from _open(session)
    yield from _postponed(session)
    yield from _tonight(session)
    yield _copies(session)


def _acara(session: Session) -> Iterator[Fact]:
    stages, runs = session.stages, session.runs
    running = all_running(stages, runs)
    for stage in running:
        left = time_left(stage, run_of(runs, stage.id), session.now(), told_end(session, stage))
        said = (f"{stages.index(stage) + 1} {stage.title}", left, reached_in(session, stage))
        yield Fact("Berjalan", ", ".join(filter(None, said)))
    if not running:
        yield Fact("Berjalan", "belum ada acara")
    if following := next_up(stages, runs):
        at = f"{clock(following.starts)} " if following.starts else ""
        yield Fact("Berikutnya", f"{at}{following.title}")
    planned = {one.id: one.minutes for one in session.script.stages if one.minutes}
    yield Fact(
        "Hari ini",
        end_in_words(outlook(stages, runs, session.now(), told_ends(session), planned)),
    )
    leader = leads_now(session.all(Chair))
    yield Fact("Pimpinan", called(leader.value) if leader else "belum disebut (F4, p)")


def _speaking(session: Session) -> Iterator[Fact]:
    breaks = queue.breaks(session.runs.values())
    turns = session.all(Turn)
    room = room_of(
        [seen.value for seen in session.all(Participant)],
        [seen.value for seen in session.all(Attendance)],
        [seen.value for seen in session.all(RollCall)],
        session.runs.values(),
    )
    offices = by_code(seen.value for seen in session.all(Opd))

    def words(turn: Turn) -> str:
        return queue.speaker_words(turn, room, offices)

    if (speaks := queue.speaking(turns, breaks)) is not None:
        yield Fact("Bicara", words(speaks.value))
    if waits := queue.waiting(turns, breaks):
        yield Fact("Antrean", "; ".join(words(seen.value) for seen in waits))


def _open(session: Session) -> Iterator[Fact]:
    notes = session.all(Note)
    said_to = answered(seen.value for seen in notes)
    asked = [seen for seen in notes if waits(seen.value, said_to)]
    if asked:
        open_words = [seen.value.printed for seen in asked if not is_closed(seen)]
        yield Fact("Pertanyaan", _counted(len(asked), "belum dijawab", open_words))
    if parked := asides(notes, session.all(Parked)):
        told = [words_of(one.note) for one in parked]
        yield Fact("Diparkir", _counted(len(parked), "belum dibahas (g, lalu d)", told))
    if differing := session.conflicts():
        yield Fact("Berbeda", f"{len(differing)} nilai belum dipilih (F9)")
    lock = session.get(InputLock, "1")
    if lock is not None and lock.value.locked:
        yield Fact("Isian", "sedang dikunci fasilitator (F4, c)")


def _counted(number: int, what: str, words: list[str]) -> str:
    more = f"; dan {len(words) - MOST_WORDS} lagi" if len(words) > MOST_WORDS else ""
    return f"{number} {what}" + (f": {'; '.join(words[:MOST_WORDS])}{more}" if words else "")


def _postponed(session: Session) -> Iterator[Fact]:
    runs = session.runs
    for stage in session.stages:
        run = run_of(runs, stage.id)
        if run.state is StageState.POSTPONED:
            said = (f"{stage.title}: {_goes_on(session, stage)}", run.reason)
            yield Fact("Ditunda", "; ".join(filter(None, said)))


def _goes_on(session: Session, stage: Stage) -> str:
    if stage.day == UNDECIDED:
        return "waktunya belum ditentukan"
    stages = session.stages
    behind = stages[stages.index(stage) + 1 :]
    before = next((one for one in behind if one.day == stage.day), None)
    return f"hari {stage.day}" + (f", sebelum ‘{before.title}’ (F4, K menaikkan)" if before else "")


def tonight(session: Session) -> tuple[OfficeTasks, ...]:
    """What every office owes until tomorrow, as the end of this day tells it."""
    day = day_now(session.stages, session.runs, session.now())
    ends = [one for one in session.stages if one.kind == OWN and one.day]
    mine = next((one for one in ends if one.day >= day), ends[-1] if ends else None)
    return ClosingState(session, mine).tonight if mine else ()


def _tonight(session: Session) -> Iterator[Fact]:
    """Tasks of all offices, over all acara and groups."""
    if not any(one.kind == OWN and one.day for one in session.stages):
        return
    offices = tonight(session)
    if not offices:
        yield Fact("Malam ini", "tidak ada tugas")
        return
    named = ", ".join(f"{one.name} {one.number}" for one in offices[:MOST_OFFICES])
    more = f", dan {len(offices) - MOST_OFFICES} kantor lagi" if len(offices) > MOST_OFFICES else ""
    total = sum(one.number for one in offices)
    yield Fact("Malam ini", f"{len(offices)} kantor, {total} tugas: {named}{more}")


def _copies(session: Session) -> Fact:
    states = copy_states((seen.value for seen in session.all(FileCopy)), session.file.count())
    words = [state.words for state in states]
    if only_here(states):
        words.append("belum ada di luar laptop ini (Ctrl+P, Salin ke flashdisk)")
    return Fact("Salinan", "; ".join(words))
