"""Templates that an office wrote: they print values and do nothing else.

A template comes from a colleague, from another city, from a stick. It reads no file, calls nothing
but what prints, changes nothing, sees no NIP, and ends within bounds, whatever stands in it.
Everything that it prints is escaped as in the templates of the package.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from difflib import get_close_matches
from typing import Any, Final

from jinja2 import BaseLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bimtek.hall.sentences import sentence
from bimtek.minutes.markdown import Md, bold, escape, joined, prose, table

FILTERS: Final = (
    "capitalize", "count", "d", "default", "first", "groupby", "int", "items", "join", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "select",
    "selectattr", "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper",
)  # fmt: skip
"""What of Jinja's own may stand behind `|`: nothing that pads, fills or formats without end."""
OWN_FILTERS: Final = {"prose": prose, "sentence": sentence, "bold": bold, "md": escape}
"""`md` marks nothing as Markdown here: only a macro, which printed by these rules, gives any."""
UNSEEN: Final = frozenset(("nip", "phone", "email", "session", "file", "connection"))
"""Names that no template reads: personal data (UU 27/2022), and ways out of the document."""
MOST_ROUNDS: Final = 200_000
"""Of all loops and macros of one document together."""
MOST_LETTERS: Final = 8_000_000
"""Of one document, and of one text in it."""
MOST_REPEATS: Final = 2_000
"""Letters of `"-" * 80`."""
SECONDS: Final = 20.0

_TICK: Final = "_round"
DICT_READS: Final = ("items", "keys", "values", "get")


class TooMuch(TemplateRuntimeError):  # noqa: N818 - a sentence of it says so
    """A template that goes on and on."""


class Missing(StrictUndefined):
    """Says in Indonesian which name is none, and which one is spelled nearly so."""

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        known = list(map(str, owner)) if isinstance(owner, Mapping) else dir(owner)
        near = get_close_matches(str(name), [one for one in known if one[:1] != "_"], 1)
        return f"‘{name}’ tidak ada di sini" + (f"; mungkin ‘{near[0]}’" if near else "")


class Rounds:
    """How far one document is: its loops and macros together."""

    def __init__(self) -> None:
        self.done = 0
        self.until = time.monotonic() + SECONDS

    def one_more(self) -> None:
        self.done += 1
        if self.done > MOST_ROUNDS:
            raise TooMuch(f"templat mengulang lebih dari {MOST_ROUNDS} kali")
        if self.done % 64 == 0 and time.monotonic() > self.until:
            raise TooMuch(f"templat berjalan lebih dari {SECONDS:.0f} detik")


ROUNDS: ContextVar[Rounds] = ContextVar("rounds")


def _round() -> Md:
    """What stands, unseen, at the beginning of every loop and macro."""
    ROUNDS.get().one_more()
    return Md("")


class _Bounded(CodeGenerator):
    """`~` doubles a text with every line: what it makes has an end too."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        self.write("environment.together((")
        for one in node.nodes:
            self.visit(one, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of templates that an office wrote."""

    code_generator_class = _Bounded
    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=False,  # Markdown is escaped by `finalize`, HTML rules would spoil it
            finalize=escape,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
        )
        self.filters = {name: self.filters[name] for name in FILTERS} | OWN_FILTERS
        self.globals = {"table": table, "joined": joined, _TICK: _round}
        self._callable = frozenset(map(id, self.globals.values()))

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """What a template prints.

        Raises:
            TemplateError: for what is wrong with it, beside whatever Python raises.
        """
        mark = ROUNDS.set(Rounds())
        try:
            return self.together(self.get_template(name).generate(values))
        finally:
            ROUNDS.reset(mark)

    def together(self, parts: Iterable[object]) -> str:
        """Pieces of text as one, which has an end."""
        found, letters = [], 0
        for part in map(str, parts):
            letters += len(part)
            if letters > MOST_LETTERS:
                raise TooMuch(f"templat mencetak lebih dari {MOST_LETTERS // 1_000_000} juta huruf")
            found.append(part)
        return "".join(found)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr not in UNSEEN and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, Macro | LoopContext) or id(obj) in self._callable:
            return True
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return isinstance(owner, LoopContext) or (isinstance(owner, dict) and name in DICT_READS)

    def call(self, context: Any, obj: Any, /, *given: Any, **named: Any) -> Any:
        """A macro printed by these rules: what it gives is Markdown already."""
        made = super().call(context, obj, *given, **named)
        return Md(made) if isinstance(obj, Macro) else made

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator != "*" and (operator == "**" or not numbers):
            raise SecurityError(operator)
        if operator == "*" and not numbers:
            times, many = (left, right) if isinstance(left, int) else (right, left)
            if not isinstance(times, int) or times * len(many) > MOST_REPEATS:
                raise TooMuch(f"‘*’ membuat lebih dari {MOST_REPEATS} huruf")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for sort in (nodes.For, nodes.Macro, nodes.CallBlock):
            one: Any
            for one in tree.find_all(sort):
                tick = nodes.Call(nodes.Name(_TICK, "load"), [], [], None, None)
                one.body.insert(0, nodes.Output([tick]).set_lineno(one.lineno))
        return tree
