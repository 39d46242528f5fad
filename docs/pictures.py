"""Makes the pictures of README and panduan from the app: `uv run python docs/pictures.py`.

Screens become SVG; pages of the hall's network become PNG, for which a chromium must be here.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright
from textual.app import App
from textual.pilot import Pilot

from bimtek.bootstrap import open_session
from bimtek.clock import clock_from
from bimtek.demo import build
from bimtek.device import VARIABLE
from bimtek.founding import found
from bimtek.processes import began
from bimtek.script.library import home
from bimtek.session import Session
from bimtek.stages.grouping import grouping_of
from bimtek.sync.entering import enter, fetch, remember
from bimtek.sync.serving import PORT, Present, Served, publish, withdraw
from bimtek.web.running import EVERYWHERE, serve

HERE = Path(__file__).parent
SIZE = (80, 24)
WEB_FONTS = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
"""Textual's pictures ask the internet for a font; ours take the reader's own."""
ADDRESS = f"http://192.168.1.5:{PORT}"
"""As a hall's router gives it; the pages themselves come from this machine."""
GAP = "kesenjangan"
TABLES = ("Governance", "Branding", "Economy", "Living", "Society", "Environment")
ROLES = ("fasilitator", "notulis", "meja", "penonton", "peserta")
PINS = {
    place: f"{(731_903 + 104_729 * number) % 1_000_000:06}"
    for number, place in enumerate((*ROLES, *(f"koordinator/{GAP}/{t.lower()}" for t in TABLES)))
}
"""Of the pictures alone; real ones are drawn at random."""
PHONE, WALL = {"width": 360, "height": 640}, {"width": 720, "height": 405}
PATIENCE = 40.0
"""Seconds for what another process says."""
Window = tuple[App[Any], Pilot[Any]]


async def main() -> None:
    """The sample session for README; then, with six tables, as it is served to a hall."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        os.environ["BIMTEK_CLOCK"] = "2023-07-03T14:10:00+07:00"
        path = Path(folder) / "blitar.bimtek"
        build(path, home() / "blitar-2023")
        await of_screens(path)
        seat_tables(path)
        await of_a_joined_copy(path)
        await of_serving(path)
        await of_pages(path)
        os.environ["BIMTEK_CLOCK"] = "2023-07-03T07:42:00+07:00"
        await of_the_morning(Path(folder) / "pagi.bimtek")


# -- screens


@asynccontextmanager
async def window(path: Path, name: str, role: str = "") -> AsyncIterator[Window]:
    """The workspace as a person opens it."""
    from bimtek.tui.app import BimtekApp
    from bimtek.tui.workspace import Workspace

    session = open_session(path, name, role)
    app = BimtekApp(lambda: Workspace(session))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        yield app, pilot
    session.close()


async def of_screens(path: Path) -> None:
    """The gap analysis and the registration desk."""
    async with window(path, "Fasilitator Contoh", "fasilitator") as (app, pilot):
        picture(app, GAP)
        await pilot.press("f7")
        await pilot.pause(0.5)
        picture(app, "presensi")


async def of_serving(path: Path) -> None:
    """Address, code, PINs and who is connected, as the window shows them."""
    from bimtek.tui.serving_screen import ServingScreen

    day = "2023-07-03T{}:00+07:00".format
    here = (
        Present("Notulis Satu", "notulis", "", "salinan", day("13:02"), day("14:10")),
        Present("Notulis Dua", "notulis", "", "salinan", day("13:04"), day("14:09")),
        Present("Ketua Contoh", "koordinator", "Living", "kelompok", day("13:40"), day("14:09")),
        Present("Proyektor", "penonton", "", "layar", day("13:05"), day("14:10")),
    )
    pins = tuple((place.replace(f"/{GAP}/", " ").title(), pin) for place, pin in PINS.items())
    pins = tuple((place[0].lower() + place[1:], pin) for place, pin in pins)
    me = os.getpid()
    publish(path, Served((ADDRESS,), pins, present=here, process=me, began=began(me)))
    async with window(path, "Fasilitator Contoh", "fasilitator") as (app, pilot):
        network: Any = app.screen.network  # type: ignore[attr-defined]
        await until(pilot, lambda: network.served is not None)
        await app.push_screen(ServingScreen(network))
        await pilot.pause(0.5)
        picture(app, "melayani")
    withdraw(path)


async def of_a_joined_copy(path: Path) -> None:
    """A note-taker's header: all is sent; then the laptop that serves is away."""
    copy = path.with_name("salinan.bimtek")
    async with served(path) as (url, stop):
        host = await enter(url, PINS["notulis"], "Notulis Satu")
        await fetch(host, copy)
        remember(copy, host, fetched=True)
        async with window(copy, "Notulis Satu") as (app, pilot):
            await note(pilot, "@dinkes ! antrean daring baru di dua puskesmas")
            await until(pilot, lambda: "✓ terkirim #" in text_of(app))
            picture(app, "terkirim")
            await stop()
            await until(pilot, lambda: "putus" in text_of(app))
            await note(pilot, "@dinkes > antrean daring di semua puskesmas ^14/7")
            await until(pilot, lambda: "belum terkirim" in text_of(app))
            picture(app, "belum-terkirim")


async def note(pilot: Pilot[Any], text: str) -> None:
    """Type a note as a note-taker does."""
    await pilot.press("f2")
    for letter in text:
        await pilot.press("space" if letter == " " else letter)
    await pilot.press("enter")
    await pilot.pause(0.3)


def text_of(app: App[Any]) -> str:
    """What stands on the screen."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no other way
    return "\n".join(strip.text for strip in strips)


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Wait for something that another process says."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await pilot.pause(0.2)
    await pilot.pause(0.5)


def picture(app: App[Any], name: str) -> None:
    """Write one picture, without addresses of the internet."""
    svg = app.export_screenshot(title=f"bimtek · {name.replace('-', ' ')}")
    (HERE / f"{name}.svg").write_text(WEB_FONTS.sub("", svg), encoding="utf-8")


# -- the hall's network


def seat_tables(path: Path) -> None:
    """Six tables for the gap analysis."""
    session = open_session(path, "Fasilitator Contoh", "fasilitator")
    stage = next(one for one in session.stages if one.kind == GAP)
    for number, name in enumerate(TABLES, 1):
        changes, group = grouping_of(session, stage).add(name)
        recorded(session, changes)
        recorded(session, grouping_of(session, stage).put(group, str(number)))
    recorded(session, grouping_of(session, stage).deal_out())
    session.close()
    with_known_pins(path)


def with_known_pins(path: Path) -> None:
    """PINs are drawn at random, and kept beside the settings."""
    session = open_session(path, writing=False)
    kept = Path(os.environ[VARIABLE]) / "jaringan" / f"{session.file.session_id()}.json"
    session.close()
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps({"secret": "00" * 32, "pins": PINS}), encoding="utf-8")


def recorded(session: Session, changes: list[Any]) -> None:
    """Record changes as one act, and read it."""
    with session.act() as act:
        for change in changes:
            act.record(change)
    act.saved.result()
    session.poll()


@asynccontextmanager
async def served(path: Path) -> AsyncIterator[tuple[str, Any]]:
    """The session at an address of this machine, and what stops that."""
    listens: asyncio.Future[Served] = asyncio.get_running_loop().create_future()
    serving = serve(path, host=EVERYWHERE, clock=clock_from(), ready=listens.set_result)
    task = asyncio.create_task(serving)

    async def stop() -> None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    try:
        yield (await listens).urls[0], stop
    finally:
        await stop()


async def of_pages(path: Path) -> None:
    """A table on a phone, the wall, and the cards."""
    async with served(path) as (url, _), chromium() as browser:
        async with page(browser, PHONE, url, f"koordinator/{GAP}/living") as phone:
            await phone.locator(".daftar a").nth(2).click()
            await phone.get_by_label("2 terdata sebagian").first.check()
            await phone.get_by_label("4 simpang terpantau").last.check()
            await phone.evaluate("window.scrollTo(0, 420)")
            await shot(phone, "meja-kelompok")
        async with page(browser, WALL, url, "penonton", "/layar") as wall:
            await shot(wall, "layar")
        async with page(browser, WALL, url, "fasilitator", "/kartu") as cards:
            await cards.evaluate("window.scrollTo(0, document.querySelector('.kartu').offsetTop)")
            await shot(cards, "kartu")


async def of_the_morning(path: Path) -> None:
    """The door and the desk, while people come."""
    found(path, home() / "blitar-2023" / "naskah.md", name="Panitia Contoh", clock=clock_from())
    with_known_pins(path)
    async with served(path) as (url, _), chromium() as browser:
        async with page(browser, PHONE, url, "peserta", "/hadir") as phone:
            await phone.get_by_label("nomor kursi").fill("lurah")
            await phone.get_by_role("button", name="Cari").click()
            await shot(phone, "pintu")
        async with page(browser, PHONE, url, "meja", "/meja") as phone:
            for seat in ("51", "52", "lurah"):
                await phone.get_by_label("Nomor urut").fill(seat)
                await phone.get_by_role("button", name="Cari").click()
                if seat.isdigit():
                    await phone.get_by_role("button", name="Hadir").click()
            await shot(phone, "registrasi")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser of this machine."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()


@asynccontextmanager
async def page(
    browser: Browser, size: dict[str, int], url: str, place: str, way: str = "/"
) -> AsyncIterator[Page]:
    """A page behind the door, entered with the PIN of a place."""
    context = await browser.new_context(viewport=size, locale="id-ID")  # type: ignore[arg-type]
    shown = await context.new_page()
    await shown.goto(f"{url}{way}")
    await shown.get_by_label("PIN").fill(PINS[place])
    if await shown.get_by_label("Nama Anda").count():
        await shown.get_by_label("Nama Anda").fill("Nama Contoh")
    await shown.get_by_role("button", name="Masuk").click()
    yield shown
    await context.close()


async def shot(shown: Page, name: str) -> None:
    """Write one picture of a page, as it stands once it is still."""
    await shown.wait_for_timeout(1000)
    await shown.screenshot(path=HERE / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    asyncio.run(main())
