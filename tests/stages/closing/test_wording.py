"""What a ralat means, by the words of whoever wants it."""

from __future__ import annotations

import pytest

from bimtek.stages.closing.wording import reads_so

DOCUMENT = """## II. Susunan acara

| No | Acara | Rencana (WIB) |
| ---: | --- | --- |
| 4 | ISHOMA | 12.00–13.00 |

**Pimpinan rapat:** Sekda\\_Contoh &amp; Ketua
"""


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("", True),
        ("ISHOMA 12.00–13.00", True),
        ("pimpinan rapat: sekda", True),
        ("Contoh & Ketua", True),
        ("ISHOMA 12.00–13.30", False),
        ("SHOMA", False),
        ("kalimat yang tidak ada", False),
    ],
)
def test_words_are_found_however_they_are_set(words: str, printed: bool) -> None:
    assert reads_so(DOCUMENT, words) is printed
