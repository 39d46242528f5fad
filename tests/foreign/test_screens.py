"""The screens of a kind from another package, and of one whose package is not there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bimtek import bootstrap
from bimtek.hall.showing import Showing, Subject
from bimtek.script.model import Stage
from bimtek.stages import KINDS
from bimtek.stages.kind import named
from bimtek.stages.projector import page_of
from bimtek.tui.crash import report
from bimtek.tui.views import view_of
from tests.conftest import OpenAs
from tests.foreign.installing import installed
from tests.foreign.test_package import SCRIPT
from tests.founding import founded
from tests.screens import screen_text
from tests.tui.conftest import workspaces


def nobody_asked_yet(patch: pytest.MonkeyPatch) -> None:
    """As in a process that has just begun."""
    for name, value in vars(type(KINDS)()).items():
        patch.setattr(KINDS, name, value)
    bootstrap._unpacked.cache_clear()


@pytest.fixture
def session_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A session with an undian, made where the package is."""
    nobody_asked_yet(monkeypatch)
    monkeypatch.syspath_prepend(str(installed(tmp_path / "site")))
    yield founded(tmp_path, SCRIPT)
    for name in [name for name in sys.modules if name.startswith("bimtek_undian")]:
        del sys.modules[name]


async def test_its_key_draws_and_the_hall_sees_it(session_path: Path, open_as: OpenAs) -> None:
    async with workspaces(session_path, open_as)() as at:
        assert "Belum ada yang diundi." in screen_text(at.app)
        await at.press("enter", "enter")
        page = page_of(at.session, Showing(Subject.STAGE, "urutan"))
        assert sorted(line.text for line in page.lines) == ["Dinkes", "Dishub"]
        assert page.foot == "2 dari 2 OPD sudah diundi"
        assert [line.mark for line in page.lines] == ["1", "2"]
        await at.press("ctrl+z")
        assert "1 dari 2 OPD sudah diundi" in screen_text(at.app)


async def test_without_its_package_the_acara_shows_what_is_needed_and_takes_notes(
    session_path: Path, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_asked_yet(monkeypatch)
    monkeypatch.setattr(KINDS, "_brought", {})
    async with workspaces(session_path, open_as)() as at:
        shown = " ".join(screen_text(at.app).split())
        assert "Bagian ini memerlukan paket bimtek-undian 0.1.0" in shown
        assert "Ucapkan: Siapa maju lebih dahulu?" in shown
        page = page_of(at.session, Showing(Subject.STAGE, "urutan"))
        assert (page.title, page.lines) == ("URUTAN PAPARAN", ())


def test_a_screen_that_fails_is_told_in_its_place(
    session_path: Path, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_as(session_path, "N1")
    kind = KINDS.get("undian")
    assert kind

    def fails(*_: object) -> None:
        raise RuntimeError("layar rusak")

    monkeypatch.setattr("bimtek_undian.page.lots_of", fails)
    page = page_of(session, Showing(Subject.STAGE, "urutan"))
    assert page.title == "URUTAN PAPARAN"  # what the hall sees stays up
    try:
        named("bimtek_undian.page:page")(session, session.stages[0], "")
    except RuntimeError:
        assert "kesalahan di dalam paket bimtek-undian 0.1.0. Bila terulang" in report().plain
    monkeypatch.setattr("bimtek_undian.view.LotsView.__init__", fails)
    stage: Stage = session.stages[0]
    assert type(view_of(session, stage)).__name__ == "GuideView"
    assert "RuntimeError: layar rusak" in KINDS.trouble("undian")
