"""The agreement as lines of the reading: before it what is still open, after it how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from bimtek.hall.agreed import of_version
from bimtek.hall.agreement import Correction, Verdict
from bimtek.hall.running import all_running, unbegun
from bimtek.journal.verify import shown
from bimtek.locale.dates import clock, medium_date, short_date
from bimtek.stages.closing.agreeing import blocking, deliveries, delivery_in, unread
from bimtek.stages.closing.page import AGREEMENT
from bimtek.ui.columns import safe
from bimtek.ui.hanging import HangingLine
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from bimtek.hall.agreed import InForce
    from bimtek.script.model import Stage
    from bimtek.stages.closing.state import ClosingState

MOST_NAMED = 3
"""Acara that are named; of more the number tells."""


def agreement_lines(state: ClosingState) -> Iterator[Line]:
    """The line below all that is read."""
    yield Line("agreement", (Content.styled("Kesepakatan", "bold"),), selectable=False)
    yield Line(AGREEMENT, (_words(state),), style="bold")


def _words(state: ClosingState) -> str:
    standing = state.standing
    if standing is None:
        left = unread(state.items)
        more = f" · {left} belum dibacakan" if left else ""
        return f"Enter: sepakati dan bekukan → versi {state.edition}{more}"
    agreed = standing.agreed
    if standing.final is not None:
        at = f" {short_date(state.session.local(standing.final).date())}"
    elif standing.signed is not None:
        at = f" {short_date(standing.signed.on)}"
    else:
        at = f" {clock(state.session.local(agreed.at))}" if agreed else ""
    concept = "" if standing.signed else " · KONSEP"
    return f"✓ Versi {standing.version} {standing.word}{at} · sidik {state.sidik}{concept}"


def ralat_marks(state: ClosingState) -> Mapping[str, str]:
    """Note → `ralat 1, 2`; where none was accepted `ralat 1 ditolak`."""
    return {note: _marked(mine) for note, mine in state.corrections.items()}


def _marked(mine: Sequence[tuple[str, Correction]]) -> str:
    refused = all(one.verdict is Verdict.REFUSED for _, one in mine)
    return f"ralat {', '.join(number for number, _ in mine)}{' ditolak' if refused else ''}"


def agreement_text(state: ClosingState) -> Iterator[HangingLine]:
    """What the front reads before pressing Enter, or what stands."""
    if state.standing is None:
        yield from _before(state)
    else:
        yield from _after(state, state.standing)


def _before(state: ClosingState) -> Iterator[HangingLine]:
    yield HangingLine(f"SEPAKATI DAN BEKUKAN → VERSI {state.edition}", style="bold")
    yield HangingLine(
        "Yang tercatat sampai saat ini dibekukan persis seperti dibacakan. Sesudahnya hanya "
        "ralat, pemutakhiran, atau buka kembali dengan alasan."
    )
    if why := blocking(state.items):
        yield HangingLine(why, "Belum dapat ▸ ", style="$text-warning")
    yield HangingLine(f"{len(state.offices_here)} OPD", "Hadir kini ▸ ")
    if missed := state.without_quorum:
        words = f"{missed.words}; Enter menanyakan alasannya"
        yield HangingLine(words, "Kuorum tidak tercapai ▸ ", style="$text-warning")
    yield HangingLine(safe(state.chair) or "belum disebut (Ctrl+P, pimpinan rapat)", "Pimpinan ▸ ")
    if left := unread(state.items):
        yield HangingLine(f"{left} keputusan atau tindak lanjut", "Belum dibacakan ▸ ")
    if state.unsettled:
        yield HangingLine(f"{state.unsettled} isian (F9)", "Berbeda, belum dipilih ▸ ")
    if still := _not_over(state, ends_with=state.stage.id):
        yield HangingLine(still, "Akan tercetak ▸ ", style="$text-warning")
    for number, ralat in state.unplaced:
        becomes = f"‘{safe(ralat.before)}’ menjadi ‘{safe(ralat.after)}’"
        words = f"{safe(ralat.place)}: {becomes}. Sudah diubah di tempatnya?"
        yield HangingLine(words, f"Ralat {number} versi {ralat.edition} ▸ ", style="$text-warning")
    yield HangingLine(shown(state.session.fingerprint()), "Sidik kini ▸ ", style="$text-muted")


def _after(state: ClosingState, standing: InForce) -> Iterator[HangingLine]:
    agreed = standing.agreed
    yield HangingLine(f"VERSI {standing.version} · SIDIK {state.sidik}", style="bold")
    if standing.agreed_twice:
        yield HangingLine(
            "Dua laptop menyepakatinya sendiri-sendiri. Enter: sepakati sekali lagi.",
            "≠ ",
            style="$text-warning",
        )
    if agreed is not None:
        at = state.session.local(agreed.at)
        who = f", pimpinan {safe(agreed.chair)}" if agreed.chair else ""
        offices = f", {len(agreed.offices)} OPD" if agreed.offices else ""
        day = short_date(at.date())
        yield HangingLine(f"{day} {clock(at)}{offices}{who}", "Disepakati ▸ ")
        if missed := agreed.without_quorum:
            words = f"{missed.words}, karena {safe(missed.reason)}"
            yield HangingLine(words, "Tanpa kuorum ▸ ", style="$text-warning")
    yield HangingLine(_paper(standing), "Ditandatangani ▸ ")
    if standing.signed is None and (still := _not_over(state)):
        yield HangingLine(still, "Akan tercetak ▸ ", style="$text-warning")
    yield HangingLine(since_words(state) or "tidak ada", "Sejak itu ▸ ")
    if opened := delivery_in(state):
        number, seen = opened
        yield HangingLine(
            f"nomor {number} dari {safe(seen.value.source)}; isian yang diubah masuk ke sini",
            "Pemutakhiran dibuka ▸ ",
            style="$text-accent",
        )


def _not_over(state: ClosingState, ends_with: str = "") -> str:
    """Which acara the minutes that are signed would tell as running or not held; or nothing.

    Args:
        ends_with: the acara in which the hall agrees, which is not over before that.
    """
    stages, runs = state.session.stages, state.session.runs
    those = (
        (all_running(stages, runs), "masih berjalan"),
        (unbegun(stages, runs), "belum berlangsung"),
    )
    named = (([one for one in some if one.id != ends_with], verb) for some, verb in those)
    told = "; ".join(f"{_titles(some)} {verb}" for some, verb in named if some)
    return f"{told}. F4: s selesai, l lewati, j jam" if told else ""


def _titles(stages: Sequence[Stage]) -> str:
    named = ", ".join(f"‘{safe(one.title)}’" for one in stages[:MOST_NAMED])
    return f"{named} dan {len(stages) - MOST_NAMED} lagi" if stages[MOST_NAMED:] else named


def since_words(state: ClosingState) -> str:
    """`2 ralat (1 ditolak) · 1 pemutakhiran`, of the version that binds; nothing if nothing came.

    What belongs to a version before is told with that one.
    """
    corrections = of_version(state.session.all(Correction), state.edition)
    refused = sum(seen.value.verdict is Verdict.REFUSED for _, seen in corrections)
    counted = (
        (len(corrections), "ralat" + (f" ({refused} ditolak)" if refused else "")),
        (len(deliveries(state)), "pemutakhiran"),
        (state.late, "susulan belum ditimbang"),
    )
    return " · ".join(f"{count} {words}" for count, words in counted if count)


def _paper(standing: InForce) -> str:
    signed = standing.signed
    if signed is None:
        return "belum; sampai itu catatan, kehadiran, dan waktu acara masih dapat diubah"
    scan = f" · pindaian {safe(signed.scan)}" if signed.scan else ""
    final = " · final" if standing.final else ""
    return f"{medium_date(signed.on)} oleh {safe(signed.by)}{scan}{final}"
