"""A Markdown text as a file of an office."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bimtek.documents.reading import read

if TYPE_CHECKING:
    from bimtek.documents.model import Look


class Form(StrEnum):
    """What a document is written as, by the suffix of its file."""

    HTML = "html"
    WORD = "docx"
    PDF = "pdf"


def write(markdown: str, form: Form, look: Look, letterhead: bytes | None = None) -> bytes:
    """The file; the same text and look give the same bytes.

    Args:
        letterhead: a Word file of the office; of Word alone.

    Raises:
        NotWordError: if the letterhead is none.
    """
    blocks = read(markdown)
    match form:
        case Form.HTML:
            from bimtek.documents.html import html

            return html(blocks, look)
        case Form.WORD:
            from bimtek.documents.word import word

            return word(blocks, look, letterhead)
        case Form.PDF:
            from bimtek.documents.pdf import pdf

            return pdf(blocks, look)
