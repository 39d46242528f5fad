"""A vote in the minutes: how it was voted, how many did, the ranking, what was chosen and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock
from bimtek.stages.vote.ballots import ballot_words
from bimtek.stages.vote.records import VoteChoice
from bimtek.stages.vote.rules import Ballot
from bimtek.stages.vote.script import IMPACT
from bimtek.stages.vote.state import VoteState
from bimtek.stages.vote.wording import HEADERS, figures, listed, standing_words, task

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.vote.rules import Held

UNSETTLED: Final = "(berbeda, belum dipilih)"
UNCOUNTED: Final = "belum dihitung"
WORTH: Final = {
    Ballot.SPLIT: "berbeda, belum dipilih",
    Ballot.DESTROYED: DESTROYED,
    Ballot.UNFIT: "tidak cocok dengan naskah",
    Ballot.ABSENT: "tidak hadir, tidak dihitung",
}


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = VoteState(session, stage)
    shown = state.opened_at is not None and state.anything
    touched = state.opened_at is not None or any(one.added for one in state.all_options)
    closed = bool(state.decided) and state.reason_closed
    return {
        "recorded": state.anything or touched,
        "anything": state.anything,
        "count": len(state.options),
        "how": _how(state),
        "turnout": _turnout(state),
        "silent": _silent(state),
        "doubts": state.doubts,
        "opened": _opened(state),
        "changes": _changes(state),
        "headers": _headers(state),
        "rows": _rows(state) if shown else [],
        "ties": _ties(state) if shown else [],
        "decision": _decision(state) if shown else [],
        "struck": [one.words for one in state.all_options if one.out],
        "ballots": _ballots(state) if shown else [],
        "ballot_headers": [state.voters_are.capitalize().replace("Opd", "OPD"), "Memilih"],
        "left_out": int(closed),
        "places": {state.place(one.id): one.text for one in state.all_options},
    }


def _how(state: VoteState) -> str:
    """The way of voting in sentences."""
    if state.is_secret:
        named = "Suara diberikan secara rahasia di atas kertas."
    elif state.voting.by_table and state.papers is not None:
        named = "Suara diberikan di atas kertas dan dihitung tanpa nama."
    elif state.voting.by_table:
        named = "Suara diberikan terbuka dan dihitung tanpa nama."
    elif state.spec.detailed:
        named = f"Suara diberikan terbuka menurut nama {state.voters_are}."
    else:
        named = "Suara diberikan terbuka; siapa memilih apa tidak dimuat."
    picks, options = state.spec.picks, len(state.options)
    chosen = f" Dipilih {picks} dari {options} pilihan." if 0 < picks <= options else ""
    return f"{task(state.spec)} {named}{chosen}"


def _turnout(state: VoteState) -> str:
    """How many of how many."""
    if state.by_name:
        voted, of, _, blank = state.turnout
        left = f", {blank} di antaranya tanpa memilih apa pun" if blank else ""
        return f"{voted} dari {of} {state.voters_are} memberi suara{left}."
    told = []
    here = f"; {state.voters_are} yang hadir {len(state.electors.here)}" if state.knows_here else ""
    if (papers := state.papers) is not None:
        told.append(f"Surat suara masuk {papers.handed_in}, tidak sah {papers.invalid}{here}.")
    elif "papers" in (state.seen_voting.conflicts if state.seen_voting else ()):
        told.append(f"Jumlah surat suara {UNSETTLED}.")
    elif here:
        told.append(f"{here.removeprefix('; ')}.")
    if state.voting.counters:
        told.append(f"Dihitung oleh {state.voting.counters}.")
    return " ".join(told)


def _silent(state: VoteState) -> str:
    """Offices that did not vote; of people only how many."""
    silent = state.turnout.silent if state.by_name else ()
    if not silent or not state.anything:
        return ""
    if state.electors.by_person:
        return f"{len(silent)} orang tidak memberi suara."
    return f"Tidak memberi suara: {listed([state.electors.name(one) for one in silent])}."


def _opened(state: VoteState) -> str:
    if state.opened_at is None:
        return ""
    by = state.opened_by
    name = f" oleh {by.name}" if by else ""
    return f"Hasil dibuka pukul {clock(state.opened_at)} {state.session.script.zone}{name}."


def _changes(state: VoteState) -> str:
    """What became of votes after the hall had seen the result."""
    found = state.changes
    told = [
        f"{len(who)} suara {what}"
        for who, what in ((found.came, "masuk"), (found.changed, "diubah"), (found.gone, "ditarik"))
        if who
    ]
    return f"Sesudah hasil dibuka: {', '.join(told)}." if told else ""


def _headers(state: VoteState) -> list[str]:
    names = HEADERS[state.spec.method]
    right = names[:2] if state.spec.method == IMPACT else names
    columns = [f">{name}" if name in right else name for name in names]
    return [">Peringkat", "Pilihan", *columns, "Keterangan"]


def _rows(state: VoteState) -> list[tuple[str, ...]]:
    found = []
    open_ones = () if state.by_name else tuple(one.id for one in state.uncounted)
    for place in state.ranking:
        option = state.option(place.option)
        if option is None:
            continue
        remarks = [standing_words(place, state.chosen, decided=bool(state.decided))]
        if place.option in open_ones:
            remarks = [UNCOUNTED]
        added = option.added and bool(state.spec.options)  # else the hall brought every one
        remarks.append("tambahan di aula" if added else "")
        cells = figures(state.spec.method, place.score)
        told = ", ".join(filter(None, remarks))
        found.append((str(place.place), option.words, *cells, told))
    return found


def _ties(state: VoteState) -> list[str]:
    """Equal options by name, in sentences."""
    of: dict[int, list[str]] = {}
    for place in state.ranking:
        option = state.option(place.option)
        if place.tied and option is not None:
            of.setdefault(place.place, []).append(option.text)
    return [f"Seri pada peringkat {place}: {listed(names)}." for place, names in of.items()]


def _decision(state: VoteState) -> list[str]:
    """What was chosen, and why."""
    seen = state.seen_choice
    if seen is not None and "chosen" in seen.conflicts:
        return [f"Keputusan pilihan {UNSETTLED}."]
    names = [state.option(one) for one in state.chosen]
    words = [one.text for one in names if one]
    told = [f"Terpilih: {listed(words)}."] if words else []
    if state.border:
        told.append("Seri di batas belum diputuskan.")
    if state.decided and seen is not None:
        told.append(
            f"Diputuskan aula{_decided_at(state, seen.value)}. {_reason(state, seen.value)}"
        )
    return told


def _decided_at(state: VoteState, choice: VoteChoice) -> str:
    if choice.chosen is None:
        return ""
    return f" pukul {clock(state.session.local(choice.chosen.at))} {state.session.script.zone}"


def _reason(state: VoteState, choice: VoteChoice) -> str:
    if state.reason_closed:
        return "Alasannya tertutup dan tidak dimuat."
    seen = state.seen_choice
    if seen is not None and "reason" in seen.conflicts:
        values = dict.fromkeys(str(value) for _, value in seen.values("reason"))
        return f"Alasan: {' / '.join(values)} {UNSETTLED}."
    words = choice.reason.rstrip()
    return f"Alasan: {words}{'' if words.endswith(('.', '!', '?')) else '.'}"


def _ballots(state: VoteState) -> list[tuple[str, str]]:
    """Who voted what; only where the script says so."""
    if not (state.spec.detailed and state.by_name):
        return []
    return [
        (state.electors.name(one), _ballot(state, state.votes[one]))
        for one in state.voters
        if one in state.votes
    ]


def _ballot(state: VoteState, vote: Held) -> str:
    if vote.worth is not Ballot.COUNTS:
        return WORTH[vote.worth]
    words = ballot_words(state.options, vote.marks)
    changes = state.changes
    if vote.voter in changes.changed:
        return f"{words} (diubah sesudah hasil dibuka)"
    return f"{words} (sesudah hasil dibuka)" if vote.voter in changes.came else words
