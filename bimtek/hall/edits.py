"""What the keys of the editing desk change. Pure: notes as they are printed in, changes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bimtek.hall.agreed import RESULTS
from bimtek.hall.editing import Edited, between, is_dropped, is_edited
from bimtek.hall.questions import is_closed
from bimtek.hall.records import Label, Note
from bimtek.hall.sentences import sentence
from bimtek.journal.records import Change, Refusal

if TYPE_CHECKING:
    from bimtek.journal.records import Seen

STEP: Final = Decimal("0.001")
"""Between lines that are counted anew, in seconds."""


def proposed(edited: Edited, seen: Seen[Note]) -> str:
    """What stands in the field when a line is opened: its sentence, else its words as one."""
    told = (seen, *edited.told_with(seen.record))
    return " ".join(sentence(one.value.printed, _stop(one.value)) for one in told)


def _stop(note: Note) -> str:
    return "?" if note.label is Label.QUESTION else "."


def worded(edited: Edited, seen: Seen[Note], text: str, **more: object) -> list[Change]:
    """The sentence of a line and of all that is printed as one with it; empty takes it away.

    Args:
        more: other fields of the line that the sentence sets.
    """
    text = text.strip()
    told = [one for one in edited.joined(seen.record) if one.value.sentence] if text else []
    if more.get("label") in RESULTS and is_dropped(seen):
        more["dropped"] = False
    return [seen.change(sentence=text, **more), *(one.change(sentence="") for one in told)]


def left_out(edited: Edited, seen: Seen[Note]) -> list[Change]:
    """Leave a line out of the minutes, with what is printed as one with it; or bring it back.

    Raises:
        Refusal: for a decision or an action: the hall has read it, or will.
    """
    if seen.value.label in RESULTS:
        raise Refusal(
            "result",
            f"Sebuah {seen.value.label} tetap tercetak. Bukan {seen.value.label}? "
            "Tekan tandanya sekali lagi, lalu x.",
        )
    if not is_dropped(seen):
        return [one.change(dropped=True) for one in (seen, *edited.joined(seen.record))]
    went = [one for one in edited.ordered if one.value.joined == seen.record and is_dropped(one)]
    return [one.change(dropped=False) for one in (seen, *went)]


def joined(edited: Edited, seen: Seen[Note], above: Seen[Note] | None) -> list[Change]:
    """Print a line as one with the line above it; one that is joined stands by itself again.

    Args:
        above: the line before it; None: it is the first.

    Raises:
        Refusal: where one of both is printed by itself in any case, or not at all.
    """
    if seen.record in edited.heads:
        return [seen.change(joined="")]
    if above is None:
        raise Refusal("no-line-above", "Tidak ada baris di atasnya untuk digabung.")
    head = next(one for one in edited.ordered if one.record == edited.head(above.record))
    for one in (seen, head):
        _refuse_alone(one)
    if seen.record == head.record or seen.value.stage != head.value.stage:
        raise Refusal("no-line-above", "Tidak ada baris di atasnya untuk digabung.")
    # its own words would not be printed beside a sentence that was written without them
    own = {"sentence": _own(seen)} if is_edited(head) and not seen.value.sentence else {}
    moved = [one.change(joined=head.record) for one in edited.joined(seen.record)]
    return [seen.change(joined=head.record, **own), *moved]


def _own(seen: Seen[Note]) -> str:
    return sentence(seen.value.text, _stop(seen.value))


def _refuse_alone(one: Seen[Note]) -> None:
    if one.value.label in RESULTS:
        raise Refusal("result", f"Sebuah {one.value.label} tercetak sendiri, tidak digabung.")
    if is_closed(one):
        raise Refusal("closed", "Baris tertutup tidak digabung: isinya tidak diedarkan.")
    if is_dropped(one):
        raise Refusal("dropped", "Baris yang dilepas tidak digabung. x mengembalikannya dahulu.")


def moved(edited: Edited, among: Sequence[Seen[Note]], seen: Seen[Note], by: int) -> list[Change]:
    """A line one place up or down.

    Args:
        among: the lines of its rank as they stand: those of the acara, or the answers of one.
        by: -1 up, 1 down.

    Raises:
        Refusal: at the end.
    """
    others = [one for one in among if one.record != seen.record]
    to = [one.record for one in among].index(seen.record) + by
    if not 0 <= to <= len(others):
        raise Refusal("no-further", f"Baris ini sudah paling {'atas' if by < 0 else 'bawah'}.")
    places = [edited.place(one.record) for one in others]
    place = between(places, to)
    if place not in places:
        return [seen.change(order=str(place))]
    others.insert(to, seen)
    first = min(places)
    return [one.change(order=str(first + STEP * n)) for n, one in enumerate(others)]


def labelled(edited: Edited, seen: Seen[Note], label: Label) -> list[Change]:
    """Make a line a decision, an action …; the same label once more makes it a plain note.

    A decision or an action is printed by itself, with all that was printed as one with it.
    """
    label = Label.NOTE if seen.value.label is label else label
    values: dict[str, object] = {"label": label}
    taken: list[Change] = []
    if label in RESULTS:
        if is_dropped(seen):
            values["dropped"] = False
        if seen.value.joined:
            values["joined"] = ""
        if edited.joined(seen.record):
            values["sentence"] = proposed(edited, seen)
            taken = [
                one.change(sentence="") for one in edited.joined(seen.record) if one.value.sentence
            ]
    return [seen.change(**values), *taken]


def closed(edited: Edited, seen: Seen[Note]) -> list[Change]:
    """Mark a line tertutup, with what is printed as one with it; or take that mark off."""
    head = edited.head(seen.record)
    whole = [one for one in edited.ordered if edited.head(one.record) == head]
    mark = seen.record not in edited.closed
    return [one.change(closed=mark) for one in whole if is_closed(one) is not mark]


def spoken_by(seen: Seen[Note], speaker: str, own: str, before: str) -> list[Change]:
    """Say whose words they are; the other offices that a line names stay.

    Args:
        speaker: participant; empty: somebody of the office, or nobody.
        own: code of the office that speaks; empty: none.
        before: code of the office whose words they were before.
    """
    others = tuple(code for code in seen.value.opd if code not in (own, before))
    offices = (own, *others) if own else others
    changed = replace(seen.value, speaker=speaker, opd=offices)
    return [] if changed == seen.value else [seen.change(speaker=speaker, opd=offices)]
