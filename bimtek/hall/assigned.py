"""Marks in a kalimat notulen: `@dlh` says whose it is, `^14/7` by when. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.notes import NoteContext, Understood, no_deadline, understand
from bimtek.hall.records import Label

if TYPE_CHECKING:
    from bimtek.hall.mentions import Known
    from bimtek.hall.records import Note

_MARK: Final = re.compile(r"(?<!\S)[@^]\S")
ONLY_ACTIONS: Final = (
    "Hanya tindak lanjut punya tenggat: Esc, lalu > menjadikannya tindak lanjut. "
    "Enter sekali lagi menyimpan apa adanya."
)


class Assigned(NamedTuple):
    """A sentence without its marks, and what they say."""

    sentence: str
    values: Mapping[str, object]
    """Fields of the note that the marks change."""
    doubt: str = ""
    """What is asked before it is recorded; empty: nothing."""


def assigned(note: Note, typed: str, known: Known) -> Assigned:
    """Read what was typed as the sentence of a note; what was recorded so before is no mark.

    Args:
        note: as it stands.
        typed: the words in the field.
        known: whom a mark may mention.
    """
    if typed == note.sentence or not _MARK.search(typed):
        return Assigned(typed, {})
    context = NoteContext(note.about, note.opd, note.pillar, note.speaker)
    said = understand(typed, context, known)
    values = {"opd": said.opd, "speaker": said.speaker, "due": said.due or note.due}
    changed = {name: value for name, value in values.items() if value != getattr(note, name)}
    return Assigned(said.text, changed, _doubt(note, said))


def _doubt(note: Note, said: Understood) -> str:
    if wrong := no_deadline(said):
        return wrong
    if stray := next((one for one in said.unknown if one.word.startswith("@")), None):
        return f"‘{stray.word}’ {stray.why}. Betulkan; Enter sekali lagi menyimpannya sebagai teks."
    return ONLY_ACTIONS if said.due and note.label is not Label.ACTION else ""
