"""The page, the styles and the properties of a Word file, as an Indonesian office has them."""

from __future__ import annotations

from datetime import UTC
from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bimtek.documents.model import Look
from bimtek.documents.word_parts import TEXT_WIDTH, field

FONT: Final = "Arial"
LANGUAGE: Final = "id-ID"
SIZES: Final = {1: 16, 2: 13, 3: 11.5, 4: 11}
"""Points of the headings."""
THEMES: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
"""Attributes by which a theme's font would take the place of ours."""


def set_properties(document: Document, look: Look) -> None:
    """What the file says of itself; nothing of who made it on which laptop."""
    made = look.made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = look.title, "", ""
    properties.created = properties.modified = made
    properties.language, properties.comments, properties.revision = LANGUAGE, "", 1


def set_page(document: Document, look: Look) -> None:
    """A4, the mark at the head, the number of the page at the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if look.mark:
        run = head.add_run(look.mark)
        run.bold, run.font.size = True, Pt(9)
    foot = section.footer.paragraphs[0]
    stops = foot.paragraph_format.tab_stops
    for usual in document.styles["Footer"].paragraph_format.tab_stops:
        stops.add_tab_stop(usual.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{look.foot}\tHalaman ")
    field(foot, "PAGE")
    foot.add_run(" dari ")
    field(foot, "NUMPAGES")


def set_styles(document: Document) -> None:
    """Styles by their usual names: an office goes on with what it knows."""
    styles: Any = document.styles
    _set_font(styles["Normal"], 11)
    spacing = styles["Normal"].paragraph_format
    spacing.space_before, spacing.space_after = Pt(0), Pt(5)
    for level, size in SIZES.items():
        style = styles[f"Heading {level}"]
        _set_font(style, size, bold=True)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(0 if level == 1 else 12)
        style.paragraph_format.space_after = Pt(4)
    styles["Footer"].font.size = Pt(9)
    styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _set_font(style: Any, size: float, *, bold: bool | None = None) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic, style.font.color.rgb = None, RGBColor(0, 0, 0)
    look = style.element.get_or_add_rPr()
    fonts = look.find(qn("w:rFonts"))
    for name in THEMES:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    language = look.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        look.append(language)
    language.set(qn("w:val"), LANGUAGE)
