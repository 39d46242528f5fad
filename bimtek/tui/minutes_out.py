"""Written beside the session from the workspace: minutes, what is missing, how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bimtek.journal.trouble import FileTrouble, in_words
from bimtek.locale.cleaning import printable
from bimtek.papers.catalogue import DESTROYED, document_beside, title_of

if TYPE_CHECKING:
    from bimtek.papers.holds import OnPaper
    from bimtek.session import Session
    from bimtek.tui.copying import Tell

WRITING: Final = "Menulis … Anda dapat terus bekerja."
AT_THE_HOST: Final = "di laptop sesi; minta berkasnya kepada penjaganya"
"""Where files lie that somebody in a browser has written."""


async def write_paper(path: Path, name: str, tell: Tell, *, elsewhere: bool) -> None:
    """Write a document beside the session, as Markdown, Word and PDF.

    Args:
        path: the session file; what is recorded in it by now is what the document tells.
        name: of the document, as the catalogue has it.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """

    def made(session: Session) -> Iterator[tuple[Path, bytes]]:
        from bimtek.minutes.own_templates import printer_of
        from bimtek.papers.holds import on_paper

        standing = session.agreement
        version = standing.version if standing else ""
        yield from _forms(path, name, version, on_paper(session, name, standing, printer_of(path)))

    await _write(path, made, f"{title_of(name)} tertulis", tell, elsewhere=elsewhere)


async def write_destroyed(path: Path, tell: Tell, *, elsewhere: bool) -> None:
    """Write what was destroyed on request, and what that reached, beside the session.

    Args:
        path: the session file.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """
    name = DESTROYED.name

    def made(session: Session) -> Iterator[tuple[Path, bytes]]:
        from bimtek.papers.holds import on_paper

        # by no template of an office: it tells what lies on the disks now
        yield from _forms(path, name, "", on_paper(session, name, session.agreement))

    await _write(path, made, f"{DESTROYED.title} tertulis", tell, elsewhere=elsewhere)


def _forms(path: Path, name: str, version: str, made: OnPaper) -> Iterator[tuple[Path, bytes]]:
    """Where each form of a document goes, and what it is."""
    from bimtek.documents.writing import Form, write

    yield document_beside(path, name, version), made.text.encode()
    for form in (Form.WORD, Form.PDF):
        content = write(made.text, form, made.look, photos=made.photos)
        yield document_beside(path, name, version, form), content


async def document_now(path: Path, name: str) -> str:
    """A document as it would be written now, in Markdown, read by a session of its own in a thread.

    Raises:
        FileTrouble: if the session cannot be read, or for a mistake in a template of an office.
    """

    def work() -> str:
        from bimtek.bootstrap import reading
        from bimtek.minutes.own_templates import printer_of
        from bimtek.papers.holds import on_paper

        with reading(path) as session:
            return on_paper(session, name, session.agreement, printer_of(path)).text

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
