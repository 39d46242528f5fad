"""A pillar read back to the hall: what would be agreed, and what is recorded when it is."""

from __future__ import annotations

from collections.abc import Collection

from bimtek.hall.confidence import NOT_PRINTED
from bimtek.journal.records import Refusal
from bimtek.stages.gap import rules
from bimtek.stages.gap.cells import pair
from bimtek.stages.gap.deeds import Deed, set_fields
from bimtek.stages.gap.records import GapStatus
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.script import Pillar
from bimtek.stages.gap.state import GapState


def reading_back(state: GapState, pillar: Pillar, marked: Collection[str]) -> rules.Agreement:
    """What agreeing a pillar would agree; what stands in conflict is no answer yet."""
    rows = state.rows(pillar)
    split = {row.key for row in rows if state.standing(row).split}
    return rules.agreement(
        rows, state.gaps, {*marked, *split}, state.spec.default_target, state.scale
    )


def agree(state: GapState, pillar: Pillar, found: rules.Agreement) -> Deed:
    """Record what was read back: the city's values agreed, default targets confirmed."""
    changes = []
    for row in state.rows(pillar):
        agreed = found.answers.get(row.key)
        gap = state.gap(row)
        if agreed is None or (gap.status is GapStatus.AGREED and agreed == gap.answer):
            continue
        values: dict[str, object] = {"status": GapStatus.AGREED, "agreed": agreed}
        if agreed != gap.answer:
            values["answer"] = agreed
        changes.append(set_fields(state, row, **values))
    if not found.answers:
        raise Refusal("nothing-to-agree", f"Belum ada level {pillar.title} yang dapat disepakati.")
    hidden = _agreed_but_closed(state, pillar, found)
    if not changes:
        return Deed((), f"Level {pillar.title} sudah disepakati semua.{hidden}")
    return Deed(tuple(changes), f"{pillar.title}: {agreed_words(found)} disepakati.{hidden}")


def asked(state: GapState, pillar: Pillar, found: rules.Agreement) -> str:
    """What the hall is asked: how much it agrees, and how much of that is new to it."""
    stand = [
        gap.status if gap.status is not GapStatus.AGREED or gap.answer == said else None
        for key, said in found.answers.items()
        for gap in (state.typed.get(key) or state.gaps.get(key, NO_GAP),)
    ]
    standing, changed = stand.count(GapStatus.AGREED), stand.count(GapStatus.CHANGED)
    new = len(stand) - standing - changed
    what = f"{pillar.title}: {agreed_words(found)}"
    if not standing and not changed:
        return f"{what}. Sepakat?"
    if not new and not changed:
        return f"{what}, semua sudah disepakati. Tetap sepakat?"
    fresh = [f"{count} {word}" for count, word in ((new, "baru"), (changed, "diubah")) if count]
    return f"{what} ({', '.join(fresh)}). Sepakat?"


def before_words(state: GapState, row: Row) -> str:
    """`semula 3→4`: what the hall had agreed to, where another answer stands now."""
    before = state.agreed_before(row)
    return f"semula {pair(before)}" if before else ""


def _agreed_but_closed(state: GapState, pillar: Pillar, found: rules.Agreement) -> str:
    """What the hall agrees and nobody will read, so that nothing agreed is lost unseen."""
    closed = [
        row.code
        for row in state.rows(pillar)
        if row.key in found.answers and state.in_confidence(row.key)
    ]
    return f" {', '.join(closed)} tertutup: {NOT_PRINTED}; ~ membukanya." if closed else ""


def agreed_words(found: rules.Agreement) -> str:
    """How much is agreed: levels, and apart from them what is agreed to have none."""
    without = len(found.answers) - found.levels
    parts = [f"{found.levels} nilai kota"] if found.levels else []
    parts += [f"{without} tanpa nilai"] if without else []
    return ", ".join(parts)
