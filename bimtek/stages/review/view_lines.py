"""How a telaah is drawn: the chapter in sight, rows, what stands below. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock, short_date
from bimtek.stages.review.fields import verdict_words
from bimtek.stages.review.page import SIGNS
from bimtek.stages.review.records import Decision
from bimtek.stages.review.rules import MARKS, Entry, Part
from bimtek.stages.review.state import ReviewState
from bimtek.stages.timed import counted, left, over, runs, spent
from bimtek.ui.columns import MARGIN, Column, fit, laid_out, safe, widths, wrapped
from bimtek.ui.lines import GUTTER, Line

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.stages.review.typed import Typed

MUTED: Final = "$text-muted"
REMARKS: Final = (
    Column(1), Column(24, flex=5), Column(7, drop=3), Column(10, flex=1, drop=1), Column(9, flex=1),
    Column(6, drop=2), MARGIN,
)  # fmt: skip
REMARK_TITLES: Final = ("", "Catatan", "Jenis", "Dari", "Perbaikan", "Batas")
CHAPTERS: Final = (
    Column(1), Column(2, align="right"), Column(20, flex=4), Column(8, drop=2),
    Column(10, flex=2, drop=1), Column(8, align="right"), Column(10, align="right", drop=3),
)  # fmt: skip
CHAPTER_TITLES: Final = ("", "", "Bab", "Halaman", "Penyusun", "Catatan", "Menit")
LONGEST_PREFIX: Final = 24


def strip(state: ReviewState, chapter: str, now: datetime, *, listing: bool) -> Content:
    """`▶ 2/8 Bab 2 Kesiapan   sisa 6'   hlm. 13–40 · Bappeda`; of all how many are over."""
    part = state.part(chapter)
    done, of = counted(state.parts)
    if listing or part is None:
        words = f" {safe(state.stage.title)}   {done} dari {of} bab selesai"
        many = f"   {len(state.everything)} catatan"
        return Content.assemble((words, "bold"), Content.styled(many, MUTED))
    mark = MARKS[state.progress_of(part)]
    words = f" {mark} {state.number(chapter)}/{of} {safe(part.title)}"
    pages = f"hlm. {part.chapter.pages}" if part.chapter.pages else ""
    about = " · ".join(filter(None, (pages, state.wrote(part), part.chapter.book)))
    rest = left(part, now)
    late = "$text-warning" if over(part, now) else "bold"
    return Content.assemble(
        (words, "bold"), (f"   {rest}" if rest else "", late),
        Content.styled(safe(f"   {about}") if about else "", MUTED),
    )  # fmt: skip


def prefix(state: ReviewState, chapter: str) -> str:
    """What stands before the field: `Bab 2 Kesiapan ▸ `."""
    words = state.title(chapter) if chapter else "Catatan"
    return f" {fit(safe(words), min(LONGEST_PREFIX, len(words))).rstrip()} ▸ "


def hint(state: ReviewState, typed: Typed | None) -> Content:
    """Below the field: what is understood; before anything is typed, how to go on."""
    if typed is None:
        turn = f"giliran {state.at_turn}" if state.at_turn else "@opd dari siapa"
        return Content.styled(safe(f" {turn}   i d r e jenis   > @opd ^14/7 diterima"), MUTED)
    who = state.name(typed.opd) if typed.opd else ""
    if typed.speaker and (person := state.person(typed.speaker)):
        who = ", ".join(filter(None, (person.name, who)))
    parts = [str(typed.sort), who or "dari siapa? @opd"]
    parts += [state.title(typed.chapter)] if typed.chapter else []
    if typed.order is not None:
        due = f" s.d. {short_date(typed.order.due)}" if typed.order.due else " tanpa tenggat"
        owner = state.name(typed.order.owner) if typed.order.owner else "penyusun bab"
        parts.append(f"diterima, {owner}{due}")
    parts += ["~ tertutup"] if typed.closed else []
    strays = (*typed.said.unknown, *(typed.order.said.unknown if typed.order else ()))
    parts += [f"‘{stray.word}’ {stray.why}" for stray in strays]
    return Content(safe(f" {' · '.join(parts)}"))


# -- the rows


def head(columns: Sequence[Column], titles: Sequence[str], width: int) -> Content:
    """The titles over the columns."""
    found = laid_out(titles, columns, widths(columns, width - GUTTER))
    return Content.styled(" " * GUTTER + found.plain.rstrip(), MUTED)


def chapter_lines(state: ReviewState, now: datetime) -> Iterator[Line]:
    """One line for each chapter, the titles of the books between them."""
    book = ""
    for number, part in enumerate(state.parts, 1):
        if part.chapter.book != book:
            book = part.chapter.book
            title = Content.styled(safe(book), "bold")
            yield Line(f"buku {number}", (title,), selectable=False)
        many = len(state.of(part.id))
        cells = (
            MARKS[state.progress_of(part)],
            str(number),
            safe(part.title),
            safe(part.chapter.pages),
            safe(state.wrote(part)),
            str(many) if many else "",
            _minutes(part, now),
        )
        style = "bold" if runs(part) else MUTED if part.ended else ""
        yield Line(part.id, cells, style=style)


def _minutes(part: Part, now: datetime) -> str:
    """What was planned, what is left, what it took."""
    planned = f"{part.minutes}'" if part.minutes else ""
    took = spent(part, now)
    if took is None:
        return planned
    if runs(part):
        return left(part, now) or f"{took}'"
    return f"{took}' / {planned}" if planned else f"{took}'"


def remark_lines(state: ReviewState, chapter: str) -> Iterator[Line]:
    """One line for each remark on a chapter."""
    for entry in state.of(chapter):
        value, closed = entry.value, entry.closed
        due = state.due(entry)
        cells = (
            "≠" if entry.seen.conflicts else SIGNS[entry.decision],
            words(entry),
            "" if closed else str(value.sort),
            "" if closed else safe(state.who(entry)),
            "" if closed or not value.owner else safe(state.name(value.owner)),
            "" if closed or due is None else short_date(due),
        )
        style = MUTED if closed or entry.destroyed else ""
        yield Line(entry.id, cells, style=style, right=state.margin(entry))


def words(entry: Entry) -> str:
    """A remark in the list; never what was told in confidence."""
    if entry.destroyed:
        return DESTROYED
    return "~ tertutup" if entry.closed else safe(entry.text)


# -- below


def below_chapter(state: ReviewState, part: Part | None, height: int, width: int) -> list[str]:
    """What is known of the chapter under the cursor, and how to go on."""
    if part is None:
        return [" Belum ada bab. + menambah bab."]
    began, ended = state.session.local(part.began), state.session.local(part.ended)
    went = f"pukul {clock(began)}–{clock(ended) if ended else ''}" if began else ""
    about = " · ".join(filter(None, (part.chapter.book, state.progress_of(part).value, went)))
    keys = "Spasi: bab berikut mulai   Enter: bab ini   i: catatan pada bab ini"
    room = max(10, width - 2)
    return [f" {fit(safe(line), room).rstrip()}" for line in (about, keys)][:height]


def below_remark(state: ReviewState, entry: Entry | None, height: int, width: int) -> list[str]:
    """All that is known of the remark under the cursor; of an empty chapter what it waits for."""
    if entry is None:
        return [" Belum ada catatan pada bab ini. Ketik di atas, lalu Enter.",
                " Contoh: d angka tengkes beda dari RPJMD @dinsos > @dinkes ^14/7"]  # fmt: skip
    if entry.closed:
        return [" ~ tertutup", " Enter membuka isiannya."]
    room = max(10, width - 2)
    told = [*wrapped(words(entry), room)[: max(1, height - 1)], _fate(state, entry)]
    return [f" {fit(safe(line), room).rstrip()}" for line in told if line][:height]


def _fate(state: ReviewState, entry: Entry) -> str:
    """The decision, and what is still to be done for it."""
    if entry.seen.conflicts:
        return "Dua nilai berbeda: = memilih."
    decision = entry.decision
    if decision is None:
        return "Belum diputuskan: a terima   p sebagian   t tolak   l dibahas lagi"
    told = verdict_words(entry.value.verdict)
    if entry.lacks_an_owner or state.lacks_its_action(entry):
        return f"{told} · belum menjadi tindak lanjut: a (siapa, kapan)"
    if decision.is_yes:
        return f"{told} · tindak lanjut {state.name(entry.value.owner)}"
    return told if decision is Decision.REJECTED else f"{told} · a t memutuskan"
