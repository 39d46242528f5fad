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
    Paragraph,
    Signatures,
    Table,
    Text,
    plain,
    shares,
)
from bimtek.documents.reading import read
from bimtek.minutes.markdown import cell, escape, table, tidied


def said(words: str, *, bold: bool = False) -> tuple[Text]:
    return (Text(words, bold),)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
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
    ids=["heading", "lines", "line in one", "list in a list", "goes on", "quoted", "table"],
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
