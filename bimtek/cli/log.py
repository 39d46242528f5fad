"""`bimtek log FILE`: what was done, one line an act, as people read it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import chain

from bimtek import bootstrap
from bimtek.hall.officers import Officer
from bimtek.journal.acts import Act, Wanted
from bimtek.journal.entry import Entry
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit
from bimtek.locale.cleaning import escaped, printable
from bimtek.locale.dates import DateError, parse_date, parse_time
from bimtek.locale.folding import fold, letters, nearest
from bimtek.overview.acts import at_of, line, what, who_of
from bimtek.overview.words import Words
from bimtek.session import Session


def run(chosen: argparse.Namespace) -> int:
    """Print the acts, the oldest first; `--last N` prints the newest ones only.

    What was told in confidence stays in the file, as in the minutes, unless `--closed` asks for it:
    what is printed is piped, mailed and read on a projector.
    """
    session = bootstrap.open_session(chosen.file, writing=False)
    try:
        words = Words(session, discreet=not chosen.closed)
        for act in acts_of(session, _wanted(session, chosen), chosen.last):
            if chosen.json:
                print(escaped(json.dumps(_data(words, act), ensure_ascii=False)))
            else:
                print(printable(line(words, act).replace("\n", " ")))
    finally:
        session.close()
    return Exit.DONE


def acts_of(session: Session, wanted: Wanted, last: int | None) -> Iterable[Act]:
    """The acts that are wanted, the oldest first."""
    return reversed(list(_newest_first(session, wanted, last)))


def _newest_first(session: Session, wanted: Wanted, last: int | None) -> Iterator[Act]:
    known: set[str] = set()
    before = ""
    while last is None or len(known) < last:
        window = session.file.acts(wanted, before)
        fresh = [act for act in window.acts if act.stamp not in known]
        for act in fresh if last is None else fresh[: last - len(known)]:
            known.add(act.stamp)
            yield act
        before = window.older
        if not before:
            return


def _wanted(session: Session, chosen: argparse.Namespace) -> Wanted:
    kind, _, record = (chosen.record or "").partition("/")
    kinds = (kind,) if kind else _kinds(session, chosen.kind) if chosen.kind else ()
    return Wanted(
        actor=_actor(session, chosen.who) if chosen.who else "",
        kinds=kinds,
        record=record,
        since=_since(session, chosen.since) if chosen.since else None,
    )


def _kinds(session: Session, word: str) -> tuple[str, ...]:
    """The kind that is called so: by its own name, or as people call it."""
    asked = fold(word)
    found = tuple(
        kind for kind, cls in session.kinds.items() if asked in (fold(kind), fold(cls.noun))
    )
    if found:
        return found
    names = list(chain.from_iterable((kind, cls.noun) for kind, cls in session.kinds.items()))
    guess = nearest(word, names)
    hint = f"; mungkin ‘{guess}’" if guess else f"; yang ada: {', '.join(sorted(session.kinds))}"
    raise Refusal("no-such-kind", f"--kind ‘{word}’ tidak dikenal{hint}.")


def _actor(session: Session, word: str) -> str:
    """The person who is called so, by name, initials or id."""
    asked = letters(word)
    officers = [seen.value for seen in session.everything(Officer)]
    for one in officers:
        if asked in (letters(one.id), letters(one.name), letters(session.initials.get(one.id, ""))):
            return one.id
    names = ", ".join(sorted(one.name for one in officers)) or "belum ada"
    raise Refusal("no-such-officer", f"--who ‘{word}’ tidak dikenal. Petugas: {names}.")


def _since(session: Session, text: str) -> datetime:
    """From when on: `14.00` of today, `3 Juli 2023`, `2023-07-03T14:00`."""
    now = session.now()
    try:
        return datetime.combine(now.date(), parse_time(text), session.zone)
    except DateError:
        pass
    try:
        return datetime.combine(parse_date(text, now.date()), time(), session.zone)
    except DateError:
        pass
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(
            "wrong-since",
            f"--since ‘{text}’ tidak terbaca. Contoh: 14.00, ‘3 Juli 2023’, 2023-07-03T14:00.",
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=session.zone)


def _entry(words: Words, entry: Entry) -> dict[str, object]:
    hidden = words.hides(entry)
    return {
        "stamp": entry.stamp,
        "kind": entry.kind,
        "record": entry.record,
        "set": None if hidden else entry.values,
        "base": entry.bases,
        "undoes": entry.undoes,
        **({"closed": True} if hidden else {}),
    }


def _data(words: Words, act: Act) -> dict[str, object]:
    return {
        "stamp": act.stamp,
        "at": at_of(words.session, act.first).isoformat(),
        "actor": act.first.actor,
        "who": who_of(words.session, act.first),
        "role": act.first.role,
        "what": what(words, act),
        "undone": act.undone,
        "entries": [_entry(words, entry) for entry in act.entries],
    }
