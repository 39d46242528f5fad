"""What stands in a script, section by section, with lines; it goes into JSON and back unchanged.

Named tuples, because a session file keeps the outline and opening one must be quick.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Attrs(NamedTuple):
    """What stands in `{…}` at the end of a heading or an item."""

    words: tuple[str, ...] = ()
    """Classes, with or without their dot."""
    id: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        """The value of a key."""
        return next((value for name, value in self.values if name == key), default)


NO_ATTRS = Attrs()


class Field(NamedTuple):
    """One `kunci: nilai` of the front matter."""

    key: str
    value: str
    line: int


class Paragraph(NamedTuple):
    """Text outside quotes, lists and tables; its line breaks are kept."""

    line: int
    text: str


class Hint(NamedTuple):
    """A piece of guide text: `> **Ucapkan:** …`; without a bold label the label is empty."""

    line: int
    label: str
    text: str


class Quote(NamedTuple):
    """A block of guide text."""

    line: int
    hints: tuple[Hint, ...]


class Item(NamedTuple):
    """One item of a list."""

    line: int
    number: int | None
    """As written; None in a list of dashes."""
    text: str
    points: tuple[str, ...] = ()
    """Its `a.` `b.` lines, as written."""
    attrs: Attrs = NO_ATTRS


class Items(NamedTuple):
    """A list."""

    line: int
    items: tuple[Item, ...]


class Row(NamedTuple):
    """One row of a table; as many cells as stand on the line."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table, from the script or from a file beside it."""

    line: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    file: str = ""


Block = Paragraph | Quote | Items | Table


class Section(NamedTuple):
    """A heading and what stands below it, up to the next heading of its level."""

    level: int
    title: str
    line: int
    attrs: Attrs = NO_ATTRS
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The guide text, in its order."""
        quotes = (block for block in self.blocks if isinstance(block, Quote))
        return tuple(hint for quote in quotes for hint in quote.hints)

    @property
    def lists(self) -> tuple[Items, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Items))

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))


class Outline(NamedTuple):
    """A whole script as it is written."""

    front: tuple[Field, ...]
    sections: tuple[Section, ...]
    """`#` headings with their sections, and sections that stand before the first of them."""
    lines: int
    """How many lines the file has."""

    def field(self, key: str) -> Field | None:
        """A field of the front matter."""
        return next((field for field in self.front if field.key == key), None)

    def said(self, key: str) -> str:
        """The value of a field of the front matter, or nothing."""
        field = self.field(key)
        return field.value if field else ""


def sections(outline: Outline) -> tuple[Section, ...]:
    """Every `##` section, whether or not a day stands above it."""
    tops = outline.sections
    return tuple(part for top in tops for part in (top.sections if top.level == 1 else (top,)))


_BLOCKS: dict[str, type[Block]] = {"p": Paragraph, "q": Quote, "l": Items, "t": Table}
_TAGS = {kind: tag for tag, kind in _BLOCKS.items()}


def outline_to_json(outline: Outline) -> str:
    """The outline as text, for the session file."""
    sections = [_plain(section) for section in outline.sections]
    return json.dumps(
        [outline.front, sections, outline.lines], ensure_ascii=False, separators=(",", ":")
    )


def outline_from_json(text: str) -> Outline:
    """The outline that `outline_to_json` wrote."""
    front, sections, lines = json.loads(text)
    return Outline(
        tuple(Field(*field) for field in front),
        tuple(_section(*section) for section in sections),
        lines,
    )


def _plain(section: Section) -> list[Any]:
    blocks = [[_TAGS[type(block)], *block] for block in section.blocks]
    return [*section[:4], blocks, [_plain(inner) for inner in section.sections]]


def _section(
    level: int, title: str, line: int, attrs: list[Any], blocks: list[Any], inner: list[Any]
) -> Section:
    return Section(
        level,
        title,
        line,
        _attrs(*attrs),
        tuple(_block(*block) for block in blocks),
        tuple(_section(*section) for section in inner),
    )


def _attrs(words: list[str], name: str, values: list[list[str]]) -> Attrs:
    return Attrs(tuple(words), name, tuple((key, value) for key, value in values))


def _block(tag: str, line: int, *rest: Any) -> Block:
    if tag == "p":
        return Paragraph(line, *rest)
    if tag == "q":
        return Quote(line, tuple(Hint(*hint) for hint in rest[0]))
    if tag == "l":
        return Items(line, tuple(_item(*item) for item in rest[0]))
    header, rows, file = rest
    return Table(line, tuple(header), tuple(Row(at, tuple(cells)) for at, cells in rows), file)


def _item(line: int, number: int | None, text: str, points: list[str], attrs: list[Any]) -> Item:
    return Item(line, number, text, tuple(points), _attrs(*attrs))
