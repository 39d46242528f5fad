"""The line of numbers: what stands in it however narrow it is and however many come."""

from __future__ import annotations

import pytest

from bimtek.script.model import Quorum
from bimtek.stages.attendance.board import call_words, counts_line
from bimtek.stages.attendance.rules import Share, Turnout
from bimtek.stages.attendance.view_board import offer_line


def turnout(invited: int, covered: int) -> Turnout:
    return Turnout(
        invited=invited,
        covered=covered,
        people=covered,
        walk_ins=12,
        guests=12,
        left=110,
        online=0,
        representatives=117,
        representing=117,
        letters_missing=0,
        letters_to_follow=0,
        opds=Share(38, 38),
        parts=Share(121, 121),
        missing=(),
        opds_in_hall=38,
        quorum=Quorum(20),
    )


@pytest.mark.parametrize("width", [54, 60, 80, 100, 120])
@pytest.mark.parametrize(("invited", "covered"), [(80, 8), (120, 104), (250, 231), (999, 999)])
def test_how_full_the_hall_is_stands_there_however_great_the_numbers(
    width: int, invited: int, covered: int
) -> None:
    line = counts_line(turnout(invited, covered), width)
    assert line.endswith(f" {100 * covered // invited}%")
    assert line.startswith(f" Kursi {covered}/{invited}  OPD 38/38")
    assert len(line) == width - 1
    assert "░" in line or "▓" in line or width < 80


def test_without_an_invitation_there_is_no_share_of_it() -> None:
    assert "%" not in counts_line(turnout(0, 0), 80)


@pytest.mark.parametrize(("in_hall", "told"), [(20, "kuorum 20 luring ✓"), (17, "luring kurang 3")])
def test_a_quorum_luring_is_named_as_such(in_hall: int, told: str) -> None:
    count = turnout(80, 40)._replace(quorum=Quorum(20, in_hall=True), opds_in_hall=in_hall)
    assert told in counts_line(count, 80)


@pytest.mark.parametrize(
    ("roll_call", "days", "words"),
    [
        ("1-pagi", 1, "absen pagi"),
        ("1-setelah-makan", 1, "absen setelah makan"),
        ("2-pagi", 2, "absen pagi, hari 2"),
    ],
)
def test_the_desk_says_which_roll_call_it_shows(roll_call: str, days: int, words: str) -> None:
    assert call_words(roll_call, days) == words


def test_what_is_offered_names_enter_only_while_enter_means_it() -> None:
    offered = "Salin 58 orang yang masih ada sejak pagi?"
    assert offer_line(offered, typed=False, width=80) == f" {offered}  Enter ya · Esc tidak"
    assert offer_line(offered, typed=True, width=80) == f" {offered}  kosongkan baris cari dulu"
    assert offer_line("", typed=True, width=80) == ""
