"""Marks in a kalimat notulen: `@dlh` says whose it is, `^14/7` by when, `>` what. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.notes import ANSWER, LABELS, NoteContext, Understood, no_deadline, understand
from bimtek.hall.records import Label

if TYPE_CHECKING:
    from bimtek.hall.mentions import Known
    from bimtek.hall.records import Note

_MARK: Final = re.compile(r"(?<!\S)[@^]\S")
_LABEL: Final = re.compile(rf"[{re.escape(''.join(LABELS) + ANSWER)}](?=[\s@#]|[^\W\d_])")
_TOPIC: Final = re.compile(r"(?<!\S)#\S")
ONLY_ACTIONS: Final = (
    "Hanya tindak lanjut punya tenggat: > di depannya menjadikannya tindak lanjut. "
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
    if typed == note.sentence or not (_MARK.search(typed) or _is_labelled(note, typed)):
        return Assigned(typed, {})
    context = NoteContext(note.about, note.opd, note.pillar, note.speaker)
    said = understand(typed, context, known)
    values = {"opd": said.opd, "speaker": said.speaker, "due": said.due or note.due}
    if said.marked:
        values["label"] = said.label
    if _TOPIC.search(typed):
        values |= {"about": said.about, "pillar": said.pillar}
    changed = {name: value for name, value in values.items() if value != getattr(note, name)}
    return Assigned(said.text, changed, _doubt(note, said))


def _is_labelled(note: Note, typed: str) -> bool:
    """Whether a mark stands before the sentence that was not among the words of the note."""
    return bool(_LABEL.match(typed)) and not note.printed.startswith(typed[0])


def _doubt(note: Note, said: Understood) -> str:
    if wrong := no_deadline(said):
        return wrong
    if stray := next((one for one in said.unknown if one.word.startswith("@")), None):
        return f"‘{stray.word}’ {stray.why}. Betulkan; Enter sekali lagi menyimpannya sebagai teks."
    label = said.label if said.marked else note.label
    return ONLY_ACTIONS if said.due and label is not Label.ACTION else ""
