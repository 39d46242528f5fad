"""What a SWOT records: what was said, who said it, keywords for the vision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from bimtek.hall.group_records import taken_over
from bimtek.journal.records import DESTROYED, Record, Refusal, SideBySide, random_id

UNNAMED: Final = "tanpa-nama-"
"""Beginning of who said something where nobody was named; the rest tells several apart."""


class Quadrant(StrEnum):
    """Of what kind an item is."""

    STRENGTH = "kekuatan"
    WEAKNESS = "kelemahan"
    OPPORTUNITY = "peluang"
    THREAT = "ancaman"

    @property
    def letter(self) -> str:
        """The key that chooses it."""
        return _LETTERS[self]


_LETTERS: Final = {
    Quadrant.STRENGTH: "k",
    Quadrant.WEAKNESS: "l",
    Quadrant.OPPORTUNITY: "p",
    Quadrant.THREAT: "a",
}


@dataclass(frozen=True, slots=True)
class SwotItem(Record):
    """One thing that was said of a component; its id stays, wherever it is moved."""

    kind: ClassVar[str] = "swot_item"
    noun: ClassVar[str] = "butir SWOT"
    key: ClassVar[tuple[str, ...]] = ("stage", "item")
    searchable: ClassVar[tuple[str, ...]] = ("text",)
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    labels: ClassVar[Mapping[str, str]] = {
        "text": "",
        "component": "komponen",
        "quadrant": "",
        "confidential": "tertutup",
        "joined": "digabungkan dengan",
        "group": "kelompok",
        "origin": "dari kelompok",
    }
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"joined": "latest"}

    stage: str
    item: str
    """A random id: what was typed must not stand where nothing can destroy it."""
    component: str = ""
    """Id of a component of the script."""
    quadrant: Quadrant | None = None
    text: str = ""
    said: datetime | None = None
    confidential: bool = False
    """Told in confidence: may stay, may not circulate."""
    joined: str = ""
    """`stage/item` of the item that says the same and stands for this one; readers follow it."""
    group: str = ""
    """At whose table it was said; empty: in the plenary."""
    origin: tuple[str, ...] = ()
    """Of the plenary's: ids of the groups from whose results it was taken."""

    @classmethod
    def taken_over_as(cls, record_id: str) -> str:
        """The plenary's own item."""
        return taken_over(record_id)

    def check(self) -> None:
        """Refuse an item without words, or one that belongs nowhere."""
        _check_words(self.text)
        if not self.component or self.quadrant is None:
            raise Refusal(
                "no-place", "Butir SWOT perlu komponen dan kuadran: component dan quadrant."
            )


@dataclass(frozen=True, slots=True)
class Keyword(Record):
    """One word or phrase that was proposed for the vision."""

    kind: ClassVar[str] = "keyword"
    noun: ClassVar[str] = "kata kunci"
    key: ClassVar[tuple[str, ...]] = ("stage", "item")
    searchable: ClassVar[tuple[str, ...]] = ("text",)
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"chosen": "latest", "joined": "latest"}
    labels: ClassVar[Mapping[str, str]] = {
        "text": "",
        "chosen": "dipilih",
        "confidential": "tertutup",
        "joined": "digabungkan dengan",
        "group": "kelompok",
        "origin": "dari kelompok",
    }

    stage: str
    item: str
    text: str = ""
    said: datetime | None = None
    chosen: bool = False
    """The hall takes it for the vision."""
    confidential: bool = False
    joined: str = ""
    """As that of an item."""
    group: str = ""
    origin: tuple[str, ...] = ()

    @classmethod
    def taken_over_as(cls, record_id: str) -> str:
        """The plenary's own item."""
        return taken_over(record_id)

    def check(self) -> None:
        """Refuse a keyword without words."""
        _check_words(self.text)


@dataclass(frozen=True, slots=True)
class SwotVoice(Record):
    """Somebody said an item or a keyword.

    A record of its own, so that two note-takers who hear two offices count both, and one office
    that is heard twice counts once.
    """

    kind: ClassVar[str] = "swot_voice"
    noun: ClassVar[str] = "penyebut butir"
    key: ClassVar[tuple[str, ...]] = ("stage", "item", "who")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"said": "latest"}
    labels: ClassVar[Mapping[str, str]] = {"said": "disebut"}

    stage: str
    item: str
    who: str
    """Code of an OPD, id of a guest, or `tanpa-nama-…`."""
    said: datetime | None = None


SWOT_RECORDS: tuple[type[Record], ...] = (SwotItem, Keyword, SwotVoice)


def nobody() -> str:
    """Who said something where nobody was named."""
    return f"{UNNAMED}{random_id(8)}"


def item_place(kind: str, record: str) -> str:
    """What a note's `about` says if the note hangs on an item or a keyword."""
    return f"{kind}/{record}"


def _check_words(text: str) -> None:
    if not text.strip() and text != DESTROYED:
        raise Refusal("no-words", "Butirnya masih kosong. Tulis satu kalimat.")
