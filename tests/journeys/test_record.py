"""The same workshop told by another program: `bimtek record` gives the same minutes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bimtek.session import Session
from bimtek.stages.decree.rules import held_roles
from tests.journeys.playing import DAY, Hall, minutes, same_text

FILE = "tercatat.bimtek"
NADIA = ("--as", "Nadia Contoh", "--role", "fasilitator")
CALL = "1-pagi"
ABSENT = frozenset(
    ("dispora", "kec-sananwetan", "kel-gedog", "kel-kepanjenkidul", "kel-kepanjenlor", "kel-turi",
     "kel-blitar")
)  # fmt: skip
POLICY = "arah-kebijakan-dan-teori-kota-cerdas"

Line = dict[str, Any]


def moment(time: str) -> str:
    return f"{DAY}T{time.replace('.', ':')}:00+07:00"


def clock(time: str) -> Line:
    return {"clock": moment(time)}


def begun(stage: str, time: str) -> list[Line]:
    values = {"state": "berjalan", "started": moment(time)}
    return [clock(time), {"kind": "stage", "record": stage, "set": values}]


def ended(stage: str, time: str) -> list[Line]:
    values = {"state": "selesai", "ended": moment(time)}
    return [clock(time), {"kind": "stage", "record": stage, "set": values}]


def note(text: str, stage: str, **values: object) -> Line:
    record = {"record": values.pop("id")} if "id" in values else {}
    return {"kind": "note", "stage": stage, "ref": text, "set": {"text": text, **values}} | record


class Desk:
    """Lines of the registration desk.

    Args:
        seats: row of the printed sheet → participant.
    """

    def __init__(self, seats: dict[int, str]) -> None:
        self.seats = seats

    def here(self, who: str, time: str, **presence: object) -> Line:
        said = {"status": "hadir", "arrived": time.replace(".", ":"), **presence}
        key = {"roll_call": CALL, "participant": who}
        return {"kind": "attendance", "key": key, "set": {"presence": said}, "act": who}

    def rows(self, time: str, *rows: Iterable[int] | int) -> Iterator[Line]:
        yield clock(time)
        for some in rows:
            for row in (some,) if isinstance(some, int) else some:
                yield self.here(self.seats[row], time)

    def newcomer(self, number: int, time: str, **values: object) -> Iterator[Line]:
        who = f"baru-{number}"
        presence = values.pop("presence", {})
        name = {"name": f"Nama Contoh {values.pop('name')}", "walk_in": True}
        yield clock(time)
        yield {"kind": "participant", "record": who, "set": name | values, "act": who}
        yield self.here(who, time, **presence)  # type: ignore[arg-type]

    def representative(
        self, row: int, time: str, name: str, post: str, opd: str, **presence: str
    ) -> Iterator[Line]:
        usual = {"capacity": "wakil", "letter": "menyusul", "mode": "luring"}
        presence = usual | {"stands_for": self.seats[row]} | presence
        return self.newcomer(row, time, name=name, post=post, opd=opd, presence=presence)


def registration(desk: Desk) -> Iterator[Line]:
    yield from begun("registrasi", "07.30")
    chair = {"name": "Nama Contoh Nol", "post": "Ketua Panitia", "since": moment("07.30")}
    yield {"kind": "chair", "record": "pimpinan-1", "set": chair}
    yield from desk.rows("07.45", range(8, 14), range(15, 19), range(20, 25))
    yield from desk.rows("07.52", 1, 2, range(26, 30), 33, 35, 36)
    yield from desk.rows("07.58", range(42, 57))
    yield from desk.rows("08.02", range(60, 67), 72, 73, 76, 78, 79, 80)
    yield from desk.rows("08.04", 70, 71, 69)
    for row, name in ((41, "Nama Contoh Satu, S.Sos."), (40, "Nama Contoh Dua, M.Si.")):
        yield {"kind": "participant", "record": desk.seats[row], "set": {"name": name}}
    yield from desk.rows("08.06", 41, 40)
    yield from desk.rows("08.08", 37, 38, 39)
    yield from desk.newcomer(1, "08.10", name="Tiga", post="Ketua PMI", agency="PMI Kota Blitar")
    yield from desk.newcomer(2, "08.10", name="Empat", post="Kepala Subbagian", opd="bappeda")
    yield from desk.representative(14, "08.12", "Lima", "Sekretaris", "bakesbangpol-pbd")
    shown = {"reason": "sakit", "letter": "ada", "letter_no": "800/12/2023"}
    yield from desk.representative(25, "08.14", "Enam", "Kepala Bidang", "dinsos", **shown)
    yield from desk.representative(30, "08.15", "Tujuh", "Kepala Bidang", "disbudpar")
    none = {"reason": "izin", "letter": "tidak ada"}
    yield from desk.representative(32, "08.17", "Delapan", "Sekretaris", "dispusip", **none)
    handed = {"reason": "dinas luar", "letter": "ada"}
    yield from desk.representative(19, "08.20", "Sembilan", "Sekretaris", "dinkes", **handed)
    yield from ended("registrasi", "08.34")
    yield from begun("pembukaan", "08.34")
    yield from desk.rows("08.41", 19)
    key = {"roll_call": CALL, "participant": "baru-19"}
    yield {"kind": "attendance", "key": key, "set": {"stood_until": "08:41"}}
    yield clock("08.43")
    yield note("Kursi untuk tamu kurang sepuluh", "registrasi", label="masalah", opd=["bag-umum"])


def reading(session: Session) -> Iterator[Line]:
    yield from ended("pembukaan", "08.57")
    yield from begun("pembacaan-sk", "08.57")
    times = ("08.57", "08.59", "09.01", "09.04", "09.06", "09.06", "09.06")
    spec = session.script.stage("pembacaan-sk").spec
    for clause, time in zip(spec.clauses, times, strict=True):
        record = f"pembacaan-sk/{clause.id}"
        yield {"kind": "clause", "record": record, "set": {"at": moment(time)}}
    about = {"about": "clause/pembacaan-sk/ketiga"}
    yield clock("09.02")
    yield note("Apakah laporan lewat Sekda?", "pembacaan-sk", id="tanya", label="pertanyaan",
               opd=["dinsos"], **about)  # fmt: skip
    yield note("Ya, melalui Sekretaris Daerah", "pembacaan-sk", label="jawaban",
               answers="tanya", opd=["bag-hukum"], **about)  # fmt: skip
    chorus = {"stance": "siap", "how": "serentak", "at": moment("09.08")}
    for opd, roles in held_roles(spec.roles).items():
        if opd not in ABSENT:
            yield from (stance(opd, role.slug, "chorus", stance=chorus) for role in roles)
    objection = {"stance": "keberatan", "how": "sendiri", "at": moment("09.10")}
    words = {"sentence": "Kami juga mengurus PJU.", "wish": "tambah Pokja Environment"}
    yield stance("dishub", "dewan-anggota", "dishub", stance=objection, **words)
    yield stance("dishub", "pokja-living-anggota", "dishub", stance=objection)
    words = {"answer": "Akan diperiksa Bagian Hukum.", "outcome": "dicatat untuk ralat SK"}
    yield stance("dishub", "dewan-anggota", "hasil", **words)
    question = {"stance": "tanya", "how": "sendiri", "at": moment("09.11")}
    asked = {"sentence": "Siapa penghubung data kami?"}
    yield stance("dlh", "dewan-anggota", "dlh", stance=question, **asked)
    yield stance("dlh", "pokja-environment-koordinator", "dlh", stance=question)
    yield {"undo": True}
    yield {"redo": True}
    yield from ended("pembacaan-sk", "10.00")


def stance(opd: str, role: str, act: str, **values: object) -> Line:
    return {"kind": "stance", "record": f"pembacaan-sk/{opd}/{role}", "set": values, "act": act}


def talk() -> Iterator[Line]:
    yield from begun(POLICY, "10.00")
    yield clock("10.05")
    yield note("Paparan dibuka Perwakilan Kementerian", POLICY)
    action = {"label": "tindak lanjut"}
    yield note("Setiap OPD mengirim nama penghubung data", POLICY, opd=["diskominfotik"],
               due="2023-07-07", **action)  # fmt: skip
    yield note("Peta kawasan kumuh diserahkan kepada Bappeda", POLICY, opd=["disperkim"],
               due="2023-07-05", **action)  # fmt: skip
    yield note("Pagu anggaran tahun depan belum diumumkan", POLICY, opd=["bpkad"], closed=True)
    yield note("Nomor telepon pribadi 0812 0000 0000", POLICY)


ANSWERS = {
    "4.1/kota": "2 4", "4.2/kota": "2 4", "4.3/kota": "3 4", "4.1/bappeda": "2 3",
    "4.2/rsmw": "3 5", "4.3/dishub": "2 3", "SL.1.1/disperkim": "12.4 5", "SL.1.2/dpupr": "bd",
    "SL.1.3/dpupr": "71.5 90", "SL.1.3/disperkim": "80 95.5", "SL.1.4/dlh": "18.25 30",
    "SL.2.1/dinkes": "66.7 100", "5.1/kota": "2 3", "5.2/kota": "3 4", "5.3/kota": "2 3",
    "5.1/dispora": "1 3", "5.2/dindik": "4 5", "5.3/satpol-pp": "1 2",
    "SS.2.1/dindik": "72.5 100", "SS.2.2/dindik": "118 0", "SS.2.3/dispusip": "tb",
    "SS.2.4/dindik": "64.3 100",
}  # fmt: skip
SENTENCES: dict[str, Line] = {
    "4.1/kota": {
        "condition": "peta digital baru dipakai dua kantor",
        "causes": ["data", "koordinasi"],
        "cause": "peta antarkantor belum disatukan",
        "proposal": "satu peta bersama untuk izin",
        "pic": "bappeda",
    },
    "SL.1.1/disperkim": {"condition": "sisa kawasan kumuh ada di bantaran sungai"},
    "4.2/kota": {
        "condition": "antrean daring baru di sebagian puskesmas",
        "causes": ["SDM", "anggaran"],
        "cause": "pelatih hanya satu orang",
        "proposal": "pelatihan bersama RSUD",
    },
    "5.1/kota": {
        "condition": "komunitas didata menurut acara",
        "causes": ["koordinasi"],
        "cause": "belum ada satu daftar",
        "proposal": "satu daftar komunitas kota",
    },
}


def gaps() -> Iterator[Line]:
    yield from ended(POLICY, "13.35")
    yield from begun("kesenjangan", "13.35")
    for row, numbers in ANSWERS.items():
        now, _, target = numbers.partition(" ")
        values: Line = {"answer": {"now": now, "target": target}} | SENTENCES.get(row, {})
        if row in ("5.1/kota", "5.2/kota", "5.3/kota"):
            values["status"] = "disepakati"
        if row[0].isdigit() and not row.endswith("kota"):
            values["asked"] = True
        yield {"kind": "gap", "record": f"kesenjangan/{row}", "set": values}
    yield from ended("kesenjangan", "15.42")
    yield from begun("penutup", "15.42")
    yield from ended("penutup", "15.58")


def record(hall: Hall, lines: Iterable[Line]) -> list[Line]:
    """Feed the lines; every one must be taken."""
    told = "\n".join(json.dumps(line) for line in lines)
    answer = hall.run("record", FILE, *NADIA, stdin=told)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_the_same_facts_from_another_program_give_the_same_minutes(
    hall: Hall, session: Session
) -> None:
    spellings = ("--alias", "DINKES Kota=dinkes", "--alias", "Dinas Kesehatan Blitar=dinkes")
    lists = ("--participants", "undangan.csv", *spellings)
    founded = hall.run("new", FILE, "--script", "blitar-2023", *lists, *NADIA)
    assert founded.returncode == 0, founded.stderr
    whole = json.loads(hall.run("export", FILE, "-f", "json", "-o", "-").stdout)
    seats = {
        one["values"]["row"]: one["record"]
        for one in whole["records"]["participant"]
        if one["values"].get("row") is not None
    }

    answers = record(hall, [*registration(Desk(seats)), *reading(session), *talk()])
    phone = next(one for one in answers if one.get("ref", "").startswith("Nomor telepon"))
    reason = "permintaan orang yang bersangkutan"
    record(hall, [clock("10.09"), {"redact": [phone["stamp"]], "reason": reason}])
    record(hall, gaps())

    same_text(minutes(hall, FILE), "golden/workshop.md")
