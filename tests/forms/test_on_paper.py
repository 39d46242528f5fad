"""Lembar isian: a page for each office that owes an answer, with the codes that F3 finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.bootstrap import open_session
from bimtek.papers.catalogue import paper
from bimtek.papers.holds import paper_text
from bimtek.session import Session
from bimtek.stages.gap.records import Answer, Gap
from tests.forms.halls import SCRIPT
from tests.founding import founded


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(founded(tmp_path, SCRIPT), "N1", "notulis")


def sheets(session: Session) -> list[str]:
    session.poll()
    return paper_text(session, paper("lembar-isian")).split("\n---\n")


def test_each_office_gets_what_it_owes_with_code_unit_and_room_to_write(session: Session) -> None:
    (dinkes,) = (one for one in sheets(session) if "**Dinas Kesehatan**" in one)
    assert "**SL.2.1 " in dinkes
    assert "| Kini \\* | Tahun | Sasaran | Tahun sasaran | Sumber data |" in dinkes
    assert "|   |   |   |   |   |" in dinkes
    assert "KONSEP" not in dinkes
    assert sum("**SL.2.1 " in one for one in sheets(session)) == 1, "of whom it is asked alone"


def test_what_is_answered_is_asked_no_more_and_a_sentence_is_told(session: Session) -> None:
    place = {"stage": "kesenjangan", "row": "SL.2.1", "who": "dinkes"}
    session.record(Gap.new(**place, condition="masih *manual*")).result(10)
    (dinkes,) = (one for one in sheets(session) if "**Dinas Kesehatan**" in one)
    assert "- Keadaan sekarang: masih \\*manual\\*" in dinkes
    session.record(Gap.new(**place, answer=Answer(now="66.7"))).result(10)
    assert not any("**SL.2.1 " in one for one in sheets(session))
