"""What the desk's list says of a person."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Capacity, Presence, Status
from bimtek.stages.attendance import words

from .hall import CALL, Hall


def put(hall: Hall, who: str, presence: Presence, **values: time) -> None:
    hall.record([Attendance.new(roll_call=CALL, participant=who, presence=presence, **values)])


def here(**values: object) -> Presence:
    return Presence(Status.PRESENT, time(8, 5), **values)  # type: ignore[arg-type]


def test_a_seat_without_a_name_shows_its_post_and_office(hall: Hall) -> None:
    assert words.line_of(hall.desk, "p-lurah") == words.Line(
        "p-lurah", "41", "", "Kel. Kauman", "Lurah", "–", ""
    )


def test_a_guest_shows_the_agency(hall: Hall) -> None:
    assert words.line_of(hall.desk, "p-walikota").office == "(tamu) Pemerintah Kota"


@pytest.mark.parametrize(
    ("presence", "values", "mark", "said"),
    [
        (here(), {}, "✓", "08.05"),
        (Presence(Status.PRESENT), {}, "✓", "hadir"),
        (here(mode="daring"), {}, "✓", "08.05 daring"),
        (here(capacity=Capacity.REPRESENTATIVE, stands_for="p-kadis"), {}, "✓", "08.05 wakil"),
        (here(capacity=Capacity.REPRESENTATIVE, stands_for="p-kadis"),
         {"stood_until": time(10, 20)}, "✓", "08.05"),
        (here(capacity=Capacity.ACTING, stands_for="p-kadis"), {}, "✓", "08.05 Plt."),
        (here(), {"left": time(14, 10)}, "↩", "pulang 14.10"),
        (Presence(Status.ON_DUTY), {}, "○", "dinas luar"),
    ],
)  # fmt: skip
def test_a_status_is_a_sign_and_words(
    hall: Hall, presence: Presence, values: dict[str, time], mark: str, said: str
) -> None:
    put(hall, "p-sekr", presence, **values)
    assert words.status_of(hall.desk, "p-sekr") == (mark, said)


def test_a_represented_seat_says_by_whom(hall: Hall) -> None:
    put(hall, "p-sekr", here(capacity=Capacity.REPRESENTATIVE, stands_for="p-kadis"))
    assert words.status_of(hall.desk, "p-kadis") == ("○", "diwakili Sekretaris")


def test_the_line_under_the_list_says_what_will_be_printed(hall: Hall) -> None:
    put(hall, "p-sekr", here(capacity=Capacity.REPRESENTATIVE, stands_for="p-kadis"))
    assert words.detail_of(hall.desk, "p-sekr").startswith("Kepala Disperkim diwakili Sekretaris")
    put(hall, "p-lurah", here(), left=time(14, 0))
    assert words.detail_of(hall.desk, "p-lurah") == "Lurah Kauman · hadir 08.05–14.00"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "(kosong)"),
        ("", "(kosong)"),
        (time(8, 5), "08.05"),
        (True, "ya"),
        (False, "tidak"),
        (7, "7"),
        ("p-lurah", "Lurah Kauman"),
        ("kel-kauman", "Kel. Kauman"),
        (("p-lurah", "p-sekr"), "Lurah Kauman, Nama Contoh Dua, M.Si."),
        (("p-a", "p-b"), "p-a, p-b"),
        (
            Presence(Status.PRESENT, time(8, 5), Capacity.REPRESENTATIVE, "p-kadis"),
            "hadir 08.05 wakil Kepala Disperkim",
        ),
    ],
)
def test_any_value_is_told_in_words(hall: Hall, value: object, said: str) -> None:
    assert words.value_words(hall.desk, value) == said
