"""Lembar OPD: one page an office, with its role, its gaps, what it took on, what it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.offices import is_part
from bimtek.hall.records import Label
from bimtek.minutes.markdown import Md, joined, table
from bimtek.minutes.notes import deadline
from bimtek.papers.follow_up import besides
from bimtek.papers.gaps import GAP, reports
from bimtek.papers.messages import until_when
from bimtek.stages import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bimtek.minutes.notes import Line
    from bimtek.page import PageLine
    from bimtek.papers.holds import Holds
    from bimtek.stages.gap.report import GapReport

LEVELS = ("Sub-dimensi", ">Kata OPD", ">Kota", ">Sasaran", ">Beda", "Keterangan")
NUMBERS = ("Indikator", ">Kini", ">Sasaran", ">Beda", "Satuan")
ACTIONS = (">No", "Uraian", "Tenggat", "Asal")


class Section(NamedTuple):
    """What an acara says of an office: a heading and its lines."""

    title: str
    lines: tuple[str, ...]


class OfficePage(NamedTuple):
    """One page."""

    name: str
    sections: tuple[Section, ...]
    levels: Md
    numbers: Md
    left_out: int
    decisions: tuple[Md, ...]
    actions: Md
    tasks: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell it."""
        return not any(self[1:])


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints: every OPD, and those kelurahan and bagian that have anything."""
    made = _Pages(holds)
    offices = holds.minutes.names.offices
    pages = [(code, made.page(code)) for code in offices]
    kept = [page for code, page in pages if not (is_part(offices, code) and page.is_empty)]
    return {"pages": kept, "until": until_when(holds)}


class _Pages:
    def __init__(self, holds: Holds) -> None:
        self._holds = holds
        self._reports: tuple[GapReport, ...] = tuple(reports(holds))
        self._tasks = {one.opd: besides(one) for one in holds.tasks}
        self._decisions = holds.minutes.results(Label.DECISION, taken=True)
        self._actions = holds.minutes.results(Label.ACTION, taken=True)

    def page(self, opd: str) -> OfficePage:
        """The page of one office."""
        holds = self._holds
        gaps = [report.of(opd) for report in self._reports]
        levels = [row for one in gaps for row in one.levels]
        numbers = [row for one in gaps for row in one.numbers]
        office = holds.minutes.names.offices[opd]
        return OfficePage(
            office.name or office.short or opd,
            tuple(self._sections(opd)),
            table(LEVELS, levels) if levels else Md(""),
            table(NUMBERS, numbers) if numbers else Md(""),
            sum(one.left_out for one in gaps),
            tuple(self._with_origin(line) for line in self._decisions if self._names(line, opd)),
            self._action_table([line for line in self._actions if self._names(line, opd)]),
            tuple(task.words for task in self._tasks.get(opd, ())),
        )

    def _sections(self, opd: str) -> Iterator[Section]:
        """What every other kind of acara says of an office; the gap analysis has tables."""
        session = self._holds.session
        for stage in session.stages:
            kind = KINDS.of(stage.kind)
            if kind.office and stage.kind != GAP:
                yield from sections(KINDS.ask(kind, "office", session, stage, opd), stage.title)

    def _names(self, line: Line, opd: str) -> bool:
        speaker = self._holds.minutes.names.person(line.note.speaker)
        return opd in line.note.opd or (speaker is not None and speaker.opd == opd)

    def _with_origin(self, line: Line) -> Md:
        return joined(line.words(), f"({self._holds.minutes.origin(line)})", between=" ")

    def _action_table(self, lines: Sequence[Line]) -> Md:
        rows = [
            (
                number,
                line.words(long=False),
                deadline(line.note.due) or "belum ada",
                self._holds.minutes.origin(line),
            )
            for number, line in enumerate(lines, 1)
        ]
        return table(ACTIONS, rows) if rows else Md("")


def sections(lines: Sequence[PageLine], title: str) -> Iterator[Section]:
    """Lines of a page of the projector below the strong ones, which are their headings.

    Args:
        title: of the acara, for lines that stand below no heading.
    """
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.strong:
            found.append((line.text, []))
        elif line.text:
            if not found:
                found.append((title, []))
            found[-1][1].append(": ".join(filter(None, (line.text, line.right))))
    yield from (Section(heading, tuple(told)) for heading, told in found if told)
