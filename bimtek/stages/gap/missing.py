"""What a gap analysis still lacks, for the list of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.missing import Finding, Spot, Weight, shortened
from bimtek.hall.offices import counted
from bimtek.hall.records import StageRun, StageState
from bimtek.stages.gap import rules
from bimtek.stages.gap.cells import OPEN, pair
from bimtek.stages.gap.plenary import Tables, still_at_tables
from bimtek.stages.gap.records import CITY, Evidence, EvidenceKind, Gap, GapStatus, city_at
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.state import GapState

if TYPE_CHECKING:
    from bimtek.hall.records import Opd
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session


class Facts(NamedTuple):
    """What the findings are made from."""

    stage: str
    rows: Sequence[Row]
    gaps: Mapping[str, Gap]
    evidence: Sequence[Evidence]
    offices: Mapping[str, Opd]
    """Code → office, in official order."""
    default_target: str
    scale: Sequence[int]
    begun: bool
    """Whether the hall has come to this acara."""
    today: date


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Everything that is missing in an acara."""
    state = GapState(session, stage)
    rows = [row for pillar in state.pillars for row in state.rows(pillar)]
    pieces = [seen for those in state.evidence.values() for seen in those]
    yield from conflicts(state, rows, pieces)
    for table in Tables(state).states:
        city = [row for pillar in table.pillars for row in table.rows(pillar) if row.who == CITY]
        yield from conflicts(table, city, ())
    run = session.get(StageRun, stage.id)
    facts = Facts(
        stage.id,
        rows,
        state.gaps,
        [seen.value for seen in pieces],
        state.offices,
        state.spec.default_target,
        state.scale,
        begun=bool(run and run.value.started),
        today=session.now().date(),
    )
    yield from findings(facts)
    over = run is not None and run.value.state is StageState.DONE
    if state.in_groups and (over or any(gap.stated for gap in _of_city(state))):
        yield from _left_at_tables(state)


def _of_city(state: GapState) -> Iterator[Gap]:
    """What the plenary itself says."""
    return (gap for gap in state.gaps.values() if gap.who == CITY)


def _left_at_tables(state: GapState) -> Iterator[Finding]:
    """Levels that groups gave and the plenary never heard."""
    left = [(row, one) for _, row, one in still_at_tables(state) if row.is_level]
    if not left:
        return
    spots = tuple(
        Spot(
            f"{row.code} {one.name}", Gap.kind, f"{state.stage.id}/{row.code}/{city_at(one.group)}"
        )
        for row, one in left
    )
    yield Finding(
        f"gap-tables.{state.stage.id}",
        Weight.SHOULD,
        f"{len(left)} level kelompok belum masuk ke pleno (K): {state.stage.title}",
        shortened([spot.text for spot in spots], " · "),
        spots[0].kind,
        spots[0].record,
        spots,
    )


def conflicts(
    state: GapState, rows: Iterable[Row], pieces: Iterable[Seen[Evidence]]
) -> Iterator[Finding]:
    """Values of two people that stand side by side, one finding for each row."""
    by_key = {row.key: row for row in rows}
    split: dict[str, list[Seen[Gap] | Seen[Evidence]]] = {}
    for key, seen in state.seen.items():
        if seen.conflicts:
            split.setdefault(key, []).append(seen)
    for piece in pieces:
        if piece.conflicts:
            split.setdefault(piece.value.of.partition("/")[2], []).append(piece)
    for key, found in split.items():
        row = by_key.get(key)
        if row is None:
            continue
        stamps = [
            head.stamp for seen in found for name in seen.conflicts for head in seen.heads[name]
        ]
        yield Finding(
            f"gap-conflict.{state.record_id(row)}",
            Weight.BLOCKS,
            f"Nilai berbeda belum dipilih: {row.code} {row.title}, {_whose(state, row)}",
            " · ".join(state.session.author_names(stamps)),
            Gap.kind,
            state.record_id(row),
        )


def _whose(state: GapState, row: Row) -> str:
    """Who answers a row; of the city at a table its group."""
    at_table = state.table and row.who == CITY
    return state.table_name(state.table or "") if at_table else state.label(row)


def findings(facts: Facts) -> Iterator[Finding]:
    """What the rules say is missing. Pure."""
    yield from _levels(facts)
    yield from _proposals(facts)
    yield from _answers(facts)
    yield from _evidence(facts)


def _levels(facts: Facts) -> Iterator[Finding]:
    city = [row for row in facts.rows if row.is_level and row.who == CITY]
    changed = [row for row in city if _gap(facts, row).status is GapStatus.CHANGED]
    bare = [row for row in city if _proposed(facts, row)]
    given = [row for row in city if rules.is_answered(row, _gap(facts, row).answer)]
    waiting = [row for row in given if _gap(facts, row).status is GapStatus.DRAFT]
    open_rows = [row for row in city if not _gap(facts, row).answer.now]
    yield from _of_rows(
        facts, "gap-changed", f"Level diubah sesudah disepakati: {len(changed)}", changed
    )
    yield from _of_rows(
        facts, "gap-default", f"Sasaran bawaan belum dikonfirmasi: {len(bare)}", bare
    )
    yield from _of_rows(
        facts, "gap-not-agreed", f"Level belum dibacakan dan disepakati: {len(waiting)}", waiting
    )
    if facts.begun:
        yield from _of_rows(
            facts, "gap-no-level", f"Sub-dimensi tanpa level kota: {len(open_rows)}", open_rows
        )


def _proposed(facts: Facts, row: Row) -> str:
    answer = _gap(facts, row).answer
    return rules.with_default(row, answer, facts.default_target, facts.scale)


def _proposals(facts: Facts) -> Iterator[Finding]:
    city = [row for row in facts.rows if row.is_level and row.who == CITY]
    gaps = [(row, rules.difference(_gap(facts, row).answer)) for row in city]
    wide = [
        row
        for row, gap in gaps
        if gap is not None and gap >= rules.WIDE and not _gap(facts, row).proposal
    ]
    alone = [row for row in facts.rows if _gap(facts, row).proposal and not _gap(facts, row).pic]
    yield from _of_rows(
        facts, "gap-no-proposal", f"Beda ≥ {rules.WIDE} tanpa usulan: {len(wide)}", wide
    )
    yield from _of_rows(facts, "gap-no-pic", f"Usulan tanpa penanggung jawab: {len(alone)}", alone)


def _answers(facts: Facts) -> Iterator[Finding]:
    if not facts.begun and not any(gap.stated for gap in facts.gaps.values()):
        return
    owed = [row for row in facts.rows if row.counts and rules.is_owed(row, _gap(facts, row))]
    if owed:
        first = {row.who: row for row in reversed(owed)}
        counts = Counter(row.who for row in owed)
        spots = tuple(
            Spot(
                f"{_called(facts, code)} {counts[code]}",
                Gap.kind,
                f"{facts.stage}/{first[code].key}",
            )
            for code in {**dict.fromkeys(first), **facts.offices}
            if code in first
        )
        text = f"{len(owed)} jawaban belum diisi: {counted(first, facts.offices)}"
        whole = _finding(facts, "gap-open", text, _per_opd(facts, owed), owed[0], Weight.TONIGHT)
        yield whole._replace(spots=spots)


def _evidence(facts: Facts) -> Iterator[Finding]:
    bare = rules.without_evidence(facts.rows, facts.gaps, facts.evidence)
    if bare:
        text = f"{len(bare)} jawaban tanpa bukti"
        yield _finding(facts, "gap-no-evidence", text, _per_opd(facts, bare), bare[0])
    follows = [one for one in facts.evidence if one.type is EvidenceKind.FOLLOWS]
    undated = [one for one in follows if one.due is None]
    late = [one for one in follows if one.due is not None and one.due < facts.today]
    for key, text, pieces in (
        ("gap-undated", f"Bukti menyusul tanpa tanggal: {len(undated)}", undated),
        ("gap-late", f"Bukti menyusul lewat tanggal: {len(late)}", late),
    ):
        if pieces:
            titles = " · ".join(piece.title for piece in pieces)
            record = pieces[0].id
            name = f"{key}.{facts.stage}"
            yield Finding(name, Weight.SHOULD, text, titles, Evidence.kind, record)


def _of_rows(facts: Facts, key: str, text: str, rows: Sequence[Row]) -> Iterator[Finding]:
    if rows:
        pairs = ((row.code, pair(_gap(facts, row).answer)) for row in rows)
        detail = "  ".join(f"{code} {said}" if said != OPEN else code for code, said in pairs)
        yield _finding(facts, key, text, detail, rows[0])


def _finding(
    facts: Facts, key: str, text: str, detail: str, row: Row, weight: Weight = Weight.SHOULD
) -> Finding:
    return Finding(
        f"{key}.{facts.stage}", weight, text, detail, Gap.kind, f"{facts.stage}/{row.key}"
    )


def _per_opd(facts: Facts, rows: Iterable[Row]) -> str:
    """`Disperindag 3 · DPUPR 2`: the most first, equal ones in the official order."""
    counts = Counter(row.who for row in rows)
    order = {code: place for place, code in enumerate(facts.offices)}
    codes = sorted(counts, key=lambda code: (-counts[code], order.get(code, len(order)), code))
    return " · ".join(f"{_called(facts, code)} {counts[code]}" for code in codes)


def _called(facts: Facts, code: str) -> str:
    office = facts.offices.get(code)
    return (office.short or office.name) if office else code


def _gap(facts: Facts, row: Row) -> Gap:
    return facts.gaps.get(row.key, NO_GAP)
