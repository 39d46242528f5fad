"""What a script may say of an SK."""

from __future__ import annotations

from bimtek.script.offices import Offices
from bimtek.stages.decree.script import Clause, Role

from ...script.checking import mistakes_of, spec_of

LIST = """## SK {.sk}

Keputusan Wali Kota, Nomor: contoh.

1. KESATU: Membentuk Dewan.
2. Tim bertugas: {5' oleh=Setda}
   a. mengumpulkan data
      dari OPD;
   b. menyusun Buku I.
"""

TABLE = """
| Badan | Peran | OPD |
|---|---|---|
"""


def test_clauses_of_a_list_keep_their_points() -> None:
    spec = spec_of(LIST)
    assert spec.preamble == "Keputusan Wali Kota, Nomor: contoh."
    assert spec.sample
    assert spec.clauses == (
        Clause("kesatu", "KESATU", "Membentuk Dewan."),
        Clause(
            "kedua",
            "KEDUA",
            "Tim bertugas:",
            ("a. mengumpulkan data dari OPD;", "b. menyusun Buku I."),
            5,
            "Setda",
        ),
    )


def test_clauses_may_be_headings() -> None:
    spec = spec_of(
        "## SK {.sk}\n\n### Menimbang\n\na. bahwa x;\nb. bahwa y.\n\n### KESATU\n\nIsi.\n"
    )
    assert spec.clauses == (
        Clause("menimbang", "Menimbang", "", ("a. bahwa x;", "b. bahwa y.")),
        Clause("kesatu", "KESATU", "Isi."),
    )
    assert not spec.sample


def test_roles_name_offices_and_posts() -> None:
    rows = (
        "| Dewan | Ketua | Wali Kota |\n| Dewan | Anggota | semua OPD |\n"
        "| Tim | Sekretaris | Kepala Dinas Kesehatan, PMI |\n"
        "| Pokja | Anggota | kecamatan, kelurahan, Bag. Hukum |\n"
        "| Pokja | Koordinator | semua kecuali Setda, Dinkes |\n"
    )
    assert spec_of(LIST + TABLE + rows).roles == (
        Role("Dewan", "Ketua", (), "Wali Kota"),
        Role("Dewan", "Anggota", ("setda", "bappeda", "dinkes", "dishub", "kec-timur"), ""),
        Role("Tim", "Sekretaris", ("dinkes",), "PMI"),
        Role("Pokja", "Anggota", ("kec-timur", "kel-satu", "bag-hukum"), ""),
        Role("Pokja", "Koordinator", ("bappeda", "dishub", "kec-timur"), ""),
    )


def test_without_a_list_of_opds_names_become_codes_and_posts_stay_posts() -> None:
    rows = "| Dewan | Ketua | Wali Kota |\n| Tim | Ketua | Dinas Kesehatan |\n"
    assert spec_of(LIST + TABLE + rows, offices=Offices()).roles == (
        Role("Dewan", "Ketua", (), "Wali Kota"),
        Role("Tim", "Ketua", ("dinas-kesehatan",), ""),
    )


def test_a_mistyped_office_is_told_and_a_post_is_none() -> None:
    rows = "| Dewan | Anggota | Dinkess |\n| Dewan | Sekretaris | Sekretaris Daerah |\n"
    assert mistakes_of("## A {.sk}\n\n1. KESATU: a\n" + TABLE + rows) == [
        "13: OPD ‘Dinkess’ tidak ada dalam daftar OPD; mungkin maksudnya ‘Dinkes’"
    ]


def test_cells_are_counted_and_none_is_empty() -> None:
    rows = "| Dewan | | Setda |\n| Dewan | Anggota | a | b |\n| Dewan |\n"
    assert mistakes_of("## A {.sk}\n\n1. KESATU: a\n" + TABLE + rows) == [
        "13: sel ‘peran’ kosong; setiap baris berisi tiga sel",
        (
            "14: baris tabel berisi 4 sel; "
            "judul tabel berisi 3 kolom; garis tegak di dalam teks ditulis \\|"
        ),
        (
            "15: baris tabel berisi 1 sel; "
            "judul tabel berisi 3 kolom; garis tegak di dalam teks ditulis \\|"
        ),
    ]


def test_headers_are_found_by_name_in_any_order() -> None:
    table = "\n| opd | BADAN | Peran |\n|---|---|---|\n| Dinkes | Dewan | Ketua |\n"
    assert spec_of(LIST + table).roles == (Role("Dewan", "Ketua", ("dinkes",), ""),)
    wrong = table.replace("opd", "opdd")
    assert mistakes_of("## A {.sk}\n\n1. KESATU: a\n" + wrong) == [
        "11: judul kolom ‘opdd’ tidak dikenal; mungkin maksudnya ‘opd’",
        "11: kolom ‘opd’ tidak ada; kolom yang diperlukan: badan | peran | opd",
    ]


def test_a_decree_without_clauses_is_told() -> None:
    assert mistakes_of("## A {.sk}\n") == [
        (
            "7: keputusan ini belum berisi diktum; "
            "tulis daftar `1. KESATU: …` atau judul `### KESATU`"
        )
    ]


def test_each_clause_is_said_once_and_says_something() -> None:
    body = "## A {.sk}\n\n1. KESATU: a\n\n### KEDUA\n\nb\n\n### KEDUA\n\n> kutip\n"
    assert mistakes_of(body) == [
        "11: diktum tertulis sebagai daftar dan juga sebagai judul ###; pilih salah satu",
        "15: diktum ‘KEDUA’ tertulis dua kali; setiap diktum punya nama sendiri",
        "15: diktum ‘KEDUA’ kosong; tulis bunyi diktumnya",
        "17: kutipan ini tidak dipakai di sini; tulis sebagai kutipan `> …` di bawah judul acara",
    ]
