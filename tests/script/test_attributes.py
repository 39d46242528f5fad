"""What stands in `{…}`, as people write it."""

from __future__ import annotations

import pytest

from bimtek.script.attributes import cut_attrs, read_attrs
from bimtek.script.mistakes import Mistakes
from bimtek.script.outline import Attrs

NBSP = "\u00a0"


def read(text: str) -> Attrs:
    mistakes = Mistakes()
    attrs = read_attrs(text, 1, mistakes)
    assert not list(mistakes)
    return attrs


@pytest.mark.parametrize(
    "text",
    [
        '.paparan #buka mulai=08.30 oleh="Wali Kota"',
        "paparan #buka mulai=08.30 oleh=“Wali Kota”",
        "paparan #buka mulai = 08.30 oleh = 'Wali Kota'",
        f".paparan{NBSP}#buka{NBSP}mulai=08.30{NBSP}oleh=‘Wali Kota’",
        f".Paparan, #buka, mulai=08.30, oleh=„Wali{NBSP}Kota”",
    ],
)
def test_every_way_of_writing_it_means_the_same(text: str) -> None:
    assert read(text) == Attrs(("paparan",), "buka", (("mulai", "08.30"), ("oleh", "Wali Kota")))


@pytest.mark.parametrize("mark", ["'", "’", "′", "´"])
def test_ten_minutes_are_written_with_a_prime(mark: str) -> None:
    assert read(f"10{mark} foto") == Attrs(("foto",), "", (("durasi", "10"),))


def test_a_value_with_commas_needs_no_quotes() -> None:
    assert read("opd=dinkes,dishub").get("opd") == "dinkes,dishub"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("durasi=10 durasi=20", "kunci ‘durasi’ tertulis dua kali; setiap kunci satu kali"),
        ("10' durasi=20", "kunci ‘durasi’ tertulis dua kali; setiap kunci satu kali"),
        ("#a #b", "id kedua ‘#b’; satu judul memakai satu id"),
        (".sk .sk", "kelas ‘sk’ tertulis dua kali; setiap kelas satu kali"),
        ('oleh="Wali Kota', 'tanda kutip tidak ditutup; tulis kunci="nilai"'),
        (
            "1kunci=2",
            (
                "kunci ‘1kunci’ tidak dapat dipakai; "
                "pakai huruf kecil a–z, angka, dan tanda hubung, dimulai dengan huruf"
            ),
        ),
        (
            "!!",
            (
                "‘!!’ di dalam `{…}` tidak dapat dibaca; "
                "pakai huruf kecil a–z, angka, dan tanda hubung, dimulai dengan huruf"
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_told(text: str, told: str) -> None:
    mistakes = Mistakes()
    read_attrs(text, 7, mistakes)
    assert [mistake.shown("n.md") for mistake in mistakes] == [f"n.md:7: {told}"]


def test_braces_are_cut_only_from_the_end() -> None:
    mistakes = Mistakes()
    assert cut_attrs("Doa {5'}", 1, mistakes) == ("Doa", Attrs((), "", (("durasi", "5"),)))
    assert cut_attrs(r"Doa \{5\}", 1, mistakes) == (r"Doa \{5\}", Attrs())
    assert not list(mistakes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{5'} Doa", "`{…}` tidak di akhir; tulis satu `{…}` di akhir judul atau butir; teks: \\{"),
        ("Doa {5'", "kurung kurawal ‘{’ tidak ditutup; tulis `{…}` lengkap di akhir baris"),
        ("Doa 5'}", "kurung kurawal ‘}’ tanpa pembuka; tulis `{…}` lengkap"),
    ],
)
def test_braces_elsewhere_are_told(text: str, told: str) -> None:
    mistakes = Mistakes()
    cut_attrs(text, 3, mistakes)
    assert [mistake.shown("n.md") for mistake in mistakes] == [f"n.md:3: {told}"]
