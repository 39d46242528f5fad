"""A registration desk on a real session file, without screens: deeds go through the journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from bimtek.hall.officers import Officer
from bimtek.hall.presence_records import Attendance, HeldCapacity
from bimtek.hall.records import HALL_RECORDS, Opd, Participant
from bimtek.journal import file
from bimtek.journal.heads import seen_of
from bimtek.journal.reader import Reader
from bimtek.journal.records import Change, Record, Seen
from bimtek.journal.undo import undo
from bimtek.journal.voice import Author, Voice
from bimtek.journal.writer import Writer
from bimtek.locale.dates import ZONES
from bimtek.script.model import Quorum, Script, Stage
from bimtek.session import Session
from bimtek.stages.attendance.desk import Deed, Desk, arrange
from bimtek.stages.attendance.script import AttendanceScript

R = TypeVar("R", bound=Record)

KINDS = {cls.kind: cls for cls in HALL_RECORDS}
CALL = "1-pagi"
AT = time(8, 31, 12)

OPDS = (
    Opd("setda", "Setda", "Sekretariat Daerah", order=1),
    Opd("disperkim", "Disperkim", "Dinas Perumahan Rakyat dan Kawasan Permukiman", order=2),
    Opd("dishub", "Dishub", "Dinas Perhubungan", order=3),
    Opd("kel-kauman", "Kel. Kauman", "Kelurahan Kauman", category="kelurahan", order=4),
)
PEOPLE = (
    Participant("p-walikota", "Santoso", "Wali Kota Blitar", agency="Pemerintah Kota", row=1),
    Participant("p-sekda", post="Sekretaris Daerah", opd="setda", row=2),
    Participant("p-kadis", post="Kepala Dinas Perumahan Rakyat dan Kawasan Permukiman",
                opd="disperkim", row=14),
    Participant("p-sekr", "Nama Contoh Dua, M.Si.", "Sekretaris", "disperkim", row=15),
    Participant("p-kadishub", post="Kepala Dinas Perhubungan", opd="dishub", row=40,
                nip="198001012005011001"),
    Participant("p-lurah", post="Lurah Kauman", opd="kel-kauman", row=41),
)  # fmt: skip


@cache
def _empty() -> bytes:
    """A session in which nothing is said, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kosong.bimtek"
        file.create(path).close()
        return path.read_bytes()


class Hall:
    """One session file; `desk` is what the screen would show now."""

    def __init__(self, path: Path, *, name: str = "N1") -> None:
        self.path = path
        fresh = not path.exists()
        if fresh:
            path.write_bytes(_empty())
        self.connection = file.connect(path, writing=True)
        self.elapsed = 0
        author = Author(f"device-{name}", f"o-{name}", "meja")
        self.voice = Voice(self.connection, KINDS, self._clock, author)
        if fresh:
            self.record(new_record(one) for one in (*OPDS, *PEOPLE))
        self.record([Officer.set(author.actor, name=name, initials=name)])

    def _clock(self) -> datetime:
        self.elapsed += 1
        return datetime(2023, 7, 3, 1, 30, tzinfo=UTC) + timedelta(seconds=self.elapsed)

    def record(self, changes: Iterable[Change]) -> None:
        with file.transaction(self.connection):
            self.voice.append(changes)

    def do(self, deed: Deed) -> Deed:
        self.record(deed.changes)
        return deed

    def undo(self) -> None:
        with file.transaction(self.connection):
            undo(self.voice)

    def all(self, cls: type[R]) -> dict[str, Seen[R]]:
        heads = Reader(self.connection).heads(cls.kind)
        return {record: seen_of(self.connection, cls, record) for record in heads}

    @property
    def desk(self) -> Desk:
        return self.desk_of(CALL)

    def desk_of(self, roll_call: str) -> Desk:
        people = self.all(Participant)
        rows = self.all(Attendance).values()
        mine = {s.value.participant: s for s in rows if s.value.roll_call == roll_call}
        standing = {who: seen for who, seen in people.items() if seen.withdrawn is None}
        offices = {seen.value.code: seen.value for seen in self.all(Opd).values()}
        held = [
            seen
            for seen in self.all(HeldCapacity).values()
            if seen.withdrawn is None and seen.value.roll_call == roll_call
        ]
        others = [s for s in rows if s.value.roll_call != roll_call]
        return arrange(roll_call, standing, mine, offices, held=held, elsewhere=others)


def new_record(one: Record) -> Change:
    values = {name: getattr(one, name) for name in (*one.key, *one.data_fields())}
    return type(one).new(**{name: value for name, value in values.items() if value})


def new_id(name: str, opd: str, post: str) -> str:
    """A readable id for tests."""
    return "p-baru-" + "-".join(filter(None, (name.split()[-1].casefold(), opd)))


STAGES = (
    Stage("registrasi", "presensi", "Registrasi", 1, "Hari 1", time(7, 30), 60, False, "",
          CALL, (), AttendanceScript(Quorum(2), "pagi"), 1),
    Stage("absen-sore", "presensi", "Absen sore", 1, "Hari 1", time(15, 30), 10, False, "",
          "1-sore", (), AttendanceScript(Quorum(2), "sore"), 2),
    Stage("penutup", "penutup", "Penutup", 1, "Hari 1", time(15, 40), 10, False, "",
          "", (), None, 3),
)  # fmt: skip
SCRIPT = Script(
    "Bimtek contoh", "Kota Contoh", "Aula", date(2023, 7, 3), date(2023, 7, 3), time(7, 30), None,
    "WIB", Quorum(2), (), (), (), STAGES,
)  # fmt: skip


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2023, 7, 3, 8, 30, tzinfo=ZONES["WIB"])

    def __call__(self) -> datetime:
        return self.now

    def set(self, at: str) -> None:
        hour, minute = at.split(".")
        self.now = self.now.replace(hour=int(hour), minute=int(minute))


def open_desk(path: Path, name: str = "N1", clock: Clock | None = None) -> Session:
    """A session on a file that `Hall` made, as a workspace opens it."""
    clock = clock or Clock()
    connection = file.connect(path, writing=True)
    author = Author(f"device-{name}", f"o-{name}", "meja")
    return Session(
        path,
        SCRIPT,
        reader=Reader(file.connect(path, writing=False)),
        writer=Writer(Voice(connection, KINDS, clock, author), lambda _: None),
        author=author,
        officer_name=name,
        kinds=KINDS,
        clock=clock,
        zone=ZONES["WIB"],
    )
