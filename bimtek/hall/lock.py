"""Input locked for everybody: what may be recorded all the same. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bimtek.hall.officers import Officer
from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import Note, Participant, Turn
from bimtek.hall.session_records import InputLock
from bimtek.journal.records import Change, Refusal, Seen

LOCKS = "fasilitator"
"""The role that locks and unlocks, and whom no lock holds back."""
OPEN_KINDS = frozenset(cls.kind for cls in (Attendance, Participant, Note, Turn, Officer))
"""The roll call, notes and the queue stay open: the hall does not stop for a lock."""


def refuse_when_locked(lock: InputLock | None, role: str, kinds: Iterable[str]) -> None:
    """Refuse what a lock holds back.

    Raises:
        Refusal: with the sentence for the person.
    """
    if lock is None or not lock.locked or role == LOCKS or OPEN_KINDS.issuperset(kinds):
        return
    raise Refusal(
        "locked",
        "Isian sedang dikunci fasilitator. Kehadiran dan catatan tetap dapat diisi.",
    )


def toggled(seen: Seen[InputLock] | None, role: str) -> Change:
    """Lock, or unlock.

    Raises:
        Refusal: for anybody but the facilitator.
    """
    if role != LOCKS:
        raise Refusal("not-allowed", "Hanya fasilitator yang dapat mengunci isian.")
    if seen is None:
        return InputLock.new(id="1", locked=True)
    return seen.change(locked=not seen.value.locked)
