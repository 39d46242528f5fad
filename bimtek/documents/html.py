"""A document as one HTML file: no script, nothing from elsewhere, printed on A4."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from bimtek.documents.model import (
    Block,
    Break,
    Figure,
    Heading,
    Inline,
    Items,
    Look,
    PageBreak,
    Paragraph,
    Photo,
    Photos,
    Signatures,
    Table,
    Words,
    shares,
)
from bimtek.documents.pictures.drawing import drawn

LANGUAGE = "id"


def html(blocks: Sequence[Block], look: Look, photos: Photos) -> bytes:
    """The whole file."""
    mark = f'<p class="tanda">{escape(look.mark)}</p>\n' if look.mark else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(look.title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f"{mark}<main>\n{body(blocks, photos)}</main>\n<footer>{escape(look.foot)}</footer>\n"
        "</body>\n</html>\n"
    ).encode()


@cache
def _style() -> str:
    return files("bimtek.documents").joinpath("dokumen.css").read_text(encoding="utf-8")


def body(blocks: Iterable[Block], photos: Photos) -> str:
    """What stands between `<main>` and `</main>`."""
    return "".join(_block(block, photos) for block in blocks)


def _block(block: Block, photos: Photos) -> str:
    match block:
        case Heading(level, words):
            return f"<h{level}>{_words(words)}</h{level}>\n"
        case Paragraph():
            return _paragraph(block)
        case Items(items, start):
            inner = "".join(f"<li>{_item(item, photos)}</li>\n" for item in items)
            if start is None:
                return f"<ul>\n{inner}</ul>\n"
            begins = f' start="{start}"' if start != 1 else ""
            return f"<ol{begins}>\n{inner}</ol>\n"
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Photo():
            return _photo(block, photos)
        case Signatures(columns):
            return f'<div class="tanda-tangan">\n{"".join(map(_signer, columns))}</div>\n'
        case PageBreak():
            return '<hr class="halaman">\n'


def _paragraph(block: Paragraph) -> str:
    kinds = " ".join(["tengah"] * block.centred + ["kepala"] * block.heads)
    kind = f' class="{kinds}"' if kinds else ""
    inner = f"<p{kind}>{_words(block.words)}</p>\n"
    return f"<blockquote>\n{inner}</blockquote>\n" if block.quoted else inner


def _item(blocks: Sequence[Block], photos: Photos) -> str:
    """A line of a list; a single paragraph needs no element of its own."""
    match blocks:
        case [Paragraph(words), *rest]:
            return _words(words) + ("\n" + body(rest, photos) if rest else "")
        case _:
            return body(blocks, photos)


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{share:.2%}">' for share in shares(table))
    kinds = [' class="angka"' if right else "" for right in table.right]
    heads = "".join(
        f'<th scope="col"{kind}>{_words(words)}</th>'
        for kind, words in zip(kinds, table.heads, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{kind}>{_words(words)}</td>" for kind, words in zip(kinds, row, strict=False)
        )
        + "</tr>\n"
        for row in table.rows
    )
    signed = ' class="ditulis"' if table.by_hand else ""
    return (
        f'<div class="tabel"><table{signed}>\n<colgroup>{columns}</colgroup>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )


def _figure(figure: Figure) -> str:
    pictures = "".join(one.svg for one in drawn(figure))
    return f"<figure>\n{pictures}<figcaption>{escape(figure.caption)}</figcaption>\n</figure>\n"


def _photo(photo: Photo, photos: Photos) -> str:
    """The picture is in the page itself: it is one file."""
    content = photos.get(photo.name)
    caption = f"<figcaption>{escape(photo.caption)}</figcaption>\n"
    if content is None:
        return f"<figure>\n{caption}</figure>\n"
    sort = "png" if photo.name.endswith(".png") else "jpeg"
    address = f"data:image/{sort};base64,{b64encode(content).decode()}"
    return f'<figure>\n<img src="{address}" alt="{escape(photo.caption)}">\n{caption}</figure>\n'


def _signer(column: tuple[Words, tuple[Words, ...]]) -> str:
    above, below = column
    lines = "".join(f"<p>{_words(words)}</p>\n" for words in below)
    return f'<div>\n<p>{_words(above)}</p>\n<p class="ruang"></p>\n{lines}</div>\n'


def _words(words: Words) -> str:
    return "".join(map(_inline, words))


def _inline(one: Inline) -> str:
    if isinstance(one, Break):
        return "<br>\n"
    inner = escape(one.words)
    inner = f"<em>{inner}</em>" if one.italic else inner
    return f"<strong>{inner}</strong>" if one.bold else inner
