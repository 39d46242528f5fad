"""Markdown as our minutes use it, read into a document: no HTML, no links.

A thematic break (`---`) stands between two pages and nowhere else; each page may open with its own
name, and a table whose last head is `Tanda tangan` is signed by hand. A table right below a line
in italics that begins with `Radar: `, `Peta panas: ` or `Peta jalan: ` is drawn; below it may stand
what its signs mean, in italics too: `Keterangan: `. A picture that stands alone in its paragraph
is a photo of the session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bimtek.documents.model import (
    BLANK,
    Block,
    Break,
    Figure,
    Heading,
    Inline,
    Items,
    PageBreak,
    Paragraph,
    Photo,
    Signatures,
    Table,
    Text,
    Words,
    plain,
)

READER: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
SIGNS: Final = ","
"""`Pimpinan rapat,` stands above a signature."""
SIGNED_IN: Final = "Tanda tangan"
"""The last head of a table in which each row is signed."""
ONE_LINE: Final = 90
"""Letters of a line of the page."""
LINES_SIGNED: Final = 2
"""Above signatures: place and day, and the last sentence that they are put to."""
DRAWN: Final = re.compile(r"(Radar|Peta panas|Peta jalan): (.+)")
LEGEND: Final = "Keterangan: "
LEAST_COLUMNS: Final = {"radar": 3, "peta panas": 2, "peta jalan": 3}
"""Fewer of them make no picture."""


def read(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order."""
    tree = SyntaxTreeNode(READER.parse(markdown))
    blocks = _opening(tuple(_numbered(_figures(list(_blocks(tree.children))))))
    return _signed(_below_headings(blocks))


def _blocks(nodes: Sequence[SyntaxTreeNode], *, quoted: bool = False) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1:]), _inside(node))
            case "paragraph":
                yield _photo(node) or Paragraph(_inside(node), quoted=quoted)
            case "bullet_list":
                yield Items(_items(node))
            case "ordered_list":
                yield Items(_items(node), int(str(node.attrs.get("start", 1))))
            case "table":
                yield _table(node)
            case "hr":
                yield PageBreak()
            case "blockquote":
                yield from _blocks(node.children, quoted=True)
            case "fence" | "code_block":
                yield Paragraph(tuple(_lines(node.content.rstrip("\n"), Text(""))))


def _figures(blocks: list[Block]) -> Iterator[Block]:
    """The same with each caption, its table and its legend as one."""
    at = 0
    while at < len(blocks):
        caption, table = DRAWN.fullmatch(_in_italics(blocks[at])), blocks[at + 1 : at + 2]
        at += 1
        match table:
            case [Table() as one] if caption and one.rows:
                sort = caption[1].casefold()
                if len(one.heads) < LEAST_COLUMNS[sort]:
                    yield blocks[at - 1]
                    continue
                legend = _in_italics(blocks[at + 1]) if at + 1 < len(blocks) else ""
                told = legend.startswith(LEGEND)
                yield Figure(sort, caption[2], one, legend.removeprefix(LEGEND) if told else "")
                at += 1 + told
            case _:
                yield blocks[at - 1]


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, Figure):
            number += 1
            block = replace(block, number=number)
        yield block


def _in_italics(block: Block) -> str:
    """What a paragraph says that is in italics from its beginning to its end."""
    if not isinstance(block, Paragraph) or block.quoted:
        return ""
    slanted = all(isinstance(one, Text) and one.italic for one in block.words)
    return plain(block.words) if slanted else ""


def _photo(node: SyntaxTreeNode) -> Photo | None:
    """A picture that stands alone; None: the paragraph says something else."""
    (inside,) = node.children
    match inside.children:
        case [one] if one.type == "image":
            return Photo(str(one.attrs["src"]), plain(tuple(_words(one.children, Text("")))))
        case _:
            return None


def _items(node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
    return tuple(tuple(_blocks(item.children)) for item in node.children)


def _inside(node: SyntaxTreeNode) -> Words:
    return tuple(one for inline in node.children for one in _words(inline.children, Text("")))


def _words(nodes: Sequence[SyntaxTreeNode], look: Text) -> Iterator[Inline]:
    for node in nodes:
        match node.type:
            case "text" | "text_special" | "code_inline":
                yield from _lines(node.content, look)
            case "softbreak":
                yield Text(" ", look.bold, look.italic)
            case "hardbreak":
                yield Break()
            case "strong":
                yield from _words(node.children, Text("", True, look.italic))
            case "em":
                yield from _words(node.children, Text("", look.bold, True))
            case _:
                yield from _words(node.children, look)


def _lines(content: str, look: Text) -> Iterator[Inline]:
    for number, line in enumerate(content.split("\n")):
        if number:
            yield Break()
        if line:
            yield Text(line, look.bold, look.italic)


def _table(node: SyntaxTreeNode) -> Block:
    head, *bodies = node.children
    titles = head.children[0].children
    heads = tuple(_inside(cell) for cell in titles)
    right = tuple("right" in str(cell.attrs.get("style", "")) for cell in titles)
    rows = tuple(
        tuple(_inside(cell) for cell in row.children) for body in bodies for row in body.children
    )
    if rows and all(plain(one).endswith(SIGNS) for one in heads):
        first, *rest = rows
        if all(plain(one) == BLANK for one in first):
            below = zip(*rest, strict=True) if rest else ((),) * len(heads)
            return Signatures(tuple(zip(heads, map(tuple, below), strict=True)))
    # of what is not said a dash stands in a cell: an empty one is for a pen
    to_write = frozenset(at for row in rows for at, words in enumerate(row) if not words)
    return Table(heads, right, rows, to_sign=plain(heads[-1]) == SIGNED_IN, to_write=to_write)


def _opening(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The name of a page's document, and the bold lines right above and below it, are centred."""
    found: list[Block] = []
    opens = True
    for block in blocks:
        if isinstance(block, PageBreak):
            opens = True
        elif isinstance(block, Paragraph) and opens and _is_bold(block):
            block = Paragraph(block.words, centred=True)
        else:
            opens = opens and _is_name(block)
        found.append(block)
    return tuple(found)


def _below_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A line right below a heading, such as the hours of an acara, leads to what follows."""
    above = (None, *blocks)
    return tuple(
        replace(block, leads=True)
        if isinstance(block, Paragraph) and _is_short(block) and _is_heading(before)
        else block
        for before, block in zip(above, blocks, strict=False)
    )


def _signed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """All signatures stay on one page with their place and day, and with what they are put to."""
    found: list[Block] = []
    kept = 0
    for block in reversed(blocks):
        match block:
            case Signatures():
                block, kept = replace(block, more=kept == LINES_SIGNED), LINES_SIGNED
            case Paragraph() if kept:
                block, kept = replace(block, leads=True), kept - 1
            case _:
                kept = 0
        found.append(block)
    return tuple(reversed(found))


def _is_name(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _is_short(block: Paragraph) -> bool:
    return len(plain(block.words)) <= ONE_LINE


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Heading) and not _is_name(block)


def _is_bold(block: Paragraph) -> bool:
    return all(isinstance(one, Text) and one.bold for one in block.words)
