"""What a script says of a telaah: the books, and in them the chapters that are gone through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bimtek.script.kinds import Demand, Part, Questions
from bimtek.script.offices import slug
from bimtek.script.outline import Item, Section
from bimtek.script.reading import Reading, longer_than_planned, only, unused, whole

LONGEST_ID: Final = 40
LONGEST_BOOK: Final = 12
"""Letters of a book's id that stand before its chapters'."""


class Chapter(NamedTuple):
    """What is read and discussed at one time."""

    id: str
    title: str
    book: str = ""
    """Title of its book; empty where the acara has but one."""
    pages: str = ""
    opds: tuple[str, ...] = ()
    """Codes of the offices that wrote it."""
    by: str = ""
    """Whoever wrote it and is no office: `Tenaga ahli`."""
    minutes: int | None = None


class ReviewScript(NamedTuple):
    """The chapters in the order in which the hall takes them."""

    chapters: tuple[Chapter, ...] = ()


def parts(spec: ReviewScript) -> Iterator[Part]:
    """Chapters; which book one belongs to may be put right."""
    for one in spec.chapters:
        minutes = f"{one.minutes} menit" if one.minutes else ""
        pages = f"hlm. {one.pages}" if one.pages else ""
        told = (one.book, one.title, pages, one.by, minutes)
        yield Part(one.id, "bab", " · ".join(filter(None, told)), one.opds)


def demand(spec: ReviewScript) -> Demand:
    """A chapter takes five minutes at the least; whoever wrote it is asked."""
    asked = dict.fromkeys(opd for one in spec.chapters for opd in one.opds)
    return Demand((Questions(len(spec.chapters), "bab", 300),), tuple(asked), shared=True)


def read(section: Section, reading: Reading) -> ReviewScript:
    """Read a section `{.telaah}`: lists of chapters, below `###` headings that name their books."""
    found: dict[str, Chapter] = {}
    for item, chapter in _chapters(section, reading):
        if not chapter.id:
            reading.mistakes.add(
                item.line, "bab ini belum bernama", "tulis misalnya `- Bab 1 Pendahuluan`"
            )
        elif len(chapter.id) > LONGEST_ID:
            reading.mistakes.add(
                item.line, f"id ‘{chapter.id}’ terlalu panjang", f"paling banyak {LONGEST_ID} huruf"
            )
        elif chapter.id in found:
            reading.mistakes.add(
                item.line,
                f"bab ‘{chapter.title}’ tertulis dua kali",
                "setiap bab punya nama atau {#id} sendiri",
            )
        else:
            found[chapter.id] = chapter
    if not found:
        reading.mistakes.warn(
            section.line,
            "telaah ini belum menyebut bab",
            "tulis daftar `- Bab 1 Pendahuluan`; di aula + menambah bab",
        )
    longer_than_planned(section, "bab", [one.minutes for one in found.values()], reading.mistakes)
    return ReviewScript(tuple(found.values()))


def _chapters(section: Section, reading: Reading) -> Iterator[tuple[Item, Chapter]]:
    only(section, reading.mistakes, lists=1)
    for block in section.lists[:1]:
        for item in block.items:
            yield item, _chapter(item, None, "", reading)
    for number, book in enumerate(section.sections, 1):
        only(book, reading.mistakes, lists=1)
        unused(book, reading.mistakes, hints=True, paragraphs=True)
        if not book.lists:
            reading.mistakes.add(
                book.line,
                f"buku ‘{book.title}’ belum berisi bab",
                "tulis daftar babnya, misalnya `- Bab 1 Pendahuluan`",
            )
        for block in book.lists[:1]:
            for item in block.items:
                prefix = book.attrs.id[:LONGEST_BOOK].strip("-") or f"buku-{number}"
                yield item, _chapter(item, book, f"{prefix}-", reading)


def _chapter(item: Item, book: Section | None, prefix: str, reading: Reading) -> Chapter:
    """A chapter; who wrote the book wrote it too, where it does not say otherwise.

    Args:
        prefix: of its id, because two books may each have a chapter of the same title.
    """
    title = " ".join(" ".join([item.text, *item.points]).split())
    named = slug(title, LONGEST_ID - len(prefix))
    own = (item.attrs.get("opd"), item.attrs.get("oleh"))
    attrs = item.attrs if any(own) or book is None else book.attrs
    return Chapter(
        item.attrs.id or (f"{prefix}{named}" if named else ""),
        title,
        book.title if book else "",
        item.attrs.get("halaman").replace("-", "–"),
        reading.offices.named(attrs.get("opd"), item.line, reading.mistakes),
        attrs.get("oleh"),
        whole(item.attrs.get("durasi")),
    )
