"""Rows of earlier tahap that this script does not ask again: still named, by what stood there.

What the newest session that has a row called it holds. A row that the script itself asks is not
among them: its own answer counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.before import EarlierSession, by_time
from bimtek.hall.groups import called_like
from bimtek.hall.mentions import Topic
from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd
from bimtek.stages.gap.records import CITY, LEVEL_ROW, EarlierGap, PillarThen
from bimtek.stages.gap.then import Then, by_row, sentence

if TYPE_CHECKING:
    from bimtek.session import Session


def topics(session: Session, scripted: Sequence[Topic]) -> Iterator[Topic]:
    """Each of these rows with its pillar of now, and what stood there.

    Args:
        scripted: what the script has.
    """
    asked = {one.spellings[0] for one in scripted if one.about}
    gaps = [gap for gap in _newest_first(session) if gap.row not in asked]
    pillars = pillars_now((gap.pillar for gap in gaps if gap.pillar), scripted)
    told = by_row(gaps, _sessions(session))
    for code in sorted({gap.row for gap in gaps}, key=_place):
        mine = [gap for gap in gaps if gap.row == code]
        places: dict[str, str] = {}
        for gap in mine:
            places.setdefault(_now(gap), f"{EarlierGap.kind}/{gap.record_id}")
        title = next((gap.title for gap in mine if gap.title), "")
        then = next((gap.pillar.id for gap in mine if gap.pillar), "")
        is_level = LEVEL_ROW.fullmatch(code) is not None
        yield Topic(
            f"{code} {title}".rstrip() if is_level else code,
            (code,),
            pillars.get(then, ""),
            places.get(CITY) or next(iter(places.values())),
            {who: place for who, place in places.items() if who != CITY},
            "" if is_level else title,
            {place: sentence(told.get(f"{code}/{who}", ())) for who, place in places.items()},
        )


def beside(session: Session, record: str) -> Iterator[str]:
    """`Kesehatan: Tahap I 2→4`, then the hindrance and the condition of then.

    Args:
        record: id of an `EarlierGap`; of a number all offices are told that gave it.
    """
    code, who = EarlierGap.key_of(record)["row"], record.rpartition("/")[2]
    gaps = [gap for gap in _newest_first(session) if gap.row == code]
    mine = [gap for gap in gaps if gap.who == who or who != CITY != gap.who]
    if not mine:
        return
    told = by_row(mine, _sessions(session))
    title = next((gap.title for gap in mine if gap.title), code)
    unit = next((f" ({gap.unit})" for gap in mine if gap.unit), "")
    yield f"{title}{unit}: {', '.join(_numbers(session, told))}"
    for gap in mine:
        causes = ", ".join(cause.value for cause in gap.causes)
        if words := ": ".join(filter(None, (causes, gap.cause))):
            yield f"Hambatan: {words}"
        if gap.condition:
            yield f"Kondisi: {gap.condition}"


def _numbers(session: Session, told: Mapping[str, tuple[Then, ...]]) -> Iterator[str]:
    offices = Offices(seen.value for seen in session.all(Opd))
    for key, found in told.items():
        who = key.rpartition("/")[2]
        yield f"{'' if who == CITY else offices.name(who)} {sentence(found)}".strip()


def pillars_now(then: Iterable[PillarThen], scripted: Sequence[Topic]) -> dict[str, str]:
    """Id of a pillar then → its id in this script; one that went is not in it.

    The same id, else the same title, else, where both have as many pillars, the same number: that
    pillar has got another name. One number can stand for one pillar only.
    """
    now = {one.pillar: one for one in scripted if one.pillar and not one.about}
    before = {one.id: one for one in then}
    titles = {name: one.shown for name, one in now.items()}
    found: dict[str, str] = {}
    for name, one in before.items():
        if same := name if name in now else called_like(one.title, titles):
            found[name] = same
    if len(before) == len(now):
        free = {one.spellings[0]: key for key, one in now.items() if key not in found.values()}
        left = ((name, str(one.number)) for name, one in before.items() if name not in found)
        found.update((name, free[number]) for name, number in left if number in free)
    return found


def _now(gap: EarlierGap) -> str:
    """Who answers for a row now: two offices may have become one."""
    return gap.opd or gap.who


def _sessions(session: Session) -> list[EarlierSession]:
    return by_time(seen.value for seen in session.all(EarlierSession))


def _newest_first(session: Session) -> list[EarlierGap]:
    place = {one.id: number for number, one in enumerate(_sessions(session))}
    found = [seen.value for seen in session.all(EarlierGap)]
    return sorted(found, key=lambda gap: -place.get(gap.session, -1))


def _place(code: str) -> tuple[bool, list[tuple[int, str]]]:
    """Levels first, then numbers; `4.10` behind `4.9`."""
    parts = [(int(part), "") if part.isdecimal() else (0, part) for part in code.split(".")]
    return LEVEL_ROW.fullmatch(code) is None, parts
