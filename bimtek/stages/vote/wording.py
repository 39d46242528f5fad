"""How a vote is told to people: screen, projector and minutes say the same words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.stages.vote.rules import Standing
from bimtek.stages.vote.script import DOTS, IMPACT, PERSON, YES_NO
from bimtek.stages.vote.tallies import mean_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.stages.vote.rules import Place, Score
    from bimtek.stages.vote.script import VoteScript
    from bimtek.stages.vote.state import VoteState

TIED: Final = "seri"
UNDECIDED: Final = "setuju dan tidak sama banyak"
HEADERS: Final = {
    DOTS: ("Titik",),
    YES_NO: ("Setuju", "Tidak", "Abstain"),
    IMPACT: ("Dampak", "Upaya", "Kuadran"),
}
"""What stands beside an option, by the way of voting."""


def each(spec: VoteScript) -> str:
    """One voter: `Setiap OPD`."""
    return "Setiap orang" if spec.by == PERSON else "Setiap OPD"


def task(spec: VoteScript) -> str:
    """What a voter does: `Setiap OPD memberi 3 titik, boleh menumpuk.`"""
    if spec.method == YES_NO:
        return f"{each(spec)} menyatakan setuju, tidak, atau abstain."
    if spec.method == IMPACT:
        return f"{each(spec)} menilai dampak dan upaya, masing-masing 1 sampai 5."
    return f"{each(spec)} memberi {_dots(spec)}."


def _dots(spec: VoteScript) -> str:
    if spec.dots == 1:
        return "1 titik"
    how = "boleh menumpuk" if spec.stacking else "satu pilihan satu titik"
    return f"{spec.dots} titik, {how}"


def how_typed(spec: VoteScript) -> str:
    """How a note-taker types one voter's ballot."""
    if spec.method == YES_NO:
        return "Ketik satu huruf tiap pilihan menurut urutannya: y, t, a; - dilewati."
    if spec.method == IMPACT:
        return "Ketik dampak lalu upaya tiap pilihan: 42 35 berarti 4 dan 2, lalu 3 dan 5."
    return f"Ketik nomor pilihannya ({_dots(spec)}); 0 tidak memilih."


def nobody_here(state: VoteState) -> str:
    """Why there is nobody to vote, and what to do."""
    if state.knows_here:
        return "Belum ada yang tercatat hadir. Catat kehadiran di F7."
    only = "" if state.spec.secret else " k: jumlah saja, tanpa nama."
    return (
        f"{each(state.spec)} yang hadir memilih, tetapi absen hari ini masih kosong. "
        f"F7: mengisinya, atau menyalin absen sebelumnya.{only}"
    )


def figures(method: str, score: Score) -> tuple[str, ...]:
    """What an option got, one cell for each of the headers."""
    if method == YES_NO:
        return str(score.yes), str(score.no), str(score.abstain)
    if method == IMPACT:
        means = mean_words(score.mean_impact), mean_words(score.mean_effort)
        return *(mean or "–" for mean in means), str(score.quadrant)
    return (str(score.dots),)


def figures_told(method: str, score: Score) -> str:
    """The same in few words, for the hall."""
    if method == YES_NO:
        return f"{score.yes} setuju, {score.no} tidak"
    return str(score.quadrant) if method == IMPACT else f"{score.dots} titik"


def standing_words(place: Place, chosen: Sequence[str], *, decided: bool) -> str:
    """`terpilih`, `seri`, `seri di batas`; of what is chosen only a tie that the hall broke.

    Args:
        chosen: options that are chosen.
        decided: the hall has decided, so that no tie is open any more.
    """
    if place.option in chosen:
        broken = place.tied and place.standing is Standing.BORDER
        return f"{Standing.CHOSEN}, {TIED}" if broken else str(Standing.CHOSEN)
    if place.standing is Standing.BORDER and not decided:
        return str(Standing.BORDER) if place.tied else UNDECIDED
    return TIED if place.tied else ""


def listed(names: Sequence[str]) -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
