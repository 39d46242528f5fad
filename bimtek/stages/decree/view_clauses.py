"""The reading (W3): one clause at a time, what was asked on it, what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from bimtek.locale.dates import clock
from bimtek.stages.decree import deeds, rules
from bimtek.stages.decree.reading import abbreviations, open_questions
from bimtek.stages.decree.said import said_on_clause
from bimtek.stages.decree.view_asks import Wish
from bimtek.stages.decree.view_words import (
    MARKS,
    clause_lines,
    header,
    hints,
    question_lines,
    spelled,
    strip,
)
from bimtek.stages.view import StageView
from bimtek.ui.columns import wrapped

if TYPE_CHECKING:
    from bimtek.stages.decree.script import Clause
    from bimtek.stages.decree.state import DecreeState

HELP = """\
Pembacaan SK: satu diktum di layar, dibacakan, lalu Spasi.

  Spasi      diktum ini terbaca (jamnya dicatat), lanjut
  ← →        pindah diktum tanpa mencatat
  ↑ ↓        gulung diktum yang panjang
  Backspace  hapus tanda terbaca
  w          ganti pembaca
  l          Lampiran: sikap OPD atas perannya
  H          musnahkan satu kalimat yang dicatat di sini

Pertanyaan: F2, lalu ? @dinkes dan kalimatnya; melekat pada diktum.
Tanpa @ ia bertanda (siapa?): g n, Enter pada barisnya, awali @dinkes.
Jawaban: F2, lalu = dan kalimatnya; menjawab yang terakhir.
Di bawah diktum: singkatan kantor dibaca sebagai apa.
Layar notulis ikut ke diktum berikut, kecuali ia membuka yang lain.
"""

LEADS = "fasilitator"
"""The role that goes from clause to clause; the others follow."""
ANNEX = "Lampiran"
HOW_TO_NAME = "(siapa?) diisi: g n, Enter pada barisnya, awali kalimatnya dengan @opd"
CHORUS_IS_THERE = "l membuka lampiran; di sana A: semua yang hadir siap serentak."
MOST_QUESTIONS = 5
FEW_QUESTIONS = 2
WIDE = 72


class ClauseText(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The words of a clause; long ones scroll, ← and → are left to the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "gulung naik", show=False),
        Binding("down", "scroll_down", "gulung turun", show=False),
        Binding("pageup", "page_up", "sehalaman naik", show=False),
        Binding("pagedown", "page_down", "sehalaman turun", show=False),
    ]
    help = HELP

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def on_key(self, event: events.Key) -> None:
        """A letter that is no command begins a note: nobody types into the void."""
        if event.is_printable and event.character and event.key not in self.screen.active_bindings:
            event.stop()
            self.post_message(StageView.BeginNote(event.character))


class ClausePane(Vertical):
    """The clauses of the SK, one at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "terbaca & lanjut", show=False, id="decree.read-on"),
        Binding("right", "step(1)", "diktum berikut", show=False, id="decree.next"),
        Binding("left", "step(-1)", "diktum sebelum", show=False, id="decree.previous"),
        Binding("backspace", "unread", "belum terbaca", show=False, id="decree.unread"),
        Binding("w", "reader", "ganti pembaca", show=False, id="decree.reader"),
        Binding("l", "annex", "lampiran", show=False, id="decree.annex"),
        Binding("A,a", "chorus_is_there", show=False, id="decree.chorus-is-there"),
        Binding("H", "destroy", "musnahkan isi", show=False, id="decree.destroy-on-clause"),
    ]
    DEFAULT_CSS = """
    ClausePane > Static { height: auto; }
    ClausePane > .decree--rule { height: 1; color: $text-muted; }
    ClausePane > ClauseText { height: 1fr; min-height: 3; margin: 1 0 0 0; }
    ClausePane > #spelled { color: $text-muted; }
    ClausePane > #say { text-style: italic; margin: 1 0 0 0; }
    ClausePane > #keys { color: $text-muted; margin: 1 0 0 0; }
    ClausePane.-low > #say, ClausePane.-low > #keys, ClausePane.-low > ClauseText { margin: 0; }
    """

    class ToAnnex(Message):
        """The annex is wanted."""

    class AskReader(Message):
        """Somebody else reads."""

    class Turned(Message):
        """Another clause is open."""

    def __init__(self, state: DecreeState) -> None:
        super().__init__()
        self._state = state
        self._following = self._place_of(state)
        self.at = max(0, len(state.spec.clauses) - 1)
        if self._following is not None:
            self.at = self._following

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(classes="decree--rule", markup=False)
        yield Static(id="strip", markup=False)
        yield ClauseText()
        yield Static(id="spelled", markup=False)
        yield Static(id="questions", markup=False)
        yield Static(id="say", markup=False)
        yield Static(id="keys", markup=False)

    @property
    def clause(self) -> Clause:
        """The clause that is open."""
        return self._state.spec.clauses[self.at]

    def show(self, state: DecreeState) -> None:
        """Show what is recorded now; a note-taker who stood where the hall was goes on with it.

        Whoever has turned to another clause stays there, and so does a half-typed note.
        """
        self._state = state
        before, self._following = self._following, self._place_of(state)
        if not self.is_mounted or not self.size.width:
            return
        stood_there = before == self.at and state.session.role != LEADS
        if stood_there and self._following is not None:
            self.turn_to(self._following)
        self._draw()

    def _place_of(self, state: DecreeState) -> int | None:
        """Which clause is read next; None: all are read."""
        ids = [clause.id for clause in state.spec.clauses]
        following = state.progress.following
        return ids.index(following) if following in ids else None

    def on_resize(self) -> None:
        self.set_class(self.size.height < 17, "-low")
        self._draw()

    # -- keys

    def action_read_on(self) -> None:
        """Read out; on to the next clause, after the last one to the annex."""
        clause, at = self.clause, self._state.session.now()
        if not self._state.read_at(clause.id):
            self.post_message(Wish(lambda state: deeds.mark_read(state, clause, at)))
        if self.at + 1 < len(self._state.spec.clauses):
            self.turn_to(self.at + 1)
        else:
            self.post_message(self.ToAnnex())

    def action_step(self, by: int) -> None:
        """The neighbouring clause; behind the last one lies the annex."""
        if by > 0 and self.at + 1 == len(self._state.spec.clauses):
            self.post_message(self.ToAnnex())
        else:
            self.turn_to(max(0, self.at + by))

    def action_unread(self) -> None:
        """Not read out after all."""
        clause = self.clause
        self.post_message(Wish(lambda state: deeds.mark_unread(state, clause)))

    def action_reader(self) -> None:
        """Who reads."""
        self.post_message(self.AskReader())

    def action_destroy(self) -> None:
        """Destroy one of the things that were noted on this clause."""
        self.post_message(StageView.Destroy(said_on_clause(self._state, self.clause)))

    def action_annex(self) -> None:
        """To the annex."""
        self.post_message(self.ToAnnex())

    def action_chorus_is_there(self) -> None:
        """The key that speaks for the whole hall opens nothing and begins no note."""
        self.post_message(StageView.Tell(CHORUS_IS_THERE))

    def turn_to(self, at: int) -> None:
        """Open a clause."""
        if at != self.at:
            self.at = at
            self._draw()
            self.query_one(ClauseText).scroll_home(animate=False)
            self.post_message(self.Turned())

    # -- drawing

    def _draw(self) -> None:
        width, low = self.size.width, self.has_class("-low")
        clause = self.clause
        self._put("#head", self._head(width))
        self._put(".decree--rule", Content("─" * width))
        self._put("#strip", strip(self._marks(), self.at, width))
        text = Content("\n").join(clause_lines(clause, self._read(clause), width - 1))
        self.query_one(ClauseText).query_one(Static).update(text)
        words = "\n".join((clause.text, *clause.points))
        found = abbreviations(words, self._state.offices.values())
        self._put("#spelled", Content("\n".join(spelled(found, width, 1 if low else 2))))
        self._put("#questions", self._questions(width, FEW_QUESTIONS if low else MOST_QUESTIONS))
        self._put("#say", Content("\n".join(self._say(width, 1 if low else 2))))
        self._put("#keys", hints(self._keys(), width, 1 if low else 2))

    def _put(self, where: str, content: Content) -> None:
        """Fill a part of the page; an empty one takes no line."""
        part = self.query_one(where, Static)
        part.display = bool(content.plain)
        part.update(content)

    def _head(self, width: int) -> Content:
        reader = self.clause.by if self.clause.by and not self._recorded() else self._state.reader
        if self._state.is_away(reader) and not self._recorded():
            reader = ""
        told = f"dibaca oleh ▸ {reader or '(siapa?)'}"
        if self._state.reading and "reader" in self._state.reading.conflicts:
            told = f"dibaca oleh ≠ {reader}"
        sample = "[contoh] " if self._state.spec.sample else ""
        preamble = " ".join(self._state.spec.preamble.split()) or self._state.stage.title
        return header(f"{sample}{preamble}", told, "w ganti", width)

    def _recorded(self) -> bool:
        reading = self._state.reading
        return bool(reading and reading.value.reader)

    def _marks(self) -> list[tuple[str, str]]:
        marks = []
        for place, clause in enumerate(self._state.spec.clauses):
            read = self._state.read_at(clause.id)
            mark = MARKS["here"] if place == self.at else MARKS["read" if read else "waiting"]
            waiting = len(open_questions(self._state.asked(clause.id)))
            marks.append((mark, f"{clause.title} ?{waiting}" if waiting else clause.title))
        silent = rules.counts(self._state.rows)[rules.Standing.SILENT]
        said = any(held.standing for row in self._state.rows for held in row.roles)
        marks.append((MARKS["read" if said and not silent else "waiting"], ANNEX))
        return marks

    def _read(self, clause: Clause) -> str:
        moment = self._state.read_at(clause.id)
        if moment is None:
            return ""
        stamps = self._state.clauses_read[clause.id].stamps("at")
        author = self._state.session.author(stamps[0]) if stamps else None
        initials = f" {author.initials}" if author and not author.own else ""
        return f"✓ {clock(moment)}{initials}"

    def _questions(self, width: int, most: int) -> Content:
        asked = self._state.asked(self.clause.id)
        if not asked:
            return Content("")
        waiting = len(open_questions(asked))
        title = f" Pertanyaan pada diktum ini{f': {waiting} belum dijawab' if waiting else ''}"
        lines = question_lines(self._state, asked, width)
        nobodys = any(not self._state.who(item.question.value) for item in asked)
        if nobodys and len(lines) < most:
            lines.append(Content.styled(f"   {HOW_TO_NAME}", "$text-muted"))
        if len(lines) > most:
            hidden = len(lines) - most + 1
            lines = [Content(f"   … {hidden} baris sebelumnya"), *lines[hidden:]]
        return Content("\n").join([Content.styled(title, "bold"), *lines])

    def _say(self, width: int, most: int) -> list[str]:
        guides = self._state.stage.guides
        text = next((guide.text for guide in guides if guide.label == "Ucapkan"), "")
        lines = wrapped(f"Ucapkan: {text}", max(20, width - 4)) if text else []
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
        return [f" {line}" for line in lines]

    def _keys(self) -> list[tuple[str, str]]:
        if self._state.read_at(self.clause.id):
            space, more = "lanjut", [("Backspace", "belum terbaca")]
        else:
            space, more = "terbaca & lanjut", []
        return [
            ("Spasi", space),
            ("l", "lampiran: sikap OPD" if self.size.width >= WIDE else "lampiran"),
            ("←/→", "pindah"),
            ("w", "pembaca"),
            *more,
            ("F2", f"? @{next(iter(self._state.offices), 'opd')} pertanyaannya"),
        ]
