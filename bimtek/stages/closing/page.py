"""What the hall sees at an end (W14e): exactly the words that are read, or what the day came to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.agreement import Verdict
from bimtek.hall.records import Label, StageRun
from bimtek.hall.running import time_left
from bimtek.locale.dates import clock, medium_date
from bimtek.page import Page, PageLine
from bimtek.stages.closing.rules import MARKS, Item, counted_outcomes, last_read, said_in_short
from bimtek.stages.closing.state import ClosingState

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.closing.records import Dissent

TONIGHT = "malam-ini"
"""What a screen points at while tonight's tasks are read out."""
AGREEMENT = "kesepakatan"
"""What a screen points at while the hall agrees, and once it has."""
HERE = "▶"
ITEM = "·"
"""Before each line of the day; what is broken goes on under the text."""
DIFFERS = "≠"
"""Before what one office says differently."""
ASKED = "Setuju?   Ralat?   Ada yang berbeda?"


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """A decision or an action if one is pointed at, or the agreement; else the day."""
    state = ClosingState(session, stage)
    if pointed == AGREEMENT:
        return _agreement(state)
    item = state.item(pointed) if pointed and pointed != TONIGHT else None
    if item is not None:
        return _item(state, item)
    return _tonight(state) if pointed == TONIGHT else _day(state)


def _item(state: ClosingState, item: Item) -> Page:
    mine = [one for one in state.items if one.label is item.label]
    marks = " ".join(HERE if one.id == item.id else MARKS[one.standing] for one in mine)
    lines = [PageLine(item.text, strong=True)]
    if item.label is Label.ACTION:
        lines += [PageLine(), *_who_and_when(state, item)]
    differing = [_differs(state, seen) for seen in item.dissents]
    if differing:
        lines += [PageLine(), *differing]
    lines += [PageLine(), *_answer(state, item), *_ralats(state, item)]
    title = f"{item.label.value.upper()} {item.number} dari {item.total}"
    return Page(title, _left(state), tuple(lines), foot=marks)


def _answer(state: ClosingState, item: Item) -> list[PageLine]:
    """What the hall has said; of an open one the question, with the answer to what was read last.

    The cursor goes on with the answer, so that it is seen only there.
    """
    if not item.is_open:
        return [PageLine(said_in_short(item).capitalize(), MARKS[item.standing], strong=True)]
    asked = [PageLine(ASKED)]
    if before := last_read(state.items):
        name = f"{before.label.value.capitalize()} {before.number}"
        asked += [PageLine(), PageLine(f"{name} {said_in_short(before)}", MARKS[before.standing])]
    return asked


def _ralats(state: ClosingState, item: Item) -> Iterator[PageLine]:
    """How it reads since it was agreed; what was refused changed nothing."""
    for number, one in state.corrections.get(item.id, ()):
        if one.verdict is Verdict.ACCEPTED:
            yield PageLine()
            yield PageLine(f"Ralat {number}: {one.after}", strong=True)


def _agreement(state: ClosingState) -> Page:
    """What the hall is asked to agree to; then the version and the sidik that it may note down."""
    decided, charged = (
        sum(one.label is label and not one.is_let_go for one in state.items)
        for label in (Label.DECISION, Label.ACTION)
    )
    counted = PageLine(f"{decided} keputusan, {charged} tindak lanjut", strong=True)
    here = PageLine(f"Hadir {len(state.offices_here)} OPD") if state.offices_here else PageLine()
    if missed := state.without_quorum:
        here = PageLine(f"Kuorum tidak tercapai: {missed.words}")
    outcomes = PageLine(counted_outcomes(state.items))
    standing = state.standing
    if standing is None or standing.agreed is None:
        asked = (counted, outcomes, PageLine(), here, PageLine(), PageLine("Apakah kita sepakat?"))
        return Page("KESEPAKATAN", _left(state), asked)
    at, offices = state.session.local(standing.agreed.at), len(standing.agreed.offices)
    lines = (
        PageLine(f"DISEPAKATI · VERSI {standing.version}", strong=True),
        PageLine(f"{medium_date(at.date())} pukul {clock(at)} {state.session.script.zone}"),
        PageLine(),
        counted,
        outcomes,
        PageLine(f"Disepakati {offices} OPD" if offices else ""),
        PageLine(),
        PageLine(f"Sidik {state.sidik}", strong=True),
    )
    foot = "" if standing.signed else "Konsep sampai ditandatangani"
    return Page("KESEPAKATAN", _left(state), lines, foot=foot)


def _differs(state: ClosingState, seen: Seen[Dissent]) -> PageLine:
    office = state.names.get(seen.value.opd, seen.value.opd)
    return PageLine(f"{office} menyatakan berbeda", mark=DIFFERS)  # its words are for the minutes


def _who_and_when(state: ClosingState, item: Item) -> list[PageLine]:
    note = item.note.value
    offices = ", ".join(state.names.get(code, code) for code in note.opd)
    due = medium_date(note.due) if note.due else "belum ada"
    return [
        PageLine(f"Penanggung jawab: {offices or 'belum ditunjuk'}"),
        PageLine(f"Tenggat: {due}"),
    ]


def _day(state: ClosingState) -> Page:
    told = state.day
    lines = [PageLine("Yang kita capai", strong=True)]
    lines += [PageLine(line, ITEM) for line in told.reached]
    if told.attendance:
        lines += [PageLine(f"Hadir {told.attendance}", ITEM)]
    if outcomes := counted_outcomes(state.items):
        lines += [PageLine(f"Dibacakan: {outcomes}", ITEM)]
    if told.coming:
        lines += [PageLine(), PageLine("Besok", strong=True), PageLine(told.coming, ITEM)]
    return Page(state.stage.title.upper(), _left(state), tuple(lines))


def _tonight(state: ClosingState) -> Page:
    """Offices and numbers; what exactly is owed each office gets by itself."""
    offices = state.tonight
    lines = tuple(PageLine(f"{one.name} {one.number}") for one in offices)
    if not offices:
        lines = (PageLine("Tidak ada tugas malam. Terima kasih."),)
    total = sum(one.number for one in offices)
    foot = f"{len(offices)} kantor, {total} tugas" if offices else ""
    return Page("TUGAS MALAM INI", _left(state), lines, foot=foot, columns=2)


def _left(state: ClosingState) -> str:
    seen = state.session.get(StageRun, state.stage.id)
    run = seen.value if seen else StageRun(state.stage.id)
    return time_left(state.stage, run, state.session.now())
