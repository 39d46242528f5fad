"""A morning and an afternoon as the people in the hall type them: data, replayed step by step."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """What is typed at one moment, and what must be seen before the next.

    `<enter>`, `<down>`, `<f2>` … are keys, everything else is typed as it stands.
    """

    keys: str
    shows: str = ""
    """A text that must come on the screen."""
    saves: int = 0
    """So many more entries must be told as saved by the header."""
    at: str = ""
    """The time on the hall's clock from here on."""
    screen: str = ""
    """Name under which the screen is kept and compared."""


FOUNDING = (
    Step("n", "Siapa nama", at="07.30"),
    Step("Nadia Contoh<enter>", "Apa peran"),
    Step("f", "Naskah yang mana"),
    Step("1", "80 undangan"),
    Step("<enter><enter><enter><enter><enter>undangan.csv<enter>", "= Dinkes", screen="sesi-baru"),
    Step("blitar<enter>", "‘DINKES Kota’ tidak ada"),
    Step("y", "‘Dinas Kesehatan Blitar’ tidak ada"),
    Step("y", "1/12 Registrasi"),
)

MORNING = (
    Step("<f4>", "Susunan acara"),
    Step("m", "Cari nama", 1),
    Step("<f4>p", "Pimpinan rapat"),
    Step("Nama Contoh Nol<enter>Ketua Panitia<enter><enter>", "Ketua Panitia sejak", 1),
    Step("<escape>", "Cari nama"),
    # by rows of the signed sheet
    Step("8-13 15-18 20-24<enter>", "15 orang hadir", 15, at="07.45", screen="presensi"),
    Step("1 2, 26-29 33 35-36<enter>", "9 orang hadir", 9, at="07.52"),
    Step("42-56<enter>", "15 orang hadir", 15, at="07.58"),
    Step("60-66 72-73 76 78-80<enter>", "13 orang hadir", 13, at="08.02"),
    # by letters, and with the name read from the sheet
    Step("rembang kel", "Kel. Rembang"),
    Step("<escape>", "Cari nama"),
    Step("pakunden<enter>", "Kursi 53/80", 1, at="08.04"),
    Step("tanjungsari<enter>", "Kursi 54/80", 1),
    Step("sukorejo lurah<enter>", "Kursi 55/80", 1),
    Step("koperasi", "Diskop UM"),
    Step("<escape>", "Cari nama"),
    Step("41 Nama Contoh Satu, S.Sos.<enter>", "Kursi 56/80", 2, at="08.06"),
    Step("40 Nama Contoh Dua, M.Si.<enter>", "Kursi 57/80", 2),
    Step("37-39<enter>", "Kursi 60/80", 3, at="08.08"),
    # two that nobody invited
    Step("+Nama Contoh Tiga, Ketua PMI @tamu PMI Kota Blitar<enter>", "tamu 1", 2, at="08.10"),
    Step("+Nama Contoh Empat, Kepala Subbagian @bappeda<enter>", "tamu 2", 2),
    # five that stand for their head
    Step("14<down>w", "Yang hadir", at="08.12"),
    Step("Nama Contoh Lima, Sekretaris", "diwakili Sekretaris", screen="wakil"),
    Step("<enter><enter><enter><pgdn>", "wakil 1", 2),
    Step("25<down>w", "Yang hadir", at="08.14"),
    Step("Nama Contoh Enam, Kepala Bidang<tab><tab>s<tab>a<tab>800/12/2023", "800/12/2023"),
    Step("<pgdn>", "wakil 2", 2),
    Step("30<down>w", "Yang hadir", at="08.15"),
    Step("Nama Contoh Tujuh, Kepala Bidang<pgdn>", "wakil 3", 2),
    Step("32<down>w", "Yang hadir", at="08.17"),
    Step("Nama Contoh Delapan, Sekretaris<tab><tab>i<tab>t<pgdn>", "wakil 4", 2),
    Step("19<down>w", "Yang hadir", at="08.20"),
    Step("Nama Contoh Sembilan, Sekretaris<tab><tab>d<tab>a<pgdn>", "wakil 5", 2),
    Step("<f4>", "Susunan acara", at="08.34"),
    Step("s<down>m", "2/12 Pembukaan", 2),
    Step("<f7>", "Cari nama"),
    # the late head
    Step("19<enter>", "Akhiri wakil", 1, at="08.41"),
    Step("<enter>", "selesai mewakili", 1, screen="kepala-terlambat"),
    Step("<f2>Kursi untuk tamu kurang sepuluh ! @bag-umum<enter>", "catatan", 1, at="08.43"),
    Step("<escape>", "Tujuan: acara dibuka"),
)

DECREE = (
    Step("<f4>", "Susunan acara", at="08.57"),
    Step("s<down>m", "▶ Menimbang", 2),
    Step("<space>", "▶ KESATU", 1),
    Step("<space>", "▶ KEDUA", 1, at="08.59"),
    Step("<space>", "▶ KETIGA", 1, at="09.01"),
    Step("<f2>? Apakah laporan lewat Sekda? @dinsos<enter>", "1 belum dijawab", 1, at="09.02"),
    Step("= Ya, melalui Sekretaris Daerah @bag-hukum<enter>", "terjawab", 1, screen="diktum"),
    Step("<escape>", "KETIGA"),
    Step("<space>", "▶ KEEMPAT", 1, at="09.04"),
    Step("<space><space><space>", "Lampiran SK", 3, at="09.06"),
    Step("A", "siap serentak untuk", 30, at="09.08"),
    Step("<down>" * 15, "catatan @dishub"),
    Step("k", "kalimat ▸", at="09.10"),
    Step("Kami juga mengurus PJU.<enter>tambah Pokja Environment<enter>", "keberatan 1", 1),
    Step("h", "hasil ▸"),
    Step(
        "dicatat untuk ralat SK<enter>Akan diperiksa Bagian Hukum.<enter>",
        "jawaban dicatat",
        1,
        screen="sikap",
    ),
    # done, taken back, done again
    Step("<down>t", "kalimat ▸", at="09.11"),
    Step("Siapa penghubung data kami?<enter><enter>", "tanya 1", 1),
    Step("<ctrl+z>", "tanya 0", 1),
    Step("<ctrl+y>", "tanya 1", 1),
)

AFTERNOON = (
    Step("<f4>", "Susunan acara", at="09.13"),
    Step("s" + "<down>" * 3 + "m<enter>", "Arah kebijakan", 2, at="10.00"),
    Step("<f2>Paparan dibuka Perwakilan Kementerian<enter>", "Paparan dibuka", 1, at="10.05"),
    Step("> Setiap OPD mengirim nama penghubung data @diskominfotik ^7/7<enter>", "7 Jul", 1),
    Step("> Peta kawasan kumuh diserahkan kepada Bappeda @disperkim ^5/7<enter>", "5 Jul", 1),
    Step("~ Pagu anggaran tahun depan belum diumumkan @bpkad<enter>", "tertutup", 1),
    Step("Nomor telepon pribadi 0812 0000 0000<enter>", "0812", 1),
    Step("<escape>", "Arah kebijakan"),
    # words that do not belong in the minutes, destroyed from their row
    Step("<tab><end>h", "apa alasannya", at="10.09"),
    Step("1", "Musnahkan isi ini"),
    Step("m", "Isi dimusnahkan", 1, screen="catatan"),
    Step("<f4>", "Susunan acara", at="11.55"),
    Step("s" + "<down>" * 4 + "m<enter>", "4 LIVING", 2, at="13.35"),
)

LIVING = (
    # the city's levels: two digits each, the cursor goes from one to the next
    Step("24", "level 1/3", 1, at="13.40"),
    Step("24", "level 2/3", 1),
    Step("34", "level 3/3", 1),
    # what offices say beside them
    Step("<home>+", "OPD mana", at="13.44"),
    Step("bappeda<enter>", "Bappeda ditambahkan pada 4.1", 1),
    Step("23", "catatan #4.2", 1),
    Step("+", "OPD mana"),
    Step("rsmw<enter>", "RSMW ditambahkan pada 4.2", 1),
    Step("35", "catatan #4.3", 1),
    Step("+", "OPD mana"),
    Step("dishub<enter>", "Dishub ditambahkan pada 4.3", 1),
    Step("23", "", 1),
    # numbers, in place
    Step("<home><down><down>", "catatan @disperkim"),
    Step("12,4<enter>5<enter>", "12,4", 2, at="13.50"),
    Step("-", "bd", 1),
    Step("71,5<enter>90<enter>", "71,5", 2),
    Step("80<enter>95,5<enter>", "95,5", 2),
    Step("18,25<enter>30<enter>", "18,25", 2, screen="lembar"),
    Step("66,7<enter>100<enter>", "66,7", 2),
)

SENTENCES = (
    Step("<home><enter>", "baris 1/24", at="14.00"),
    # the sentence of a neighbouring row first, then on with this one
    Step("<pgdn><pgdn>", "Disperkim  baris 3/24"),
    Step("sisa kawasan kumuh ada di bantaran sungai<pgup><pgup>", "pleno  baris 1/24", 1),
    Step("peta digital baru dipakai dua kantor<tab>dk", "peta digital baru"),
    Step("<tab>peta antarkantor belum disatukan<tab>satu peta bersama untuk izin<tab>", "", 3),
    Step("<tab>bappeda<tab>", "satu peta bersama", 1, screen="isian"),
    Step("<escape>", "4 LIVING"),
    Step("<home>" + "<down>" * 7 + "<enter>", "baris 8/24", at="14.05"),
    Step("antrean daring baru di sebagian puskesmas<tab>sa", "antrean daring baru"),
    Step("<tab>pelatih hanya satu orang<tab>pelatihan bersama RSUD<tab>", "", 3),
    Step("<escape>", "4 LIVING"),
)

SOCIETY = (
    Step("]", "5 SOCIETY", at="14.20"),
    Step("23", "level 1/3", 1),
    Step("34", "level 2/3", 1),
    Step("23", "level 3/3", 1),
    Step("<home>+", "OPD mana", at="14.30"),
    Step("dispora<enter>", "Dispora ditambahkan pada 5.1", 1),
    Step("13", "catatan #5.2", 1),
    Step("+", "OPD mana"),
    Step("dindik<enter>", "Dindik ditambahkan pada 5.2", 1),
    Step("45", "catatan #5.3", 1),
    Step("+", "OPD mana"),
    Step("satpol<enter>", "Satpol PP ditambahkan pada 5.3", 1),
    Step("12", "", 1),
    Step("<home>" + "<down>" * 9, "catatan @dindik #5.2.1", at="14.40"),
    Step("72,5<enter>100<enter>", "72,5", 2),
    Step("118<enter>0<enter>", "118", 2),
    Step("x", "tb", 1),
    Step("64,3<enter>100<enter>", "64,3", 2),
    Step("<home><enter>", "baris 1/21", at="14.45"),
    Step("komunitas didata menurut acara<tab>k", "komunitas didata"),
    Step("<tab>belum ada satu daftar<tab>satu daftar komunitas kota<tab>", "", 3),
    Step("<escape>", "5 SOCIETY"),
    Step("A", "3 nilai kota. Sepakat?"),
    Step("y", "sepakat", 1, screen="sepakat"),
)

CLOSING = (
    Step("<f4>", "Susunan acara", at="15.31"),
    Step("s<down><down>m<enter>", "12/12 Penutup", 2, at="15.42"),
    Step("<f4>", "Susunan acara", at="15.58"),
    Step("s", "15.42–15.58", 1, screen="susunan-acara"),
    Step("<escape>", "12/12 Penutup"),
)

JOURNEY = (
    *FOUNDING, *MORNING, *DECREE, *AFTERNOON, *LIVING, *SENTENCES, *SOCIETY, *CLOSING,
)  # fmt: skip
