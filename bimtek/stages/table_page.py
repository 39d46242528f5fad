"""What a kind of stage gives a table to fill on a page of its own: rows, and boxes in a row.

The kind says what a box is, shows what stands there as it would be typed, and makes changes of what
was typed; it knows nothing of pages. Who saw what, and values that came meanwhile, are the page's
business, the same for every kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from bimtek.journal.records import Change, Record, Refusal, Seen

if TYPE_CHECKING:
    from bimtek.hall.evidence import Evidence, Piece
    from bimtek.stages.deed import Deed


class Sort(StrEnum):
    """What is typed or chosen in a box."""

    LINE = "baris"
    TEXT = "kalimat"
    NUMBER = "angka"
    DATE = "tanggal"
    ONE = "satu"
    SEVERAL = "beberapa"


class Choice(NamedTuple):
    """One answer that is chosen."""

    value: str
    words: str


class Box(NamedTuple):
    """One field of a row.

    Args:
        name: letters, digits, `.`, `_`, `-`; each once in a row.
        label: what is asked.
        sort: what is typed there.
        cls: kind of record that holds it.
        record: its id.
        field: which field of it; several boxes may be parts of one.
        show: the record → what stands, as it would be typed; of several choices each in a line.
        choices: of a box that is chosen in.
        unknown: answers that say why there is no other one.
        required: whether the row is open without it.
        hint: what belongs there.
        unit: behind a number.
        closed: whether it was told in confidence: then nobody at a table reads it again.
        whole: of a field with several boxes: the record → all of it, for whoever chooses.
        quiet: such a box beside which nothing is told: it is told beside another one.
    """

    name: str
    label: str
    sort: Sort
    cls: type[Record]
    record: str
    field: str
    show: Callable[[Seen[Any]], str]
    choices: Sequence[Choice] = ()
    unknown: Sequence[Choice] = ()
    required: bool = False
    hint: str = ""
    unit: str = ""
    closed: bool = False
    whole: Callable[[Seen[Any]], str] | None = None
    quiet: bool = False


class Proof(NamedTuple):
    """Where a row takes evidence."""

    name: str
    label: str
    required: bool
    pieces: Sequence[Seen[Evidence]]


class Filled(StrEnum):
    """How far a row is."""

    OPEN = "belum diisi"
    BEGUN = "belum lengkap"
    DONE = "terisi"
    UNPROVEN = "bukti belum ada"
    SPLIT = "dua nilai, pilih satu"


class PageRow(NamedTuple):
    """One line of the list."""

    key: str
    code: str
    """What people call it; empty: nothing but its title."""
    title: str
    group: str
    """Title of the rows among which it stands."""
    filled: Filled
    answered: bool
    """Whether it counts in `9/18`: answered, though its evidence may follow."""
    note: str = ""
    """Told in place of how far it is."""


class Adding(NamedTuple):
    """How a table adds a row.

    Args:
        label: what is typed.
        places: where it may belong; empty: there is one place.
        whose: what is asked of its office, such as `Disebut oleh`.
        offices: which it may be; empty: it has none.
        needed: whether one must be named.
        at_once: whether the next one follows at once; else its form does.
    """

    label: str
    places: Sequence[Choice] = ()
    whose: str = ""
    offices: Sequence[Choice] = ()
    needed: bool = False
    at_once: bool = False


class Added(NamedTuple):
    """A row that is added, or one more who says what stands there."""

    changes: Sequence[Change]
    key: str


def answered_of(rows: Sequence[PageRow]) -> str:
    """`9/18 terisi`."""
    return f"{sum(row.answered for row in rows)}/{len(rows)} terisi"


S = TypeVar("S")


class PageOf(Generic[S]):
    """What a kind makes its page from.

    Args:
        state: what stands recorded at this table.
        table: id of the group.
    """

    def __init__(self, state: S, table: str) -> None:
        self.state = state
        self.table = table


class TablePage(Protocol):
    """One acara as one table fills it; made anew for each request."""

    def rows(self) -> Sequence[PageRow]:
        """What the table fills, in its order."""

    def boxes(self, key: str) -> Sequence[Box]:
        """The fields of a row."""

    def proofs(self, key: str) -> Sequence[Proof]:
        """Where it takes evidence."""

    def facts(self, key: str) -> Sequence[str]:
        """What stands beside the fields to be read: criteria, what an earlier session said."""

    def fill(self, key: str, texts: Mapping[str, str], saw: Seen[Any] | None) -> Deed:
        """What was typed in boxes of one field of a record, by somebody who saw this of it.

        Args:
            texts: name of the box → what is in it now.

        Raises:
            Refusal: if a text makes no sense there.
        """

    def bring(self, key: str, name: str, piece: Piece) -> Deed:
        """A piece of evidence."""

    def take_back(self, key: str, name: str, piece: Seen[Evidence]) -> Deed:
        """A piece of evidence is not one."""

    def reached(self) -> str:
        """How far the table is: `9/18 terisi`."""

    def adding(self) -> Adding | None:
        """How it adds rows; None: it adds none."""

    def add(self, text: str, place: str, who: str) -> Added:
        """What somebody at the table adds.

        Raises:
            Refusal: without words, or where tables add none.
        """

    def removes(self, key: str) -> str:
        """What a row is called that the table may take back; empty: this one it may not."""

    def remove(self, key: str) -> Deed:
        """Take a row back."""


def without_rows_of_its_own() -> Refusal:
    """Why a table adds nothing here."""
    return Refusal("no-own-rows", "Baris acara ini dari naskah; kelompok tidak menambah baris.")


def stays() -> Refusal:
    """Why a table takes a row not back."""
    return Refusal("of-the-script", "Baris ini dari naskah; kelompok tidak dapat menariknya.")


UNKNOWN = (Choice("bd", "belum ada data"), Choice("tb", "tidak berlaku"))
"""Answers that say why there is no other one, in every kind."""
