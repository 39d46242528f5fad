"""Books on paper: each chapter with lines for what is remarked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, blanks, named, wrapped

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office
    from bimtek.stages.review.script import ReviewScript

REMARKS = 2
"""Remarks for which a chapter has room."""
FIELDS = (("Halaman", SHORT), ("Catatan", 0), ("Dari", MIDDLE), ("Keputusan", MIDDLE))


def paper(stage: Stage, office: Office) -> list[str]:
    """The form of an acara, book by book."""
    spec: ReviewScript = stage.spec
    lines: list[str] = []
    book = ""
    for chapter in spec.chapters:
        if chapter.book != book:
            book = chapter.book
            lines += ["", book]
        by = f" ({chapter.by})" if chapter.by else ""
        pages = f", hlm. {chapter.pages}" if chapter.pages else ""
        lines += ["", *wrapped(f"{chapter.title}{pages}{named(chapter.opds, office)}{by}")]
        for _ in range(REMARKS):
            lines += blanks(FIELDS, "    ")
    return lines
