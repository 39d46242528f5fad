"""`bimtek script new|show|take`: a script of one's own, on paper, and into a running session."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bimtek.bootstrap import open_session
from bimtek.clock import clock_from
from bimtek.journal import trouble
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.lists.beside import ScriptLists
from bimtek.locale.cleaning import printable
from bimtek.locale.dates import DateError, parse_days
from bimtek.script.library import find_script
from bimtek.script.load import Loaded, load
from bimtek.script.model import Stage
from bimtek.script.rundown import guide, head, rundown, times
from bimtek.script.start import commented_start, with_front, write_new
from bimtek.stages import KINDS
from bimtek.stages.paper import as_lines
from bimtek.takeover import NOTHING, plan, shown, take

PATIENCE = 60.0
"""Seconds for a script to reach the disk."""


def run(chosen: argparse.Namespace) -> int:
    """Do what the word behind `script` says."""
    return {"new": _new, "show": _show, "take": _take}[chosen.part](chosen)


def _new(chosen: argparse.Namespace) -> int:
    """Write a script that can be used as it is."""
    path = Path(chosen.path)
    said = {"kota": chosen.city or "", "tanggal": chosen.date or ""}
    try:
        if chosen.date:
            parse_days(chosen.date)
    except DateError as error:
        raise Refusal("wrong-date", f"--date ‘{chosen.date}’: {error}.") from error
    beside: tuple[tuple[str, bytes], ...] = ()
    if chosen.model:
        beside = _loaded(chosen.model).source.files
        text = _path(chosen.model).read_text("utf-8-sig")
    else:
        text = commented_start(clock_from()().date())
    try:
        write_new(path, with_front(text, said), beside)
    except FileExistsError as error:
        raise trouble.exists(Path(str(error))) from error
    except OSError as error:
        what = f"{path} tidak dapat ditulis: {trouble.in_words(error)}."
        raise FileTrouble("cannot-write", what, Exit.CANNOT_WRITE) from error
    names = ", ".join(str(path.parent / name) for name, _ in beside)
    more = f" dengan {names}" if names else ""
    print(
        f"Tertulis: {path}{more}. Ubah dengan penyunting teks, lalu `bimtek check {path}`.",
        file=sys.stderr,
    )
    return Exit.DONE


def _show(chosen: argparse.Namespace) -> int:
    """Print the running order and the blank forms."""
    loaded = _loaded(chosen.script)
    for warning in loaded.mistakes.warnings:
        print(printable(warning.shown(chosen.script)), file=sys.stderr)
    print(printable("\n".join(_lines(loaded, chosen.rundown, chosen.forms))))
    return Exit.DONE


def _take(chosen: argparse.Namespace) -> int:
    """Say what a changed script would change in a session; then take it as one act, or nothing."""
    path = _path(chosen.script)
    session = open_session(
        Path(chosen.file), chosen.name or "", chosen.role or "", writing=not chosen.dry_run
    )
    try:
        wanted = plan(session, path)
        for line in shown(wanted):
            print(printable(line))
        if wanted.refused:
            print(NOTHING, file=sys.stderr)
            return Exit.WRONG_INPUT
        if chosen.dry_run:
            print("Belum ada yang diambil (--dry-run).", file=sys.stderr)
            return Exit.DONE
        take(session, wanted).result(PATIENCE)
    except TimeoutError as error:
        what = f"Naskah TIDAK diambil: {session.saves.trouble}. Coba lagi."
        raise FileTrouble("cannot-write", what, Exit.CANNOT_WRITE) from error
    finally:
        session.close()
    print("Naskah diambil. Ruang kerja yang terbuka ikut berubah.", file=sys.stderr)
    return Exit.DONE


def _lines(loaded: Loaded, rundown_only: bool, forms_only: bool) -> Iterator[str]:
    script = loaded.script
    if script is None:
        return
    yield from head(script)
    if not forms_only:
        yield ""
        yield from rundown(script)
    if not rundown_only:
        for number, stage in enumerate(script.stages, 1):
            yield from _sheet(number, stage, loaded)


def _sheet(number: int, stage: Stage, loaded: Loaded) -> Iterator[str]:
    """One acara: its guide text and its blank form."""
    kind = KINDS.of(stage.kind)
    title = f"{number}. {stage.title}"
    yield from ("", title, "=" * min(len(title), 78))
    if when := times(stage):
        yield when
    yield from guide(stage)
    if kind.paper:
        yield from as_lines(KINDS.ask(kind, "paper", stage, loaded.offices.called))


def _loaded(name: str) -> Loaded:
    """A script without mistakes.

    Raises:
        Refusal: with every mistake.
    """
    path = _path(name)
    loaded, mistakes = load(path, KINDS, ScriptLists())
    if loaded is None or not loaded.sound:
        lines = "\n".join(mistake.shown(str(path)) for mistake in mistakes.errors)
        raise Refusal("unsound-script", f"Naskah belum dapat dipakai:\n{printable(lines)}")
    return loaded


def _path(name: str) -> Path:
    try:
        return find_script(name)
    except FileNotFoundError as error:
        raise Refusal("no-script", str(error)) from error
