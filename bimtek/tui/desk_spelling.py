"""Names in the sentences of the editing desk: looked for beside the typing, asked one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bimtek.hall import edits
from bimtek.hall.records import Opd, Participant
from bimtek.hall.session_records import ScriptVersion
from bimtek.hall.spelling import Doubt, Spelling, respelt
from bimtek.ui.ask import Choose, Option
from bimtek.ui.columns import fit

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.hall.desk_lines import DeskLine
    from bimtek.hall.editing import Edited
    from bimtek.journal.records import Change
    from bimtek.session import Session

LONGEST = 200
"""Letters of a sentence that are quoted where it is asked about."""

Doubts = Mapping[str, tuple[Doubt, ...]]
"""Note → doubtful words."""


class DeskSpelling:
    """Looks through the lines of one acara after the other.

    Args:
        session: whose lists and script say which words are right.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._spelling: Spelling | None = None
        self._right: set[str] = set()
        """Words that somebody has looked at in this window and left."""

    def forget(self, changed: frozenset[tuple[str, str]]) -> None:
        """The lists have changed."""
        if any(kind in (Opd.kind, Participant.kind, ScriptVersion.kind) for kind, _ in changed):
            self._spelling = None

    def leave(self, word: str) -> None:
        """A word is right as it stands."""
        self._right.add(word)

    async def doubts(self, lines: Sequence[DeskLine]) -> Doubts:
        """The doubtful words of what is printed; the screen goes on meanwhile."""
        told = {
            line.seen.record: line.seen.value.printed
            for line in lines
            if line.is_printed and not line.is_destroyed
        }
        spelling = self._spelling or self._made()

        def work() -> Doubts:
            return {note: spelling.doubts(text) for note, text in told.items()}

        found = await asyncio.to_thread(work)
        return {
            note: left
            for note, doubts in found.items()
            if (left := tuple(one for one in doubts if one.word not in self._right))
        }

    def _made(self) -> Spelling:
        scripts = (seen.value.source or {} for seen in self._session.all(ScriptVersion))
        self._spelling = Spelling(
            (seen.value for seen in self._session.all(Opd)),
            (seen.value for seen in self._session.all(Participant)),
            (str(source.get("text", "")) for source in scripts),
        )
        return self._spelling


async def ask_each(
    app: App[Any], spelling: DeskSpelling, edited: Edited, lines: Sequence[DeskLine], found: Doubts
) -> list[Change]:
    """Ask about each word; what was answered before Esc is given. Run in a worker."""
    asked = [(line, one) for line in lines for one in found.get(line.seen.record, ())]
    texts: dict[str, str] = {}
    for number, (line, doubt) in enumerate(asked, 1):
        note = line.seen.record
        text = texts.get(note) or edits.proposed(edited, line.seen)
        answer = await app.push_screen_wait(_question(text, doubt, f"{number} dari {len(asked)}"))
        if answer is None:
            break
        if answer == doubt.word:
            spelling.leave(doubt.word)
        else:
            texts[note] = respelt(text, doubt.word, answer)
    seen = {line.seen.record: line.seen for line in lines}
    return [
        change for note, text in texts.items() for change in edits.worded(edited, seen[note], text)
    ]


def _question(text: str, doubt: Doubt, number: str) -> Choose[str]:
    options = [Option(str(n), meant, meant) for n, meant in enumerate(doubt.meant, 1)]
    options.append(Option("b", f"biarkan ‘{doubt.word}’", doubt.word))
    title = f"Ejaan nama, {number}: ‘{doubt.word}’\n\n{fit(text, LONGEST).rstrip()}"
    return Choose(title, options, cancel="cukup")
