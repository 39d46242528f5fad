"""The signing of a commitment in a small hall."""

from __future__ import annotations

from datetime import time

from bimtek.hall.presence_records import Attendance, Capacity, Presence, Status
from bimtek.hall.records import Note, Participant, StageRun, StageState
from bimtek.stages.commitment import deeds
from bimtek.stages.commitment.rules import Row, Standing
from bimtek.stages.commitment.script import CommitmentScript, Signer, TextPart
from bimtek.stages.commitment.state import CommitmentState
from bimtek.stages.deed import Deed
from tests.minutes.halls import Hall, acara, at, seat_people

TEXT = (
    TextPart("1", "", "Kami berkomitmen (contoh):"),
    TextPart("2", "1.", "menganggarkan quick win:", ("a. antrean daring;", "b. lapor warga;")),
    TextPart("3", "2.", "melapor setiap tiga bulan."),
)
SIGNERS = (
    Signer("wali-kota", "Wali Kota"),
    Signer("bappeda", "Kepala", "bappeda"),
    Signer("dinkes", "Kepala", "dinkes"),
    Signer("dishub", "Kepala", "dishub"),
)
SIGN = acara("komitmen", "komitmen", "Komitmen", time(9), 30, CommitmentScript(TEXT, SIGNERS))
BARE = acara("susulan", "komitmen", "Komitmen susulan", time(13), 10, CommitmentScript())
STAGES = (SIGN, BARE)


def seat(hall: Hall) -> None:
    seat_people(hall)
    hall.record(Participant.new(id="walkot", name="Nama Contoh", post="Wali Kota", agency="Pemkot"))
    hall.time = at(9)


def came(hall: Hall, who: str, **values: object) -> None:
    """Somebody is here by the roll call of the morning."""
    said = Presence(Status.PRESENT, time(8, 30), **values)  # type: ignore[arg-type]
    hall.record(Attendance.new(roll_call="1-pagi", participant=who, presence=said))


def left(hall: Hall, who: str) -> None:
    hall.record(hall.seen(Attendance, f"1-pagi/{who}").change(left=hall.time.time()))


def everybody(hall: Hall) -> None:
    """The mayor, the head of Dinkes, a wakil for the head of Dishub; nobody of Bappeda."""
    came(hall, "walkot")
    came(hall, "ani")
    came(hall, "budi", capacity=Capacity.REPRESENTATIVE, stands_for="kadishub")


def state_of(hall: Hall) -> CommitmentState:
    hall.session.poll()
    return CommitmentState(hall.session, SIGN)


def row(hall: Hall, signer: str) -> Row:
    found = state_of(hall).row(signer)
    assert found is not None
    return found


def do(hall: Hall, deed: Deed) -> str:
    """Record a deed; what it tells."""
    if deed.changes:
        hall.record(*deed.changes)
    return deed.told


def all_sign(hall: Hall) -> str:
    return do(hall, deeds.all_present(state_of(hall), hall.time))


def standings(hall: Hall) -> dict[str, Standing]:
    return {one.id: one.standing for one in state_of(hall).rows}


def begin(hall: Hall) -> None:
    hall.record(StageRun.new(id=SIGN.id, state=StageState.RUNNING, started=at(9)))


def end(hall: Hall) -> None:
    seen = hall.seen(StageRun, SIGN.id)
    hall.record(seen.change(state=StageState.DONE, ended=hall.time))


def actions(hall: Hall) -> list[tuple[str, tuple[str, ...], str]]:
    """The tindak lanjut that stand: words, offices, deadline."""
    hall.session.poll()
    notes = (seen.value for seen in hall.session.all(Note))
    return [(one.text, one.opd, str(one.due)) for one in notes]


def morning(hall: Hall) -> None:
    """The text is read but for its last part; all kinds of signers; the paper is kept."""
    everybody(hall)
    begin(hall)
    for part in TEXT[:2]:
        do(hall, deeds.read_out(state_of(hall), part, hall.time))
    all_sign(hall)
    due = deeds.read_due("14/7", at(9).date())
    do(hall, deeds.later(state_of(hall), [row(hall, "bappeda")], due, hall.time))
    do(hall, deeds.keep_paper(state_of(hall), "3", "Bagian Hukum"))
