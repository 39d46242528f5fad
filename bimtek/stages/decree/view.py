"""The screen of the SK: the reading clause by clause, and the annex with every OPD's stance."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult

from bimtek.hall.records import Note
from bimtek.journal.records import DESTROYED, WITHDRAWN, Refusal
from bimtek.locale.folding import fold
from bimtek.stages.decree import deeds
from bimtek.stages.decree.page import ANNEX
from bimtek.stages.decree.records import ClauseRead, Stance, clause_place
from bimtek.stages.decree.state import DecreeState
from bimtek.stages.decree.view_annex import AnnexPane
from bimtek.stages.decree.view_asks import Wish
from bimtek.stages.decree.view_board import HELP as ANNEX_HELP
from bimtek.stages.decree.view_board import AnnexBoard
from bimtek.stages.decree.view_clauses import HELP, ClausePane, ClauseText
from bimtek.stages.decree.view_editor import MatterEditor
from bimtek.stages.decree.view_rows import Place
from bimtek.stages.decree.view_settle import (
    cell_words,
    first_conflict,
    in_words,
    settling,
    taken_back_or_not,
)
from bimtek.stages.deed import Deed
from bimtek.stages.view import NoteContext, StageView
from bimtek.ui.ask import Ask
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

SHOWN_KINDS = frozenset(
    ("stance", "clause", "reading", "note", "attendance", "participant", "opd", "roll_call",
     "stage", "officer")
)  # fmt: skip


class DecreeView(StageView):
    """Reads an SK out and records what the OPDs say to it."""

    help = f"{HELP}\n{ANNEX_HELP}"
    presenting = frozenset(("space", "left", "right"))
    DEFAULT_CSS = """
    DecreeView ClausePane, DecreeView AnnexPane { height: 1fr; width: 1fr; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.underway: set[str] = set()
        """Ids of records on their way to the disk: a key pressed again must not record twice."""
        self.state = self._read()

    def compose(self) -> ComposeResult:
        yield ClausePane(self.state)
        annex = AnnexPane(self.state)
        annex.display = False
        yield annex

    @property
    def clauses(self) -> ClausePane:
        return self.query_one(ClausePane)

    @property
    def annex(self) -> AnnexPane:
        return self.query_one(AnnexPane)

    # -- what the workspace asks

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here; cursor, scroll and typing stay as they are."""
        if not self.is_mounted or SHOWN_KINDS.isdisjoint(kind for kind, _ in changed):
            return
        self.underway -= {record for _, record in changed}
        self.state = self._read()
        self.clauses.show(self.state)
        self.annex.show(self.state)

    def _read(self) -> DecreeState:
        return DecreeState(self.session, self.stage, underway=self.underway)

    def note_context(self) -> NoteContext:
        """A note belongs to the clause that is open, or to the OPD under the cursor."""
        if not self.annex.display:
            clause = self.clauses.clause
            return NoteContext(clause_place(self.stage.id, clause.id), prefix=clause.title)
        place = self.annex.board.place
        if place is None:
            return NoteContext()
        return NoteContext(opd=(place.opd,), prefix=f"@{place.opd}")

    def pointed(self) -> str:
        """The clause that is open, or the annex and the OPD whose exception is being written."""
        if not self.annex.display:
            return self.clauses.clause.id
        place = self.annex.board.place
        return f"{ANNEX}/{place.opd}" if place and place.role else ANNEX

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """What the OPD under the cursor said to its roles, or the clause that is open."""
        if not self.annex.display:
            clause = self.clauses.clause
            return ((ClauseRead.kind, f"{self.stage.id}/{clause.id}"),)
        place = self.annex.board.place
        held = self.annex.board.roles_at(place) if place else ()
        return tuple((Stance.kind, f"{self.stage.id}/{one.opd}/{one.slug}") for one in held)

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        if self.annex.display:
            self.annex.board.rows.focus()
        else:
            self.query_one(ClauseText).focus()

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a clause, an OPD's stance, or the clause that a note hangs on."""
        if kind == Note.kind and (note := self.session.get(Note, record)):
            kind, _, record = note.value.about.partition("/")
        stage, _, rest = record.partition("/")
        if kind == "opd":
            return self._to_row(Place(record))
        if stage != self.stage.id:
            return False
        if kind == Stance.kind:
            return self._to_row(Place.of(rest))
        return kind == ClauseRead.kind and self._to_clause(rest)

    def _to_row(self, place: Place) -> bool:
        row = self.annex.board.row(place.opd)
        if row is None:
            return False
        standings = {held.standing for held in row.roles}
        if len(standings) == 1 and None not in standings:
            place = Place(place.opd)  # what was said was said to all its roles
        self.to_annex()
        after_refresh(self, self.annex.board.stand_on, place)
        return True

    def _to_clause(self, clause: str) -> bool:
        ids = [one.id for one in self.stage.spec.clauses]
        if clause not in ids:
            return False
        self.to_clauses()
        self.clauses.turn_to(ids.index(clause))
        return True

    def continue_draft(self, place: str, body: str) -> bool:
        """Take up half-typed words of a question, an objection or an outcome."""
        stage, _, rest = place.partition("/")
        parts = rest.split("/")
        if stage != self.stage.id or len(parts) != 3:
            return False
        where = Place(parts[0], parts[1])
        if self.annex.board.row(where.opd) is None:
            return False
        self.to_annex()

        def take_up() -> None:
            self.annex.board.stand_on(where)
            self.annex.write(where, parts[2], body.split("\n"))

        after_refresh(self, take_up)
        return True

    # -- from one page to the other

    @on(ClausePane.ToAnnex)
    def to_annex(self) -> None:
        """Show the annex."""
        self.clauses.display = False
        self.annex.display = True
        self.annex.board.rows.focus()
        self._elsewhere()

    @on(AnnexPane.ToClauses)
    def to_clauses(self) -> None:
        """Show the clauses."""
        self.annex.display = False
        self.clauses.display = True
        self.query_one(ClauseText).focus()
        self._elsewhere()

    @on(ClausePane.Turned)
    def turned(self) -> None:
        """A note belongs to another clause now."""
        self._elsewhere()

    @on(AnnexBoard.Stood)
    def moved(self) -> None:
        """A note belongs to another OPD now."""
        self.annex.draw_keys()
        self._elsewhere()

    @on(LineList.Typed)
    def typed(self, event: LineList.Typed) -> None:
        """A letter that is no command begins a note."""
        self.post_message(self.BeginNote(event.key))

    def _elsewhere(self) -> None:
        """What a note belongs to and what the hall sees have moved on."""
        self.post_message(self.Noting())
        self.post_message(self.Pointed())

    # -- recording

    @on(Wish)
    def wished(self, wish: Wish) -> None:
        """Record a deed, or say why not."""
        self.do(wish.make, wish.clears)

    def do(self, make: Callable[[DecreeState], Deed], clears: str = "") -> None:
        """Record what a key means; what is refused is told with its sentence."""
        try:
            deed = make(self.state)
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return
        if deed.changes:
            self.underway |= {change.record for change in deed.changes}
            self.run_worker(self._record(deed, clears), group="record", exit_on_error=True)
            return
        if clears:
            self.session.drop_draft(clears)
        if deed.told:
            self.tell(deed.told)

    async def _record(self, deed: Deed, clears: str) -> None:
        try:
            await asyncio.wrap_future(self.session.record_all(deed.changes, clears=clears))
        except Refusal as refusal:
            self.underway -= {change.record for change in deed.changes}
            self.tell(refusal.message, "error")
        else:
            if deed.told:
                self.tell(deed.told)

    # -- half-typed words

    @on(MatterEditor.Typed)
    def keep(self, event: MatterEditor.Typed) -> None:
        """Half-typed words go to the file, and out of it when they are wiped."""
        writing = self.annex.board.editor.writing
        if not event.body:
            self.session.drop_draft(event.place, wipe=True)
        elif writing is not None and writing.draft == event.place:  # else it was sent meanwhile
            self.session.keep_draft(event.place, event.body)

    # -- who reads

    @on(ClausePane.AskReader)
    def ask_reader(self) -> None:
        """Ask who reads; of two that stand, which one."""
        reading = self.state.reading
        if reading and "reader" in reading.conflicts:
            self._choose("Pembaca SK", reading, "reader")
            return
        shown = "" if self.state.reader == DESTROYED else self.state.reader
        away = self.state.reader_away
        hint = f"nama atau jabatan; {away} tidak tercatat hadir" if away else "nama atau jabatan"
        dialog = Ask("Siapa membacakan SK?", shown, hint=hint, replace=True)
        self.app.push_screen(dialog, self._reader_named)

    def _reader_named(self, name: str | None) -> None:
        if not name or name == self.state.reader:
            return
        people = self.state.room.people.values()
        known = [one.id for one in people if fold(name) in (fold(one.name), fold(one.post))]
        person = known[0] if len(known) == 1 else None
        self.do(lambda state: deeds.set_reader(state, name, person))

    # -- what two people recorded differently

    @on(AnnexPane.Settle)
    def settle(self, event: AnnexPane.Settle) -> None:
        """Which of two values is right, one field after the other."""
        found = first_conflict(event.roles)
        if found is None:
            self.tell("Tidak ada nilai yang berbeda pada baris ini.")
        else:
            held, seen, field = found
            what = cell_words(self.state, held, field)
            ask = self._stands if field == WITHDRAWN else self._choose
            ask(what, seen, field)

    def _stands(self, what: str, seen: Seen[Any], _field: str) -> None:
        def chosen(stands: bool | None) -> None:
            if stands is not None:
                change = seen.restore() if stands else seen.withdraw("ditarik")
                self.do(lambda _: Deed((change,)))

        self.app.push_screen(taken_back_or_not(what), chosen)

    def _choose(self, what: str, seen: Seen[Any], field: str) -> None:
        values = [value for _, value in seen.values(field)]
        dialog = settling(self.session, what, seen, field)

        def chosen(index: int | None) -> None:
            if index is not None:
                change = seen.change(**{field: values[index]})
                self.do(lambda _: Deed((change,), f"Dipilih: {in_words(values[index])}."))

        self.app.push_screen(dialog, chosen)
