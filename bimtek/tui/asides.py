"""What can be looked up from anywhere and leads back: missing, search, history, copies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work
from typing_extensions import override

from bimtek.hall.agreement import Agreement
from bimtek.hall.annexes import Annex
from bimtek.hall.before import EarlierAction, EarlierSession
from bimtek.hall.document_data import DocumentData, SignatureBlock
from bimtek.hall.records import Chair, Note
from bimtek.hall.session_records import FileCopy, ScriptVersion
from bimtek.stages.earlier_page import EARLIER
from bimtek.stages.view import StageView
from bimtek.tui.beside import Beside
from bimtek.tui.frame import ROLL_CALL_ONLY, Frame
from bimtek.tui.jumping import groups_key

if TYPE_CHECKING:
    from bimtek.script.model import Stage

IDLE_SECONDS = 2.0
"""How long nothing has changed before the count in the header is made anew."""

MISSING, SEARCH, SINCE, CHOICES = "kurang", "cari", "berubah", "pilihan"
EARLIER_ACTIONS, CHECK_EARLIER = "earlier_actions", "check_earlier"
"""Actions that only a session which goes on from another one has."""

NOT_AT_THE_DESK = frozenset(
    (
        "search", "order", "queue", "missing", "note", "notes", "stage_history", "history",
        "since", "write_minutes", "earlier_actions", "check_earlier", "groups", "rescue", "morning",
        "write_package", "write_archive", "write_destroyed", "office_messages", "parked",
        "talk_time", "standing", "serve", "own_table",
        "choices", "merge", "editing_desk", "document_data", "documents", "annexes", "forms",
    )
)  # fmt: skip
"""Actions that the role of the registration desk is refused."""

NOT_IN_A_BROWSER = frozenset(
    (
        "serve", "host_card", "copy_out", "merge", "hand_over", "take_script", "own_table",
        "check_earlier", "write_package", "write_archive", "write_destroyed", "annexes", "forms",
    )
)  # fmt: skip
"""Actions that would raise a guest's role, or reach the folders and disks of the laptop."""

IN_DIALOGS = {
    Chair.kind: "chair",
    FileCopy.kind: "copy_out",
    Annex.kind: "annexes",
    Agreement.kind: "since",
    ScriptVersion.kind: "settle_script",
    DocumentData.kind: "document_data",
    SignatureBlock.kind: "document_data",
}
"""Kinds of record that stand in no acara, and the action that deals with them."""


class Asides(Frame):
    """Opens the screens that stand beside the acara."""

    _counted = False
    """Whether anybody has asked what is missing; before that nothing is counted."""

    async def beside(self, key: str, make: Callable[[], Beside]) -> Beside | None:
        """Open a screen beside the acara, or go back from it; None: it went back."""
        stage = self.places.stage
        if stage is None or self.is_the_desk():
            return None
        if self.places.is_open(key):
            await self.back_from_beside()
            return None
        await self.places.open(key, make)
        view = self.places.view
        if not isinstance(view, Beside):
            return None
        view.come_from(stage)
        return view

    @property
    def withheld(self) -> frozenset[str]:
        """Actions that no footer, help or palette offers to this role, in this window."""
        return self._withheld_from_role | (NOT_IN_A_BROWSER if self.app.is_web else frozenset())

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What a browser is refused is also done for no list that leads to it."""
        if self.app.is_web and action in NOT_IN_A_BROWSER:
            self.tell("Itu dilakukan di laptop sesi.", "warning")
            return False
        return super().check_action(action, parameters)

    @property
    def _withheld_from_role(self) -> frozenset[str]:
        if self.session.role == ROLL_CALL_ONLY:
            return NOT_AT_THE_DESK
        goes_on = bool(self.session.all(EarlierSession))
        actions = bool(self.session.all(EarlierAction))
        hidden = ((EARLIER_ACTIONS, actions), (CHECK_EARLIER, goes_on))
        return frozenset(name for name, offered in hidden if not offered)

    def is_the_desk(self) -> bool:
        """Whether this window is that of the registration desk, which opens nothing else."""
        if self.session.role != ROLL_CALL_ONLY:
            return False
        self.tell("Peran meja registrasi hanya membuka presensi.")
        return True

    async def back_from_beside(self) -> None:
        """Back to where one was; where that was nowhere else, to the acara."""
        view = self.places.view
        if not self.places.back() and isinstance(view, Beside):
            await self.places.open_instead(view.stage)

    async def action_search(self) -> None:
        """Search, and back."""
        from bimtek.tui.search_view import SearchView

        stage = self.places.stage
        if stage is None:
            return
        view = await self.beside(SEARCH, lambda: SearchView(self.session, stage))
        if isinstance(view, SearchView):
            view.begin()

    # -- what is missing

    async def action_missing(self) -> None:
        """What is missing, and back."""
        from bimtek.tui.missing_view import MissingView

        stage = self.places.stage
        if stage is None:
            return
        view = await self.beside(MISSING, lambda: MissingView(self.session, stage))
        if isinstance(view, MissingView):
            self._counted = True
            view.look()
            self.show_missing(view.in_short)

    async def action_choices(self) -> None:
        """What two people set differently, one after the other, and back."""
        from bimtek.tui.choices_view import ChoicesView

        if (stage := self.places.stage) is None:
            return
        view = await self.beside(CHOICES, lambda: ChoicesView(self.session, stage))
        if isinstance(view, ChoicesView):
            view.begin()

    async def action_earlier_actions(self, record: str = "") -> None:
        """Open actions of the tahap before, and back."""
        from bimtek.tui.earlier_view import EarlierView

        stage = self.places.stage
        if stage is None or EARLIER_ACTIONS in self.withheld:
            return
        view = await self.beside(EARLIER, lambda: EarlierView(self.session, stage))
        if isinstance(view, EarlierView) and record:
            view.go_to(EarlierAction.kind, record)

    @work(exclusive=True, group="earlier")
    async def action_check_earlier(self) -> None:
        """What changed in the session before since it was taken over, and taking it over."""
        from bimtek.tui.earlier_changes import check_earlier

        if CHECK_EARLIER not in self.withheld:
            await check_earlier(self.app, self.session, self.tell)

    def action_talk_time(self) -> None:
        """How long every office has spoken today."""
        from bimtek.tui.talk_card import talk_card

        self.app.push_screen(talk_card(self.session))

    def action_standing(self) -> None:
        """Where we are and what is open, for whoever takes over."""
        from bimtek.tui.standing_card import StandingCard

        self.app.push_screen(StandingCard(self.session, self.tell))

    @work
    async def action_parked(self) -> None:
        """What was set aside for later; Enter goes to the note."""
        from bimtek.tui.jumping import jump
        from bimtek.tui.parking import ParkingDialog

        if note := await self.app.push_screen_wait(ParkingDialog(self.session)):
            await jump(self.places, Note.kind, note)

    def on_stage_view_count_missing(self, event: StageView.CountMissing) -> None:
        from bimtek.overview.missing import missing
        from bimtek.tui.missing_rows import in_short

        event.stop()
        event.then(in_short(missing(self.session)))

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        if self._counted:
            self._count()

    @work(exclusive=True, group="missing")
    async def _count(self) -> None:
        """Count what is missing when nothing has happened for a while, acara by acara."""
        from bimtek.overview.missing import collected, of_hall, of_stage
        from bimtek.tui.missing_rows import in_short

        await asyncio.sleep(IDLE_SECONDS)
        parts = []
        for stage in self.session.stages:
            parts.append((stage.id, of_stage(self.session, stage)))
            await asyncio.sleep(0)  # a key that came meanwhile goes first
        items = collected(self.session, [*parts, ("", of_hall(self.session))])
        self.show_missing(in_short(items))

    # -- the agreement

    async def action_since(self) -> None:
        """What changed since the hall agreed, and back."""
        from bimtek.tui.since_view import SinceView

        if (stage := self.places.stage) is not None:
            await self.beside(SINCE, lambda: SinceView(self.session, stage))

    # -- groups

    async def action_groups(self) -> None:
        """Who sits in which group of the acara in sight, and back."""
        from bimtek.tui.groups_view import GroupsView

        stage = self.places.stage
        if stage is not None:
            await self.beside(groups_key(stage), lambda: GroupsView(self.session, stage))

    @work(exclusive=True, group="own table")
    async def action_own_table(self) -> None:
        """For which table this copy is opened, in a room without network."""
        from bimtek.tui.own_table import choose_table

        if self.is_the_desk() or not await choose_table(self.app, self.session, self.tell):
            return
        for view in self.places.views:
            view.own_table_changed()
        self.show_head()

    # -- copies

    def backup_failed(self, sentence: str) -> None:
        """Called from the thread that makes backups: nothing is waited for."""
        self.post_message(StageView.Tell(sentence, "error"))

    @work(exclusive=True, group="copy")
    async def action_copy_out(self) -> None:
        """A whole copy onto a flash disk, made and checked by a process of its own."""
        from bimtek.tui.copying import Copyist, copy_out

        who = Copyist(self.session.officer, self.session.role)
        await copy_out(self.app, self.session.path, who, self.session.now(), self.tell)

    @work(exclusive=True, group="copy")
    async def action_merge(self) -> None:
        """What other laptops wrote, from a stick or a folder."""
        from bimtek.tui.merging import merge_copies

        if not self.is_the_desk():
            await merge_copies(self.app, self.session, self.tell)

    # -- the network

    @work(exclusive=True, group="network")
    async def action_host_card(self) -> None:
        """How it is between this copy and its host."""
        from bimtek.tui.host_card import tell_of_host

        await tell_of_host(self.app, self.session, self.network, self.tell)

    @work(exclusive=True, group="network")
    async def action_serve(self) -> None:
        """Let others in over the network, or see who is."""
        from bimtek.tui.serving import serve_from_here

        await serve_from_here(self.app, self.network, self.tell)

    # -- the script

    @work(exclusive=True, group="script")
    async def action_take_script(self) -> None:
        """A script that was changed since the session began."""
        from bimtek.tui.script_taking import take_script

        if not self.is_the_desk():
            await take_script(self)  # type: ignore[arg-type]  # the workspace is what it grows into

    @work(exclusive=True, group="script")
    async def action_settle_script(self) -> None:
        """Which of several versions is right."""
        from bimtek.tui.script_taking import settle_script

        if not self.is_the_desk():
            await settle_script(self)  # type: ignore[arg-type]  # as above

    # -- the list of offices

    @work(exclusive=True, group="office")
    async def action_new_office(self) -> None:
        """An OPD that the list does not have."""
        from bimtek.tui.new_office import add_office

        await add_office(self.app, self.session, self.tell)

    # -- history

    def action_value_history(self) -> None:
        """Who set what under the cursor, when, and what stood there before."""
        from bimtek.tui.value_history import ValueHistory

        view = self.places.view
        records = view.records_here() if view else ()
        if records:
            self.app.push_screen(ValueHistory(self.session, records))
        else:
            self.tell("Di sini tidak ada isian yang punya riwayat.")

    async def action_stage_history(self, stage_id: str = "") -> None:
        """All acts of the acara in sight, or of another one."""
        stage = self.session.stage(stage_id) if stage_id else self.places.stage
        if stage is not None:
            await self._history(stage, f"riwayat {stage.id}", whole=False)

    async def action_history(self) -> None:
        """All acts of the session."""
        if (stage := self.places.stage) is not None:
            await self._history(stage, "riwayat", whole=True)

    async def _history(self, stage: Stage, key: str, *, whole: bool) -> None:
        from bimtek.tui.history_view import HistoryView

        await self.beside(key, lambda: HistoryView(self.session, stage, whole=whole))

    # -- destroying words

    @work
    async def on_stage_view_destroy(self, event: StageView.Destroy) -> None:
        """One of the things that were said under the cursor, for good."""
        from bimtek.tui.destroying import destroy_one

        self.tell(*await destroy_one(self.app, self.session, event.said))

    # -- going

    async def on_stage_view_open(self, event: StageView.Open) -> None:
        """Jump to a record, or open the dialog that deals with it."""
        from bimtek.tui.jumping import jump

        if event.kind == EarlierAction.kind:
            await self.action_earlier_actions(event.record)
        elif action := IN_DIALOGS.get(event.kind):
            await self.run_action(action)
        elif not await jump(self.places, event.kind, event.record):
            self.tell("Tempatnya tidak ditemukan dalam sesi ini.", "warning")
