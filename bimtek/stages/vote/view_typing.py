"""The line in which a ballot, a total or an option is typed, with what was understood below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from bimtek.stages.meanwhile import Meanwhile
from bimtek.ui.bars import Bar
from bimtek.ui.columns import fit
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from bimtek.stages.vote.deeds import Saw

What = Literal["ballot", "tally", "new", "reword"]
LONGEST_LABEL = 24


class Typing(NamedTuple):
    """What is typed, and where it belongs."""

    what: What
    key: str
    """The voter or the option; empty for a new one."""
    label: str
    saw: Saw
    """What stood there when the typing began."""
    draft: str
    """Where half-typed text is kept."""


class TypingLine(Widget):
    """One field with its label; hidden while nothing is typed."""

    help = """\
Enter simpan · Esc kembali ke daftar (dua kali menghapus
yang belum tersimpan).

Suara: nomor pilihan, misalnya 1 3 7; 0 tidak memilih.
Ya-tidak: y t a satu per satu. Dampak: 42 15, - dilewati.
Pilihan baru: satu baris; boleh ditempel banyak sekaligus;
#4.2 di akhir: asalnya."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "daftar", show=False, id="vote.leave-line"),
    ]
    DEFAULT_CSS = """
    TypingLine { layout: vertical; height: 2; display: none; }
    TypingLine Horizontal { height: 1; }
    TypingLine #label { width: 26; text-style: bold; }
    TypingLine TypedInput { width: 1fr; }
    TypingLine #understood { padding-left: 1; color: $text-muted; }
    TypingLine.-wrong #understood { color: $text-error; }
    """

    class Sent(Message):
        """Enter."""

        def __init__(self, typing: Typing, text: str) -> None:
            super().__init__()
            self.typing = typing
            self.text = text

    class Changed(Sent):
        """Something was typed."""

    class Many(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Back to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.typing: Typing | None = None
        self.meanwhile = Meanwhile("")

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Bar(id="label")
            yield TypedInput(help=self.help)
        yield Bar(id="understood")

    @property
    def field(self) -> TypedInput:
        return self.query_one(TypedInput)

    @property
    def unsent(self) -> bool:
        return self.typing is not None and self.field.unsent

    def begin(self, typing: Typing, stands: str, typed: str = "") -> None:
        """Show the line.

        Args:
            stands: what is recorded there.
            typed: what was typed already; it takes the place of what stands.
        """
        self.typing = typing
        self.meanwhile = Meanwhile(stands)
        field = self.field
        field.place = typing.draft
        field.many = typing.what == "new"
        field.settle(stands)
        self.display = True
        self.query_one("#label", Bar).say(f" {fit(typing.label, LONGEST_LABEL - 3).rstrip()} ▸ ")
        self.say("")
        field.focus()
        if typed:
            field.value = typed
            field.cursor_position = len(typed)
        else:
            self.post_message(self.Changed(typing, stands))

    def renew(self, typing: Typing, stands: str) -> None:
        """Nothing is typed yet: what stands there now is what the typing begins with."""
        self.typing = typing
        self.field.settle(stands)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """What was understood, or what is wrong."""
        self.set_class(wrong, "-wrong")
        self.query_one("#understood", Bar).say(text)

    def end(self) -> None:
        """Hide it: what was typed is recorded or given up."""
        self.typing = None
        self.field.settle()
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        if self.typing is not None:
            self.post_message(self.Changed(self.typing, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.typing is not None:
            self.post_message(self.Sent(self.typing, event.value))

    def on_typed_input_pasted(self, event: TypedInput.Pasted) -> None:
        event.stop()
        self.post_message(self.Many(event.text))

    def on_typed_input_wiped(self) -> None:
        """The second Esc: nothing is left to be typed here."""
        self.action_leave()

    def action_leave(self) -> None:
        """Back to the list."""
        self.post_message(self.Left())
