"""What was agreed, read as if the file held nothing else; and the minutes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from bimtek.bootstrap import script_of
from bimtek.hall.agreed import RESULTS, InForce, numbered_in, updates_in
from bimtek.hall.agreement import Reopening
from bimtek.hall.desk_work import Held, desk_work
from bimtek.hall.records import Note
from bimtek.journal.agreement import is_within
from bimtek.locale.dates import medium_date
from bimtek.minutes.agreement import Present, stages_updated, status_of
from bimtek.minutes.annexes import annexes_of
from bimtek.minutes.document import minutes, part_told
from bimtek.minutes.paper import look_of
from bimtek.minutes.printing import SHIPPED, Printer
from bimtek.shelf import Shelf

if TYPE_CHECKING:
    from bimtek.documents.model import Look
    from bimtek.journal.entry import Entry
    from bimtek.journal.reader import Reader
    from bimtek.session import Session


def minutes_of(session: Session, printer: Printer = SHIPPED) -> str:
    """The minutes in Markdown: of what was agreed, with its annexes; else as the session stands.

    Args:
        printer: by which templates.

    Raises:
        FileTrouble: for a mistake in a template of an office.
    """
    return minutes_on_paper(session, session.agreement, printer)[0]


def minutes_of_version(session: Session, standing: InForce, printer: Printer = SHIPPED) -> str:
    """The minutes of a version that binds, or as one was that was opened again since."""
    return minutes_on_paper(session, standing, printer)[0]


def minutes_on_paper(
    session: Session, standing: InForce | None, printer: Printer = SHIPPED
) -> tuple[str, Look]:
    """The minutes in Markdown, and how their pages look.

    Args:
        standing: which version; None: as the session stands.
        printer: by which templates.

    Raises:
        FileTrouble: for a mistake in a template of an office.
    """
    files = annexes_of(session, standing)  # also those that came after it was agreed
    if standing is None:
        status = status_of(session, None)
        text = minutes(session, status, printer=printer, files=files)
        return text, look_of(session, standing, status=status)
    with agreed_session(session, standing) as agreed:
        status = status_of(session, standing, agreed)
        present = list(_present(session, standing, printer))
        text = minutes(agreed, status, present, printer, files)
        return text, look_of(session, standing, status=status)


def _present(session: Session, standing: InForce, printer: Printer) -> Iterator[Present]:
    """Acara that a pemutakhiran has reached, as what was agreed and the newer data show them."""
    touched = stages_updated(session, standing)
    if not touched:
        return
    with agreed_session(session, standing, updates_in) as newer:
        for stage in newer.stages:
            if day := touched.get(stage.id):
                part = part_told(newer, stage.id, printer)
                yield part._replace(title=f"{part.title}, keadaan per {medium_date(day)}")


@contextmanager
def in_force(session: Session) -> Iterator[Session]:
    """What holds by now: as it was agreed, with every ralat and pemutakhiran since.

    Without an agreement the session as it stands.
    """
    standing = session.agreement
    if standing is None:
        yield session
        return
    with agreed_session(session, standing, numbered_in) as agreed:
        yield agreed


def _nothing(_: Sequence[Entry]) -> Iterator[Entry]:
    return iter(())


@contextmanager
def agreed_session(
    session: Session,
    standing: InForce,
    newer: Callable[[Sequence[Entry]], Iterator[Entry]] = _nothing,
) -> Iterator[Session]:
    """The session as it was agreed, to be read only.

    With it stands what the desk went on with afterwards, until the paper was signed; never what
    came late, nor what a ralat or a pemutakhiran changed.

    Args:
        session: the session as it stands now.
        standing: which version.
        newer: what of the entries since counts as well.
    """
    freeze = session.file.freeze(standing.stamp)
    reader = session.file.frozen(freeze.reach)
    with closing(reader.connection):
        later = _while_it_bound(session, standing, session.file.beyond(freeze.reach))
        since = list(newer(later))
        if standing.signed_at:
            paper = session.file.reach(standing.signed_at)
            later = [entry for entry in later if is_within(paper, entry)]
        reader.admit(desk_work(later, freeze.is_known_to, _held(session, reader)))
        reader.admit(since)
        yield session.read_from(reader, script_of(reader.connection, session.path))


def _while_it_bound(session: Session, standing: InForce, later: list[Entry]) -> list[Entry]:
    """What was recorded before the version was opened again, if it was."""
    opened = session.get(Reopening, standing.version)
    if opened is None or opened.value.reopened is None:
        return later
    (until,) = opened.stamps("reopened")[:1]
    return [entry for entry in later if entry.stamp < until]


def _held(session: Session, reader: Reader) -> Held:
    entries = reader.entries()
    notes = Shelf(reader, session.kinds, session.zone, session.actor).everything(Note)
    return Held(
        frozenset(entry.stamp for entry in entries),
        frozenset((entry.kind, entry.record) for entry in entries),
        frozenset(seen.record for seen in notes if seen.value.label in RESULTS),
        max((stage.day for stage in session.script.stages), default=1),
    )
