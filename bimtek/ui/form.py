"""A small form in a dialog: a few fields, checked together, given back as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

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


Check = Callable[[Mapping[str, str]], tuple[str, str]]
"""Gives (name of the field, sentence that says what is wrong), both empty if all is well."""


class Form(Dialog[Mapping[str, str]]):
    """Fields one below the other; Enter goes on, on the last one it is done.

    Args:
        title: what the form is for.
        fields: its lines, in order.
        check: looks at all values before the form closes.
        done: what Enter does on the last field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "isian sebelumnya", show=False),
        Binding("down", "app.focus_next", "isian berikutnya", show=False),
    ]
    DEFAULT_CSS = """
    Form Horizontal { height: 1; }
    Form .form--label { width: 16; color: $text-muted; }
    Form #fields { height: auto; margin-top: 1; padding: 0; background: $panel; }
    """

    def __init__(
        self,
        title: str | Content,
        fields: Sequence[FormField],
        *,
        check: Check = lambda _: ("", ""),
        done: str = "simpan",
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = tuple(fields)
        self._check = check
        self._done = done

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "dialog--title")
            with Vertical(id="fields"):
                for one in self._fields:
                    with Horizontal():
                        yield said(one.label, "form--label")
                        field = TypedInput(one.value, id=one.name, placeholder=one.hint)
                        field.select_on_focus = True
                        yield field
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

    def on_typed_input_warned(self, event: TypedInput.Warned) -> None:
        event.stop()
        self.query_one(".dialog--wrong", Static).update(
            Content("Esc sekali lagi mengosongkan isian ini.")
        )

    def on_typed_input_wiped(self, event: TypedInput.Wiped) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id != self._fields[-1].name:
            self.app.action_focus_next()
            return
        name, wrong = self._check(self.values)
        if wrong:
            self.query_one(".dialog--wrong", Static).update(Content(safe(wrong)))
            self.query_one(f"#{name or self._fields[0].name}", TypedInput).focus()
            return
        self.dismiss(self.values)
