"""What the form of one office asks: acara by acara, row by row, with what already stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.forms import cells
from bimtek.forms.codes import PROOF, Identity, RowSeen, question_mark
from bimtek.hall.evidence import piece_words
from bimtek.hall.offices import by_code
from bimtek.hall.records import Opd
from bimtek.hall.session_records import ScriptVersion
from bimtek.minutes.paper import made_at
from bimtek.stages import KINDS
from bimtek.stages.table_seen import stamps_of, text_of

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.office_form import OfficeForm
    from bimtek.stages.table_page import Box, PageRow, Proof

PROOF_HINT: Final = (
    "awali dengan d dokumen, t tautan, f foto, atau m menyusul (dengan s.d. tanggal); "
    "beberapa dipisah titik koma"
)


class Column(NamedTuple):
    """One column that is filled."""

    name: str
    label: str
    hints: tuple[str, ...]
    """How it is filled, of each sort of row."""
    sorts: frozenset[str]


class Cell(NamedTuple):
    """One cell of a row."""

    text: str
    """What stands there."""
    is_open: bool
    """Whether the office may write in it."""
    choices: tuple[str, ...] = ()


class Question(NamedTuple):
    """One row."""

    key: str
    code: str
    title: str
    group: str
    beside: tuple[str, ...]
    """Below the question: what its levels mean, what stood here before."""
    seen: RowSeen
    cells: Mapping[str, Cell]
    """Name of the column → cell; a row need not have all of them."""


class Sheet(NamedTuple):
    """One acara."""

    title: str
    identity: Identity
    columns: tuple[Column, ...]
    questions: tuple[Question, ...]


class Form(NamedTuple):
    """All that one office is asked."""

    opd: str
    office: str
    sheets: tuple[Sheet, ...]

    @property
    def number(self) -> int:
        """Of its questions."""
        return sum(len(sheet.questions) for sheet in self.sheets)


def form_of(session: Session, opd: str, *, missing: bool = False) -> Form:
    """The form of one office; without sheets where it is asked nothing.

    Args:
        missing: only rows in which an answer is owed, and of these only the empty cells open.
    """
    offices = by_code(seen.value for seen in session.all(Opd))
    sheets = [
        sheet
        for stage, asked in acara_of(session, opd)
        if (sheet := _Sheet(session, stage, opd, asked, missing=missing).sheet()).questions
    ]
    office = offices[opd]
    return Form(opd, office.name or office.short or opd, tuple(sheets))


def acara_of(session: Session, opd: str) -> Iterator[tuple[Stage, OfficeForm]]:
    """Every acara in which an office answers by itself."""
    for stage in session.stages:
        if asked := asked_in(session, stage, opd):
            yield stage, asked


def asked_in(session: Session, stage: Stage, opd: str) -> OfficeForm | None:
    """What an office answers by itself in an acara."""
    kind = KINDS.of(stage.kind)
    found: OfficeForm | None = KINDS.ask(kind, "form", session, stage, opd) if kind.form else None
    return found


def script_of(session: Session) -> str:
    """Stamp of the version of the script that the session runs."""
    versions = session.all(ScriptVersion)
    return max((stamp for seen in versions for stamp in seen.stamps("source")), default="-")


def mark_of(row: PageRow, boxes: Sequence[Box], proofs: Sequence[Proof]) -> str:
    """The checksum of what a row asks."""
    words = [row.title]
    for box in boxes:
        words += [box.name, box.label, box.sort, box.unit, *cells.offered(box), *cells.beside(box)]
    words += [word for proof in proofs for word in (proof.name, proof.label)]
    return question_mark(words)


class _Sheet:
    """Makes the sheet of one acara."""

    def __init__(
        self, session: Session, stage: Stage, opd: str, asked: OfficeForm, *, missing: bool
    ) -> None:
        self._session = session
        self._stage = stage
        self._opd = opd
        self._asked = asked
        self._only_empty = missing or asked.adds_only
        rows = [row for row in asked.rows() if not missing or asked.owes(row.key)]
        self._boxes = {row.key: tuple(asked.boxes(row.key)) for row in rows}
        self._rows = rows
        self._told_once = self._same_everywhere()

    def sheet(self) -> Sheet:
        questions = tuple(self._question(row) for row in self._rows)
        identity = Identity(
            self._session.file.session_id(),
            self._opd,
            self._stage.id,
            script_of(self._session),
            made_at(self._session, None).isoformat(timespec="seconds"),
            len(questions),
        )
        return Sheet(self._stage.title, identity, tuple(self._columns()), questions)

    def _columns(self) -> Iterator[Column]:
        """In the order of the row that has most of them."""
        boxes: dict[str, list[Box]] = {}
        for mine in sorted(self._boxes.values(), key=len, reverse=True):
            for box in mine:
                boxes.setdefault(box.name, []).append(box)
        for name, those in boxes.items():
            required = any(box.required for box in those)
            label = f"{those[0].label} *" if required else those[0].label
            yield Column(name, label, self._hints(those), frozenset(box.sort for box in those))
        proofs = {one.name: one for row in self._rows for one in self._asked.proofs(row.key)}
        for proof in proofs.values():
            yield Column(PROOF + proof.name, proof.label, (PROOF_HINT,), frozenset((PROOF,)))

    def _hints(self, boxes: Sequence[Box]) -> tuple[str, ...]:
        hints = dict.fromkeys(hint for box in boxes for hint in cells.hints(box))
        told_once = boxes[0].name in self._told_once
        return (*hints, *(cells.beside(boxes[0]) if told_once else ()))

    def _same_everywhere(self) -> frozenset[str]:
        """Boxes whose short choices mean the same in every row: told once, above the column."""
        meanings: dict[str, set[tuple[str, ...]]] = {}
        for boxes in self._boxes.values():
            for box in boxes:
                meanings.setdefault(box.name, set()).add(cells.beside(box))
        return frozenset(name for name, those in meanings.items() if len(those) == 1)

    def _question(self, row: PageRow) -> Question:
        boxes, proofs = self._boxes[row.key], self._asked.proofs(row.key)
        found: dict[str, Cell] = {}
        stamps: dict[str, tuple[str, ...]] = {}
        for box in boxes:
            found[box.name] = self._cell(box)
            stamps[box.name] = stamps_of(self._session.get(box.cls, box.record), box)
        for proof in proofs:
            name = PROOF + proof.name
            text = cells.JOINT.join(piece_words(one.value) for one in proof.pieces)
            found[name] = Cell(text, not (self._only_empty and text))
        units = dict.fromkeys(f"Satuan: {box.unit}" for box in boxes if box.unit)
        criteria = dict.fromkeys(
            line for box in boxes if box.name not in self._told_once for line in cells.beside(box)
        )
        seen = RowSeen(mark_of(row, boxes, proofs), stamps)
        beside = (*units, *criteria, *self._asked.facts(row.key))
        return Question(row.key, row.code, row.title, row.group, beside, seen, found)

    def _cell(self, box: Box) -> Cell:
        if box.closed:
            return Cell(cells.HIDDEN, is_open=False)
        text = cells.in_cell(box, text_of(self._session.get(box.cls, box.record), box))
        return Cell(text, not (self._only_empty and text), cells.offered(box))
