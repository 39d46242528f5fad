"""A laptop whose clock is off against the host's: told in words, for stamps order all the same."""

from __future__ import annotations

from datetime import datetime

from bimtek.journal.exchange import OFF_MILLISECONDS
from bimtek.locale.dates import how_long


def is_off(ahead: float) -> bool:
    """Whether a clock is told of.

    Args:
        ahead: seconds before the host's; negative: behind it.
    """
    return abs(ahead) * 1000 > OFF_MILLISECONDS


def clock_words(ahead: float) -> str:
    """`1 hari lebih cepat daripada induk`; empty: nobody has to know."""
    if not is_off(ahead):
        return ""
    return f"{how_long(ahead)} {'lebih cepat daripada' if ahead > 0 else 'tertinggal dari'} induk"


def told_clock(ahead: float) -> str:
    """The same as a sentence, with what to do."""
    words = clock_words(ahead)
    return (
        f"Jam laptop ini {words}. Tidak ada yang hilang dan urutannya benar; betulkan jamnya, "
        "sebab jam itulah yang tercetak."
        if words
        else ""
    )


def as_header(now: datetime) -> str:
    """A moment as the header `Date` says it."""
    from email.utils import format_datetime  # slow to load, and only wanted on the wire

    return format_datetime(now)


def ahead_of(header: str | None, now: datetime) -> float:
    """Seconds by which a clock is before the one behind a header `Date`; 0 where it says none."""
    from email.utils import parsedate_to_datetime  # as above

    try:
        return (now - parsedate_to_datetime(header or "")).total_seconds()
    except (TypeError, ValueError):
        return 0.0
