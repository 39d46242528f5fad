"""The acts of a history as far as they were read: older ones window by window, newer as they come.

No widgets here.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bimtek.journal.acts import Act, Wanted, Window
from bimtek.overview.acts import who_of

if TYPE_CHECKING:
    from bimtek.session import Session

WINDOW = 200
"""Acts that are read at once."""


class ActsRead:
    """Acts, newest first.

    Args:
        session: whose.
        wanted: which of them.
    """

    def __init__(self, session: Session, wanted: Wanted) -> None:
        self.session = session
        self.wanted = wanted
        self._acts: dict[str, Act] = {}
        self._older = ""
        self._take(self._window(""))

    @property
    def acts(self) -> list[Act]:
        """What was read so far."""
        return list(self._acts.values())

    @property
    def all_read(self) -> bool:
        """Whether there is nothing older."""
        return not self._older

    def act(self, stamp: str) -> Act | None:
        """The act that is named by its first entry."""
        return self._acts.get(stamp)

    def read_on(self) -> None:
        """One window more of older acts."""
        if self._older:
            self._take(self._window(self._older))

    def renew(self, changed: Collection[tuple[str, str]]) -> list[Act]:
        """Take in what was done since, at the top, and read the acts on these records again.

        They may be undone now, or their words destroyed.

        Returns:
            The acts that were read again.
        """
        fresh: list[Act] = []
        before = ""
        while True:
            window = self._window(before)
            new = [act for act in window.acts if act.stamp not in self._acts]
            fresh += new
            before = window.older
            if len(new) < len(window.acts) or not before:
                break
        if fresh:
            self._acts = {act.stamp: act for act in fresh} | self._acts
        touched = [act for act in self._acts.values() if _on(act, changed)]
        for act in touched:
            self._acts[act.stamp] = self._again(act)
        return touched

    def _again(self, act: Act) -> Act:
        first = act.first
        return self.session.file.act(first.voice, first.act)

    def people(self) -> dict[str, str]:
        """Who did something among what was read: id → name."""
        return {act.first.actor: who_of(self.session, act.first) for act in self._acts.values()}

    def _take(self, window: Window) -> None:
        for act in window.acts:
            self._acts.setdefault(act.stamp, act)
        self._older = window.older

    def _window(self, before: str) -> Window:
        return self.session.file.acts(self.wanted, before, WINDOW)


def _on(act: Act, records: Collection[tuple[str, str]]) -> bool:
    return any((entry.kind, entry.record) in records for entry in act.entries)
