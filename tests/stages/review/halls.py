"""A telaah of two books in a small hall."""

from __future__ import annotations

from datetime import time

from bimtek.hall.records import Note, StageRun, StageState
from bimtek.stages.deed import Deed
from bimtek.stages.review import deeds
from bimtek.stages.review.deeds import Remarking, Saw
from bimtek.stages.review.fields import FIELDS
from bimtek.stages.review.rules import Entry
from bimtek.stages.review.script import Chapter, ReviewScript
from bimtek.stages.review.state import ReviewState
from bimtek.stages.review.typed import read_line
from tests.minutes.halls import Hall, acara, at, seat_people

CHAPTERS = (
    Chapter("b1-1", "Bab 1 Pendahuluan", "Buku I", "1–12", ("bappeda",), "", 10),
    Chapter("b1-2", "Bab 2 Kesiapan", "Buku I", "13–40", ("dinkes", "bappeda"), "", 15),
    Chapter("b2-1", "Bab 1 Visi", "Buku II", "", (), "Tenaga ahli"),
)
BOOKS = acara("telaah", "telaah", "Telaah buku", time(9), 60, ReviewScript(CHAPTERS))
BARE = acara("lain", "telaah", "Telaah lain", time(13), 30, ReviewScript())
STAGES = (BOOKS, BARE)
TENGKES = "angka tengkes beda dari RPJMD"


def seat(hall: Hall) -> None:
    seat_people(hall)
    hall.time = at(9)


def state_of(hall: Hall) -> ReviewState:
    hall.session.poll()
    return ReviewState(hall.session, BOOKS)


def do(hall: Hall, deed: Deed) -> str:
    """Record a deed; what it tells."""
    if deed.changes:
        hall.record(*deed.changes)
    return deed.told


def begin(hall: Hall) -> None:
    hall.record(StageRun.new(id=BOOKS.id, state=StageState.RUNNING, started=at(9)))


def end(hall: Hall) -> None:
    seen = hall.seen(StageRun, BOOKS.id)
    hall.record(seen.change(state=StageState.DONE, ended=hall.time))


def go_on(hall: Hall, hour: int, minute: int) -> None:
    hall.time = at(hour, minute)
    do(hall, deeds.course(state_of(hall)).go_on(hall.time))


def remark(hall: Hall, *lines: str, chapter: str = "b1-1") -> None:
    """Type lines, as one act."""
    state = state_of(hall)
    remarking = Remarking(state, chapter, hall.time)
    for line in lines:
        remarking.take(read_line(line, BOOKS.id, state.turn, state.known))
    hall.record(*remarking.changes)


def entry(hall: Hall, words: str = TENGKES) -> Entry:
    """A remark by its words."""
    return next(one for one in state_of(hall).everything if one.text == words)


def fill(hall: Hall, words: str, **texts: str) -> None:
    """Type into the form of a remark, field by field."""
    for field, text in texts.items():
        state, one = state_of(hall), entry(hall, words)
        line = next(f for f in FIELDS if f.name == field)
        do(hall, deeds.fill(state, one, line, text, Saw(one.seen), hall.time))


def actions(hall: Hall) -> list[tuple[str, tuple[str, ...], str]]:
    """The tindak lanjut that stand: words, offices, deadline."""
    hall.session.poll()
    notes = (seen.value for seen in hall.session.all(Note))
    return [(one.text, one.opd, str(one.due)) for one in notes]


def morning(hall: Hall) -> None:
    """Two chapters discussed, every decision there is, one told in confidence."""
    begin(hall)
    go_on(hall, 9, 0)
    remark(
        hall, f"d {TENGKES} @dinkes > @dishub ^14/7", "r dasar hukum lama @bappeda",
        "e kalimat panjang @tamu", "data pelapor @dishub ~", "tambah peta > ambil dari RTRW",
    )  # fmt: skip
    fill(hall, "dasar hukum lama", verdict="t sudah sesuai pedoman")
    fill(hall, "kalimat panjang", verdict="p", owner="bappeda", due="12/7")
    go_on(hall, 9, 20)
    go_on(hall, 9, 40)
    remark(hall, "visi belum terukur @dinkes", chapter="b2-1")
    fill(hall, "visi belum terukur", verdict="l menunggu RPJMD")
