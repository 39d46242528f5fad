"""What is typed of an OPD that differs, and a question that stays open."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal
from bimtek.stages.gap.asking import Dissent, differ, leave_question, read_dissent
from bimtek.stages.gap.fields import Context
from bimtek.stages.gap.records import Answer, GapStatus
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState
from tests.minutes.halls import DAY, Hall
from tests.stages.gap.halls import GAP, OFFICES, answer

CITY = Row("4.2", "kota", "4.2", "Kesehatan")
KNOWN = {
    code: Opd(code, short, name, order=order) for order, (code, short, name) in enumerate(OFFICES)
} | {"kel-bendo": Opd("kel-bendo", "Kel. Bendo", "Kelurahan Bendo")}
HERE = Context(CITY, range(1, 6), KNOWN, DAY)


@pytest.mark.parametrize(
    ("typed", "who", "now", "target", "sentence"),
    [
        ("rsud 3 di RSUD sudah semua poli", "rsmw", "3", "", "di RSUD sudah semua poli"),
        ("RSUD: 3 “di RSUD sudah semua poli”", "rsmw", "3", "", "di RSUD sudah semua poli"),
        ("RSUD: 3, 'sudah'", "rsmw", "3", "", "sudah"),
        ("rsud 34 sudah", "rsmw", "3", "4", "sudah"),
        ("rsud 3→4 sudah", "rsmw", "3", "4", "sudah"),
        ("rsud 3-4", "rsmw", "3", "4", ""),
        ("rsud 3", "rsmw", "3", "", ""),
        ("rsud 3 4 poli sudah", "rsmw", "3", "", "4 poli sudah"),
        ("rsud - belum dihitung", "rsmw", "bd", "", "belum dihitung"),
        ("kel. bendo 2 baru satu pos", "kel-bendo", "2", "", "baru satu pos"),
        ('dinkes 2 hanya "satu" pos', "dinkes", "2", "", 'hanya "satu" pos'),
    ],
)
def test_who_which_level_and_why_in_one_line(
    typed: str, who: str, now: str, target: str, sentence: str
) -> None:
    assert read_dissent(typed, HERE) == Dissent(who, now, target, sentence, confidential=False)


def test_what_is_told_in_confidence_is_marked() -> None:
    for line in ("rsud 3 pagu kurang ~", "rsud 3 pagu kurang~", "~rsud 3 pagu kurang",
                 "rsud 3 ~pagu kurang"):  # fmt: skip
        said = read_dissent(line, HERE)
        assert (said.sentence, said.confidential) == ("pagu kurang", True)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("rsud", "dissent"),
        ("rsud di sini sudah", "dissent"),
        ("rsud 7 sudah", "level-outside-scale"),
        ("rsud 30 orang", "level-outside-scale"),
        ("setwan 3 ya", "no-such-opd"),
        ("kota 3", "dissent-city"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_type(typed: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_dissent(typed, HERE)
    assert refused.value.code == code


def said(now: str, target: str = "", sentence: str = "") -> Dissent:
    return Dissent("rsmw", now, target, sentence, confidential=False)


def test_the_opd_s_level_and_sentence_are_its_own_and_the_city_s_stay(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    hall.record(*differ(GapState(hall.session, GAP), CITY, said("3", "", "semua poli")).changes)
    hall.record(*differ(GapState(hall.session, GAP), CITY, said("3", "5")).changes)
    state = GapState(hall.session, GAP)
    own = state.gaps["4.2/rsmw"]
    assert (own.answer, own.condition, own.asked) == (Answer("3", "5"), "semua poli", True)
    assert state.gaps["4.2/kota"].answer == Answer("2", "4")


def test_no_data_leaves_no_old_target_behind(hall: Hall) -> None:
    answer(hall, "4.2/rsmw", "3", "4", status=GapStatus.AGREED)
    hall.record(*differ(GapState(hall.session, GAP), CITY, said("bd")).changes)
    own = GapState(hall.session, GAP).gaps["4.2/rsmw"]
    assert (own.answer, own.status) == (Answer("bd"), GapStatus.CHANGED)


def tasks(hall: Hall) -> set[str]:
    return {key for key, gap in GapState(hall.session, GAP).gaps.items() if gap.task}


def test_what_is_open_of_a_question_becomes_a_task_and_no_other_row(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7")
    deed = leave_question(GapState(hall.session, GAP), CITY)
    hall.record(*deed.changes)
    assert tasks(hall) == {"4.2/kota", "SL.2.1/rsmw", "SL.2.2/dinkes", "SL.2.3/dinkes"}
    assert deed.told == "4.2: tugas malam, RSUD, Dinkes."
    hall.record(*leave_question(GapState(hall.session, GAP), CITY).changes)
    assert tasks(hall) == set()


def test_where_all_is_answered_there_is_no_task(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    for key in ("SL.2.1/dinkes", "SL.2.1/rsmw", "SL.2.2/dinkes", "SL.2.3/dinkes"):
        answer(hall, key, "1")
    with pytest.raises(Refusal) as refused:
        leave_question(GapState(hall.session, GAP), CITY)
    assert refused.value.code == "nothing-open"
