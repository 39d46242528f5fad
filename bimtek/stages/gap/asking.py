"""What is recorded from the facilitator's question: an OPD that differs, a question left open."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from bimtek.journal.records import Refusal
from bimtek.stages.gap import rules
from bimtek.stages.gap.deeds import Deed, closed_words, leave_for_tonight, set_fields
from bimtek.stages.gap.doubts import doubts
from bimtek.stages.gap.fields import Context, read_office, read_sentence, read_value
from bimtek.stages.gap.records import CITY, Answer
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState

DISSENT: Final = "dissent"
"""Names the field, and the place of what is half typed in it."""

EXAMPLE: Final = "Contoh: rsud 3 di RSUD sudah semua poli"

_SAID = re.compile(
    r"(?P<who>\S.*?)[\s:]+"
    r"(?P<now>\d|bd|tb|-|x)(?:(?:\s*→\s*|[/-])?(?P<target>\d))?"
    r"(?=$|[\s:,.;\"“'])[:,.;]?(?P<sentence>.*)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"'“‘](?P<inside>.*)[\"'”’]")


class Dissent(NamedTuple):
    """What an OPD says otherwise than the hall."""

    who: str
    now: str
    target: str
    """Empty: it said nothing of the target."""
    sentence: str
    confidential: bool


def read_dissent(text: str, context: Context) -> Dissent:
    """`rsud 3 di RSUD sudah semua poli` → who, which level, why.

    Raises:
        Refusal: with the sentence for the person.
    """
    line, at_an_end = read_sentence(text)
    found = _SAID.fullmatch(line)
    if found is None:
        raise Refusal("dissent", f"Tulis OPD, levelnya, lalu kalimatnya. {EXAMPLE}")
    who = read_office(found["who"].rstrip(" :"), context)
    if not who:
        raise Refusal("dissent-city", "Level kota diketik pada baris Kini. Di sini tulis satu OPD.")
    sentence, before_it = read_sentence(found["sentence"])
    now = read_value(found["now"], context)
    target = read_value(found["target"] or "", context)
    quoted = _QUOTED.fullmatch(sentence)
    return Dissent(
        who, now, target, quoted["inside"] if quoted else sentence, at_an_end or before_it
    )


def differ(state: GapState, city: Row, said: Dissent) -> Deed:
    """Record the OPD's own level with its sentence; what it said before and not now stays."""
    row = city._replace(who=said.who, leads=False, scripted=False)
    standing = state.gap(row)
    target = said.target or ("" if said.now in rules.UNKNOWN else standing.answer.target)
    answer = Answer(said.now, target)
    values: dict[str, object] = {"answer": answer, "asked": True}
    if said.sentence:
        values["condition"] = said.sentence
    if said.confidential:
        values["confidential"] = True
    status = rules.status_after(standing, answer)
    if status is not standing.status:
        values["status"] = status
    told = f"{state.label(row)} berbeda: dicatat."
    if said.confidential:
        told += f" {closed_words([row])}"
    doubted = doubts(row, standing.answer, answer)
    return Deed((set_fields(state, row, **values),), told, doubted)


def leave_question(state: GapState, city: Row) -> Deed:
    """What is open of a question becomes a task of tonight: its level, and the numbers below it.

    Where all of it is one already, that is taken back.
    """
    everything = (row for pillar in state.pillars for row in state.rows(pillar))
    mine = [row for row in everything if row.subdimension == city.subdimension]
    rows = [
        row
        for row in mine
        if (row.key == city.key or row.counts) and not rules.is_answered(row, state.gap(row).answer)
    ]
    if not rows:
        raise Refusal("nothing-open", f"{city.code} sudah terjawab semua; tidak ada tugas.")
    deed = leave_for_tonight(state, rows)
    owing = [row for row in rows if row.who != CITY]
    names = ", ".join(dict.fromkeys(state.label(row) for row in owing))
    taken_back = all(state.gap(row).task for row in rows)
    what = f"{city.code}: {'bukan lagi ' if taken_back else ''}tugas malam"
    return Deed(deed.changes, f"{what}{', ' + names if names else ''}.")
