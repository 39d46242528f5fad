"""Words destroyed one after the other, a day undone act by act: every rule still answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest

from bimtek.bootstrap import open_session
from bimtek.demo import build
from bimtek.founding import found
from bimtek.hall.showing import Showing, Subject
from bimtek.journal.acts import Wanted
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.minutes.document import minutes
from bimtek.overview.agreed import agreed
from bimtek.overview.missing import missing
from bimtek.script.library import home
from bimtek.session import Session
from bimtek.stages.projector import page_of

SENTENCE = 25
"""Letters from which words can hardly stand anywhere by chance."""
TWO = datetime.fromisoformat("2023-07-03T14:10:00+07:00")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contoh") / "contoh.bimtek"
    build(path, home() / "blitar-2023")
    return path


@pytest.fixture
def day(sample: Path, tmp_path: Path) -> Iterator[Session]:
    """The afternoon of the sample, for whoever made it and may destroy words."""
    path = Path(shutil.copy(sample, tmp_path / "contoh.bimtek"))
    session = open_session(path, "Panitia Contoh", "fasilitator", clock=lambda: TWO)
    yield session
    session.close()


def everything_said(session: Session) -> str:
    """What all rules say: the minutes, what is missing, who agreed, every page of the hall."""
    session.poll()
    told = [minutes(session)]
    for item in missing(session):
        told += [
            item.finding.text,
            item.finding.detail,
            *(spot.text for spot in item.finding.spots),
        ]
    told += [f"{one.title} {one.agreed}/{one.asked}" for one in agreed(session)]
    for stage in session.stages:
        told.append(str(page_of(session, Showing(stage=stage.id))))
    told += [str(page_of(session, Showing(subject))) for subject in Subject]
    return "\n".join(told)


def sentences(session: Session) -> Iterator[tuple[str, str, str, str]]:
    """(kind, record, field, words): of each field of each kind the first that holds a sentence."""
    for kind, cls in session.kinds.items():
        for field in fields(cls):
            for seen in session.all(cls):
                words = getattr(seen.value, field.name)
                if type(words) is str and " " in words and words != DESTROYED:
                    yield kind, seen.record, field.name, words
                    break


@pytest.mark.slow
def test_every_rule_answers_whatever_words_are_destroyed(day: Session) -> None:
    targets = [one for one in sentences(day) if one[0] not in ("script", "session", "officer")]
    assert len(targets) > 10
    for kind, record, field, words in targets:
        day.redact(kind, record, field, "salah rekam").result(20)
        if len(words) >= SENTENCE:  # shorter ones may be said of something else
            assert words not in everything_said(day), (kind, record, field)


@pytest.mark.slow
def test_a_day_undone_act_by_act_says_what_it_said_before_it_began(
    day: Session, tmp_path: Path
) -> None:
    undone = 0
    for act in day.file.acts(Wanted(), limit=5000).acts:
        with suppress(Refusal):  # the founding and who signed in stay
            day.undo_acts([act.stamp]).result(20)
            undone += 1
        if undone % 25 == 1:
            everything_said(day)
    assert undone > 50
    path = tmp_path / "baru.bimtek"
    script = home() / "blitar-2023" / "naskah.md"
    found(path, script, name="Panitia Contoh", role="penyelenggara", clock=lambda: TWO)
    fresh = open_session(path, "Panitia Contoh", "fasilitator", clock=lambda: TWO)
    assert _of_the_day(day) == _of_the_day(fresh)
    fresh.close()


def _of_the_day(session: Session) -> list[str]:
    """All that is said, except who signed in and what the file says of itself."""
    itself = ("- **Notulis:**", "- Sidik:", "|", "Belum ada salinan", "Enter: salin")
    return [line for line in everything_said(session).splitlines() if not line.startswith(itself)]
