"""Whose words a line holds: a person or an office of the lists, by its letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from bimtek.hall.edits import spoken_by
from bimtek.hall.offices import find_offices, office_line
from bimtek.locale.folding import letters
from bimtek.ui.columns import safe
from bimtek.ui.which import Which

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.hall.mentions import Known
    from bimtek.hall.records import Note, Participant
    from bimtek.journal.records import Change, Seen
    from bimtek.session import Session

PERSON, OFFICE, NOBODY = "o ", "k ", "-"
NONE: Final = "Tidak ada orang atau OPD dengan huruf itu. Narasumber, tamu: F7, +nama @tamu."


async def ask_speaker(
    app: App[Any], session: Session, known: Known, seen: Seen[Note], words: str
) -> Sequence[Change]:
    """Ask, and give the changes that say so; none where nobody was chosen. Run in a worker.

    Args:
        words: what was said, as it may be shown.
    """
    choices = _choices(session, known, seen)
    answer = await app.push_screen_wait(
        Which(
            f"Siapa yang mengatakan: {words}",
            choices,
            lambda typed: found_by(typed, choices, known),
            hint="huruf nama, jabatan, atau OPD",
            none=NONE,
        )
    )
    if answer is None:
        return ()
    before = known.people.get(seen.value.speaker)
    own = before.opd if before else next(iter(seen.value.opd), "")
    if answer.startswith(PERSON):
        person = known.people[answer.removeprefix(PERSON)]
        return spoken_by(seen, person.id, person.opd, own)
    return spoken_by(seen, "", answer.removeprefix(OFFICE) if answer != NOBODY else "", own)


def _choices(session: Session, known: Known, seen: Seen[Note]) -> Mapping[str, str]:
    """Key → words: the people of its office, who spoke in the acara, everybody, the offices."""
    from bimtek.hall.records import Note as AnyNote

    spoke = dict.fromkeys(
        one.value.speaker
        for one in session.all(AnyNote)
        if one.value.stage == seen.value.stage and one.value.speaker in known.people
    )
    everybody = [who for who, one in known.people.items() if not one.same_as]
    own = [who for who in everybody if known.people[who].opd in seen.value.opd]
    people = {
        f"{PERSON}{who}": safe(_person(known.people[who], known))
        for who in dict.fromkeys((*own, *spoke, *everybody))
    }
    offices = {
        f"{OFFICE}{code}": f"{office_line(office)} (orangnya tidak dicatat)"
        for code, office in known.offices.by_code.items()
    }
    return {**people, **offices, NOBODY: "tidak ada: suara rapat"}


def _person(one: Participant, known: Known) -> str:
    office = known.offices.name(one.opd) if one.opd else one.agency
    return " · ".join(filter(None, (one.name, one.post, office)))


def found_by(typed: str, choices: Mapping[str, str], known: Known) -> Sequence[str]:
    """The keys that letters may mean: words that begin so first, then the people of an office."""
    wanted = letters(typed)
    if not wanted:
        return tuple(choices)
    begins = [
        key
        for key, words in choices.items()
        if any(letters(word).startswith(wanted) for word in words.split())
        or letters(words).startswith(wanted)
    ]
    codes = set(find_offices(typed, known.offices.by_code))
    of_offices = [
        key
        for key in choices
        if (key.startswith(OFFICE) and key.removeprefix(OFFICE) in codes)
        or (key.startswith(PERSON) and known.people[key.removeprefix(PERSON)].opd in codes)
    ]
    begins.sort(key=lambda key: not letters(choices[key]).startswith(wanted))
    return tuple(dict.fromkeys((*begins, *of_offices)))
