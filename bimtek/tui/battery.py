"""The laptop's battery: told while it runs down, because the hall's sockets are far away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bimtek.tui.frame import Frame

FIRST_LOOK, EVERY = 5.0, 60.0
"""Seconds: from the first screen to the first look, and from look to look."""
LOW, EMPTY = 30, 12
"""Per cent: from the first on it stands in the header, from the second on a sentence says so."""


class Charge(NamedTuple):
    """What the laptop says of its battery."""

    percent: float
    plugged: bool | None
    """None: the laptop does not know."""


def charge() -> Charge | None:
    """The battery now; None where there is none, or none that can be read."""
    import psutil  # slow to load, and only wanted once the first screen stands

    read = getattr(psutil, "sensors_battery", None)  # not on every system
    try:
        found = read() if read else None
    except (OSError, psutil.Error):
        return None
    return Charge(found.percent, found.power_plugged) if found else None


def battery_words(now: Charge | None) -> str:
    """`baterai 18%` for the header; nothing while it is charged or full enough."""
    if now is None or now.plugged or now.percent > LOW:
        return ""
    return f"baterai {max(0, round(now.percent))}%"


def battery_warning(now: Charge | None) -> str:
    """What to do before the laptop goes out; nothing until it is nearly empty."""
    if now is None or now.plugged or now.percent > EMPTY:
        return ""
    return f"Baterai tinggal {round(now.percent)}%. Sambungkan pengisi daya laptop ini."


class Battery:
    """Keeps what the header says of it.

    Args:
        frame: whose header that is.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._warned = False
        self.words = ""

    def watch(self) -> None:
        """Look from now on."""
        self._frame.set_timer(FIRST_LOOK, self._look)
        self._frame.set_interval(EVERY, self._look)

    def _look(self) -> None:
        self._frame.run_worker(self._read, thread=True, group="battery", exclusive=True)

    def _read(self) -> None:
        self._frame.call_later(self.show, charge())  # goes nowhere when the window closes meanwhile

    def show(self, now: Charge | None) -> None:
        """Say it in the header, and once in a sentence before the laptop goes out."""
        self.words = battery_words(now)
        self._frame.show_head()
        warning = battery_warning(now)
        if warning and not self._warned:
            self._frame.tell(warning, "warning")
        self._warned = bool(warning)
