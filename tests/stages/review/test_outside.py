"""A telaah from outside: lines of `bimtek record`, the view of the file, the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bimtek.minutes.tables import sheets_of
from bimtek.minutes.tables_csv import tables
from bimtek.overview.words import Words
from bimtek.session import Session
from bimtek.stages.review.records import Remark
from bimtek.stages.review.rules import ChapterState
from bimtek.stages.review.state import ReviewState
from tests.conftest import OpenAs
from tests.founding import founded
from tests.recording import recorded

SAMPLE = Path(__file__).parents[1] / "tahap-4.md"
CHAPTER = "buku-1-bab-1-pendahuluan"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new session of tahap IV."""
    return founded(tmp_path, SAMPLE.read_text("utf-8"))


@pytest.fixture
def session(path: Path, open_as: OpenAs) -> Session:
    return open_as(path, "N1")


def remark(stage: str = "telaah", **values: Any) -> dict[str, Any]:
    said = {"text": "angka beda", "chapter": CHAPTER, **values}
    return {"kind": "remark", "key": {"stage": stage, "remark": "satu"}, "set": said}


def chapter(name: str = CHAPTER, **values: Any) -> dict[str, Any]:
    return {"kind": "chapter", "record": f"telaah/{name}", "set": values}


BEGAN = {"began": "2023-10-10T09:00:00+07:00"}
FULL = remark(
    sort="data", opd="dinsos", owner="dinkes", due="2023-10-20",
    verdict={"decision": "diterima", "reason": ""},
)  # fmt: skip


def test_a_line_from_outside_remarks_on_a_chapter(path: Path, session: Session) -> None:
    answers = recorded(path, chapter(**BEGAN), FULL, chapter("baru", title="Bab 9", after="0"))
    assert [one for one in answers if "error" in one] == []
    session.poll()
    state = ReviewState(session, session.stage("telaah"))
    added, first, *_ = state.parts
    assert (added.title, state.progress_of(first)) == ("Bab 9", ChapterState.OPEN)
    (entry,) = state.of(CHAPTER)
    assert state.lacks_its_action(entry)
    words = Words(session)
    told = [
        words.deed(one)
        for seen in session.all(Remark)
        for one in session.file.history(Remark.kind, seen.record)
    ]
    assert told[0].startswith("pada Bab 1 Pendahuluan, “angka beda”, jenis data, dari Dinsos")
    assert {"chapter.csv", "remark.csv"} <= tables(sheets_of(session)).keys()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (remark(text=" "), "no-text"),
        (remark(chapter="bab-9"), "no-such-chapter"),
        (remark(chapter=""), "no-chapter"),
        (remark(opd="dinsoz"), "no-such-opd"),
        (remark(owner="dinsoz"), "no-such-opd"),
        (remark(sort="ejaan"), "does-not-fit"),
        (remark(verdict={"decision": "ditolak", "reason": ""}), "no-reason"),
        (remark(stage="komitmen"), "no-review"),
        (remark(stage="tiada"), "no-such-stage"),
        (chapter("bab-9", **BEGAN), "no-such-chapter"),
        (chapter("bab-9", title=" ", after="0"), "no-title"),
    ],
)
def test_what_makes_no_sense_is_refused(path: Path, line: dict[str, Any], code: str) -> None:
    (said,) = recorded(path, line)
    assert said.get("error") == code
