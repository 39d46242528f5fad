"""The running order in lines: planned, as it went, and as it will probably go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from bimtek.hall.outlook import Expected, Outlook, end_in_words
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import MARKS, run_of
from bimtek.journal.records import Seen
from bimtek.locale.dates import clock
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

COLUMNS = (
    Column(2, align="right"),
    Column(1),
    Column(16, flex=1),
    Column(5, drop=1),
    Column(11, drop=2),
)


def order_line(
    number: int,
    stage: Stage,
    seen: Seen[StageRun] | None,
    session: Session,
    expected: Expected | None = None,
) -> Line:
    """One acara as a line."""
    run = run_of({stage.id: seen.value} if seen else {}, stage.id)
    title = Content(safe(stage.title))
    if run.state is StageState.RUNNING:
        title = title.stylize("bold")
    cells = (
        str(number),
        MARKS[run.state],
        title,
        clock(stage.starts) if stage.starts else "",
        went(run, session) or (f"± {clock(expected.starts)}" if expected else ""),
    )
    muted = run.state in (StageState.DONE, StageState.SKIPPED)
    right = "≠ b" if seen and seen.conflicts else ""
    return Line(stage.id, cells, style="$text-muted" if muted else "", right=right)


def went(run: StageRun, session: Session) -> str:
    """When it began and ended, or that it was left out or postponed."""
    if run.state in (StageState.SKIPPED, StageState.POSTPONED):
        return run.state.value
    if run.started is None:
        return ""
    ended = clock(session.local(run.ended)) if run.ended else "…"
    return f"{clock(session.local(run.started))}–{ended}"


def outlook_words(outlook: Outlook) -> str:
    """`Selesai ± 16.20, lewat 20' · dapat dipendekkan: Foto bersama`."""
    said = end_in_words(outlook)
    if outlook.late > 0 and outlook.shortenable:
        names = ", ".join(stage.title for stage in outlook.shortenable)
        said += f" · dapat dipendekkan (w): {safe(names)}"
    return said
