"""Data dokumen: what the minutes need besides what was said; blanks are counted."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from bimtek.hall.chair import in_order
from bimtek.hall.document_data import (
    DocumentData,
    Entry,
    SignatureBlock,
    blanks_told,
    entries,
    read_entry,
    signers,
)
from bimtek.hall.records import Chair, Participant
from bimtek.hall.session_records import SessionSheet
from bimtek.journal.records import Change, Seen
from bimtek.stages.recorders import recorders
from bimtek.tui.conflicts import settle
from bimtek.tui.desk_field import DeskField, edited_field, field_place
from bimtek.tui.destroying import destroy
from bimtek.tui.lines_and_field import LinesAndField
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP: Final = """Data dokumen: yang baru diketahui malam hari. Kop surat, nomor, tempat dan \
tanggal, siapa menandatangani, dengan jabatan, pangkat/golongan dan NIP. NIP hanya tercetak di \
blok tanda tangan.

Enter membuka isian, Enter lagi menyimpan dan membuka isian berikut yang kosong; kosongkan lalu \
Enter menghapusnya; ↑ ↓ isian lain. ………: yang kosong dicetak titik-titik, untuk diisi pena. Yang \
lain boleh kosong dan tidak tercetak. h memusnahkan isi, b pilih di antara nilai yang berbeda, \
v riwayat, E paket malam ini, Ctrl+Z mengurungkan, Esc kembali."""
COLUMNS: Final = (Column(34), Column(20, flex=1))
SHOWN: Final = frozenset(
    cls.kind for cls in (DocumentData, SignatureBlock, Chair, SessionSheet, Participant)
)


class DocumentView(LinesAndField):
    """All lines of the form in one list, and the field for one of them."""

    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "destroy", "musnahkan isi", show=False, id="document.destroy"),
        Binding("b", "settle", "pilih nilai", show=False, id="document.settle"),
        Binding("v", "screen.value_history", "riwayat", id="document.history"),
    ]
    unsent_told = "Isian ini belum tersimpan: Enter menyimpan, Esc dua kali membuangnya."

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Rule()
        yield LineList(COLUMNS, help=HELP)
        yield DeskField("Isian ▸ ", HELP)

    def on_mount(self) -> None:
        self.look()

    # -- what is shown

    @property
    def entry(self) -> Entry | None:
        """The line of the form under the cursor."""
        return self._entry(self.list.cursor_key or "")

    def _entry(self, key: str) -> Entry | None:
        return next((one for one in self.entries if one.key == key), None)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if any(kind in SHOWN for kind, _ in changed):
            self.look()

    def look(self) -> None:
        """Read what is recorded."""
        self.entries = self._read()
        self.list.show([_line(one, self._differs(one.key)) for one in self.entries])
        told = blanks_told(self.entries)
        self.bar("title").say(Content.assemble((" DATA DOKUMEN", "bold"), f"   {told}"))
        self._show_entry()

    def _read(self) -> tuple[Entry, ...]:
        chairs = [seen.value.name for seen in in_order(self.session.all(Chair))]
        took = recorders(self.session)
        blocks = {seen.record: seen.value for seen in self.session.all(SignatureBlock)}
        places = signers(chairs[-1] if chairs else "", took.names, took.signs_as, blocks)
        sheet = self.session.get(SessionSheet, "1")
        city = sheet.value.city if sheet else self.session.script.city
        return entries(self._data, city, places, blocks)

    @property
    def _data(self) -> DocumentData:
        seen = self.session.get(DocumentData, "1")
        return seen.value if seen else DocumentData()

    def _show_entry(self) -> None:
        one = self._entry(self.field.key) or self.entry
        hint = f" ({one.hint})" if one and one.hint else ""
        self.field.show_raw(f"{one.label}{hint}" if one else "")

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_entry()

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """The record that holds the line under the cursor."""
        return (self._where(self.list.cursor_key or "")[:2],)

    def focus_first(self) -> None:
        """Into the list, on the first blank."""
        if self.list.cursor_key is None:
            self.list.move_to(self._blank_after(""))
        self.list.focus()

    # -- the field

    def open_line(self, key: str) -> None:
        """Take a line of the form up."""
        one = self._entry(key)
        if one is None:
            return
        if self.field.key != key:
            if self.holds_words():
                return
            value = one.value or self._proposed(one)
            self.field.open(key, self._seen(key), value, field_place(*self._where(key)))
        self.field.input.focus()
        self._show_entry()

    def _proposed(self, one: Entry) -> str:
        """What the lists know: the name as recorded, and what stands there of that person."""
        part, _, name = one.key.partition("/")
        if one.stands:
            return one.stands
        named = self._entry(f"{part}/name")
        who = (named.value or named.stands) if named else ""
        people = (seen.value for seen in self.session.all(Participant))
        person = next((one for one in people if who and one.name == who), None)
        return str(getattr(person, name, "")) if person and name in ("post", "rank", "nip") else ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input is self.field.input:
            event.stop()
            self._save(event.value)

    @work(exclusive=True, group="document-save")
    async def _save(self, text: str) -> None:
        key, saw = self.field.key, self.field.saw
        if not await self.record_written(lambda: self._changes(key, saw, text)):
            return
        self.field.clear()
        following = self._blank_after(key)
        if following and following != key:
            self.list.move_to(following)
            self.open_line(following)
        else:
            self.list.focus()

    def _changes(self, key: str, saw: Seen[Any] | None, text: str) -> Sequence[Change]:
        name, value = read_entry(key, text)
        kind, record, _ = self._where(key)
        if saw is not None:
            return [saw.change(**{name: value})] if getattr(saw.value, name) != value else []
        if not value:
            return []
        if kind == DocumentData.kind:
            return [DocumentData.new(id=record, **{name: value})]
        return [SignatureBlock.new(part=record, **{name: value})]

    def _blank_after(self, key: str) -> str:
        """The next line without a value, from one on and round; empty: all have one."""
        keys = [one.key for one in self.entries]
        at = keys.index(key) + 1 if key in keys else 0
        turned = (*self.entries[at:], *self.entries[:at])
        return next((one.key for one in turned if not one.value and one.key != key), "")

    def action_leave(self) -> None:
        """Back into the list."""
        super().action_leave()
        self._show_entry()

    def continue_draft(self, place: str, body: str) -> bool:
        """Take up what was typed into a line of the form and never sent."""
        of = edited_field(place)
        key = next((one.key for one in self.entries if of and self._where(one.key) == of), "")
        return self.take_up(key, body)

    # -- deeds

    def _where(self, key: str) -> tuple[str, str, str]:
        """Kind, record and field of a line of the form."""
        part, _, name = key.rpartition("/")
        kind = SignatureBlock.kind if part else DocumentData.kind
        return kind, part or "1", name

    def _seen(self, key: str) -> Seen[Any] | None:
        kind, record, _ = self._where(key)
        return self.session.get(
            SignatureBlock if kind == SignatureBlock.kind else DocumentData, record
        )

    def _differs(self, key: str) -> bool:
        seen = self._seen(key)
        return seen is not None and self._where(key)[2] in seen.conflicts

    @work
    async def action_settle(self) -> None:
        """Choose between values that differ."""
        seen = self._seen(self.list.cursor_key or "")
        if seen is None or not seen.conflicts:
            self.tell("Isian ini tidak punya nilai yang berbeda.")
            return
        changes = await settle(self.app, self.session, seen, "Data dokumen") or []
        await asyncio.wrap_future(self.session.record_all(changes))

    @work
    async def action_destroy(self) -> None:
        """Destroy what stands in a line of the form for good."""
        if self.entry is not None:
            kind, record, name = self._where(self.entry.key)
            self.tell(*await destroy(self.app, self.session, kind, record, name))


def _line(one: Entry, differs: bool) -> Line:
    shown: Mapping[bool, str] = {True: "………", False: ""}
    value: str | Content = safe(one.value)
    if not one.value:
        stands = f"{safe(one.stands)} (dari catatan)" if one.stands else shown[one.dotted]
        value = Content.styled(stands, "$text-muted")
    return Line(one.key, (safe(one.label), value), right="≠ b" if differs else "")
