"""A whole copy opened for one table: what people may call it."""

from __future__ import annotations

import pytest

from bimtek.journal.records import Refusal
from bimtek.stages.grouping import Table, find_table

TABLES = (
    Table("komponen", "struktur", "Struktur", ""),
    Table("pilar", "living", "Pokja Living", "6"),
    Table("pilar", "society", "Pokja Society", "ruang rapat"),
    Table("sore", "living", "Pokja Living", "2"),
)


@pytest.mark.parametrize("typed", ["living", "POKJA LIVING"])
def test_one_group_is_meant_in_all_the_acara_in_which_it_sits(typed: str) -> None:
    found = find_table(TABLES, typed)
    assert found.name == "Pokja Living · Meja 6"
    assert found.groups == {"pilar": "living", "sore": "living"}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Meja 6", "Pokja Living · Meja 6"),
        ("6", "Pokja Living · Meja 6"),
        ("Ruang Rapat", "Pokja Society · ruang rapat"),
        ("sore/living", "Pokja Living · Meja 2"),
        ("struktur", "Struktur"),
    ],
)
def test_a_table_is_named_by_its_number_its_place_or_its_id(typed: str, name: str) -> None:
    assert find_table(TABLES, typed).name == name


def test_an_unknown_group_is_answered_with_all_there_are() -> None:
    with pytest.raises(Refusal, match=r"‘nanas’. Yang ada: struktur \(Struktur\); living"):
        find_table(TABLES, "nanas")
    with pytest.raises(Refusal, match="belum punya kelompok"):
        find_table((), "nanas")
