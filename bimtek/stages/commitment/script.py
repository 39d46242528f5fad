"""What a script says of a commitment: its text as it is read out, and who is to sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bimtek.script.kinds import Part
from bimtek.script.offices import slug
from bimtek.script.outline import Items, Paragraph, Section
from bimtek.script.reading import Line, Reading, only, rows

SIGNER: Final = "penanda tangan"
OPD: Final = "opd"
LONGEST_ID: Final = 40
HEAD: Final = "Kepala"
"""Who signs for an OPD, where the script names nobody."""


class TextPart(NamedTuple):
    """What is read out at one time: a paragraph, or one point."""

    id: str
    """Its number in the text."""
    mark: str
    """`2.` of a point; empty for a paragraph."""
    text: str
    points: tuple[str, ...] = ()
    """Its `a.` `b.` lines, as written."""


class Signer(NamedTuple):
    """Who is to sign: a post, and the office whose post it is."""

    id: str
    post: str
    opd: str = ""
    """Code; empty: a post that is no office, such as `Wali Kota`."""


class CommitmentScript(NamedTuple):
    """The commitment; without signers all OPDs of the session sign."""

    parts: tuple[TextPart, ...] = ()
    signers: tuple[Signer, ...] = ()


def parts(spec: CommitmentScript) -> Iterator[Part]:
    """Its text by the places of its parts, and who signs."""
    for one in spec.parts:
        words = " ".join(filter(None, (one.mark, one.text, *one.points)))
        yield Part(one.id, "naskah butir", words, numbered=True)
    for signer in spec.signers:
        opds = (signer.opd,) if signer.opd else ()
        yield Part(signer.id, "penanda tangan", signer.post, opds)


def read(section: Section, reading: Reading) -> CommitmentScript:
    """Read a section `{.komitmen}`: paragraphs and lists are its text, a table says who signs."""
    only(section, reading.mistakes, lists=len(section.lists), tables=1)
    parts = tuple(
        TextPart(str(number), mark, text, points)
        for number, (mark, text, points) in enumerate(_text(section), 1)
    )
    if not parts:
        reading.mistakes.warn(
            section.line,
            "komitmen ini belum berisi naskah",
            "tulis bunyi komitmennya sebagai kalimat dan daftar bernomor",
        )
    lines = [
        line
        for table in section.tables[:1]
        for line in rows(table, reading.mistakes, (SIGNER,), (OPD,))
    ]
    found: dict[str, Signer] = {}
    for line in lines:
        for signer in _signers(line, reading):
            if signer.id in found and found[signer.id].post == signer.post:
                what = f"penanda tangan ‘{signer.post}’ tertulis dua kali"
                reading.mistakes.add(line.at, what, "setiap penanda tangan satu kali")
            elif signer.id in found:  # two posts of one office
                other = f"{signer.id}-{slug(signer.post, LONGEST_ID - len(signer.id) - 1)}"
                found[other] = signer._replace(id=other)
            else:
                found[signer.id] = signer
    return CommitmentScript(parts, tuple(found.values()))


def _text(section: Section) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Mark, words and points of each part, in the order of the page."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield "", " ".join(block.text.split()), ()
        elif isinstance(block, Items):
            for item in block.items:
                mark = "–" if item.number is None else f"{item.number}."
                yield mark, item.text, item.points


def _signers(line: Line, reading: Reading) -> Iterator[Signer]:
    post, named = line(SIGNER), line(OPD)
    if not named:
        if slug(post):
            yield Signer(slug(post), post)
        else:
            expected = "tulis jabatannya, misalnya `Wali Kota`"
            reading.mistakes.add(line.at, "penanda tangan kosong", expected)
        return
    for code in reading.offices.named(named, line.at, reading.mistakes):
        yield Signer(code, post or HEAD, code)
