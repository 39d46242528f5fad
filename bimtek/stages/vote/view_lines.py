"""How a vote is drawn: its lines, what stands above and below them. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock
from bimtek.stages.vote.ballots import ballot_words, typed_ballot
from bimtek.stages.vote.progress import counted
from bimtek.stages.vote.rules import Ballot
from bimtek.stages.vote.script import DOTS, IMPACT
from bimtek.stages.vote.tallies import expected_tally, tally_words
from bimtek.stages.vote.wording import HEADERS, figures, how_typed, listed, standing_words
from bimtek.ui.columns import Column, fit, laid_out, safe, widths, wrapped
from bimtek.ui.lines import GUTTER, Line

if TYPE_CHECKING:
    from bimtek.stages.vote.ballots import Option
    from bimtek.stages.vote.state import VoteState

MUTED: Final = "$text-muted"
CONFLICT: Final = "≠"
OPEN: Final = "·"
LATE: Final = "!"
CHOSEN: Final = "✓"
TIED: Final = "?"
"""Behind the place of an option that is chosen, or that the hall still has to choose."""
MARKS: Final = {
    Ballot.COUNTS: "✓",
    Ballot.SPLIT: CONFLICT,
    Ballot.DESTROYED: "×",
    Ballot.UNFIT: "?",
    Ballot.ABSENT: "–",
}
VOTERS: Final = (Column(2), Column(14, flex=1), Column(12, flex=2), Column(12, flex=1, drop=1))
"""State, voter, what was typed, remark."""
OPTION_WIDTH: Final = 28
"""Cells of one option where several stand beside each other."""
MOST_LINES: Final = 6
"""Lines that the options take above the voters."""


# -- voters


def voter_lines(state: VoteState, voters: Sequence[str]) -> Iterator[Line]:
    """One line for each voter."""
    for voter in voters:
        vote = state.votes.get(voter)
        mark = MARKS[vote.worth] if vote else OPEN
        late = LATE if voter in (*state.changes.came, *state.changes.changed) else ""
        cells = (f"{mark}{late}", safe(state.electors.name(voter)), _chosen(state, voter))
        remark = _remark(state, voter)
        yield Line(voter, (*cells, remark, ""), right=state.margin(voter))


def _chosen(state: VoteState, voter: str) -> str:
    vote = state.votes.get(voter)
    if vote is None:
        return ""
    if vote.worth is Ballot.DESTROYED:
        return DESTROYED
    if vote.worth is Ballot.SPLIT:
        return "pilih dengan ="
    typed = typed_ballot(state.spec.method, state.all_options, vote.marks)
    return "tidak memilih" if typed == "0" else typed


def _remark(state: VoteState, voter: str) -> str:
    vote = state.votes.get(voter)
    if vote is not None and vote.worth is Ballot.ABSENT:
        return "tidak hadir"
    if voter in state.changes.changed:
        return "diubah sesudah dibuka"
    if voter in state.changes.came:
        return "sesudah dibuka"
    if voter not in state.electors.here:
        return "sudah pulang"
    return ""


# -- options


def option_columns(state: VoteState) -> tuple[Column, ...]:
    """Number or place, text, what it got, standing."""
    if state.opened_at is not None:
        names = HEADERS[state.spec.method]
        figures_of = [Column(max(6, len(name)), align="right") for name in names]
        if state.spec.method == IMPACT:
            figures_of[-1] = Column(13)
        return (Column(3), Column(16, flex=1), *figures_of, Column(14, drop=1))
    if not state.by_name:
        width = 10 if state.spec.method == DOTS else 24
        return (Column(3, align="right"), Column(16, flex=3), Column(width, flex=1))
    return (Column(3, align="right"), Column(16, flex=3), Column(12, flex=1, drop=1))


def option_lines(state: VoteState) -> Iterator[Line]:
    """The options in their order; once the result is open in that of the ranking."""
    if state.opened_at is not None:
        yield from _ranked_lines(state)
    else:
        for one in state.options:
            third = _tally(state, one) if not state.by_name else one.origin or state.remark(one)
            yield _option_line(state, one, (safe(third),))
    for one in state.all_options:
        if one.out:
            cells = ("×", f"{one.number} {safe(one.text)}", "dicoret")
            yield Line(one.id, cells, style=MUTED, right=state.margin(one.id))


def _option_line(state: VoteState, one: Option, rest: tuple[str, ...]) -> Line:
    split = CONFLICT if state.is_split(one.id) else ""
    cells = (str(one.number), f"{split}{safe(one.text)}", *rest)
    return Line(one.id, cells, right=state.margin(one.id))


def _tally(state: VoteState, one: Option) -> str:
    seen = state.seen_tally(one.id)
    if seen is not None and seen.withdrawn is None:
        if "count" in seen.conflicts:
            return "pilih dengan ="
        if "count" in seen.destroyed:
            return DESTROYED
    count = state.tallies.get(one.id)
    return tally_words(state.spec.method, count) if count else OPEN


def _ranked_lines(state: VoteState) -> Iterator[Line]:
    chosen = state.chosen
    for place in state.ranking:
        one = state.option(place.option)
        if one is None:
            continue
        split = CONFLICT if state.is_split(one.id) else ""
        sign = CHOSEN if one.id in chosen else TIED if one.id in state.border else ""
        cells = (
            f"{place.place}{sign}",
            f"{split}{safe(one.text)}",
            *figures(state.spec.method, place.score),
            standing_words(place, chosen, decided=bool(state.decided)),
        )
        style = "bold" if one.id in chosen else ""
        yield Line(one.id, cells, style=style, right=state.margin(one.id))


def heading(state: VoteState, columns: Sequence[Column], width: int, *, of_voters: bool) -> Content:
    """The names of the columns."""
    if of_voters:
        names: tuple[str, ...] = ("", state.voters_are, "Suara", "")
    elif state.opened_at is not None:
        names = ("", "Pilihan", *HEADERS[state.spec.method], "")
    else:
        names = ("", "Pilihan", "" if state.by_name else "Hitungan")
    line = laid_out(names, columns, widths(columns, width - GUTTER))
    return Content.assemble(" " * GUTTER, line).stylize("bold")


# -- above and below


def title(state: VoteState) -> tuple[str, str]:
    """The acara, and how far the vote is."""
    done, of = counted(state)
    what = f"{state.voters_are} memilih" if state.by_name else "pilihan dihitung"
    told = f"   {done}/{of} {what}" if state.knows_here or not state.by_name else "   absen kosong"
    if state.is_secret:
        told += "   rahasia"
    elif state.voting.by_table:
        told += "   tanpa nama"
    opened = state.opened_at
    told += f"   hasil dibuka {clock(opened)}" if opened else "   belum dibuka"
    return f" {state.stage.title}", told


def options_above(state: VoteState, width: int, most: int) -> list[str]:
    """The options with the numbers that are typed, above the voters."""
    if not state.options:
        return [" Belum ada pilihan. i: menambahkan, q: calon quick win dari acara program."]
    beside = max(1, width // OPTION_WIDTH)
    per_column = -(-len(state.options) // beside)
    lines = []
    for nth in range(min(per_column, most)):
        here = state.options[nth::per_column]
        last = nth == most - 1 and per_column > most
        each = width // beside - 1
        cells = [fit(f"{one.number:>2} {safe(one.text)}", each) for one in here]
        lines.append("  … o: semua pilihan" if last else " ".join(cells))
    return lines


def below_voter(state: VoteState, voter: str, width: int) -> list[str]:
    """Who it is, and what was chosen in words."""
    vote = state.votes.get(voter)
    name = state.electors.name(voter)
    if vote is None:
        return wrapped(f"{name} belum memilih. {how_typed(state.spec)}", width - 2)
    if vote.worth is Ballot.DESTROYED:
        return [f"{name}: {DESTROYED}"]
    if vote.worth is Ballot.SPLIT:
        return wrapped(f"{name}: dua suara berbeda, belum dihitung. = memilih.", width - 2)
    return wrapped(f"{name}: {ballot_words(state.all_options, vote.marks)}", width - 2)


def below_option(state: VoteState, option: Option, width: int) -> list[str]:
    """Its whole text, and what keys mean on it."""
    lines = wrapped(f"{option.number} {option.words}", width - 2)
    if remark := state.remark(option):
        lines += wrapped(f"? {remark}", width - 2)
    if state.opened_at is not None and state.border:
        names = [one.text for one in state.options if one.id in state.border]
        lines += wrapped(f"Seri di batas, p memutuskan: {listed(names)}.", width - 2)
    for doubt in state.doubts:
        lines += wrapped(f"? {doubt}", width - 2)
    if not state.by_name and state.opened_at is None:
        lines += wrapped(f"{expected_tally(state.spec.method)} s: surat suara.", width - 2)
    return lines
