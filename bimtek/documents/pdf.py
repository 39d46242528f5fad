"""A document as PDF/A: the same everywhere, for its fonts come with the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

import typst

from bimtek.documents.glyphs import FONTS, code_of, undrawn, with_codes
from bimtek.documents.model import (
    LONGEST_LINE,
    LONGEST_WORD,
    PHOTO_HEIGHT,
    PIECE,
    ROW_BY_HAND,
    Block,
    Break,
    Figure,
    Heading,
    Inline,
    Items,
    Look,
    PageBreak,
    Paragraph,
    Photo,
    Photos,
    Signatures,
    Table,
    Text,
    Words,
    is_small,
    may_break,
    shares,
)
from bimtek.documents.pictures.drawing import drawn

HERE: Final = Path(__file__).parent
PAGE: Final = "dokumen.typ"
STANDARD: Final = "a-2b"
HARD_SPACES: Final = "\u00a0\u2007\u202f"
TOO_LONG: Final = re.compile(rf"[\S{HARD_SPACES}]{{{LONGEST_WORD + 1},}}")
"""A word, such as a link, for which its column may be too narrow."""
LONGER_THAN_A_LINE: Final = re.compile(rf"[\S{HARD_SPACES}]{{{LONGEST_LINE},}}")
"""A word for which a line of the page may be too short."""
PIECES: Final = re.compile(rf"[\S{HARD_SPACES}]{{{PIECE},}}?(?=[\w!-~])")
"""What it is broken into: none ends inside of an emoji or before an accent."""
NO_BREAK: Final = re.compile("[\u2060\ufeff]")
"""Invisible, and keep a line from ending beside them: after a space too."""
MAY_BREAK: Final = "\u200b"
UNDRAWN: Final = (
    "Huruf yang tidak ada dalam fonta dokumen ini tercetak sebagai kodenya dalam kurung siku; "
    "dalam berkas Word huruf itu tampak bila komputernya memilikinya:"
)
MOST_CODES: Final = 20
TAB: Final = " " * 4
"""In place of a tab, which typst prints as nothing."""


def pdf(blocks: Sequence[Block], look: Look, photos: Photos) -> bytes:
    """The whole file.

    Where none of our fonts can draw a letter, its code stands in its place, and a sentence at the
    end says so.
    """
    document = _document(blocks, look, photos)
    with _page_beside(photos) as page:
        try:
            return _compiled(page, _json(document), STANDARD)
        except typst.TypstError:
            said = _json(_with_codes(document))
        try:
            return _compiled(page, said, STANDARD)
        except typst.TypstError:
            return _compiled(page, said)


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False)


def _with_codes(document: dict[str, Any]) -> dict[str, Any]:
    """The same document with codes in the place of letters that no font has."""
    whole = _json(document)
    letters = undrawn(whole)
    if not letters:
        return document
    coded: dict[str, Any] = json.loads(with_codes(whole, letters))
    codes = " ".join(map(code_of, letters[:MOST_CODES]))
    more = f" dan {len(letters) - MOST_CODES} lainnya" if len(letters) > MOST_CODES else ""
    told = Paragraph((Text(f"{UNDRAWN} {codes}{more}."),))
    coded["blocks"].append(_block(told))
    return coded


@contextmanager
def _page_beside(photos: Photos) -> Iterator[Path]:
    """The page, in a folder where typst finds the photos by their names."""
    if not photos:
        yield HERE / PAGE
        return
    with TemporaryDirectory(prefix="bimtek-") as folder:
        page = Path(folder) / PAGE
        page.write_bytes((HERE / PAGE).read_bytes())
        for name, content in photos.items():
            photo = page.parent / name
            photo.parent.mkdir(parents=True, exist_ok=True)
            photo.write_bytes(content)
        yield page


def _compiled(page: Path, document: str, standard: Literal["a-2b"] | None = None) -> bytes:
    return typst.compile(
        str(page),
        sys_inputs={"document": document},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=standard,
    )


def _document(blocks: Sequence[Block], look: Look, photos: Photos) -> dict[str, Any]:
    made = look.made
    return {
        "title": look.title,
        "mark": look.mark,
        "foot": look.foot,
        "made": [made.year, made.month, made.day, made.hour, made.minute, made.second],
        "photo-height": PHOTO_HEIGHT,
        "blocks": _blocks(blocks),
        "photos": list(photos),
    }


def _blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, words):
            return {"kind": "heading", "level": level, "words": _words(words)}
        case Paragraph(words, centred, quoted):
            look = {"centred": centred, "quoted": quoted, "heads": block.heads}
            return {"kind": "paragraph", "words": _words(words), **look}
        case Items(items, start):
            return {"kind": "items", "start": start, "items": [_blocks(item) for item in items]}
        case Table():
            return _table(block)
        case Figure():
            pictures = [{"svg": one.svg, "told": one.told} for one in drawn(block)]
            return {"kind": "figure", "caption": block.caption, "pictures": pictures}
        case Photo(name, caption):
            return {"kind": "photo", "name": name, "caption": caption}
        case Signatures(columns, more):
            signers = [
                {
                    "above": _words(above, narrow=True),
                    "below": [_words(line, narrow=True) for line in below],
                }
                for above, below in columns
            ]
            return {"kind": "signatures", "columns": signers, "more": more}
        case PageBreak():
            return {"kind": "page-break"}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "small": is_small(table),
        "shares": list(shares(table)),
        "right": list(table.right),
        "row": ROW_BY_HAND if table.by_hand else 0,
        "heads": [_words(words, narrow=True) for words in table.heads],
        "rows": [
            {
                "cells": [_words(words, narrow=True) for words in row],
                "breaks": may_break(row),
            }
            for row in table.rows
        ],
    }


def _words(words: Words, *, narrow: bool = False) -> list[dict[str, Any]]:
    """Words in the width of the page, or of a column.

    One that is too long may break: it would run off the page, or over the next column.
    """
    return [_inline(one, narrow) for one in words]


def _inline(one: Inline, narrow: bool) -> dict[str, Any]:
    if isinstance(one, Break):
        return {"break": True}
    too_long = TOO_LONG if narrow else LONGER_THAN_A_LINE
    words = NO_BREAK.sub("", one.words).replace("\t", TAB)
    words = too_long.sub(lambda word: PIECES.sub(rf"\g<0>{MAY_BREAK}", word[0]), words)
    return {"words": words, "bold": one.bold, "italic": one.italic}
