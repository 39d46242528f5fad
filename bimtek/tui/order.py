"""The running order (F4): what was, what is, what comes; begun, finished and left out from here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from bimtek.hall import programme
from bimtek.hall.confidence import refused_mark
from bimtek.hall.lock import toggled
from bimtek.hall.outlook import outlook
from bimtek.hall.records import AddedStage, Chair, StageRun, StageState
from bimtek.hall.running import (
    HELD,
    refuse_skipping_what_began,
    reopen,
    run_of,
    running_now,
    skip,
)
from bimtek.hall.session_records import InputLock, ScriptVersion
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.stages.ending import told_ends
from bimtek.stages.view import StageView
from bimtek.tui.chair import ask_chair, chairs_line
from bimtek.tui.conflicts import settle
from bimtek.tui.order_begin import (
    BESIDE,
    begin_question,
    begun,
    ended,
    following,
    left_in,
    waits_for_roll_call,
    what_comes,
)
from bimtek.tui.order_rows import COLUMNS, order_line, outlook_words, went
from bimtek.ui.ask import Ask
from bimtek.ui.columns import safe
from bimtek.ui.hanging import Hanging, HangingLine
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.journal.voice import Receipt
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Susunan acara; kursor mulai pada acara yang sedang dibuka. Enter membuka acara, \
m memulai (atau melanjutkan) lalu membukanya, s menyelesaikan (pada acara lain s pertama menunjuk \
yang berjalan), l melewati dengan alasan, u membatalkan selesai, dilewati, atau ditunda. \
j meralat jam mulai dan selesai.

Registrasi mulai sendiri dengan yang pertama hadir.

Beberapa acara boleh berjalan bersamaan: m bertanya sekali apakah yang masih berjalan selesai, \
juga bila acara itu belum gilirannya.

K dan J menggeser acara naik dan turun, t menunda ke hari lain dalam \
naskah (sebelum penutupnya) atau ke waktu lain, yang ditulis bersama alasannya; bila kemudian \
dimulai, acara itu pindah ke urutan sekarang.

i menyisipkan acara baru sesudah baris ini: nama, menit, lalu jenis (← →); n mengganti \
nama dan menitnya, x menghapusnya selama belum dimulai dan belum berisi.

w menyelamatkan waktu: apa yang boleh diringkas atau dilewati, dan kapan hari itu selesai.

p mencatat pimpinan rapat: pengganti, selesai memimpin, atau ralat jam. c mengunci isian bagi \
semua petugas (kehadiran dan catatan tetap terbuka), b memilih di antara dua nilai yang berbeda, \
v riwayat acara.

Tanda: ○ belum, ▶ berjalan, ✓ selesai, … ditunda, ✗ dilewati. Kolom: rencana, lalu yang terjadi; \
± perkiraan mulai."""

SHOWN = frozenset(cls.kind for cls in (StageRun, AddedStage, Chair, InputLock, ScriptVersion))
LOOK_SECONDS = 15.0
"""How often the expected times are reckoned anew."""

MOST_FOOT = 9
"""Rows that the expected end and who leads may take."""

WAIT_SECONDS = 2.0
"""How long a question waits for the disk before it asks by what is known."""


class RunningOrder(Vertical):
    """All acara with their states; over the screen, or at its left where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "begin", "mulai", id="order.begin"),
        Binding("s", "finish", "selesai", id="order.finish"),
        Binding("l", "skip", "lewati", id="order.skip"),
        Binding("u", "reopen", "batal", id="order.reopen"),
        Binding("t", "postpone", "tunda", id="order.postpone"),
        Binding("i", "insert", "sisipkan", id="order.insert"),
        Binding("K", "shift(-1)", "naik", id="order.up"),
        Binding("J", "shift(1)", "turun", id="order.down"),
        Binding("p", "chair", "pimpinan", id="order.chair"),
        Binding("c", "lock", "kunci", id="order.lock"),
        Binding("j", "correct", "jam", id="order.correct"),
        Binding("n", "rename", "nama", id="order.rename"),
        Binding("x,delete", "take_out", "hapus", id="order.take-out"),
        Binding("b", "settle", "pilih nilai", show=False, id="order.settle"),
        Binding("w", "rescue", "waktu", id="order.rescue"),
        Binding("v", "history", "riwayat", show=False, id="order.history"),
    ]
    DEFAULT_CSS = """
    RunningOrder { height: 1fr; }
    RunningOrder Hanging { color: $text-muted; }
    """

    class Go(Message):
        """The person wants this acara; `told` is what there is to say about it."""

        def __init__(self, stage: str, told: str = "") -> None:
            super().__init__()
            self.stage = stage
            self.told = told

    class Did(Message):
        """Something is recorded: what was said of the deed before is over."""

    class History(Go):
        """The person wants the history of this acara."""

    def __init__(self, session: Session, current: str = "") -> None:
        super().__init__()
        self.session = session
        self.current = current
        self._saved: Future[Receipt] | None = None
        self._coming = ""
        self._announced: tuple[str, str] | None = None
        """The acara that has just ended, and the one of which it is said that `m` begins it."""
        self._foot: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield LineList(COLUMNS, help=HELP)
        yield Hanging(id="order-foot")

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK_SECONDS, self.look)
        self.list.move_to(self.current)
        after_refresh(self, self.list.look_ahead)

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here."""
        if not SHOWN.isdisjoint(kind for kind, _ in changed):
            self.look()

    def point_at(self, stage: str) -> None:
        """Put the cursor on the acara that is open."""
        self.current = stage
        if self.list.move_to(stage):
            self.list.look_ahead()

    def look(self) -> None:
        """Read how the acara stand."""
        runs = self._runs()
        values = {record: seen.value for record, seen in runs.items()}
        session = self.session
        planned = {one.id: one.minutes for one in session.script.stages if one.minutes}
        told = told_ends(session)
        coming = outlook(session.stages, values, session.now(), told, planned)
        lines: list[Line] = []
        day = None
        for number, stage in enumerate(self.session.stages, 1):
            if stage.day_title and stage.day != day:
                title = Content.styled(safe(stage.day_title), "bold")
                lines.append(Line(f"hari {stage.day}", (title,), selectable=False))
            day = stage.day
            expected = coming.expected.get(stage.id)
            lines.append(order_line(number, stage, runs.get(stage.id), self.session, expected))
        self.list.show(lines)
        if self._coming and self.list.move_to(self._coming):
            self._coming = ""
        self._foot = outlook_words(coming), chairs_line(self.session)
        self._say_foot()

    def on_resize(self) -> None:
        self._say_foot()

    def _say_foot(self) -> None:
        """Whole where the acara leave the room for it, else cut to a row each."""
        terse = self.size.height < len(self.list.lines) + MOST_FOOT
        foot = [HangingLine(text, " ") for text in self._foot]
        self.query_one(Hanging).say(foot, terse=terse)

    def _runs(self) -> dict[str, Seen[StageRun]]:
        return {seen.record: seen for seen in self.session.all(StageRun)}

    # -- deeds

    @property
    def stage(self) -> Stage | None:
        """The acara under the cursor."""
        key = self.list.cursor_key
        return self.session.stage(key) if key else None

    @property
    def seen(self) -> Seen[StageRun] | None:
        return self.session.get(StageRun, self.stage.id) if self.stage else None

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.post_message(self.Go(event.key))

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        event.stop()
        self._tell(f"Tombol ‘{event.name}’ tidak dipakai di susunan acara; Enter membuka acaranya.")

    def action_history(self) -> None:
        """All that was done in the acara."""
        if (stage := self.stage) is not None:
            self.post_message(self.History(stage.id))

    async def action_begin(self) -> None:
        """The acara begins now, and whoever began it is in it; of one that runs it says so.

        It waits here, not in a worker: a quick key after `m` must find the question, or the acara.
        """
        if (stage := self.stage) is None:
            return
        await self._last_is_shown()
        if self._announced and self._announced[0] == stage.id:
            stage = self.session.stage(self._announced[1])
            self.list.move_to(stage.id)
        run = run_of(self.session.runs, stage.id)
        if run.state is StageState.RUNNING:
            told = f"‘{stage.title}’ sudah berjalan ({went(run, self.session)})."
            self._tell(f"{told} Enter membukanya; untuk acara lain: ↑ ↓, lalu m.")
        elif (question := begin_question(self.session, stage)) is None:
            self._begin(stage, BESIDE)
        else:
            self.app.push_screen(question, partial(self._begin, stage))

    def _begin(self, stage: Stage, others: str | None) -> None:
        if others and self._do(lambda: begun(self.session, stage, others, self._now())):
            self.post_message(self.Go(stage.id, waits_for_roll_call(self.session, stage)))

    def action_finish(self) -> None:
        """The acara has ended now; from one that does not run the cursor goes to what does."""
        if (stage := self.stage) is None:
            return
        if self._do(lambda: [ended(self.session, stage, self._now())]):
            self.run_worker(self._tell_what_is_left(stage))
        elif running := running_now(self.session.stages, self.session.runs):
            self.list.move_to(running.id)

    async def _tell_what_is_left(self, stage: Stage) -> None:
        """Items of the acara that nobody began, for it may be a slip; and what `m` begins now."""
        await self._last_is_shown()
        coming = following(self.session, stage)
        self._announced = (stage.id, coming.id) if coming else None
        left = left_in(self.session, stage)
        told = (f"{left}; u membatalkan." if left else "", what_comes(self.session, stage))
        if any(told):
            self._tell(" ".join(filter(None, told)))

    def action_reopen(self) -> None:
        """Take back that it was finished or left out."""
        self._do(lambda: [reopen(self.seen)])

    @work
    async def action_correct(self) -> None:
        """Put right when the acara began and ended."""
        from bimtek.tui.order_times import TimesForm, corrected

        seen, stage = self.seen, self.stage
        if seen is None or stage is None or seen.value.state not in HELD:
            self._tell("Jamnya diralat sesudah acara dimulai; m memulainya.", "warning")
            return
        values = await self.app.push_screen_wait(TimesForm(self.session, stage, seen))
        if values is not None and self._do(lambda: [corrected(self.session, seen, values)]):
            self._tell(f"Jam ‘{stage.title}’ diralat; Ctrl+Z mengembalikannya.")

    @work
    async def action_skip(self) -> None:
        """Leave the acara out."""
        if (stage := self.stage) is None:
            return
        try:
            refuse_skipping_what_began(self.seen)
        except Refusal as refusal:
            self._tell(refusal.message, "warning")
            return
        reason = await self.app.push_screen_wait(
            Ask(
                f"Lewati ‘{stage.title}’: apa alasannya?",
                hint="tercetak di notulen",
                check=refused_mark,
            )
        )
        if reason is not None:
            self._do(lambda: [skip(stage.id, self.seen, reason)])

    def action_shift(self, by: int) -> None:
        """The acara one place up or down."""
        if (stage := self.stage) is not None:
            slots = self.session.slots
            self._do(lambda: programme.moved(slots, self._runs(), stage.id, by))

    @work
    async def action_insert(self) -> None:
        """A new acara behind this one."""
        from bimtek.tui.order_forms import AddedForm, whole_minutes

        stage = self.stage
        form = AddedForm("Sisipkan acara", "sisipkan", sort=True)
        values = await self.app.push_screen_wait(form)
        if values is not None:
            after, minutes = stage.id if stage else "", whole_minutes(values["minutes"])
            slots = self.session.slots
            done = self._do(
                lambda: [programme.insert(slots, after, values["title"], values["sort"], minutes)]
            )
            self._coming = done[0].record if done else ""

    @work
    async def action_rename(self) -> None:
        """Another name for an acara that was inserted."""
        from bimtek.tui.order_forms import AddedForm, whole_minutes

        if (stage := self.stage) is None:
            return
        seen = self.session.get(AddedStage, stage.id)
        if seen is None:
            self._tell(f"‘{stage.title}’ dari naskah; n hanya untuk acara sisipan.", "warning")
            return
        form = AddedForm("Nama acara sisipan", "simpan", stage.title, stage.minutes)
        values = await self.app.push_screen_wait(form)
        if values is not None:
            title, minutes = values["title"], whole_minutes(values["minutes"])
            self._do(lambda: [programme.renamed(seen, title, minutes)])

    def action_take_out(self) -> None:
        """An acara that was inserted is gone again."""
        from bimtek.tui.order_forms import is_recorded_in

        if (stage := self.stage) is None:
            return
        run = run_of(self.session.runs, stage.id)
        seen = self.session.get(AddedStage, stage.id)
        recorded = is_recorded_in(self.session, stage.id)
        if self._do(lambda: [programme.taken_out(seen, run, recorded=recorded)]):
            self._tell(f"‘{stage.title}’ dihapus dari susunan; Ctrl+Z mengembalikannya.")

    @work
    async def action_postpone(self) -> None:
        """To another day, or to a time not decided yet."""
        from bimtek.tui.order_forms import day_of

        if (stage := self.stage) is None:
            return
        day = await self.app.push_screen_wait(day_of(self.session, stage))
        if day is None:
            return
        reason = await self.app.push_screen_wait(
            Ask(
                f"Tunda ‘{stage.title}’: {'apa alasannya' if day else 'kapan, dan apa alasannya'}?",
                hint="tercetak di notulen" if day else "besok pukul 09.00, narasumber terlambat",
                check=refused_mark,
            )
        )
        if reason is not None:
            slots, now = self.session.slots, self._now()
            done = self._do(
                lambda: [programme.postpone(slots, self._runs(), stage.id, day, reason, now)]
            )
            where = f"hari {day}" if day else "waktu lain"
            if done:
                self.list.action_move(1)  # one goes on where one was, not where it went
                self._tell(f"‘{stage.title}’ ditunda ke {where}; Ctrl+Z mengembalikannya.")

    @work
    async def action_rescue(self) -> None:
        """What may be shorter or left out when it is late, and what that wins."""
        from bimtek.tui.rescue import RescueDialog

        if told := await self.app.push_screen_wait(RescueDialog(self.session)):
            self.post_message(self.Did())
            self._tell(told)

    def action_lock(self) -> None:
        """Hold back what others record, or let it go on."""
        seen = self.session.get(InputLock, "1")
        locked = seen is not None and seen.value.locked
        if self._do(lambda: [toggled(seen, self.session.role)]):
            self._tell("Isian dibuka lagi." if locked else "Isian dikunci; c membukanya lagi.")

    @work
    async def action_settle(self) -> None:
        """Choose between values that differ."""
        seen, stage = self.seen, self.stage
        if seen is None or stage is None or not seen.conflicts:
            self._tell("Acara ini tidak punya nilai yang berbeda.")
            return
        for change in await settle(self.app, self.session, seen, stage.title) or ():
            await asyncio.wrap_future(self.session.record(change))

    @work
    async def action_chair(self) -> None:
        """Who leads the meeting from now on, who has led, and until when."""
        if told := await ask_chair(self.app, self.session):
            self._tell(told)

    def _now(self) -> datetime:
        return self.session.now().replace(microsecond=0)

    def _do(self, make: Callable[[], Sequence[Change]]) -> Sequence[Change]:
        """Record these, and give them back; nothing where they are refused."""
        try:
            changes = make()
        except Refusal as refusal:
            self._tell(refusal.message, "warning")
            return ()
        self._announced = None
        self.post_message(self.Did())
        self._saved = self.session.record_all(changes)
        return changes

    async def _last_is_shown(self) -> None:
        """What was pressed just before, such as `s`, counts for what is asked next."""
        if self._saved is None:
            return
        saved = asyncio.wrap_future(self._saved)
        done, _ = await asyncio.wait([saved], timeout=WAIT_SECONDS)
        for one in done:
            one.exception()  # a refusal is told by the screen below
        self._saved = None
        for screen in self.app.screen_stack:
            if look := getattr(screen, "look", None):
                look()

    def _tell(self, text: str, severity: str = "information") -> None:
        self.post_message(StageView.Tell(text, severity))  # type: ignore[arg-type]
