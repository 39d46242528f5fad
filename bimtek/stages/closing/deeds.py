"""What a key does at an end: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall import running
from bimtek.hall.chair import called, leave_the_chair
from bimtek.hall.confidence import NOT_PRINTED, read_sentence, refused_mark
from bimtek.hall.lock import LOCKS, toggled
from bimtek.hall.records import Label, StageRun, StageState
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock, medium_date
from bimtek.stages.closing.records import Closed, Closing, Dissent, Outcome, ReadBack, Result
from bimtek.stages.closing.rules import Item, in_confidence, wording_of
from bimtek.stages.closing.wording import read_wording
from bimtek.stages.deed import Deed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bimtek.hall.records import Chair
    from bimtek.hall.session_records import InputLock
    from bimtek.journal.records import Change, Seen
    from bimtek.stages.closing.tasks import OfficeTasks

UNDO = "Ctrl+Z mengurungkan."
AGAIN = " Bacakan sekali lagi."
TOLD = {
    Outcome.AGREED: "disetujui",
    Outcome.POSTPONED: "ditunda",
    Outcome.DROPPED: "dilepas: tidak menjadi hasil rapat",
}


def name(item: Item) -> str:
    """`Keputusan 3`, `Tindak lanjut 2`."""
    word = "Keputusan" if item.label is Label.DECISION else "Tindak lanjut"
    return f"{word} {item.number}"


def answered(item: Item, stage: str, outcome: Outcome, at: datetime, reason: str = "") -> Deed:
    """The hall has heard exactly these words and said so.

    Raises:
        Refusal: while two people's words stand side by side; for a reason marked tertutup.
    """
    if item.in_conflict:
        raise Refusal(
            "two-wordings",
            f"{name(item)} punya dua kalimat yang berbeda. Shift+F2, lalu b: pilih yang benar.",
        )
    if wrong := refused_mark(reason):
        raise Refusal("printed", wrong)
    said = read_sentence(reason)[0] or None
    result = Result(outcome, at, wording_of(item.note), said)
    if item.read is not None:
        change = item.read.change(result=result, stage=stage)
    else:
        change = ReadBack.new(note=item.id, result=result, stage=stage)
    differing = f" Pendapat berbeda: {len(item.dissents)}." if item.dissents else ""
    return Deed((change,), f"{name(item)} {TOLD[outcome]}.{differing} {UNDO}")


def unread(item: Item) -> Deed:
    """As if it had not been read.

    Raises:
        Refusal: if it was not.
    """
    if item.read is None or item.result is None:
        raise Refusal("not-read", f"{name(item)} belum dibacakan.")
    return Deed((item.read.change(result=None),), f"{name(item)} kembali belum dibacakan. {UNDO}")


def corrected(item: Item, typed: str, today: date) -> Deed:
    """Ralat: the sentence of the minutes; the words as they were typed stay.

    Args:
        typed: of an action `^31/12` at the end moves its deadline, alone or behind the sentence.

    Raises:
        Refusal: for a sentence without words, marked tertutup, or a deadline that is no date.
    """
    wording = read_wording(item, typed, today)
    moved: dict[str, object] = (
        {"due": wording.due} if wording.due not in (None, item.note.value.due) else {}
    )
    sentence = wording.words or (item.text if wording.due else "")
    if sentence == item.text and not moved:
        return Deed(())
    if wrong := refused_mark(sentence):
        raise Refusal("printed", wrong)
    sentence = read_sentence(sentence)[0]
    if not sentence:
        raise Refusal("no-sentence", "Kalimatnya kosong. L melepas keputusan ini.")
    own = "" if sentence == item.note.value.text else sentence
    again = AGAIN if item.result is not None else ""
    if sentence != item.text:
        moved["sentence"] = own
    due = f" Tenggat {medium_date(wording.due)}." if "due" in moved and wording.due else ""
    return Deed((item.note.change(**moved),), f"{name(item)} diralat.{due}{again} {UNDO}")


def dissents(
    item: Item, opd: str, sentence: str, at: datetime, *, closed: bool = False, absent: str = ""
) -> Deed:
    """An office says something else; the decision waits for S all the same.

    Args:
        closed: it was told in confidence; words that were stay so when they are replaced.
        absent: what the office is called, if nobody of it is here.

    Raises:
        Refusal: without words.
    """
    own = next((seen for seen in item.dissents if seen.value.opd == opd), None)
    closed = closed or (own is not None and in_confidence(own))
    hidden = f" Kalimatnya tertutup: {NOT_PRINTED}." if closed else ""
    again = AGAIN if item.result is not None else ""
    away = f"; absen: {absent}" if absent else ""
    if own is not None:
        said = {"sentence": sentence.strip()} if sentence.strip() else {}
        change = own.change(**said, at=at, confidential=closed)
        return Deed((change,), f"Pendapat itu diganti{away}.{hidden}{again}")
    taken_back = next((seen for seen in item.taken_back if seen.value.opd == opd), None)
    values = {"sentence": sentence.strip(), "at": at, "confidential": closed}
    if taken_back is not None:
        change = taken_back.change(**values)
    else:
        change = Dissent.new(note=item.id, opd=opd, **values)
    agree = again or " Tombol s menyetujui dengan catatan itu."
    return Deed((change,), f"Dicatat{away}.{hidden}{agree}")


def agrees_after_all(dissent: Seen[Dissent]) -> Deed:
    """The office takes back what it said differently."""
    return Deed((dissent.withdraw(),), f"Pendapat berbeda ditarik. {UNDO}")


def close_day(
    stage: str,
    run: Seen[StageRun] | None,
    closing: Seen[Closing] | None,
    lock: Seen[InputLock] | None,
    at: datetime,
    *,
    stays_open: bool,
    role: str,
    leader: Seen[Chair] | None = None,
    tonight: Sequence[OfficeTasks] = (),
) -> Deed:
    """The day ends: who closed it when, the acara is over, input stays open or is locked.

    Args:
        leader: who leads the meeting; nobody does overnight.
        tonight: what every office is given to do.

    Raises:
        Refusal: if it is closed already, or this person may not lock.
    """
    if closing is not None and closing.value.closed is not None:
        raise Refusal("closed-already", f"Sudah ditutup {clock(closing.value.closed.at)}. {UNDO}")
    said = Closed(at, stays_open)
    values = {
        "closed": said,
        "owed": {one.opd: one.number for one in tonight},
        "tasks": {one.opd: one.sorts for one in tonight},
    }
    changes = [closing.change(**values) if closing else Closing.new(stage=stage, **values)]
    changes += _over(stage, run, at)
    locked = lock is not None and lock.value.locked
    if stays_open is locked and (role == LOCKS or not stays_open):
        changes.append(toggled(lock, role))
    filling = "isian tetap terbuka malam ini" if stays_open else "isian dikunci"
    if leader is not None and leader.value.since is not None and leader.value.since < at:
        changes.append(leave_the_chair(leader, at))
        filling += f"; {called(leader.value)} selesai memimpin"
    return Deed(tuple(changes), f"Ditutup {clock(at)}; {filling}. {UNDO}")


def _over(stage: str, run: Seen[StageRun] | None, at: datetime) -> list[Change]:
    if run is not None and run.value.state is StageState.DONE:
        return []
    if run is None:
        return [StageRun.new(id=stage, state=StageState.DONE, started=at, ended=at)]
    if run.value.state is StageState.RUNNING:
        return [running.finish(run, at)]
    return [run.change(state=StageState.DONE, started=run.value.started or at, ended=at)]
