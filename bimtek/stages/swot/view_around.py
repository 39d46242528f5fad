"""What stands around the rows of a SWOT: where one is, what was understood, what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from bimtek.stages.swot import view_typing
from bimtek.stages.swot.view_lines import (
    COMPONENTS,
    MUTED,
    TABLES,
    below,
    component_strip,
    hint,
    others,
    prefix,
    quadrant_strip,
    ties,
)
from bimtek.stages.view_tables import TableStrip
from bimtek.ui.bars import Bar
from bimtek.ui.block import Block

if TYPE_CHECKING:
    from bimtek.stages.swot.view import SwotView

HEIGHT, LOW_HEIGHT = 3, 2
"""Lines below the list."""


def draw(view: SwotView) -> None:
    """All of it; the rows, and what is typed, stay as they are."""
    state, place = view.state, view.place
    width = view.size.width or view.app.size.width  # before the first frame
    here = place._replace(component=view.component)
    tables = state.tables
    view.query_one(TableStrip).show(tables, view.table, width, TABLES)
    # one strip below the other: each says what it numbers
    label = COMPONENTS if tables and state.several else ""
    components = component_strip(state, here, width - len(label), count=view.by_count)
    view.query_one("#components", Bar).say(Content.assemble((label, MUTED), components))
    view.query_one("#quadrants", Bar).say(quadrant_strip(state, here, width))
    view.say_before(prefix(state, place))
    tie = ties(state) if place.quadrant is None else ""
    view.set_class(bool(tie), "-ties")
    view.query_one("#ties", Bar).say(tie)
    height = LOW_HEIGHT if view.has_class("-low") else HEIGHT
    view.query_one("#below", Block).say(below(state, view.cursor_entry, place, height, width))
    rest = others(state, place, width) if view.has_class("-tall") else []
    view.query_one("#others", Block).say(rest)
    understand(view)


def understand(view: SwotView) -> None:
    """Say below the field what stands in it."""
    typed = view_typing.understood(view, view.field.value)
    near = view_typing.near(view, typed)
    view.query_one("#hint", Bar).say(hint(view.state, typed, near))
