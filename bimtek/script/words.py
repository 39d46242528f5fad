"""Words that a script may use outside the kinds of stage."""

from __future__ import annotations

from collections.abc import Mapping

FRONT: Mapping[str, str] = {
    "naskah": "1",
    "judul": "teks",
    "kota": "teks",
    "tanggal": "tanggal",
    "tempat": "teks",
    "mulai": "waktu",
    "selesai": "waktu",
    "zona": "WIB|WITA|WIT",
    "kuorum": "kuorum",
    "simpan": "lama",
    "opd": "berkas",
    "peserta": "berkas",
    "indikator": "berkas",
    "dasar": "berkas",
}
"""Key of the front matter → sort of its value."""

REQUIRED = ("naskah", "judul", "kota", "tanggal")

COMMON: Mapping[str, str] = {
    "mulai": "waktu",
    "durasi": "menit",
    "ringkas": "boleh|tidak",
    "oleh": "teks",
    "panggilan": "teks",
    "kelompok": "teks",
}
"""Keys that the heading of every acara may carry."""

LISTS = ("opd", "peserta", "kelompok", "skala", "dasar")
"""Sections that are lists and no acara."""

LABELS = ("Tujuan", "Ucapkan", "Tanyakan", "Selesai bila", "Bila terlambat")
"""Bold labels of guide text that the screens know."""
