"""What may be recorded into a vote, whoever records it: a screen or a line from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bimtek.hall.records import Opd, Participant
from bimtek.journal.codec import decode
from bimtek.journal.records import Refusal
from bimtek.stages.vote.records import Chosen, Count, Mark, Vote, VoteChoice, VoteOption, VoteTally
from bimtek.stages.vote.script import DOTS, IMPACT, PERSON, YES_NO

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.stages.vote.script import VoteScript

Stands = Callable[[str, str], bool]
"""(kind, record) → whether it is recorded."""


def fits(script: Script, stage: Stage, change: Change, stands: Stands) -> None:  # noqa: ARG001 - the hook's interface
    """Refuse votes that this vote does not take, and options that it does not have.

    Raises:
        Refusal: with what is expected.
    """
    if change.kind == Vote.kind and "marks" in change.patch:
        _check_voter(stage, change.record.partition("/")[2], stands)
        marks: tuple[Mark, ...] = decode(tuple[Mark, ...], change.patch["marks"])
        _check_options(stage, (mark.option for mark in marks), stands)
        _check_marks(stage.spec, marks)
    elif change.kind == VoteTally.kind and change.patch.get("count") is not None:
        _check_options(stage, (change.record,), stands)
        _check_count(stage.spec, decode(Count, change.patch["count"]))
    elif change.kind == VoteChoice.kind and change.patch.get("chosen") is not None:
        chosen: Chosen = decode(Chosen, change.patch["chosen"])
        _check_options(stage, chosen.options, stands)


def _check_voter(stage: Stage, voter: str, stands: Stands) -> None:
    spec: VoteScript = stage.spec
    if spec.secret:
        raise Refusal(
            "secret-vote", f"Suara ‘{stage.title}’ rahasia: catat hitungannya (vote_tally)."
        )
    kind, expected = Opd.kind, "Tulis kode OPD dari daftar."
    if spec.by == PERSON:
        kind, expected = Participant.kind, "Tulis id peserta dari daftar."
    if not stands(kind, voter):
        raise Refusal("no-such-voter", f"‘{voter}’ tidak memberi suara di sini. {expected}")


def _check_options(stage: Stage, places: Iterable[str], stands: Stands) -> None:
    known = {one.id for one in stage.spec.options}
    for place in places:
        of, _, option = place.partition("/")
        added = stands(VoteOption.kind, place)
        if of != stage.id or (option not in known and not added):
            raise Refusal(
                "no-such-option",
                f"‘{stage.title}’ tidak punya pilihan ‘{place}’. "
                f"Tulis {stage.id}/ lalu id pilihannya.",
            )


def _check_marks(spec: VoteScript, marks: Iterable[Mark]) -> None:
    found = list(marks)
    parts = {
        DOTS: ("dots",),
        YES_NO: ("answer",),
        IMPACT: ("impact", "effort"),
    }[spec.method]
    every = ("dots", "answer", "impact", "effort")
    for mark in found:
        given = tuple(name for name in every if getattr(mark, name) is not None)
        if given != parts:
            raise Refusal(
                "wrong-marks",
                f"Dengan cara={spec.method} setiap pilihan berisi: {', '.join(parts)}.",
            )
    dots = [mark.dots or 0 for mark in found]
    if sum(dots) > spec.dots and spec.method == DOTS:
        raise Refusal("too-many-dots", f"{sum(dots)} titik; paling banyak {spec.dots}.")
    if not spec.stacking and any(one > 1 for one in dots):
        raise Refusal("stacked", "Satu pilihan paling banyak satu titik.")


def _check_count(spec: VoteScript, count: Count) -> None:
    parts = {
        DOTS: {"dots"},
        YES_NO: {"yes", "no", "abstain"},
        IMPACT: {"impact", "effort", "raters"},
    }[spec.method]
    every = ("dots", "yes", "no", "abstain", "impact", "effort", "raters")
    given = {name for name in every if getattr(count, name) is not None}
    if given != parts:
        names = ", ".join(name for name in every if name in parts)
        raise Refusal("wrong-count", f"Dengan cara={spec.method} hitungan berisi: {names}.")
