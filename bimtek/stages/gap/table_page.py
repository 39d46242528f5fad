"""A gap analysis on the page of a table: the levels of its pillar, the numbers of its offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.hall.evidence import Piece
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages import deed
from bimtek.stages.gap import deeds, rules
from bimtek.stages.gap.cells import answer_words, unit_of
from bimtek.stages.gap.fields import BY_NAME, Context
from bimtek.stages.gap.records import CITY, Cause, Gap
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState
from bimtek.stages.table_page import (
    UNKNOWN,
    Added,
    Adding,
    Box,
    Choice,
    Filled,
    PageOf,
    PageRow,
    Proof,
    Sort,
    answered_of,
    stays,
    without_rows_of_its_own,
)

if TYPE_CHECKING:
    from bimtek.hall.evidence import Evidence
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.script import Pillar

PROOF: Final = "bukti"


class Asked(NamedTuple):
    """One field of the form, as a table is asked for it."""

    name: str
    label: str
    sort: Sort
    numbers: bool = True
    """Whether rows of numbers have it."""
    levels: bool = True


ASKED: Final = (
    Asked("now", "Kini", Sort.NUMBER),
    Asked("year", "Tahun", Sort.LINE, levels=False),
    Asked("target", "Sasaran", Sort.NUMBER),
    Asked("target_year", "Tahun sasaran", Sort.LINE, levels=False),
    Asked("source", "Sumber data", Sort.LINE, levels=False),
    Asked("condition", "Keadaan sekarang", Sort.TEXT),
    Asked("causes", "Apa yang menghambat?", Sort.SEVERAL),
    Asked("cause", "Hambatannya dalam satu kalimat", Sort.TEXT),
    Asked("proposal", "Usulan", Sort.TEXT),
)
PARTS: Final = ("now", "year", "target", "target_year", "source")
"""Of the answer: they go together, so that two people's halves never mix."""


def page(session: Session, stage: Stage, table: str) -> GapPage:
    """What a table fills."""
    return GapPage(GapState(session, stage, table=table), table)


class GapPage(PageOf[GapState]):
    """One gap analysis as one table fills it."""

    # -- rows

    @cached_property
    def _rows(self) -> dict[str, tuple[Pillar, Row]]:
        return {row.key: (pillar, row) for pillar, row in self._asked()}

    def _asked(self) -> Iterator[tuple[Pillar, Row]]:
        """The own pillar first; of the others what its offices answer."""
        own, seated = self.state.own_pillar, self.state.seating.table(self.table)
        offices = seated.offices if seated else ()
        for pillar in sorted(self.state.pillars, key=lambda one: one is not own):
            for row in self.state.rows(pillar):
                of_city = row.is_level and row.who == CITY and own in (None, pillar)
                if of_city or row.who in offices:
                    yield pillar, row

    def rows(self) -> Sequence[PageRow]:
        return [
            PageRow(
                key,
                row.code,
                self._title(row),
                pillar.title,
                self._filled(row),
                rules.is_answered(row, self.state.gap(row).answer),
            )
            for key, (pillar, row) in self._rows.items()
        ]

    def _title(self, row: Row) -> str:
        """Of an answer that is not the city's with whose it is."""
        return row.title if row.who == CITY else f"{row.title} · {self.state.label(row)}"

    def _filled(self, row: Row) -> Filled:
        seen, gap = self.state.seen.get(row.key), self.state.gap(row)
        if seen is not None and seen.conflicts:
            return Filled.SPLIT
        if rules.is_answered(row, gap.answer):
            return Filled.DONE
        return Filled.BEGUN if gap.stated else Filled.OPEN

    def reached(self) -> str:
        return answered_of(self.rows())

    def facts(self, key: str) -> Sequence[str]:
        """What stood here at earlier tahap."""
        _, row = self._rows[key]
        return [f"Dulu {one.words}" for one in self.state.then(row)]

    # -- boxes

    def boxes(self, key: str) -> Sequence[Box]:
        _, row = self._rows[key]
        return [
            self._box(row, one) for one in ASKED if (one.levels if row.is_level else one.numbers)
        ]

    def _box(self, row: Row, asked: Asked) -> Box:
        valued = asked.name in ("now", "target")
        chosen = valued and row.is_level
        return Box(
            asked.name,
            asked.label,
            Sort.ONE if chosen else asked.sort,
            Gap,
            self.state.record_id(row),
            "answer" if asked.name in PARTS else asked.name,
            _shown_causes
            if asked.name == "causes"
            else partial(_shown, asked.name, self._context(row)),
            self._choices(row, asked),
            UNKNOWN if asked.name == "now" else (),
            asked.name == "now" or (asked.name == "target" and row.is_level),
            "Desimal memakai koma, misalnya 66,7" if valued and not chosen else "",
            unit_of(row) if valued and not chosen else "",
            self.state.in_confidence(row.key),
            _whole if asked.name == PARTS[0] else None,
            asked.name in PARTS[1:],
        )

    def _context(self, row: Row) -> Context:
        state = self.state
        return Context(row, state.scale, state.offices, state.session.now().date())

    def _choices(self, row: Row, asked: Asked) -> Sequence[Choice]:
        if asked.name == "causes":
            return [Choice(cause.value, cause.value) for cause in Cause]
        if asked.sort is not Sort.NUMBER or not row.is_level:
            return ()
        part = self.state.part(row.subdimension)
        return [
            Choice(
                str(level.number),
                f"{level.number} {(part.criterion(level.number) if part else '') or level.name}",
            )
            for level in self.state.spec.scale
        ]

    def fill(self, key: str, texts: Mapping[str, str], saw: Seen[Any] | None) -> deed.Deed:
        _, row = self._rows[key]
        values: dict[str, object] = {}
        for name, text in texts.items():
            values |= (
                {"causes": _causes(text)}
                if name == "causes"
                else BY_NAME[name].read(text, self._context(row))
            )
        try:
            done, _ = deeds.fill(self.state, [row], values, deeds.Saw(saw, alone=True))
        except Refusal as refused:
            if refused.code != "split":
                raise
            raise Refusal("split", "Pilih dahulu satu dari dua nilai yang tertera.") from None
        return deed.Deed(done.changes, " ".join(filter(None, (done.told, done.doubt))))

    # -- evidence

    def proofs(self, key: str) -> Sequence[Proof]:
        closed = self.state.in_confidence(key)
        pieces = () if closed else self.state.evidence.get(key, ())
        return [Proof(PROOF, "Bukti", required=False, pieces=pieces)]

    def bring(self, key: str, name: str, piece: Piece) -> deed.Deed:  # noqa: ARG002 - there is one
        pillar, row = self._rows[key]
        done = deeds.bring(self.state, row, pillar, piece, self.state.session.now())
        return deed.Deed(done.changes, done.told)

    def take_back(self, key: str, name: str, piece: Seen[Evidence]) -> deed.Deed:  # noqa: ARG002
        done = deeds.take_evidence_back(self.state, piece)
        return deed.Deed(done.changes, done.told)

    # -- rows of its own

    def adding(self) -> Adding | None:
        return None

    def add(self, text: str, place: str, who: str) -> Added:  # noqa: ARG002 - there are none
        raise without_rows_of_its_own()

    def removes(self, key: str) -> str:  # noqa: ARG002 - nor here
        return ""

    def remove(self, key: str) -> deed.Deed:  # noqa: ARG002 - nor here
        raise stays()


def _shown(name: str, context: Context, seen: Seen[Gap]) -> str:
    words = BY_NAME[name].show(seen.value, context)
    return "" if words == DESTROYED else words


def _shown_causes(seen: Seen[Gap]) -> str:
    return "\n".join(cause.value for cause in seen.value.causes)


def _whole(seen: Seen[Gap]) -> str:
    return answer_words(seen.value.answer)


def _causes(text: str) -> tuple[Cause, ...]:
    wanted = text.split("\n") if text else []
    known = [cause.value for cause in Cause]
    if strange := [one for one in wanted if one not in known]:
        raise Refusal("cause", f"‘{strange[0]}’ bukan kategori penyebab.")
    return tuple(cause for cause in Cause if cause.value in wanted)
