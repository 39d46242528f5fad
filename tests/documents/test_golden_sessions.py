"""All four tahap with the worst that people paste: every document, read by other programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from bimtek import bootstrap
from bimtek.papers.evening import evening
from tests.documents.hostile import Hostile, hostile
from tests.documents.test_hostile import DRAWN_ALONE, in_html, in_pdf, in_word, solid
from tests.journeys.test_four_tahap import held

pytestmark = pytest.mark.slow
READER = MarkdownIt("commonmark").enable("table")


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, ...]:
    folder = tmp_path_factory.mktemp("golden")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(folder / "settings"))
        city = held(folder)
    return tuple(hostile(city.path(n), folder / f"hostile-{n}.bimtek") for n in range(1, 5))


@pytest.fixture(scope="module", params=range(4), ids=["I", "II", "III", "IV"])
def made(
    golden: tuple[Hostile, ...], request: pytest.FixtureRequest
) -> tuple[Hostile, dict[str, bytes]]:
    """A session, and the package of its evening."""
    session = golden[request.param]
    with bootstrap.reading(session.path) as opened:
        return session, evening(opened, lambda *_: None)


def told(typed: str) -> str:
    """As a document tells it: it may begin with a capital."""
    return solid(typed)[1:]


def test_each_document_says_the_same_in_every_form(made: tuple[Hostile, dict[str, bytes]]) -> None:
    session, files = made
    said: set[str] = set()
    for name in (name.removesuffix(".md") for name in files if name.endswith(".md")):
        if f"{name}.docx" not in files:
            continue
        page = in_html(READER.render(files[f"{name}.md"].decode()).encode())
        text, word = solid(page), solid(in_word(files[f"{name}.docx"]))
        paper = solid(in_pdf(files[f"{name}.pdf"]))
        for typed in session.typed:
            if told(typed) in text:
                said.add(typed)
                assert told(typed) in word
                assert DRAWN_ALONE.search(typed) or told(typed)[:100] in paper
    assert len(said) > len(session.typed) // 2


def test_no_cell_of_the_tables_acts_and_texts_are_as_typed(
    made: tuple[Hostile, dict[str, bytes]],
) -> None:
    session, files = made
    with ZipFile(BytesIO(files["tabel.xlsx"])) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert not [one for one in sheets if b"<f>" in book.read(one) or b"<f " in book.read(one)]
    workbook = CalamineWorkbook.from_filelike(BytesIO(files["tabel.xlsx"]))
    cells = {
        solid(str(cell))
        for name in workbook.sheet_names
        for row in workbook.get_sheet_by_name(name).to_python()
        for cell in row
    }
    found = [typed for typed in session.typed if solid(typed) in cells]
    assert len(found) > len(session.typed) // 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_reads_what_was_typed(
    made: tuple[Hostile, dict[str, bytes]], tmp_path: Path
) -> None:
    session, files = made
    paper = tmp_path / "notulen.docx"
    paper.write_bytes(files[paper.name])
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, paper],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    text = solid((tmp_path / "notulen.txt").read_text(encoding="utf-8-sig"))
    words = solid(in_word(files["notulen.docx"]))
    for typed in session.typed:
        assert (told(typed) in text) is (told(typed) in words)


EVERY_FORMAT = ("md", "html", "docx", "pdf", "xlsx", "csv", "json", "pesan", "paket")
EXPORTING = f"""
import sys
from pathlib import Path
from bimtek.cli import main
folder, *sessions = map(Path, sys.argv[1:])
for number, session in enumerate(sessions, 1):
    for form in {EVERY_FORMAT} if number == 3 else ("html",):
        out = folder / f"notulen-{{number}}.{{form}}"
        assert not main(["export", str(session), "-f", form, "-o", str(out)])
    out = folder / f"laporan-{{number}}.html"
    assert not main(["export", str(session), "-f", "html", "-o", str(out),
                     "--document", "laporan-kesenjangan"])
assert not main(["archive", str(sessions[2]), "-o", str(folder / "arsip.zip")])
"""
ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C", "LANG": "id_ID.UTF-8",
     "BIMTEK_CLOCK": "2024-02-29T23:59:00+09:00"},
)  # fmt: skip


def test_every_format_is_the_same_bytes_at_another_hour_in_another_place(
    golden: tuple[Hostile, ...], tmp_path: Path
) -> None:
    def written(folder: Path, around: dict[str, str]) -> dict[str, bytes]:
        folder.mkdir()
        sessions = [str(one.path) for one in golden]
        command = [sys.executable, "-c", EXPORTING, str(folder), *sessions]
        told = {**os.environ, "BIMTEK_HOME": str(tmp_path / "home"), **around}
        subprocess.run(command, check=True, capture_output=True, env=told)
        files = (one for one in folder.rglob("*") if one.is_file())
        return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}

    here, there = (written(tmp_path / str(n), around) for n, around in enumerate(ELSEWHERE))
    made = {name.partition("/")[0] for name in here}
    assert made >= {f"notulen-3.{one}" for one in EVERY_FORMAT}
    assert made >= {f"notulen-{number}.html" for number in (1, 2, 3, 4)}
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
