"""The sample session: it builds, it stands in that afternoon, and it invents nothing silently."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from bimtek.bootstrap import open_session
from bimtek.demo import build
from bimtek.hall.records import Participant, StageRun, StageState
from bimtek.journal.verify import verify
from bimtek.minutes.document import minutes
from bimtek.script.library import home

FOLDER = home() / "blitar-2023"
SOURCED = "Pengembangan kota cerdas tidak boleh diserahkan kepada Diskominfotik saja"
OFFICIALS = {"Santoso", "Tjutjuk Sunario", "Priyo Suhartono", "Mujianto"}
"""Named in public reports; nobody else in the sample has a name of a real person."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "blitar-2023.bimtek"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(path.parent / "settings"))
        build(path, FOLDER)
    return path


def test_the_gap_analysis_is_running(demo: Path) -> None:
    session = open_session(demo, writing=False)
    runs = {seen.record: seen.value.state for seen in session.all(StageRun)}
    assert runs["kesenjangan"] is StageState.RUNNING
    assert [stage for stage, state in runs.items() if state is StageState.RUNNING] == [
        "kesenjangan"
    ]
    assert session.conflicts() == []
    assert verify(session.file.connection, session.kinds) == []
    session.close()


def test_people_are_officials_of_the_sources_or_plainly_made_up(demo: Path) -> None:
    session = open_session(demo, writing=False)
    names = {seen.value.name for seen in session.all(Participant)} - {""}
    assert {name for name in names if not name.startswith("Nama Contoh")} == OFFICIALS
    session.close()


def test_every_made_up_sentence_says_that_it_is_one() -> None:
    said = []
    for line in (FOLDER / "contoh.jsonl").read_text(encoding="utf-8").splitlines():
        values = json.loads(line).get("set", {})
        said += [
            values[name] for name in ("text", "condition", "cause", "proposal") if name in values
        ]
    assert len(said) > 20
    assert [text for text in said if "contoh" not in text and not text.startswith(SOURCED)] == []


def test_its_minutes_have_no_empty_headings_and_no_code_words(demo: Path) -> None:
    session = open_session(demo, writing=False)
    document = minutes(session)
    lines = [line for line in document.splitlines() if line.strip()]
    for line, following in pairwise(lines):
        level = len(line) - len(line.lstrip("#"))
        deeper = len(following) - len(following.lstrip("#"))
        assert not (line.startswith("#") and 0 < deeper <= level), line
    for word in ("None", "True", "False", "draf", "bd ", "p-", "{{", "kesenjangan/"):
        assert word not in document, word
    session.close()
