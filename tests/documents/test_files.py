"""HTML, Word and PDF hold what the Markdown says, read back by other programs than wrote them."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from bimtek.documents.model import Look
from bimtek.documents.writing import Form, write
from bimtek.minutes.markdown import escape, table

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOK = Look(
    "Notulen Kota Contoh", "KONSEP", "Sidik 7F3A-91C2", datetime(2023, 7, 3, 15, tzinfo=UTC)
)
HOSTILE = (
    "<script>alert(1)</script>",
    "#set page(fill: red) $x$ @a *b* _c_",
    "=1+1 | -2 | <b> & &amp; \\ `x`",
    "“kutip” ’ … – m² ½",
    "{% if %}{{ 7*7 }}",
)
MARKDOWN = "\n\n".join(
    [
        "# NOTULEN",
        "**KONSEP**",
        "## I. Peserta",
        "- **Notulis:** Nama Contoh",
        *(escape(text) for text in HOSTILE),
        table([">No", "Isi"], [[number, text] for number, text in enumerate(HOSTILE, 1)]),
        "1. satu\n2. dua",
        "lalu",
        "1. lagi satu",
        table(["Pimpinan rapat,", "Notulis,"], [["………", "………"], ["Nama Contoh A", "Contoh B"]]),
    ]
)


@pytest.fixture(scope="module")
def made() -> dict[Form, bytes]:
    return {form: write(MARKDOWN, form, LOOK) for form in Form}


@pytest.mark.parametrize("form", Form)
def test_two_exports_of_one_state_are_the_same_bytes(made: dict[Form, bytes], form: Form) -> None:
    assert write(MARKDOWN, form, LOOK) == made[form]


class Words(HTMLParser):
    """What a reader of the page sees, and the elements that make it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def test_in_html_hostile_words_are_words(made: dict[Form, bytes]) -> None:
    reader = Words()
    reader.feed(made[Form.HTML].decode())
    text = "".join(reader.found)
    for words in HOSTILE:
        assert text.count(words) == 2  # as a line, and in the table
    assert not reader.elements & {"script", "b", "link", "img", "iframe"}
    assert "KONSEP" in text
    assert "Sidik 7F3A-91C2" in text


def test_in_word_hostile_words_are_words_and_lists_begin_anew(made: dict[Form, bytes]) -> None:
    with ZipFile(BytesIO(made[Form.WORD])) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own
        styles = archive.read("word/styles.xml").decode()
    lines = ["".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in body.iter(f"{WORD}p")]
    for words in HOSTILE:
        assert lines.count(words) == 2
    numbered = {
        line: number.get(f"{WORD}val")
        for p in body.iter(f"{WORD}p")
        if (number := p.find(f".//{WORD}numId")) is not None
        for line in ["".join(t.text or "" for t in p.iter(f"{WORD}t"))]
    }
    assert numbered["satu"] == numbered["dua"] != numbered["lagi satu"]
    assert 'w:val="id-ID"' in styles
    rows = list(body.iter(f"{WORD}tr"))
    assert rows[0].find(f"{WORD}trPr/{WORD}tblHeader") is not None
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)
    size = body.find(f".//{WORD}pgSz")
    assert size is not None
    assert abs(int(size.get(f"{WORD}w", "0")) - 11906) < 10  # A4


def test_in_pdf_hostile_words_are_words(made: dict[Form, bytes]) -> None:
    reader = PdfReader(BytesIO(made[Form.PDF]))
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    for words in HOSTILE:
        assert text.count(" ".join(words.split())) >= 1
    assert "Halaman 1 dari" in text
    assert reader.metadata is not None
    assert reader.metadata.title == LOOK.title
    assert b"pdfaid:part" in made[Form.PDF] or "/Metadata" in str(reader.trailer["/Root"])


def test_a_small_heading_goes_to_the_next_page_with_what_it_heads() -> None:
    rows = [f"baris {number}" for number in range(39)]
    text = "\n\n".join([*rows, "**Hari 2**", table(["No"], [["isi"]])])
    first, second = PdfReader(BytesIO(write(text, Form.PDF, LOOK))).pages
    assert "Hari 2" not in first.extract_text()
    assert "Hari 2" in second.extract_text()
    paragraphs = Document(BytesIO(write(text, Form.WORD, LOOK))).paragraphs
    keeps = [one.text for one in paragraphs if one.paragraph_format.keep_with_next]
    assert keeps == ["Hari 2"]


def test_behind_the_letterhead_of_an_office_its_page_and_styles_stay() -> None:
    office = Document()
    office.add_paragraph("PEMERINTAH KOTA CONTOH")
    office.sections[0].footer.paragraphs[0].text = "Jalan Contoh 1"
    office.styles["Normal"].font.name = "Bookman Old Style"
    buffer = BytesIO()
    office.save(buffer)
    made = Document(BytesIO(write(MARKDOWN, Form.WORD, LOOK, buffer.getvalue())))
    assert made.paragraphs[0].text == "PEMERINTAH KOTA CONTOH"
    assert "NOTULEN" in [one.text for one in made.paragraphs]
    assert made.sections[0].footer.paragraphs[0].text == "Jalan Contoh 1"
    assert made.styles["Normal"].font.name == "Bookman Old Style"


@pytest.mark.parametrize("text", ["😀 عربي", "\ufffe\U0001fffe", "\ufdd0", "𓀀", "a" * 3000])
def test_no_character_keeps_the_minutes_from_being_written(text: str) -> None:
    for form in Form:
        assert write(table(["Isi"], [[text]]), form, LOOK)


@pytest.mark.slow
def test_libreoffice_reads_the_word_file(made: dict[Form, bytes], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here: apt-get install libreoffice-writer-nogui")
    (tmp_path / "notulen.docx").write_bytes(made[Form.WORD])
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir",
         str(tmp_path), str(tmp_path / "notulen.docx")], check=True, capture_output=True,
        timeout=120,
    )  # fmt: skip
    text = (tmp_path / "notulen.txt").read_text(encoding="utf-8")
    for words in HOSTILE:
        assert words in text


def test_a_small_table_stands_on_one_page_and_leaves_no_row_behind() -> None:
    def holding(rows: int) -> list[bool]:
        text = table(["No", "Isi"], [[number, "pendek"] for number in range(rows)])
        with ZipFile(BytesIO(write(text, Form.WORD, LOOK))) as archive:
            document = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own file
        return [row.find(f".//{WORD}keepNext") is not None for row in document.iter(f"{WORD}tr")]

    assert holding(3) == [True, True, True, False]
    assert not any(holding(7))


def test_a_row_that_is_longer_than_a_page_goes_on_and_others_stay_whole() -> None:
    long = table(["Isi"], [["kata " * 400], ["pendek"]])
    with ZipFile(BytesIO(write(long, Form.WORD, LOOK))) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own file
    rows = document.iter(f"{WORD}tr")
    assert [row.find(f".//{WORD}cantSplit") is not None for row in rows] == [True, False, True]


def test_a_long_link_in_a_narrow_column_does_not_stand_over_the_next_one() -> None:
    link = "https://contoh.go.id/" + "sangat-panjang/" * 6
    narrow = table(
        ["A", "Tautan", "C", "D", "E"], [["kata kata " * 9, link, *["isi isi " * 9] * 3]]
    )
    page = PdfReader(BytesIO(write(narrow, Form.PDF, LOOK))).pages[0]
    lines = page.extract_text().replace("\u200b", "").splitlines()
    assert link not in lines
    assert "".join(lines).replace(" ", "").count("sangat-panjang/") >= 1
