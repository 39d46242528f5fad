"""N1 must go home at two: another name in the same window, and authorship stays true."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek import device
from bimtek.bootstrap import open_session
from bimtek.hall.records import Note, StageRun, StageState
from bimtek.journal.records import Refusal
from bimtek.minutes.document import minutes
from bimtek.session import Session
from tests.conftest import MORNING, OpenAs
from tests.tui.conftest import Opened
from tests.tui.driving import Desk


def authors(session: Session) -> dict[str, str]:
    found = {}
    for seen in session.all(Note):
        author = session.author(seen.stamps("text")[0])
        found[seen.value.text] = author.name if author else ""
    return found


async def to_budi(at: Desk) -> None:
    await at.press("ctrl+p")
    await at.type("ganti petugas")
    await at.press("enter")
    await at.until("Yang mencatat sekarang: ")
    await at.until("Siapa yang melanjutkan?")
    await at.type("Budi Contoh")
    await at.press("enter", "n")
    await at.until("Serah terima")


@pytest.mark.slow
async def test_who_goes_on_reads_how_things_stand_and_signs_the_own_words(desk: Opened) -> None:
    async with desk(role="notulis") as at:
        await at.open("Sambutan")
        await at.note("kata N1")
        await to_budi(at)
        assert "N1 (notulis) → Budi Contoh (notulis), pukul 08.30." in at.words
        await at.until("Catatan N1: 1")
        await at.press("end")
        await at.until("Terakhir: 08.30 ‘kata N1’")
        await at.press("escape")
        await at.until("Yang mencatat sekarang: Budi Contoh (notulis).")
        await at.note("kata Budi")
        assert authors(at.session) == {"kata N1": "N1", "kata Budi": "Budi Contoh"}
        assert "**Notulis:** N1; Budi Contoh" in minutes(at.session)
        assert (device.load().name, device.load().role) == ("Budi Contoh", "notulis")


@pytest.mark.slow
async def test_half_typed_words_go_on_and_the_undo_key_reaches_only_the_own(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.note("kata N1")
        await at.press("f2")
        await at.type("belum selesai")
        await to_budi(at)
        await at.press("escape")
        assert at.workspace.note_line.text == "belum selesai"
        await at.press("f2", "enter")
        assert authors(at.session)["belum selesai"] == "Budi Contoh"
        await at.press("escape", "ctrl+z", "ctrl+z")
        assert list(authors(at.session)) == ["kata N1"]


@pytest.mark.slow
async def test_the_same_name_gets_another_role_or_nothing_changes(desk: Opened) -> None:
    async with desk(role="notulis") as at:
        for key, told in (
            ("f", "Yang mencatat sekarang: N1 (fasilitator)."),
            ("f", "Tidak ada yang"),
        ):
            await at.press("ctrl+p")
            await at.type("ganti petugas")
            await at.press("enter")
            await at.type("N1")
            await at.press("enter", key)
            await at.until(told)
        assert at.session.role == "fasilitator"


async def test_the_registration_desk_is_opened_anew(desk: Opened) -> None:
    async with desk(role="meja") as at:
        await at.press("ctrl+p")
        await at.type("ganti petugas")
        await at.press("enter")
        await at.until("Meja registrasi: tutup")


def test_what_still_waits_for_the_disk_stays_in_the_old_name(
    session_path: Path, open_as: OpenAs
) -> None:
    session = open_as(session_path, "N1", "notulis")
    saved = [session.record(Note.new(text=f"kata {n}")) for n in range(20)]
    session.hand_over("Budi Contoh", "fasilitator")
    last = session.record(Note.new(text="kata Budi"))
    for one in (*saved, last):
        one.result(10)
    session.poll()
    told = authors(session)
    assert told.pop("kata Budi") == "Budi Contoh"
    assert set(told.values()) == {"N1"}
    session.record(StageRun.new(id="pembukaan", state=StageState.RUNNING)).result(10)
    assert {entry.role for entry in session.file.entries() if entry.kind == "stage"} == {
        "fasilitator"
    }
    assert not any(
        author.own
        for seen in session.all(Note)
        if seen.value.text != "kata Budi" and (author := session.author(seen.stamps("text")[0]))
    )


def test_the_same_person_on_another_laptop_is_the_same_officer(
    session_path: Path, open_as: OpenAs
) -> None:
    session = open_as(session_path, "N1")
    session.hand_over("  Budi Contoh ", "notulis")
    other = open_as(session_path, "Budi Contoh")
    assert session.actor == other.actor
    assert (session.officer, session.role) == ("Budi Contoh", "notulis")
    with pytest.raises(Refusal, match="nama petugas"):
        session.hand_over(" ", "notulis")


def test_half_typed_text_is_offered_to_whoever_went_on(session_path: Path) -> None:
    session = open_session(session_path, "N1", "notulis", clock=lambda: MORNING)
    session._process = 2**22 + 1  # a window that will have crashed
    session.keep_draft("note", "setengah")
    session.hand_over("Budi Contoh", "notulis")
    session.keep_draft("note", "setengah jadi")
    session.close()
    offered = {}
    for name in ("N1", "Budi Contoh"):
        again = open_session(session_path, name, "notulis", clock=lambda: MORNING)
        offered[name] = [draft.body for draft in again.drafts()]
        again.close()
    assert offered == {"N1": [], "Budi Contoh": ["setengah jadi"]}
