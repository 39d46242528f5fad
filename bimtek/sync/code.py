"""An address as a code that a phone's camera reads."""

from __future__ import annotations

QUIET = 2
"""Light modules around the code; four are the rule, a screen has no room for them."""
HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def qr_lines(url: str) -> list[str]:
    """The code in half blocks, to be drawn dark on light."""
    import segno  # slow to load, and wanted only here

    rows = [list(row) for row in segno.make(url, micro=False).matrix_iter(border=QUIET)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    return [
        "".join(HALVES[bool(upper), bool(lower)] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    ]


def qr_picture(url: str) -> str:
    """The code as SVG, to stand in a page; as large as the page's style says."""
    import segno

    code = segno.make(url, micro=False)
    picture: str = code.svg_inline(border=QUIET, dark="#000", light="#fff", omitsize=True)
    return picture
