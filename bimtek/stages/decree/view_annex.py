"""The annex (W4): what every OPD says to its roles; the chorus in one key, exceptions in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from bimtek.hall.offices import Findable, office_line
from bimtek.stages.decree import deeds, rules
from bimtek.stages.decree.rules import Held, Standing
from bimtek.stages.decree.said import said_on_row
from bimtek.stages.decree.view_asks import Wish
from bimtek.stages.decree.view_board import AnnexBoard, AnnexList
from bimtek.stages.decree.view_editor import ATTITUDES, MatterEditor, Writing
from bimtek.stages.decree.view_rows import Place, heading_of
from bimtek.stages.decree.view_words import hints
from bimtek.stages.view import StageView
from bimtek.stages.view_finding import find_row
from bimtek.ui.columns import fit
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.stages.decree.state import DecreeState

STANDINGS = {"tanya": Standing.ASKS, "keberatan": Standing.OBJECTS}
IS_OPEN = "Lampiran sudah terbuka. Esc kembali ke diktum."
WIDE = 72
"""From this many cells there is room for whole sentences."""
UNFINISHED = "Selesaikan dahulu kalimat yang terbuka: Enter menyimpan, Esc dua kali menghapus."
UNSENT = "Belum tersimpan. Esc sekali lagi menghapus kedua isian untuk selamanya."
WIPED = "Isian {name} dihapus untuk selamanya; tidak ada yang dicatat."
NO_MATTER = "Hasil dicatat pada pertanyaan atau keberatan. Pilih t atau k dahulu."
ROLES_OPEN = "{name}: {count} peran dibuka; s t k di sana hanya untuk peran itu."
NOTHING_LEFT_OUT = "Tidak ada OPD yang diam, bertanya, keberatan, atau absen: semua siap."
ONE_ROLE = "Pilih perannya, lalu s, t, atau k: hanya peran itu yang dicatat."


class AnnexPane(Vertical):
    """The list, what stands above and below it, and what its keys mean."""

    DEFAULT_CSS = """
    AnnexPane > Static { height: auto; }
    AnnexPane > .decree--rule { height: 1; color: $text-muted; }
    AnnexPane > #keys { color: $text-muted; margin: 1 0 0 0; }
    AnnexPane.-low > #keys { margin: 0; }
    """

    class ToClauses(Message):
        """Back to the clauses."""

    class Settle(Message):
        """A person wants to choose between values."""

        def __init__(self, roles: tuple[Held, ...]) -> None:
            super().__init__()
            self.roles = roles

    def __init__(self, state: DecreeState) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(classes="decree--rule", markup=False)
        yield AnnexBoard(self._state)
        yield Static(id="outside", markup=False)
        yield Static(id="ask", markup=False)
        yield Static(id="keys", markup=False)

    @property
    def board(self) -> AnnexBoard:
        return self.query_one(AnnexBoard)

    # -- keys

    @on(AnnexList.Act)
    def acted(self, event: AnnexList.Act) -> None:
        """A key on a row."""
        event.stop()
        place = self.board.place
        if event.verb == "chorus":
            at = self._state.session.now()
            self.post_message(Wish(lambda state: deeds.chorus(state, at)))
        elif event.verb == "filter":
            self._filter()
        elif event.verb == "find":
            self._find()
        elif event.verb == "is_open":
            self.post_message(StageView.Tell(IS_OPEN))
        elif event.verb == "leave":
            self.post_message(self.ToClauses())
        elif place is not None:
            self._on_row(event.verb, place)

    @on(LineList.Chosen)
    def chosen(self, event: LineList.Chosen) -> None:
        """Enter: settle what differs, else open or shut the roles."""
        event.stop()
        place = Place.of(event.key)
        row = self.board.row(place.opd)
        if row is not None and row.in_conflict:
            self.post_message(self.Settle(self.board.roles_at(place)))
        else:
            self._on_row("shut" if place.opd in self.board.opened else "open", place)

    def _on_row(self, verb: str, place: Place) -> None:
        roles = self.board.roles_at(place)
        if verb in ("tanya", "keberatan", "hasil"):
            self.write(place, verb)
        elif verb == "ready":
            self._ready(roles)
        elif verb == "take_back":
            self.post_message(Wish(lambda state: deeds.take_back(state, roles)))
        elif verb == "this":
            self._only_this(place, roles)
        elif verb == "open":
            self._open(place.opd, roles)
        elif verb == "shut":
            self.board.shut_roles(place.opd)
            self.draw_keys()
        elif verb == "settle":
            self.post_message(self.Settle(roles))
        elif verb == "destroy":
            self.post_message(StageView.Destroy(said_on_row(self._state, place.opd, roles)))

    def _filter(self) -> None:
        if not self.board.next_filter():
            self.post_message(StageView.Tell(NOTHING_LEFT_OUT))
        self._draw()

    def _find(self) -> None:
        """To the row of an office by its letters; a filter that hides it is let go."""
        offices = self._state.offices
        codes = (row.opd for row in self._state.rows)
        rows = {c: Findable(office_line(offices[c]), c) for c in codes if c in offices}

        def found(opd: str) -> None:
            self.board.find(opd)
            self._draw()

        find_row(self.app, "Baris OPD mana?", rows, offices, found)

    def _open(self, opd: str, roles: tuple[Held, ...]) -> None:
        self.board.open_roles(opd)
        self.draw_keys()
        told = ROLES_OPEN.format(name=self._state.short(opd), count=len(roles))
        self.post_message(StageView.Tell(told))

    def _ready(self, roles: tuple[Held, ...]) -> None:
        at = self._state.session.now()
        self.post_message(Wish(lambda state: deeds.ready(state, roles, at)))

    def _only_this(self, place: Place, roles: tuple[Held, ...]) -> None:
        if len(roles) == 1:
            self._ready(roles)
            return
        first = next((held for held in roles if held.standing is None), roles[0])
        self.board.stand_on(Place(place.opd, first.slug))
        self.post_message(StageView.Tell(ONE_ROLE))

    # -- words of an exception

    def write(self, place: Place, what: str, typed: Sequence[str] = ()) -> None:
        """Open the lines below a row.

        Args:
            what: tanya, keberatan or hasil.
            typed: half-typed words of before.
        """
        editor = self.board.editor
        if editor.writing is not None and editor.unsent:
            editor.fields[0].focus()
            self.post_message(StageView.Tell(UNFINISHED, "warning"))
            return
        matter = self.board.matter_at(place, STANDINGS.get(what))
        if what == "hasil" and matter is None:
            self.post_message(StageView.Tell(NO_MATTER, "warning"))
            return
        roles = matter.roles if matter else self.board.roles_at(place)
        bearer = deeds.bearer_of(roles).seen
        draft = f"{self._state.stage.id}/{place.opd}/{place.role}/{what}"
        heading = tuple(heading_of(self._state, what, roles, matter))
        writing = Writing(place, what, matter, roles, self._state.session.now(), draft, heading)
        standing = deeds.standing_words(bearer) if bearer else {}
        self.board.begin(writing, standing, typed)
        row = self.board.row(place.opd)
        if what != "hasil" and row is not None and not row.present:
            name = self._state.short(place.opd)
            self.post_message(StageView.Tell(f"{name} belum tercatat hadir: F7.", "warning"))
        self.draw_keys()

    @on(MatterEditor.Sent)
    def sent(self, event: MatterEditor.Sent) -> None:
        """Record the words, and close the lines."""
        event.stop()
        writing, words = event.writing, event.words
        if wrong := deeds.refused_mark_of(writing.roles, words):
            self.post_message(StageView.Tell(wrong, "warning"))
            return
        matter = writing.matter
        if writing.what == "hasil" and matter is not None:
            wish = Wish(lambda state: deeds.ending(state, matter, **words), writing.draft)
        else:
            attitude = ATTITUDES[writing.what]
            wish = Wish(
                lambda state: deeds.exception(state, writing.roles, attitude, writing.at, **words),
                writing.draft,
            )
        self.post_message(wish)
        self.board.end()
        self.draw_keys()

    @on(MatterEditor.Warned)
    def warned(self) -> None:
        """Words would be lost: say what Esc does."""
        self.post_message(StageView.Tell(UNSENT, "warning"))

    @on(MatterEditor.Closed)
    def closed(self, event: MatterEditor.Closed) -> None:
        """Nothing is to be recorded."""
        writing = self.board.editor.writing
        if event.wiped and writing is not None:
            name = self._state.short(writing.place.opd)
            self.post_message(StageView.Tell(WIPED.format(name=name)))
        self.board.end()
        self.draw_keys()

    # -- what is shown

    def show(self, state: DecreeState) -> None:
        """Show what is recorded now; cursor, scroll and typing stay."""
        self._state = state
        self.board.show(state)
        self._tell_meanwhile()
        self._draw()

    def _tell_meanwhile(self) -> None:
        """Another person has recorded what is being written: told beside what is typed.

        Where nothing is typed yet, the fields open anew on what stands there now.
        """
        editor, state = self.board.editor, self._state
        writing = editor.writing
        row = self.board.row(writing.place.opd) if writing else None
        if writing is None or row is None:
            return
        typing = editor.unsent
        if told := editor.meanwhile.told(state.session, row.roles, typing=typing):
            self.post_message(StageView.Tell(told, "warning"))
            if not typing:
                at = editor.at
                self.write(writing.place, writing.what)
                editor.stand_at(at)

    def on_resize(self) -> None:
        self.set_class(self.size.height < 16, "-low")
        self._draw()

    def draw_keys(self) -> None:
        """The keys for the row under the cursor."""
        low = self.has_class("-low")
        keys = hints(self._keys(), self.size.width, 1 if low else 2)
        self.query_one("#keys", Static).update(keys)

    def on_descendant_focus(self) -> None:
        """What Enter does depends on the field with the cursor."""
        if self.board.editor.writing is not None:
            self.draw_keys()

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        self.query_one("#head", Static).update(self._head(width))
        self.query_one(".decree--rule", Static).update("─" * width)
        self._put("#outside", self._outside(width))
        self._put("#ask", "" if self.has_class("-low") else self._ask(width))
        self.draw_keys()

    def _put(self, where: str, text: str) -> None:
        part = self.query_one(where, Static)
        part.display = bool(text)
        part.update(Content(text))

    def _head(self, width: int) -> Content:
        found = rules.counts(self._state.rows)
        told = [one for one in Standing if found[one] or one is not Standing.DESTROYED]
        counts = "  ".join(f"{standing} {found[standing]}" for standing in told)
        chosen = f" · saring: {self.board.filter.word}" if self.board.filter.word else ""
        left = f" Lampiran SK: sikap per OPD{chosen}"
        room = max(0, width - len(counts) - 3)
        if len(left) > room:
            left = f" Sikap OPD{chosen}" if not chosen else f" {chosen.removeprefix(' · ')}"
        return Content.assemble(fit(left, room), "  ", Content.styled(counts, "bold"), " ")

    def _outside(self, width: int) -> str:
        names = [self._state.short(code) for code in self._state.not_in_decree]
        names += self._state.guests
        if not names:
            return ""
        return fit(f" Di aula, tetapi tidak ada dalam SK ({len(names)}): {', '.join(names)}", width)

    def _ask(self, width: int) -> str:
        guides = self._state.stage.guides
        text = next((guide.text for guide in guides if guide.label == "Tanyakan"), "")
        return fit(f" Tanyakan: {text}", width) if text else ""

    def _keys(self) -> list[tuple[str, str]]:
        if self.board.editor.writing is not None:
            coming = self.board.editor.coming
            enter = f"lanjut ke ‘{coming}’" if coming else "simpan"
            return [("Enter", enter), ("↑/↓", "isian yang lain"), ("Esc", "tutup")]
        place = self.board.place
        row = self.board.row(place.opd) if place else None
        wide = self.size.width >= WIDE
        keys = [("A", "semua yang hadir: siap serentak" if wide else "siap serentak")]
        if row and row.in_conflict:
            keys.insert(0, ("=", "pilih nilai ≠"))
        matter = self.board.matter_at(place) if place else None
        asks = matter is not None and matter.standing is Standing.ASKS
        keys += [("s", "siap"), ("t", "tanya"), ("k", "keberatan")]
        keys.append(("h", "jawaban" if asks else "hasil"))
        is_open = place is not None and place.opd in self.board.opened
        key = ("←" if is_open else "→") if row and row.in_conflict else "Enter"
        keys.append((key, "tutup peran" if is_open else "per peran"))
        keys += [("/", "cari OPD"), ("f", "saring"), ("Backspace", "hapus sikap")]
        return [*keys, ("Esc", "diktum")]
