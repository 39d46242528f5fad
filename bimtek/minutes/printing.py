"""What prints documents: the templates of the package, and those that an office put in their place.

* every printed value is escaped, unless it is `Md` (tables, joined pieces);
* `{{ text|prose }}` keeps the lines of a long text, `{{ text|sentence }}` makes a sentence of a
  line as it was said, `{{ macro()|md }}` says that something is Markdown already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, meta

from bimtek.hall.sentences import sentence
from bimtek.minutes.markdown import Md, bold, escape, joined, prose, table, tidied

MORE_THAN_ONE_BLANK: Final = re.compile(r"\n{3,}")


class Must(NamedTuple):
    """What a document says whatever its template leaves out."""

    what: str
    """As a sentence calls it: `tanda KONSEP dan versi`."""
    words: str
    """Lines of Markdown that stand in the document as they are; empty: there is nothing to say."""
    write: str
    """What prints it in a template: `{{ fixed.marks }}`."""


class PackageTemplates(BaseLoader):
    """Templates by `package/file`, found wherever the package is installed."""

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the loader's interface
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool]]:
        return shipped(template), None, lambda: True


def shipped(template: str) -> str:
    """The source of a template of the package.

    Raises:
        TemplateNotFound: if there is none.
    """
    package, _, name = template.partition("/")
    source = files(package).joinpath(name)
    if not source.is_file():
        raise TemplateNotFound(template)
    return source.read_text(encoding="utf-8")


@cache
def templates() -> Environment:
    """The environment in which the templates of the package are printed."""
    environment = Environment(  # noqa: S701 - Markdown is escaped by `finalize`, HTML rules would spoil it
        loader=PackageTemplates(),
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters.update(prose=prose, sentence=sentence, bold=bold, md=Md)
    environment.globals.update(table=table, joined=joined)
    return environment


def finished(body: str) -> str:
    """A document as its template gave it, without needless blanks and escapes."""
    return tidied(MORE_THAN_ONE_BLANK.sub("\n\n", body).strip("\n")) + "\n"


class Printer:
    """Prints by the templates of the package.

    Args:
        own: those of an office that stand in their place: `package/file` → where it lies.
        letterhead: whether the document has the head of the office; not where the paper has it.
    """

    def __init__(
        self, own: Mapping[str, Path] = MappingProxyType({}), *, letterhead: bool = True
    ) -> None:
        self.own = own
        self.letterhead = letterhead

    def names(self, among: Iterable[str] = ()) -> tuple[str, ...]:
        """Of the templates that an office put here.

        Args:
            among: only those that stand in the place of these; none: all.
        """
        wanted = set(among) or set(self.own)
        return tuple(sorted(path.name for one, path in self.own.items() if one in wanted))

    def text(self, template: str, values: Mapping[str, Any]) -> str:
        """What a template prints of these values.

        Raises:
            FileTrouble: for a mistake in a template of an office, at its line.
        """
        if not self.is_own(template):
            return templates().get_template(template).render(values)
        return str(self._sandboxed.text(template, values))

    def document(self, template: str, values: Mapping[str, Any], must: Sequence[Must] = ()) -> str:
        """A whole document.

        Raises:
            FileTrouble: for a mistake in a template of an office, or where it hides what must be
                said.
        """
        made = finished(self.text(template, values))
        if self.is_own(template):
            self._sandboxed.refuse_hidden(template, made, must)
        return made

    def is_own(self, template: str) -> bool:
        """Whether it, or a template that it prints, is one of an office."""
        return bool(self.own) and any(one in self.own for one in (template, *printed_in(template)))

    @cached_property
    def _sandboxed(self) -> Any:
        from bimtek.minutes.own_templates import OwnPrinter

        return OwnPrinter(self.own)


SHIPPED: Final = Printer()


@lru_cache(maxsize=64)
def printed_in(template: str) -> tuple[str, ...]:
    """The templates that a template of the package takes in."""
    tree = templates().parse(shipped(template))
    return tuple(one for one in meta.find_referenced_templates(tree) if one)
