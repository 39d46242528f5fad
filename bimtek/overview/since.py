"""What changed since the hall agreed: acara by acara, by whom, and under which number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.agreed import ALWAYS, numbers, of_version, recorded_by
from bimtek.hall.agreement import Amended, Correction, Update, Verdict
from bimtek.journal.fold import Line, uncounted
from bimtek.journal.records import WITHDRAWN
from bimtek.locale.dates import clock, medium_date, short_date
from bimtek.overview.acts import at_of, value_of, who_of
from bimtek.overview.words import BESIDE, HIDDEN, short
from bimtek.stages.knowledge import stage_of

if TYPE_CHECKING:
    from bimtek.hall.agreed import InForce
    from bimtek.journal.entry import Entry
    from bimtek.overview.words import Words
    from bimtek.session import Session


NOTHING_AGREED = "Belum ada yang disepakati, atau sudah dibuka kembali."
NOTHING_SINCE = "Tidak ada yang berubah sejak itu."


class Why(StrEnum):
    """By which right something changed."""

    CORRECTION = "ralat"
    UPDATE = "pemutakhiran"
    DESK = "meja"
    LATE = "susulan"


class Step(NamedTuple):
    """One field of one record, before and after."""

    field: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """`tenggat 14 Juli menjadi 20 Juli`; where nothing stood before: `tenggat 20 Juli`."""
        went = f"{self.before} menjadi {self.after}" if self.before else self.after
        return f"{self.field} {went}".strip()


class Since(NamedTuple):
    """One record as one act changed it."""

    stage: str
    """Id of the acara; empty: it hangs on none."""
    kind: str
    record: str
    what: str
    """`isian kesenjangan 4.2 Kesehatan`."""
    steps: tuple[Step, ...]
    who: str
    at: datetime
    why: Why
    number: str = ""
    """Of the ralat or the pemutakhiran."""
    stamp: str = ""

    @property
    def right(self) -> str:
        """`ralat 1`, `pemutakhiran 2`, `susulan`."""
        return f"{self.why} {self.number}".strip()

    @property
    def words(self) -> str:
        return "; ".join(step.words for step in self.steps)


def since_agreed(words: Words, standing: InForce) -> list[Since]:
    """All that was recorded since and touches what the minutes tell, in the order of stamps.

    What was taken back in knowledge of the agreement changed nothing and is not told. A ralat is
    one line, what it says; of a pemutakhiran every value, and itself where it brought none.
    """
    session = words.session
    freeze = session.file.freeze(standing.stamp)
    later = session.file.beyond(freeze.reach)
    late = {entry.stamp for entry in session.late()}
    numbered = by_number(session, later)
    told = told_by_ralat(later)
    counts = {entry.stamp for entry in counting(later)}
    found = [*_ralats(words, standing.version)]
    for entry in later:
        if entry.kind in ALWAYS:
            continue
        known = freeze.is_known_to(entry)
        if known and (entry.stamp not in counts or entry.stamp in told):
            continue
        if not known and entry.stamp not in late:
            continue  # undone there, or a ralat has decided on it
        why, number = numbered.get((entry.voice, entry.act), (Why.DESK, ""))
        found.append(since_of(words, entry, why if known else Why.LATE, number if known else ""))
    found += _empty_deliveries(session, standing.version, found)
    return sorted(found, key=lambda one: one.stamp)


def told_by_ralat(later: Iterable[Entry]) -> set[str]:
    """Entries that make a record read as the ralat of the same act says."""
    later = list(later)
    about = {
        (one.voice, one.act): str((one.values or {}).get("about", ""))
        for one in later
        if one.kind == Correction.kind
    }
    return {
        one.stamp for one in later if about.get((one.voice, one.act)) == f"{one.kind}/{one.record}"
    }


def _ralats(words: Words, version: str) -> Iterator[Since]:
    session = words.session
    for number, seen in of_version(session.all(Correction), version):
        said = seen.value
        kind, _, record = said.about.partition("/")
        stage = stage_of(session, kind, record) if said.about else None
        asked = "" if said.verdict is Verdict.ACCEPTED else "diminta"
        yield _numbered(session, recorded_by(seen))._replace(
            stage=stage.id if stage else "",
            kind=kind or seen.cls.kind,
            record=record or seen.record,
            what=said.place,
            steps=(
                Step(asked, short(said.before), short(said.after) or "dihapus"),
                Step("", "", f"{said.verdict}: {said.reason}, diminta {said.asked_by}"),
            ),
            why=Why.CORRECTION,
            number=number,
        )


def _empty_deliveries(session: Session, version: str, found: Iterable[Since]) -> Iterator[Since]:
    """Those that brought nothing, or nothing any more: their number stands all the same."""
    brought = {one.number for one in found if one.why is Why.UPDATE}
    for number, seen in of_version(session.all(Update), version):
        if number not in brought:
            as_of = f", keadaan per {medium_date(seen.value.as_of)}" if seen.value.as_of else ""
            yield _numbered(session, recorded_by(seen))._replace(
                kind=seen.cls.kind,
                record=seen.record,
                what=f"dari {seen.value.source}{as_of}",
                steps=(Step("", "", "belum ada isian yang berubah"),),
                why=Why.UPDATE,
                number=number,
            )


def _numbered(session: Session, stamp: str) -> Since:
    """Who gave a number when; the rest is for the caller to say."""
    author = session.author(stamp)
    who, at = (author.name, author.at) if author else ("", session.now())
    return Since("", "", "", "", (), who, at, Why.DESK, stamp=stamp)


def counting(entries: Iterable[Entry]) -> list[Entry]:
    """Entries without those that were undone among them, and without what undid them."""
    entries = list(entries)
    dead = uncounted(Line(one.stamp, one.kind, one.patch, one.base, one.undoes) for one in entries)
    stamps = {one.stamp for one in entries}
    return [one for one in entries if one.stamp not in dead and one.undoes not in stamps]


def by_stage(session: Session, found: Iterable[Since]) -> list[tuple[str, list[Since]]]:
    """Title of each acara and what changed in it, in the order of the hall; the rest last."""
    of: dict[str, list[Since]] = {}
    for one in found:
        of.setdefault(one.stage, []).append(one)
    titles = [(stage.id, stage.title) for stage in session.stages]
    listed = [(title, of.pop(stage)) for stage, title in titles if stage in of]
    rest = [one for left in of.values() for one in left]
    return [*listed, ("Di luar acara", rest)] if rest else listed


def head_of(session: Session, standing: InForce) -> str:
    """`Versi 1 disepakati 4 Jul 15.58 · sidik 7F3A-91C2`."""
    agreed = standing.agreed
    at = session.local(agreed.at) if agreed else None
    when = f" {short_date(at.date())} {clock(at)}" if at else ""
    sidik = session.sidik_of(standing)
    signed = f" · ditandatangani {short_date(standing.signed.on)}" if standing.signed else ""
    final = " · final" if standing.final else ""
    return f"Versi {standing.version} disepakati{when}{signed}{final} · sidik {sidik}"


def data_of(session: Session, standing: InForce, found: Iterable[Since]) -> dict[str, object]:
    """The same as plain data, for programs."""
    return {
        "version": standing.version,
        "state": standing.word,
        "sidik": session.sidik_of(standing),
        "changes": [
            {
                "stage": one.stage,
                "kind": one.kind,
                "record": one.record,
                "why": one.why.value,
                "number": one.number,
                "who": one.who,
                "at": one.at.isoformat(),
                "steps": [step._asdict() for step in one.steps],
                "stamp": one.stamp,
            }
            for one in found
        ],
    }


def by_number(
    session: Session, later: Iterable[Entry]
) -> Mapping[tuple[str, int], tuple[Why, str]]:
    """(voice, act) → the ralat or the pemutakhiran under which it was recorded."""
    corrections = {
        one: (Why.CORRECTION, number) for one, number in numbers(session.all(Correction)).items()
    }
    updates = {one: (Why.UPDATE, number) for one, number in numbers(session.all(Update)).items()}
    given = {**corrections, **updates}
    found = {}
    for entry in later:
        by = (
            str((entry.values or {}).get("under", ""))
            if entry.kind == Amended.kind
            else entry.record
        )
        if entry.kind in (Amended.kind, Correction.kind, Update.kind) and by in given:
            found[entry.voice, entry.act] = given[by]
    return found


def since_of(words: Words, entry: Entry, why: Why, number: str = "") -> Since:
    """One entry in words."""
    session = words.session
    stage = stage_of(session, entry.kind, entry.record)
    noun, called = words.noun(entry.kind), words.record(entry.kind, entry.record)
    if entry.undoes is None and "text" in entry.bases and not entry.bases["text"]:
        called = "baru"  # its words follow
    return Since(
        stage.id if stage else "",
        entry.kind,
        entry.record,
        f"{noun} {called}".strip(),
        tuple(_steps(words, entry)),
        who_of(session, entry),
        at_of(session, entry),
        why,
        number,
        entry.stamp,
    )


def _steps(words: Words, entry: Entry) -> Iterator[Step]:
    if entry.undoes is not None:
        yield Step("", "", "diurungkan")
        return
    cls = words.session.kinds.get(entry.kind)
    if cls is None:
        return
    if words.hides(entry):
        yield Step("", "", f"({HIDDEN})")
        return
    known = {one.stamp: one for one in words.session.file.history(entry.kind, entry.record)}
    told = [name for name in cls.data_fields() if name in entry.bases and name not in BESIDE]
    told += [name for name in entry.bases if name not in (*told, *BESIDE)]
    for name in told or entry.bases:
        base = entry.bases[name]
        before = [value_of(words, cls, known[one], name) for one in base if one in known]
        after = value_of(words, cls, entry, name)
        field = "" if name == WITHDRAWN else words.field(cls, name)
        yield Step(field, " | ".join(filter(None, before)), after)


def updated(words: Words, standing: InForce, update: str) -> tuple[Since, ...]:
    """What one pemutakhiran changed, one a record: from the first value to the last."""
    session = words.session
    later = session.file.beyond(session.file.reach(standing.stamp))
    acts = {
        (entry.voice, entry.act)
        for entry in later
        if entry.kind == Amended.kind and (entry.values or {}).get("under") == update
    }
    mine = [
        since_of(words, entry, Why.UPDATE)
        for entry in counting(later)
        if (entry.voice, entry.act) in acts and entry.kind not in ALWAYS
    ]
    found: dict[tuple[str, str], Since] = {}
    for one in mine:
        before = found.get((one.kind, one.record))
        found[one.kind, one.record] = one if before is None else joined(before, one)
    return tuple(one for one in found.values() if one.steps)


def joined(first: Since, then: Since) -> Since:
    """Changed twice in one delivery: from the first value to the last."""
    steps = {step.field: step for step in first.steps}
    for step in then.steps:
        known = steps.get(step.field)
        steps[step.field] = step._replace(before=known.before) if known else step
    return then._replace(steps=tuple(one for one in steps.values() if one.before != one.after))
