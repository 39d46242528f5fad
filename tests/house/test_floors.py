"""The floors of the house, at run time: what an import really loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "bimtek"
HEAVY = ("pydantic", "sqlite_utils", "markdown_it", "jinja2", "python_calamine", "psutil")


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def is_screen(path: Path) -> bool:
    inside = path.relative_to(PACKAGE).parts
    return inside[0] in ("ui", "tui") or path.name.startswith("view")


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "_sessions" not in p.parts)
HEADLESS = [module_name(path) for path in MODULES if not is_screen(path)]


def loaded_by(*modules: str) -> set[str]:
    code = f"import sys, {', '.join(modules)}; print('\\n'.join(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_nothing_below_the_screens_loads_textual() -> None:
    without_main = [name for name in HEADLESS if not name.endswith("__main__")]
    assert "textual" not in loaded_by(*without_main)


@pytest.mark.parametrize("module", ["bimtek.bootstrap", "bimtek.cli.open", "bimtek.tui.workspace"])
def test_what_stands_before_the_first_frame_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(module).isdisjoint(HEAVY)


def test_only_the_journal_holds_sql() -> None:
    statement = re.compile(r"\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
    allowed = {"journal"}
    strays = [
        module_name(path)
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] not in allowed
        and statement.search(path.read_text(encoding="utf-8"))
    ]
    assert strays == []


def test_only_screens_import_textual() -> None:
    strays = [
        module_name(path)
        for path in MODULES
        if not is_screen(path)
        and re.search(r"^\s*(from|import) textual", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert strays == []


def test_after_a_refresh_no_widget_is_looked_at_that_has_left() -> None:
    """Whoever only waits for the frame needs no guard."""
    call = re.compile(r"\.call_after_refresh\((?!\w+\.set\))")
    strays = [
        module_name(path) for path in MODULES if call.search(path.read_text(encoding="utf-8"))
    ]
    assert strays == ["bimtek.tui.app", "bimtek.ui.later"]
