"""Quick wins of an acara of programmes become the options of a vote, without typing them again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.journal.records import Refusal
from bimtek.stages.vote import deeds
from tests.minutes.halls import opened, script_of
from tests.stages.program import halls as program
from tests.stages.vote.halls import EMPTY, do, state_of


def test_quick_wins_become_options_once_with_what_speaks_against_them(tmp_path: Path) -> None:
    script = script_of(*program.STAGES, EMPTY)
    with opened(tmp_path / "a.bimtek", script, actor="n1", name="N1") as hall:
        program.seat(hall)
        with pytest.raises(Refusal, match="quick win"):
            deeds.take_offered(state_of(hall, EMPTY), hall.time)
        program.morning(hall)
        program.fill(hall, "Tukar lahan", quick_win="y")  # told in confidence: never an option
        deed = deeds.take_offered(state_of(hall, EMPTY), hall.time)
        do(hall, deed)
        assert deed.told.startswith("2 pilihan ditambahkan.")
        state = state_of(hall, EMPTY)
        assert {one.text: state.remark(one) for one in state.options} == {
            "Antrean daring di semua puskesmas": "",
            "Taman sensor": "gagal syarat: selesai dalam satu tahun",
        }
        with pytest.raises(Refusal, match="sudah menjadi pilihan"):
            deeds.take_offered(state, hall.time)
