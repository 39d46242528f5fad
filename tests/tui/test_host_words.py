"""What a joined copy says of its host: never that something is sent which is not."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime

import pytest

from bimtek import device
from bimtek.journal.exchange import Unsent
from bimtek.journal.side import Side
from bimtek.processes import began
from bimtek.session import Session
from bimtek.sync.link import KEY, Link, LinkState, encode
from bimtek.tui.host_words import (
    Following,
    host_lines,
    is_trouble,
    saved_words,
    sent_sign,
    told_apart,
    told_refused,
)
from tests.sync.hosts import voices
from tests.tui.conftest import Opened

NOW = datetime.fromisoformat("2023-07-03T09:40:00+07:00")
AT = "2023-07-03T09:31:00+07:00"
THREE = Unsent(3, datetime.fromisoformat(AT), frozenset({("v", 4)}))
OF_YESTERDAY = Unsent(3, datetime.fromisoformat("2023-07-02T16:05:00+07:00"))


def link(state: LinkState, reason: str = "", confirmed: int = 3) -> Link:
    return Link("http://192.168.1.5:8711", state, AT, reason, {"v": confirmed} if confirmed else {})


THERE = Following(link(LinkState.CONNECTED))
AWAY = Following(link(LinkState.APART))
REFUSED = Following(link(LinkState.REFUSED, "PIN tidak berlaku lagi."), runs=False)
STOPPED = Following(link(LinkState.CONNECTED), runs=False)
STARTS = STOPPED._replace(begins=True)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (THERE, "✓ terkirim #7"),
        (THERE._replace(link=replace(THERE.link, ahead=86_400.0)), "✓ terkirim · jam cepat 1 hari"),
        (THERE._replace(link=replace(THERE.link, ahead=-180.0)), "✓ terkirim · jam lambat 3 menit"),
        (THERE._replace(link=replace(THERE.link, ahead=-100.0)), "✓ terkirim #7"),
        (THERE._replace(unsent=THREE), "● tersimpan #7"),
        (THERE._replace(unsent=THREE, late=True), "● 3 belum terkirim sejak 09.31"),
        (AWAY, "✓ terkirim · putus 09.31"),
        (AWAY._replace(unsent=THREE), "● 3 belum terkirim sejak 09.31"),
        (AWAY._replace(unsent=OF_YESTERDAY), "● 3 belum terkirim sejak 2 Jul 16.05"),
        (REFUSED, "✗ DITOLAK induk"),
        (REFUSED._replace(unsent=THREE), "✗ DITOLAK, 3 belum terkirim"),
        (REFUSED._replace(begins=True), "✓ terkirim · menyambung"),
        (STOPPED, "✗ penyambung berhenti"),
        (STOPPED._replace(unsent=THREE), "✗ berhenti, 3 belum terkirim"),
        (STARTS, "✓ terkirim · menyambung"),
        (STARTS._replace(unsent=THREE), "● 3 belum terkirim sejak 09.31"),
        (
            Following(link(LinkState.APART, confirmed=0), runs=False, begins=True, unsent=THREE),
            "● tersimpan · menyambung",
        ),
    ],
)
def test_the_header_says_what_the_host_has(one: Following, words: str) -> None:
    assert saved_words(one, 7, NOW) == words


def test_a_window_that_has_saved_nothing_yet_counts_nothing() -> None:
    assert saved_words(THERE, 0, NOW) == "✓ terkirim"


def test_only_what_a_person_has_to_mend_is_trouble() -> None:
    troubles = [is_trouble(one) for one in (THERE, AWAY, STARTS, REFUSED, STOPPED)]
    assert troubles == [False, False, False, True, True]


def test_the_sentences_say_why_and_that_nothing_is_lost() -> None:
    assert told_apart(AWAY, NOW) == (
        "Induk tidak terjangkau sejak 09.31. Terus bekerja di salinan ini; "
        "semua dikirim begitu tersambung."
    )
    full = AWAY._replace(link=link(LinkState.APART, "Disk induk penuh."))
    assert told_apart(full, NOW).startswith("Disk induk penuh. Terus bekerja")
    assert "PIN tidak berlaku lagi." in told_refused(REFUSED)
    assert "tetap ada di laptop ini" in told_refused(REFUSED)


def test_the_card_tells_all_of_it() -> None:
    lines = host_lines(REFUSED._replace(unsent=THREE), NOW)
    assert lines[:4] == [
        "Induk            http://192.168.1.5:8711",
        "Keadaan          ditolak sejak 09.31",
        "Belum terkirim   3 entri, yang tertua 09.31",
        "Sebab            PIN tidak berlaku lagi.",
    ]
    states = [host_lines(one, NOW)[1][17:] for one in (THERE, AWAY, STARTS, STOPPED)]
    assert states == [
        "tersambung sejak 09.31",
        "tidak terjangkau sejak 09.31",
        "sedang menyambung",
        "penyambung di laptop ini berhenti",
    ]


def test_a_note_has_one_quiet_sign() -> None:
    assert [sent_sign(sent) for sent in (None, False, True)] == ["", "●", "✓"]


def keep(session: Session, link: Link) -> None:
    """As the process beside writes it."""
    side = Side(session.path, session.kinds, session.now)
    side.remember(KEY, encode(link))
    side.close()


async def test_own_notes_and_the_header_change_when_the_host_confirms(desk: Opened) -> None:
    async with desk("N2", "notulis") as at:
        path = at.session.path
        here = Link(
            "http://192.168.1.5:8711",
            since="2023-07-03T08:20:00+07:00",
            confirmed=voices(path),
            process=os.getpid(),
            began=began(os.getpid()),
            device=device.load().id,
        )
        keep(at.session, here)
        await at.open_notes("Sambutan")
        await at.note("dari salinan")
        at.workspace.network.second()
        await at.until("2 belum terkirim sejak 08.30")  # who N2 is, and the note
        assert row_with(at.screen, "dari salinan").endswith("●")
        keep(at.session, here.confirming(voices(path)))
        await at.until("✓ terkirim · putus 08.20")
        assert row_with(at.screen, "dari salinan").endswith("✓")
        await at.press("f1", "pagedown")
        await at.until("tersimpan juga di induk")


def row_with(screen: str, words: str) -> str:
    return next(line.rstrip(" ▁▂▃▄▅▆▇█") for line in screen.splitlines() if words in line)
