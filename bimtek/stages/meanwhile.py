"""What another person recorded under a field while somebody was typing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session


def changed_by(
    session: Session, saw: Seen[Any] | None, now: Seen[Any] | None, field: str = ""
) -> str:
    """The name of another person who set a field since it was seen; empty: nobody else did.

    Args:
        saw: the record as it stood when the typing began; None: nothing stood there.
        now: the record as it stands.
        field: of the record; where it has no such field, any of them.
    """
    if now is None:
        return ""
    names = (field,) if field in now.cls.data_fields() else tuple(now.heads)
    known = {stamp for name in names for stamp in (saw.stamps(name) if saw else ())}
    fresh = {stamp for name in names for stamp in now.stamps(name)} - known
    author = session.author(max(fresh)) if fresh else None
    return author.name if author and not author.own else ""


class Meanwhile:
    """What is told over an open field: each value that another person sets there, once.

    Args:
        before: what stood recorded there when it was opened, as it would be typed.
    """

    def __init__(self, before: str) -> None:
        self._before = self._last = before

    def told(self, who: str, now: str, *, typing: bool) -> str:
        """The sentence; empty where nobody else set it, or where it was told already.

        Args:
            who: the name of whoever did, see `changed_by`.
            now: what stands there, as it would be typed.
        """
        if not who or now == self._last:
            return ""
        self._last = now
        return told_meanwhile(who, now, self._before, typing=typing)


LONGEST = 24
"""Characters of a value beside a field: two of them and what becomes of it take two lines."""


def _brief(text: str) -> str:
    if len(text) <= LONGEST:
        return text if " " not in text else f"‘{text}’"
    return f"‘{text[: LONGEST - 1].rstrip()}…’"


def told_meanwhile(who: str, now: str, before: str, *, typing: bool) -> str:
    """`N2 baru saja mengisi 3 (sebelumnya 2)`, with what becomes of what is half typed."""
    deed = f"mengisi {_brief(now)}" if now else "mengosongkan isian ini"
    then = f" (sebelumnya {_brief(before)})" if before else ""
    told = f"{who} baru saja {deed}{then}."
    return f"{told} Bila isian Anda disimpan, keduanya tampil untuk dipilih." if typing else told
