"""What programmes still lack, for the list of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.group_records import PLENARY
from bimtek.hall.missing import Finding, Spot, Weight, of_spots
from bimtek.hall.records import StageState
from bimtek.stages.program.deeds import called
from bimtek.stages.program.plenary import still_at_tables
from bimtek.stages.program.records import Programme
from bimtek.stages.program.rules import Entry, beyond_its_horizon
from bimtek.stages.program.state import ProgrammeState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


class Owed(NamedTuple):
    """Something that a programme may lack."""

    key: str
    weight: Weight
    what: str
    """`program belum menyebut tahunnya`; a number stands before it."""
    lacks: Callable[[ProgrammeState, Entry], bool]


OWED: Final = (
    Owed(
        "programme-gap", Weight.SHOULD, "program belum menjawab kesenjangan mana pun",
        lambda state, one: bool(state.has_rows) and not one.value.answers,
    ),
    Owed(
        "programme-time", Weight.SHOULD, "program belum berjangka dan bertahun",
        lambda _, one: one.value.horizon is None and one.value.years is None,
    ),
    Owed(
        "programme-late", Weight.SHOULD, "program melewati jangkanya",
        lambda state, one: beyond_its_horizon(one.value, state.base),
    ),
    Owed(
        "quick-win-failed", Weight.SHOULD, "quick win tidak memenuhi syarat",
        lambda state, one: one.value.quick_win and bool(state.judged(one).failed),
    ),
    Owed(
        "quick-win-open", Weight.SHOULD, "quick win dengan syarat yang belum dijawab",
        lambda state, one: one.value.quick_win and bool(state.judged(one).open),
    ),
    Owed(
        "quick-win-progress", Weight.SHOULD, "quick win belum berpersen kemajuan",
        lambda _, one: one.value.quick_win and one.value.percent is None,
    ),
    Owed(
        "programme-evidence", Weight.TONIGHT, "kemajuan belum berbukti",
        lambda _, one: bool(one.value.percent) and not one.value.evidence,
    ),
    Owed(
        "programme-years", Weight.TONIGHT, "program belum menyebut tahun pelaksanaan",
        lambda _, one: one.value.horizon is not None and one.value.years is None,
    ),
    Owed(
        "programme-budget", Weight.TONIGHT, "program belum beranggaran atau bersumber dana",
        lambda _, one: one.value.budget is None or one.value.source is None,
    ),
    Owed(
        "programme-targets", Weight.TONIGHT, "program belum berindikator atau bertarget",
        lambda _, one: not (one.value.indicator and one.value.targets),
    ),
    Owed(
        "programme-reference", Weight.TONIGHT, "program belum dirujuk ke RPJMD atau Renstra",
        lambda _, one: not one.value.reference,
    ),
)  # fmt: skip


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Everything that is missing in an acara."""
    state = ProgrammeState(session, stage)
    result = state.result
    yield from _conflicts(state)
    if result is not state:
        yield from _conflicts(result, besides=state)
    if not state.everything and state.run.started is None:
        return
    yield from _pillars(state)
    if state.in_groups and (result.table == PLENARY or state.run.state is StageState.DONE):
        yield from _left_at_tables(state)
    state = result
    yield from _number(state)
    for owed in OWED:
        found = [one for one in state.everything if owed.lacks(state, one)]
        if found:
            text = f"{len(found)} {owed.what}: {stage.title}"
            yield _finding(state, owed.key, owed.weight, text, found)


def _left_at_tables(state: ProgrammeState) -> Iterator[Finding]:
    """What groups proposed and the plenary never heard: the minutes tell it as theirs alone."""
    left = still_at_tables(state)
    if not left:
        return
    counts = Counter(group for group, _ in left)
    first = dict(reversed(left))
    spots = tuple(
        Spot(f"{state.table_name(group)} {count}", Programme.kind, first[group].seen.record)
        for group, count in counts.items()
    )
    yield Finding(
        f"programme-tables.{state.stage.id}",
        Weight.SHOULD,
        f"{len(left)} program kelompok belum masuk ke pleno (G): {state.stage.title}",
        " · ".join(spot.text for spot in spots),
        spots[0].kind,
        spots[0].record,
        spots,
    )


def _conflicts(state: ProgrammeState, besides: ProgrammeState | None = None) -> Iterator[Finding]:
    """Values that differ.

    Args:
        besides: of which they are told already.
    """
    for entry in state.everything:
        if not entry.conflicts or (besides and besides.entry(entry.id)):
            continue
        stamps = [head.stamp for seen, name in entry.conflicts for head in seen.heads[name]]
        yield Finding(
            f"programme-conflict.{entry.seen.record}",
            Weight.BLOCKS,
            f"Nilai berbeda belum dipilih: {state.stage.title}, {called(entry)}",
            " · ".join(state.session.author_names(stamps)),
            Programme.kind,
            entry.seen.record,
        )


def _pillars(state: ProgrammeState) -> Iterator[Finding]:
    empty = [one for one in state.scripted if not state.of(one.id)]
    if not empty:
        return
    spots = tuple(Spot(one.title, Programme.kind, f"{state.stage.id}/{one.id}") for one in empty)
    yield Finding(
        f"programme-pillar.{state.stage.id}",
        Weight.SHOULD,
        f"{len(empty)} pilar tanpa program: {state.stage.title}",
        " · ".join(spot.text for spot in spots),
        spots[0].kind,
        spots[0].record,
        spots if spots[1:] else (),
    )


def _number(state: ProgrammeState) -> Iterator[Finding]:
    """More or fewer quick wins than the script wants; nothing is cut by itself."""
    many, wanted = len(state.quick_wins), state.wanted
    if not wanted or many == wanted:
        return
    yield Finding(
        f"quick-win-number.{state.stage.id}",
        Weight.SHOULD,
        f"{many} quick win, naskah menyebut {wanted}: {state.stage.title}",
        " · ".join(map(called, state.quick_wins)),
        Programme.kind,
        f"{state.stage.id}/{state.pillars[0].id}",
    )


def _finding(
    state: ProgrammeState, key: str, weight: Weight, text: str, found: Sequence[Entry]
) -> Finding:
    spots = [Spot(called(one), Programme.kind, one.seen.record) for one in found]
    return of_spots(f"{key}.{state.stage.id}", weight, text, spots)
