"""Results and tasks as lines of lists, and the words above them. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content

from bimtek.hall.confidence import NOT_PRINTED
from bimtek.hall.copies import only_here
from bimtek.hall.parking import words_of
from bimtek.hall.records import Label, Note
from bimtek.locale.dates import clock, medium_date, short_date
from bimtek.stages.closing.day import HOW_TO_COPY
from bimtek.stages.closing.rules import MARKS, Item, Standing, counted, in_confidence, quoted
from bimtek.ui.columns import Column, safe
from bimtek.ui.hanging import HangingLine
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.stages.closing.state import ClosingState

RESULTS = (Column(1), Column(2, align="right"), Column(24, flex=1), Column(16, drop=1))
"""State, number, words, what was said."""
TASKS = (Column(14), Column(4, align="right"), Column(24, flex=1))
"""Office, how many, what."""
CLOSE = "tutup"
"""Key of the line that closes the day."""
STYLES = {
    Standing.AGREED: "$text-muted",
    Standing.POSTPONED: "$text-muted",
    Standing.DROPPED: "$text-muted",
    Standing.CHANGED: "$text-warning",
    Standing.UNSETTLED: "$text-warning",
}


# -- what is read back


def progress(found: tuple[Item, ...]) -> Content:
    """`Pembacaan hasil   keputusan 3/7   tindak lanjut 0/12`."""
    parts: list[str | tuple[str, str]] = [(" Pembacaan hasil", "bold")]
    for label in (Label.DECISION, Label.ACTION):
        done, of = counted(found, label)
        parts.append(f"   {label.value} {done}/{of}")
    return Content.assemble(*parts)


def result_lines(
    found: tuple[Item, ...], marks: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Line]:
    """Decisions, then actions, each below their heading.

    Args:
        marks: note → the ralats that it has since it was agreed.
    """
    for item in found:
        if item.number == 1:
            title = Content.styled(item.label.value.capitalize(), "bold")
            yield Line(f"# {item.label}", (title,), selectable=False)
        cells = (
            MARKS[item.standing],
            str(item.number),
            safe(item.text),
            marks.get(item.id) or said(item),
        )
        yield Line(item.id, cells, style=STYLES.get(item.standing, ""))


def said(item: Item) -> str:
    """`setuju 15.50`, `setuju, beda 1`, `ditunda`."""
    words = "" if item.standing is Standing.WAITING else str(item.standing)
    if item.standing is Standing.AGREED and item.result:
        words = "setuju" if item.dissents else f"setuju {clock(item.result.at)}"
    if item.standing is Standing.CHANGED:
        words = "diubah, ulangi"
    differing = f"beda {len(item.dissents)}" if item.dissents else ""
    return ", ".join(filter(None, (words, differing)))


def item_text(state: ClosingState, item: Item) -> Iterator[HangingLine]:
    """The words that are read, large; below them who said it, who wrote it, who differs."""
    note = item.note.value
    yield HangingLine(f"{item.label.value.upper()} {item.number}", style="bold")
    yield HangingLine(item.text, style="bold")
    if item.label is Label.ACTION:
        offices = ", ".join(state.names.get(code, code) for code in note.opd)
        due = medium_date(note.due) if note.due else "belum ada"
        words = f"{offices or 'belum ditunjuk'} · tenggat {due}"
        yield HangingLine(words, "Penanggung jawab ")
    yield HangingLine(_origin(state, item), style="$text-muted")
    before = [one for one in state.earlier_corrections if one[1].about == f"{Note.kind}/{item.id}"]
    for number, ralat in (*before, *state.corrections.get(item.id, ())):
        of = f" versi {ralat.edition}" if ralat.edition != state.edition else ""
        words = f"{safe(ralat.after)} ({ralat.verdict}; {safe(ralat.reason)})"
        yield HangingLine(words, f"Ralat {number}{of} ▸ ")
    for seen in item.dissents:
        office = state.names.get(seen.value.opd, seen.value.opd)
        words = f"{office}: {quoted(seen.value.sentence)}"
        if in_confidence(seen):
            words = f"{office} (kalimatnya tertutup, {NOT_PRINTED})"
        yield HangingLine(words, "Berbeda ▸ ")


def _origin(state: ClosingState, item: Item) -> str:
    """`Pukul 10.11 · terkait Dishub · dicatat N1 10.12 · diralat F 15.40 · hadir kini 25 OPD`.

    An office that a decision names is concerned by it, and need not be who said it.
    """
    note = item.note.value
    offices = ", ".join(state.names.get(code, code) for code in note.opd)
    parts = [_said_at(state, note)]
    parts += [f"terkait {offices}" if offices and item.label is Label.DECISION else ""]
    parts += [_by(state, item.note, "text", "dicatat")]
    if note.sentence:
        parts += [_by(state, item.note, "sentence", "diralat"), f"semula: {safe(note.text)}"]
    parts.append(_here(state))
    return " · ".join(filter(None, parts))


def _said_at(state: ClosingState, note: Note) -> str:
    """`Pukul 10.11`; of what was said on another day `3 Jul pukul 10.11`."""
    if note.said is None:
        return ""
    at, today = state.session.local(note.said), state.session.local(state.session.now())
    if at.date() == today.date():
        return f"Pukul {clock(at)}"
    return f"{short_date(at.date())} pukul {clock(at)}"


def _here(state: ClosingState) -> str:
    """`hadir kini 18 OPD (kuorum 16)`; for a quorum `luring` also how many are in the hall."""
    told, quorum = f"hadir kini {state.here} OPD", state.quorum
    if quorum is None or not quorum.opds:
        return told
    if not quorum.in_hall:
        return f"{told} (kuorum {quorum.opds})"
    return f"{told}, {state.in_hall} di aula (kuorum {quorum.opds} luring)"


def _by(state: ClosingState, note: Seen[Note], field: str, verb: str) -> str:
    author = state.session.author(next(iter(note.stamps(field)), ""))
    return f"{verb} {safe(author.initials)} {clock(author.at)}" if author else ""


# -- the day


def day_title(state: ClosingState) -> Content:
    """`Hari 1: 9 dari 11 acara selesai`."""
    return Content.styled(f" Hari {state.day.number}: {state.day.course}", "bold")


def day_lines(state: ClosingState) -> Iterator[HangingLine]:
    """What to say, what was reached, what comes, which copies there are."""
    for guide in state.stage.guides:
        if guide.label == "Ucapkan":
            yield _labelled("Ucapkan", guide.text)
    if only_here(state.copies):  # before what may be longer than the screen
        yield _copies(state, f"belum ada di luar laptop ini ({HOW_TO_COPY})")
    yield _labelled("Tercapai", " · ".join(state.day.reached[1:]))
    if state.day.attendance:
        yield _labelled("Hadir", state.day.attendance)
    if state.talk:
        yield _labelled("Bicara", state.talk)
    if state.parked:
        words = "; ".join(words_of(one.note) for one in state.parked)
        yield _labelled("Diparkir", f"{len(state.parked)} belum dibahas (g, d): {words}")
    if state.day.coming:
        yield _labelled("Besok", state.day.coming)
    if not only_here(state.copies):
        yield _copies(state)


def _copies(state: ClosingState, *more: str) -> HangingLine:
    return _labelled("Salinan", "; ".join([*more, *(copy.words for copy in state.copies)]))


def _labelled(label: str, text: str) -> HangingLine:
    return HangingLine(text, f"{label:<11}", label_style="bold")


def task_lines(state: ClosingState) -> Iterator[Line]:
    """The line that closes the day, then every office and what it owes."""
    yield Line(CLOSE, (close_words(state),), style="bold")
    offices = state.tonight
    total = sum(one.number for one in offices)
    title = (
        f"Malam ini: {len(offices)} kantor, {total} tugas" if offices else "Malam ini: tidak ada"
    )
    yield Line("tonight", (Content.styled(title, "bold"),), selectable=False)
    for one in offices:
        # in brackets, for the words beside it often begin with a number as well
        yield Line(one.opd, (safe(one.name), f"({one.number})", safe(one.words)))


def close_words(state: ClosingState) -> str:
    """`Tutup hari 1`, or who closed it when."""
    seen = state.closing
    closed = seen.value.closed if seen else None
    if seen is None or closed is None:
        return f"Enter: tutup hari {state.day.number}"
    author = state.session.author(next(iter(seen.stamps("closed")), ""))
    by = f" oleh {safe(author.name)}" if author else ""
    filling = "isian tetap terbuka" if closed.stays_open else "isian dikunci"
    at = state.session.local(closed.at)
    return f"✓ Hari {state.day.number} ditutup {short_date(at.date())} {clock(at)}{by}; {filling}"
