"""Destroying words on request: who may, why, what it reaches, and no way back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bimtek.hall.copies import CopyState, copy_states
from bimtek.hall.sayings import Saying
from bimtek.hall.session_records import FileCopy
from bimtek.journal.records import Refusal
from bimtek.journal.redaction import REASONS
from bimtek.locale.dates import clock, short_date
from bimtek.stages.view import Severity
from bimtek.ui.ask import Choose, Confirm, Option
from bimtek.ui.columns import fit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from textual.app import App

    from bimtek.session import Session


MAY = "fasilitator"
"""The role that destroys words."""
MAY_NOT = "Hanya fasilitator memusnahkan isi: minta dia (Ctrl+P, ganti petugas)."
LEFT = "Tidak ada yang dimusnahkan."
NOTHING_SAID = "Pada baris ini tidak ada kalimat yang dapat dimusnahkan."
LONGEST = 200
"""Letters of a sentence that are quoted where it is asked about."""
ONE_LINE = 46


async def destroy_one(
    app: App[Any], session: Session, said: Sequence[Saying]
) -> tuple[str, Severity]:
    """Ask which one, then as `destroy` does; never more than one. Run in a worker."""
    if session.role != MAY:
        return MAY_NOT, "warning"
    if not said:
        return NOTHING_SAID, "warning"
    chosen: Saying | None = said[0]
    if len(said) > 1:
        options = [
            Option(str(number) if number < 10 else "", _in_a_line(one), one)
            for number, one in enumerate(said, 1)
        ]
        chosen = await app.push_screen_wait(Choose("Musnahkan isi: yang mana?", options))
    if chosen is None:
        return LEFT, "information"
    words = f": “{fit(chosen.words, LONGEST).rstrip()}”" if chosen.words else ""
    what = f"{chosen.what}{words}"
    return await destroy(app, session, chosen.kind, chosen.record, chosen.field, what)


def _in_a_line(one: Saying) -> str:
    return f"{one.what}: {fit(one.words, ONE_LINE).rstrip()}" if one.words else one.what


async def destroy(
    app: App[Any], session: Session, kind: str, record: str, field: str, what: str = ""
) -> tuple[str, Severity]:
    """Ask and destroy; the sentence for the person. Run in a worker.

    Args:
        what: whose words, where it is not plain from the cursor.
    """
    if session.role != MAY:
        return MAY_NOT, "warning"
    options = [Option(str(number), one, one) for number, one in enumerate(REASONS, 1)]
    title = "\n\n".join(filter(None, (what, "Musnahkan isi: apa alasannya?")))
    reason = await app.push_screen_wait(Choose(title, options))
    if not reason:
        return LEFT, "information"
    reach = session.destruction(kind, record, field)
    copies = f" dan {reach.copies} salinannya di tempat lain" if reach.copies else ""
    sure = await app.push_screen_wait(
        Confirm(
            f"Musnahkan isi ini{copies}?\n\n"
            f"Kalimatnya hilang dari jurnal ({reach.entries} entri), draf, dan cadangan, untuk "
            "selamanya; tidak dapat diurungkan. Yang tinggal: siapa, kapan, alasan.",
            yes="musnahkan",
            no="biarkan",
            key="m",
        )
    )
    if not sure:
        return LEFT, "information"
    try:
        done = await asyncio.wrap_future(session.redact(kind, record, field, reason))
    except Refusal as refusal:
        return refusal.message, "error"
    made = copy_states((seen.value for seen in session.all(FileCopy)), session.file.count())
    left = [*_unreached(done.unreached), *still_hold(made)]
    told = ("Isi dimusnahkan.", *left, "Laporannya: Ctrl+P.")
    return " ".join(told), "warning" if left else "information"


def _unreached(backups: Sequence[Path]) -> Iterator[str]:
    if backups:
        yield f"Cadangan ini belum terjangkau: {', '.join(map(str, backups))}."


def still_hold(copies: Sequence[CopyState]) -> Iterator[str]:
    """Sentences that name the copies no order reaches; one on this disk is named by its file."""
    outside = [one for one in copies if not one.copy.same_disk]
    beside = [one for one in copies if one.copy.same_disk]
    if outside:
        named = ", ".join(_made(one.place, one.copy.at) for one in outside)
        yield f"Salinan di luar laptop ini masih memuatnya: {named}."
    if beside:
        named = ", ".join(_made(one.copy.path or one.place, one.copy.at) for one in beside)
        yield f"Salinan di laptop ini juga masih memuatnya, hapus berkasnya: {named}."


def _made(where: str, at: datetime | None) -> str:
    """`FLASHDISK 3 Jul 15.44`."""
    return f"{where} {short_date(at.date())} {clock(at)}" if at else where
