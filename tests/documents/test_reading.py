"""Markdown as the minutes use it becomes a document; what people typed reads as they typed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.documents.model import (
    Block,
    Break,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Text,
    plain,
    shares,
)
from bimtek.documents.reading import read
from bimtek.minutes.markdown import Md, cell, escape, table, tidied


def said(words: str, *, bold: bool = False) -> tuple[Text]:
    return (Text(words, bold),)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        (
            "# A\n\n---\n\n# B\n\n**tengah**\n\nisi\n\n**tebal**",
            [
                Heading(1, said("A")),
                PageBreak(),
                Heading(1, said("B")),
                Paragraph(said("tengah", bold=True), centred=True),
                Paragraph(said("isi")),
                Paragraph(said("tebal", bold=True)),
            ],
        ),
        ("## III. Jalannya", [Heading(2, said("III. Jalannya"))]),
        ("satu\\\ndua", [Paragraph((Text("satu"), Break(), Text("dua")))]),
        ("satu&#10;dua", [Paragraph((Text("satu"), Break(), Text("dua")))]),
        (
            "- **Dasar:**\n  1. SK\n  2. Nota\n- akhir",
            [
                Items(
                    (
                        (
                            Paragraph(said("Dasar:", bold=True)),
                            Items(((Paragraph(said("SK")),), (Paragraph(said("Nota")),)), 1),
                        ),
                        (Paragraph(said("akhir")),),
                    )
                )
            ],
        ),
        (
            "4. empat\n5. lima",
            [Items(((Paragraph(said("empat")),), (Paragraph(said("lima")),)), 4)],
        ),
        ("> kutipan", [Paragraph(said("kutipan"), quoted=True)]),
        (
            "| No | Apa |\n| ---: | --- |\n| 1 | – |",
            [Table((said("No"), said("Apa")), (True, False), ((said("1"), said("–")),))],
        ),
    ],
    ids=[
        "pages",
        "heading",
        "lines",
        "line in one",
        "list in a list",
        "goes on",
        "quoted",
        "table",
    ],
)
def test_what_the_minutes_use_is_read(markdown: str, blocks: list[Block]) -> None:
    assert list(read(markdown)) == blocks


def test_the_name_of_the_document_and_what_it_is_not_yet_stand_in_the_middle() -> None:
    name, mark, title, later = read("# NOTULEN\n\n**KONSEP**\n\n**Bimtek**\n\nHari ini **hadir**")
    assert isinstance(name, Heading)
    assert [one.centred for one in (mark, title, later) if isinstance(one, Paragraph)] == [
        True, True, False,
    ]  # fmt: skip


def test_who_signs_gets_room_for_it() -> None:
    heads = ["Pimpinan rapat,", "Notulis,"]
    (block,) = read(table(heads, [["………", "………"], ["Ibu A", "Bapak B"], ["NIP: ………", "NIP: 1"]]))
    assert block == Signatures(
        (
            (said("Pimpinan rapat,"), (said("Ibu A"), said("NIP: ………"))),
            (said("Notulis,"), (said("Bapak B"), said("NIP: 1"))),
        )
    )


@given(st.text(max_size=60))
def test_what_was_typed_reads_as_it_was_typed_wherever_it_stands(text: str) -> None:
    one_line = tidied(escape(text) or "–")
    (block,) = read(f"- {one_line}")
    assert isinstance(block, Items)
    (paragraph,) = block.items[0]
    (made,) = read(table([">No", "Isi"], [[1, text]]))
    assert isinstance(paragraph, Paragraph)
    assert isinstance(made, Table)
    assert plain(paragraph.words) == plain(made.rows[0][1])
    assert {type(one) for one in paragraph.words} <= {Text, Break}
    assert not any(one.bold or one.italic for one in paragraph.words if isinstance(one, Text))


def test_a_column_of_numbers_stays_narrow_and_no_word_is_broken() -> None:
    (made,) = read(
        table(
            [">No", "Uraian", "Tenggat"],
            [[1, "kalimat yang panjang sekali " * 8, "31 Desember 2023"], [2, cell(""), "–"]],
        )
    )
    assert isinstance(made, Table)
    number, words, day = shares(made)
    assert number < 0.1 < day < words
    assert abs(number + words + day - 1) < 1e-9


def test_a_column_of_sentences_is_the_widest_beside_many_narrow_ones() -> None:
    heads = ["Kode", "Uraian", "OPD", "Level", ">Angka", "Bukti", "Catatan"]
    asked = "Apakah setiap OPD punya admin data yang ditetapkan dengan surat?"
    (made,) = read(
        table(heads, [["S1a", asked, "Diskominfotik, BKPSDM", "3 (berjalan)", "–", "–", "–"]])
    )
    assert isinstance(made, Table)
    room = shares(made)
    assert max(room) == room[1]


def test_rows_that_are_signed_leave_room_for_a_hand() -> None:
    (signed,) = read(table([">No", "Nama", "Tanda tangan"], [[1, "Ani", Md(" ")]]))
    (plainly,) = read(table([">No", "Nama", "Keterangan"], [[1, "Ani", Md(" ")]]))
    assert isinstance(signed, Table)
    assert isinstance(plainly, Table)
    assert (signed.to_sign, plainly.to_sign) == (True, False)
    assert shares(signed)[-1] > 2 * shares(signed)[0]


def test_a_line_that_a_person_typed_turns_no_page() -> None:
    for typed in ("---", "***", "* * *", "___", "_ _ _", "- - -"):
        assert read(tidied(escape(typed))) == (Paragraph(said(typed)),)
