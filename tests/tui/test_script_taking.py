"""A changed script, taken over in the hall: the table first, then one key; every window follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek import takeover
from tests.conftest import OpenAs
from tests.founding import founded
from tests.test_takeover import SCRIPT
from tests.tui.conftest import workspaces

ROW = "- K2: Adakah anggaran?\n"


@pytest.mark.slow
async def test_the_table_comes_before_the_act(tmp_path: Path, open_as: OpenAs) -> None:
    path = founded(tmp_path, SCRIPT)
    changed = tmp_path / "baru.md"
    async with workspaces(path, open_as)() as at:
        await at.open("Kesiapan")
        changed.write_text(SCRIPT.replace(ROW, ""), encoding="utf-8")
        await at.press("ctrl+p")
        await at.say("naskah ambil")
        await at.say(str(changed))
        await at.until("1 perubahan ditolak, tidak ada yang diambil")
        assert "✗ Kesiapan: baris K2 hilang Ditolak:" in at.words
        await at.press("enter")

        changed.write_text(SCRIPT.replace(ROW, ROW + "- K3: Adakah ruang?\n"), encoding="utf-8")
        await at.press("ctrl+p")
        await at.say("naskah ambil")
        await at.say(str(changed))
        await at.until("baru.md: 1 perubahan")
        assert "baris K3 baru: Adakah ruang?" in at.words
        await at.press("escape")
        assert "Adakah ruang?" not in at.words
        assert len(at.session.stage("kesiapan").spec.rows) == 2, "Esc takes nothing"

        await at.press("ctrl+p")
        await at.say("naskah ambil")
        await at.say(str(changed))
        await at.until("baru.md: 1 perubahan")
        await at.press("enter")
        await at.until("Naskah diambil dari baru.md: 1 perubahan.")
        assert "Adakah ruang?" in at.words, "the screen in sight has the new row"


async def test_another_window_follows_and_its_typing_stays(tmp_path: Path, open_as: OpenAs) -> None:
    path = founded(tmp_path, SCRIPT)
    changed = tmp_path / "baru.md"
    changed.write_text(SCRIPT.replace(ROW, ROW + "- K3: Adakah ruang?\n"), encoding="utf-8")
    front = open_as(path, "F")
    async with workspaces(path, open_as)("N2", "notulis") as at:
        await at.open("Kesiapan")
        await at.press("f2")
        await at.type("setengah kalim")
        takeover.take(front, takeover.plan(front, changed)).result(10)
        await at.settled()
        await at.until("Naskah sesi diganti oleh F")
        assert "Adakah ruang?" in at.words
        await at.say("at")
        assert [seen.value.text for seen in at.notes] == ["setengah kalimat"]
        await at.press("ctrl+p")
        await at.type("naskah")
        assert "ambil yang sudah diubah" not in at.words, "whoever takes notes takes no script"
