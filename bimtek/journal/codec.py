"""Field values ↔ canonical JSON: one text per value, the same on every machine.

A patch knows no floats: decimals travel as strings, dates and times as ISO 8601.
"""

from __future__ import annotations

import json
import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_HINTS: dict[type, dict[str, Any]] = {}


def type_hints(cls: type) -> dict[str, Any]:
    """The types of a dataclass's fields, worked out once."""
    if cls not in _HINTS:
        _HINTS[cls] = get_type_hints(cls)
    return _HINTS[cls]


class UnfitError(ValueError):
    """A stored value that the field no longer takes; shown as "tidak cocok", never lost."""


def clean(text: str) -> str:
    """Text as it may be stored: NFC, without lone surrogates."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text


def canonical(value: object) -> str:
    """Canonical JSON: UTF-8, NFC, sorted keys, no spaces, no NaN, no floats.

    Raises:
        TypeError: for a float or a type that JSON has not.
    """
    return json.dumps(
        _cleaned(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {clean(str(key)): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")


def encode(value: object) -> object:
    """A field's value as plain JSON data; parts of a dataclass that are None are left out."""
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if is_dataclass(value):
        parts = ((part.name, getattr(value, part.name)) for part in fields(value))
        return {name: encode(part) for name, part in parts if part is not None}
    raise TypeError(f"{type(value).__name__} cannot be recorded")


def decode(hint: object, raw: object) -> Any:
    """The typed value behind plain JSON data.

    Raises:
        UnfitError: if the data does not fit the type.
    """
    return _decoder(hint)(raw)


@cache
def _decoder(hint: Any) -> Callable[[Any], Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _any_of([_decoder(arg) for arg in args])
    if origin is tuple:
        return _tuple_of(_decoder(args[0]))
    if origin is dict or origin is Mapping:
        return _expect(dict)
    if hint is Any or hint is object:
        return _as_it_is
    if hint is type(None):
        return _none
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _converted(hint)
    if is_dataclass(hint):
        return _parts_of(hint)
    raise TypeError(f"a field cannot be of type {hint!r}")


def _as_it_is(raw: object) -> object:
    return raw


def _none(raw: object) -> None:
    if raw is not None:
        raise UnfitError(raw)


def _expect(kind: type) -> Callable[[Any], Any]:
    def decoder(raw: object) -> object:
        if not isinstance(raw, kind) or (kind is int and isinstance(raw, bool)):
            raise UnfitError(raw)
        return raw

    return decoder


def _converted(convert: Callable[[str], Any]) -> Callable[[Any], Any]:
    def decoder(raw: object) -> object:
        if not isinstance(raw, str):
            raise UnfitError(raw)
        try:
            return convert(raw)
        except (ValueError, InvalidOperation) as error:
            raise UnfitError(raw) from error

    return decoder


def _any_of(decoders: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    def decoder(raw: object) -> object:
        for attempt in decoders:
            try:
                return attempt(raw)
            except UnfitError:
                continue
        raise UnfitError(raw)

    return decoder


def _tuple_of(item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decoder(raw: object) -> object:
        if not isinstance(raw, list):
            raise UnfitError(raw)
        return tuple(item(part) for part in raw)

    return decoder


def _parts_of(cls: Any) -> Callable[[Any], Any]:
    hints = type_hints(cls)

    def decoder(raw: object) -> object:
        if not isinstance(raw, dict):
            raise UnfitError(raw)
        try:
            return cls(
                **{key: decode(hints[key], part) for key, part in raw.items() if key in hints}
            )
        except TypeError as error:
            raise UnfitError(raw) from error

    return decoder


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    str: _expect(str),
    int: _expect(int),
    bool: _expect(bool),
    Decimal: _converted(Decimal),
    date: _converted(date.fromisoformat),
    time: _converted(time.fromisoformat),
    datetime: _converted(datetime.fromisoformat),
}
