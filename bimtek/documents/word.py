"""A document as Word: real styles, so that an office can go on with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final
from zipfile import BadZipFile

from docx import Document as open_document  # noqa: N813 - a function, whatever its name
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.image.image import Image
from docx.opc.exceptions import OpcError
from docx.shared import Cm
from docx.table import Table as WordTable

from bimtek.documents.model import (
    PHOTO_HEIGHT,
    ROW_BY_HAND,
    Block,
    Figure,
    Heading,
    Items,
    Look,
    PageBreak,
    Paragraph,
    Photo,
    Photos,
    Signatures,
    Table,
    Text,
    is_small,
    may_break,
    shares,
)
from bimtek.documents.package import repacked
from bimtek.documents.pictures.drawing import drawn, png
from bimtek.documents.word_page import set_page, set_properties, set_styles
from bimtek.documents.word_parts import (
    INDENT,
    TEXT_WIDTH,
    cells_of,
    close,
    drop_last_if_empty,
    fill,
    in_bold,
    keep_whole,
    number,
    numbering,
    put_picture,
    repeat_above,
    set_widths,
    shade,
    styled,
    tighten,
)

TABLE_SIZE: Final = 9.5
"""Points."""
TO_SIGN: Final = 1.8
"""Centimetres left for a signature."""
DEEPEST_HEADING: Final = 4


def word(blocks: Sequence[Block], look: Look, letterhead: bytes | None, photos: Photos) -> bytes:
    """The whole file.

    Args:
        letterhead: a Word file of the office, behind whose content the document is put; its page,
            styles, head and foot stay as they are.

    Raises:
        NotWordError: if the letterhead is none.
    """
    document = open_document() if letterhead is None else _opened(letterhead)
    set_properties(document, look)
    if letterhead is None:
        set_styles(document)
        set_page(document, look)
    _put(document, blocks, photos)
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


class NotWordError(ValueError):
    """The letterhead is no Word file."""


def _opened(letterhead: bytes) -> Document:
    try:
        return open_document(BytesIO(letterhead))
    except (BadZipFile, OpcError, KeyError, ValueError) as error:
        raise NotWordError from error


def _put(document: Document, blocks: Iterable[Block], photos: Photos, depth: int = 0) -> None:
    """Behind what stands there; `depth`: in how many lists."""
    opens_page = False
    for block in blocks:
        if opens_page and not isinstance(block, Heading | PageBreak):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            opens_page = False
        match block:
            case Heading(level, words):
                heading = styled(document, f"Heading {min(level, DEEPEST_HEADING)}")
                heading.paragraph_format.page_break_before = opens_page or None
                opens_page = False
                fill(heading, words)
            case Paragraph():
                _paragraph(document, block, depth)
            case Items():
                _items(document, block, photos, depth)
            case Table():
                _table(document, block)
            case Figure() | Photo():
                _picture(document, block, photos)
            case Signatures():
                _signatures(document, block)
            case PageBreak():
                opens_page = True
                drop_last_if_empty(document)  # on a full page it would stand alone on the next


def _paragraph(document: Document, block: Paragraph, depth: int) -> None:
    paragraph = document.add_paragraph()
    if block.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if depth or block.quoted:
        paragraph.paragraph_format.left_indent = Cm(INDENT * (depth + block.quoted))
    if block.heads:
        paragraph.paragraph_format.keep_with_next = True
    fill(paragraph, block.words)


def _items(document: Document, items: Items, photos: Photos, depth: int) -> None:
    numbered = numbering(document, items.start, depth)
    for item in items.items:
        first, *rest = item or (Paragraph(()),)
        paragraph = styled(document, "List Paragraph")
        number(paragraph, numbered, depth)
        if isinstance(first, Paragraph):
            fill(paragraph, first.words)
        else:
            rest = [first, *rest]
        _put(document, rest, photos, depth + 1)


def _table(document: Document, table: Table) -> None:
    made = document.add_table(
        rows=1 + len(table.rows), cols=len(table.heads), style=_grid(document)
    )
    for at, row in enumerate(made._tbl.tr_lst):
        words = table.rows[at - 1] if at else tuple(map(in_bold, table.heads))
        for cell, said, right in zip(cells_of(made, row), words, table.right, strict=False):
            paragraph = cell.paragraphs[0]
            close(paragraph)
            fill(paragraph, said, TABLE_SIZE)
            if not at:
                shade(cell)
            if right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _hold_rows(made, table)
    set_widths(made, shares(table))
    tighten(document.add_paragraph())


def _hold_rows(made: WordTable, table: Table) -> None:
    """No row is torn, the head stands on each page, a small table on one."""
    if is_small(table):
        for row in list(made._tbl.tr_lst)[:-1]:
            for cell in cells_of(made, row):
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    for at, line in enumerate(made.rows):
        if not at or not may_break(table.rows[at - 1]):
            keep_whole(line)
        if at and table.by_hand:
            line.height = Cm(ROW_BY_HAND)
        if not at:
            repeat_above(line)


def _picture(document: Document, picture: Figure | Photo, photos: Photos) -> None:
    if isinstance(picture, Figure):
        _figure(document, picture)
    else:
        _photo(document, picture, photos.get(picture.name))
    _caption(document, picture.caption)


def _figure(document: Document, figure: Figure) -> None:
    for one in drawn(figure):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        put_picture(paragraph, png(one), one.title, one.told, width=TEXT_WIDTH)


def _photo(document: Document, photo: Photo, content: bytes | None) -> None:
    if content is not None:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        found = Image.from_blob(content)
        width = min(TEXT_WIDTH, PHOTO_HEIGHT * found.px_width / found.px_height)
        put_picture(paragraph, content, "", photo.caption, width=width)


def _caption(document: Document, words: str) -> None:
    caption = document.add_paragraph()
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    fill(caption, (Text(words),), TABLE_SIZE)


def _grid(document: Document) -> str | None:
    """The usual style with lines around each cell; an office's own file may not have it."""
    return next((one.name for one in document.styles if one.name == "Table Grid"), None)


def _signatures(document: Document, signatures: Signatures) -> None:
    columns = signatures.columns
    made = document.add_table(rows=3, cols=len(columns))
    top, middle, last = made.rows
    middle.height = Cm(TO_SIGN)
    for at, (above, below) in enumerate(columns):
        fill(top.cells[at].paragraphs[0], above)
        cell = last.cells[at]
        for line, words in enumerate(below):
            fill(cell.add_paragraph() if line else cell.paragraphs[0], words)
        for row in (top, middle, last):
            for paragraph in row.cells[at].paragraphs:
                close(paragraph)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.keep_with_next = signatures.more or row is not last
    for row in (top, middle, last):
        keep_whole(row)
    set_widths(made, [1 / len(columns)] * len(columns))
    between = document.add_paragraph()  # without it Word makes one table of two that follow
    tighten(between)
    between.paragraph_format.keep_with_next = signatures.more or None
