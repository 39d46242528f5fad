"""A small hall for the SK: five offices, two of them absent, one that the SK does not name."""

from __future__ import annotations

from datetime import time

from bimtek.hall.presence_records import Attendance, Capacity, Presence, RollCall, Status
from bimtek.hall.records import Opd, Participant
from bimtek.script.model import Guide, Stage
from bimtek.stages.decree.script import Clause, DecreeScript, Role
from bimtek.stages.decree.state import DecreeState
from bimtek.stages.deed import Deed
from tests.minutes.halls import STAGES, Hall

SPEC = DecreeScript(
    "Keputusan Wali Kota Blitar, Nomor: contoh, tentang Dewan dan Tim Pelaksana.",
    (
        Clause("kesatu", "KESATU", "Membentuk Dewan dan Tim Pelaksana."),
        Clause(
            "kedua", "KEDUA", "Tim Pelaksana, dibantu DPUPR, bertugas:", ("a. data;", "b. buku.")
        ),
        Clause("ketiga", "KETIGA", "Keputusan ini berlaku sejak tanggal ditetapkan."),
    ),
    (
        Role("Dewan", "Ketua", (), "Wali Kota"),
        Role("Dewan", "Anggota", ("bappeda", "dpupr", "dinkes", "dishub"), ""),
        Role("Tim Pelaksana", "Ketua", ("bappeda",), ""),
        Role("Pokja Living", "Anggota", ("dishub", "dpupr"), ""),
    ),
    sample=True,
)
SK = Stage(
    "sk", "sk", "Pembacaan SK", 1, "", time(9), 15, False, "Kepala Bagian Hukum", "",
    (Guide("Ucapkan", "Mohon memperhatikan nama kantornya."),), SPEC, 1,
)  # fmt: skip
REGISTRATION = Stage(
    "registrasi", "presensi", "Registrasi", 1, "", time(7), 60, False, "", "1-pagi", (), None, 1
)
ORDER = (REGISTRATION, SK, *STAGES)


def seat(hall: Hall) -> None:
    """Bappeda's head, a Kabid for the head of Dishub, and Dinas Sosial are here."""

    def here(person: str, **values: object) -> Presence:
        return Presence(Status.PRESENT, time(8), **values)  # type: ignore[arg-type]

    hall.record(
        Opd.new(code="bappeda", short="Bappeda", name="Badan Perencanaan", order=1),
        Opd.new(code="dinkes", short="Dinkes", name="Dinas Kesehatan", order=2),
        Opd.new(code="dpupr", short="DPUPR", name="Dinas Pekerjaan Umum", order=3),
        Opd.new(code="dishub", short="Dishub", name="Dinas Perhubungan", order=4),
        Opd.new(code="dinsos", short="Dinsos", name="Dinas Sosial", order=5),
        Participant.new(id="ani", name="Ani", post="Kepala Badan Perencanaan", opd="bappeda"),
        Participant.new(id="kadishub", post="Kepala Dinas Perhubungan", opd="dishub"),
        Participant.new(id="budi", name="Budi", post="Kepala Bidang Lalu Lintas", opd="dishub"),
        Participant.new(id="citra", name="Citra", post="Sekretaris Dinas Sosial", opd="dinsos"),
        Participant.new(id="dodi", name="Dodi", post="Kepala Dinas Kesehatan", opd="dinkes"),
        Participant.new(id="tamu", name="Tamu", agency="PMI"),
        RollCall.new(id="1-pagi", title="pagi", stage="registrasi", order=1),
        Attendance.new(roll_call="1-pagi", participant="ani", presence=here("ani")),
        Attendance.new(
            roll_call="1-pagi",
            participant="budi",
            presence=here("budi", capacity=Capacity.REPRESENTATIVE, stands_for="kadishub"),
        ),
        Attendance.new(roll_call="1-pagi", participant="citra", presence=here("citra")),
        Attendance.new(roll_call="1-pagi", participant="tamu", presence=here("tamu")),
    )


def state_of(hall: Hall) -> DecreeState:
    hall.session.poll()
    return DecreeState(hall.session, SK)


def do(hall: Hall, deed: Deed) -> None:
    hall.record(*deed.changes)
