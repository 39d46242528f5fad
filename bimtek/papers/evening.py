"""Paket malam ini: one dated folder with every document, the messages and the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bimtek.agreed import minutes_on_paper
from bimtek.documents.pictures.drawing import svg_files
from bimtek.documents.writing import Form
from bimtek.hall.desk_lines import waiting
from bimtek.minutes.annexes import FOLDER as ANNEXES
from bimtek.minutes.dump_json import dump
from bimtek.minutes.paper import look_of, made_at
from bimtek.minutes.printing import SHIPPED, Printer, templates
from bimtek.minutes.tables import sheets_of
from bimtek.minutes.tables_csv import tables
from bimtek.minutes.tables_xlsx import workbook
from bimtek.papers.catalogue import NOTULEN, PAPERS
from bimtek.papers.holds import MARKDOWN, OnPaper, what_holds
from bimtek.papers.messages import message_files, messages
from bimtek.stages.edited import edited_notes

if TYPE_CHECKING:
    from bimtek.documents.model import Block
    from bimtek.papers.holds import Holds
    from bimtek.session import Session

Progress = Callable[[int, int, str], None]
"""`progress(done, of, name)`: how many files are made, and which is next."""

READ_ME: Final = "BACA-DULU.md"
MESSAGES: Final = "pesan"
PICTURES: Final = "gambar"
TABLES: Final = "tabel"
"""A table a view, without what was told in confidence and without personal data."""
WHOLE: Final = "data-internal"
"""Everything recorded, also what is tertutup and personal: not to be passed on."""
DUMP: Final = "sesi.json"
FORMS: Final = (MARKDOWN, Form.WORD.value, Form.PDF.value)


def silent(done: int, of: int, name: str) -> None:
    """The progress of which nobody wants to know."""


def folder_of(path: Path, session: Session) -> Path:
    """`blitar-2023-07-03-paket` beside the session: of the day whose state it tells."""
    return dated_beside(path, session, "paket")


def dated_beside(path: Path, session: Session, ending: str) -> Path:
    """`blitar-2023-07-03-…` beside the session; the day once, also where the session has it."""
    day = f"-{made_at(session, session.agreement):%Y-%m-%d}"
    return path.with_name(f"{path.stem.removesuffix(day)}{day}-{ending}")


def evening(session: Session, progress: Progress, printer: Printer = SHIPPED) -> dict[str, bytes]:
    """Name within the folder → content; the same state gives the same bytes.

    Args:
        progress: told before each file; what it raises ends the work.
        printer: by which templates.

    Raises:
        FileTrouble: for a mistake in a template of an office.
    """
    with what_holds(session, printer) as holds:
        return package(holds, progress)


def package(holds: Holds, progress: Progress) -> dict[str, bytes]:
    """The same of what holds, for whoever needs that for more.

    Raises:
        FileTrouble: for a mistake in a template of an office.
    """
    session = holds.live
    files: dict[str, bytes] = {}
    of = (1 + len(PAPERS)) * len(FORMS) + 1
    documents = dict(_documents(session, holds))
    for name, document in documents.items():
        for form in FORMS:
            progress(len(files), of, f"{name}.{form}")
            files[f"{name}.{form}"] = document().written(form)
    drawn = pictures(document().blocks for document in documents.values())
    files |= {name: content for name in holds.photos if (content := holds.photos.get(name))}
    progress(len(files), of, TABLES)
    told = list(messages(holds))
    read_me = templates().get_template("bimtek.papers/baca-dulu.md.j2")
    values = {
        "title": holds.minutes.sheet.title,
        "mark": holds.status.marks,
        "as_of": holds.as_of,
        "sidik": holds.sidik,
        "papers": PAPERS,
        "pictures": len(drawn),
        "attached": len(holds.photos),
        "messages": len(told),
        "left_out": holds.end["left_out"],
        "unedited": unedited(holds.session),
        "own_templates": holds.printer.names(),
    }
    files[READ_ME] = (read_me.render(values).strip("\n") + "\n").encode()
    files |= {f"{PICTURES}/{name}": content for name, content in drawn.items()}
    files |= {f"{MESSAGES}/{name}": content for name, content in message_files(told).items()}
    sheets = sheets_of(session, with_personal=False)
    files[f"{TABLES}.xlsx"] = workbook(sheets, look_of(session, session.agreement, "Data"))
    files |= {f"{TABLES}/{name}": content for name, content in tables(sheets).items()}
    files[f"{WHOLE}/{DUMP}"] = dump(session).encode()
    return files


def unedited(session: Session) -> str:
    """How many lines are printed as they were typed, by acara; empty: all have a sentence."""
    titles = {one.id: one.title for one in session.stages}
    found = waiting(edited_notes(session), tuple(titles))
    told = ", ".join(f"{titles[stage]} {lines}" for stage, lines in found.items())
    return f"{sum(found.values())} ({told})" if found else ""


def pictures(documents: Iterable[Iterable[Block]]) -> dict[str, bytes]:
    """Every picture of these documents once, by its name; another one of that name is numbered."""
    found: dict[str, bytes] = {}
    for blocks in documents:
        for name, content in svg_files(blocks):
            stem, number = name.removesuffix(".svg"), 1
            while found.setdefault(name, content) != content:
                number += 1
                name = f"{stem}-lain-{number}.svg"
    return found


def _documents(session: Session, holds: Holds) -> Iterator[tuple[str, Callable[[], OnPaper]]]:
    """Each document by its name, made when it is asked for."""
    yield NOTULEN, cache(partial(_notulen, session, holds))
    for paper in PAPERS:
        yield paper.name, cache(partial(holds.on_paper, paper))


def _notulen(session: Session, holds: Holds) -> OnPaper:
    made = minutes_on_paper(session, session.agreement, holds.printer)
    return OnPaper(*made, holds.photos)


def of_a_package(files: Mapping[str, bytes]) -> frozenset[str]:
    """What may stand in the folder of an older package: anything else is somebody's own."""
    return frozenset((PICTURES, ANNEXES, *(name.partition("/")[0] for name in files)))
