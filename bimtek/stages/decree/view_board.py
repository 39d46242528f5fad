"""The list of the annex: OPDs, their roles, and the lines that open below a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from bimtek.stages.decree.rules import Held, Matter, OfficeRow, Standing, matters
from bimtek.stages.decree.view_editor import MatterEditor, Writing
from bimtek.stages.decree.view_rows import FILTERS, Drawing, Place, columns
from bimtek.ui.columns import widths
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import GUTTER, Line, LineList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bimtek.stages.decree.state import DecreeState

LEAST_HEIGHT = 6
"""Lines below which the form goes without its heading: its fields come first."""

HELP = """\
Lampiran SK: satu baris untuk setiap OPD yang punya peran.

  A          semua yang hadir dan belum bersikap: siap
             serentak (satu Ctrl+Z mengurungkan semuanya)
  s          siap, dinyatakan sendiri
  t          tanya: kalimatnya, lalu jawabannya
  k          keberatan: kalimatnya, lalu yang diminta
  h          hasil keberatan, jawaban pertanyaan
  Backspace  hapus sikap
  Enter → ←  buka dan tutup peran satu per satu
  Shift+S    hanya satu peran
  /          cari OPD dengan beberapa hurufnya
  f          saring: diam, tanya & keberatan, absen
  =          pilih nilai yang berbeda (≠)
  v          riwayat sikap
  H          musnahkan satu kalimat untuk selamanya: di
             luar rapat atau data pribadi (fasilitator)
  Esc        kembali ke diktum

Pada baris OPD tombol berlaku untuk semua perannya, pada
baris peran hanya untuk peran itu.
Inisial di kanan baris: dicatat orang lain.
"""


class AnnexList(LineList):
    """OPDs and their roles."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "act('chorus')", "siap serentak", show=False, id="decree.chorus"),
        Binding("s", "act('ready')", "siap", show=False, id="decree.ready"),
        Binding("S", "act('this')", "hanya peran ini", show=False, id="decree.this-role"),
        Binding("t", "act('tanya')", "tanya", show=False, id="decree.ask"),
        Binding("k", "act('keberatan')", "keberatan", show=False, id="decree.object"),
        Binding("h", "act('hasil')", "hasil dan jawaban", show=False, id="decree.outcome"),
        Binding("backspace", "act('take_back')", "hapus sikap", show=False, id="decree.take-back"),
        Binding("right", "act('open')", "buka peran", show=False, id="decree.open-roles"),
        Binding("left", "act('shut')", "tutup peran", show=False, id="decree.close-roles"),
        Binding("slash", "act('find')", "cari OPD", show=False, id="decree.find"),
        Binding("f", "act('filter')", "saring", show=False, id="decree.filter"),
        Binding("l", "act('is_open')", show=False, id="decree.annex-is-open"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="decree.settle"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="decree.destroy"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="decree.history"),
        Binding("escape", "act('leave')", "kembali ke diktum", show=False, id="decree.leave"),
    ]

    class Act(Message):
        """A key asks for something on the row under the cursor."""

        def __init__(self, verb: str) -> None:
            super().__init__()
            self.verb = verb

    def __init__(self) -> None:
        super().__init__(help=HELP)

    def action_act(self, verb: str) -> None:
        """Ask the page for what a key means."""
        self.post_message(self.Act(verb))

    def show_in_place(self, lines: list[Line]) -> None:
        """Replace the lines; the row under the cursor stays where the eye has it."""
        before = self._place_of(self.cursor_key)
        key = self.cursor_key
        self.show(lines)
        after = self._place_of(key)
        if before is not None and after is not None and before != after:
            there = max(0, self.scroll_offset.y + after - before)
            self.scroll_to(y=there, animate=False, force=True)  # the scrollbar comes only now

    def _place_of(self, key: str | None) -> int | None:
        return next((n for n, line in enumerate(self.lines) if line.key == key), None)


class AnnexBoard(Vertical):
    """The list with the editor that lies over it."""

    DEFAULT_CSS = """
    AnnexBoard { layers: base editor; height: 1fr; }
    """

    class Stood(Message):
        """The cursor stands on another row."""

    def __init__(self, state: DecreeState) -> None:
        super().__init__()
        self._state = state
        self.filter = FILTERS[0]
        self.opened: set[str] = set()

    def compose(self) -> ComposeResult:
        yield AnnexList()
        yield MatterEditor()

    def on_mount(self) -> None:
        self.watch(self.rows, "scroll_y", self._lay_editor, init=False)

    @property
    def rows(self) -> AnnexList:
        return self.query_one(AnnexList)

    @property
    def editor(self) -> MatterEditor:
        return self.query_one(MatterEditor)

    # -- what is under the cursor

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Said anew: what a list says while its parent moves it goes no further than that."""
        event.stop()
        self.post_message(self.Stood())
        after_refresh(self, self._bring_row_into_sight)

    @property
    def place(self) -> Place | None:
        """The OPD or the role under the cursor."""
        key = self.rows.cursor_key
        return Place.of(key) if key else None

    def row(self, opd: str) -> OfficeRow | None:
        return next((row for row in self._state.rows if row.opd == opd), None)

    def roles_at(self, place: Place) -> tuple[Held, ...]:
        """The roles that a key on this row means."""
        row = self.row(place.opd)
        held = row.roles if row else ()
        return tuple(one for one in held if place.role in ("", one.slug))

    def matter_at(self, place: Place, standing: Standing | None = None) -> Matter | None:
        """The question or objection that a key on this row means: the first one there."""
        row = self.row(place.opd)
        slugs = {held.slug for held in self.roles_at(place)}
        for matter in matters(row) if row else ():
            fits = standing is None or matter.standing is standing
            if fits and slugs & {held.slug for held in matter.roles}:
                return matter
        return None

    # -- what is shown

    def show(self, state: DecreeState) -> None:
        """Show what is recorded now; cursor, scroll and typing stay."""
        self._state = state
        before = len(self._lines_below())
        self._draw(self.place.opd if self.place else "")
        if self.rows.has_focus and len(self._lines_below()) > before:
            after_refresh(self, self._bring_row_into_sight)

    def on_resize(self) -> None:
        self.editor.set_class(self.size.height < LEAST_HEIGHT, "-low")
        self._draw(self.place.opd if self.place else "")

    def next_filter(self) -> bool:
        """Show fewer rows, or all again; one that would show none is passed over.

        Returns:
            Whether any filter leaves something to see.
        """
        standings = {row.standing for row in self._state.rows}
        some = [one for one in FILTERS if not one.word or one.standings & standings]
        behind = [one for one in some if FILTERS.index(one) > FILTERS.index(self.filter)]
        self.filter = (behind or some)[0]
        self._draw()
        return len(some) > 1

    def find(self, opd: str) -> None:
        """Put the cursor on an OPD, whatever the filter shows."""
        row = self.row(opd)
        if row is not None and row.standing not in self.filter.standings:
            self.filter = FILTERS[0]
        self.stand_on(Place(opd))

    def open_roles(self, opd: str) -> None:
        """Show the roles of an OPD one by one, and bring them into sight."""
        self.opened.add(opd)
        self._draw()
        after_refresh(self, self._bring_row_into_sight)

    def shut_roles(self, opd: str) -> None:
        """Show an OPD in one row again."""
        self.opened.discard(opd)
        if self.place and self.place.opd == opd:
            self.rows.move_to(Place(opd).key)
        self._draw()

    def stand_on(self, place: Place) -> None:
        """Put the cursor on an OPD or one of its roles."""
        if place.role:
            self.opened.add(place.opd)
        self._draw(place.opd)
        self.rows.move_to(place.key)

    def begin(self, writing: Writing, standing: dict[str, str], typed: Sequence[str]) -> None:
        """Open the lines below the row of what is written."""
        self.editor.open(writing, standing, typed)
        self._draw(writing.place.opd)
        after_refresh(self, self.bring_editor_into_sight)

    def end(self) -> None:
        """Close them; the cursor goes back to the row."""
        place = self.place
        self.editor.close()
        self._draw(place.opd if place else "")
        self.rows.focus()

    def _draw(self, held_open: str = "") -> None:
        """Draw anew; the row of `held_open` stays although the filter would hide it now."""
        if self.size.width:
            self.rows.show_in_place(list(self._lines(self.size.width, held_open)))
            after_refresh(self, self._lay_editor)

    def _lines(self, width: int, held_open: str) -> Iterator[Line]:
        inside = width - GUTTER - 1
        shape = columns(self._state)
        if self.rows.columns != shape:
            self.rows.columns = shape
        drawing = Drawing(self._state, widths(shape, inside)[1], inside)
        writing = self.editor.writing
        if writing is None:
            return drawing.lines(self.filter, self.opened, held_open)
        place, room = writing.place, self.editor.lines
        return drawing.lines(self.filter, self.opened, place.opd, place, room)

    def _lay_editor(self) -> None:
        """Put the editor over the lines that were left free for it."""
        writing = self.editor.writing
        if writing is None:
            return
        keys = [line.key for line in self.rows.lines]
        if writing.place.key not in keys:
            return
        below = keys.index(writing.place.key) + 1 - round(self.rows.scroll_offset.y)
        last = self.rows.size.height - self.editor.lines
        self.editor.styles.offset = (0, max(0, min(below, last)))

    def _lines_below(self) -> list[int]:
        """Where the questions and objections of the OPD under the cursor stand, counted from 1."""
        below = f"{self.place.opd if self.place else ''}#"
        return [n for n, line in enumerate(self.rows.lines, 1) if line.key.startswith(below)]

    def _bring_row_into_sight(self) -> None:
        """What stands below this row can be read; the row itself stays in sight."""
        place = self.place
        if place is None:
            return
        keys = [line.key for line in self.rows.lines]
        mine = (f"{place.opd}/", f"{place.opd}#")
        end = max((n for n, key in enumerate(keys, 1) if key.startswith(mine)), default=0)
        self._scroll_down_to(min(end, keys.index(place.key) + self.rows.size.height))

    def _scroll_down_to(self, end: int) -> None:
        """So far that this many lines have been seen."""
        height = self.rows.size.height
        if end > round(self.rows.scroll_offset.y) + height:
            self.rows.scroll_to(y=end - height, animate=False, force=True)

    def bring_editor_into_sight(self) -> None:
        """Scroll so that the row and its free lines can be seen."""
        writing = self.editor.writing
        keys = [line.key for line in self.rows.lines]
        if writing is None or writing.place.key not in keys:
            return
        end = keys.index(writing.place.key) + 1 + self.editor.lines
        self._scroll_down_to(end)
        after_refresh(self, self._lay_editor)
