"""What another version of a script would change in a session that was founded from an older one.

Texts, times and what is added may come while the hall works; what records rest on may not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bimtek.locale.dates import clock
from bimtek.script.kinds import KindsLike, Part
from bimtek.script.model import Script, Stage

LONGEST = 120
"""Letters of a sentence that a line of the table shows."""
HALL = "kepala naskah"
PLANNED = ("mulai", "selesai", "durasi", "ringkas")
"""What a script says of time."""


class Line(NamedTuple):
    """One thing that another version says differently."""

    where: str
    """Title of the acara."""
    what: str
    refused: str = ""
    """Why it cannot be taken over; empty: it can."""
    planned: bool = False
    """Says only when something is, or how long: nothing of what was said rests on it."""


class Course(NamedTuple):
    """How far the hall has come."""

    begun: Collection[str] = ()
    """Ids of acara that were begun."""
    over: Collection[str] = ()
    """Ids of acara that are over."""


Called = Callable[[str], str]
"""Code of an OPD → what it is called."""


def compare(
    old: Script, new: Script, kinds: KindsLike, course: Course, called: Called
) -> tuple[Line, ...]:
    """Every difference, in the order of the new version; those that are refused among them."""
    known = {stage.id: stage for stage in old.stages}
    lines = [*_front(old, new), *_levels(old, new), *_divisions(old, new)]
    for stage in new.stages:
        if before := known.get(stage.id):
            lines += _stage(before, stage, kinds, course, called)
        else:
            lines.append(Line(stage.title, f"acara baru ({stage.kind}), hari {stage.day}"))
    lines += _gone(old, new)
    lines += _order(old, new)
    return tuple(lines)


def _front(old: Script, new: Script) -> Iterator[Line]:
    told = (
        ("judul", old.title, new.title),
        ("tempat", old.place, new.place),
        ("mulai", _clock(old.starts), _clock(new.starts)),
        ("selesai", _clock(old.ends), _clock(new.ends)),
        ("kuorum", _quorum(old), _quorum(new)),
        ("simpan", f"{old.kept_days} hari", f"{new.kept_days} hari"),
    )
    for one in told:
        if one[1] != one[2]:
            yield Line(HALL, _from_to(*one), planned=one[0] in PLANNED)
    if old.bases != new.bases:
        yield Line(HALL, f"dasar: {len(old.bases)} → {len(new.bases)} butir, bunyinya berubah")
    kept = (
        ("kota", old.city, new.city),
        ("tanggal", f"{old.first_day} {old.last_day}", f"{new.first_day} {new.last_day}"),
        ("zona", old.zone, new.zone),
    )
    for name, before, after in kept:
        if before != after:
            why = "kota, tanggal, dan zona ditetapkan saat sesi dibuat"
            yield Line(HALL, _from_to(name, before, after), why)


def _quorum(script: Script) -> str:
    return script.quorum.words if script.quorum else ""


def _clock(moment: object) -> str:
    return clock(moment) if moment else ""  # type: ignore[arg-type]  # a time or nothing


def _levels(old: Script, new: Script) -> Iterator[Line]:
    if [level.number for level in old.scale] != [level.number for level in new.scale]:
        yield Line("skala", "angka levelnya berubah", "level yang dicatat memakai angka yang lama")
    elif old.scale != new.scale:
        yield Line("skala", "nama atau kriteria levelnya berubah")


def _divisions(old: Script, new: Script) -> Iterator[Line]:
    """Who sits where is only a beginning; the hall may have changed it already."""
    known = {one.id: one for one in old.divisions}
    for division in new.divisions:
        before = known.pop(division.id, None)
        if before is None:
            yield Line(division.title, f"pembagian baru: {len(division.groups)} kelompok")
            continue
        gone = {one.id: one.title for one in before.groups}
        for group in division.groups:
            gone.pop(group.id, None)
        for title in gone.values():
            why = "catatan kelompok itu memakai namanya"
            yield Line(division.title, f"kelompok ‘{title}’ hilang", why)
        if [one._replace(line=0) for one in before.groups] != [
            one._replace(line=0) for one in division.groups
        ]:
            yield Line(division.title, "isi kelompok berubah")
    for division in known.values():
        yield Line(division.title, "pembagian hilang", "acara dan catatannya memakainya")


def _stage(
    before: Stage, after: Stage, kinds: KindsLike, course: Course, called: Called
) -> Iterator[Line]:
    if before.kind != after.kind:
        why = "catatannya milik jenis yang lama; beri acara baru id lain"
        yield Line(after.title, _from_to("jenis", before.kind, after.kind), why)
        return
    over = "acara ini sudah selesai" if after.id in course.over else ""
    for name, what in _plain(before, after):
        yield Line(after.title, what, over, name in PLANNED)
    yield from _moved(before, after)
    if before.guides != after.guides:
        yield Line(after.title, "panduan berubah")
    kind = kinds.get(after.kind)
    if kind is None or kind.parts is None:
        if before.spec != after.spec:
            why = "isi acara jenis ini tidak dapat diubah selagi sesi berjalan"
            yield Line(after.title, "isi berubah", why)
        return
    old = tuple(_named(part, called) for part in kind.parts(before.spec))
    new = tuple(_named(part, called) for part in kind.parts(after.spec))
    for what, why in _parts(old, new, begun=after.id in course.begun):
        yield Line(after.title, what, why or over)


def _named(part: Part, called: Called) -> Part:
    """With its offices among its words, as people call them."""
    offices = ", ".join(called(code) for code in part.opds)
    return part._replace(words=f"{part.words} ({offices})".strip(), opds=()) if offices else part


def _plain(before: Stage, after: Stage) -> Iterator[tuple[str, str]]:
    told = (
        ("judul", before.title, after.title),
        ("mulai", _clock(before.starts), _clock(after.starts)),
        ("durasi", _minutes(before), _minutes(after)),
        ("ringkas", _optional(before), _optional(after)),
        ("oleh", before.by, after.by),
    )
    yield from ((one[0], _from_to(*one)) for one in told if one[1] != one[2])


def _minutes(stage: Stage) -> str:
    return f"{stage.minutes} menit" if stage.minutes else ""


def _optional(stage: Stage) -> str:
    return "boleh" if stage.optional else "tidak"


def _moved(before: Stage, after: Stage) -> Iterator[Line]:
    if before.day != after.day:
        what = f"pindah dari hari {before.day} ke hari {after.day}"
        yield Line(after.title, what, "pindahkan di aula: F4, K atau J")
    if before.roll_call != after.roll_call:
        calls = (one.roll_call.partition("-")[2] for one in (before, after))
        what = _from_to("panggilan", *calls)
        yield Line(after.title, what, "kehadiran yang dicatat memakai nama itu")
    if before.division != after.division:
        what = _from_to("kelompok", before.division, after.division)
        yield Line(after.title, what, "catatan kelompok memakai pembagian yang lama")


def _parts(old: Sequence[Part], new: Sequence[Part], *, begun: bool) -> Iterator[tuple[str, str]]:
    """What is said differently, and why it cannot be."""
    known = {part.key: part for part in old}
    if begun and (why := _shifted(old, new)):
        yield "butir berubah di tengah daftar", why
        return
    for part in new:
        name = f"{part.noun} {part.id}".strip()
        before = known.pop(part.key, None)
        if before is None:
            yield f"{name} baru: {_short(part.words)}".removesuffix(": "), ""
        elif before.fixed != part.fixed:
            why = "isian yang dicatat bergantung padanya"
            yield _from_to(name, before.fixed, part.fixed), why
        elif before.words != part.words:
            yield _from_to(name, before.words, part.words), ""
    for part in known.values():
        name = f"{part.noun} {part.id}".strip()
        yield f"{name} hilang", "yang pernah menjadi bagian sesi tetap ada; kembalikan dalam naskah"


def _shifted(old: Sequence[Part], new: Sequence[Part]) -> str:
    """Whether something came between pieces that are known by their place."""
    before = [part for part in old if part.numbered]
    after = [part for part in new if part.numbered]
    if len(before) == len(after) or not before:
        return ""
    if [part.words for part in before] == [part.words for part in after[: len(before)]]:
        return ""
    return "acara ini sudah dimulai; tambahkan di akhir, atau sisipkan di aula"


def _gone(old: Script, new: Script) -> Iterator[Line]:
    left = {stage.id for stage in new.stages}
    for stage in old.stages:
        if stage.id not in left:
            why = f"acara ‘{stage.id}’ tetap ada; lewati di F4 (l), atau kembalikan id-nya"
            yield Line(stage.title, "acara hilang", why)


def _order(old: Script, new: Script) -> Iterator[Line]:
    """Acara that stand in both must stand in the same order."""
    before = {stage.id: place for place, stage in enumerate(old.stages)}
    both = [stage for stage in new.stages if stage.id in before]
    for one, following in pairwise(both):
        if before[one.id] > before[following.id]:
            what = f"urutan berubah: sekarang sesudah ‘{one.title}’"
            yield Line(following.title, what, "pindahkan di aula: F4, K atau J")


def _from_to(name: str, before: str, after: str) -> str:
    return f"{name}: {_short(before) or '(kosong)'} → {_short(after) or '(kosong)'}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
