"""Written beside the session from the workspace: minutes, what is missing, how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek.journal.trouble import FileTrouble
from bimtek.locale.cleaning import printable

if TYPE_CHECKING:
    from bimtek.session import Session
    from bimtek.tui.copying import Tell


async def write_minutes(path: Path, tell: Tell) -> None:
    """Write the minutes beside the session, as `bimtek export -f md` does, and say where.

    Args:
        path: the session file; what is recorded in it by now is what the minutes tell.
        tell: says a sentence to the person.
    """

    def made(session: Session) -> tuple[Path, str]:
        from bimtek.agreed import minutes_of
        from bimtek.minutes.output import minutes_beside

        standing = session.agreement
        version = standing.version if standing else ""
        return minutes_beside(path, version), minutes_of(session)

    await _write(path, made, "Notulen tertulis", tell)


async def minutes_now(path: Path) -> str:
    """The minutes as they would be written now, read by a session of its own in a thread.

    Raises:
        FileTrouble: if the session cannot be read.
    """

    def work() -> str:
        from bimtek.agreed import minutes_of
        from bimtek.bootstrap import reading

        with reading(path) as session:
            return minutes_of(session)

    return await asyncio.to_thread(work)


async def write_missing(path: Path, tell: Tell) -> None:
    """Write what is missing beside the session, and say where.

    Args:
        path: the session file.
        tell: says a sentence to the person.
    """

    def made(session: Session) -> tuple[Path, str]:
        from bimtek.minutes.missing_list import missing_list

        return path.with_name(f"{path.stem}-kurang.md"), missing_list(session)

    await _write(path, made, "Daftar yang kurang tertulis", tell)


async def write_standing(path: Path, tell: Tell) -> None:
    """Write the handover card beside the session, and say where.

    Args:
        path: the session file.
        tell: says a sentence to the person.
    """

    def made(session: Session) -> tuple[Path, str]:
        from bimtek.minutes.standing_card import standing_card

        return path.with_name(f"{path.stem}-serah-terima.md"), standing_card(session)

    await _write(path, made, "Kartu serah terima tertulis", tell)


async def _write(
    path: Path, make: Callable[[Session], tuple[Path, str]], done: str, tell: Tell
) -> None:
    """Read by a session of its own in a thread: the work goes on meanwhile."""

    def work() -> Path:
        from bimtek.bootstrap import reading
        from bimtek.minutes.output import write_document

        with reading(path) as session:
            place, content = make(session)
        write_document(place, content.encode())
        return place

    try:
        place = await asyncio.to_thread(work)
    except FileTrouble as trouble:
        tell(trouble.message, "error")
    else:
        tell(f"{done}: {printable(str(place))}")
