"""Checks front matter and `{…}` with pydantic, and writes their values in one form.

Runs when a script is checked or taken into a session; opening a session needs none of it.
A sort of value is named by a word (`waktu`, `menit` …) or lists its choices (`boleh|tidak`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, create_model
from pydantic import Field as FormField

from bimtek.locale.dates import DAYS, parse_date, parse_days, parse_time
from bimtek.locale.folding import fold
from bimtek.script.kinds import Allowed, KindsLike
from bimtek.script.mistakes import Mistakes
from bimtek.script.outline import Attrs, Block, Field, Items, Outline, Section
from bimtek.script.reading import either, meant, typed_quorum, typed_term
from bimtek.script.words import COMMON, FRONT, LISTS, REQUIRED

_LONGEST = 24 * 60
"""Minutes of one acara."""


def check_forms(outline: Outline, kinds: KindsLike, mistakes: Mistakes) -> Outline:
    """The outline with every key known and every value in its one form."""
    front = _front(outline.front, mistakes)
    checker = _Checker(kinds, mistakes)
    return Outline(front, tuple(map(checker.top, outline.sections)), outline.lines)


def _front(fields: tuple[Field, ...], mistakes: Mistakes) -> tuple[Field, ...]:
    written = {field.key: field.value for field in fields if field.value or field.key in REQUIRED}
    lines = {field.key: field.line for field in fields}
    values = _checked(FRONT, written, lines, 1, "kunci", mistakes, REQUIRED)
    return tuple(Field(key, value, lines[key]) for key, value in values.items())


class _Checker:
    """Walks the sections; each place knows what it may carry."""

    def __init__(self, kinds: KindsLike, mistakes: Mistakes) -> None:
        self.kinds = kinds
        self.mistakes = mistakes

    def top(self, section: Section) -> Section:
        """A `#` heading with its sections, or a section that stands before the first one."""
        if section.level != 1:
            return self.section(section) if section.level == 2 else section
        attrs = self.attrs(section.attrs, Allowed(), section.line)
        return section._replace(attrs=attrs, sections=tuple(map(self.section, section.sections)))

    def section(self, section: Section) -> Section:
        """A `##` section: an acara or a list."""
        if section.level != 2:
            return section
        word = self._word(section)
        if word is None:
            return section._replace(attrs=Attrs())
        if word in LISTS:
            return self._filled(section, word, Allowed(), Allowed(), (Allowed(),))
        kind = self.kinds.get(word)
        if kind is None:
            self.mistakes.add(
                section.line, self.kinds.trouble(word).rstrip("."), "atau pakai jenis lain"
            )
            return section._replace(attrs=Attrs())
        heading = kind.heading._replace(keys={**COMMON, **kind.heading.keys})
        return self._filled(section, word, heading, kind.items, kind.deeper)

    def _word(self, section: Section) -> str | None:
        """The kind or list that the heading names."""
        known = (*self.kinds.words(), *LISTS)
        named = [word for word in section.attrs.words if word in known]
        if len(named) > 1:
            self.mistakes.add(
                section.line,
                f"dua jenis pada satu judul: {' dan '.join(named)}",
                "satu acara satu jenis",
            )
        if named:
            return named[0]
        for word in section.attrs.words:
            self.mistakes.add(section.line, f"jenis ‘{word}’ tidak dikenal", meant(word, known))
        if not section.attrs.words:
            self.mistakes.add(
                section.line,
                f"‘{section.title}’ belum berjenis",
                "tulis di akhir judul, misalnya {.paparan}; yang dikenal: " + ", ".join(known),
            )
        return None

    def _filled(
        self,
        section: Section,
        word: str,
        heading: Allowed,
        items: Allowed,
        deeper: tuple[Allowed, ...],
    ) -> Section:
        known = (*self.kinds.words(), *LISTS)
        others = section.attrs._replace(
            words=tuple(other for other in section.attrs.words if other not in known)
        )
        attrs = self.attrs(others, heading, section.line, after=f"acara {word}")
        return section._replace(
            attrs=attrs._replace(words=(word, *attrs.words)),
            blocks=self.blocks(section.blocks, items),
            sections=tuple(self.inner(part, items, deeper) for part in section.sections),
        )

    def inner(self, section: Section, items: Allowed, deeper: tuple[Allowed, ...]) -> Section:
        """A `###` or `####` section."""
        if not deeper:
            self.mistakes.add(
                section.line,
                f"judul `{'#' * section.level}` tidak dipakai di sini",
                "tulis acara sebagai `## Judul {.jenis}`",
            )
            return section
        attrs = self.attrs(section.attrs, deeper[0], section.line)
        return section._replace(
            attrs=attrs,
            blocks=self.blocks(section.blocks, items),
            sections=tuple(self.inner(part, items, deeper[1:]) for part in section.sections),
        )

    def blocks(self, blocks: Iterable[Block], items: Allowed) -> tuple[Block, ...]:
        """The same blocks, with the `{…}` of their items checked."""
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, Items):
                checked = (
                    item._replace(attrs=self.attrs(item.attrs, items, item.line))
                    for item in block.items
                )
                block = block._replace(items=tuple(checked))
            found.append(block)
        return tuple(found)

    def attrs(
        self, attrs: Attrs, allowed: Allowed, line: int, *, after: str = "tempat ini"
    ) -> Attrs:
        """What one `{…}` says, checked."""
        if attrs == Attrs():
            return attrs
        keys, classes = allowed.keys, allowed.classes
        if allowed.anything:
            keys = {**dict.fromkeys(dict(attrs.values), "teks"), **keys}
            classes = frozenset(attrs.words)
        for word in attrs.words:
            if word not in classes:
                known = (*sorted(classes), *keys)
                expected = meant(word, known)
                if attrs.values and "mungkin" not in expected:
                    expected += '; nilai dengan spasi ditulis kunci="nilai"'
                self.mistakes.add(line, f"kelas ‘{word}’ tidak dikenal di {after}", expected)
        written = dict(attrs.values)
        values = _checked(keys, written, dict.fromkeys(written, line), line, "kunci", self.mistakes)
        words = tuple(word for word in attrs.words if word in classes)
        return Attrs(words, attrs.id, tuple(values.items()))


def _checked(
    sorts: Mapping[str, str],
    written: Mapping[str, str],
    lines: Mapping[str, int],
    line: int,
    noun: str,
    mistakes: Mistakes,
    required: tuple[str, ...] = (),
) -> dict[str, str]:
    """The values that are right, each in its one form; what is wrong is told at its line."""
    try:
        form = _form(sorts, required).model_validate(dict(written))
    except ValidationError as trouble:
        wrong = set()
        for error in trouble.errors():
            key = str(error["loc"][0])
            wrong.add(key)
            what, expected = _told(key, error, sorts, noun)
            mistakes.add(lines.get(key, line), what, expected)
        kept = {key: value for key, value in written.items() if key not in wrong}
        return _checked(sorts, kept, lines, line, noun, mistakes) if wrong else kept
    return {
        key: value for key, value in form.model_dump(by_alias=True).items() if value is not None
    }


def _told(key: str, error: Any, sorts: Mapping[str, str], noun: str) -> tuple[str, str]:
    if error["type"] == "extra_forbidden":
        return f"{noun} ‘{key}’ tidak dikenal", meant(key, tuple(sorts))
    if error["type"] == "missing":
        return f"‘{key}’ belum ada di kepala naskah", f"tulis `{key}: …`"
    reason = error.get("ctx", {}).get("error", error["msg"])
    return f"{key} berisi ‘{_shown(str(error['input']))}’", str(reason)


def _shown(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


_FORMS: dict[tuple[tuple[str, str], ...], type[BaseModel]] = {}


def _form(sorts: Mapping[str, str], required: tuple[str, ...] = ()) -> type[BaseModel]:
    """The pydantic model of one place; a few shapes serve a whole script."""
    shape = (*sorts.items(), ("", "|".join(required)))
    if shape not in _FORMS:
        fields: dict[str, Any] = {
            key.replace("-", "_"): (
                Annotated[str | None, BeforeValidator(_reader(sort))],
                FormField(... if key in required else None, alias=key),
            )
            for key, sort in sorts.items()
        }
        config = ConfigDict(extra="forbid")
        _FORMS[shape] = create_model("Form", __config__=config, **fields)
    return _FORMS[shape]


def _reader(sort: str) -> Callable[[str], str]:
    if sort in _READERS:
        return _READERS[sort]
    choices = sort.split("|")

    def choose(value: str) -> str:
        for choice in choices:
            if fold(value) == fold(choice):
                return choice
        raise ValueError(f"tulis {either(choices)}")

    return choose


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("tulis nilainya")
    return value.strip()


def _time(value: str) -> str:
    return parse_time(value).isoformat("minutes")


def _minutes(value: str) -> str:
    match = re.fullmatch(r"(\d{1,4})\s*(?:['’′]|menit|mnt)?", value.strip())
    if match is None or not 0 < int(match[1]) <= _LONGEST:
        raise ValueError("tulis jumlah menit, misalnya 45")
    return str(int(match[1]))


def _count(value: str) -> str:
    match = re.fullmatch(r"(\d{1,4})(?:\s*(?:opd|orang))?", value.strip(), re.IGNORECASE)
    if match is None:
        raise ValueError("tulis angka bulat, misalnya 16")
    return str(int(match[1]))


def _quorum(value: str) -> str:
    asked = typed_quorum(value)
    return f"{asked.opds} luring" if asked.in_hall else str(asked.opds)


def _days(value: str) -> str:
    if fold(value) in map(fold, DAYS):
        first = last = parse_date(value, datetime.now().astimezone().date())
    else:
        first, last = parse_days(value)
    return f"{first.isoformat()}/{last.isoformat()}"


def _file(value: str) -> str:
    """A file beside the script; never a way out of its folder."""
    name = _text(value)
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    outside = windows.is_absolute() or windows.drive or windows.root or posix.is_absolute()
    if outside or ".." in windows.parts or "\x00" in name:
        raise ValueError("tulis nama berkas di folder naskah, misalnya opd.csv")
    return windows.as_posix()


_READERS: dict[str, Callable[[str], str]] = {
    "teks": _text,
    "waktu": _time,
    "menit": _minutes,
    "jumlah": _count,
    "kuorum": _quorum,
    "lama": lambda value: str(typed_term(value)),
    "tanggal": _days,
    "berkas": _file,
}
