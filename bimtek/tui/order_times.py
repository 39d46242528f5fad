"""When an acara began and ended, put right from the running order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from bimtek.hall.records import StageRun
from bimtek.hall.running import correct
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.locale.dates import DateError, clock, parse_time
from bimtek.ui.form import Form, FormField

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

FIELDS = {"started": "Mulai", "ended": "Selesai"}


class TimesForm(Form):
    """Beginning and end of an acara that runs or is over."""

    def __init__(self, session: Session, stage: Stage, seen: Seen[StageRun]) -> None:
        begun, ended = session.local(seen.value.started), session.local(seen.value.ended)
        empty = "" if ended else "kosong: masih berjalan"
        super().__init__(
            f"Ralat jam ‘{stage.title}’",
            [_hour("started", begun), _hour("ended", ended, empty)],
            check=lambda values: _check(session, seen, values),
        )


def corrected(session: Session, seen: Seen[StageRun], values: Mapping[str, str]) -> Change:
    """What the form gave, as a change.

    Raises:
        Refusal: if the times cannot be.
    """
    now = session.now().replace(microsecond=0)
    begun, ended = session.local(seen.value.started), session.local(seen.value.ended)
    day = (begun or now).date()
    start = _at(values["started"], begun, day, session)
    end = _at(values["ended"], ended, ended.date() if ended else day, session)
    return correct(seen, start or now, end, now)


def _check(session: Session, seen: Seen[StageRun], values: Mapping[str, str]) -> tuple[str, str]:
    for name, label in FIELDS.items():
        typed = values[name]
        if (typed or name == "started") and not _is_time(typed):
            return name, f"{label}: ‘{typed}’ bukan jam. Tulis misalnya 08.15."
    try:
        corrected(session, seen, values)
    except Refusal as refusal:
        return "started", refusal.message
    return "", ""


def _is_time(typed: str) -> bool:
    try:
        parse_time(typed)
    except DateError:
        return False
    return True


def _at(typed: str, stood: datetime | None, day: date, session: Session) -> datetime | None:
    """The time typed; the one that stood there keeps its seconds."""
    if not typed:
        return None
    at = parse_time(typed)
    if stood is not None and (stood.hour, stood.minute) == (at.hour, at.minute):
        return stood
    return datetime.combine(day, at, session.zone)


def _hour(name: str, at: datetime | None, hint: str = "") -> FormField:
    label = FIELDS[name]
    expected = f"{label} ditulis dengan angka, misalnya 08.15."
    shown = clock(at) if at else ""
    return FormField(name, label, shown, hint or "misalnya 08.15", "0123456789.:", expected)
