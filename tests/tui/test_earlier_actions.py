"""Open actions of the tahap before, told one by one at the opening."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.before import ActionState, EarlierAction
from bimtek.hall.showing import Subject
from bimtek.stages.earlier_page import EARLIER
from bimtek.tui.missing_view import MissingView
from tests.conftest import OpenAs
from tests.onward.tahap import AUGUST, tahap_1, tahap_2
from tests.recording import recorded
from tests.tui.conftest import Opened, workspaces
from tests.tui.driving import Desk


@pytest.fixture
def august(tmp_path: Path, open_as: OpenAs) -> Opened:
    """The workspace of tahap II."""
    path = tahap_2(tmp_path, tahap_1(tmp_path), lists=True).path

    def opening(path: Path, name: str, role: str) -> object:
        return open_as(path, name, role, clock=lambda: AUGUST)

    return workspaces(path, opening)  # type: ignore[arg-type]


def action(at: Desk, record: str) -> EarlierAction:
    seen = at.session.get(EarlierAction, record)
    assert seen is not None
    return seen.value


async def test_each_is_told_with_one_key(august: Opened) -> None:
    async with august() as at:
        await at.open("Pembukaan")
        assert "T tindak lanjut lalu" in at.screen
        await at.press("T")
        assert "2: 1 lewat tenggat" in at.screen
        assert "kirim data pasar" in at.screen
        assert "Dinkopdag" in at.screen
        assert at.workspace.places.view is not None
        assert at.workspace.places.view.pointed() == EARLIER
        # a new deadline; the line stays under the cursor
        await at.press("t")
        await at.say("14/9")
        assert action(at, "bbbbbbbbbbbb").deadline == date(2023, 9, 14)
        await at.press("b")
        told = action(at, "bbbbbbbbbbbb")
        assert (told.state, told.deadline) == (ActionState.RUNNING, date(2023, 9, 14))
        await at.press("down", "x")
        await at.say("tercakup dalam program lain")
        assert action(at, "cccccccccccc").state is ActionState.DROPPED
        assert "Nomor 2 batal" in at.screen
        await at.press("ctrl+z")
        assert action(at, "cccccccccccc").state is ActionState.OPEN
        await at.press("s", "backspace")
        assert action(at, "cccccccccccc").report is None
        # the hall sees numbers; Esc leads back to the opening
        at.workspace.show_what_is_in_sight()
        assert at.session.showing().subject is Subject.STAGE
        await at.press("escape")
        assert "Laporan ketua panitia" in at.screen


@pytest.mark.slow
async def test_f9_leads_there_and_a_first_tahap_offers_nothing(
    august: Opened, desk: Opened
) -> None:
    async with august() as at:
        await at.press("f9")
        at.workspace.query_one(MissingView).list.move_to("earlier-overdue")
        await at.press("enter")
        assert "2: 1 lewat tenggat" in at.screen
    async with desk() as at:
        await at.press("down", "g")
        assert "tindak lanjut tahap sebelumnya" not in at.screen
        await at.press("escape")
        await at.open("Pembukaan")
        assert "tindak lanjut lalu" not in at.screen


async def test_a_later_change_in_the_session_before_is_offered(
    tmp_path: Path, open_as: OpenAs
) -> None:
    before = tahap_1(tmp_path)
    path = tahap_2(tmp_path, before).path
    withdrawn = {"kind": "note", "record": "bbbbbbbbbbbb", "withdraw": "salah catat"}
    level = {"answer": {"now": "3", "target": "4"}}
    recorded(before, withdrawn, {"kind": "gap", "record": "kesenjangan/4.2/kota", "set": level})
    async with workspaces(path, open_as)() as at:
        await at.workspace.run_action("check_earlier")
        await at.until("Berubah di tahap1.bimtek sejak dibawa")
        assert "kini 2 → sasaran 4 menjadi kini 3 → sasaran 4" in at.screen
        await at.press("a", "enter")
        await at.until("2 perubahan diambil; Ctrl+Z menarik semuanya.")
        seen = at.session.get(EarlierAction, "bbbbbbbbbbbb")
        assert seen is not None
        assert seen.withdrawn is not None
        await at.workspace.run_action("check_earlier")
        await at.until("tahap1.bimtek: tidak ada yang berubah sejak dibawa.")
