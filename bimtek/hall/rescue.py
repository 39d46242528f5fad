"""Rescuing time: which acara may be shorter or left out, and what each choice wins. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.outlook import Outlook, outlook
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import Runs, run_of, skip
from bimtek.journal.records import Change, Refusal, Seen

if TYPE_CHECKING:
    from bimtek.script.model import Stage

ADVICE = "Bila terlambat"
"""Label of the guide text that says what to do when it is late."""
REASON = "waktu terbatas"
"""Why an acara is left out here; it stands in the minutes."""
SHORTEST, STEP = 5, 5
"""Minutes: the least that is proposed, and by how much a key changes it."""
_MINUTES = re.compile(r"(\d{1,3})\s*(?:menit|['’])")


class Choice(NamedTuple):
    """What becomes of an acara."""

    minutes: int | None = None
    """What it gets; None: as planned."""
    left_out: bool = False


AS_PLANNED = Choice()
LEFT_OUT = Choice(left_out=True)


class Candidate(NamedTuple):
    """An acara that may be shorter, or left out."""

    stage: Stage
    planned: int
    """Minutes by the script, or by whoever inserted it."""
    shorter: int
    """Minutes that are proposed."""
    advice: str
    """What the script says to do when it is late; or nothing."""
    may_go: bool
    """It may be left out: the script allows it, and it has not begun."""

    def following(self, choice: Choice) -> Choice:
        """What the next press of its digit chooses: as planned, shorter, left out, and again."""
        if choice == AS_PLANNED:
            return Choice(self.shorter)
        return LEFT_OUT if self.may_go and not choice.left_out else AS_PLANNED

    def changed(self, choice: Choice, by: int) -> Choice:
        """Some minutes more or less, never more than planned."""
        minutes = (self.planned if choice.minutes is None else choice.minutes) + by
        if choice.left_out:
            minutes = SHORTEST
        return AS_PLANNED if minutes >= self.planned else Choice(max(SHORTEST, minutes))


class Hour(NamedTuple):
    """The day as it stands: what is asked about it is asked of these."""

    stages: tuple[Stage, ...]
    runs: Runs
    planned: Mapping[str, int]
    """Acara → minutes by the plan."""
    now: datetime
    told: Mapping[str, datetime]
    """Acara that runs → when it ends, where the hall was told so."""

    def outlook(self, choices: Mapping[str, Choice]) -> Outlook:
        """How the rest of the day will go with these choices."""
        kept = [one for one in self.stages if not choices.get(one.id, AS_PLANNED).left_out]
        taken = [_with(one, choices.get(one.id), self.planned) for one in kept]
        told = {who: at for who, at in self.told.items() if who not in choices}
        return outlook(taken, self.runs, self.now, told, self.planned)

    def wins(self, choices: Mapping[str, Choice], stage: str, choice: Choice) -> int:
        """Minutes by which the day ends earlier with this choice than with the acara as planned."""
        others = {**choices, stage: AS_PLANNED}
        without, with_it = self.outlook(others).ends, self.outlook({**others, stage: choice}).ends
        if without is None or with_it is None:
            return 0
        return round((without - with_it).total_seconds() / 60)

    def held_up_by(self) -> tuple[Stage, datetime] | None:
        """The last acara that waits for its hour: what is shorter before it wins nothing."""
        expected = self.outlook({}).expected
        coming = [one for one in self.stages if one.id in expected]
        for before, one in zip(coming[-2::-1], coming[:0:-1], strict=True):
            if expected[one.id].starts > expected[before.id].ends:
                return one, expected[one.id].starts
        return None


def _with(stage: Stage, choice: Choice | None, planned: Mapping[str, int]) -> Stage:
    if choice is None:
        return stage
    minutes = planned.get(stage.id) if choice.minutes is None else choice.minutes
    return stage._replace(minutes=minutes)


def candidates(hour: Hour) -> tuple[Candidate, ...]:
    """What is still to come today, or runs, and of which the script says how it may be shorter."""
    coming = hour.outlook({}).expected
    found = []
    for one in hour.stages:
        running = run_of(hour.runs, one.id).state is StageState.RUNNING
        planned = hour.planned.get(one.id)
        advice = next((guide.text for guide in one.guides if guide.label == ADVICE), "")
        if planned is None or planned <= SHORTEST or not (running or one.id in coming):
            continue
        if one.optional or advice:
            shorter = _proposed(planned, advice)
            may_go = one.optional and not running
            found.append(Candidate(one, planned, shorter, advice, may_go))
    return tuple(found)


def _proposed(planned: int, advice: str) -> int:
    """The minutes that the script names; else half of the time."""
    named = [int(number) for number in _MINUTES.findall(advice)]
    fitting = [number for number in named if SHORTEST <= number < planned]
    return fitting[0] if fitting else max(SHORTEST, planned // 2 // STEP * STEP)


def chosen_before(found: Sequence[Candidate], runs: Runs) -> dict[str, Choice]:
    """What was chosen earlier."""
    return {
        one.stage.id: Choice(minutes)
        for one in found
        if (minutes := run_of(runs, one.stage.id).minutes) is not None
    }


def rescued(
    found: Sequence[Candidate],
    choices: Mapping[str, Choice],
    runs: Mapping[str, Seen[StageRun]],
) -> list[Change]:
    """What the choices change, as one deed.

    Raises:
        Refusal: if nothing is chosen, or an acara that is left out has begun meanwhile.
    """
    changes = []
    for one in found:
        seen, choice = runs.get(one.stage.id), choices.get(one.stage.id, AS_PLANNED)
        before = seen.value.minutes if seen else None
        if choice.left_out:
            changes.append(skip(one.stage.id, seen, REASON))
        elif choice.minutes != before and seen is not None:
            changes.append(seen.change(minutes=choice.minutes))
        elif choice.minutes != before:
            changes.append(StageRun.new(id=one.stage.id, minutes=choice.minutes))
    if not changes:
        raise Refusal("nothing-chosen", "Belum ada yang dipilih: angka di depan acara memilih.")
    return changes


def told(found: Sequence[Candidate], choices: Mapping[str, Choice]) -> str:
    """`Diringkas: ISHOMA 30'; dilewati: Foto bersama`; or that all is as planned again."""
    shorter, left_out = [], []
    for one in found:
        choice = choices.get(one.stage.id, AS_PLANNED)
        if choice.left_out:
            left_out.append(one.stage.title)
        elif choice.minutes is not None:
            shorter.append(f"{one.stage.title} {choice.minutes}'")
    said = [f"{what}: {', '.join(who)}" for what, who in
            (("diringkas", shorter), ("dilewati", left_out)) if who]  # fmt: skip
    words = "; ".join(said) or "semua kembali seperti rencana"
    return words[0].upper() + words[1:]
