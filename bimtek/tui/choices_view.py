"""Pilihan yang tertunda: what two people set differently, one after the other, over all acara."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bimtek.journal.records import Change, Refusal
from bimtek.overview.choices import Choice, Offered, choices
from bimtek.tui.beside import Beside
from bimtek.ui.ask import Ask
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import safe

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Dua orang mengisi satu hal dengan nilai yang berbeda, di dua laptop atau bersamaan. \
Keduanya disimpan; seorang memilih mana yang benar. Sampai dipilih, notulen menyebut semua \
nilainya, dan tidak ada yang menunggu.

Angka memilih nilai itu. Enter: keduanya salah, ketik nilai yang benar. n: nanti, ke pilihan \
berikut. o membuka tempatnya. Ctrl+Z mengurungkan pilihan terakhir. Isi yang tertutup tidak \
ditampilkan di sini, hanya siapa mengisinya dan kapan: o membuka tempatnya."""

MOST: Final = 9
"""Values that a digit can choose."""
NOTHING: Final = "Tidak ada pilihan yang tertunda: di setiap isian hanya satu nilai yang berlaku."

Key = tuple[str, str, str]


class Card(VerticalScroll, can_focus=True):
    """One choice; ↑ ↓ scroll where its sentences are long."""

    DEFAULT_CSS = """
    Card { height: 1fr; width: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    Card Static { height: auto; width: 1fr; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)


class ChoicesView(Beside):
    """Goes from choice to choice; what is left for later comes again behind the last one."""

    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"choose({n})", "pilih", show=n == 1, key_display="1, 2 …")
            for n in range(1, MOST + 1)
        ),
        Binding("enter", "type", "nilai lain"),
        Binding("n", "later", "nanti", id="choices.later"),
        Binding("o", "open", "buka tempatnya", id="choices.open"),
    ]

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.order: list[Key] = []
        """All that were met since this screen was opened, decided ones too."""
        self.open: dict[Key, Choice] = {}
        self.at: Key | None = None
        self._busy = False

    def compose(self) -> ComposeResult:
        yield Bar(id="progress")
        yield Rule()
        yield Card()

    def on_mount(self) -> None:
        self.look()

    def focus_first(self) -> None:
        self.query_one(Card).focus()

    def begin(self) -> None:
        """Opened anew: what was decided before is no longer counted."""
        self.order.clear()
        self.look()

    # -- what is shown

    @property
    def choice(self) -> Choice | None:
        """What is asked now."""
        return self.open.get(self.at) if self.at else None

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:  # noqa: ARG002
        self.look()

    def look(self) -> None:
        """Ask what waits; one that was decided and waits again is asked next."""
        before, self.open = self.open, {one.key: one for one in choices(self.session)}
        again = [key for key in self.order if key in self.open and key not in before]
        self.order += [key for key in self.open if key not in self.order]
        if again:
            self.at = again[0]
        if self.at not in self.open:
            self.at = self._next()
        self._show()

    def _next(self) -> Key | None:
        """The next one that waits, from where one is; None: nothing waits."""
        after = self.order.index(self.at) + 1 if self.at in self.order else 0
        ahead = [*self.order[after:], *self.order[:after]]
        return next((key for key in ahead if key in self.open), None)

    def _show(self) -> None:
        one, decided = self.choice, len(self.order) - len(self.open)
        self.bar("progress").say(_progress(self.order, self.at, decided))
        shown = _lines(one) if one else [Content(f"\n{NOTHING}")]
        self.query_one(Card).query_one(Static).update(Content("\n").join(shown))
        self.query_one(Card).scroll_home(animate=False)

    # -- deeds

    def action_choose(self, number: int) -> None:
        """The value with this number is right."""
        one = self.choice
        if one is None or self._busy:
            return
        if number > min(len(one.offered), MOST):
            self.tell(f"Pilih 1 sampai {len(one.offered)}; Enter mengetik nilai lain.", "warning")
            return
        words = one.offered[number - 1].words
        self._record(lambda: one.chosen(self.session, number - 1), f"Dipilih: {words}.")

    @work
    async def action_type(self) -> None:
        """All are wrong: what is right is typed."""
        one = self.choice
        if one is None or self._busy:
            return

        def wrong(text: str) -> str:
            try:
                one.typed(self.session, text)
            except Refusal as refusal:
                return refusal.message
            return ""

        question = f"{one.called}: nilai yang benar?"
        hint = f"misalnya {one.offered[0].words}"
        typed = await self.app.push_screen_wait(Ask(question, check=wrong, hint=hint))
        if typed is not None:
            self._record(lambda: one.typed(self.session, typed), f"Diisi: {typed}.")

    def action_later(self) -> None:
        """Left for later: the next one."""
        if self._busy or self.choice is None:
            return
        self.at = self._next()
        self._show()

    def action_open(self) -> None:
        """To its place; F9 or the palette lead back."""
        if (one := self.choice) is not None:
            self.post_message(self.Open(one.seen.cls.kind, one.seen.record))

    @work
    async def _record(self, what: Callable[[], Sequence[Change]], told: str) -> None:
        """Until it is on disk the keys mean this choice, not the next one."""
        self._busy = True
        try:
            await asyncio.wrap_future(self.session.record_all(what()))
        except Refusal as refusal:
            self.tell(refusal.message, "error")
        else:
            self.tell(f"{told} Ctrl+Z mengurungkan.")
            self.look()
        finally:
            self._busy = False


def _progress(order: Sequence[Key], at: Key | None, decided: int) -> Content:
    """`Pilihan yang tertunda   2 dari 5   sudah dipilih 1`."""
    parts: list[str | tuple[str, str]] = [(" Pilihan yang tertunda", "bold")]
    if at in order:
        parts += ["   ", (f"{order.index(at) + 1} dari {len(order)}", "bold")]
    if decided:
        parts.append(f"   sudah dipilih {decided}")
    return Content.assemble(*parts)


def _lines(one: Choice) -> list[Content]:
    title = one.stage.title if one.stage else ""
    head = Content.styled(safe(one.called), "bold")
    values = [line for n, offered in enumerate(one.offered, 1) for line in _value(n, offered)]
    return [Content(safe(title)), head, Content(""), *values]


def _value(number: int, one: Offered) -> list[Content]:
    key = Content.styled(f" {number if number <= MOST else ' '}  ", "bold")
    whose = ", ".join(filter(None, (one.who, one.when, one.laptop)))
    return [
        Content.assemble(key, safe(one.words)),
        Content.styled(safe(f"    {whose}"), "$text-muted"),
    ]
