"""The workspace and the hall's network: what it tells of it, and what it starts for it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from bimtek.hall.officers import initials_of
from bimtek.journal.trouble import FileTrouble, told
from bimtek.processes import Beside, lives
from bimtek.sync.clocks import is_off, told_clock
from bimtek.sync.link import LinkState, decode
from bimtek.sync.rows import At, Rows
from bimtek.sync.serving import Served, published
from bimtek.tui.host_words import Following, is_trouble, saved_words, told_apart, told_refused

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.sync.link import Link
    from bimtek.tui.frame import Frame

AGAIN_SECONDS = 5.0
"""Between two starts of a process that ends by itself."""
APART_SECONDS = 3
"""A host that is gone for less is not worth a sentence."""


class Network:
    """Keeps what the header says of it, and the process beside.

    Args:
        frame: whose header that is.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._session = frame.session
        self._version = -1
        self._keeper: Beside | None = None
        self._began = 0.0
        self._apart = 0
        self._told_apart = False
        self._told_clock = False
        self._waiting: frozenset[tuple[str, int]] = frozenset()
        """What waited at the last second; what still does is late."""
        self._late: frozenset[tuple[str, int]] = frozenset()
        self.following: Following | None = None
        """None: this copy follows no host."""
        self._server: Beside | None = None
        self._rows = Rows(self._session.path)
        self._seat = f"jendela-{os.getpid()}"
        self.served: Served | None = None
        """None: this file is not served from this laptop."""

    def watch(self) -> None:
        """Look from now on: at each change of the file, and once a second at the process."""
        self.look()
        self._frame.set_interval(1.0, self.second)

    def look(self) -> bool:
        """Read what the process beside has written; True if what is confirmed has changed.

        Costs nothing as long as the file has not changed.
        """
        link = self._link
        if link is None or self._session.file.version == self._version:
            return False
        self._version = self._session.file.version
        before = self.following or Following(link, runs=False, begins=True)
        unsent = self._session.unsent()
        late = bool(self._late & unsent.next)
        self.following = before._replace(link=link, unsent=unsent, late=late)
        return before.link.confirmed != link.confirmed

    def second(self) -> None:
        """Who is here, whether somebody sends, and whether it waits for long."""
        with suppress(FileTrouble), told(self._session.path):
            self.look_at_serving()
            self._second()
            if self.served or self.following or self._session.cursors:
                self._look_at_rows()

    def _second(self) -> None:
        if (one := self.following) is None or (link := self._link) is None:
            return
        runs = lives(link.process, link.began)
        if not runs and not self._begins:
            self._begin_again(link)
        unsent = self._session.unsent()
        self._late, self._waiting = unsent.next & self._waiting, unsent.next
        now = Following(link, runs, self._begins, unsent, late=bool(self._late))
        self.following = now
        self._tell_of(one, now)

    @property
    def _link(self) -> Link | None:
        """As the file has it, or as the process beside says that can write nothing into it."""
        kept = self._session.link
        said = decode(self._keeper.heard) if self._keeper is not None else None
        return said if kept is not None and said is not None else kept

    @property
    def _begins(self) -> bool:
        return self._keeper is not None and self._keeper.runs

    def _begin_again(self, link: Link) -> None:
        """Somebody has to send; what a host refused is tried once in each window."""
        if self._keeper is None:
            self._keeper = self._new_keeper()
        elif link.state is not LinkState.REFUSED and monotonic() - self._began > AGAIN_SECONDS:
            words = self._keeper.last_words
            self._keeper.end()
            self._frame.tell(f"Penyambung berhenti; dijalankan lagi. {words}".strip(), "warning")
            self._keeper = self._new_keeper()

    def _new_keeper(self) -> Beside:
        self._began = monotonic()
        return Beside(["join", str(self._session.path), "--keep"], hears=True)

    async def begin_anew(self) -> None:
        """Another process, which knows where the host is now."""
        if self._keeper is not None:
            await asyncio.to_thread(self._keeper.end)
        self._keeper = self._new_keeper()
        self.second()

    def _tell_of(self, before: Following, now: Following) -> None:
        self._apart = self._apart + 1 if now.runs and now.link.state is LinkState.APART else 0
        if now.refused and not before.refused:
            self._frame.tell(told_refused(now), "error")
        elif self._apart == APART_SECONDS:
            self._told_apart = True
            self._frame.tell(told_apart(now, self._session.now()), "warning")
        elif now.connected and is_off(now.link.ahead) and not self._told_clock:
            self._told_clock = True
            self._frame.tell(told_clock(now.link.ahead), "warning")
        elif now.connected and self._told_apart:
            self._told_apart = False
            self._frame.tell("Tersambung lagi dengan induk.")

    @property
    def is_trouble(self) -> bool:
        """Whether a person has to do something."""
        return self.following is not None and not self.served and is_trouble(self.following)

    def saved_words(self, count: int, now: datetime) -> str:
        """The save state for the header; empty where this copy follows no host.

        One that serves in the place of a host that is gone says nothing of that.
        """
        if self.following is None or (self.served and not self.following.connected):
            return ""
        return saved_words(self.following, count, now)

    # -- who stands where

    def _look_at_rows(self) -> None:
        """Tell the others at which row this window stands, and show where they are."""
        view = self._frame.places.view
        here = view.records_here()[:1] if view else ()
        mine, initials = self._session.actor, self._session.initials
        own = initials.get(mine) or initials_of(self._session.officer)
        self._rows.say(self._seat, tuple(At(mine, own, *one) for one in here))
        cursors = {
            (one.kind, one.record): one.initials
            for one in self._rows.others(self._seat)
            if one.actor != mine and one.initials.isalnum()
        }
        before, self._session.cursors = self._session.cursors, cursors
        if moved := {place for place, _ in before.items() ^ cursors.items()}:
            self._frame.places.records_changed(frozenset(moved))

    # -- serving

    def look_at_serving(self) -> None:
        """Whether this file is served, and who is here."""
        self.served = published(self._session.path)

    def serve(self, networks: Sequence[str]) -> None:
        """Start the process that serves; it ends with this window."""
        path = str(self._session.path)
        self._server = Beside(["serve", path, *networks, "--beside"])

    @property
    def serves(self) -> bool:
        """Whether it is this window that serves."""
        return self._server is not None and self._server.runs

    @property
    def why_not_served(self) -> str:
        """What the process said that this window started and that has ended."""
        if self._server is None or self._server.runs:
            return ""
        return self._server.last_words or "Layanan berhenti tanpa sebab yang dikenal."

    async def stop_serving(self) -> None:
        """End what this window started."""
        if self._server is not None:
            await asyncio.to_thread(self._server.end)
        self._server = None
        self.look_at_serving()

    @property
    def guests(self) -> int:
        """How many are connected to what this window serves."""
        return len(self.served.present) if self.served and self.serves else 0

    def serving_words(self) -> str:
        """For the header: that it is served, and how many are in."""
        return f"jaringan {len(self.served.present)}" if self.served else ""

    def now(self) -> datetime:
        """By the clock of the hall."""
        return self._session.now()

    def close(self) -> None:
        """The window is closed and all is written: let the processes end."""
        self._rows.leave(self._seat)
        for process in (self._keeper, self._server):
            if process is not None:
                process.end()
