"""What an agreement binds, what may still be recorded then, and what came since. Pure.

The hall agrees to what was read to it; from then on what it came to changes only by a numbered
ralat, a numbered pemutakhiran, or after the agreement was reopened for a reason. The record of
what was said, who was there and how the day went stays with the desk until the paper is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bimtek.hall.agreement import (
    AGREEMENT_RECORDS,
    Agreed,
    Agreement,
    Amended,
    Correction,
    Reopening,
    Signed,
    Signing,
    Update,
)
from bimtek.hall.annexes import Annex
from bimtek.hall.delivered import DeliveredForm
from bimtek.hall.document_data import DocumentData, SignatureBlock
from bimtek.hall.officers import Officer
from bimtek.hall.presence_records import Attendance, HeldCapacity, RollCall
from bimtek.hall.records import (
    AddedStage,
    Chair,
    Label,
    Note,
    Parked,
    Participant,
    StageRun,
    StageSummary,
    Turn,
)
from bimtek.hall.session_records import FileCopy, InputLock, OfficeMessage, SessionSheet, Waiver
from bimtek.journal.fold import Line, uncounted
from bimtek.journal.records import Change, Refusal

if TYPE_CHECKING:
    from datetime import date, datetime

    from bimtek.journal.entry import Entry
    from bimtek.journal.records import Seen

N = TypeVar("N", Correction, Update)

NUMBERED = (Correction.kind, Update.kind, Amended.kind)
"""Kinds by which an act says that it changes what was agreed."""
ALWAYS = frozenset(
    (
        *(cls.kind for cls in AGREEMENT_RECORDS),
        *(cls.kind for cls in (Officer, FileCopy, InputLock, Waiver, OfficeMessage)),
        *(cls.kind for cls in (Annex, DeliveredForm)),
    )
)
"""Kinds that say nothing of what the hall came to."""
UNTIL_SIGNED = frozenset(
    cls.kind
    for cls in (
        Note, StageSummary, Parked, Attendance, HeldCapacity, RollCall, Participant, StageRun,
        AddedStage, Turn, Chair, SessionSheet, DocumentData, SignatureBlock,
    )
) | {
    "agenda_item", "pause", "closing",
    "signature", "signer", "commitment_part", "commitment_paper",
}  # fmt: skip
"""Kinds that the desk goes on with until the paper is signed; of notes those that are no result.

How the day went on, who was there, who signed the commitment: it happens after the reading too.
What was told of an action of an earlier tahap is a result of this hall and stands in none of
these, nor does the script: what was agreed rests on it.
"""
RESULTS = (Label.DECISION, Label.ACTION)
"""Notes that are read to the hall."""


# -- where it stands


class InForce(NamedTuple):
    """The version that binds, and how far it is on its way to paper."""

    agreement: Seen[Agreement]
    signing: Seen[Signing] | None = None

    @property
    def version(self) -> str:
        return self.agreement.record

    @property
    def agreed(self) -> Agreed | None:
        return self.agreement.value.agreed

    @property
    def agreed_twice(self) -> bool:
        """Whether two laptops agreed apart: agreeing once more settles it."""
        return len(self.agreement.heads["agreed"]) > 1

    @property
    def signed(self) -> Signed | None:
        return self.signing.value.signed if self.signing else None

    @property
    def final(self) -> datetime | None:
        return self.signing.value.final if self.signing else None

    @property
    def stamp(self) -> str:
        """Of the entry that froze it."""
        return self.agreement.heads["agreed"][0].stamp

    @property
    def signed_at(self) -> str:
        """Stamp of the entry by which it was signed; empty: it was not."""
        if self.signing is None or self.signed is None:
            return ""
        return self.signing.heads["signed"][0].stamp

    @property
    def word(self) -> str:
        """`disepakati`, `ditandatangani`, `final`."""
        if self.final:
            return "final"
        return "ditandatangani" if self.signed else "disepakati"


def order_of(version: str) -> tuple[int, str]:
    """Versions in the order of their numbers."""
    return (int(version) if version.isascii() and version.isdigit() else 0, version)


def in_force(
    agreements: Iterable[Seen[Agreement]],
    signings: Iterable[Seen[Signing]],
    reopenings: Iterable[Seen[Reopening]],
) -> InForce | None:
    """The newest version, unless it was opened again; None: nothing binds."""
    every = versions(agreements, signings)
    opened = {seen.record for seen in reopenings if seen.value.reopened}
    return every[-1] if every and every[-1].version not in opened else None


def versions(
    agreements: Iterable[Seen[Agreement]], signings: Iterable[Seen[Signing]]
) -> list[InForce]:
    """Every version that was ever agreed, as far as it came on its way to paper; oldest first."""
    signed = {seen.record: seen for seen in signings}
    agreed = [seen for seen in agreements if seen.heads.get("agreed") and seen.value.agreed]
    agreed.sort(key=lambda seen: order_of(seen.record))
    return [InForce(seen, signed.get(seen.record)) for seen in agreed]


def next_version(versions: Iterable[str]) -> str:
    """The number of the next agreement, after all that there were."""
    return str(max((order_of(one)[0] for one in versions), default=0) + 1)


def next_number(numbered: Iterable[Seen[N]]) -> int:
    """The number of the next ralat, or of the next pemutakhiran."""
    return max((seen.value.number for seen in numbered), default=0) + 1


def delivery(
    edition: str,
    known: Iterable[Seen[Update]],
    source: str,
    as_of: date | None,
    at: datetime,
    reason: str = "",
) -> Change:
    """A pemutakhiran of a version: newer data comes, under the next number.

    Raises:
        Refusal: if it says neither who brought it nor for which day.
    """
    return Update.new(
        edition=edition,
        number=next_number(known),
        source=source.strip(),
        reason=reason.strip(),
        as_of=as_of,
        at=at,
    )


def numbers(numbered: Iterable[Seen[N]]) -> Mapping[str, str]:
    """Id → the number that is printed; where two laptops gave one twice, `2` and `2b`."""
    found: dict[str, str] = {}
    given: dict[int, int] = {}
    for seen in in_order(numbered):
        times = given[seen.value.number] = given.get(seen.value.number, 0) + 1
        suffix = "" if times == 1 else chr(ord("a") + min(times, 26) - 1)
        found[seen.record] = f"{seen.value.number}{suffix}"
    return found


def of_version(numbered: Iterable[Seen[N]], version: str) -> list[tuple[str, Seen[N]]]:
    """Printed number and record of those of one version, in the order of numbers."""
    numbered = list(numbered)
    given = numbers(numbered)
    return [
        (given[seen.record], seen) for seen in in_order(numbered) if seen.value.edition == version
    ]


def in_order(numbered: Iterable[Seen[N]]) -> list[Seen[N]]:
    """By number; of two with one number the earlier one first."""
    return sorted(numbered, key=lambda one: (one.value.number, recorded_by(one)))


def recorded_by(numbered: Seen[Correction] | Seen[Update]) -> str:
    """Stamp of the entry that gave the number first."""
    return min(numbered.stamps("number"), default="")


# -- what may still be recorded


def named_in(changes: Iterable[Change]) -> frozenset[str]:
    """`kind/record` of all that an act says it corrects or updates."""
    return frozenset(
        str(change.patch["about"])
        for change in changes
        if change.kind in (Correction.kind, Amended.kind) and change.patch.get("about")
    )


def amended_by(update: str, standing: InForce | None, changes: Sequence[Change]) -> list[Change]:
    """What says in an act that it changes what was agreed, under the number of a delivery.

    The tindak lanjut of a row goes with the row: a signature that came settles it. By itself a
    note is no data that could be newer: what was said in the hall changes by a ralat alone.
    """
    if standing is None:
        return []
    with_data = any(change.kind != Note.kind for change in changes)
    about = dict.fromkeys(
        f"{change.kind}/{change.record}"
        for change in changes
        if (with_data if change.kind == Note.kind else binds(standing, change.kind))
    )
    return [Amended.new(under=update, about=one) for one in about]


def refuse_what_is_agreed(
    standing: InForce | None,
    changes: Sequence[Change],
    is_result: Callable[[Change], bool],
) -> None:
    """Refuse what would change what was agreed.

    Args:
        standing: the version that binds; None: nothing does.
        is_result: whether a change of a note makes or touches a decision or an action, also by
            printing another note as one with it.

    Raises:
        Refusal: with what to press instead.
    """
    if standing is None:
        return
    if any(change.kind in NUMBERED and not change.patch for change in changes):
        return  # a ralat or pemutakhiran that is taken back, with all that it changed
    named = named_in(changes)
    for change in changes:
        if f"{change.kind}/{change.record}" in named:
            continue
        if binds(standing, change.kind, change.kind == Note.kind and is_result(change)):
            raise agreed_already(standing)


def binds(standing: InForce | None, kind: str, result: bool = False) -> bool:
    """Whether such a record changes only by a ralat or a pemutakhiran now.

    Args:
        standing: the version that binds; None: nothing does.
        result: it is a decision or an action.
    """
    if standing is None or kind in ALWAYS:
        return False
    return standing.signed is not None or not is_open(kind, result)


def is_open(kind: str, result: bool) -> bool:
    """Whether the desk goes on with such a record until the paper is signed.

    Args:
        result: it is a decision or an action.
    """
    return kind in UNTIL_SIGNED and not result


def agreed_already(standing: InForce) -> Refusal:
    """What somebody is told who would change what was agreed."""
    return Refusal(
        "agreed",
        f"Tidak diubah: versi {standing.version} sudah {standing.word}. Di acara Penutup: "
        "r ralat, u pemutakhiran data, c susulan, k buka kembali dengan alasan.",
    )


def refuse_steps_out_of_turn(
    standing: InForce | None, versions: Collection[str], changes: Sequence[Change]
) -> None:
    """Refuse an agreement where one binds, and a signature or reopening of what does not bind.

    Args:
        standing: the version that binds.
        versions: all that were ever agreed.

    Raises:
        Refusal: with the sentence for the person.
    """
    for change in changes:
        binds = standing is not None and standing.version == change.record
        if change.kind == Agreement.kind and change.patch:
            _refuse_agreeing(standing, versions, change.record)
        elif change.kind in (Signing.kind, Reopening.kind) and change.patch and not binds:
            raise Refusal("not-agreed", f"Versi {change.record} tidak sedang berlaku.")
        elif change.kind in (Correction.kind, Update.kind) and change.patch and standing is None:
            raise Refusal(
                "nothing-agreed",
                "Belum ada yang disepakati, atau sudah dibuka kembali: ubah langsung isiannya.",
            )


def _refuse_agreeing(standing: InForce | None, versions: Collection[str], version: str) -> None:
    if standing is not None:
        if standing.version == version and standing.agreed_twice:
            return
        raise Refusal(
            "agreed-already",
            f"Versi {standing.version} sudah {standing.word}. Buka kembali dahulu, dengan alasan.",
        )
    following = next_version(versions)
    if version != following:
        raise Refusal("wrong-version", f"Yang berikut adalah versi {following}.")


# -- what came since


def updates_in(later: Sequence[Entry]) -> Iterator[Entry]:
    """What pemutakhiran brought."""
    updates = {one.record for one in later if one.kind == Update.kind}
    acts = {
        (one.voice, one.act)
        for one in later
        if one.kind == Amended.kind and (one.values or {}).get("under") in updates
    }
    brought = {one.stamp for one in later if (one.voice, one.act) in acts}
    return (one for one in later if one.stamp in brought or one.undoes in brought)


def numbered_in(later: Sequence[Entry]) -> Iterator[Entry]:
    """What ralat and pemutakhiran made of it, what took one back, and that it was signed."""
    acts = numbered_acts(later)
    return (one for one in later if (one.voice, one.act) in acts or one.kind == Signing.kind)


def numbered_acts(entries: Iterable[Entry]) -> set[tuple[str, int]]:
    """Acts by which a ralat or a pemutakhiran was made."""
    return {(one.voice, one.act) for one in entries if one.kind in NUMBERED}


def late(
    later: Iterable[Entry],
    is_known: Callable[[Entry], bool],
    decided: Collection[str],
) -> list[Entry]:
    """Susulan: what was written without knowing of the agreement, and nobody decided on.

    What was taken back stands nowhere, whoever took it back: there is nothing left to decide.

    Args:
        decided: stamps that a ralat has taken up.
    """
    later = list(later)
    dead = uncounted(Line(o.stamp, o.kind, o.patch, o.base, o.undoes) for o in later)
    unknown = [one for one in later if not is_known(one) and one.kind not in ALWAYS]
    gone = {*dead, *decided}
    return [one for one in unknown if one.stamp not in gone and one.undoes not in dead]
