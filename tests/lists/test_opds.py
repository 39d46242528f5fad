from __future__ import annotations

import pytest

from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal, Seen
from bimtek.lists.faults import shown
from bimtek.lists.files import File
from bimtek.lists.opds import plan_opds, read_opds
from bimtek.lists.plan import Plan
from tests.lists.made import after, standing

HEADER = "kode;singkatan;nama;alias;jenis;pilar"
DINKES = 'dinkes;Dinkes;Dinas Kesehatan;"DKK; Dinkes Kota";dinas;living, society'


def plan(*rows: str, opds: list[Seen[Opd]] | None = None, header: str = HEADER) -> Plan:
    data = "\n".join((header, *rows)).encode()
    return plan_opds(read_opds(File("opd.csv", data)), opds or [])


def test_an_office_is_read_with_its_aliases_and_pillars() -> None:
    (opd,) = plan(DINKES).opds
    assert opd == Opd(
        "dinkes", "Dinkes", "Dinas Kesehatan", ("DKK", "Dinkes Kota"), "dinas",
        ("living", "society"), 1,
    )  # fmt: skip


def test_what_was_taken_is_the_same_the_next_time() -> None:
    first = plan(DINKES, "dishub;Dishub;Dinas Perhubungan;;;")
    again = plan(DINKES, "dishub;Dishub;Dinas Perhubungan;;;", opds=after(Opd, first.changes))
    assert len(first.new) == 2
    assert (again.changes, again.same) == ((), 2)


def test_a_new_name_is_a_change_and_is_shown_with_the_old_one() -> None:
    seen = standing(Opd("dinkes", "Dinkes", "Dinas Kesehatan", order=1))
    changed = plan("dinkes;Dinkes;Dinas Kesehatan dan KB;;dinas;", opds=[seen])
    assert changed.changed[0].what == (
        "nama: Dinas Kesehatan → Dinas Kesehatan dan KB",
        "jenis: (kosong) → dinas",
    )
    assert changed.changes[0].base == {"name": seen.stamps("name"), "category": ()}


def test_an_empty_cell_says_nothing_and_aliases_are_only_added() -> None:
    old = Opd("dinkes", "Dinkes", "Dinas Kesehatan", ("DINKES Kota",), "dinas", ("living",), 1)
    assert plan("dinkes;Dinkes;Dinas Kesehatan;;;", opds=[standing(old)]).same == 1
    (change,) = plan("dinkes;Dinkes;Dinas Kesehatan;DKK;;", opds=[standing(old)]).changes
    assert change.patch == {"alias": ["DINKES Kota", "DKK"]}


def test_a_list_of_all_offices_sets_their_order_and_a_shorter_one_leaves_it() -> None:
    two = [standing(Opd("a1", "A", "Aa", order=1)), standing(Opd("b1", "B", "Bb", order=2))]
    turned = plan("b1;B;Bb;;;", "a1;A;Aa;;;", opds=two)
    assert [opd.code for opd in turned.opds] == ["b1", "a1"]
    added = plan("c1;C;Cc;;;", opds=two)
    assert [(opd.code, opd.order) for opd in added.opds] == [("a1", 1), ("b1", 2), ("c1", 3)]


def test_an_office_that_was_taken_back_does_not_come_again() -> None:
    seen = standing(Opd("dinkes", "Dinkes", "Dinas Kesehatan"), withdrawn=True)
    taken = plan(DINKES, opds=[seen])
    assert taken.changes == ()
    assert "sudah ditarik" in taken.warnings[0]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Dinas Kesehatan;Dinkes;x;;;", "opd.csv:2: kode berisi ‘Dinas Kesehatan’; tulis 2–20"),
        ("d;Dinkes;x;;;", "tulis 2–20"),
        ("semua;Dinkes;x;;;", "punya arti lain"),
        (";Dinkes;x;;;", "opd.csv:2: kode kosong"),
        ("dinkes;;x;;;", "opd.csv:2: singkatan kosong; isi kolom ini"),
        ("dinkes;Dinkes;-;;;", "nama berisi ‘-’; isi kolom ini"),
    ],
)
def test_a_row_that_is_wrong_is_told_with_what_is_expected(row: str, told: str) -> None:
    wrong = plan(row, DINKES.replace("dinkes", "lain").replace("Dinkes", "Lain"))
    assert told in wrong.errors[0]
    assert wrong.changes == ()


def test_a_code_in_capitals_is_the_same_code() -> None:
    assert plan("DINKES;Dinkes;Dinas Kesehatan;;;").opds[0].code == "dinkes"


def test_all_mistakes_of_a_list_are_told_in_one_run() -> None:
    wrong = plan(DINKES, "x;;;;;", "dinkes;Dua;Dua;;;", "lain;Dinkes;Lain;;;")
    assert [error.split(":")[1] for error in wrong.errors] == ["3", "3", "3", "4", "5"]
    with pytest.raises(Refusal, match="tidak ada yang dimasukkan") as refused:
        wrong.checked()
    assert all(error in refused.value.message for error in wrong.errors)


def test_an_alias_of_two_offices_is_worth_a_look() -> None:
    told = plan(DINKES, "rsmw;RSUD;RSUD Mardi;dkk;;")
    assert told.ok
    assert told.warnings == ("opd.csv:3: alias ‘dkk’ sudah berarti Dinkes; dibaca sebagai Dinkes",)


def test_an_office_that_stands_under_another_code_is_told() -> None:
    old = standing(Opd("dkk", "Dinkes", "Dinas Kesehatan"))
    assert plan(DINKES, opds=[old]).errors == (
        "opd.csv:2: Dinkes sudah ada dengan kode ‘dkk’; pakai kode itu, bukan ‘dinkes’",
    )


def test_a_list_that_cannot_be_read_is_an_error_of_the_plan() -> None:
    listed = read_opds(File("opd.pdf", b"%PDF-1.4"))
    assert plan_opds(listed).errors == shown("opd.pdf", listed.faults)
    assert "PDF" in plan_opds(listed).errors[0]
