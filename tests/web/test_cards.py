"""Cards that are printed before the hall fills: each PIN with the way in, and one PIN never."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.cli.serve import in_lines, pins_of
from bimtek.sync.serving import Served
from tests.sync.hosts import serving
from tests.web.looking import let_in
from tests.web.tables.halls import session_of


async def test_a_card_for_every_table_the_desk_the_door_and_the_wall(tmp_path: Path) -> None:
    async with serving(session_of(tmp_path)) as served, let_in(served, "fasilitator") as http:
        async with http.get("/kartu") as answer:
            html = await answer.text()
        pins = served.host.keys.pins
        for place in ("koordinator/pilar/living", "koordinator/pilar/society", "meja", "penonton",
                      "notulis", "peserta"):  # fmt: skip
            assert f"{pins[place][:3]} {pins[place][3:]}" in html, place
        for digits in (pins["fasilitator"], f"{pins['fasilitator'][:3]} {pins['fasilitator'][3:]}"):
            assert digits not in html
        assert html.count("<svg") == 6
        assert f"{served.url}/meja" in html
        assert f"bimtek join {served.url}" in html


@pytest.mark.parametrize("role", ["notulis", "meja", "penonton", "koordinator", ""])
async def test_nobody_else_reads_the_pins(session_path: Path, role: str) -> None:
    async with serving(session_path) as served, let_in(served, role) as http:
        async with http.get("/kartu") as answer:
            html = await answer.text()
        assert answer.status == (403 if role else 401)
        assert served.pin("meja")[3:] not in html


def test_a_table_that_is_formed_later_has_its_pin_told() -> None:
    before = Served(("http://x",), (("notulis", "111222"),))
    after = Served(("http://x",), (*before.pins, ("koordinator Living", "333444")))
    assert list(pins_of(after, before.pins)) == ["PIN koordinator Living       333 444"]
    said: list[str] = []
    told = in_lines(said.append)
    for served in (before, after, after):
        told(served)
    assert said == ["PIN koordinator Living       333 444"]
