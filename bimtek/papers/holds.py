"""What holds now, read once for all documents of an evening."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from bimtek.agreed import in_force, minutes_on_paper
from bimtek.journal.verify import shown
from bimtek.minutes.agreement import Before, moment, status_of
from bimtek.minutes.document import Minutes
from bimtek.minutes.markdown import bold
from bimtek.minutes.paper import look_of, made_at
from bimtek.minutes.printing import SHIPPED, Must, Printer
from bimtek.overview.standing import tonight
from bimtek.papers import catalogue
from bimtek.papers.annexes import AttachedFiles
from bimtek.stages.kind import named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bimtek.documents.model import Block, Look
    from bimtek.hall.agreed import InForce
    from bimtek.minutes.agreement import Status
    from bimtek.papers.catalogue import Paper
    from bimtek.session import Session
    from bimtek.stages.closing.tasks import OfficeTasks

ACCEPTED = "Menjadi"


class Holds:
    """As it was agreed, with every ralat and pemutakhiran since; else as the session stands.

    Args:
        live: the session as it is, which knows how far its documents are.
        session: the one that is told.
        printer: by which templates.
        with_personal: whether whoever signs a berita acara stands there with the NIP of the list.
    """

    def __init__(
        self,
        live: Session,
        session: Session,
        printer: Printer = SHIPPED,
        *,
        with_personal: bool = False,
    ) -> None:
        self.live = live
        self.session = session
        self.printer = printer
        self.with_personal = with_personal
        self.standing = live.agreement
        self.status: Status = status_of(live, self.standing)
        self.minutes = Minutes(session, printer)
        self.minutes.corrected = self.status.corrected

    @cached_property
    def head(self) -> Mapping[str, Any]:
        """What stands above the first acara of the minutes."""
        return self.minutes.head()

    @cached_property
    def end(self) -> Mapping[str, Any]:
        """What stands behind the last acara of the minutes."""
        return self.minutes.end(self.status)

    @cached_property
    def tasks(self) -> tuple[OfficeTasks, ...]:
        """What every office owes, in official order."""
        order = {code: place for place, code in enumerate(self.minutes.names.offices)}
        return tuple(sorted(tonight(self.session), key=lambda one: order.get(one.opd, len(order))))

    @property
    def last_day(self) -> date:
        """On which it ended, or is to end."""
        return self.minutes.sheet.last_day or self.minutes.first_day

    @property
    def sidik(self) -> str:
        """Of what was agreed, else of the file, as people compare it."""
        return self.status.sidik or shown(self.live.fingerprint())

    @property
    def as_of(self) -> str:
        """`3 Juli 2023 pukul 15.58 WIB (versi 1), dengan ralat 1`."""
        told = moment(self.live, made_at(self.live, self.standing))
        if self.standing is None:
            return told
        accepted = tuple(one for one in self.status.corrections if one.becomes == ACCEPTED)
        since = Before("", accepted, self.status.updates).words
        return f"{told} (versi {self.standing.version})" + (f", dengan {since}" if since else "")

    def text(self, paper: Paper) -> str:
        """A document in Markdown.

        Raises:
            FileTrouble: for a mistake in a template of an office.
        """
        values = {
            "title": paper.title.upper(),
            "marks": "" if paper.is_form else self.status.marks,
            "head": self.head,
            "as_of": self.as_of,
            "sidik": self.sidik,
            "zone": self.minutes.zone,
            "city": self.minutes.signing.place or self.minutes.sheet.city,
            "signing_day": self.minutes.signing.day,
            **named(paper.values)(self),
        }
        must = () if paper.is_form else tuple(self._must(values))
        return self.printer.document(f"bimtek.papers/{paper.name}.md.j2", values, must)

    def _must(self, values: Mapping[str, Any]) -> Iterator[Must]:
        """What no template leaves out: how far the document is, and of when it tells."""
        yield Must("tanda KONSEP dan versi", bold(self.status.marks), "{{ marks|bold }}")
        if "fixed" in values:
            yield Must("kapan disepakati dan ditandatangani", values["fixed"], "{{ fixed }}")

    @cached_property
    def photos(self) -> Mapping[str, bytes]:
        """What was attached and may be passed on, by its name in the documents."""
        return AttachedFiles(self.live)

    def look(self, paper: Paper) -> Look:
        """How the pages of a document look."""
        look = look_of(self.live, self.standing, paper.title, self.status)
        return replace(look, mark="") if paper.is_form else look

    def on_paper(self, paper: Paper) -> OnPaper:
        """A document, ready to be written.

        Raises:
            FileTrouble: for a mistake in a template of an office.
        """
        return OnPaper(self.text(paper), self.look(paper), self.photos)


@contextmanager
def what_holds(
    session: Session, printer: Printer = SHIPPED, *, with_personal: bool = False
) -> Iterator[Holds]:
    """What the documents of a session tell.

    Args:
        printer: by which templates.
        with_personal: as `Holds` has it.
    """
    with in_force(session) as told:
        yield Holds(session, told, printer, with_personal=with_personal)


MARKDOWN: Final = "md"


@dataclass(frozen=True)
class OnPaper:
    """A document ready to be written in any form; read once, however many they are."""

    text: str
    """In Markdown."""
    look: Look
    photos: Mapping[str, bytes]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What the text consists of."""
        from bimtek.documents.reading import read

        return read(self.text)

    def written(self, form: str, letterhead: bytes | None = None) -> bytes:
        """The file.

        Args:
            form: `md`, or a `Form`.
            letterhead: a Word file of the office; of Word alone.

        Raises:
            NotWordError: if the letterhead is none.
        """
        if form == MARKDOWN:
            return self.text.encode()
        from bimtek.documents.writing import Form, write

        return write(self.blocks, Form(form), self.look, letterhead, self.photos)


def on_paper(
    session: Session,
    name: str,
    standing: InForce | None,
    printer: Printer = SHIPPED,
    *,
    with_personal: bool = False,
) -> OnPaper:
    """A document by its name, the notulen among them.

    Args:
        standing: the version whose notulen is wanted; None: as the session stands.
        printer: by which templates.
        with_personal: as `Holds` has it.

    Raises:
        FileTrouble: for a mistake in a template of an office.
    """
    if name == catalogue.NOTULEN:
        return OnPaper(*minutes_on_paper(session, standing, printer), AttachedFiles(session))
    with what_holds(session, printer, with_personal=with_personal) as holds:
        return holds.on_paper(catalogue.paper(name))


def paper_text(session: Session, paper: Paper, printer: Printer = SHIPPED) -> str:
    """One document of a session in Markdown."""
    with what_holds(session, printer) as holds:
        return holds.text(paper)
