"""What is missing as a list to be printed: the same findings as F9, under their weights.

What may not circulate is left out as in the minutes, and counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.missing import Spot, Weight
from bimtek.hall.questions import is_closed
from bimtek.hall.records import Note
from bimtek.locale.dates import clock, long_date
from bimtek.minutes.markdown import Md, bold, joined, tidied
from bimtek.overview.missing import SIGNS, Item, missing
from bimtek.overview.words import Words

if TYPE_CHECKING:
    from bimtek.session import Session

TITLES = {
    Weight.BLOCKS: "Menghalangi: tanpa ini notulen tidak benar",
    Weight.SHOULD: "Sebaiknya dilengkapi",
    Weight.TONIGHT: "Boleh malam ini",
}


def missing_list(session: Session) -> str:
    """Everything that is missing now, in Markdown."""
    now = session.now().astimezone(session.zone)
    items = missing(session)
    printer = _Printer(session)
    lines = [
        "# Yang kurang",
        "",
        bold(session.script.title),
        "",
        f"Keadaan {long_date(now.date())}, pukul {clock(now)} {session.script.zone}.",
    ]
    for weight in SIGNS:
        mine = [one for one in items if one.finding.weight is weight and one.waiver is None]
        if mine:
            lines += ["", f"## {TITLES[weight]} ({len(mine)})", "", *printer.told(mine)]
    waived = [one for one in items if one.waiver is not None]
    if waived:
        lines += ["", f"## Dianggap selesai ({len(waived)})", "", *printer.waived(waived)]
    if not items:
        lines += ["", "Tidak ada yang kurang."]
    return tidied("\n".join(lines)) + "\n"


class _Printer:
    """Turns findings into lines."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words = Words(session)
        self._titles: Mapping[str, str] = {one.id: one.title for one in session.stages}

    def told(self, items: Sequence[Item]) -> Iterator[Md]:
        """Each finding, below it the records that it counts: sentences by lines, names in one."""
        for item in items:
            finding = item.finding
            shown = [spot for spot in finding.spots if self._may_circulate(spot)]
            hidden = len(finding.spots) - len(shown)
            detail = "" if finding.spots or not finding.detail else f"({finding.detail})"
            told = joined(*filter(None, (finding.text, detail)), between=" ")
            yield joined(Md("- "), told, self._where(item))
            lines = [spot.text for spot in shown if spot.kind == Note.kind]
            names = " · ".join(spot.text for spot in shown if spot.kind != Note.kind)
            yield from (joined(Md("  - "), line) for line in filter(None, (*lines, names)))
            if hidden:
                yield Md(f"  - Tertutup dan tidak dimuat: {hidden}")

    def waived(self, items: Sequence[Item]) -> Iterator[Md]:
        """Each with its reason and whose word it is."""
        for item in items:
            if item.waiver is not None:
                author = self._session.author(item.waiver.stamps("reason")[0])
                said = f": {item.waiver.value.reason}" + (f" ({author.name})" if author else "")
                yield joined(Md("- "), item.finding.text, said, self._where(item))

    def _where(self, item: Item) -> Md:
        title = self._titles.get(item.stage, "")
        return Md("") if not title or title in item.finding.text else joined(Md(" – "), title)

    def _may_circulate(self, spot: Spot) -> bool:
        """In doubt it may not, as in the minutes."""
        if spot.kind == Note.kind and (note := self._session.get(Note, spot.record)) is not None:
            return not is_closed(note)
        return not self._words.confidential(spot.kind, spot.record)
