"""A document as a terminal shows it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bimtek.documents.reading import read
from bimtek.minutes.markdown import table
from bimtek.tui.document_lines import lines

DOCUMENT = """# Berita acara

**KONSEP**

- **Tempat:** Aula
- dua

3. tiga
4. empat

| No | Nama | Paraf |
| ---: | --- | --- |
| 7 | Nama Contoh yang panjang sekali | |

| Pimpinan rapat, | Notulis, |
| --- | --- |
| ……… | ……… |
| Ani Contoh | Budi Contoh |

---

Akhir.
"""


def shown(markdown: str, width: int) -> list[str]:
    return [line.plain.rstrip() for line in lines(read(markdown), width)]


def test_a_document_is_read_as_it_will_be_printed() -> None:
    assert shown(DOCUMENT, 44) == [
        "BERITA ACARA",
        "",
        " " * 19 + "KONSEP",
        "",
        "• Tempat: Aula",
        "• dua",
        "",
        "3. tiga",
        "4. empat",
        "",
        " No  Nama                       Paraf",
        "─" * 44,
        "  7  Nama Contoh yang panjang   ………",
        "     sekali",
        "",
        "Pimpinan rapat,        Notulis,",
        "",
        "",
        "Ani Contoh             Budi Contoh",
        "",
        "─" * 44,
        "",
        "Akhir.",
        "",
    ]


TYPED = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=30, deadline=None)
@given(st.lists(TYPED, min_size=2, max_size=4), st.integers(40, 120))
def test_no_line_is_wider_than_the_window_whatever_was_typed(cells: list[str], width: int) -> None:
    text = table([f"kepala {n}" for n, _ in enumerate(cells)], [cells, cells])
    assert max(cell_len(line) for line in shown(text, width)) <= width


@pytest.mark.parametrize("escape", ["\x1b[31m", "\u202e", "\x9b"])
def test_nothing_that_was_typed_steers_the_terminal(escape: str) -> None:
    from bimtek.minutes.markdown import prose

    assert escape not in "".join(shown(str(prose(f"a{escape}b")), 40))
