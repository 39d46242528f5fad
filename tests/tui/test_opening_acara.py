"""Which acara stands first, and one that is being opened while something is saved."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widget import Widget

from bimtek.hall.records import StageRun, StageState
from tests.conftest import MORNING, OpenAs
from tests.tui.conftest import Opened


@pytest.mark.parametrize("acara", ["kesenjangan", "pembacaan-sk"])
async def test_what_is_saved_while_an_acara_opens_reaches_it_when_it_is_there(
    desk: Opened, acara: str
) -> None:
    async with desk() as at:
        places = at.workspace.places
        opening = at.workspace.run_worker(places.open_stage(at.session.script.stage(acara)))
        for _ in range(200):
            places.records_changed(frozenset({("gap", "kesenjangan/4.1/kota"), ("stage", acara)}))
            at.workspace.note_context()
            if opening.is_finished:
                break
            await asyncio.sleep(0)
        await opening.wait()

        assert places.stage is not None
        assert places.stage.id == acara
        assert at.workspace.note_context().prefix in ("#4.1", "Menimbang")


async def test_an_acara_that_is_measured_before_it_is_laid_out_is_drawn_nevertheless(
    desk: Opened,
) -> None:
    async with desk() as at:
        places = at.workspace.places
        at.workspace.run_worker(places.open_stage(at.session.script.stage("pembacaan-sk")))
        for _ in range(200):
            # what scrolling does: the next question for a size lays out everything anew
            at.workspace._compositor._full_map_invalidated = True
            for widget in places.walk_children(Widget):
                assert widget.size is not None
            await asyncio.sleep(0)
        await at.settled()

        assert "▶ Menimbang" in at.screen


async def test_a_session_reopens_where_the_hall_goes_on_and_what_it_holds_is_called_safe(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    """Not at what was passed over in the morning, and without a number that looks like a loss."""
    before = open_as(session_path, "Depan")
    for stage in ("registrasi", "kesiapan-kota"):
        before.record(StageRun.new(id=stage, state=StageState.DONE, started=MORNING)).result(10)
    async with desk() as at:
        await at.until("10/12 Kesenjangan")
        assert "● tersimpan" in at.screen
        await at.press("f4", "m", "t")
        await at.until("● 08.30.00 #")
