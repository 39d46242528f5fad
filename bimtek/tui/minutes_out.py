"""Written beside the session from the workspace: minutes, what is missing, how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bimtek.journal.trouble import FileTrouble, in_words
from bimtek.locale.cleaning import printable

if TYPE_CHECKING:
    from bimtek.session import Session
    from bimtek.tui.copying import Tell

WRITING: Final = "Menulis … Anda dapat terus bekerja."
AT_THE_HOST: Final = "di laptop sesi; minta berkasnya kepada penjaganya"
"""Where files lie that somebody in a browser has written."""


async def write_minutes(path: Path, tell: Tell, *, elsewhere: bool) -> None:
    """Write the minutes beside the session, as `bimtek export -f md` does, as Word and as PDF.

    Args:
        path: the session file; what is recorded in it by now is what the minutes tell.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """

    def made(session: Session) -> Iterator[tuple[Path, bytes]]:
        from bimtek.agreed import minutes_on_paper
        from bimtek.documents.writing import Form, write
        from bimtek.minutes.output import minutes_beside
        from bimtek.minutes.own_templates import printer_of

        standing = session.agreement
        version = standing.version if standing else ""
        text, look = minutes_on_paper(session, standing, printer_of(path))
        yield minutes_beside(path, version), text.encode()
        for form in (Form.WORD, Form.PDF):
            yield minutes_beside(path, version, form), write(text, form, look)

    await _write(path, made, "Notulen tertulis", tell, elsewhere=elsewhere)


async def minutes_now(path: Path) -> str:
    """The minutes as they would be written now, read by a session of its own in a thread.

    Raises:
        FileTrouble: if the session cannot be read, or for a mistake in a template of an office.
    """

    def work() -> str:
        from bimtek.agreed import minutes_of
        from bimtek.bootstrap import reading
        from bimtek.minutes.own_templates import printer_of

        with reading(path) as session:
            return minutes_of(session, printer_of(path))

    return await asyncio.to_thread(work)


async def write_paper(path: Path, name: str, tell: Tell, *, elsewhere: bool) -> None:
    """Write one of the other documents beside the session, as Markdown, Word and PDF.

    Args:
        path: the session file.
        name: of the document, as the catalogue has it.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """
    from bimtek.papers.catalogue import paper

    one = paper(name)

    def made(session: Session) -> Iterator[tuple[Path, bytes]]:
        from bimtek.documents.writing import Form, write
        from bimtek.minutes.output import minutes_beside
        from bimtek.minutes.own_templates import printer_of
        from bimtek.papers.holds import what_holds

        with what_holds(session, printer_of(path)) as holds:
            text, look, photos = holds.text(one), holds.look(one), holds.photos
        standing = session.agreement
        version = standing.version if standing else ""
        place = path.with_name(f"{path.stem}-{name}{path.suffix}")
        yield minutes_beside(place, version), text.encode()
        for form in (Form.WORD, Form.PDF):
            yield minutes_beside(place, version, form), write(text, form, look, photos=photos)

    await _write(path, made, f"{one.title} tertulis", tell, elsewhere=elsewhere)


async def document_now(path: Path, name: str) -> str:
    """A document as it would be written now, in Markdown, read by a session of its own.

    Raises:
        FileTrouble: if the session cannot be read, or for a mistake in a template of an office.
    """
    from bimtek.papers.catalogue import NOTULEN

    if name == NOTULEN:
        return await minutes_now(path)

    def work() -> str:
        from bimtek.bootstrap import reading
        from bimtek.minutes.own_templates import printer_of
        from bimtek.papers.catalogue import paper
        from bimtek.papers.holds import what_holds

        with reading(path) as session, what_holds(session, printer_of(path)) as holds:
            return holds.text(paper(name))

    return await asyncio.to_thread(work)


async def write_missing(path: Path, tell: Tell, *, elsewhere: bool) -> None:
    """Write what is missing beside the session, and say where.

    Args:
        path: the session file.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """

    def made(session: Session) -> Iterator[tuple[Path, bytes]]:
        from bimtek.minutes.missing_list import missing_list

        yield path.with_name(f"{path.stem}-kurang.md"), missing_list(session).encode()

    await _write(path, made, "Daftar yang kurang tertulis", tell, elsewhere=elsewhere)


async def write_destroyed(path: Path, tell: Tell, *, elsewhere: bool) -> None:
    """Write what was destroyed on request, and what that reached, beside the session.

    Args:
        path: the session file.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """

    def made(session: Session) -> Iterator[tuple[Path, bytes]]:
        from bimtek.documents.writing import Form, write
        from bimtek.papers.catalogue import DESTROYED
        from bimtek.papers.holds import what_holds

        with what_holds(session) as holds:
            text, look = holds.text(DESTROYED), holds.look(DESTROYED)
        place = path.with_name(f"{path.stem}-{DESTROYED.name}.md")
        yield place, text.encode()
        for form in (Form.WORD, Form.PDF):
            yield place.with_suffix(f".{form}"), write(text, form, look)

    await _write(path, made, "Laporan pemusnahan tertulis", tell, elsewhere=elsewhere)


async def write_standing(path: Path, tell: Tell, *, elsewhere: bool) -> None:
    """Write the handover card beside the session, and say where.

    Args:
        path: the session file.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """

    def made(session: Session) -> Iterator[tuple[Path, bytes]]:
        from bimtek.minutes.standing_card import standing_card

        yield path.with_name(f"{path.stem}-serah-terima.md"), standing_card(session).encode()

    await _write(path, made, "Kartu serah terima tertulis", tell, elsewhere=elsewhere)


def _folder_of(path: Path) -> str:
    """Where a session lies; one opened by its bare name lies in `.`, which tells nobody."""
    return f"di {printable(str(path.absolute().parent))}"


async def _write(
    path: Path,
    make: Callable[[Session], Iterator[tuple[Path, bytes]]],
    done: str,
    tell: Tell,
    *,
    elsewhere: bool,
) -> None:
    """Read by a session of its own in a thread: the work goes on meanwhile.

    A document that is open in another program keeps the others from nothing.
    """

    def work() -> tuple[list[str], list[str]]:
        from bimtek.bootstrap import reading
        from bimtek.minutes.output import write_document

        written, in_vain = [], []
        with reading(path) as session:
            for place, content in make(session):
                try:
                    write_document(place, content)
                except FileTrouble as trouble:
                    in_vain.append(trouble.message)
                else:
                    written.append(printable(place.name))
        return written, in_vain

    tell(WRITING)
    try:
        written, in_vain = await asyncio.to_thread(work)
    except FileTrouble as trouble:
        tell(trouble.message, "error")
        return
    except OSError as error:  # no room for what a PDF is made from
        tell(f"Tidak jadi ditulis: {in_words(error)}. Yang lama tetap utuh.", "error")
        return
    where = AT_THE_HOST if elsewhere else _folder_of(path)
    told = [f"{done}: {', '.join(written)} {where}"] if written else []
    if in_vain:
        tell(" ".join([*(f"{one}." for one in told), *in_vain]), "error")
    else:
        tell(*told)
