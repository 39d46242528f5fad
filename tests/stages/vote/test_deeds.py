"""Votes on a real session: by name, totals, opened, decided, undone, by two laptops."""

from __future__ import annotations

import pytest

from bimtek.bootstrap import spec_of
from bimtek.hall.presence_records import Attendance
from bimtek.hall.programme import slots
from bimtek.hall.records import AddedStage, Participant, StageRun, StageState
from bimtek.journal.records import Refusal
from bimtek.stages.vote import deeds
from bimtek.stages.vote.deeds import Saw
from bimtek.stages.vote.records import Vote, VoteChoice, VoteOption, Voting
from bimtek.stages.vote.rules import Ballot
from bimtek.stages.vote.state import VoteState
from tests.minutes.halls import Hall, at
from tests.stages.vote.halls import (
    AGREE,
    EMPTY,
    PEOPLE,
    PICK,
    SECRET,
    arrive,
    count,
    do,
    figures,
    leave,
    open_result,
    option_of,
    state_of,
    vote,
)


def worth(hall: Hall, voter: str) -> Ballot | None:
    found = state_of(hall).votes.get(voter)
    return found.worth if found else None


def test_one_vote_for_each_opd_that_is_here_and_none_for_its_parts(hall: Hall) -> None:
    assert state_of(hall).electors.here == ("bappeda", "dinkes", "dishub", "dinsos")
    vote(hall, dinkes="1 2 4", dishub="1 2")
    state = state_of(hall)
    assert state.turnout == (2, 4, ("bappeda", "dinsos"), 0)
    assert [(one, state.scores[one].dots) for one in state.scores] == [
        ("antrean", 2), ("lapor", 2), ("parkir", 0), ("taman", 1)
    ]  # fmt: skip


def test_a_vote_that_nobody_planned_takes_its_options_from_the_hall(hall: Hall) -> None:
    added = AddedStage(id="dadakan", sort="pemungutan", title="Urutan quick win")
    (slot,) = slots((), {}, [added], spec_of)

    def state() -> VoteState:
        return state_of(hall, slot.stage)

    assert state().options == ()
    do(hall, deeds.add_options(state(), ["Antrean daring #4.2", "Parkir nontunai"], hall.time))
    assert [(one.text, one.origin) for one in state().options] == [
        ("Antrean daring", "#4.2"), ("Parkir nontunai", "")
    ]  # fmt: skip
    assert state().electors.here == ("bappeda", "dinkes", "dishub", "dinsos")


def test_a_vote_by_person_is_that_of_everybody_who_is_here_but_guests_of_nowhere(
    hall: Hall,
) -> None:
    here = state_of(hall, PEOPLE).electors.here
    assert here == ("p-bappeda", "p-dinkes", "p-dishub", "p-dinsos", "p-gedog")


def test_who_is_not_here_cannot_vote_and_who_comes_after_the_opening_can(hall: Hall) -> None:
    with pytest.raises(Refusal, match="DLH belum tercatat hadir"):
        vote(hall, dlh="1")
    vote(hall, dinkes="1")
    open_result(hall)
    hall.time = at(9, 30)
    arrive(hall, "dlh")
    vote(hall, dlh="2")
    state = state_of(hall)
    assert state.turnout.voted == 2
    assert state.changes == (("dlh",), (), ())


def test_who_leaves_keeps_the_vote_and_owes_none(hall: Hall) -> None:
    vote(hall, dinkes="1")
    leave(hall, "dinkes")
    leave(hall, "dishub")
    state = state_of(hall)
    assert state.turnout == (1, 3, ("bappeda", "dinsos"), 0)
    assert state.scores["antrean"].dots == 1


def test_when_the_acara_is_over_nobody_new_votes_but_a_slip_is_put_right(hall: Hall) -> None:
    vote(hall, dinkes="1")
    hall.record(StageRun.new(id=PICK.id, state=StageState.DONE, started=at(9), ended=at(9, 30)))
    with pytest.raises(Refusal, match="sudah selesai"):
        vote(hall, dishub="1")
    vote(hall, dinkes="2")
    assert state_of(hall).scores["lapor"].dots == 1


def test_undone_is_as_if_it_had_not_been_voted(hall: Hall) -> None:
    vote(hall, dinkes="1")
    vote(hall, dinkes="2")
    hall.session.undo().result(10)
    assert state_of(hall).scores["antrean"].dots == 1
    hall.session.undo().result(10)
    assert state_of(hall).votes == {}
    assert not state_of(hall).anything


def test_a_vote_that_was_taken_back_can_be_given_anew(hall: Hall) -> None:
    vote(hall, dinkes="1")
    do(hall, deeds.take_back(state_of(hall), "dinkes"))
    assert worth(hall, "dinkes") is None
    with pytest.raises(Refusal, match="belum memilih"):
        deeds.take_back(state_of(hall), "dinkes")
    vote(hall, dinkes="2")
    assert state_of(hall).scores["lapor"].dots == 1


def test_a_destroyed_vote_was_given_and_counts_for_nothing(hall: Hall) -> None:
    vote(hall, dinkes="1", dishub="1")
    hall.destroy(Vote.kind, "pilih/dinkes", "marks")
    state = state_of(hall)
    assert worth(hall, "dinkes") is Ballot.DESTROYED
    assert state.turnout.voted == 2
    assert state.scores["antrean"].dots == 1


def test_what_two_laptops_say_of_one_opd_waits_for_a_person(hall: Hall, other: Hall) -> None:
    both_vote(hall, other)
    assert worth(hall, "dinkes") is Ballot.SPLIT
    assert state_of(hall).scores["antrean"].dots == 0
    assert state_of(hall).turnout.voted == 1
    seen = hall.seen(Vote, "pilih/dinkes")
    hall.record(seen.change(marks=seen.values("marks")[0][1]))
    assert worth(hall, "dinkes") is Ballot.COUNTS


def both_vote(hall: Hall, other: Hall, second: str = "2") -> None:
    """Two note-takers type the vote of one OPD without seeing each other's."""
    one = deeds.vote(state_of(hall), "dinkes", "1")
    two = deeds.vote(state_of(other), "dinkes", second)
    do(hall, one)
    do(other, two)
    hall.session.poll()


def test_the_same_said_twice_is_said_once(hall: Hall, other: Hall) -> None:
    both_vote(hall, other, "1")
    assert worth(hall, "dinkes") is Ballot.COUNTS
    assert state_of(hall).scores["antrean"].dots == 1


def test_what_came_while_somebody_typed_is_not_replaced(hall: Hall, other: Hall) -> None:
    saw = Saw(state_of(hall).seen_vote("dinkes"))
    vote(other, dinkes="2")
    do(hall, deeds.vote(state_of(hall), "dinkes", "1", saw))
    assert worth(hall, "dinkes") is Ballot.SPLIT


def test_who_is_known_twice_votes_once(hall: Hall) -> None:
    hall.record(Participant.new(id="p-lagi", name="Nama Dinkes", opd="dinkes", walk_in=True))
    arrive(hall, "lagi")
    vote(hall, PEOPLE, **{"p-dinkes": "1", "p-lagi": "2"})
    assert state_of(hall, PEOPLE).turnout.voted == 2
    seen = hall.seen(Participant, "p-lagi")
    hall.record(seen.change(same_as="p-dinkes"))
    state = state_of(hall, PEOPLE)
    assert state.turnout.voted == 1
    assert state.votes["p-dinkes"].worth is Ballot.SPLIT
    assert {seen.record for seen in state.all_votes("p-dinkes")} == {
        "orang/p-dinkes", "orang/p-lagi"
    }  # fmt: skip


def test_absence_recorded_later_takes_the_vote_out_of_the_count(hall: Hall) -> None:
    arrive(hall, "dlh")
    vote(hall, dlh="1")
    hall.record(hall.seen(Attendance, "1-pagi/p-dlh").withdraw("salah orang"))
    assert worth(hall, "dlh") is Ballot.ABSENT
    assert state_of(hall).turnout == (0, 4, ("bappeda", "dinkes", "dishub", "dinsos"), 0)


# -- opening and deciding


def test_the_result_is_opened_once_and_undone_like_anything_else(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Belum ada suara"):
        open_result(hall)
    vote(hall, dinkes="1")
    open_result(hall)
    state = state_of(hall)
    assert state.opened_at == at(9, 20)
    assert state.opened_by
    assert state.opened_by.name == "N1"
    with pytest.raises(Refusal, match=r"sudah dibuka pukul 09\.20"):
        open_result(hall)
    hall.session.undo().result(10)
    assert state_of(hall).opened_at is None


def test_of_two_openings_the_first_counts(hall: Hall, other: Hall) -> None:
    vote(hall, dinkes="1")
    one = deeds.open_result(state_of(hall), at(9, 25))
    two = deeds.open_result(state_of(other), at(9, 20))
    do(hall, one)
    do(other, two)
    state = state_of(hall)
    assert state.opened_at == at(9, 20)
    assert not any(seen.conflicts for seen in state.own_records)


def test_votes_are_marked_that_came_changed_or_went_after_the_opening(hall: Hall) -> None:
    vote(hall, bappeda="1", dinkes="1", dishub="1")
    hall.time = at(9, 20)
    open_result(hall)
    hall.time = at(9, 30)
    vote(hall, dinkes="2", dinsos="3")
    do(hall, deeds.take_back(state_of(hall), "dishub"))
    assert state_of(hall).changes == (("dinsos",), ("dinkes",), ("dishub",))


def test_a_tie_at_the_border_waits_for_the_hall_and_its_reason(hall: Hall) -> None:
    vote(hall, bappeda="1 2 3", dinkes="1 3", dishub="1 2")
    with pytest.raises(Refusal, match="Hasil belum dibuka"):
        deeds.decide(state_of(hall), ["lapor"], "diundi", at(9, 40))
    open_result(hall)
    state = state_of(hall)
    assert figures(hall) == [
        (1, "antrean", "terpilih"), (2, "lapor", "seri di batas"),
        (2, "parkir", "seri di batas"), (4, "taman", ""),
    ]  # fmt: skip
    assert (state.chosen, state.border) == (("antrean",), ("lapor", "parkir"))
    with pytest.raises(Refusal, match="Tulis alasan"):
        deeds.decide(state, ["antrean", "parkir"], " ~ ", at(9, 40))
    do(hall, deeds.decide(state, ["antrean", "parkir"], "diundi di depan aula", at(9, 40)))
    state = state_of(hall)
    assert (state.chosen, state.border) == (("antrean", "parkir"), ())
    hall.session.undo().result(10)
    assert state_of(hall).border == ("lapor", "parkir")


def test_a_reason_told_in_confidence_is_marked_so(hall: Hall) -> None:
    vote(hall, dinkes="1")
    open_result(hall)
    deed = deeds.decide(state_of(hall), ["lapor"], "kepala dinasnya diganti ~", at(9, 40))
    assert "tidak dimuat dalam notulen" in deed.told
    do(hall, deed)
    assert state_of(hall).reason_closed
    assert hall.seen(VoteChoice, "pilih").value.reason == "kepala dinasnya diganti"


# -- totals


def test_a_secret_vote_takes_no_names(hall: Hall) -> None:
    with pytest.raises(Refusal, match="hanya jumlah"):
        vote(hall, SECRET, dinkes="1")
    with pytest.raises(Refusal, match="rahasia"):
        deeds.by_table(state_of(hall, SECRET))
    count(hall, SECRET, "2", "1")
    do(hall, deeds.papers(state_of(hall, SECRET), 4, 1, " Siti  dan saksi "))
    state = state_of(hall, SECRET)
    assert state.voting.counters == "Siti dan saksi"
    assert [one.id for one in state.uncounted] == ["parkir", "taman"]
    assert state.doubts == ()
    assert hall.session.all(Vote) == []


def test_doubtful_totals_are_told_and_kept(hall: Hall) -> None:
    count(hall, SECRET, "3", "2")
    do(hall, deeds.papers(state_of(hall, SECRET), 5, 1, ""))
    assert state_of(hall, SECRET).doubts == (
        "5 surat suara, 4 OPD yang hadir",
        "5 titik, paling banyak 4 dari 4 surat suara sah",
    )


def test_raised_hands_take_the_place_of_names_and_can_give_it_back(hall: Hall) -> None:
    vote(hall, AGREE, dinkes="yyyy")
    do(hall, deeds.by_table(state_of(hall, AGREE)))
    assert not state_of(hall, AGREE).anything
    count(hall, AGREE, "3 1 0")
    assert state_of(hall, AGREE).scores["antrean"].yes == 3
    do(hall, deeds.by_table(state_of(hall, AGREE)))
    assert state_of(hall, AGREE).scores["antrean"].yes == 1


def test_a_total_that_two_laptops_count_differently_counts_for_nothing(
    hall: Hall, other: Hall
) -> None:
    one = deeds.tally(state_of(hall, SECRET), option_of(hall, 1, SECRET), "2")
    two = deeds.tally(state_of(other, SECRET), option_of(other, 1, SECRET), "3")
    do(hall, one)
    do(other, two)
    state = state_of(hall, SECRET)
    assert state.scores["antrean"].dots == 0
    assert state.is_split("antrean")
    assert "antrean" in [one.id for one in state.uncounted]


def test_a_total_is_taken_back(hall: Hall) -> None:
    count(hall, SECRET, "2")
    do(hall, deeds.clear_tally(state_of(hall, SECRET), option_of(hall, 1, SECRET)))
    assert state_of(hall, SECRET).tallies == {}
    with pytest.raises(Refusal, match="belum dihitung"):
        deeds.clear_tally(state_of(hall, SECRET), option_of(hall, 1, SECRET))


# -- options


def test_the_hall_adds_options_a_line_each_as_one_deed(hall: Hall) -> None:
    texts = ["Taman baca #5.1", "", "  Wifi   pasar "]
    do(hall, deeds.add_options(state_of(hall, EMPTY), texts, at(15, 5)))
    found = state_of(hall, EMPTY).options
    assert [(one.number, one.text, one.origin) for one in found] == [
        (1, "Taman baca", "#5.1"), (2, "Wifi pasar", "")
    ]  # fmt: skip
    vote(hall, EMPTY, dinkes="1 1 2")
    assert state_of(hall, EMPTY).scores[found[0].id].dots == 2
    hall.session.undo().result(10)
    hall.session.undo().result(10)
    assert state_of(hall, EMPTY).options == ()


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["", " "], "masih kosong"),
        (["PARKIR nontunai"], "sudah ada, nomor 3"),
        (["Wifi", "wifi"], "sudah ada"),
        (["~ Wifi pasar"], "tidak dapat tertutup"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(hall: Hall, texts: list[str], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        deeds.add_options(state_of(hall), texts, at(9, 5))
    assert hall.session.all(VoteOption) == []


def test_a_struck_option_keeps_its_number_and_what_it_got_does_not_count(hall: Hall) -> None:
    vote(hall, dinkes="1 2")
    do(hall, deeds.strike(state_of(hall), option_of(hall, 1)))
    assert [one.number for one in state_of(hall).options] == [2, 3, 4]
    assert "antrean" not in state_of(hall).scores
    with pytest.raises(Refusal, match="dicoret"):
        vote(hall, dishub="1")
    do(hall, deeds.strike(state_of(hall), option_of(hall, 1)))
    assert state_of(hall).scores["antrean"].dots == 1


def test_other_words_for_an_option_of_the_script_keep_its_votes(hall: Hall) -> None:
    vote(hall, dinkes="1")
    do(hall, deeds.reword(state_of(hall), option_of(hall, 1), "Antrean daring #4.3"))
    option = option_of(hall, 1)
    assert (option.text, option.origin) == ("Antrean daring", "#4.3")
    assert state_of(hall).scores["antrean"].dots == 1


def test_the_record_of_the_vote_says_nothing_of_what_was_never_opened(hall: Hall) -> None:
    vote(hall, dinkes="1")
    assert hall.session.get(Voting, "pilih") is None
