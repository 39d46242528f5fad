"""Head and foot of the minutes: letterhead, numbers, place and day, who signs with rank and NIP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.document_data import DocumentData, SignatureBlock, Signer, shown_nip, signers
from bimtek.locale.dates import medium_date
from bimtek.minutes.markdown import Md, table
from bimtek.minutes.wording import BLANK, either, standing

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session
    from bimtek.stages.recorders import Recorders


HEAD = ("government", "office", "address", "contact")
"""Lines of the letterhead, from above."""


class Signing(NamedTuple):
    """What was typed for the document; several values where nobody has chosen yet."""

    letterhead: tuple[str, ...] = ()
    number: str = ""
    invitation: str = ""
    place: str = ""
    day: str = ""


def signing(session: Session) -> Signing:
    """The data of the document, in words."""
    seen = session.get(DocumentData, "1")
    if seen is None:
        return Signing()
    days = [medium_date(day) if day else "" for day in standing(seen, "signed_on")]
    return Signing(
        tuple(line for field in HEAD if (line := _settled(seen, field))),
        _settled(seen, "number"),
        _settled(seen, "invitation"),
        _settled(seen, "signed_at"),
        either(days),
    )


def _settled(seen: Seen[DocumentData] | Seen[SignatureBlock], field: str) -> str:
    return either(standing(seen, field))


def blocks_of(session: Session) -> Mapping[str, SignatureBlock]:
    """Part → what was typed for its signature."""
    return {
        seen.record: SignatureBlock(
            seen.record, *(_settled(seen, field) for field in ("name", "post", "rank", "nip"))
        )
        for seen in session.all(SignatureBlock)
    }


def places_to_sign(session: Session, chair: str, recorders: Recorders) -> tuple[Signer, ...]:
    """Who signs the minutes.

    Args:
        chair: who led the meeting; empty: nobody was recorded.
    """
    return signers(chair, recorders.names, recorders.signs_as, blocks_of(session))


def signature_table(places: tuple[Signer, ...]) -> Md:
    """The places for the signatures, with what a pen fills in."""
    posts = [f"Jabatan: {one.post or BLANK}" for one in places]
    return table(
        [one.signs_as for one in places],
        [
            [BLANK] * len(places),
            [one.name or BLANK for one in places],
            *([posts] if any(one.post for one in places) else []),
            [f"Pangkat: {one.rank or BLANK}" for one in places],
            [f"NIP: {shown_nip(one.nip) or BLANK}" for one in places],
        ],
    )
