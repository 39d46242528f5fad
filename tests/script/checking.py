"""Scripts as text: what they say, and every mistake as a terminal shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

from bimtek.script.forms import check_forms
from bimtek.script.mistakes import Mistakes
from bimtek.script.model import Script
from bimtek.script.offices import Office, Offices
from bimtek.script.parse import parse
from bimtek.script.read import read_script
from bimtek.script.source import decode
from bimtek.stages import KINDS

OFFICES = Offices(
    (
        Office("setda", "Setda", "Sekretariat Daerah", ("Sekda",), "sekretariat"),
        Office("bappeda", "Bappeda", "Badan Perencanaan Pembangunan Daerah", (), "badan"),
        Office("dinkes", "Dinkes", "Dinas Kesehatan", ("Dinas Kesehatan Kota",), "dinas"),
        Office("dishub", "Dishub", "Dinas Perhubungan", (), "dinas"),
        Office("bag-hukum", "Bag. Hukum", "Bagian Hukum", (), "bagian"),
        Office("kec-timur", "Kec. Timur", "Kecamatan Timur", (), "kecamatan"),
        Office("kel-satu", "Kel. Satu", "Kelurahan Satu", (), "kelurahan"),
    )
)

FRONT = """---
naskah: 1
judul: Bimtek
kota: Kota Contoh
tanggal: 3 Juli 2023
---
"""


class Checked(NamedTuple):
    """A script and what is wrong with it."""

    script: Script | None
    told: list[str]
    """Every mistake and warning as `naskah.md:line: …`."""


def check(text: str | bytes, *, offices: Offices = OFFICES) -> Checked:
    """Check a text; a body without `---` gets a front matter of six lines."""
    if isinstance(text, str) and not text.startswith("---"):
        text = FRONT + text
    mistakes = Mistakes()
    source = decode(text.encode() if isinstance(text, str) else text, mistakes)
    script = None
    if source is not None:
        outline = check_forms(parse(source, mistakes), KINDS, mistakes)
        script = read_script(outline, offices, KINDS, mistakes)
    return Checked(script, [mistake.shown("naskah.md") for mistake in mistakes])


def mistakes_of(text: str | bytes, *, offices: Offices = OFFICES) -> list[str]:
    """Every mistake of a text, without the file's name."""
    return [line.removeprefix("naskah.md:") for line in check(text, offices=offices).told]


def spec_of(body: str, *, offices: Offices = OFFICES) -> Any:
    """What the kind read of the only acara of a body without mistakes."""
    script, told = check(body, offices=offices)
    assert told == []
    assert script is not None
    return script.stages[0].spec
