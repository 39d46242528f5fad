"""A telaah in the minutes, in what is missing, on the projector, in numbers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bimtek.hall.missing import Weight
from bimtek.hall.records import Label, Note
from bimtek.minutes.document import minutes
from bimtek.stages.closing.tasks import of_notes
from bimtek.stages.review.missing import missing
from bimtek.stages.review.page import office, page
from bimtek.stages.review.progress import progress, reached
from bimtek.stages.review.records import Remark
from bimtek.stages.review.spoken import spoken
from bimtek.ui.page_view import laid_out
from tests.minutes.halls import Hall, at
from tests.screens import REWRITE
from tests.stages.review.halls import (
    BOOKS,
    TENGKES,
    begin,
    end,
    entry,
    fill,
    go_on,
    morning,
    remark,
)

GOLDEN = Path(__file__).parent / "notulen-telaah.md"
WALL = Path(__file__).parent / "screens" / "layar-bab-54.txt"


def same_as(path: Path, text: str) -> None:
    if os.environ.get(REWRITE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def section(hall: Hall) -> str:
    """The part of the acara."""
    hall.session.poll()
    _, head, rest = minutes(hall.session).partition(f"### 1. {BOOKS.title}")
    end = min(i for i in (rest.find("\n### "), rest.find("\n## ")) if i > 0)
    return f"{head}{rest[:end]}".rstrip() + "\n"


def test_the_minutes_hold_every_chapter_and_a_matrix_of_remarks(hall: Hall) -> None:
    morning(hall)
    same_as(GOLDEN, section(hall))


def test_begun_and_empty_one_sentence_not_begun_none(hall: Hall) -> None:
    assert "Tidak ada bab" not in section(hall)
    begin(hall)
    assert section(hall).strip().endswith("Tidak ada bab yang dibahas.")


def test_what_people_typed_is_text_and_destroyed_words_are_gone(hall: Hall) -> None:
    remark(hall, "Wifi | *gratis* <b>kota</b> @dishub", TENGKES)
    hall.destroy(Remark.kind, entry(hall).seen.record, "text")
    text = section(hall)
    assert "Wifi \\| \\*gratis\\*" in text
    assert TENGKES not in text
    assert "[dimusnahkan]" in text


# -- what is missing


def found(hall: Hall) -> dict[str, tuple[Weight, str, str]]:
    hall.session.poll()
    return {
        one.key.partition(".")[0]: (one.weight, one.text, one.detail)
        for one in missing(hall.session, BOOKS)
    }


def test_what_a_telaah_owes_by_weight(hall: Hall) -> None:
    assert found(hall) == {}
    morning(hall)
    title = BOOKS.title
    told = found(hall)
    assert told["remark-owner"][1] == (
        f"1 catatan diterima tanpa yang memperbaiki atau tenggat: {title}"
    )
    assert told["remark-again"][2] == "‘visi belum terukur’"
    assert told["remark-undecided"][1:] == (
        f"1 catatan belum diputuskan: {title}",
        "catatan tertutup",
    )
    assert told["remark-who"][0] is Weight.TONIGHT
    assert "chapter-unread" not in told
    hall.time = at(10)
    end(hall)
    assert "chapter-unread" not in found(hall)


def test_chapters_that_nobody_took_are_named_once_it_is_over(hall: Hall) -> None:
    begin(hall)
    go_on(hall, 9, 0)
    assert found(hall) == {}
    end(hall)
    assert found(hall)["chapter-unread"] == (
        Weight.SHOULD, f"2 bab belum dibaca: {BOOKS.title}", "Bab 2 Kesiapan · Bab 1 Visi"
    )  # fmt: skip


def test_an_action_that_two_laptops_left_unmade_is_named(hall: Hall) -> None:
    remark(hall, f"{TENGKES} > @dishub ^14/7")
    (note,) = hall.session.all(Note)
    hall.record(note.withdraw())
    assert found(hall)["remark-action"][2] == f"‘{TENGKES}’"


def test_two_values_block_the_minutes(hall: Hall, other: Hall) -> None:
    remark(hall, TENGKES)
    mine, theirs = entry(hall).seen, entry(other).seen
    hall.record(mine.change(owner="dinkes"))
    other.record(theirs.change(owner="dishub"))
    weight, text, who = found(hall)["remark-conflict"]
    assert (weight, who) == (Weight.BLOCKS, "Nama Contoh Dua · N1")
    assert "(berbeda, belum dipilih)" in section(hall)
    assert text.endswith(f"‘{TENGKES}’")


def test_an_accepted_remark_is_a_task_of_tonight(hall: Hall) -> None:
    morning(hall)
    notes = [seen.value for seen in hall.session.all(Note)]
    assert {one.label for one in notes} == {Label.ACTION}
    tasks = list(of_notes(notes, ["dishub"], {}, ()))
    assert {(one.opd, one.what.partition(":")[0]) for one in tasks} == {
        ("dishub", "tindak lanjut s.d. 14 Jul"), ("bappeda", "tindak lanjut s.d. 12 Jul")
    }  # fmt: skip


def test_how_far_it_is_and_who_has_spoken(hall: Hall) -> None:
    assert (progress(hall.session, BOOKS), reached(hall.session, BOOKS)) == ((0, 3), "")
    morning(hall)
    assert progress(hall.session, BOOKS) == (2, 3)
    assert reached(hall.session, BOOKS) == "2 dari 3 bab selesai, 6 catatan (3 diterima)"
    assert {one.opd for one in spoken(hall.session, BOOKS)} == {"dinkes", "bappeda", "dishub"}


# -- the projector


def lines(hall: Hall, pointed: str) -> list[str]:
    hall.session.poll()
    shown = page(hall.session, BOOKS, pointed)
    return [" ".join(filter(None, (one.mark, one.text, one.right))) for one in shown.lines]


def test_the_hall_sees_a_chapter_without_persons_and_confidences(hall: Hall) -> None:
    morning(hall)
    told = lines(hall, "bab/b1-1")
    assert f"✓ {TENGKES} Dinkes" in told
    assert "  diperbaiki Dishub, s.d. 14 Jul" in told
    assert "◐ kalimat panjang Universitas contoh" in told
    everything = " ".join(told + lines(hall, "") + lines(hall, "bab/tiada"))
    assert not [one for one in ("pelapor", "Dr. Tamu", "sudah sesuai") if one in everything]


def test_the_hall_sees_all_chapters_with_their_marks(hall: Hall) -> None:
    assert lines(hall, "")[:2] == ["Buku I", "○ Bab 1 Pendahuluan"]
    morning(hall)
    assert lines(hall, "") == [
        "Buku I", "✎ Bab 1 Pendahuluan 4 catatan", "✓ Bab 2 Kesiapan", "", "Buku II",
        "▶ Bab 1 Visi 1 catatan",
    ]  # fmt: skip


def test_the_page_of_an_office_names_the_chapters_it_wrote(hall: Hall) -> None:
    morning(hall)
    told = [(one.mark, one.text, one.right) for one in office(hall.session, BOOKS, "dinkes")]
    assert told == [("", "Bab yang disusun", ""), ("✓", "Buku I, Bab 2 Kesiapan", "")]
    assert office(hall.session, BOOKS, "dishub") == ()


def test_the_page_in_the_font_of_the_back_row(hall: Hall) -> None:
    morning(hall)
    hall.session.poll()
    shown = page(hall.session, BOOKS, "bab/b1-1")
    rows = laid_out(shown, "09.40", 54, 16).rows
    same_as(WALL, "\n".join(row.plain.rstrip() for row in rows) + "\n")


@pytest.mark.parametrize("field", ["text", "verdict"])
def test_what_is_destroyed_never_stands_before_the_hall(hall: Hall, field: str) -> None:
    remark(hall, f"{TENGKES} > ^14/7 rahasia")
    hall.destroy(Remark.kind, entry(hall).seen.record, field)
    told = " ".join(lines(hall, "bab/b1-1"))
    assert "rahasia" not in told
    assert (TENGKES in told) is (field == "verdict")
    fill(hall, entry(hall, "[dimusnahkan]" if field == "text" else TENGKES).text, sort="d")
