"""A Markdown text as a file of an office."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bimtek.documents.model import Photo
from bimtek.documents.reading import read

if TYPE_CHECKING:
    from bimtek.documents.model import Block, Look, Photos

NONE: Photos = MappingProxyType({})


class Form(StrEnum):
    """What a document is written as, by the suffix of its file."""

    HTML = "html"
    WORD = "docx"
    PDF = "pdf"


def write(
    text: str | Sequence[Block],
    form: Form,
    look: Look,
    letterhead: bytes | None = None,
    photos: Photos = NONE,
) -> bytes:
    """The file; the same text and look give the same bytes.

    Args:
        text: in Markdown, or read already by whoever writes it as several.
        letterhead: a Word file of the office; of Word alone.
        photos: what the pictures of the text are; one that is missing is told by its caption.

    Raises:
        NotWordError: if the letterhead is none.
    """
    blocks = read(text) if isinstance(text, str) else text
    shown = (one.name for one in blocks if isinstance(one, Photo))
    photos = {name: photos[name] for name in shown if name in photos}
    match form:
        case Form.HTML:
            from bimtek.documents.html import html

            return html(blocks, look, photos)
        case Form.WORD:
            from bimtek.documents.word import word

            return word(blocks, look, letterhead, photos)
        case Form.PDF:
            from bimtek.documents.pdf import pdf

            return pdf(blocks, look, photos)
