"""The sample session: it builds, it stands in that afternoon, and it invents nothing silently."""

from __future__ import annotations

import json
import re
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from bimtek import bootstrap
from bimtek.anonymising import anonymise
from bimtek.bootstrap import open_session
from bimtek.demo import build
from bimtek.hall.records import Participant, StageRun, StageState
from bimtek.journal import file
from bimtek.journal.trouble import FileTrouble
from bimtek.journal.verify import verify
from bimtek.merging import opened
from bimtek.minutes.document import minutes
from bimtek.script.library import home
from tests.minutes.halls import at

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


@pytest.mark.slow
def test_a_copy_without_people_has_the_same_figures_and_is_whole(
    demo: Path, tmp_path: Path
) -> None:
    path, copy = demo, tmp_path / "salinan.bimtek"
    report = anonymise(path, copy, lambda: at(16))
    with closing(file.connect(copy, writing=False)) as connection:
        assert verify(connection, bootstrap.record_kinds()) == []
        assert file.meta(connection, "anonymised")
    assert b"Nama Contoh" not in copy.read_bytes()
    assert b"Mujianto" not in copy.read_bytes()
    with bootstrap.reading(path) as one, bootstrap.reading(copy) as other:
        assert report.entries == one.file.count() == other.file.count()
        assert other.file.session_id() != one.file.session_id()
        before, after = figures(minutes(one)), figures(minutes(other))
    assert len(before) > 500
    assert before == after
    with (
        pytest.raises(FileTrouble, match="bukan salinan"),
        opened(path, [copy], at(16), trial=True),
    ):
        pass
    with pytest.raises(FileTrouble, match="sudah ada"):
        anonymise(path, copy, lambda: at(16))


def figures(text: str) -> list[str]:
    """Every number of the minutes, without those in names, and the sidik."""
    text = re.sub(
        r"(Nama Contoh|Mujianto|Peserta|Petugas|Pimpinan)( \d+)?|[0-9A-F]{4}-[0-9A-F]{4}", "", text
    )
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", text))
