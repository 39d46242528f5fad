"""The running order of a script as lines of text, for the terminal and for paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date, timedelta

from bimtek.locale.dates import at_minute, clock, long_date
from bimtek.script.model import Script, Stage

WIDTH = 78
TIMES = 14
"""Characters of `07.30–08.30  `."""


def head(script: Script) -> list[str]:
    """What the session is."""
    told = (
        ("Kota", script.city),
        ("Tempat", script.place),
        ("Tanggal", days(script.first_day, script.last_day)),
        ("Kuorum", script.quorum.words if script.quorum and script.quorum.opds else ""),
    )
    lines = [*_wrapped(script.title, ""), ""]
    lines += [f"{name + ':':<10}{value}" for name, value in told if value]
    if script.bases:
        lines += ["", "Dasar"]
    for number, basis in enumerate(script.bases, 1):
        lines += _wrapped(basis, f"{number:2}. ")
    scale = [f"{level.number} {level.name}" for level in script.scale if level.name]
    return [*lines, *(["", *_wrapped(f"Skala: {' · '.join(scale)}", "")] if scale else [])]


def days(first: date, last: date) -> str:
    """`Senin, 3 Juli 2023` or `Senin, 3 Juli 2023 s.d. Selasa, 4 Juli 2023`."""
    return long_date(first) if first == last else f"{long_date(first)} s.d. {long_date(last)}"


def rundown(script: Script) -> list[str]:
    """Every acara with its time, day by day."""
    lines = ["SUSUNAN ACARA"]
    day = 0
    for number, stage in enumerate(script.stages, 1):
        if stage.day != day:
            day = stage.day
            lines += ["", _day(script, stage)]
        lines += _row(number, stage)
    return lines


def _day(script: Script, stage: Stage) -> str:
    """Parts of one day stand under its date; more parts than days have only their titles."""
    whole = (script.last_day - script.first_day).days + 1
    if stage.day > whole:
        return stage.day_title
    on = long_date(script.first_day + timedelta(days=stage.day - 1))
    return f"{stage.day_title}: {on}" if stage.day_title else on


def _row(number: int, stage: Stage) -> Iterator[str]:
    about = [stage.by] if stage.by else []
    about += [f"absen {stage.roll_call.partition('-')[2]}"] if stage.roll_call else []
    about += ["boleh dipendekkan"] if stage.optional else []
    told = f" ({', '.join(about)})" if about else ""
    words = f"{number}. {stage.title}{told}"
    yield from _wrapped(words, f"{times(stage):<{TIMES}}", 3)


def times(stage: Stage) -> str:
    """`07.30–08.30`, as far as it is planned."""
    if stage.starts is None:
        return f"{stage.minutes} menit" if stage.minutes else ""
    end = f"–{clock(at_minute(stage.ends))}" if stage.ends is not None else ""
    return f"{clock(stage.starts)}{end}"


def guide(stage: Stage) -> list[str]:
    """Its guide text."""
    lines: list[str] = []
    for one in stage.guides:
        words = f"{one.label}: {one.text}" if one.label else one.text
        for line in words.split("\n"):
            lines += _wrapped(line, "  ", 2)
    return lines


def _wrapped(text: str, first: str, hanging: int = 0) -> list[str]:
    """Lines of which the later ones stand under the first, so many characters further in."""
    indent = " " * (len(first) + hanging)
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent)
