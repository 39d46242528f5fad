"""The history of an acara, or of the session: whole acts in words, and older ones undone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from bimtek.hall.officers import Officer
from bimtek.hall.presence_records import RollCall
from bimtek.journal.acts import Act, Wanted
from bimtek.journal.entry import NOT_UNDOABLE
from bimtek.journal.records import Refusal
from bimtek.locale.dates import when
from bimtek.overview.acts import at_of, details, what, who_of, withdrawal_words
from bimtek.overview.words import Words
from bimtek.tui.beside import Beside
from bimtek.tui.history_acts import ActsRead
from bimtek.ui.ask import Choose, Confirm, Option
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line, LineList
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Riwayat: setiap perbuatan satu baris, yang terakhir paling atas. Enter menampilkan \
rinciannya. o hanya perbuatan satu orang.

u mengurungkan perbuatan di kursor, punya siapa pun. Spasi menandai beberapa, t menandai semua \
dari yang terakhir sampai baris ini; lalu u mengurungkan semuanya sekaligus: "kembalikan seperti \
tadi". Isian yang sudah diganti sesudahnya tetap, dan disebut. Ctrl+Y mengulanginya.

Yang sudah disepakati, pemusnahan isi, dan naskah tidak dapat diurungkan."""

COLUMNS = (Column(5), Column(8, flex=1, drop=1), Column(30, flex=6))
NEAR_THE_END = 40
"""Lines before the last one at which older acts are read."""


class HistoryView(Beside):
    """Acts as lines.

    Args:
        whole: of the whole session; else of the acara.
    """

    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo_acts", "urungkan", id="history.undo"),
        Binding("t", "mark_newer", "tandai sampai sini", id="history.mark-newer"),
        Binding("o", "person", "orang", id="history.person"),
        Binding("escape", "unmark", "hapus tanda", show=False, id="history.unmark"),
    ]

    def __init__(self, session: Session, stage: Stage, *, whole: bool = False) -> None:
        super().__init__(session, stage)
        self._of = None if whole else stage
        self._actor = ""
        self._words = Words(session)
        self._read = ActsRead(session, self._wanted())
        self._lines: dict[tuple[str, bool], Line] = {}

    def _wanted(self) -> Wanted:
        if self._of is None:
            return Wanted(actor=self._actor)
        calls = (seen.value for seen in self.session.all(RollCall))
        mine = tuple(call.id for call in calls if call.stage == self._of.id)
        if self._of.roll_call and self._of.roll_call not in mine:
            mine = (*mine, self._of.roll_call)
        return Wanted(self._actor, self._of.id, mine)

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Rule()
        yield LineList(COLUMNS, markable=True, help=HELP)
        yield Static("", classes="beside--whole", markup=False)

    def on_mount(self) -> None:
        self.show()

    # -- what is shown

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def act(self) -> Act | None:
        """The act under the cursor."""
        return self._read.act(self.list.cursor_key or "")

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Take in what was done since; the cursor stays on its act."""
        if self.is_mounted:
            self._words = Words(self.session)
            for act in self._read.renew(changed):
                for undone in (True, False):
                    self._lines.pop((act.stamp, undone), None)
            self.show()

    def show(self) -> None:
        """Show what was read so far."""
        acts = self._read.acts
        none = Line("", ("Belum ada perbuatan.",), selectable=False)
        self.list.show([self._line(act) for act in acts] or [none])
        title = "seluruh sesi" if self._of is None else self._of.title
        who = self._read.people().get(self._actor, "") if self._actor else ""
        person = f"   hanya {safe(who or self._actor)}" if self._actor else ""
        more = "" if self._read.all_read else "+"
        self.bar("title").say(
            Content.assemble(
                " Riwayat: ", (safe(title), "bold"), f"   {len(acts)}{more} perbuatan{person}"
            )
        )
        self._show_whole()

    def _line(self, act: Act) -> Line:
        key = (act.stamp, act.undone)
        if key not in self._lines:
            at, now = at_of(self.session, act.first), self.session.now()
            today = at.date() == now.date()
            self._lines[key] = Line(
                act.stamp,
                (
                    when(at, now) if today else f"{at.day}/{at.month}",
                    safe(who_of(self.session, act.first)),
                    safe(what(self._words, act)),
                ),
                style="$text-muted" if act.undone else "",
                right="diurungkan" if act.undone else "",
            )
        return self._lines[key]

    def _show_whole(self) -> None:
        act = self.act
        words = ""
        if act is not None:
            at = when(at_of(self.session, act.first), self.session.now())
            many = f" · {len(act.entries)} isian" if len(act.entries) > 1 else ""
            words = f"{at} {safe(who_of(self.session, act.first))} ({safe(act.first.role)}){many}\n"
            words += safe(what(self._words, act))
        self.query_one(".beside--whole", Static).update(Content(words))

    def on_line_list_moved(self) -> None:
        self._show_whole()
        rows = self.list.lines
        near = rows[-NEAR_THE_END:]
        if not self._read.all_read and any(line.key == self.list.cursor_key for line in near):
            self._read.read_on()
            self.show()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if (act := self.act) is not None:
            head = f"{when(at_of(self.session, act.first), self.session.now())} "
            head += who_of(self.session, act.first)
            self.app.push_screen(Reading(head, list(details(self._words, act))))

    # -- deeds

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc belongs to the screen where nothing is marked."""
        if action == "unmark":
            return self.is_mounted and bool(self.list.marked)
        return super().check_action(action, parameters)

    def action_unmark(self) -> None:
        """Take the marks off."""
        self.list.clear_marks()

    def action_mark_newer(self) -> None:
        """Mark all that was done from the act under the cursor on, and still stands."""
        rows = self.list
        keys = [line.key for line in rows.lines]
        if rows.cursor_key not in keys:
            return
        newer = (self._read.act(key) for key in keys[: keys.index(rows.cursor_key) + 1])
        rows.mark({act.stamp for act in newer if act and _goes_back(act)})
        self.tell(f"{len(rows.marked)} perbuatan ditandai. u mengurungkan semuanya, Esc batal.")

    @work
    async def action_person(self) -> None:
        """Only the acts of one person, or of all again."""
        names = {seen.record: seen.value.name for seen in self.session.everything(Officer)}
        options = [Option("0", "semua orang", "")]
        options += [
            Option(str(number) if number < 10 else "", name or one, one)
            for number, (one, name) in enumerate(sorted(names.items(), key=lambda it: it[1]), 1)
        ]
        chosen = await self.app.push_screen_wait(Choose("Perbuatan siapa?", options))
        if chosen is None:
            return
        self._actor = chosen
        self.list.clear_marks()
        self._read = ActsRead(self.session, self._wanted())
        self.show()

    @work
    async def action_undo_acts(self) -> None:
        """Undo the marked acts, else the one under the cursor."""
        stamps = [act.stamp for act in self._read.acts if act.stamp in self.list.marked]
        if not stamps and (act := self.act) is not None:
            stamps = [act.stamp]
        if not stamps or not await self._sure(stamps):
            return
        try:
            done = await asyncio.wrap_future(self.session.undo_acts(stamps))
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return
        self.list.clear_marks()
        self.tell(f"{withdrawal_words(self.session, done)} Ctrl+Y mengulangi.")

    async def _sure(self, stamps: Sequence[str]) -> bool:
        """Ask before several acts, or one of somebody else, go back."""
        acts = [act for stamp in stamps if (act := self._read.act(stamp))]
        others = [act for act in acts if act.first.actor != self.session.actor]
        if len(acts) == 1 and not others:
            return True
        names = ", ".join(dict.fromkeys(who_of(self.session, act.first) for act in acts))
        entries = sum(len(act.entries) for act in acts)
        first = min(at_of(self.session, act.first) for act in acts)
        question = (
            f"Urungkan {len(acts)} perbuatan ({entries} isian) dari {names}, "
            f"sejak {when(first, self.session.now())}?\n\n"
            "Yang sudah diganti sesudahnya tetap. Ctrl+Y mengulangi semuanya."
        )
        dialog = Confirm(question, yes="urungkan", no="biarkan", key="u")
        sure = await self.app.push_screen_wait(dialog)
        return sure is True


def _goes_back(act: Act) -> bool:
    """Whether marking many acts marks this one: it stands, and an undo may reach it."""
    kept = act.first.kind == Officer.kind or any(one.kind in NOT_UNDOABLE for one in act.entries)
    return not act.undone and not kept and act.first.undoes is None
