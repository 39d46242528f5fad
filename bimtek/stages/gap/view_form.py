"""The form of a row: what an assessor asks, the criteria beside it, the sentences below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from bimtek.hall.evidence import (
    KINDS,
    EvidenceKind,
    enters_evidence,
    read_due,
    read_kind,
    withdrawn_number,
)
from bimtek.journal.records import Refusal
from bimtek.stages.gap.doubts import perhaps_a_year
from bimtek.stages.gap.fields import (
    BY_NAME,
    Values,
    cause_strip,
    read_value,
)
from bimtek.stages.gap.view_fields import Label, RowFields, Sheet, line_of_fields
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import fit, safe
from bimtek.ui.field import TypedInput
from bimtek.ui.form_foot import FormFoot

HELP: Final = """\
Isian satu baris. Setiap isian tersimpan saat ditinggalkan.

Enter, Tab   isian berikut          ↑     isian sebelum
PgUp PgDn    baris lain             Esc   kembali ke lembar
↓            memakai kalimat yang ditawarkan di bawah

(2022)       bawaan: Enter pada isian kosong memakainya
Penyebab     r regulasi  s SDM  a anggaran  p prasarana
             d data  k koordinasi; Enter; lalu kalimatnya
Bukti        d judul: dokumen    t judul: tautan
             f judul: foto       m judul: menyusul
             beberapa kata tanpa huruf: dokumen
             Enter, lalu tempat atau tanggalnya, Enter
             mencatatnya; Enter pada isian kosong: lanjut
             -2 menarik bukti nomor 2
~            di awal atau akhir kalimat: baris tertutup, level
             dan kalimatnya tidak dimuat dalam notulen
"""


EVIDENCE: Final = ("evidence", "where")
BESIDE: Final = {"now": "target", "target": "now"}
YEAR_ASKED: Final = (
    "{typed} tampak seperti tahun: kosongkan, lalu Tab ke th. Memang {what} {typed}? Enter lagi."
)


class Speaker(Bar, can_focus=True):
    """Who answered: shown, taken by Enter, chosen with `w`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "choose", "ganti penjawab", show=False),
        Binding("enter", "take", "pakai", show=False),
    ]
    help = "Penjawab: Enter memakai yang tertera, w memilih orang lain yang hadir."

    class Wanted(Message):
        """Another person is to be chosen, or the one shown is to be recorded."""

        def __init__(self, *, choose: bool) -> None:
            super().__init__()
            self.choose = choose

    def on_key(self, event: events.Key) -> None:
        """No letter of a form is a command of the screen behind it."""
        if event.is_printable and event.character != "w":
            event.stop()

    def action_choose(self) -> None:
        """Choose somebody who is here."""
        self.post_message(self.Wanted(choose=True))

    def action_take(self) -> None:
        """Record who is shown."""
        self.post_message(self.Wanted(choose=False))


class GapForm(RowFields):
    """The fields of a row; each is a request of its own when it is left."""

    help = HELP
    ORDER = (
        "now", "target", "year", "target_year", "source", "speaker", "condition", "causes",
        "cause", "proposal", "effect", "pic", "priority", "evidence", "where", "reason",
    )  # fmt: skip
    EXPECTED: ClassVar[Mapping[str, str]] = {"causes": "r s a p d k", "cause": "kalimatnya"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "step(1)", "baris berikut", show=False),
        Binding("pageup", "step(-1)", "baris sebelum", show=False),
        Binding("escape", "leave", "lembar", show=False),
    ]
    DEFAULT_CSS = """
    GapForm { layout: vertical; width: 1fr; height: 1fr; }
    GapForm #title { text-style: bold; }
    GapForm #facts { height: 6; }
    GapForm #left { width: 29; }
    GapForm #right { width: 1fr; border-left: solid $foreground 30%; padding-left: 1; }
    GapForm Horizontal { height: 1; }
    GapForm #words { height: 1fr; scrollbar-size-vertical: 1; }
    GapForm .form--label { width: 10; }
    GapForm .form--between { width: auto; color: $text-muted; }
    GapForm TypedInput { width: 1fr; }
    GapForm .-year { width: 6; }
    GapForm .-letters { width: 12; }
    GapForm .-office { width: 18; }
    GapForm .-digit { width: 8; }
    GapForm .-where { width: 22; }
    GapForm #pieces, GapForm #history { padding-left: 1; }
    GapForm Speaker:focus { background: $surface; text-style: bold; }
    GapForm.-narrow #right { display: none; }
    GapForm.-narrow #left { width: 1fr; }
    GapForm.-narrow #facts { height: 4; }
    GapForm #near { height: 2; display: none; }
    GapForm.-narrow #near { display: block; }
    GapForm.-high #near { height: 7; }
    GapForm.-many .-single { display: none; }
    GapForm.-level .-yearly { display: none; }
    """

    class Brought(Message):
        """A piece of evidence: kind, title, then where it is or by when it comes."""

        def __init__(self, kind: EvidenceKind, title: str, where: str, place: str) -> None:
            super().__init__()
            self.kind = kind
            self.title = title
            self.where = where
            self.place = place

    class TookBack(Message):
        """The piece of evidence with this number is taken back."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Stepped(Message):
        """Another row, if everything here is recorded."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """Back to the page."""

        def __init__(self, *, unsent: bool) -> None:
            super().__init__()
            self.unsent = unsent

    def __init__(self) -> None:
        super().__init__()
        self._asked = ("", "")
        """The field and its text that were asked about last."""
        self._meant: set[tuple[str, str]] = set()
        """What Enter confirmed after it was asked."""
        self._hinted = False
        """Whether what stands at the foot helps with one field and goes with the cursor."""

    # -- what is drawn

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Rule()
        with Horizontal(id="facts"):
            with Vertical(id="left"):
                yield line_of_fields("Kini", "now", "th.", "year", second_wide="-year")
                yield line_of_fields("Sasaran", "target", "th.", "target_year", second_wide="-year")
                yield line_of_fields("Sumber", "source")
                yield Horizontal(Label("Penjawab"), Speaker(id="speaker"), classes="-single")
                yield Bar(id="gap", classes="-single")
            yield Block(id="right")
        yield Block(id="near")
        yield Rule()
        with VerticalScroll(id="words", can_focus=False):
            yield line_of_fields("Kondisi", "condition")
            yield line_of_fields("Penyebab", "causes", "·", "cause", wide="-letters")
            yield line_of_fields("Usulan", "proposal")
            yield line_of_fields("Akibat", "effect")
            yield line_of_fields(
                "PJ", "pic", "prioritas 1–5", "priority", wide="-office", second_wide="-digit"
            )
            yield Block(id="pieces", classes="-single", grow=True)
            yield line_of_fields(
                "Bukti", "evidence", "ada di", "where", second_wide="-where", classes="-single"
            )
            yield Block(id="history", classes="-single", grow=True)
            yield line_of_fields("Alasan", "reason")
        yield FormFoot(id="said")

    def on_resize(self) -> None:
        self.set_class(self.size.width < 76, "-narrow")
        self.set_class(self.size.height >= 26, "-high")
        if self.sheet is not None:
            self._draw(self.sheet)

    def show(self, sheet: Sheet, *, fresh: bool) -> None:
        """Show a row; with `fresh` half-typed text of another row does not stay.

        Args:
            sheet: what to show.
            fresh: another row than before; else only what is recorded changed, and what is
                being typed stays as it is.
        """
        self.set_class(sheet.many, "-many")
        self.set_class(sheet.context.row.is_level, "-level")
        self.show_fields(sheet, fresh=fresh)
        if fresh:
            self._asked, self._meant = ("", ""), set()
        for name in EVIDENCE:
            box = self.field(name)
            box.place = f"{sheet.draft}/{name}" if sheet.draft else ""
            if fresh:
                box.settle()
        self.field("evidence").placeholder = "d dokumen  t tautan  f foto  m menyusul"
        self._draw(sheet)
        if fresh:
            closed = self.why_closed()
            split = (
                "≠ Ada nilai berbeda di baris ini: Esc, lalu = memilih." if sheet.conflicts else ""
            )
            self.say(closed or split, wrong=bool(closed))
            self.query_one("#words").scroll_home(animate=False)

    def _draw(self, sheet: Sheet) -> None:
        width = self.size.width or 80
        head = fit(f" {sheet.title}", max(0, width - len(sheet.place) - 2))
        self.query_one("#title", Bar).say(f"{head} {sheet.place}")
        right = [line.rstrip() for line in sheet.criteria]
        right += [Content(safe(line)) for line in sheet.others]
        self.query_one("#right", Block).say(right)
        near = [line for line in sheet.criteria if line.plain[:1] in "▸→"][:2]
        self.query_one("#near", Block).say(right if self.has_class("-high") else near or right[:2])
        self.query_one("#gap", Bar).say(f" Beda     {sheet.gap}")
        self.query_one("#speaker", Speaker).say(sheet.speaker)
        self.query_one("#pieces", Block).say(sheet.pieces)
        self.query_one("#history", Block).say([sheet.history] if sheet.history else [])

    # -- leaving a field

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: record and go on."""
        event.stop()
        box = event.input
        if not isinstance(box, TypedInput) or self.sheet is None:
            return
        if self._asked == (box.id, box.value):
            self._meant.add(self._asked)
        if box.id in EVIDENCE:
            self._bring(box)
        elif self.send(box):
            self.confirm_default(box)
            if box.id == "reason" and self.sheet.many:
                self.finish()
            else:
                self.action_go(1)

    def asked_back(self, box: TypedInput) -> str:
        """A year among the numbers; Enter on it once more means it, leaving the field does not."""
        if self.sheet is None or box.id not in BESIDE or (box.id, box.value) in self._meant:
            return ""
        context = self.sheet.context
        value = read_value(box.value, context)
        if not perhaps_a_year(context.row, value, self._beside(box.id)):
            return ""
        self._asked = (box.id, box.value)
        return YEAR_ASKED.format(typed=box.value.strip(), what=BY_NAME[box.id].label.lower())

    def _beside(self, name: str) -> str:
        """The other number of the row; empty while it makes no sense."""
        if self.sheet is None:
            return ""
        try:
            return read_value(self.field(BESIDE[name]).value, self.sheet.context)
        except Refusal:
            return ""

    def on_speaker_wanted(self, event: Speaker.Wanted) -> None:
        """Enter on the person who answered goes on to the next field too."""
        if not event.choose:
            self.action_go(1)

    def _bring(self, box: TypedInput) -> None:
        """Enter on evidence: first its kind and title, then where it is or by when it comes."""
        typed, where = self.field("evidence"), self.field("where")
        if not typed.value.strip() and not where.value.strip():
            self.action_go(2 if box is typed else 1)
        elif box is where or withdrawn_number(typed.value):
            if self._send_evidence():
                typed.focus()
        else:
            try:
                kind, _ = read_kind(typed.value)
            except Refusal as refused:
                self.say(refused.message, wrong=True)
                return
            follows = kind is EvidenceKind.FOLLOWS
            where.placeholder = "tanggal, misalnya 7/7" if follows else "boleh kosong"
            where.focus()

    def _send_evidence(self) -> bool:
        """Ask to record what stands in both fields; False if it makes no sense and stays."""
        typed, where = self.field("evidence"), self.field("where")
        if self.is_closed():
            return False
        if number := withdrawn_number(typed.value):
            self.post_message(self.TookBack(number))
            typed.settle()
            return True
        try:
            kind, title = read_kind(typed.value)
            if kind is EvidenceKind.FOLLOWS and self.sheet is not None:
                read_due(where.value, self.sheet.context.today)
        except Refusal as refused:
            self.say(refused.message, wrong=True)
            (where if refused.code == "evidence-due" else typed).focus()
            return False
        self.post_message(self.Brought(kind, title, where.value.strip(), typed.place))
        typed.settle()
        where.settle()
        return True

    # -- the foot

    def say(self, text: str, *, wrong: bool = False) -> None:
        self.query_one(FormFoot).say(text, wrong=wrong)

    @property
    def says_wrong(self) -> bool:
        return self.query_one(FormFoot).wrong

    def name_keys(self) -> None:
        """What the keys do in the field with the cursor."""
        many = self.sheet is not None and self.sheet.many
        rows = "PgDn simpan" if many else "PgUp PgDn baris lain"
        self.query_one(FormFoot).name_keys((*self._enters(), rows, "Esc lembar"))

    def _enters(self) -> tuple[str, ...]:
        name = self.app.focused.id if self.app.focused is not None else ""
        if name == "speaker":
            return "Enter pakai dan lanjut", "w orang lain"
        if name in EVIDENCE:
            typed, where = (self.field(one).value for one in EVIDENCE)
            return (f"Enter {enters_evidence(typed, where, in_place=name == 'where')}",)
        return ("Enter isian lanjut",)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What Enter does in a field of evidence depends on what is typed there."""
        super().on_input_changed(event)
        self._hinted = True
        if event.input.id in EVIDENCE:
            self.name_keys()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The letters of the causes stand there as soon as the cursor comes."""
        self.name_keys()
        if self.says_wrong:
            return  # what was refused in the field before is read first
        hint = {"causes": cause_strip(), "evidence": KINDS}.get(event.widget.id or "", "")
        if hint or self._hinted:
            self.say(hint)
        self._hinted = bool(hint)

    # -- going on

    def finish(self) -> bool:
        """Record everything that is still typed; False if something makes no sense."""
        for box in self.unsent:
            if box.id in BY_NAME and not self.send(box):
                box.focus()
                return False
        if any(self.field(name).at_stake for name in EVIDENCE) and not self._send_evidence():
            return False
        if self.sheet is not None and self.sheet.many:
            values: Values = {}
            for box in self.unsent:
                values |= BY_NAME[box.id or ""].read(box.value, self.sheet.context)
                box.sent()
            if values:
                self.post_message(self.Filled(values))
            self.post_message(self.Left(unsent=False))
        return True

    def action_step(self, by: int) -> None:
        """Another row; several rows filled together are recorded instead."""
        if self.finish() and self.sheet is not None and not self.sheet.many:
            self.post_message(self.Stepped(by))

    def action_leave(self) -> None:
        """Back to the page."""
        self.post_message(self.Left(unsent=bool(self.unsent)))
