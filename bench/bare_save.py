"""Baseline: a bare Input whose Enter is one raw durable SQLite commit, told on the screen."""

import sqlite3
import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Bare(App[None]):
    """An Input and the number of rows on disk."""

    def compose(self) -> ComposeResult:
        yield Static("#0", id="saved")
        yield Input(placeholder="READY-INPUT")

    def on_mount(self) -> None:
        self.database = sqlite3.connect(sys.argv[1], isolation_level=None)
        self.database.execute("PRAGMA journal_mode=WAL")
        self.database.execute("PRAGMA synchronous=FULL")
        self.database.execute("CREATE TABLE IF NOT EXISTS line(text)")
        self.count = 0

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.database.execute("INSERT INTO line VALUES(?)", (event.value,))
        self.count += 1
        event.input.clear()
        self.query_one("#saved", Static).update(f"#{self.count}")


if __name__ == "__main__":
    Bare().run()
