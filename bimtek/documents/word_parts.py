"""Pieces of a Word file for which python-docx has no word of its own."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from bimtek.documents.model import Break, Text, Words

TEXT_WIDTH: Final = 16.5
"""Centimetres between the margins of A4."""
INDENT: Final = 0.63
"""Centimetres by which a list stands in, a level each."""
TWIPS: Final = 567
"""In a centimetre."""
GREY: Final = "E8E8E8"


def fill(paragraph: Paragraph, words: Words, size: float | None = None) -> None:
    """Put words into a paragraph; `size` in points, None: that of the style."""
    for one in words:
        if isinstance(one, Break):
            paragraph.add_run().add_break()
            continue
        run = paragraph.add_run(one.words)
        run.bold, run.italic = one.bold or None, one.italic or None
        if size is not None:
            run.font.size = Pt(size)


def styled(document: Document, style: str) -> Paragraph:
    """A paragraph of a style by its name, where the file has it.

    python-docx looks through all styles for the default one at each paragraph.
    """
    paragraph = document.add_paragraph()
    if style in document.styles:
        paragraph._p.style = document.styles[style].style_id
    return paragraph


def in_bold(words: Words) -> Words:
    """The same words, strong."""
    return tuple(
        Text(one.words, True, one.italic) if isinstance(one, Text) else one for one in words
    )


def field(paragraph: Paragraph, name: str) -> None:
    """What Word counts itself: `PAGE`, `NUMPAGES`."""
    run = paragraph.add_run()._r
    for sort in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if sort else "w:instrText")
        if sort:
            element.set(qn("w:fldCharType"), sort)
        else:
            element.text = name
        run.append(element)


# -- pictures

LONGEST_TOLD: Final = 2_000
"""Letters by which Word describes a picture."""


def put_picture(
    paragraph: Paragraph, content: bytes, title: str, told: str, *, width: float
) -> None:
    """Put a picture into a line; `width` in centimetres, `told`: for whoever does not see it."""
    shape = paragraph.add_run().add_picture(BytesIO(content), width=Cm(width))
    properties = shape._inline.docPr
    properties.set("title", title)
    properties.set("descr", told[:LONGEST_TOLD])


# -- lists


def numbering(document: Document, start: int | None, depth: int) -> int:
    """A numbering of its own for one list, for Word would go on with that of the one before.

    Args:
        start: the first number; None: bullets.
        depth: 0 for a list that stands in no other.
    """
    root = document.part.numbering_part.element
    known = [int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))]
    abstract = max(known, default=-1) + 1
    sort, words = ("bullet", "•") if start is None else ("decimal", f"%{depth + 1}.")
    left, hanging = int((depth + 1) * INDENT * TWIPS), int(INDENT * TWIPS)
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        f'<w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="{depth}">'
        f'<w:start w:val="{1 if start is None else start}"/><w:numFmt w:val="{sort}"/>'
        f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
    )
    first = root.find(qn("w:num"))
    if first is None:
        root.append(made)
    else:
        first.addprevious(made)
    return int(root.add_num(abstract).numId)


def number(paragraph: Paragraph, numbering_id: int, depth: int) -> None:
    """Make a paragraph a line of a list."""
    numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_numId().val = numbering_id
    numbered.get_or_add_ilvl().val = depth


# -- tables


def shade(cell: _Cell) -> None:
    """The ground of a head."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", GREY)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def repeat_above(row: _Row) -> None:
    """The heads of a table stand on each page on which it goes on."""
    _say_of_row(row, "tblHeader")


def keep_whole(row: _Row) -> None:
    """A row does not go on on the next page."""
    _say_of_row(row, "cantSplit")


def _say_of_row(row: _Row, word: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{word}"))


def set_widths(table: Table, parts: Sequence[float]) -> None:
    """The width of each column, a part of the page's; Word reads it from each cell."""
    table.autofit = False
    widths = [Cm(TEXT_WIDTH * part) for part in parts]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=False):
            cell.width = width


def cells_of(table: Table, row: Any) -> list[_Cell]:
    """The cells of a row of the file; python-docx counts the whole table anew for each row."""
    return [_Cell(one, table) for one in row.tc_lst]


def close(paragraph: Paragraph) -> None:
    """A line of a cell: no more room than its words need."""
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)


def tighten(paragraph: Paragraph) -> None:
    """The line that Word wants behind a table, as small as may be."""
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)


def drop_last_if_empty(document: Document) -> None:
    """Take away the line behind a table where a page ends anyway."""
    last = document.element.body[-2]  # the page's own measures stand behind it
    if last.tag == qn("w:p") and not last.findall(qn("w:r")):
        document.element.body.remove(last)
