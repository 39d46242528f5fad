"""A whole copy opened for one table: what people may call it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek import device
from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.stages.grouping import Table, find_table
from bimtek.tui.person import remember_person
from bimtek.tui.run import Desk
from tests.commands import bimtek
from tests.founding import founded
from tests.tui.test_own_table import SCRIPT

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


def test_a_koordinator_works_for_one_table_and_is_told_which_there_are(tmp_path: Path) -> None:
    path = founded(tmp_path, SCRIPT)
    answer = bimtek("open", path, "--as", "Ani", "--role", "koordinator")
    assert answer.returncode == 1
    assert answer.stderr == (
        "Koordinator bekerja untuk satu meja: --group KELOMPOK. "
        "Yang ada: living (Living · Meja 4); society (Society · Meja 5).\n"
    )
    for group in ("living", ""):  # the copy keeps it for the next time
        desk = Desk()
        session = desk.open(path, "Ani", "koordinator", group).session
        session.record(Note.new(text="kata ketua meja", stage="swot")).result(10)
        session.poll()
        seen = session.all(Note)[-1]
        author = session.author(seen.stamps("text")[0])
        assert (session.role, session.own_table.name) == ("koordinator", "Living · Meja 4")
        assert author is not None
        assert author.name == "Ani"
        desk.close_all()


def test_who_was_koordinator_of_a_table_is_not_one_in_the_next_session(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(device.VARIABLE, str(tmp_path))
    remember_person("Ani", "notulis")
    known = remember_person("Budi", "koordinator")
    assert (known.name, known.role) == ("Budi", "notulis")
