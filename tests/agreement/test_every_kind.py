"""What an agreement does to every kind of record: none can be forgotten, a new one must be named.

What stands here in no set is what the hall came to, and changes only by a number.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Any, get_args, get_origin

import pytest

from bimtek.agreed import minutes_of
from bimtek.bootstrap import record_kinds
from bimtek.hall.agreed import (
    ALWAYS,
    InForce,
    amended_by,
    refuse_what_is_agreed,
)
from bimtek.hall.agreement import Agreed, Agreement, Signed, Signing
from bimtek.hall.records import Label, StageRun, StageState
from bimtek.journal import file
from bimtek.journal.codec import canonical, encode, type_hints
from bimtek.journal.records import Change, Head, Record, Refusal, Seen
from bimtek.journal.voice import Author, Voice
from bimtek.overview.since import Why, since_agreed
from bimtek.overview.words import Words
from tests.agreement.conftest import CopyFor
from tests.agreement.laptops import AFTERNOON, Laptop

OF_THE_AGREEMENT = {
    "agreement", "signing", "reopening", "correction", "data_update", "amended",
}  # fmt: skip
FREE = {"officer", "copy", "lock", "waiver", "message", "form", "annex", *OF_THE_AGREEMENT}
"""Say nothing of what the hall came to."""
UNTIL_SIGNED = {
    "note", "stage_summary", "parked", "attendance", "held_capacity", "roll_call", "participant",
    "stage", "document_data", "signature_block", "added_stage", "turn", "chair", "session",
    "agenda_item", "pause", "closing",
    "signature", "signer", "commitment_part", "commitment_paper",
}  # fmt: skip
"""How the day went, who was there, who signed the commitment."""
BOUND = {
    "script", "opd", "evidence", "group", "office_seat", "person_seat", "group_dissent",
    "earlier_session", "origin", "former_name", "former_seat", "earlier_action", "earlier_gap",
    "answer", "sheet_row", "swot_item", "keyword", "swot_voice", "indicator", "gap",
    "vote_option", "vote", "vote_tally", "voting", "vote_choice", "chapter", "remark",
    "programme", "quick_win_answer", "reading", "clause", "stance", "read_back", "dissent",
}  # fmt: skip
"""What the hall came to."""
KINDS = record_kinds()


def in_force(*, signed: bool) -> InForce:
    agreed = {"agreed": (Head("1", canonical(encode(Agreed(AFTERNOON)))),)}
    paper = {"signed": (Head("2", canonical(encode(Signed(date(2023, 7, 6), "Ketua")))),)}
    return InForce(Seen(Agreement, "1", agreed), Seen(Signing, "1", paper if signed else {}))


def change_of(kind: str) -> Change:
    return Change(kind, "x", {"f": 1})


def taken(standing: InForce | None, *changes: Change, result: bool = False) -> bool:
    try:
        refuse_what_is_agreed(standing, changes, lambda _: result)
    except Refusal:
        return False
    return True


def test_every_kind_stands_in_one_of_three_sets() -> None:
    assert sorted([*FREE, *UNTIL_SIGNED, *BOUND]) == sorted(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_taken_without_a_number(kind: str) -> None:
    change = change_of(kind)
    assert taken(None, change)
    assert taken(in_force(signed=False), change) is (kind in FREE | UNTIL_SIGNED)
    assert taken(in_force(signed=True), change) is (kind in FREE)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - OF_THE_AGREEMENT))
def test_a_delivery_names_what_would_be_refused_and_no_note(kind: str) -> None:
    change = change_of(kind)
    for signed in (False, True):
        standing = in_force(signed=signed)
        named = amended_by("u1", standing, [change])
        assert taken(standing, change, *named) is (kind != "note" or not signed)
        assert bool(named) is (kind != "note" and not taken(standing, change))
    assert amended_by("u1", None, [change]) == []


def test_a_note_goes_with_the_row_that_a_delivery_changes_and_never_alone() -> None:
    standing = in_force(signed=False)
    note, row = change_of("note"), change_of("signature")
    alone = amended_by("u1", standing, [note])
    assert not taken(standing, note, *alone, result=True)
    together = amended_by("u1", standing, [row, note])
    assert taken(standing, row, note, *together, result=True)
    assert not taken(standing, row, note, result=True)


def value_for(hint: Any) -> object:
    """Some value that a field of this type can hold."""
    if options := [one for one in get_args(hint) if one not in (type(None), ...)]:
        value = value_for(options[0])
        return (value,) if get_origin(hint) is tuple else value
    if not isinstance(hint, type):
        return {"a": "b"}
    if issubclass(hint, Enum):
        return next(iter(hint))
    if dataclasses.is_dataclass(hint):
        return hint(**{name: value_for(of) for name, of in type_hints(hint).items()})
    some: dict[type, object] = {
        bool: True, int: 1, str: "susulan", date: date(2023, 7, 5), time: time(9),
        datetime: AFTERNOON,
    }  # fmt: skip
    return some.get(hint, {"a": "b"})


def some_change(cls: type[Record]) -> Change:
    """Every field of a record that nobody knows yet, set to something."""
    hints = type_hints(cls)
    key = "/".join("kesenjangan" for _ in cls.key)
    fields = {name: encode(value_for(hints[name])) for name in cls.data_fields()}
    return Change(cls.kind, key, fields, dict.fromkeys(fields, ()), cls.version)


def write(laptop: Laptop, changes: Sequence[Change]) -> None:
    """An act each, of whatever makes no sense on any screen too."""
    connection = file.connect(laptop.path, writing=True)
    author = Author("device", "o-n2", "notulis")
    voice = Voice(connection, KINDS, lambda: laptop.time, author)
    for change in changes:
        with file.transaction(connection):
            voice.append([change])
    connection.close()


def test_of_no_kind_a_late_laptop_changes_a_byte_and_all_of_it_is_listed(
    desk: Laptop, copy_for: CopyFor
) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION, stage="penutup")
    desk.record(StageRun.new(id="kesenjangan", state=StageState.DONE, started=desk.time))
    late = copy_for("N2")
    mine = sorted(set(KINDS) - OF_THE_AGREEMENT)
    write(late, [some_change(KINDS[kind]) for kind in mine])
    desk.agree()
    before, text = desk.agreed(), minutes_of(desk.session)
    desk.merge(late)
    assert desk.agreed() == before
    assert minutes_of(desk.session) == text
    standing = desk.session.agreement
    assert standing
    listed = {
        one.kind for one in since_agreed(Words(desk.session), standing) if one.why is Why.LATE
    }
    assert listed == set(mine) - ALWAYS
