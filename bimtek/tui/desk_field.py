"""Below the lines of the editing desk: what was said, and the field for its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from bimtek.hall.document_data import DocumentData, SignatureBlock
from bimtek.hall.records import Note, StageSummary
from bimtek.journal.drafts import edit_place
from bimtek.stages.meanwhile import Meanwhile, changed_by
from bimtek.ui.columns import safe, wrapped
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session

LABEL: Final = "Notulen ▸ "
MOST: Final = 3
OF_DOCUMENTS: Final = (DocumentData.kind, SignatureBlock.kind)
KEYS: Final = "Enter simpan, lanjut ke yang belum · Esc daftar"
"""Stands above the field while somebody writes in it: its own keys are in no list of keys."""
KINDS: Final = (Note.kind, StageSummary.kind, *OF_DOCUMENTS)
"""Kinds whose fields keep half-typed words so."""
HELP = """Kalimat notulen: yang tercetak. Kata asli di atasnya tetap disimpan. Enter menyimpan dan \
membuka baris berikut yang belum bersunting; kosongkan lalu Enter: kata asli yang tercetak. \
Seperti pada baris catatan: > di depannya menjadikannya tindak lanjut, * keputusan; @opd di \
dalamnya menyebut penanggung jawab, ^14/7 atau ^3h tenggatnya. \
↑ ↓ pindah baris, Esc kembali ke daftar."""


def field_place(kind: str, record: str, field: str) -> str:
    """Where half-typed words for a field of a record are kept."""
    return f"{edit_place(kind, record)}/{field}"


class FieldPlace(NamedTuple):
    """Whose half-typed words a draft holds."""

    kind: str
    record: str
    field: str


def edited_field(place: str) -> FieldPlace | None:
    """The same from the place of a draft; None: it is of something else."""
    kind, _, rest = place.partition("/")
    record, _, field = rest.rpartition("/")
    of = FieldPlace(kind.removesuffix(".edit"), record, field)
    return of if record and field_place(*of) == place and of.kind in KINDS else None


class DeskField(Widget):
    """The words of one line as they were said, and a field for what is printed instead.

    Args:
        label: what stands before the field.
        help: what F1 says in it.
    """

    DEFAULT_CSS = """
    DeskField { height: auto; padding: 0 1; border-top: solid $secondary; }
    DeskField Horizontal { height: 1; }
    DeskField .desk--label { width: auto; color: $text-accent; }
    DeskField .desk--raw, DeskField .desk--long { height: auto; color: $text-muted; }
    """

    def __init__(self, label: str = LABEL, help: str = HELP) -> None:  # noqa: A002 - as everywhere
        super().__init__()
        self._label = label
        self._help = help
        self.key = ""
        """Of the line that is opened; empty: none."""
        self.saw: Seen[Any] | None = None
        """That record as it stood when it was opened."""
        self.meanwhile = Meanwhile("")
        self._raw = ""

    def compose(self) -> ComposeResult:
        yield Static("", classes="desk--raw", markup=False)
        with Horizontal():
            yield Static(self._label, classes="desk--label", markup=False)
            yield TypedInput(help=self._help, id="sentence")
        yield Static("", classes="desk--long", markup=False)

    def on_descendant_focus(self) -> None:
        self.border_title = KEYS

    def on_descendant_blur(self) -> None:
        self.border_title = None

    @property
    def input(self) -> TypedInput:
        """The field itself."""
        return self.query_one(TypedInput)

    @property
    def unsent(self) -> bool:
        """Whether something stands there that is not recorded."""
        return self.input.unsent

    def show_raw(self, words: str) -> None:
        """Show what was said, beside whom."""
        self._raw = words
        self._say_raw()

    def _say_raw(self) -> None:
        lines = wrapped(self._raw, max(10, self.size.width - 2))
        if len(lines) > MOST:
            lines = [*lines[: MOST - 1], f"{lines[MOST - 1]} …"]
        self.query_one(".desk--raw", Static).update(Content("\n".join(lines)))

    def on_resize(self) -> None:
        self._say_raw()
        self._say_long()

    def open(self, key: str, saw: Seen[Any] | None, value: str, place: str) -> None:
        """Take a line up; what stands in the field is recorded only with Enter."""
        self.key, self.saw, self.meanwhile = key, saw, Meanwhile(value)
        self.input.place = ""
        self.input.settle(value)
        self.input.place = place
        self._say_long()

    def set_meanwhile(self, session: Session, now: Seen[Any] | None, value: str, name: str) -> str:
        """What is told when another person has set what is opened; empty: nobody has.

        Where nothing is typed yet, the field goes on with what stands there now.

        Args:
            now: the record as it stands.
            value: what stands there.
            name: the field of the record.
        """
        typing = self.unsent
        told = self.meanwhile.told(changed_by(session, self.saw, now, name), value, typing=typing)
        if told and not typing:
            self.saw = now
            self.input.settle(value)
        return told

    def clear(self) -> None:
        """Nothing is opened."""
        self.open("", None, "", "")

    def on_input_changed(self) -> None:
        self._say_long()

    def _say_long(self) -> None:
        """What does not fit into the field stands below it as a whole."""
        text = safe(self.input.value)
        room = self.size.width - 4 - cell_len(self._label)
        lines = wrapped(text, max(10, self.size.width - 2)) if cell_len(text) > room else []
        shown = lines if len(lines) <= MOST else ["…", *lines[1 - MOST :]]
        self.query_one(".desk--long", Static).update(Content("\n".join(shown)))
