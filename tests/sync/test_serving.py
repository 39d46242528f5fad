"""What a laptop that serves tells its own windows, and that nobody is told of one that is gone."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from bimtek import device
from bimtek.cli.serve import _at_any_port, in_lines, who_is_here
from bimtek.processes import began
from bimtek.sync.serving import Present, Served, decode, publish, published, withdraw
from bimtek.web.access import Role, guest_of
from bimtek.web.telling import as_of_now, whose
from tests.sync.hosts import ended, serving, until

ANI = Present("Ani", "notulis", "", "salinan", "2023-07-03T09:00:00+07:00")
TABLE = Present("", "koordinator", "Living", "meja", "2023-07-03T09:10:00+07:00")
SERVED = Served(
    ("http://192.168.1.5:8711",),
    (("notulis", "123456"),),
    present=(ANI, TABLE),
    process=os.getpid(),
    began=began(os.getpid()),
)


def test_a_window_hears_of_it_until_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.bimtek"
    assert published(path) is None
    publish(path, SERVED)
    assert published(path) == SERVED
    assert published(tmp_path / "b.bimtek") is None
    withdraw(path)
    assert published(path) is None


def test_a_server_that_was_killed_is_not_told_as_one_that_serves(tmp_path: Path) -> None:
    path = tmp_path / "a.bimtek"
    publish(path, replace(SERVED, began=SERVED.began - 3600))  # its number belongs to another now
    assert published(path) is None
    assert decode("{}") is None
    assert decode("half of it, as the power wen") is None


def test_the_pins_can_be_read_by_nobody_else_on_this_laptop(tmp_path: Path) -> None:
    path = tmp_path / "a.bimtek"
    publish(path, SERVED)
    (kept,) = (device.folder() / "jaringan").glob("layanan-*.json")
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    withdraw(path)


async def test_who_came_is_told_with_a_pin_for_each_role(session_path: Path) -> None:
    async with serving(session_path) as served:
        nothing = Served((served.url,), ())
        assert as_of_now(served.host, nothing).present == ()
        number = served.host.enter(guest_of(Role.NOTE_TAKER, "Ani"), "salinan")
        now = as_of_now(served.host, nothing)
        assert [(one.name, one.role, one.over) for one in now.present] == [
            ("Ani", "notulis", "salinan")
        ]
        assert now.present[0].confirmed == ""
        served.host.confirmed(number)
        assert as_of_now(served.host, nothing).present[0].confirmed.endswith("+07:00")  # the hall's
        served.host.leave(number)
        assert as_of_now(served.host, nothing).present == ()
        assert dict(now.pins)["notulis"] == served.pin("notulis")


async def test_a_window_serves_also_beside_another_session_at_an_address_it_is_told(
    session_path: Path,
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        chosen = Namespace(file=str(session_path), host="127.0.0.1", port=port, tls=False)
        task = asyncio.create_task(_at_any_port(chosen))
        await until(lambda: published(session_path) is not None)
        served = published(session_path)
        await ended(task)
    assert served is not None
    assert served.urls[0] != f"http://127.0.0.1:{port}"
    assert dict(served.pins)["notulis"]
    assert published(session_path) is None


def test_a_table_is_told_by_its_name() -> None:
    assert whose("koordinator/dimensi/living", {"dimensi/living": "Living"}) == "koordinator Living"
    assert whose("notulis", {}) == "notulis"


def test_the_terminal_tells_who_is_here_and_when_they_held_the_same() -> None:
    held = replace(ANI, name="Ani\x1b[2J", confirmed="2023-07-03T09:12:00+07:00")
    rows = list(who_is_here([held, TABLE]))
    assert rows[0] == "Tersambung: 2"
    assert "\x1b" not in rows[1]
    assert "sama 09.12" in rows[1]
    assert "tanpa nama" in rows[2]
    assert "koordinator Living" in rows[2]
    assert max(map(len, rows)) <= 80


def test_where_nothing_can_be_written_anew_a_line_tells_who_came_and_who_went() -> None:
    said: list[str] = []
    told = in_lines(said.append)
    told(SERVED)
    told(replace(SERVED, present=(TABLE,)))
    told(replace(SERVED, present=(replace(TABLE, confirmed="2023-07-03T09:12:00+07:00"),)))
    assert [line[6:] if line[0].isdigit() else line for line in sorted(said)] == [
        "Ani (notulis, salinan) tersambung",
        "tanpa nama (koordinator, meja) tersambung",
        "Ani (notulis, salinan) pergi",
    ]
