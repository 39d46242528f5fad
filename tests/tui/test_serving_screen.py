"""The window of a laptop that serves: how many are in, and all that they need to come in."""

from __future__ import annotations

import os
from dataclasses import replace

from bimtek.processes import began
from bimtek.sync.code import qr_lines
from bimtek.sync.serving import Present, Served, publish, withdraw
from bimtek.tui.leaving import Leave
from bimtek.ui.bars import Head, header_line
from tests.tui.conftest import Opened

SERVED = Served(
    ("http://192.168.1.5:8711",),
    (
        ("fasilitator", "019541"),
        ("notulis", "716569"),
        ("koordinator Living", "220723"),
        ("peserta", "402118"),
    ),
    present=(Present("Ani", "notulis", "", "salinan", "2023-07-03T08:20:00+07:00"),),
    process=os.getpid(),
    began=began(os.getpid()),
)


def test_the_code_is_square_and_fits_beside_the_pins() -> None:
    rows = qr_lines("http://192.168.100.105:8711")
    assert {len(row) for row in rows} == {len(rows[0])}
    assert (len(rows), len(rows[0])) == (15, 29)


def test_at_80_columns_the_number_is_whole_with_all_else() -> None:
    head = Head("Bimtek I · Kota Blitar", "9/12 Kesenjangan Kota Cerdas", "14.31", "lewat 18'")
    head = head._replace(saved="● 14.31.04 #1062", missing="■3 ▲14", battery="baterai 18%")
    shown = header_line(head._replace(network="jaringan 12"), 80).plain
    assert len(shown) == 80
    assert "baterai 18%  jaringan 12  ■3 ▲14  14.31  lewat 18' ● 14.31.04 #1062" in shown
    assert "9/12" in shown


def test_whoever_leaves_is_told_whom_that_cuts_off() -> None:
    said = str(Leave([], 0, 2)._title)
    assert said.startswith("2 tersambung ke jaringan yang dilayani jendela ini")
    assert "Salinan bekerja terus" in said
    assert "tersambung" not in str(Leave([], 1)._title)


async def test_the_header_counts_and_the_screen_tells_who_is_in(desk: Opened) -> None:
    async with desk() as at:
        path = at.session.path
        publish(path, SERVED)
        at.workspace.network.second()
        await at.until("jaringan 1 ")
        await at.press("ctrl+p")
        await at.type("layani")
        await at.press("enter")
        await at.until("Tersambung: 1")
        at_80 = at.screen
        assert "Laptop dan meja kelompok" in at_80
        await at.press("p")
        await at.until("Ponsel peserta di pintu")
        for line in qr_lines("http://192.168.1.5:8711/hadir/402118"):
            assert line.rstrip() in at.screen
        assert "http://192.168.1.5:8711/hadir" in at.screen
        await at.pilot.resize_terminal(120, 40)
        await at.until("Laptop dan meja kelompok")
        assert "Ponsel peserta di pintu" in at.screen, "both, where there is room"
        await at.pilot.resize_terminal(80, 24)
        for words in ("koordinator", "Living", "220 723", "Ani", "sejak 08.20", "192.168.1.5"):
            assert words in at.screen
        confirmed = replace(SERVED.present[0], confirmed="2023-07-03T08:29:00+07:00")
        publish(path, replace(SERVED, present=(confirmed, confirmed)))
        at.workspace.network.second()
        await at.until("sama 08.29")
        await at.press("h")
        await at.until("dimulai di jendela lain")
        withdraw(path)
        at.workspace.network.second()
        await at.until("jaringan", gone=True)
