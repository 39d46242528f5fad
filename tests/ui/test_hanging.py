from __future__ import annotations

import pytest

from bimtek.ui.hanging import HangingLine, rows

SAID = "Sebelum pulang, inilah yang kita capai"


@pytest.mark.parametrize(
    ("line", "width", "drawn"),
    [
        (HangingLine(SAID, "Ucapkan  "), 60, [f"Ucapkan  {SAID}"]),
        (
            HangingLine(SAID, "Ucapkan  "),
            30,
            ["Ucapkan  Sebelum pulang,", "         inilah yang kita", "         capai"],
        ),
        (HangingLine(SAID), 20, ["Sebelum pulang,", "inilah yang kita", "capai"]),
        (HangingLine("dua kata", "Penanggung jawab "), 20, ["Penanggung jawab dua", "kata"]),
        (HangingLine("", "Salinan    "), 40, ["Salinan    "]),
        (HangingLine("a\x1b[31mb", "x "), 40, ["x a\ufffd[31mb"]),
    ],
)
def test_what_is_broken_goes_on_under_the_text(
    line: HangingLine, width: int, drawn: list[str]
) -> None:
    assert [row.plain for row in rows(line, width)] == drawn
