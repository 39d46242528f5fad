"""Baseline: the smallest Textual app with one Input."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Bare(App[None]):
    """One Input, nothing else."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="READY-INPUT")


if __name__ == "__main__":
    Bare().run()
