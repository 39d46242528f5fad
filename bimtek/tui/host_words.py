"""What the workspace of a joined copy tells of its host. Plain functions."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from bimtek.journal.exchange import Unsent
from bimtek.locale.dates import how_long, when
from bimtek.sync.clocks import clock_words, is_off
from bimtek.sync.link import Link, LinkState

HERE, CONFIRMED = "●", "✓"
"""On this laptop's disk; on the host's as well."""

SIGNS = f"""Salinan ini mengikuti induk lewat jaringan aula. {HERE} di kepala layar dan di ujung \
kanan catatan sendiri: tersimpan di laptop ini. {CONFIRMED}: terkirim, sudah tersimpan juga di \
induk. Tanpa jaringan semuanya tetap berjalan; yang belum terkirim dikirim sendiri begitu induk \
terjangkau lagi. Ctrl+P, Sambungan ke induk: alamat, sejak kapan putus, dan induk lain."""
"""What F1 says of the signs."""

CURSORS = """▸AN di ujung sebuah baris: AN sedang berada di baris itu, di laptop lain. Inisial \
tanpa ▸: orang lain yang terakhir mencatat di sana."""
"""What F1 says of the others, where there are any."""


def sent_sign(is_sent: bool | None) -> str:
    """What stands behind a note; nothing where there is no host, or it is another's."""
    return "" if is_sent is None else CONFIRMED if is_sent else HERE


class Following(NamedTuple):
    """How a copy follows its host at a moment.

    Args:
        link: what the process beside knows.
        runs: whether that process runs.
        begins: whether it was started and has not said anything yet.
        unsent: what the host has not confirmed.
        late: whether that has waited for a while.
    """

    link: Link
    runs: bool = True
    begins: bool = False
    unsent: Unsent = Unsent()
    late: bool = False

    @property
    def connected(self) -> bool:
        return self.runs and self.link.state is LinkState.CONNECTED

    @property
    def refused(self) -> bool:
        return self.link.state is LinkState.REFUSED and not self.begins

    @property
    def stopped(self) -> bool:
        """Whether nobody sends, though the host has refused nothing."""
        return not (self.runs or self.begins or self.refused)


def saved_words(one: Following, count: int, now: datetime) -> str:
    """For the header, in the place of the save state.

    Args:
        count: what this window has saved; 0: nothing so far.
        now: by the clock of the hall.
    """
    waiting = one.unsent.entries
    if one.refused:
        return f"✗ DITOLAK, {waiting} belum terkirim" if waiting else "✗ DITOLAK induk"
    if one.stopped:
        return f"✗ berhenti, {waiting} belum terkirim" if waiting else "✗ penyambung berhenti"
    number = f" #{count}" if count else ""
    if one.begins and not one.runs and not one.link.confirmed:
        return f"{HERE} tersimpan · menyambung"
    if waiting and one.connected and not one.late:
        return f"{HERE} tersimpan{number}"
    if waiting:
        return f"{HERE} {waiting} belum terkirim sejak {_since(one.unsent.since, now)}"
    if one.connected and is_off(ahead := one.link.ahead):
        return f"{CONFIRMED} terkirim · jam {'cepat' if ahead > 0 else 'lambat'} {how_long(ahead)}"
    if one.connected:
        return f"{CONFIRMED} terkirim{number}"
    if not one.runs:
        return f"{CONFIRMED} terkirim · menyambung"
    return f"{CONFIRMED} terkirim · putus {_since(_moment(one.link.since), now)}"


def is_trouble(one: Following) -> bool:
    """Whether a person has to do something."""
    return one.refused or one.stopped


def told_apart(one: Following, now: datetime) -> str:
    """The sentence when the host is no longer there."""
    since = _since(_moment(one.link.since), now)
    why = one.link.reason or f"Induk tidak terjangkau sejak {since}."
    return f"{why} Terus bekerja di salinan ini; semua dikirim begitu tersambung."


def told_refused(one: Following) -> str:
    """The sentence when it will not be tried again by itself."""
    return f"Induk menolak salinan ini. {one.link.reason} Yang dicatat tetap ada di laptop ini."


def host_lines(one: Following, now: datetime) -> list[str]:
    """All that is known of it, for a card."""
    waiting = one.unsent.entries
    sent = "semua sudah terkirim"
    if waiting:
        sent = f"{waiting} entri, yang tertua {_since(one.unsent.since, now)}"
    lines = [
        f"Induk            {one.link.url}",
        f"Keadaan          {_state(one, now)}",
        f"Belum terkirim   {sent}",
    ]
    if clock := clock_words(one.link.ahead):
        lines.append(f"Jam laptop ini   {clock}")
    if one.link.reason and not one.connected:
        lines.append(f"Sebab            {one.link.reason}")
    return [*lines, "", SIGNS]


def _state(one: Following, now: datetime) -> str:
    since = _since(_moment(one.link.since), now)
    if one.refused:
        return f"ditolak sejak {since}"
    if one.connected:
        return f"tersambung sejak {since}"
    if one.stopped:
        return "penyambung di laptop ini berhenti"
    return f"tidak terjangkau sejak {since}" if one.runs else "sedang menyambung"


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _since(at: datetime | None, now: datetime) -> str:
    return when(at.astimezone(now.tzinfo), now) if at else "tadi"
