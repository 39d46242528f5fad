"""What a script may say of a kertas kerja."""

from __future__ import annotations

from bimtek.stages.worksheet.script import Column, SheetRow

from ...script.checking import mistakes_of, spec_of

COLUMNS = """## Kesiapan {.kertas-kerja dijawab=pleno}

| Kolom | Jenis | Wajib | Pilihan |
|---|---|---|---|
| Level | level | ya | 0 belum ada; 1 ada |
| Cara bayar | Pilihan Ganda | | tunai; QRIS |
"""


def test_columns_have_a_type_and_may_be_required() -> None:
    spec = spec_of(COLUMNS)
    assert spec.answered_by == "pleno"
    assert spec.columns == (
        Column("level", "Level", "level", required=True, choices=("0 belum ada", "1 ada")),
        Column(
            "cara-bayar", "Cara bayar", "pilihan-ganda", required=False, choices=("tunai", "QRIS")
        ),
    )
    assert spec.rows == ()


def test_a_comma_belongs_to_the_words_of_a_choice_where_semicolons_separate() -> None:
    said = COLUMNS.replace("tunai; QRIS", "sudah; ada, belum diserahkan; belum ada")
    assert spec_of(said).columns[1].choices == ("sudah", "ada, belum diserahkan", "belum ada")
    assert spec_of(COLUMNS.replace("tunai; QRIS", "tunai, QRIS")).columns[1].choices == (
        "tunai", "QRIS",
    )  # fmt: skip


def test_rows_come_from_lists_and_tables_under_their_group() -> None:
    body = (
        COLUMNS
        + """
### Struktur: SDM

- S1a: Apakah ada? {opd="semua"}
- S1b: Berapa: sekarang? {opd=Dinkes satuan=%}

### Baris

| kode | uraian | opd |
|---|---|---|
| U1 | Adakah aturan? | Bagian Hukum |
"""
    )
    everybody = ("setda", "bappeda", "dinkes", "dishub", "kec-timur")
    assert spec_of(body).rows == (
        SheetRow("S1a", "Apakah ada?", "Struktur: SDM", everybody, ""),
        SheetRow("S1b", "Berapa: sekarang?", "Struktur: SDM", ("dinkes",), "%"),
        SheetRow("U1", "Adakah aturan?", "", ("bag-hukum",), ""),
    )


def test_an_id_of_a_column_can_stand_in_the_id_of_a_record() -> None:
    body = "## A {.kertas-kerja}\n\n| kolom | jenis | id |\n|---|---|---|\n| A | teks | a/b |\n"
    assert any("id kolom ‘a/b’ tidak dapat dipakai" in told for told in mistakes_of(body))


def test_every_mistake_of_columns_and_rows_is_told() -> None:
    body = """## A {.kertas-kerja dijawab=semua}

| kolom | jenis | wajib | pilihan |
|---|---|---|---|
| Level | lvl | ya | |
| Pilih | pilihan | mungkin | satu |
| Teks | teks | ya | a; b |
| Teks | teks | | |

### Baris

- tanpa kode
- S1: a {opd=Dinkez satuan=%}
- S1: b

| kode | uraian |
|---|---|
| x y | z |
"""
    assert mistakes_of(body) == [
        "7: dijawab berisi ‘semua’; tulis pleno, kelompok, atau opd",
        "11: jenis kolom ‘lvl’ tidak dikenal; mungkin maksudnya ‘level’",
        "12: wajib berisi ‘mungkin’; tulis ya atau tidak",
        "12: kolom ‘Pilih’ belum punya pilihan; tulis dua pilihan atau lebih",
        "13: kolom jenis teks tidak memakai pilihan; kosongkan sel pilihan",
        "14: kolom ‘Teks’ tertulis dua kali; setiap kolom punya nama atau id sendiri",
        "18: baris ‘tanpa kode’ belum berkode; tulis `- S1a: uraian`",
        "19: OPD ‘Dinkez’ tidak ada dalam daftar OPD; mungkin maksudnya ‘Dinkes’",
        "20: kode ‘S1’ tertulis dua kali; setiap baris punya kode sendiri",
        (
            "24: kode ‘x y’ tidak dapat dipakai; "
            "tulis huruf, angka, titik, atau tanda hubung, misalnya S1a"
        ),
    ]


def test_a_worksheet_needs_columns_and_its_groups_hold_only_rows() -> None:
    assert mistakes_of("## A {.kertas-kerja}\n\n### B\n\n> x\n\nteks\n") == [
        "7: kertas kerja ini tanpa tabel kolom; tulis tabel `kolom | jenis | wajib | pilihan`",
        "11: kutipan ini tidak dipakai di sini; tulis sebagai kutipan `> …` di bawah judul acara",
        "13: kalimat ini tidak dipakai di sini; tulis sebagai kutipan `> …` di bawah judul acara",
    ]


def test_a_table_that_markdown_does_not_take_is_told() -> None:
    assert mistakes_of("## A {.kertas-kerja}\n\n| kolom | jenis |\n|---|\n| a | teks |\n") == [
        "7: kertas kerja ini tanpa tabel kolom; tulis tabel `kolom | jenis | wajib | pilihan`",
        (
            "9: tabel ini tidak terbaca; "
            "baris kedua tabel `|---|---|`, sama banyak dengan judul kolomnya"
        ),
    ]
