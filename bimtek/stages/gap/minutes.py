"""The gap analysis in the minutes: levels, numbers and sentences pillar by pillar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.before import EarlierSession, by_time
from bimtek.hall.capacity import post_at
from bimtek.hall.evidence import piece_words
from bimtek.hall.records import Note
from bimtek.journal.records import DESTROYED, Seen
from bimtek.locale.numbers import show_number
from bimtek.stages.gap import rules
from bimtek.stages.gap.cells import pair, show_gap, shown
from bimtek.stages.gap.deeds import note_place
from bimtek.stages.gap.plenary import Apart, Tables, said_apart
from bimtek.stages.gap.records import (
    CITY,
    NO_DATA,
    NOT_APPLICABLE,
    Answer,
    Direction,
    Evidence,
    Gap,
    GapStatus,
)
from bimtek.stages.gap.state import GapState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.rows import Row
    from bimtek.stages.gap.script import Pillar

UNSETTLED = "(berbeda, belum dipilih)"
WORDS = {NO_DATA: "belum ada data", NOT_APPLICABLE: "tidak berlaku", "": ""}
STATUS = {
    GapStatus.DRAFT: "belum disepakati",
    GapStatus.AGREED: "disepakati",
    GapStatus.CHANGED: "diubah sesudah disepakati",
}
SENTENCES = (
    ("Kondisi", "condition"),
    ("Penyebab", "cause"),
    ("Usulan", "proposal"),
    ("Akibat bila dibiarkan", "effect"),
)


class Told(NamedTuple):
    """What was said of one row beside its values."""

    what: str
    who: str
    sentences: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]


class PrintedPillar(NamedTuple):
    """One pillar of the minutes; rows are cells of its tables."""

    title: str
    levels: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[str, ...], ...]
    told: tuple[Told, ...]
    progress: str
    origin: str
    """From which groups the plenary has its levels: `Living`."""


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = GapState(session, stage)
    printer = Printer(state)
    printed = [printer.pillar(pillar) for pillar in state.pillars]
    rows = [row for pillar in state.pillars for row in state.rows(pillar)]
    open_gaps = {key: gap for key, gap in state.gaps.items() if not state.in_confidence(key)}
    levels = rules.level_progress(rows, state.gaps)
    closed = [row for row in rows if state.in_confidence(row.key)]
    untouched = [one for one in state.pillars if not _was_discussed(state, one)]
    touched = [row for one in state.pillars if one not in untouched for row in state.rows(one)]
    apart = [_apart(one) for one in said_apart(state)]
    left_out = sum(gap.stated and state.in_confidence(key) for key, gap in state.gaps.items())
    left_out += Tables(state).closed
    return {
        "apart": apart,
        "dissents": list(_dissents(state, rows)),
        "recorded": bool(left_out or apart or len(untouched) < len(state.pillars)),
        "pillars": [one for one in printed if one.levels or one.numbers or one.told],
        "sessions": [f">{one.name}" for one in printer.sessions],
        "untouched": [one.title for one in untouched],
        "answered": rules.progress(rows, state.gaps),
        "answered_closed": rules.progress(closed, state.gaps).answered,
        "levels": levels,
        "levels_closed": rules.level_progress(closed, state.gaps).answered,
        "largest": [
            (
                f"{one.row.code} {one.row.title}",
                *_values(one.answer),
                show_number(one.gap),
                STATUS[state.gap(one.row).status],
            )
            for one in rules.largest(rows, open_gaps)
        ],
        "causes": [
            (cause.cause.value, cause.opds, cause.of_city)
            for cause in rules.common_causes(open_gaps.values())
        ],
        "tasks": printer.tasks(rows, foreseen=False),
        "foreseen": printer.tasks(touched, foreseen=True),
        "not_agreed": _city_levels(
            state,
            rows,
            lambda gap: bool(gap.answer.now) and gap.status is not GapStatus.AGREED,
        ),
        "not_given": _city_levels(state, touched, lambda gap: not gap.answer.now),
        "without_evidence": len(rules.without_evidence(rows, state.gaps, printer.all_evidence())),
        "left_out": left_out,
        "places": _places(state, rows),
    }


def _apart(one: Apart) -> tuple[str, ...]:
    """Row, group, its values, what the plenary says, its reasons."""
    gap, plenary = one.given.gap, pair(one.plenary) if one.plenary.now else "tidak ada"
    causes = ", ".join(cause.value for cause in gap.causes)
    reasons = (
        ("kondisi", gap.condition),
        ("penyebab", ": ".join(filter(None, (causes, gap.cause)))),
        ("usulan", gap.proposal),
        ("akibat", gap.effect),
    )
    said = "; ".join(f"{label}: {text}" for label, text in reasons if text)
    return f"{one.row.code} {one.row.title}", one.given.name, *_values(gap.answer), plenary, said


def _dissents(state: GapState, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        if row.who == CITY and not state.in_confidence(row.key):
            for one in state.dissents_about(row.code):
                yield f"{row.code} {row.title}, {state.table_name(one.group)}: {one.sentence}"


def _was_discussed(state: GapState, pillar: Pillar) -> bool:
    """Whether anything was said of a pillar, also in confidence, and also in a note alone."""
    said = (state.gap(row).stated or row.key in state.evidence for row in state.rows(pillar))
    notes = (seen.value for seen in state.session.all(Note))
    return any(said) or any(
        note.stage == state.stage.id and note.pillar == pillar.id for note in notes
    )


def _city_levels(state: GapState, rows: list[Row], wanted: Callable[[Gap], bool]) -> list[str]:
    levels = (row for row in rows if row.is_level and row.who == CITY)
    return [f"{row.code} {row.title}" for row in levels if wanted(state.gap(row))]


def _places(state: GapState, rows: list[Row]) -> dict[str, str]:
    """What notes hang on, in words.

    A note may name a level or a number of an office that has no row of its own for it.
    """
    found = {f"pillar/{pillar.id}": pillar.title for pillar in state.pillars}
    for row in rows:
        part = state.part(row.subdimension)
        for who in dict.fromkeys((CITY, row.who, *(part.opds if part else ()))):
            whose = "" if who == CITY else f", {state.name(who)}"
            place = note_place(state, row._replace(who=who))
            found[place] = f"{row.code} {row.title}{whose}"
    return found


class Printer:
    """Turns rows into cells and sentences."""

    def __init__(self, state: GapState) -> None:
        self.state = state
        told = {one.session for found in state.earlier.values() for one in found}
        earlier = by_time(seen.value for seen in state.session.all(EarlierSession))
        self.sessions = [one for one in earlier if one.id in told]
        """Earlier sessions of which values stand beside those of this one."""

    def then(self, row: Row) -> tuple[str, ...]:
        """What stood in a row at each earlier session."""
        found = self.state.then(row)
        return tuple(
            "; ".join(_both(one.gap.answer) for one in found if one.session == session.id)
            for session in self.sessions
        )

    def pillar(self, pillar: Pillar) -> PrintedPillar:
        rows = [row for row in self.state.rows(pillar) if not self.state.in_confidence(row.key)]
        return PrintedPillar(
            pillar.title,
            tuple(self.level(row) for row in rows if row.is_level and self.state.gap(row).stated),
            tuple(self.number(row) for row in rows if not row.is_level and self._valued(row)),
            tuple(told for row in rows if (told := self.told(row))),
            str(self.state.progress(pillar)),
            self.state.table_names(
                dict.fromkeys(g for row in rows for g in self.state.gap(row).origin)
            ),
        )

    def _valued(self, row: Row) -> bool:
        gap = self.state.gap(row)
        return gap.answer != Answer() or self.state.standing(row).destroyed

    def level(self, row: Row) -> tuple[str, ...]:
        gap = self.state.gap(row)
        now, target = self.values(row)
        if row.who == CITY:
            what, remark = f"{row.code} {row.title}", self._level_remark(row, gap)
        else:
            what, remark = f"{row.code} menurut {self.state.name(row.who)}", self._dissent(row)
        return what, *self.then(row), now, target, show_gap(row, gap.answer), remark

    def _level_remark(self, row: Row, gap: Gap) -> str:
        before = self.state.agreed_before(row)
        semula = f", semula {' → '.join(filter(None, _values(before)))}" if before else ""
        status = f"{STATUS[gap.status]}{semula}"
        return f"{status}, sasaran bawaan naskah" if gap.answer.target_by_default else status

    def _dissent(self, row: Row) -> str:
        differing = rules.dissenting(self._rows_of(row.code), self.state.gaps).get(row.code, ())
        return "berbeda dari kota" if row in differing else ""

    def _rows_of(self, code: str) -> list[Row]:
        everything = (row for pillar in self.state.pillars for row in self.state.rows(pillar))
        return [row for row in everything if row.code == code]

    def number(self, row: Row) -> tuple[str, ...]:
        answer = self.state.gap(row).answer
        now, target = self.values(row)
        who = "Kota (disepakati)" if row.who == CITY else self.state.name(row.who)
        years = [str(year) for year in (answer.year, answer.target_year) if year]
        better = "makin rendah makin baik" if row.direction is Direction.DOWN else ""
        unit = f"{row.unit} ({better})" if better and row.unit else row.unit or better
        return (
            f"{row.code} {row.title}",
            who,
            *self.then(row),
            now,
            target,
            show_gap(row, answer),
            unit,
            "–".join(years),
            answer.source or "",
        )

    def values(self, row: Row) -> tuple[str, str]:
        """Present value and target as printed."""
        standing = self.state.standing(row)
        if standing.destroyed:
            return DESTROYED, ""
        if standing.split:
            seen = self.state.seen[row.key]
            both = "; ".join(_both(answer) for _, answer in seen.values("answer"))
            return f"{both} {UNSETTLED}", ""
        return _values(self.state.gap(row).answer)

    def told(self, row: Row) -> Told | None:
        gap = self.state.gap(row)
        evidence = tuple(self.piece(seen) for seen in self.state.evidence.get(row.key, ()))
        sentences = tuple(self._sentences(row, gap))
        if not sentences and not evidence:
            return None
        who = "Kota" if row.who == CITY else self.state.name(row.who)
        speaker = self.state.room.person(gap.speaker)
        if speaker is not None:
            who += f", dijawab {post_at(speaker, self.state.offices) or speaker.name}"
        return Told(f"{row.code} {row.title}", who, sentences, evidence)

    def _sentences(self, row: Row, gap: Gap) -> Iterator[tuple[str, str]]:
        seen = self.state.seen.get(row.key)
        if seen is None:
            return
        for label, field in SENTENCES:
            text = _standing_text(seen, field)
            if field == "cause" and gap.causes:
                categories = ", ".join(cause.value for cause in gap.causes)
                if text:
                    label = f"{label} ({categories})"
                else:
                    label, text = "Kategori penyebab", categories
            if text:
                yield label, text
        if gap.pic:
            # Whoever answers is only proposed: like a default target, not printed till confirmed.
            yield "Penanggung jawab", self.state.name(gap.pic)
        if gap.priority:
            yield "Prioritas", f"{gap.priority} dari 5"

    def piece(self, seen: Seen[Evidence]) -> str:
        """One piece of evidence in a line."""
        return piece_words(seen.value)

    def all_evidence(self) -> list[Evidence]:
        return [seen.value for pieces in self.state.evidence.values() for seen in pieces]

    def tasks(self, rows: list[Row], *, foreseen: bool) -> list[tuple[str, str]]:
        """OPD → what it still owes outside the hall, in the official order.

        Args:
            foreseen: what only the script says; else what the hall gave to an OPD.
        """
        owed: dict[str, list[str]] = {}
        for row in rows:
            gap = self.state.gap(row)
            if not rules.is_task(row, gap) or gap.task is foreseen:
                continue
            if who := self._owing(row):
                level = "level " if row.is_level else ""
                owed.setdefault(who, []).append(f"{level}{row.code} {row.title}")
        order = self.state.order
        codes = sorted(owed, key=lambda code: (order.get(code, len(order)), code))
        return [(self.state.name(code), "; ".join(owed[code])) for code in codes]

    def _owing(self, row: Row) -> str:
        """Who owes a row: its OPD; the city's level, whoever leads in the sub-dimension."""
        if row.who != CITY:
            return row.who
        part = self.state.part(row.subdimension)
        return part.opds[0] if part and part.opds else ""


def _values(answer: Answer) -> tuple[str, str]:
    now, target = (
        WORDS[value] if value in WORDS else shown(value) for value in (answer.now, answer.target)
    )
    return now, target


def _both(answer: Answer) -> str:
    return " → ".join(filter(None, _values(answer))) or "kosong"


def _standing_text(seen: Seen[Gap], field: str) -> str:
    if field in seen.conflicts:
        both = " / ".join(f"‘{text}’" for _, text in seen.values(field))
        return f"{both} {UNSETTLED}"
    text: str = getattr(seen.value, field)
    return text
