"""A city holds all four tahap, each from the one before: the minutes an office reads of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from bimtek.agreed import minutes_of
from bimtek.bootstrap import reading
from bimtek.founding import Wishes, found
from bimtek.hall.before import EarlierAction, EarlierSession, FormerName, FormerSeat
from bimtek.hall.records import Opd, Participant
from bimtek.overview.missing import of_hall
from bimtek.script.library import find_script
from bimtek.session import Session
from bimtek.stages.gap.records import EarlierGap
from bimtek.stages.program.records import Programme
from tests.journeys.conftest import OnTheWall, OpenAt
from tests.journeys.playing import same_text
from tests.journeys.tahap import by_hand, lists, tahap_1, tahap_2, tahap_3, tahap_4
from tests.journeys.tahap.hall import WIB

TAHAP = (tahap_1, tahap_2, tahap_3, tahap_4)
CODE_WORDS = re.compile(
    r"\b(None|True|False|null|OPEN|[a-z]+_[a-z_]+|kec-[a-z]+|kel-[a-z]+|bag-[a-z]+"
    r"|[a-z]+/[0-9.]+/[a-z]+|stage|record|gap|programme|vote|draft|note)\b"
)
"""Names of fields, kinds and ids, and the English of the program."""


class City(NamedTuple):
    """The session files of the four tahap."""

    folder: Path
    minutes: tuple[str, ...] = ()

    def path(self, number: int) -> Path:
        return self.folder / f"tahap-{number}.bimtek"


def held(folder: Path) -> City:
    """All four, one after the other."""
    for number, told in enumerate(TAHAP, 1):
        path, before = folder / f"tahap-{number}.bimtek", folder / f"tahap-{number - 1}.bimtek"
        evening = datetime.combine(told.DAYS[0], time(18), WIB) - timedelta(days=1)
        found(
            path, find_script(f"tahap-{number}"), _wishes(folder, number, before),
            name="Panitia", role="penyelenggara", clock=partial(_still, evening),
            key="contoh" if number == 1 else "",
        )  # fmt: skip
        told.held(path)
    city = City(folder)
    numbers = range(1, len(TAHAP) + 1)
    return city._replace(minutes=tuple(str(of(city, one, minutes_of)) for one in numbers))


def _wishes(folder: Path, number: int, before: Path) -> Wishes:
    """Tahap I and II have lists of their own; III and IV go on with those of II."""
    if number == 1:
        return lists.of_tahap_1(folder)
    return lists.of_tahap_2(folder, before) if number == 2 else Wishes(previous=before)


def _still(at: datetime) -> datetime:
    """A clock that stands."""
    return at


def of(city: City, number: int, ask: Callable[[Session], object]) -> object:
    """What a session says."""
    with reading(city.path(number)) as session:
        return ask(session)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """All four, held once."""
    folder = tmp_path_factory.mktemp("kota")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(folder / "settings"))
        return held(folder)


def test_a_city_holds_all_four_tahap_each_from_the_one_before(
    city: City, open_at: OpenAt, on_the_wall: OnTheWall
) -> None:
    everybody_and_everything_open_goes_on(city)
    what_a_late_laptop_brought_waits_beside_the_agreed_minutes(city)
    nobody_is_silent_on_a_day_without_an_acara(city)
    for number in range(1, len(TAHAP) + 1):
        reads_like_minutes(city, number)
    by_hand.agrees(city.folder, open_at, on_the_wall)


@pytest.mark.slow
def test_votes_progress_and_signatures_by_hand(
    city: City, open_at: OpenAt, on_the_wall: OnTheWall
) -> None:
    """In every run the screens of votes, programmes and signing hold this, without a terminal."""
    by_hand.votes(city.folder, open_at, on_the_wall)
    by_hand.tells_progress(city.folder, open_at)
    by_hand.signs(city.folder, open_at, on_the_wall)


def nobody_is_silent_on_a_day_without_an_acara(city: City) -> None:
    """The organiser opens the file in the office, long afterwards."""
    lacking = of(city, 3, lambda one: [found.text for found in of_hall(one)])
    assert isinstance(lacking, list)
    assert "Surat tugas belum diserahkan: 1 wakil" in lacking
    assert "belum bicara" not in " ".join(lacking)


def reads_like_minutes(city: City, number: int) -> None:
    """To an office: as the golden text, nothing empty, no code word, no English."""
    text = re.sub(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b", "…", city.minutes[number - 1])
    same_text(text, f"golden/notulen-tahap-{number}.md")
    lines = [line for line in text.splitlines() if line]
    assert not [
        line
        for line, following in zip(lines, [*lines[1:], "#"], strict=True)
        if line.startswith("#") and _is_as_high(line, following)
    ], "headings with nothing below"
    assert CODE_WORDS.findall(text) == []


def _is_as_high(heading: str, following: str) -> bool:
    """Whether a heading is followed by one that does not stand below it."""
    level = len(heading) - len(heading.lstrip("#"))
    return following.startswith("#") and len(following) - len(following.lstrip("#")) <= level


def everybody_and_everything_open_goes_on(city: City) -> None:
    """Offices, people, levels, programmes, actions."""

    def told(session: Session) -> dict[str, int]:
        kinds = (EarlierSession, EarlierGap, EarlierAction, FormerName, FormerSeat, Programme)
        return {cls.kind: len(session.all(cls)) for cls in kinds}

    assert of(city, 1, lambda one: len(one.all(Participant))) == 80 + 2 + 1  # wakil, walk-in
    offices = of(city, 2, lambda one: [seen.value.name for seen in one.all(Opd)])
    assert isinstance(offices, list)
    assert len(offices) == 59
    assert "Dinas Perdagangan dan Perindustrian" in offices
    assert of(city, 2, told) == {
        "earlier_session": 1, "earlier_gap": 22, "earlier_action": 4, "former_name": 1,
        "former_seat": 1, "programme": 7,
    }  # fmt: skip
    changed = "#### Perubahan sejak tahap sebelumnya"
    assert changed in city.minutes[1]
    assert changed not in city.minutes[2]  # what changed before II is told there
    assert of(city, 3, told) == {
        "earlier_session": 2, "earlier_gap": 22, "earlier_action": 7, "former_name": 1,
        "former_seat": 1, "programme": 7,
    }  # fmt: skip
    assert of(city, 4, told) == {
        "earlier_session": 3, "earlier_gap": 22, "earlier_action": 6, "former_name": 1,
        "former_seat": 1, "programme": 7,
    }  # fmt: skip


def what_a_late_laptop_brought_waits_beside_the_agreed_minutes(city: City) -> None:
    """Nothing of it stands in the document."""
    text = city.minutes[2]
    assert "### Ralat 1: Keputusan 2" in text
    assert "### Pemutakhiran 1: keadaan per 8 September 2023" in text
    assert "Ruang 2" not in text
    late = of(city, 3, lambda one: {(entry.kind, entry.record) for entry in one.late()})
    assert isinstance(late, set)
    assert sorted(kind for kind, _ in late) == ["answer", "note", "note"]
