"""What a script says of a telaah, and what of it is a mistake."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from bimtek.script.forms import check_forms
from bimtek.script.mistakes import Mistakes
from bimtek.script.offices import Offices
from bimtek.script.parse import parse
from bimtek.script.read import read_script
from bimtek.stages import KINDS
from bimtek.stages.review.script import ReviewScript
from tests.script.checking import FRONT

BOOKS = """## Telaah {.telaah}

### Buku I {opd="Bappeda"}

- Bab 1 Pendahuluan {10' halaman="1-12"}
- Bab 2 Kesiapan {15' oleh="Tenaga ahli"}

### Buku II

- Bab 1 Pendahuluan {5' #visi}
"""


class Told(NamedTuple):
    """What was read, and what is wrong with it."""

    spec: ReviewScript | None
    minutes: int | None
    errors: list[str]
    warnings: list[str]


def read(text: str) -> Told:
    mistakes = Mistakes()
    outline = check_forms(parse(FRONT + text, mistakes), KINDS, mistakes)
    script = read_script(outline, Offices(), KINDS, mistakes)
    stage = script.stages[0] if script and script.stages else None
    errors, warnings = ([one.what for one in all_] for all_ in (mistakes.errors, mistakes.warnings))
    return Told(stage and stage.spec, stage and stage.minutes, errors, warnings)


def test_books_and_chapters_with_pages_and_whoever_wrote_them() -> None:
    spec, minutes, errors, warnings = read(BOOKS)
    assert (errors, warnings, minutes) == ([], [], 30)
    assert spec
    assert [(one.id, one.book, one.pages, one.opds, one.by) for one in spec.chapters] == [
        ("buku-1-bab-1-pendahuluan", "Buku I", "1–12", ("bappeda",), ""),
        ("buku-1-bab-2-kesiapan", "Buku I", "", (), "Tenaga ahli"),
        ("visi", "Buku II", "", (), ""),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("- Bab 1 {#a}\n- Bab 2 {#a}\n", "bab ‘Bab 2’ tertulis dua kali"),
        ("### Buku I\n\n- Bab 1\n- bab 1\n", "bab ‘bab 1’ tertulis dua kali"),
        ("### Buku I\n", "buku ‘Buku I’ belum berisi bab"),
        ("- …\n", "bab ini belum bernama"),
        ("### Buku I\n\nsebuah kalimat\n\n- Bab 1\n", "kalimat ini tidak dipakai di sini"),
        (f"- Bab {{#{'a' * 41}}}\n", f"id ‘{'a' * 41}’ terlalu panjang"),
        ("- Bab 1 {hal=3}\n", "kunci ‘hal’ tidak dikenal"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_line(text: str, error: str) -> None:
    assert error in read(f"## Telaah {{.telaah}}\n\n{text}").errors


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("## Telaah {.telaah}\n", "telaah ini belum menyebut bab"),
        ("## Telaah {.telaah durasi=5}\n\n- Bab 1 {10'}\n", "bab acara ini berjumlah 10 menit"),
    ],
)
def test_what_is_odd_is_warned_of(text: str, warning: str) -> None:
    assert read(text).warnings == [warning]
