"""A real browser, and what finds faults of its pages; both come with the set-up of the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_SECONDS = 600
AXE = "axe-core@4"
SERIOUS = ("serious", "critical")

Faults = Callable[[Page], Awaitable[list[str]]]

expect.set_options(timeout=20_000)  # a busy laptop is slow, not wrong


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Debian's chromium, installed where that is possible."""
    if found := _chromium():
        return found
    if not shutil.which("apt-get") or os.geteuid() != 0:
        pytest.skip("no chromium here, and nobody who may install it")
    for command in (
        ("update", "-q"),
        ("install", "-y", "-q", "--no-install-recommends", "chromium"),
    ):
        subprocess.run(("apt-get", *command), capture_output=True, timeout=PATIENCE_SECONDS)
    return _chromium() or pytest.skip("chromium could not be installed")


def _chromium() -> str | None:
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@pytest.fixture
async def chromium(chromium_path: str) -> AsyncIterator[Browser]:
    """The browser, started for one test."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def phone(chromium: Browser) -> Page:
    """A page on a phone."""
    context = await chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="id-ID"
    )
    return await context.new_page()


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> str:
    """The text of axe-core, fetched once."""
    assert pytestconfig.cache is not None
    script = pytestconfig.cache.mkdir("axe-core") / "axe.min.js"
    if not script.is_file():
        _fetch_axe(script)
    return script.read_text(encoding="utf-8")


def _fetch_axe(script: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm here that could fetch axe-core")
    with TemporaryDirectory(dir=script.parent) as own:  # another worker may fetch it as well
        fetched = subprocess.run(
            (npm, "pack", AXE, "--silent"), cwd=own, capture_output=True, text=True
        )
        if fetched.returncode:
            pytest.skip(f"axe-core could not be fetched: {fetched.stderr[-200:]}")
        with tarfile.open(Path(own) / fetched.stdout.split()[-1]) as packed:
            member = packed.extractfile("package/axe.min.js")
            assert member is not None
            whole = Path(own) / script.name
            whole.write_bytes(member.read())
        whole.replace(script)


@pytest.fixture
def faults(axe: str) -> Faults:
    """What a page does wrong to people who see, hear or point otherwise, as far as it is grave."""

    async def found(page: Page) -> list[str]:
        await page.evaluate(axe)  # not as a script of the page: that its headers forbid
        result: Any = await page.evaluate("axe.run()")
        return [
            f"{one['id']}: {node['html'][:160]}"
            for one in result["violations"]
            if one["impact"] in SERIOUS
            for node in one["nodes"]
        ]

    return found
