"""How often one guest, and one address, may ask: whoever asks more often waits, nobody else."""

from __future__ import annotations

import time
from typing import Final, NamedTuple

from aiohttp import web
from aiohttp.typedefs import Handler

from bimtek.web.doors import COOKIE, host_in


class Pace(NamedTuple):
    """So many at once, then so many a second."""

    at_once: int
    a_second: float


OF_A_GUEST: Final = Pace(60, 10.0)
"""A page costs this laptop some 20 milliseconds."""
OF_AN_ADDRESS: Final = Pace(240, 40.0)
"""A router may hide a whole hall behind one."""
MOST_REMEMBERED: Final = 5_000


class Paces:
    """What each has left."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[float, float]] = {}
        """Whose → how many at once are left, and when that was so."""

    def wait(self, whose: str, pace: Pace, now: float) -> float:
        """Count one more.

        Returns:
            Seconds until it would be within the pace; 0: it is.
        """
        left, at = self._left.pop(whose, (float(pace.at_once), now))
        left = min(left + (now - at) * pace.a_second, float(pace.at_once))
        self._left[whose] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > MOST_REMEMBERED:
            self._left.pop(next(iter(self._left)))
        return 0.0 if left >= 1 else (1 - left) / pace.a_second


PACES = web.AppKey("paces", Paces)


@web.middleware
async def keep_pace(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what comes too often, before any work is done for it."""
    paces, now = request.app[PACES], time.monotonic()
    wait = paces.wait(f"alamat {request.remote}", OF_AN_ADDRESS, now)
    guest = host_in(request).guest_with(request.cookies.get(COOKIE, ""))
    if guest is not None and wait <= 0:
        wait = paces.wait(guest.id, OF_A_GUEST, now)
    if wait > 0:
        raise web.HTTPTooManyRequests(headers={"Retry-After": f"{wait + 1:.0f}"})
    return await handler(request)
