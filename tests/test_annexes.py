"""Photos and scans: what may be attached, what is left of it, where it goes and how it goes."""

from __future__ import annotations

import os
import shutil
import sqlite3
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from bimtek.annexes import BIGGEST_PICTURE, BIGGEST_SCAN, attach, prepared
from bimtek.bootstrap import reading, record_kinds
from bimtek.documents.writing import Form, write
from bimtek.hall.agreement import Agreed, Agreement
from bimtek.hall.annexes import Annex
from bimtek.hall.roll_calls import ROLL_CALL
from bimtek.journal.attachments import content_of, damaged, missing
from bimtek.journal.records import Refusal
from bimtek.journal.redaction import REASONS
from bimtek.journal.verify import verify
from bimtek.merging import opened
from bimtek.minutes.annexes import BESIDE_THE_MINUTES, SIGNED_SHEETS
from bimtek.minutes.dump_json import dump
from bimtek.minutes.own_templates import offered, printer_of
from bimtek.minutes.printing import shipped
from bimtek.overview.missing import of_hall
from bimtek.papers.catalogue import paper
from bimtek.papers.holds import on_paper, what_holds
from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.tui.new_values import typed_paths
from tests.conftest import MORNING, OpenAs
from tests.documents.test_files import LOOK

REPORT = paper("laporan-kegiatan")
HOSTILE = 'Diskusi [meja](x) *Living* <b>| "Kota" ](y)'


def photo(folder: Path, name: str = "foto satu.jpg", size: tuple[int, int] = (60, 40)) -> Path:
    """As a phone takes it: lying on its side, and with the place where it was taken."""
    told = Image.Exif()
    told[0x0112] = 6
    told[0x010F] = "Kamera Contoh"
    told.get_ifd(0x8825)[1] = "S"
    path = folder / name
    Image.effect_noise(size, 80).convert("RGB").save(path, "JPEG", quality=95, exif=told)
    return path


def attached(session: Session, path: Path, **about: str | bool) -> Annex:
    one = prepared(path)
    attach(session, one, **about).result(10)  # type: ignore[arg-type]
    session.poll()
    found = [seen.value for seen in session.all(Annex)]
    return next(each for each in found if each.file == one.file)


def test_a_photo_stands_upright_and_tells_neither_place_nor_camera(tmp_path: Path) -> None:
    path = photo(tmp_path)
    one = prepared(path)
    made = Image.open(BytesIO(one.content))
    assert made.size == (40, 60)
    assert not made.getexif()
    assert b"Kamera" not in one.content
    assert one == prepared(path)
    assert one.file.name == f"{one.file.digest[:16]}.jpg"


def test_a_big_photo_is_made_as_small_as_a_page_needs(tmp_path: Path) -> None:
    one = prepared(photo(tmp_path, size=(2200, 900)))
    assert len(one.content) == one.file.size <= BIGGEST_PICTURE
    assert max(Image.open(BytesIO(one.content)).size) <= 2000


def test_a_drawing_stays_sharp_and_loses_only_what_paper_does_not_have(tmp_path: Path) -> None:
    Image.new("RGBA", (30, 20), (255, 0, 0, 0)).save(tmp_path / "papan.png")
    one = prepared(tmp_path / "papan.png")
    assert one.file.type == "png"
    assert Image.open(BytesIO(one.content)).getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jpg", b"MZ\x90 program", "bukan foto JPG, PNG, atau WebP"),
        ("a.jpg", b"\xff\xd8\xff\xe0 putus", "bukan foto JPG, PNG, atau WebP"),
        ("a.png", b"GIF89a" + bytes(20), "bukan foto JPG, PNG, atau WebP"),
        ("a.jpg", b"\0\0\0\x18ftypheic" + bytes(20), "HEIC"),
        ("a.pdf", b"%PDF-1.7" + bytes(BIGGEST_SCAN), "paling besar 8 MB"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan foto"),
        ("a.jpg", b"", "bukan foto"),
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal, match=told):
        prepared(tmp_path / name)


def test_folders_devices_and_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="bukan berkas biasa"):
        prepared(tmp_path)
    with pytest.raises(Refusal, match="tidak ada"):
        prepared(tmp_path / "tidak-ada.jpg")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa.jpg")
        with pytest.raises(Refusal, match="bukan berkas biasa"):
            prepared(tmp_path / "pipa.jpg")


def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused(tmp_path: Path) -> None:
    Image.new("1", (12_000, 8_000)).save(tmp_path / "bom.png")
    with pytest.raises(Refusal, match="juta titik"):
        prepared(tmp_path / "bom.png")


def test_a_dragged_file_is_found_however_the_terminal_writes_it(tmp_path: Path) -> None:
    path, other = photo(tmp_path), photo(tmp_path, "dua.jpg")
    dragged = str(path).replace(" ", "\\ ") if os.sep == "/" else f'"{path}"'
    for typed in (str(path), f"'{path}'", f'"{path}" ', dragged, path.as_uri()):
        assert typed_paths(typed) == (path,)
    for both in (f"'{path}' {other}", f"{dragged} {other}", f"{path.as_uri()} '{other}'"):
        assert typed_paths(both) == (path, other)
    assert typed_paths("  ") == ()


def test_a_photo_is_in_the_session_file_and_in_the_laporan_of_every_format(
    session: Session, tmp_path: Path
) -> None:
    stage = session.stages[1]
    one = attached(session, photo(tmp_path), caption=HOSTILE, stage=stage.id)
    attached(session, photo(tmp_path, "b.jpg", (50, 50)), caption="rahasia", confidential=True)
    assert one.file is not None
    name = f"lampiran/{one.file.name}"
    with what_holds(session) as holds:
        text, photos = holds.text(REPORT), holds.photos
        assert list(photos) == [name]
        assert f"]({name})" in text
        assert "rahasia" not in text
        assert "Lampiran tertutup yang tidak dimuat: 1." in text
        page, word, pdf = (write(text, form, LOOK, photos=photos) for form in Form)
        assert word == write(text, Form.WORD, LOOK, photos=photos)
        assert pdf == write(text, Form.PDF, LOOK, photos=photos)
    caption = f"Foto 1. {HOSTILE}; {stage.title}"
    for sign, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        caption = caption.replace(sign, code)
    assert f'" alt="{caption}">' in page.decode()
    assert len([n for n in ZipFile(BytesIO(word)).namelist() if n.startswith("word/media/")]) == 1
    assert pdf.startswith(b"%PDF")


def test_the_notulen_ends_with_the_photos_and_signed_sheets_stand_with_who_came(
    session: Session, tmp_path: Path
) -> None:
    sheet = attached(
        session, photo(tmp_path, "a.jpg"), caption="Lembar absen", stage=roll_call(session).id
    )
    paper = attached(session, photo(tmp_path, "b.jpg", (50, 50)), edition="1")
    secret = attached(session, photo(tmp_path, "c.jpg", (51, 50)), confidential=True)
    assert sheet.file is not None
    assert paper.file is not None
    assert secret.file is not None
    concept, came = (on_paper(session, name, None) for name in ("notulen", "daftar-hadir"))
    assert paper.file.name not in concept.text, "it is the paper of a version"
    session.record(Agreement.new(edition="1", agreed=Agreed(MORNING, over="x"))).result(10)
    late = attached(session, photo(tmp_path, "d.jpg", (52, 50)), caption="Sesudah disepakati")
    agreed = on_paper(session, "notulen", session.agreement)
    assert late.file is not None
    assert paper.file.name in agreed.text
    assert late.file.name in agreed.text
    assert BESIDE_THE_MINUTES in agreed.text
    for made in (concept, came, agreed):
        assert f"![Foto 1. Lembar absen; {roll_call(session).title}](lampiran/" in made.text
        assert sheet.file.name in made.text
        assert secret.file.name not in made.text
        drawn = made.text.count("![Foto")
        with ZipFile(BytesIO(made.written("docx"))) as word:
            media = [name for name in word.namelist() if name.startswith("word/media/")]
        assert len(media) == made.written("html").count(b"<img") == drawn
        pages = PdfReader(BytesIO(made.written("pdf"))).pages
        assert sum(len(page.images) for page in pages) == drawn
    assert f"## {SIGNED_SHEETS}" in came.text
    assert late.file.name not in on_paper(session, "daftar-hadir", session.agreement).text


def test_photos_are_printed_by_the_templates_of_an_office_too(
    session: Session, tmp_path: Path
) -> None:
    attached(session, photo(tmp_path), caption="Pembukaan")
    folder = session.path.parent / "templat"
    folder.mkdir()
    for name in ("notulen", "laporan-kegiatan"):
        text = shipped(offered()[f"{name}.md.j2"])
        (folder / f"{name}.md.j2").write_text(f"{text}\nTambahan kantor.\n", encoding="utf-8")
        made = on_paper(session, name, None, printer_of(session.path))
        assert "![Foto 1. Pembukaan](lampiran/" in made.text
        assert "Tambahan kantor." in made.text


def roll_call(session: Session) -> Stage:
    return next(stage for stage in session.stages if stage.kind == ROLL_CALL)


def test_without_attachments_there_is_no_heading_for_them(session: Session) -> None:
    with what_holds(session) as holds:
        assert "Lampiran foto" not in holds.text(REPORT)


def test_the_same_file_twice_is_told_and_a_withdrawn_one_prints_nothing(
    session: Session, tmp_path: Path
) -> None:
    path = photo(tmp_path)
    attached(session, path)
    with pytest.raises(Refusal, match="sudah dilampirkan"):
        attach(session, prepared(path))
    (seen,) = session.all(Annex)
    session.record(seen.withdraw("lampiran ditarik")).result(10)
    session.poll()
    with what_holds(session) as holds:
        assert "Lampiran foto" not in holds.text(REPORT)


def test_whoever_destroys_a_photo_destroys_its_bytes_and_what_was_said_of_it(
    session: Session, tmp_path: Path
) -> None:
    one = attached(session, photo(tmp_path), caption="Ibu Contoh di meja")
    other = attached(session, photo(tmp_path, "b.jpg", (50, 50)))
    assert one.file is not None
    assert other.file is not None
    session.redact(Annex.kind, one.id, "file", REASONS[0]).result(10)
    session.poll()
    assert session.attached(one.file.digest) is None
    assert session.attached(other.file.digest) is not None
    assert "Ibu Contoh" not in dump(session)
    assert one.file.digest not in dump(session)
    with what_holds(session) as holds:
        assert "Foto 1" in holds.text(REPORT)
        assert "Foto 2" not in holds.text(REPORT)


def test_a_merged_copy_brings_the_photo_and_an_order_to_destroy_takes_it(
    session_path: Path, tmp_path: Path, open_as: OpenAs
) -> None:
    away = Path(shutil.copy(session_path, tmp_path / "laptop-2.bimtek"))
    session = open_as(away, "N2")
    one = attached(session, photo(tmp_path))
    session.close()
    assert one.file is not None
    with opened(session_path, [away], MORNING, trial=False) as merging:
        assert merging.tried()[0].notices == ("1 lampiran ikut.",)
        merging.merge()
        assert merging.remaining().files == 0
    with reading(session_path) as here:
        assert here.attached(one.file.digest) is not None
    session = open_as(session_path, "N1")
    session.redact(Annex.kind, one.id, "file", REASONS[0]).result(10)
    session.close()
    with opened(away, [session_path], MORNING, trial=False) as merging:
        merging.merge()
        assert merging.remaining().files == 0
    with reading(away) as there:
        assert there.attached(one.file.digest) is None


def test_a_copy_that_lacks_the_bytes_says_so_and_prints_the_caption(
    session: Session, tmp_path: Path
) -> None:
    one = attached(session, photo(tmp_path), caption="Pembukaan")
    session.close()
    connection = sqlite3.connect(session.path, isolation_level=None)
    content = connection.execute("SELECT content FROM attachment").fetchone()[0]
    connection.execute("DELETE FROM attachment")
    assert one.file is not None
    assert missing(connection) == {one.file.digest}
    found = verify(connection, record_kinds())
    assert [(each.serious, "di salinan ini" in each.message) for each in found] == [(False, True)]
    with reading(session.path) as told, what_holds(told) as holds:
        assert any("1 lampiran: berkasnya" in one.text for one in of_hall(told))
        text = holds.text(REPORT)
        assert "Foto 1. Pembukaan; berkasnya di salinan lain" in text
        assert b"<img" not in write(text, Form.HTML, LOOK, photos=holds.photos)
        assert write(text, Form.PDF, LOOK, photos=holds.photos)
    connection.execute("INSERT INTO attachment VALUES(?, ?)", (one.file.digest, content + b"x"))
    assert list(damaged(connection)) == [one.file.digest]
    assert any(each.serious for each in verify(connection, record_kinds()))
    assert content_of(connection, "tidak ada") is None
