"""The projector follows the front: what it shows changes when the hand of the front rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.showing import Subject
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
        try:
            with told(frame.session.path):
                stands = frame.session.showing()
        except FileTrouble:
            self.soon()  # `look` says what is the matter
            return
        wanted = stands._replace(stage=view.stage.id, pointed=view.pointed())
        if wanted == stands:
            return
        frame.session.show(wanted)
        if wanted.stage != stands.stage and stands.stage:
            frame.tell_what_stays()

    def stays(self) -> str:
        """What is said of a page that the hall goes on seeing; empty: it sees the acara."""
        subject = self._frame.session.showing().subject
        return (
            f"Layar tetap menampilkan {KEPT[subject]}. F8, 1: acara ini." if subject in KEPT else ""
        )
