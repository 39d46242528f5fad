"""The templates of the minutes: the frame here, a part beside every kind of stage.

A kind says `minutes="bimtek.stages.<name>.minutes:part"`. That function gives plain values;
`minutes.md.j2` in the same package prints the body of the part (`printing` says how); headings
below the acara's own begin with `####`.

The frame prints the acara's heading, its times and its notes. Five values are for the frame, if
a part gives them: `told`, ids of notes that the part prints itself; `places`, in words what notes
hang on (`about` or `pillar/<id>` → `4.2 Kesehatan`); `left_out`, how many entries it keeps back
because they may not circulate; `recorded`, whether anything stands recorded in the acara: of one
that was not held and in which nothing stands, only its state is printed; `complete`, whether
its times say all that there is to say, so that no missing notes are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.minutes.markdown import Md
from bimtek.minutes.printing import SHIPPED, Printer
from bimtek.stages.kind import named

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

PART = "minutes.md.j2"
FRAME = "bimtek.minutes/notulen.md.j2"
FIXED = "bimtek.minutes/wajib.md.j2"
"""What no template of an office leaves out or words otherwise."""
SECTION = "bimtek.minutes/acara.md.j2"
"""One acara: its heading, its times, its part, its notes."""


class Part(NamedTuple):
    """What one acara has to say beside its notes."""

    body: Md = Md("")
    told: frozenset[str] = frozenset()
    places: Mapping[str, str] = MappingProxyType({})
    left_out: int = 0
    recorded: bool = True
    complete: bool = False


def template_of(minutes: str) -> str:
    """The template of a kind's part.

    Args:
        minutes: `module:function` as the kind of stage declares it.
    """
    module = minutes.partition(":")[0]
    return f"{module.rpartition('.')[0]}/{PART}"


def part_of(minutes: str, session: Session, stage: Stage, printer: Printer = SHIPPED) -> Part:
    """The part of one acara.

    Args:
        minutes: `module:function` as the kind of stage declares it; empty: it has notes only.
        session: where the values come from.
        stage: the acara.
        printer: by which templates.
    """
    if not minutes:
        return Part()
    values: Mapping[str, Any] = named(minutes)(session, stage)
    return Part(
        Md(printer.text(template_of(minutes), values).strip("\n")),
        frozenset(values.get("told", ())),
        values.get("places", {}),
        values.get("left_out", 0),
        bool(values.get("recorded", True)),
        bool(values.get("complete", False)),
    )
