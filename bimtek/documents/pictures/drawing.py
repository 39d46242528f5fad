"""Which picture a caption asks for, and the picture of a table. Pure but for `png`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bimtek.documents.glyphs import FONTS, undrawn, with_codes
from bimtek.documents.model import Block, Figure, plain
from bimtek.documents.pictures import grid, radar, road
from bimtek.documents.pictures.canvas import WIDTH, Picture

DPI: Final = 200
TEXT_WIDTH: Final = 16.5
"""Centimetres that a picture is wide on A4."""
HERE: Final = Path(__file__).parent
NOT_IN_A_NAME: Final = re.compile(r"[^a-z0-9]+")


def drawn(figure: Figure) -> tuple[Picture, ...]:
    """The pictures of a figure: one, or as many as its rows take."""
    table = figure.table
    heads = [plain(head) for head in table.heads]
    rows = [[plain(words) for words in row] for row in table.rows]
    match figure.sort:
        case "radar":
            return radar.draw(figure.title, rows)
        case "peta panas":
            return grid.draw(figure.title, heads, rows, figure.legend)
        case _:
            return road.draw(figure.title, heads, rows)


def svg_files(blocks: Iterable[Block]) -> Iterator[tuple[str, bytes]]:
    """Every picture of a document as a file of its own: `radar-level-kota.svg`."""
    for figure in blocks:
        if isinstance(figure, Figure):
            made = drawn(figure)
            for number, one in enumerate(made, 1):
                more = f"-{number}" if len(made) > 1 else ""
                yield f"{_name(figure)}{more}.svg", one.svg.encode()


def _name(figure: Figure) -> str:
    words = f"{figure.sort} {figure.title.partition(',')[0]}".casefold()
    return NOT_IN_A_NAME.sub("-", words).strip("-")


def png(picture: Picture) -> bytes:
    """For Word, which takes no SVG that old versions show; the same picture, the same bytes."""
    import typst

    svg = with_codes(picture.svg, undrawn(picture.svg))
    page = {"width": WIDTH, "height": picture.height, "svg": svg}
    made: bytes = typst.compile(
        str(HERE / "gambar.typ"),
        format="png",
        ppi=DPI * TEXT_WIDTH / 2.54 / WIDTH * 72,
        sys_inputs={"picture": json.dumps(page)},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    return made
