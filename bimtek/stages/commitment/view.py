"""The screen of a commitment: the part that is read out, below it who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bimtek.hall.records import Note, StageState
from bimtek.stages.commitment import deeds, view_acts, view_lines
from bimtek.stages.commitment.page import OF_TEXT
from bimtek.stages.commitment.records import (
    AddedSigner,
    Paper,
    PartRead,
    Signature,
    part_place,
    signer_place,
)
from bimtek.stages.commitment.rules import action_id
from bimtek.stages.commitment.state import CommitmentState
from bimtek.stages.commitment.view_list import HELP, SignerList
from bimtek.stages.deed import Deed
from bimtek.stages.view import NoteContext
from bimtek.stages.view_guide import Guide
from bimtek.stages.view_rows import RowsView
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import fit
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.journal.records import Change
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.commitment.rules import Row
    from bimtek.stages.commitment.script import TextPart

TEXT_HEIGHT, LOW_TEXT_HEIGHT = 6, 3
"""Lines of the part that is read."""
HEIGHT = 2
"""Lines below the list."""
LONGEST_PREFIX = 24
SIGNERS = "-"
"""What `looks_at` says behind the last part: who signs."""


class CommitmentView(RowsView):
    """Reads the text out, and records who signs."""

    help: ClassVar[str] = HELP
    presenting: ClassVar[frozenset[str]] = frozenset(("space", "left", "right", "A"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "terbaca & lanjut", id="commitment.read-on"),
        Binding("left", "look(-1)", "bagian sebelum", show=False, id="commitment.part-before"),
        Binding("right", "look(1)", "bagian sesudah", show=False, id="commitment.part-after"),
    ]
    DEFAULT_CSS = """
    CommitmentView #text { height: 6; }
    CommitmentView.-low #text { height: 3; }
    CommitmentView.-read #text { height: 1; }
    CommitmentView #below { height: 2; color: $text-muted; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = CommitmentState(session, stage)
        self.looks_at = ""
        """Part that a hand turned to; empty: the first that is not read; `-`: the signers."""

    def compose(self) -> ComposeResult:
        yield Bar(id="strip")
        yield Rule()
        yield Guide(self.stage)
        yield Block(id="text")
        yield Rule()
        yield Bar(id="head")
        yield SignerList()
        yield Block(id="below")
        yield from self.notes_below()

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.lines.columns = view_lines.ROWS
        self.redraw()

    def on_resize(self) -> None:
        after_refresh(self, self.draw_around)

    def focus_first(self) -> None:
        self.lines.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        if self.is_mounted:
            before = self.pointed()
            self.redraw()
            if self.pointed() != before:
                self.post_message(self.Pointed())

    def undone(self) -> None:
        self.looks_at = ""  # the part that was read last is in sight again

    def note_context(self) -> NoteContext:
        part = self.part
        if part is not None and self.state.run.state is StageState.RUNNING:
            words = f"komitmen {part.mark}".strip()
            return NoteContext(part_place(self.stage.id, part.id), prefix=words)
        row = self.cursor_row
        if row is None:
            return NoteContext()
        name = self.state.before_all(row.signer)
        offices = (row.signer.opd,) if row.signer.opd else ()
        words = fit(name, min(len(name), LONGEST_PREFIX)).rstrip()
        return NoteContext(signer_place(self.stage.id, row.id), offices, prefix=words)

    def pointed(self) -> str:
        part = self.part
        return f"{OF_TEXT}{part.id}" if part is not None else ""

    def records_here(self) -> tuple[tuple[str, str], ...]:
        if self.in_notes:
            return super().records_here()
        row = self.cursor_row
        seen = self.state.record(row) if row else None
        return ((Signature.kind, seen.record),) if seen else ()

    def go_to(self, kind: str, record: str) -> bool:
        """To a signer, also by its tindak lanjut, to a part of the text, or to a note."""
        if kind == Paper.kind:
            return record == self.stage.id
        if kind == Note.kind:
            mine = (row.id for row in self.state.rows if record == action_id(self.stage.id, row.id))
            return self.to_note(record) or self._stand_on(next(mine, ""))
        stage, _, name = record.partition("/")
        if stage != self.stage.id:
            return False
        if kind == PartRead.kind:
            return self._turn_to(name)
        return kind in (Signature.kind, AddedSigner.kind) and self._stand_on(name)

    def _stand_on(self, signer: str) -> bool:
        self.lines.focus()
        return self.lines.move_to(signer)

    def _turn_to(self, part: str) -> bool:
        if part not in (one.id for one in self.state.spec.parts):
            return False
        self.looks_at = part
        self._turned()
        return True

    # -- what is shown

    @property
    def lines(self) -> SignerList:
        """The rows."""
        return self.query_one(SignerList)

    @property
    def cursor_row(self) -> Row | None:
        """The signer under the cursor."""
        key = self.lines.cursor_key if self.is_mounted else None
        return self.state.row(key) if key else None

    @property
    def part(self) -> TextPart | None:
        """The part of the text in sight; None: all is read, the signers are."""
        if self.looks_at:
            return next((one for one in self.state.spec.parts if one.id == self.looks_at), None)
        return self.state.following

    def redraw(self) -> None:
        """Read what is recorded and show it; cursor and scroll stay as they are."""
        before = self.note_context()
        self.state = CommitmentState(self.session, self.stage)
        self.lines.show(list(view_lines.lines_of(self.state)))
        self.draw_around()
        if self.note_context() != before:
            self.post_message(self.Noting())

    def draw_around(self) -> None:
        """What stands above and below the rows."""
        state, width = self.state, self.size.width or 80
        self.set_class(self.part is None, "-read")
        self.query_one("#strip", Bar).say(view_lines.strip(state))
        height = LOW_TEXT_HEIGHT if self.has_class("-low") else TEXT_HEIGHT
        told = view_lines.text_lines(state, self.part, height, width)
        self.query_one("#text", Block).say(told)
        room = self.lines.scrollable_content_region.width or width - 1
        self.query_one("#head", Bar).say(view_lines.head(room))
        below = view_lines.below(state, self.cursor_row, HEIGHT, width)
        self.query_one("#below", Block).say(below)

    # -- the text

    def action_read_on(self) -> None:
        """The part in sight is read out; the next one comes, behind the last one the signers."""
        part = self.part
        if part is None:
            self.tell("Naskah sudah dibacakan. A: semua yang hadir menandatangani.")
        elif self.state.run.state is StageState.RUNNING:
            self._read(part)
        else:
            self.begin_acara(lambda begun: self._read(part, begun))

    def _read(self, part: TextPart, begun: Sequence[Change] = ()) -> None:
        deed = deeds.read_out(self.state, part, self.now())
        ids = [one.id for one in self.state.spec.parts]
        after = ids[ids.index(part.id) + 1 :]
        self.looks_at = after[0] if after else SIGNERS
        self.perform(Deed((*begun, *deed.changes)))
        self._turned()

    def action_look(self, by: int) -> None:
        """To the part before or behind, without reading it."""
        places = [*(one.id for one in self.state.spec.parts), SIGNERS]
        here = self.part.id if self.part is not None else SIGNERS
        at = places.index(here) + by
        if 0 <= at < len(places):
            self.looks_at = places[at]
            self._turned()

    def _turned(self) -> None:
        self.draw_around()
        self.post_message(self.Pointed())
        self.post_message(self.Noting())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the list of notes a letter means a note."""
        if action in ("read_on", "look"):
            return not self.in_notes
        return super().check_action(action, parameters)

    # -- the rows

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        if event.lines is self.lines:
            event.stop()
            self.draw_around()
            self.note_soon()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: this one signs."""
        if event.lines is self.lines:
            event.stop()
            self.attempt(lambda: self.act("sign"))

    def act(self, verb: str) -> None:
        view_acts.ACTS[verb](self)
