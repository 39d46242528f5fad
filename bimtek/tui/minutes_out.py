"""Written beside the session from the workspace: minutes, what is missing, how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.journal.trouble import FileTrouble, in_words
from bimtek.locale.cleaning import printable
from bimtek.papers.catalogue import DESTROYED, document_beside, title_of
from bimtek.tui.progress import Cancelled, Step, shown_while

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.session import Session
    from bimtek.tui.copying import Tell

WRITING: Final = "Menulis … Anda dapat terus bekerja."
AT_THE_HOST: Final = "di laptop sesi; minta berkasnya kepada penjaganya"
"""Where files lie that somebody in a browser has written."""
FORMS: Final = ("md", "docx", "pdf")
HELP: Final = """Dokumen ini sebagai Markdown, Word, dan PDF di samping berkas sesi.

Esc membatalkan: tidak ada yang ditulis, yang lama tetap utuh. Enter menutup kotak ini: penulisan \
berjalan terus, dan tempatnya disebut sesudah selesai."""


async def write_paper(app: App[Any], path: Path, name: str, tell: Tell, *, elsewhere: bool) -> None:
    """Write a document beside the session, as Markdown, Word and PDF. Run in a worker.

    Args:
        path: the session file; what is recorded in it by now is what the document tells.
        name: of the document, as the catalogue has it.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """

    def made(session: Session, step: Step) -> dict[Path, bytes]:
        from bimtek.minutes.own_templates import printer_of
        from bimtek.minutes.printing import SHIPPED
        from bimtek.papers.holds import on_paper

        standing = session.agreement
        version = standing.version if standing else ""
        places = {form: document_beside(path, name, version, form) for form in FORMS}
        step(0, len(FORMS), places[FORMS[0]].name)
        # what was destroyed is told by no template of an office
        printer = SHIPPED if name == DESTROYED.name else printer_of(path)
        document = on_paper(session, name, standing, printer)
        found: dict[Path, bytes] = {}
        for form, place in places.items():
            step(len(found), len(FORMS), place.name)
            found[place] = document.written(form)
        step(len(FORMS), len(FORMS), "")
        return found

    def work(step: Step) -> Written:
        from bimtek.bootstrap import reading

        with reading(path) as session:
            return _written(made(session, step))

    title = title_of(name)
    try:
        with _troubles_told(tell):
            written = await shown_while(app, title, HELP, tell, work)
            _tell_written(written, f"{title} tertulis", path, tell, elsewhere=elsewhere)
    except Cancelled:
        pass  # whoever pressed Esc was told


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

    def made(session: Session) -> dict[Path, bytes]:
        from bimtek.minutes.missing_list import missing_list

        return {path.with_name(f"{path.stem}-kurang.md"): missing_list(session).encode()}

    await _write(path, made, "Daftar yang kurang tertulis", tell, elsewhere=elsewhere)


async def write_standing(path: Path, tell: Tell, *, elsewhere: bool) -> None:
    """Write the handover card beside the session, and say where.

    Args:
        path: the session file.
        tell: says a sentence to the person.
        elsewhere: whether that person sits at another machine than the file, in a browser.
    """

    def made(session: Session) -> dict[Path, bytes]:
        from bimtek.minutes.standing_card import standing_card

        return {path.with_name(f"{path.stem}-serah-terima.md"): standing_card(session).encode()}

    await _write(path, made, "Kartu serah terima tertulis", tell, elsewhere=elsewhere)


def _folder_of(path: Path) -> str:
    """Where a session lies; one opened by its bare name lies in `.`, which tells nobody."""
    return f"di {printable(str(path.absolute().parent))}"


async def _write(
    path: Path,
    make: Callable[[Session], dict[Path, bytes]],
    done: str,
    tell: Tell,
    *,
    elsewhere: bool,
) -> None:
    """Read by a session of its own in a thread: the work goes on meanwhile."""

    def work() -> Written:
        from bimtek.bootstrap import reading

        with reading(path) as session:
            return _written(make(session))

    tell(WRITING)
    with _troubles_told(tell):
        written = await asyncio.to_thread(work)
        _tell_written(written, done, path, tell, elsewhere=elsewhere)


class Written(NamedTuple):
    """What became of the files of a document."""

    names: list[str]
    in_vain: list[str]
    """Sentences: why one was not written."""


def _written(files: Mapping[Path, bytes]) -> Written:
    """Put them in their places; one that is open in Word keeps the others from nothing."""
    from bimtek.minutes.output import write_document

    written = Written([], [])
    for place, content in files.items():
        try:
            write_document(place, content)
        except FileTrouble as trouble:
            written.in_vain.append(trouble.message)
        else:
            written.names.append(printable(place.name))
    return written


def _tell_written(written: Written, done: str, path: Path, tell: Tell, *, elsewhere: bool) -> None:
    where = AT_THE_HOST if elsewhere else _folder_of(path)
    told = [f"{done}: {', '.join(written.names)} {where}"] if written.names else []
    if written.in_vain:
        tell(" ".join([*(f"{one}." for one in told), *written.in_vain]), "error")
    else:
        tell(*told)


@contextmanager
def _troubles_told(tell: Tell) -> Iterator[None]:
    try:
        yield
    except FileTrouble as trouble:
        tell(trouble.message, "error")
    except OSError as error:  # no room for what a PDF is made from
        tell(f"Tidak jadi ditulis: {in_words(error)}. Yang lama tetap utuh.", "error")
