"""The fold: from the entries of one record to the values that stand; order does not matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bimtek.journal.codec import canonical
from bimtek.journal.entry import NOT_UNDOABLE


class Line(NamedTuple):
    """What the fold needs of an entry; all lines are of one record."""

    stamp: str
    kind: str
    patch: str | None
    """Canonical JSON, None after redaction."""
    base: str
    undoes: str | None


Standing = dict[str, dict[str, str | None]]
"""Field → stamp → canonical JSON of the value, None where it was destroyed."""


def uncounted(lines: Iterable[Line]) -> set[str]:
    """Stamps of entries that do not count, because an entry that counts undoes them.

    Going down from the greatest stamp, so that an undone undo takes nothing back. An `undoes`
    that names a later, unknown or not undoable entry is ignored.
    """
    by_stamp = {line.stamp: line for line in lines}
    dead: set[str] = set()
    for stamp in sorted(by_stamp, reverse=True):
        undoes = by_stamp[stamp].undoes
        if undoes is None or stamp in dead or undoes >= stamp:
            continue
        named = by_stamp.get(undoes)
        if named is not None and named.kind not in NOT_UNDOABLE:
            dead.add(undoes)
    return dead


def fold(lines: Iterable[Line]) -> Standing:
    """The heads of every field of one record."""
    lines = list(lines)
    dead = uncounted(lines)
    bases: dict[str, Mapping[str, list[str]]] = {}
    for line in lines:
        bases[line.stamp] = json.loads(line.base)
    heads: Standing = {}
    covered: dict[str, set[str]] = {}
    for line in lines:
        if line.undoes is not None or line.stamp in dead:
            continue
        for name, value in _values(line, bases[line.stamp]).items():
            heads.setdefault(name, {})[line.stamp] = value
            _cover(name, line.stamp, bases, dead, covered.setdefault(name, set()))
    return {
        name: left
        for name, values in heads.items()
        if (left := {s: v for s, v in values.items() if s not in covered[name]})
    }


def named_by(lines: Iterable[Line], field: str, stamps: Iterable[str]) -> set[str]:
    """Stamps that these name for a field: themselves, and what undone ones among them named."""
    by_stamp = {line.stamp: line for line in lines}
    dead = uncounted(by_stamp.values())
    bases = {stamp: json.loads(line.base) for stamp, line in by_stamp.items()}
    named = set(stamps)
    for stamp in tuple(named & dead):
        _cover(field, stamp, bases, dead, named)
    return named


def _values(line: Line, base: Mapping[str, list[str]]) -> dict[str, str | None]:
    if line.patch is None:
        return dict.fromkeys(base)
    return {name: canonical(value) for name, value in json.loads(line.patch).items()}


def _cover(
    name: str,
    stamp: str,
    bases: Mapping[str, Mapping[str, list[str]]],
    dead: set[str],
    covered: set[str],
) -> None:
    """Mark what a base names; through an entry that does not count, also what that one named."""
    waiting = list(bases[stamp].get(name, ()))
    passed: set[str] = set()
    while waiting:
        named = waiting.pop()
        covered.add(named)
        if named in dead and named in bases and named not in passed:
            passed.add(named)
            waiting.extend(bases[named].get(name, ()))
