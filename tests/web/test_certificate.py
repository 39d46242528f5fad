"""TLS: laptops know the host by the fingerprint of a certificate that was made on the spot."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bimtek import bootstrap
from bimtek.journal.trouble import FileTrouble
from bimtek.sync.entering import certificate_at, enter, fetch
from bimtek.sync.fingerprint import shown
from bimtek.sync.joining import Joined
from bimtek.sync.link import LinkState
from bimtek.sync.serving import Served
from bimtek.web.certificate import tls_of
from bimtek.web.running import serve
from tests.sync.hosts import ended, now, sidik


def test_it_stays_the_same_until_the_laptop_has_another_address() -> None:
    _, first = tls_of({"127.0.0.1", "localhost"})
    _, again = tls_of({"localhost", "127.0.0.1"})
    _, other = tls_of({"localhost", "192.168.1.5"})
    assert first == again != other
    assert len(shown(first)) == 19


async def test_a_laptop_joins_by_it_and_another_certificate_is_not_spoken_to(
    session_path: Path, tmp_path: Path
) -> None:
    told: asyncio.Queue[Served] = asyncio.Queue()
    serving = asyncio.create_task(
        serve(session_path, port=0, tls=True, clock=now, ready=told.put_nowait)
    )
    served = await asyncio.wait_for(told.get(), 20)
    url, pin = served.urls[0], dict(served.pins)["notulis"]
    assert await asyncio.to_thread(certificate_at, url) == served.fingerprint
    host = await enter(url, pin, "N2", served.fingerprint)
    copy = tmp_path / "salinan.bimtek"
    await fetch(host, copy)
    link = await Joined(copy, host, bootstrap.record_kinds(), now).keep(once=True)
    assert (link.state, sidik(copy)) == (LinkState.CONNECTED, sidik(session_path))
    with pytest.raises(FileTrouble, match="tidak menjawab"):
        await enter(url, pin, "N2", "00" * 32)
    await ended(serving)
