"""Small sessions for the minutes: a script made by hand, a clock that is set, real files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bimtek.hall.presence_records import RollCall
from bimtek.hall.records import HALL_RECORDS, Label, Note, Opd, Participant
from bimtek.journal import file
from bimtek.journal.reader import Reader
from bimtek.journal.records import Change, Record, Seen
from bimtek.journal.views import write_views
from bimtek.journal.voice import Author, Voice
from bimtek.journal.writer import Writer
from bimtek.locale.dates import ZONES
from bimtek.script.model import Script, Stage
from bimtek.session import Session
from bimtek.stages import KINDS
from bimtek.stages.briefing.script import AgendaItem, BriefingScript
from bimtek.stages.closing.script import ClosingScript
from bimtek.stages.pause.script import PauseScript

WIB = ZONES["WIB"]
DAY = date(2023, 7, 3)
RECORDS: dict[str, type[Record]] = {
    cls.kind: cls for cls in (*HALL_RECORDS, *(cls for kind in KINDS for cls in kind.records))
}


def at(hour: int, minute: int = 0, day: int = 3) -> datetime:
    return datetime(2023, 7, day, hour, minute, tzinfo=WIB)


def acara(
    name: str, kind: str, title: str, starts: time | None, minutes: int | None, spec: object
) -> Stage:
    return Stage(name, kind, title, 1, "", starts, minutes, False, "", "", (), spec, 1)


AGENDA = BriefingScript(
    (
        AgendaItem("Indonesia Raya dan doa", 5, "", ()),
        AgendaItem("Laporan ketua panitia", 10, "Kepala Diskominfotik", ()),
    )
)
STAGES = (
    acara("pembukaan", "paparan", "Pembukaan", time(8, 30), 55, AGENDA),
    acara("ishoma", "jeda", "ISHOMA", time(12), 60, PauseScript()),
    acara("penutup", "penutup", "Penutup", time(15, 45), 15, ClosingScript(daily=True)),
)


def script_of(*stages: Stage, **values: Any) -> Script:
    said: dict[str, Any] = {
        "title": "Bimtek Penyusunan Rencana Induk Smart City Tahap I",
        "city": "Kota Blitar",
        "place": "Gedung Kusumo Wicitro",
        "first_day": DAY,
        "last_day": DAY,
        "starts": time(7, 30),
        "ends": time(16),
        "zone": "WIB",
        "quorum": None,
        "bases": ("Undangan Sekretaris Daerah Nomor 005/contoh/2023",),
        "scale": (),
        "divisions": (),
        "stages": stages or STAGES,
    }
    return Script(**{**said, **values})


class Hall:
    """One laptop with a session on it."""

    def __init__(self, path: Path, script: Script, actor: str, name: str, role: str) -> None:
        self.time = at(8, 30)
        writing = file.connect(path, writing=True)
        writing.execute("PRAGMA synchronous=OFF")
        author = Author("device", actor, role)
        voice = Voice(writing, RECORDS, lambda: self.time, author)
        self.session = Session(
            path,
            script,
            reader=Reader(file.connect(path, writing=False)),
            writer=Writer(voice, lambda _: None),
            author=author,
            officer_name=name,
            kinds=RECORDS,
            clock=lambda: self.time,
            zone=WIB,
        )

    def record(self, *changes: Change) -> str:
        """Record as one act, wait for the disk; the id of the first record."""
        with self.session.act() as act:
            for change in changes:
                act.record(change)
        act.saved.result(10)
        self.session.poll()
        return changes[0].record

    def note(self, text: str, label: Label = Label.NOTE, **values: Any) -> str:
        values.setdefault("said", self.time)
        return self.record(Note.new(text=text, label=label, **values))

    def destroy(self, kind: str, record: str, field: str) -> None:
        self.session.redact(kind, record, field, "salah rekam").result(10)
        self.session.poll()

    def seen(self, cls: type[Any], record: str) -> Seen[Any]:
        self.session.poll()
        seen = self.session.get(cls, record)
        assert seen is not None
        return seen


def new_file(path: Path) -> Path:
    """An empty session file; all are copies of one, since making one is half of many a test."""
    path.write_bytes(_empty())
    return path


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kosong.bimtek"
        connection = file.create(path)
        with file.transaction(connection):
            write_views(connection, RECORDS)
        connection.close()
        return path.read_bytes()


@contextmanager
def opened(
    path: Path,
    script: Script | None = None,
    actor: str = "n1",
    name: str = "Siti Aminah (nama contoh)",
    role: str = "fasilitator",
) -> Iterator[Hall]:
    if not path.exists():
        new_file(path)
    hall = Hall(path, script or script_of(), actor, name, role)
    try:
        yield hall
    finally:
        hall.session.close()


def seat_people(hall: Hall) -> None:
    """Three offices, four people, one guest, one roll call."""
    hall.record(
        Opd.new(code="bappeda", short="Bappeda", name="Badan Perencanaan", order=1),
        Opd.new(code="dinkes", short="Dinkes", name="Dinas Kesehatan", order=2),
        Opd.new(code="dishub", short="Dishub", name="Dinas Perhubungan", order=3),
        Participant.new(id="ani", name="Ani Rahayu", post="Kepala", opd="dinkes"),
        Participant.new(id="budi", name="Budi Santoso", post="Sekretaris", opd="dishub"),
        Participant.new(id="kadishub", post="Kepala", opd="dishub"),
        Participant.new(id="citra", name="Citra", post="Kepala", opd="bappeda"),
        Participant.new(id="tamu", name="Dr. Tamu", post="Dosen", agency="Universitas contoh"),
        RollCall.new(id="1-pagi", title="pagi", order=1),
    )
