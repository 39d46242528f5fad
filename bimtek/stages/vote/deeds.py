"""What a key does to a vote: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.confidence import NOT_PRINTED, read_sentence
from bimtek.journal.records import Change, Refusal, random_id
from bimtek.locale.dates import clock
from bimtek.stages.deed import Deed
from bimtek.stages.vote.ballots import ballot_words, read_ballot
from bimtek.stages.vote.records import (
    Chosen,
    Opening,
    Papers,
    Vote,
    VoteChoice,
    VoteOption,
    VoteTally,
    Voting,
)
from bimtek.stages.vote.script import worded
from bimtek.stages.vote.tallies import read_tally, tally_words

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.stages.vote.ballots import Option
    from bimtek.stages.vote.state import VoteState

UNDO = "Ctrl+Z mengurungkan."


class Saw(NamedTuple):
    """What stood recorded when somebody began to type there; None: nothing yet."""

    seen: Seen[Vote] | Seen[VoteTally] | Seen[VoteOption] | None


# -- votes by name


def may_vote(state: VoteState, voter: str) -> None:
    """Whether a vote of this voter can be recorded.

    Raises:
        Refusal: of one who is not here, and of a new one when the acara is over.
    """
    if not state.by_name:
        raise Refusal("by-totals", "Di sini hanya jumlah yang dicatat, tanpa nama.")
    if voter not in state.electors.came and voter not in state.votes:
        raise Refusal(
            "not-here", f"{state.electors.name(voter)} belum tercatat hadir. Catat dahulu di F7."
        )
    if state.closed and voter not in state.votes:
        raise Refusal(
            "voting-closed",
            "Acara ini sudah selesai; suara baru tidak diterima. F4, s melanjutkan acara.",
        )


def vote(state: VoteState, voter: str, text: str, saw: Saw | None = None) -> Deed:
    """Record what a voter chose.

    Args:
        saw: what the typing began from; None: what the screen shows now.

    Raises:
        Refusal: if the text is no ballot, or the voter has none.
    """
    may_vote(state, voter)
    marks = read_ballot(state.spec, state.stage.id, state.all_options, text)
    seen = state.seen_vote(voter)
    if seen is None:
        change = Vote.new(stage=state.stage.id, voter=voter, marks=marks)
    else:
        change = seen.change(marks=marks)
    if saw is not None:
        change = change.by_who_saw(saw.seen)
    told = f"{state.electors.name(voter)}: {ballot_words(state.all_options, marks)}."
    used = sum(mark.dots or 0 for mark in marks)
    if marks and 0 < used < state.spec.dots:
        told += f" {used} dari {state.spec.dots} titik."
    if state.opened_at is not None:
        told += " Tercatat sesudah hasil dibuka."
    elif voter not in state.electors.here:
        told += " Tercatat sudah pulang."
    return Deed((change,), told)


def take_back(state: VoteState, voter: str) -> Deed:
    """Take a vote back, under every id by which the voter is known.

    Raises:
        Refusal: where nothing was voted.
    """
    found = state.all_votes(voter)
    if not found:
        raise Refusal("nothing-here", f"{state.electors.name(voter)} belum memilih.")
    after = " Sesudah hasil dibuka." if state.opened_at is not None else ""
    told = f"Suara {state.electors.name(voter)} ditarik.{after} {UNDO}"
    return Deed(tuple(seen.withdraw() for seen in found), told)


# -- totals


def tally(state: VoteState, option: Option, text: str, saw: Saw | None = None) -> Deed:
    """Record what was counted for an option.

    Raises:
        Refusal: if the text is no tally.
    """
    count = read_tally(state.spec.method, text)
    seen = state.seen_tally(option.id)
    if seen is None:
        change = VoteTally.new(stage=state.stage.id, option=option.id, count=count)
    else:
        change = seen.change(count=count)
    if saw is not None:
        change = change.by_who_saw(saw.seen)
    after = " Diubah sesudah hasil dibuka." if state.opened_at is not None else ""
    told = f"Pilihan {option.number}: {tally_words(state.spec.method, count)}.{after}"
    return Deed((change,), told)


def clear_tally(state: VoteState, option: Option) -> Deed:
    """Take a tally back.

    Raises:
        Refusal: where none stands.
    """
    seen = state.seen_tally(option.id)
    if seen is None or seen.withdrawn is not None:
        raise Refusal("nothing-here", f"Pilihan {option.number} belum dihitung.")
    return Deed((seen.withdraw(),), f"Hitungan pilihan {option.number} ditarik. {UNDO}")


def papers(
    state: VoteState, handed_in: int | None, invalid: int, counters: str, *, secret: bool = False
) -> Deed:
    """Record how many ballots came in, how many are invalid, who counted.

    Args:
        secret: nobody saw who chose what; of a vote that the script calls secret it says nothing.
    """
    found = None if handed_in is None else Papers(handed_in, invalid)
    change = _set(state, papers=found, counters=" ".join(counters.split()), secret=secret)
    words = "" if found is None else f"Surat suara masuk {handed_in}, tidak sah {invalid}. "
    words += "Suara dicatat rahasia. " if secret else ""
    return Deed((change,), f"{words}{UNDO}")


def by_table(state: VoteState) -> Deed:
    """Type only totals from now on, or go back to votes by name.

    Raises:
        Refusal: of a secret vote, which has no names.
    """
    if state.spec.secret:
        raise Refusal("secret", "Suara di sini rahasia: hanya hitungan dari kertas yang dicatat.")
    change = _set(state, by_table=not state.voting.by_table)
    if state.voting.by_table:
        told = f"Suara dicatat lagi menurut nama {state.voters_are}. {UNDO}"
    else:
        stays = f" {len(state.votes)} suara bernama tidak dihitung." if state.votes else ""
        told = f"Hanya jumlah yang dicatat, tanpa nama.{stays} {UNDO}"
    return Deed((change,), told)


def _set(state: VoteState, **values: object) -> Change:
    seen = state.seen_voting
    if seen is not None:
        return seen.change(**values)
    return Voting.new(stage=state.stage.id, **values)


# -- opening and choosing


def open_result(state: VoteState, at: datetime) -> Deed:
    """The hall sees the result.

    Raises:
        Refusal: if it is open already, or nothing was voted.
    """
    if state.opened_at is not None:
        raise Refusal("open-already", f"Hasil sudah dibuka pukul {clock(state.opened_at)}. {UNDO}")
    if not state.anything:
        raise Refusal("nothing-voted", "Belum ada suara yang tercatat.")
    return Deed((_set(state, opened=Opening(at)),), f"Hasil dibuka pukul {clock(at)}. {UNDO}")


def decide(state: VoteState, options: Sequence[str], reason: str, at: datetime) -> Deed:
    """The hall decides what is chosen; a `~` keeps the reason out of the minutes.

    Raises:
        Refusal: before the result is open, and without a choice or a reason.
    """
    if state.opened_at is None:
        raise Refusal("not-open", "Hasil belum dibuka. Tekan b bila aula siap melihatnya.")
    if not options:
        raise Refusal("nothing-chosen", "Belum ada pilihan yang ditunjuk.")
    words, closed = read_sentence(reason)
    if not words:
        raise Refusal("no-reason", "Tulis alasan keputusan ini.")
    chosen = Chosen(tuple(f"{state.stage.id}/{one}" for one in options), at)
    seen = state.seen_choice
    values = {"chosen": chosen, "reason": words, "confidential": closed}
    change = seen.change(**values) if seen else VoteChoice.new(stage=state.stage.id, **values)
    names = ", ".join(one.text for one in state.options if one.id in options)
    told = f"Terpilih: {names}.{f' Alasannya tertutup: {NOT_PRINTED}.' if closed else ''} {UNDO}"
    return Deed((change,), told)


# -- options


def add_options(state: VoteState, texts: Sequence[str], at: datetime) -> Deed:
    """Options that the script does not know, a line each.

    Raises:
        Refusal: without words, or with one that is there already.
    """
    found = [worded(_open_words(text)) for text in texts if text.strip()]
    if not found:
        raise Refusal("no-option-text", "Pilihan baru masih kosong. Tulis apa yang dipilih.")
    known = {one.text.casefold(): one.number for one in state.options}
    for one in found:
        if (number := known.get(one.text.casefold())) is not None:
            raise Refusal("option-twice", f"‘{one.text}’ sudah ada, nomor {number}.")
        known[one.text.casefold()] = len(known) + 1
    changes = tuple(
        VoteOption.new(
            stage=state.stage.id, option=random_id(), text=one.text, added=at, place=place,
            **({"origin": one.origin} if one.origin else {}),
        )
        for place, one in enumerate(found, len(state.all_options) + 1)
    )  # fmt: skip
    what = f"Pilihan ‘{found[0].text}’" if len(found) == 1 else f"{len(found)} pilihan"
    late = ""
    if state.votes and state.by_name:
        late = f" {len(state.votes)} suara sudah tercatat tanpa pilihan ini."
    return Deed(changes, f"{what} ditambahkan.{late} {UNDO}")


def take_offered(state: VoteState, at: datetime) -> Deed:
    """The quick wins of the session become options, but those that are there already.

    Raises:
        Refusal: where there is none to take.
    """
    if not state.offered:
        words = "Belum ada program yang ditandai quick win (q pada acara program)."
        raise Refusal("none-offered", words)
    known = {one.text.casefold() for one in state.all_options}
    found = [one.text for one in state.offered if one.text.casefold() not in known]
    if not found:
        raise Refusal("all-taken", "Semua calon quick win sudah menjadi pilihan.")
    return add_options(state, found, at)


def reword(state: VoteState, option: Option, text: str, saw: Saw | None = None) -> Deed:
    """Other words for an option; what was given to it stays.

    Raises:
        Refusal: without words.
    """
    one = worded(_open_words(text))
    if not one.text:
        raise Refusal("no-option-text", "Pilihan masih kosong. h mencoretnya.")
    seen = state.seen_option(option.id)
    values = {"text": one.text, "origin": one.origin}
    if seen is not None:
        change = seen.change(**values)
    else:
        change = VoteOption.new(stage=state.stage.id, option=option.id, **values)
    if saw is not None:
        change = change.by_who_saw(saw.seen)
    return Deed((change,), f"Pilihan {option.number}: {one.text}. {UNDO}")


def strike(state: VoteState, option: Option) -> Deed:
    """Strike an option out, or take it in again; its number stays free."""
    seen = state.seen_option(option.id)
    if seen is not None:
        change = seen.change(out=not option.out)
    else:
        change = VoteOption.new(stage=state.stage.id, option=option.id, out=not option.out)
    told = "dapat dipilih lagi" if option.out else "dicoret; suara untuknya tidak dihitung"
    return Deed((change,), f"Pilihan {option.number} {told}. {UNDO}")


def has_votes(state: VoteState, option: Option) -> int:
    """How many voters gave anything to an option."""
    place = f"{state.stage.id}/{option.id}"
    return sum(any(mark.option == place for mark in one.marks) for one in state.votes.values())


def _open_words(text: str) -> str:
    words, closed = read_sentence(text)
    if closed:
        raise Refusal(
            "closed-option", "Pilihan dilihat seluruh aula, tidak dapat tertutup. Tulis tanpa ~."
        )
    return words
