"""What is recorded of a break beside its running: when everybody shall be back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bimtek.journal.records import Record, SideBySide


@dataclass(frozen=True, slots=True)
class Pause(Record):
    """One break."""

    kind: ClassVar[str] = "pause"
    noun: ClassVar[str] = "jam kembali"
    key: ClassVar[tuple[str, ...]] = ("stage",)
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"back": "latest"}
    labels: ClassVar[Mapping[str, str]] = {"back": "pukul"}

    stage: str
    back: datetime | None = None
    """When the hall was told to be back."""


PAUSE_RECORDS: tuple[type[Record], ...] = (Pause,)
