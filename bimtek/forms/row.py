"""One row of a filled form against what stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.forms import cells
from bimtek.forms.asked import mark_of
from bimtek.forms.codes import PROOF
from bimtek.forms.evidence import pieces_in
from bimtek.forms.filled import ASK_AGAIN
from bimtek.hall.confidence import read_sentence
from bimtek.journal.codec import canonical
from bimtek.journal.records import Refusal
from bimtek.lists.faults import Fault
from bimtek.lists.plan import Entry
from bimtek.locale.dates import when
from bimtek.locale.folding import letters
from bimtek.stages.table_page import Sort
from bimtek.stages.table_seen import Typed, as_seen, seen_in_all, text_of, together

if TYPE_CHECKING:
    from bimtek.forms.filled import FilledCell, FilledRow
    from bimtek.journal.records import Change
    from bimtek.session import Session
    from bimtek.stages.office_form import OfficeForm
    from bimtek.stages.table_page import Box, PageRow, Proof

LONGEST: Final = 60
"""Letters of an answer that a line shows."""

Place = tuple[str, ...]
"""What one cell of a form fills."""


class Brought(NamedTuple):
    """What one cell of one of the files says."""

    text: str
    where: str
    """`formulir-dinkes.xlsx sel G14`; two files may be called alike."""


class Findings:
    """What comparing one file has come to so far.

    Args:
        name: of the file.
        said: what the files before it say; what this one says is added.
    """

    def __init__(self, name: str, said: dict[Place, Brought]) -> None:
        self.name = name
        self.said = said
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self.new: list[Entry] = []
        self.changed: list[Entry] = []
        self.same = 0
        self.changes: list[Change] = []

    def refuse(self, row: int, what: str, expected: str) -> None:
        """With one of these nothing is taken."""
        fault = Fault(row, what, expected)
        if fault not in self.faults:  # of several sheets each would say that it is none of ours
            self.faults.append(fault)

    def notice(self, row: int, what: str, expected: str = "") -> None:
        """What is worth a look."""
        self.notices.append(Fault(row, what, expected))


class ComparedRow:
    """Compares one row of a form.

    Args:
        asked: the acara as its office fills it.
        row: as it is asked now.
        filled: as it came back.
        findings: what becomes of it is added.
    """

    def __init__(
        self,
        session: Session,
        asked: OfficeForm,
        row: PageRow,
        filled: FilledRow,
        findings: Findings,
    ) -> None:
        self._session = session
        self._asked = asked
        self._row = row
        self._filled = filled
        self._found = findings
        self._boxes: dict[str, Box] = {box.name: box for box in asked.boxes(row.key)}
        self._proofs: dict[str, Proof] = {PROOF + one.name: one for one in asked.proofs(row.key)}

    def take(self) -> None:
        """Compare its cells; what is new in them becomes changes."""
        if not any(cell.text for cell in self._filled.cells.values()):
            return
        mark = mark_of(self._row, list(self._boxes.values()), list(self._proofs.values()))
        if mark != self._filled.seen.question:
            what = f"pertanyaan {self._row.code} berubah sejak formulir ini dibuat"
            self._refuse(what, ASK_AGAIN)
            return
        typed = [
            one
            for name, cell in self._filled.cells.items()
            if name in self._boxes and (one := self._typed(self._boxes[name], cell))
        ]
        for those in together(typed):
            self._fill(those)
        for name, proof in self._proofs.items():
            if cell := self._filled.cells.get(name):
                self._prove(proof, cell)

    def _refuse(self, what: str, expected: str) -> None:
        self._found.refuse(self._filled.row, what, expected)

    # -- cells that are typed or chosen in

    def _typed(self, box: Box, cell: FilledCell) -> Typed | None:
        """What an office wrote in a cell, where it is something else than stood there."""
        stamps = self._filled.seen.stamps.get(box.name, ())
        before = text_of(as_seen(self._session, box, stamps), box)
        if box.closed or cell.text == cells.HIDDEN:
            if cell.text and cell.text != cells.HIDDEN:
                self._closed(box, cell)
            return None
        if not cell.text:
            if before:
                self._emptied(box, cell)
            return None
        if cell.text == cells.in_cell(box, before):
            self._found.same += 1
            return None
        try:
            text = cells.from_cell(box, cell.text)
        except Refusal as refusal:
            self._not_understood(box, cell, refusal)
            return None
        if text == before:
            self._found.same += 1
            return None
        if before and self._asked.adds_only:
            self._not_its_own(box, cell, before)
            return None
        return self._first_of(box, cell, text, stamps)

    def _first_of(
        self, box: Box, cell: FilledCell, text: str, stamps: tuple[str, ...]
    ) -> Typed | None:
        """What is said for the first time by these files, and makes sense by itself."""
        one = Typed(box, text, stamps)
        try:
            self._asked.fill(self._row.key, {box.name: text}, seen_in_all(self._session, [one]))
        except Refusal as refusal:
            self._not_understood(box, cell, refusal)
            return None
        place = (box.cls.kind, box.record, box.name)
        brought = Brought(text, f"{self._found.name} {cell.address}")
        earlier = self._found.said.setdefault(place, brought)
        if earlier.text != text:
            what = (
                f"{cell.address} ({self._called(box)}) berisi ‘{short(cell.text)}’, "
                f"tetapi {earlier.where} ‘{short(cells.in_cell(box, earlier.text))}’"
            )
            self._refuse(what, "pilih salah satu, kosongkan yang lain")
            return None
        if earlier is not brought:
            self._found.same += 1
            return None
        return one

    def _fill(self, those: Sequence[Typed]) -> None:
        """Boxes of one field, whose values go together."""
        texts = {one.box.name: one.text for one in those}
        try:
            deed = self._asked.fill(self._row.key, texts, seen_in_all(self._session, those))
        except Refusal as refusal:
            box = those[0].box
            self._not_understood(box, self._filled.cells[box.name], refusal)
            return
        news = [change for change in deed.changes if self._says_news(change)]
        if not news:
            self._found.same += len(those)
            return
        self._found.changes += news
        for one in those:
            self._tell(one)
        if deed.told:
            self._found.notice(self._filled.row, deed.told)

    def _says_news(self, change: Change) -> bool:
        """Whether anything of it stands otherwise by now."""
        cls = self._session.kinds[change.kind]
        seen = self._session.get(cls, change.record)
        heads = seen.heads if seen else {}
        return any(
            {head.value for head in heads.get(field, ())} != {canonical(value)}
            for field, value in change.patch.items()
        )

    def _tell(self, one: Typed) -> None:
        """A line for the person: what is new, what it replaces, what came meanwhile."""
        box, cell = one.box, self._filled.cells[one.box.name]
        seen = self._session.get(box.cls, box.record)
        stands, news = (cells.in_cell(box, text) for text in (text_of(seen, box), one.text))
        if box.sort in (Sort.LINE, Sort.TEXT) and read_sentence(one.text)[1]:
            news = cells.HIDDEN  # the hall may look on
        label = f"{cell.address}  {self._called(box)}"
        if not stands:
            self._found.new.append(Entry(self._filled.row, label, (news,)))
            return
        self._found.changed.append(Entry(self._filled.row, label, (f"{stands} → {news}",)))
        standing = seen.stamps(box.field) if seen else ()
        if came := [stamp for stamp in standing if stamp not in one.stamps]:
            self._found.notice(self._filled.row, self._beside(box, came[0], stands, news))

    def _beside(self, box: Box, stamp: str, stands: str, news: str) -> str:
        author = self._session.author(stamp)
        by = f"{author.name} {when(author.at, self._session.now())}" if author else "orang lain"
        return (
            f"{self._called(box)}: sejak formulir dibuat {by} menulis ‘{short(stands)}’, formulir "
            f"‘{short(news)}’; keduanya disimpan, pilih di F9 (p)"
        )

    # -- evidence

    def _prove(self, proof: Proof, cell: FilledCell) -> None:
        place = f"{self._row.code} {proof.label}"
        try:
            pieces = [
                piece
                for piece in pieces_in(cell.text, proof, self._session.now().date())
                if self._is_first(proof, piece.title, cell)
            ]
        except Refusal as refusal:
            what = f"{cell.address} ({place}) berisi ‘{short(cell.text)}’"
            self._refuse(what, refusal.message)
            return
        for piece in pieces:
            self._found.changes += self._asked.bring(self._row.key, proof.name, piece).changes
            label = f"{cell.address}  {place}"
            self._found.new.append(Entry(self._filled.row, label, (piece.title,)))
        self._found.same += bool(cell.text and not pieces)

    def _is_first(self, proof: Proof, title: str, cell: FilledCell) -> bool:
        """Whether no file before this one brings the same piece."""
        place = (self._filled.key, proof.name, letters(title))
        brought = Brought(title, f"{self._found.name} {cell.address}")
        return self._found.said.setdefault(place, brought) is brought

    # -- words

    def _called(self, box: Box) -> str:
        return f"{self._row.code} {box.label}"

    def _not_understood(self, box: Box, cell: FilledCell, refusal: Refusal) -> None:
        what = f"{cell.address} ({self._called(box)}) berisi ‘{short(cell.text)}’"
        expected = refusal.message.removeprefix(f"‘{cell.text}’: ")
        self._refuse(what, expected)

    def _emptied(self, box: Box, cell: FilledCell) -> None:
        what = f"{cell.address} ({self._called(box)}) dikosongkan; jawaban yang ada tetap"
        self._found.notices.append(Fault(self._filled.row, what, "kosongkan di layar bila perlu"))

    def _not_its_own(self, box: Box, cell: FilledCell, before: str) -> None:
        what = (
            f"{cell.address} ({self._called(box)}) berisi ‘{short(cell.text)}’, tetapi aula "
            f"sudah menjawab ‘{short(cells.in_cell(box, before))}’"
        )
        self._refuse(what, "kembalikan isinya; jawaban aula diubah di layar")

    def _closed(self, box: Box, cell: FilledCell) -> None:
        what = f"{cell.address} ({self._called(box)}) tertutup, tetapi diisi di berkas"
        self._refuse(what, "kosongkan sel itu; ubah jawabannya di layar")


def short(text: str) -> str:
    """An answer as a line shows it."""
    line = text.replace("\n", "; ")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
