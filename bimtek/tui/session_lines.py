"""How a session file looks in the list of the home screen, and in full below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from textual.content import Content

from bimtek.tui.new_values import short_path
from bimtek.tui.sessions_here import SessionFile, when
from bimtek.ui.bars import short_title
from bimtek.ui.columns import Column, fit, safe, wrapped
from bimtek.ui.lines import Line

TITLES = ("sesi", "tanggal", "kemajuan", "diubah")
COLUMNS = (
    Column(22, flex=2),
    Column(17, drop=1),
    Column(17, flex=1),
    Column(14, align="right"),
)


def lines_of(files: Mapping[str, SessionFile], now: datetime) -> list[Line]:
    """The list, a line for each file; where two look alike their names tell them apart."""
    alike = Counter(_title(file) for file in files.values())
    return [
        _line(key, file, when(file.changed, now), named=alike[_title(file)] > 1)
        for key, file in files.items()
    ]


def _title(file: SessionFile) -> tuple[str, str]:
    return short_title(file.title, file.city), file.days


def _line(key: str, file: SessionFile, changed: str, *, named: bool) -> Line:
    name = file.path.name
    if file.trouble:
        return Line(key, (name, "", f"! {file.trouble}", changed), style="$text-muted")
    if not file.known:
        return Line(key, (name, "", "…", changed))
    title, days = _title(file)
    return Line(key, (file.path.stem if named else title, days, file.progress, changed))


def about(file: SessionFile, width: int) -> list[Content]:
    """The file in full, as lines of this width."""
    if file.trouble:
        return [Content(line) for line in wrapped(file.sentence, width)]
    lines = [Content(path_line(file, width))]
    if file.kept:
        kept = wrapped(f"! {file.kept}", width)
        lines = [*(Content.styled(line, "bold") for line in kept), *lines]
    if file.risk:
        risk = f"! Terletak di {file.risk}: pindahkan ke folder biasa sebelum dipakai."
        lines = [*(Content.styled(line, "bold") for line in wrapped(risk, width)), *lines]
    if not file.known:
        return lines
    facts = " · ".join(filter(None, (file.city, file.days, file.place)))
    return [Content.styled(_one(file.title, width), "bold"), Content(_one(facts, width)), *lines]


def _one(text: str, width: int) -> str:
    return fit(text, width).rstrip()


def path_line(file: SessionFile, width: int) -> str:
    """Where the file lies; of a long path the end is kept, because it holds the name."""
    path = safe(short_path(file.path))
    while Content(path).cell_length > width:
        path = "…" + path[2:]
    return path
