"""Open actions of the tahap before: what is overdue, in which order, what the hall was told."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bimtek.hall.before import ActionState, EarlierAction, Report, name_of
from bimtek.hall.earlier_actions import (
    Numbered,
    counted,
    most_urgent_first,
    numbered,
    overdue_findings,
    standing_words,
    told,
)
from bimtek.hall.missing import Weight
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Head, Refusal, Seen

TODAY = date(2023, 8, 10)
NOW = datetime.fromisoformat("2023-08-10T09:00:00+07:00")
OPEN, RUNNING, DONE, DROPPED = ActionState


def report(state: ActionState, *, reason: str | None = None, due: date | None = None) -> Report:
    return Report(state, NOW, reason, due)


def action(
    name: str = "a", due: date | None = None, said: Report | None = None, order: int = 1
) -> EarlierAction:
    return EarlierAction(name, "s", f"kalimat {name}", ("dinkes",), "", due, order, said)


def seen(one: EarlierAction) -> Seen[EarlierAction]:
    values = {name: getattr(one, name) for name in EarlierAction.data_fields()}
    heads = {k: (Head("1", canonical(encode(v))),) for k, v in values.items()}
    return Seen(EarlierAction, one.id, heads)


@pytest.mark.parametrize(
    ("due", "said", "words", "overdue"),
    [
        (None, None, "tanpa tenggat", False),
        (date(2023, 8, 9), None, "lewat 1 hari", True),
        (date(2023, 8, 10), None, "s.d. 10 Agu", False),  # the day itself is not over
        (date(2024, 1, 5), None, "s.d. 5 Januari 2024", False),
        (date(2023, 7, 14), report(RUNNING), "berjalan, lewat 27 hari", True),
        (date(2023, 7, 14), report(DONE), "selesai", False),
        (date(2023, 7, 14), report(DROPPED, reason="x"), "batal", False),
        (date(2023, 7, 14), report(OPEN, due=date(2023, 9, 14)), "tenggat baru 14 Sep", False),
        (date(2023, 7, 14), report(OPEN, due=date(2023, 8, 1)), "lewat 9 hari", True),
        (None, report(RUNNING), "berjalan, tanpa tenggat", False),
    ],
)
def test_how_an_action_stands(
    due: date | None, said: Report | None, words: str, overdue: bool
) -> None:
    one = action(due=due, said=said)
    assert standing_words(one, TODAY) == words
    assert one.is_overdue(TODAY) is overdue


def test_the_longest_overdue_stands_first_and_numbers_stay() -> None:
    found = numbered(
        seen(one)
        for one in (
            action("d", date(2023, 7, 1), report(DONE), 4),
            action("c", date(2023, 8, 1), None, 3),
            action("b", date(2023, 9, 1), None, 2),
            action("a", date(2023, 7, 20), None, 1),
            action("e", None, None, 5),
        )
    )
    assert [one.action.id for one in found] == ["a", "b", "c", "d", "e"]
    ordered = most_urgent_first(found, TODAY)
    assert [(one.number, one.action.id) for one in ordered] == [
        (1, "a"), (3, "c"), (2, "b"), (5, "e"), (4, "d"),
    ]  # fmt: skip


def test_they_are_counted() -> None:
    none = counted([], TODAY)
    assert (none.total, none.open, none.words) == (0, 0, "0: belum ada yang lewat tenggat")
    found = [action("a", date(2023, 7, 1)), action("b", None, report(DONE)), action("c")]
    count = counted(found, TODAY)
    assert (count.open, count.overdue, count.words) == (2, 1, "3: 1 selesai, 1 lewat tenggat")


def test_dropping_needs_a_reason_and_a_new_deadline_stays() -> None:
    one = seen(action(due=date(2023, 7, 14), said=report(OPEN, due=date(2023, 9, 1))))
    with pytest.raises(Refusal, match="mengapa"):
        told(one, NOW, DROPPED, reason=" ")
    running = told(one, NOW, RUNNING)
    assert running.patch["report"]["due"] == "2023-09-01"  # type: ignore[index]


def test_overdue_ones_are_for_today_open_ones_for_tonight() -> None:
    found = [
        Numbered(1, seen(action("a", date(2023, 7, 1)))),
        Numbered(2, seen(action("b", date(2023, 9, 1)))),
        Numbered(3, seen(action("c", date(2023, 7, 1), report(DONE)))),
    ]
    overdue, still_open = overdue_findings(found, TODAY)
    assert (overdue.weight, overdue.detail) == (Weight.SHOULD, "nomor 1")
    assert (still_open.weight, still_open.detail) == (Weight.TONIGHT, "nomor 2")
    assert not list(overdue_findings(found[2:], TODAY))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bimtek Penyusunan Rencana Induk Smart City Tahap I", "Tahap I"),
        ("BIMTEK TAHAP IV Kota Contoh", "Tahap IV"),
        ("Bimtek tahap 2", "Tahap II"),
        ("Bimtek bertahap", "Sesi 2023"),
        ("", "Sesi 2023"),
    ],
)
def test_a_session_is_called_by_its_tahap(title: str, name: str) -> None:
    assert name_of(title, date(2023, 7, 3)) == name
