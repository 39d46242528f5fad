"""Books on paper: each chapter with room for what is remarked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, Asked, Field, Grid, Head, Said, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office, Piece
    from bimtek.stages.review.script import ReviewScript


REMARKS = 2
"""Remarks for which a chapter has room."""
FIELDS = (
    Field("Halaman", SHORT),
    Field("Catatan"),
    Field("Dari", MIDDLE),
    Field("Keputusan", MIDDLE),
)


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The form of an acara, book by book."""
    spec: ReviewScript = stage.spec
    book = ""
    for chapter in spec.chapters:
        if chapter.book != book:
            book = chapter.book
            yield Head(book)
        by = f" ({chapter.by})" if chapter.by else ""
        pages = f", hlm. {chapter.pages}" if chapter.pages else ""
        yield Said(f"{chapter.title}{pages}{named(chapter.opds, office)}{by}", opens=True)
        yield Grid(FIELDS, (Asked("", ""),) * REMARKS, depth=1)
