"""The groups of an acara: who sits where, made and changed in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from bimtek.hall.group_records import OfficeSeat, PersonSeat, TableGroup
from bimtek.hall.grouping import Grouping
from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import Opd, Participant
from bimtek.stages.grouping import division_of, seating_of
from bimtek.stages.view_deeds import DeedView
from bimtek.stages.view_rows import ActList
from bimtek.tui import groups_acts
from bimtek.tui.beside import Beside
from bimtek.tui.groups_rows import (
    COLUMNS,
    GROUP,
    OFFICE,
    PERSON,
    Spot,
    below,
    heading,
    lines,
    person_words,
    spot_of,
)
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.hall.groups import Seating
    from bimtek.script.model import Stage
    from bimtek.session import Session

SHOWN = frozenset(
    cls.kind for cls in (TableGroup, OfficeSeat, PersonSeat, Opd, Participant, Attendance)
)

HELP = """\
Kelompok acara ini: siapa duduk di mana. Baris tebal satu kelompok; di bawahnya kantornya dan \
orang yang duduk terpisah dari kantornya. Acara lain dapat memakai pembagian lain.

i       kelompok baru            b  yang belum duduk dibagi rata
Enter   di kelompok: OPD atau orang lain duduk di sini
m       pindah ke kelompok lain, semua yang bertanda (Spasi) sekaligus
k  s    koordinator, sekretaris: dari yang hadir di kelompok itu
j  n    nomor meja, nama kelompok
x       keluarkan; di baris kelompok: bubarkan
d       pakai pembagian acara lain
l       tampilkan di layar: di mana saya duduk

Semua dapat ditarik dengan Ctrl+Z. Esc kembali ke acara.
"""

KINDS_HERE = {TableGroup.kind: GROUP, OfficeSeat.kind: OFFICE, PersonSeat.kind: PERSON}


class GroupList(ActList):
    """Groups with who sits in them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "act('add')", "kelompok baru", id="groups.add"),
        Binding("m", "act('move')", "pindah", id="groups.move"),
        Binding("b", "act('deal')", "bagi rata", id="groups.deal"),
        Binding("k", "act('head')", "koordinator", id="groups.head"),
        Binding("l", "act('show')", "layar", id="groups.show"),
        Binding("s", "act('secretary')", "sekretaris", show=False, id="groups.secretary"),
        Binding("j", "act('place')", "nomor meja", show=False, id="groups.place"),
        Binding("n", "act('rename')", "nama", show=False, id="groups.rename"),
        Binding("x,delete", "act('remove')", "keluarkan", show=False, id="groups.remove"),
        Binding("d", "act('take_over')", "seperti acara lain", show=False, id="groups.take-over"),
    ]


class GroupsView(Beside, DeedView):  # styles come from the first base
    """Who sits where in one acara."""

    help: ClassVar[str] = HELP

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.seating: Seating = seating_of(session, stage)
        self.coming = ""
        """Key of a line that gets the cursor once it is there."""

    def compose(self) -> ComposeResult:
        yield Bar(id="counts")
        yield Rule()
        yield GroupList(COLUMNS, markable=True, help=HELP)
        yield Static("", classes="beside--whole", markup=False)

    def on_mount(self) -> None:
        self.look()

    # -- what is shown

    @property
    def lines(self) -> LineList:
        return self.query_one(GroupList)

    @property
    def grouping(self) -> Grouping:
        """Makes and changes these groups."""
        return Grouping(division_of(self.stage), self.seating)

    @property
    def spot(self) -> Spot | None:
        """What the cursor stands on."""
        return spot_of(self.lines.cursor_key)

    @property
    def marked(self) -> tuple[Spot, ...]:
        """The marked offices and people, else the one with the cursor; nothing on a group."""
        keys = [one.key for one in self.lines.lines if one.key in self.lines.marked]
        found = [spot for key in keys if (spot := spot_of(key)) and spot.sort != GROUP]
        if not found and (here := self.spot) is not None and here.sort != GROUP:
            found = [here]
        return tuple(found)

    def called(self, spot: Spot) -> str:
        """An office or a person as it is called."""
        if spot.sort == PERSON:
            return person_words(self.seating, spot.id)
        opd = self.seating.opds.get(spot.id)
        return (opd.short or opd.name) if opd else spot.id

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show what anybody changed; cursor and marks stay."""
        if any(kind in SHOWN for kind, _ in changed):
            self.look()

    def look(self) -> None:
        """Read what is recorded and show it."""
        self.seating = seating_of(self.session, self.stage)
        self.lines.show(list(lines(self.seating)))
        if self.coming and self.lines.move_to(self.coming):
            self.coming = ""
        self.bar("counts").say(heading(self.seating, self.stage.title))
        self._say_below()

    def _say_below(self) -> None:
        words = below(self.seating, self.spot)
        self.query_one(".beside--whole", Static).update(Content(words))

    def on_line_list_moved(self) -> None:
        self._say_below()

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """The group, or the seat, under the cursor."""
        spot = self.spot
        kinds = {sort: kind for kind, sort in KINDS_HERE.items()}
        return ((kinds[spot.sort], f"{division_of(self.stage)}/{spot.id}"),) if spot else ()

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a group, an office or a person; False if it does not stand here."""
        division, _, name = record.partition("/")
        if kind not in KINDS_HERE or division != division_of(self.stage):
            return False
        return self.lines.move_to(f"{KINDS_HERE[kind]}/{name}")

    # -- keys

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        here = self.spot
        at_a_group = here is not None and here.sort == GROUP
        self.attempt(lambda: groups_acts.ACTS["seat" if at_a_group else "move"](self))

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        event.stop()
        self.post_message(self.BeginNote(event.key))

    def on_act_list_act(self, event: ActList.Act) -> None:
        event.stop()
        self.attempt(lambda: groups_acts.ACTS[event.verb](self))
