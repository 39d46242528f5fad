"""Actions of earlier sessions on the projector: by number and deadline, never whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.hall.before import ActionState, EarlierAction, EarlierSession, by_time
from bimtek.hall.earlier_actions import Numbered, counted, most_urgent_first, numbered
from bimtek.hall.earlier_actions import standing_words as standing
from bimtek.page import Page, PageLine

if TYPE_CHECKING:
    from datetime import date

    from bimtek.session import Session

EARLIER: Final = "tahap sebelumnya"
"""What the screen of these actions points at: the hall sees them, whatever the acara is."""
MARKS: Final = {
    ActionState.DONE: "✓",
    ActionState.RUNNING: "▶",
    ActionState.DROPPED: "✗",
    ActionState.OPEN: "○",
}


def earlier_page(session: Session) -> Page:
    """What is overdue first; words and names stay on the screen of who leads."""
    today = session.now().date()
    found = numbered(session.all(EarlierAction))
    count = counted((one.action for one in found), today)
    lines = [PageLine(f"{count.overdue} lewat tenggat, {count.open} masih terbuka", strong=True)]
    lines.append(PageLine())
    lines += [_line(one, today) for one in most_urgent_first(found, today)]
    return Page(
        f"TINDAK LANJUT {sessions_named(session)}".upper(),
        lines=tuple(lines),
        foot="✓ selesai  ▶ berjalan  ✗ batal  ○ belum dilaporkan",
        done=(count.done, count.total),
        columns=2,
        counts="selesai",
    )


def _line(one: Numbered, today: date) -> PageLine:
    action = one.action
    mark = f"{MARKS[action.state]} {one.number}"
    return PageLine(standing(action, today), mark, strong=action.is_overdue(today))


def sessions_named(session: Session) -> str:
    """Of which sessions they are: `Tahap I`, `Tahap I dan Tahap II`."""
    known = by_time(seen.value for seen in session.all(EarlierSession))
    of = {seen.value.session for seen in session.all(EarlierAction)}
    return " dan ".join(one.name for one in known if one.id in of) or "tahap sebelumnya"
