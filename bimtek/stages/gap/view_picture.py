"""The picture OPD × pilar: to be looked at; each line is a way in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from bimtek.stages.gap.matrix import Matrix, in_signs
from bimtek.stages.gap.page import causes_words, largest_words
from bimtek.stages.gap.picture import LEGEND, SORTS, OpdLine, Picture, arranged
from bimtek.stages.gap.view_lines import short_name
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column, fit, laid_out, widths, wrapped
from bimtek.ui.lines import GUTTER, Line, LineList

HELP: Final = """\
Gambar OPD × pilar: rata-rata beda level sub-dimensi yang
dijawab OPD itu: level OPD sendiri bila ada (sasaran yang
tidak disebutnya: sasaran kota), selain itu level kota.
Tandanya berarti:

■ 2 ke atas   ▓ 1,5–1,9   ▒ 1–1,4   · di bawah 1
(1,0) sasarannya baru bawaan naskah, belum dikonfirmasi
?     ditanya, belum berlevel    –   tidak ditanya
bd    belum ada data             ≠   dua nilai berbeda
~     tertutup: tidak ikut rata-rata dan tidak ditampilkan
−bukti: jawaban tanpa bukti
bicara: giliran (F6) dan catatan atas nama OPD di acara ini

[ ]  angka satu pilar: OPD × indikator, kolomnya kode
     indikator, dan di bawahnya apa yang belum dijawab

o    urut: resmi, beda terbesar, jawaban kurang, bicara
b    hanya yang belum bicara     k   hanya yang tanpa bukti
Enter  ke baris OPD itu          l   ke lembar    G  kembali
"""

NAME: Final = Column(9, flex=3)
CELL: Final = Column(5, align="right")
TAIL: Final = (
    Column(6, align="right"),
    Column(6, align="right", drop=2),
    Column(6, align="right", drop=1),
)
"""Answers, without evidence, spoken."""
NUMBER: Final = Column(6, align="right")
SIGN: Final = Column(4, align="right")
"""A cell of a matrix: the number, or where there is no room whether one was given."""
MATRIX_LEGEND: Final = "? belum  – tidak ditanya"
SILENT: Final = "belum bicara"
BARE: Final = "tanpa bukti"


class Scene(NamedTuple):
    """What the pane shows."""

    picture: Picture
    pillars: tuple[str, ...]
    """Their short names, by number."""
    names: dict[str, str]
    """Code → short name of the OPD."""
    matrices: tuple[Matrix, ...] = ()
    """OPD × indikator of each pillar, by number."""


class PictureList(LineList):
    """The OPDs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "act('sort')", "urut", id="gap.sort"),
        Binding("b", "act('silent')", "belum bicara", id="gap.silent"),
        Binding("k", "act('bare')", "tanpa bukti", id="gap.bare"),
        Binding("right_square_bracket", "act('next')", "OPD × indikator", id="gap.matrix-next"),
        Binding("left_square_bracket", "act('before')", "sebelumnya", show=False),
        Binding("l", "act('page')", "lembar", id="gap.page-from-picture"),
        Binding("p", "act('question')", "pertanyaan", id="gap.question-from-picture"),
        Binding("G", "act('leave')", "kembali", show=False, id="gap.picture-close"),
    ]

    class Act(Message):
        """A key asks for another order, a part of the list, or another place."""

        def __init__(self, verb: str) -> None:
            super().__init__()
            self.verb = verb

    def action_act(self, verb: str) -> None:
        """Ask the pane or the view for what a key means."""
        self.post_message(self.Act(verb))


class PicturePane(Widget):
    """Draws the picture; keeps its order and which OPDs are left out."""

    help = HELP
    DEFAULT_CSS = """
    PicturePane { layout: vertical; width: 1fr; height: 1fr; }
    PicturePane #heads { text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.scene: Scene | None = None
        self.sort = SORTS[0]
        self.only = ""
        """Empty, or which OPDs alone are shown."""
        self._page = 0
        """0: all pillars; else the number of the matrix in sight."""

    def compose(self) -> ComposeResult:
        yield Bar(id="legend")
        yield Rule()
        yield Bar(id="heads")
        yield PictureList()
        yield Rule()
        yield Bar(id="city")
        yield Bar(id="causes")
        yield Bar(id="largest")

    @property
    def list(self) -> PictureList:
        """The OPDs."""
        return self.query_one(PictureList)

    @property
    def matrix(self) -> Matrix | None:
        """The one in sight; None: all pillars are."""
        return self.scene.matrices[self._page - 1] if self.scene and self._page else None

    def on_resize(self) -> None:
        self._draw()

    def show(self, scene: Scene) -> None:
        """Show what is recorded now; the cursor stays on its OPD."""
        self.scene = scene
        self._draw()

    # -- keys

    def on_picture_list_act(self, event: PictureList.Act) -> None:
        """Order and choice are the pane's own; going elsewhere is the view's."""
        if event.verb == "sort":
            self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        elif event.verb in ("silent", "bare"):
            wanted = SILENT if event.verb == "silent" else BARE
            self.only = "" if self.only == wanted else wanted
        elif event.verb in ("next", "before") and self.scene is not None:
            step = 1 if event.verb == "next" else -1
            self._page = (self._page + step) % (len(self.scene.matrices) + 1)
        else:
            return
        event.stop()
        # by the list itself: what a parent makes its child say goes no further than to the parent
        self.list.call_later(self._from_the_top)

    def _from_the_top(self) -> None:
        self._draw()
        self.list.action_edge(-1)

    def on_line_list_moved(self) -> None:
        """Below a matrix stands what the OPD under the cursor still owes."""
        if (matrix := self.matrix) is not None and self.scene is not None:
            self._say_owed(self.scene, matrix)

    # -- drawing

    def _lines(self, scene: Scene) -> tuple[OpdLine, ...]:
        lines = arranged(scene.picture.lines, self.sort)
        if self.only == SILENT:
            lines = tuple(one for one in lines if not one.spoke)
        if self.only == BARE:
            lines = tuple(one for one in lines if one.bare)
        return lines

    def _draw(self) -> None:
        scene, width = self.scene, self.size.width
        if scene is None or not width:
            return
        if (matrix := self.matrix) is not None:
            self._draw_matrix(scene, matrix, width)
        else:
            self._draw_pillars(scene, width)

    def _draw_pillars(self, scene: Scene, width: int) -> None:
        columns = (NAME, *(CELL for _ in scene.pillars), *TAIL)
        pillars = (short_name(name, 5) for name in scene.pillars)
        heads = ("OPD", *pillars, "jawab", "−bukti", "bicara")
        whole = scene.picture
        city = ("Kota", *whole.city, str(whole.progress), str(whole.bare or ""), "")
        lines = [_line(one, scene.names) for one in self._lines(scene)]
        self._table(columns, heads, lines, city, LEGEND)
        causes = causes_words(whole.causes) or "belum ada kategori hambatan"
        self.query_one("#causes", Bar).say(f" Sama di banyak OPD: {causes}")
        self.query_one("#largest", Bar).say(f" Terbesar: {_largest(whole, width - 12)}")

    def _draw_matrix(self, scene: Scene, matrix: Matrix, width: int) -> None:
        """Numbers where there is room for them, else whether one was given."""
        room = width - GUTTER - 2 - NAME.width
        roomy = len(matrix.heads) * (NUMBER.width + 1) <= room
        cell = NUMBER if roomy else SIGN
        lines = [
            Line(one.code, (scene.names[one.code], *cells))
            for one in self._lines(scene)
            if (said := matrix.lines.get(one.code))
            for cells in [said if roomy else tuple(map(in_signs, said))]
        ]
        columns = (NAME, *(cell for _ in matrix.heads))
        legend = f"{matrix.title}: {'angka kini' if roomy else '✓ ada'}  {MATRIX_LEGEND}"
        self._table(columns, ("OPD", *matrix.heads), lines, ("Dijawab", *matrix.given), legend)
        self._say_owed(scene, matrix)

    def _say_owed(self, scene: Scene, matrix: Matrix) -> None:
        code = self.list.cursor_key or ""
        waits = matrix.waits.get(code, ())
        owed = f"belum {'; '.join(waits)}" if waits else "semua sudah dijawab"
        told = wrapped(f"{scene.names[code]}: {owed}", self.size.width - 2) if code else []
        for bar, line in zip(("#causes", "#largest"), (*told[:2], "", ""), strict=False):
            self.query_one(bar, Bar).say(f" {line}")

    def _table(
        self,
        columns: Sequence[Column],
        heads: Sequence[str],
        lines: Sequence[Line],
        foot: Sequence[str],
        legend: str,
    ) -> None:
        room = widths(columns, self.size.width - GUTTER - 1)
        self.query_one("#legend", Bar).say(self._legend(legend, len(lines)))
        self._say("#heads", heads, columns, room)
        self.list.columns = columns
        self.list.show(lines)
        self._say("#city", foot, columns, room)

    def _say(
        self, bar: str, cells: Sequence[str], columns: Sequence[Column], room: Sequence[int]
    ) -> None:
        line = laid_out(cells, columns, room)
        self.query_one(bar, Bar).say(Content.assemble(" " * GUTTER, line))

    def _legend(self, words: str, count: int) -> Content:
        width = self.size.width
        state = f"{self.sort}" + (f", {self.only} {count} OPD" if self.only else "")
        legend = fit(f" {words}", max(0, width - len(state) - 2))
        return Content.assemble(legend, " ", (state, "bold"))


def _largest(whole: Picture, width: int) -> str:
    """As many of the largest as there is room for."""
    for most in range(len(whole.largest), 0, -1):
        words = largest_words(whole.largest, most)
        if len(words) <= width or most == 1:
            return words
    return "belum ada level dengan sasaran"


def _line(one: OpdLine, names: dict[str, str]) -> Line:
    spoke = f"{one.spoke}  " if one.spoke else "0 !"
    answers = str(one.progress) if one.progress.asked else ""
    return Line(one.code, (names[one.code], *one.cells, answers, str(one.bare or ""), spoke))
