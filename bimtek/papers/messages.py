"""One plain message an office: what is asked of it, until when, and whom it answers.

It goes out by a messenger that knows no Markdown and cuts what is long. Nothing tertutup, no NIP,
phone or mail stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.officers import Officer
from bimtek.hall.running import last_held
from bimtek.locale.cleaning import printable
from bimtek.locale.dates import clock, long_date
from bimtek.minutes.output import file_name
from bimtek.minutes.paper import made_at
from bimtek.papers.gaps import reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.papers.holds import Holds
    from bimtek.session import Session

LONGEST: Final = 900
"""Letters of a message; a messenger hides the rest of a longer one."""
LONGEST_TASK: Final = 160
LONGEST_NAME: Final = 120
ORGANISERS: Final = ("penyelenggara", "fasilitator")
"""Roles whom an office answers, the first that anybody works in."""
COMMITTEE: Final = "panitia"
AS_SOON: Final = "secepatnya"


class Message(NamedTuple):
    """What one office is told."""

    opd: str
    office: str
    number: int
    """Of its tasks."""
    text: str


def composed(office: str, event: str, tasks: Sequence[str], until: str, whom: str) -> str:
    """The words of one message, never longer than `LONGEST`: what does not fit is counted.

    Args:
        office: as a letter calls it: `Dinas Kesehatan`.
        event: `Bimtek … (Senin, 3 Juli 2023)`.
        tasks: a line each.
        until: when everything is wanted: `secepatnya`, `paling lambat Selasa, 4 Juli 2023`.
        whom: who is answered.
    """
    greeting = f"Yth. {_line(office, LONGEST_NAME)},"
    before = f"{greeting}\n\nsesudah {_line(event, 2 * LONGEST_NAME)} masih ditunggu:"
    after = f"Mohon dikirim {until} kepada {_line(whom, LONGEST_NAME)}. Terima kasih."
    lines = [f"- {_line(task, LONGEST_TASK)}" for task in tasks]
    shown = len(lines)
    while True:
        more = len(lines) - shown
        rest = [f"… dan {more} tugas lagi, lihat lembar OPD."] if more else []
        text = "\n".join([before, *lines[:shown], *rest, "", after])
        if len(text) <= LONGEST or not shown:
            return text
        shown -= 1


def _line(text: str, longest: int) -> str:
    line = printable(" ".join(text.split()))
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def messages(holds: Holds) -> Iterator[Message]:
    """One for each office that owes anything, in official order."""
    event = f"{holds.minutes.sheet.title} ({holds.head['days']})"
    until, whom = until_when(holds), answered_by(holds.session)
    for one in holds.tasks:
        office = holds.minutes.names.offices.get(one.opd)
        name = (office.name or office.short) if office else one.name
        tasks = [*(task.words for task in one.tasks), *_codes(holds, one.opd)]
        text = composed(name, event, tasks, until, whom)
        yield Message(one.opd, one.name, one.number, text)


def _codes(holds: Holds, opd: str) -> Iterator[str]:
    """Which numbers are meant: their codes, as they stand on the page of the office."""
    owed = [row.partition(" ")[0] for report in reports(holds) for row in report.of(opd).open]
    if owed:
        yield f"kode angka yang belum diisi: {', '.join(owed)}"


def evening_of(session: Session) -> str:
    """The day of the running order whose evening it is, of which a message is ticked: `1`."""
    last = last_held(session.stages, session.runs)
    return str(session.stages[max(last, 0)].day) if session.stages else "1"


def until_when(holds: Holds) -> str:
    """Before the next day begins, where there is one; deadlines of actions stand beside them.

    A day on which something was recorded after its first hour has begun, also where no acara of it
    was opened: an hour that has passed is no deadline.
    """
    stages = holds.session.stages
    last = last_held(stages, holds.session.runs)
    today = stages[last].day if last >= 0 else 0
    written = made_at(holds.live, holds.standing)
    for number in sorted({stage.day for stage in stages if stage.day > today}):
        day = holds.minutes.first_day + timedelta(days=number - 1)
        starts = [stage.starts for stage in stages if stage.day == number and stage.starts]
        first = min(starts, default=None)
        if (day, first or time.max) <= (written.date(), written.time()):
            continue
        hour = f" pukul {clock(first)} {holds.minutes.zone}" if first else ""
        return f"paling lambat {long_date(day)}{hour}"
    return AS_SOON


def answered_by(session: Session) -> str:
    """`panitia (Nama Contoh)`: whoever worked here as the organiser, else as the facilitator."""
    actors: dict[str, str] = {}
    for entry in session.file.entries():
        actors.setdefault(entry.role, entry.actor)
    found = next((actors[role] for role in ORGANISERS if role in actors), "")
    seen = session.get(Officer, found) if found else None
    name = seen.value.name if seen else ""
    if name.casefold().startswith(COMMITTEE):
        return name
    return f"{COMMITTEE} ({name})" if name else COMMITTEE


def message_files(found: Iterable[Message]) -> dict[str, bytes]:
    """File name → message."""
    return {f"{file_name(one.opd)}.txt": f"{one.text}\n".encode() for one in found}


def in_one_file(found: Iterable[Message]) -> bytes:
    """All of them, each below a line with the name of its office."""
    parts = (f"===== {_line(one.office, LONGEST_NAME)} =====\n\n{one.text}\n" for one in found)
    return "\n".join(parts).encode()
