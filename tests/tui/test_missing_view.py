"""F9: what is missing, with its place; there, back, declared done with."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.missing import Finding, Weight
from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import Label, Note, Participant
from bimtek.hall.session_records import Waiver
from bimtek.stages import KINDS
from bimtek.stages.attendance.view import AttendanceView
from bimtek.stages.decree.records import Attitude, Position, Stance
from bimtek.stages.decree.state import DecreeState
from bimtek.stages.kind import StageKind
from bimtek.tui.jumping import jump
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
        state = DecreeState(at.session, at.session.stage("pembacaan-sk"))
        row = next(one for one in state.rows if len(one.roles) == 1)
        ready = Position(Attitude.READY)
        at.session.record(
            Stance.new(stage="pembacaan-sk", opd=row.opd, role=row.roles[0].slug, stance=ready)
        )
        await at.until("OPD sepakat Pembacaan SK 1/50")


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


@pytest.mark.slow
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
        await at.until("Dianggap selesai oleh N1: kopi dibawa panitia")
        await at.press("ctrl+z")
        await at.until("menghalangi 1")
        await at.press("ctrl+y")
        await at.until("menghalangi 0")
        await at.press("space")
        await at.until("menghalangi 1")


@pytest.mark.slow
async def test_only_some_of_them(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.press("f9", "s", "2")
        await at.until("(hanya sebaiknya)")
        assert "Kopi" not in at.screen
        await at.press("s", "0")
        await at.until("Kopi untuk")


@pytest.mark.slow
async def test_what_somebody_settles_meanwhile_goes_and_the_cursor_stays(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.note("? kapan dibayar")
        await at.press("f9")
        await stand_on(at, "belum dijawab")
        await at.press("f2")
        await at.type("= bulan depan")
        await at.press("enter")
        await at.until("menghalangi 2 ▲ sebaiknya 1")


@pytest.mark.slow
async def test_the_header_says_how_much_is_missing_once_somebody_has_asked(desk: Opened) -> None:
    async with desk() as at:
        assert "■1" not in at.screen
        await at.press("f9", "escape")
        assert "■1" in at.screen.splitlines()[0]
        await at.note("? siapa walidata")
        await at.until("■1 ▲2")


def dates(at: Desk) -> list[date | None]:
    at.session.poll()
    return [seen.value.due for seen in at.session.all(Note) if seen.value.label is Label.ACTION]


@pytest.mark.slow
async def test_several_actions_get_one_deadline_in_one_act(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        for text in ("> satu @dinkes", "> dua @dlh", "> tiga @dishub", "> empat ^5/7"):
            await at.note(text)
        await at.press("f9")
        await stand_on(at, "tanpa tenggat")
        assert "t memberi tenggat." in at.words
        await at.press("t", "space", "down", "down", "space")
        await at.until("Enter lanjut dengan 2 yang bertanda")
        await at.press("enter")
        await at.until("Tenggat untuk 2 tindak lanjut")
        await at.type("besok lusa")
        await at.press("enter")
        assert dates(at).count(None) == 3
        await at.press("ctrl+u")
        await at.type("14/7")
        await at.press("enter")
        await at.until("Tenggat 2 tindak lanjut: 14 Juli 2023.")
        day = date(2023, 7, 14)
        assert dates(at) == [day, None, day, date(2023, 7, 5)]
        await at.press("ctrl+z")
        await at.settled()
        assert dates(at) == [None, None, None, date(2023, 7, 5)]


@pytest.mark.slow
async def test_nothing_marked_gives_a_deadline_to_the_row_alone(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        for text in ("> satu @dinkes", "> dua @dlh"):
            await at.note(text)
        await at.press("f9", "t")
        await at.until("Enter lanjut dengan baris ini saja")
        await at.press("down", "enter")
        await at.until("Tenggat: DLH: dua")
        await at.type("14/7")
        await at.press("enter")
        await at.until("Tenggat 1 tindak lanjut: 14 Juli 2023.")
        assert dates(at) == [None, date(2023, 7, 14)]


@pytest.mark.slow
async def test_all_are_marked_by_one_key(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        for text in ("> satu @dinkes", "> dua @dlh", "> tiga"):
            await at.note(text)
        await at.press("f9", "t", "a", "enter")
        await at.until("Tenggat untuk 3 tindak lanjut")


@pytest.mark.slow
async def test_the_list_is_written_beside_the_session_without_what_was_confided(
    desk: Opened,
) -> None:
    async with desk() as at:
        place = at.session.path.with_name(f"{at.session.path.stem}-kurang.md")
        await at.open("Sambutan")
        await at.note("> kirim *data* @dinkes")
        await at.note("> urusan pribadi ~ @dlh")
        await at.press("f9")
        await stand_on(at, "Kopi")
        await at.press("space")
        await at.type("dibawa [panitia]")
        await at.press("enter")
        await at.until("Dianggap selesai: 1")
        await at.press("e")
        await at.until("Daftar yang kurang tertulis")
        told = place.read_text(encoding="utf-8")
    assert "- Tindak lanjut tanpa tenggat: 2\n  - Dinkes: kirim \\*data\\*\n" in told
    assert "pribadi" not in told
    assert "  - Tertutup dan tidak dimuat: 1\n" in told
    assert "belum dipesan: dibawa \\[panitia\\] (N1) – Foto bersama dan kudapan\n" in told
    assert "\nKeadaan " in told
    assert "&#" not in told


@pytest.mark.slow
async def test_where_the_list_cannot_be_written_it_is_said(desk: Opened) -> None:
    async with desk() as at:
        at.session.path.with_name(f"{at.session.path.stem}-kurang.md").mkdir()
        await at.press("f9", "e")
        await at.until("adalah folder")


@pytest.mark.slow
async def test_a_row_of_an_earlier_roll_call_opens_there(desk: Opened) -> None:
    async with desk() as at:
        who = at.session.all(Participant)[3].record
        for call in ("1-sore", "1-pagi"):
            assert await jump(at.workspace.places, Attendance.kind, f"{call}/{who}")
            await at.settled()
            view = at.workspace.places.view
            assert isinstance(view, AttendanceView)
            assert view.book.desk.roll_call == call
            assert view.roll.cursor_key == f"daftar:{who}"
