"""A form goes out, an office fills it, and every answer arrives."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import pytest

from bimtek.bootstrap import reading
from bimtek.hall.delivered import DeliveredForm
from bimtek.hall.evidence import Evidence
from bimtek.session import Session
from bimtek.stages.gap.records import Gap
from bimtek.stages.worksheet.records import Cell
from tests.commands import bimtek
from tests.forms.halls import (
    FILLER,
    GAP,
    NIP,
    SCRIPT,
    SHEET,
    as_csv,
    filled,
    form_of,
    table_of,
)
from tests.founding import founded
from tests.lists.made import ods


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT)


def answered(path: Path) -> dict[str, Any]:
    """What stands of Dinkes, as it is stored."""
    with reading(path) as session:
        return _answered(session)


def _answered(session: Session) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for seen in session.all(Gap):
        gap = seen.value
        parts = (gap.answer.now, gap.answer.target, gap.answer.year, gap.answer.source)
        found[gap.row] = (*parts, gap.condition, tuple(map(str, gap.causes)))
    for cell in session.all(Cell):
        found[f"{cell.value.row} {cell.value.column}"] = cell.value.value
    found["bukti"] = sorted(f"{one.value.type} {one.value.title}" for one in session.all(Evidence))
    return found


EXPECTED = {
    "4.2": ("2", "3", None, None, "Antrean daring baru di dua puskesmas", ()),
    "SL.2.1": (
        "66.7", "100", 2022, 'Profil Kesehatan; "bab 3" <tabel & gambar>', "", ("SDM", "anggaran"),
    ),
    "SL.2.2": ("bd", "", None, None, "", ()),
    "D1 keadaan": "ada, belum diserahkan",
    "D1 kanal": "web; WhatsApp",
    "D1 paling-lambat": "2023-07-14",
    "D1 nip-pemegang": NIP,
    "D1 ada-sk": "ya",
    "D1 mitra": "bappeda",
    "D1 tingkat": "3",
    "D2 nip-pemegang": "=1+1",
    "bukti": ["dokumen Profil Kesehatan 2022", "menyusul Rekap Renstra"],
}  # fmt: skip


def test_every_answer_arrives_as_one_act_with_where_it_came_from(path: Path) -> None:
    form = path.with_name("formulir-dinkes.xlsx")
    pens = {("pengisi", name): text for name, text in FILLER.items()}
    form.write_bytes(filled(form_of(path), {**GAP, **pens}, SHEET))
    done = bimtek("import", path, "answers", form, "--as", "Panitia")
    assert done.returncode == 0, done.stderr
    stands = answered(path)
    assert stands.pop("D1 penghubung").startswith("p-")
    assert stands == EXPECTED
    with reading(path) as session:
        (delivered,) = (seen.value for seen in session.all(DeliveredForm))
        act = {
            entry.act for entry in session.file.entries() if entry.kind in ("gap", "answer", "form")
        }
    assert (delivered.opd, delivered.name) == ("dinkes", "formulir-dinkes.xlsx")
    assert (delivered.filler, delivered.nip) == ("Citra Contoh", NIP)
    assert delivered.at is not None
    assert len(act) == 1
    minutes = bimtek("export", path, "-f", "md", "-o", "-").stdout
    assert "diisi oleh Citra Contoh, Kepala Dinas Kesehatan" in minutes
    assert minutes.count(NIP) == 1  # the one that the acara asked for, not that of the filler
    again = bimtek("import", path, "answers", form, "--as", "Panitia")
    assert "0 jawaban baru, 0 berubah" in again.stderr


@pytest.mark.parametrize("suffix", ["csv", "ods"])
def test_a_sheet_arrives_by_other_formats_too(path: Path, suffix: str) -> None:
    sheet = filled(form_of(path), {}, SHEET)
    table = table_of(sheet, 1)
    data = as_csv(sheet, 1) if suffix == "csv" else ods([list(map(escape, row)) for row in table])
    form = path.with_name(f"formulir-dinkes.{suffix}")
    form.write_bytes(data)
    done = bimtek("import", path, "answers", form, "--as", "Panitia")
    assert done.returncode == 0, done.stderr
    stands = answered(path)
    assert stands["D1 nip-pemegang"] == NIP
    assert {key: stands[key] for key in EXPECTED if key.startswith("D")} == {
        key: value for key, value in EXPECTED.items() if key.startswith("D")
    }


def soffice() -> str:
    """LibreOffice with its spreadsheets, or nothing."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return ""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "coba.csv"
        table.write_text("a;b\n")
        return program if converted(program, table, "xlsx") else ""


def converted(program: str, source: Path, suffix: str) -> Path | None:
    """The file as LibreOffice saves it again in another format."""
    folder = source.with_name(suffix)
    profile = f"-env:UserInstallation={(source.parent / 'profil').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", suffix, "--outdir", folder, source],
        capture_output=True,
        timeout=180,
        check=False,
    )
    made = folder / source.with_suffix(f".{suffix}").name
    return made if made.exists() else None


@pytest.mark.slow
def test_every_answer_arrives_as_libreoffice_saves_it(path: Path, tmp_path: Path) -> None:
    if not (program := soffice()):
        pytest.skip("LibreOffice Calc is not here: apt-get install libreoffice-calc-nogui")
    form = path.with_name("formulir-dinkes.xlsx")
    form.write_bytes(filled(form_of(path), GAP, SHEET))
    for suffix in ("xlsx", "xls", "ods"):
        back = converted(program, form, suffix)
        assert back is not None
        session = Path(shutil.copy(path, tmp_path / f"{suffix}.bimtek"))
        done = bimtek("import", session, "answers", back, "--as", "Panitia")
        assert done.returncode == 0, done.stderr
        stands = answered(session)
        assert stands.pop("D1 penghubung").startswith("p-")
        assert stands == EXPECTED
