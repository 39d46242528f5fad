"""Every kind of page in the huge font of the back row: 54 × 16."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bimtek.bootstrap import open_session
from bimtek.demo import build
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Note, Opd, Participant, Turn
from bimtek.hall.session_records import SessionSheet
from bimtek.hall.showing import Showing, Subject
from bimtek.journal.records import Change
from bimtek.script.library import home
from bimtek.session import Session
from bimtek.tui.stage_screen import ProjectorScreen
from tests.screens import same_screen
from tests.tui.driving import SCREENS, TestApp

SMALL = (54, 16)
TWO = datetime.fromisoformat("2023-07-03T14:10:00+07:00")
LONG_CITY = "Kabupaten Penukal Abab Lematang Ilir dan Sekitarnya, Sumatera Selatan"
LONG = " Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("layar") / "blitar.bimtek"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(path.parent / "settings"))
        build(path, home() / "blitar-2023")
    return path


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "blitar.bimtek"))


def prepare(path: Path, showing: Showing, fill: Callable[[Session], list[Change]]) -> None:
    """Record something, and set what the front shows."""
    session = open_session(path, "N1", "fasilitator", clock=lambda: TWO)
    with session.act() as act:
        for change in fill(session):
            act.record(change)
    act.saved.result(10)
    session.show(showing)
    assert session.close()


async def seen(path: Path, name: str) -> None:
    """The wall as its file says."""
    wall = open_session(path, writing=False, clock=lambda: TWO)
    app = TestApp(lambda: ProjectorScreen(wall, lambda same: same))
    async with app.run_test(size=SMALL):
        await same_screen(app, SCREENS / f"layar-{name}-54.txt")
    wall.close()


def nothing(_: Session) -> list[Change]:
    return []


PAGES = {
    "absen": Showing(Subject.STAGE, "registrasi"),
    "paparan": Showing(Subject.STAGE, "arah-kebijakan-dan-teori-kota-cerdas"),
    "lampiran": Showing(Subject.STAGE, "pembacaan-sk", "lampiran"),
    "peran-opd": Showing(Subject.STAGE, "pembacaan-sk", "lampiran/dishub"),
    "jeda": Showing(Subject.STAGE, "ishoma"),
    "pertanyaan": Showing(Subject.STAGE, "kesenjangan", "4.2"),
    "pilar": Showing(Subject.STAGE, "kesenjangan", "pilar living"),
    "gambar": Showing(Subject.STAGE, "kesenjangan", "gambar"),
    "hasil-hari": Showing(Subject.STAGE, "penutup"),
    "tugas-malam": Showing(Subject.STAGE, "penutup", "malam-ini"),
    "kehadiran": Showing(Subject.PRESENCE, "kesenjangan"),
    "antrean": Showing(Subject.QUEUE, "kesenjangan"),
    "waktu": Showing(Subject.TIMER, "kesenjangan"),
    "kosong": Showing(Subject.BLANK, "kesenjangan"),
}


@pytest.mark.parametrize("name", PAGES)
async def test_the_page(path: Path, name: str) -> None:
    prepare(path, PAGES[name], nothing)
    await seen(path, name)


async def test_a_decision_that_is_read_out(path: Path) -> None:
    text = (
        "Dishub ditambahkan sebagai anggota Pokja Environment; Bagian Hukum menyiapkan perubahan "
        "SK paling lambat 17 Juli, sesudah dibahas dengan Bappeda dan para camat."
    )
    note = Note.new(text=text, label="keputusan", said=TWO)
    prepare(path, Showing(Subject.STAGE, "penutup", note.record), lambda _: [note])
    await seen(path, "keputusan")


async def test_36_offices_that_are_awaited(path: Path) -> None:
    def come(session: Session) -> list[Change]:
        seats = {seen.value.opd: seen.record for seen in session.all(Participant)}
        offices = [seen.value.code for seen in session.all(Opd)]
        here = Presence(Status.PRESENT)
        return [
            Attendance.new(roll_call="1-sore", participant=seats[opd], presence=here)
            for opd in offices[36:]
            if opd in seats
        ]

    prepare(path, Showing(Subject.STAGE, "absen-sore"), come)
    await seen(path, "36-kantor")


async def test_long_names_of_a_city_and_its_offices(path: Path) -> None:
    def rename(session: Session) -> list[Change]:
        sheet = session.get(SessionSheet, "1")
        assert sheet
        offices = session.all(Opd)[:4]
        asked = [
            Turn.new(opd=one.record, order=str(place), asked=TWO, began=None if place else TWO)
            for place, one in enumerate(offices)
        ]
        return [
            sheet.change(city=LONG_CITY),
            *(one.change(short="", name=one.value.name + LONG) for one in offices),
            *asked,
        ]

    prepare(path, Showing(Subject.QUEUE), rename)
    await seen(path, "antrean-panjang")
    prepare(path, Showing(Subject.BLANK), nothing)
    await seen(path, "kosong-panjang")
