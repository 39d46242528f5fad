"""Clauses that are read, questions that hang on them, and how names are said aloud."""

from __future__ import annotations

from datetime import datetime

import pytest

from bimtek.hall.records import Label, Note, Opd
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Head, Seen
from bimtek.stages.decree.reading import (
    abbreviations,
    asked_about,
    open_questions,
    progress,
    pronounced,
    span,
)

PLACE = "clause/sk/kedua"
AT_TEN = datetime.fromisoformat("2023-07-03T10:00:00+07:00")
AT_FIVE_PAST = datetime.fromisoformat("2023-07-03T10:05:00+07:00")
OPDS = (
    Opd("dpupr", "DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", alias=("PUPR",)),
    Opd("dinkes", "Dinkes", "Dinas Kesehatan"),
    Opd("inspektorat", "Inspektorat", "Inspektorat"),
)


def note(name: str, label: Label, about: str = PLACE, answers: str = "") -> Seen[Note]:
    values = {"text": name, "label": label, "about": about, "answers": answers}
    heads = {
        key: (Head("1-0-a", canonical(encode(value))),) for key, value in values.items() if value
    }
    return Seen(Note, name, heads)


def test_the_next_clause_is_the_first_one_that_is_not_read() -> None:
    found = progress(("a", "b", "c"), {"a": AT_TEN, "c": AT_TEN})
    assert (found.read, found.total, found.following, found.complete) == (2, 3, "b", False)


def test_a_clause_whose_reading_was_taken_back_is_not_read() -> None:
    assert progress(("a",), {"a": None}).following == "a"


def test_an_sk_is_read_when_every_clause_is() -> None:
    assert progress(("a",), {"a": AT_TEN}).complete


def test_the_reading_lasts_from_the_first_to_the_last_clause() -> None:
    assert span((AT_FIVE_PAST, None, AT_TEN)) == (AT_TEN, AT_FIVE_PAST)
    assert span((None,)) is None


def test_an_answer_stands_with_its_question() -> None:
    asked = asked_about(
        [
            note("q1", Label.QUESTION),
            note("q2", Label.QUESTION),
            note("a1", Label.ANSWER, answers="q1"),
            note("a2", Label.ANSWER, about="", answers="q1"),
        ],
        PLACE,
    )
    assert [answer.record for answer in asked[0].answers] == ["a1", "a2"]
    assert [item.question.record for item in open_questions(asked)] == ["q2"]


def test_questions_on_another_clause_and_plain_notes_do_not_show() -> None:
    notes = [note("q", Label.QUESTION, "clause/sk/kesatu"), note("n", Label.NOTE)]
    assert asked_about(notes, PLACE) == ()


@pytest.mark.parametrize(
    ("short", "said"),
    [
        ("DPUPR", "de-pe-u-pe-er"),
        ("DP3AP2KB", "de-pe-tiga-a-pe-dua-ka-be"),
        ("Dinkes", ""),
        ("Satpol PP", ""),
        ("A", ""),
    ],
)
def test_only_capitals_are_said_letter_by_letter(short: str, said: str) -> None:
    assert pronounced(short) == said


def test_short_names_in_a_text_are_spelled_out_in_the_order_of_the_text() -> None:
    found = abbreviations("Data dikumpulkan Dinkes dan PUPR, dibantu Inspektorat.", OPDS)
    assert [(item.short, item.name) for item in found] == [
        ("Dinkes", "Dinas Kesehatan"),
        ("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ]


@pytest.mark.parametrize("text", ["DPUPRS dan xDinkes", "dinkes", ""])
def test_a_part_of_a_word_is_no_short_name(text: str) -> None:
    assert abbreviations(text, OPDS) == ()
