"""What tests of the workspace press and look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from bimtek.hall.records import Note, Turn
from bimtek.journal.records import Seen
from bimtek.session import Session
from bimtek.stages.view import NotesList
from bimtek.tui.app import BimtekApp
from bimtek.tui.workspace import Workspace
from bimtek.ui.foot import MessageLine
from tests.keyboard import press, shown, type_text, until, written
from tests.screens import same_screen, screen_text

SCREENS = Path(__file__).parent / "screens"


class TestApp(BimtekApp):
    """The app itself; pytest shall not take it for a test."""

    __test__ = False


def turn_of(session: Session, office: str) -> None:
    """This office gets the turn; whoever had it has ended."""
    session.poll()
    now = session.now()
    running = [seen for seen in session.all(Turn) if not seen.value.ended]
    ended = [seen.change(ended=now) for seen in running]
    begun = Turn.new(opd=office, stage="sambutan", asked=now, began=now)
    session.record_all([*ended, begun]).result()


@dataclass
class Desk:
    """One open workspace."""

    app: BimtekApp
    workspace: Workspace
    session: Session
    pilot: Pilot[Any]

    async def press(self, *keys: str) -> None:
        """Press keys, each when all of the one before is written and shown."""
        for key in keys:
            await press(self.pilot, key)
            await self._written()

    async def type(self, text: str) -> None:
        """Type a text."""
        await type_text(self.pilot, text)
        await self._written()

    async def say(self, *lines: str) -> None:
        """Type lines where the cursor is, each with its Enter."""
        for line in lines:
            await self.type(line)
            await self.press("enter")

    async def note(self, text: str) -> None:
        """Send a note, as Enter on the note line does."""
        self.workspace.send_note(text)
        await self.settled()

    async def settled(self) -> None:
        """Until all is written and shown."""
        await shown(self.pilot)
        await self._written()

    async def _written(self) -> None:
        await written(self.pilot, self.session, self.workspace.look)

    async def same_screens(self, name: str, *sizes: tuple[int, int]) -> None:
        """The screen stands in files as it is at each of these sizes, one after the other.

        Args:
            name: of the files; `{}` is the number of columns.
        """
        for columns, lines in sizes:
            await self.pilot.resize_terminal(columns, lines)
            await self.settled()
            await same_screen(self.app, SCREENS / f"{name.format(columns)}.txt")

    async def until(self, words: str, *, gone: bool = False) -> None:
        """Until these words stand on the screen, or no longer do."""
        await until(
            lambda: (words in self.words) is not gone,
            lambda: f"‘{words}’ {'stayed' if gone else 'never came'}:\n{self.screen}",
        )
        await shown(self.pilot)  # what comes with them too

    async def open(self, title: str) -> None:
        """Go to an acara by its title."""
        stage = next(one for one in self.session.script.stages if one.title == title)
        await self.workspace.open_stage(stage)
        await self.settled()

    async def open_notes(self, title: str) -> None:
        """Go to an acara by its title, and there into its notes."""
        await self.open(title)
        view = self.workspace.places.view
        assert view is not None
        view.query_one(NotesList).take_cursor()
        await self.settled()

    @property
    def screen(self) -> str:
        return screen_text(self.app)

    @property
    def words(self) -> str:
        """The screen as one line of words, for sentences that are broken on it."""
        return " ".join(self.screen.split())

    @property
    def message(self) -> str:
        """The sentence on the message line."""
        return self.workspace.query_one(MessageLine).text

    @property
    def notes(self) -> list[Seen[Note]]:
        return self.session.all(Note)
