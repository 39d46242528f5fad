"""What a typed line says of a programme."""

from __future__ import annotations

import pytest

from bimtek.stages.program.records import Span
from bimtek.stages.program.typed import Command, command, read_line
from tests.minutes.halls import Hall
from tests.stages.program.halls import state_of


@pytest.mark.parametrize(
    ("line", "name", "lead", "support"),
    [
        ("Antrean daring @dinkes", "Antrean daring", "dinkes", ()),
        ("@dinkes Antrean daring @rsud @dlh", "Antrean daring", "dinkes", ("rsmw", "dlh")),
        ("Antrean daring", "Antrean daring", "dishub", ()),
        ("Antrean daring @dinkesss", "Antrean daring @dinkesss", "", ()),
        ("- 24 jam siaga @dinkes", "24 jam siaga", "dinkes", ()),
        ("Siaga 5 > 3 ! @dinkes", "Siaga 5 > 3 !", "dinkes", ()),
        ("Kampus #tiada @dinkes", "Kampus #tiada", "dinkes", ()),
        ("Aduan tuntas tiga hari @dinkes", "Aduan tuntas tiga hari", "dinkes", ()),
        ("Pasar bersih tiap hari @dlh ^2027", "Pasar bersih tiap hari", "dlh", ()),
    ],
)
def test_offices_are_mentioned_as_on_the_note_line(
    hall: Hall, line: str, name: str, lead: str, support: tuple[str, ...]
) -> None:
    typed = read_line(line, "dishub", state_of(hall).known)
    assert (typed.name, typed.lead, typed.support) == (name, lead, support)


@pytest.mark.parametrize(
    ("line", "pillar", "answers", "years"),
    [
        ("A b @dlh #4.2 ^2027", "living", "gap/4.2/kota", Span(2027, 2027)),
        ("A b ^2026-2029 @dlh #SL.2.1", "living", "gap/SL.2.1/kota", Span(2026, 2029)),
        ("A b @dlh #governance", "governance", "", None),
        ("A b @dlh ^14/7", "", "", None),
        ("A b @dlh #prog", "", "", None),
    ],
)
def test_the_gap_and_the_years_are_understood(
    hall: Hall, line: str, pillar: str, answers: str, years: Span | None
) -> None:
    typed = read_line(line, "", state_of(hall).known)
    assert (typed.pillar, typed.answers, typed.years) == (pillar, answers, years)
    assert "^2" not in typed.name


def test_a_tilde_closes_a_line(hall: Hall) -> None:
    typed = read_line("Tukar lahan @dpupr ~", "", state_of(hall).known)
    assert (typed.name, typed.closed) == ("Tukar lahan", True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2", Command(pillar=1)), (" ] ", Command(step=1)), ("[", Command(step=-1)),
        ("0", None), ("12", None), ("a", None), ("", None),
    ],
)  # fmt: skip
def test_one_digit_or_bracket_is_a_command(text: str, said: Command | None) -> None:
    assert command(text) == said


def test_a_stop_or_a_star_inside_a_name_stays_there(hall: Hall) -> None:
    typed = read_line("Wifi a. *gratis* kota @dlh", "", state_of(hall).known)
    assert typed.name == "Wifi a. *gratis* kota"
