"""One note-taker serves several tables: each goes on where one was there, with what is typed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from bimtek.hall.group_records import PLENARY, GroupDissent, TableGroup
from bimtek.journal.records import Refusal
from bimtek.stages.at_tables import RESULT, pointed_at
from bimtek.stages.grouping import own_group
from bimtek.stages.view import OWN_TABLE_ONLY
from bimtek.stages.view_deeds import AttemptingView
from bimtek.stages.view_dissent import ask_dissent
from bimtek.stages.view_open_field import OpenField, OpenFieldView

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.at_tables import StageAtTables
    from bimtek.stages.deed import Deed

W = TypeVar("W")

STRIP_SECONDS = 20.0
"""How often the minutes of silence are counted anew."""

OF_TABLES = frozenset((GroupDissent.kind, TableGroup.kind))
"""What else than its own records changes a screen at tables."""


class ServingView(AttemptingView, Generic[W]):
    """A screen that shows one table at a time, or the plenary; `W` says where one is there."""

    page_words: ClassVar[str] = "yang sedang diisi"
    """What the projector shows while no table presents."""

    state: StageAtTables[Any]

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.table: str | None = None
        """The table that is served, or the plenary; None: the acara is not held at tables."""
        self.presents = False
        """Whether the projector shows all that this table has, for its presentation."""
        self.stood: dict[str | None, W] = {}
        """Table → where one was there last."""

    @abstractmethod
    def where(self) -> W:
        """Where one is at the table that is served."""

    @abstractmethod
    def go_on(self, stood: W | None) -> None:
        """Show the table that is served now, where one was there; None: it was not served yet."""

    @abstractmethod
    def keep(self, deed: Deed) -> None:
        """Record a deed and tell of it."""

    def may_leave(self) -> bool:
        """Whether nothing holds one at this table."""
        return True

    @property
    def first_table(self) -> str | None:
        """Where one begins; None: the acara is not held at tables."""
        if own := own_group(self.session, self.stage):
            return own
        return next(iter(self.state.groups), None) if self.state.in_groups else None

    def begin_at_tables(self) -> None:
        """The hall has made groups while it was at work: go on with the first of them."""
        if self.table is None and (first := self.first_table) is not None:
            self.call_later(self.serve, first)

    def step_table(self, by: int) -> None:
        """To the neighbouring table; behind the last one is the plenary.

        In a window that was opened for one table always to that one.
        """
        if own := own_group(self.session, self.stage):
            self.serve_own(own)
            return
        tables = [*self.state.groups, PLENARY]
        at = tables.index(self.table) if self.table in tables else 0
        self.serve(tables[(at + by) % len(tables)])

    def serve_own(self, own: str) -> None:
        """To the table for which this window was opened."""
        if self.table == own:
            self.tell(OWN_TABLE_ONLY.format(self.session.own_table.name))
        else:
            self.serve(own)

    def own_table_changed(self) -> None:
        if (own := own_group(self.session, self.stage)) and self.table != own:
            self.serve(own)

    def serve(self, table: str) -> None:
        """Turn to another table, or the plenary."""
        if table == self.table or not self.may_leave():
            return
        self.stood[self.table] = self.where()
        self.table = table
        self.go_on(self.stood.get(table))
        self.post_message(self.Pointed())
        self.post_message(self.Noting())

    # -- what keys ask for

    def check_tables(self) -> None:
        """Go on only at tables.

        Raises:
            Refusal: where there are none.
        """
        if self.table is None:
            raise Refusal("no-groups", "Acara ini tidak berkelompok. g m membuat kelompok.")

    def to_gathered(self) -> None:
        """To the plenary, which begins with what came, not where it was empty."""
        self.stood.pop(PLENARY, None)
        self.serve(PLENARY)

    def differ(self, called: str, about: str) -> None:
        """A group sees what the plenary says otherwise: its sentence is kept.

        Raises:
            Refusal: anywhere but in the plenary.
        """
        if self.table != PLENARY:
            raise Refusal("not-plenary", "Pendapat berbeda dicatat di pleno: ] ke sana.")
        groups: Mapping[str, str] = self.state.groups
        ask_dissent(self, self.keep, called, about, groups)

    def present(self) -> None:
        """The projector shows all that this table has, or follows what is typed again.

        Raises:
            Refusal: where there are no tables.
        """
        self.check_tables()
        self.presents = not self.presents
        self.post_message(self.Pointed())
        what = "semua hasil meja ini, untuk dipaparkan" if self.presents else self.page_words
        self.tell(f"Layar menampilkan {what}.")

    def pointed_here(self, where: str) -> str:
        """What the projector shows of the table that is served."""
        shown = RESULT if self.presents and self.table is not None else where
        return pointed_at(self.table, shown)


class ServingFieldView(OpenFieldView, ServingView[W]):
    """Rows below a field that stays open: of each table a field of its own."""

    field_name: ClassVar[str]
    """What drafts call the field."""

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.fields: dict[str | None, OpenField] = {}
        """Table → the field with what is typed for it."""

    @abstractmethod
    def make_field(self, place: str) -> OpenField:
        """A field, empty.

        Args:
            place: where its drafts are kept.
        """

    @property
    def field(self) -> OpenField:
        """Where rows are typed, of the table that is served."""
        return self._field_of(self.table)

    def _field_of(self, table: str | None) -> OpenField:
        """A field of its own for each table: what is half typed stays there."""
        if table not in self.fields:
            own = "" if table is None else f"/{table or 'pleno'}"
            made = self.make_field(f"{self.stage.id}/{self.field_name}{own}")
            self.fields[table] = made
            for typing in self.query("#typing"):  # none, as long as the first one is made
                typing.mount(made)
        return self.fields[table]

    def keep(self, deed: Deed) -> None:
        self.perform(deed)

    def serve(self, table: str) -> None:
        if table == self.table or not self.may_leave():
            return
        before, in_field = self.field, self.field.has_focus
        super().serve(table)
        before.display, self.field.display = False, True
        (self.field if in_field else self.lines).focus()

    def continue_typing(self, place: str, body: str) -> bool:
        """Take up half-typed text in the field of its table; False if it was typed elsewhere."""
        start = f"{self.stage.id}/{self.field_name}"
        if self.table is not None and place.startswith(f"{start}/"):
            table = place.removeprefix(f"{start}/")
            self.serve(PLENARY if table == "pleno" else table)
        if place != self.field.place:
            return False
        self.take_up(body)
        return True
