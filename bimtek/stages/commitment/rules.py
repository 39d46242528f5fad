"""Who is to sign, who is here for it, and where each signature stands. Pure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.follow_up import FollowUp
from bimtek.hall.meant import meant_by
from bimtek.stages.commitment.records import How, Signature, Signing, signer_place
from bimtek.stages.commitment.script import Signer

if TYPE_CHECKING:
    from bimtek.hall.presence import Room
    from bimtek.hall.records import Opd, Participant
    from bimtek.journal.records import Seen


class Where(StrEnum):
    """How a signer is here, by the roll call."""

    HERE = "hadir"
    REPRESENTED = "diwakili"
    STAFF = "hadir tanpa kepala atau wakil"
    ABSENT = "tidak hadir"
    UNKNOWN = "tidak ada dalam daftar hadir"


class Presence(NamedTuple):
    """A signer in the room."""

    where: Where
    who: str = ""
    """Participant who can sign: the holder of the post, an acting one, a wakil."""
    came: bool = True
    """False: nobody came at all; whoever signed and went home has come."""


def presence_of(signer: Signer, room: Room, offices: Mapping[str, Opd], city: str) -> Presence:
    """How a signer is here; where no roll call was held, nobody knows.

    Args:
        city: as the session calls it: `Kota Blitar`.
    """
    if not room.came:
        return Presence(Where.UNKNOWN)
    holder = _holder(signer, room, offices, city)
    came = _came(signer, holder, room)
    if holder is not None:
        if holder.id in room.here:
            return Presence(Where.HERE, holder.id, came)
        if holder.id in room.covered:
            who = room.covered[holder.id]
            is_wakil = who in room.representatives
            return Presence(Where.REPRESENTED if is_wakil else Where.HERE, who, came)
    if signer.opd and signer.opd in room.offices:
        return Presence(Where.STAFF, "", came)
    invited = holder is not None or bool(signer.opd and room.of(signer.opd))
    return Presence(Where.ABSENT if invited else Where.UNKNOWN, "", came or not invited)


def _holder(
    signer: Signer, room: Room, offices: Mapping[str, Opd], city: str
) -> Participant | None:
    """Who holds the post, by the list: of these words, else whoever heads the office."""
    among = room.of(signer.opd) if signer.opd else room.people.values()
    meant = meant_by(signer.post, among, offices, city)
    here = (one for one in meant if one.id in room.here)
    found = next(here, None) or next(iter(meant), None)
    return found or (room.head(signer.opd) if signer.opd else None)


def _came(signer: Signer, holder: Participant | None, room: Room) -> bool:
    if signer.opd:
        return signer.opd in room.offices_that_came
    return holder is not None and (holder.id in room.came or holder.id in room.stood_for)


class Standing(StrEnum):
    """Where a signature stands."""

    SIGNED = "menandatangani"
    PROXY = "diwakili"
    LATER = "menyusul"
    OBJECTS = "keberatan"
    REFUSES = "menolak"
    OPEN = "belum menandatangani"
    ABSENT = "tidak hadir"
    DOUBTED = "tercatat menandatangani, tetapi tidak hadir"
    """It never counts as a signature."""
    UNSETTLED = "berbeda, belum dipilih"


MARKS: Mapping[Standing, str] = {
    Standing.SIGNED: "✓", Standing.PROXY: "✓", Standing.LATER: "…", Standing.OBJECTS: "✗",
    Standing.REFUSES: "✗", Standing.OPEN: "○", Standing.ABSENT: "–", Standing.DOUBTED: "!",
    Standing.UNSETTLED: "≠",
}  # fmt: skip


class Row(NamedTuple):
    """One signer."""

    signer: Signer
    presence: Presence
    seen: Seen[Signature] | None = None
    """What is recorded and was not taken back."""
    added: bool = False
    """It came in the hall; the script does not know it."""

    @property
    def id(self) -> str:
        return self.signer.id

    @property
    def signing(self) -> Signing | None:
        return self.seen.value.signing if self.seen else None

    @property
    def closed(self) -> bool:
        """Whether its sentence was told in confidence."""
        return self.seen is not None and self.seen.in_confidence

    @property
    def standing(self) -> Standing:
        """Whoever is absent has not signed in the hall, whatever somebody recorded."""
        if self.seen is not None and self.seen.conflicts:
            return Standing.UNSETTLED
        if self.signing is None:
            absent = self.presence.where is Where.ABSENT
            return Standing.ABSENT if absent else Standing.OPEN
        in_the_hall = self.signing.how.is_signed and self.signing.on is None
        if in_the_hall and not self.presence.came:
            return Standing.DOUBTED
        return Standing(self.signing.how.value)

    @property
    def has_signed(self) -> bool:
        """Whether it counts as a signature."""
        return self.standing in (Standing.SIGNED, Standing.PROXY)

    @property
    def is_open(self) -> bool:
        """Whether nothing was recorded yet."""
        return self.standing in (Standing.OPEN, Standing.ABSENT)


def counted(rows: Iterable[Row]) -> Mapping[Standing, int]:
    """How many signers stand where; what is nowhere is left out."""
    counts = Counter(row.standing for row in rows)
    return {standing: counts[standing] for standing in Standing if counts[standing]}


def signed(rows: Sequence[Row]) -> int:
    """How many signatures count."""
    return sum(row.has_signed for row in rows)


def as_present(row: Row) -> Signing | None:
    """How a signer signs who is here: by its own hand or by its wakil; None: nobody can."""
    if row.presence.where is Where.HERE:
        return Signing(How.SIGNED)
    if row.presence.where is Where.REPRESENTED:
        return Signing(How.PROXY, row.presence.who)
    return None


def afterwards(rows: Iterable[Row]) -> int:
    """How many of those that count were signed on a later day."""
    return sum(row.has_signed and row.signing is not None and bool(row.signing.on) for row in rows)


def action_id(stage: str, signer: str) -> str:
    """The note that reminds of a signature: the same on two laptops, and no longer than an id."""
    return f"ttd-{hashlib.sha256(f'{stage}/{signer}'.encode()).hexdigest()[:16]}"


def follow_up(signer: Signer, signing: Signing | None, stage: str, name: str) -> FollowUp | None:
    """The tindak lanjut of a signature that follows; None: none does.

    Args:
        name: what the signer is called.
    """
    if signing is None or signing.how is not How.LATER or signing.due is None:
        return None
    return FollowUp(
        f"Menyusulkan tanda tangan komitmen: {name}",
        stage,
        (signer.opd,) if signer.opd else (),
        signer_place(stage, signer.id),
        signing.due,
    )
