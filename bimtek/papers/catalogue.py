"""Every document that an evening makes, in the order of its folder; cheap to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.minutes.output import minutes_beside

if TYPE_CHECKING:
    from pathlib import Path

NOTULEN: Final = "notulen"


class Paper(NamedTuple):
    """One document beside the notulen.

    Args:
        name: of its file, and what `--document` takes.
        title: what it is, as the window of a reader shows it.
        about: what it is for, in `BACA-DULU.md`.
        values: `module:function(holds)` that gives what `<name>.md.j2` prints.
        is_form: it is filled in by hand and tells nothing that could be a concept.
    """

    name: str
    title: str
    about: str
    values: str
    is_form: bool = False


PAPERS: Final = (
    Paper(
        "buku-fasilitator",
        "Buku fasilitator",
        "susunan acara, panduan, dan lembar isian kosong bila laptop tidak dapat dipakai",
        "bimtek.papers.book:values",
        is_form=True,
    ),
    Paper(
        "lembar-isian",
        "Lembar isian (kosong)",
        "satu halaman setiap OPD yang masih ditunggu isiannya; kodenya diketik pada F3",
        "bimtek.forms.on_paper:values",
        is_form=True,
    ),
    Paper(
        "daftar-hadir-kosong",
        "Daftar hadir (kosong)",
        "dicetak untuk pintu: nomor barisnya sama dengan nomor di meja presensi",
        "bimtek.papers.presence:blank",
        is_form=True,
    ),
    Paper(
        "daftar-hadir",
        "Daftar hadir",
        "siapa datang pada setiap absen; lampirkan lembar yang ditandatangani",
        "bimtek.papers.presence:filled",
    ),
    Paper(
        "rencana-tindak-lanjut",
        "Rencana tindak lanjut",
        "siapa mengerjakan apa sampai kapan, dan tugas setiap OPD",
        "bimtek.papers.follow_up:values",
    ),
    Paper(
        "per-opd",
        "Lembar OPD",
        "satu halaman setiap OPD: perannya, kesenjangannya, tindak lanjut dan tugasnya",
        "bimtek.papers.offices:values",
    ),
    Paper(
        "laporan-kesenjangan",
        "Laporan kesenjangan",
        "keadaan kota per pilar dan per OPD, kesenjangan bersama, yang belum berbukti",
        "bimtek.papers.gaps:values",
    ),
    Paper(
        "berita-acara",
        "Berita acara kesepakatan",
        "apa yang disepakati, oleh siapa, dengan tempat tanda tangan",
        "bimtek.papers.accord:values",
    ),
    Paper(
        "berita-acara-kelompok",
        "Berita acara kelompok",
        "satu halaman setiap kelompok: hasilnya, dengan tempat tanda tangan",
        "bimtek.papers.group_accord:values",
    ),
    Paper(
        "laporan-kegiatan",
        "Laporan kegiatan",
        "ringkas: dasar, waktu, peserta, jalannya acara, hasil, tindak lanjut",
        "bimtek.papers.activity:values",
    ),
)
DESTROYED: Final = Paper(
    "pemusnahan",
    "Laporan pemusnahan",
    "apa yang dimusnahkan atas permintaan, salinan mana yang terjangkau",
    "bimtek.papers.destroyed:values",
    is_form=True,
)
"""Written when it is asked for: it tells what lies on the disks at that moment."""
WITH_NIP: Final = ("berita-acara", "berita-acara-kelompok")
"""Documents in which people sign with their NIP, where it is asked for."""
DOCUMENTS: Final = (NOTULEN, *(one.name for one in (*PAPERS, DESTROYED)))
"""What can be chosen by name."""


def document_beside(path: Path, name: str, version: str, suffix: str = "md") -> Path:
    """Where a document stands beside a session: never over that of another version.

    Args:
        path: the session file.
        name: of the document.
        version: the one that binds; empty: none does. The laporan pemusnahan tells what lies on
            the disks, and is of none.
    """
    if name == DESTROYED.name:
        version = ""
    if name != NOTULEN:
        path = path.with_name(f"{path.stem}-{name}{path.suffix}")
    return minutes_beside(path, version, suffix)


def title_of(name: str) -> str:
    """`Notulen`, `Laporan kesenjangan`."""
    return NOTULEN.capitalize() if name == NOTULEN else paper(name).title


def paper(name: str) -> Paper:
    """A document by its name.

    Raises:
        KeyError: if there is none.
    """
    return {one.name: one for one in (*PAPERS, DESTROYED)}[name]
