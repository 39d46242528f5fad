"""What two laptops say to each other, checked as it comes in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bimtek.journal.entry import Entry
from bimtek.journal.exchange import Have
from bimtek.sync.rows import MOST

PROTOCOL = 3
"""Two programs exchange entries only if they mean the same by this number."""

LONGEST_MESSAGE = 32 * 1024 * 1024
"""Bytes: a whole import is one act, and an act is never split."""

LINE = 500
"""Characters of an entry beside its fields and what they rest on."""

MOST_VOICES = 20_000
Voice = Annotated[str, Field(max_length=16)]


class _Message(BaseModel):
    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, ser_json_bytes="hex", val_json_bytes="hex"
    )


class Hello(_Message):
    """Who speaks, of which session, and what it holds.

    What another version says more is passed over: it is told that its version is another one.
    """

    model_config = ConfigDict(extra="ignore")

    says: Literal["hello"] = "hello"
    protocol: int
    format: int
    session: str = Field(max_length=64)
    at: str = Field("", max_length=40)
    """ISO 8601, by the clock of the laptop that speaks."""
    holds: dict[Voice, tuple[int, bytes]] = Field(max_length=MOST_VOICES)

    @property
    def have(self) -> Have:
        return dict(self.holds)

    def behind(self, now: datetime) -> float:
        """Seconds by which that clock is behind this moment; 0 where it says no time."""
        try:
            return (now - datetime.fromisoformat(self.at)).total_seconds()
        except (TypeError, ValueError):
            return 0.0


class Acts(_Message):
    """Whole acts that the other side lacks."""

    says: Literal["acts"] = "acts"
    acts: list[list[Entry]]


class Held(_Message):
    """These are on disk here, up to this number of each voice."""

    says: Literal["held"] = "held"
    voices: dict[Voice, int] = Field(max_length=MOST_VOICES)


class Refused(_Message):
    """Why this side ends the exchange, for a person to read."""

    says: Literal["refused"] = "refused"
    code: str = Field(max_length=40)
    message: str = Field(max_length=1000)


Word = Annotated[str, Field(max_length=80)]
Initials = Annotated[str, Field(max_length=8)]
"""They stand in the margin of a row."""


class Cursors(_Message):
    """Who stands at which row on this side: all of them, each time."""

    says: Literal["cursors"] = "cursors"
    rows: tuple[tuple[Word, Initials, Word, Annotated[str, Field(max_length=300)]], ...] = Field(
        max_length=MOST
    )


AnyMessage: TypeAlias = Hello | Acts | Held | Refused | Cursors
Message: TypeAlias = Annotated[AnyMessage, Field(discriminator="says")]
_MESSAGES: TypeAdapter[AnyMessage] = TypeAdapter(Message)


def read(text: str) -> AnyMessage:
    """One message.

    Raises:
        ValueError: if it is none.
    """
    try:
        return _MESSAGES.validate_json(text)
    except ValidationError as error:
        raise ValueError(f"bukan pesan bimtek ({error.error_count()} kekeliruan)") from None


def text_of(message: AnyMessage) -> str:
    """A message as it is sent."""
    return message.model_dump_json()


SHORT = 64 * 1024
"""Characters that are read or written down at once; more of them in a thread, as others wait."""


def is_short(message: AnyMessage) -> bool:
    """Whether it is written down faster than a thread could be asked to."""
    if isinstance(message, Acts):
        entries = [entry for act in message.acts for entry in act]
        return sum(len(one.patch or "") + len(one.base) + LINE for one in entries) < SHORT
    return not isinstance(message, Hello)


def held(acts: list[list[Entry]]) -> Held:
    """The answer to acts that were taken."""
    voices: dict[str, int] = {}
    for act in acts:
        voices[act[-1].voice] = max(act[-1].n, voices.get(act[-1].voice, 0))
    return Held(voices=voices)
