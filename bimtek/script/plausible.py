"""Whether a script without mistakes can be held: its hours, its questions, whom it asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bimtek.locale.dates import at_minute, clock, minute_of
from bimtek.script.kinds import Demand, KindsLike
from bimtek.script.mistakes import Mistakes
from bimtek.script.model import Quorum, Script, Stage
from bimtek.script.offices import PARTS, Office, Offices

REACHABLE = "tulis kuorum yang dapat tercapai"
NAMED = 8
"""How many names a warning tells."""


class _Asking(NamedTuple):
    stage: Stage
    demand: Demand


def check_plan(script: Script, kinds: KindsLike, offices: Offices, mistakes: Mistakes) -> None:
    """Warn of what a person who plans the day would notice; nothing of it stops a session."""
    asking = [
        _Asking(stage, kind.demand(stage.spec))
        for stage in script.stages
        if (kind := kinds.get(stage.kind)) and kind.demand
    ]
    _check_hours(script, mistakes)
    for stage, demand in asking:
        _check_time(stage, demand, _tables(script, stage, demand), mistakes)
        if demand.unasked:
            mistakes.warn(
                stage.line,
                f"tidak ada OPD yang ditanya: {_names(demand.unasked)}",
                "tulis opd pada judulnya atau pada indikatornya",
            )
    _check_offices(script, asking, offices, mistakes)


def _check_hours(script: Script, mistakes: Mistakes) -> None:
    """Of each day the first acara that goes on when the day is over."""
    told: set[int] = set()
    for stage in script.stages:
        if script.ends is None or stage.ends is None or stage.day in told:
            continue
        over = stage.ends - minute_of(script.ends)
        if over <= 0:
            continue
        told.add(stage.day)
        end = clock(at_minute(stage.ends))
        mistakes.warn(
            stage.line,
            f"‘{stage.title}’ selesai {end}, padahal hari selesai {clock(script.ends)}",
            f"pendekkan {over} menit pada hari itu, atau ubah selesai di kepala naskah",
        )


def _tables(script: Script, stage: Stage, demand: Demand) -> int:
    """At how many tables the questions are taken at the same time."""
    division = script.division(stage.division) if demand.shared else None
    return max(len(division.groups), 1) if division else 1


def _check_time(stage: Stage, demand: Demand, tables: int, mistakes: Mistakes) -> None:
    asked = [one for one in demand.questions if one.number]
    needed = -(-sum(one.number * one.seconds for one in asked) // (60 * tables))
    if stage.minutes is None or needed <= stage.minutes:
        return
    sums = " + ".join(f"{one.number} {one.noun} × {one.seconds} detik" for one in asked)
    sums += f" di {tables} meja" if tables > 1 else ""
    mistakes.warn(
        stage.line,
        f"{sums} = {needed} menit, sedangkan ‘{stage.title}’ {stage.minutes} menit",
        "panjangkan acaranya, atau tanyakan lebih sedikit di aula",
    )


def beyond_reach(quorum: Quorum | None, offices: Offices) -> str:
    """What is said of a quorum for which the list has too few OPDs; else nothing."""
    listed = len(_whole(offices))
    if not listed or quorum is None or quorum.opds <= listed:
        return ""
    return f"kuorum {quorum.words}, sedangkan daftar berisi {listed} OPD"


def _whole(offices: Offices) -> list[Office]:
    """The offices that count as OPDs; a kelurahan is a part of its kecamatan."""
    return [one for one in offices.all if one.category.casefold() not in PARTS]


def _check_offices(
    script: Script, asking: Iterable[_Asking], offices: Offices, mistakes: Mistakes
) -> None:
    """Offices that come for two days and are asked nothing; a quorum that cannot be reached."""
    listed = _whole(offices)
    if wrong := beyond_reach(script.quorum, offices):
        mistakes.warn(1, wrong, REACHABLE)
    asked = {opd for one in asking for opd in one.demand.opds}
    if not asked or any(one.demand.everybody for one in asking):
        return
    seated = (group for division in script.divisions for group in division.groups)
    asked.update(opd for group in seated for opd in group.opds)
    left = [one.short or one.code for one in listed if one.code not in asked]
    if left:
        first = next(one.stage for one in asking if one.demand.opds)
        mistakes.warn(
            first.line,
            f"{len(left)} OPD tidak ditanya di acara mana pun: {_names(left)}",
            "tambahkan pada sebuah indikator atau baris, atau biarkan bila memang demikian",
        )


def _names(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f", dan {more} lagi" if more > 0 else "")
