"""What the hall sees of a vote: the options and how many have voted; the ranking once it is open.

No number stands on it before, and never what anybody chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bimtek.hall.running import time_left
from bimtek.page import Page, PageLine
from bimtek.stages.vote.progress import counted
from bimtek.stages.vote.state import VoteState
from bimtek.stages.vote.wording import figures_told, standing_words, task

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

NO_OPTIONS: Final = "Belum ada pilihan."
UNDECIDED: Final = "Seri di batas: aula memutuskan."


def page(session: Session, stage: Stage, pointed: str) -> Page:  # noqa: ARG001 - what every kind takes
    """The options, or what became of them."""
    state = VoteState(session, stage)
    corner = time_left(stage, state.run, session.now())
    if state.opened_at is not None:
        foot = UNDECIDED if state.border else ""
        return Page(f"{stage.title.upper()} · HASIL", corner, tuple(_result(state)), foot)
    lines = [PageLine(task(state.spec)), PageLine()]
    lines += [PageLine(one.text, str(one.number)) for one in state.options]
    if not state.options:
        lines.append(PageLine(NO_OPTIONS))
    done, counts = _progress(state)
    return Page(stage.title.upper(), corner, tuple(lines), done=done, counts=counts)


def _progress(state: VoteState) -> tuple[tuple[int, int] | None, str]:
    """How many have voted; of papers how many came in."""
    if state.by_name:
        done, of = counted(state)
        return ((done, of) if of else None), f"{state.voters_are} sudah memilih"
    papers, of = state.papers, len(state.electors.here)
    if papers is None or not of:
        return None, ""
    return (min(papers.handed_in, of), of), "surat suara masuk"


def _result(state: VoteState) -> Iterator[PageLine]:
    chosen = state.chosen
    for place in state.ranking:
        option = state.option(place.option)
        told = standing_words(place, chosen, decided=bool(state.decided))
        if option is None:
            continue
        figures = figures_told(state.spec.method, place.score)
        right = f"{figures} · {told}" if told else figures
        yield PageLine(option.text, str(place.place), right, strong=place.option in chosen)
