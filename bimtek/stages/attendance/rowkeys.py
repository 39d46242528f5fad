"""The letters of a row: what each one does, and the questions that some of them ask. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import NamedTuple

from bimtek.hall.presence_records import Status
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock, parse_time
from bimtek.stages.attendance import board, deeds, words
from bimtek.stages.attendance.desk import Deed, Desk
from bimtek.stages.attendance.doubles import Pair, doubles_of
from bimtek.stages.attendance.rules import to_minute

AT_ONCE: Mapping[str, Callable[[Desk, str, time], Deed]] = {
    "i": lambda desk, who, _: deeds.set_status(desk, who, Status.EXCUSED),
    "s": lambda desk, who, _: deeds.set_status(desk, who, Status.SICK),
    "d": lambda desk, who, _: deeds.set_status(desk, who, Status.ON_DUTY),
    "l": lambda desk, who, _: deeds.change_mode(desk, who),
    "p": deeds.leave,
    "h": lambda desk, who, _: deeds.take_back(desk, who),
}
"""Letters that record at once."""
JUDGES: Mapping[str, Callable[[Desk, Pair], Deed]] = {
    "G": deeds.join,
    "B": deeds.tell_apart,
}
"""Letters that settle two lines which stand together because they are alike."""


class Question(NamedTuple):
    """What a letter asks for in the line above the list."""

    letter: str
    who: str
    label: str
    value: str
    """What stands there first."""

    @property
    def place(self) -> str:
        """Where the half-typed answer is kept; times are too short to be kept."""
        return f"nama/{self.who}" if self.letter == "n" else ""


def question(desk: Desk, letter: str, who: str, at: time) -> Question | None:
    """The question of `j` (times) and `n` (name); None for other letters."""
    if letter == "n":
        return Question("n", who, f"Nama {_seat(desk, who)}", desk.person(who).name)
    if letter != "j":
        return None
    row = desk.room.row(who)
    arrived = row.presence.arrived if row and row.presence else None
    shown = clock(arrived or to_minute(at))
    if row and row.left is not None:
        shown += f"-{clock(row.left)}"
    return Question("j", who, f"Jam datang[-pulang] {desk.label(who)}", shown)


def _seat(desk: Desk, who: str) -> str:
    line = words.line_of(desk, who)
    number = f"nomor {line.number}" if line.number.isdigit() else ""
    return " ".join(filter(None, (number, line.post, line.office)))


def answer(desk: Desk, asked: Question, typed: str, at: time) -> Deed:
    """What the answer records.

    Raises:
        Refusal: if it is no name, or no time.
    """
    if asked.letter == "n":
        return deeds.rename(desk, asked.who, " ".join(typed.split()))
    came, _, went = typed.replace("–", "-").partition("-")
    try:
        arrived = parse_time(came)
        left = parse_time(went) if went.strip() else None
    except ValueError as error:
        raise Refusal("bad-time", f"{error}; datang dan pulang: 0805-1410") from error
    deed = deeds.set_times(desk, asked.who, arrived, left)
    return deed.saying(deeds.ahead(arrived if left is None else left, at))


def pair_at(desk: Desk, key: str) -> Pair | None:
    """The pair that stands on a line under `Mirip`; None on any other line."""
    section, *named = key.split(":")
    if section != board.ALIKE:
        return None
    return next((pair for pair in desk.pairs if set(pair) == set(named)), None)


def doubles(desk: Desk, who: str) -> tuple[tuple[str, Pair], ...]:
    """Whom `G` offers as the same person: why and who, and the pair that would be joined.

    Raises:
        Refusal: if nobody is like this person.
    """
    found = []
    for pair, likeness in doubles_of(desk.room.kept.get(who, who), desk.room):
        other = pair.double if pair.kept == who else pair.kept
        line = words.line_of(desk, other)
        number = line.number if line.number.isdigit() else ""
        told = " ".join(filter(None, (number, line.name or line.post, "·", line.office)))
        found.append((f"{likeness}: {told}", pair))
    if not found:
        raise Refusal("no-pair", f"Tidak ada yang mirip dengan {desk.label(who)}.")
    return tuple(found)


def deed(desk: Desk, letter: str, who: str, at: time, key: str) -> Deed | None:
    """What a letter records at once on a row; None if it records nothing by itself.

    Raises:
        Refusal: if it makes no sense for this person.
    """
    if letter in AT_ONCE:
        return AT_ONCE[letter](desk, who, at)
    if letter == "G" and (late := deeds.take_in(desk, who)) is not None:
        return late
    if letter in JUDGES and (pair := pair_at(desk, key)):
        return JUDGES[letter](desk, pair)
    _, options = words.choices(desk, who)
    return next((Deed((one.change,), who) for one in options if one.letter == letter), None)
