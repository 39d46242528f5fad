"""A vote by keys: ballots down the list, totals, the result, the hall's decision."""

from __future__ import annotations

import pytest
from textual import events

from bimtek.hall.agreement import Agreed, Agreement
from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import Note, StageRun, StageState
from bimtek.stages.vote import deeds
from bimtek.stages.vote.records import Count, Vote, VoteChoice, VoteOption, VoteTally, Voting
from bimtek.stages.vote.rules import Ballot
from bimtek.ui.key_line import shown_keys
from tests.minutes.halls import Hall, at
from tests.stages.vote.halls import (
    AGREE,
    EMPTY,
    PEOPLE,
    PICK,
    RATE,
    SECRET,
    arrive,
    count,
    do,
    leave,
    option_of,
    state_of,
    vote,
)
from tests.stages.vote.morning import opened, voting
from tests.stages.vote.stand import Stand, standing
from tests.stages.vote.test_deeds import both_vote


async def test_the_note_taker_goes_down_the_list_with_digits(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.cursor == "bappeda"
        await stand.type("1 3")
        assert "Antrean daring di semua puskesmas, Parkir nontunai" in stand.text
        await stand.press("enter")
        assert stand.voted("bappeda") == ["antrean", "parkir"]
        assert stand.said == (
            "Bappeda: Antrean daring di semua puskesmas, Parkir nontunai. 2 dari 3 titik."
        )
        assert stand.cursor == "dinkes"
        await stand.type("124")
        await stand.press("enter")
        await stand.type("0")
        await stand.press("enter")
        assert stand.cursor == "dinsos"
        assert "3/4 OPD memilih" in stand.line("Pilih quick win")
        assert "1 2 4" in stand.line("✓  Dinkes")
        assert "tidak memilih" in stand.line("✓  Dishub")
        await stand.type("2")
        await stand.press("enter")
        assert "Semua yang hadir sudah memilih" in stand.said
        await stand.undo()
        assert stand.voted("dinsos") == []


async def test_what_is_no_ballot_stays_in_the_line_and_is_told(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.type("1 9")
        await stand.press("enter")
        assert "Tidak ada pilihan nomor 9." in stand.text
        assert stand.typing.field.has_focus
        assert hall.session.all(Vote) == []
        await stand.press("backspace", "backspace", "enter")
        assert stand.voted("bappeda") == ["antrean"]


@pytest.mark.slow
async def test_a_vote_is_changed_and_taken_back(hall: Hall) -> None:
    vote(hall, bappeda="1 2")
    async with standing(hall) as stand:
        await stand.press("enter")
        assert stand.typing.field.value == "1 2"
        await stand.type(" 4")
        await stand.press("enter")
        assert stand.voted("bappeda") == ["antrean", "lapor", "taman"]
        await stand.press("home", "3", "enter")
        assert stand.voted("bappeda") == ["parkir"]
        await stand.press("home", "backspace")
        assert stand.voted("bappeda") == []
        assert "ditarik" in stand.said


async def test_half_typed_votes_are_kept_and_wiped_by_the_second_esc(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.type("1 2")
        place = stand.typing.field.place
        assert place == "pilih/suara/bappeda"
        await stand.press("escape")
        assert stand.typing.field.value == "1 2"
        await stand.press("escape")
        assert not stand.typing.display
        assert stand.view.lines.has_focus
        assert stand.view.continue_draft(place, "1 4")
        await stand.settle()
        assert stand.typing.field.value == "1 4"
        await stand.press("enter")
        assert stand.voted("bappeda") == ["antrean", "taman"]
        assert not stand.view.continue_draft("lain/suara/bappeda", "1")


@pytest.mark.slow
async def test_the_cursor_and_typing_stay_whatever_others_record(hall: Hall, other: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("down")
        await stand.type("1 2")
        vote(other, bappeda="1", dishub="3")
        await stand.settle()
        assert stand.cursor == "dinkes"
        assert stand.typing.field.value == "1 2"
        assert "2/4 OPD memilih" in stand.text
        assert "NCD" in stand.line("✓  Bappeda")


@pytest.mark.slow
async def test_the_same_opd_on_two_laptops_is_settled_by_a_person(hall: Hall, other: Hall) -> None:
    both_vote(hall, other)
    async with standing(hall) as stand:
        await stand.press("down")
        assert "pilih dengan =" in stand.line("≠  Dinkes")
        await stand.press("1")
        assert "= memilih mana yang berlaku" in stand.said
        await stand.press("=", "1")
        assert stand.view.state.votes["dinkes"].worth is Ballot.COUNTS


@pytest.mark.slow
async def test_of_one_person_known_twice_one_vote_is_chosen(hall: Hall) -> None:
    from bimtek.hall.records import Participant

    hall.record(Participant.new(id="p-lagi", name="Nama Dinkes", opd="dinkes", walk_in=True))
    arrive(hall, "lagi")
    vote(hall, PEOPLE, **{"p-dinkes": "1", "p-lagi": "2"})
    hall.record(hall.seen(Participant, "p-lagi").change(same_as="p-dinkes"))
    async with standing(hall, PEOPLE) as stand:
        await stand.press("down")
        await stand.press("=", "2")
        assert stand.view.state.votes["p-dinkes"].worth is Ballot.COUNTS
        assert stand.voted("p-dinkes") == ["lapor"]


async def test_a_voter_is_found_by_letters_and_who_is_silent_by_one_key(hall: Hall) -> None:
    vote(hall, bappeda="1", dinkes="1")
    async with standing(hall) as stand:
        await stand.press("slash")
        await stand.type("dinso")
        await stand.press("enter")
        assert stand.cursor == "dinsos"
        await stand.press("n")
        assert stand.keys == ["dishub", "dinsos"]
        assert "2 OPD belum memilih" in stand.said
        await stand.press("1", "enter")
        assert stand.keys == ["dishub"]
        await stand.press("1", "enter", "n")
        assert len(stand.keys) == 4


@pytest.mark.slow
async def test_the_row_that_is_typed_for_stays_though_another_laptop_voted_for_it(
    hall: Hall, other: Hall
) -> None:
    async with standing(hall) as stand:
        await stand.press("n", "1")
        vote(other, bappeda="2")
        await stand.settle()
        assert stand.cursor == "bappeda"
        assert stand.said == (
            "Nama Contoh Dua baru saja mengisi 2. "
            "Bila isian Anda disimpan, keduanya tampil untuk dipilih."
        )
        await stand.press("enter")
        assert stand.view.state.votes["bappeda"].worth is Ballot.SPLIT


@pytest.mark.slow
async def test_an_open_line_goes_on_from_what_another_laptop_counted(
    hall: Hall, other: Hall
) -> None:
    count(hall, SECRET, "4")
    async with standing(hall, SECRET) as stand:
        await stand.press("enter")
        count(other, SECRET, "7")
        await stand.settle()
        assert stand.said == "Nama Contoh Dua baru saja mengisi 7 (sebelumnya 4)."
        await stand.type("0")
        await stand.press("enter")
        seen = stand.view.state.seen_tally("antrean")
        assert seen is not None
        assert seen.conflicts == ()
        assert seen.value.count == Count(70)


@pytest.mark.slow
async def test_who_left_and_who_never_came_are_told_apart(hall: Hall) -> None:
    vote(hall, dinkes="1")
    leave(hall, "dinkes")
    async with standing(hall) as stand:
        assert "sudah pulang" in stand.line("Dinkes")
        assert stand.keys == ["bappeda", "dinkes", "dishub", "dinsos"]


async def test_where_nobody_is_here_the_screen_says_what_to_do(hall: Hall) -> None:
    for code in ("bappeda", "dinkes", "dishub", "dinsos"):
        leave(hall, code)
    async with standing(hall) as stand:
        assert stand.keys == []
        assert "Catat kehadiran di F7." in stand.text
        hall.record(*(seen.withdraw() for seen in hall.session.all(Attendance)))
        stand.view.redraw()
        await stand.settle()
        assert "absen kosong   belum dibuka" in stand.text
        assert "absen hari ini masih kosong. F7: mengisinya" in " ".join(stand.text.split())
        await stand.press("1", "enter", "backspace", "=")
        assert "tidak ada nilai yang berbeda" in stand.said


# -- yes and no, impact and effort


async def test_answers_are_letters_one_after_the_other(hall: Hall) -> None:
    async with standing(hall, AGREE) as stand:
        await stand.type("yt-a")
        await stand.press("enter")
        assert stand.cursor == "dinkes"
        assert "yt-a" in stand.line("✓  Bappeda")
        await stand.type("11")
        assert "Baru 2 jawaban untuk 4 pilihan" in stand.text


async def test_ratings_are_two_digits_for_each_option(hall: Hall) -> None:
    async with standing(hall, RATE) as stand:
        await stand.type("42 - 15 33")
        await stand.press("enter")
        assert "42 - 15 33" in stand.line("✓  Bappeda")
        await stand.press("-")
        assert stand.typing.field.value == "-"


async def test_letters_without_a_meaning_begin_a_note(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("y")
        await stand.press("h")
        await stand.press("s")
        assert stand.window.notes == ["y", "h", "s"]
        assert stand.view.note_context().opd == ()  # the cursor goes from voter to voter
        await stand.press("o")
        context = stand.view.note_context()
        assert context.about == "vote_option/pilih/antrean"


# -- the result


async def test_before_it_is_opened_nobody_decides(hall: Hall) -> None:
    voting(hall)
    async with standing(hall) as stand:
        await stand.press("p")
        assert stand.window.notes == ["p"]


async def test_nothing_is_seen_before_it_is_opened_and_then_all(hall: Hall) -> None:
    voting(hall)
    async with standing(hall) as stand:
        await stand.press("o")
        assert "belum dibuka" in stand.text
        assert "Titik" not in stand.text
        assert stand.line("Antrean daring").split()[-1] == "#4.2"
        await stand.press("b")
        assert "1 OPD belum memilih: Dinsos." in stand.text
        await stand.press("t")
        assert hall.session.all(Voting) == []
        named = keys_named_by(stand)
        await stand.press("b", "y")
        assert "hasil dibuka 08.30" in stand.text
        assert "putuskan" in named[-1], "the line of keys heard of it, without another key"
        assert stand.keys == ["antrean", "lapor", "parkir", "taman"]
        assert stand.cursor == "antrean"
        assert "3 terpilih" in stand.line("Antrean daring")
        assert "2 seri di batas" in stand.line("Lapor warga")
        await stand.press("down", "o")
        assert stand.cursor == "bappeda"
        await stand.press("o")
        assert stand.cursor == "lapor"
        await stand.press("b")
        assert "sudah dibuka" in stand.said
        await stand.undo()
        assert "belum dibuka" in stand.text


async def test_without_a_vote_there_is_nothing_to_open(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("b")
        assert stand.said == "Belum ada suara yang tercatat."


async def test_the_hall_decides_a_tie_with_its_reason(hall: Hall) -> None:
    opened(hall)
    async with standing(hall) as stand:
        assert "Seri di batas, p memutuskan" in stand.text
        await stand.press("p")
        assert "Seri di batas (tersedia 1 tempat)" in stand.text
        await stand.press("down", "enter")
        await stand.type("anggaran sudah ada")
        await stand.press("enter")
        assert stand.view.state.chosen == ("antrean", "parkir")
        (seen,) = hall.session.all(VoteChoice)
        assert seen.value.reason == "anggaran sudah ada"
        assert "seri di batas" not in stand.text


@pytest.mark.slow
async def test_what_changed_after_the_opening_is_marked(hall: Hall) -> None:
    opened(hall)
    async with standing(hall) as stand:
        await stand.press("o")
        assert "diubah sesudah dibuka" in stand.line("✓! Dinkes")
        assert "sesudah dibuka" in stand.line("✓! DLH")
        assert "!" not in stand.line("Bappeda")


# -- totals


async def test_totals_from_paper_are_typed_option_by_option(hall: Hall) -> None:
    async with standing(hall, SECRET) as stand:
        assert "rahasia" in stand.line("Pilih ketua pokja")
        await stand.press("3", "enter")
        assert stand.cursor == "lapor"
        await stand.press("2", "enter")
        assert "2/4 pilihan dihitung" in stand.text
        assert stand.said == "Diragukan: 5 titik, paling banyak 4 dari 4 OPD yang hadir."
        await stand.press("up", "enter", "backspace", "1", "enter")
        await stand.press("s")
        await stand.type("4")
        await stand.press("enter", "enter")
        await stand.type("Siti")
        await stand.press("enter")
        (seen,) = hall.session.all(Voting)
        assert seen.value.papers
        assert (seen.value.papers.handed_in, seen.value.counters) == (4, "Siti")
        assert hall.session.all(Vote) == []
        await stand.press("home", "backspace")
        assert "antrean" not in stand.view.state.tallies


async def test_of_a_secret_vote_no_key_leads_to_names(hall: Hall) -> None:
    async with standing(hall, SECRET) as stand:
        for key in ("o", "n", "k"):
            await stand.press(key)
        assert stand.window.notes == ["o", "n", "k"]
        assert stand.keys == ["antrean", "lapor", "parkir", "taman"]


@pytest.mark.slow
async def test_raised_hands_are_totals_without_names(hall: Hall) -> None:
    vote(hall, AGREE, dinkes="yyyy")
    async with standing(hall, AGREE) as stand:
        await stand.press("k", "y")
        assert "tanpa nama" in stand.text
        await stand.type("3 1 0")
        await stand.press("enter")
        (seen,) = hall.session.all(VoteTally)
        assert seen.value.count
        assert seen.value.count.yes == 3
        await stand.press("k")
        assert "1/4 OPD memilih" in stand.text


def keys_named_by(stand: Stand) -> list[set[str]]:
    """What the line of keys names, each time that it hears of a change."""
    named: list[set[str]] = []
    screen = stand.view.screen
    screen.bindings_updated_signal.subscribe(
        stand.view,
        lambda _: named.append({key.binding.description for key in shown_keys(screen).place}),
    )
    return named


# -- options


async def test_options_are_typed_one_after_the_other(hall: Hall) -> None:
    async with standing(hall, EMPTY) as stand:
        assert "q: calon quick win" in stand.text
        await stand.press("i")
        await stand.type("Taman baca #5.1")
        assert "asal: #5.1" in stand.text
        await stand.press("enter")
        await stand.type("Wifi pasar")
        await stand.press("enter", "enter")
        assert [one.text for one in stand.view.state.options] == ["Taman baca", "Wifi pasar"]
        assert stand.view.lines.has_focus


@pytest.mark.slow
async def test_many_options_are_pasted_as_one_deed(hall: Hall) -> None:
    async with standing(hall, EMPTY) as stand:
        await stand.press("i")
        stand.typing.field.post_message(events.Paste("Taman baca\nWifi pasar\n\nParkir"))
        await stand.settle()
        await stand.press("j")
        assert [one.number for one in stand.view.state.options] == [1, 2, 3]
        await stand.undo()
        assert stand.view.state.options == ()


@pytest.mark.slow
async def test_options_get_other_words_and_are_struck_out(hall: Hall) -> None:
    vote(hall, dinkes="1")
    async with standing(hall) as stand:
        await stand.press("o", "u")
        assert stand.typing.field.value == "Antrean daring di semua puskesmas #4.2"
        await stand.press("ctrl+u")
        await stand.type("Antrean daring")
        await stand.press("enter")
        assert option_of(hall, 1).text == "Antrean daring"
        await stand.press("h")
        assert "1 OPD memilihnya" in stand.text
        await stand.press("y")
        assert stand.keys == ["lapor", "parkir", "taman", "antrean"]
        assert "dicoret" in stand.line("Antrean")
        assert stand.view.lines.move_to("antrean")
        await stand.press("h")
        assert len(state_of(hall).options) == 4
        await stand.press("5")
        assert "Suara diketik pada baris pemilih" in stand.said


# -- jumps, lock, what is over


@pytest.mark.slow
async def test_a_jump_lands_on_its_row(hall: Hall) -> None:
    async with standing(hall) as stand:
        for kind, record, cursor in (
            (Voting.kind, "pilih", "antrean"),
            (VoteChoice.kind, "pilih", "antrean"),
            (Vote.kind, "pilih/dishub", "dishub"),
            (VoteOption.kind, "pilih/parkir", "parkir"),
            (Vote.kind, "pilih/bappeda", "bappeda"),
            (VoteTally.kind, "pilih/parkir", "parkir"),
        ):
            assert stand.view.go_to(kind, record)
            await stand.settle()
            assert stand.cursor == cursor
            assert not stand.view.go_to(kind, "lain/x")
        assert not stand.view.go_to(Note.kind, "n")


@pytest.mark.slow
async def test_the_history_of_a_row_is_that_of_its_vote_and_of_the_whole(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.records_here() == (
            ("vote", "pilih/bappeda"), ("voting", "pilih"), ("vote_choice", "pilih")
        )  # fmt: skip
        await stand.press("o")
        assert stand.view.records_here()[:2] == (
            ("vote_option", "pilih/antrean"), ("vote_tally", "pilih/antrean")
        )  # fmt: skip


@pytest.mark.slow
async def test_votes_and_words_can_be_destroyed_also_those_that_were_taken_back(hall: Hall) -> None:
    opened(hall)
    do(hall, deeds.reword(state_of(hall), option_of(hall, 2), "Lapor ke Nama Contoh"))
    do(hall, deeds.decide(state_of(hall), ["antrean"], "nama pelapor ~", at(9, 40)))
    do(hall, deeds.take_back(state_of(hall), "dishub"))
    async with standing(hall) as stand:
        stand.view.go_to(VoteOption.kind, "pilih/lapor")
        await stand.press("H")
        assert [(one.field, one.what, one.words) for one in stand.window.sayings] == [
            ("text", "kalimat pilihan", "Lapor ke Nama Contoh"),
            ("reason", "alasan keputusan tertutup", ""),
        ]
        assert stand.view.go_to(Vote.kind, "pilih/dinkes")
        await stand.press("H")
        first = stand.window.sayings[0]
        assert (first.field, first.what) == ("marks", "suara Dinkes")
        hall.destroy(first.kind, first.record, first.field)
        await stand.settle()
        stand.view.redraw()
        await stand.settle()
        assert "[dimusnahkan]" in stand.line("×")
        assert stand.view.go_to(Vote.kind, "pilih/dishub")
        await stand.press("H")
        assert stand.window.sayings[0].what == "suara Dishub (sudah ditarik)"


@pytest.mark.slow
async def test_after_the_acara_nobody_new_votes(hall: Hall) -> None:
    vote(hall, bappeda="1")
    hall.record(StageRun.new(id=PICK.id, state=StageState.DONE, started=at(9), ended=at(9, 20)))
    async with standing(hall) as stand:
        await stand.press("down", "1")
        assert "sudah selesai" in stand.said
        assert not stand.typing.display
        await stand.press("up", "2", "enter")
        assert stand.voted("bappeda") == ["lapor"]


@pytest.mark.slow
async def test_a_reworded_option_that_two_laptops_word_differently_is_settled(
    hall: Hall, other: Hall
) -> None:
    one = deeds.reword(state_of(hall), option_of(hall, 1), "Antrean A")
    two = deeds.reword(state_of(other), option_of(other, 1), "Antrean B")
    do(hall, one)
    do(other, two)
    async with standing(hall) as stand:
        await stand.press("o")
        assert "≠" in stand.line("Antrean")
        await stand.press("=", "1")
        assert "≠" not in stand.line("Antrean")


@pytest.mark.slow
async def test_the_result_of_totals_is_opened_like_any_other(hall: Hall) -> None:
    count(hall, SECRET, "2", "1")
    async with standing(hall, SECRET) as stand:
        await stand.press("b")
        assert "2 pilihan belum dihitung." in stand.text
        await stand.press("y")
        assert "terpilih" in stand.line("Antrean daring")
    assert state_of(hall, SECRET).opened_at is not None


async def test_after_an_agreement_nothing_is_asked_for_that_could_not_be_recorded(
    hall: Hall,
) -> None:
    opened(hall)
    hall.record(Agreement.new(edition="1", agreed=Agreed(hall.time)))
    async with standing(hall) as stand:
        for key in ("i", "u", "p"):
            await stand.press(key)
            assert "versi 1 sudah disepakati" in stand.said, key
            stand.window.told.clear()
        assert stand.typing.typing is None
        await stand.press("o", "1")
        assert "versi 1 sudah disepakati" in stand.said
        assert stand.typing.typing is None
