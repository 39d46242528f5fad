"""What stands before 80 people, whatever the session holds: nothing that was told to few.

Every page of every acara is looked at in the window of the front (F8) and in a window of its own
(`bimtek screen`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bimtek.bootstrap import open_session
from bimtek.hall.records import Note, Opd, Participant
from bimtek.hall.showing import Showing, Subject
from bimtek.locale.dates import clock
from bimtek.session import Session
from bimtek.stages.gap.page import PICTURE, READ_BACK
from bimtek.tui.leaving import Leave
from bimtek.tui.stage_screen import ProjectorScreen, StagePage, StageScreen
from bimtek.ui.page_view import PageView, laid_out
from tests.conftest import OpenAs
from tests.keyboard import shown, written
from tests.screens import screen_text
from tests.tui.conftest import Opened
from tests.tui.driving import TestApp
from tests.tui.private_hall import HIDDEN, MARKUP, NAME, NIP, PHONE, READ_OUT, TWO, fill

SIZES = [
    (54, 16),
    pytest.param((80, 24), marks=pytest.mark.slow),
    pytest.param((120, 40), marks=pytest.mark.slow),
]
TYPING = "sedangdiketik"
POINTED = {
    "sk": ("", "kedua", "lampiran", "lampiran/dinkes", "lampiran/dishub"),
    "kesenjangan": ("", "4.2", "1.1", PICTURE, f"{READ_BACK}living", "SL.2.1"),
    "penutup": ("", "malam-ini"),
}
"""Kind of acara → what its screen may point at; decisions and actions come from the session."""


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rahasia") / "blitar.bimtek"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(path.parent / "settings"))
        fill(path)
    return path


@pytest.fixture
def front(private: Path, tmp_path: Path, open_as: OpenAs) -> Session:
    """The session as the facilitator opens it."""
    return open_as(Path(shutil.copy(private, tmp_path / "blitar.bimtek")), "N1")


def every_page(session: Session) -> Iterator[Showing]:
    """Each kind of page for each acara, and all that an acara's screen may point at."""
    read_back = tuple(seen.record for seen in session.all(Note) if seen.value.label in READ_OUT)
    for stage in session.stages:
        pointed = POINTED.get(stage.kind, ("",))
        for what in (*pointed, *(read_back if stage.kind == "penutup" else ())):
            yield Showing(Subject.STAGE, stage.id, what)
        for subject in Subject:
            if subject is not Subject.STAGE:
                yield Showing(subject, stage.id, opd="dinkes")


class Eyes:
    """Knows what nobody in the hall may read, and what must stand there as it was typed."""

    def __init__(self, session: Session) -> None:
        notes = [seen.value for seen in session.all(Note)]
        offices = {seen.value.name for seen in session.all(Opd)}
        people = {seen.value.name for seen in session.all(Participant)} - offices - {""}
        nips = {seen.value.nip for seen in session.all(Participant)} - {""}
        hidden = {one.text for one in notes if one.closed or one.label not in READ_OUT}
        self.private = {HIDDEN, TYPING, NAME, NIP, PHONE, "pribadi@", "Siti Petugas"}
        self.private |= people | nips | hidden
        self.markup_seen = 0

    def look(self, text: str, what: object) -> None:
        words = " ".join(text.split()).casefold()
        found = [one for one in self.private if one.casefold() in words]
        assert not found, f"{found} on {what}:\n{text}"
        assert "\x1b" not in text
        assert "\x07" not in text
        self.markup_seen += MARKUP in words


async def look_at_all(
    front: Session, page: StagePage, pilot: Pilot[int], eyes: Eyes, size: tuple[int, int]
) -> None:
    """Turn to every page, and read every part of it."""
    view = page.query_one(PageView)
    for showing in every_page(front):
        front.show(showing)
        await written(pilot, front, page.look)
        hour = clock(front.now())
        parts = laid_out(view.page, hour, *size).parts
        for turn in range(parts):
            rows = laid_out(view.page, hour, *size, turn).rows
            eyes.look("\n".join(row.plain for row in rows), showing)
        await shown(pilot)
        eyes.look(screen_text(pilot.app), showing)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_nothing_private_in_the_window_of_the_front(
    desk: Opened, front: Session, size: tuple[int, int]
) -> None:
    eyes = Eyes(front)
    async with desk(session=front, size=(80, 24)) as at:
        await at.press("escape", "f2")
        await at.type(f"{TYPING} {NIP}")
        await at.press("f8")
        await at.pilot.resize_terminal(*size)
        await at.settled()
        page = at.app.screen
        assert isinstance(page, StageScreen)
        await look_at_all(front, page, at.pilot, eyes, size)
    assert eyes.markup_seen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_nothing_private_in_a_window_of_its_own(
    front: Session, size: tuple[int, int]
) -> None:
    eyes = Eyes(front)
    wall = open_session(front.path, writing=False, clock=lambda: TWO)
    page = ProjectorScreen(wall, lambda same: same)
    app = TestApp(lambda: page)
    front.keep_draft("note", f"{TYPING} {NIP}")
    async with app.run_test(size=size) as pilot:
        await shown(pilot)
        await look_at_all(front, page, pilot, eyes, size)
    wall.close()
    assert eyes.markup_seen


@pytest.mark.slow
async def test_leaving_counts_what_is_unsent_and_does_not_quote_it(
    desk: Opened, front: Session
) -> None:
    async with desk(session=front) as at:
        await at.press("escape", "f2")
        await at.type(TYPING)
        await at.press("f8", "ctrl+q")
        assert isinstance(at.app.screen, Leave)
        assert "1 ketikan belum terkirim" in at.words
        assert TYPING not in at.screen
        await at.press("escape", "escape", "ctrl+q")
        assert TYPING in at.words


async def test_a_key_that_goes_on_opens_no_note_before_the_hall(
    desk: Opened, front: Session
) -> None:
    async with desk(session=front, size=(120, 40)) as at:
        await at.open_notes("Foto bersama dan kudapan")
        assert HIDDEN in at.screen.casefold()
        await at.press("f8", "enter")
        assert isinstance(at.app.screen, StageScreen)
        assert HIDDEN not in at.screen.casefold()
        await at.press("escape")
        assert "Sunting catatan" not in at.screen
