"""Values that stand side by side: shown with who and when, one after the other settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.journal.records import WITHDRAWN, Change, Refusal, Seen
from bimtek.locale.dates import clock, short_date
from bimtek.ui.ask import Settle, Standing

if TYPE_CHECKING:
    from bimtek.journal.records import Head
    from bimtek.session import Session
    from bimtek.stages.view_deeds import AttemptingView

TOLD = "Nilai dipilih."
TAKEN_BACK = "ditarik oleh satu orang, diubah oleh yang lain"
"""What differs, where one took a record back and another changed it."""
NOTHING_MORE: Mapping[str, object] = MappingProxyType({})


class Differing(NamedTuple):
    """A field of a record in which values of several people stand side by side."""

    seen: Seen[Any]
    field: str


def differing(records: Sequence[Seen[Any]]) -> list[Differing]:
    """All of them in these records.

    Raises:
        Refusal: where there are none.
    """
    found = [Differing(seen, field) for seen in records for field in seen.conflicts]
    if not found:
        raise Refusal("no-conflict", "Di baris ini tidak ada nilai yang berbeda.")
    return found


class Settling(NamedTuple):
    """How a kind of stage asks for the value that stands, and records it."""

    view: AttemptingView
    record: Callable[[Change], object]
    called: Callable[[Differing], str]
    """What is asked for."""
    words: Callable[[Differing, Any], str]
    """One of its values as a person reads it."""
    along: Callable[[Differing], Mapping[str, object]] = lambda _: NOTHING_MORE
    """What else is set with a value."""

    def ask(self, left: Sequence[Differing]) -> None:
        """Ask for each, one after the other; leaving one leaves those behind it."""
        one = left[0]
        choices = self._choices(one)

        def chosen(index: int | None) -> None:
            if index is None:
                return
            self.record(choices[index][1])
            if left[1:]:
                self.ask(left[1:])

        self.view.app.push_screen(
            Settle(self.called(one), [standing for standing, _ in choices]),
            lambda index: self.view.attempt(lambda: chosen(index)),
        )

    def _choices(self, one: Differing) -> list[tuple[Standing, Change]]:
        """Each value once, with whoever set it first."""
        seen, session = one.seen, self.view.session
        if one.field == WITHDRAWN:
            head = seen.heads[WITHDRAWN][0]
            return [
                (standing_of(session, head, "tetap ada"), seen.restore()),
                (standing_of(session, head, "ditarik"), seen.withdraw("ditarik")),
            ]
        found: dict[str, tuple[Standing, Change]] = {}
        for head, value in seen.values(one.field):
            words = self.words(one, value)
            change = seen.change(**{one.field: value}, **self.along(one))
            found.setdefault(words, (standing_of(session, head, words), change))
        return list(found.values())


def standing_of(session: Session, head: Head, words: str) -> Standing:
    """A value with whoever set it, and when."""
    author = session.author(head.stamp)
    if author is None:
        return Standing(words, "?", "")
    return Standing(words, author.name, f"{clock(author.at)}, {short_date(author.at.date())}")


def plain_words(value: object) -> str:
    """A value that needs no name: yes or no, a sentence, a number."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(value)
