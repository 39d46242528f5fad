"""A small city that holds tahap I and goes on to tahap II with other offices and people."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bimtek import bootstrap
from bimtek.founding import Founded, Wishes, found
from bimtek.hall.records import Note
from bimtek.stages.closing.rules import wording_of
from tests.recording import recorded

JULY = datetime.fromisoformat("2023-07-03T08:30:00+07:00")
AUGUST = datetime.fromisoformat("2023-08-10T08:30:00+07:00")

SCRIPT = """---
naskah: 1
judul: Bimtek Smart City Tahap {phase}
kota: Kota Contoh
tanggal: {day}
mulai: 08.00
selesai: 16.00
zona: WIB
---

## Registrasi {{.presensi mulai=08.00 durasi=30 panggilan="pagi"}}

## Pembukaan {{.paparan mulai=08.30 durasi=30}}

1. Laporan ketua panitia

## Kesenjangan {{.kesenjangan #{gap} mulai=09.00 durasi=120 target-bawaan=kini+1}}

### Smart Living

#### 4.2 Kesehatan

1. satu
2. dua
3. tiga
4. empat
5. lima

| kode | indikator | satuan | arah | opd | kapan |
|---|---|---|---|---|---|
| SL.2.1 | Waktu tunggu | menit | turun | dinkes | pleno |

#### 4.3 {title}

1. satu
2. dua
3. tiga
4. empat
5. lima

## Program {{.program #{programmes} mulai=11.00 durasi=60}}

- anggaran sudah ada {{#anggaran}}

## Penutup {{.penutup mulai=15.30 durasi=30}}
"""
TAHAP_1 = SCRIPT.format(
    phase="I", day="3 Juli 2023", gap="kesenjangan", programmes="program", title="Mobilitas"
)
TAHAP_2 = SCRIPT.format(
    phase="II", day="10 Agustus 2023", gap="gap", programmes="rencana", title="Angkutan kota"
)

OPD_1 = """kode;singkatan;nama
dinkes;Dinkes;Dinas Kesehatan
disdag;Disdag;Dinas Perdagangan
dinkop;Dinkop;Dinas Koperasi
dishub;Dishub;Dinas Perhubungan
"""
OPD_2 = """kode;singkatan;nama
dinkes;Dinkes PPKB;Dinas Kesehatan dan Pengendalian Penduduk
dinkopdag;Dinkopdag;Dinas Koperasi dan Perdagangan
dinkop;Dinkop;Dinas Koperasi
brida;Brida;Badan Riset dan Inovasi
"""
PEOPLE_1 = """no;nama;jabatan;opd;nip
1;Nama Contoh Satu;Kepala Dinas;dinkes;199001012010011001
2;Nama Contoh Dua;Kepala Dinas;disdag;199001012010011002
3;Nama Contoh Tiga;Sekretaris;dishub;
4;Nama Contoh Empat;Kepala Dinas;dishub;
"""
PEOPLE_2 = """no;nama;jabatan;opd;nip
7;Nama Contoh Satu;Kepala Badan;brida;199001012010011001
8;Nama Contoh Dua;Kepala Dinas;Disdag;199001012010011002
9;Nama Contoh Tiga;Sekretaris;dinkopdag;
10;Nama Contoh Lima;Kepala Dinas;dinkes;
"""
MERGED = {"Disdag": "dinkopdag"}
"""What a person says: Disdag went into Dinkopdag."""


def tahap_1(folder: Path) -> Path:
    """What stands at the end of tahap I."""
    path = _founded(folder, "tahap1", TAHAP_1, OPD_1, PEOPLE_1)
    recorded(path, *SAID)
    _let_go(path, "eeeeeeeeeeee")
    return path


def tahap_2(folder: Path, previous: Path, *, lists: bool = False) -> Founded:
    """Tahap II from tahap I, as it is or with new lists."""
    script = folder / "tahap2.md"
    script.write_text(TAHAP_2, encoding="utf-8")
    wishes = Wishes(previous=previous)
    if lists:
        wishes = Wishes(
            previous=previous,
            opds=_list(folder / "opd2.csv", OPD_2),
            participants=_list(folder / "peserta2.csv", PEOPLE_2),
            aliases=MERGED,
        )
    path = folder / "tahap2.bimtek"
    return found(path, script, wishes, name="Panitia", role="penyelenggara", clock=lambda: AUGUST)


def _founded(folder: Path, name: str, text: str, opds: str, people: str) -> Path:
    script = folder / f"{name}.md"
    script.write_text(text, encoding="utf-8")
    wishes = Wishes(
        opds=_list(folder / "opd1.csv", opds), participants=_list(folder / "peserta1.csv", people)
    )
    path = folder / f"{name}.bimtek"
    found(path, script, wishes, name="Panitia", role="penyelenggara", clock=lambda: JULY, key="k")
    return path


def _let_go(path: Path, note: str) -> None:
    """The hall let an action go when it was read back."""
    with bootstrap.reading(path) as session:
        seen = session.get(Note, note)
    assert seen is not None
    result = {
        "outcome": "dilepas",
        "at": "2023-07-03T15:40:00+07:00",
        "wording": list(wording_of(seen)),
    }
    recorded(path, {"kind": "read_back", "record": note, "set": {"result": result}})


def _list(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _gap(row: str, who: str, now: str, target: str = "", **more: object) -> dict[str, object]:
    answer = {"now": now, "target": target} if target else {"now": now}
    record = f"kesenjangan/{row}/{who}"
    return {"kind": "gap", "record": record, "set": {"answer": answer, **more}}


def _action(record: str, text: str, **more: object) -> dict[str, object]:
    said = {"text": text, "label": "tindak lanjut", "stage": "penutup", **more}
    return {"kind": "note", "record": record, "set": said}


SAID: tuple[dict[str, object], ...] = (
    _gap("4.2", "kota", "2", "4", condition="antrean daring baru sebagian", status="disepakati"),
    _gap("4.2", "disdag", "3"),
    _gap("4.3", "kota", "1", "3", confidential=True),
    _gap("4.3", "dishub", "1"),
    _gap("SL.2.1", "dinkes", "45", "30"),
    {
        "kind": "programme",
        "record": "program/aaaaaaaaaaaa",
        "set": {
            "name": "Antrean satu pintu",
            "pillar": "living",
            "answers": "kesenjangan/4.2/kota",
            "lead": "dinkes",
            "support": ["disdag"],
            "quick_win": True,
            "percent": 40,
        },
    },
    _action("bbbbbbbbbbbb", "kirim data pasar", opd=["disdag"], due="2023-07-14"),
    _action("cccccccccccc", "tunjuk penghubung data", opd=["dinkes", "dishub"], due="2023-09-01"),
    _action("dddddddddddd", "rahasia", opd=["dishub"], closed=True),
    _action("eeeeeeeeeeee", "dilepas saja", opd=["dishub"]),
)
