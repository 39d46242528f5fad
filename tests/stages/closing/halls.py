"""Two days in a small hall: decisions and actions to read, a day to close."""

from __future__ import annotations

from datetime import date, time

from bimtek.hall.presence_records import Attendance, Presence, RollCall, Status
from bimtek.hall.records import Label, Note, Opd, Participant
from bimtek.journal.records import Change
from bimtek.script.model import Stage
from bimtek.stages.closing.rules import Item
from bimtek.stages.closing.script import ClosingScript
from bimtek.stages.closing.state import ClosingState
from bimtek.stages.deed import Deed
from bimtek.stages.pause.script import PauseScript
from tests.minutes.halls import AGENDA, Hall, at


def acara(name: str, kind: str, title: str, day: int, starts: time, spec: object) -> Stage:
    return Stage(name, kind, title, day, f"Hari {day}", starts, 30, False, "", "", (), spec, 1)


OPENING = acara("pembukaan", "paparan", "Pembukaan", 1, time(8, 30), AGENDA)
DAY_ENDS = acara("penutup-1", "penutup", "Penutup hari 1", 1, time(15, 40), ClosingScript(True))
NEXT_DAY = acara("sambutan", "paparan", "Sambutan", 2, time(8), AGENDA)
BREAK = acara("jeda", "jeda", "ISHOMA", 2, time(12), PauseScript())
END = acara("penutup", "penutup", "Penutup", 2, time(15, 45), ClosingScript(False))
ORDER = (OPENING, DAY_ENDS, NEXT_DAY, BREAK, END)


def seat(hall: Hall) -> None:
    """Dinkes and Dishub in the morning, Dinkes alone in the afternoon; Setwan never."""

    def came(call: str, who: str) -> Change:
        return Attendance.new(
            roll_call=call, participant=who, presence=Presence(Status.PRESENT, time(8))
        )

    hall.record(
        Opd.new(code="dinkes", short="Dinkes", name="Dinas Kesehatan", order=1),
        Opd.new(code="dishub", short="Dishub", name="Dinas Perhubungan", order=2),
        Opd.new(code="setwan", short="Setwan", name="Sekretariat DPRD", order=3),
        Participant.new(id="ani", name="Ani (contoh)", post="Kepala", opd="dinkes"),
        Participant.new(id="budi", name="Budi (contoh)", post="Kepala", opd="dishub"),
        Participant.new(id="citra", post="Sekretaris DPRD", opd="setwan"),
        RollCall.new(id="1-pagi", title="pagi", stage="pembukaan", order=1),
        RollCall.new(id="1-sore", title="sore", order=2),
        came("1-pagi", "ani"),
        came("1-pagi", "budi"),
        came("1-sore", "ani"),
    )


def decide(hall: Hall, text: str, **values: object) -> str:
    hall.time = at(10, 11)
    return hall.note(text, Label.DECISION, stage="pembukaan", **values)


def charge(hall: Hall, text: str, due: date | None = date(2023, 7, 14), **values: object) -> str:
    hall.time = at(10, 12)
    return hall.note(text, Label.ACTION, stage="pembukaan", due=due, **values)


def state_of(hall: Hall, stage: Stage = END) -> ClosingState:
    hall.session.poll()
    return ClosingState(hall.session, stage)


def item_of(hall: Hall, note: str) -> Item:
    found = state_of(hall).item(note)
    assert found is not None
    return found


def do(hall: Hall, deed: Deed) -> None:
    hall.record(*deed.changes)


def note_of(hall: Hall, note: str) -> Note:
    found: Note = hall.seen(Note, note).value
    return found
