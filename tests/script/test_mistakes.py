"""Every kind of mistake, told at its line with what was expected."""

from __future__ import annotations

import pytest

from .checking import mistakes_of

KNOWN = (
    "presensi, paparan, jeda, sk, kertas-kerja, kesenjangan, swot, program, pemungutan, "
    "telaah, komitmen, penutup, opd, peserta, kelompok, skala, dasar"
)


def test_all_mistakes_of_the_front_matter_come_in_one_run() -> None:
    text = """---
naskah: 2
judul:
kotaa: X
tanggal: kemarin
tanggal: 3 Juli 2023
tanpa titik dua
zona: WIX
mulai: 25.00
kuorum: banyak
opd: ../opd.csv
---
## A {.jeda}
"""
    assert mistakes_of(text) == [
        "1: ‘kota’ belum ada di kepala naskah; tulis `kota: …`",
        "2: naskah berisi ‘2’; tulis 1",
        "3: judul berisi ‘’; tulis nilainya",
        "4: kunci ‘kotaa’ tidak dikenal; mungkin maksudnya ‘kota’",
        (
            "5: tanggal berisi ‘kemarin’; "
            "tulis tanggal seperti 3 Juli 2023, 14/7, 14-7-2023, atau 2023-07-14"
        ),
        "6: ‘tanggal’ tertulis dua kali; satu kali saja; yang pertama di baris 5",
        "7: baris kepala naskah tanpa `kunci: nilai`; tulis `kunci: nilai`",
        "8: zona berisi ‘WIX’; tulis WIB, WITA, atau WIT",
        "9: mulai berisi ‘25.00’; tulis jam seperti 08.30, 8:30, atau 0830",
        "10: kuorum berisi ‘banyak’; tulis jumlah OPD, misalnya 16 OPD, atau 16 OPD luring",
        "11: opd berisi ‘../opd.csv’; tulis nama berkas di folder naskah, misalnya opd.csv",
    ]


def test_a_front_matter_that_is_not_there_is_told() -> None:
    assert mistakes_of(b"# Hari 1\n## A {.jeda}\n")[0] == (
        "1: baris pertama bukan `---`; naskah dimulai dengan `---`, kepala naskah, lalu `---`"
    )


def test_a_front_matter_without_end_stops_at_the_first_heading() -> None:
    text = "---\nnaskah: 1\njudul: A\nkota: B\ntanggal: 3 Juli 2023\n## A {.jeda}\n"
    assert mistakes_of(text) == [
        "1: kepala naskah tidak ditutup; tulis `---` sesudah baris terakhirnya"
    ]


def test_a_date_must_fall_on_the_day_it_names() -> None:
    text = "---\nnaskah: 1\njudul: A\nkota: B\ntanggal: Selasa, 3 Juli 2023\n---\n## A {.jeda}\n"
    assert mistakes_of(text) == [
        "5: tanggal berisi ‘Selasa, 3 Juli 2023’; 3 Juli 2023 jatuh pada hari Senin"
    ]


# The front matter takes six lines, so that a body begins at line 7.
HEADINGS = {
    "## A {.presnsi}\n": ["7: jenis ‘presnsi’ tidak dikenal; mungkin maksudnya ‘presensi’"],
    "## A\n": [
        "7: ‘A’ belum berjenis; tulis di akhir judul, misalnya {.paparan}; yang dikenal: " + KNOWN
    ],
    "## A {.jeda .sk}\n": ["7: dua jenis pada satu judul: jeda dan sk; satu acara satu jenis"],
    "## A {.jeda durassi=10}\n": ["7: kunci ‘durassi’ tidak dikenal; mungkin maksudnya ‘durasi’"],
    "## A {.paparan durasi=lama mulai=8 ringkas=ya}\n": [
        "7: mulai berisi ‘8’; tulis jam seperti 08.30, 8:30, atau 0830",
        "7: durasi berisi ‘lama’; tulis jumlah menit, misalnya 45",
        "7: ringkas berisi ‘ya’; tulis boleh atau tidak",
    ],
    "## A {.penutup haria}\n": [
        "7: kelas ‘haria’ tidak dikenal di acara penutup; mungkin maksudnya ‘harian’"
    ],
    "## A {.paparan oleh=Wali Kota}\n": [
        (
            "7: kelas ‘kota’ tidak dikenal di acara paparan; "
            "yang dikenal: mulai, durasi, ringkas, oleh, panggilan, kelompok; "
            'nilai dengan spasi ditulis kunci="nilai"'
        )
    ],
    "## A {.presensi kuorum=enam}\n": [
        "7: kuorum berisi ‘enam’; tulis jumlah OPD, misalnya 16 OPD, atau 16 OPD luring"
    ],
    "## A {.presensi kuorum=luring}\n": [
        "7: kuorum berisi ‘luring’; tulis jumlah OPD, misalnya 16 OPD, atau 16 OPD luring"
    ],
    "## A {.jeda}\n## A {.jeda}\n## B {.jeda #a}\n": [
        "8: id ‘a’ tertulis dua kali; beri id lain, misalnya {#a-2}; yang pertama di baris 7",
        "9: id ‘a’ tertulis dua kali; beri id lain, misalnya {#a-2}; yang pertama di baris 7",
    ],
    "# Hari {.jeda}\n## B {.jeda}\n": [
        "7: kelas ‘jeda’ tidak dikenal di tempat ini; di sini tidak ada yang dapat ditulis"
    ],
    "## {.jeda}\n": ["7: judul kosong; tulis judulnya"],
    "## … {.jeda}\n": ["7: acara tanpa id; tulis id, misalnya {#registrasi}"],
    "## A {.jeda}\n### B\n": [
        "8: judul `###` tidak dipakai di sini; tulis acara sebagai `## Judul {.jenis}`"
    ],
    "# Hari\n### A\n## B {.jeda}\n": [
        "8: judul `###` tidak berada di bawah `##`; jangan melompati tingkat judul"
    ],
    "## A {.sk}\n1. KESATU: a\n##### D\n": [
        "9: judul tingkat 5; judul paling dalam `####`",
    ],
    "## B {.jeda}\n\nJudul {.jeda}\n---\n": [
        "9: judul dengan garis di bawahnya; tulis `## Judul`, atau beri baris kosong"
    ],
    "": ["6: naskah belum berisi acara; tulis `## Registrasi {.presensi}`"],
}


@pytest.mark.parametrize("body", HEADINGS)
def test_what_is_wrong_with_a_heading(body: str) -> None:
    assert mistakes_of(body) == HEADINGS[body]


TEXTS = {
    "## A {.jeda}\n\n<div>x</div>\n\n> **Ucapkan:** a <b>x</b>\n\n<!-- x --> y\n": [
        "9: HTML di dalam naskah; pakai Markdown biasa",
        "11: HTML di dalam naskah; pakai Markdown biasa; `<` tulis \\<",
        "13: HTML di dalam naskah; pakai Markdown biasa",
    ],
    "## A {.jeda}\n\n```\nx\n```\n\n    y\n": [
        "9: blok kode di dalam naskah; hapus ``` atau spasi di awal baris",
        "13: blok kode di dalam naskah; hapus ``` atau spasi di awal baris",
    ],
    "## A {.paparan}\n\n- ![x](y.png)\n": ["9: gambar di dalam naskah; hapus gambarnya"],
    "teks\n\n# Hari 1\n\nteks lagi\n\n## A {.jeda}\n": [
        "7: tulisan ini tidak berada di bawah sebuah acara; tulis di bawah `## Judul`",
        "11: tulisan ini tidak berada di bawah sebuah acara; tulis di bawah `## Judul`",
    ],
    "## B {.jeda}\n\n{.jeda}\n": ["9: `{…}` berdiri sendiri; tulis di akhir baris judul"],
    "## A {.jeda}\n\n- a\n\n| a | b |\n|---|---|\n": [
        "9: daftar ini tidak dipakai di sini; tulis sebagai kutipan `> …` atau hapus",
        "11: tabel ini tidak dipakai di sini; tulis sebagai kutipan `> …` atau hapus",
    ],
    "## A {.jeda}\n\n> **Tujun:** a\n> **Catatan:** b\n": [
        "9: peringatan: label ‘Tujun’ tidak dikenal; mungkin maksudnya ‘Tujuan’"
    ],
    "## A {.jeda}\n\n> # x\n>\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n": [
        "9: judul atau tabel di dalam kutipan; hapus tanda `>`",
        "11: judul atau tabel di dalam kutipan; hapus tanda `>`",
    ],
    "## A {.jeda}\n\n" + "> " * 25 + "x\n": [
        "9: tulisan ini bersarang terlalu dalam; pakai paling banyak daftar di dalam daftar"
    ],
    "## A\x1b[31m {.jeda}\n": ["7: tanda kendali U+001B tidak tampak di layar; hapus tanda itu"],
    "## A {.jeda mulai=08.00 durasi=60}\n## B {.jeda mulai=08.30}\n": [
        "8: peringatan: mulai 08.30, padahal acara sebelumnya selesai 09.00; ubah mulai atau durasi"
    ],
}


@pytest.mark.parametrize("body", TEXTS)
def test_what_a_script_cannot_hold_is_told_not_dropped(body: str) -> None:
    assert mistakes_of(body) == TEXTS[body]


LISTS = {
    "## S {.skala}\n\n- a\n\n## T {.skala}\n\n## A {.jeda}\n": [
        "7: skala belum berisi dua level; tulis `1. Rintisan: kriteria`",
        "9: level tanpa angka sendiri; tulis `1. Rintisan: kriteria`",
        "11: daftar skala kedua; satu daftar skala; yang pertama di baris 7",
    ],
    "## S {.dasar}\n\n## A {.jeda}\n": ["7: dasar masih kosong; tulis daftar dasar hukumnya"],
    "## K {.kelompok}\n\n## A {.jeda}\n": ["7: kelompok tanpa tabel; tulis tabel `kelompok | opd`"],
    (
        "## K {.kelompok}\n\n| kelompok | opd |\n|---|---|\n"
        "| Satu | Dinkes |\n| Satu | xyz |\n\n## A {.jeda}\n"
    ): [
        (
            "12: OPD ‘xyz’ tidak ada dalam daftar OPD; tulis kode, singkatan, nama, atau alias "
            "dari daftar OPD, misalnya Setda, Bappeda, Dinkes"
        ),
        "12: kelompok ‘Satu’ tertulis dua kali; setiap kelompok punya nama sendiri",
    ],
}


@pytest.mark.parametrize("body", LISTS)
def test_what_is_wrong_with_a_list(body: str) -> None:
    assert mistakes_of(body) == LISTS[body]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"---\na\x00b", ("2: berkas berisi byte nol, bukan teks; "
         "naskah adalah teks Markdown berakhiran .md")),
        ("---\njudul: café\n".encode("latin-1"), ("2: huruf di baris ini bukan UTF-8; "
         "simpan ulang naskah dengan pengodean UTF-8")),
        ("---\n".encode("utf-16"), ("1: ini teks UTF-16, bukan UTF-8; "
         "simpan sebagai teks UTF-8 (.md)")),
        (b"SQLite format 3\x00", ("1: ini berkas sesi atau basis data, bukan naskah; "
         "simpan sebagai teks UTF-8 (.md)")),
        (b"PK\x03\x04xx", ("1: ini berkas Word, Excel, atau arsip zip, bukan naskah; "
         "simpan sebagai teks UTF-8 (.md)")),
    ],
)  # fmt: skip
def test_bytes_that_are_no_script_get_one_sentence(data: bytes, told: str) -> None:
    assert mistakes_of(data) == [told]


def test_a_paragraph_of_marks_without_end_is_told_and_not_chewed_on() -> None:
    told = mistakes_of("## A {.sk}\n\n" + "![" * 100_000 + "\n")
    assert "9: satu alinea sepanjang 200000 huruf; paling panjang 10000" in told


def test_a_comment_is_for_whoever_writes_the_script() -> None:
    assert mistakes_of("<!-- lihat\n\nsusunan -->\n## A {.jeda}\n\n<!-- x -->\n\n> Teks\n") == []
    (told,) = mistakes_of("## A {.jeda}\n\n<!-- lupa ditutup\n")
    assert told == "9: keterangan `<!--` tidak ditutup; tulis `-->` di akhirnya"
    assert mistakes_of("## A {.jeda}\n\n<!-- x --> teks\n") == [
        "9: HTML di dalam naskah; pakai Markdown biasa"
    ]
