"""A SWOT on the page of a table: items as they are said there, and who says them again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bimtek.hall.confidence import CLOSED, read_sentence
from bimtek.hall.groups import called_like
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.swot import deeds
from bimtek.stages.swot.hearing import Hearing
from bimtek.stages.swot.records import Keyword, Quadrant, SwotItem
from bimtek.stages.swot.rules import AMONG_KEYWORDS, Entry, Place, by_count
from bimtek.stages.swot.state import SwotState
from bimtek.stages.swot.typed import Typed
from bimtek.stages.table_page import (
    Added,
    Adding,
    Box,
    Choice,
    Filled,
    PageOf,
    PageRow,
    Proof,
    Sort,
    without_rows_of_its_own,
)

if TYPE_CHECKING:
    from bimtek.hall.evidence import Evidence, Piece
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session


def page(session: Session, stage: Stage, table: str) -> SwotPage:
    """What a table fills."""
    return SwotPage(SwotState(session, stage, table), table)


class SwotPage(PageOf[SwotState]):
    """One SWOT as one table fills it."""

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        """The quadrants of the component that is called like the group, else of all."""
        known = {one.id: one.title for one in self.state.spec.components}
        own = called_like(self.state.table_name(self.table), known)
        chosen = [own] if own else known
        places = [Place(one, quadrant) for one in chosen for quadrant in Quadrant]
        words = (AMONG_KEYWORDS,) if self.state.gathers_keywords else ()
        return (*places, *words)

    def _words(self, place: Place) -> str:
        words = deeds.in_words(self.state, place)
        return words[:1].upper() + words[1:]

    # -- rows

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {one.id: one for one in self._in_order()}

    def _in_order(self) -> Iterator[Entry]:
        elsewhere = dict.fromkeys(one.place for one in self.state.everything)
        for place in dict.fromkeys((*self._places, *elsewhere)):
            yield from by_count(self.state.at(place))

    def rows(self) -> Sequence[PageRow]:
        return [
            PageRow(
                key,
                "",
                CLOSED if entry.closed else entry.text,
                self._words(entry.place),
                Filled.SPLIT if entry.seen.conflicts else Filled.DONE,
                answered=True,
                note="" if entry.seen.conflicts else self._said(entry),
            )
            for key, entry in self._entries.items()
        ]

    def _said(self, entry: Entry) -> str:
        """`disebut 3 kali: Dinkes, RSUD`."""
        names = ", ".join(self.state.names(entry))
        return f"disebut {entry.count} kali" + (f": {names}" if names else "")

    def reached(self) -> str:
        return f"{len(self._entries)} butir"

    def facts(self, key: str) -> Sequence[str]:  # noqa: ARG002 - an item stands for itself
        return ()

    # -- boxes

    def boxes(self, key: str) -> Sequence[Box]:
        entry = self._entries[key]
        cls, record = entry.seen.cls, entry.seen.record
        words = Box(
            "text", "Butir", Sort.TEXT, cls, record, "text", _text, required=True,
            closed=entry.closed,
        )  # fmt: skip
        if cls is Keyword:
            return [words]
        choices = [Choice(one.value, one.value) for one in Quadrant]
        place = Box(
            "quadrant", "Kuadran", Sort.ONE, cls, record, "quadrant", _quadrant, choices,
            required=True,
        )  # fmt: skip
        return [words, place]

    def fill(self, key: str, texts: Mapping[str, str], saw: Seen[Any] | None) -> Deed:
        entry = self._entries[key]
        ((name, text),) = texts.items()  # each is a field of its own
        seen = saw if saw is not None else entry.seen
        if name == "quadrant":
            if text not in list(Quadrant):
                raise Refusal("no-quadrant", "Pilih satu kuadran.")
            return Deed((seen.change(quadrant=Quadrant(text)),))
        before = Entry(seen, entry.voices, entry.joined)
        return deeds.edit(self.state, before, text, entry.who, self.state.session.now())

    # -- evidence: a SWOT asks for none

    def proofs(self, key: str) -> Sequence[Proof]:  # noqa: ARG002
        return ()

    def bring(self, key: str, name: str, piece: Piece) -> Deed:  # noqa: ARG002
        return Deed(())

    def take_back(self, key: str, name: str, piece: Seen[Evidence]) -> Deed:  # noqa: ARG002
        return Deed(())

    # -- what is said

    def adding(self) -> Adding | None:
        seated = self.state.seating.table(self.table)
        offices = [Choice(one, self.state.name(one)) for one in (seated.offices if seated else ())]
        places = [Choice(str(one), self._words(one)) for one in self._places]
        label = "Butir baru, satu kalimat"
        return Adding(label, places, "Disebut oleh", offices, at_once=True)

    def add(self, text: str, place: str, who: str) -> Added:
        where = next((one for one in self._places if str(one) == place), None)
        if where is None:
            raise Refusal("no-place", "Pilih dahulu kuadrannya.")
        seated = self.state.seating.table(self.table)
        known = seated is not None and who in seated.offices
        words, closed = read_sentence(text)
        hearing = Hearing(self.state, self.state.session.now())
        item = hearing.hear(where, Typed(words, (who,) if known else (), closed))
        return Added(hearing.changes, item)

    def removes(self, key: str) -> str:
        return "butir" if key in self._entries else ""

    def remove(self, key: str) -> Deed:
        if not self.removes(key):
            raise without_rows_of_its_own()
        return deeds.withdraw([self._entries[key]], "ditarik kelompok")


def _text(seen: Seen[SwotItem] | Seen[Keyword]) -> str:
    return "" if seen.value.text == DESTROYED else seen.value.text


def _quadrant(seen: Seen[SwotItem]) -> str:
    return seen.value.quadrant.value if seen.value.quadrant else ""
