"""What is missing in a reading of an SK."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.stages.decree import rules
from bimtek.stages.decree.records import Stance
from bimtek.stages.decree.rules import Matter, OfficeRow, Standing
from bimtek.stages.decree.state import DecreeState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

Short = Callable[[str], str]
"""Code of an OPD → its short name."""


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """What this reading still owes, once it has begun."""
    state = DecreeState(session, stage)
    if not state.progress.read and not any(row.ready_roles for row in state.rows):
        return
    yield from unknown_reader(stage.id, state.reader_away if state.progress.read else "")
    yield from open_matters(stage.id, state.rows, state.short)
    yield from silent(stage.id, state.rows, state.short)
    yield from absent(stage.id, state.rows, state.short)
    yield from not_named(stage.id, state.not_in_decree, state.short)
    if not state.progress.complete:
        left = state.progress.total - state.progress.read
        yield Finding(
            f"sk-clauses.{stage.id}",
            Weight.SHOULD,
            f"{left} diktum belum dibacakan",
            kind="stage",
            record=stage.id,
        )


def unknown_reader(stage: str, planned: str) -> Iterator[Finding]:
    """The SK was read, and whoever was to read it is not recorded as here.

    Args:
        planned: who was to read it; empty: whoever read it is known.
    """
    if planned:
        text = "SK: siapa yang membacakan belum dicatat"
        detail = f"{planned} tidak tercatat hadir; w di layar Pembacaan SK"
        yield Finding(f"sk-reader.{stage}", Weight.SHOULD, text, detail, "stage", stage)


def open_matters(stage: str, rows: Sequence[OfficeRow], short: Short) -> Iterator[Finding]:
    """Objections that ended nowhere block the minutes; questions should be answered."""
    for matter in rules.objections_without_outcome(rows):
        text = f"SK: keberatan {short(matter.opd)} belum ada hasilnya"
        yield _of_matter("sk-objection", stage, matter, text, Weight.BLOCKS)
    for matter in rules.unanswered(rows):
        text = f"SK: pertanyaan {short(matter.opd)} belum dijawab"
        yield _of_matter("sk-question", stage, matter, text, Weight.SHOULD)


def silent(stage: str, rows: Sequence[OfficeRow], short: Short) -> Iterator[Finding]:
    """Offices that sit in the hall and have not said where they stand."""
    found = rules.standing_at(rows, Standing.SILENT)
    if found:
        text = f"SK: {len(found)} kantor di aula belum menyatakan sikap"
        yield _of_rows("sk-silent", stage, found, text, Weight.SHOULD, short)


def absent(stage: str, rows: Sequence[OfficeRow], short: Short) -> Iterator[Finding]:
    """Offices with a role that were not here to say anything: they say it in writing."""
    found = rules.standing_at(rows, Standing.ABSENT)
    if found:
        text = f"SK: {len(found)} kantor tidak hadir, sikapnya diminta tertulis"
        yield _of_rows("sk-absent", stage, found, text, Weight.TONIGHT, short)


def not_named(stage: str, offices: Sequence[str], short: Short) -> Iterator[Finding]:
    """Offices that came although the SK gives them no role."""
    if offices:
        yield Finding(
            f"sk-unnamed.{stage}",
            Weight.SHOULD,
            f"SK: {len(offices)} kantor di aula tidak tercantum dalam lampiran",
            ", ".join(map(short, offices)),
            "stage",
            stage,
        )


def _of_matter(what: str, stage: str, matter: Matter, text: str, weight: Weight) -> Finding:
    record = f"{stage}/{matter.opd}/{matter.bearer.slug}"
    return Finding(f"{what}.{stage}.{matter.opd}", weight, text, "", Stance.kind, record)


def _of_rows(
    what: str, stage: str, rows: Sequence[OfficeRow], text: str, weight: Weight, short: Short
) -> Finding:
    spots = tuple(
        Spot(short(row.opd), Stance.kind, f"{stage}/{row.opd}/{row.roles[0].slug}") for row in rows
    )
    first = spots[0]
    detail = " ".join(spot.text for spot in spots)
    return Finding(f"{what}.{stage}", weight, text, detail, first.kind, first.record, spots)
