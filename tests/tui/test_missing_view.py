"""F9: what is missing, with its place; there, back, declared done with."""

from __future__ import annotations

import pytest

from bimtek.hall.missing import Finding, Weight
from bimtek.hall.records import Waiver
from bimtek.stages import KINDS
from bimtek.stages.kind import StageKind
from tests.tui.conftest import Opened
from tests.tui.driving import Desk
from tests.tui.test_screens import talk


def breaks(session: object, stage: object) -> list[Finding]:
    """What a kind of stage of the tests misses."""
    text = "Kopi untuk delapan puluh orang belum dipesan"
    return [Finding("coffee", Weight.BLOCKS, text, "dapur", "stage", "ishoma")]


@pytest.fixture(autouse=True)
def coffee(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind `jeda` names what is missing, once."""
    kind = StageKind("jeda", "pause", lambda *_: None, missing=f"{__name__}:breaks")
    monkeypatch.setitem(KINDS._found, "jeda", kind)


async def stand_on(at: Desk, words: str) -> None:
    """Move down to the line with these words."""
    for _ in range(20):
        line = next((one for one in at.screen.splitlines() if one.startswith(" ▸")), "")
        if words in line:
            return
        await at.press("down")
    raise AssertionError(f"no line ‘{words}’:\n{at.screen}")


async def test_the_list(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.press("f9")
        await at.same_screens("kurang-{}", (80, 24), (60, 18), (120, 40))


async def test_enter_goes_there_and_f9_comes_back_to_the_same_line(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.note("> rapat tanpa hari @dinkes")
        await at.note("> surat tanpa hari @dlh")
        await at.open("Registrasi")
        await at.press("f9")
        await stand_on(at, "tanpa tenggat")
        await at.press("enter")
        await at.until("surat tanpa hari")
        await at.press("2")
        await at.until("▸ 08.30")
        line = next(one for one in at.screen.splitlines() if one.startswith(" ▸"))
        assert "surat tanpa hari" in line
        await at.press("f9")
        assert "Tindak lanjut tanpa tenggat: 2" in next(
            one for one in at.screen.splitlines() if one.startswith(" ▸")
        )
        await at.press("escape")
        assert at.workspace.places.stage
        assert at.workspace.places.stage.title == "Sambutan"


async def test_f9_again_goes_back_where_one_was(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f9")
        assert "Yang kurang" in at.screen
        await at.press("f9")
        assert "Yang kurang" not in at.screen
        await at.press("ctrl+g", "enter")
        assert at.workspace.places.stage
        assert at.workspace.places.stage.id == "ishoma"
        await at.press("escape", "escape")
        assert at.workspace.places.stage.title == "Sambutan"


async def test_declared_done_with_for_a_reason_and_back_by_undo(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f9", "space")
        await at.until("Apa alasannya?")
        await at.press("enter")
        await at.until("Masih kosong.")
        await at.type("kopi dibawa panitia")
        await at.press("enter")
        await at.until("Dianggap selesai: 1")
        assert [seen.value.reason for seen in at.session.all(Waiver)] == ["kopi dibawa panitia"]
        await at.until("menghalangi 0")
        assert "Dianggap selesai oleh N1: kopi dibawa panitia" in at.words
        await at.press("ctrl+z")
        await at.until("menghalangi 1")
        await at.press("ctrl+y")
        await at.until("menghalangi 0")
        await at.press("space")
        await at.until("menghalangi 1")


async def test_only_some_of_them(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.press("f9", "s", "2")
        await at.until("(hanya sebaiknya)")
        assert "Kopi" not in at.screen
        await at.press("s", "0")
        await at.until("Kopi untuk")


async def test_what_somebody_settles_meanwhile_goes_and_the_cursor_stays(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.note("? kapan dibayar")
        await at.press("f9")
        await stand_on(at, "belum dijawab")
        await at.press("f2")
        await at.type("= bulan depan")
        await at.press("enter")
        await at.until("menghalangi 2 ▲ sebaiknya 0")


async def test_the_header_says_how_much_is_missing_once_somebody_has_asked(desk: Opened) -> None:
    async with desk() as at:
        assert "■1" not in at.screen
        await at.press("f9", "escape")
        assert "■1" in at.screen.splitlines()[0]
        await at.note("? siapa walidata")
        await at.until("■1 ▲2")
