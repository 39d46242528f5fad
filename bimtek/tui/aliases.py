"""Spellings of OPDs that no list knows: asked about one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bimtek.hall.offices import Offices
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.columns import fit

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.hall.records import Opd
    from bimtek.lists.plan import UnknownOffice

GUEST = "tamu"
"""Answers that a spelling is no OPD: who comes from there is a guest."""

OTHER = ""
ROWS_SHOWN = 6


async def ask_all(
    app: App[Any],
    unknown: Iterable[UnknownOffice],
    opds: Iterable[Opd],
    answers: dict[str, str],
) -> bool:
    """Put spelling → code into the answers, one by one; False: not all are answered.

    Run in a worker.
    """
    offices = Offices(opds)
    for one in unknown:
        code = await _answer(app, one, offices)
        if code is None:
            return False
        answers[one.spelling] = code
    return True


async def _answer(app: App[Any], one: UnknownOffice, offices: Offices) -> str | None:
    while True:
        answer = await app.push_screen_wait(Choose(_question(one), _options(one)))
        if answer != OTHER:
            return answer
        typed = await app.push_screen_wait(
            Ask(
                f"‘{fit(one.spelling, min(40, len(one.spelling)))}’ = OPD yang mana?",
                check=lambda text: _unknown(text, offices),
                hint="singkatan, nama, atau kode OPD",
            )
        )
        if typed is not None and (opd := offices.find(typed)):
            return opd.code


def _question(one: UnknownOffice) -> str:
    rows = [str(row) for row in one.rows[:ROWS_SHOWN]]
    more = " …" if len(one.rows) > ROWS_SHOWN else ""
    return (
        f"OPD ‘{one.spelling}’ tidak ada dalam daftar OPD.\nUndangan baris {', '.join(rows)}{more}"
    )


def _options(one: UnknownOffice) -> list[Option[str]]:
    options = [
        Option("l", "OPD lain: ketik namanya", OTHER),
        Option("t", "bukan OPD: yang datang dari sana tamu", GUEST),
    ]
    if one.near is None:
        return options
    near = one.near
    return [Option("y", f"= {near.short or near.code}", near.code, near.name), *options]


def _unknown(typed: str, offices: Offices) -> str:
    if offices.find(typed):
        return ""
    near = offices.nearest(typed)
    return f"OPD itu tidak ada. Maksudnya {near.short}?" if near else "OPD itu tidak ada."
