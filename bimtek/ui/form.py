"""A small form in a dialog: a few fields, checked together, given back as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import safe
from bimtek.ui.field import TypedInput


class FormField(NamedTuple):
    """One line of a form."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    only: str = ""
    """Characters that it takes; with any other key it says at once what is expected."""
    expected: str = ""
    """What is expected, with an example: `Sejak jam ditulis dengan angka, misalnya 08.15.`"""
    choices: tuple[str, ...] = ()
    """The only answers: by ← →, or by a letter of its own (`letters_of`)."""


def letters_of(choices: Sequence[str]) -> Mapping[str, str]:
    """Letter → the answer that it gives: its first one that no answer before it has taken."""
    found: dict[str, str] = {}
    for one in choices:
        letter = next((letter for letter in one.lower() if letter not in found), "")
        found[letter] = one
    return found


class FormLine(TypedInput):
    """A field of a form: Esc belongs to the form, and a key that cannot be right is refused."""

    class Refused(TypedInput.Said):
        """A key that this field does not take."""

    def action_leave_or_wipe(self) -> None:
        """The form leaves as a whole."""
        raise SkipAction

    def restricted(self) -> None:
        self.post_message(self.Refused(self))


class ChoiceLine(FormLine):
    """A line that takes one of a few words, never text."""

    def __init__(self, value: str, choices: Sequence[str], name: str) -> None:
        super().__init__(value, id=name)
        self._choices = tuple(choices)

    async def _on_key(self, event: events.Key) -> None:
        by = {"left": -1, "right": 1}.get(event.key)
        if by is None and not event.is_printable:
            return
        event.stop()
        event.prevent_default()
        if by is not None:
            at = self._choices.index(self.value) + by
            self.value = self._choices[at % len(self._choices)]
            return
        meant = letters_of(self._choices).get((event.character or "").lower(), "")
        if meant:
            self.value = meant
        else:
            self.restricted()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing edits the word."""
        if action.startswith(("delete", "cut", "paste")):
            return False
        return super().check_action(action, parameters)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.restricted()


Live = Callable[[Mapping[str, str]], Mapping[str, str]]
"""What to say below fields (name → words) while this stands in them."""
Check = Callable[[Mapping[str, str]], tuple[str, str]]
"""Gives (name of the field, sentence that says what is wrong), both empty if all is well."""


Meanwhile = Callable[[Mapping[str, str]], str]
"""What to say when something was recorded elsewhere while this stands in the fields."""


class Form(Dialog[Mapping[str, str]]):
    """Fields one below the other; Enter goes on, on the last one it is done.

    Args:
        title: what the form is for.
        fields: its lines, in order.
        check: looks at all values before the form closes.
        done: what Enter does on the last field.
        live: says below some of the fields what their words mean, at every key.
        meanwhile: gives a sentence when something was recorded elsewhere, or an empty one.
        help: what F1 says here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "isian sebelumnya", show=False),
        Binding("down", "app.focus_next", "isian berikutnya", show=False),
    ]
    DEFAULT_CSS = """
    Form Horizontal { height: 1; }
    Form .form--label { width: 16; color: $text-muted; }
    Form .form--live { padding: 0 0 0 16; color: $text-accent; text-wrap: nowrap; height: 1; }
    Form #fields { height: auto; margin-top: 1; padding: 0; background: $panel; }
    """

    def __init__(
        self,
        title: str | Content,
        fields: Sequence[FormField],
        *,
        check: Check = lambda _: ("", ""),
        done: str = "simpan",
        live: Live = lambda _: {},
        meanwhile: Meanwhile = lambda _: "",
        help: str = "",  # noqa: A002 - what every widget of ours calls it
    ) -> None:
        super().__init__()
        self._title = title
        self.help = help
        self._fields = tuple(fields)
        self._check = check
        self._done = done
        self._live = live
        self._meanwhile = meanwhile
        self._warned = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "dialog--title")
            with Vertical(id="fields"):
                said_below = self._live({one.name: one.value for one in self._fields})
                for one in self._fields:
                    with Horizontal():
                        yield said(one.label, "form--label")
                        yield _line(one)
                    if one.name in said_below:
                        yield said(said_below[one.name], f"form--live live--{one.name}")
            yield said("", "dialog--wrong")
            yield said(
                f"Enter lanjut, pada isian terakhir {self._done} · Esc batal", "dialog--hint"
            )

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            one.name: self.query_one(f"#{one.name}", TypedInput).value.strip()
            for one in self._fields
        }

    def action_leave(self) -> None:
        """Leave the whole form; over something typed only on the second Esc."""
        if self._warned or not any(field.unsent for field in self.query(FormLine)):
            self.dismiss(None)
            return
        self._warned = True
        self._say("Esc sekali lagi: batal, isian ini tidak disimpan.")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._warned = False
        self._say("")
        for name, words in self._live(self.values).items():
            for below in self.query(f".live--{name}").results(Static):
                below.update(Content(safe(words)))

    def records_changed(self, _: frozenset[tuple[str, str]]) -> None:
        """Something was recorded, here or elsewhere; what is typed stays."""
        if words := self._meanwhile(self.values):
            self._say(words)

    def on_form_line_refused(self, event: FormLine.Refused) -> None:
        event.stop()
        self._say(next(one.expected for one in self._fields if one.name == event.field.id))

    def _say(self, text: str) -> None:
        self.query_one(".dialog--wrong", Static).update(Content(safe(text)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id != self._fields[-1].name:
            self.app.action_focus_next()
            return
        name, wrong = self._check(self.values)
        if wrong:
            self._say(wrong)
            self.query_one(f"#{name or self._fields[0].name}", TypedInput).focus()
            return
        self.dismiss(self.values)


def _line(one: FormField) -> FormLine:
    if one.choices:
        return ChoiceLine(one.value, one.choices, one.name)
    field = FormLine(one.value, id=one.name, placeholder=one.hint)
    field.select_on_focus = True
    if one.only:
        field.restrict = f"[{re.escape(one.only)}]*"
    return field
