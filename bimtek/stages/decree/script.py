"""What a script says of an SK: its clauses and the roles of its annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bimtek.script.kinds import Demand, Part, Questions
from bimtek.script.offices import slug
from bimtek.script.outline import Item, Items, Paragraph, Section, Table
from bimtek.script.reading import Line, Reading, only, rows, unused, whole
from bimtek.script.regulations import check_cited

ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN",
    "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUA BELAS", "KETIGA BELAS", "KEEMPAT BELAS",
    "KELIMA BELAS", "KEENAM BELAS", "KETUJUH BELAS", "KEDELAPAN BELAS", "KESEMBILAN BELAS",
    "KEDUA PULUH",
)  # fmt: skip

_POINT = re.compile(r"(?:[a-z]|\d{1,2})[.)]\s+\S")
_NAMED = re.compile(r"(?P<title>[^:]{2,40}):\s+(?P<text>\S.*)", re.DOTALL)
_POST = re.compile(
    r"(?:wakil\s+)?(?:wali ?kota|bupati|gubernur|sekretaris|asisten|staf ahli|kepala|ketua|"
    r"komandan|kapolres|dandim|kejaksaan|pengadilan|forkopimda|akademisi|perguruan|universitas|"
    r"pelaku|asosiasi|komunitas|relawan|media|tokoh|organisasi|pimpinan|anggota|unsur|dewan|dprd)\b",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """A diktum, or another part that is read out."""

    id: str
    title: str
    text: str
    points: tuple[str, ...] = ()
    """Its `a.` `b.` lines, as written."""
    minutes: int | None = None
    by: str = ""
    """Who reads it, where that is another person."""


class Role(NamedTuple):
    """A row of the annex."""

    body: str
    role: str
    opds: tuple[str, ...]
    """Codes of the offices that hold it."""
    who: str
    """Whoever holds it and is no office of the list, such as `Wali Kota`."""


class DecreeScript(NamedTuple):
    """A decree as it is read out."""

    preamble: str
    """What stands before the clauses: which decree this is."""
    clauses: tuple[Clause, ...]
    roles: tuple[Role, ...]
    sample: bool
    """Its words say that it is a `contoh`, no real decree."""


def demand(spec: DecreeScript) -> Demand:
    """A clause is read out in half a minute; roles are agreed in a chorus."""
    return Demand((Questions(len(spec.clauses), "diktum", 30),))


def parts(spec: DecreeScript) -> Iterator[Part]:
    """Clauses and roles; an office may be added to a role."""
    if spec.preamble:
        yield Part("", "pembuka SK", spec.preamble)
    for clause in spec.clauses:
        minutes = f"({clause.minutes} menit)" if clause.minutes else ""
        told = (f"{clause.title}: {clause.text}", *clause.points, clause.by, minutes)
        yield Part(clause.id, "diktum", " ".join(filter(None, told)))
    held: dict[str, list[Role]] = {}
    for role in spec.roles:
        held.setdefault(f"{role.body}, {role.role}", []).append(role)
    for name, roles in held.items():
        who = ", ".join(role.who for role in roles if role.who)
        yield Part(name, "peran", who, tuple(opd for role in roles for opd in role.opds))


def read(section: Section, reading: Reading) -> DecreeScript:
    """Read a section `{.sk}`: a list of clauses or `###` headings, and a table of roles."""
    only(section, reading.mistakes, lists=1, tables=len(section.tables))
    preamble = "\n\n".join(paragraph.text for paragraph in section.paragraphs)
    tables = list(section.tables)
    clauses = [
        (item.line, _from_item(item, place))
        for block in section.lists[:1]
        for place, item in enumerate(block.items)
    ]
    if clauses and section.sections:
        reading.mistakes.add(
            section.sections[0].line,
            "diktum tertulis sebagai daftar dan juga sebagai judul ###",
            "pilih salah satu",
        )
    for inner in section.sections:
        unused(inner, reading.mistakes, hints=True)
        tables += inner.tables
        if not (inner.tables and len(inner.blocks) == len(inner.tables)):
            clauses.append((inner.line, _from_section(inner)))
    _check(section, clauses, reading)
    _check_what_it_cites(section, reading)
    roles = tuple(role for table in tables for role in _roles(table, reading))
    return DecreeScript(
        preamble, tuple(clause for _, clause in clauses), roles, "contoh" in preamble.casefold()
    )


def _from_item(item: Item, place: int) -> Clause:
    number = place if item.number is None else item.number - 1
    title = ORDINALS[number] if 0 <= number < len(ORDINALS) else f"DIKTUM {number + 1}"
    text = item.text
    if named := _NAMED.fullmatch(text):
        before = named["title"].strip()
        if before == before.upper() or before.casefold() in {
            "menimbang",
            "mengingat",
            "memperhatikan",
        }:
            title, text = before, named["text"]
    minutes = whole(item.attrs.get("durasi"))
    clause_id = item.attrs.id or slug(title)
    return Clause(clause_id, title, text, item.points, minutes, item.attrs.get("oleh"))


def _from_section(section: Section) -> Clause:
    text: list[str] = []
    points: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                (points if _POINT.match(line) else text).append(line)
        elif isinstance(block, Items):
            points += [_point(item, place) for place, item in enumerate(block.items)]
    minutes = whole(section.attrs.get("durasi"))
    clause_id = section.attrs.id or slug(section.title)
    by = section.attrs.get("oleh")
    return Clause(clause_id, section.title, "\n".join(text), tuple(points), minutes, by)


def _point(item: Item, place: int) -> str:
    mark = chr(ord("a") + place % 26) if item.number is None else str(item.number)
    return " ".join([f"{mark}. {item.text}", *item.points])


def _check(section: Section, clauses: list[tuple[int, Clause]], reading: Reading) -> None:
    add = reading.mistakes.add
    if not clauses:
        add(
            section.line,
            "keputusan ini belum berisi diktum",
            "tulis daftar `1. KESATU: …` atau judul `### KESATU`",
        )
    seen: set[str] = set()
    for line, clause in clauses:
        if clause.id in seen:
            what = f"diktum ‘{clause.title}’ tertulis dua kali"
            add(line, what, "setiap diktum punya nama sendiri")
        seen.add(clause.id)
        if not clause.text and not clause.points:
            add(line, f"diktum ‘{clause.title}’ kosong", "tulis bunyi diktumnya")


def _check_what_it_cites(section: Section, reading: Reading) -> None:
    """An SK rests on what was in force when it was made; without its date, when it is read out."""
    said = section.attrs.get("tanggal").partition("/")[0]
    day = date.fromisoformat(said) if said else reading.last_day
    if day is None:
        return
    what = "SK ini" if said else "hari SK dibacakan"
    for part in (section, *section.sections):
        for line, text in _lines_of(part):
            check_cited(text, line, reading.in_force, what, day, reading.mistakes)


def _lines_of(section: Section) -> Iterator[tuple[int, str]]:
    for paragraph in section.paragraphs:
        yield from enumerate(paragraph.text.split("\n"), paragraph.line)
    for item in (item for block in section.lists for item in block.items):
        yield item.line, " ".join([item.text, *item.points])


def _roles(table: Table, reading: Reading) -> list[Role]:
    return [
        _role(line, reading) for line in rows(table, reading.mistakes, ("badan", "peran", "opd"))
    ]


def _role(line: Line, reading: Reading) -> Role:
    for header in ("badan", "peran", "opd"):
        if not line(header):
            reading.mistakes.add(line.at, f"sel ‘{header}’ kosong", "setiap baris berisi tiga sel")
    words = [word.strip() for word in line("opd").split(",") if word.strip()]
    posts = [word for word in words if _POST.match(word) and not reading.offices.find(word)]
    named = ", ".join(word for word in words if word not in posts)
    found, others = reading.offices.sort_out(named)
    for word in others:
        if reading.offices.nearest(word):
            reading.offices.report(word, line.at, reading.mistakes)
        else:
            posts.append(word)
    return Role(line("badan"), line("peran"), found, ", ".join(posts))
