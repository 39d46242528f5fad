from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bimtek.script.model import Quorum
from bimtek.tui.foreseen import foreseen
from bimtek.tui.new_values import (
    MistypedError,
    Said,
    Typed,
    days_of,
    days_shown,
    default_name,
    said_by,
    script_path,
    short_path,
    target,
    typed_path,
    typed_paths,
    wishes_of,
)

BLITAR = Said("Bimtek Tahap I", "Kota Blitar", "Senin, 3 Juli 2023", "Gedung Kusumowicitro")


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "rumah"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(tmp_path)
    return home


def test_a_path_may_be_typed_pasted_or_dropped(tmp_path: Path, at_home: Path) -> None:
    file = tmp_path / "daftar OPD.csv"
    file.write_text("", encoding="utf-8")
    assert typed_path(f'  "{file}" ') == file
    assert typed_path(f"'{file}'") == file
    assert typed_path(file.as_uri()) == file
    assert typed_path("~/a.csv") == at_home / "a.csv"


@pytest.mark.skipif(os.sep != "/", reason="a backslash is a folder there")
def test_a_space_that_a_terminal_escaped_is_a_space(tmp_path: Path) -> None:
    assert typed_path(str(tmp_path / "daftar\\ OPD.csv")) == tmp_path / "daftar OPD.csv"


def test_somebody_else_s_home_that_is_not_here_stays_as_typed() -> None:
    assert typed_path("~tidak-ada-orang-ini/a.csv") == Path("~tidak-ada-orang-ini/a.csv")


def test_a_path_at_home_is_shown_short(tmp_path: Path, at_home: Path) -> None:
    assert short_path(at_home / "Bimtek" / "a.bimtek") == str(Path("~", "Bimtek", "a.bimtek"))
    assert short_path(tmp_path / "a.bimtek") == str(tmp_path / "a.bimtek")
    assert short_path(at_home) == "~"


def test_a_shipped_script_says_the_defaults() -> None:
    said = said_by(script_path("blitar-2023"))
    assert (said.city, said.place) == ("Kota Blitar", "Gedung Kusumowicitro")
    assert (said.opds, said.participants) == ("opd.csv", "peserta.csv")


def test_a_script_may_be_a_file_of_one_s_own(tmp_path: Path) -> None:
    own = tmp_path / "naskah kota.md"
    own.write_text("---\nkota: Kota Uji\n---\nkota: bukan ini\n", encoding="utf-8")
    assert script_path(f'"{own}"') == own
    assert said_by(own) == Said(city="Kota Uji")


@pytest.mark.parametrize("typed", ["", "  ", "tidak-ada", "x" * 3000, "a\tb"])
def test_a_script_that_is_not_there_is_told_at_its_field(typed: str) -> None:
    with pytest.raises(MistypedError) as refused:
        script_path(typed)
    assert refused.value.field == "script"
    assert refused.value.sentence.endswith(".")


def test_what_is_no_text_says_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "foto.md"
    picture.write_bytes(bytes(range(256)) * 200)
    assert said_by(picture) == Said()
    assert said_by(tmp_path / "tidak-ada.md") == Said()


def test_days_may_be_one_or_several() -> None:
    assert days_of("") is None
    assert days_of("3/7/23") == (date(2023, 7, 3), date(2023, 7, 3))
    days = days_of("3–4 Juli 2023")
    assert days is not None
    assert days_shown(days) == "Senin, 3 Juli 2023 – Selasa, 4 Juli 2023"


def test_a_day_that_is_none_says_what_to_write() -> None:
    with pytest.raises(MistypedError) as refused:
        days_of("32 Juli")
    assert refused.value.field == "days"
    assert "tulis 3 Juli 2023" in refused.value.sentence
    with pytest.raises(MistypedError) as refused:
        days_of("Selasa, 3 Juli 2023")
    assert refused.value.sentence == "Tanggal: 3 Juli 2023 jatuh pada hari Senin."


def test_empty_fields_wish_nothing(tmp_path: Path) -> None:
    wishes = wishes_of(Typed(script="tahap-1"), {})
    assert (wishes.city, wishes.place, wishes.days) == ("", "", None)
    assert (wishes.opds, wishes.participants) == (None, None)
    typed = Typed("tahap-1", "Kota Uji", "3/7/23", "Aula", f"'{tmp_path}/o.csv'", "u.xlsx")
    wishes = wishes_of(typed, {"DINKES Kota": "dinkes"})
    assert (wishes.city, wishes.place) == ("Kota Uji", "Aula")
    assert (wishes.opds, wishes.participants) == (tmp_path / "o.csv", Path("u.xlsx"))
    assert wishes.aliases == {"DINKES Kota": "dinkes"}


def test_a_quorum_of_the_own_city_stands_instead_of_that_of_the_script() -> None:
    assert wishes_of(Typed(script="tahap-1"), {}).quorum is None
    typed = Typed(script="tahap-1", quorum="6 OPD luring")
    assert wishes_of(typed, {}).quorum == Quorum(6, in_hall=True)
    with pytest.raises(MistypedError) as refused:
        wishes_of(typed._replace(quorum="enam"), {})
    assert refused.value.field == "quorum"
    assert "misalnya 16 OPD" in refused.value.sentence


def test_the_file_is_named_after_city_and_day_in_the_folder_of_sessions(at_home: Path) -> None:
    assert target(Typed(), BLITAR) == at_home / "Bimtek" / "kota-blitar-2023-07-03.bimtek"
    typed = Typed(city="Kabupaten Pulau-Pulau / Ünik: “A”", days="14-8-2024")
    assert default_name(typed, BLITAR) == "kabupaten-pulau-pulau-unik-a-2024-08-14.bimtek"
    assert default_name(Typed(city="東京"), Said()) == "sesi.bimtek"
    assert default_name(Typed(days="entah"), BLITAR) == "kota-blitar.bimtek"
    assert len(default_name(Typed(city="kota " * 500), BLITAR)) < 70


def test_a_default_name_that_is_taken_gets_a_number(at_home: Path) -> None:
    first = target(Typed(), BLITAR)
    first.parent.mkdir()
    first.touch()
    assert target(Typed(), BLITAR).name == "kota-blitar-2023-07-03-2.bimtek"
    target(Typed(), BLITAR).touch()
    assert target(Typed(), BLITAR).name == "kota-blitar-2023-07-03-3.bimtek"


def test_a_typed_name_goes_to_the_sessions_and_a_typed_place_where_it_says(
    tmp_path: Path, at_home: Path
) -> None:
    folder = at_home / "Bimtek"
    assert target(Typed(file="tahap satu"), BLITAR) == folder / "tahap satu.bimtek"
    assert target(Typed(file="a.bimtek"), BLITAR) == folder / "a.bimtek"
    assert target(Typed(file="v1.2"), BLITAR) == folder / "v1.2.bimtek"
    assert target(Typed(file="./a"), BLITAR) == Path("a.bimtek")
    assert target(Typed(file=f"{tmp_path}/b.bimtek"), BLITAR) == tmp_path / "b.bimtek"
    assert target(Typed(file=str(tmp_path)), BLITAR) == tmp_path / "kota-blitar-2023-07-03.bimtek"


def test_a_name_that_no_disk_can_take_is_left_to_the_founding() -> None:
    assert target(Typed(file="x" * 3000), BLITAR).name == "x" * 3000 + ".bimtek"


def test_what_is_mistyped_elsewhere_hinders_no_look_at_the_lists(tmp_path: Path) -> None:
    typed = Typed("tahap-1", days="32 Juli", quorum="dua puluh", opds=str(tmp_path / "opd.csv"))
    found = foreseen(tmp_path / "a.bimtek", script_path(typed.script), typed, {})
    assert found.founded is None
    assert "opd.csv" in found.errors[0]


def test_files_dropped_together_are_several_and_one_with_a_blank_is_one(tmp_path: Path) -> None:
    one, other = tmp_path / "isian dinkes.xlsx", tmp_path / "dishub.xlsx"
    one.touch()
    other.touch()
    assert typed_paths(str(one)) == (one,)
    assert typed_paths(f"'{one}' {other}") == (one, other)
    assert typed_paths(f"'{tmp_path}/tidak ada.xlsx' {other}")[1] == other
    assert typed_paths("tidak ada.xlsx") == (Path("tidak ada.xlsx"),)
    assert typed_paths("Ma'ruf.xlsx") == (Path("Ma'ruf.xlsx"),)
