"""Forms of offices that came back filled: where answers came from that nobody said in the hall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bimtek.journal.records import Record


@dataclass(frozen=True, slots=True)
class DeliveredForm(Record):
    """One file that was taken over; recorded in the act that records its answers."""

    kind: ClassVar[str] = "form"
    noun: ClassVar[str] = "formulir"
    refers: ClassVar[Mapping[str, str]] = {"opd": "opd"}
    labels: ClassVar[Mapping[str, str]] = {
        "opd": "dari",
        "name": "",
        "at": "masuk",
        "made": "dibuat",
        "digest": "sidik berkas",
        "answers": "jawaban",
        "filler": "diisi oleh",
        "post": "jabatan",
        "nip": "NIP",
    }

    id: str
    opd: str = ""
    name: str = ""
    """Of the file."""
    at: datetime | None = None
    """When it was taken over."""
    made: datetime | None = None
    """The state of the session with which it went out."""
    digest: str = ""
    """Of the bytes of the file."""
    answers: int = 0
    """How many it brought."""
    filler: str = ""
    """Who says to have filled it; post and NIP likewise."""
    post: str = ""
    nip: str = ""
