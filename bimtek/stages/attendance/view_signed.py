"""The signed sheet is typed in by numbers, what differs is read, and who signed may be recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.attendance import signed
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from bimtek.stages.attendance.view_asking import AskingView

ASKED: Final = "Nomor baris yang bertanda tangan pada lembar?"
TITLE: Final = "Lembar yang ditandatangani dan catatan"


async def compare(view: AskingView) -> None:
    """Ask for the numbers and tell what differs."""
    app = view.app
    typed = await app.push_screen_wait(
        Ask(ASKED, check=_wrong, hint=signed.EXAMPLE, done="cocokkan")
    )
    if not typed:
        return
    numbers = signed.numbers_in(typed)
    found = signed.compare(view.book.desk, numbers)
    await app.push_screen_wait(Reading(TITLE, list(signed.lines(view.book.desk, found))))
    if not found.unrecorded:
        return
    title = f"{len(found.unrecorded)} orang bertanda tangan, tetapi belum tercatat hadir."
    record = Option("h", "catat hadir, tanpa jam", True)
    if await app.push_screen_wait(Choose(title, [record], cancel="biarkan")):
        # what others recorded while it was read is not recorded again
        now = signed.compare(view.book.renew(), numbers)
        view.next_one(view.attempt(lambda: signed.record(view.book.desk, now)))


def _wrong(text: str) -> str:
    try:
        signed.numbers_in(text)
    except Refusal as refusal:
        return refusal.message
    return ""
