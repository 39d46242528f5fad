"""Small dialogs: one of a few, one line, yes or no, which of two values. Each gives its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from bimtek.locale.folding import fold
from bimtek.ui.columns import guarded, safe
from bimtek.ui.lines import Line, LineList

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One answer: the key that gives it, what it says, what it means."""

    key: str
    text: str | Content
    result: T
    hint: str = ""


class Dialog(ModalScreen[T | None]):
    """A dialog over the screen; Esc leaves it without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "batal", show=False),
        Binding("f1", "app.help_here", "bantuan", show=False),
    ]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > Vertical {
        width: 80; max-width: 100%; height: auto; max-height: 100%;
        padding: 1 2; background: $panel;
    }
    Dialog .dialog--title { text-style: bold; }
    Dialog .dialog--hint { color: $text-muted; margin-top: 1; }
    Dialog .dialog--wrong { color: $text-error; }
    Dialog LineList { height: auto; max-height: 14; background: $panel; margin-top: 1; }
    """

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


def said(text: str | Content, classes: str = "") -> Static:
    """Words of a dialog; what people typed in them is shown as it is."""
    content = guarded(text) if isinstance(text, Content) else Content(_safe_lines(text))
    return Static(content, classes=classes, markup=False)


def _safe_lines(text: str) -> str:
    return "\n".join(safe(line) for line in text.split("\n"))


class Choose(Dialog[T]):
    """One of a few answers, by its letter, or by ↑ ↓ and Enter.

    Among answers without letters of their own, what is typed looks for a word that begins so.

    Args:
        title: what is asked.
        options: the answers; keys of one character each, or empty for arrows and words only.
        cancel: what Esc does, in words.
        at: index of the answer that has the cursor first.
        help: what F1 says here.
    """

    def __init__(
        self,
        title: str | Content,
        options: Sequence[Option[T]],
        *,
        cancel: str = "batal",
        at: int = 0,
        help: str = "",  # noqa: A002 - what every widget of ours calls it
    ) -> None:
        super().__init__()
        self._title = title
        self.help = help
        self._options = tuple(options)
        self._cancel = cancel
        self._first = at
        self._sought, self._found, self._put_on = "", True, str(at)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "dialog--title")
            if self._options:
                yield LineList()
            enter = "Enter pilih · " if self._options else ""
            yield said(f"{enter}Esc {self._cancel}", "dialog--hint")

    def on_mount(self) -> None:
        if not self._options:
            return
        lines = self.query_one(LineList)
        lines.show([self._line(index, option) for index, option in enumerate(self._options)])
        lines.move_to(str(self._first))
        lines.focus()

    def _line(self, index: int, option: Option[T]) -> Line:
        key = Content.styled(f"{option.key or ' '}  ", "bold")
        hint = Content.styled(f"  {option.hint}", "$text-muted") if option.hint else Content("")
        text = option.text if isinstance(option.text, Content) else Content(option.text)
        return Line(str(index), (Content.assemble(key, text, hint),))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if not self._found:  # whoever typed a name and Enter did not mean the line at the cursor
            self._sought, self._found = "", True
            return
        self.dismiss(self._options[int(event.key)].result)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        if event.key != self._put_on:  # by arrows: the line at the cursor is meant
            self._sought, self._found = "", True

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        for option in self._options:
            if option.key and option.key == event.key.lower():
                self.dismiss(option.result)
                return
        if self._options and not any(option.key for option in self._options):
            self._seek(self._sought + event.key)
        else:
            self._waits_for(event.name)

    def _seek(self, typed: str) -> None:
        """Put the cursor on the first answer with a word that begins so."""
        self._sought = typed
        texts = (str(option.text) for option in self._options)
        begun = (fold(typed) in _beginnings(text, len(fold(typed))) for text in texts)
        index = next((index for index, found in enumerate(begun) if found), None)
        self._found = index is not None
        if index is not None:
            self._put_on = str(index)
            self.query_one(LineList).move_to(self._put_on)
        none = "" if self._found else f"tidak ada ‘{typed.strip()}’ · ↑ ↓ lalu "
        words = f"{none}Enter pilih · Esc {self._cancel}"
        self.query_one(".dialog--hint", Static).update(Content(words))

    def _waits_for(self, pressed: str) -> None:
        """A key that means nothing here is not swallowed without a word."""
        keys = " ".join(option.key for option in self._options if option.key)
        lead = f"{keys}, atau " if keys else ""
        words = f"‘{pressed}’ bukan pilihan: {lead}↑ ↓ Enter · Esc {self._cancel}"
        self.query_one(".dialog--hint", Static).update(Content(words))

    def on_key(self, event: events.Key) -> None:
        if not self._options and event.key == "enter":
            self.dismiss(None)


def _beginnings(text: str, length: int) -> set[str]:
    """What a text says from each of its words on, cut to as many letters."""
    words = fold(text).split()
    return {" ".join(words[start:])[:length] for start in range(len(words))}


class ChooseSeveral(Dialog[tuple[T, ...]]):
    """Some of a few things: Space marks, Enter takes what is marked, else the one at the cursor.

    Args:
        title: what is asked.
        options: the things; their keys are not used.
    """

    def __init__(self, title: str, options: Sequence[Option[T]]) -> None:
        super().__init__()
        self._title = title
        self._options = tuple(options)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "dialog--title")
            yield LineList(markable=True)
            yield said("", "dialog--hint")

    def on_mount(self) -> None:
        lines = self.query_one(LineList)
        lines.show([Line(str(n), (safe(str(o.text)),)) for n, o in enumerate(self._options)])
        lines.focus()
        self._say(0)

    def _say(self, marked: int) -> None:
        """What Enter takes as things stand."""
        what = (
            f"lanjut dengan {marked} yang bertanda •" if marked else "lanjut dengan baris ini saja"
        )
        hint = f"Enter {what}\nSpasi tandai · a tandai semua · Esc batal"
        self.query_one(".dialog--hint", Static).update(Content(hint))

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        self._say(len(event.lines.marked))

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        if event.key.lower() == "a":
            event.lines.mark([line.key for line in event.lines.lines])
            self._say(len(event.lines.marked))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        taken = event.lines.marked or {event.key}
        found = (one.result for n, one in enumerate(self._options) if str(n) in taken)
        self.dismiss(tuple(found))


class Confirm(Choose[bool]):
    """Yes or no; no has the cursor."""

    def __init__(
        self, question: str | Content, *, yes: str = "ya", no: str = "tidak", key: str = "y"
    ) -> None:
        options = [Option(key, yes, True), Option("t", no, False)]
        super().__init__(question, options, at=1)


class Ask(Dialog[str]):
    """One line of text.

    Args:
        question: what is asked.
        value: what stands there first.
        check: gives the sentence that says what is wrong, or an empty one.
        hint: an example.
        empty: whether an empty answer is one.
        done: what Enter does.
        replace: what is typed takes the place of `value`; else it goes on with it.
    """

    def __init__(
        self,
        question: str | Content,
        value: str = "",
        *,
        check: Callable[[str], str] = lambda _: "",
        hint: str = "",
        empty: bool = False,
        done: str = "simpan",
        replace: bool = False,
    ) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._check = check
        self._hint = hint
        self._empty = empty
        self._done = done
        self._replace = replace

    def compose(self) -> ComposeResult:
        # the field asks about pastes with a dialog of its own
        from bimtek.ui.field import TypedInput

        with Vertical():
            yield said(self._question, "dialog--title")
            field = TypedInput(self._value, placeholder=self._hint)
            if self._replace:
                field.select_all()
            yield field
            yield said("", "dialog--wrong")
            yield said(f"Enter {self._done} · Esc batal", "dialog--hint")

    def on_typed_input_warned(self, event: Message) -> None:
        event.stop()
        self.action_leave()

    def on_input_submitted(self, event: events.Event) -> None:
        event.stop()
        value = str(getattr(event, "value", "")).strip()
        wrong = self._check(value) if value or self._empty else "Masih kosong."
        if wrong:
            self.query_one(".dialog--wrong", Static).update(Content(safe(wrong)))
        else:
            self.dismiss(value)


@dataclass(frozen=True, slots=True)
class Standing:
    """One of several values that stand in a cell."""

    value: str
    who: str
    when: str


class Settle(Choose[int]):
    """Which of several values is right: a digit chooses; nothing is chosen by itself.

    Args:
        what: the cell in words, such as `4.2 Kesehatan · kini`.
        values: what stands there; the result is the index of the chosen one.
    """

    def __init__(self, what: str, values: Sequence[Standing]) -> None:
        options = [
            Option(str(number), one.value or "(kosong)", number - 1, f"{one.who}, {one.when}")
            for number, one in enumerate(values[:9], 1)
        ]
        super().__init__(
            f"{what}: {len(values)} nilai berbeda. Mana yang benar?",
            options,
            cancel="biarkan dahulu",
        )
