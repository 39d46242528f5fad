"""Running the screens from the command line, and closing what they opened."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bimtek import device
from bimtek.journal import trouble
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.processes import DRIVER_VARIABLE, IN_A_BROWSER
from bimtek.sync.own_table import COORDINATOR

if TYPE_CHECKING:
    from textual.screen import Screen

    from bimtek.journal.autobackup import AutoBackup
    from bimtek.session import Session
    from bimtek.tui.network import Network
    from bimtek.tui.workspace import Workspace


KEEP_TITLE, GIVE_TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"
"""The title of the terminal's window, on the stack that most terminals keep for it."""


TURN_SECONDS = 0.0005
"""A frame is written by a thread of its own: it shall not wait for what the screen does next."""
PATIENCE = 0.5
"""Seconds that the projector waits for a file which another program holds."""


class Desk:
    """The sessions that were opened in this window; each is closed once, whatever happens."""

    def __init__(self) -> None:
        self._open: list[Session] = []
        self._backups: dict[Session, AutoBackup] = {}
        self._networks: dict[Session, Network] = {}

    def open(self, path: Path, name: str = "", role: str = "", group: str = "") -> Workspace:
        """The workspace of a session file.

        Args:
            group: the only table that it serves from now on; empty: as it was opened last.

        Raises:
            FileTrouble: if the file cannot be opened.
            Refusal: there is no such group; a koordinator works for none.
        """
        from bimtek.bootstrap import open_session
        from bimtek.journal.autobackup import AutoBackup
        from bimtek.tui.told import Told
        from bimtek.tui.workspace import Workspace

        told = Told()
        session = open_session(path, name, role, told=told)
        self.keep(session)
        self._serve_table(session, group)
        workspace = Workspace(session, told)
        backup = AutoBackup(path, session.now, workspace.backup_failed)
        self._backups[session] = backup
        backup.start()
        self._networks[session] = workspace.network
        return workspace

    def _serve_table(self, session: Session, group: str) -> None:
        if not group and session.role != COORDINATOR:
            return
        from bimtek.stages.grouping import find_table, refuse_without_table, tables_of

        if group:
            session.serve_table(find_table(tables_of(session), group))
        refuse_without_table(session, session.role)

    def keep(self, session: Session) -> None:
        """Close this session as well when the window goes."""
        self._open.append(session)

    def exchange(self, session: Session, make: Callable[[], Session]) -> Session:
        """Another session takes the place of this one, which is closed.

        Raises:
            FileTrouble: if there is none; this one stays open.
        """
        fresh = make()
        self.close(session)
        self.keep(fresh)
        return fresh

    def close(self, session: Session) -> str:
        """Write what waits and close; a sentence if something stayed unsaved."""
        self._open.remove(session)
        self._remember(session)
        if backup := self._backups.pop(session, None):
            backup.stop()
        closed = session.close()
        if network := self._networks.pop(session, None):
            network.close()  # what was written last shall go out
        if closed:
            return ""
        saves = session.saves
        return (
            f"{session.path}: {saves.waiting} perubahan terakhir BELUM tersimpan "
            f"({saves.trouble or 'waktu habis'})."
        )

    def _remember(self, session: Session) -> None:
        """So that an older copy, opened later, can say that it is one."""
        from bimtek.farthest import reach_of, remember

        with contextlib.suppress(FileTrouble), trouble.told(session.path):
            remember(session.file.session_id(), reach_of(session.file, session.path))

    def close_all(self) -> list[str]:
        """Close every session; a sentence for each that could not write everything."""
        return [said for session in list(self._open) if (said := self.close(session))]


def run_workspace(path: Path, name: str, role: str, greeting: str = "", *, group: str = "") -> int:
    """Work on a session file until the person leaves; asks once who works here.

    Args:
        path: the session file.
        name: who works here; empty: whom this installation knows.
        role: as what.
        greeting: said on the first screen; empty: whose window it is.
        group: the only table that the window serves; empty: as the copy was opened last.

    Raises:
        FileTrouble: if the file cannot be opened.
        Refusal: there is no such group; a koordinator works for none.
    """
    desk = Desk()
    known = device.load()
    if name or known.name:
        workspace = _opened(desk, path, name, role, group)
        from bimtek.farthest import reach_of, told_older

        session = workspace.session
        older = told_older(session.file.session_id(), reach_of(session.file, path))
        workspace.greeting = older or greeting or whose_window(session)
        return run_screens(lambda: workspace, desk, known.theme)
    from bimtek.bootstrap import open_session

    looked_at = open_session(path, writing=False)  # troubles are told before anything is asked
    with contextlib.closing(looked_at):
        from bimtek.stages.grouping import find_table, refuse_without_table, tables_of

        if group:
            find_table(tables_of(looked_at), group)
        else:
            refuse_without_table(looked_at, role)
    from bimtek.tui.welcome import Welcome

    return run_screens(
        lambda: Welcome(lambda: desk.open(path, role=role, group=group), role), desk, known.theme
    )


def _opened(desk: Desk, path: Path, name: str, role: str, group: str) -> Workspace:
    try:
        return desk.open(path, name, role, group)
    except Refusal:
        desk.close_all()
        raise


def whose_window(session: Session) -> str:
    """Whoever opens a file a second time has the name and the role of the first time."""
    table = f", untuk {name}" if (name := session.own_table.name) else ""
    return f"Jendela ini: {session.officer}, {session.role}{table}."


def run_projector(path: Path) -> int:
    """Show the projector's page of a session file until its window is closed.

    Raises:
        FileTrouble: if the file cannot be opened.
    """
    from bimtek.bootstrap import open_session
    from bimtek.tui.stage_screen import ProjectorScreen

    desk = Desk()

    def reading() -> Session:
        return open_session(path, writing=False, patience=PATIENCE)

    def screen() -> ProjectorScreen:
        return ProjectorScreen(session, lambda old: desk.exchange(old, reading))

    session = reading()
    desk.keep(session)
    return run_screens(screen, desk, device.load().theme)


def run_screens(first: Callable[[], Screen[Any]], desk: Desk, theme: str) -> int:
    """Run the app from this screen on; closes what the desk opened, whatever happens.

    Raises:
        FileTrouble: if there is no terminal to draw on.
    """
    if not _can_draw():
        desk.close_all()
        raise FileTrouble(
            "no-terminal",
            "Layar ini perlu terminal. Jalankan dari jendela terminal, tanpa pipa dan pengalihan.",
            Exit.USAGE,
        )
    from bimtek.tui.app import BimtekApp

    for fixed in ("COLUMNS", "LINES"):
        os.environ.pop(fixed, None)  # they would stand against every resize of the window
    app = BimtekApp(first, theme)
    sys.setswitchinterval(TURN_SECONDS)
    _write(KEEP_TITLE)
    try:
        app.run()
    finally:
        unsaved = desk.close_all()
        _write(GIVE_TITLE_BACK)
    for sentence in unsaved:
        app.say_after(sentence)
    if unsaved:
        return Exit.CANNOT_WRITE
    return app.return_code or Exit.DONE


def _can_draw() -> bool:
    """Whether a terminal stands at the other end, or a browser."""
    if os.environ.get(DRIVER_VARIABLE) == IN_A_BROWSER:
        return True
    return sys.__stdin__ is not None and sys.__stdin__.isatty()


def _write(sequence: str) -> None:
    """Tell the terminal something, if there is one and its window still stands."""
    stream = sys.__stderr__
    with contextlib.suppress(OSError, ValueError):
        if stream is not None and stream.isatty():
            stream.write(sequence)
            stream.flush()
