"""The stage view: what 80 people see, over the workspace (F8) or in a terminal of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen

from bimtek.hall.showing import Showing, Subject
from bimtek.journal.trouble import FileTrouble, told
from bimtek.locale.dates import clock
from bimtek.page import NOTHING_YET, WAITING
from bimtek.stages.projector import page_of
from bimtek.stages.seating_page import seated_in
from bimtek.stages.view import NotesList
from bimtek.ui.keys import keys_here
from bimtek.ui.later import after_refresh
from bimtek.ui.page_view import PageView, margin_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from textual.dom import DOMNode
    from textual.timer import Timer

    from bimtek.session import Session
    from bimtek.stages.view import StageView
    from bimtek.tui.workspace import Workspace

POLL_SECONDS = 0.1
AGAIN_SECONDS = 1.0
"""How long one leaves a file alone that could not be read: keys are answered meanwhile."""

HELP = """Layar: yang dilihat seluruh aula. Tidak ada catatan, NIP, atau ketikan di sini.

F8 sekali lagi mengosongkan layar, lalu kembali ke tempat semula; Esc kembali seketika. Tombolnya \
tampak redup di atas kaki halaman selama beberapa detik, juga sesudah tombol yang tidak dipakai. \
Angka memilih isi layar: 1 acara, 2 kehadiran per kantor, 3 antrean bicara, 4 waktu, 5 kosong, 6 \
satu OPD: perannya dalam SK, level dan angkanya, tindak lanjutnya, tanpa yang tertutup, 7 di \
kelompok mana setiap kantor duduk."""

HINT_SECONDS = 6.0
"""How long the hall has the keys before its eyes."""
PAGES = ("1 acara", "2 hadir", "3 antrean", "4 waktu", "O OPD")
BLANK, SEATS = "5 kosong", "7 meja"
WAY_BACK = "Esc kembali"
"""Stays: whoever showed something to the hall has the own screen back without having to know."""

DIGITS: Mapping[str, Subject] = {str(number): subject for number, subject in enumerate(Subject, 1)}


class StagePage(Screen[None]):
    """Shows the page that the file says, and follows it.

    Args:
        session: what the pages read; it may be one that only reads.
    """

    any_size = True
    """The huge font of the back row leaves few lines; the page knows how to do with them."""
    public = True
    """The hall looks: what comes up over this screen quotes nothing that somebody typed."""
    AUTO_FOCUS = ""
    help = HELP

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._last = NOTHING_YET
        self._drawn: tuple[Showing, datetime] | None = None
        self._not_before = 0.0

    def compose(self) -> ComposeResult:
        yield PageView()

    def on_mount(self) -> None:
        self.look()
        self.set_interval(POLL_SECONDS, self.look)

    def on_screen_resume(self) -> None:
        self._drawn = None

    @property
    def showing(self) -> Showing:
        """What shall be shown now."""
        return self.session.showing()

    def look(self) -> None:
        """Draw what the file says by now: after every change, and every second for the times.

        Where it cannot be read the last page stays, with a line that says so: what is wrong, and
        where the file lies, is for the front alone.
        """
        if monotonic() < self._not_before:
            return
        try:
            with told(self.session.path):
                if self.poll():
                    self._drawn = None
                wanted = self.showing, self.session.now().replace(microsecond=0)
                if wanted == self._drawn:
                    return
                self._last = page_of(self.session, wanted[0])
                self._drawn = wanted
        except FileTrouble as trouble:
            self._wait(trouble)
            return
        self.query_one(PageView).show(self._last, clock(wanted[1]))

    def _wait(self, trouble: FileTrouble) -> None:  # noqa: ARG002 - for those who open the file anew
        """The file cannot be read just now."""
        self._drawn = None
        self._not_before = monotonic() + AGAIN_SECONDS
        page = self._last._replace(foot=WAITING)
        self.query_one(PageView).show(page, clock(self.session.now()))

    def poll(self) -> bool:
        """Take in what others committed; whether there was anything."""
        return bool(self.session.poll())


class ProjectorScreen(StagePage):
    """`bimtek screen FILE`: reads only, follows the front until it is closed.

    Args:
        session: the session as it was opened first.
        renew: opens the file anew and closes the session that is given; raises FileTrouble.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "app.leave", "keluar", show=False),
    ]

    def __init__(self, session: Session, renew: Callable[[Session], Session]) -> None:
        super().__init__(session)
        self._renew = renew
        self._place: tuple[int, int] | None = None
        self._spoilt = False
        with suppress(OSError):
            self._place = _place_of(session.path)

    def poll(self) -> bool:
        """What others committed; a file that took the name of ours is another one, all of it."""
        place = _place_of(self.session.path)
        if place == self._place and not self._spoilt:
            return super().poll()
        self.session = self._renew(self.session)
        self._place, self._spoilt = place, False
        return True

    def _wait(self, trouble: FileTrouble) -> None:
        self._spoilt = self._spoilt or trouble.code != "locked"
        super()._wait(trouble)

    def on_mount(self) -> None:
        super().on_mount()
        name_window = getattr(self.app, "name_window", None)
        if name_window is not None:
            after_refresh(self, name_window, f"Layar · {self.session.path.stem}")


class StageScreen(StagePage):
    """F8: the stage view in the window of the workspace, and back.

    Args:
        session: the open session.
        below: the workspace, whose acara has a few keys that go on working here.
        follows: this person sets what the projector shows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "next", "kosong, lalu kembali", show=False, id="stage.next"),
        Binding("escape", "leave", "kembali", show=False, id="stage.leave"),
        Binding("f1,question_mark", "app.help_here", "bantuan", show=False, id="app.help"),
        Binding("1", "choose('1')", "acara", show=False, id="stage.acara"),
        Binding("2", "choose('2')", "kehadiran", show=False, id="stage.presence"),
        Binding("3", "choose('3')", "antrean bicara", show=False, id="stage.queue"),
        Binding("4", "choose('4')", "waktu", show=False, id="stage.timer"),
        Binding("5", "choose('5')", "kosong", show=False, id="stage.blank"),
        Binding("7", "choose('7')", "tempat duduk", show=False, id="stage.seats"),
        Binding("6,O", "office", "satu OPD", show=False, id="stage.office"),
    ]

    def __init__(self, session: Session, below: Workspace, *, follows: bool) -> None:
        super().__init__(session)
        self._below = below
        self._follows = follows
        self._shown = session.showing()
        view = below.places.view
        if view is not None and not follows:
            self._shown = Showing(Subject.STAGE, view.stage.id, view.pointed())
        self._hint: Timer | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self._say_keys()

    def _say_keys(self) -> None:
        """Which keys act here, for a few seconds."""
        self._hush()
        seats = bool(seated_in(self.session, None))
        keys = keys_within(self.size.width, seats=seats, blank=self._is_blank)
        self.query_one(PageView).hint = keys
        self._hint = self.set_timer(HINT_SECONDS, self._hush)

    def _hush(self) -> None:
        if self._hint is not None:
            self._hint.stop()
        self.query_one(PageView).hint = "" if self._is_blank else WAY_BACK

    @property
    def _is_blank(self) -> bool:
        return self.showing.subject is Subject.BLANK

    @property
    def showing(self) -> Showing:
        """The front shows what the projector shows; a note-taker's own window only itself."""
        return self.session.showing() if self._follows else self._shown

    def poll(self) -> bool:
        """The workspace below polls and passes on; a second poll would take it away from there."""
        return False

    def records_changed(self, _: frozenset[tuple[str, str]]) -> None:
        """Draw at once what was recorded."""
        self._drawn = None
        self.look()

    def action_choose(self, digit: str) -> None:
        """Show another page."""
        self._set(self.showing._replace(subject=DIGITS[digit]))

    def action_office(self) -> None:
        """Show what is recorded of one OPD; which one is asked."""
        from bimtek.hall.offices import Offices, find_offices, office_line
        from bimtek.hall.records import Opd
        from bimtek.ui.which import Which

        offices = Offices(seen.value for seen in self.session.all(Opd)).by_code
        self.app.push_screen(
            Which(
                "Halaman OPD mana?",
                {code: office_line(office) for code, office in offices.items()},
                lambda typed: find_offices(typed, offices),
                cancel="kembali ke halaman tadi",
            ),
            self._show_office,
        )

    def _show_office(self, opd: str | None) -> None:
        if opd:
            self._set(self.showing._replace(subject=Subject.OFFICE, opd=opd))

    def action_next(self) -> None:
        """Blank at once; blank already: back to work."""
        if self._is_blank:
            self.action_leave()
        else:
            self._set(self.showing._replace(subject=Subject.BLANK))

    def action_leave(self) -> None:
        """Back to exactly where one was."""
        if self._is_blank:
            self._set(self.showing._replace(subject=Subject.STAGE))
        self.dismiss()

    async def on_key(self, event: Key) -> None:
        """The few keys that go on with the acara work here too: the next clause, the next item."""
        view = self._below.places.view
        if event.key in self.active_bindings:
            return
        if view is None or event.key not in view.presenting:
            self._say_keys()
            return
        self._hush()
        for key in keys_here(self._below):
            if event.key in key.binding.key.split(",") and _goes_on(view, key.node):
                event.stop()
                await self.app.run_action(key.binding.action, key.node)
                return
        for binding in Binding.make_bindings(view.BINDINGS):
            if binding.key == event.key:
                event.stop()
                await self.app.run_action(binding.action, view)
                return

    def _set(self, showing: Showing) -> None:
        self._shown = showing
        if self._follows:
            self.session.show(showing)
        self._hush()
        self.look()


def keys_within(width: int, *, seats: bool, blank: bool) -> str:
    """Which key shows what, in a row of a screen of this width.

    Args:
        seats: there are groups to be shown.
        blank: the screen is blank.
    """
    room = width - 2 * margin_of(width)
    pages = [*PAGES, SEATS] if seats else [*PAGES]
    if blank:
        return _longest([[*pages, "F8 kembali"], [*pages, "F8"]], room)
    return _longest([[*pages, BLANK, WAY_BACK], [*pages, BLANK, "Esc"], [*pages, "Esc"]], room)


def _longest(choices: Sequence[Sequence[str]], room: int) -> str:
    """The first that fits, loosely or closely set; else the last."""
    lines = [gap.join(choice) for choice in choices for gap in (" · ", " ")]
    return next((line for line in lines if cell_len(line) <= room), lines[-1])


def _place_of(path: Path) -> tuple[int, int]:
    """Which file bears this name."""
    found = path.stat()
    return found.st_dev, found.st_ino


def _goes_on(view: StageView, node: DOMNode) -> bool:
    """Whether a key of this part goes on with the acara: one in the notes would open a note."""
    above = node.ancestors_with_self
    return view in above and not any(isinstance(one, NotesList) for one in above)
