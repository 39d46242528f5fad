"""What an answer rests on: what is typed of it, what it records, and how it is taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bimtek.hall.evidence import (
    Evidence,
    EvidenceKind,
    Piece,
    Place,
    brought,
    enters_evidence,
    piece_words,
    read_due,
    read_kind,
    taken_back,
    told_of,
)
from bimtek.hall.records import Label, Note
from bimtek.journal.records import DESTROYED, WITHDRAWN, Refusal, Seen
from tests.records import seen

TODAY = date(2023, 7, 3)
NOW = datetime.fromisoformat("2023-07-03T14:43:00+07:00")
DOCUMENT, LINK, PHOTO, FOLLOWS = EvidenceKind
ROW = Place("gap/SL.2.1/dinkes", "gap", "SL.2.1 Antrean", ("dinkes",), "gap/gap/SL.2.1/dinkes")


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("d SK Kadinkes", DOCUMENT, "SK Kadinkes"),
        ("M  Rekap antrean", FOLLOWS, "Rekap antrean"),
        ("t https://contoh.go.id/rme", LINK, "https://contoh.go.id/rme"),
        ("Foto: loket puskesmas", PHOTO, "loket puskesmas"),
        ("dokumen Renstra", DOCUMENT, "Renstra"),
        ("SK Kadinkes", DOCUMENT, "SK Kadinkes"),
        ("  Renstra 2021–2026  ", DOCUMENT, "Renstra 2021–2026"),
        ("Rekap antrean menyusul", FOLLOWS, "Rekap antrean"),
        ("Laporan bagian m", DOCUMENT, "Laporan bagian m"),
        ("bd dari Dinkes", DOCUMENT, "bd dari Dinkes"),
    ],
)
def test_a_title_of_several_words_needs_no_letter(
    typed: str, kind: EvidenceKind, title: str
) -> None:
    assert read_kind(typed) == (kind, title)


@pytest.mark.parametrize("typed", ["Renstra", "bd", "tb", "x", "-", "s SK Kadinkes", "", " "])
def test_what_could_be_of_any_kind_is_asked_for_it(typed: str) -> None:
    with pytest.raises(Refusal, match="Awali dengan jenis bukti") as refused:
        read_kind(typed)
    assert refused.value.code == "evidence-kind"


def test_a_title_of_one_word_is_shown_how_it_is_typed() -> None:
    with pytest.raises(Refusal, match=r"Contoh: d rekap$"):
        read_kind("rekap")


@pytest.mark.parametrize("typed", ["d", "d  ", "foto", "menyusul"])
def test_a_kind_alone_is_no_evidence(typed: str) -> None:
    with pytest.raises(Refusal, match="Bukti belum bernama"):
        read_kind(typed)


@pytest.mark.parametrize(
    ("typed", "where", "in_place", "told"),
    [
        ("", "", False, "isian lanjut"),
        ("", "", True, "isian lanjut"),
        ("SK Kadinkes", "", False, "ke tempat atau tanggalnya"),
        ("SK Kadinkes", "", True, "mencatat bukti"),
        ("", "rak 2", True, "mencatat bukti"),
        ("-2", "", False, "menarik bukti itu"),
        ("-", "", False, "ke tempat atau tanggalnya"),
    ],
)
def test_the_screen_says_what_enter_does(typed: str, where: str, in_place: bool, told: str) -> None:
    assert enters_evidence(typed, where, in_place=in_place) == told


def test_what_follows_needs_a_day() -> None:
    assert read_due("7/7", TODAY) == date(2023, 7, 7)
    for typed in ("", " ", "bd", "kapan-kapan"):
        with pytest.raises(Refusal):
            read_due(typed, TODAY)


def test_what_is_there_makes_no_task() -> None:
    (change,) = brought(Piece(DOCUMENT, "SK Kadinkes", "Dinkes, subbag"), ROW, NOW)
    assert change.patch == {
        "of": ROW.of, "type": "dokumen", "title": "SK Kadinkes", "where": "Dinkes, subbag",
    }  # fmt: skip


def test_what_follows_is_a_task_of_whoever_is_in_charge() -> None:
    evidence, note = brought(Piece(FOLLOWS, "Rekap", due=date(2023, 7, 7)), ROW, NOW)
    assert evidence.patch["action"] == note.record
    assert note.patch["text"] == "Menyerahkan bukti SL.2.1 Antrean: Rekap"
    assert (note.patch["label"], note.patch["due"]) == (Label.ACTION.value, "2023-07-07")
    assert (note.patch["opd"], note.patch["about"]) == (["dinkes"], ROW.about)


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        (Piece(DOCUMENT, "SK Kadinkes"), "Bukti dicatat: SK Kadinkes (dokumen)."),
        (Piece(FOLLOWS, "Rekap"), "Bukti menyusul dicatat; tindak lanjut dibuat: Rekap."),
    ],
)
def test_whoever_brought_it_reads_as_what_it_was_taken(piece: Piece, told: str) -> None:
    assert told_of(piece) == told


PROMISED = seen(Evidence, "a", type=FOLLOWS, title="Rekap", due=date(2023, 7, 7), action="t")
TASK = seen(Note, "t", label=Label.ACTION)
GONE = Seen(
    Note,
    "t",
    {**TASK.heads, **seen(Note, "t", withdrawn={"seen": {}, "reason": ""}).heads},
    frozenset(("0",)),
)


@pytest.mark.parametrize(
    ("action", "named"),
    [(TASK, ["a", "t"]), (GONE, ["a"]), (None, ["a"])],
    ids=["with its task", "the task is gone already", "it never had one"],
)
def test_evidence_is_taken_back_with_the_task_that_would_bring_it(
    action: Seen[Note] | None, named: list[str]
) -> None:
    changes = taken_back(PROMISED, action)
    assert [change.record for change in changes] == named
    assert all(WITHDRAWN in change.patch for change in changes)


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (Evidence("a", title="SK Kadinkes", where="Dinkes"), "SK Kadinkes (dokumen, Dinkes)"),
        (Evidence("a", type=PHOTO, title="Loket"), "Loket (foto)"),
        (PROMISED.value, "Rekap (menyusul s.d. 7 Juli 2023)"),
        (Evidence("a", type=FOLLOWS, title=DESTROYED), f"{DESTROYED} (menyusul)"),
        (seen(Evidence, "a", title=..., where="Dinkes").value, f"{DESTROYED} (dokumen, Dinkes)"),
    ],
)
def test_a_piece_is_told_in_a_line(piece: Evidence, words: str) -> None:
    assert piece_words(piece) == words


def test_only_what_was_destroyed_may_follow_without_a_day() -> None:
    Evidence("a", type=FOLLOWS, title=DESTROYED).check()
    for piece in (Evidence("a", type=FOLLOWS, title="Rekap"), Evidence("a", title=" ")):
        with pytest.raises(Refusal):
            piece.check()
