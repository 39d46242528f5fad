"""A list of lines with a cursor, drawn line by line: as quick with ten thousand as with ten."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from bimtek.ui.columns import Column, fit, laid_out, look_of, widths
from bimtek.ui.later import after_refresh

GUTTER = 3
"""Cells before each line: mark, cursor, space."""


class Line(NamedTuple):
    """One line of a list.

    Args:
        key: names it for as long as it stands in the list.
        cells: one for each column; a single cell runs over the whole width.
        selectable: whether the cursor may stand on it.
        style: of the whole line, such as `bold` or `$text-muted`.
        right: what stands at the right edge, such as the initials of who is on that row.
    """

    key: str
    cells: tuple[str | Content, ...]
    selectable: bool = True
    style: str = ""
    right: str = ""


def _look(line: Line) -> tuple[object, ...]:
    """A line with its colours, which `==` of two lines leaves out."""
    return line, *(look_of(cell) for cell in line.cells if isinstance(cell, Content))


class LineList(ScrollView, can_focus=True):
    """Lines, of which one has the cursor and several may be marked.

    Whatever is shown anew, the cursor stays on the same key and the scroll where it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "naik", show=False),
        Binding("down", "move(1)", "turun", show=False),
        Binding("pageup", "page(-1)", "sehalaman naik", show=False),
        Binding("pagedown", "page(1)", "sehalaman turun", show=False),
        Binding("home", "edge(-1)", "baris pertama", show=False),
        Binding("end", "edge(1)", "baris terakhir", show=False),
        Binding("enter", "choose", "pilih", show=False),
        Binding("space", "mark", "tandai", show=False),
    ]
    DEFAULT_CSS = """
    LineList {
        height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    LineList > .line-list--cursor { background: $block-cursor-blurred-background; }
    LineList:focus > .line-list--cursor {
        background: $block-cursor-background; text-style: bold;
    }
    LineList > .line-list--marked { color: $text-accent; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--cursor", "line-list--marked"}

    class Said(Message):
        """What a list says; `key` names the line."""

        def __init__(self, lines: LineList, key: str) -> None:
            super().__init__()
            self.lines = lines
            self.key = key

        @property
        def control(self) -> LineList:
            return self.lines

    class Moved(Said):
        """The cursor stands on another line."""

    class Chosen(Said):
        """Enter, or a click on the line that has the cursor."""

    class Marked(Said):
        """A line was marked or no longer is; empty: all marks were taken off."""

    class Typed(Said):
        """A printable key (`key`) for which there is no command here."""

        @property
        def name(self) -> str:
            """The key as people read it."""
            return "Spasi" if self.key == " " else self.key

    def __init__(
        self,
        columns: Sequence[Column] = (),
        *,
        markable: bool = False,
        help: str = "",  # noqa: A002 - what every widget of ours calls it
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.help = help
        self.markable = markable
        self.quiet = False
        """Its cursor is marked only while it has the focus: one of several lists on a screen."""
        self.marked: frozenset[str] = frozenset()
        self._columns = tuple(columns)
        self._lines: tuple[Line, ...] = ()
        self._at: dict[str, int] = {}
        self._cursor: int | None = None
        self._widths: tuple[int, ...] = ()
        self._widths_for = -1

    # -- what is shown

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @columns.setter
    def columns(self, columns: Sequence[Column]) -> None:
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self._widths_for = -1
            self.refresh()

    def show(self, lines: Sequence[Line]) -> None:
        """Replace the lines; where the cursor's line is gone, the next one gets the cursor."""
        before, key, place = self._lines, self.cursor_key, self._cursor or 0
        seen = self._in_sight()
        self._lines = tuple(lines)
        changed = self._changed_from(before)
        if not changed:
            return
        self._at = {line.key: index for index, line in enumerate(self._lines) if line.selectable}
        self.marked &= self._at.keys()
        self._cursor = self._at.get(key) if key is not None else None
        if self._cursor is None:
            self._cursor = self._nearest(place)
        self._measure()
        if len(before) != len(self._lines):
            self.refresh()
        else:
            for index in changed:
                self.refresh_line(index)
        if seen and not self._in_sight():
            after_refresh(self, self._keep_in_sight)
        if self.cursor_key not in (None, key):
            self.post_message(self.Moved(self, self._lines[self._cursor or 0].key))

    def _nearest(self, place: int) -> int | None:
        below = next((i for i in range(place, len(self._lines)) if self._lines[i].selectable), None)
        if below is not None:
            return below
        above = range(min(place, len(self._lines)) - 1, -1, -1)
        return next((i for i in above if self._lines[i].selectable), None)

    def _changed_from(self, before: tuple[Line, ...]) -> Sequence[int]:
        """Which lines look different now."""
        if len(before) != len(self._lines):
            return range(max(len(before), len(self._lines)))
        pairs = enumerate(zip(before, self._lines, strict=True))
        return [at for at, (old, new) in pairs if old is not new and _look(old) != _look(new)]

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))

    def on_resize(self) -> None:
        self._measure()
        self._keep_in_sight()

    # -- the cursor

    @property
    def cursor_key(self) -> str | None:
        """Key of the line with the cursor."""
        return self._lines[self._cursor].key if self._cursor is not None else None

    def move_to(self, key: str) -> bool:
        """Put the cursor on a line; False if it is not there."""
        if key not in self._at:
            return False
        self._stand_on(self._at[key])
        return True

    def _stand_on(self, index: int | None) -> None:
        if index is None or index == self._cursor:
            return
        before, self._cursor = self._cursor, index
        if before is not None:
            self.refresh_line(before)
        self.refresh_line(index)
        self._keep_in_sight()
        self.post_message(self.Moved(self, self._lines[index].key))

    def _in_sight(self) -> bool:
        """Whether the eye finds the cursor; it must not lose it by what others did."""
        top, height = round(self.scroll_target_y), self.scrollable_content_region.height
        return self._cursor is not None and top <= self._cursor < top + height

    def _keep_in_sight(self) -> None:
        height = self.scrollable_content_region.height
        if self._cursor is None or height <= 0:
            return
        top = round(self.scroll_target_y)
        first = self._cursor if self._nearest(0) != self._cursor else 0
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False)

    def look_ahead(self) -> None:
        """Scroll so far that what comes behind the cursor's line takes most of the room."""
        height = self.scrollable_content_region.height
        if self._cursor is None or height <= 0:
            return
        top = min(self._cursor - height // 3, len(self._lines) - height)
        if top > round(self.scroll_target_y):
            self.scroll_to(y=top, animate=False)

    def _step(self, start: int, by: int) -> int | None:
        index = start + by
        while 0 <= index < len(self._lines):
            if self._lines[index].selectable:
                return index
            index += by
        return None

    def action_move(self, by: int) -> None:
        """Up or down by one line."""
        if self._cursor is None:
            self._stand_on(self._nearest(0))
        else:
            self._stand_on(self._step(self._cursor, by))

    def action_page(self, by: int) -> None:
        """Up or down by what is in sight."""
        if self._cursor is None:
            return
        reach = self._cursor + by * max(1, self.scrollable_content_region.height - 1)
        reach = max(0, min(len(self._lines) - 1, reach))
        found = self._step(reach - by, by)
        self._stand_on(self._step(reach, -by) if found is None else found)

    def action_edge(self, side: int) -> None:
        """To the first or the last line."""
        self._stand_on(self._step(-1, 1) if side < 0 else self._step(len(self._lines), -1))

    def action_choose(self) -> None:
        """Choose the line with the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Chosen(self, self.cursor_key))

    def action_mark(self) -> None:
        """Mark the line, or take the mark off, and go on to the next."""
        if self.cursor_key is not None:
            self.marked ^= {self.cursor_key}
            self.post_message(self.Marked(self, self.cursor_key))
            self.refresh_line(self._cursor or 0)
            self.action_move(1)

    def mark(self, keys: Collection[str]) -> None:
        """Mark these lines, and no others."""
        self.marked = frozenset(self._at.keys() & set(keys))
        self.post_message(self.Marked(self, self.cursor_key or ""))
        self.refresh()

    def clear_marks(self) -> None:
        """Take all marks off."""
        if self.marked:
            self.marked = frozenset()
            self.post_message(self.Marked(self, ""))
            self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without marks the space bar belongs to the screen."""
        return self.markable if action == "mark" else super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character and event.key not in self.screen.active_bindings:
            event.stop()
            self.post_message(self.Typed(self, event.character))

    def on_click(self, event: events.Click) -> None:
        index = event.y + round(self.scroll_offset.y)
        if not 0 <= index < len(self._lines) or not self._lines[index].selectable:
            return
        if index == self._cursor:
            self.action_choose()
        else:
            self._stand_on(index)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if not 0 <= index < len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[index]
        on_cursor = index == self._cursor
        style = self.get_visual_style("line-list--cursor") if on_cursor else self.visual_style
        parse = self.app.stylesheet.parse_style
        if line.key in self.marked:
            style += Style(foreground=self.get_visual_style("line-list--marked").foreground)
        if line.style:
            style += parse(line.style)
        content = self._drawn(line, index, width)
        segments = [
            Segment(text, part.rich_style) for text, part in content.render(style, "", parse)
        ]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def _drawn(self, line: Line, index: int, width: int) -> Content:
        mark = "•" if line.key in self.marked and line.selectable else " "
        cursor = "▸" if index == self._cursor and not (self.quiet and not self.has_focus) else " "
        room = width - GUTTER - (len(line.right) + 1 if line.right else 0)
        if len(line.cells) == 1:
            cell = line.cells[0]
            body = fit(cell if isinstance(cell, Content) else Content(cell), room)
        else:
            if self._widths_for != width:
                self._widths, self._widths_for = widths(self._columns, width - GUTTER), width
            body = fit(laid_out(line.cells, self._columns, self._widths).rstrip(), room)
        right = f" {line.right}" if line.right else ""
        return Content.assemble(f"{mark}{cursor} ", body, right)
