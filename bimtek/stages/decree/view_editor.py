"""The two lines that open below an OPD's row: its sentence and its wish, or answer and outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from bimtek.stages.decree.records import Attitude
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bimtek.stages.decree.rules import Held, Matter
    from bimtek.stages.decree.view_rows import Place

HELP = """\
Dua isian di bawah baris OPD; keduanya boleh kosong.

  Enter  isian berikut, pada yang terakhir: simpan
  ↑ ↓    isian yang lain
  Esc    menutup; di atas kalimat yang belum terkirim Esc
         pertama mengingatkan, Esc kedua menghapusnya
         untuk selamanya, juga draf di berkas
"""

DRAFT_SECONDS = 0.5
"""A pulled plug loses at most the last second of typing."""

LABELS = {
    "sentence": "kalimat",
    "wish": "diminta",
    "answer": "jawaban",
    "outcome": "hasil",
}
FIELDS = {
    "tanya": ("sentence", "answer"),
    "keberatan": ("sentence", "wish"),
    "hasil": ("answer", "outcome"),
}
"""What is written → the fields that open."""

ATTITUDES = {"tanya": Attitude.ASKS, "keberatan": Attitude.OBJECTS}


class Writing(NamedTuple):
    """What is being written, and what stood there when it began."""

    place: Place
    what: str
    """A key of `FIELDS`."""
    matter: Matter | None
    """The question or objection that is written on, if there was one."""
    roles: tuple[Held, ...]
    """As they were seen: what others change meanwhile becomes a conflict, never a loss."""
    at: datetime
    draft: str


class Field(TypedInput):
    """One of the two lines."""

    def __init__(self, name: str) -> None:
        super().__init__(help=HELP, classes=f"-{name}")
        self.field = name


class MatterEditor(Vertical):
    """Lies over the list, below the row that it belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "tutup", show=False),
        Binding("up", "go(-1)", "isian sebelum", show=False),
        Binding("down", "go(1)", "isian berikut", show=False),
    ]
    DEFAULT_CSS = """
    MatterEditor {
        layer: editor; position: absolute; width: 100%; height: 2; background: $surface;
        display: none;
    }
    MatterEditor Horizontal { height: 1; }
    MatterEditor Static { width: 17; padding: 0 0 0 7; }
    MatterEditor Field { width: 1fr; }
    """

    class Sent(Message):
        """The words are to be recorded."""

        def __init__(self, writing: Writing, words: dict[str, str]) -> None:
            super().__init__()
            self.writing = writing
            self.words = words

    class Closed(Message):
        """Left with nothing to record."""

    class Typed(Message):
        """Half-typed words to keep; empty where there are none any more."""

        def __init__(self, place: str, body: str, *, wipe: bool = False) -> None:
            super().__init__()
            self.place = place
            self.body = body
            self.wipe = wipe

    def __init__(self) -> None:
        super().__init__()
        self.writing: Writing | None = None

    def compose(self) -> ComposeResult:
        for name in LABELS:
            with Horizontal(id=f"line-{name}"):
                yield Static(f"{LABELS[name]} ▸", markup=False)
                yield Field(name)

    @property
    def fields(self) -> list[Field]:
        """The fields that are open."""
        names = FIELDS[self.writing.what] if self.writing else ()
        return [self.query_one(f".-{name}", Field) for name in names]

    @property
    def unsent(self) -> bool:
        """Whether something was typed that is recorded nowhere."""
        return any(field.unsent for field in self.fields)

    def open(self, writing: Writing, standing: dict[str, str], typed: Sequence[str] = ()) -> None:
        """Open the fields of what is written.

        Args:
            standing: field → what is recorded.
            typed: half-typed words of before, in the order of the fields.
        """
        self.writing = writing
        for name in LABELS:
            line = self.query_one(f"#line-{name}")
            line.display = name in FIELDS[writing.what]
            self.query_one(f".-{name}", Field).settle(standing.get(name, ""))
        for field, text in zip(self.fields, typed, strict=False):
            field.value = text
            field.cursor_position = len(text)
        self.display = True
        self.fields[0].focus()

    def close(self) -> None:
        """Go away."""
        self.writing = None
        self.display = False
        for field in self.query(Field):
            field.settle()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.writing is not None and self.unsent:
            self._later = self.set_timer(DRAFT_SECONDS, self._keep)

    def _keep(self) -> None:
        if self.writing is not None and self.unsent:
            body = "\n".join(field.value for field in self.fields)
            self.post_message(self.Typed(self.writing.draft, body))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the next field; in the last one everything is recorded."""
        event.stop()
        fields = self.fields
        place = fields.index(event.input) if event.input in fields else len(fields)
        if place + 1 < len(fields):
            fields[place + 1].focus()
        elif self.writing is not None:
            words = {field.field: field.value.strip() for field in fields}
            self.post_message(self.Sent(self.writing, words))

    def on_typed_input_wiped(self) -> None:
        """The words are gone for good; what stands in the other field is kept."""
        if self.writing is None:
            return
        body = "\n".join(field.value for field in self.fields) if self.unsent else ""
        self.post_message(self.Typed(self.writing.draft, body, wipe=True))

    def action_go(self, by: int) -> None:
        """The other field."""
        fields = self.fields
        place = next((n for n, field in enumerate(fields) if field.has_focus), 0)
        fields[max(0, min(len(fields) - 1, place + by))].focus()

    def action_close(self) -> None:
        """Esc where nothing is unsent; unsent words of the other field come first."""
        for field in self.fields:
            if field.unsent:
                field.focus()
                return
        self.post_message(self.Closed())
