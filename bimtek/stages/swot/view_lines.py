"""How a SWOT is drawn: components, quadrants, the rows, what stands below. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from bimtek.hall.group_records import PLENARY
from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock
from bimtek.stages.swot.plenary import still_at_tables
from bimtek.stages.swot.records import Quadrant
from bimtek.stages.swot.rules import Entry, Place, doubles
from bimtek.stages.swot.state import SwotState
from bimtek.ui.columns import MARGIN, Column, fit, safe, wrapped
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from bimtek.stages.swot.typed import Typed

MUTED: Final = "$text-muted"
ITEMS: Final = (
    Column(2), Column(24, flex=4), Column(14, flex=1, drop=1), Column(7, align="right"), MARGIN,
)  # fmt: skip
"""Signs, the words, who said it, how often."""
LONGEST_PREFIX: Final = 30
TABLES, COMPONENTS = " Meja     ", " Komponen "
"""What stands before the names: tables are often called like the components."""
OTHERS: Final = 2
"""Items of each other quadrant that stand below, where there is room."""


def component_strip(state: SwotState, place: Place, width: int, *, count: bool) -> Content:
    """`▸1 STRUKTUR 12   2 Infrastruktur 3`; of a single one the title of the acara.

    Args:
        count: the rows stand by how often they were said.
    """
    order = Content.styled("   urut: terbanyak disebut" if count else "", MUTED)
    if not state.several:
        title = f" {safe(state.stage.title)}   {len(state.items)} butir"
        return Content.assemble((title, "bold"), order)
    parts: list[Content] = []
    at = 0
    for number, one in enumerate(state.components, 1):
        here = one.id == place.component
        number_of = sum(state.number(one.id, quadrant) for quadrant in Quadrant)
        title = safe(one.title.upper() if here else one.title)
        words = f"{'▸' if here else ' '}{number} {title} {number_of}"
        parts.append(Content.styled(words, "bold" if here else MUTED))
        at = number - 1 if here else at
    return Content.assemble(_in_sight(parts, at, width), order)


def _in_sight(parts: list[Content], at: int, width: int) -> Content:
    """The strip; where it is too long it begins so that the one in use is seen."""
    first = 0
    while first < at and sum(p.cell_length + 2 for p in parts[first : at + 1]) > width:
        first += 1
    lead = Content("…" if first else "")
    return Content("  ").join([lead, *parts[first:]] if first else parts)


def quadrant_strip(state: SwotState, place: Place, width: int) -> Content:
    """`▸k KEKUATAN 5   l kelemahan 4   p peluang 2   a ancaman 1   t kata kunci 6`."""
    full = _quadrants(state, place, names=True)
    return full if full.cell_length <= width else _quadrants(state, place, names=False)


def _quadrants(state: SwotState, place: Place, *, names: bool) -> Content:
    parts = []
    for quadrant in Quadrant:
        number = str(state.number(place.component, quadrant))
        here = place.quadrant is quadrant
        parts.append(_tab(quadrant.letter, quadrant.value, number, here=here, named=names))
    if state.gathers_keywords:
        here, limit = place.quadrant is None, state.most_keywords
        chosen = f" ✓{len(state.chosen)}{f'/{limit}' if limit else ''}" if here else ""
        number = f"{len(state.keywords)}{chosen}"
        parts.append(_tab("t", "kata kunci", number, here=here, named=names))
    return Content(" ").join(parts)


def _tab(letter: str, words: str, number: str, *, here: bool, named: bool) -> Content:
    """One quadrant; where there is little room only the one in use is named."""
    name = f"{words.upper() if here else words} " if here or named else ""
    return Content.styled(f"{'▸' if here else ' '}{letter} {name}{number}", "bold" if here else "")


def prefix(state: SwotState, place: Place) -> str:
    """What stands before the field: `Struktur · KEKUATAN ▸ `."""
    words = place.quadrant.upper() if place.quadrant else "KATA KUNCI VISI"
    if state.several and place.quadrant:
        title = safe(state.component(place.component).title)
        room = LONGEST_PREFIX - len(words) - 3
        words = f"{fit(title, min(room, len(title))).rstrip()} · {words}"
    return f" {words} ▸ "


def hint(state: SwotState, typed: Typed | None, near: Entry | None) -> Content:
    """Below the field: who says it, what is alike; before anything is typed, how to go on."""
    if typed is None:
        who = state.name(state.at_turn) if state.at_turn else ""
        turn = f"giliran {who}" if who else "siapa: @opd"
        keys = "satu huruf, Enter: k l p a" + (" t" if state.gathers_keywords else "")
        tables = ", [ ] meja" if state.table is not None else ", [ ] komponen"
        keys += tables if state.several or state.table is not None else ""
        keys += "; Esc, g m: kelompok" if state.in_groups else ""
        return Content.styled(f" {safe(turn)}   {keys}", MUTED)
    who = ", ".join(state.name(one) for one in typed.who) or "tanpa nama (@opd)"
    parts = [f" {who}", "~ tertutup" if typed.closed else ""]
    parts += [f"‘{stray.word}’ {stray.why}" for stray in typed.said.unknown]
    found = Content(safe("  ".join(filter(None, parts))))
    if near is None:
        return found
    times = state.times(near)
    words = f"   ≈ “{'tertutup' if near.closed else near.text}”{f' {times}' if times else ''}"
    return Content.assemble(found, "   ", ("↓ hitung ", "bold"), safe(words.strip()))


# -- the rows


def lines_of(state: SwotState, found: Sequence[Entry]) -> Iterator[Line]:
    """One line for each item."""
    pairs = doubles(found)
    for entry in found:
        cells = (
            _signs(entry, entry.id in pairs),
            _words(entry),
            "" if entry.closed else safe(", ".join(state.names(entry))),
            state.times(entry),
        )
        muted = entry.closed or entry.destroyed
        style = MUTED if muted else "bold" if entry.chosen else ""
        yield Line(entry.id, cells, style=style, right=state.margin(entry))


def _signs(entry: Entry, near: bool) -> str:
    split = "≠" if entry.seen.conflicts else "≈" if near else ""
    return f"{'✓' if entry.chosen else ''}{split}"


def _words(entry: Entry) -> str:
    if entry.destroyed:
        return DESTROYED
    return "~ tertutup" if entry.closed else safe(entry.text)


def below(
    state: SwotState, entry: Entry | None, place: Place, height: int, width: int
) -> list[str]:
    """The whole of the row under the cursor; of an empty place what it waits for."""
    if entry is None:
        return _nothing(state, place)
    text = DESTROYED if entry.destroyed else "~ tertutup" if entry.closed else entry.text
    lines = list(wrapped(safe(text), max(10, width - 2)))
    if len(lines) > height - 1:
        lines = lines[: height - 1]
        lines[-1] = f"{fit(lines[-1], width - 3).rstrip()}…"
    differ = [
        f" Berbeda, {state.table_name(one.group)}: {one.sentence}" for one in state.dissents(entry)
    ]
    return [f" {line}" for line in lines] + [f" {_who(state, entry)}", *map(safe, differ)]


def _who(state: SwotState, entry: Entry) -> str:
    said = state.session.local(entry.value.said)
    names = "" if entry.closed else ", ".join(state.names(entry))
    unnamed = f"{len(entry.unnamed)} tanpa nama" if entry.unnamed else ""
    differ = "dua nilai berbeda: = memilih" if entry.seen.conflicts else ""
    origin = state.origin(entry)
    came = f"dari {origin}" if origin else ""
    parts = (clock(said) if said else "", came, names, unnamed, state.times(entry), differ)
    return safe(" · ".join(filter(None, parts)))


def _nothing(state: SwotState, place: Place) -> list[str]:
    """What an empty place waits for; of the plenary first what its tables have ready for it."""
    ready = len(still_at_tables(state)) if state.table == PLENARY else 0
    lines = [f" {ready} butir meja belum masuk ke pleno: G (dari isian: Esc, G)."] if ready else []
    if place.quadrant is None:
        return [*lines, " Belum ada kata kunci. Ketik di atas, lalu Enter."]
    about = state.component(place.component)
    lines.append(f" Belum ada {place.quadrant}. Ketik satu kalimat di atas, lalu Enter.")
    if about.about:
        lines.append(f" {about.title}: {about.about}")
    if about.opds:
        lines.append(f" Ditanyakan: {', '.join(map(state.name, about.opds))}")
    return [safe(line) for line in lines]


def ties(state: SwotState) -> str:
    """What the limit would cut between equals, for the line above the keywords."""
    found = [one for one in state.tied if not one.closed]
    if not found:
        return ""
    words = ", ".join(one.text for one in found)
    return safe(f" Sama banyak di batas {state.most_keywords}: {words}")


def others(state: SwotState, place: Place, width: int) -> list[Content]:
    """The other quadrants of the component with what was said there last."""
    if place.quadrant is None:
        return []
    found = []
    for quadrant in Quadrant:
        if quadrant is place.quadrant:
            continue
        items = state.at(Place(place.component, quadrant))
        found.append(
            Content.styled(f" {quadrant.letter} {quadrant.capitalize()} {len(items)}", "bold")
        )
        for one in reversed(items[-OTHERS:]):
            times = state.times(one)
            words = f"{_words(one)}{f'  ({times})' if times else ''}"
            found.append(Content.styled(fit(f"   {words}", width), MUTED))
    return found
