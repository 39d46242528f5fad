"""What a key does: the changes of one act, and the sentence that tells of it.

Nothing is recorded here; the view hands the changes to the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.confidence import refused_mark
from bimtek.journal.records import Refusal
from bimtek.stages.decree import rules
from bimtek.stages.decree.records import (
    Attitude,
    ClauseRead,
    How,
    Position,
    Reader,
    Reading,
    Stance,
)
from bimtek.stages.decree.rules import Held, Matter, Standing
from bimtek.stages.decree.wording import VERBS
from bimtek.stages.deed import Deed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bimtek.journal.records import Change, Seen
    from bimtek.stages.decree.script import Clause
    from bimtek.stages.decree.state import DecreeState

UNDO = "Ctrl+Z mengurungkan."
MOST_NAMED = 4
WORDS = ("sentence", "wish", "answer", "outcome")


def chorus(state: DecreeState, at: datetime) -> Deed:
    """Siap serentak: every present OPD that has a say, every role to which nothing was said yet.

    Raises:
        Refusal: if nobody is left to say it.
    """
    silent = rules.chorus(state.rows)
    taken = [held for held in silent if state.record_id(held) not in state.underway]
    if not any(row.present for row in state.rows):
        raise Refusal("no-chorus", "Belum ada OPD dalam SK yang tercatat hadir: F7.")
    left_out = _left_out(state)
    if not taken and left_out:
        raise Refusal("no-chorus", f"Tidak ada yang berubah. {left_out}")
    if not taken:
        raise Refusal(
            "no-chorus", "Tidak ada yang berubah: semua OPD yang hadir sudah menyatakan sikap."
        )
    position = Position(Attitude.READY, How.CHORUS, at)
    opds = len({held.opd for held in taken})
    told = " ".join(
        filter(None, (f"{opds} kantor siap serentak untuk {len(taken)} peran.", left_out, UNDO))
    )
    return Deed(tuple(_set(state, held, stance=position) for held in taken), told)


def _left_out(state: DecreeState) -> str:
    """Who does not agree with the others, as long as nobody may do so for the office."""
    names = [state.short(row.opd) for row in rules.without_a_say(state.rows)]
    if not names:
        return ""
    more = f" dan {len(names) - MOST_NAMED} lagi" if len(names) > MOST_NAMED else ""
    named = f"{', '.join(names[:MOST_NAMED])}{more}"
    return f"Tidak ikut: {named}; di aula belum ada yang berwenang (F7, w), atau s sendiri."


def ready(state: DecreeState, roles: Sequence[Held], at: datetime) -> Deed:
    """Siap sendiri, for these roles of one OPD; what it objected before stays in the history.

    Words that it said to other roles as well stay with those.
    """
    position = Position(Attitude.READY, How.ALONE, at)
    exceptions = (Standing.ASKS, Standing.OBJECTS)
    before = {held.standing for held in roles if held.standing in exceptions}
    said = f", sebelumnya {' dan '.join(sorted(map(str, before)))}" if before else ""
    told = f"{state.short(roles[0].opd)} siap{said}.{not_here(state, roles[0].opd)} {UNDO}"
    left = _words_left(state, roles)
    changes = [_set(state, held, stance=position, **left.without(held)) for held in roles]
    return Deed((*changes, *left.changes(state)), told)


def not_here(state: DecreeState, opd: str) -> str:
    """What is said of an OPD that takes a stance while nobody of it has come."""
    present = any(row.opd == opd and row.present for row in state.rows)
    return "" if present else " Belum tercatat hadir: F7."


def exception(
    state: DecreeState, roles: Sequence[Held], attitude: Attitude, at: datetime, **words: str
) -> Deed:
    """A question or an objection to these roles; its words go to the record of one of them.

    Where somebody has recorded another stance since they were seen, both stand side by side.
    """
    position = Position(attitude, How.ALONE, at)
    bearer = bearer_of(roles)
    left = _words_left(state, roles, staying=_STANDING[attitude])
    changes = []
    for held in roles:
        values: dict[str, object] = {**left.without(held)}
        standing = {held.standing, _now(state, held).standing}
        if standing != {_STANDING[attitude]} or held.in_conflict:
            values["stance"] = position
        if held is bearer:
            again = {name: text.strip() for name, text in words.items() if name in values}
            values |= _changed_words(held, words) | again
        if values:
            changes.append(_set(state, held, **values))
    changes += left.changes(state)
    who = f"{state.short(bearer.opd)} {VERBS[attitude]}"
    if not changes:
        return Deed((), f"{who}, seperti semula; tidak ada yang berubah.")
    return Deed(tuple(changes), f"{who}. {UNDO}")


def _now(state: DecreeState, held: Held) -> Held:
    """A role as it stands, which somebody may have changed since it was seen."""
    roles = (one for row in state.rows if row.opd == held.opd for one in row.roles)
    return next((one for one in roles if one.slug == held.slug), held)


def ending(state: DecreeState, matter: Matter, **words: str) -> Deed:
    """What an OPD was told, and where its objection ended."""
    values = _changed_words(matter.bearer, words)
    changes = (_set(state, matter.bearer, **values),) if values else ()
    return Deed(changes, f"{state.short(matter.opd)}: {_ended(matter, values)}")


def _ended(matter: Matter, values: Mapping[str, object]) -> str:
    """Which of the two was recorded, if any, and that an objection still ends nowhere."""
    words = {"outcome": "hasil", "answer": "jawaban"}
    done = {
        "dicatat": [word for name, word in words.items() if values.get(name)],
        "dihapus": [word for name, word in words.items() if values.get(name) == ""],
        "tidak berubah": [] if values else list(words.values()),
    }
    said = ", ".join(f"{' dan '.join(those)} {verb}" for verb, those in done.items() if those)
    before = matter.words.outcome if matter.words else ""
    is_open = matter.standing is Standing.OBJECTS and not values.get("outcome", before)
    more = "Hasilnya belum ada (h)." if is_open else UNDO if values else ""
    return f"{said}. {more}".rstrip()


def take_back(state: DecreeState, roles: Sequence[Held]) -> Deed:
    """No stance, as if nothing had been said.

    Raises:
        Refusal: if there is nothing to take back.
    """
    left = _words_left(state, roles)
    changes = []
    for held in roles:
        if held.seen is None or (held.standing is None and not held.has_words):
            continue
        words = dict.fromkeys((name for name in WORDS if getattr(held.seen.value, name)), "")
        changes.append(held.seen.change(stance=None, **words))
    if not changes:
        raise Refusal("no-stance", f"{state.short(roles[0].opd)} belum menyatakan sikap.")
    changes += left.changes(state)
    return Deed(tuple(changes), f"Sikap {state.short(roles[0].opd)} dihapus. {UNDO}")


def bearer_of(roles: Sequence[Held]) -> Held:
    """The role whose record takes the words of all: the one that has some, else the first."""
    return next((held for held in roles if held.has_words), roles[0])


class _Left(NamedTuple):
    """Words of one sentence to several roles, of which some take another stance now."""

    passed: tuple[tuple[Held, Held], ...]
    """Whose record has carried the words, and whose does from now on."""

    def without(self, held: Held) -> dict[str, str]:
        """What is emptied in the record that passes its words on."""
        passes = any(held.slug == bearer.slug for bearer, _ in self.passed)
        return dict.fromkeys(_spoken(held), "") if passes else {}

    def changes(self, state: DecreeState) -> list[Change]:
        """What the others go on with."""
        return [_set(state, heir, **_spoken(bearer)) for bearer, heir in self.passed]


def _words_left(
    state: DecreeState, roles: Sequence[Held], staying: Standing | None = None
) -> _Left:
    """The words that stay behind with other roles when these take another stance.

    Args:
        staying: the stance that these take; who has it already takes no other.
    """
    going = {held.slug for held in roles if held.standing is not staying}
    passed = []
    for row in state.rows:
        for matter in rules.matters(row) if row.opd == roles[0].opd else ():
            heir = next((held for held in matter.roles if held.slug not in going), None)
            if heir is not None and matter.bearer.slug in going and _spoken(matter.bearer):
                passed.append((matter.bearer, heir))
    return _Left(tuple(passed))


def _spoken(held: Held) -> dict[str, str]:
    """The words that a role carries, by field."""
    words = standing_words(held.seen) if held.seen else {}
    return {name: text for name, text in words.items() if text}


def mark_read(state: DecreeState, clause: Clause, at: datetime) -> Deed:
    """This clause was read out; a time that already stands is left alone."""
    if state.read_at(clause.id):
        return Deed(())
    seen = state.session.get(ClauseRead, f"{state.stage.id}/{clause.id}")
    if seen is None:
        return Deed((ClauseRead.new(stage=state.stage.id, clause=clause.id, at=at),))
    return Deed((seen.change(at=at),))


def mark_unread(state: DecreeState, clause: Clause) -> Deed:
    """This clause was not read out after all.

    Raises:
        Refusal: if it was not marked.
    """
    seen = state.clauses_read.get(clause.id)
    if seen is None or seen.value.at is None:
        raise Refusal("not-read", f"{clause.title} belum ditandai terbaca.")
    return Deed((seen.change(at=None),), f"{clause.title}: tanda terbaca dihapus. {UNDO}")


def set_reader(state: DecreeState, name: str, participant: str | None = None) -> Deed:
    """Who reads the SK out."""
    reader = Reader(name.strip(), participant)
    if state.reading is None:
        return Deed((Reading.new(stage=state.stage.id, reader=reader),))
    return Deed((state.reading.change(reader=reader),))


_STANDING = {Attitude.ASKS: Standing.ASKS, Attitude.OBJECTS: Standing.OBJECTS}


def standing_words(seen: Seen[Stance]) -> dict[str, str]:
    """The words of a stance by field; where they were destroyed there is nothing to go on with."""
    return {name: "" if name in seen.destroyed else getattr(seen.value, name) for name in WORDS}


def refused_mark_of(roles: Sequence[Held], words: Mapping[str, str]) -> str:
    """What is said of words that are printed in any case and were marked tertutup, or nothing."""
    seen = bearer_of(roles).seen
    standing = standing_words(seen) if seen else {}
    wrong = (refused_mark(text, standing.get(name, "")) for name, text in words.items())
    return next(filter(None, wrong), "")


def _changed_words(held: Held, words: dict[str, str]) -> dict[str, object]:
    standing = standing_words(held.seen) if held.seen else {}
    return {
        name: text.strip() for name, text in words.items() if text.strip() != standing.get(name, "")
    }


def _set(state: DecreeState, held: Held, **values: object) -> Change:
    """Set fields of a role's stance, whether or not it was recorded before."""
    if held.seen is not None:
        return held.seen.change(**values)
    gone = state.session.get(Stance, state.record_id(held))
    if gone is None:
        return Stance.new(stage=state.stage.id, opd=held.opd, role=held.slug, **values)
    # Taken back as a whole earlier: it comes back with what is said now, not with the old words.
    empty = dict.fromkeys((name for name in WORDS if getattr(gone.value, name)), "")
    return gone.change(**{**empty, **values})
