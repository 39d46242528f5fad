"""`bimtek export FILE -f md|html|docx|pdf|xlsx|csv|json|pesan|paket`: documents and data."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bimtek import bootstrap
from bimtek.documents.writing import Form
from bimtek.journal import trouble
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.minutes.output import write_document, write_folder
from bimtek.minutes.printing import Printer
from bimtek.papers.catalogue import NOTULEN, WITH_NIP, document_beside

if TYPE_CHECKING:
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


class Wanted(NamedTuple):
    """What of a session is written, and how.

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
    """

    path: Path
    form: str
    out: str | None
    edition: str
    letterhead: Path | None
    document: str
    with_personal: bool
    own_templates: bool

    @property
    def is_document(self) -> bool:
        return self.form in MINUTES


def run(chosen: argparse.Namespace) -> int:
    """Write one document, or one folder."""
    if chosen.format in EVENING:
        return _evening(chosen)
    if chosen.progress:
        print("--progress berlaku untuk -f paket.", file=sys.stderr)
        return Exit.USAGE
    return export(
        Wanted(
            path=Path(chosen.file),
            form=chosen.format,
            out=chosen.output,
            edition=chosen.edition or "",
            letterhead=Path(chosen.letterhead) if chosen.letterhead else None,
            document=chosen.document,
            with_personal=chosen.with_personal,
            own_templates=not chosen.no_templates,
        )
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


def export(wanted: Wanted) -> int:
    """Write a session as a document or as data, whole or not at all.

    Raises:
        FileTrouble: if the session cannot be read or the result cannot be written, or for a mistake
            in a template of the office.
    """
    if wrong := _refused(wanted):
        print(wrong, file=sys.stderr)
        return Exit.USAGE
    with bootstrap.reading(wanted.path) as session:
        version = _version(session, wanted.edition)
        if wanted.edition and version is None:
            print(f"Versi {wanted.edition} tidak ada. {_known(session)}", file=sys.stderr)
            return Exit.USAGE
        files = _contents(session, version, wanted)
    if wanted.out == STDOUT:
        _say(files[""])
        return Exit.DONE
    place = Path(wanted.out) if wanted.out else _beside(wanted, version)
    if wanted.form == "csv":
        write_folder(place, files)
    else:
        write_document(place, files[""])
    print(f"Tertulis: {place}", file=sys.stderr)
    return Exit.DONE


def _refused(wanted: Wanted) -> str:
    """Why these do not go together; empty: they do."""
    formats = ", ".join(MINUTES)
    if wanted.form == "csv" and wanted.out == STDOUT:
        return "csv terdiri atas beberapa berkas: sebut folder dengan -o FOLDER."
    if wanted.edition and (not wanted.is_document or wanted.document != NOTULEN):
        return f"--edition berlaku untuk notulen: -f {formats}."
    if wanted.document != NOTULEN and not wanted.is_document:
        return f"--document berlaku untuk dokumen: -f {formats}."
    if wanted.letterhead and wanted.form != Form.WORD:
        return "--letterhead berlaku untuk Word: pakai -f docx."
    signed = wanted.is_document and wanted.document in WITH_NIP
    if wanted.with_personal and not signed and wanted.form not in TABLES:
        return ONLY_TABLES
    return ""


def _version(session: Session, edition: str) -> InForce | None:
    """The version that is asked for, else the one that binds."""
    if not edition:
        return session.agreement
    return next((one for one in session.versions if one.version == edition), None)


def _known(session: Session) -> str:
    known = [one.version for one in session.versions]
    return f"Yang pernah disepakati: {', '.join(known)}." if known else "Belum ada yang disepakati."


def _beside(wanted: Wanted, version: InForce | None) -> Path:
    path, form = wanted.path, wanted.form
    if form == "csv":
        return path.with_name(f"{path.stem}-csv")
    if wanted.is_document:
        return document_beside(path, wanted.document, version.version if version else "", form)
    return path.with_suffix(f".{form}")


def _contents(session: Session, version: InForce | None, wanted: Wanted) -> dict[str, bytes]:
    """File name → content; a single document has no name of its own."""
    if wanted.form in TABLES:
        return _tables(session, wanted.form, with_personal=wanted.with_personal)
    if wanted.form == "json":
        from bimtek.minutes.dump_json import dump

        return {"": dump(session).encode()}
    return {"": _document(session, version, wanted)}


def _document(session: Session, version: InForce | None, wanted: Wanted) -> bytes:
    """A document in its format, on the letterhead where there is one."""
    from bimtek.minutes.own_templates import own_templates
    from bimtek.papers.holds import on_paper

    own = own_templates(wanted.path) if wanted.own_templates else {}
    printer = Printer(own, letterhead=wanted.letterhead is None)
    made = on_paper(session, wanted.document, version, printer, with_personal=wanted.with_personal)
    if wanted.letterhead is None:
        return made.written(wanted.form)
    from bimtek.documents.word import NotWordError

    try:
        return made.written(wanted.form, _read(wanted.letterhead))
    except NotWordError as error:
        told = f"{wanted.letterhead} bukan berkas Word (.docx). Simpan kop surat sebagai .docx."
        raise FileTrouble("no-letterhead", told, Exit.WRONG_INPUT) from error


def _read(letterhead: Path) -> bytes:
    """A Word file of the office.

    Raises:
        FileTrouble: if it cannot be read.
    """
    try:
        return letterhead.read_bytes()
    except OSError as error:
        told = f"{letterhead} tidak dapat dibaca: {trouble.in_words(error)}."
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
