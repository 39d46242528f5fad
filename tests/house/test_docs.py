"""The documents say what the code does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

from aiohttp import web

from bimtek import bootstrap
from bimtek.cli.arguments import parser_of
from bimtek.journal.codec import type_hints
from bimtek.journal.schema import APPLICATION_ID, FORMAT, TABLES
from bimtek.web.app import ROUTES

ROOT = Path(__file__).parents[2]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FILE_FORMAT = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_room_of_the_house_stands_in_the_architecture_and_nothing_else_does() -> None:
    package = ROOT / "bimtek"
    there = {f"bimtek/{entry.name}" for entry in package.iterdir() if entry.is_dir()}
    there |= {f"bimtek/{entry.name}" for entry in package.glob("*.py")}
    there = {name for name in there if "/_" not in name}
    named = set(re.findall(r"`(bimtek/[\w.]+)`", ARCHITECTURE))
    assert named >= there
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_file_that_the_architecture_names_exists() -> None:
    for name in re.findall(r"`(bimtek/[\w/]+\.py)`", ARCHITECTURE):
        assert (ROOT / name).is_file(), name


def test_the_file_format_names_every_column_of_the_journal() -> None:
    columns = re.findall(r"^  (\w+) (?:TEXT|INTEGER|BLOB)", TABLES.split(");")[0], re.MULTILINE)
    assert len(columns) > 15
    for column in columns:
        assert f"`{column}`" in FILE_FORMAT, column


def test_the_file_format_names_every_table_and_number() -> None:
    for table in re.findall(r"CREATE TABLE (\w+)", TABLES):
        assert f"`{table}`" in FILE_FORMAT, table
    assert f"0x{APPLICATION_ID:X}" in FILE_FORMAT
    assert f"| {FORMAT}, the format" in FILE_FORMAT


def parts_of(hint: object) -> type | None:
    """The object that a field holds, or a list of them."""
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    return next(filter(None, map(parts_of, get_args(hint))), None)


def fields_told(cls: type, without: tuple[str, ...] = ()) -> str:
    """`` `signing` (`how`, `on`), `sentence` ``: as a line of the file format lists them."""

    hints = type_hints(cls)
    told = []
    for name in (one.name for one in fields(cls) if one.name not in without):
        parts = parts_of(hints[name])
        told.append(f"`{name}` ({fields_told(parts)})" if parts else f"`{name}`")
    return ", ".join(told)


def test_the_file_format_lists_every_kind_with_its_key_and_its_fields() -> None:
    row = re.compile(r"^\| `(\w+)` \| .+ \| (`.+`) \| (`.+) \|$", re.MULTILINE)
    listed = {kind: (key, told) for kind, key, told in row.findall(FILE_FORMAT)}
    assert listed == {
        kind: ("/".join(f"`{part}`" for part in cls.key), fields_told(cls, cls.key))
        for kind, cls in bootstrap.record_kinds().items()
    }


def test_the_readme_names_every_command() -> None:
    actions = parser_of()._subparsers._group_actions  # type: ignore[union-attr]
    for command in actions[0].choices or ():
        assert f"`bimtek {command}" in README, command


def test_every_picture_and_page_that_a_document_names_is_there() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for document in documents:
        named = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        for name in named:
            if "://" not in name:
                assert (document.parent / name).is_file(), f"{document.name}: {name}"


def test_pictures_are_small_enough_for_a_slow_connection() -> None:
    for picture in (ROOT / "docs").glob("*.png"):
        assert picture.stat().st_size <= 60_000, picture.name


def test_the_panduan_names_only_commands_and_pages_that_exist() -> None:
    told = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    actions = parser_of()._subparsers._group_actions  # type: ignore[union-attr]
    commands = set(re.findall(r"[`\n] *bimtek ([a-z]+)", told))
    assert {"serve", "join", "merge"} <= commands <= set(actions[0].choices or ())
    ways = {way for routes in ROUTES for way in _ways(routes)}
    pages = set(re.findall(r"`(/[a-z]+)`", told))
    assert {"/meja", "/layar", "/kerja", "/kartu"} <= pages <= ways


def _ways(routes: web.RouteTableDef) -> Iterator[str]:
    return (one.path for one in routes if isinstance(one, web.RouteDef))


def test_every_kind_of_record_has_a_word_for_people() -> None:
    nouns = {cls.kind: cls.noun for cls in bootstrap.record_kinds().values()}
    assert {kind for kind, noun in nouns.items() if noun == "catatan"} == {"note"}
