"""How the pages of a session's documents look: what they are not yet, and their sidik."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bimtek.documents.model import Look
from bimtek.journal.verify import shown
from bimtek.minutes.agreement import CONCEPT, status_of
from bimtek.minutes.document import sheet_of

if TYPE_CHECKING:
    from bimtek.hall.agreed import InForce
    from bimtek.minutes.agreement import Status
    from bimtek.session import Session


def look_of(
    session: Session,
    standing: InForce | None,
    title: str = "Notulen",
    status: Status | None = None,
) -> Look:
    """The look of a document of a version, or of the session as it stands.

    Args:
        standing: the version; None: nothing binds.
        title: what the document is.
        status: of that version, where it is known already.
    """
    status = status or status_of(session, standing)
    sidik = status.sidik or shown(session.fingerprint())
    version = "" if standing is None else f"Versi {standing.version} · "
    return Look(
        title=f"{title} {sheet_of(session).title}".strip(),
        mark=status.marks if status.marks.startswith(CONCEPT) else "",
        foot=f"{version}Sidik {sidik}",
        made=made_at(session, standing),
    )


def made_at(session: Session, standing: InForce | None) -> datetime:
    """When the state was reached: an agreed one when it was agreed, else with the last entry."""
    if standing is not None and standing.agreed is not None:
        return session.local(standing.agreed.at)
    last = session.file.last_at()
    return session.local(datetime.fromisoformat(last)) if last else session.now()
