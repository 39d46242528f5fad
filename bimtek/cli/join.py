"""`bimtek join URL [FILE]`: an own copy, kept equal with the host's."""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from bimtek import bootstrap, device
from bimtek.clock import clock_from
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.locale.cleaning import typed_line
from bimtek.processes import at_the_end_of_input
from bimtek.sync.entering import (
    address_of,
    certificate_at,
    enter,
    fetch,
    refuse_another_role,
    remember,
    remembered,
    session_of,
)
from bimtek.sync.joining import Host, Joined
from bimtek.sync.link import Link, LinkState
from bimtek.web.access import LONGEST_NAME

LAST_SECONDS = 2.0
"""For what was written last, after the window has closed."""


def run(chosen: argparse.Namespace) -> int:
    """Join, then work in the copy; with `--once` and `--keep`: exchange without a screen."""
    host, path = _joined(chosen)
    if chosen.once or chosen.keep:
        return _tell(path, asyncio.run(_exchange(path, host, once=chosen.once)))
    from bimtek.tui.run import run_workspace

    role = chosen.role or host.role
    refuse_another_role(role, host)
    return run_workspace(path, chosen.name or "", role)


async def _exchange(path: Path, host: Host, *, once: bool) -> Link:
    beside = not once and not sys.stdin.isatty()
    unkept = _tell_the_window if beside else _tell_nobody
    joined = Joined(path, host, bootstrap.record_kinds(), clock_from(), unkept=unkept)
    keeping = asyncio.create_task(joined.keep(once=once))
    if beside:
        at_the_end_of_input(lambda: _end(joined, keeping))
    with suppress(asyncio.CancelledError):
        await keeping
    return joined.link


def _tell_the_window(link: str) -> None:
    """It started this process and hears what cannot be written into the copy."""
    with suppress(OSError):
        print(link, flush=True)


def _tell_nobody(_: str) -> None:
    pass


async def _end(joined: Joined, keeping: asyncio.Task[Link]) -> None:
    """What was written last goes out first, where the host is there."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LAST_SECONDS):
            await joined.all_confirmed()
    keeping.cancel()


def _joined(chosen: argparse.Namespace) -> tuple[Host, Path]:
    url, path = _where(chosen.url, chosen.file)
    known = remembered(path) if path.exists() else None
    if known is not None and not chosen.pin and url in ("", known.url):
        remember(path, known)  # also in a copy that was put back from a backup
        return known, path
    if not url:
        raise FileTrouble(
            "no-host", f"{path} belum pernah digabung. Sebut alamatnya: bimtek join ALAMAT {path}"
        )
    fingerprint = _compared(url) if url.startswith("https:") else ""
    session = session_of(path) if path.exists() else ""
    host = _let_in(url, chosen, fingerprint, session)
    refuse_another_role(chosen.role or "", host)
    if is_new := not path.exists():
        asyncio.run(fetch(host, path))
        print(f"Salinan di laptop ini: {path}\nLain kali cukup: bimtek join {path}")
    remember(path, host, fetched=is_new)
    if host.role and not device.load().role:
        device.remember(role=host.role)  # nobody is asked for what the PIN says
    return host, path


def _let_in(url: str, chosen: argparse.Namespace, fingerprint: str, session: str) -> Host:
    """With the PIN that was given, or as it is typed: mistyped, it is asked again."""
    name = chosen.name or device.load().name or _asked_name()

    def entered(pin: str) -> Host:
        return asyncio.run(enter(url, pin, name, fingerprint, session=session, tell=_tell_person))

    if chosen.pin:
        return entered(chosen.pin)
    while True:
        try:
            return entered(_asked_pin())
        except FileTrouble as trouble:
            if trouble.code not in ("wrong-pin", "slowed"):
                raise
            print(f"{trouble.message} (Ctrl+C: berhenti)", file=sys.stderr)


def _where(url: str, file: str) -> tuple[str, Path]:
    """`join URL`, `join URL FILE`, or `join FILE` for a copy that was joined before."""
    if url and not file and "//" not in url and Path(url).suffix == ".bimtek":
        return "", Path(url)
    url = address_of(url)
    if file:
        return url, Path(file)
    name = (urlsplit(url).hostname or "salinan").replace(".", "-")
    return url, device.sessions_folder() / f"salinan-{name}.bimtek"


def _compared(url: str) -> str:
    """The fingerprint of the host's certificate, once a person has compared it."""
    from bimtek.sync.fingerprint import shown

    fingerprint = certificate_at(url)
    print(f"Sertifikat {shown(fingerprint)}")
    if _can_ask() and input("Sama dengan di laptop induk? (y/t) ").strip() != "y":
        raise FileTrouble("other-certificate", "Tidak digabungkan.", Exit.USAGE)
    return fingerprint


def _tell_person(words: str) -> None:
    print(words, file=sys.stderr)


def _asked_pin() -> str:
    if not _can_ask():
        raise FileTrouble("no-pin", "PIN belum disebut: --pin PIN", Exit.USAGE)
    return input("PIN: ").strip().replace(" ", "")


def _asked_name() -> str:
    """Who works here, so that the host sees who came; remembered on this laptop."""
    name = typed_line(input("Nama Anda, seperti tercetak di notulen: ")) if _can_ask() else ""
    return device.remember(name=name.strip()[:LONGEST_NAME]).name


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _tell(path: Path, link: Link) -> int:
    from bimtek.merging import remaining

    if link.state is LinkState.REFUSED:
        print(f"Ditolak: {link.reason}", file=sys.stderr)
        return Exit.NO_SESSION
    if link.state is LinkState.APART:
        print(f"Belum sama: {link.reason or f'{link.url} tidak menjawab'}.", file=sys.stderr)
        return Exit.CANNOT_WRITE
    connection = bootstrap.connect(path, writing=False, clock=clock_from())
    try:
        left = list(remaining(connection).told)
    finally:
        connection.close()
    print("Sama dengan induk.")
    for sentence in left:
        print(sentence, file=sys.stderr)
    return Exit.REMAINS if left else Exit.DONE
