"""What people paste comes back as they typed it, from every form, read by other programs."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from bimtek.documents.glyphs import undrawn
from bimtek.documents.model import LONGEST_WORD, Look, Table, Text, shares
from bimtek.documents.pdf import UNDRAWN
from bimtek.documents.writing import Form, write
from bimtek.minutes.markdown import escape, joined, prose, table
from tests.documents.hostile import LONG_WORD, ORNAMENTS

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOK = Look("Notulen", "KONSEP", "Sidik 7F3A-91C2", datetime(2023, 7, 3, 15, tzinfo=UTC))
SAID = tuple(one.format("kata") for one in ORNAMENTS)
MARKDOWN = "\n\n".join(
    [*(joined("- ", prose(one)) for one in SAID), table(["Isi"], [[one] for one in SAID])]
)
TWICE = 2
"""In a list, and in a table."""
DRAWN_ALONE = re.compile(r"[\u0300-\u036f\u0590-\u06ff]")
"""Readers of PDF put accents and right-to-left words into an order of theirs."""
EVERY_PAGE = re.compile(r"KONSEP$|Isi$|(Versi \d+ · )?Sidik .*Halaman")
INVISIBLE = re.compile(r"[\s\u200b\u200d\u2060]+")


def solid(text: str) -> str:
    """Without what only parts lines and words."""
    return INVISIBLE.sub("", text)


@pytest.fixture(scope="module")
def made() -> dict[Form, bytes]:
    return {form: write(MARKDOWN, form, LOOK) for form in Form}


class Page(HTMLParser):
    """What a reader of the page sees."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def in_html(page: bytes) -> str:
    reader = Page()
    reader.feed(page.decode())
    return "".join(reader.found)


def in_word(file: bytes) -> str:
    with ZipFile(BytesIO(file)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own
    return "".join(one.text or "" for one in body.iter(f"{WORD}t"))


def in_pdf(file: bytes) -> str:
    """The text without what stands on every page."""
    pages = (page.extract_text().splitlines() for page in PdfReader(BytesIO(file)).pages)
    return "\n".join(line for page in pages for line in page if not EVERY_PAGE.match(line))


def test_in_html_and_word_everything_typed_comes_back(made: dict[Form, bytes]) -> None:
    page, paper = solid(in_html(made[Form.HTML])), solid(in_word(made[Form.WORD]))
    for said in SAID:
        assert page.count(solid(said)) == TWICE
        assert paper.count(solid(said)) == TWICE


def test_in_pdf_everything_typed_comes_back(made: dict[Form, bytes]) -> None:
    paper = solid(in_pdf(made[Form.PDF]))
    for said in SAID:
        if not DRAWN_ALONE.search(said):
            assert paper.count(solid(said)) == TWICE
    assert "👩🏽" in paper
    assert "baris kedua sesudah tab" in " ".join(in_pdf(made[Form.PDF]).split())


FAR_AWAY = ("李明", "서울", "スマート", "ꦗꦮ", "ᬩᬮᬶ", "ᮞᮥᮔ᮪ᮓ", "ᨒᨚᨈᨑ", "ᯅᯖᯂ", "हिन्दी", "தமிழ்", "ไทย")
"""Names in the letters of other countries, and of Nusantara."""


def test_in_pdf_letters_of_the_world_are_drawn_by_our_fonts_and_others_told_by_their_code() -> None:
    drawn = write(escape(" ".join(FAR_AWAY)), Form.PDF, LOOK)
    assert not undrawn(" ".join(FAR_AWAY))
    assert UNDRAWN.split(";")[0] not in in_pdf(drawn)
    coded = write(table(["አ"], [["𓀀" * 40]]), Form.PDF, LOOK)
    paper = in_pdf(coded).replace("\u200b", "")
    assert "[U+12A0]" in paper
    assert paper.count("[U+13000]") == 40 + 1  # and in the sentence that tells of it
    assert " ".join(UNDRAWN.split()) in " ".join(paper.split())
    for made in (drawn, coded):
        told = PdfReader(BytesIO(made)).xmp_metadata
        assert told is not None
        assert b"pdfaid:part" in told.stream.get_data()


def test_in_pdf_a_word_longer_than_a_line_stays_on_the_page(made: dict[Form, bytes]) -> None:
    parts = [line for line in in_pdf(made[Form.PDF]).splitlines() if LONG_WORD[:10] in line]
    assert len(parts) > 2 * TWICE
    assert max(map(len, parts)) < 6 * LONGEST_WORD


SIGNED = "\n\n".join(
    [
        "Demikian dibuat.",
        "Kota Contoh, 3 Juli 2023",
        table(["Koordinator,", "Sekretaris,"], [["………"] * 2, ["Ani Contoh", "Budi Contoh"]]),
        table(["Fasilitator,", "Saksi,"], [["………"] * 2, ["Citra Contoh", "Dedi Contoh"]]),
    ]
)


@pytest.mark.parametrize("rows", range(26, 38, 3))
def test_all_who_sign_stand_on_one_page_with_what_they_sign(rows: int) -> None:
    text = "\n\n".join([*(f"baris {number}" for number in range(rows)), SIGNED])
    pages = [page.extract_text() for page in PdfReader(BytesIO(write(text, Form.PDF, LOOK))).pages]
    assert [all(name in page for name in ("Demikian", "Ani", "Dedi")) for page in pages][-1]


def test_word_keeps_all_who_sign_together() -> None:
    made = Document(BytesIO(write(f"# NOTULEN\n\nisi\n\n{SIGNED}", Form.WORD, LOOK)))
    keeps = {one.text: one.paragraph_format.keep_with_next for one in made.paragraphs}
    assert keeps["Demikian dibuat."]
    assert keeps["Kota Contoh, 3 Juli 2023"]
    assert not keeps["isi"]
    first, last = (table.rows[-1].cells[0].paragraphs[0] for table in made.tables)
    assert first.paragraph_format.keep_with_next
    assert not last.paragraph_format.keep_with_next


def test_in_word_no_empty_line_stands_between_signatures_and_the_next_page() -> None:
    """On a full page it would stand alone on a blank one."""
    text = f"# SATU\n\n{SIGNED}\n\n---\n\n# DUA\n\nisi"
    body = Document(BytesIO(write(text, Form.WORD, LOOK))).element.body
    tags = [one.tag.removeprefix(WORD) for one in body]
    (second,) = (at for at, one in enumerate(body) if "DUA" in "".join(one.itertext()))
    assert tags[second - 1] == "tbl"


@pytest.mark.parametrize("announced", ["20 orang:", "### Acara\n\n20 orang datang."])
def test_what_announces_a_table_is_not_left_at_the_foot_of_a_page(announced: str) -> None:
    rows = [f"baris {number}" for number in range(39)]
    text = "\n\n".join([*rows, announced, table(["No"], [["isi"]])])
    first, second = PdfReader(BytesIO(write(text, Form.PDF, LOOK))).pages
    assert "orang" not in first.extract_text()
    assert "orang" in second.extract_text()
    last = announced.rpartition("\n")[2]
    kept = [
        one.text
        for one in Document(BytesIO(write(text, Form.WORD, LOOK))).paragraphs
        if one.paragraph_format.keep_with_next
    ]
    assert kept == [last]
    assert f'<p class="kepala">{last}</p>' in write(text, Form.HTML, LOOK).decode()


def test_a_column_of_long_remarks_has_most_of_the_page() -> None:
    def words(text: str) -> tuple[Text, ...]:
        return (Text(text),)

    rows = tuple((words(long), words("acara 2, Pembacaan SK, 3 Juli 2023")) for long in SAID)
    long, short = shares(Table((words("Uraian"), words("Asal")), (False, False), rows))
    assert long > 3 * short
