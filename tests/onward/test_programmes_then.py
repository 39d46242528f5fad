"""A programme of tahap I is a row of tahap II: its origin is told, its progress goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bimtek.minutes.document import minutes
from bimtek.page import Page
from bimtek.session import Session
from bimtek.stages.asking import told_beside
from bimtek.stages.program.minutes import part
from bimtek.stages.program.page import page
from bimtek.stages.program.records import Programme
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.program.view_lines import below
from tests.conftest import OpenAs
from tests.onward.tahap import tahap_2

OLD, NEW = "rencana/aaaaaaaaaaaa", "rencana/zzzzzzzzzzzz"


def state_of(session: Session) -> ProgrammeState:
    session.poll()
    return ProgrammeState(session, session.stage("rencana"))


def test_its_origin_and_its_progress_of_then_are_told(
    july: Path, tmp_path: Path, open_as: OpenAs
) -> None:
    session = open_as(tahap_2(tmp_path, july).path, "N1")
    seen = session.get(Programme, OLD)
    assert seen is not None
    session.record(seen.change(percent=60)).result()
    named = {"name": "Peta jalan data", "pillar": "living", "lead": "dinkes"}
    session.record(Programme.new(stage="rencana", programme="zzzzzzzzzzzz", **named)).result()
    state = state_of(session)
    old, new = state.entry("aaaaaaaaaaaa"), state.entry("zzzzzzzzzzzz")
    assert old is not None
    assert new is not None
    assert (state.tahap(old), state.percent_then(old)) == ("Tahap I", 40)
    assert (state.tahap(new), state.percent_then(new)) == ("", None)
    assert any("dari Tahap I, waktu itu 40%" in line for line in below(state, old, "", 8, 78))
    assert seen.value.row_then == "4.2 Kesehatan"
    assert state.row_name("naskah-lain/4.2/kota", seen.value.row_then) == "4.2 Kesehatan"
    assert "- **Notulis:** tidak ada; dicatat oleh N1\n" in minutes(session)  # not who founded it
    printed: Any = part(session, session.stage("rencana"))
    (pillar,) = printed["pillars"]
    assert [row[0] for row in pillar.rows] == [
        "Antrean satu pintu (dari Tahap I)",
        "Peta jalan data",
    ]
    assert printed["quick"][0][3] == "60 % (Tahap I: 40 %)"
    shown: Page = page(session, session.stage("rencana"), "pilar/living")
    assert [line.right for line in shown.lines] == ["Dinkes 60 %", "Dinkes"]


def test_the_gap_that_it_answers_is_told_as_it_stood(
    july: Path, tmp_path: Path, open_as: OpenAs
) -> None:
    session = open_as(tahap_2(tmp_path, july).path, "N1")
    assert told_beside(session, "gap", "gap/4.2/kota") == (
        "Kesehatan: belum diisi",
        "Tahap I: 2 → 4",
    )
