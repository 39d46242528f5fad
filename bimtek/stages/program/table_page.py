"""Programmes on the page of a table: what a group proposes, each with its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from bimtek.hall.confidence import CLOSED, read_sentence
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.program import deeds
from bimtek.stages.program.fields import CONDITION, Field, fields_of
from bimtek.stages.program.records import Answer, Horizon, Programme, QuickWinAnswer, Source
from bimtek.stages.program.rules import Entry
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.program.typed import Typed
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
    from enum import StrEnum

    from bimtek.hall.evidence import Evidence, Piece
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

SORTS: Final = {
    "name": Sort.LINE,
    "answers": Sort.ONE,
    "lead": Sort.ONE,
    "support": Sort.SEVERAL,
    "partners": Sort.LINE,
    "horizon": Sort.ONE,
    "years": Sort.LINE,
    "budget": Sort.LINE,
    "source": Sort.ONE,
    "indicator": Sort.LINE,
    "targets": Sort.LINE,
    "reference": Sort.LINE,
}
"""What of the form a table fills, in this order; quick wins and progress are the hall's."""
HINTS: Final = {
    "years": "2027, atau dari dan sampai: 2026-2029",
    "budget": "Rupiah: 750 jt, 1,5 m, atau 12.000.000",
    "targets": "Tahun dan target, dipisah titik koma: 2026: 40; 2027: 60",
}
JOINT: Final = ", "
"""Between offices in a line of the form."""


def page(session: Session, stage: Stage, table: str) -> ProgrammePage:
    """What a table fills."""
    return ProgrammePage(ProgrammeState(session, stage, table), table)


class ProgrammePage(PageOf[ProgrammeState]):
    """Programmes as one table proposes them."""

    # -- rows

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {one.id: one for pillar in self.state.pillars for one in self.state.of(pillar.id)}

    def rows(self) -> Sequence[PageRow]:
        return [
            PageRow(
                key,
                "",
                CLOSED if one.closed else one.name,
                self.state.pillar(one.value.pillar).title,
                Filled.SPLIT if one.conflicts else Filled.DONE,
                answered=True,
                note="" if one.conflicts else self._told(one),
            )
            for key, one in self._entries.items()
        ]

    def _told(self, one: Entry) -> str:
        """`Dinkes · 2027`, and what came along from an earlier tahap."""
        if one.closed:
            return "tertutup"
        years = "" if one.value.years is None else str(one.value.years)
        return " · ".join(
            filter(None, (self.state.name(one.value.lead), years, self.state.tahap(one)))
        )

    def reached(self) -> str:
        return f"{len(self._entries)} program"

    def facts(self, key: str) -> Sequence[str]:
        """Numbers and hindrance of the gap that it answers."""
        entry = self._entries[key]
        return () if entry.closed else self.state.beside(entry.value.answers)

    # -- boxes

    def boxes(self, key: str) -> Sequence[Box]:
        entry, known = self._entries[key], {one.name: one for one in fields_of(self.state)}
        conditions = [one for name, one in known.items() if name.startswith(CONDITION)]
        return [
            *(self._box(entry, known[name]) for name in SORTS),
            *(self._condition(entry, one) for one in conditions),
        ]

    def _box(self, entry: Entry, one: Field) -> Box:
        return Box(
            one.name,
            one.label.removesuffix("*"),
            SORTS[one.name],
            Programme,
            entry.seen.record,
            one.name,
            self._shown(one),
            self._choices(entry, one.name),
            required=one.label.endswith("*"),
            hint=HINTS.get(one.name, ""),
            closed=entry.closed,
        )

    def _shown(self, one: Field) -> Callable[[Seen[Programme]], str]:
        def show(seen: Seen[Programme]) -> str:
            words = one.show(self.state, Entry(seen))
            if SORTS[one.name] is Sort.SEVERAL:
                return words.replace(JOINT, "\n")
            return "" if words == DESTROYED else words

        return show

    def _condition(self, entry: Entry, one: Field) -> Box:
        condition = one.name.removeprefix(CONDITION)

        def show(seen: Seen[QuickWinAnswer]) -> str:
            return one.show(self.state, Entry(entry.seen, {condition: seen}))

        return Box(
            one.name,
            f"Syarat quick win: {one.label.removeprefix('? ')}",
            Sort.ONE,
            QuickWinAnswer,
            f"{self.state.stage.id}/{entry.id}/{condition}",
            "answer",
            show,
            _of(Answer),
            closed=entry.closed,
        )

    def _choices(self, entry: Entry, name: str) -> Sequence[Choice]:
        state = self.state
        if name == "horizon":
            return _of(Horizon)
        if name == "source":
            return _of(Source)
        if name in ("lead", "support"):
            return [Choice(state.name(code), state.name(code)) for code in state.offices.by_code]
        if name == "answers":
            pillar = entry.value.pillar
            rows = (
                one
                for one in state.topics
                if one.about and ("" in (pillar, one.pillar) or pillar == one.pillar)
            )
            return [Choice(one.shown, one.shown) for one in rows]
        return ()

    def fill(self, key: str, texts: Mapping[str, str], saw: Seen[Any] | None) -> Deed:
        ((name, text),) = texts.items()  # each is a field of its own
        field = next(one for one in fields_of(self.state) if one.name == name)
        said = text.replace("\n", JOINT)
        return deeds.fill(self.state, self._entries[key], field, said, deeds.Saw(saw))

    # -- evidence: a proposal has none

    def proofs(self, key: str) -> Sequence[Proof]:  # noqa: ARG002
        return ()

    def bring(self, key: str, name: str, piece: Piece) -> Deed:  # noqa: ARG002
        return Deed(())

    def take_back(self, key: str, name: str, piece: Seen[Evidence]) -> Deed:  # noqa: ARG002
        return Deed(())

    # -- candidates

    def adding(self) -> Adding | None:
        state = self.state
        seated = state.seating.table(self.table)
        codes = (seated.offices if seated else ()) or tuple(state.offices.by_code)
        offices = [Choice(code, state.name(code)) for code in codes]
        several = not state.own_pillar and len(state.scripted) > 1
        places = [Choice(one.id, one.title) for one in state.scripted] if several else ()
        return Adding("Nama program", places, "OPD penanggung jawab", offices, needed=True)

    def add(self, text: str, place: str, who: str) -> Added:
        adding = self.adding()
        if adding is None or who not in {one.value for one in adding.offices}:
            raise Refusal("no-lead", "Pilih dahulu OPD penanggung jawabnya.")
        if adding.places and place not in {one.value for one in adding.places}:
            raise Refusal("no-pillar", "Pilih dahulu pilarnya.")
        only = self.state.scripted[0].id if len(self.state.scripted) == 1 else ""
        naming = deeds.Naming(
            self.state, self.state.own_pillar or place or only, self.state.session.now()
        )
        words, closed = read_sentence(text)
        key = naming.name(Typed(words, who, closed=closed))
        if not key:
            raise Refusal("named-already", "Program itu sudah ada dalam daftar kelompok ini.")
        return Added(naming.changes, key)

    def removes(self, key: str) -> str:
        """What came along from an earlier tahap stays."""
        entry = self._entries.get(key)
        return "program" if entry and entry.value.group == self.table else ""

    def remove(self, key: str) -> Deed:
        if not self.removes(key):
            raise without_rows_of_its_own()
        return deeds.withdraw([self._entries[key]])


def _of(options: type[StrEnum]) -> Sequence[Choice]:
    return [Choice(one.value, one.value) for one in options]
