from __future__ import annotations

from bimtek.lists.beside import ScriptLists
from bimtek.script.library import home
from bimtek.script.load import load
from bimtek.script.mistakes import Mistakes
from bimtek.script.offices import Office, Offices
from bimtek.stages import KINDS

OFFICES = Offices([Office("dinkes", "Dinkes", "Dinas Kesehatan")])


def told(mistakes: Mistakes) -> list[str]:
    return [mistake.shown("naskah.md") for mistake in mistakes]


def test_the_lists_of_the_shipped_script_have_no_mistake() -> None:
    loaded, mistakes = load(home() / "blitar-2023" / "naskah.md", KINDS, ScriptLists())
    assert loaded is not None
    assert told(mistakes) == []


def test_offices_beside_a_script_are_read_and_their_mistakes_told_at_their_rows() -> None:
    mistakes = Mistakes()
    data = b"kode;singkatan;nama;warna\ndinkes;Dinkes;Dinas Kesehatan;\nx;;;\n"
    offices = ScriptLists().offices("opd.csv", data, mistakes)
    assert offices == (Office("dinkes", "Dinkes", "Dinas Kesehatan"),)
    assert [line.split(";")[0] for line in told(mistakes)] == [
        "opd.csv:1: peringatan: kolom ‘warna’ tidak dikenal dan dilewati",
        "opd.csv:3: kode berisi ‘x’",
        "opd.csv:3: singkatan kosong",
        "opd.csv:3: nama kosong",
    ]


def test_a_seat_of_an_unknown_office_is_a_mistake_of_the_script() -> None:
    mistakes = Mistakes()
    data = b"nama;jabatan;opd\n;Kepala;Dinkse\n;Kepala;Dinkes\n"
    ScriptLists().people("peserta.csv", data, OFFICES, mistakes)
    assert told(mistakes) == [
        "peserta.csv:2: OPD ‘Dinkse’ tidak ada dalam daftar OPD; mungkin maksudnya ‘Dinkes’"
    ]


def test_indicators_become_a_table_as_in_a_script() -> None:
    mistakes = Mistakes()
    data = b"Kode;Sub Dimensi;Indikator;Satuan;Arah;OPD\nSL.2.1;4.2;Nama;%;naik;Dinkes\n"
    table = ScriptLists().indicators("indikator.csv", data, mistakes)
    assert table is not None
    assert table.header == ("kode", "sub-dimensi", "indikator", "satuan", "arah", "opd")
    assert table.rows[0].cells == ("SL.2.1", "4.2", "Nama", "%", "naik", "Dinkes")
    assert (table.rows[0].line, table.file) == (2, "indikator.csv")
    assert ScriptLists().indicators("indikator.csv", b"", mistakes) is None
    assert "indikator.csv:1: berkas kosong" in told(mistakes)[0]
