from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bimtek.hall.sentences import sentence
from bimtek.minutes.markdown import (
    Md,
    bold,
    cell,
    escape,
    joined,
    prose,
    table,
    tidied,
)

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = (
    "[Perbup] [/]", "[a]: http://x", "![x](y)", "| a |", "a | b \\| c \\", "# x", "C #", "<script>",
    "<!-- x -->", "1. x", "12) y", "1.", "- x", "-", "---", "***", "+ x", "* x", "=====", "> x",
    "~~~", "```x", "`x`", "~~x~~", "_a_b_", "**x**", "&amp; &#42; & co", ":--", "    kode",
    "\tkode", " ujung ", "\u00a0x\u00a0", "a  ", "a\\", "\\", "$x$", "{.sk}", "x" * 3000,
    "👩\u200d👩\u200d👧 🇮🇩", "مرحبا بالعالم", "satu\ndua", "satu\n\n# dua\n- tiga\n    empat",
    "a\n---\nb", "a\n| b |\n| - |", "0912", "-5,3", "http://a.b/c_d", "www.x.id", "a@b.id",
    "@dinkes", "'", '"', "%", "½", "x:y", "1.2.3", "a.", "Ⅳ. x",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text("ab1 \n\\|`*_[]()<>#~&;!-+=.:>\t{}\"'", max_size=30),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30),
)
SEEN_AS_TEXT = {"text": None, "softbreak": "\n", "hardbreak": "\n"}


def plain(inline: Token) -> str:
    """The words of an inline token, which must hold nothing but words."""
    assert inline.children is not None
    assert {child.type for child in inline.children} <= SEEN_AS_TEXT.keys(), inline
    return "".join(SEEN_AS_TEXT[child.type] or child.content for child in inline.children)


def read(markdown: str) -> tuple[list[str], list[str]]:
    """What a reader makes of it: the kinds of its blocks, and the words of each."""
    tokens = READER.parse(markdown)
    return (
        [token.type for token in tokens if token.type.endswith("_open")],
        [plain(token) for token in tokens if token.type == "inline"],
    )


def without_marks(text: str) -> str:
    """Direction overrides are the one thing that leaves a document."""
    return "".join(
        "\ufffd" if "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" else c for c in text
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    assert read(escape(text)) == (["paragraph_open"], [text])


@given(texts.filter(bool))
def test_any_text_in_a_paragraph_is_read_as_that_text(text: str) -> None:
    assert read(escape(text)) == (["paragraph_open"], [without_marks(text)])


@given(texts.filter(bool))
def test_any_text_in_a_heading_is_read_as_that_text(text: str) -> None:
    assert read(f"### 1. {escape(text)}") == (["heading_open"], ["1. " + without_marks(text)])


@given(st.lists(texts.filter(bool), min_size=1, max_size=4))
def test_any_texts_in_a_list_are_read_as_those_texts(items: list[str]) -> None:
    blocks, words = read("\n".join(f"- {escape(item)}" for item in items))
    assert blocks == ["bullet_list_open", *["list_item_open", "paragraph_open"] * len(items)]
    assert words == [without_marks(item) for item in items]


@given(st.lists(st.lists(texts, min_size=2, max_size=2), max_size=4))
def test_any_texts_in_a_table_are_read_as_those_texts(rows: list[list[str]]) -> None:
    blocks, words = read(table(["Uraian", ">Jumlah"], rows))
    assert blocks.count("tr_open") == len(rows) + 1
    assert words == ["Uraian", "Jumlah", *(without_marks(t) or "–" for row in rows for t in row)]


@given(texts)
def test_prose_keeps_lines_and_makes_no_blocks(text: str) -> None:
    expected = without_marks(text).strip("\n")
    assert read("- " + prose(text))[1] == ([expected] if expected else [])
    blocks, words = read("Kata: " + prose(text))
    assert (blocks, words) == (["paragraph_open"], ["Kata:" + (expected and " " + expected)])


@given(texts, texts)
def test_a_tidied_document_is_read_as_the_same_texts(first: str, second: str) -> None:
    pieces = (
        f"{escape(first)}", f"- {escape(first)}\n  - Kata: {escape(second)}",
        f"1. {escape(first)} – {escape(second)}", f"Kata: {prose(first)}", f"- {prose(first)}",
        f"### 1. {escape(first)}", table(["Uraian", ">Jumlah"], [(first, second)]),
    )  # fmt: skip
    for written in pieces:
        assert read(tidied(written)) == read(written)


@pytest.mark.parametrize(
    "said",
    [
        "Penyebab: 100.", "- 12) y", "naskah #4.2 dan nomor_surat", "5 * 3", "< 5 % dan <5",
        "R&D, ya", "kira-kira ~ 30 menit", "https://kota.id/surat_tugas",
        "Kata: - tidak ada", "nilai: +5 > 3",
    ],
)  # fmt: skip
def test_words_that_markdown_leaves_alone_stand_without_a_backslash(said: str) -> None:
    label, _, text = said.rpartition(": ")
    written = tidied(joined(label, text, between=": ") if label else f"Kata {escape(said)}")
    assert written == (said if label else f"Kata {said}")


@given(texts)
def test_an_escaped_text_is_one_line(text: str) -> None:
    assert "\n" not in escape(text)


def test_control_characters_do_not_reach_a_document() -> None:
    assert escape("a\x1b[2Jb\x00c\u2028d\u202ee") == "a\ufffd\\[2Jb\ufffdc\ufffdd\ufffde"


def test_windows_and_old_mac_line_ends_are_newlines() -> None:
    assert prose("a\r\nb\rc") == "a\\\nb\\\nc"


def test_what_is_markdown_already_is_not_escaped_again() -> None:
    assert escape(Md("**x**")) == "**x**"
    assert joined("a*", Md("**x**"), between=" ") == "a\\* **x**"
    assert bold("*") == "**\\***"
    assert bold("") == ""


def test_destroyed_words_are_marked_readably() -> None:
    assert escape("[dimusnahkan]") == "[dimusnahkan]"
    assert read(escape("[dimusnahkan]")) == (["paragraph_open"], ["[dimusnahkan]"])


def test_an_empty_cell_is_a_dash() -> None:
    assert (cell(""), cell(None), cell(0)) == ("–", "–", "0")


def test_office_text_stays_readable() -> None:
    said = "Perda No. 5/2020 (pasal 3-4), 66,7 % & 08.30 WIB – naik > 5 poin!"
    assert escape(said) == said


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("data belum lengkap", "Data belum lengkap."),
        ("Sudah.", "Sudah."),
        ("apa sudah?", "Apa sudah?"),
        ("(lihat lampiran)", "(lihat lampiran)."),
        ("data ada (lihat lampiran)", "Data ada (lihat lampiran)."),
        ("berapa? (contoh)", "Berapa? (contoh)"),
        ("kata beliau “cukup.”", "Kata beliau “cukup.”"),
        ("5 unit", "5 unit."),
        ("  ", ""),
        ("ijin → izin…", "Ijin → izin…"),
        ("[dimusnahkan]", "[dimusnahkan]"),
        ("ß kecil", "ß kecil."),
        ("baris satu\nbaris dua", "Baris satu\nbaris dua."),
    ],
)
def test_a_line_as_said_becomes_a_sentence(said: str, printed: str) -> None:
    assert sentence(said) == printed
