"""What a widget does once the screen is painted."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget


def after_refresh(widget: Widget, callback: Callable[..., object], *arguments: object) -> None:
    """Call it once what has changed is painted, unless the widget has left the screen by then.

    Textual calls from the task of the screen, not from that of the widget: also while a widget is
    taken away whose parts are gone already, and there `query_one` ends the program.

    Args:
        widget: whose parts the callback looks at.
        callback: what is called; it may be a coroutine function.
        arguments: what it gets.
    """

    def call() -> object:
        return callback(*arguments) if widget.is_running else None

    widget.call_after_refresh(call)
