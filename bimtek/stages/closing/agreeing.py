"""The agreement of the hall and what follows it: the changes of one act, and what tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bimtek.hall.agreed import delivery, next_number, numbers, of_version
from bimtek.hall.agreement import (
    Agreed,
    Agreement,
    Correction,
    Reopened,
    Reopening,
    Signed,
    Signing,
    Update,
    Verdict,
)
from bimtek.hall.confidence import read_sentence, refused_mark
from bimtek.hall.lock import LOCKS
from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.journal.verify import shown
from bimtek.stages.closing.deeds import UNDO, name
from bimtek.stages.closing.rules import Standing
from bimtek.stages.closing.wording import (
    Wording,
    in_context,
    item_at,
    read_wording,
    with_due,
)
from bimtek.stages.deed import Deed

if TYPE_CHECKING:
    from datetime import date, datetime

    from bimtek.hall.agreed import InForce
    from bimtek.journal.records import Change, Seen
    from bimtek.stages.closing.rules import Item
    from bimtek.stages.closing.state import ClosingState

ORGANISER = "penyelenggara"
"""The role that, besides the facilitator, takes the document on its way to paper."""


def blocking(items: Iterable[Item]) -> str:
    """Why the hall cannot agree yet: words that are disputed, or not those that were read."""
    for item in items:
        if item.in_conflict:
            return f"{name(item)} punya dua kalimat yang berbeda. Shift+F2, lalu b: pilih dahulu."
        if item.standing is Standing.CHANGED:
            return f"{name(item)} diubah sesudah dibacakan. Bacakan sekali lagi."
        if item.standing is Standing.UNSETTLED:
            return f"{name(item)}: hasil pembacaannya berbeda di dua laptop. Bacakan sekali lagi."
    return ""


def unread(items: Iterable[Item]) -> int:
    """How many were not read out."""
    return sum(item.standing is Standing.WAITING for item in items)


def still_open(state: ClosingState) -> tuple[str, ...]:
    """What the front hears before the hall agrees all the same."""
    told = []
    if left := unread(state.items):
        told.append(f"{left} keputusan atau tindak lanjut belum dibacakan")
    if state.unsettled:
        told.append(f"{state.unsettled} isian berbeda belum dipilih (F9)")
    if not state.chair:
        told.append("pimpinan rapat belum disebut")
    return tuple(told)


def wrong_reason(text: str) -> str:
    """What is wrong with the reason for agreeing without the quorum, else nothing."""
    return refused_mark(text) if text.strip() else "Tulis alasan tetap menyepakati; ia tercetak."


def agree(state: ClosingState, at: datetime, without_quorum: str = "") -> Deed:
    """The hall agrees: what this file holds is frozen.

    Args:
        without_quorum: why, where too few are here; it is printed.

    Raises:
        Refusal: for anybody but the facilitator; where it is agreed already; while what was read
            is disputed; without the quorum and a reason for that.
    """
    _refuse_others(state, (LOCKS,))
    standing = state.standing
    if standing is not None and not standing.agreed_twice:
        raise Refusal("agreed-already", f"Versi {standing.version} sudah {standing.word}.")
    if why := blocking(state.items):
        raise Refusal("disputed", why)
    missed, reason = state.without_quorum, " ".join(without_quorum.split())
    if missed is not None and (wrong := wrong_reason(reason)):
        raise Refusal("no-quorum", f"Kuorum tidak tercapai: {missed.words}. {wrong}")
    said = Agreed(
        at,
        state.chair,
        state.offices_here,
        unread(state.items) or None,
        state.unsettled or None,
        shown(state.session.fingerprint()),
        replace(missed, reason=reason) if missed else None,
    )
    if standing is not None:
        change = standing.agreement.change(agreed=said)
    else:
        change = Agreement.new(edition=state.edition, agreed=said)
    return Deed((change,), f"Versi {state.edition} disepakati dan dibekukan.")


def sign(state: ClosingState, on: date, by: str, scan: str, *, is_here: bool = True) -> Deed:
    """The paper was signed; until then the desk went on with what is no result.

    Args:
        is_here: the scan lies where it is said to; else whoever typed it is told.

    Raises:
        Refusal: where nothing is agreed, or it says nobody.
    """
    standing = _binding(state)
    signed = Signed(on, by.strip(), scan.strip())
    seen = standing.signing
    change = (
        seen.change(signed=signed) if seen else Signing.new(edition=state.edition, signed=signed)
    )
    missing = "" if is_here else ", tetapi pindaiannya tidak ada di laptop ini"
    return Deed((change,), f"Versi {state.edition} ditandatangani{missing}. {UNDO}")


def make_final(state: ClosingState, at: datetime) -> Deed:
    """Nothing more is expected of the document.

    Raises:
        Refusal: without a signature.
    """
    standing = _binding(state)
    if standing.signing is None or standing.signed is None:
        raise Refusal("not-signed", "Belum ditandatangani. t mencatat tanda tangannya.")
    if standing.final is not None:
        raise Refusal("final-already", f"Versi {standing.version} sudah final.")
    return Deed((standing.signing.change(final=at),), f"Versi {state.edition} final. {UNDO}")


def reopen(state: ClosingState, at: datetime, reason: str, asked_by: str) -> Deed:
    """What was agreed binds no more; the next agreement is another version.

    Raises:
        Refusal: for anybody but the facilitator and the organiser, or without a reason.
    """
    _refuse_others(state, (LOCKS, ORGANISER))
    standing = _binding(state)
    said = Reopened(at, reason.strip(), asked_by.strip())
    told = f"Versi {standing.version} dibuka kembali. Sepakati lagi menjadi versi berikutnya."
    known = state.session.get(Reopening, standing.version)
    change = (
        known.change(reopened=said)
        if known
        else Reopening.new(edition=standing.version, reopened=said)
    )
    return Deed((change,), f"{told} {UNDO}")


def correct(
    state: ClosingState,
    item: Item | None,
    at: datetime,
    *,
    place: str,
    before: str,
    after: str,
    reason: str,
    asked_by: str,
    verdict: Verdict,
) -> Deed:
    """A ralat: of a decision or an action, or of another place of the minutes.

    Where it is accepted, the decision reads so from now on; the agreed text stays as it is.

    Args:
        item: what it is about; None: what `place` names, if that is a decision or an action.
        before: of what `place` names the part that is wrong; empty: all of it.
        after: what it shall read; of an action `^31/12` at the end moves its deadline.

    Raises:
        Refusal: where nothing is agreed, something is missing, words are marked tertutup, or the
            minutes have no such place or words.
    """
    _binding(state)
    if item is None and (item := item_at(state.items, place, len(state.session.stages))):
        after = in_context(words_now(state, item), before.strip(), after)
    for words in (after, reason):
        if wrong := refused_mark(words, item.text if item else ""):
            raise Refusal("printed", wrong)
    wording = read_wording(item, read_sentence(after)[0], at.date())
    said: dict[str, object] = {"before": before.strip(), "after": wording.words}
    changes: tuple[Change, ...] = ()
    if item is not None:
        said["before"], said["after"], patch = _rewritten(state, item, wording)
        said["about"] = f"{Note.kind}/{item.id}"
        now = state.session.get(Note, item.id)
        if now is not None and verdict is Verdict.ACCEPTED:
            changes = (now.change(**patch),)
    number = next_number(state.session.all(Correction))
    said |= {"place": place.strip(), "reason": reason.strip(), "asked_by": asked_by.strip()}
    said |= {"edition": state.edition, "number": number, "verdict": verdict, "at": at}
    return Deed((Correction.new(**said), *changes), f"Ralat {number} {verdict}. {UNDO}")


def _rewritten(
    state: ClosingState, item: Item, wording: Wording
) -> tuple[str, str, dict[str, object]]:
    """Both texts as they are printed, and what it sets; a deadline is told where it moves."""
    now, note = words_now(state, item), state.session.get(Note, item.id)
    words = wording.words or now
    due = note.value.due if note else item.note.value.due
    if wording.due is None or wording.due == due:
        if words == now:
            raise Refusal("same-words", "Kalimatnya sama dengan yang sudah berlaku.")
        return now, words, {"sentence": words}
    patch: dict[str, object] = {"due": wording.due}
    if words != now:
        patch["sentence"] = words
    return with_due(now, due), with_due(words, wording.due), patch


def words_now(state: ClosingState, item: Item) -> str:
    """How a decision reads: as agreed, or as its last accepted ralat has set it."""
    ralats = (one for _, one in state.corrections.get(item.id, ()))
    now = state.session.get(Note, item.id)
    if now is None or not any(one.verdict is Verdict.ACCEPTED for one in ralats):
        return item.text
    return now.value.printed


def deliver(
    state: ClosingState, at: datetime, source: str, as_of: date | None, reason: str
) -> Deed:
    """Newer data comes, under one number.

    Raises:
        Refusal: where nothing is agreed, or it says neither who nor for which day.
    """
    _binding(state)
    change = delivery(state.edition, state.session.all(Update), source, as_of, at, reason)
    told = (
        f"Pemutakhiran {change.patch['number']} dibuka: buka acaranya (F4) dan ubah isiannya "
        "seperti biasa; semua masuk ke nomor ini. u di sini menutupnya."
    )
    return Deed((change,), told)


def delivery_in(state: ClosingState) -> tuple[str, Seen[Update]] | None:
    """Number and record of the pemutakhiran that is open in this window."""
    found = state.session.get(Update, state.session.delivery) if state.session.delivery else None
    if found is None or state.standing is None or found.value.edition != state.edition:
        return None  # it was for a version that was opened again
    return numbers(state.session.all(Update)).get(found.record, ""), found


def deliveries(state: ClosingState) -> list[tuple[str, Seen[Update]]]:
    """Number and record of every pemutakhiran of this version, the newest first."""
    return of_version(state.session.all(Update), state.edition)[::-1]


def _binding(state: ClosingState) -> InForce:
    if state.standing is None:
        raise Refusal("nothing-agreed", "Belum ada yang disepakati: ubah langsung isiannya.")
    return state.standing


def _refuse_others(state: ClosingState, roles: tuple[str, ...]) -> None:
    if state.session.role not in roles:
        raise Refusal("not-allowed", f"Hanya {' atau '.join(roles)} yang dapat melakukannya.")
