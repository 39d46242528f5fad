"""Whose words a note or a turn holds, and which offices have spoken on a day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bimtek.hall.presence import Room
from bimtek.hall.records import Label, Note, Participant, Turn
from bimtek.hall.talkers import Spoke, talkers, who_says, whose_turn

NOW = datetime.fromisoformat("2023-07-03T10:00:00+07:00")
YESTERDAY = NOW - timedelta(days=1)
LIST = (
    Participant("ani", opd="dinkes"),
    Participant("ani-2", opd="", walk_in=True, same_as="ani"),
    Participant("tamu", agency="Kampus", walk_in=True),
)
OPD_OF = {"ani": "dinkes", "tamu": ""}


@pytest.mark.parametrize(
    ("note", "offices"),
    [
        (Note("1"), ()),
        (Note("1", opd=("dinkes", "dishub", "dinkes")), ("dinkes", "dishub")),
        (Note("1", opd=("dishub",), speaker="ani"), ("dinkes",)),  # who speaks, not of whom
        (Note("1", opd=("dishub",), speaker="tamu"), ()),
        (Note("1", opd=("dishub",), speaker="hilang"), ()),
        (Note("1", label=Label.DECISION, opd=("dishub",)), ()),
        (Note("1", label=Label.ACTION, speaker="ani"), ()),
        (Note("1", label=Label.ANSWER, speaker="ani"), ("dinkes",)),
    ],
)
def test_whose_words_a_note_holds(note: Note, offices: tuple[str, ...]) -> None:
    assert who_says(note, OPD_OF) == offices


@pytest.mark.parametrize(
    ("turn", "office"),
    [
        (Turn("1", opd="dlh", speaker="ani"), "dlh"),
        (Turn("1", speaker="ani"), "dinkes"),
        (Turn("1", speaker="tamu"), ""),
        (Turn("1"), ""),
    ],
)
def test_whose_turn_it_is(turn: Turn, office: str) -> None:
    assert whose_turn(turn, OPD_OF) == office


@pytest.mark.parametrize(
    ("notes", "turns", "elsewhere", "spoken", "noted"),
    [
        ([], [], [], set(), {}),
        ([Note("1", opd=("dlh",))], [], [], set(), {}),  # nobody knows when
        ([Note("1", opd=("dlh",), said=YESTERDAY)], [], [], set(), {}),
        ([Note("1", speaker="ani-2", said=NOW)], [], [], {"dinkes"}, {"dinkes": 1}),
        ([Note("1", speaker="tamu", said=NOW)], [], [], set(), {}),
        ([], [Turn("1", opd="dlh", asked=NOW)], [], set(), {}),  # asked, never begun
        ([], [Turn("1", opd="dlh", began=NOW)], [], {"dlh"}, {}),
        (
            [],
            [],
            [Spoke("dlh", NOW), Spoke("dlh", NOW), Spoke("dishub", None), Spoke("", NOW)],
            {"dlh"},
            {"dlh": 1},
        ),
        (
            [Note("1", opd=("dlh", "dinkes"), said=NOW), Note("2", opd=("dlh",), said=NOW)],
            [], [], {"dlh", "dinkes"}, {"dlh": 2, "dinkes": 1},
        ),
    ],
)  # fmt: skip
def test_who_has_spoken_on_a_day(
    notes: list[Note],
    turns: list[Turn],
    elsewhere: list[Spoke],
    spoken: set[str],
    noted: dict[str, int],
) -> None:
    found = talkers(notes, turns, Room(LIST, []), elsewhere)
    assert found.on(NOW.date()) == spoken
    assert found.noted_on(NOW.date()) == noted
