"""What a script may say of a jeda."""

from __future__ import annotations

from bimtek.script.model import Guide

from ...script.checking import check, mistakes_of


def test_a_break_has_its_time_and_guide_text() -> None:
    script, told = check('## ISHOMA {.jeda mulai=12.00 durasi=60}\n\n> **Ucapkan:** "Makan."\n')
    assert told == []
    assert script
    assert script.stages[0].minutes == 60
    assert script.stages[0].guides == (Guide("Ucapkan", '"Makan."'),)


def test_a_break_holds_no_list() -> None:
    assert mistakes_of("## A {.jeda}\n\n- nasi\n") == [
        "9: daftar ini tidak dipakai di sini; tulis sebagai kutipan `> …` atau hapus"
    ]
