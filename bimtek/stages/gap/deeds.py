"""What a key on the page does: the changes of one act, and the sentence that tells of it.

Nothing is recorded here; the view hands the changes to the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, NamedTuple

from bimtek.hall.confidence import NOT_PRINTED
from bimtek.hall.evidence import Piece, Place, brought, taken_back, told_of
from bimtek.hall.questions import is_closed
from bimtek.hall.records import Note
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.stages.gap import carry, rules
from bimtek.stages.gap.cells import pair
from bimtek.stages.gap.doubts import doubts
from bimtek.stages.gap.records import CITY, NO_DATA, Answer, Evidence, EvidenceKind, Gap, GapStatus
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.script import Pillar
from bimtek.stages.gap.state import GapState

VALUES: Final = frozenset(("answer.now", "answer.target"))
"""What of an answer may be doubted."""


class Deed(NamedTuple):
    """Changes that are recorded together and undone together."""

    changes: tuple[Change, ...]
    told: str = ""
    doubt: str = ""
    """What looks like a slip in it; recorded all the same."""


class Saw(NamedTuple):
    """What stood in a row when somebody began to type there; None: nothing was recorded yet."""

    seen: Seen[Gap] | None
    alone: bool = False
    """They know of nothing else, whoever recorded it: it was shown on another screen than ours."""


def as_seen(deed: Deed, saw: Saw | None) -> Deed:
    """The deed of somebody who saw no more than this; None: what the screen shows now."""
    if saw is None:
        return deed
    changes = tuple(
        change.by_who_saw(saw.seen) if change.kind == Gap.kind else change
        for change in deed.changes
    )
    return deed._replace(changes=changes)


def standing_answer(state: GapState, row: Row, saw: Saw | None) -> Answer:
    """The answer that a typed half belongs to: never the other half of somebody unseen."""
    current, seen = state.gap(row).answer, state.seen.get(row.key)
    if saw is not None and saw.alone:
        return saw.seen.value.answer if saw.seen else Answer()
    if saw is None or seen is None:
        return current
    known = saw.seen.stamps("answer") if saw.seen else ()
    came = (state.session.author(stamp) for stamp in seen.stamps("answer") if stamp not in known)
    if all(author is None or author.own for author in came):
        return current
    return saw.seen.value.answer if saw.seen else Answer()


def set_fields(state: GapState, row: Row, **values: object) -> Change:
    """Set fields of a row, whether or not it was recorded before.

    Raises:
        Refusal: if the values make no sense.
    """
    seen = state.seen.get(row.key)
    if seen is not None:
        return seen.change(**values)
    gone = state.session.get(Gap, state.record_id(row))
    if gone is None:
        return Gap.new(stage=state.stage.id, row=row.code, who=state.who(row), **values)
    # Taken back earlier: it comes back with what is typed now, not with what stood then.
    return gone.change(**{**carry.emptied(gone.value), **values})


def refuse_if_split(state: GapState, row: Row, saw: Saw | None = None) -> None:
    """Typing never chooses between two answers: whoever meant to add a target would drop one.

    Args:
        saw: what stood in the row when the typing began; None: what stands now.

    Raises:
        Refusal: where two answers stand side by side.
    """
    seen = saw.seen if saw is not None else state.session.get(Gap, state.record_id(row))
    if seen is not None and "answer" in seen.conflicts:
        both = " dan ".join(dict.fromkeys(pair(value) for _, value in seen.values("answer")))
        raise Refusal(
            "split", f"{row.code} {state.label(row)}: dua nilai, {both}. Tekan = untuk memilih."
        )


def refuse_anothers_half(state: GapState, row: Row) -> None:
    """A target is typed behind one's own present value, never behind one that came meanwhile.

    Raises:
        Refusal: where another person changed the row since the first digit.
    """
    seen = state.session.get(Gap, state.record_id(row))
    if seen is not None and (name := changed_by(state, row)):
        raise Refusal(
            "changed-meanwhile",
            f"{row.code}: kini baru saja diubah {name} menjadi {pair(seen.value.answer)}. "
            "Ketik kini, lalu sasaran.",
        )


def changed_by(state: GapState, row: Row) -> str:
    """Who gave the answer of a row, if it was another person alone; empty: it was not."""
    seen = state.session.get(Gap, state.record_id(row))
    if seen is None or row.key in state.typed:
        return ""
    authors = [state.session.author(stamp) for stamp in seen.stamps("answer")]
    others = [author.name for author in authors if author is not None and not author.own]
    return others[0] if others and len(others) == len(authors) else ""


def answer(state: GapState, row: Row, said: Answer, saw: Saw | None = None) -> Deed:
    """Record a present value or a target; what was agreed and is changed is agreed no more.

    Raises:
        Refusal: where two answers stand side by side.
    """
    refuse_if_split(state, row, saw)
    gap = state.gap(row)
    values: dict[str, object] = {"answer": said}
    status = rules.status_after(gap, said)
    if status is not gap.status:
        values["status"] = status
    values |= no_task_any_more(row, gap, said)
    told = " ".join(filter(None, (agreed_no_more(row, gap, said), task_ended(state, row, said))))
    return Deed((set_fields(state, row, **values),), told, doubts(row, gap.answer, said))


def no_task_any_more(row: Row, gap: Gap, said: Answer) -> dict[str, object]:
    """That there is no data ends the task to get it; made one again behind that, it is one."""
    ends = said.now == NO_DATA != gap.answer.now and rules.is_task(row, gap)
    return {"task": False} if ends and gap.task else {}


def task_ended(state: GapState, row: Row, said: Answer) -> str:
    """What is told of an answer that ends a task that somebody gave tonight."""
    gap = state.gap(row)
    if not said.now or not gap.task or not rules.is_task(row, gap):
        return ""
    ended = no_task_any_more(row, gap, said) or said.now != NO_DATA
    return f"{row.code} {state.label(row)}: bukan lagi tugas malam." if ended else ""


def agreed_no_more(row: Row, gap: Gap, said: Answer) -> str:
    """What is told, at every digit, of an answer that replaces what the hall agreed to."""
    if said == gap.answer or rules.status_after(gap, said) is not GapStatus.CHANGED:
        return ""
    agreed = f" {pair(gap.agreed)}" if gap.agreed else ""
    becomes = "tetap" if gap.status is GapStatus.CHANGED else "menjadi"
    return f"{row.code} sudah disepakati{agreed}; statusnya {becomes} diubah."


def take_back(state: GapState, row: Row, standing: Answer) -> Deed:
    """Take back what was given last: the target, then the present value, then an added row."""
    if standing != Answer():
        return answer(state, row, rest_of(standing))
    gap = state.gap(row)
    if gap.asked and not gap.stated:
        return Deed((set_fields(state, row, asked=False),), f"Baris {state.label(row)} ditarik.")
    raise Refusal("nothing-here", "Baris ini masih kosong.")


def rest_of(standing: Answer) -> Answer:
    """What is left once the value given last is taken back: without the target, then nothing."""
    return carry.typed_target(standing, "") if standing.target else Answer()


def take_back_all(state: GapState, rows: Sequence[Row]) -> tuple[Deed, dict[str, Gap]]:
    """Take back in several rows what was given last in each; the deed, and the rows after it."""
    changes: list[Change] = []
    told, after = [f"Nilai {len(rows)} baris ditarik. Ctrl+Z mengurungkan."], {}
    for row in rows:
        gap = state.gap(row)
        rest = rest_of(gap.answer)
        deed = take_back(state, row, gap.answer)
        changes += deed.changes
        told.append(deed.told)
        after[row.key] = replace(gap, answer=rest, status=rules.status_after(gap, rest))
    return Deed(tuple(changes), " ".join(filter(None, told))), after


def add(state: GapState, row: Row, who: str) -> Deed:
    """Ask one more OPD, or the city, the question of a row."""
    asked = row._replace(who=who)
    if any(asked.key == one.key for pillar in state.pillars for one in state.rows(pillar)):
        raise Refusal("already-asked", f"{state.label(asked)} sudah ada pada {row.code}.")
    change = set_fields(state, asked, asked=True)
    return Deed((change,), f"{state.label(asked)} ditambahkan pada {row.code}.")


def copy_down(state: GapState, above: Row, rows: Sequence[Row]) -> Deed:
    """Take the sentences of the row above; what already stands is left alone.

    Raises:
        Refusal: where there are none, they were told in confidence, or nothing is open here.
    """
    source = state.gap(above)
    if state.in_confidence(above.key):
        raise Refusal("closed-above", "Baris di atas tertutup; kalimatnya tidak disalin.")
    if not any(getattr(source, name) for name in carry.COPIED):
        raise Refusal("nothing-above", "Baris di atas belum punya kalimat.")
    changes, held = [], 0
    for row in rows:
        gap = state.gap(row)
        if values := carry.copied(source, gap):
            changes.append(set_fields(state, row, **values))
        held += bool(carry.held_back(source, gap))
    if not changes:
        raise Refusal("nothing-to-copy", "Semua kalimat di baris ini sudah terisi; tidak ditimpa.")
    told = f"Kalimat disalin dari {above.code} {state.label(above)}."
    return Deed(tuple(changes), told + (" Yang sudah terisi tidak ditimpa." if held else ""))


def movable(state: GapState, rows: Sequence[Row]) -> list[Row]:
    """Rows with something in them that another OPD could get.

    Raises:
        Refusal: there is none.
    """
    found = [row for row in rows if state.gap(row).stated or state.gap(row).task]
    if not found:
        raise Refusal("nothing-to-move", "Tidak ada isian yang dapat dipindahkan di baris ini.")
    return found


def move(state: GapState, rows: Sequence[Row], to: str) -> Deed:
    """Give what was recorded under one OPD to another one, with its evidence and its notes."""
    changes: list[Change] = []
    elsewhere = [row for row in rows if row.who != to and row.key in state.seen]
    moving = movable(state, elsewhere)
    targets = [row._replace(who=to) for row in moving]
    for target in targets:
        if state.gap(target).stated or [one.key for one in targets].count(target.key) > 1:
            raise Refusal(
                "occupied",
                f"{state.label(target)} sudah punya isian pada {target.code}. "
                "Kosongkan dahulu, atau pilih OPD lain.",
            )
    for row, target in zip(moving, targets, strict=True):
        values = carry.moved(state.gap(row))
        if state.in_confidence(row.key):
            values["confidential"] = True
        if not target_is_scripted(state, target):
            values["asked"] = True
        changes.append(set_fields(state, target, **values))
        changes.append(set_fields(state, row, **carry.emptied(state.gap(row))))
        changes += _hanging_on(state, row, target)
    told = f"{len(moving)} baris dipindahkan ke {state.label(targets[0])}."
    return Deed(tuple(changes), told)


def target_is_scripted(state: GapState, row: Row) -> bool:
    """Whether the script asks this OPD this row anyway."""
    if row.is_level:
        return row.who == CITY
    return any(row.who in one.opds for one in state.indicators if one.code == row.code)


def _hanging_on(state: GapState, row: Row, target: Row) -> Iterable[Change]:
    new = state.record_id(target)
    for piece in state.evidence.get(row.key, ()):
        yield piece.change(of=new)
    place = note_place(state, row)
    for note in state.session.all(Note):
        if note.value.about == place:
            offices = tuple(target.who if code == row.who else code for code in note.value.opd)
            yield note.change(about=f"{Gap.kind}/{new}", opd=offices)


def note_place(state: GapState, row: Row) -> str:
    """What a note on this row says it is about."""
    return f"{Gap.kind}/{state.stage.id}/{row.key}"  # of whichever table


def leave_for_tonight(state: GapState, rows: Sequence[Row]) -> Deed:
    """Make rows a task of their OPDs, or take that back where all of them are one."""
    every = all(state.gap(row).task for row in rows)
    changes = tuple(
        set_fields(state, row, task=not every) for row in rows if state.gap(row).task is every
    )
    names = ", ".join(dict.fromkeys(state.label(row) for row in rows))
    return Deed(changes, f"Bukan lagi tugas: {names}." if every else f"Tugas malam: {names}.")


def keep_confidential(state: GapState, rows: Sequence[Row]) -> Deed:
    """Mark rows as told in confidence, or take that back where all of them are."""
    every = all(state.in_confidence(row.key) for row in rows)
    changes = tuple(set_fields(state, row, confidential=not every) for row in rows)
    return Deed(changes, f"{names_of(rows)} tidak lagi tertutup." if every else closed_words(rows))


def closed_words(rows: Sequence[Row]) -> str:
    """What is told of rows that were closed: which of their words and values nobody reads now."""
    levels = {row.is_level for row in rows}
    value = "level" if levels == {True} else "angka" if levels == {False} else "nilai"
    return f"{names_of(rows)} tertutup: {value} dan kalimatnya {NOT_PRINTED} dan layar."


def names_of(rows: Sequence[Row]) -> str:
    """Rows as they are named in a sentence: one by its code, several by their number."""
    return f"Baris {rows[0].code}" if len(rows) == 1 else f"{len(rows)} baris"


def fill(
    state: GapState, rows: Sequence[Row], values: Mapping[str, object], saw: Saw | None = None
) -> tuple[Deed, dict[str, Gap]]:
    """Write the touched fields of the form into rows; the deed, and the rows after it."""
    changes, after = [], {}
    told = [f"Disimpan pada {len(rows)} baris."] if len(rows) > 1 else []
    doubted = []
    for row in rows:
        own, gap = _for_row(state, row, values, saw), state.gap(row)
        changes.append(set_fields(state, row, **own))
        new = after[row.key] = replace(gap, **own)  # type: ignore[arg-type]
        told += (agreed_no_more(row, gap, new.answer), task_ended(state, row, new.answer))
        if values.keys() & VALUES:
            doubted.append(doubts(row, gap.answer, new.answer))
    if values.get("confidential"):
        told.append(closed_words(rows))
    deed = Deed(tuple(changes), " ".join(filter(None, told)), " ".join(filter(None, doubted)))
    return as_seen(deed, saw), after


def _for_row(
    state: GapState, row: Row, values: Mapping[str, object], saw: Saw | None
) -> dict[str, object]:
    """Parts of an answer laid over what the row says; an agreed value falls back."""
    parts = {name[7:]: value for name, value in values.items() if name.startswith("answer.")}
    rest = {name: value for name, value in values.items() if not name.startswith("answer.")}
    if not parts:
        return rest
    refuse_if_split(state, row, saw)
    gap, standing = state.gap(row), standing_answer(state, row, saw)
    if "target" in parts and parts["target"] != standing.target:
        parts["target_by_default"] = None
    said = replace(standing, **parts)  # type: ignore[arg-type]  # parsed by the same names
    status = rules.status_after(gap, said)
    rest |= no_task_any_more(row, gap, said)
    return {**rest, "answer": said, **({} if status is gap.status else {"status": status})}


def bring(
    state: GapState, row: Row, pillar: Pillar, piece: tuple[EvidenceKind, str, str, date | None],
    now: datetime,
) -> Deed:  # fmt: skip
    """Add a piece of evidence; what follows later makes a tindak lanjut for the OPD."""
    given = Piece(*piece)
    in_charge = state.gap(row).pic or ("" if row.who == CITY else row.who)
    place = Place(
        of=state.record_id(row),
        stage=state.stage.id,
        name=f"{row.code} {row.title}",
        in_charge=(in_charge,) if in_charge else (),
        about=note_place(state, row),
        pillar=pillar.id,
    )
    return Deed(brought(given, place, now), told_of(given))


def take_evidence_back(state: GapState, piece: Seen[Evidence]) -> Deed:
    """Take a piece of evidence back, and the tindak lanjut that would bring it."""
    action = state.session.get(Note, piece.value.action) if piece.value.action else None
    return Deed(taken_back(piece, action), f"Bukti ditarik: {piece.value.title}.")


def from_note(state: GapState, row: Row, field: str) -> Deed:
    """Put the words of the row's last note into a field, behind what stands there."""
    place = note_place(state, row)
    notes = [seen for seen in state.session.all(Note) if seen.value.about == place]
    if not notes:
        raise Refusal("no-note", "Baris ini belum punya catatan. Ketik dahulu dengan F2.")
    note = notes[-1].value
    if is_closed(notes[-1]):
        raise Refusal("closed-note", "Catatan terakhir baris ini tertutup; tidak disalin ke isian.")
    standing: str = getattr(state.gap(row), field)
    if "text" in notes[-1].destroyed or note.text in standing:
        raise Refusal("used-note", "Catatan terakhir baris ini sudah ada dalam isian.")
    text = f"{standing.rstrip(' .;')}; {note.text}" if standing else note.text
    word = {"proposal": "usulan", "cause": "penyebab"}[field]
    return Deed((set_fields(state, row, **{field: text}),), f"Menjadi {word}: {note.text}")
