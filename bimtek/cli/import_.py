"""`bimtek import FILE opd|participants|indikator DATA`: a list, whole or not at all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bimtek import bootstrap
from bimtek.cli.arguments import aliases_of
from bimtek.hall.records import Opd, Participant
from bimtek.journal.trouble import Exit
from bimtek.lists.indicators import plan_indicators, read_indicators
from bimtek.lists.opds import plan_opds, read_opds
from bimtek.lists.participants import plan_participants, read_participants
from bimtek.lists.plan import Plan
from bimtek.locale.cleaning import printable
from bimtek.session import Session
from bimtek.stages.gap.places import places_of
from bimtek.stages.gap.records import Indicator

PATIENCE = 60.0
"""Seconds for a list to reach the disk."""

Planner = Callable[[Session, Path, Mapping[str, str]], Plan]


def run(chosen: argparse.Namespace) -> int:
    """Take a list in one act, or say everything that is wrong with it; exit 1, nothing taken."""
    session = bootstrap.open_session(
        Path(chosen.file), chosen.name or "", chosen.role or "", writing=not chosen.dry_run
    )
    try:
        plan = PLANNERS[chosen.what](session, Path(chosen.data), aliases_of(chosen.alias))
        print(printable("\n".join(plan.preview(None if chosen.dry_run else 10))), file=sys.stderr)
        if not plan.ok:
            return Exit.WRONG_INPUT
        if chosen.dry_run:
            print("Belum ada yang dimasukkan (--dry-run).", file=sys.stderr)
            return Exit.DONE
        session.record_all(plan.changes).result(PATIENCE)
    finally:
        session.close()
    return Exit.DONE


def _opds(session: Session, source: Path, aliases: Mapping[str, str]) -> Plan:
    del aliases
    return plan_opds(read_opds(source), session.everything(Opd))


def _participants(session: Session, source: Path, aliases: Mapping[str, str]) -> Plan:
    opds = [seen.value for seen in session.all(Opd)]
    people = session.everything(Participant)
    return plan_participants(read_participants(source), opds, people, session.key, aliases)


def _indicators(session: Session, source: Path, aliases: Mapping[str, str]) -> Plan:
    opds = [seen.value for seen in session.all(Opd)]
    standing = session.everything(Indicator)
    place = places_of(session.script).get
    return plan_indicators(read_indicators(source), opds, standing, Indicator, place, aliases)


PLANNERS: dict[str, Planner] = {
    "opd": _opds,
    "participants": _participants,
    "indikator": _indicators,
}
