"""Where one is: the screens opened so far, each as it was left, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget

from bimtek.hall.presence_records import RollCall
from bimtek.hall.session_records import ScriptVersion
from bimtek.session import ORDERING
from bimtek.stages.roll_call import roll_call_meant
from bimtek.stages.view import StageView
from bimtek.tui.beside import Beside
from bimtek.tui.views import ROLL_CALL, view_of
from bimtek.ui.field import TypedInput
from bimtek.ui.later import after_refresh

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

Changes = frozenset[tuple[str, str]]
OWN = "acara "
"""Before the id of an acara whose own screen it is."""


class Places(Widget):
    """Shows one screen and keeps the others as they were: cursor, scroll, half-typed text.

    Args:
        session: what the screens read.
        first: the acara that is shown first; None: the script has none.
        roll_call_only: this person takes the roll call and sees nothing else.
    """

    DEFAULT_CSS = """
    Places { width: 1fr; height: 1fr; }
    """

    class Shown(Message):
        """Another screen is in sight."""

    def __init__(
        self, session: Session, first: Stage | None, *, roll_call_only: bool = False
    ) -> None:
        super().__init__(id="places")
        self.session = session
        self.roll_call_only = roll_call_only
        self._views: dict[str, StageView] = {}
        self._missed: dict[str, Changes] = {}
        self._arriving: set[str] = set()
        self._focus: dict[str, Widget | None] = {}
        self._trail: list[str] = []
        if roll_call_only and (call := roll_call_meant(self.session)) is not None:
            self._new(*self._roll_call(call))
        elif first is not None:
            self._new(f"{OWN}{first.id}", lambda: view_of(session, first))

    def _new(self, key: str, make: Callable[[], StageView]) -> StageView:
        view = self._views[key] = make()
        self._trail.append(key)
        return view

    def compose(self) -> ComposeResult:
        yield from self._views.values()

    # -- what is in sight

    @property
    def view(self) -> StageView | None:
        """The screen in sight."""
        return self._views[self._trail[-1]] if self._trail else None

    @property
    def stage(self) -> Stage | None:
        """The acara in sight."""
        return self.view.stage if self.view else None

    @property
    def views(self) -> tuple[StageView, ...]:
        """All screens opened so far."""
        return tuple(self._views.values())

    def records_changed(self, changed: Changes) -> None:
        """Tell the screen in sight; the others are told when they come into sight again."""
        kinds = {kind for kind, _ in changed}
        if ScriptVersion.kind not in kinds and not kinds.isdisjoint(ORDERING):
            self._follow_the_order()
        for key in (*self._views, *self._arriving):
            if self.is_open(key):
                self._views[key].records_changed(changed)
            else:
                self._missed[key] = self._missed.get(key, frozenset()) | changed

    def _follow_the_order(self) -> None:
        """An acara that was moved to another day is so on its screen too."""
        stages = {stage.id: stage for stage in self.session.stages}
        for view in self._views.values():
            view.stage = stages.get(view.stage.id, view.stage)

    async def renew(self) -> None:
        """Make the screens of acara anew that another version of the script words otherwise.

        One that holds half-typed text stays until it is opened the next time.
        """
        stages = {stage.id: stage for stage in self.session.stages}
        for key, view in tuple(self._views.items()):
            stage = stages.get(view.stage.id)
            if stage is None or stage._replace(line=view.stage.line) == view.stage:
                continue
            if not key.startswith(OWN) or any(field.unsent for field in view.query(TypedInput)):
                view.stage = stage
                continue
            del self._views[key]
            self._focus.pop(key, None)
            in_sight = self.is_open(key)
            self._trail.remove(key)
            if in_sight:
                await self._bring(key, view_of(self.session, stage))
            await view.remove()
        self.post_message(self.Shown())

    # -- going

    async def open_stage(self, stage: Stage) -> None:
        """Show an acara."""
        await self.open(f"{OWN}{stage.id}", lambda: view_of(self.session, stage))

    async def open_roll_call(self, call: str = "") -> bool:
        """Show a roll call, or the current one; False if the session has none."""
        stage = (self._calling(call) if call else None) or roll_call_meant(self.session)
        if stage is None:
            return False
        await self.open(*self._roll_call(stage))
        return True

    def _roll_call(self, stage: Stage) -> tuple[str, Callable[[], StageView]]:
        if stage.kind == ROLL_CALL:
            return f"{OWN}{stage.id}", lambda: view_of(self.session, stage)
        return f"kehadiran {stage.id}", lambda: view_of(self.session, stage, ROLL_CALL)

    def _calling(self, call: str) -> Stage | None:
        """The acara that holds a roll call."""
        seen = self.session.get(RollCall, call)
        held = seen.value.stage if seen else ""
        stages = self.session.stages
        return next((one for one in stages if one.id == held or one.roll_call == call), None)

    async def open(self, key: str, make: Callable[[], StageView]) -> None:
        """Show a screen; one that was opened before is shown as it was left."""
        if self.is_open(key) or key in self._arriving:
            return
        self._leave()
        if key in self._views:
            self._trail = [one for one in self._trail if one != key] + [key]
            self._enter(key)
        else:
            await self._bring(key, make())
        self.post_message(self.Shown())

    async def _bring(self, key: str, view: StageView) -> None:
        """Show a screen for the first time.

        It is the one in sight only when all of it is there: what is saved meanwhile would ask
        parts of it that are still coming.
        """
        self._arriving.add(key)
        await self.mount(view)
        self._arriving.remove(key)
        self._views[key] = view
        self._trail.append(key)
        if missed := self._missed.pop(key, None):
            view.records_changed(missed)
        view.focus_first()
        after_refresh(self, _tell_sizes, view)

    def is_open(self, key: str) -> bool:
        """Whether this screen is in sight."""
        return bool(self._trail) and self._trail[-1] == key

    @property
    def leads_back(self) -> bool:
        """Whether one place back is what is wanted here: from what stands beside an acara, and
        from an acara to what led into it, such as the list of what is missing.
        """
        if not self._trail or not self._trail[-1].startswith(OWN):
            return True
        return len(self._trail) > 1 and isinstance(self._views[self._trail[-2]], Beside)

    async def open_instead(self, stage: Stage) -> None:
        """Show an acara in the place of the screen in sight, to which nothing leads back."""
        self._leave()
        self._trail.pop()
        await self.open_stage(stage)

    def back(self) -> bool:
        """Back to the screen before; False if this is the first one."""
        if len(self._trail) < 2:
            return False
        self._leave()
        self._trail.pop()
        self._enter(self._trail[-1])
        self.post_message(self.Shown())
        return True

    def refocus(self) -> None:
        """Put the cursor back into the screen in sight, where it was."""
        if self.view is None:
            return
        last = self._focus.get(self._trail[-1])
        if last is not None and last.is_attached and last.focusable:
            last.focus()
        else:
            self.view.focus_first()

    def remember(self, widget: Widget) -> None:
        """This widget of the screen in sight has the cursor."""
        if self._trail and self.view in widget.ancestors:
            self._focus[self._trail[-1]] = widget

    def _leave(self) -> None:
        if self.view is not None:
            self.view.display = False

    def _enter(self, key: str) -> None:
        self._views[key].display = True
        if missed := self._missed.pop(key, None):
            self._views[key].records_changed(missed)
        self.refocus()


def _tell_sizes(view: StageView) -> None:
    """Tell every part of a new screen its size.

    Textual forgets to tell whoever was asked for its size before the screen was first laid out;
    such a part would stay blank.
    """
    for part in view.walk_children(Widget, with_self=True):
        if part.size:
            part.post_message(Resize(part.size, part.virtual_size, part.container_size))
