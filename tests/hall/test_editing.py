"""What the evening's editing makes of the notes, and what its keys change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

import pytest

from bimtek.hall import edits
from bimtek.hall.desk_lines import counted, desk_lines, first_to_edit, next_waiting, waiting
from bimtek.hall.editing import Edited
from bimtek.hall.records import Label, Note
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Change, Head, Refusal, Seen

TEN = datetime(2023, 7, 3, 10, tzinfo=timezone(timedelta(hours=7)))
VALUES = {"text": "kata", "stage": "tanya"}


def note(record: str, minute: int = 0, *, also: object = None, **values: object) -> Seen[Note]:
    """A note as it stands.

    Args:
        also: (field, value) that another laptop set without knowing of the first.
    """
    said = {**VALUES, "said": TEN + timedelta(minutes=minute), **values}
    heads: dict[str, tuple[Head, ...]] = {
        name: (Head(f"2-{record}", None if value is None else canonical(encode(value))),)
        for name, value in said.items()
    }
    if isinstance(also, tuple):
        name, value = also
        heads[name] = (*heads[name], Head(f"1-{record}", canonical(encode(value))))
    return Seen(Note, record, heads)


def edited(*notes: Seen[Note]) -> Edited:
    return Edited(notes, {one.record: one.value.said or TEN for one in notes})


def after(notes: Iterable[Seen[Note]], changes: Iterable[Change]) -> Edited:
    """The notes once the changes are recorded."""
    found = {one.record: one for one in notes}
    for change in changes:
        seen = found[change.record]
        set_now = {
            name: (Head(f"3-{name}", canonical(value)),) for name, value in change.patch.items()
        }
        found[change.record] = Seen(Note, change.record, {**seen.heads, **set_now})
    return edited(*found.values())


def told(found: Edited, stage: str = "tanya") -> list[str]:
    """The lines of the desk: `>` answers, `+` is one with what stands above."""
    return [
        f"{'+' if line.head else '>' * line.depth}{line.seen.record}"
        for line in desk_lines(found, stage)
    ]


def test_lines_stand_as_they_were_said_answers_under_what_they_answer() -> None:
    notes = [
        note("q", 1, label=Label.QUESTION),
        note("b", 2),
        note("a", 3, answers="q", label=Label.ANSWER),
        note("z", 0, stage="lain"),
    ]
    assert told(edited(*notes)) == ["q", ">a", "b"]


@pytest.mark.parametrize(
    ("record", "by", "lines"),
    [
        ("b", -1, ["b", "a", "c", "d"]),
        ("b", 1, ["a", "c", "b", "d"]),
        ("a", 1, ["b", "a", "c", "d"]),
        ("c", -1, ["a", "c", "b", "d"]),
    ],
)
def test_a_line_moves_by_one(record: str, by: int, lines: list[str]) -> None:
    notes = [note("a", 0), note("b", 1), note("c", 2), note("d", 3)]
    found = edited(*notes)
    seen = next(one for one in notes if one.record == record)
    (change,) = edits.moved(found, found.ordered, seen, by)
    assert told(after(notes, [change])) == lines


def test_lines_of_the_same_moment_are_counted_anew() -> None:
    notes = [note("a"), note("b"), note("c"), note("later", 5)]
    found = edited(*notes)
    changes = edits.moved(found, found.ordered, notes[2], -1)
    assert told(after(notes, changes)) == ["a", "c", "b", "later"]


def test_at_the_end_nothing_moves() -> None:
    notes = [note("a", 0), note("b", 1)]
    found = edited(*notes)
    for seen, by in ((notes[0], -1), (notes[1], 1)):
        with pytest.raises(Refusal):
            edits.moved(found, found.ordered, seen, by)


def test_what_two_laptops_say_otherwise_of_leaving_out_is_printed() -> None:
    seen = note("a", dropped=True, also=("dropped", False))
    assert edited(seen).dropped == frozenset()
    assert edited(note("a", dropped=True)).dropped == {"a"}


@pytest.mark.parametrize("label", [Label.DECISION, Label.ACTION])
def test_a_result_is_never_left_out_nor_joined(label: Label) -> None:
    result = note("a", label=label, dropped=True)
    plain = note("b", 1, joined="a")
    other = note("x")
    below = note("b", 1, label=label)
    with pytest.raises(Refusal):
        edits.left_out(edited(result), result)
    with pytest.raises(Refusal):
        edits.joined(edited(result, note("b", 1)), note("b", 1), result)
    with pytest.raises(Refusal):
        edits.joined(edited(other, below), below, other)
    assert edited(result, plain).dropped == frozenset()


def test_joined_lines_are_one_and_stand_apart_again_by_the_same_key() -> None:
    notes = [note("a", 0, text="walidata kominfo"), note("b", 1, text="puskesmas ikut")]
    found = after(notes, edits.joined(edited(*notes), notes[1], notes[0]))
    assert told(found) == ["a", "+b"]
    assert edits.proposed(found, found.ordered[0]) == "Walidata kominfo. Puskesmas ikut."
    apart = after(found.ordered, edits.joined(found, found.ordered[1], found.ordered[0]))
    assert told(apart) == ["a", "b"]


def test_a_line_that_joins_one_with_a_sentence_brings_its_own() -> None:
    notes = [note("a", 0, sentence="Walidata adalah Diskominfotik."), note("b", 1, text="ikut")]
    found = after(notes, edits.joined(edited(*notes), notes[1], notes[0]))
    assert edits.proposed(found, found.ordered[0]) == "Walidata adalah Diskominfotik. Ikut."
    whole = after(found.ordered, edits.worded(found, found.ordered[0], "Satu kalimat."))
    assert edits.proposed(whole, whole.ordered[0]) == "Satu kalimat."
    assert counted(desk_lines(whole, "tanya")).edited == 2


def test_a_third_line_joins_the_whole_and_brings_what_was_joined_to_it() -> None:
    notes = [note("a", 0), note("b", 1, joined="a"), note("c", 2), note("d", 3, joined="c")]
    found = edited(*notes)
    assert told(after(notes, edits.joined(found, notes[2], notes[1]))) == ["a", "+b", "+c", "+d"]


@pytest.mark.parametrize(
    "head",
    [
        {"stage": "lain"},
        {"dropped": True},
    ],
    ids=["moved to another acara", "left out"],
)
def test_a_line_whose_head_is_gone_stands_by_itself(head: dict[str, object]) -> None:
    assert "b" in told(edited(note("a", 0, **head), note("b", 1, joined="a")))
    assert told(edited(note("b", 1, joined="a"))) == ["b"]


def test_lines_that_were_joined_to_each_other_on_two_laptops_are_one() -> None:
    assert told(edited(note("a", 0, joined="b"), note("b", 1, joined="a"))) == ["a", "+b"]


def test_what_is_one_with_a_closed_line_does_not_circulate_either() -> None:
    notes = [note("a", 0, sentence="Kata dan rahasia."), note("b", 1, joined="a", closed=True)]
    found = edited(*notes)
    assert found.closed == {"a", "b"}
    assert counted(desk_lines(found, "tanya")).closed == 2
    opened = after(notes, edits.closed(found, notes[0]))
    assert opened.closed == frozenset()
    assert after(opened.ordered, edits.closed(opened, opened.ordered[1])).closed == {"a", "b"}


def test_a_line_made_a_decision_is_printed_by_itself_with_what_was_joined_to_it() -> None:
    notes = [note("a", 0, text="satu"), note("b", 1, text="dua", joined="a")]
    found = after(notes, edits.labelled(edited(*notes), notes[0], Label.DECISION))
    decision = found.ordered[0].value
    assert (decision.label, decision.sentence) == (Label.DECISION, "Satu. Dua.")
    again = after(found.ordered, edits.labelled(found, found.ordered[0], Label.DECISION))
    assert again.ordered[0].value.label is Label.NOTE
    dropped = note("c", dropped=True, joined="a")
    (change,) = edits.labelled(edited(notes[0], dropped), dropped, Label.ACTION)
    assert dict(change.patch) == {"label": "tindak lanjut", "dropped": False, "joined": ""}


def test_leaving_out_takes_what_is_joined_along_and_comes_back() -> None:
    notes = [note("a", 0), note("b", 1, joined="a")]
    found = after(notes, edits.left_out(edited(*notes), notes[0]))
    assert found.dropped == {"a", "b"}
    back = after(found.ordered, edits.left_out(found, found.ordered[0]))
    assert back.dropped == frozenset()
    assert told(back) == ["a", "+b"]


def test_whose_words_they_are_leaves_the_other_offices_named() -> None:
    seen = note("a", opd=("dinkes", "dishub"), speaker="p-1")
    (change,) = edits.spoken_by(seen, "p-2", "dinsos", "dinkes")
    assert dict(change.patch) == {"speaker": "p-2", "opd": ["dinsos", "dishub"]}
    assert edits.spoken_by(seen, "p-1", "dinkes", "dinkes") == []
    (nobody,) = edits.spoken_by(seen, "", "", "dinkes")
    assert dict(nobody.patch) == {"speaker": "", "opd": ["dishub"]}


def test_the_desk_counts_what_is_done_and_goes_to_what_waits() -> None:
    notes = [
        note("a", 0, sentence="Kata.", speaker="p-1"),
        note("b", 1, opd=("dinkes",)),
        note("c", 2, dropped=True),
        note("d", 3, closed=True),
        note("e", 4, text=None),
        note("f", 5, label=Label.DECISION),
    ]
    lines = desk_lines(edited(*notes), "tanya")
    assert counted(lines).words == "6 baris, disunting 1, dilepas 1, tertutup 1"
    assert [line.seen.record for line in lines if line.of_nobody] == ["e"]
    assert [next_waiting(lines, one) for one in ("a", "b", "f", "")] == ["b", "f", "b", "b"]
    assert next_waiting(lines[:1], "a") == ""


def test_editing_begins_where_lines_wait_here_first() -> None:
    notes = [
        note("a", stage="pembukaan", sentence="Sudah."),
        note("b", stage="tanya"),
        note("c", stage="kesenjangan"),
    ]
    edited = Edited(notes, {one.record: TEN for one in notes})
    stages = ["pembukaan", "tanya", "kesenjangan", "penutup"]
    assert first_to_edit(edited, stages, "penutup") == "tanya"
    assert first_to_edit(edited, stages, "kesenjangan") == "kesenjangan"
    assert first_to_edit(Edited([], {}), stages, "penutup") == "penutup"
    assert waiting(edited, stages) == {"tanya": 1, "kesenjangan": 1}
