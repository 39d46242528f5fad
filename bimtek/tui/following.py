"""The projector follows the front: what it shows changes when the hand of the front rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.records import StageState
from bimtek.hall.running import run_of
from bimtek.hall.showing import Showing, Subject
from bimtek.journal.trouble import FileTrouble, told

if TYPE_CHECKING:
    from textual.timer import Timer

    from bimtek.tui.frame import Frame

LEAD_SECONDS = 0.15
"""After the last key: the projector may come later than the letter itself."""
KEPT = {
    Subject.PRESENCE: "kehadiran",
    Subject.QUEUE: "antrean bicara",
    Subject.TIMER: "waktu",
    Subject.OFFICE: "halaman satu OPD",
}
"""Pages that stay when the front goes on, in words."""


class Following:
    """Tells the file what the window of the front points at.

    Args:
        frame: that window.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Follow once the hand rests."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._frame.set_timer(LEAD_SECONDS, self._follow)

    def _follow(self) -> None:
        frame = self._frame
        view = frame.places.view
        if view is None:
            return
        stands = self._standing()
        if stands is None:
            self.soon()  # `look` says what is the matter
            return
        wanted = stands._replace(stage=view.stage.id, pointed=view.pointed())
        if wanted == stands:
            return
        frame.session.show(wanted)
        if wanted.stage != stands.stage and stands.stage:
            self._tell(wanted)

    def tell_what_stays(self) -> None:
        """Which page the hall goes on seeing, where it is not that of the acara."""
        stands = self._standing()
        if stands is not None:
            self._tell(stands)

    def _tell(self, showing: Showing) -> None:
        if showing.subject in KEPT:
            self._frame.tell(f"Layar tetap menampilkan {KEPT[showing.subject]}. F8, 1: acara ini.")
        elif showing.subject is Subject.STAGE and (title := self._not_begun(showing.stage)):
            self._frame.tell(f"Layar kini menampilkan ‘{title}’, yang belum dimulai (F4, m).")

    def _not_begun(self, stage: str) -> str:
        """The title of an acara that waits while the hall is in another one."""
        session = self._frame.session
        waits = run_of(session.runs, stage).state is StageState.PENDING
        if not waits or self._frame.runs_now() is None:
            return ""
        return next((one.title for one in session.stages if one.id == stage), "")

    def _standing(self) -> Showing | None:
        """What the hall sees; None: the file cannot be read just now."""
        try:
            with told(self._frame.session.path):
                return self._frame.session.showing()
        except FileTrouble:
            return None
