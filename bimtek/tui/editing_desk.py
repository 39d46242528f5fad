"""Meja sunting: in the evening the lines of an acara become the sentences of its minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.keys import key_to_character

from bimtek.hall import edits
from bimtek.hall.desk_lines import DeskLine
from bimtek.hall.questions import is_closed
from bimtek.hall.records import Label, Note, StageSummary
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.tui.conflicts import settle
from bimtek.tui.desk_shown import SUMMARIES
from bimtek.tui.desk_speaker import ask_speaker
from bimtek.tui.desk_spelling import ask_each
from bimtek.tui.desk_writing import DeskWriting
from bimtek.tui.destroying import destroy
from bimtek.tui.note_rows import SIGNS
from bimtek.ui.ask import Choose, Option
from bimtek.ui.columns import fit

HELP = """\
Meja sunting: baris mentah menjadi kalimat notulen. Kata asli tidak pernah hilang; kalimatnya \
isian sendiri, dan itulah yang tercetak.

  Enter  membuka baris; Enter lagi menyimpan, lalu baris berikut
  x      lepas dari notulen (dihitung); x lagi mengembalikan
  G      gabung dengan baris di atas; G lagi memisah
  J K    pindah ke bawah, ke atas
  w      siapa yang bicara
  *      keputusan; sekali lagi: catatan biasa
  >      tindak lanjut; dalam kalimatnya: @dlh ^14/7 (siapa, kapan)
  l      jenis lain
  ~      tertutup: disimpan, tidak diedarkan
  e      ejaan nama yang bergaris bawah, satu per satu
  [ ]    acara sebelumnya dan berikutnya (atau F4)
  p      pratinjau
  E      paket malam ini
  h      musnahkan isi
  b      pilih di antara nilai yang berbeda
  v      riwayat

✎ bersunting · dimuat kalimat di atasnya, ▲ tanpa pembicara. Keputusan dan tindak lanjut selalu \
tercetak sendiri. Ejaan dibetulkan hanya dalam kalimat notulen. Ringkasan dan kesimpulan di bawah \
tercetak di awal dan akhir bagian acara. Ctrl+Z mengurungkan, Esc kembali."""

OF_A_LINE = frozenset(("drop", "join", "shift", "speaker", "label", "relabel", "close"))
"""Keys that do something to the note under the cursor."""


class EditingDesk(DeskWriting):
    """The desk, with what its keys do to a line."""

    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "drop", "lepas", id="desk.drop", tooltip="melepas dari notulen"),
        Binding("w", "speaker", "siapa", id="desk.speaker", tooltip="siapa yang bicara"),
        Binding("G", "join", "gabung", id="desk.join", tooltip="gabung ke atas, atau pisah"),
        Binding("asterisk", "label('keputusan')", "keputusan", id="desk.decision"),
        Binding("greater_than_sign", "label('tindak lanjut')", "tindak lanjut", id="desk.action"),
        Binding("right_square_bracket", "step(1)", "acara berikut", id="desk.after",
                tooltip="acara berikutnya"),
        Binding("left_square_bracket", "step(-1)", "acara tadi", id="desk.before",
                tooltip="acara sebelumnya"),
        Binding("J", "shift(1)", "turun", id="desk.down", tooltip="pindah ke bawah"),
        Binding("K", "shift(-1)", "naik", id="desk.up", tooltip="pindah ke atas"),
        Binding("tilde", "close", "tertutup", id="desk.close"),
        Binding("e", "spelling", "ejaan", show=False, id="desk.spelling", tooltip="ejaan nama"),
        Binding("l", "relabel", "jenis", show=False, id="desk.relabel"),
        Binding("h", "destroy", "musnahkan isi", show=False, id="desk.destroy"),
        Binding("b", "settle", "pilih nilai", show=False, id="desk.settle"),
        Binding("p", "preview", "pratinjau", show=False, id="desk.preview"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="desk.history"),
    ]  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a line act only on a line, never while somebody types."""
        may = super().check_action(action, parameters)
        if action == "leave":
            return may or self.has_class("-preview")
        if may and action in OF_A_LINE:
            return self.line is not None
        return may

    def changes_a_line(self, typed: str) -> bool:
        """Whether a letter does something to a line, were the cursor on one."""
        return any(
            key_to_character(key) == typed and one.action.partition("(")[0] in OF_A_LINE
            for key, bound in self._bindings.key_to_bindings.items()
            for one in bound
        )

    # -- deeds

    def _do(self, change: Callable[[DeskLine], Sequence[Change]], told: str = "") -> None:
        """Record what a key makes of the line under the cursor, or say why not."""
        if (line := self.line) is None:
            return
        try:
            changes = change(line)
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return
        if changes:
            self._record_soon(changes, told)

    @work
    async def _record_soon(self, changes: Sequence[Change], told: str) -> None:
        if await self._record(changes) and told:
            self.tell(told)

    def action_drop(self) -> None:
        """Leave the line out of the minutes, or bring it back."""
        self._do(lambda line: edits.left_out(self.edited, line.seen))

    def action_join(self) -> None:
        """Print it as one with the line above, or by itself again."""
        self._do(lambda line: edits.joined(self.edited, line.seen, self._above(line)))

    def _above(self, line: DeskLine) -> Seen[Note] | None:
        """The nearest line above that is printed, past what was left out."""
        above = reversed(self.lines[: self.lines.index(line)])
        return next((one.seen for one in above if one.is_printed), None)

    def action_shift(self, by: int) -> None:
        """One place up or down."""

        def changes(line: DeskLine) -> list[Change]:
            among = [one.seen for one in self.lines if one.seen.record in line.among]
            return edits.moved(self.edited, among, line.seen, by)

        self._do(changes)

    def action_label(self, label: str) -> None:
        """Make it a decision or an action; once more: a plain note."""
        self._do(lambda line: edits.labelled(self.edited, line.seen, Label(label)))

    @work
    async def action_relabel(self) -> None:
        """Any other label."""
        if (line := self.line) is None:
            return
        keys = {"c": Label.NOTE, "m": Label.PROBLEM, "t": Label.QUESTION, "j": Label.ANSWER,
                "u": Label.PROPOSAL, "k": Label.DECISION, "a": Label.ACTION}  # fmt: skip
        options = [Option(key, f"{SIGNS[one]} {one.value}", one) for key, one in keys.items()]
        at = list(keys.values()).index(line.seen.value.label)
        label = await self.app.push_screen_wait(Choose("Jenis baris", options, at=at))
        if label is not None and label is not line.seen.value.label:
            await self._record(edits.labelled(self.edited, line.seen, label))

    def action_close(self) -> None:
        """Mark it tertutup, or take that mark off."""
        self._do(lambda line: edits.closed(self.edited, line.seen))

    @work
    async def action_speaker(self) -> None:
        """Who said it."""
        if (line := self.line) is None:
            return
        words = "tertutup" if is_closed(line.seen) else fit(line.seen.value.printed, 120).rstrip()
        changes = await ask_speaker(self.app, self.session, self.noting.known, line.seen, words)
        if changes:
            await self._record(changes)

    @work
    async def action_spelling(self) -> None:
        """Ask about each word that may be a name in another spelling; all answers are one act."""
        if not self.doubts:
            self.tell("Tidak ada nama yang ejaannya diragukan di acara ini.")
            return
        changes = await ask_each(self.app, self.spelling, self.edited, self.lines, self.doubts)
        if changes and await self._record(changes):
            self.tell("Ejaan dibetulkan dalam kalimat notulen. Ctrl+Z mengembalikan semuanya.")
        self._spell()

    @work
    async def action_settle(self) -> None:
        """Choose between values that differ."""
        line = self.line
        seen: Seen[Any] | None = line.seen if line else None
        if self.list.cursor_key in SUMMARIES:
            seen = self.session.get(StageSummary, self.stage.id)
        if seen is None or not seen.conflicts:
            self.tell("Baris ini tidak punya nilai yang berbeda.")
            return
        for change in await settle(self.app, self.session, seen, "Baris") or ():
            await self._record([change])

    @work
    async def action_destroy(self) -> None:
        """Destroy words for good: those of the line, or of a summary."""
        if line := self.line:
            told = await destroy(self.app, self.session, Note.kind, line.seen.record, "text")
        elif self.list.cursor_key in SUMMARIES:
            name, _ = SUMMARIES[self.list.cursor_key]
            told = await destroy(self.app, self.session, StageSummary.kind, self.stage.id, name)
        else:
            return
        self.tell(*told)
