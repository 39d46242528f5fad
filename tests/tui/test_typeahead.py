"""Keys typed faster than the screen answers reach what they were meant for."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from bimtek.tui.typeahead import TypeAhead
from tests.keyboard import until

SLOW = 0.15
"""Seconds that opening takes: many times what a fast typist leaves between two keys."""


class Row(Widget, can_focus=True):
    """A row whose keys open a form, each in another way; letters on it go elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"open('{key}')", "buka") for key in ("enter", "f1", "f2", "f3", "f4")
    ]

    class Wanted(Message):
        """A form is wanted."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    stray = ""
    """Letters that came while the row still had the focus."""

    def action_open(self, key: str) -> None:
        self.post_message(self.Wanted(key))

    def on_key(self, event: Key) -> None:
        if event.character and event.character.isalpha():
            self.stray += event.character


class Asked(ModalScreen[str]):
    """A dialog with a field."""

    def compose(self) -> ComposeResult:
        yield Input(id="asked")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)


class Place(Vertical):
    """Opens the form somewhere above the row, as an acara does."""

    class Passed(Message):
        """To whoever stands further up."""

    answer = ""

    async def on_row_wanted(self, event: Row.Wanted) -> None:
        event.stop()
        if event.key == "enter":
            await self.open()
        elif event.key == "f1":
            self.run_worker(self.open())
        elif event.key == "f2":
            self.run_worker(self.ask())
        elif event.key == "f3":
            self.post_message(self.Passed())
        else:
            field = Input()
            await self.mount(field)
            self.call_after_refresh(field.focus)

    async def open(self) -> None:
        await asyncio.sleep(SLOW)
        field = Input()
        await self.mount(field)
        field.focus()

    async def ask(self) -> None:
        await asyncio.sleep(SLOW)
        self.answer = await self.app.push_screen_wait(Asked())
        await self.open()


class Hasty(App[int]):
    """As BimtekApp, also without a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead = TypeAhead(self, super().post_message)

    def compose(self) -> ComposeResult:
        with Vertical(), Place():
            yield Vertical(Row())

    async def on_place_passed(self) -> None:
        await self.query_one(Place).open()

    def post_message(self, message: Message) -> bool:
        if isinstance(message, Key) and not message.is_forwarded:
            return self.ahead.take(message)
        return super().post_message(message)


def press(app: App[int], *keys: str) -> None:
    """Press keys without waiting for anything."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


def typed(app: App[int]) -> str:
    return "".join(field.value for field in app.query_one(Place).query(Input))


@pytest.mark.parametrize("opens", ["enter", "f1", "f3", "f4"])
async def test_letters_behind_a_key_that_opens_a_field_land_in_it(opens: str) -> None:
    app = Hasty()
    async with app.run_test() as pilot:
        row = app.query_one(Row).focus()
        await pilot.pause()
        press(app, opens, "a", "b", "c")
        await until(lambda: typed(app) + row.stray == "abc")
        assert row.stray == ""


async def test_a_dialog_gets_what_is_typed_for_it_and_what_comes_after_it_the_rest() -> None:
    app = Hasty()
    async with app.run_test() as pilot:
        row = app.query_one(Row).focus()
        await pilot.pause()
        press(app, "f2", "a", "b", "enter", "c")
        await until(lambda: typed(app) == "c", lambda: row.stray)
        assert (row.stray, app.query_one(Place).answer) == ("", "ab")


async def test_what_goes_on_beside_the_work_holds_no_key_up() -> None:
    app = Hasty()
    async with app.run_test() as pilot:
        row = app.query_one(Row).focus()
        await pilot.pause()
        app.run_worker(asyncio.sleep(3600), group="copy")
        press(app, "a", "b")
        await until(lambda: row.stray == "ab")
