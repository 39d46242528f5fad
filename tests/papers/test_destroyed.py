"""Laporan pemusnahan: which entries, which copies were reached and which still hold the words."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bimtek.documents.reading import read
from bimtek.hall.records import Note
from bimtek.hall.session_records import FileCopy
from bimtek.papers.catalogue import DESTROYED, document_beside
from bimtek.papers.holds import paper_text
from tests.minutes.halls import Hall, at


def test_it_names_what_was_reached_and_what_was_not_and_never_the_words(hall: Hall) -> None:
    path = hall.session.path
    assert "Tidak ada isi yang dimusnahkan" in paper_text(hall.session, DESTROYED)
    note = hall.note("kepala puskesmasnya menolak")
    hall.record(FileCopy.new(id="c", place="FLASHDISK (E:)", path="E:/blitar.bimtek", at=at(8, 40)))
    hall.session.file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, path.with_name("lama.bimtek"))
    (path.with_name("rusak.bimtek")).write_bytes(b"bukan sesi")
    package = path.with_name("blitar-2023-07-03-paket")
    package.mkdir()
    for older in (path.with_name("blitar.docx"), path.with_name("blitar-arsip.zip"),
                  package / "notulen.md", package / "notulen.pdf"):  # fmt: skip
        older.touch()
        os.utime(older, (0, 0))
    hall.destroy(Note.kind, note, "text")
    shutil.copy(path, path.with_name("baru.bimtek"))
    text = paper_text(hall.session, DESTROYED)
    assert read(text)
    assert "puskesmasnya" not in text
    assert "1 entri jurnal" in text
    assert "| salah rekam | catatan oleh " in text
    assert "- lama.bimtek: **masih memuatnya: hapus berkasnya**" in text
    assert "- Salinan di FLASHDISK (E:), 3 Juli 2023 pukul 08.40:" in text
    for told in ("blitar.docx", "blitar-arsip.zip", "blitar-2023-07-03-paket/ (2 berkas)"):
        assert f"- {told}\n" in text
    assert "rusak.bimtek" not in text


def test_it_is_called_the_same_whatever_was_agreed() -> None:
    """The command knows the version, the workspace does not ask: one file, never two."""
    path = Path("blitar.bimtek")
    for version in ("", "2"):
        assert document_beside(path, DESTROYED.name, version) == Path("blitar-pemusnahan.md")
    assert document_beside(path, "berita-acara", "2") == Path("blitar-berita-acara-versi-2.md")
