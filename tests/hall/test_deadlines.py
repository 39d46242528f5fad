"""One deadline for several actions."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.deadlines import with_deadline
from bimtek.hall.records import Note
from bimtek.journal.records import Seen
from tests.records import seen

DAY = date(2023, 7, 14)


def action(name: str, **values: object) -> Seen[Note]:
    return seen(Note, name, **{"text": name, "label": "tindak lanjut", **values})


TAKEN_BACK = Seen(
    Note, "a", action("a", withdrawn={"seen": {}, "reason": ""}).heads, frozenset(("0",))
)


@pytest.mark.parametrize(
    ("notes", "dated"),
    [
        ([], []),
        ([action("a"), action("b")], ["a", "b"]),
        ([action("a", due="2023-07-07"), action("b")], ["b"]),  # dated meanwhile
        ([action("a", label="catatan")], []),  # no action any more
        ([TAKEN_BACK], []),
        ([action("a", text=...)], ["a"]),  # its words are gone, somebody still owes it
        ([action("a", due=...)], ["a"]),
    ],
)
def test_the_same_day_for_what_has_none(notes: list[Seen[Note]], dated: list[str]) -> None:
    changes = with_deadline(notes, DAY)
    assert [one.record for one in changes] == dated
    assert all(one.patch == {"due": "2023-07-14"} for one in changes)
