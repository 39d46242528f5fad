"""The registration desk (W1): one line to type in, the list below it, what is missing in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from bimtek.hall.before import Origin
from bimtek.stages.attendance import (
    arrivals,
    board,
    changes,
    deeds,
    find,
    linekeys,
    rowkeys,
    view_roll,
    view_signed,
    wakil,
    words,
)
from bimtek.stages.attendance.desk import Deed
from bimtek.stages.attendance.view_asking import EMPTIES, AskingView
from bimtek.stages.attendance.view_board import MIDDLE, Board
from bimtek.stages.attendance.view_question import QuestionLine
from bimtek.stages.attendance.view_roll import DeskLine, Roll
from bimtek.stages.roll_call import OPEN
from bimtek.stages.view import NoteContext
from bimtek.ui.columns import safe
from bimtek.ui.later import after_refresh
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

KINDS_SHOWN = frozenset(
    ("attendance", "held_capacity", "participant", "opd", "roll_call", "session")
)
HELP = """\
Meja registrasi: ketik saja, selalu masuk ke baris cari.

41 Enter               nomor urut 41 pada lembar tanda tangan: hadir
41-47 52 Enter         beberapa nomor sekaligus
41 Nama, S.Sos. Enter  nomor 41 hadir, namanya diisi
san Enter              huruf nama, jabatan, OPD: baris ▸ hadir
19800101 Enter         empat angka atau lebih: NIP
+Nama, jabatan @opd    tamu baru; tanpa @opd ikut orang yang baru saja dicatat
+Nama @tamu Pers       tamu dari luar OPD
Enter (baris kosong)   ya pada tawaran, misalnya akhiri wakil; Esc tidak
Absen sore yang sudah diketik sebagian: Ctrl+P, ‘Salin … orang’ menyalin sisanya.
Hari berikut: yang hadir lagi tetap wakil seperti hari sebelumnya, kecuali kepalanya datang.
Yang pertama hadir memulai acara absen ini; F4, j meralat jamnya.

↓ atau Tab ke baris. Hanya di sana huruf adalah perintah:
Enter hadir    w wakil        i izin         s sakit      d dinas luar
p pulang       j ubah jam     n isi nama     h tarik      v riwayat
l hadir lewat jaringan (daring), sekali lagi: di aula
G orang yang sama: dipilih dari yang mirip
G, B           di bawah ‘Mirip’: gabungkan; B memang dua orang berbeda
a, b, c …      pada baris ≠: memilih nilai yang benar
Huruf lain dan angka kembali ke baris cari. Ctrl+Z mengurungkan.

Di ujung baris cari: absen yang mana. Angka di baris atas:
Kursi 62/80      kursi undangan yang terisi: orangnya hadir atau ada wakilnya
OPD 24/29        OPD yang ada orangnya, siapa pun dia, juga tamu @opd
wakil 7          orang yang hadir mewakili orang lain
kuorum 16        paling sedikit sekian OPD (angka OPD di sebelahnya)
kuorum 16 luring hanya OPD yang orangnya di aula; yang daring tidak dihitung
tamu 3           orang di luar daftar; tidak mengisi kursi
daring 5         orang yang hadir lewat jaringan
pulang 2         orang yang sudah pergi; kursinya tetap terhitung
kel./bag. 20/30  kelurahan dan bagian yang diundang; tidak masuk kuorum
78%              kursi yang terisi
Tamu @opd membuat OPD itu hadir, bukan kepalanya: wakil dicatat dengan w.
"""

SIGNED = "Cocokkan dengan lembar yang ditandatangani"
CHANGED = "Siapa yang berbeda: sejak absen sebelumnya dan sejak tahap sebelumnya"
STILL_COPIES = "Tidak disalin. Masih dapat: Ctrl+P, lalu ‘Salin … orang’."


class AttendanceView(AskingView):
    """One roll call at the registration desk."""

    help: ClassVar[str] = HELP

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "kembali", show=False),
    ]
    DEFAULT_CSS = """
    AttendanceView > Static { height: 1; }
    AttendanceView #counts { text-style: bold; }
    AttendanceView #search-line { height: 1; }
    AttendanceView #search-line Static { width: auto; }
    AttendanceView #search-line DeskLine { width: 1fr; }
    AttendanceView #roll-call { text-style: bold; }
    AttendanceView #hint { color: $text-muted; }
    AttendanceView #hint.-told { color: $text; text-style: bold; }
    AttendanceView.-asking #search-line, AttendanceView.-small #heads { display: none; }
    AttendanceView > WakilForm, AttendanceView.-form > * { display: none; }
    AttendanceView.-form > WakilForm { display: block; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self._read = ""
        """The text that the list answers."""
        self._line: find.DeskLine | None = None
        self._found: list[str] = []
        self._dismissed: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        yield Static("", id="counts", markup=False)
        with Horizontal(id="search-line"):
            yield Static(" Cari nama, no. urut, NIP, OPD ▸ ", markup=False)
            yield DeskLine(self._enter, id="search", help=HELP)
            yield Static("", id="roll-call", markup=False)
        yield QuestionLine()
        yield Static("", id="hint", markup=False)
        yield Static("", id="heads", markup=False)
        yield Roll(self._press, id="roll", help=HELP)
        yield Board()

    def on_mount(self) -> None:
        if self.screen.focused is None:
            # before the first frame: whoever sees the desk may type
            self.screen.set_focus(self.search)
        after_refresh(self, self.prepare_form)

    def on_resize(self) -> None:
        self.set_class(self.size.height < MIDDLE, "-small")
        self._show()

    def on_hide(self) -> None:
        """A sentence is of its moment; whoever comes back an hour later did not just do it."""
        self.say("")

    # -- what the workspace asks of it

    def focus_first(self) -> None:
        """Typing begins in the search."""
        if self.form is not None:
            self.form.stand_on(self.form.field)
        elif self.questions.question is not None:
            self.questions.take_cursor()
        else:
            self.search.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Read anew; cursor, scroll and typing stay as they are."""
        if not any(kind in KINDS_SHOWN for kind, _ in changed):
            return
        desk = self.book.renew()
        if self._line is not None:
            # nobody moves under the hand of whoever is about to press Enter
            again = find.search(self._line, desk.seats, desk.room.here)
            stayed = [who for who in self._found if who in again]
            self._found = stayed + [who for who in again if who not in stayed]
        if self.form is not None:
            self.form.renew(desk)
        self._show()

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """The person of the row under the cursor."""
        who = self.roll.person
        return self.book.records_of(who) if who in self.book.desk.people else ()

    def note_context(self) -> NoteContext:
        """The office of the row under the cursor, and who speaks if that person is here."""
        desk, who = self.book.desk, self.roll.person if self.roll.used else ""
        if who not in desk.room.people:
            return NoteContext()
        opd = desk.person(who).opd
        speaker = who if desk.is_here(who) else ""
        return NoteContext(
            opd=(opd,) if opd else (), speaker=speaker, prefix=f"@{opd}" if opd else ""
        )

    def pointed(self) -> str:
        """The roll call, also where it belongs to an acara of another kind."""
        return OPEN

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a person, found by the row of this roll call or by the list."""
        call, _, who = record.rpartition("/") if kind == "attendance" else ("", "", record)
        if call and call != self.book.desk.roll_call:
            return False
        who = self.book.desk.room.kept.get(who, who)
        if kind not in ("attendance", "participant") or who not in self.book.desk.room.people:
            return False
        self.search.settle()
        self._read_line("")
        self.roll.focus()
        return self.roll.move_to(f"daftar:{who}")

    @property
    def commands(self) -> tuple[tuple[str, str, str], ...]:
        """For the palette: the copy of the roll call before, and who is different since."""
        desk = self.book.desk
        people = len(deeds.carry_over(desk).changes)
        found = [(board.copying(desk, people), "", "copy_before")] if people else []
        if desk.earlier.last or self.session.all(Origin):
            found.append((CHANGED, "", "who_changed"))
        return (*found, (SIGNED, "", "compare_sheet"))

    @work
    async def action_compare_sheet(self) -> None:
        """The numbers that are signed on paper, beside who is recorded."""
        await view_signed.compare(self)

    def action_who_changed(self) -> None:
        """Everybody who is different, by name."""
        told = changes.lines(self.book.desk, changes.before_of(self.session))
        self.app.push_screen(Reading(CHANGED, list(told)))

    def action_copy_before(self) -> None:
        """Whoever was still there by the roll call before is here, also after a no."""
        self.next_one(self.attempt(lambda: deeds.carry_over(self.book.desk)))

    # -- what is shown

    def _show(self) -> None:
        width, desk = max(20, self.size.width), self.book.desk
        self.query_one("#counts", Static).update(Content(board.counts_line(desk.turnout, width)))
        days = len({one.day for one in self.session.stages})
        which = board.call_words(desk.roll_call, days)
        self.query_one("#roll-call", Static).update(Content(f" {safe(which)} "))
        self.query_one("#heads", Static).update(view_roll.titles(width))
        self._show_list()
        different = len(self._different())
        self.query_one(Board).show(self.book, different, self._dismissed, self.size)
        self._show_row()

    def _different(self) -> list[str]:
        desk = self.book.desk
        return [who for who in desk.room.people if words.differing(desk, who)]

    def _show_list(self) -> None:
        book = self.book
        if self._line is None:
            lines = view_roll.all_lines(book.desk, self._different(), book.initials)
        else:
            lines = view_roll.found_lines(book.desk, self._found, book.initials)
        before = book.desk.room.kept.get(self.roll.person, self.roll.person)
        self.roll.show(lines)
        if before != self.roll.person and self.roll.used:
            # a row of another section is the same person; a key must not hit somebody else
            self.roll.move_to(f"daftar:{before}")
        if self.awaited and self._line is None:
            self.awaited = not self.roll.move_to(f"baru:{self.newest}")
        self._show_hint()

    def _show_hint(self) -> None:
        book = self.book
        coming = board.hint_of(book.desk, self._line, self._found, book.last_opd)
        hint = self.told or coming or self.done
        line = f" {safe(hint)}" if hint else "─" * self.size.width
        shown = Content(line).truncate(max(1, self.size.width), ellipsis=True)
        self.query_one("#hint", Static).set_class(bool(hint), "-told").update(shown)

    def say(self, told: str) -> None:
        """Show a sentence under the line."""
        super().say(told)
        self._show_hint()

    def _show_row(self) -> None:
        shown = self.query_one(Board)
        typed = self._line is not None
        shown.show_row(self.book, self.roll.person, self.roll.used, typed, self.size)

    # -- the line

    def _read_line(self, typed: str) -> None:
        self._read = typed
        self._line = find.read_line(typed)
        desk = self.book.desk
        self._found = find.search(self._line, desk.seats, desk.room.here)
        self._show_list()
        if self._found:
            self.roll.move_to(f"cari:{self._found[0]}")
        elif self._line is None and not self.roll.move_to(f"baru:{self.newest}"):
            self.roll.action_edge(-1)
        self._show_row()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._read_on()

    def _read_on(self) -> None:
        typed = self.search.value
        if typed == self._read:
            return
        if typed or self.told == EMPTIES:
            self.told = ""
        self._read_line(typed)

    def _enter(self) -> None:
        """Enter in the line; the list may not have been told of the last letter yet."""
        self._read_on()
        deed = self.attempt(self._deed_of_line)
        answered = isinstance(self._line, find.Words | find.Nip) and self._found
        if deed is None and (answered or isinstance(self._line, find.Rows)):
            self.search.select_all()  # the next one takes the place of whom was answered for
        self.next_one(deed)

    def _deed_of_line(self) -> Deed | None:
        book, line = self.book, self._line
        if line is None:
            return linekeys.accept(book.desk, self._dismissed, book.now)
        if isinstance(line, find.WalkIn) and (meant := arrivals.misspelt(book.desk, line.opd)):
            self._spell(meant)
            return None
        if isinstance(line, find.WalkIn):
            return arrivals.walk_in(book.desk, line, book.last_opd, book.now, book.new_id)
        return linekeys.check_in(book.desk, line, self._found, self.roll.person, book.now)

    def _spell(self, office: str) -> None:
        """The OPD that was meant stands in the line; one more Enter takes it."""
        self.search.value = find.with_office(self.search.value, office)
        self.search.cursor_position = len(self.search.value)
        self._read_on()

    @on(DeskLine.ToList)
    def _to_list(self) -> None:
        if self.roll.cursor_key is not None:
            self.roll.focus()

    def action_back(self) -> None:
        """Esc: no to what is offered; else one place further back."""
        _, key = board.offer_of(self.book.desk, self._dismissed)
        if not key or self.search.value:
            raise SkipAction
        self._dismissed |= {key}
        if key == self.book.desk.roll_call:
            self.say(STILL_COPIES)
        self._show()

    # -- the rows

    def on_descendant_focus(self) -> None:
        """The keys of a row stand on the screen only while they act."""
        if self.form is None:
            self.roll.used = self.roll.has_focus
            self._show_row()

    @on(Roll.ToSearch)
    def _to_search(self) -> None:
        self.search.select_all()  # what is typed now begins another search
        self.search.focus()

    @on(Roll.Moved)
    def _moved(self) -> None:
        self._show_row()
        self.post_message(self.Noting())

    def _press(self, letter: str) -> None:
        """A key on a row."""
        who = self.roll.person
        if self.form is not None:
            return
        if who not in self.book.desk.room.people:
            self._type_on(letter)
        elif letter == view_roll.ENTER:
            desk, at = self.book.desk, self.book.now
            self.next_one(self.attempt(lambda: arrivals.check_in(desk, who, at)))
        else:
            self.attempt(lambda: self._deed_of_row(letter, who))

    def _deed_of_row(self, letter: str, who: str) -> Deed | None:
        desk, at = self.book.desk, self.book.now
        if deed := rowkeys.deed(desk, letter, who, at, self.roll.cursor_key or ""):
            return deed
        if asked := rowkeys.question(desk, letter, who, at):
            self.ask(asked)
        elif letter == "w":
            self.open_form(wakil.open_form(desk, who, at))
        elif letter == "v":
            self.run_worker(self.app.run_action("screen.value_history", self))
        elif letter == "G":
            self.ask_double(who)
        else:
            self._type_on(letter)
        return None

    def _type_on(self, letter: str) -> None:
        """A digit or a letter without meaning here begins the next search."""
        search = self.search
        if not letter.isprintable():
            return
        if search.has_focus:
            # typed faster than the cursor moved
            search.insert_text_at_cursor(letter)
            return
        self.screen.set_focus(search)
        search.value = letter
        search.cursor_position = len(letter)
