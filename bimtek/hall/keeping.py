"""How long lists with NIP, phone and mail are kept, and that it is over. Pure.

UU 27/2022, Pasal 16: personal data are erased when the time is over for which they were kept. How
long that is says the script (`simpan`); nobody erases anything by himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bimtek.hall.missing import Finding, Weight
from bimtek.hall.records import Participant
from bimtek.locale.dates import medium_date

TO_DO = "bimtek anonymise membuat salinan tanpa nama; lalu hapus berkas ini"


def kept_too_long(people: Iterable[Participant], last_day: date, days: int, today: date) -> str:
    """The sentence that a list is past its time; empty: it is not, or holds nothing personal.

    Args:
        last_day: of the event.
        days: how long after it a list is kept; 0: without end.
        today: by the hall's clock.
    """
    until = last_day + timedelta(days=days)
    if not days or today <= until:
        return ""
    many = sum(bool(one.nip or one.phone or one.email) for one in people)
    if not many:
        return ""
    return (
        f"NIP, telepon, atau surel {many} orang disimpan sampai {medium_date(until)}: sudah lewat"
    )


def keeping_findings(told: str) -> Iterator[Finding]:
    """The same among what is missing."""
    if told:
        yield Finding("keeping", Weight.TONIGHT, told, TO_DO, Participant.kind)
