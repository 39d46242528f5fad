from __future__ import annotations

from datetime import date

import pytest

from bimtek.locale.spelled import LARGEST, spelled, spelled_date


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (9, "sembilan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (31, "tiga puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (110, "seratus sepuluh"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (1_100, "seribu seratus"),
        (2_000, "dua ribu"),
        (2_023, "dua ribu dua puluh tiga"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_234_567, "satu juta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh"),
        (1_000_000_000, "satu miliar"),
        (2_000_000_000_010, "dua triliun sepuluh"),
        (-7, "minus tujuh"),
    ],
)
def test_a_number_is_spelled_as_a_letter_does(number: int, words: str) -> None:
    assert spelled(number) == words


def test_what_no_office_writes_is_refused() -> None:
    with pytest.raises(ValueError, match=str(LARGEST)):
        spelled(LARGEST)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            date(2023, 7, 3),
            "Senin, tanggal tiga bulan Juli tahun dua ribu dua puluh tiga",
        ),
        (
            date(2019, 10, 31),
            "Kamis, tanggal tiga puluh satu bulan Oktober tahun dua ribu sembilan belas",
        ),
        (date(2000, 1, 1), "Sabtu, tanggal satu bulan Januari tahun dua ribu"),
    ],
)
def test_a_day_is_spelled_as_the_opening_of_a_berita_acara(day: date, words: str) -> None:
    assert spelled_date(day) == words
