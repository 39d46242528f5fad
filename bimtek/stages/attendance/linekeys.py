"""What Enter in the line does: check in whom it finds, or yes to what is offered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bimtek.journal.records import Refusal
from bimtek.stages.attendance import arrivals, board, deeds
from bimtek.stages.attendance.desk import Deed, Desk
from bimtek.stages.attendance.find import DeskLine, NamedRow, Rows, Unclear


def check_in(desk: Desk, line: DeskLine, found: Sequence[str], at_row: str, now: time) -> Deed:
    """Whom a typed line finds comes in.

    Args:
        found: whom it finds, best first.
        at_row: who has the cursor; counts where the line finds them.

    Raises:
        Refusal: if the line means nothing yet, or finds nobody.
    """
    match line:
        case Unclear(message):
            raise Refusal("unclear", message)
        case Rows(numbers) if len(numbers) > 1:
            return arrivals.check_in_rows(desk, line, found, now)
        case NamedRow():
            return arrivals.check_in_by_name(desk, line, found, now)
    if not found:
        raise Refusal("nobody", board.hint_of(desk, line, found, ""))
    return arrivals.check_in(desk, at_row if at_row in found else found[0], now)


def accept(desk: Desk, dismissed: frozenset[str], now: time) -> Deed:
    """Enter on the empty line: yes to what is offered.

    Raises:
        Refusal: if nothing is.
    """
    said, key = board.offer_of(desk, dismissed)
    if not said:
        raise Refusal("empty", "Ketik nomor urut, huruf, NIP, atau +nama.")
    for ended in desk.replaced:
        if ended.representative == key:
            return deeds.end_representation(desk, ended, now)
    return deeds.carry_over(desk)
