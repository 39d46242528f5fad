"""A closing screen that records deeds, each told when it is on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bimtek.journal.records import Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.view import StageView


class DoingView(StageView):
    """Records what a key came to, or says why not."""

    def do(self, make: Callable[[], Deed], then: Callable[[], None] = lambda: None) -> bool:
        """Record a deed, or say why not; False if it was refused.

        Args:
            then: called once it is on disk.
        """
        try:
            deed = make()
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return False
        if deed.changes:
            self.run_worker(self._record(deed, then), group="record")
        return True

    async def _record(self, deed: Deed, then: Callable[[], None]) -> None:
        try:
            await asyncio.wrap_future(self.session.record_all(deed.changes))
        except Refusal as refusal:
            self.tell(refusal.message, "error")
        else:
            self.tell(deed.told)
            then()
