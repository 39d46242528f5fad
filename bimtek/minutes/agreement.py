"""How far a document is on its way from the hall to paper, and what is printed behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PureWindowsPath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.agreed import next_version, of_version, order_of, recorded_by
from bimtek.hall.agreement import Agreement, Correction, Reopened, Reopening, Update, Verdict
from bimtek.hall.records import Note
from bimtek.locale.dates import clock, medium_date
from bimtek.minutes.markdown import Md, table
from bimtek.overview.since import Since, updated
from bimtek.overview.words import Words
from bimtek.stages.knowledge import topics_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from bimtek.hall.agreed import InForce
    from bimtek.journal.records import Seen
    from bimtek.session import Session

CONCEPT = "KONSEP"
NOT_AGREED = "Notulen ini masih konsep sampai dibacakan, disepakati, dan ditandatangani."
NOT_SIGNED = "Notulen ini sudah disepakati di aula dan masih konsep sampai ditandatangani."


class Ralat(NamedTuple):
    """One ralat as it is printed, with both texts."""

    number: str
    place: str
    before: str
    becomes: str
    """`Menjadi`; of one that was refused `Diminta menjadi`."""
    after: str
    why: str


class Delivery(NamedTuple):
    """One pemutakhiran as it is printed."""

    number: str
    as_of: str
    source: str
    values: Md


class Before(NamedTuple):
    """What was corrected and updated in a version that was opened again."""

    version: str
    corrections: tuple[Ralat, ...]
    updates: tuple[Delivery, ...]

    @property
    def words(self) -> str:
        """`ralat 1, 2 dan pemutakhiran 1`; nothing where nothing came."""
        told = (("ralat", self.corrections), ("pemutakhiran", self.updates))
        return " dan ".join(
            f"{word} {', '.join(one.number for one in numbered)}"
            for word, numbered in told
            if numbered
        )


class Status(NamedTuple):
    """What the document says of itself."""

    marks: str = CONCEPT
    """Below the title: `KONSEP`, `KONSEP · versi 1`, `Versi 1 · final`."""
    lines: tuple[tuple[str, str], ...] = ()
    """Label and words of the head: when it was agreed, when it was signed."""
    closing: str = NOT_AGREED
    sidik: str = ""
    """Of what was agreed, as people compare it; empty: of the file as it stands."""
    signed_on: str = ""
    """The day on which the paper was signed; empty: it was not."""
    corrections: tuple[Ralat, ...] = ()
    updates: tuple[Delivery, ...] = ()
    before: tuple[Before, ...] = ()
    """The same of the versions before."""
    corrected: Mapping[str, str] = MappingProxyType({})
    """Note → `lihat ralat 1, 3`, of those that were accepted."""


class Present(NamedTuple):
    """An acara as newer data shows it."""

    title: str
    body: Md


def status_of(session: Session, standing: InForce | None, agreed: Session | None = None) -> Status:
    """How far a version is.

    Args:
        standing: the one that binds, or one before; None: nothing binds.
        agreed: the session as it was agreed: what it knows of the versions before is printed.
    """
    before = tuple(_before(agreed or session, standing.version if standing else ""))
    annexed = {one.version: one.words for one in before}
    past = tuple(_past(session, standing, annexed))
    if standing is None:
        following = next_version(seen.record for seen in session.all(Agreement))
        mark = f"{CONCEPT} · versi {following}" if past else CONCEPT
        return Status(mark, past, before=before)
    signed = standing.signed
    version = f"versi {standing.version}"
    marks = f"{CONCEPT} · {version}"
    sidik = session.sidik_of(standing)
    lines = [*past, ("Disepakati", _agreed(session, standing, sidik))]
    if signed is not None:
        marks = version.capitalize() + (" · final" if standing.final else "")
        lines.append(("Ditandatangani", _signed(signed.on, signed.by, signed.scan)))
    opened = session.get(Reopening, standing.version)
    if opened is not None and opened.value.reopened is not None:
        marks += " · tidak berlaku lagi"
        lines.append(("Dibuka kembali", _opened(session, opened.value.reopened)))
    words = Words(session)
    return Status(
        marks,
        tuple(lines),
        "" if signed else NOT_SIGNED,
        sidik,
        medium_date(signed.on) if signed else "",
        tuple(_corrections(session, standing.version)),
        tuple(_updates(words, standing)),
        before,
        _corrected(session, standing.version),
    )


def _corrected(session: Session, version: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for number, seen in of_version(session.all(Correction), version):
        kind, _, note = seen.value.about.partition("/")
        if kind == Note.kind and seen.value.verdict is Verdict.ACCEPTED:
            found[note] = f"{found[note]}, {number}" if note in found else f"lihat ralat {number}"
    return found


def _before(session: Session, binding: str) -> Iterator[Before]:
    words = Words(session)
    for one in session.versions:
        if one.version != binding:
            corrections = tuple(_corrections(session, one.version))
            found = Before(one.version, corrections, tuple(_updates(words, one)))
            if found.words:
                yield found


def _agreed(session: Session, standing: InForce, sidik: str) -> str:
    agreed = standing.agreed
    if agreed is None:
        return ""
    words = f"versi {standing.version}, {moment(session, agreed.at)}"
    words += f", pimpinan {agreed.chair}" if agreed.chair else ""
    words += f", dihadiri {len(agreed.offices)} OPD" if agreed.offices else ""
    left = []
    if agreed.unread:
        left.append(f"{agreed.unread} keputusan atau tindak lanjut belum dibacakan")
    if agreed.unsettled:
        left.append(f"{agreed.unsettled} isian berbeda belum dipilih")
    words += f"; saat itu {' dan '.join(left)}" if left else ""
    if agreed.without_quorum:
        missed = agreed.without_quorum
        words += f"; tanpa kuorum ({missed.words}) karena {missed.reason}"
    return f"{words}; sidik {sidik}"


def _signed(on: date, by: str, scan: str) -> str:
    name = PureWindowsPath(scan).name  # where it lies on a laptop is nobody's business
    return f"{medium_date(on)} oleh {by}" + (f"; pindaian: {name}" if name else "")


def _opened(session: Session, opened: Reopened) -> str:
    asked = f", atas permintaan {opened.asked_by}" if opened.asked_by else ""
    return f"{moment(session, opened.at)} karena {opened.reason}{asked}"


def _past(
    session: Session, standing: InForce | None, annexed: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Versions before: when each was agreed, and why it was opened again.

    Args:
        annexed: version → what of it stands in an annex.
    """
    reopened = {seen.record: seen.value.reopened for seen in session.all(Reopening)}
    for one in session.versions:
        agreed, opened = one.agreed, reopened.get(one.version)
        if standing is not None and order_of(one.version) >= order_of(standing.version):
            return
        if agreed is None or opened is None:
            continue
        paper = f", ditandatangani {medium_date(one.signed.on)}" if one.signed else ""
        agreed_then = f"disepakati {moment(session, agreed.at)}{paper}"
        since = f"dibuka kembali {_opened(session, opened)}"
        annex = f"; {annexed[one.version]}: lihat lampiran" if one.version in annexed else ""
        yield f"Versi {one.version}", f"{agreed_then}; {since}{annex}"


def moment(session: Session, at: datetime) -> str:
    """`4 Juli 2023 pukul 15.58 WIB`."""
    here = session.local(at)
    return f"{medium_date(here.date())} pukul {clock(here)} {session.script.zone}"


def _recorded(session: Session, numbered: Seen[Correction] | Seen[Update]) -> str:
    author = session.author(recorded_by(numbered))
    return f"dicatat {author.name} {moment(session, author.at)}" if author else ""


def _corrections(session: Session, edition: str) -> Iterator[Ralat]:
    for number, seen in of_version(session.all(Correction), edition):
        said = seen.value
        why = (said.reason, f"diminta {said.asked_by}", said.verdict, _recorded(session, seen))
        yield Ralat(
            number,
            said.place,
            said.before or "belum dimuat",
            "Menjadi" if said.verdict is Verdict.ACCEPTED else "Diminta menjadi",
            said.after or "dihapus",
            "; ".join(filter(None, why)),
        )


def _updates(words: Words, standing: InForce) -> Iterator[Delivery]:
    session = words.session
    for number, seen in of_version(session.all(Update), standing.version):
        said = seen.value
        rows = [row for one in updated(words, standing, said.id) for row in _rows(words, one)]
        told = (said.source, said.reason, _recorded(session, seen))
        yield Delivery(
            number,
            medium_date(said.as_of) if said.as_of else "",
            "; ".join(filter(None, told)),
            table(["Bagian", "Semula", "Menjadi"], rows) if rows else Md(""),
        )


def _rows(words: Words, one: Since) -> Iterator[tuple[str, str, str]]:
    what = _place_of(words, one)
    for step in one.steps:
        part = f"{what}, {step.field}" if step.field else what
        yield part, step.before, step.after


def _place_of(words: Words, one: Since) -> str:
    """Of a cell of a form `Presentasi quick win, Q4 Smart Living, pleno: Persen selesai`."""
    cls = words.session.kinds.get(one.kind)
    if cls is None or not cls.names_field:
        return one.what
    stage, row, who, column = one.record.split("/")
    names = words.names(stage)
    topics = (topic for topic in topics_of(words.session.script) if topic.about)
    rows = {topic.about.partition("/")[2]: topic.full for topic in topics}
    row = rows.get(f"{stage}/{row}") or names.get(row, row)
    acara = words.session.stage(stage).title
    sheet = names.get(who) or words.offices.name(who)
    return f"{acara}, {row}, {sheet}: {names.get(column, column)}"


def stages_updated(session: Session, standing: InForce) -> Mapping[str, date | None]:
    """Acara that newer data has reached → the day for which the newest of it holds."""
    found: dict[str, date | None] = {}
    words = Words(session)
    for _, seen in of_version(session.all(Update), standing.version):
        for one in updated(words, standing, seen.record):
            if one.stage:
                days = (found.get(one.stage), seen.value.as_of)
                found[one.stage] = max(filter(None, days), default=None)
    return found
