"""The task of a row comes, changes and goes with it; what people changed in it stays."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bimtek.hall.follow_up import FollowUp, followed
from bimtek.hall.records import Label, Note
from bimtek.journal.records import WITHDRAWN, Seen
from tests.records import seen

NOW = datetime.fromisoformat("2023-07-03T10:00:00+07:00")
OWED = FollowUp(
    "Menyusulkan tanda tangan", "k", ("dinkes",), "signature/k/dinkes", date(2023, 7, 7)
)
LATER = OWED._replace(due=date(2023, 7, 14))
NOTE = seen(Note, "a", label=Label.ACTION, **OWED._asdict())
BACK = Seen(
    Note,
    "a",
    {**NOTE.heads, **seen(Note, "a", withdrawn={"seen": {}, "reason": ""}).heads},
    frozenset(("0",)),
)


@pytest.mark.parametrize(
    ("standing", "was", "wanted", "fields"),
    [
        (None, None, None, []),
        (None, None, OWED, ["about", "due", "label", "opd", "said", "stage", "text"]),
        (NOTE, OWED, OWED, []),
        (NOTE, OWED, LATER, ["due"]),  # its wording, that somebody may have mended, stays
        (NOTE, None, OWED, ["about", "due", "opd", "stage", "text"]),
        (NOTE, OWED, None, [WITHDRAWN]),
        (BACK, OWED, None, []),
        (BACK, None, OWED, ["about", "due", "opd", "stage", "text", WITHDRAWN]),
        (BACK, OWED, LATER, ["about", "due", "opd", "stage", "text", WITHDRAWN]),
    ],
)
def test_what_changes_in_the_task_of_a_row(
    standing: Seen[Note] | None, was: FollowUp | None, wanted: FollowUp | None, fields: list[str]
) -> None:
    changes = followed("a", standing, was, wanted, NOW)
    assert [name for one in changes for name in sorted(one.patch)] == fields
    assert all(one.record == "a" for one in changes)
