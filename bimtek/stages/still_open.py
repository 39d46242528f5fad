"""Whether something may still be recorded, asked before a person begins to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.agreed import agreed_already, binds
from bimtek.hall.lock import refuse_when_locked
from bimtek.hall.session_records import InputLock

if TYPE_CHECKING:
    from bimtek.journal.records import Record
    from bimtek.session import Session


def check_still_open(session: Session, *kinds: type[Record]) -> None:
    """Refuse what the file would refuse once it is typed.

    Args:
        kinds: what would be recorded; a delivery that is being recorded reaches all of it.

    Raises:
        Refusal: if the input is locked, or an agreement binds one of them.
    """
    lock = session.get(InputLock, "1")
    refuse_when_locked(lock.value if lock else None, session.role, (one.kind for one in kinds))
    standing = session.agreement
    if standing is None or session.delivery:
        return
    if any(binds(standing, one.kind) for one in kinds):
        raise agreed_already(standing)
