"""What is missing as lines of a list. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from bimtek.hall.missing import Weight
from bimtek.hall.shortcomings import WITHOUT_DEADLINE
from bimtek.overview.missing import SIGNS, Item, counts
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line

COLUMNS = (Column(1), Column(36, flex=4), Column(12, flex=3, drop=1), Column(12, flex=1, drop=2))

WORDS_FROM = 76
"""Columns from which the weights are named beside their signs."""

STYLES = {Weight.BLOCKS: "bold $text-error", Weight.SHOULD: "$text-warning", Weight.TONIGHT: ""}


def header(items: Sequence[Item], width: int, only: str = "") -> Content:
    """How many there are of each weight.

    Args:
        only: which of them are shown; empty: all.
    """
    parts: list[str | tuple[str, str]] = [(" Yang kurang", "bold")]
    if only:
        parts.append((f" (hanya {only})", "bold $text-warning"))
    for weight, count in counts(items).items():
        word = f" {weight}" if width >= WORDS_FROM else ""
        parts.append(f"  {SIGNS[weight]}{word} ")
        parts.append((str(count), "bold"))
    return Content.assemble(*parts)


def in_short(items: Sequence[Item]) -> str:
    """The same for the header of the session: `■3 ▲14`; nothing where nothing is missing."""
    found = counts(items)
    shown = (Weight.BLOCKS, Weight.SHOULD)
    return " ".join(f"{SIGNS[weight]}{found[weight]}" for weight in shown if found[weight])


def lines(items: Sequence[Item], titles: Mapping[str, str]) -> Iterator[Line]:
    """Open findings, then those declared done with."""
    waived = [item for item in items if item.waiver is not None]
    for item in items:
        if item.waiver is None:
            yield _line(item, SIGNS[item.finding.weight], item.finding.detail, titles)
    if waived:
        title = Content.styled(f"Dianggap selesai: {len(waived)}", "bold")
        yield Line("waived", (title,), selectable=False)
    for item in waived:
        reason = item.waiver.value.reason if item.waiver else ""
        yield _line(item, "✓", reason, titles)._replace(style="$text-muted")


def _line(item: Item, sign: str, detail: str, titles: Mapping[str, str]) -> Line:
    finding = item.finding
    style = "" if item.waiver else STYLES[finding.weight]
    title = titles.get(item.stage, "")
    cells = (
        Content.styled(sign, style),
        safe(finding.text.removesuffix(f": {title}")),  # it stands in a column of its own
        Content.styled(safe(detail), "$text-muted"),
        Content.styled(safe(title), "$text-muted"),
    )
    return Line(finding.key, cells)


def whole(item: Item, who: str) -> str:
    """The finding in full, for the lines below the list."""
    finding = item.finding
    said = safe(finding.text) + (f": {safe(finding.detail)}" if finding.detail else "")
    if item.waiver is None:
        many = len(finding.spots)
        keys = f"Enter memilih satu dari {many}." if many > 1 else ""
        if finding.key == WITHOUT_DEADLINE:
            keys = f"{keys} t memberi tenggat.".lstrip()
        if "conflict" in finding.key:
            keys = f"{keys} p memilih satu per satu, dari semua acara.".lstrip()
        return f"{said}\n{keys}".rstrip()
    waiver = item.waiver.value
    then = f" Waktu itu: {safe(waiver.text)}." if waiver.text not in ("", finding.text) else ""
    return f"{said}\nDianggap selesai oleh {who}: {safe(waiver.reason)}.{then} Spasi membatalkan."
