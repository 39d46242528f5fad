"""A script with the files beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from bimtek.lists.beside import ScriptLists
from bimtek.script.cache import pack, unpack
from bimtek.script.load import ListFile, load, reload
from bimtek.script.offices import Office, Offices
from bimtek.stages import KINDS

from .checking import FRONT

OPD = "kode;singkatan;nama;alias;jenis\ndinkes;Dinkes;Dinas Kesehatan;;dinas\n"
PEOPLE = "no;nama;jabatan;opd\n1;;Kepala;Dinkes\n"
INDICATORS = (
    "kode;sub-dimensi;indikator;satuan;arah;opd;kapan\n"
    "SL.2.1;4.2;Antrean elektronik;%;naik;Dinkes;pleno\n"
)
GAP = """
## Kesenjangan {.kesenjangan}

### Smart Living {pilar=4}

#### 4.2 Kesehatan

1. a
2. b
3. c
4. d
5. e
"""


def front(*lines: str) -> str:
    return FRONT.removesuffix("---\n") + "\n".join(lines) + "\n---\n"


def told(path: Path) -> list[str]:
    _, mistakes = load(path, KINDS, ScriptLists())
    return [mistake.shown(path.name) for mistake in mistakes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("opd.csv", OPD), ("peserta.csv", PEOPLE), ("indikator.csv", INDICATORS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def written(folder: Path, text: str) -> Path:
    path = folder / "naskah.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_lists_beside_the_script_are_read_with_it(folder: Path) -> None:
    text = front("opd: opd.csv", "peserta: peserta.csv", "indikator: indikator.csv") + GAP
    loaded, mistakes = load(written(folder, text), KINDS, ScriptLists())
    assert list(mistakes) == []
    assert loaded
    assert loaded.sound
    assert loaded.script
    part = loaded.script.stages[0].spec.pillars[0].subdimensions[0]
    assert [(one.code, one.opds, one.when) for one in part.indicators] == [
        ("SL.2.1", ("dinkes",), "pleno")
    ]
    assert [name for name, _ in loaded.source.files] == ["opd.csv", "peserta.csv", "indikator.csv"]
    assert loaded.lists["opd"] == ListFile("opd.csv", OPD.encode())


def test_what_the_journal_keeps_gives_the_same_script(folder: Path) -> None:
    text = front("opd: opd.csv", "indikator: indikator.csv") + GAP
    loaded, _ = load(written(folder, text), KINDS, ScriptLists())
    assert loaded
    again = reload(loaded.source, KINDS, ScriptLists())
    assert again.script == loaded.script
    assert unpack(pack(loaded.outline, loaded.offices), KINDS) == loaded.script


def test_a_heading_may_name_its_own_indicators(folder: Path) -> None:
    text = FRONT + GAP.replace("{.kesenjangan}", "{.kesenjangan indikator=indikator.csv}")
    loaded, mistakes = load(written(folder, text), KINDS, ScriptLists())
    assert list(mistakes) == []
    assert loaded
    assert loaded.script
    assert loaded.script.stages[0].spec.pillars[0].subdimensions[0].indicators


def test_mistakes_of_a_list_carry_its_own_name_and_line(folder: Path) -> None:
    (folder / "opd.csv").write_text(OPD + "dinkes;Lain;Dinas Lain;;dinas\n", encoding="utf-8")
    (folder / "peserta.csv").write_text(PEOPLE + "2;;Kepala;Dinkess\n", encoding="utf-8")
    (folder / "indikator.csv").write_text(
        INDICATORS.replace("4.2", "4.9").replace("naik", "nail"), encoding="utf-8"
    )
    text = front("opd: opd.csv", "peserta: peserta.csv", "indikator: indikator.csv") + GAP
    assert told(written(folder, text)) == [
        "indikator.csv:2: sub-dimensi ‘4.9’ tidak ada dalam naskah; yang dikenal: 4.2",
        "indikator.csv:2: arah ‘nail’ tidak dikenal; tulis naik atau turun",
        "opd.csv:3: kode ‘dinkes’ sudah dipakai baris 2; satu kode untuk satu OPD",
        "peserta.csv:3: OPD ‘Dinkess’ tidak ada dalam daftar OPD; mungkin maksudnya ‘Dinkes’",
    ]


def test_a_list_that_is_not_there_is_told_where_it_is_named(folder: Path) -> None:
    (folder / "sub").mkdir()
    text = front("opd: tidak-ada.csv", "peserta: sub", "indikator: /etc/passwd") + GAP
    assert told(written(folder, text)) == [
        "naskah.md:6: tidak-ada.csv: berkas tidak ada; periksa nama dan foldernya",
        "naskah.md:7: sub: ini folder, bukan berkas; tulis nama naskahnya, misalnya naskah.md",
        (
            "naskah.md:8: indikator berisi ‘/etc/passwd’; "
            "tulis nama berkas di folder naskah, misalnya opd.csv"
        ),
    ]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    outside = folder.parent / "luar.csv"
    outside.write_text(OPD, encoding="utf-8")
    (folder / "opd.csv").unlink()
    try:
        (folder / "opd.csv").symlink_to(outside)
    except OSError:
        pytest.skip("this system makes no links")
    assert told(written(folder, front("opd: opd.csv") + GAP)) == [
        "naskah.md:6: berkas ‘opd.csv’ di luar folder naskah; salin ke folder naskah"
    ]


INLINE = """
## OPD {.opd}

| kode | singkatan | nama | alias |
|---|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan | Dinas Kesehatan Kota; DKK |
| DIN!KES | Lain | Dinas Lain | |

## Peserta {.peserta}

| no | nama | jabatan | opd |
|---|---|---|---|
| 1 | | Kepala | DKK |
| 2 | | Kepala | Dishub |

## Istirahat {.jeda}
"""


def test_lists_may_stand_in_the_script_itself(folder: Path) -> None:
    path = written(folder, FRONT + INLINE)
    loaded, mistakes = load(path, KINDS, ScriptLists())
    assert [mistake.shown("naskah.md") for mistake in mistakes] == [
        (
            "naskah.md:13: kode berisi ‘DIN!KES’; "
            "tulis 2–20 huruf a–z, angka, atau tanda hubung, misalnya dinkes"
        ),
        (
            "naskah.md:20: OPD ‘Dishub’ tidak ada dalam daftar OPD; "
            "tulis kode, singkatan, nama, atau alias dari daftar OPD, misalnya Dinkes"
        ),
    ]
    assert loaded
    assert loaded.offices.find("Dinas Kesehatan Kota") == "dinkes"
    assert loaded.lists["peserta"].name == ""
    assert "| 1 | | Kepala | DKK |" not in loaded.source.text, "people never go into the journal"
    assert loaded.source.text.count("\n") == (FRONT + INLINE).count("\n")


def test_a_list_stands_in_one_place_only(folder: Path) -> None:
    assert told(written(folder, front("opd: opd.csv") + "\n## OPD {.opd}\n\n## A {.jeda}\n")) == [
        "naskah.md:9: daftar opd ada di berkas opd.csv dan juga di sini; pakai salah satu",
        "naskah.md:9: daftar opd tanpa tabel; tulis sebuah tabel",
    ]


def test_a_script_as_a_facilitator_would_like_to_write_it(tmp_path: Path) -> None:
    """With lists as offices have them, XLSX among them."""
    offices = (
        "bappeda Bappeda", "diskominfotik Diskominfotik", "bkpsdm BKPSDM", "dinkes Dinkes",
        "rsud RSUD", "dpupr DPUPR", "dishub Dishub", "disperkim Disperkim", "dp3ap2kb DP3AP2KB",
    )  # fmt: skip
    rows = "".join(f"{code};{short};Nama {short}\n" for code, short in map(str.split, offices))
    (tmp_path / "opd.csv").write_text("kode;singkatan;nama\n" + rows, encoding="utf-8")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Nama", "Jabatan", "OPD"])
    sheet.append(["Nama Contoh", "Kepala", "Dinkes"])
    book.save(tmp_path / "peserta.xlsx")
    sample = Path(__file__).with_name("sample.md").read_text("utf-8")
    loaded, mistakes = load(written(tmp_path, sample), KINDS, ScriptLists())
    assert mistakes.errors == ()
    assert [mistake.line for mistake in mistakes.warnings] == [1, 65], (
        "quorum, pillars of the sample"
    )
    assert loaded
    assert loaded.script
    assert [stage.kind for stage in loaded.script.stages] == [
        "presensi", "paparan", "sk", "jeda", "kertas-kerja", "kesenjangan", "penutup",
    ]  # fmt: skip
    starts = [stage.starts for stage in loaded.script.stages if stage.starts]
    assert [f"{start:%H:%M}" for start in starts] == [
        "07:30", "08:30", "09:25", "12:00", "13:00", "14:15", "16:15",
    ]  # fmt: skip


def test_offices_of_another_city_only_warn(folder: Path) -> None:
    text = FRONT + GAP + "\n| Kode | Indikator | Satuan | Arah | OPD |\n|---|---|---|---|---|\n"
    path = written(folder, text + "| A | b | % | naik | Diskominfotik, Dinkes |\n")
    offices = Offices([Office("dinkes", "Dinkes")], strict=False)
    loaded, mistakes = load(path, KINDS, ScriptLists(), offices)
    assert [mistake.warning for mistake in mistakes] == [True]
    assert loaded
    assert loaded.script
    part = loaded.script.stages[0].spec.pillars[0].subdimensions[0]
    assert part.indicators[0].opds == ("dinkes",)
