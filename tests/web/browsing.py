"""A browser without scripts: keeps its cookie, reads forms and sends them as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import TracebackType
from typing import Self

import aiohttp
from typing_extensions import override

from tests.sync.hosts import Serving

Attrs = list[tuple[str, str | None]]


class _Reader(HTMLParser):
    """Controls that a browser would send, and the text that people read."""

    def __init__(self) -> None:
        super().__init__()
        self.controls: list[tuple[str, str]] = []
        self.buttons: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self._area = ""
        self._select = ""

    @override
    def handle_starttag(self, tag: str, attrs: Attrs) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "input" and said.get("name"):
            ticked = said.get("type") in ("radio", "checkbox")
            if not ticked or "checked" in said:
                self.controls.append((said["name"], said.get("value", "")))
        elif tag == "textarea":
            self._area = said["name"]
            self.controls.append((self._area, ""))
        elif tag == "select":
            self._select = said["name"]
        elif tag == "option" and self._select and "selected" in said:
            self.controls.append((self._select, said.get("value", "")))
        elif tag == "button" and said.get("name"):
            self.buttons.append((said["name"], said.get("value", "")))
        elif tag == "a":
            self.links.append(said["href"])

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    @override
    def handle_data(self, data: str) -> None:
        if self._area:
            name, before = self.controls.pop()
            self.controls.append((name, before + data))
        self.words.append(data)


@dataclass
class Page:
    """What came back."""

    status: int
    way: str
    html: str
    controls: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        reader = _Reader()
        reader.feed(self.html)
        self.controls, self.buttons = reader.controls, reader.buttons
        self.links = reader.links
        self.text = " ".join(" ".join(reader.words).split())

    def value(self, name: str) -> str:
        """What is in a control; of several what is chosen."""
        return "; ".join(value for one, value in self.controls if one == name)

    def button(self, name: str, nth: int = 0) -> tuple[str, str]:
        """One of the buttons with a name."""
        return [one for one in self.buttons if one[0] == name][nth]


class Browser:
    """One person's browser at a served session."""

    def __init__(self, served: Serving) -> None:
        self._served = served
        self._client = aiohttp.ClientSession(
            served.url, cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Origin": served.url}
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self._client.close()

    async def enter(self, role: str, name: str) -> Page:
        """Through the door, with the PIN as it is printed, to what lies behind it."""
        pin = self._served.pin(role)
        said = {"pin": f"{pin[:3]} {pin[3:]}", "nama": name, "ke": "/"}
        return await self._page(self._client.post("/masuk", data=said))

    async def get(self, way: str) -> Page:
        return await self._page(self._client.get(way))

    async def send(
        self, page: Page, button: tuple[str, str] | None = None, /, **typed: str
    ) -> Page:
        """Send the form of a page with something typed in it.

        Args:
            typed: name of a control with `__` for its dots → what is in it now.
        """
        return await self._page(self._client.post(page.way, data=filled(page, button, typed)))

    async def tell(self, page: Page, /, **typed: str) -> Mapping[str, object]:
        """What the page's script sends and hears as a field is left."""
        headers = {"Accept": "application/json"}
        data = filled(page, None, typed)
        async with self._client.post(page.way, data=data, headers=headers) as answer:
            told: Mapping[str, object] = await answer.json()
            return told

    def listen(self, way: str) -> aiohttp.client._RequestContextManager:
        """A live page."""
        return self._client.get(way)

    @staticmethod
    async def _page(asked: aiohttp.client._RequestContextManager) -> Page:
        async with asked as answer:
            return Page(answer.status, answer.url.path, await answer.text())


def filled(
    page: Page, button: tuple[str, str] | None, typed: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The controls of a form, with what was typed since."""
    wanted = {name.replace("__", "."): text for name, text in typed.items()}
    kept = [(name, value) for name, value in page.controls if name not in wanted]
    return [*kept, *wanted.items(), *([button] if button else [])]
