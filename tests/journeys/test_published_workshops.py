"""Two workshops as the press told of them: held with their script alone, minuted like any other.

Bontang 2019 (tahap I, second day) and Sawahlunto 2023 (tahap III); offices and people are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bimtek.bootstrap import open_session
from bimtek.founding import Wishes, found
from bimtek.minutes.document import minutes
from bimtek.script.library import find_script
from tests.conftest import MORNING
from tests.recording import recorded

OPDS = """kode;singkatan;nama;jenis
dinkes;Dinkes;Dinas Kesehatan;dinas
dlh;DLH;Dinas Lingkungan Hidup;dinas
disbud;Disbud;Dinas Kebudayaan;dinas
kominfo;Diskominfo;Dinas Komunikasi dan Informatika;dinas
bappeda;Bappeda;Badan Perencanaan Pembangunan Daerah;badan
"""
PEOPLE = """no;nama;jabatan;opd
1;Nama Contoh Satu;Kepala Dinas;Dinkes
2;Nama Contoh Dua;Kepala Dinas;DLH
3;Nama Contoh Tiga;Kepala Dinas;Disbud
4;Nama Contoh Empat;Kepala Dinas;Diskominfo
5;Nama Contoh Lima;Kepala Badan;Bappeda
"""
ADVICE = "Hitung waktu tunggu sebelum dan sesudah"
CODE_WORDS = (
    "opd-penanggung", "persen-selesai", "kertas-kerja", "program-terbaik", "analisis-kesenjangan",
    "None", "dinkes", "dlh", " o-",
)  # fmt: skip
Line = dict[str, Any]


def held(folder: Path, name: str, *lines: Line) -> str:
    """The minutes after these lines were recorded into a session of this script."""
    (folder / "opd.csv").write_text(OPDS, encoding="utf-8")
    (folder / "peserta.csv").write_text(PEOPLE, encoding="utf-8")
    wishes = Wishes(opds=folder / "opd.csv", participants=folder / "peserta.csv")
    path = folder / f"{name}.bimtek"
    founded = found(
        path, find_script(name), wishes, name="Panitia", role="penyelenggara",
        clock=lambda: MORNING,
    )  # fmt: skip
    assert not [line for line in founded.warnings if "tidak ada dalam daftar" in line]
    told = ({"as": "Nama Contoh Notulis", **line} if "kind" in line else line for line in lines)
    answers = recorded(path, *told)
    assert [answer for answer in answers if "error" in answer] == []
    session = open_session(path, "N3", "notulis", writing=False)
    try:
        return minutes(session)
    finally:
        session.close()


def begun(stage: str, at: str) -> Iterator[Line]:
    yield {"clock": at}
    yield {"kind": "stage", "record": stage, "set": {"state": "berjalan", "started": at}}


def over(stage: str, at: str) -> Iterator[Line]:
    yield {"clock": at}
    yield {"kind": "stage", "record": stage, "set": {"state": "selesai", "ended": at}}


def seated(division: str, **groups: str) -> Iterator[Line]:
    for opd, group in groups.items():
        key = {"division": division, "opd": opd}
        yield {"kind": "office_seat", "key": key, "set": {"group": group}}


def item(component: str, quadrant: str, text: str, who: str) -> Iterator[Line]:
    name = text.replace(" ", "-").lower()
    values = {"component": component, "quadrant": quadrant, "text": text}
    yield {"kind": "swot_item", "key": {"stage": "swot", "item": name}, "set": values}
    key = {"stage": "swot", "item": name, "who": who}
    yield {"kind": "swot_voice", "key": key, "set": {"said": "2019-07-09T09:30:00+08:00"}}


def cell(stage: str, row: str, who: str, column: str, value: str) -> Line:
    key = {"stage": stage, "row": row, "who": who, "column": column}
    return {"kind": "answer", "key": key, "set": {"value": value}}


def section(text: str, title: str) -> str:
    """What the minutes say of one acara."""
    _, _, rest = text.partition(f" {title}\n")
    return rest.partition("\n### ")[0]


@pytest.fixture
def bontang(tmp_path: Path) -> str:
    wita = "+08:00"
    day = "2019-07-09T"
    return held(
        tmp_path,
        "bontang-2019",
        *seated("komponen", dlh="alam", disbud="budaya", kominfo="infrastruktur",
                bappeda="suprastruktur", dinkes="analisis-kesenjangan"),
        *seated("dimensi", dlh="environment", disbud="branding", kominfo="governance",
                bappeda="governance", dinkes="living"),
        *begun("swot", f"{day}08:50:00{wita}"),
        *item("alam", "kekuatan", "Hutan kota terawat", "dlh"),
        *item("budaya", "peluang", "Festival pesisir dikenal", "disbud"),
        *item("kesenjangan", "kelemahan", "Data kantor belum bertemu", "dinkes"),
        {"kind": "keyword", "key": {"stage": "swot", "item": "kata-1"},
         "set": {"text": "hijau", "chosen": True}},
        *over("swot", f"{day}11:55:00{wita}"),
        *begun("program", f"{day}13:05:00{wita}"),
        {"kind": "programme", "key": {"stage": "program", "programme": "antrean"},
         "set": {"name": "Antrean daring puskesmas", "lead": "dinkes", "pillar": "living",
                 "group": "living"}},
        *over("program", f"{day}14:40:00{wita}"),
        *begun("terbaik", f"{day}14:45:00{wita}"),
        cell("terbaik", "P1", "living", "program-terbaik", "Antrean daring puskesmas"),
        cell("terbaik", "P1", "living", "opd-penanggung-jawab", "dinkes"),
        cell("terbaik", "P1", "environment", "program-terbaik", "Bank sampah tercatat"),
        cell("terbaik", "P1", "environment", "opd-penanggung-jawab", "dlh"),
        *over("terbaik", f"{day}15:00:00{wita}"),
        {"kind": "note", "set": {"text": "Program terbaik dibahas lagi pada tahap II",
         "label": "keputusan", "stage": "penutup"}},
    )  # fmt: skip


def test_bontang_swot_by_component_then_the_best_programme_by_dimension(bontang: str) -> None:
    assert "Selasa, 9 Juli 2019" in bontang
    swot = section(bontang, "Sesi 1: SWOT per komponen")
    for words in ("Alam", "Hutan kota terawat", "DLH", "Festival pesisir dikenal", "hijau"):
        assert words in swot
    programmes = section(bontang, "Sesi 2: program inovasi per dimensi")
    assert programmes.index("#### Living\n") < programmes.index("Antrean daring puskesmas")
    assert "Smart Living" not in programmes
    best = section(bontang, "Program terbaik tiap dimensi")
    assert "Bank sampah tercatat" in best
    assert "Environment" in best
    assert "1. Program terbaik dibahas lagi pada tahap II" in bontang


@pytest.fixture
def sawahlunto(tmp_path: Path) -> str:
    wib = "+07:00"
    first, second = "2023-09-06T", "2023-09-07T"
    road = "panjang-10-tahun"
    return held(
        tmp_path,
        "sawahlunto-2023",
        *begun("peta-jalan", f"{first}10:10:00{wib}"),
        cell("peta-jalan", "R4.2", "pleno", road, "Satu rekam medis untuk semua faskes"),
        cell("peta-jalan", "R4.2", "pleno", "opd-penanggung-jawab", "dinkes"),
        *over("peta-jalan", f"{first}12:00:00{wib}"),
        *begun("quick-win", f"{second}08:40:00{wib}"),
        cell("quick-win", "Q4", "pleno", "quick-win", "Antrean daring"),
        cell("quick-win", "Q4", "pleno", "opd", "dinkes"),
        cell("quick-win", "Q4", "pleno", "persen-selesai", "60"),
        cell("quick-win", "Q4", "pleno", "saran-narasumber", ADVICE),
        *over("quick-win", f"{second}11:50:00{wib}"),
        {"kind": "note", "set": {"text": "Dinkes menghitung waktu tunggu", "label": "tindak lanjut",
         "stage": "pembahasan-saran-narasumber", "opd": ["dinkes"], "due": "2023-09-29"}},
    )  # fmt: skip


def test_sawahlunto_road_map_then_quick_wins_with_advice(sawahlunto: str) -> None:
    assert "6 September 2023" in sawahlunto
    road = section(sawahlunto, "Kertas kerja I: peta jalan jangka panjang")
    assert "Satu rekam medis untuk semua faskes" in road
    quick = section(sawahlunto, "Quick win tiap dimensi")
    for words in ("Antrean daring", "60", ADVICE, "Dinkes"):
        assert words in quick
    assert "Dinkes menghitung waktu tunggu" in sawahlunto
    assert "29 September 2023" in sawahlunto


@pytest.mark.parametrize("which", ["bontang", "sawahlunto"])
def test_the_minutes_hold_no_code_words(which: str, request: pytest.FixtureRequest) -> None:
    text: str = request.getfixturevalue(which)
    for word in CODE_WORDS:
        assert word not in text
