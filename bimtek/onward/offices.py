"""Offices from one session to the next: the code stays, names change, two become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bimtek.hall.before import FormerName
from bimtek.hall.offices import in_official_order
from bimtek.hall.passing import Passed, passed_record
from bimtek.hall.records import Opd
from bimtek.lists.opds import OpdRow, plan_opds
from bimtek.lists.plan import Plan
from bimtek.locale.dates import medium_date
from bimtek.locale.folding import letters

if TYPE_CHECKING:
    from bimtek.hall.before import EarlierSession
    from bimtek.journal.records import Change, Seen
    from bimtek.lists.faults import Listed
    from bimtek.session import Session

SORT = "OPD"


@dataclass(frozen=True, slots=True)
class OfficesOnward:
    """The offices of the next session."""

    plan: Plan
    """What its own list says beside those of the source."""
    opds: tuple[Opd, ...]
    """As they would stand, in official order."""
    codes: Mapping[str, str]
    """Code in the source → code in the next session."""
    passed: tuple[Passed, ...]
    names: tuple[Change, ...]
    """What they were called before."""
    changed: tuple[str, ...]
    """Renamed and joined ones, as lines."""


def offices_onward(
    source: Session,
    earlier: EarlierSession,
    listed: Listed[OpdRow] | None,
    aliases: Mapping[str, str],
) -> OfficesOnward:
    """The offices of a source, brought up to date by the list of the next session.

    Args:
        listed: the next session's own list; None: the source's offices as they are.
        aliases: answers of a person: a spelling → code. Where a spelling is that of an office of
            the source, that office goes on in the other one.
    """
    standing = source.all(Opd)
    joined = _joined(standing, aliases, {row.code for row in listed.rows} if listed else set())
    kept = [seen for seen in standing if seen.record not in joined]
    after = plan_opds(listed, kept) if listed else Plan("", SORT, same=len(kept))
    opds = {one.code: one for one in (after.opds if listed else (seen.value for seen in kept))}
    codes = {seen.record: joined.get(seen.record, seen.record) for seen in standing}
    for seen in standing:
        code = codes[seen.record]
        if code in opds:
            opds[code] = _with_old_names(opds[code], seen.value)
    in_list = {row.code for row in listed.rows} if listed else set(opds)
    changes = tuple(_changes(standing, codes, opds))
    return OfficesOnward(
        after,
        tuple(in_official_order(opds.values())),
        codes,
        tuple(_passed(kept, opds, in_list)),
        (*_former(changes, earlier), *_older(source, codes)),
        tuple(_told(old, new, earlier) for old, new in changes),
    )


def _joined(
    standing: Iterable[Seen[Opd]], aliases: Mapping[str, str], listed: set[str]
) -> dict[str, str]:
    """Offices that go on in another one, because a person said so."""
    said = {letters(spelling): code for spelling, code in aliases.items()}
    found = {}
    for seen in standing:
        opd = seen.value
        spellings = (opd.code, opd.short, opd.name)
        code = next((said[one] for one in map(letters, spellings) if one in said), "")
        if code in listed and code != opd.code and opd.code not in listed:
            found[opd.code] = code
    return found


def _with_old_names(now: Opd, before: Opd) -> Opd:
    """Whoever still says the old name is understood."""
    known = {letters(one) for one in (now.code, now.short, now.name, *now.alias)}
    spelt = {letters(one): one for one in (before.short, before.name, *before.alias) if one}
    more = tuple(one for key, one in spelt.items() if key and key not in known)
    return replace(now, alias=(*now.alias, *more)) if more else now


def _changes(
    standing: Iterable[Seen[Opd]], codes: Mapping[str, str], opds: Mapping[str, Opd]
) -> Iterator[tuple[Opd, Opd]]:
    for seen in standing:
        old, new = seen.value, opds.get(codes[seen.record])
        if new and (old.code != new.code or letters(old.name) != letters(new.name)):
            yield old, new


def _passed(
    kept: Iterable[Seen[Opd]], opds: Mapping[str, Opd], in_list: set[str]
) -> Iterator[Passed]:
    for seen in kept:
        now = opds[seen.record]
        values = {name: getattr(now, name) for name in Opd.data_fields()}
        change, stamps = passed_record(seen, Opd, now.code, values)
        own = {name for name in stamps if getattr(seen.value, name) == values[name]}
        missing = "tidak ada dalam daftar OPD yang baru; tetap dibawa"
        yield Passed(
            SORT,
            f"{now.short or now.code} · {now.name}",
            "",
            change,
            (Opd.kind, seen.record),
            {name: stamps[name] for name in own},
            "" if now.code in in_list else missing,
        )


def _former(changes: Iterable[tuple[Opd, Opd]], earlier: EarlierSession) -> Iterator[Change]:
    for old, new in changes:
        yield FormerName.new(
            opd=new.code,
            session=earlier.id,
            code=old.code,
            short=old.short,
            name=old.name,
            since=earlier.first_day,
            until=earlier.last_day,
        )


def _older(source: Session, codes: Mapping[str, str]) -> Iterator[Change]:
    """Names that were old in the source already."""
    for seen in source.all(FormerName):
        one = seen.value
        yield FormerName.new(
            opd=codes.get(one.opd, one.opd),
            session=one.session,
            code=one.code,
            short=one.short,
            name=one.name,
            since=one.since,
            until=one.until,
        )


def _told(old: Opd, new: Opd, earlier: EarlierSession) -> str:
    until = f" (nama lama sampai {medium_date(earlier.last_day)})" if earlier.last_day else ""
    if old.code != new.code:
        return f"{old.short} ‘{old.name}’ menjadi bagian dari {new.short} ‘{new.name}’{until}"
    return f"{new.short}: ‘{old.name}’ → ‘{new.name}’{until}"
