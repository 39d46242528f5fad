"""What a script may say of a penutup."""

from __future__ import annotations

from bimtek.stages.closing.script import ClosingScript

from ...script.checking import mistakes_of, spec_of


def test_harian_closes_a_day_and_not_the_session() -> None:
    assert spec_of("## A {.penutup harian}\n") == ClosingScript(daily=True)
    assert spec_of("## A {.penutup}\n") == ClosingScript(daily=False)


def test_other_words_are_told() -> None:
    assert mistakes_of("## A {.penutup haria}\n") == [
        "7: kelas ‘haria’ tidak dikenal di acara penutup; mungkin maksudnya ‘harian’"
    ]
