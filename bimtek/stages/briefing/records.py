"""What is recorded of an agenda: when each item began and ended, who spoke, what was added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bimtek.journal.records import Record, Refusal, SideBySide


def item_place(stage: str, item: str) -> str:
    """What a note's `about` says if the note hangs on an item."""
    return f"{AgendaRun.kind}/{stage}/{item}"


@dataclass(frozen=True, slots=True)
class AgendaRun(Record):
    """One item of an agenda as it went; one that was added in the hall has a title of its own."""

    kind: ClassVar[str] = "agenda_item"
    noun: ClassVar[str] = "butir acara"
    plain: ClassVar[tuple[str, ...]] = ("by",)
    key: ClassVar[tuple[str, ...]] = ("stage", "item")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {
        "began": "latest",
        "ended": "latest",
        "skipped": "latest",
    }
    searchable: ClassVar[tuple[str, ...]] = ("title",)
    labels: ClassVar[Mapping[str, str]] = {
        "title": "",
        "minutes": "menit",
        "by": "oleh",
        "began": "mulai",
        "ended": "selesai",
        "skipped": "dilewati",
    }

    stage: str
    item: str
    """Its number in the script, or a random id."""
    title: str = ""
    minutes: int | None = None
    by: str = ""
    """Who speaks, where it is somebody else than the script says."""
    after: str = ""
    """The item behind which an added one stands; `0`: before all."""
    began: datetime | None = None
    ended: datetime | None = None
    skipped: bool = False

    def check(self) -> None:
        """Refuse an added item without words."""
        if self.after and not self.title.strip():
            raise Refusal("no-title", "Butir tambahan masih kosong. Tulis apa butirnya.")


BRIEFING_RECORDS: tuple[type[Record], ...] = (AgendaRun,)
