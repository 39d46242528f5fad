"""Levels and numbers of earlier tahap: taken along, never answers of this hall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bimtek.hall.passing import Passed, copied, left_behind, noted, passed_record
from bimtek.hall.records import Opd
from bimtek.stages.gap.cells import shown
from bimtek.stages.gap.records import CITY, EarlierGap, Gap, Indicator, table_of

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


def onward(source: Session, way: Onward) -> Iterator[Passed]:
    """All that was said, row by row; what was told in confidence stays where it was said."""
    titles, asked = _titles(source), _titles_of(way.script)
    for seen in source.all(Gap):
        if not seen.value.stated:
            continue
        if table_of(seen.value.who):  # what the plenary made of it goes on
            taken = source.get(Gap, Gap.taken_over_as(seen.record))
            if taken is None or taken.withdrawn is not None or not taken.value.stated:
                label = f"{seen.value.row} {titles.get(seen.value.row, '')} · kelompok"
                one = Passed(SORT, label, source=(Gap.kind, seen.record))
                yield left_behind(one, "isian kelompok, tidak masuk ke hasil pleno")
            continue
        one = _passed(seen, source, way, titles)
        known = asked.get(seen.value.row)
        if one.change is not None and asked and known is None:
            one = noted(one, "tidak ditanyakan lagi dalam naskah baru; tetap tersimpan")
        elif known and (before := titles.get(seen.value.row)) and before != known:
            one = noted(one, f"judulnya kini ‘{known}’; periksa apakah masih hal yang sama")
        yield one
    for older in source.all(EarlierGap):
        label = f"{older.value.row} · {_who(source, older.value.opd or older.value.who)}"
        yield copied(older, SORT, label, values(older.value.answer))


def _passed(seen: Seen[Gap], source: Session, way: Onward, titles: Mapping[str, str]) -> Passed:
    gap = seen.value
    title = titles.get(gap.row, "")
    label = f"{gap.row} {title} · {_who(source, gap.who)}".replace("  ", " ")
    fields = {name: getattr(gap, name) for name in TAKEN}
    fields["pic"] = way.code(gap.pic) if gap.pic else ""
    fields["opd"] = way.code(gap.who)
    record = f"{way.earlier.id}/{gap.row}/{gap.who}"
    change, stamps = passed_record(seen, EarlierGap, record, fields)
    passed = Passed(SORT, label, values(gap.answer), change, (Gap.kind, seen.record), stamps)
    if seen.in_confidence:
        return left_behind(passed, "tertutup")
    if "answer" in seen.conflicts:
        return left_behind(passed, "dua nilai belum dipilih")
    return passed


def _titles(source: Session) -> dict[str, str]:
    """Code of a row → its title, in the script and in the lists of a session."""
    found = _titles_of(source.script)
    found.update((one.value.code, one.value.name) for one in source.all(Indicator))
    return found


def _titles_of(script: Script) -> dict[str, str]:
    found: dict[str, str] = {}
    for stage in script.stages:
        if stage.kind != KIND:
            continue
        spec: GapScript = stage.spec
        for pillar in spec.pillars:
            for part in pillar.subdimensions:
                found[part.code] = part.title
                found.update((one.code, one.name) for one in part.indicators)
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
