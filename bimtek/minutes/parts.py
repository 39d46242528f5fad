"""The templates of the minutes: the frame here, a part beside every kind of stage.

A kind says `minutes="bimtek.stages.<name>.minutes:part"`. That function gives plain values;
`minutes.md.j2` in the same package prints the body of the part:

* every printed value is escaped, unless it is `Md` (tables, joined pieces);
* `{{ text|prose }}` keeps the lines of a long text, `{{ text|sentence }}` makes a sentence of a
  line as it was said, `{{ macro()|md }}` says that something is Markdown already;
* headings below the acara's own begin with `####`.

The frame prints the acara's heading, its times and its notes. Five values are for the frame, if
a part gives them: `told`, ids of notes that the part prints itself; `places`, in words what notes
hang on (`about` or `pillar/<id>` → `4.2 Kesehatan`); `left_out`, how many entries it keeps back
because they may not circulate; `recorded`, whether anything stands recorded in the acara: of one
that was not held and in which nothing stands, only its state is printed; `complete`, whether
its times say all that there is to say, so that no missing notes are told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound

from bimtek.hall.sentences import sentence
from bimtek.minutes.markdown import Md, bold, escape, joined, prose, table
from bimtek.stages.kind import named

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

PART = "minutes.md.j2"
FRAME = "bimtek.minutes/notulen.md.j2"
SECTION = "bimtek.minutes/acara.md.j2"
"""One acara: its heading, its times, its part, its notes."""


class PackageTemplates(BaseLoader):
    """Templates by `package/file`, found wherever the package is installed."""

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the loader's interface
        template: str,
    ) -> tuple[str, None, Callable[[], bool]]:
        package, _, name = template.partition("/")
        source = files(package).joinpath(name)
        if not source.is_file():
            raise TemplateNotFound(template)
        return source.read_text(encoding="utf-8"), None, lambda: True


@cache
def templates() -> Environment:
    """The one environment in which documents are printed."""
    environment = Environment(  # noqa: S701 - Markdown is escaped by `finalize`, HTML rules would spoil it
        loader=PackageTemplates(),
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters.update(
        prose=prose,
        sentence=sentence,
        bold=bold,
        md=Md,
    )
    environment.globals.update(table=table, joined=joined)
    return environment


class Part(NamedTuple):
    """What one acara has to say beside its notes."""

    body: Md = Md("")
    told: frozenset[str] = frozenset()
    places: Mapping[str, str] = MappingProxyType({})
    left_out: int = 0
    recorded: bool = True
    complete: bool = False


def part_of(minutes: str, session: Session, stage: Stage) -> Part:
    """The part of one acara.

    Args:
        minutes: `module:function` as the kind of stage declares it; empty: it has notes only.
        session: where the values come from.
        stage: the acara.
    """
    if not minutes:
        return Part()
    values: Mapping[str, Any] = named(minutes)(session, stage)
    module = minutes.partition(":")[0]
    template = f"{module.rpartition('.')[0]}/{PART}"
    return Part(
        Md(templates().get_template(template).render(values).strip("\n")),
        frozenset(values.get("told", ())),
        values.get("places", {}),
        values.get("left_out", 0),
        bool(values.get("recorded", True)),
        bool(values.get("complete", False)),
    )
