"""What a typed line and a key do to a SWOT, and what undoes it."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Turn
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages.asking import talkers_in
from bimtek.stages.swot import deeds
from bimtek.stages.swot.names import names
from bimtek.stages.swot.progress import progress, reached
from bimtek.stages.swot.records import Keyword, Quadrant, SwotItem, SwotVoice
from bimtek.stages.swot.rules import Place
from bimtek.stages.swot.said import said_here
from tests.minutes.halls import Hall, at
from tests.stages.swot.halls import (
    FORUM,
    ROADS,
    STRENGTH,
    WEAKNESS,
    WHOLE,
    WORDS,
    do,
    entry,
    say,
    state_of,
    texts,
)


def who(hall: Hall, text: str) -> tuple[str, ...]:
    return entry(hall, text).who


# -- lines


def test_a_line_is_one_item_with_the_office_that_said_it(hall: Hall) -> None:
    say(hall, STRENGTH, "@dinkes wali data ditunjuk")
    one = entry(hall, "wali data ditunjuk")
    assert (one.place, one.who, one.count) == (STRENGTH, ("dinkes",), 1)
    hall.session.undo().result(10)
    assert texts(hall, STRENGTH) == []
    assert state_of(hall)._heard == ()


def test_a_line_without_a_name_is_that_of_whoever_has_the_turn(hall: Hall) -> None:
    hall.record(Turn.new(opd="rsud", stage="fgd", order="1", asked=at(8), began=at(8, 1)))
    say(hall, STRENGTH, "dokter cukup")
    assert who(hall, "dokter cukup") == ("rsud",)


def test_the_same_sentence_is_counted_and_not_written_twice(hall: Hall) -> None:
    say(hall, STRENGTH, "@dinkes Wali data ditunjuk")
    hearing = say(hall, STRENGTH, "@rsud wali data  ditunjuk.", "wali data ditunjuk")
    assert (hearing.added, hearing.again, hearing.known) == ([], 2, 0)
    one = entry(hall, "Wali data ditunjuk")
    assert (one.count, one.who, state_of(hall).times(one)) == (3, ("dinkes", "rsud"), "3 kali")
    assert texts(hall, STRENGTH) == ["Wali data ditunjuk"]


def test_an_office_that_says_it_twice_counts_once(hall: Hall) -> None:
    say(hall, STRENGTH, "@dinkes wali data ditunjuk")
    hearing = say(hall, STRENGTH, "@dinkes wali data ditunjuk")
    assert (hearing.changes, hearing.known) == ([], 1)


def test_equal_lines_of_one_paste_are_one_item(hall: Hall) -> None:
    hearing = say(hall, STRENGTH, "listrik andal @dinkes", "Listrik andal @rsud", "air bersih")
    assert (len(hearing.added), hearing.again) == (2, 1)
    assert who(hall, "listrik andal") == ("dinkes", "rsud")
    hall.session.undo().result(10)
    assert texts(hall, STRENGTH) == []


def test_the_same_words_elsewhere_or_in_confidence_are_another_item(hall: Hall) -> None:
    say(hall, STRENGTH, "anggaran")
    say(hall, WEAKNESS, "anggaran")
    say(hall, STRENGTH, "anggaran~")
    assert texts(hall, STRENGTH) == ["anggaran", "anggaran"]
    assert texts(hall, WEAKNESS) == ["anggaran"]
    assert [one.closed for one in state_of(hall).at(STRENGTH)] == [False, True]


def test_what_was_taken_back_is_no_longer_counted_on(hall: Hall) -> None:
    say(hall, STRENGTH, "listrik andal")
    do(hall, deeds.withdraw([entry(hall, "listrik andal")]))
    hearing = say(hall, STRENGTH, "listrik andal")
    assert len(hearing.added) == 1
    assert texts(hall, STRENGTH) == ["listrik andal"]


def test_a_line_without_words_is_refused(hall: Hall) -> None:
    for line in ("@dinkes", "~", "- "):
        with pytest.raises(Refusal, match="masih kosong"):
            say(hall, STRENGTH, line)


def test_two_note_takers_who_hear_two_offices_count_both(hall: Hall, other: Hall) -> None:
    say(hall, STRENGTH, "listrik andal")
    one, two = entry(hall, "listrik andal"), entry(other, "listrik andal")
    mine = deeds.again(state_of(hall), one, "dinkes", at(9))
    theirs = deeds.again(state_of(other), two, "rsud", at(9))
    same = deeds.again(state_of(other), two, "dinkes", at(9, 1))
    do(hall, mine)
    do(other, theirs)
    do(other, same)
    one = entry(hall, "listrik andal")
    assert (one.count, set(one.who)) == (3, {"dinkes", "rsud"})
    assert not any(voice.conflicts for voice in one.voices)


# -- keys


def test_said_again_by_key_counts_and_is_undone(hall: Hall) -> None:
    say(hall, STRENGTH, "@dinkes listrik andal")
    do(hall, deeds.again(state_of(hall), entry(hall, "listrik andal"), "rsud", at(9)))
    assert entry(hall, "listrik andal").count == 2
    with pytest.raises(Refusal, match="RSUD sudah tercatat"):
        deeds.again(state_of(hall), entry(hall, "listrik andal"), "rsud", at(9))
    hall.session.undo().result(10)
    do(hall, deeds.again(state_of(hall), entry(hall, "listrik andal"), "", at(9)))
    one = entry(hall, "listrik andal")
    assert (one.count, one.who, len(one.unnamed)) == (2, ("dinkes",), 1)


def test_an_item_from_outside_without_a_voice_was_said_once(hall: Hall) -> None:
    hall.record(
        SwotItem.new(
            stage="fgd", item="x", component="struktur", quadrant=Quadrant.STRENGTH, text="listrik"
        )
    )
    do(hall, deeds.again(state_of(hall), entry(hall, "listrik"), "rsud", at(9)))
    assert entry(hall, "listrik").count == 2
    say(hall, STRENGTH, "Listrik @dinkes")
    assert entry(hall, "listrik").count == 3


def test_words_and_names_are_corrected_and_a_name_takes_the_place_of_nobody(hall: Hall) -> None:
    say(hall, STRENGTH, "listrik andal", "listrik andal")
    one = entry(hall, "listrik andal")
    do(hall, deeds.edit(state_of(hall), one, "listrik sangat andal", ("dinkes",), at(9)))
    one = entry(hall, "listrik sangat andal")
    assert (one.count, one.who) == (2, ("dinkes",))
    do(hall, deeds.edit(state_of(hall), one, "listrik sangat andal", ("rsud", "bkpsdm"), at(9)))
    assert set(entry(hall, "listrik sangat andal").who) == {"rsud", "bkpsdm"}
    assert entry(hall, "listrik sangat andal").count == 2
    one = entry(hall, "listrik sangat andal")
    do(hall, deeds.edit(state_of(hall), one, one.text, (), at(9)))
    one = entry(hall, "listrik sangat andal")
    assert (one.count, one.who) == (1, ())
    assert deeds.edit(state_of(hall), one, one.text, (), at(9)).changes == ()


def test_two_corrections_of_one_sentence_stand_side_by_side(hall: Hall, other: Hall) -> None:
    say(hall, STRENGTH, "listrik andal")
    one, two = entry(hall, "listrik andal"), entry(other, "listrik andal")
    mine = deeds.edit(state_of(hall), one, "listrik baik", (), at(9))
    theirs = deeds.edit(state_of(other), two, "listrik stabil", (), at(9))
    do(hall, mine)
    do(other, theirs)
    state = state_of(hall)
    assert state.at(STRENGTH)[0].seen.conflicts == ("text",)


def test_items_move_as_one_act_and_keep_their_ids(hall: Hall) -> None:
    say(hall, STRENGTH, "tiang tua", "jaringan putus", "listrik andal")
    moving = [entry(hall, "tiang tua"), entry(hall, "jaringan putus")]
    do(hall, deeds.move(state_of(hall), moving, ROADS))
    assert texts(hall, ROADS) == ["tiang tua", "jaringan putus"]
    assert entry(hall, "tiang tua").id == moving[0].id
    with pytest.raises(Refusal, match="Sudah berada di kelemahan Infrastruktur"):
        deeds.move(state_of(hall), [entry(hall, "tiang tua")], ROADS)
    hall.session.undo().result(10)
    assert texts(hall, STRENGTH) == ["tiang tua", "jaringan putus", "listrik andal"]


def test_joined_items_are_one_with_everybody_who_said_them(hall: Hall) -> None:
    say(
        hall,
        STRENGTH,
        "@dinkes wali data ada",
        "@rsud @dinkes wali data ditunjuk",
        "wali data jadi",
    )
    into, *others = state_of(hall).at(STRENGTH)
    do(hall, deeds.join(state_of(hall), into, others, at(9)))
    one = entry(hall, "wali data ada")
    assert texts(hall, STRENGTH) == ["wali data ada"]
    assert (one.who, one.count) == (("dinkes", "rsud"), 3)
    hall.session.undo().result(10)
    assert len(texts(hall, STRENGTH)) == 3
    with pytest.raises(Refusal, match="Tandai"):
        deeds.join(state_of(hall), into, [into], at(9))
    say(hall, STRENGTH, "wali data dipilih orang dalam ~")
    with pytest.raises(Refusal, match="tertutup"):
        deeds.join(state_of(hall), into, state_of(hall).at(STRENGTH), at(9))


def test_what_is_said_of_a_joined_item_later_is_counted_with_the_one_it_went_into(
    hall: Hall, other: Hall
) -> None:
    say(hall, STRENGTH, "@dinkes wali data ada", "data punya penanggung jawab")
    into, gone = state_of(hall).at(STRENGTH)
    theirs = deeds.again(state_of(other), entry(other, gone.text), "rsud", at(9))
    do(hall, deeds.join(state_of(hall), into, [gone], at(9)))
    do(other, theirs)
    assert set(who(hall, "wali data ada")) == {"dinkes", "rsud"}
    hearing = say(hall, STRENGTH, "Data punya penanggung jawab. @bkpsdm")
    assert (hearing.added, hearing.again) == ([], 1)
    assert entry(hall, "wali data ada").count == 4
    assert state_of(hall).entry(gone.id) == entry(hall, "wali data ada")
    assert not entry(hall, "wali data ada").seen.conflicts
    do(hall, deeds.confide([entry(hall, "wali data ada")]))
    assert hall.seen(SwotItem, gone.seen.record).value.confidential
    do(hall, deeds.withdraw([entry(hall, "wali data ada")]))
    assert texts(hall, STRENGTH) == []


def test_items_that_two_laptops_join_into_each_other_do_not_vanish(hall: Hall, other: Hall) -> None:
    say(hall, STRENGTH, "a satu @dinkes", "b dua @rsud")
    one, two = state_of(hall).at(STRENGTH)
    mine, theirs = entry(other, one.text), entry(other, two.text)
    here = deeds.join(state_of(hall), one, [two], at(9))
    there = deeds.join(state_of(other), theirs, [mine], at(9))
    do(hall, here)
    do(other, there)
    (left,) = state_of(hall).at(STRENGTH)
    assert left.id == min(one.id, two.id)
    assert set(left.who) == {"dinkes", "rsud"}


def test_joined_words_can_be_destroyed(hall: Hall) -> None:
    say(hall, STRENGTH, "wali data ada", "nama pegawai itu")
    into, gone = state_of(hall).at(STRENGTH)
    do(hall, deeds.join(state_of(hall), into, [gone], at(9)))
    said = said_here(state_of(hall), STRENGTH, entry(hall, "wali data ada"))
    assert [(one.words, one.what) for one in said][1] == (
        "nama pegawai itu", "butir SWOT (sudah digabungkan)",
    )  # fmt: skip


def test_an_office_that_was_taken_off_may_say_it_again(hall: Hall) -> None:
    say(hall, STRENGTH, "@dinkes @rsud listrik andal")
    one = entry(hall, "listrik andal")
    do(hall, deeds.edit(state_of(hall), one, one.text, ("rsud",), at(9)))
    assert who(hall, "listrik andal") == ("rsud",)
    say(hall, STRENGTH, "listrik andal @dinkes")
    one = entry(hall, "listrik andal")
    assert set(one.who) == {"dinkes", "rsud"}
    assert not any(voice.conflicts for voice in one.voices)


def test_a_tilde_in_a_correction_closes_the_item(hall: Hall) -> None:
    say(hall, STRENGTH, "kepala jarang hadir")
    one = entry(hall, "kepala jarang hadir")
    deed = deeds.edit(state_of(hall), one, "kepala jarang hadir ~", (), at(9))
    do(hall, deed)
    assert entry(hall, "kepala jarang hadir").closed
    assert deed.told == "Butir tertutup: tidak dimuat dalam notulen."


def test_items_are_taken_back_together_and_come_back(hall: Hall) -> None:
    say(hall, STRENGTH, "a b", "c d @dinkes")
    do(hall, deeds.withdraw(state_of(hall).at(STRENGTH)))
    assert texts(hall, STRENGTH) == []
    hall.session.undo().result(10)
    assert who(hall, "c d") == ("dinkes",)


def test_confidence_is_given_and_taken_back(hall: Hall) -> None:
    say(hall, STRENGTH, "a b", "c d ~")
    do(hall, deeds.confide(state_of(hall).at(STRENGTH)))
    assert all(one.closed for one in state_of(hall).at(STRENGTH))
    do(hall, deeds.confide(state_of(hall).at(STRENGTH)))
    assert not any(one.closed for one in state_of(hall).at(STRENGTH))


# -- keywords


def test_keywords_are_chosen_up_to_the_limit_and_never_cut(hall: Hall) -> None:
    say(hall, WORDS, "aman @dinkes", "aman @rsud", "asri", "berdaya", "cerdas")
    state = state_of(hall)
    with pytest.raises(Refusal, match="paling banyak 2"):
        deeds.choose(state, state.keywords[:3])
    do(hall, deeds.choose(state, state.keywords[:2]))
    assert [one.text for one in state_of(hall).chosen] == ["aman", "asri"]
    with pytest.raises(Refusal, match="Dipilih 2, paling banyak 2: 1 lagi terlalu banyak"):
        deeds.choose(state_of(hall), [entry(hall, "cerdas")])
    do(hall, deeds.choose(state_of(hall), [entry(hall, "asri")]))
    assert [one.text for one in state_of(hall).chosen] == ["aman"]
    assert [one.text for one in state_of(hall).tied] == ["asri", "berdaya", "cerdas"]
    with pytest.raises(Refusal, match="Belum ada kata kunci"):
        deeds.choose(state_of(hall), [])


def test_what_two_laptops_choose_apart_is_all_chosen(hall: Hall, other: Hall) -> None:
    say(hall, WORDS, "aman", "asri", "berdaya")
    mine, theirs = state_of(hall), state_of(other)
    one, two = deeds.choose(mine, mine.keywords[:2]), deeds.choose(theirs, theirs.keywords[1:])
    do(hall, one)
    do(other, two)
    state = state_of(hall)
    assert [word.text for word in state.chosen] == ["aman", "asri", "berdaya"]
    assert not any(word.seen.conflicts for word in state.keywords)


# -- what others ask


def test_progress_counts_the_quadrants_in_which_anything_stands(hall: Hall) -> None:
    assert progress(hall.session, FORUM) == (0, 12)
    assert reached(hall.session, FORUM) == ""
    say(hall, STRENGTH, "a b", "c d")
    say(hall, ROADS, "e f")
    say(hall, WORDS, "aman")
    assert progress(hall.session, FORUM) == (2, 12)
    assert reached(hall.session, FORUM) == (
        "3 butir, 2 dari 12 kuadran terisi, 0 dari 1 kata kunci dipilih"
    )
    assert progress(hall.session, WHOLE) == (0, 4)


def test_who_said_an_item_has_spoken(hall: Hall) -> None:
    hall.time = at(9)
    say(hall, STRENGTH, "a b @dinkes")
    say(hall, STRENGTH, "c d @rsud")
    do(hall, deeds.withdraw([entry(hall, "c d")]))
    from bimtek.hall.presence import Room

    found = talkers_in(hall.session, Room((), ()))
    assert found.on(at(9).date()) == {"dinkes"}


def test_ids_are_told_in_words_but_not_what_was_told_in_confidence(hall: Hall) -> None:
    say(hall, STRENGTH, "listrik andal", "kepala jarang hadir ~")
    found = names(hall.session, FORUM)
    assert found["struktur"] == "Struktur"
    assert found[entry(hall, "listrik andal").id] == "“listrik andal”"
    assert "kepala jarang hadir" not in " ".join(found.values())
    assert "tanpa nama" in found.values()


def test_words_are_destroyed_also_those_that_were_taken_back(hall: Hall) -> None:
    say(hall, STRENGTH, "nama pelapor itu rahasia", "kata kasar sekali")
    gone = entry(hall, "kata kasar sekali")
    do(hall, deeds.withdraw([gone]))
    here = entry(hall, "nama pelapor itu rahasia")
    said = said_here(state_of(hall), STRENGTH, here)
    assert [one.words for one in said] == ["nama pelapor itu rahasia", "kata kasar sekali"]
    assert said[1].what.endswith("(sudah ditarik)")
    for one in said:
        hall.destroy(one.kind, one.record, one.field)
    assert texts(hall, STRENGTH) == [DESTROYED]
    assert said_here(state_of(hall), STRENGTH, state_of(hall).at(STRENGTH)[0]) == ()
    say(hall, STRENGTH, "nama pelapor itu rahasia")
    assert len(texts(hall, STRENGTH)) == 2


def test_an_item_of_a_component_that_is_gone_still_stands_somewhere(hall: Hall) -> None:
    gone = Place("budaya", Quadrant.THREAT)
    say(hall, gone, "seni hilang")
    state = state_of(hall)
    assert [one.id for one in state.components][-1] == "budaya"
    assert texts(hall, gone) == ["seni hilang"]
    assert state.filled() == (0, 12)


def test_records_refuse_what_belongs_nowhere() -> None:
    with pytest.raises(Refusal, match="komponen dan kuadran"):
        SwotItem.new(stage="fgd", item="x", text="a")
    with pytest.raises(Refusal, match="masih kosong"):
        Keyword.new(stage="fgd", item="x", text=" ")
    assert SwotVoice.new(stage="fgd", item="x", who="dinkes", said=at(9)).record == "fgd/x/dinkes"
