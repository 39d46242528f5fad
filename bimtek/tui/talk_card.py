"""Waktu bicara: how long every office has spoken today, and who has said nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.records import Opd
from bimtek.stages.talking import talk_on
from bimtek.ui.columns import fit, safe
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from bimtek.hall.talk_time import TalkTime
    from bimtek.session import Session

NAME_CELLS = 24


def talk_card(session: Session) -> Reading:
    """The table of today, for whoever leads; the hall does not see it."""
    names = {seen.record: seen.value.short or seen.value.name for seen in session.all(Opd)}
    found = talk_on(session, session.now().date())
    return Reading("Waktu bicara hari ini", list(talk_lines(found, names)))


def talk_lines(found: TalkTime, names: dict[str, str]) -> Iterator[str]:
    """A row an office, the longest first; then who has said nothing yet."""
    if found.spoken:
        yield f"{'OPD':<{NAME_CELLS}}{'giliran':>8}{'menit':>8}{'catatan':>9}"
    for one in found.spoken:
        name = str(fit(safe(names.get(one.opd, one.opd)), NAME_CELLS))
        yield f"{name}{one.turns:>8}{one.minutes:>8}{one.notes:>9}"
    if not found.spoken:
        yield "Belum ada kantor yang bicara hari ini."
    if found.silent:
        said = ", ".join(safe(names.get(code, code)) for code in found.silent)
        yield ""
        yield f"Belum bicara ({len(found.silent)} kantor): {said}."
    yield ""
    yield (
        "Giliran dan menit dari antrean (F6), catatan dari kalimat dan sikap atas nama "
        "kantor itu. Tidak tampak di layar dan tidak tercetak di notulen."
    )
