"""Who speaks, who is next, how long each office has spoken."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bimtek.hall import queue
from bimtek.hall.offices import Offices
from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.queue import Candidate, Talk
from bimtek.hall.records import Opd, Participant, StageRun, Turn
from bimtek.hall.running import time_left
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Change, Head, Refusal, Seen
from bimtek.locale.dates import ZONES
from tests.conftest import OpenAs
from tests.recording import recorded

NOW = datetime(2023, 7, 3, 11, 22, tzinfo=UTC)
OPDS = (
    Opd("dinkes", "Dinkes", "Dinas Kesehatan", order=1),
    Opd("dinsos", "Dinsos", "Dinas Sosial", order=2),
    Opd("dishub", "Dishub", "Dinas Perhubungan", order=3),
)
PEOPLE = (
    Participant("kadinkes", "Ani Contoh", "Kepala Dinas Kesehatan", "dinkes"),
    Participant("kadishub", "Budi Contoh", "Kepala Dinas Perhubungan", "dishub"),
    Participant("staf", "Citra Contoh", "Staf", "dishub"),
    Participant("tamu", "Dodi Tamu", "Ketua", agency="PMI"),
)


def seen(record: str, **values: object) -> Seen[Turn]:
    heads = {name: (Head("s", canonical(encode(value))),) for name, value in values.items()}
    return Seen(Turn, record, heads)


def room(*here: str) -> Room:
    return Room(PEOPLE, [Attendance("1", who, Presence(Status.PRESENT)) for who in here])


def order(turns: list[Seen[Turn]]) -> list[str]:
    return [one.record for one in queue.waiting(turns)]


def after(turn: Seen[Turn], change: Change) -> Seen[Turn]:
    new = {name: (Head("t", canonical(value)),) for name, value in change.patch.items()}
    return Seen(Turn, turn.record, {**turn.heads, **new})


THREE = [seen("a", opd="dinkes", order="1"), seen("b", opd="dinsos", order="2"),
         seen("c", opd="dishub", order="3")]  # fmt: skip


def test_an_empty_queue_has_nobody() -> None:
    assert queue.waiting([]) == []
    assert queue.speaking([]) is None
    assert queue.talked([], NOW.date(), NOW) == {}
    with pytest.raises(Refusal, match="Antrean kosong"):
        queue.give([], None, NOW)


def test_the_turn_goes_to_the_next_one_and_the_last_one_has_ended() -> None:
    first = queue.give(THREE, None, NOW)
    assert [(one.record, set(one.patch)) for one in first] == [("a", {"began"})]
    speaking = after(THREE[0], first[0])
    second = queue.give([speaking, *THREE[1:]], None, NOW)
    assert [(one.record, set(one.patch)) for one in second] == [("a", {"ended"}), ("b", {"began"})]


def test_the_turn_can_be_given_out_of_order() -> None:
    assert queue.give(THREE, THREE[2], NOW)[-1].record == "c"


def test_the_last_speaker_ends_though_nobody_waits() -> None:
    speaking = seen("a", opd="dinkes", began=NOW)
    assert [set(one.patch) for one in queue.give([speaking], None, NOW)] == [{"ended"}]


@pytest.mark.parametrize(
    ("record", "by", "wanted"),
    [("c", -1, "acb"), ("c", 1, "abc"), ("a", -1, "abc"), ("a", 1, "bac"), ("b", -1, "bac")],
)
def test_turns_change_places(record: str, by: int, wanted: str) -> None:
    changes = {change.record: change for change in queue.moved(THREE, record, by)}
    turns = [after(one, changes[one.record]) if one.record in changes else one for one in THREE]
    assert "".join(order(turns)) == wanted
    assert len(changes) <= 1


def test_turns_that_were_given_one_place_can_still_be_parted() -> None:
    same = [seen(name, opd="dinkes", order="1", asked=NOW) for name in "abc"]
    changes = {change.record: change for change in queue.moved(same, "c", -1)}
    turns = [after(one, changes[one.record]) if one.record in changes else one for one in same]
    assert order(turns) == ["a", "c", "b"]


def test_who_began_last_speaks_whatever_the_zone_of_the_laptop() -> None:
    earlier = seen("a", opd="dinkes", began=NOW.astimezone(ZONES["WIB"]))
    later = seen("b", opd="dinsos", began=NOW + timedelta(minutes=5))
    speaker = queue.speaking([earlier, later])
    assert speaker is not None
    assert speaker.record == "b"


def test_a_turn_counts_on_the_day_of_the_hall() -> None:
    morning = datetime(2023, 7, 4, 6, 0, tzinfo=ZONES["WIB"])
    turn = Turn("a", "dinkes", began=morning.astimezone(UTC), ended=morning)
    assert "dinkes" in queue.talked([turn], morning.date(), morning)


def test_two_laptops_that_gave_the_same_place_agree_on_the_order() -> None:
    early = seen("z", opd="dinkes", order="1", asked=NOW - timedelta(minutes=1))
    late = seen("a", opd="dinsos", order="1", asked=NOW)
    assert order([late, early]) == order([early, late]) == ["z", "a"]


@pytest.mark.parametrize("spoilt", ["", "x", "NaN", "Infinity"])
def test_a_turn_without_a_place_stands_last(spoilt: str) -> None:
    assert order([seen("x", order=spoilt), *THREE])[-1] == "x"


def test_nobody_waits_twice() -> None:
    who = Candidate("dinkes", "", here=True)
    with pytest.raises(Refusal, match="Sudah ada"):
        queue.ask(THREE, who, "paparan", NOW)
    assert queue.ask([], who, "paparan", NOW).patch["order"] == "1"


def test_turns_and_minutes_are_counted_by_office_and_day() -> None:
    turns = [
        Turn("a", "dinkes", began=NOW - timedelta(minutes=10), ended=NOW - timedelta(minutes=8)),
        Turn("b", "dinkes", began=NOW - timedelta(seconds=30)),
        Turn("c", "dishub"),
        Turn("d", "dinsos", began=NOW - timedelta(days=1), ended=NOW),
    ]
    talk = queue.talked(turns, date(2023, 7, 3), NOW)
    assert talk == {"dinkes": Talk(2, 150)}
    assert talk["dinkes"].minutes == 3


SPEAKS = seen("a", opd="dinkes", stage="sambutan", began=NOW)
LATER = NOW + timedelta(minutes=9)


@pytest.mark.parametrize(
    ("run", "over"),
    [
        (StageRun("sambutan", started=NOW - timedelta(minutes=9)), False),
        (StageRun("sambutan", started=LATER), False),  # begun by hand when somebody spoke already
        (StageRun("sambutan", started=NOW, ended=LATER), True),
        (StageRun("registrasi", ended=LATER), False),  # another one, finished late
        (StageRun("ishoma", started=LATER), True),
    ],
)
def test_no_turn_reaches_from_one_acara_into_the_next(run: StageRun, over: bool) -> None:
    breaks = queue.breaks([run])
    assert (queue.speaking([SPEAKS], breaks) is None) is over
    talk = queue.talked([SPEAKS.value], date(2023, 7, 3), LATER + timedelta(minutes=1), breaks)
    assert talk["dinkes"].minutes == (9 if over else 10)


ASKS = seen("b", opd="dinsos", stage="sambutan", asked=NOW)
BEFORE = NOW - timedelta(minutes=9)
INTERRUPTED = f"{BEFORE.isoformat()}/{LATER.isoformat()}"


@pytest.mark.parametrize(
    ("runs", "gone"),
    [
        ([StageRun("sambutan", started=BEFORE)], False),
        ([StageRun("sambutan", started=LATER)], False),  # asked before it was begun
        ([StageRun("sambutan", started=BEFORE, ended=LATER)], True),
        ([StageRun("registrasi", started=BEFORE, ended=LATER)], False),
        ([StageRun("sambutan", started=BEFORE), StageRun("ishoma", started=LATER)], False),
        ([StageRun("ishoma", started=LATER)], True),
        ([StageRun("sambutan", started=BEFORE, ended=BEFORE), StageRun("sk", started=LATER)], True),
        # gone on after the break that ended it
        ([StageRun("sambutan", started=LATER, earlier=(INTERRUPTED,))], True),
    ],
)
def test_a_queue_ends_with_its_acara_but_not_by_a_break_beside_it(
    runs: list[StageRun], gone: bool
) -> None:
    breaks = queue.breaks(runs)
    assert (queue.waiting([ASKS], breaks) == []) is gone
    if gone:
        again = queue.ask([ASKS], Candidate("dinsos", "", here=True), "sk", LATER, breaks)
        assert again.patch["order"] == "1"
        with pytest.raises(Refusal, match="Antrean kosong"):
            queue.give([ASKS], None, LATER, breaks)


def test_a_turn_left_running_ends_with_its_acara_when_the_next_one_speaks() -> None:
    breaks = queue.breaks([StageRun("ishoma", started=LATER)])
    changes = queue.give([SPEAKS, THREE[1]], None, LATER + timedelta(hours=1), breaks)
    assert changes[0].patch["ended"] == encode(LATER)
    with pytest.raises(Refusal, match="Antrean kosong"):
        queue.give([SPEAKS], None, LATER + timedelta(hours=1), breaks)


def test_who_is_here_is_offered_first_and_an_office_speaks_through_its_head() -> None:
    offices = Offices(OPDS)
    found = queue.candidates("din", room("kadinkes"), offices)
    assert found[0] == Candidate("dinkes", "kadinkes", here=True)
    assert found[1] == Candidate("dinsos", "", here=False)
    assert queue.candidates("citra", room("staf"), offices) == (
        Candidate("dishub", "staf", here=True),
    )
    assert queue.candidates("", room(), offices) == ()
    assert queue.candidates("zzz", room(), offices) == ()


@pytest.mark.parametrize(
    ("rows", "who", "told"),
    [
        ([], Candidate("dinkes", "", here=False), "tidak hadir"),
        ([], Candidate("", "tamu", here=False), "tidak hadir"),
        ([("staf", None)], Candidate("dishub", "staf", here=True), ""),
        ([("staf", time(13, 26))], Candidate("dishub", "staf", here=False), "sudah pulang 13.26"),
        # of an office the last who went
        (
            [("staf", time(13, 26)), ("kadishub", time(14))],
            Candidate("dishub", "", here=False), "sudah pulang 14.00",
        ),
        ([("staf", time(13, 26))], Candidate("hilang", "", here=False), "tidak hadir"),
    ],
)  # fmt: skip
def test_whoever_may_not_hear_the_turn_is_told(
    rows: list[tuple[str, time | None]], who: Candidate, told: str
) -> None:
    present = Presence(Status.PRESENT)
    roll = [Attendance("1", one, present, left=left) for one, left in rows]
    assert queue.away_words(who, Room(PEOPLE, roll)) == told


def test_who_has_not_spoken() -> None:
    here, spoken = frozenset(("dinkes", "dishub")), frozenset(("dishub",))
    assert [opd.code for opd in queue.silent(OPDS, here, spoken)] == ["dinkes"]
    assert queue.silent(OPDS, frozenset(), frozenset()) == ()


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (Turn("", "dinkes", "kadinkes"), "Dinkes, Kepala"),
        (Turn("", "dinkes", ""), "Dinkes"),
        (Turn("", "", "tamu"), "PMI, Ketua"),
        (Turn("", "", "hilang"), "tamu"),
        (Turn("", "lama", ""), "lama"),
    ],
)
def test_whose_words_a_note_takes(turn: Turn, words: str) -> None:
    assert queue.speaker_words(turn, room(), {opd.code: opd for opd in OPDS}) == words


def test_turns_and_times_come_from_outside_too_by_the_clock_of_the_hall(
    session_path: Path, open_as: OpenAs
) -> None:
    lines = [
        {"kind": "turn", "record": "t1", "set": {
            "opd": "dinkes", "order": "1", "asked": "2023-07-03T08:20:00",
            "began": "2023-07-03T08:25:00"}},
        {"kind": "turn", "record": "t2", "set": {"opd": "tidak-ada", "order": "2"}},
        {"kind": "stage", "record": "pembukaan", "set": {
            "state": "berjalan", "started": "2023-07-03T08:10:00"}},
    ]  # fmt: skip
    answers = recorded(session_path, *lines)
    assert [one.get("error") for one in answers] == [None, "no-such-opd", None]
    session = open_as(session_path, "N1")
    now = session.now()
    turns = session.all(Turn)
    speaker = queue.speaking(turns)
    assert speaker is not None
    assert speaker.record == "t1"
    talked = queue.talked([one.value for one in turns], now.date(), now)
    assert talked == {"dinkes": Talk(1, 300)}
    run = session.get(StageRun, "pembukaan")
    assert run is not None
    assert time_left(session.stage("pembukaan"), run.value, now) == "sisa 5'"
