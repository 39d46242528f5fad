"""What a key does to a commitment: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bimtek.hall.confidence import NOT_PRINTED, read_sentence, refused_mark
from bimtek.hall.follow_up import followed
from bimtek.journal.codec import decode, type_hints
from bimtek.journal.records import WITHDRAWN, Refusal, random_id
from bimtek.locale.dates import DateError, medium_date, parse_date, parse_deadline
from bimtek.stages.commitment.records import (
    AddedSigner,
    How,
    Paper,
    PartRead,
    Signature,
    Signing,
)
from bimtek.stages.commitment.rules import Row, Where, action_id, as_present, follow_up
from bimtek.stages.deed import Deed

if TYPE_CHECKING:
    from datetime import date, datetime

    from bimtek.journal.records import Change
    from bimtek.stages.commitment.script import TextPart
    from bimtek.stages.commitment.state import CommitmentState

UNDO = "Ctrl+Z mengurungkan."
NO_ROLL_CALL = "Belum ada absen yang terisi: catat kehadiran dahulu (F7)."


# -- the text


def read_out(state: CommitmentState, part: TextPart, at: datetime) -> Deed:
    """A part of the text is read out; what was read already keeps its hour."""
    if part.id in state.read:
        return Deed(())
    seen = state.session.get(PartRead, f"{state.stage.id}/{part.id}")
    if seen is not None:
        return Deed((seen.change(at=at),))
    return Deed((PartRead.new(stage=state.stage.id, part=part.id, at=at),))


def unread(state: CommitmentState) -> Deed:
    """The part that was read last is not read after all.

    Raises:
        Refusal: where none was.
    """
    last = [one for one in state.spec.parts if one.id in state.read]
    if not last:
        raise Refusal("unread", "Belum ada bagian yang dibacakan.")
    return Deed((state.read[last[-1].id].change(at=None),), f"Kembali belum dibacakan. {UNDO}")


def read_by(state: CommitmentState, name: str) -> Deed:
    """Who reads the text out; no name: as planned."""
    reader = " ".join(name.split())
    seen = state.session.get(Paper, state.stage.id)
    told = (
        f"Naskah dibacakan oleh {reader}. {UNDO}"
        if reader
        else f"Pembaca kembali menurut rencana. {UNDO}"
    )
    if seen is not None:
        return Deed((seen.change(reader=reader),), told)
    return Deed((Paper.new(stage=state.stage.id, reader=reader),), told)


# -- signatures


def _set(
    state: CommitmentState, row: Row, signing: Signing, now: datetime, **values: object
) -> tuple[Change, ...]:
    """Record what a signer did; its tindak lanjut comes and goes with it."""
    said: dict[str, object] = {"signing": signing, **values}
    seen = state.record(row)
    if seen is not None:
        # of an objection that is none any more the sentence goes too, and so does a former proxy
        gone = {"sentence": "", "confidential": False, "signatory": ""}
        stood = {name: value for name, value in gone.items() if getattr(seen.value, name) != value}
        change = seen.change(**{**stood, **said})
    else:
        change = Signature.new(stage=state.stage.id, signer=row.id, **said)
    return (change, *_followed(state, row, signing, now))


def _followed(
    state: CommitmentState, row: Row, signing: Signing | None, now: datetime
) -> tuple[Change, ...]:
    name = state.name(row.signer)
    was, wanted = (
        follow_up(row.signer, one, state.stage.id, name) for one in (row.signing, signing)
    )
    return followed(action_id(state.stage.id, row.id), state.action(row), was, wanted, now)


def all_present(state: CommitmentState, now: datetime) -> Deed:
    """All sign who are here and of whom nothing is recorded; wakil sign for their heads.

    Raises:
        Refusal: where nobody is left who could.
    """
    waiting = [row for row in state.rows if row.is_open]
    signing = [(row, replace(one, at=now)) for row in waiting if (one := as_present(row))]
    if not signing:
        held = any(row.presence.where is not Where.UNKNOWN for row in state.rows)
        words = "Tidak ada lagi yang hadir dan belum menandatangani." if held else NO_ROLL_CALL
        raise Refusal("nobody", words)
    changes = [change for row, one in signing for change in _set(state, row, one, now)]
    proxies = sum(one.how is How.PROXY for _, one in signing)
    told = f"{len(signing)} menandatangani"
    told += f", {proxies} di antaranya diwakili" if proxies else ""
    left = len(waiting) - len(signing)
    rest = f" {left} belum: m menyusul, k keberatan." if left else ""
    return Deed(tuple(changes), f"{told}.{rest} {UNDO}")


def sign(state: CommitmentState, row: Row, now: datetime) -> Deed:
    """A signer signs: by its own hand, by its wakil, or though the roll call does not know it.

    Raises:
        Refusal: if nobody is here who could.
    """
    where = row.presence.where
    signing = as_present(row)
    if signing is None and where is Where.UNKNOWN:
        signing = Signing(How.SIGNED)
    if signing is None:
        words = f"{state.name(row.signer)} {where}. "
        words += (
            "w: siapa menandatangani sebagai wakil."
            if where is Where.STAFF
            else "s: susulan bertanggal, m: menyusul, F7: kehadiran."
        )
        raise Refusal("not-here", words)
    told = f"{state.name(row.signer)} menandatangani."
    if signing.how is How.PROXY:
        told = f"{state.name(row.signer)} diwakili {state.person(signing.participant or '')}."
    return Deed(_set(state, row, replace(signing, at=now), now), told)


def by_proxy(state: CommitmentState, row: Row, participant: str, now: datetime) -> Deed:
    """Somebody who is here signs for a signer who is not."""
    signing = Signing(How.PROXY, participant, None, now)
    told = f"{state.name(row.signer)} diwakili {state.person(participant)}."
    return Deed(_set(state, row, signing, now), told)


def later(state: CommitmentState, rows: Sequence[Row], due: date, now: datetime) -> Deed:
    """Signatures follow by a day; each is a tindak lanjut of its office.

    Raises:
        Refusal: where there are none.
    """
    if not rows:
        raise Refusal("nobody", "Tidak ada lagi yang belum menandatangani.")
    signing = Signing(How.LATER, None, due, now)
    changes = [change for row in rows for change in _set(state, row, signing, now)]
    who = state.name(rows[0].signer) if len(rows) == 1 else f"{len(rows)} penanda tangan"
    told = f"{who} menyusul s.d. {medium_date(due)}; tindak lanjut dibuat. {UNDO}"
    return Deed(tuple(changes), told)


def read_due(text: str, today: date) -> date:
    """By when a signature follows.

    Raises:
        Refusal: for text that is no day.
    """
    try:
        return parse_deadline(text.strip().lstrip("^"), today)
    except DateError as wrong:
        raise Refusal("due", f"‘{text.strip()}’: {wrong}.") from None


def signed_afterwards(
    state: CommitmentState,
    row: Row,
    on: date,
    now: datetime,
    participant: str = "",
    signatory: str = "",
) -> Deed:
    """A signature that was missing in the hall stands on the paper since a day; also of whoever
    was absent.

    Args:
        participant: who signed in the place of the head; empty: the head, or `signatory`.
        signatory: post or name of somebody who did and stands on no list.

    Raises:
        Refusal: for a name marked tertutup, which would be printed.
    """
    if wrong := refused_mark(signatory):
        raise Refusal("printed", wrong)
    other = " ".join(signatory.split())
    how = How.PROXY if participant or other else How.SIGNED
    signing = Signing(how, participant or None, None, now, on)
    said = {"signatory": other} if other else {}
    proxy = state.person(participant) or other
    by = f"oleh {proxy}" if proxy else "sendiri"
    told = f"{state.name(row.signer)}: susulan ditandatangani {by} {medium_date(on)}. {UNDO}"
    return Deed(_set(state, row, signing, now, **said), told)


def read_signed_on(state: CommitmentState, text: str, today: date) -> date:
    """On which day it was signed after all; nothing typed: today.

    Raises:
        Refusal: for text that is no day, or one before the acara or still to come.
    """
    begun = state.session.local(state.run.started)
    first = begun.date() if begun else today
    try:
        day = parse_date(text.strip(), today) if text.strip() else today
    except DateError as wrong:
        raise Refusal("signed-on", f"‘{text.strip()}’: {wrong}.") from None
    if day > today:  # `5/12` is read as what lies ahead; this one lies behind
        with suppress(ValueError):
            day = day.replace(year=day.year - 1)
    if not first <= day <= today:
        span = f"{medium_date(first)} sampai {medium_date(today)}"
        raise Refusal("signed-on", f"Tanggal susulan: {span if first < today else 'hari ini'}.")
    return day


def object_to(state: CommitmentState, row: Row, how: How, text: str, now: datetime) -> Deed:
    """A signer objects or refuses, in its own words.

    Raises:
        Refusal: without words.
    """
    words, closed = read_sentence(text)
    if not words:
        raise Refusal("no-sentence", "Tulis kalimatnya seperti diucapkan.")
    told = f"{state.name(row.signer)} {how}."
    told += f" Kalimatnya tertutup: {NOT_PRINTED}." if closed else ""
    said: dict[str, object] = {"sentence": words, **({"confidential": True} if closed else {})}
    return Deed(_set(state, row, Signing(how, None, None, now), now, **said), told)


def take_back(state: CommitmentState, row: Row, now: datetime) -> Deed:
    """Nothing is recorded of a signer after all.

    Raises:
        Refusal: where nothing was.
    """
    if row.seen is None:
        raise Refusal("nothing", "Belum ada yang tercatat pada baris ini.")
    changes = (row.seen.withdraw(), *_followed(state, row, None, now))
    return Deed(changes, f"{state.name(row.signer)} kembali belum menandatangani. {UNDO}")


def settled(state: CommitmentState, row: Row, change: Change, now: datetime) -> Deed:
    """A person chose between two values; the tindak lanjut is as the chosen one asks."""
    raw = change.patch.get("signing")
    signing = row.signing
    if raw is not None:
        signing = decode(type_hints(Signature)["signing"], raw)
    if change.patch.get(WITHDRAWN) is not None:
        signing = None
    return Deed((change, *_followed(state, row, signing, now)), "Nilai dipilih.")


# -- signers and paper


def add_signer(state: CommitmentState, text: str, now: datetime) -> Deed:
    """Somebody signs whom the script does not name: an OPD, or a post.

    Raises:
        Refusal: for nobody, or somebody who stands there already.
    """
    words = " ".join(text.split()).removeprefix("@")
    office = state.offices.find(words)
    if office is not None and any(row.signer.opd == office.code for row in state.rows):
        raise Refusal("there-already", f"{office.short or office.name} sudah ada dalam daftar.")
    values = {"opd": office.code} if office else {"post": words}
    change = AddedSigner.new(stage=state.stage.id, signer=random_id(), said=now, **values)
    return Deed((change,), f"{words} ditambahkan sebagai penanda tangan. {UNDO}")


def remove_signer(state: CommitmentState, row: Row) -> Deed:
    """Take an added signer out again.

    Raises:
        Refusal: if the script brought it, or something is recorded of it.
    """
    name = state.name(row.signer)
    seen = state.session.get(AddedSigner, f"{state.stage.id}/{row.id}")
    if not row.added or seen is None:
        raise Refusal("of-the-script", f"{name} dari naskah: catat m menyusul atau k keberatan.")
    if row.seen is not None:
        raise Refusal("in-use", f"{name} sudah tercatat: Backspace menghapus catatannya dahulu.")
    return Deed((seen.withdraw(),), f"{name} tidak lagi penanda tangan. {UNDO}")


def keep_paper(state: CommitmentState, sheets: str, kept: str) -> Deed:
    """How many sheets were signed, and where they are kept.

    Raises:
        Refusal: for a number that makes no sense.
    """
    number = sheets.strip()
    if number and not (number.isascii() and number.isdecimal()):
        raise Refusal("sheets", f"‘{number}’ bukan jumlah lembar. Tulis misalnya 3.")
    values = {"sheets": int(number) if number else None, "kept": " ".join(kept.split())}
    seen = state.session.get(Paper, state.stage.id)
    told = "Naskah dicatat."
    if seen is not None:
        return Deed((seen.change(**values),), told)
    return Deed((Paper.new(stage=state.stage.id, **values),), told)
