"""The projector follows the front: what it shows changes when the hand of the front rests.

While an acara runs the hall stays in it, whatever else the front looks at, until F8 says otherwise.
"""

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
    Subject.SEATS: "tempat duduk kelompok",
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
        self._stays_for = ""
        """The acara for which it was said that the hall stays where it is."""

    def soon(self) -> None:
        """Follow once the hand rests."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._frame.set_timer(LEAD_SECONDS, self._follow)

    def _follow(self) -> None:
        view, stands = self._frame.places.view, self._standing()
        if view is None:
            return
        if stands is None:
            self.soon()  # `look` says what is the matter
            return
        wanted = stands._replace(stage=view.stage.id, pointed=view.pointed())
        if wanted == stands:
            return
        if (
            wanted.stage != stands.stage
            and self._runs(stands.stage)
            and not self._runs(wanted.stage)
        ):
            self._stays(stands, wanted)
            return
        self._stays_for = ""
        self._frame.session.show(wanted)
        if wanted.stage != stands.stage and stands.stage:
            self._tell(wanted)

    def show_what_is_in_sight(self) -> None:
        """The front wants the hall to see this acara, also beside the one that runs."""
        view, stands = self._frame.places.view, self._standing()
        if view is not None and stands is not None:
            self._frame.session.show(stands._replace(stage=view.stage.id, pointed=view.pointed()))

    def _runs(self, stage: str) -> bool:
        return run_of(self._frame.session.runs, stage).state is StageState.RUNNING

    def _stays(self, stands: Showing, wanted: Showing) -> None:
        """Whoever only looks elsewhere does not take the hall along; said once."""
        if self._stays_for == wanted.stage or stands.subject is not Subject.STAGE:
            return
        self._stays_for = wanted.stage
        titles = {one.id: one.title for one in self._frame.session.stages}
        here = titles.get(wanted.stage, "acara ini")
        self._frame.tell(f"Layar tetap di ‘{titles[stands.stage]}’. F8 menampilkan ‘{here}’.")

    def tell_what_stays(self) -> None:
        """Which page the hall goes on seeing, where it is not that of the acara."""
        stands = self._standing()
        if stands is not None:
            self._tell(stands)

    def _tell(self, showing: Showing) -> None:
        if showing.subject in KEPT:
            self._frame.tell(f"Layar tetap menampilkan {KEPT[showing.subject]}. F8, 1: acara ini.")

    def _standing(self) -> Showing | None:
        """What the hall sees; None: the file cannot be read just now."""
        try:
            with told(self._frame.session.path):
                return self._frame.session.showing()
        except FileTrouble:
            return None
