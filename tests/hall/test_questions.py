"""Which questions of an acara are answered, and what may be read out."""

from __future__ import annotations

import pytest

from bimtek.hall.questions import answered, as_heard, asked_in, is_closed, may_be_read_out
from bimtek.hall.records import Label, Note
from bimtek.journal.records import Seen
from tests.records import seen

TEN = "2023-07-03T10:0{}:00+07:00"


def note(name: str, label: Label, minute: int, stage: str = "sk", to: str = "") -> Seen[Note]:
    more = {"answers": to} if to else {}
    said = TEN.format(minute)
    return seen(Note, name, text=name, label=label, stage=stage, said=said, **more)


ASKED = note("t", Label.QUESTION, 1)


@pytest.mark.parametrize(
    ("notes", "answers"),
    [
        ([ASKED], [("t", [])]),
        ([note("j", Label.ANSWER, 2, to="t"), ASKED], [("t", ["j"])]),
        # wherever it was typed, and before the clock of another laptop said it was asked
        ([ASKED, note("j", Label.ANSWER, 0, "lain", "t")], [("t", ["j"])]),
        ([ASKED, note("b", Label.ANSWER, 3, to="t"), note("a", Label.NOTE, 2, to="t")],
         [("t", ["a", "b"])]),
        # a question that is asked back is no answer, but one more question
        ([ASKED, note("balik", Label.QUESTION, 2, to="t")], [("t", []), ("balik", [])]),
        ([ASKED, note("j", Label.ANSWER, 2, to="hilang")], [("t", [])]),
        ([note("lain", Label.QUESTION, 1, "lain")], []),
        ([note("u", Label.QUESTION, 2), ASKED], [("t", []), ("u", [])]),
        ([], []),
    ],
)  # fmt: skip
def test_questions_stand_as_asked_with_their_answers(
    notes: list[Seen[Note]], answers: list[tuple[str, list[str]]]
) -> None:
    found = asked_in(notes, "sk")
    told = [(one.question.record, [seen.record for seen in one.answers]) for one in found]
    assert told == answers
    assert [one.answered for one in found] == [bool(given) for _, given in answers]
    said_to = answered(seen.value for seen in notes)
    assert [one.question.record in said_to for one in found] == [one.answered for one in found]


@pytest.mark.parametrize(
    ("values", "closed", "read_out"),
    [
        ({"text": "a"}, False, True),
        ({"text": "a", "closed": False}, False, True),
        ({"text": "a", "closed": True}, True, False),
        ({"text": "a", "closed": [False, True]}, True, False),  # one of two laptops closed it
        ({"text": "a", "closed": ...}, True, False),  # the mark was destroyed
        ({"text": ...}, False, False),
    ],
)
def test_in_doubt_nothing_is_read_out(
    values: dict[str, object], closed: bool, read_out: bool
) -> None:
    one = seen(Note, "a", **values)
    assert (is_closed(one), may_be_read_out(one)) == (closed, read_out)
    assert as_heard(one).closed is closed
