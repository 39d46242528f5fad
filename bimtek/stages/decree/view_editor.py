"""What opens below an OPD's row: its sentence and its wish, or outcome and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from bimtek.stages.decree.records import Attitude
from bimtek.stages.decree.rules import Standing
from bimtek.stages.decree.said_meanwhile import LABELS, STANCE, SaidMeanwhile
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
  Esc    menutup; bila ada yang belum tersimpan, Esc
         pertama mengingatkan, Esc kedua menghapus kedua
         isian untuk selamanya, juga draf di berkas
"""

DRAFT_SECONDS = 0.5
"""A pulled plug loses at most the last second of typing."""

EXPECTED = {
    "sentence": "kata-katanya; boleh kosong",
    "wish": "misalnya: tambah Pokja Environment; boleh kosong",
    "outcome": "apa yang diputuskan atasnya; boleh kosong",
    "answer": "apa yang dijawab; boleh kosong",
}
WRITTEN = {name: label for name, label in LABELS.items() if name != STANCE}
FIELDS = {
    "tanya": ("sentence", "answer"),
    "keberatan": ("sentence", "wish"),
    "hasil": ("outcome", "answer"),
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
    heading: tuple[str, ...]
    """Whose words these are, and what an answer answers."""

    @property
    def first(self) -> str:
        """The field that waits for words: a question is settled by its answer, all else goes on."""
        if self.what == "hasil" and self.matter and self.matter.standing is Standing.ASKS:
            return "answer"
        return FIELDS[self.what][0]


class Field(TypedInput):
    """One of the two lines."""

    def __init__(self, name: str) -> None:
        super().__init__(placeholder=EXPECTED[name], help=HELP, classes=f"-{name}")
        self.field = name

    def action_leave_or_wipe(self) -> None:
        """Esc belongs to the form as a whole."""
        raise SkipAction


class MatterEditor(Vertical):
    """Lies over the list, below the row that it belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "tutup", show=False),
        Binding("up", "go(-1)", "isian sebelum", show=False),
        Binding("down", "go(1)", "isian berikut", show=False),
    ]
    DEFAULT_CSS = """
    MatterEditor {
        layer: editor; position: absolute; width: 100%; height: auto; background: $surface;
        display: none;
    }
    MatterEditor #heading {
        width: 100%; height: auto; padding: 0 1 0 4; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    MatterEditor.-low #heading { display: none; }
    MatterEditor Horizontal { height: 1; }
    MatterEditor Static { width: 22; padding: 0 0 0 7; }
    MatterEditor Field { width: 1fr; }
    """

    class Sent(Message):
        """The words are to be recorded."""

        def __init__(self, writing: Writing, words: dict[str, str]) -> None:
            super().__init__()
            self.writing = writing
            self.words = words

    class Closed(Message):
        """Left with nothing to record; `wiped`: what was typed is gone for good."""

        def __init__(self, *, wiped: bool = False) -> None:
            super().__init__()
            self.wiped = wiped

    class Warned(Message):
        """The first Esc on unsent words."""

    class Typed(Message):
        """Half-typed words to keep; without any what was kept is wiped."""

        def __init__(self, place: str, body: str = "") -> None:
            super().__init__()
            self.place = place
            self.body = body

    def __init__(self) -> None:
        super().__init__()
        self.writing: Writing | None = None
        self.meanwhile = SaidMeanwhile((), (), takes_stance=False)
        self._warned = False

    def compose(self) -> ComposeResult:
        yield Static(id="heading", markup=False)
        for name in WRITTEN:
            with Horizontal(id=f"line-{name}"):
                yield Static(_label(name, ":"), id=f"label-{name}", markup=False)
                yield Field(name)

    @property
    def fields(self) -> list[Field]:
        """The fields that are open."""
        names = FIELDS[self.writing.what] if self.writing else ()
        return [self.query_one(f".-{name}", Field) for name in names]

    @property
    def lines(self) -> int:
        """How many lines it needs."""
        heading = self.writing.heading if self.writing and not self.has_class("-low") else ()
        return len(heading) + len(self.fields)

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
        self.meanwhile = SaidMeanwhile(
            writing.roles, FIELDS[writing.what], takes_stance=writing.what in ATTITUDES
        )
        self._warned = False
        self.query_one("#heading", Static).update(Content("\n".join(writing.heading)))
        for name in WRITTEN:
            line = self.query_one(f"#line-{name}")
            line.display = name in FIELDS[writing.what]
            self.query_one(f".-{name}", Field).settle(standing.get(name, ""))
        for field, text in zip(self.fields, typed, strict=False):
            field.value = text
            field.cursor_position = len(text)
        self.display = True
        self.query_one(f".-{writing.first}", Field).focus()

    def close(self) -> None:
        """Go away."""
        self.writing = None
        self.display = False
        for field in self.query(Field):
            field.settle()

    @property
    def at(self) -> int:
        """Which of the fields has the cursor."""
        return next((n for n, field in enumerate(self.fields) if field.has_focus), 0)

    def stand_at(self, number: int) -> None:
        """Put the cursor into a field."""
        fields = self.fields
        fields[min(number, len(fields) - 1)].focus()

    @property
    def coming(self) -> str:
        """What the field is called to which Enter leads; empty: it records both."""
        fields = self.fields
        return WRITTEN[fields[-1].field] if fields and fields[0].has_focus else ""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """▸ stands before the field with the cursor only."""
        for field in self.fields:
            sign = "▸" if field is event.widget else ":"
            label = self.query_one(f"#label-{field.field}", Static)
            label.update(Content(_label(field.field, sign)))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._warned = False
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

    def action_go(self, by: int) -> None:
        """The other field."""
        self.stand_at(max(0, self.at + by))

    def action_close(self) -> None:
        """Esc: back; over unsent words it warns first, then wipes them all and closes."""
        if self.writing is None or not self.unsent:
            self.post_message(self.Closed())
        elif not self._warned:
            self._warned = True
            self.post_message(self.Warned())
        else:
            self.post_message(self.Typed(self.writing.draft))
            self.post_message(self.Closed(wiped=True))


def _label(name: str, sign: str) -> str:
    return f"{WRITTEN[name].rjust(max(map(len, WRITTEN.values())))} {sign}"
