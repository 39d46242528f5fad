"""What `bimtek check` says of the templates beside a script or a session."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bimtek import bootstrap
from bimtek.hall.keeping import TO_DO
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.locale.cleaning import printable
from bimtek.minutes.own_templates import check, own_templates
from bimtek.minutes.printing import Printer
from bimtek.overview.missing import kept_beyond


def check_session(path: Path) -> int:
    """Print every document of a session by its own templates; every mistake at its line.

    Raises:
        FileTrouble: if the session cannot be read.
    """
    try:
        own = own_templates(path)
    except FileTrouble as trouble:
        return _told([trouble.message])
    with bootstrap.reading(path) as session:
        from bimtek.agreed import minutes_of
        from bimtek.papers.catalogue import PAPERS
        from bimtek.papers.holds import what_holds

        printer, found = Printer(own), list(_mistakes(own))
        if not found:
            try:
                minutes_of(session, printer)
                with what_holds(session, printer) as holds:
                    for paper in PAPERS:
                        holds.text(paper)
            except FileTrouble as trouble:
                found.append(trouble.message)
        kept = kept_beyond(session)
    if kept:
        print(f"{kept}; {TO_DO}.", file=sys.stderr)
    if found:
        return _told(found)
    _say_used(own)
    return Exit.DONE


def check_beside(path: Path) -> int:
    """Read the templates beside a script, and say which will be used."""
    try:
        own = own_templates(path)
    except FileTrouble as trouble:
        return _told([trouble.message])
    if found := list(_mistakes(own)):
        return _told(found)
    if own:
        _say_used(own)
    return Exit.DONE


def _mistakes(own: Mapping[str, Path]) -> Iterator[str]:
    for template, path in own.items():
        try:
            check(path, template)
        except FileTrouble as trouble:
            yield trouble.message


def _told(mistakes: list[str]) -> int:
    for one in dict.fromkeys(mistakes):
        print(one)
    print(f"{len(mistakes)} kekeliruan dalam templat.", file=sys.stderr)
    return Exit.WRONG_INPUT


def _say_used(own: Mapping[str, Path]) -> None:
    for path in own.values():
        print(f"Templat sendiri: {printable(str(path))}", file=sys.stderr)
    if not own:
        print("Semua dokumen memakai templat bawaan.", file=sys.stderr)
