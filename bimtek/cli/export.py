"""`bimtek export FILE -f md|html|docx|pdf|xlsx|csv|json|pesan|paket`: documents and data."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek import bootstrap
from bimtek.documents.writing import Form
from bimtek.journal import trouble
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.minutes.output import write_document, write_folder
from bimtek.minutes.printing import Printer
from bimtek.papers.catalogue import NOTULEN, WITH_NIP, document_beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.hall.agreed import InForce
    from bimtek.session import Session

STDOUT = "-"
MINUTES = ("md", *Form)
"""Formats of documents; the others hold data."""
TABLES = ("xlsx", "csv")
ONLY_TABLES = (
    f"--with-personal berlaku untuk tabel (-f {', '.join(TABLES)}) dan untuk dokumen yang "
    f"ditandatangani dengan NIP (--document {', '.join(WITH_NIP)})."
)
EVENING = ("pesan", "paket")


def run(chosen: argparse.Namespace) -> int:
    """Write one document, or one folder."""
    if chosen.format in EVENING:
        return _evening(chosen)
    if chosen.progress:
        print("--progress berlaku untuk -f paket.", file=sys.stderr)
        return Exit.USAGE
    head = Path(chosen.letterhead) if chosen.letterhead else None
    return export(
        Path(chosen.file),
        chosen.format,
        chosen.output,
        chosen.edition or "",
        head,
        chosen.document,
        with_personal=chosen.with_personal,
        own_templates=not chosen.no_templates,
    )


def _evening(chosen: argparse.Namespace) -> int:
    """What goes out in the evening: a folder of everything, or the messages."""
    from bimtek.cli.evening import export_messages, export_package

    if chosen.with_personal:
        print(ONLY_TABLES, file=sys.stderr)
        return Exit.USAGE
    if chosen.edition or chosen.letterhead or chosen.document != NOTULEN:
        given = "--edition, --letterhead, dan --document berlaku untuk satu dokumen"
        print(f"{given}: -f {', '.join(MINUTES)}.", file=sys.stderr)
        return Exit.USAGE
    if chosen.format == "pesan":
        return export_messages(Path(chosen.file), chosen.output, _say)
    if chosen.output == STDOUT:
        print("paket adalah folder: sebut tempatnya dengan -o FOLDER.", file=sys.stderr)
        return Exit.USAGE
    return export_package(
        Path(chosen.file),
        chosen.output,
        for_programs=chosen.progress,
        own_templates=not chosen.no_templates,
    )


def export(
    path: Path,
    form: str,
    out: str | None = None,
    edition: str = "",
    letterhead: Path | None = None,
    document: str = NOTULEN,
    *,
    with_personal: bool = False,
    own_templates: bool = True,
) -> int:
    """Write a session as a document or as data, whole or not at all.

    Args:
        path: the session file; it is only read.
        form: one of `MINUTES`, `xlsx`, `csv` or `json`.
        out: where to; None: beside the session, named after it; `-`: standard output.
        edition: the version whose minutes are wanted; empty: the one that binds.
        letterhead: a Word file behind whose content the minutes are put; of `docx` alone.
        document: which one, by its name; of the formats of documents.
        with_personal: whether NIP, phone and mail stand in the tables, or the NIP of the list in a
            berita acara.
        own_templates: by the templates of the office, where it has any.

    Raises:
        FileTrouble: if the session cannot be read or the result cannot be written, or for a mistake
            in a template of the office.
    """
    wrong = _refused(form, edition, letterhead, document)
    if form == "csv" and out == STDOUT:
        wrong = "csv terdiri atas beberapa berkas: sebut folder dengan -o FOLDER."
    signed = form in MINUTES and document in WITH_NIP
    if not wrong and with_personal and form not in TABLES and not signed:
        wrong = ONLY_TABLES
    if wrong:
        print(wrong, file=sys.stderr)
        return Exit.USAGE
    with bootstrap.reading(path) as session:
        version = _version(session, edition)
        if edition and version is None:
            print(f"Versi {edition} tidak ada. {_known(session)}", file=sys.stderr)
            return Exit.USAGE
        if form in TABLES:
            files = _tables(session, form, with_personal=with_personal)
        else:
            printer = Printer(
                _own(path) if own_templates and form in MINUTES else {},
                letterhead=letterhead is None,
            )
            files = _contents(
                session, form, version, letterhead, document, printer, with_personal=with_personal
            )
    if out == STDOUT:
        _say(files[""])
        return Exit.DONE
    place = Path(out) if out else _beside(path, form, version, document)
    if form == "csv":
        write_folder(place, files)
    else:
        write_document(place, files[""])
    print(f"Tertulis: {place}", file=sys.stderr)
    return Exit.DONE


def _refused(form: str, edition: str, letterhead: Path | None, document: str) -> str:
    """Why these do not go together; empty: they do."""
    formats = ", ".join(MINUTES)
    if edition and (form not in MINUTES or document != NOTULEN):
        return f"--edition berlaku untuk notulen: -f {formats}."
    if document != NOTULEN and form not in MINUTES:
        return f"--document berlaku untuk dokumen: -f {formats}."
    if letterhead and form != Form.WORD:
        return "--letterhead berlaku untuk Word: pakai -f docx."
    return ""


def _version(session: Session, edition: str) -> InForce | None:
    """The version that is asked for, else the one that binds."""
    if not edition:
        return session.agreement
    return next((one for one in session.versions if one.version == edition), None)


def _known(session: Session) -> str:
    known = [one.version for one in session.versions]
    return f"Yang pernah disepakati: {', '.join(known)}." if known else "Belum ada yang disepakati."


def _beside(path: Path, form: str, version: InForce | None, document: str) -> Path:
    if form == "csv":
        return path.with_name(f"{path.stem}-csv")
    if form in MINUTES:
        return document_beside(path, document, version.version if version else "", form)
    return path.with_suffix(f".{form}")


def letterhead_of(path: Path) -> bytes:
    """A Word file of the office.

    Raises:
        FileTrouble: if it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        told = f"{path} tidak dapat dibaca: {trouble.in_words(error)}."
        raise FileTrouble("no-letterhead", told, Exit.WRONG_INPUT) from error


def _own(path: Path) -> Mapping[str, Path]:
    from bimtek.minutes.own_templates import own_templates

    return own_templates(path)


def _contents(
    session: Session,
    form: str,
    version: InForce | None,
    letterhead: Path | None,
    document: str,
    printer: Printer,
    *,
    with_personal: bool,
) -> dict[str, bytes]:
    """File name → content; a single document has no name of its own."""
    if form == "json":
        from bimtek.minutes.dump_json import dump

        return {"": dump(session).encode()}
    from bimtek.papers.holds import on_paper

    made = on_paper(session, document, version, printer, with_personal=with_personal)
    if letterhead is None:
        return {"": made.written(form)}
    from bimtek.documents.word import NotWordError

    try:
        return {"": made.written(form, letterhead_of(letterhead))}
    except NotWordError as error:
        told = f"{letterhead} bukan berkas Word (.docx). Simpan kop surat sebagai .docx."
        raise FileTrouble("no-letterhead", told, Exit.WRONG_INPUT) from error


def _tables(session: Session, form: str, *, with_personal: bool) -> dict[str, bytes]:
    """The same of tables, and what stays out of them told."""
    from bimtek.minutes.tables import sheets_of

    sheets = sheets_of(session, with_personal=with_personal)
    if sheets.in_confidence:
        print(f"Isian tertutup yang tidak dimuat: {sheets.in_confidence}.", file=sys.stderr)
    if form == "csv":
        from bimtek.minutes.tables_csv import tables

        return tables(sheets)
    from bimtek.minutes.paper import look_of
    from bimtek.minutes.tables_xlsx import workbook

    return {"": workbook(sheets, look_of(session, session.agreement, "Data"))}


def _say(content: bytes) -> None:
    """Write bytes to standard output, as they are on every system."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What could not be written would be tried again, and fail again, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise FileTrouble(
            "cannot-export",
            f"Keluaran tidak dapat ditulis: {trouble.in_words(error)}.",
            Exit.CANNOT_WRITE,
        ) from error
