"""The picture OPD × pilar: to be looked at; each line is a way in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from bimtek.stages.gap.page import causes_words, largest_words
from bimtek.stages.gap.picture import LEGEND, SORTS, OpdLine, Picture, arranged
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column, fit, laid_out, widths
from bimtek.ui.lines import GUTTER, Line, LineList

HELP: Final = """\
Gambar OPD × pilar: rata-rata beda level sub-dimensi yang
dijawab OPD itu: level OPD sendiri bila ada, selain itu
level kota. Tandanya berarti:

■ 2 ke atas   ▓ 1,5–1,9   ▒ 1–1,4   · di bawah 1
?     ditanya, belum berlevel    –   tidak ditanya
bd    belum ada data             ≠   dua nilai berbeda
−bukti: jawaban tanpa bukti
bicara: giliran (F6) dan catatan atas nama OPD di acara ini

o    urut: resmi, beda terbesar, jawaban kurang, bicara
b    hanya yang belum bicara     k   hanya yang tanpa bukti
Enter  ke baris OPD itu          l   ke lembar
"""

NAME: Final = Column(9, flex=3)
CELL: Final = Column(5, align="right")
TAIL: Final = (
    Column(6, align="right"),
    Column(6, align="right", drop=2),
    Column(6, align="right", drop=1),
)
"""Answers, without evidence, spoken."""
SILENT: Final = "belum bicara"
BARE: Final = "tanpa bukti"


class Scene(NamedTuple):
    """What the pane shows."""

    picture: Picture
    pillars: tuple[str, ...]
    """Their short names, by number."""
    names: dict[str, str]
    """Code → short name of the OPD."""


class PictureList(LineList):
    """The OPDs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "act('sort')", "urut", id="gap.sort"),
        Binding("b", "act('silent')", "belum bicara", id="gap.silent"),
        Binding("k", "act('bare')", "tanpa bukti", id="gap.bare"),
        Binding("l", "act('page')", "lembar", id="gap.page-from-picture"),
        Binding("p", "act('question')", "pertanyaan", id="gap.question-from-picture"),
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
        else:
            return
        event.stop()
        self._draw()
        self.list.action_edge(-1)

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
        columns = (NAME, *(CELL for _ in scene.pillars), *TAIL)
        shown = self._lines(scene)
        self.query_one("#legend", Bar).say(self._legend(len(shown), width))
        room = widths(columns, width - GUTTER - 1)
        heads = ("OPD", *(name[:3] for name in scene.pillars), "jawab", "−bukti", "bicara")
        self._say("#heads", heads, columns, room)
        self.list.columns = columns
        self.list.show([_line(one, scene.names) for one in shown])
        whole = scene.picture
        city = (
            "Kota",
            *whole.city,
            str(whole.progress),
            str(whole.bare or ""),
            "",
        )
        self._say("#city", city, columns, room)
        causes = causes_words(whole.causes) or "belum ada kategori hambatan"
        self.query_one("#causes", Bar).say(f" Sama di banyak OPD: {causes}")
        self.query_one("#largest", Bar).say(f" Terbesar: {_largest(whole, width - 12)}")

    def _say(
        self, bar: str, cells: Sequence[str], columns: Sequence[Column], room: Sequence[int]
    ) -> None:
        line = laid_out(cells, columns, room)
        self.query_one(bar, Bar).say(Content.assemble(" " * GUTTER, line))

    def _legend(self, count: int, width: int) -> Content:
        state = f"{self.sort}" + (f", {self.only} {count} OPD" if self.only else "")
        legend = fit(f" {LEGEND}", max(0, width - len(state) - 2))
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
