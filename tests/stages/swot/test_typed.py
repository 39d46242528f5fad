"""What a typed line says, what is a command, what a paste becomes."""

from __future__ import annotations

import pytest

from bimtek.hall.notes import NoteContext, understand
from bimtek.stages.knowledge import known_to
from bimtek.stages.swot.records import Quadrant
from bimtek.stages.swot.rules import AMONG_KEYWORDS, Place
from bimtek.stages.swot.typed import Command, command, pasted, read_line
from tests.minutes.halls import Hall
from tests.stages.swot.halls import FORUM, STRENGTH, WHOLE

TURN = NoteContext(opd=("rsud",), speaker="")


@pytest.mark.parametrize(
    ("line", "text", "who"),
    [
        ("wali data ada", "wali data ada", ("rsud",)),
        ("@dinkes wali data ada", "wali data ada", ("dinkes",)),
        ("wali data ada @dinkes @bkpsdm", "wali data ada", ("dinkes", "bkpsdm")),
        ("@ani wali data ada", "wali data ada", ("dinkes",)),
        ("@tiada wali data ada", "@tiada wali data ada", ()),
        ("- listrik andal", "listrik andal", ("rsud",)),
        ("3) listrik andal", "listrik andal", ("rsud",)),
        ("-5 persen tiap tahun", "-5 persen tiap tahun", ("rsud",)),
        ("anggaran > 5% = cukup ?", "anggaran > 5% = cukup ?", ("rsud",)),
        ("selesai ^14/7 #4.2", "selesai ^14/7 #4.2", ("rsud",)),
        ("belum ada aturan?", "belum ada aturan?", ("rsud",)),
    ],
)
def test_mentions_are_read_as_on_the_note_line_and_other_marks_are_text(
    hall: Hall, line: str, text: str, who: tuple[str, ...]
) -> None:
    typed = read_line(line, TURN, known_to(hall.session))
    assert (typed.text, typed.who, typed.closed) == (text, who, False)


def test_a_tilde_closes_a_line(hall: Hall) -> None:
    typed = read_line("kepala dinas jarang hadir~", TURN, known_to(hall.session))
    assert (typed.text, typed.closed) == ("kepala dinas jarang hadir", True)


def test_a_guest_who_has_the_turn_says_it(hall: Hall) -> None:
    guest = NoteContext(speaker="tamu")
    assert read_line("kampus siap", guest, known_to(hall.session)).who == ("tamu",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("l", Command(Quadrant.WEAKNESS)),
        (" A ", Command(Quadrant.THREAT)),
        ("t", Command(keywords=True)),
        ("2", Command(component=1)),
        ("[", Command(step=-1)),
        ("]", Command(step=1)),
        ("z", None),
        ("0", None),
        ("lk", None),
        ("", None),
        ("12", None),
    ],
)
def test_one_letter_is_a_command(text: str, said: Command | None) -> None:
    assert command(text) == said


def test_a_paste_goes_where_its_headings_say() -> None:
    text = """
- listrik andal
*Kelemahan* (W):
1. jaringan putus

Infrastruktur
a. tiang tua
Kekuatan kita banyak
Kata kunci visi
aman
THREATS
banjir
"""
    found = list(pasted(text, STRENGTH, FORUM.spec.components, keywords=True))
    assert found == [
        (STRENGTH, "- listrik andal"),
        (Place("struktur", Quadrant.WEAKNESS), "1. jaringan putus"),
        (Place("infrastruktur", Quadrant.WEAKNESS), "a. tiang tua"),
        (Place("infrastruktur", Quadrant.WEAKNESS), "Kekuatan kita banyak"),
        (AMONG_KEYWORDS, "aman"),
        (Place("infrastruktur", Quadrant.THREAT), "banjir"),
    ]


def test_without_keywords_their_heading_is_an_item() -> None:
    place = Place("swot-kota", Quadrant.THREAT)
    found = list(pasted("kata kunci\nSWOT kota", place, WHOLE.spec.components, keywords=False))
    assert found == [(place, "kata kunci"), (place, "SWOT kota")]


def test_a_note_names_a_component(hall: Hall) -> None:
    said = understand("anggaran belum pasti #infrastruktur", NoteContext(), known_to(hall.session))
    assert (said.text, said.about) == ("anggaran belum pasti", "swot_item/fgd/infrastruktur")
    assert "Infrastruktur" in said.shown
