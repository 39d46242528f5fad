"""What is shown where the terminal is too small: a sentence instead of a mess."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen

LEAST_WIDTH, LEAST_HEIGHT = 60, 18


class TooSmall(ModalScreen[None]):
    """Stands over everything until the window is large enough; nothing below it changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "stage_view", "layar", show=False, id="small.stage-view"),
    ]
    DEFAULT_CSS = """
    TooSmall { background: $background; padding: 0 1; }
    """

    def action_stage_view(self) -> None:
        """The font of the back row leaves few lines: what the hall sees needs no more."""
        for screen in self.app.screen_stack:
            if show := getattr(screen, "action_stage_view", None):
                self.app.pop_screen()
                show()
                return

    def on_resize(self, _: Resize) -> None:
        self.refresh()

    def render(self) -> Content:
        size = self.app.size
        return Content(
            f"Jendela terlalu kecil: {size.width} × {size.height}.\n"
            f"Perlu paling sedikit {LEAST_WIDTH} × {LEAST_HEIGHT}.\n\n"
            "Besarkan jendela atau kecilkan huruf.\n"
            "Ketikan tetap ada. F8 layar aula, Ctrl+Q keluar."
        )
