"""What is missing in the hall, whatever acara it is: the rules that no kind of stage owns. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bimtek.hall.chair import led_by_nobody
from bimtek.hall.confidence import CLOSED
from bimtek.hall.missing import NAMED, Finding, Spot, Weight, shortened
from bimtek.hall.offices import counted
from bimtek.hall.presence import Room, letters_owed_before, owes_letter
from bimtek.hall.presence_records import Attendance
from bimtek.hall.programme import CLOSING
from bimtek.hall.questions import answered, waits
from bimtek.hall.records import Chair, Label, Note, Opd, Participant, StageRun, StageState
from bimtek.hall.running import Runs, all_running, last_held, minutes_left, run_of
from bimtek.locale.dates import clock, when

if TYPE_CHECKING:
    from bimtek.hall.offices import Offices
    from bimtek.hall.talkers import Talkers
    from bimtek.script.model import Stage

OVER_MINUTES = 10
"""Minutes over its time from which an acara is worth a line."""
LONGEST = 60
WITHOUT_DEADLINE = "actions-due"
"""Key of the finding that counts actions without a deadline."""


def chair(chairs: Iterable[Chair], stages: Sequence[Stage], runs: Runs) -> Iterator[Finding]:
    """Nobody led an acara: the minutes are wrong. Nobody leads what is to come: a reminder."""
    known = list(chairs)
    leads = any(one.until is None for one in known)
    unled = led_by_nobody(known, stages, runs)
    if unled:
        text = f"Pimpinan rapat belum disebut untuk {len(unled)} acara"
        moments = (run_of(runs, one.id).started for one in unled)
        first = min((at for at in moments if at), key=datetime.timestamp)
        later = (one.since for one in known if one.since)
        if not leads and not any(at.timestamp() > first.timestamp() for at in later):
            text = f"Pimpinan rapat sejak {clock(first)} belum disebut"
        detail = " · ".join(one.title for one in unled)
        yield Finding("chair", Weight.BLOCKS, text, detail, Chair.kind)
    elif not leads and any(_is_open(run_of(runs, one.id)) for one in stages):
        left = max((one.until for one in known if one.until), default=None)
        since = f" sejak {clock(left)}" if left else ""
        text = f"Pimpinan rapat{since} belum disebut"
        yield Finding("chair", Weight.SHOULD, text, kind=Chair.kind)


def _is_open(run: StageRun) -> bool:
    return run.state in (StageState.PENDING, StageState.RUNNING)


def not_held(stages: Sequence[Stage], runs: Runs) -> Iterator[Finding]:
    """What the hall passed by: neither held, nor postponed, nor left out with a reason.

    It was passed by once a later acara has begun, or its day was closed.
    """
    last = last_held(stages, runs)
    closed = {
        one.day
        for one in stages
        if one.kind == CLOSING and run_of(runs, one.id).state is StageState.DONE
    }
    left = [
        one
        for n, one in enumerate(stages)
        if (n < last or one.day in closed) and run_of(runs, one.id).state is StageState.PENDING
    ]
    if left:
        spots = [Spot(one.title, StageRun.kind, one.id) for one in left]
        detail = f"{' · '.join(one.title for one in left)}; mulai, tunda, atau lewati di F4"
        text = f"{len(left)} acara dalam susunan belum berlangsung"
        yield _of("not-held", Weight.SHOULD, text, spots, detail)


def conflicts(spots: Sequence[Spot]) -> Iterator[Finding]:
    """Values that two people set differently and nobody has chosen between."""
    if spots:
        yield _of(
            "conflicts", Weight.BLOCKS, f"{len(spots)} nilai berbeda belum dipilih", spots,
            " · ".join(spot.text for spot in spots),
        )  # fmt: skip


def questions(notes: Sequence[Note], offices: Offices) -> Iterator[Finding]:
    """Questions that nobody has answered, by the offices that are asked or that ask."""
    said_to = answered(notes)
    left = [note for note in notes if waits(note, said_to)]
    if left:
        text = f"{len(left)} pertanyaan belum dijawab"
        counts = Counter(code for note in left for code in note.opd)
        yield _of(
            "questions", Weight.SHOULD, text, _lines(left, offices), _counted(counts, offices)
        )


def answers(notes: Sequence[Note], offices: Offices) -> Iterator[Finding]:
    """Answers of which nobody knows whose they are: the minutes can only say so."""
    left = [
        note
        for note in notes
        if note.label is Label.ANSWER and not (note.opd or note.speaker or note.dropped)
    ]
    if left:
        text = f"{len(left)} jawaban tanpa penjawab"
        yield _of("answers-who", Weight.TONIGHT, text, _lines(left, offices))


def actions(notes: Sequence[Note], offices: Offices) -> Iterator[Finding]:
    """What somebody shall do without saying by when, or who."""
    tasks = [note for note in notes if note.label is Label.ACTION]
    for key, what, left in (
        (WITHOUT_DEADLINE, "tenggat", [note for note in tasks if note.due is None]),
        ("actions-who", "penanggung jawab", [n for n in tasks if not n.opd and not n.speaker]),
    ):
        if left:
            text = f"Tindak lanjut tanpa {what}: {len(left)}"
            counts = Counter(code for note in left for code in note.opd)
            yield _of(key, Weight.SHOULD, text, _lines(left, offices), _counted(counts, offices))


def silent(room: Room, talkers: Talkers, opds: Sequence[Opd], today: date) -> Iterator[Finding]:
    """Offices that are here and have said nothing today, also those without any question."""
    if not room.came:
        return
    spoken = talkers.on(today)
    left = [opd for opd in opds if opd.code in room.offices and opd.code not in spoken]
    if left:
        text = f"{len(left)} kantor belum bicara hari ini"
        yield _of("opd-silent", Weight.TONIGHT, text, _seats(left, room), _names(left))


def absent(
    room: Room, came: Collection[str], opds: Sequence[Opd], invited: Collection[str]
) -> Iterator[Finding]:
    """Invited offices that sent nobody.

    Args:
        came: offices that came to any roll call, whether they stayed or not.
    """
    if not came:
        return
    left = [opd for opd in opds if opd.code in invited and opd.code not in came]
    if left:
        missed = counted((opd.code for opd in left), {opd.code: opd for opd in left})
        text = f"{missed} tidak hadir sama sekali"
        yield _of("opd-absent", Weight.TONIGHT, text, _seats(left, room), _names(left))


def letters(room: Room, offices: Offices) -> Iterator[Finding]:
    """Representatives who handed in no letter: the number that the hall sees on the projector."""
    spots = [
        Spot(_whose(room, who, offices), Participant.kind, who)
        for who in room.came
        if owes_letter(room.roll[who])
    ]
    if spots:
        text = f"Surat tugas belum diserahkan: {len(spots)} wakil"
        yield _of("letters", Weight.SHOULD, text, spots, _offices_of(spots))


def letters_before(rooms: Sequence[Room], offices: Offices) -> Iterator[Finding]:
    """Letters of earlier roll calls that nobody has brought since, each at the row there.

    Args:
        rooms: every roll call, in their order.
    """
    spots = [
        Spot(_whose(rooms[-1], who, offices), Attendance.kind, f"{row.roll_call}/{row.participant}")
        for who, row in letters_owed_before(rooms).items()
    ]
    if spots:
        text = f"Surat tugas absen sebelumnya belum diserahkan: {len(spots)} wakil"
        yield _of("letters-before", Weight.SHOULD, text, spots, _offices_of(spots))


def _whose(room: Room, who: str, offices: Offices) -> str:
    person = room.people[who]
    office = offices.name(person.opd) if person.opd else ""
    return " · ".join(filter(None, (office, person.name or person.post)))


def _offices_of(spots: Iterable[Spot]) -> str:
    return ", ".join(dict.fromkeys(spot.text.partition(" · ")[0] for spot in spots))


def nameless(rooms: Iterable[Room], offices: Offices) -> Iterator[Finding]:
    """Whoever came by number and has no name: the minutes can only print the post.

    Args:
        rooms: every roll call; somebody of several counts once.
    """
    found = {who: room.people[who] for room in rooms for who in room.came}
    left = {who: one for who, one in found.items() if not one.name.strip()}
    if left:
        called = {
            who: offices.name(one.opd) if one.opd else one.agency for who, one in left.items()
        }
        spots = [
            Spot(" · ".join(filter(None, (called[who], one.post))), Participant.kind, who)
            for who, one in left.items()
        ]
        named = list(dict.fromkeys(filter(None, called.values())))
        text = f"Nama belum diisi: {len(left)} orang yang hadir"
        detail = f"n di baris absen; {shortened(named)}" if named else "n di baris absen"
        yield _of("nameless", Weight.SHOULD, text, spots, detail)


def running(
    stages: Sequence[Stage], runs: Runs, now: datetime, told: Mapping[str, datetime]
) -> Iterator[Finding]:
    """An acara that takes too long, or that somebody forgot to finish.

    Args:
        told: acara → when it ends, where the hall was told so.
    """
    going = all_running(stages, runs)
    newest = max(going, key=lambda one: str(run_of(runs, one.id).started or ""), default=None)
    for stage in going:
        run = run_of(runs, stage.id)
        left = minutes_left(stage, run, now, told.get(stage.id))
        before_today = run.started is not None and now - run.started > timedelta(hours=12)
        if (
            before_today or (stage is not newest and left is not None and left < 0)
        ) and run.started:
            since = when(run.started, now)
            text = f"‘{stage.title}’ masih tercatat berjalan sejak {since}"
            detail = "selesaikan di F4"
        elif left is not None and left <= -OVER_MINUTES:
            text, detail = f"‘{stage.title}’ lewat {-left} menit", ""
        else:
            continue
        yield Finding(f"running.{stage.id}", Weight.SHOULD, text, detail, StageRun.kind, stage.id)


def _of(key: str, weight: Weight, text: str, spots: Sequence[Spot], detail: str = "") -> Finding:
    first = spots[0]
    return Finding(key, weight, text, detail, first.kind, first.record, tuple(spots))


def _lines(notes: Iterable[Note], offices: Offices) -> list[Spot]:
    found = []
    for note in notes:
        who = ", ".join(offices.name(code) for code in note.opd)
        words = CLOSED if note.closed else note.text
        words = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        found.append(Spot(f"{who}: {words}" if who else words, Note.kind, note.id))
    return found


def _seats(opds: Iterable[Opd], room: Room) -> list[Spot]:
    """Each office by the seat of its head, else of anybody, so that the list can show it."""
    found = []
    for opd in opds:
        seat = room.speaker(opd.code) or room.head(opd.code) or next(iter(room.of(opd.code)), None)
        kind, record = (Participant.kind, seat.id) if seat else (Opd.kind, opd.code)
        found.append(Spot(opd.short or opd.name or opd.code, kind, record))
    return found


def _names(opds: Sequence[Opd]) -> str:
    return shortened([opd.short or opd.code for opd in opds], " ")


def _counted(counts: Counter[str], offices: Offices) -> str:
    first = counts.most_common(NAMED // 2)
    rest = sum(counts.values()) - sum(count for _, count in first)
    shown = [f"{offices.name(code)} {count}" for code, count in first]
    return " · ".join([*shown, f"lain {rest}"] if rest else shown)
