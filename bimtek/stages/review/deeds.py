"""What a key does to chapters and remarks: the changes of one act, and what is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.hall.confidence import NOT_PRINTED, PRINTED, read_sentence
from bimtek.hall.follow_up import followed
from bimtek.journal.codec import decode, type_hints
from bimtek.journal.records import WITHDRAWN, Refusal, random_id
from bimtek.locale.dates import short_date
from bimtek.stages.deed import Deed
from bimtek.stages.review.records import ChapterRun, Decision, Remark, Verdict
from bimtek.stages.review.rules import Entry, Part, follow_up
from bimtek.stages.timed import FIRST, UNDO, Course

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.journal.records import Change, Seen
    from bimtek.stages.review.fields import Field
    from bimtek.stages.review.records import Sort
    from bimtek.stages.review.state import ReviewState
    from bimtek.stages.review.typed import Order, Typed

LONGEST_NAMED = 40
"""Letters of a remark that a sentence tells."""


class Saw(NamedTuple):
    """What stood recorded when somebody began to type there."""

    seen: Seen[Remark]


def called(entry: Entry) -> str:
    """A remark in a sentence; what was told in confidence is not repeated."""
    return "catatan tertutup" if entry.closed else f"‘{short(entry.text)}’"


def short(text: str) -> str:
    """Words cut to what a sentence bears."""
    return text if len(text) <= LONGEST_NAMED else f"{text[: LONGEST_NAMED - 1].rstrip()}…"


def of_all(found: Sequence[Entry]) -> str:
    """`‘Angka tengkes beda’`, or `3 catatan`."""
    return called(found[0]) if len(found) == 1 else f"{len(found)} catatan"


# -- chapters


def course(state: ReviewState) -> Course[Part]:
    """What goes on with the chapters, and what takes that back."""
    return Course(state.parts, partial(_set, state), "bab")


def _set(state: ReviewState, part: Part, **values: object) -> Change:
    """Set fields of a chapter, whether or not anything was recorded of it before."""
    if part.seen is not None:
        return part.seen.change(**values)
    said = {name: value for name, value in values.items() if value is not None}
    return ChapterRun.new(stage=state.stage.id, chapter=part.id, **said)


def add_chapter(after: Part | None, stage: str, title: str) -> Deed:
    """A chapter that the script does not know, behind another one and in its book.

    Raises:
        Refusal: without words.
    """
    words = " ".join(title.split())
    values = {"book": after.chapter.book} if after and after.chapter.book else {}
    place = after.id if after else FIRST
    change = ChapterRun.new(stage=stage, chapter=random_id(), title=words, after=place, **values)
    return Deed((change,), f"‘{words}’ ditambahkan. {UNDO}")


def remove_chapter(state: ReviewState, part: Part) -> Deed:
    """Take an added chapter out again.

    Raises:
        Refusal: if the script brought it, it has begun, or remarks stand on it.
    """
    if not part.added or part.seen is None:
        words = f"‘{part.title}’ dari naskah; bab yang tidak dibahas tetap tercatat belum dibaca."
        raise Refusal("of-the-script", words)
    if part.began is not None or state.of(part.id):
        raise Refusal("in-use", f"‘{part.title}’ sudah dibahas; tidak dapat dihapus.")
    return Deed((part.seen.withdraw(),), f"‘{part.title}’ dihapus. {UNDO}")


# -- remarks come in


class Remarking:
    """Takes the lines of one act.

    Args:
        state: what stands.
        chapter: where a remark goes that names none.
        now: the time in the hall.
    """

    def __init__(self, state: ReviewState, chapter: str, now: datetime) -> None:
        self.state = state
        self.chapter = chapter
        self.now = now
        self.changes: list[Change] = []
        self.remarks = 0

    def take(self, typed: Typed) -> str:
        """Take one line as a remark; its id.

        Raises:
            Refusal: without words, or without a chapter.
        """
        if not any(map(str.isalnum, typed.text)):
            raise Refusal("no-text", "Catatannya masih kosong. Tulis apa yang dicatat.")
        remark, chapter = random_id(), typed.chapter or self.chapter
        values: dict[str, Any] = {
            "chapter": chapter, "text": typed.text, "sort": typed.sort, "said": self.now,
        }  # fmt: skip
        said = {"opd": typed.opd, "speaker": typed.speaker, "confidential": typed.closed}
        values |= {name: value for name, value in said.items() if value}
        if typed.order is not None:
            values |= _accepted(self.state, chapter, typed.order, Decision.ACCEPTED)
        of: dict[str, Any] = {"stage": self.state.stage.id, "remark": remark}
        self.changes.append(Remark.new(**of, **values))
        wanted = follow_up(Remark(**of, **values), self.state.chapter_words(chapter))
        self.changes += followed(remark, None, None, wanted, self.now)
        self.remarks += 1
        return remark


def _accepted(
    state: ReviewState, chapter: str, order: Order, decision: Decision, standing: str = ""
) -> dict[str, Any]:
    """The fields that an acceptance sets; where nobody is named the chapter's writer mends it.

    Args:
        standing: who mends it already.
    """
    part = state.part(chapter)
    wrote = next(iter(part.chapter.opds), "") if part else ""
    owner = order.owner or standing or wrote
    values: dict[str, Any] = {"verdict": Verdict(decision, order.words)}
    if owner:
        values["owner"] = owner
    if order.due:
        values["due"] = order.due
    return values


# -- remarks change


def changed(
    state: ReviewState, entry: Entry, now: datetime, saw: Saw | None = None, **values: Any
) -> tuple[Change, ...]:
    """Set fields of a remark; its tindak lanjut comes, changes and goes with it."""
    change = entry.seen.change(**values)
    if saw is not None:
        change = change.by_who_saw(saw.seen)
    before = replace(entry.value, confidential=entry.closed)
    after = replace(before, **values)
    was = follow_up(before, state.chapter_words(before.chapter))
    wanted = follow_up(after, state.chapter_words(after.chapter))
    return (change, *followed(entry.id, state.action(entry), was, wanted, now))


def fill(state: ReviewState, entry: Entry, one: Field, text: str, saw: Saw, now: datetime) -> Deed:
    """Record what was typed in a field of the form.

    Args:
        saw: what the typing began from; what came meanwhile stands beside it.

    Raises:
        Refusal: if the text makes no sense there.
    """
    values = dict(one.read(state, text))
    told = f"Catatan ini tertutup: {NOT_PRINTED}." if values.get("confidential") is True else ""
    return Deed(changed(state, entry, now, saw, **values), told)


def accept(
    state: ReviewState,
    found: Sequence[Entry],
    order: Order,
    now: datetime,
    decision: Decision = Decision.ACCEPTED,
) -> Deed:
    """Remarks are accepted, wholly or in part; whoever wrote the chapter mends it by a date.

    Raises:
        Refusal: where there are none, or for a mark of confidence.
    """
    _some(found)
    if order.closed:
        raise Refusal("printed", PRINTED)
    changes: list[Change] = []
    undated = 0
    for one in found:
        values = _accepted(state, one.value.chapter, order, decision, one.value.owner)
        changes += changed(state, one, now, **values)
        undated += replace(one.value, **values).due is None
    told = f"{of_all(found)} {decision}"
    if order.due:
        told += f", tindak lanjut s.d. {short_date(order.due)}"
    elif undated:
        told += "; belum bertenggat"
    return Deed(tuple(changes), f"{told}. {UNDO}")


def decide(
    state: ReviewState, found: Sequence[Entry], decision: Decision, reason: str, now: datetime
) -> Deed:
    """Remarks are rejected with a reason, or taken up again later; no tindak lanjut is left.

    Raises:
        Refusal: where there are none, without a reason, or for a mark of confidence.
    """
    _some(found)
    words, closed = read_sentence(reason)
    if closed:
        raise Refusal("printed", PRINTED)
    verdict = Verdict(decision, words)
    changes = [change for one in found for change in changed(state, one, now, verdict=verdict)]
    return Deed(tuple(changes), f"{of_all(found)} {decision}. {UNDO}")


def undecide(state: ReviewState, found: Sequence[Entry], now: datetime) -> Deed:
    """Nothing is decided of these remarks after all.

    Raises:
        Refusal: where nothing was.
    """
    those = [one for one in found if one.value.verdict is not None]
    if not those:
        raise Refusal("undecided", "Catatan ini memang belum diputuskan.")
    changes = [change for one in those for change in changed(state, one, now, verdict=None)]
    return Deed(tuple(changes), f"{of_all(those)} kembali belum diputuskan. {UNDO}")


def sort_as(found: Sequence[Entry], sort: Sort) -> Deed:
    """Remarks are of another kind.

    Raises:
        Refusal: where there are none.
    """
    _some(found)
    changes = tuple(one.seen.change(sort=sort) for one in found if one.value.sort is not sort)
    return Deed(changes, f"{of_all(found)}: {sort}.")


def move(state: ReviewState, found: Sequence[Entry], part: Part, now: datetime) -> Deed:
    """Remarks go to another chapter; the tindak lanjut tells the new one.

    Raises:
        Refusal: if nothing moves.
    """
    moving = [one for one in found if one.value.chapter != part.id]
    if not moving:
        raise Refusal("nothing-moves", f"Sudah berada di {part.title}.")
    changes = [c for one in moving for c in changed(state, one, now, chapter=part.id)]
    return Deed(tuple(changes), f"{of_all(moving)} ke {part.title}. {UNDO}")


def withdraw(state: ReviewState, found: Sequence[Entry], now: datetime) -> Deed:
    """Take remarks back, and what would follow from them.

    Raises:
        Refusal: where there are none.
    """
    _some(found)
    changes = [one.seen.withdraw() for one in found]
    for one in found:
        changes += followed(one.id, state.action(one), None, None, now)
    return Deed(tuple(changes), f"{of_all(found)} ditarik. {UNDO}")


def confide(state: ReviewState, found: Sequence[Entry], now: datetime) -> Deed:
    """Mark remarks as told in confidence; where all are, take that back.

    Raises:
        Refusal: where there are none.
    """
    _some(found)
    every = all(one.closed for one in found)
    changes = [c for one in found for c in changed(state, one, now, confidential=not every)]
    what = "Catatan" if len(found) == 1 else f"{len(found)} catatan"
    told = "tidak lagi tertutup." if every else f"tertutup: {NOT_PRINTED}."
    return Deed(tuple(changes), f"{what} {told}")


def settled(state: ReviewState, entry: Entry, change: Change, now: datetime) -> Deed:
    """A person chose between two values; the tindak lanjut is as the chosen one asks."""
    hints = type_hints(Remark)
    chosen = {name: decode(hints[name], raw) for name, raw in change.patch.items() if name in hints}
    after = replace(entry.value, **{"confidential": entry.closed, **chosen})
    gone = change.patch.get(WITHDRAWN) is not None
    wanted = None if gone else follow_up(after, state.chapter_words(after.chapter))
    changes = (change, *followed(entry.id, state.action(entry), None, wanted, now))
    return Deed(changes, "Nilai dipilih.")


def _some(found: Sequence[Entry]) -> None:
    if not found:
        raise Refusal("no-row", "Belum ada catatan pada bab ini. i: catatan baru.")
