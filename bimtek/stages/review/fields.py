"""The fields of a remark's form: what stands in each, and what typed text means there. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.confidence import NOT_PRINTED, guarded, read_sentence, refused_mark
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.locale.dates import DateError, medium_date, parse_deadline
from bimtek.locale.folding import fold
from bimtek.stages.review.records import Decision, Sort, Verdict
from bimtek.stages.review.typed import LETTERS

if TYPE_CHECKING:
    from bimtek.stages.review.rules import Entry
    from bimtek.stages.review.state import ReviewState

Values = Mapping[str, object]

DECISIONS: Final[Mapping[str, Decision]] = {
    "a": Decision.ACCEPTED, "p": Decision.PARTLY, "t": Decision.REJECTED, "l": Decision.AGAIN,
}  # fmt: skip
"""The letters of the keys on the rows mean the same in the form."""


class Field(NamedTuple):
    """One line of the form."""

    name: str
    """As the record calls it."""
    label: str
    expected: str
    """The sentence at the foot while the cursor is here."""
    show: Callable[[ReviewState, Entry], str]
    read: Callable[[ReviewState, str], Values]
    """What typed text sets."""
    is_choice: bool = False
    """One of a few words, each typed by its letter."""


def _read_text(_: ReviewState, text: str) -> Values:
    words, closed = read_sentence(text)
    return {"text": words, "confidential": True} if closed else {"text": words}


def _show_text(_: ReviewState, entry: Entry) -> str:
    return " ".join(map(guarded, entry.text.split(" ")))


def read_sort(text: str) -> Sort:
    """`d` or `data`.

    Raises:
        Refusal: for anything else.
    """
    word = text.strip().casefold()
    found = LETTERS.get(word) or next((one for one in Sort if one.value == word), None)
    if found is None:
        listed = ", ".join(f"{letter} {sort}" for letter, sort in LETTERS.items())
        raise Refusal("no-such-sort", f"Jenis ‘{text.strip()}’ tidak ada. Pilih: {listed}.")
    return found


def _read_who(state: ReviewState, text: str) -> Values:
    """An office or a person of the list; nothing: nobody is named."""
    word = text.strip().lstrip("@").strip()
    if not word:
        return {"opd": "", "speaker": ""}
    office = state.offices.find(word)
    if office is not None:
        return {"opd": office.code, "speaker": ""}
    name = word.partition(" (")[0]
    exact = [one for one in state.known.people.values() if fold(one.name) == fold(name)]
    found = exact or state.known.called(name)
    if len(found) == 1:
        return {"opd": found[0].opd, "speaker": found[0].id}
    near = state.offices.nearest(word)
    meant = f"mungkin {state.name(near.code)}" if near else "tulis singkatan OPD atau namanya"
    raise Refusal("no-such-opd", f"‘{word}’ tidak dikenal; {meant}.")


def read_verdict(text: str) -> Verdict | None:
    """`a`, `p hanya datanya`, `t sudah ada di Bab 3`, `ditolak: sudah ada`; nothing: undecided.

    Raises:
        Refusal: for anything else, or for a mark of confidence.
    """
    typed = text.strip()
    if not typed:
        return None
    if wrong := refused_mark(typed):
        raise Refusal("printed", wrong)
    for decision in sorted(Decision, key=len, reverse=True):
        if typed.casefold().startswith(decision.value):
            return Verdict(decision, typed[len(decision.value) :].lstrip(" :,").strip())
    letter, _, reason = typed.partition(" ")
    if letter.casefold() not in DECISIONS:
        listed = ", ".join(f"{letter} {one}" for letter, one in DECISIONS.items())
        raise Refusal("no-such-decision", f"Awali dengan keputusannya: {listed}.")
    return Verdict(DECISIONS[letter.casefold()], reason.strip())


def verdict_words(verdict: Verdict | None) -> str:
    """`ditolak: sudah ada di Bab 3`."""
    if verdict is None:
        return ""
    return f"{verdict.decision}: {verdict.reason}" if verdict.reason else str(verdict.decision)


def _read_owner(state: ReviewState, text: str) -> Values:
    word = text.strip().lstrip("@")
    if not word:
        return {"owner": ""}
    office = state.offices.find(word)
    if office is None:
        near = state.offices.nearest(word)
        meant = f"mungkin {state.name(near.code)}" if near else "tulis singkatan satu OPD"
        raise Refusal("no-such-opd", f"OPD ‘{word}’ tidak dikenal; {meant}.")
    return {"owner": office.code}


def _read_due(state: ReviewState, text: str) -> Values:
    word = text.strip().lstrip("^")
    if not word:
        return {"due": None}
    try:
        return {"due": parse_deadline(word, state.session.now().date())}
    except DateError as wrong:
        raise Refusal("due", f"‘{word}’: {wrong}.") from None


def _show_due(state: ReviewState, entry: Entry) -> str:
    due = state.due(entry)
    return medium_date(due) if due else ""


FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "text", "Catatan*", f"Satu kalimat. ~ di ujung: catatan tertutup, {NOT_PRINTED}.",
        _show_text, _read_text,
    ),
    Field(
        "sort", "Jenis", "i isi, d data, r rujukan, e redaksi.",
        lambda _, one: one.value.sort.value, lambda _, text: {"sort": read_sort(text)},
        is_choice=True,
    ),
    Field(
        "opd", "Dari", "OPD atau nama orangnya; boleh kosong.",
        lambda state, one: state.who(one), _read_who,
    ),
    Field(
        "verdict", "Keputusan",
        "a diterima, p sebagian, t ditolak, l dibahas lagi; di belakangnya alasan.",
        lambda _, one: verdict_words(one.value.verdict),
        lambda _, text: {"verdict": read_verdict(text)},
    ),
    Field(
        "owner", "Diperbaiki oleh", "Satu OPD; bersama tenggat menjadi tindak lanjut.",
        lambda state, one: state.name(one.value.owner) if one.value.owner else "", _read_owner,
    ),
    Field("due", "Tenggat", "14/7, 3h (tiga hari lagi), jumat.", _show_due, _read_due),
)  # fmt: skip


def shown(state: ReviewState, entry: Entry, one: Field) -> str:
    """What stands in a field."""
    return DESTROYED if one.name in entry.seen.destroyed else one.show(state, entry)
