"""The workspace: one session, from its first acara to its last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.events import Resize

from bimtek.bootstrap import SCRIPT
from bimtek.hall.mornings import new_day
from bimtek.hall.records import AddedStage, StageState
from bimtek.hall.roll_calls import ROLL_CALL
from bimtek.hall.running import next_up, run_of, stage_now
from bimtek.hall.session_records import ScriptVersion
from bimtek.journal.records import Refusal
from bimtek.stages.roll_call import roll_call_meant
from bimtek.stages.view import StageView
from bimtek.tui.beside import Beside
from bimtek.tui.frame import ROLL_CALL_ONLY
from bimtek.tui.note_taking import NoteTaking
from bimtek.ui.field import TypedInput
from bimtek.ui.later import after_refresh

if TYPE_CHECKING:
    from textual.screen import Screen

    from bimtek.script.model import Stage
    from bimtek.session import Withdrawal
    from bimtek.tui.order import RunningOrder
    from bimtek.tui.queue_panel import QueuePanel

RAIL_FROM = 110
"""Columns from which the running order stands at the left."""
WENT_ON = "‘{}’ dimulai. F4, lalu Enter: ke sana."
"""Said to whoever only takes notes: their own place stays."""
OLDER = " Yang lebih lama: Ctrl+P, Riwayat acara ini."
"""Where deeds of others, and of before this window was opened, are undone."""


class Workspace(NoteTaking):
    """Takes keys to deeds: undo, going from place to place, what stands beside the acara."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # the footer drops from the end what has no room
        Binding("f1,question_mark", "app.help_here", "bantuan", id="app.help"),
        Binding("f2,ctrl+b", "note", "catatan", id="app.note"),
        Binding("f4,ctrl+o", "order", "acara", id="app.order"),
        Binding("f6,ctrl+l", "queue", "antrean", id="app.queue"),
        Binding("f8", "stage_view", "layar", id="app.stage-view"),
        Binding("f9,ctrl+g", "missing", "kurang", id="app.missing"),
        Binding("f3,ctrl+r", "search", "cari", id="app.search"),
        Binding("f7", "roll_call", "hadir", id="app.roll-call"),
        Binding("ctrl+z", "undo", "urungkan", id="app.undo"),
        Binding("ctrl+p", "palette", "perintah", id="app.palette"),
        Binding("ctrl+y", "redo", "ulangi", show=False, id="app.redo"),
        Binding("f14,shift+f2", "notes", "catatan acara ini", show=False, key_display="Shift+F2"),
        Binding("g", "go", "pergi ke …", show=False, id="app.go"),
        Binding("escape", "back", "kembali", show=False, id="app.back"),
    ]
    DEFAULT_CSS = """
    Workspace RunningOrder { width: 36; height: 1fr; border-right: vkey $secondary; }
    Workspace #queue-title { display: none; text-style: bold; }
    Workspace.-wide #queue-title { display: block; }
    Workspace.-wide QueuePanel {
        dock: left; width: 36; height: 100%; border-top: none; border-right: vkey $secondary;
    }
    Workspace.-wide QueueList { max-height: 9; }
    """

    _running_order: RunningOrder | None = None
    """The rail, once there has been room for it."""

    greeting = ""
    """Said once the first frame stands, and again at the head of F1."""

    script_told = ""
    """What is said once a version of the script that this window took over is in force."""

    def on_mount(self) -> None:
        after_refresh(self, self._offer_drafts)
        if self.greeting:
            after_refresh(self, self.tell, self.greeting)
        name_window = getattr(self.app, "name_window", None)
        if name_window is not None:
            after_refresh(self, name_window, f"Bimtek · {self.session.path.stem}")

    # -- half-typed text of before

    @work
    async def _offer_drafts(self) -> None:
        types = bool(self.session.drafts()) and await self.action_offer_drafts()
        if self.session.role != ROLL_CALL_ONLY and not types:
            self._open_the_day()

    async def action_offer_drafts(self) -> bool:
        """What windows that are gone kept of this person's typing; whether they go on with it."""
        from bimtek.tui.offering import offer

        return await offer(self, self.session.drafts())

    def _open_the_day(self) -> None:
        """On a new morning, what the day before left to it; until its first acara has begun."""
        if new_day(self.session.stages, self.session.runs, self.session.now()) is not None:
            self.action_morning()

    def action_morning(self) -> None:
        """What the days before left to this one."""
        from bimtek.tui.morning import morning_card

        if card := morning_card(self.session):
            self.app.push_screen(card)
        else:
            self.tell("Ini hari pertama: belum ada yang dibawa dari hari sebelumnya.")

    # -- undo

    def action_undo(self) -> None:
        """Undo: typing in a field with unsent text, else the last act."""
        field = self.focused
        if isinstance(field, TypedInput) and field.unsent:
            field.take_back()
            return
        self._withdraw(self.session.undo)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        field = self.focused
        if isinstance(field, TypedInput) and field.take_again():
            return
        self._withdraw(self.session.redo)

    @work
    async def _withdraw(self, how: Callable[[], Future[Withdrawal]]) -> None:
        from bimtek.overview.acts import withdrawal_words

        try:
            done = await asyncio.wrap_future(how())
        except Refusal as refusal:
            told = refusal.message
            stays = refusal.code in ("nothing-to-undo", "changed-since")
            if stays and "stage_history" not in self.withheld:
                told += OLDER
            self._tell_above(StageView.Tell(told, "warning"))
            return
        self.look()
        if self.places.view is not None:
            self.places.view.undone()
        self._tell_above(StageView.Tell(withdrawal_words(self.session, done)))

    def _tell_above(self, said: StageView.Tell) -> None:
        """Here, and where the key was pressed, if that is a dialog over this screen."""
        self.tell(said.text, said.severity)
        if self.app.screen is not self:
            self.app.screen.post_message(said)

    # -- going

    async def action_back(self) -> None:
        """One place back, never out."""
        if self.in_queue():
            await self.action_queue()
        elif self.note_line.field.has_focus:
            self._leave_note_line()
        elif self._rail_has_focus():
            self.places.refocus()
        else:
            await self._back_from_acara()

    async def _back_from_acara(self) -> None:
        """To what led here; from an acara's own screen to the one that runs: the hall is there."""
        before, running = self.places.stage, self.runs_now()
        if self.session.role == ROLL_CALL_ONLY:
            # the next number and Enter would go elsewhere
            self.tell("Anda di meja registrasi: ketik nomor, nama, atau +nama. Ctrl+Q keluar.")
            return
        if self.places.leads_back or running is None:
            await self.back_from_beside()
        elif before is not None and self.runs(before):
            self.tell("Ini acara yang sedang berjalan; F4 membuka acara lain.")
        else:
            await self.open_stage(running)
        self._tell_where(before)

    def _tell_where(self, before: Stage | None) -> None:
        """Esc has led to another acara: keys mean something else now."""
        stage = self.places.stage
        if stage is None or stage == before:
            return
        told = f"Kembali ke ‘{stage.title}’."
        if self.leads and before is not None and self.runs(before):
            told += f" ‘{before.title}’ masih berjalan."
        self.tell(told)

    async def action_roll_call(self) -> None:
        """Attendance from anywhere, and back to where one was."""
        stage = roll_call_meant(self.session)
        if stage is None:
            self.tell("Sesi ini tidak punya absen: naskah tidak menyebut panggilan.", "warning")
            return
        before = self.places.view
        await self.places.open_roll_call()
        if self.places.view is before and not self.places.back():
            self.tell("Ini sudah layar kehadiran.")

    def action_order(self) -> None:
        """The running order: at the left where there is room, else over the screen."""
        if self.is_the_desk():
            return
        stage = self._stage_to_order()
        if rail := self._rail():
            rail.list.focus()
            rail.list.move_to(stage.id if stage else "")
            return
        from bimtek.tui.order_dialog import OrderDialog

        self.app.push_screen(OrderDialog(self.session, stage.id if stage else ""), self._chosen)

    def _stage_to_order(self) -> Stage | None:
        """Where F4 begins: the front with what it has open, for `m` begins it.

        From an acara that is over, and for whoever only takes notes, with what runs; where none
        runs, or only the door is still open, with the one that comes next.
        """
        here, runs = self.places.stage, self.session.runs
        is_over = here is not None and run_of(runs, here.id).state is StageState.DONE
        if self.leads and here is not None and not is_over:
            return here
        running = self.runs_now()
        following = next_up(self.session.stages, runs) if is_over else None
        if running and not (self.leads and following and running.kind == ROLL_CALL):
            return running
        return following or here

    async def _chosen(self, wanted: RunningOrder.Go | None) -> None:
        from bimtek.tui.order import RunningOrder

        if isinstance(wanted, RunningOrder.History):
            await self.action_stage_history(wanted.stage)
        elif wanted is not None:
            view, stage = self.places.view, self.session.stage(wanted.stage)
            if not (isinstance(view, Beside) and view.show_stage(stage)):
                await self.open_stage(stage)
            if wanted.told:
                self.tell(wanted.told)

    def on_stage_view_begin(self, event: StageView.Begin) -> None:
        from bimtek.tui.order_begin import begin_from_within

        begin_from_within(self.app, self.session, event.stage, event.go_on)

    async def open_stage(self, stage: Stage) -> None:
        """Show an acara, with the cursor in it."""
        await self.places.open_stage(stage)
        self.places.refocus()

    def on_running_order_did(self) -> None:
        self.hush_what_passes()

    async def on_running_order_history(self, event: RunningOrder.History) -> None:
        await self._chosen(event)

    async def on_running_order_go(self, event: RunningOrder.Go) -> None:
        await self._chosen(event)

    @work
    async def action_chair(self) -> None:
        """Who leads the meeting from now on, who has led, and until when."""
        from bimtek.tui.chair import ask_chair

        if told := await ask_chair(self.app, self.session):
            self.tell(told)

    @work
    async def action_quorum(self) -> None:
        """How many OPDs must be here, where the script asks for another number."""
        from bimtek.tui.quorum import ask_quorum

        await ask_quorum(self.app, self.session, self.tell)

    @work
    async def action_rescue(self) -> None:
        """What may be shorter or left out when it is late, and what that wins."""
        from bimtek.tui.rescue import RescueDialog

        if told := await self.app.push_screen_wait(RescueDialog(self.session)):
            self.tell(told)

    @work
    async def action_hand_over(self) -> None:
        """Another person goes on in this window."""
        from bimtek.tui.handover import hand_over

        if self.session.role == ROLL_CALL_ONLY:
            self.tell("Meja registrasi: tutup (Ctrl+Q), lalu buka lagi dengan nama yang baru.")
            return
        await hand_over(self)

    # -- the speaking queue

    async def action_queue(self) -> None:
        """Who speaks and who is next, over whatever stands there; again: gone.

        Open while the cursor is elsewhere it gets the cursor, unless a note is half typed.
        """
        if self.is_the_desk():
            return
        writing = self.note_line.field.has_focus and bool(self.note_line.text.strip())
        panel = self.queue_panel
        if panel is not None and not panel.has_focus_within and not writing:
            panel.focus_field()
        elif panel is not None:
            self.queue_panel = None
            await panel.remove()
            if not writing:
                self.places.refocus()
        else:
            opened = await self._open_queue()
            if not writing:
                opened.focus_field()

    async def _open_queue(self) -> QueuePanel:
        from bimtek.tui.queue_panel import QueuePanel

        here = self.places
        panel = QueuePanel(self.session, lambda: here.stage.id if here.stage else "")
        await self.query_one("#body").mount(panel)
        self.queue_panel = panel
        return panel

    # -- the projector

    def action_stage_view(self) -> None:
        """What the hall sees, in this window: of the acara in sight."""
        self.show_what_is_in_sight()
        from bimtek.tui.stage_screen import StageScreen

        self.app.push_screen(
            StageScreen(self.session, self, follows=self.leads), self._back_from_stage
        )

    def on_stage_view_present(self) -> None:
        self.action_stage_view()

    def _back_from_stage(self, _: None) -> None:
        fit = getattr(self.app, "fit_window", None)
        if fit is not None:
            fit(self.app.size)
        self.tell_what_stays()

    # -- everything else

    def action_palette(self) -> None:
        """Everything that can be done."""
        from bimtek.tui.commands import Commands
        from bimtek.tui.palette import Palette

        commands = Commands(self)
        self.app.push_screen(Palette(commands.listed), commands.run)

    def action_go(self) -> None:
        """`g` and a letter: the same places as the function keys."""
        from bimtek.tui.commands import GO, Commands
        from bimtek.ui.ask import Choose

        options = [option for option in GO if option.result not in self.withheld]
        self.app.push_screen(Choose("Pergi ke", options), Commands(self).run)

    # -- the rail

    def _rail(self) -> RunningOrder | None:
        return (
            self._running_order
            if self._running_order is not None and self._running_order.display
            else None
        )

    def _rail_has_focus(self) -> bool:
        rail = self._rail()
        return rail is not None and rail.list.has_focus

    def on_resize(self, event: Resize) -> None:
        wide = event.size.width >= RAIL_FROM and self.session.role != ROLL_CALL_ONLY
        self.set_class(wide, "-wide")
        self._fit_rail()
        self.show_head()

    def _fit_rail(self) -> None:
        """The running order stands at the left where there is room that nobody else wants."""
        view = self.places.view
        wide = self.has_class("-wide") and not (isinstance(view, Beside) and view.wants_all_columns)
        if self._running_order is not None:
            unseen = self._rail() is None
            self._running_order.display = wide
            if unseen and (rail := self._rail()):
                rail.look()  # unseen it follows nothing
                self.on_places_shown()
        elif wide:
            from bimtek.tui.order import RunningOrder

            stage = self.places.stage
            self._running_order = RunningOrder(self.session, stage.id if stage else "")
            self.query_one("#body").mount(self._running_order, before=self.places)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        self._tell_what_began()
        if any(kind == AddedStage.kind for kind, _ in changed):
            self._leave_what_is_gone()
        if any(kind == ScriptVersion.kind for kind, _ in changed):
            self._take_up_script()
        if rail := self._rail():
            rail.records_changed(changed)
        if self.queue_panel is not None:
            self.queue_panel.records_changed(changed)
        screen: Screen[object] = self.app.screen
        if screen is not self and (tell := getattr(screen, "records_changed", None)):
            tell(changed)

    @work(exclusive=True, group="script-changed")
    async def _take_up_script(self) -> None:
        """Another version of the script is in force: its screens, its times, its acara."""
        await self.places.renew()
        self.show_head()
        standing = self.session.get(ScriptVersion, SCRIPT)
        author = self.session.author(standing.stamps("source")[0]) if standing else None
        by = f" oleh {author.name}" if author else ""
        self.tell(self.script_told or f"Naskah sesi diganti{by}; susunannya sudah yang baru.")
        self.script_told = ""

    @work
    async def _leave_what_is_gone(self) -> None:
        """From an acara that was taken out to where the hall is: nothing belongs there any more."""
        here, stages = self.places.stage, self.session.stages
        if here is None or any(one.id == here.id for one in stages):
            return
        if following := stage_now(stages, self.session.runs):
            await self.places.open_instead(following)
            self.tell(f"‘{here.title}’ dihapus dari susunan acara.")

    def _tell_what_began(self) -> None:
        """Who only takes notes is told that the hall went on: their own place stays."""
        before, self.running = self.running, self.runs_now()
        if self.leads or self.running == before or self.session.role == ROLL_CALL_ONLY:
            return
        if before is not None:
            self.unsay(WENT_ON.format(before.title))
        if self.running not in (None, self.places.stage):
            self.tell(WENT_ON.format(self.running.title))

    def on_places_shown(self) -> None:
        self._fit_rail()
        if (rail := self._rail()) and self.places.stage:
            rail.point_at(self.places.stage.id)
