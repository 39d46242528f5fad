"""Four votes in a small hall: dots, yes and no, impact and effort, and one that is secret."""

from __future__ import annotations

from datetime import time
from typing import Any

from bimtek.hall.presence_records import Attendance, Presence, RollCall, Status
from bimtek.hall.records import Opd, Participant
from bimtek.script.model import Guide, Stage
from bimtek.stages.deed import Deed
from bimtek.stages.pause.script import PauseScript
from bimtek.stages.vote import deeds
from bimtek.stages.vote.ballots import Option
from bimtek.stages.vote.script import DOTS, IMPACT, YES_NO, ScriptOption, VoteScript
from bimtek.stages.vote.state import VoteState
from tests.minutes.halls import Hall, acara, at

OPTIONS = (
    ScriptOption("antrean", "Antrean daring di semua puskesmas", "#4.2"),
    ScriptOption("lapor", "Lapor warga satu pintu", ""),
    ScriptOption("parkir", "Parkir nontunai", "#3.1"),
    ScriptOption("taman", "Sensor taman kota", ""),
)
CALL = "1-pagi"


def spec(**values: Any) -> VoteScript:
    said: dict[str, Any] = {
        "method": DOTS,
        "dots": 3,
        "stacking": False,
        "by": "opd",
        "secret": False,
        "picks": 2,
        "detailed": False,
        "options": OPTIONS,
    }
    return VoteScript(**{**said, **values})


def vote_of(name: str, title: str, starts: time, what: VoteScript) -> Stage:
    guides = (Guide("Tanyakan", '"Tiga titik setiap OPD: mana yang didahulukan?"'),)
    return acara(name, "pemungutan", title, starts, 20, what)._replace(guides=guides)


REGISTRATION = acara("registrasi", "jeda", "Registrasi", time(8), 30, PauseScript())
PICK = vote_of("pilih", "Pilih quick win", time(9), spec())
AGREE = vote_of("setuju", "Sepakat visi", time(10), spec(method=YES_NO, picks=0, detailed=True))
RATE = vote_of("nilai", "Nilai quick win", time(11), spec(method=IMPACT))
SECRET = vote_of("rahasia", "Pilih ketua pokja", time(13), spec(secret=True, dots=1, picks=1))
PEOPLE = vote_of("orang", "Kalimat visi", time(14), spec(by="orang", picks=1, detailed=True))
EMPTY = vote_of("kosong", "Usulan aula", time(15), spec(options=(), stacking=True))
STAGES = (REGISTRATION, PICK, AGREE, RATE, SECRET, PEOPLE, EMPTY)

OPDS = ("bappeda", "dinkes", "dishub", "dinsos", "dlh")
SHORT = {
    "bappeda": "Bappeda", "dinkes": "Dinkes", "dishub": "Dishub", "dinsos": "Dinsos", "dlh": "DLH",
}  # fmt: skip


def seat(hall: Hall) -> None:
    """Everybody of the list; nobody is here yet."""
    hall.record(
        *(
            Opd.new(code=code, short=SHORT[code], name=f"Dinas {SHORT[code]}", order=order)
            for order, code in enumerate(OPDS, 1)
        ),
        Opd.new(code="kel-gedog", short="Kel. Gedog", category="kelurahan", order=9),
        *(
            Participant.new(id=f"p-{code}", name=f"Nama {SHORT[code]}", post="Kepala", opd=code)
            for code in OPDS
        ),
        Participant.new(id="p-gedog", name="Nama Gedog", post="Lurah", opd="kel-gedog"),
        Participant.new(id="p-pers", name="Nama Pers", agency="Pers", walk_in=True),
        RollCall.new(id=CALL, title="pagi", order=1, stage=REGISTRATION.id),
    )


def arrive(hall: Hall, *codes: str) -> None:
    for code in codes:
        presence = Presence(Status.PRESENT, arrived=time(8, 30))
        hall.record(Attendance.new(roll_call=CALL, participant=f"p-{code}", presence=presence))


def leave(hall: Hall, code: str) -> None:
    seen = hall.seen(Attendance, f"{CALL}/p-{code}")
    hall.record(seen.change(left=time(9, 10)))


def state_of(hall: Hall, stage: Stage = PICK) -> VoteState:
    hall.session.poll()
    return VoteState(hall.session, stage)


def option_of(hall: Hall, number: int, stage: Stage = PICK) -> Option:
    return state_of(hall, stage).all_options[number - 1]


def do(hall: Hall, deed: Deed) -> None:
    if deed.changes:
        hall.record(*deed.changes)


def vote(hall: Hall, stage: Stage = PICK, **ballots: str) -> None:
    """Type ballots of OPDs."""
    for voter, text in ballots.items():
        do(hall, deeds.vote(state_of(hall, stage), voter, text))


def count(hall: Hall, stage: Stage, *texts: str) -> None:
    """Type totals, one for each option in its order."""
    for number, text in enumerate(texts, 1):
        do(hall, deeds.tally(state_of(hall, stage), option_of(hall, number, stage), text))


def open_result(hall: Hall, stage: Stage = PICK, hour: int = 9, minute: int = 20) -> None:
    do(hall, deeds.open_result(state_of(hall, stage), at(hour, minute)))


def figures(hall: Hall, stage: Stage = PICK) -> list[tuple[int, str, str]]:
    """Place, option, standing, in the order of the ranking."""
    return [(one.place, one.option, str(one.standing)) for one in state_of(hall, stage).ranking]
