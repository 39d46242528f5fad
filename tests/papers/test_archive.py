"""The archive: everything of a session in one zip, with checksums and a note."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bimtek.journal import file
from bimtek.journal.verify import fingerprint
from bimtek.papers.archive import archive, archive_of
from tests.minutes.halls import Hall


@pytest.mark.slow
def test_all_that_belongs_to_a_session_lies_in_it_and_one_state_gives_the_same_bytes(
    seated: Hall, tmp_path: Path
) -> None:
    seated.note("kirim | data *kini*", opd=("dinkes",))
    content = archive(seated.session, "blitar.bimtek", lambda *_: None)
    with ZipFile(BytesIO(content)) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    assert {
        "BACA-SAYA.txt",
        "SHA256SUMS",
        "dokumen/notulen.md",
        "dokumen/notulen.pdf",
        "dokumen/data-internal/sesi.json",
        "naskah/naskah.md",
        "sesi/blitar.bimtek",
    } < set(files)
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(one).hexdigest() for name, one in files.items()}
    kept = tmp_path / "kembali.bimtek"
    kept.write_bytes(files["sesi/blitar.bimtek"])
    connection = file.connect(kept, writing=False)
    assert fingerprint(connection) == seated.session.fingerprint()
    connection.close()
    note = files["BACA-SAYA.txt"].decode()
    assert "sqlite3 sesi/blitar.bimtek" in note
    assert "Status         : KONSEP" in note
    assert archive(seated.session, "blitar.bimtek", lambda *_: None) == content
    assert archive_of(tmp_path / "x.bimtek", seated.session).name == "x-2023-07-03-arsip.zip"
