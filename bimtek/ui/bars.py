"""Lines that are given their words: a plain one, a rule, the header."""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from bimtek.ui.columns import fit, guarded, look_of, safe

LEAST_TITLE = 12
"""Cells of a title before what stands behind it is cut as well."""
LEAST_STAGE = 24
"""Cells of the beginning of an acara that tell which one it is."""
SAVED_CELLS = 15
"""Cells of the save state, so that what stands before it does not wander as it grows."""
REST_CELLS = 9
"""Cells of the rest of the time, for the same reason."""

_OF_WHAT = re.compile(r"^(?:Kota|Kabupaten|Kab\.)\s+")
"""What a city is called by law; who sits in it needs its name only."""
_PHASE = re.compile(r"\btahap\s+([IVX]+|\d+)\b", re.IGNORECASE)


class Bar(Widget):
    """One line; drawn again only when what it says has changed."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._said = Content("")

    @property
    def said(self) -> Content:
        """What stands there, before it is fitted."""
        return self._said

    def say(self, content: str | Content) -> None:
        """Show these words."""
        if self.put(content):
            self.refresh()

    def put(self, content: str | Content) -> bool:
        """Take these words without drawing them; False if they stand there already."""
        new = guarded(content) if isinstance(content, Content) else Content(safe(content))
        if look_of(new) == look_of(self._said):
            return False
        self._said = new
        return True

    def render(self) -> Content:
        return fit(self._said, self.size.width)


class TitledBar(Bar):
    """A title and what is told of it; where both do not fit the title gives way, no number."""

    _title, _told = "", ""

    def tell(self, title: str, told: str) -> None:
        """Show a title with these words behind it."""
        self._title, self._told = safe(title), safe(told)
        self.say(self._title + self._told)

    def render(self) -> Content:
        room = max(LEAST_TITLE, self.size.width - cell_len(self._told))
        title = fit(self._title, min(room, cell_len(self._title)))
        return fit(Content(title + self._told), self.size.width)


class Rule(Widget):
    """A line across the screen."""

    DEFAULT_CSS = """
    Rule { height: 1; width: 1fr; color: $secondary; }
    """

    def render(self) -> Content:
        return Content("─" * self.size.width)


class Head(NamedTuple):
    """What the header says."""

    title: str = ""
    stage: str = ""
    clock: str = ""
    rest: str = ""
    """`sisa 6'` or `lewat 8'`; before the acara begins that it has not, or how it does."""
    saved: str = ""
    """`● 09.12.04 #143` or `✗ BELUM tersimpan (3)`."""
    trouble: bool = False
    missing: str = ""
    """`■3 ▲14`, where somebody has asked what is missing."""
    battery: str = ""
    """`baterai 18%`, while it runs down."""
    network: str = ""
    """`jaringan 5`, while others are let in: how many are."""


class Header(Bar):
    """Session, acara, time, rest and save state in one line."""

    DEFAULT_CSS = """
    Header { background: $panel; }
    """
    _head = Head()

    def show(self, head: Head) -> None:
        """Show these; nothing is drawn where nothing changed."""
        if head != self._head:
            self._head = head
            self.refresh()

    @property
    def head(self) -> Head:
        return self._head

    def render(self) -> Content:
        return header_line(self._head, self.size.width)


def header_line(head: Head, width: int) -> Content:
    """The header fitted: the save state always whole, a city whole or not at all."""
    saved = Content.styled(safe(head.saved), "bold $text-error" if head.trouble else "")
    late = head.rest.startswith("lewat")
    missing = f"{safe(head.missing)}  " if head.missing else ""
    battery = f"{safe(head.battery)}  " if head.battery else ""
    network = f"{safe(head.network)}  " if head.network else ""
    time = Content.assemble(
        (battery, "bold $text-warning"),
        network,
        (missing, "bold"),
        safe(head.clock),
        "  ",
        (
            fit(head.rest, max(REST_CELLS, cell_len(head.rest))),
            "bold $text-warning" if late else "",
        ),
    )
    saved = saved.pad_left(max(0, SAVED_CELLS - saved.cell_length))
    room = max(0, width - saved.cell_length - time.cell_length - 5)
    title, stage = _shared(safe(head.title), safe(head.stage), room)
    left = Content.assemble(title, "  " if title and stage else "", (stage, "bold"))
    return fit(Content.assemble(" ", fit(left, room), "  ", time, " ", saved, " "), width)


def _shared(title: str, stage: str, room: int) -> tuple[str, str]:
    """The title as far as the acara leaves room; of a long acara the end goes before the city."""
    city = title.rpartition(" · ")[2]
    names = (title, city, _OF_WHAT.sub("", city))
    left = room - cell_len(stage) - 2
    if (name := next((one for one in names if cell_len(one) <= left), None)) is None:
        return _beside_a_part(names[-1], stage, room)
    # the acara begins at the same place whatever its name, as long as there is room
    spare = max(0, min(26, left) - cell_len(name)) if name else 0
    return name + " " * spare, stage


def _beside_a_part(city: str, stage: str, room: int) -> tuple[str, str]:
    """A city and the beginning of the acara where that says enough; else the acara alone."""
    left = room - cell_len(city) - 2
    return (city, fit(stage, left)) if left >= LEAST_STAGE else ("", stage)


def short_title(title: str, city: str) -> str:
    """`Bimtek … Smart City Tahap I` in `Kota Blitar` → `Bimtek I · Kota Blitar`."""
    phase = _PHASE.search(title)
    name = f"Bimtek {phase[1].upper()}" if phase else fit(title, 24).rstrip()
    return f"{name} · {city}" if city else name
