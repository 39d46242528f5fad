"""Menyelamatkan waktu: how late the day is, what may be shorter, and when it ends then."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bimtek.hall import rescue
from bimtek.hall.records import AddedStage, StageRun
from bimtek.hall.rescue import AS_PLANNED, STEP, Candidate, Choice, Hour
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock
from bimtek.stages.ending import told_ends
from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import Column, safe
from bimtek.ui.hanging import Hanging, HangingLine
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.hall.outlook import Outlook
    from bimtek.session import Session

COLUMNS = (
    Column(1),
    Column(16, flex=1),
    Column(4, align="right"),
    Column(11),
    Column(15, drop=1),
    Column(12, drop=2),
)
HELP = """Menyelamatkan waktu. Angka di depan acara memilih bergantian: seperti rencana, ringkas, \
lewati (bila naskah memperbolehkan: ringkas=boleh); 0 ialah yang kesepuluh, Spasi baris yang \
ditunjuk. + dan - mengubah menit baris yang ditunjuk.

“hemat” ialah berapa menit lebih cepat hari itu selesai. Acara yang berjam tetap, misalnya \
ISHOMA, menahan yang sesudahnya: sebelum itu memendekkan belum tentu mempercepat akhir hari.

Enter mencatat semuanya sekaligus; Ctrl+Z mengembalikan. Notulen menyebut yang diringkas dan yang \
dilewati. Yang belum dipilih tidak berubah; Esc keluar tanpa mencatat."""
KEYS = "angka, Spasi: ringkas, lewati · + - menit · Enter catat · Esc batal"
DIGITS = "1234567890"
"""Keys of the first ten; the others are pointed at."""
NOTHING = "Tidak ada acara yang boleh diringkas hari ini: naskah tidak menyebutnya."


class RescueDialog(Dialog[str]):
    """Choose what is shorter; gives the sentence that tells what was recorded."""

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "minutes(1)", "lebih lama", show=False),
        Binding("minus", "minutes(-1)", "lebih singkat", show=False),
    ]
    DEFAULT_CSS = """
    RescueDialog LineList { max-height: 10; }
    RescueDialog Hanging { margin-top: 1; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.hour = hour_of(session)
        self.found = rescue.candidates(self.hour)
        self.choices: dict[str, Choice] = rescue.chosen_before(self.found, self.hour.runs)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said("Menyelamatkan waktu", "dialog--title")
            yield said(late_words(self.hour.outlook({})))
            if self.found:
                yield LineList(COLUMNS, help=HELP)
                yield Hanging(id="advice")
            yield Static("", id="with-it", markup=False)
            yield said("", "dialog--wrong")
            yield said(KEYS if self.found else "Esc tutup", "dialog--hint")

    def on_mount(self) -> None:
        if not self.found:
            self._tell(NOTHING)
            return
        self._show()
        self.query_one(LineList).focus()

    def _show(self) -> None:
        lines = [
            _line(DIGITS[place : place + 1], one, self.choices.get(one.stage.id, AS_PLANNED), self)
            for place, one in enumerate(self.found)
        ]
        self.query_one(LineList).show(lines)
        self._show_advice()
        ends = self.hour.outlook(self.choices)
        self.query_one("#with-it", Static).update(
            Content.styled(f"Dengan pilihan ini {ends_words(ends)}", "bold")
        )

    def _show_advice(self) -> None:
        one = self._at()
        advice = one.advice if one else ""
        shown = [HangingLine(advice, f"{rescue.ADVICE}: ")] if advice else [HangingLine(" ")]
        if held := self._held_up():
            shown.append(HangingLine(held))
        self.query_one("#advice", Hanging).say(shown)

    def _held_up(self) -> str:
        """Why nothing wins anything, where that is so."""
        held = self.hour.held_up_by()
        each = ((c, rescue.LEFT_OUT if c.may_go else Choice(c.shorter)) for c in self.found)
        if held is None or any(self.wins(candidate, choice) for candidate, choice in each):
            return ""
        stage, at = held
        return (
            f"‘{safe(stage.title)}’ menunggu pukul {clock(at)}: yang lebih singkat sebelum itu "
            "tidak mempercepat akhir hari. Digeser (F4: K, J), acara itu tidak menunggu lagi."
        )

    def _at(self) -> Candidate | None:
        key = self.query_one(LineList).cursor_key
        return next((one for one in self.found if one.stage.id == key), None)

    def wins(self, one: Candidate, choice: Choice) -> int:
        """Minutes that a choice wins beside the others."""
        return self.hour.wins(self.choices, one.stage.id, choice)

    def _choose(self, one: Candidate, choice: Choice) -> None:
        self.choices[one.stage.id] = choice
        self._tell("")
        self._show()

    def action_minutes(self, by: int) -> None:
        """Some minutes more or less for the acara under the cursor."""
        if self.found and (one := self._at()):
            self._choose(one, one.changed(self.choices.get(one.stage.id, AS_PLANNED), by * STEP))

    def on_line_list_moved(self) -> None:
        self._show_advice()

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        event.stop()
        place = DIGITS.find(event.key)
        one = self._at() if event.key == " " else None
        if 0 <= place < len(self.found):
            one = self.found[place]
        if one is None:
            self._tell(f"Tombol ‘{event.name}’ tidak dipakai di sini.")
            return
        self.query_one(LineList).move_to(one.stage.id)
        self._choose(one, one.following(self.choices.get(one.stage.id, AS_PLANNED)))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter records all that was chosen."""
        event.stop()
        runs = {seen.record: seen for seen in self.session.all(StageRun)}
        try:
            changes = rescue.rescued(self.found, self.choices, runs)
        except Refusal as refusal:
            self._tell(refusal.message)
            return
        self.session.record_all(changes)
        ends = ends_words(self.hour.outlook(self.choices))
        chosen = rescue.told(self.found, self.choices)
        self.dismiss(f"{chosen}; {ends}. Ctrl+Z mengembalikan.")

    def _tell(self, text: str) -> None:
        self.query_one(".dialog--wrong", Static).update(Content(safe(text)))


def _line(digit: str, one: Candidate, choice: Choice, dialog: RescueDialog) -> Line:
    shorter = choice if choice.minutes is not None else Choice(one.shorter)
    cells = (
        digit,
        safe(one.stage.title),
        f"{one.planned}'",
        "lewati" if choice.left_out else f"→ {choice.minutes}'" if choice.minutes else "tetap",
        f"{shorter.minutes}' hemat {dialog.wins(one, shorter)}'",
        f"lewati {dialog.wins(one, rescue.LEFT_OUT)}'" if one.may_go else "",
    )
    return Line(one.stage.id, cells, style="" if choice == AS_PLANNED else "bold")


def hour_of(session: Session) -> Hour:
    """The day as the session knows it now."""
    planned = {one.id: one.minutes for one in session.script.stages if one.minutes}
    added = (seen.value for seen in session.all(AddedStage))
    planned |= {one.id: one.minutes for one in added if one.minutes}
    return Hour(session.stages, session.runs, planned, session.now(), told_ends(session))


def late_words(found: Outlook) -> str:
    """`Hari ini terlambat 35': selesai ± 16.35, rencana 16.00.`"""
    if found.ends is None or found.planned_end is None:
        return "Tidak ada acara lagi hari ini."
    how = f"terlambat {found.late}'" if found.late > 0 else "tidak terlambat"
    return f"Hari ini {how}: selesai ± {clock(found.ends)}, rencana {clock(found.planned_end)}."


def ends_words(found: Outlook) -> str:
    """`selesai ± 16.05, lewat 5'`."""
    if found.ends is None:
        return "tidak ada acara lagi hari ini"
    late = f", lewat {found.late}'" if found.late > 0 else ""
    return f"selesai ± {clock(found.ends)}{late}"
