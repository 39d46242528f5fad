"""The HTML pages: every value is escaped, nothing comes from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bimtek.locale.cleaning import printable

STATIC = Path(__file__).parent / "static"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("bimtek.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_steers_nothing,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _steers_nothing(value: object) -> object:
    """Text without what would reorder a line of the page; joined laptops send what they like."""
    return printable(value) if type(value) is str else value


def page(template: str, *, status: int = 200, **values: object) -> web.Response:
    """A page from its template.

    Args:
        template: its name in `templates`.
        values: what it shows; text that people typed is text there.
    """
    text = fragment(template, **values)
    return web.Response(text=text, content_type="text/html", status=status)


def fragment(template: str, **values: object) -> str:
    """The text of a template: a part of a page that is sent by itself, too."""
    return _environment().get_template(template).render(values)
