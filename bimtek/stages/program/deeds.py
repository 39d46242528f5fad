"""What a key does to programmes: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.confidence import NOT_PRINTED, read_sentence
from bimtek.journal.records import Change, Refusal, random_id
from bimtek.stages.deed import Deed
from bimtek.stages.program.fields import CONDITION, read_percent
from bimtek.stages.program.records import Answer, Programme, QuickWinAnswer
from bimtek.stages.program.rules import Entry, key_of, the_same

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.journal.records import Seen
    from bimtek.stages.program.fields import Field
    from bimtek.stages.program.script import Condition
    from bimtek.stages.program.state import Pillar, ProgrammeState
    from bimtek.stages.program.typed import Typed

UNDO = "Ctrl+Z mengurungkan."
LONGEST_NAMED = 40
"""Letters of a name that a sentence tells."""


class Saw(NamedTuple):
    """What stood recorded when somebody began to type there; None: nothing yet."""

    seen: Seen[Programme] | Seen[QuickWinAnswer] | None


def called(entry: Entry) -> str:
    """A programme in a sentence; what was told in confidence is not repeated."""
    if entry.closed:
        return "program tertutup"
    return f"‘{short(entry.name)}’"


def short(text: str) -> str:
    """A name cut to what a sentence bears."""
    return text if len(text) <= LONGEST_NAMED else f"{text[: LONGEST_NAMED - 1].rstrip()}…"


def of_all(found: Sequence[Entry]) -> str:
    """`‘Antrean daring’`, or `3 program`."""
    return called(found[0]) if len(found) == 1 else f"{len(found)} program"


# -- candidates


class Naming:
    """Takes the lines of one act.

    Args:
        state: what stands.
        pillar: where a programme goes that names none.
        now: the time in the hall.
        coming: names with their lead that were recorded a moment ago and do not stand in `state`
            yet; added to.
    """

    def __init__(
        self,
        state: ProgrammeState,
        pillar: str,
        now: datetime,
        coming: set[tuple[str, str]] | None = None,
    ) -> None:
        self.state = state
        self.pillar = pillar
        self.now = now
        self.coming = set() if coming is None else coming
        self.changes: list[Change] = []
        self.known = 0
        """Lines of which nothing had to be recorded: they stand there already."""

    def name(self, typed: Typed) -> str:
        """Take one line as a new candidate; its id, empty where it stands there already.

        Raises:
            Refusal: without words, or without an office in the lead.
        """
        if not any(map(str.isalnum, typed.name)):
            raise Refusal("no-name", "Nama programnya masih kosong. Tulis beberapa kata.")
        key = (key_of(typed.name), typed.lead)
        if key in self.coming or the_same(typed.name, typed.lead, self.state.everything):
            self.known += 1
            return ""
        programme = random_id()
        values: dict[str, object] = {
            "name": typed.name,
            "pillar": typed.pillar or self.pillar,
            "lead": typed.lead,
            "said": self.now,
        }
        row = self.state.row(typed.answers)
        said = {
            "answers": row.about.partition("/")[2] if row else "",
            "support": typed.support,
            "years": typed.years,
            "confidential": typed.closed,
            "group": self.state.table,
        }
        values |= {name: value for name, value in said.items() if value}
        stage = self.state.stage.id
        self.changes.append(Programme.new(stage=stage, programme=programme, **values))
        self.coming.add(key)
        return programme


# -- the form


def fill(state: ProgrammeState, entry: Entry, one: Field, text: str, saw: Saw) -> Deed:
    """Record what was typed in a field of the form.

    Args:
        saw: what the typing began from; what came meanwhile stands beside it.

    Raises:
        Refusal: if the text makes no sense there.
    """
    values = dict(one.read(state, text))
    if one.name.startswith(CONDITION):
        condition = one.name.removeprefix(CONDITION)
        answer = values[one.name]
        return Deed((_answered(state, entry, condition, answer).by_who_saw(saw.seen),))
    change = entry.seen.change(**values).by_who_saw(saw.seen)
    closed = values.get("confidential") is True
    return Deed((change,), f"Program ini tertutup: {NOT_PRINTED}." if closed else "")


def _answered(state: ProgrammeState, entry: Entry, condition: str, answer: object) -> Change:
    seen = entry.answers.get(condition)
    if seen is not None:
        return seen.change(answer=answer)
    of = {"stage": state.stage.id, "programme": entry.id, "condition": condition}
    return QuickWinAnswer.new(**of, answer=answer)


def answer(state: ProgrammeState, entry: Entry, condition: Condition, said: Answer | None) -> Deed:
    """Say whether a programme meets a condition; None takes the answer back."""
    standing = entry.answers.get(condition.id)
    if said is None and standing is None:
        return Deed(())
    return Deed((_answered(state, entry, condition.id, said),))


# -- on the rows


def mark(state: ProgrammeState, found: Sequence[Entry]) -> Deed:
    """Take programmes as quick wins; where all are, let them go.

    Raises:
        Refusal: where there are none.
    """
    _some(found)
    if all(one.value.quick_win for one in found):
        changes = tuple(one.seen.change(quick_win=False) for one in found)
        return Deed(changes, f"{of_all(found)} bukan lagi quick win. {UNDO}")
    coming = [one for one in found if not one.value.quick_win]
    changes = tuple(one.seen.change(quick_win=True) for one in coming)
    many, wanted = len(state.quick_wins) + len(coming), state.wanted
    of = f" dari {wanted}" if wanted else ""
    told = f"{of_all(coming)} quick win ({many}{of}). {verdict(state, coming)}".rstrip()
    return Deed(changes, told)


def verdict(state: ProgrammeState, found: Sequence[Entry]) -> str:
    """Which conditions candidates fail, and how many answers are open."""
    rules = [(one, state.judged(one)) for one in found]
    named = len(found) > 1
    told = [
        f"{called(one) if named else ''} gagal: {', '.join(c.text for c in rule.failed)}.".strip()
        for one, rule in rules
        if rule.failed
    ]
    waiting = sum(len(rule.open) for _, rule in rules)
    if waiting:
        told.append(f"{waiting} syarat belum dijawab: k.")
    return " ".join(one[:1].upper() + one[1:] for one in told)


def progress(found: Sequence[Entry], text: str) -> Deed:
    """Say how far programmes are: `40`, or `40 draf SOP selesai`.

    Raises:
        Refusal: if the text does not begin with 0 to 100.
    """
    _some(found)
    number, _, rest = text.strip().partition(" ")
    percent = read_percent(number)
    if percent is None:
        raise Refusal("percent", "Tulis 0 sampai 100, lalu bila ada buktinya.")
    words, closed = read_sentence(rest.strip().removeprefix("%").strip())
    values: dict[str, object] = {"percent": percent}
    if words:
        values["evidence"] = words
    if closed:
        values["confidential"] = True
    changes = tuple(one.seen.change(**values) for one in found)
    told = f"{of_all(found)}: {percent} %. {UNDO}"
    return Deed(changes, f"{told} Program tertutup: {NOT_PRINTED}." if closed else told)


def move(state: ProgrammeState, found: Sequence[Entry], pillar: Pillar) -> Deed:
    """Programmes go to another pillar; a gap that they answer in the old one stays theirs.

    Raises:
        Refusal: if nothing moves.
    """
    moving = [one for one in found if one.value.pillar != pillar.id]
    if not moving:
        raise Refusal("nothing-moves", f"Sudah berada di {pillar.title}.")
    changes = tuple(one.seen.change(pillar=pillar.id) for one in moving)
    rows = [state.row(one.value.answers) for one in moving]
    elsewhere = sum(bool(row) and row.pillar != pillar.id for row in rows if row)
    doubt = " Kesenjangan yang dijawab ada di pilar lain." if elsewhere else ""
    return Deed(changes, f"{of_all(moving)} ke {pillar.title}.{doubt} {UNDO}")


def withdraw(found: Sequence[Entry]) -> Deed:
    """Take programmes back.

    Raises:
        Refusal: where there are none.
    """
    _some(found)
    changes = tuple(one.seen.withdraw() for one in found)
    return Deed(changes, f"{of_all(found)} ditarik. {UNDO}")


def confide(found: Sequence[Entry]) -> Deed:
    """Mark programmes as told in confidence; where all are, take that back.

    Raises:
        Refusal: where there are none.
    """
    _some(found)
    every = all(one.closed for one in found)
    changes = tuple(one.seen.change(confidential=not every) for one in found)
    what = "Program" if len(found) == 1 else f"{len(found)} program"
    told = "tidak lagi tertutup." if every else f"tertutup: {NOT_PRINTED}."
    return Deed(changes, f"{what} {told}")


def _some(found: Sequence[Entry]) -> None:
    if not found:
        raise Refusal("no-row", "Belum ada program. i: program baru.")
