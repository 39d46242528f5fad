"""Answers that came on forms, as the last part of the minutes tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.delivered import DeliveredForm
from bimtek.hall.offices import by_code
from bimtek.hall.records import Opd
from bimtek.locale.dates import clock, medium_date

if TYPE_CHECKING:
    from bimtek.session import Session


def delivered_words(session: Session) -> str:
    """`Dishub 7 (dishub.xls, masuk 3 Juli 2023 pukul 17.20, diisi oleh …)`; empty: none came.

    Who filled one stands there by name and post, never with a NIP.
    """
    offices = by_code(seen.value for seen in session.all(Opd))
    forms = (seen.value for seen in session.all(DeliveredForm))
    came = sorted((one for one in forms if one.at), key=lambda one: (str(one.at), one.opd))
    return "; ".join(
        _words(one, session, office.short or office.name if office else one.opd)
        for one in came
        for office in (offices.get(one.opd),)
    )


def _words(form: DeliveredForm, session: Session, office: str) -> str:
    told = [form.name]
    if form.at is not None:
        at = session.local(form.at)
        told.append(f"masuk {medium_date(at.date())} pukul {clock(at)}")
    if form.filler:
        told.append(f"diisi oleh {', '.join(filter(None, (form.filler, form.post)))}")
    return f"{office} {form.answers} ({', '.join(told)})"
