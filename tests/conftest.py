"""What many tests stand on: the Blitar session as a file, opened as people open it."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from bimtek.bootstrap import open_session
from bimtek.clock import Clock
from bimtek.founding import found
from bimtek.script.library import home
from bimtek.session import Session
from tests.disks import disk_at

MORNING = datetime.fromisoformat("2023-07-03T08:30:00+07:00")

# The same few examples each time: a run tells of the change, not of luck. More and others:
# BIMTEK_SEARCH=1.
SEARCHING = bool(os.environ.get("BIMTEK_SEARCH"))
settings.register_profile(
    "house", deadline=None, derandomize=not SEARCHING, max_examples=100 if SEARCHING else 25
)
settings.load_profile("house")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Tests of screens and terminals wait a third of the time: three for two processors."""
    return (3 * (os.cpu_count() or 1) + 1) // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys last longest: each worker begins with its share, and none ends a run alone.

    The workers take the items in blocks of one size (`--dist=worksteal`), in the order given here.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    journeys = [item for item in items if "journeys" in item.path.parts]
    others = [item for item in items if "journeys" not in item.path.parts]
    shares = [journeys[worker::workers] for worker in range(workers)]
    blocks = [len(items) // workers - len(share) for share in shares]
    begun = [sum(blocks[:worker]) for worker in range(workers)]
    items[:] = [
        item
        for share, block, start in zip(shares, blocks, begun, strict=True)
        for item in (*share, *others[start : start + block])
    ] + others[sum(blocks) :]


def pytest_collection_finish() -> None:
    """Thousands of tests stay in memory to the end: the collector need not look at them again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def paint_when_somebody_looks() -> Iterator[None]:
    """Screens are laid out at every step, and painted when a test reads them.

    Nobody sees the frames between, and painting them took half of the time of a key. Programs on
    a terminal of their own (tests/journeys) paint everything.
    """

    compose = Screen._compositor_refresh

    def leave_it_for_later(screen: Screen[object]) -> None:
        if screen is screen.app.screen:
            screen._compositor._dirty_regions.clear()
            screen._dirty_widgets.clear()
        else:
            compose(screen)  # the screens behind only pass it on

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "_compositor_refresh", leave_it_for_later)
        yield


@pytest.fixture(autouse=True, scope="session")
def parse_each_style_once() -> Iterator[None]:
    """A program parses the styles of its widgets once; here each test is a program anew."""
    parse = Stylesheet._parse_rules
    known: dict[tuple[object, ...], list[RuleSet]] = {}

    def parsed(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (*given, *named.values(), *sheet._variables.items())
        if key not in known:
            known[key] = parse(sheet, *given, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(autouse=True, scope="session")
def look_for_handlers_once() -> Iterator[None]:
    """A widget is asked once a program who handles a message; here once for all programs.

    Only classes whose handlers are all found by name: `@on` is looked up each time.
    """
    look = MessagePump._get_dispatch_methods
    known: dict[tuple[type, str], list[tuple[type, Any]] | None] = {}

    def found(pump: MessagePump, name: str, message: Message) -> Any:
        kind = type(pump)
        if (kind, name) not in known:
            decorated = any(one.__dict__.get("_decorated_handlers") for one in kind.__mro__)
            known[kind, name] = None if decorated else handlers(kind, name)
        named = known[kind, name]
        if named is None:
            yield from look(pump, name, message)
            return
        for owner, method in named:
            if message._no_default_action:
                return
            yield owner, method.__get__(pump, owner)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessagePump, "_get_dispatch_methods", found)
        yield


def handlers(kind: type, name: str) -> list[tuple[type, Any]]:
    """Class by class its handler of a message, the private one first."""
    methods = [
        (one, one.__dict__.get(f"_{name}") or one.__dict__.get(name)) for one in kind.__mro__
    ]
    return [(one, method) for one, method in methods if method is not None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that a test can fill."""
    with disk_at(tmp_path / "stik") as folder:
        yield folder


OpenAs = Callable[..., Session]
"""`open_as(path, name, role="fasilitator")`."""


@pytest.fixture(scope="session")
def settings_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Most tests write no settings: a folder is made when one does."""
    return tmp_path_factory.mktemp("settings")


NUMBERS = count()


@pytest.fixture(autouse=True)
def own_settings(settings_of_all: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of whoever runs it, or of another test."""
    monkeypatch.setenv("BIMTEK_HOME", str(settings_of_all / str(next(NUMBERS))))
    monkeypatch.delenv("BIMTEK_CLOCK", raising=False)


@pytest.fixture(scope="session")
def blitar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new Blitar session; tests copy it."""
    path = tmp_path_factory.mktemp("blitar") / "blitar.bimtek"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(path.parent / "settings"))
        script = home() / "blitar-2023" / "naskah.md"
        found(path, script, name="Panitia", role="penyelenggara", clock=lambda: MORNING)
    return path


@pytest.fixture
def session_path(blitar: Path, tmp_path: Path) -> Path:
    """A copy of the Blitar session, for one test."""
    return Path(shutil.copy(blitar, tmp_path / "blitar.bimtek"))


@pytest.fixture
def open_as() -> Iterator[OpenAs]:
    """Opens sessions at half past eight, and closes them after the test."""
    opened: list[Session] = []

    def opening(
        path: Path, name: str, role: str = "fasilitator", clock: Clock = lambda: MORNING
    ) -> Session:
        session = open_session(path, name, role, clock=clock)
        opened.append(session)
        return session

    yield opening
    for session in opened:
        session.close()


@pytest.fixture
def session(session_path: Path, open_as: OpenAs) -> Session:
    """The Blitar session, opened by the facilitator N1."""
    return open_as(session_path, "N1")
