"""The screen of a vote: voters, whose ballots are typed with digits; options, with the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Note, Opd, Participant, StageRun
from bimtek.journal.records import Record
from bimtek.stages.view import NoteContext
from bimtek.stages.view_guide import Guide
from bimtek.stages.view_rows import RowsView
from bimtek.stages.vote import view_acts, view_entering, view_lines
from bimtek.stages.vote.records import (
    VOTE_RECORDS,
    Vote,
    VoteChoice,
    VoteOption,
    VoteTally,
    Voting,
)
from bimtek.stages.vote.script import DOTS, YES_NO
from bimtek.stages.vote.state import VoteState
from bimtek.stages.vote.view_list import HELP, VoteList
from bimtek.stages.vote.view_typing import TypingLine
from bimtek.stages.vote.wording import nobody_here
from bimtek.ui.bars import Bar, Rule, TitledBar
from bimtek.ui.block import Block
from bimtek.ui.columns import wrapped
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.vote.ballots import Option

READ: tuple[type[Record], ...] = (Opd, Participant, Attendance, RollCall, StageRun)
OWN = frozenset(cls.kind for cls in (*VOTE_RECORDS, *READ))


class VoteView(RowsView):
    """Votes by name, totals, and the result."""

    help: ClassVar[str] = HELP
    DEFAULT_CSS = """
    VoteView #below { height: 3; }
    VoteView.-low #below { height: 2; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = VoteState(session, stage)
        self._wants_voters = self.state.opened_at is None
        self.only_silent = False
        """Only voters without a vote are shown."""
        self.doubt = False
        """What cannot be right in the totals is told as soon as they are shown."""
        self._stood: dict[bool, str] = {}
        """Where the cursor was among voters (true) and among options (false)."""

    def compose(self) -> ComposeResult:

        yield TitledBar(id="title")
        yield Rule()
        yield Guide(self.stage)
        yield Block(id="options", grow=True)
        yield Bar(id="head")
        yield VoteList()
        yield TypingLine()
        yield Block(id="below")
        yield from self.notes_below()

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.redraw()

    def on_resize(self) -> None:
        after_refresh(self, self.redraw)

    def focus_first(self) -> None:
        self.lines.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        if self.is_mounted and not OWN.isdisjoint(kind for kind, _ in changed):
            self.redraw()
            view_entering.tell_meanwhile(self)

    def note_context(self) -> NoteContext:
        """The option under the cursor; among voters it goes on by itself and means nobody."""
        option = self.cursor_option if self.is_mounted else None
        if option is None:
            return NoteContext()
        return NoteContext(self.state.place(option.id), prefix=f"pilihan {option.number}")

    def records_here(self) -> tuple[tuple[str, str], ...]:
        if self.in_notes:
            return super().records_here()
        key, stage = self.lines.cursor_key, self.stage.id
        whole = ((Voting.kind, stage), (VoteChoice.kind, stage))
        if key is None:
            return whole
        own = (Vote,) if self.of_voters else (VoteOption, VoteTally)
        ids = [(seen.cls.kind, seen.record) for seen in self.state.all_votes(key)]
        return tuple(dict.fromkeys((*ids, *((c.kind, f"{stage}/{key}") for c in own), *whole)))

    def go_to(self, kind: str, record: str) -> bool:
        if kind == Note.kind:
            return self.to_note(record)
        stage, _, key = record.partition("/")
        if stage != self.stage.id:
            return False
        if kind in (Voting.kind, VoteChoice.kind):
            self.turn(of_voters=False)
            self.lines.focus()
            return True
        if kind not in (Vote.kind, VoteOption.kind, VoteTally.kind):
            return False
        if kind == Vote.kind:
            self.show_all_voters()
        else:
            self.turn(of_voters=False)
        self.lines.focus()
        return self.lines.move_to(self.state.electors.kept.get(key, key))

    def continue_draft(self, place: str, body: str) -> bool:
        return view_entering.continue_draft(self, place, body)

    # -- what is shown

    @property
    def lines(self) -> VoteList:
        """The voters or the options."""
        return self.query_one(VoteList)

    @property
    def line(self) -> TypingLine:
        """Where ballots, totals and options are typed."""
        return self.query_one(TypingLine)

    @property
    def of_voters(self) -> bool:
        """Whether the list shows voters; else options."""
        return self._wants_voters and self.state.by_name

    @property
    def cursor_option(self) -> Option | None:
        """The option under the cursor."""
        return None if self.of_voters else self.state.option(self.lines.cursor_key or "")

    def turn(self, *, of_voters: bool) -> None:
        """Show voters or options."""
        if self._wants_voters == of_voters:
            return
        self._stood[self.of_voters] = self.lines.cursor_key or ""
        self._wants_voters = of_voters
        self.redraw()
        if not self.lines.move_to(self._stood.get(self.of_voters, "")):
            self.lines.action_edge(-1)
        self.draw_around()
        self.note_soon()

    def show_all_voters(self) -> None:
        """Show the voters, whether or not they have voted."""
        self.only_silent = False
        self.turn(of_voters=True)
        self.redraw()

    def redraw(self) -> None:
        """Read what is recorded and show it; cursor, scroll and typing stay as they are."""
        before = self.state.doubts
        self.state = VoteState(self.session, self.stage)
        self._withhold(self._withheld())
        if self.of_voters:
            self.lines.columns = view_lines.VOTERS
            self.lines.show(list(view_lines.voter_lines(self.state, self._voters())))
        else:
            self.lines.columns = view_lines.option_columns(self.state)
            self.lines.show(list(view_lines.option_lines(self.state)))
        self.draw_around()
        if self.doubt and self.state.doubts != before and self.state.doubts:
            self.doubt = False
            self.tell(f"Diragukan: {'; '.join(self.state.doubts)}.", "warning")

    def _voters(self) -> tuple[str, ...]:
        """Voters in the list; the one that is typed for stays."""
        if not self.only_silent:
            return self.state.voters
        typing = self.line.typing
        kept = {*self.state.turnout.silent, typing.key if typing else ""}
        return tuple(one for one in self.state.voters if one in kept)

    def _withhold(self, verbs: frozenset[str]) -> None:
        """Other keys mean something now: the line that names them says so at once."""
        if verbs != self.lines.withheld:
            self.lines.withheld = verbs
            self.lines.refresh_bindings()

    def _withheld(self) -> frozenset[str]:
        """Keys that mean nothing as things stand."""
        by_name, method = self.state.by_name, self.stage.spec.method
        found = set("yta") if not self.of_voters or method != YES_NO else set()
        if not self.of_voters or method == DOTS:
            found.add("-")
        found |= {"papers"} if by_name else {"turn", "silent", "find"}
        if self.of_voters:
            found |= {"reword", "strike"}
        if self.state.opened_at is None:
            found.add("decide")
        if self.stage.spec.secret:
            found.add("table")
        return frozenset(found)

    def draw_around(self) -> None:
        """What stands above and below the rows."""
        width = self.lines.size.width or self.size.width
        low = self.has_class("-low")
        self.query_one("#title", TitledBar).tell(*view_lines.title(self.state))
        most = 3 if low else view_lines.MOST_LINES
        above = view_lines.options_above(self.state, width, most) if self.of_voters else []
        self.query_one("#options", Block).say(above)
        columns = self.lines.columns
        heading = view_lines.heading(
            self.state, columns, max(0, width - 1), of_voters=self.of_voters
        )
        self.query_one("#head", Bar).say(heading)
        self.query_one("#below", Block).say([f" {line}" for line in self._below(width)])

    def _below(self, width: int) -> list[str]:
        key = self.lines.cursor_key
        if key is None:
            return wrapped(self._nothing_here(), max(10, width - 2))
        if self.of_voters:
            return view_lines.below_voter(self.state, key, width)
        option = self.cursor_option
        return view_lines.below_option(self.state, option, width) if option else []

    def _nothing_here(self) -> str:
        if not self.of_voters:
            return "Belum ada pilihan. i: menambahkan, q: calon quick win dari acara program."
        if self.only_silent:
            return "Semua yang hadir sudah memilih. n: semua pemilih, b: buka hasil."
        return nobody_here(self.state)

    # -- keys

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another row: what is known of it below, its note line."""
        if event.lines is self.lines:
            event.stop()
            self.draw_around()
            self.note_soon()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if event.lines is self.lines:
            event.stop()
            self.attempt(lambda: view_entering.begin(self, event.key))

    def on_vote_list_begun(self, event: VoteList.Begun) -> None:
        event.stop()
        self.attempt(lambda: view_entering.begin(self, event.key, event.typed))
        if self.line.typing is None:
            self.lines.entering = False

    def act(self, verb: str) -> None:
        view_acts.ACTS[verb](self)

    # -- the line

    def on_typing_line_changed(self, event: TypingLine.Changed) -> None:
        event.stop()
        view_entering.understand(self, event.typing, event.text)

    def on_typing_line_sent(self, event: TypingLine.Sent) -> None:
        event.stop()
        view_entering.send(self, event.typing, event.text)

    def on_typing_line_many(self, event: TypingLine.Many) -> None:
        event.stop()
        view_entering.take_many(self, event.text)

    def on_typing_line_left(self, event: TypingLine.Left) -> None:
        event.stop()
        view_entering.leave(self)
