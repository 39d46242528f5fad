"""Levels and numbers of earlier tahap: taken along, never answers of this hall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.passing import Passed, copied, left_behind, noted, passed_record
from bimtek.hall.records import Opd
from bimtek.stages.gap.cells import shown
from bimtek.stages.gap.records import CITY, EarlierGap, Gap, Indicator, PillarThen, table_of

if TYPE_CHECKING:
    from bimtek.hall.passing import Onward
    from bimtek.journal.records import Seen
    from bimtek.script.model import Script
    from bimtek.session import Session
    from bimtek.stages.gap.records import Answer
    from bimtek.stages.gap.script import GapScript

SORT = "Level dan nilai kesenjangan"
KIND = "kesenjangan"
TAKEN = (
    "answer", "condition", "causes", "cause", "proposal", "effect", "pic", "priority", "status",
)  # fmt: skip
"""Fields of an answer that the next tahap has beside its own."""


class Called(NamedTuple):
    """What a row is called, as `EarlierGap` keeps it."""

    title: str = ""
    unit: str = ""
    pillar: PillarThen | None = None


NO_ROW = Called()


def onward(source: Session, way: Onward) -> Iterator[Passed]:
    """All that was said, row by row; what was told in confidence stays where it was said."""
    called, asked = _called(source), _called_in(way.script)
    for seen in source.all(Gap):
        if not seen.value.stated:
            continue
        if table_of(seen.value.who):  # what the plenary made of it goes on
            taken = source.get(Gap, Gap.taken_over_as(seen.record))
            if taken is None or taken.withdrawn is not None or not taken.value.stated:
                label = f"{seen.value.row} {_title(called, seen.value.row)} · kelompok"
                one = Passed(SORT, label, source=(Gap.kind, seen.record))
                yield left_behind(one, "isian kelompok, tidak masuk ke hasil pleno")
            continue
        one = _passed(seen, source, way, called.get(seen.value.row, NO_ROW))
        known = _title(asked, seen.value.row)
        if one.change is not None and asked and not known:
            one = noted(one, "tidak ditanyakan lagi dalam naskah baru; tetap tersimpan")
        elif known and (before := _title(called, seen.value.row)) and before != known:
            one = noted(one, f"judulnya kini ‘{known}’; periksa apakah masih hal yang sama")
        yield one
    for older in source.all(EarlierGap):
        label = f"{older.value.row} · {_who(source, older.value.opd or older.value.who)}"
        yield copied(older, SORT, label, values(older.value.answer))


def _passed(seen: Seen[Gap], source: Session, way: Onward, called: Called) -> Passed:
    gap = seen.value
    label = f"{gap.row} {called.title} · {_who(source, gap.who)}".replace("  ", " ")
    fields = {name: getattr(gap, name) for name in TAKEN}
    fields["pic"] = way.code(gap.pic) if gap.pic else ""
    fields["opd"] = way.code(gap.who)
    fields |= called._asdict()
    record = f"{way.earlier.id}/{gap.row}/{gap.who}"
    change, stamps = passed_record(seen, EarlierGap, record, fields)
    passed = Passed(SORT, label, values(gap.answer), change, (Gap.kind, seen.record), stamps)
    if seen.in_confidence:
        return left_behind(passed, "tertutup")
    if "answer" in seen.conflicts:
        return left_behind(passed, "dua nilai belum dipilih")
    return passed


def _title(called: Mapping[str, Called], row: str) -> str:
    return called.get(row, NO_ROW).title


def _called(source: Session) -> dict[str, Called]:
    """Code of a row → what it is called, in the script and in the lists of a session."""
    found = _called_in(source.script)
    pillars = {one.pillar.id: one.pillar for one in found.values() if one.pillar}
    for seen in source.all(Indicator):
        one = seen.value
        found[one.code] = Called(one.name, one.unit, pillars.get(one.pillar))
    return found


def _called_in(script: Script) -> dict[str, Called]:
    found: dict[str, Called] = {}
    for stage in script.stages:
        if stage.kind != KIND:
            continue
        spec: GapScript = stage.spec
        for pillar in spec.pillars:
            then = PillarThen(pillar.id, pillar.title, pillar.number)
            for part in pillar.subdimensions:
                found[part.code] = Called(part.title, "", then)
                found.update(
                    (one.code, Called(one.name, one.unit, then)) for one in part.indicators
                )
    return found


def _who(source: Session, who: str) -> str:
    if who == CITY:
        return "kota"
    seen = source.get(Opd, who)
    return (seen.value.short or seen.value.name or who) if seen else who


def values(answer: Answer) -> str:
    """`2→4`, `66,7→100 (2023)`."""
    target = f"→{shown(answer.target)}" if answer.target else ""
    year = f" ({answer.year})" if answer.year else ""
    return f"{shown(answer.now)}{target}{year}"
