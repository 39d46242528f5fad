"""The minutes written from the workspace: the same document that `bimtek export -f md` gives."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek.journal.trouble import FileTrouble
from bimtek.locale.cleaning import printable

if TYPE_CHECKING:
    from bimtek.tui.copying import Tell


async def write_minutes(path: Path, tell: Tell) -> None:
    """Write the minutes beside the session, and say where they stand.

    Args:
        path: the session file; what is recorded in it by now is what the minutes tell.
        tell: says a sentence to the person.
    """
    place = path.with_suffix(".md")
    try:
        await asyncio.to_thread(_write, path, place)
    except FileTrouble as trouble:
        tell(trouble.message, "error")
    else:
        tell(f"Notulen tertulis: {printable(str(place))}")


def _write(path: Path, place: Path) -> None:
    """Read by a session of its own: the work goes on meanwhile."""
    from bimtek.bootstrap import reading
    from bimtek.minutes.document import minutes
    from bimtek.minutes.output import write_document

    with reading(path) as session:
        content = minutes(session).encode()
    write_document(place, content)
