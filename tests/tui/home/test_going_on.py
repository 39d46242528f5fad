"""A session of tahap II is founded in the form: F3 offers the sessions of this laptop."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.before import EarlierAction, EarlierSession
from bimtek.tui.new_session import later_tahap
from bimtek.tui.workspace import Workspace
from tests.onward.tahap import TAHAP_2, tahap_1
from tests.tui.home.visiting import Visiting


@pytest.mark.slow
async def test_the_session_before_is_chosen_and_what_comes_along_stands_below(
    visit: Visiting, home: Path, tmp_path: Path
) -> None:
    first = tahap_1(tmp_path)
    before = first.rename(home / "kerja" / "tahap1.bimtek")
    (home / "kerja" / "tahap2.md").write_text(TAHAP_2, encoding="utf-8")
    async with visit() as at:
        await at.press("n")
        await at.see("Naskah yang mana?")
        await at.type("b")
        await at.type("tahap2.md")
        await at.press("enter")
        assert at.app.focused is at.form.fields["previous"]
        await at.press("f3")
        await at.see("Melanjutkan sesi yang mana? ▸ 1 Bimtek I · Kota Contoh")
        await at.type("1")
        await at.see("Dari Tahap I Kota Contoh, 3 Juli 2023 (tahap1.bimtek")
        await at.see("OPD: 4 dibawa")
        await at.see("Level dan nilai kesenjangan: 4 dibawa, 1 tinggal")
        assert at.form.fields["previous"].value == str(before)
        await at.press(*["enter"] * 7)
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        session = at.workspace.session
        assert [seen.value.name for seen in session.all(EarlierSession)] == ["Tahap I"]
        assert any(s.value.is_overdue(date(2023, 8, 10)) for s in session.all(EarlierAction))


@pytest.mark.parametrize(
    ("title", "goes_on"),
    [("Bimtek Tahap II", True), ("Bimtek Tahap I", False), ("Rapat", False), ("", False)],
)
def test_only_later_tahap_go_on_by_themselves(title: str, goes_on: bool) -> None:
    assert later_tahap(title) is goes_on
