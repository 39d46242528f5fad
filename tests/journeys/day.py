"""A whole day of tahap I in one file: facilitator, note-taker and projector side by side. Data."""

from __future__ import annotations

from typing import NamedTuple

from tests.journeys.steps import Step

FACILITATOR, NOTE_TAKER, PROJECTOR = "Nadia Contoh", "N1 Contoh", "layar"


class Beat(NamedTuple):
    """What one of the three does, or must see, at a moment."""

    who: str
    step: Step


def facilitator(keys: str, shows: str = "", saves: int = 0, at: str = "") -> Beat:
    return Beat(FACILITATOR, Step(keys, shows, saves, at))


def note_taker(keys: str, shows: str = "", saves: int = 0, at: str = "") -> Beat:
    return Beat(NOTE_TAKER, Step(keys, shows, saves, at))


def projector(shows: str) -> Beat:
    return Beat(PROJECTOR, Step("", shows))


REGISTRATION = (
    facilitator("<f4>", "Susunan acara"),
    facilitator("m", "Cari nama", 1),
    facilitator("8-13 15-24<enter>", "16 orang hadir", 16, at="07.45"),
    projector("Hadir 16 orang"),
    facilitator("25-36 42-56<enter>", "Kursi 43/80", 27, at="07.58"),
    facilitator("60-66 72-73 76 78-80<enter>", "Kursi 56/80", 13, at="08.10"),
    # who stands for the head of an office
    facilitator("14<down>w", "Yang hadir", at="08.15"),
    facilitator("Nama Contoh Lima, Sekretaris<pgdn>", "wakil 1", 2),
    projector("Hadir 57 orang"),
)
WITHOUT_THE_MAYOR = (
    # the mayor is late: the secretary leads, and the SK is read before the opening
    facilitator("<f4>", "Susunan acara", at="08.30"),
    facilitator("p", "Pimpinan rapat yang baru"),
    facilitator("priyo<enter><enter><enter>", "Priyo Suhartono, Sekretaris Daerah sejak 08.30", 1),
    facilitator("s", "07.30–08.30", 1),
    facilitator("<down><down>K", "2 ○ Pembacaan SK", 1),
    facilitator("m", "▶ Menimbang", 1),
    projector("Gerakan Menuju Smart City"),
    note_taker("", "‘Pembacaan SK’ dimulai. F4, lalu Enter: ke sana."),
    note_taker("<f4><enter>", "2/12 Pembacaan SK"),
    facilitator("<space>" * 7, "Lampiran SK", 7, at="08.36"),
    projector("PERAN DALAM SK"),
    facilitator("A", "siap serentak untuk"),
    # an office that objects to its role
    facilitator("<down>" * 15, "catatan @dishub", at="08.40"),
    facilitator("k", "kalimat ▸"),
    facilitator("Kami juga mengurus PJU.<enter>tambah Pokja Environment<enter>", "keberatan 1", 1),
    facilitator("h", "hasil ▸"),
    facilitator(
        "dicatat untuk ralat SK<enter>Diperiksa Bagian Hukum.<enter>",
        "jawaban dicatat",
        1,
    ),
)
WITH_THE_MAYOR = (
    facilitator("<f4>", "Susunan acara", at="08.46"),
    facilitator("s<down>m", "3/12 Pembukaan", 2),
    facilitator("<space>", "▶  1 Pembukaan oleh", 1),
    facilitator("<f7>1<enter>", "✓ 08.58", 1, at="08.58"),
    facilitator("<f7>", "3/12 Pembukaan"),
    facilitator("<space>", "▶  2 Laporan", 1),
    facilitator("<f4>", "Susunan acara", at="09.05"),
    facilitator("p", "pimpinan baru"),
    facilitator("n", "Pimpinan rapat yang baru"),
    facilitator("santoso<enter><enter><enter>", "Santoso, Wali Kota Blitar sejak 09.05", 2),
    # he must go early: the photo is taken before the speeches
    facilitator("s<down><down>K", "4 ○ Foto bersama", 2),
    facilitator("m", "FOTO BERSAMA DAN KUDAPAN", 1),
    projector("kembali pukul 09.20"),
    facilitator("<enter>", "Silakan kembali", 1, at="09.14"),
    facilitator("<enter>", "5/12 Sambutan"),
    facilitator("<space>", "▶  1 Sambutan dan pembukaan", 1),
    note_taker("", "‘Sambutan’ dimulai. F4, lalu Enter: ke sana."),
    note_taker("<f4><enter>", "5/12 Sambutan"),
    # whose turn it is fills the note line of everybody
    note_taker("<f6>", "belum ada yang bicara"),
    note_taker("santoso<enter>", "▸  1 Pemerintah Kota", 1),
    note_taker("<space>", "▶ Pemerintah Kota", 1),
    facilitator("", "catatan Pemerintah Kota"),
    note_taker("<f6><f2>Wali Kota membuka Bimtek Smart City<enter>", "Wali Kota membuka", 1),
    note_taker("~ Pagu anggaran belum diumumkan @bpkad<enter>", "tertutup", 1, at="09.20"),
    note_taker("? Kapan dewan dilantik? @setwan<enter>", "terbuka 1", 1),
    note_taker("= Bulan depan, sesudah SK ditandatangani @bag-hukum<enter>", "terjawab 1", 1),
    note_taker("> Setiap OPD mengirim nama walidata @diskominfotik ^7/7<enter>", "7 Jul", 1),
    facilitator("<space>", "▶  2 Sambutan Kementerian", 1, at="09.32"),
)
THE_MAYOR_LEAVES = (
    facilitator("<f7>santoso<down>p", "↩ pulang 09.40", 1, at="09.40"),
    facilitator("<f7><f4>p", "pimpinan baru"),
    facilitator("s<enter>", "Santoso, Wali Kota Blitar memimpin sampai 09.40", 1),
    # the press waits for him at the door: an acara that nobody had planned
    facilitator("s", "09.14–09.40", 1),
    facilitator("i", "Sisipkan acara"),
    facilitator("Wawancara pers<enter>10<enter>", "✓paparan"),
    facilitator("j", "✓jeda"),
    facilitator("<enter>", "6 ○ Wawancara pers", 1),
    facilitator("m", "WAWANCARA PERS", 1),
    projector("kembali pukul 09.50"),
    facilitator("<enter>", "Silakan kembali", 1, at="09.51"),
    facilitator("<f4>", "Susunan acara"),
    facilitator("p", "pimpinan baru"),
    facilitator("n", "Pimpinan rapat yang baru"),
    facilitator("priyo<enter><enter><enter>", "Priyo Suhartono, Sekretaris Daerah sejak 09.51", 1),
    facilitator("m", "Arah kebijakan", 1),
    # nobody's turn reaches from one acara into the next
    facilitator("", "catatan ▸"),
)
"""Until the plug is pulled, in the middle of a sentence."""
CUT = "narasumber meminta peta data dari tiap"
NEVER_ON_THE_PROJECTOR = ("Pagu anggaran", "Kapan dewan", "peta data", "satu petugas")
"""What was said in confidence, asked, half typed, noted."""
AFTER_THE_CUT = (
    facilitator("", "Catatan yang belum terkirim dari 09.51", at="10.20"),
    facilitator("e", f"catatan ▸ {CUT}"),
    facilitator(" OPD<enter><escape>", "dari tiap OPD", 1),
    # the morning's other speech is put off to the city's own meeting
    facilitator("<f4>", "Susunan acara", at="11.50"),
    facilitator("s<down>l", "apa alasannya", 1),
    facilitator("narasumber berhalangan<enter>", "✗ Kelembagaan", 1),
    facilitator("<down>m", "ISHOMA", 1, at="12.00"),
    projector("kembali pukul 13.00"),
    facilitator("<enter>", "Silakan kembali", 1, at="13.04"),
    facilitator("<enter>", "10/13 Kesiapan kota"),
    facilitator("<f4>", "Susunan acara"),
    facilitator("m", "dijawab 0/15 baris", 1),
    projector("Apakah setiap OPD punya admin"),
    facilitator("213", "dijawab 3/15 baris", 3, at="13.12"),
    projector("3 dari 15"),
    facilitator("<f4>", "Susunan acara", at="13.30"),
    facilitator("s<down>m", "4 LIVING", 2),
    note_taker("", "‘Kesenjangan’ dimulai. F4, lalu Enter: ke sana."),
    note_taker("<escape><f4><enter>", "4 LIVING"),
    # levels by the facilitator, numbers by the note-taker, at the same time
    facilitator("24", "level 1/3", 1, at="13.40"),
    note_taker("<home><down><down><down><down><down>18,25<enter>30<enter>", "18,25", 2),
    facilitator("23", "level 2/3", 1),
    facilitator("34", "level 3/3", 1),
    projector("dari 18"),
    # said by another office than the one that was written down
    note_taker("<up><up><space>m", "ke OPD mana?", at="13.50"),
    note_taker("dpupr<enter>", "1 baris dipindahkan ke DPUPR.", 1),
    # one sentence for three indicators
    note_taker("<end><up><up><up><space><space><space><enter>", "3 baris ditandai"),
    note_taker("<tab><tab>datanya pada satu petugas", "datanya pada satu petugas"),
    note_taker("<pgdn>", "Disimpan pada 3 baris.", 3),
    facilitator("A", "3 nilai kota. Sepakat?", at="15.25"),
    facilitator("y", "sepakat", 1),
    # the afternoon's call begins as the morning's; only differences are typed
    facilitator("<f4>", "Susunan acara", at="15.31"),
    facilitator("s<down>m", "12/13 Absen sore", 2),
    facilitator("<enter>", "57 orang disalin", 57),
    facilitator("25<down>p", "↩ pulang 15.33", 1, at="15.33"),
    projector("Hadir 57 orang, 1 sudah pulang"),
    facilitator("<f4>", "Susunan acara", at="15.40"),
    facilitator("s<down>m", "13/13 Penutup", 2),
    # what is missing, and back to where one was
    facilitator("<f9>", "Yang kurang"),
    facilitator("<f9>", "13/13 Penutup"),
    facilitator("<enter>", "Tutup hari 1?", at="15.55"),
    facilitator("y", "Hari 1 ditutup", 2),
)
