"""From a typed line to what is recorded: an item, one more voice, another quadrant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.notes import nobody_mentioned
from bimtek.journal.records import Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.swot import deeds
from bimtek.stages.swot import view_going as going
from bimtek.stages.swot.hearing import Hearing, told_of_many, told_of_one
from bimtek.stages.swot.rules import Entry, Place, like
from bimtek.stages.swot.typed import Command, Typed, command, pasted, read_line

if TYPE_CHECKING:
    from bimtek.stages.swot.view import SwotView

CORRECT = "Esc, Enter"
"""The keys that lead from the field to the item just recorded."""


def understood(view: SwotView, text: str) -> Typed | None:
    """What stands in the field; None: nothing, or a command."""
    if not text.strip() or command(text) is not None:
        return None
    return read_line(text, view.state.turn, view.known)


def near(view: SwotView, typed: Typed | None) -> Entry | None:
    """What was said here already in nearly these words."""
    if typed is None or typed.closed:
        return None
    open_ones = (one for one in view.state.at(view.place) if not one.closed)
    return like(typed.text, open_ones)


def submit(view: SwotView, text: str) -> None:
    """Enter: record what stands in the field and be free for the next.

    Raises:
        Refusal: for a line without words.
    """
    if not text.strip():
        return
    said = command(text)
    if said is not None:
        typed_in = view.field  # the command may lead to the field of another table
        obey(view, said)
        typed_in.settle()
        return
    typed = read_line(text, view.state.turn, view.known)
    alike = near(view, typed)
    hearing = Hearing(view.state, view.now(), view.coming)
    item = hearing.hear(view.place, typed)
    told = told_of_one(view.state, hearing, view.place, typed)
    if hearing.added and alike is not None:
        told = f"Dicatat; mirip {deeds.called(alike)} (≈). Bila sama: Esc, j pada barisnya."
    told = nobody_mentioned(typed.said, CORRECT) or told
    view.field.settle()
    view.newest = item
    view.perform(Deed(tuple(hearing.changes), told), clears=view.field.place, typed=text)


def obey(view: SwotView, said: Command) -> None:
    """Another quadrant or component, without leaving the field.

    Raises:
        Refusal: if there is no such one.
    """
    if said.quadrant is not None:
        going.turn_to(view, Place(view.component, said.quadrant))
    elif said.keywords:
        going.to_keywords(view)
    elif said.step:
        going.step(view, said.step)
    elif said.component is not None:
        going.to_component(view, said.component)


def count_near(view: SwotView) -> bool:
    """Count what is typed with what is alike; False where nothing is."""
    text = view.field.value
    typed = understood(view, text)
    entry = near(view, typed)
    if typed is None or entry is None:
        return False
    view.attempt(lambda: _count(view, typed, entry, text))
    return True


def _count(view: SwotView, typed: Typed, entry: Entry, text: str) -> None:
    if typed.who and all(one in entry.who for one in typed.who):
        deeds.again(view.state, entry, typed.who[0], view.now())  # refuses with its sentence
    who = [one for one in typed.who if one not in entry.who] if typed.who else [""]
    first = deeds.again(view.state, entry, who[0], view.now())
    rest = [deeds.voice(view.state, entry.id, one, view.now()) for one in who[1:]]
    view.field.settle()
    view.perform(Deed((*first.changes, *rest), first.told), clears=view.field.place, typed=text)


# -- a paste


def paste(view: SwotView, text: str) -> None:
    """Several lines: asked whether each becomes an item, then recorded as one act."""
    lines = list(
        pasted(
            text,
            view.place,
            view.state.components,
            keywords=view.state.gathers_keywords,
        )
    )

    def many() -> None:
        hearing = Hearing(view.state, view.now(), view.coming)
        nobodies = 0
        try:
            for place, line in lines:
                typed = read_line(line, view.state.turn, view.known)
                if typed.text:
                    hearing.hear(place, typed)
                nobodies += sum(stray.word[0] == "@" for stray in typed.said.unknown)
        except Refusal as refusal:
            raise Refusal(refusal.code, f"Tidak ada yang masuk. {refusal.message}") from refusal
        told = told_of_many(hearing)
        if nobodies:
            told += f" {nobodies} @nama tidak dikenal tetap teks."
        view.perform(Deed(tuple(hearing.changes), told))

    # headings are no items and are not counted as such; as one line all of it goes in
    counted = "\n".join(one.line for one in lines)
    view.ask_of_paste(text, "butir", many, counted=counted)
