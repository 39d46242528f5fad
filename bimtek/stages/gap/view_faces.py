"""Page, question and picture: which of them an acara shows, the way back, and who gets a key.

The question and the picture are loaded when they are first wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from bimtek.stages.gap import view_acts
from bimtek.stages.gap.asking import DISSENT
from bimtek.stages.gap.view_waiting import COMMAS, forget_comma, refuse_comma

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView
    from bimtek.stages.gap.view_question import QuestionPane

Face = Literal["page", "question", "picture"]
FACES: Final[Mapping[str, Face]] = {
    "page": "page",
    "question": "question",
    "picture": "picture",
}


# -- going


async def open_face(view: GapView, face: Face) -> None:
    """Show a face; to the one that was in sight one comes back."""
    from bimtek.stages.gap import view_filling

    if not view_filling.put_away(view):
        return
    if face == "question":
        row = view.leaf.cursor_row or view.leaf.rows[0]
        await open_question(view, row.subdimension)
        return
    if face == "picture" and view.picturing is None:
        from bimtek.stages.gap.view_picture import PicturePane

        view.picturing = PicturePane()
        await view.mount(view.picturing)
    put_on_top(view, face)


async def open_question(view: GapView, code: str) -> None:
    """Show the question of a sub-dimension."""
    from bimtek.stages.gap import view_asking
    from bimtek.stages.gap.view_question import QuestionPane

    if view.asking is None:
        view.asking = QuestionPane()
        view.asking.why_closed = view.why_closed
        await view.mount(view.asking)
    view_asking.go_to(view, code)
    put_on_top(view, "question")


async def take_up_dissent(view: GapView, code: str, body: str) -> None:
    """Go on with what was half typed of an OPD that differs."""
    await open_question(view, code)
    if view.asking is not None:
        box = view.asking.field(DISSENT)
        box.value = body
        box.focus()


def put_on_top(view: GapView, face: Face) -> None:
    """Bring a face that is there already into sight."""
    view.trail = followed(view.trail, face)
    show(view)


def followed(trail: Sequence[Face], face: Face) -> list[Face]:
    """The way back after going to a face: each is met once, and the page lies under all."""
    rest = [one for one in trail[1:] if one != face] + [face]
    return ["page", *(rest[1:] if rest[0] == "page" else rest)]


def back(view: GapView) -> None:
    """One face back."""
    if len(view.trail) > 1:
        view.trail.pop()
        show(view)


def show(view: GapView) -> None:
    """Show the face on top, as it is now."""
    for one in FACES:
        view.set_class(one == view.face, f"-{one}")
    if view.face == "question":
        from bimtek.stages.gap import view_asking

        view_asking.line_up(view)
    refresh(view)
    view.focus_first()
    view.point()
    view.post_message(view.Noting())


def refresh(view: GapView) -> None:
    """Show what was recorded meanwhile on the face in sight; what is being typed stays."""
    if view.face == "question":
        from bimtek.stages.gap import view_asking

        view_asking.refresh(view)
    elif view.face == "picture":
        from bimtek.stages.gap import view_picturing

        view_picturing.refresh(view)


# -- keys


async def act(view: GapView, verb: str) -> None:
    """What a letter means on the face in sight."""
    forget_comma(view)
    if verb == "leave":
        back(view)
        return
    if verb in FACES:
        await open_face(view, FACES[verb])
        return
    does = view_acts.ACTS
    if view.face == "question":
        from bimtek.stages.gap import view_asking

        does = view_asking.DOES
    view.attempt(lambda: does[verb](view))


def typed(view: GapView, letter: str) -> None:
    """A letter without a meaning here begins a note, but for the comma of a level."""
    row = view.leaf.cursor_row
    if letter in COMMAS and view.face != "picture" and row is not None and row.is_level:
        refuse_comma(view, row)
    view.post_message(view.BeginNote(letter))


def digit(view: GapView, typed: str) -> None:
    """A digit on the line of the level."""
    from bimtek.stages.gap import view_asking

    view_asking.digit(view, typed)


def step(view: GapView, by: int) -> None:
    """Another question."""
    from bimtek.stages.gap import view_asking

    view_asking.step(view, by)


def differ(view: GapView, said: QuestionPane.Differed) -> None:
    """An OPD says another level."""
    from bimtek.stages.gap import view_asking

    view_asking.differ(view, said.said, said.place)


def to_rows(view: GapView, code: str) -> None:
    """From the picture to where an OPD's rows begin."""
    from bimtek.stages.gap import view_picturing

    found = view_picturing.rows_of_opd(view, code)
    if found is None:
        view.tell(f"{view.state.name(code)} tidak ditanya dalam acara ini.")
        return
    view.show_pillar(found[0], found[1].key)
    put_on_top(view, "page")
