"""Pilihan yang tertunda: from choice to choice over all acara, by digits, `n`, Enter and Ctrl+Z."""

from __future__ import annotations

from pathlib import Path

from bimtek.hall.records import Note
from bimtek.overview.choices import choices
from bimtek.stages.gap.records import Answer, Gap
from bimtek.stages.worksheet.records import Cell
from tests.conftest import OpenAs
from tests.tui.conftest import workspaces

GAP = {"stage": "kesenjangan", "row": "4.2", "who": "kota"}
CELL = {"stage": "kesiapan-kota", "row": "I2a", "who": "pleno", "column": "level"}


async def test_choices_are_made_one_by_one_and_undone(session_path: Path, open_as: OpenAs) -> None:
    two = [open_as(session_path, name, "notulis") for name in ("N2", "N3")]
    for session in two:
        for cls in (Gap, Cell, Note):
            session.all(cls)  # what stands on that screen, before the other one recorded
    for session, value in zip(two, "24", strict=True):
        act = (
            Gap.new(**GAP, answer=Answer(value, "5")),
            Cell.new(**CELL, value=value),
            Note.new(id="a", text=f"kalimat {value}", stage="sambutan"),
        )
        session.record_all(act).result(10)
    async with workspaces(session_path, open_as)() as at:
        await at.press("f9", "p")
        await at.until("1 dari 3")
        assert "kalimat" in at.screen
        await at.press("7")
        await at.until("Pilih 1 sampai 2")
        await at.press("n")
        await at.until("2 dari 3")
        await at.press("2")
        await at.until("3 dari 3 sudah dipilih 1")
        await at.press("enter")
        await at.type("3")
        await at.press("enter")
        await at.until("Tulis kini dan sasaran")
        await at.type(" 5")
        await at.press("enter")
        await at.until("1 dari 3 sudah dipilih 2")
        await at.press("ctrl+z")
        await at.until("3 dari 3 sudah dipilih 1")
        assert [one.seen.cls for one in choices(at.session)] == [Note, Gap]
        await at.press("1", "1")
        await at.until("Tidak ada pilihan yang tertunda")
        assert choices(at.session) == []
        await at.press("escape")
        await at.until("Yang kurang")
