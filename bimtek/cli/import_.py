"""`bimtek import FILE opd|participants|indikator|answers DATA`: a list or forms, whole or not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from bimtek import bootstrap
from bimtek.cli.arguments import aliases_of
from bimtek.forms.comparing import plan_forms
from bimtek.forms.filled import read_all
from bimtek.hall.agreed import binds, delivery, of_version
from bimtek.hall.agreement import Update
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Change, Refusal
from bimtek.journal.trouble import Exit
from bimtek.lists.indicators import plan_indicators, read_indicators
from bimtek.lists.opds import plan_opds, read_opds
from bimtek.lists.participants import plan_participants, read_participants
from bimtek.lists.plan import PREVIEWED, Plan
from bimtek.locale.cleaning import printable
from bimtek.locale.dates import DateError, medium_date, parse_date
from bimtek.session import Session
from bimtek.stages.gap.places import places_of
from bimtek.stages.gap.records import Indicator

PATIENCE = 60.0
"""Seconds for a list to reach the disk."""

WITH_A_NUMBER = (
    "Tidak dimasukkan: versi {version} sudah {word}. Daftar yang datang kemudian masuk sebagai "
    "pemutakhiran bernomor; sebutkan dari siapa dan per tanggal berapa, misalnya: "
    '--source "Dinkes, surat 20 Juli" --as-of 2023-07-20. Yang salah sejak semula: ralat (r di '
    "acara Penutup)."
)

ANSWERS = "answers"
"""Filled forms; of these several may come at once."""
Planner = Callable[[Session, Path, Mapping[str, str]], Plan]


def run(chosen: argparse.Namespace) -> int:
    """Take a list in one act, or say everything that is wrong with it; exit 1, nothing taken."""
    data = [Path(one) for one in chosen.data]
    if len(data) > 1 and chosen.what != ANSWERS:
        print(f"Sebut satu daftar saja; beberapa berkas hanya untuk {ANSWERS}.", file=sys.stderr)
        return Exit.USAGE
    path = Path(chosen.file)
    with bootstrap.reading(path) as session:  # what is refused does not even open the file
        plans = _plans(session, chosen.what, data, aliases_of(chosen.alias))
    longest = None if chosen.dry_run or chosen.what == ANSWERS else PREVIEWED
    lines = [line for plan in plans for line in plan.preview(longest)]
    print(printable("\n".join(lines)), file=sys.stderr)
    if not all(plan.ok for plan in plans):
        return _refused(plans)
    if chosen.what == ANSWERS and not any(plan.changes for plan in plans):
        print("Tidak ada yang baru; tidak ada yang dicatat.", file=sys.stderr)
        return Exit.DONE
    session = bootstrap.open_session(
        path, chosen.name or "", chosen.role or "", writing=not chosen.dry_run
    )
    try:
        changes: Sequence[Change] = [change for plan in plans for change in plan.changes]
        changes = _under_a_number(session, changes, chosen.source or "", chosen.as_of or "")
        if chosen.dry_run:
            print("Belum ada yang dimasukkan (--dry-run).", file=sys.stderr)
            return Exit.DONE
        session.record_all(changes).result(PATIENCE)
    finally:
        session.close()
    return Exit.DONE


def _plans(
    session: Session, what: str, data: Sequence[Path], aliases: Mapping[str, str]
) -> Sequence[Plan]:
    if what == ANSWERS:
        return plan_forms(session, read_all(data))
    return (PLANNERS[what](session, data[0], aliases),)


def _refused(plans: Sequence[Plan]) -> Exit:
    """Of several files the good ones wait for the others: they come as one act."""
    if len(plans) > 1:
        wrong = sum(not plan.ok for plan in plans)
        print(
            f"Tidak ada yang dimasukkan: {wrong} dari {len(plans)} berkas perlu diperbaiki. "
            "Sesudah itu masukkan semuanya lagi, atau yang lain tanpa berkas itu.",
            file=sys.stderr,
        )
    return Exit.WRONG_INPUT


def _under_a_number(
    session: Session, changes: Sequence[Change], source: str, day: str
) -> Sequence[Change]:
    """After an agreement a list is a delivery of newer data: one number, told in the annex.

    A second list from the same hand, of the same day, goes on under the number of the first.

    Raises:
        Refusal: if it changes what was agreed, and does not say who brought it, and of which day.
    """
    standing = session.agreement
    bound = [change for change in changes if binds(standing, change.kind)]
    if not bound and not source and not day:
        return changes
    if standing is None:
        raise Refusal(
            "nothing-agreed",
            "Belum ada yang disepakati, atau sudah dibuka kembali: tanpa --source dan --as-of.",
        )
    if not source.strip() or not day.strip():
        raise Refusal("agreed", WITH_A_NUMBER.format(version=standing.version, word=standing.word))
    as_of = _day(session, day)
    known = [seen for _, seen in of_version(session.all(Update), standing.version)]
    same = [seen for seen in known if (seen.value.source, seen.value.as_of) == (source, as_of)]
    if same:
        session.delivery, number = same[-1].record, same[-1].value.number
    else:
        new = delivery(standing.version, session.all(Update), source, as_of, session.now())
        session.delivery, number = new.record, int(str(new.patch["number"]))
        changes = [new, *changes]
    print(
        f"Masuk sebagai pemutakhiran {number}, keadaan per {medium_date(as_of)}.", file=sys.stderr
    )
    return changes


def _day(session: Session, text: str) -> date:
    try:
        return parse_date(text, session.now().date())
    except DateError as wrong:
        raise Refusal("no-date", f"--as-of ‘{text}’: {wrong}.") from None


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
