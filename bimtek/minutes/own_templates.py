"""Templates that an office put in the place of those of the package, and what is refused in them.

They lie in a folder `templat` beside the session, or in that of the user's sessions; each is named
as `bimtek template` lists it. A file that says the same as the package's is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, Environment, TemplateNotFound, meta, nodes
from markdown_it import MarkdownIt

from bimtek.device import sessions_folder
from bimtek.journal import trouble
from bimtek.minutes.annexes import FOLDER as ANNEXES
from bimtek.minutes.parts import template_of
from bimtek.minutes.printing import Must, Printer, shipped
from bimtek.minutes.sandbox import Sandbox
from bimtek.minutes.template_mistakes import in_words, line_in, mistake
from bimtek.minutes.template_values import known_in
from bimtek.stages import BUILT_IN, KINDS

FOLDER: Final = "templat"
SUFFIX: Final = ".md.j2"
HOUSES: Final = ("bimtek.minutes", "bimtek.papers")
NOT_OFFERED: Final = frozenset(("wajib", "baca-dulu", "pemusnahan"))
"""What is printed as it is: the pieces that bind, what is what, and what was destroyed."""
BIGGEST: Final = 256_000
"""Bytes of one template; the longest of the package has 6,000."""

ATTACHED: Final = re.compile(rf"{ANNEXES}/[0-9a-f]{{16}}\.(jpg|png)")
"""A picture that every form prints."""
READER: Final = MarkdownIt("commonmark").enable("table")
HIDING: Final = {
    "html_block": "HTML", "html_inline": "HTML", "fence": "blok kode", "code_block":
    "blok kode (baris yang menjorok empat spasi)", "image": "gambar",
}  # fmt: skip
"""What readers of Markdown show otherwise than as text, or not at all."""


@cache
def offered() -> Mapping[str, str]:
    """File name → template of the package: `notulen.md.j2` → `bimtek.minutes/notulen.md.j2`."""
    found: dict[str, str] = {}
    for house in HOUSES:
        names = sorted(one.name for one in files(house).iterdir() if one.name.endswith(SUFFIX))
        found |= {
            name: f"{house}/{name}"
            for name in names
            if name.removesuffix(SUFFIX) not in NOT_OFFERED
        }
    return found | dict(_of_kinds())


def _of_kinds() -> Iterator[tuple[str, str]]:
    """Parts of the minutes: `acara-kesenjangan.md.j2`."""
    for word in BUILT_IN:
        minutes = KINDS.of(word).minutes
        if minutes:
            yield f"acara-{word}{SUFFIX}", template_of(minutes)


def folders(path: Path) -> tuple[Path, ...]:
    """Where templates of a session, or of a script, are looked for; the first one that has it."""
    return tuple(dict.fromkeys((path.absolute().parent / FOLDER, sessions_folder() / FOLDER)))


def printer_of(path: Path) -> Printer:
    """What prints the documents of a session.

    Args:
        path: the session file, or the script.

    Raises:
        FileTrouble: if a template cannot be read, or a file there has a name that means none.
    """
    return Printer(own_templates(path))


def own_templates(path: Path) -> Mapping[str, Path]:
    """Template of the package → what stands in its place."""
    found: dict[str, Path] = {}
    for folder in folders(path):
        for one in sorted(folder.glob("*.j2")) if folder.is_dir() else ():
            template = offered().get(one.name) or _unknown(one)
            if template not in found and source(one) != _lines(shipped(template)):
                found[template] = one
    return found


def _unknown(path: Path) -> str:
    near = get_close_matches(path.name, offered(), 1)
    hint = f"mungkin maksudnya ‘{near[0]}’" if near else "`bimtek template` menyebut semua namanya"
    raise mistake(path, 0, f"nama ini bukan nama templat; {hint}")


def source(path: Path) -> str:
    """The text of a template.

    Raises:
        FileTrouble: if it cannot be read, is too big, or is not UTF-8.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= BIGGEST else None
    except OSError as error:
        raise mistake(path, 0, f"tidak dapat dibaca: {trouble.in_words(error)}") from error
    if content is None:
        raise mistake(path, 0, f"lebih besar dari {BIGGEST // 1000} kB")
    try:
        return _lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise mistake(path, line, "bukan UTF-8; simpan sebagai UTF-8") from error


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Own(BaseLoader):
    """Own templates first, else those of the package; nothing else can be taken in."""

    def __init__(self, own: Mapping[str, Path]) -> None:
        self._own = own

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the loader's interface
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool]]:
        template = offered().get(template, template)
        if path := self._own.get(template):
            return source(path), str(path), lambda: True
        if template in offered().values():
            return shipped(template), None, lambda: True
        raise TemplateNotFound(template)


class OwnPrinter:
    """Prints where a template of an office has a part in it."""

    def __init__(self, own: Mapping[str, Path]) -> None:
        self._own = own
        self._sandbox = Sandbox(_Own(own))

    def text(self, template: str, values: Mapping[str, Any]) -> str:
        """What a template prints.

        Raises:
            FileTrouble: for a mistake, at its line.
        """
        if template in self._own:
            check(self._own[template], template)
        try:
            return self._sandbox.text(template, values)
        except Exception as error:  # a template may do anything that Python refuses
            path, line = line_in(error, self._own.values())
            if path is None and template not in self._own:
                raise  # it arose in a template of the package
            raise mistake(path or self._own[template], line, in_words(error)) from error

    def refuse_hidden(self, template: str, made: str, must: Sequence[Must]) -> None:
        """Refuse a document without what it must say, or with what hides it.

        Raises:
            FileTrouble: naming the template.
        """
        path = self._own.get(template) or next(iter(self._own.values()))
        lines = f"\n{made}\n"
        for one in must:
            if one.words and f"\n{one.words}\n" not in lines:
                what = f"{one.what} tidak tercetak; tulis {one.write} pada baris sendiri"
                raise mistake(path, 0, what)
        said: dict[str, Any] = {}
        for token in READER.parse(made, said):
            for part in (token, *(token.children or ())):
                if part.type in HIDING and not ATTACHED.fullmatch(str(part.attrs.get("src", ""))):
                    what = (
                        f"dokumennya memuat {HIDING[part.type]}, yang tidak dicetak di semua bentuk"
                    )
                    raise mistake(path, 0, what)
        if said.get("references"):
            raise mistake(path, 0, "dokumennya memuat rujukan tautan, yang tidak dicetak")


def check(path: Path, template: str) -> None:
    """Whether a template can be read, and uses no name that nobody gives it.

    Raises:
        FileTrouble: for its first mistake, at its line.
    """
    _checked(path, template, source(path))


@lru_cache(maxsize=64)
def _checked(path: Path, template: str, text: str) -> None:
    sandbox = Sandbox(_Own({template: path}))
    try:
        tree = sandbox.parse(text, template, str(path))
        sandbox.compile(text, template, str(path))
    except Exception as error:
        raise mistake(path, line_in(error, (path,))[1], in_words(error)) from error
    known = {*known_in(template), *sandbox.globals}
    unknown = meta.find_undeclared_variables(tree) - known
    for one in tree.find_all(nodes.Name):
        if one.name in unknown:
            near = get_close_matches(one.name, known, 1)
            hint = (
                f"; mungkin ‘{near[0]}’" if near else "; lihat daftar nilai dalam docs/templat.md"
            )
            raise mistake(path, one.lineno, f"nilai ‘{one.name}’ tidak dikenal{hint}")
