"""From a typed line to what is recorded: a candidate, several from a paste, another pillar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.notes import nobody_mentioned, paste_lines
from bimtek.journal.records import Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.program import view_going as going
from bimtek.stages.program.deeds import Naming, short
from bimtek.stages.program.typed import Typed, command, read_line

if TYPE_CHECKING:
    from bimtek.stages.program.view import ProgrammeView

CORRECT = "Esc, Enter"
"""The keys that lead from the field to the programme just recorded."""


def understood(view: ProgrammeView, text: str) -> Typed | None:
    """What stands in the field; None: nothing, or a command."""
    if not text.strip() or command(text) is not None:
        return None
    return read_line(text, view.state.at_turn, view.state.known)


def submit(view: ProgrammeView, text: str) -> None:
    """Enter: record what stands in the field and be free for the next.

    Raises:
        Refusal: for a line without a name or an office; what is typed stays.
    """
    if not text.strip():
        return
    said = command(text)
    if said is not None:
        typed_in = view.field  # the command may lead to the field of another table
        if said.pillar is not None:
            going.to_pillar(view, said.pillar)
        else:
            going.step(view, said.step)
        typed_in.settle()
        return
    typed = read_line(text, view.state.at_turn, view.state.known)
    naming = Naming(view.state, view.pillar, view.now(), view.coming)
    programme = naming.name(typed)
    if not programme:
        view.field.select_all()  # it stands recorded: the next line may take its place
        raise Refusal(
            "named-already",
            f"‘{short(typed.name)}’ dari OPD ini sudah ada; tidak dicatat dua kali.",
        )
    view.field.settle()
    view.newest = programme
    told = nobody_mentioned(typed.said, CORRECT)
    goes_to = typed.pillar
    if goes_to and goes_to != view.pillar and not view.every and not told:
        told = f"Dicatat di {view.state.pillar(goes_to).title}."
    view.perform(Deed(tuple(naming.changes), told), clears=view.field.place, typed=text)


def paste(view: ProgrammeView, text: str) -> None:
    """Several lines: asked whether each becomes a programme, then recorded as one act."""

    def many() -> None:
        coming = set(view.coming)
        naming = Naming(view.state, view.pillar, view.now(), coming)
        for number, line in enumerate(paste_lines(text), 1):
            try:
                naming.name(read_line(line, view.state.at_turn, view.state.known))
            except Refusal as refusal:
                words = f"Tidak ada yang masuk. Baris {number}: {refusal.message}"
                raise Refusal(refusal.code, words) from refusal
        view.coming |= coming
        known = f", {naming.known} sudah ada" if naming.known else ""
        told = f"{len(naming.changes)} program dicatat{known}. Ctrl+Z mengurungkan semuanya."
        view.perform(Deed(tuple(naming.changes), told))

    view.ask_of_paste(text, "program", many)
