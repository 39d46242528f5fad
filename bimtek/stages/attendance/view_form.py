"""The form of a representative (W2): usual answers stand there, three Enters save them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from bimtek.stages.attendance import wakil
from bimtek.stages.attendance.view_form_line import KEYS_OF_A_LINE, LABEL, FormLine, label, marked
from bimtek.stages.attendance.wakil_form import (
    MAY_STAY_OPEN,
    OPTIONS,
    TYPED,
    Field,
    Form,
    Spelling,
    keys_of,
    spelt,
)
from bimtek.ui.columns import safe, wrapped
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from bimtek.stages.attendance.desk import Desk

BY = {"left": -1, "right": 1}
"""Key of a line → how far it moves among the answers."""
TALL = 16
"""Lines from which there is room for blank lines and the heading of the sentence."""
HINTS = {
    Field.POST: "boleh nanti",
    Field.NUMBER: "boleh nanti",
    Field.ARRIVED: "ketik 0805 bila lain",
    Field.SINCE: "kosong: sejak datang (ralat)",
}
HELP = """\
Formulir wakil: jawaban yang lazim sudah terisi.

Enter ke baris penting berikutnya, pada yang terakhir menyimpan (baris bawah menyebutnya); PgDn \
menyimpan dari mana saja. ↑ ↓ atau Tab ke setiap baris, tanpa mengubah jawaban. ▸ di tepi kiri: \
baris tempat kursor.

Yang hadir: ketik nama, jabatan, atau ↓ memilih dari daftar; +nama selalu orang baru. Tanpa \
jabatan, Enter ke baris Jabatan. Mewakili: \
ketik huruf atau ↓ memilih dari daftar. Pada kedua baris itu ↑ mundur dalam daftar, lalu ke baris \
di atasnya; Tab ke baris di bawahnya.

Baris dengan pilihan dijawab dengan hurufnya atau ← →; ✓ jawaban yang terpilih. Di sana tak ada \
yang diketik. Alasan dan wewenang boleh kosong: yang tidak disebut tidak tercetak; Backspace \
mengosongkannya."""
PICK_HINT = "(↓ lain · huruf mencari)"
WHO_HINT = "(↓ lain · +nama, jabatan)"
OPEN_HINT = "boleh kosong"
"""Behind the choices of a line that nobody has answered."""
NOBODY_HINT = "ketik nama, jabatan · ↓ dari daftar"


class WakilForm(Widget):
    """One representative; asks to be saved or closed, records nothing itself.

    It stands ready behind the desk and is opened and closed without being made anew.

    Args:
        desk: the roll call as it stands.
        save: called with the form that is to be recorded; at once, as the keys of the desk.
    """

    help: ClassVar[str] = HELP

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "save", "simpan", show=False, priority=True),
        Binding("tab", "step(1)", "isian berikut", show=False, priority=True),
        Binding("shift+tab", "step(-1)", "isian sebelumnya", show=False, priority=True),
        Binding("up", "walk(-1)", "baris sebelumnya", show=False, priority=True),
        Binding("down", "walk(1)", "baris berikut", show=False, priority=True),
        Binding("escape", "leave", "batal", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    WakilForm { layout: vertical; width: 1fr; height: 1fr; }
    WakilForm > Static { height: auto; }
    WakilForm #fields { height: auto; max-height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    WakilForm.-short #fields { margin-top: 0; }
    WakilForm #fields Horizontal { height: 1; }
    WakilForm #fields Static { width: auto; }
    WakilForm TypedInput { width: 1fr; max-width: 26; }
    WakilForm .form--hint { color: $text-muted; margin-left: 1; }
    WakilForm #told { color: $text-error; }
    WakilForm #form-keys { color: $text-muted; dock: bottom; height: 1; }
    """

    @dataclass
    class Left(Message):
        """Esc: close without recording."""

        form: Form

    @dataclass
    class Changed(Message):
        """Unsent work that must survive a power cut."""

        form: Form

    def __init__(self, desk: Desk, save: Callable[[Form], None]) -> None:
        super().__init__()
        self.desk = desk
        self.saw = desk
        """The roll call when the form was opened: what comes meanwhile is hidden by it."""
        self._save = save
        self.form = Form()
        self.is_open = False
        self.changed = False
        """Whether unsent work stands here."""
        self._warned = False
        self._typed = {Field.WHO: "", Field.SEAT: ""}
        self._down = 0
        """How far ↓ went into the list of the line with the cursor."""
        self._letters: tuple[Field, Spelling] | None = None
        """Letters pressed one after the other on a line of choices."""

    def open(self, desk: Desk, form: Form, *, changed: bool = False) -> None:
        """Show a form; `changed`: it is unsent work, such as a draft."""
        self.desk, self.form, self.is_open, self.changed = desk, form, True, changed
        self.saw = desk
        self._warned = False
        self._typed = {Field.WHO: form.newcomer, Field.SEAT: ""}
        for field in TYPED:
            line = self.query_one(f"#{field.name.lower()}", TypedInput)
            line.place = form.place
            line.settle(self._text(field))
        self.tell("")
        self._draw()
        self.stand_on(form.first())

    def close(self) -> None:
        """Nothing stands here any more."""
        self.is_open = False
        for line in self.query(TypedInput):
            line.settle()

    def compose(self) -> ComposeResult:
        yield Static("", id="person", markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            for field in Field:
                if field not in TYPED:
                    yield FormLine(field, self._press)
                    continue
                with Horizontal(id=f"{field.name.lower()}-row"):
                    yield Static(classes="form--label", markup=False)
                    yield TypedInput(id=field.name.lower())
                    yield Static(HINTS[field], classes="form--hint", markup=False)
        yield Static("", id="printed", markup=False)
        yield Static("", id="told", markup=False)
        yield Static("", id="form-keys", markup=False)

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        if self.is_open:
            self._draw()

    # -- what is shown

    def renew(self, desk: Desk) -> None:
        """Another process changed the roll call; what is typed here stays."""
        self.desk = desk
        self._draw()

    def tell(self, words: str) -> None:
        """Say what is wrong, under the sentence."""
        self.query_one("#told", Static).update(Content(f"  {safe(words)}" if words else ""))

    def _draw(self) -> None:
        asked = self.form.fields()
        for field in Field:
            name = field.name.lower()
            self.query_one(f"#{name}-row" if field in TYPED else f"#{name}").display = (
                field in asked
            )
            if field not in TYPED:
                self.query_one(f"#{name}", FormLine).show(self._line(field), self.size.width)
        self.query_one("#person", Static).update(Content(self._heading()))
        said = f'"{wakil.sentence(self.desk, self.form)}"'
        behind = wakil.remark(self.desk, self.form)
        room = max(20, self.size.width - 6)
        lines = [*wrapped(said, room), *(wrapped(f"Keterangan: {behind}", room) if behind else ())]
        printed = [f"    {line}" for line in lines]
        if self.size.height >= TALL:
            printed = ["", "  Yang akan tercetak:", *printed]
        self.query_one("#printed", Static).update(Content("\n".join(printed)))
        self._draw_cursor()

    def on_descendant_focus(self) -> None:
        if self.is_open:
            self._draw_cursor()

    def _draw_cursor(self) -> None:
        """The line with the cursor, and what the keys do there."""
        here = self.field
        for field in TYPED:
            said = Content(label(field, self.form) + "▸ ")
            shown = self.query_one(f"#{field.name.lower()}-row > .form--label", Static)
            shown.update(marked(said) if field is here else said)
        keys = keys_of(self.form, here)
        if len(" · ".join(keys)) >= self.size.width:
            keys = keys[:-1]
        self.query_one("#form-keys", Static).update(f" {' · '.join(keys)}")

    def _heading(self) -> str:
        who = self.form.opened_on or self.form.who
        one = self.desk.person(who)
        number = f"{one.row}  " if one.row is not None else ""
        post = wakil.seat_words(self.desk, who)
        name = one.name if one.post else ""
        return safe(f"  {number}{'   '.join(filter(None, (name, post)))}")

    def _line(self, field: Field) -> Content:
        start = label(field, self.form)
        if field in OPTIONS:
            return Content.assemble(start, self._options(field))
        if field is Field.WHO:
            shown = wakil.who_words(self.desk, self.form)
            if not shown:
                return Content.assemble(start, "▸ ", (NOBODY_HINT, "$text-muted"))
            return self._picked(start, shown, self._typed[field], WHO_HINT)
        shown = wakil.seat_words(self.desk, self.form.seat)
        return self._picked(start, shown, self._typed[field], PICK_HINT)

    def _picked(self, start: str, shown: str, typed: str, hint: str) -> Content:
        if typed and not shown.startswith(typed.lstrip("+")):
            hint = f"cari: {typed}"
        elif len(start) + len(shown) + len(hint) + 4 > self.size.width:
            hint = ""
        return Content.assemble(start, "▸ ", (shown, "bold"), (f"  {hint}", "$text-muted"))

    def _options(self, field: Field) -> Content:
        chosen = self.form.answer(field)
        options = [
            (f"✓{letter} {said}", "bold") if value == chosen else (f" {letter} {said}", "")
            for letter, (value, said) in OPTIONS[field].items()
        ]
        room = self.size.width - LABEL
        wide = sum(len(text) + 2 for text, _ in options)
        if chosen is None and wide + len(OPEN_HINT) <= room:
            options.append((OPEN_HINT, "$text-muted"))
        gap = "  " if wide <= room else ""
        return Content(gap).join(Content.styled(*option) for option in options)

    def _text(self, field: Field) -> str:
        return str(getattr(self.form, TYPED[field]))

    # -- moving

    def stand_on(self, field: Field) -> None:
        """Put the cursor on a line."""
        self._letters, self._down = None, 0
        self.screen.set_focus(self.query_one(f"#{field.name.lower()}"))

    @property
    def field(self) -> Field:
        """The line with the cursor."""
        focused = self.screen.focused
        name = (focused.id or "").upper() if focused is not None else ""
        return Field[name] if name in Field.__members__ else self.form.first()

    def action_step(self, by: int) -> None:
        """To the next or the previous line."""
        asked = self.form.fields()
        self.stand_on(asked[(asked.index(self.field) + by) % len(asked)])

    def action_walk(self, by: int) -> None:
        """↓ and ↑: the row below or above; on a line with a list first into it and back again."""
        field, asked = self.field, self.form.fields()
        if field in self._typed and (by > 0 or self._down):
            self._down += by
            self._pick_neighbour(field, by)
        elif 0 <= asked.index(field) + by < len(asked):
            self.action_step(by)

    def action_onward(self) -> None:
        """Enter: the next line that matters, after the last of them save."""
        coming = self.form.after(self.field)
        if coming is None:
            self.action_save()
        else:
            self.stand_on(coming)

    def action_save(self) -> None:
        """Ask for what stands here to be recorded."""
        self._save(self.form)

    def action_leave(self) -> None:
        """Esc: over unsent work it warns first."""
        if self.changed and not self._warned:
            self._warned = True
            self.tell("Isian belum disimpan. Esc sekali lagi membuangnya; PgDn menyimpan.")
        else:
            self.post_message(self.Left(self.form))

    # -- answers

    def _take(self, form: Form) -> None:
        if form == self.form:
            return
        self.form, self.changed, self._warned = form, True, False
        self.tell("")
        self._draw()
        self.post_message(self.Changed(form))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_onward()

    @on(Input.Changed)
    def _text_changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.is_open:
            return
        name = TYPED[Field[(event.input.id or "").upper()]]
        self._take(self.form._replace(**{name: event.value}))  # type: ignore[arg-type]

    def _press(self, field: Field, key: str) -> None:
        if key == "enter":
            self.action_onward()
        elif field in OPTIONS:
            self._choose(field, key)
        else:
            self._pick(field, key)

    def _choose(self, field: Field, key: str) -> None:
        self.tell("")
        if key == "backspace":
            self._take_back(field)
            return
        if key in KEYS_OF_A_LINE:
            self._letters = None
            self._choose_neighbour(field, BY.get(key, 0))
            return
        of, run = self._letters or (field, None)
        if run is None or of is not field:
            run = Spelling(self.form.answer(field))
        answer, run = spelt(field, run, key)
        self._letters = field, run
        self._take(self.form.taking(field, answer))
        if run.lost or key.lower() != run.letters[-1:]:
            self._tell_letters(field, run, key)

    def _take_back(self, field: Field) -> None:
        """Backspace: the letters that were no answer; else the answer, where there need be none."""
        run = self._letters[1] if self._letters and self._letters[0] is field else None
        self._letters = None
        if field in MAY_STAY_OPEN and not (run and run.lost):
            self._take(self.form.taking(field, None))

    def _choose_neighbour(self, field: Field, by: int) -> None:
        values = [value for value, _ in OPTIONS[field].values()]
        chosen = self.form.answer(field)
        at = values.index(chosen) + by if chosen in values else min(by, 0)
        self._take(self.form.taking(field, values[at % len(values)]))

    def _tell_letters(self, field: Field, run: Spelling, key: str) -> None:
        typed = run.letters if run.lost else key
        again = " Backspace dahulu." if run.lost else ""
        letters = ", ".join(OPTIONS[field])
        self.tell(f"{field.value}: tekan {letters}, atau ← →. ‘{typed}’ tidak masuk.{again}")

    def _pick(self, field: Field, key: str) -> None:
        typed = self._typed[field]
        if key in BY:
            self._pick_neighbour(field, BY[key])
            return
        self._down = 0
        typed = typed[:-1] if key == "backspace" else typed + key
        self._typed[field] = typed
        if field is Field.SEAT:
            seat = wakil.seat_options(self.desk, self.form, typed)[0]
            self._take(self.form.taking(field, seat))
        else:
            self._take(wakil.who_typed(self.desk, self.form, typed))
        self._draw()

    def _pick_neighbour(self, field: Field, by: int) -> None:
        typed = self._typed[field]
        if field is Field.SEAT:
            options = wakil.seat_options(self.desk, self.form, typed)
            at = options.index(self.form.seat) if self.form.seat in options else -1
            self._take(self.form.taking(field, options[(at + by) % len(options)]))
            return
        options = wakil.who_options(self.desk, self.form.opened_on, typed)
        if options:
            at = options.index(self.form.who) if self.form.who in options else -1
            self._take(wakil.choosing(self.desk, self.form, options[(at + by) % len(options)]))
