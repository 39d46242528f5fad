"""Words told off the record in the gap analysis: one of them destroyed, by keys."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Note
from bimtek.journal.records import DESTROYED
from bimtek.stages.gap.records import Gap
from tests.tui.conftest import Opened
from tests.tui.driving import Desk
from tests.tui.test_destroying_sk import journal

CAUSE = "kepala puskesmasnya menolak memakai sistem"


async def with_a_cause(at: Desk) -> Gap:
    """A note on the first row, turned into its cause."""
    await at.open("Kesenjangan")
    await at.note(f"! {CAUSE}")
    await at.press("b")
    return next(seen.value for seen in at.session.all(Gap) if seen.value.cause)


async def test_a_cause_goes_with_the_note_that_it_was_made_from(desk: Opened) -> None:
    async with desk() as at:
        assert (await with_a_cause(at)).cause == CAUSE
        await at.press("H")
        assert "penyebab: kepala puskesmasnya" in at.words
        assert "masalah: kepala puskesmasnya" in at.words
        await at.press("1", "2")
        assert "salinannya di tempat lain" in at.words
        await at.press("m")
        assert [seen.value.cause for seen in at.session.all(Gap) if seen.value.cause] == [DESTROYED]
        assert [seen.value.text for seen in at.session.all(Note)] == [DESTROYED]
        assert CAUSE not in journal(at)


async def test_what_was_told_in_confidence_is_named_and_not_quoted(desk: Opened) -> None:
    async with desk() as at:
        await with_a_cause(at)
        await at.press("~", "H")
        lines = [line for line in at.screen.splitlines() if "penyebab" in line]
        assert any("pleno, penyebab" in line for line in lines)
        assert not any(CAUSE[:20] in line for line in lines)
        await at.press("escape")
        assert CAUSE in journal(at)


@pytest.mark.slow
async def test_a_row_without_words_asks_nothing(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.press("H")
        assert "tidak ada kalimat yang dapat dimusnahkan" in at.words
