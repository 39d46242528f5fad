"""Acts in words: who did what to what, one line each; for the log and for the history screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.agreement import Amended
from bimtek.hall.records import StageRun
from bimtek.hall.running import run_of
from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock, short_date, when
from bimtek.overview.words import BESIDE, HIDDEN, MOVES, Words, short

if TYPE_CHECKING:
    from bimtek.journal.acts import Act
    from bimtek.journal.entry import Entry
    from bimtek.journal.records import Record
    from bimtek.session import Session, Withdrawal

NAMED = 4
"""Records of one act that a line calls by name."""
ALIKE = 60
"""Entries of one act that are compared to tell whether all were set to the same."""


class Step(NamedTuple):
    """One value that a field had: who set it, when, what stood before."""

    at: datetime
    who: str
    field: str
    before: str
    after: str
    undone: bool


def who_of(session: Session, entry: Entry) -> str:
    """The short name of whoever made an entry."""
    signature = session.author(entry.stamp)
    return signature.name if signature else entry.actor


def at_of(session: Session, entry: Entry) -> datetime:
    """When an entry was made, by the hall's clock."""
    return session.local(datetime.fromisoformat(entry.at))


def what(words: Words, act: Act) -> str:
    """What an act did: `isian kesenjangan 4.2 Dinkes: kini 66,7 → sasaran 100`."""
    if act.first.undoes is not None:
        return _undo(words, act)
    groups: dict[str, list[Entry]] = {}
    named = [entry for entry in act.entries if entry.kind != Amended.kind]
    for entry in named or act.entries:
        groups.setdefault(entry.kind, []).append(entry)
    return "; ".join(_group(words, entries) for entries in groups.values())


def _undo(words: Words, act: Act) -> str:
    session = words.session
    target = session.file.entry(act.first.undoes or "")
    if target is None:
        return "mengurungkan perbuatan yang tidak ada di berkas ini"
    if target.undoes is not None:
        return f"mengulangi: {_counted(words, act)}"
    by = f"{who_of(session, target)} {when(at_of(session, target), at_of(session, act.first))}"
    return f"mengurungkan: {_counted(words, act)} ({by})"


def _counted(words: Words, act: Act) -> str:
    kinds: dict[str, list[Entry]] = {}
    for entry in act.entries:
        kinds.setdefault(entry.kind, []).append(entry)
    return "; ".join(_called(words, entries) for entries in kinds.values())


def _called(words: Words, entries: list[Entry]) -> str:
    records = list(dict.fromkeys(entry.record for entry in entries))
    kind = entries[0].kind
    return _listed(words, kind, [words.record(kind, record) for record in records[:NAMED]], records)


def _listed(words: Words, kind: str, names: Iterable[str], records: Sequence[str]) -> str:
    """`kehadiran Nama Contoh`; of several `6 kehadiran: A, B, C, D, …`."""
    noun, named = words.noun(kind), ", ".join(filter(None, names))
    if len(records) == 1:
        return f"{noun} {named}".strip()
    more = ", …" if len(records) > NAMED else ""
    return f"{len(records)} {noun}: {named}{more}" if named else f"{len(records)} {noun}"


def _group(words: Words, entries: list[Entry]) -> str:
    first = entries[0]
    called = _called(words, entries)
    if len(entries) == 1:
        return _one(words, first, called)
    deeds = {words.deed(entry) for entry in entries[:ALIKE]}
    alike = len(deeds) == 1 and len(entries) <= ALIKE
    return f"{called}: {deeds.pop()}" if alike else called


def _one(words: Words, entry: Entry, called: str) -> str:
    noun, deed = words.noun(entry.kind), words.deed(entry)
    if deed == f"({HIDDEN})":
        return f"{noun} {deed}" if entry.kind == "note" else f"{called}: {deed}"
    new_words = deed.startswith("“") and not any(entry.bases.values())
    if new_words or (deed == DESTROYED and called.endswith(DESTROYED)):
        return f"{noun} {deed}"  # a new note is called by the words that it brings
    return f"{called}: {deed}"


def line(words: Words, act: Act) -> str:
    """The whole line: time, who, what."""
    session = words.session
    undone = "  [diurungkan]" if act.undone else ""
    made = at_of(session, act.first)
    several = len({stage.day for stage in session.stages}) > 1
    at = f"{short_date(made.date())} {clock(made)}" if several else when(made, session.now())
    return f"{at} {who_of(session, act.first)} {what(words, act)}{undone}"


def steps(words: Words, cls: type[Record], record: str) -> Iterator[Step]:
    """Every value that the fields of a record had, newest first."""
    session = words.session
    hidden = words.discreet and words.confidential(cls.kind, record)
    entries = session.file.history(cls.kind, record)
    by_stamp = {entry.stamp: entry for entry in entries}
    undone = {entry.undoes for entry in entries if _counts(entry, entries)}
    keys = cls.key_of(record)
    form = str(keys[cls.names_field]) if cls.names_field else ""
    form = words.names(str(keys.get("stage", ""))).get(form, form)
    for entry in reversed(entries):
        for field, base in entry.bases.items():
            if field in BESIDE and not (field == MOVES and base):
                continue
            after = value_of(words, cls, entry, field)
            olds = [value_of(words, cls, by_stamp[one], field) for one in base if one in by_stamp]
            yield Step(
                at_of(session, entry),
                who_of(session, entry),
                f"{form} {words.field(cls, field)}".strip(),
                f"({HIDDEN})" if hidden and olds else " | ".join(olds),
                f"({HIDDEN})" if hidden else after,
                entry.stamp in undone,
            )


def _counts(undo: Entry, entries: list[Entry]) -> bool:
    """Whether an undo among these entries counts: no undo that counts takes it back."""
    if undo.undoes is None:
        return False
    return not any(one.undoes == undo.stamp and _counts(one, entries) for one in entries)


def value_of(words: Words, cls: type[Record], entry: Entry, field: str) -> str:
    """What an entry set a field to, as people read it."""
    if entry.values is None:
        return DESTROYED
    if field == "withdrawn":
        return "ditarik" if entry.values[field] else "dikembalikan"
    return short(words.value(cls, field, entry.values[field], entry.record)) or "(kosong)"


def withdrawal_words(session: Session, done: Withdrawal) -> str:
    """What an undo or redo did: `Diurungkan: kehadiran Nama Contoh.`; of several which."""
    words = Words(session)
    kinds: dict[str, list[str]] = {}
    for kind, record in done.records:
        kinds.setdefault(kind, []).append(record)
    what = "; ".join(_reached(words, kind, records) for kind, records in kinds.items())
    told = f"{done.deed}: {what}" + ("" if what.endswith("…") else ".")
    if done.kept:
        told += f" {done.kept} isian tetap, karena sudah diganti {done.replaced_by}."
    return f"{told}{_left_words(session, done.left)}"


def _reached(words: Words, kind: str, records: list[str]) -> str:
    names = [words.record(kind, record) for record in records[:NAMED]]
    if kind == StageRun.kind and len(records) > 1:  # one began as another ended
        runs = words.session.runs
        states = [run_of(runs, record).state for record in records[:NAMED]]
        names = [f"{name} (kini {state})" for name, state in zip(names, states, strict=True)]
    return _listed(words, kind, names, records)


def _left_words(session: Session, stamps: Iterable[str]) -> str:
    """Whose values stay where an undo found them replaced; empty if none."""
    names = session.author_names(stamps)
    return f" Yang tetap: dari {', '.join(names)}." if names else ""


def details(words: Words, act: Act) -> Iterator[str]:
    """Every entry of an act on a line of its own."""
    for entry in act.entries:
        called = f"{words.noun(entry.kind)} {words.record(entry.kind, entry.record)}".strip()
        if entry.undoes is not None:
            yield f"{called}: dikembalikan"
        else:
            yield f"{called}: {words.deed(entry)}"
