"""The first time: a PIN for a ticket, a whole copy, and where both are kept on this laptop."""

from __future__ import annotations

import json
import os
import ssl
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from bimtek import device
from bimtek.clock import clock_from
from bimtek.journal import trouble
from bimtek.journal.exchange import have
from bimtek.journal.file import connect, meta, put_meta
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.sync import link
from bimtek.sync.clocks import ahead_of, told_clock
from bimtek.sync.fingerprint import fingerprint_of
from bimtek.sync.joining import CONNECT_SECONDS, COOKIE, ROLE_HEADER, Host
from bimtek.sync.own_table import KEY as OWN_TABLE
from bimtek.sync.serving import PORT

PIECE = 64 * 1024
LEADS = "fasilitator"
SESSION_HEADER = "Bimtek-Session"
"""In which the door says, to whom it lets in, what is served."""


async def enter(
    url: str,
    pin: str,
    name: str,
    fingerprint: str = "",
    *,
    session: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> Host:
    """Ask to be let in.

    Args:
        url: of the host, such as `http://192.168.1.5:8711`.
        pin: of a role.
        name: who works here.
        session: id of the copy that goes on from here; empty: there is none yet.
        tell: is told where this laptop's clock is off.

    Raises:
        FileTrouble: the host cannot be reached, or the PIN is wrong; it serves another session.
    """
    wanted = Host(url.rstrip("/"), "", fingerprint)
    async with _client() as client:
        try:
            answer = await client.post(
                f"{wanted.url}/masuk",
                data={"pin": pin, "nama": name, "ke": "/"},
                allow_redirects=False,
                ssl=wanted.ssl,
            )
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise unreachable(url) from error
        ticket = _let_in(url, answer)
        served = answer.headers.get(SESSION_HEADER, session)
        if session and served != session:
            raise FileTrouble(
                "other-session",
                f"{url} melayani sesi lain daripada berkas ini. Berkas ini tidak diubah.",
            )
        if words := told_clock(ahead_of(answer.headers.get("Date"), clock_from()())):
            tell(words)
    return replace(wanted, ticket=ticket, role=answer.headers.get(ROLE_HEADER, ""))


def _let_in(url: str, answer: aiohttp.ClientResponse) -> str:
    """The ticket in what the door answers.

    Raises:
        FileTrouble: the door lets nobody in now, or not with this PIN.
    """
    if answer.status == 429:
        raise FileTrouble(
            "slowed", f"Terlalu sering salah. Tunggu {answer.headers['Retry-After']} detik."
        )
    if answer.status >= 500:
        raise FileTrouble(
            "full-house",
            f"{url} sedang tidak dapat menerima sambungan. Coba lagi sebentar lagi.",
            Exit.CANNOT_WRITE,
        )
    ticket = answer.cookies.get(COOKIE)
    if ticket is None:
        raise FileTrouble("wrong-pin", "PIN itu tidak berlaku. Tanyakan kepada panitia.")
    return ticket.value


def refuse_another_role(role: str, host: Host) -> None:
    """Nobody leads with the PIN of a note-taker: the host would take nothing of it.

    Args:
        role: as what somebody works in the copy.

    Raises:
        FileTrouble: that PIN is not for this role.
    """
    if role == LEADS and host.role not in ("", LEADS):
        raise FileTrouble(
            "other-role",
            f"Itu PIN {host.role}; peran {role} memerlukan PIN {role}. "
            "Tidak ada yang berubah; gabung lagi dengan PIN yang sesuai.",
            Exit.USAGE,
        )


def certificate_at(url: str) -> str:
    """SHA-256 of the certificate that a host shows, as hex; whose it is, a person compares.

    Raises:
        FileTrouble: the host cannot be reached.
    """
    parts = urlsplit(url)
    try:
        certificate = ssl.get_server_certificate(
            (parts.hostname or "", parts.port or 443), timeout=CONNECT_SECONDS
        )
    except (OSError, ValueError) as error:
        raise unreachable(url) from error
    return fingerprint_of(certificate)


def address_of(typed: str) -> str:
    """An address as people read it out: `http://`, and the usual port, may be left out."""
    if not typed or "//" in typed:
        return typed
    has_port = typed.rpartition(":")[2].isdecimal()
    return f"http://{typed}" if has_port else f"http://{typed.rstrip('/:')}:{PORT}"


async def fetch(host: Host, path: Path) -> None:
    """Take a whole copy of the host's file.

    Raises:
        FileTrouble: it did not come whole, or the role keeps no copy.
    """
    part = path.with_name(path.name + ".bagian")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        async with (
            _client({COOKIE: host.ticket}) as client,
            client.get(f"{host.url}/berkas", ssl=host.ssl) as answer,
        ):
            if answer.status == 403:
                raise FileTrouble(
                    "no-copy",
                    "PIN itu tidak untuk salinan. Pakai PIN fasilitator atau notulis, atau buka "
                    "alamat itu di peramban.",
                )
            if answer.status >= 500:
                raise FileTrouble(
                    "no-copy",
                    "Laptop induk sekarang tidak dapat membuat salinan: periksa sisa disknya.",
                    Exit.CANNOT_WRITE,
                )
            answer.raise_for_status()
            with part.open("wb") as stream:
                async for piece in answer.content.iter_chunked(PIECE):
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
        connect(part, writing=False).close()
        part.replace(path)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise unreachable(host.url) from error
    except OSError as error:
        raise trouble.trouble_of(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def unreachable(url: str) -> FileTrouble:
    """Nobody answers there."""
    return FileTrouble(
        "unreachable",
        f"{url} tidak menjawab. Periksa wifi dan alamatnya; laptop induk harus melayani jaringan "
        "aula (`bimtek serve … --host 0.0.0.0`), dan firewallnya mengizinkannya.",
        Exit.CANNOT_WRITE,
    )


def remember(path: Path, host: Host, *, fetched: bool = False) -> None:
    """Keep where a copy was joined, so that it goes on by itself the next time.

    The copy says itself that it follows that host; what lets it in stays on this laptop.

    Args:
        fetched: it came from that host just now, which therefore holds all of it.
    """
    device.write_private(_kept(path), json.dumps(asdict(host)))
    connection = connect(path, writing=True)
    try:
        known = link.decode(meta(connection, link.KEY))
        now = link.following(known, host.url, device.load().id, host.role)
        if fetched:
            now = now.meeting({voice: n for voice, (n, _) in have(connection).items()})
            put_meta(connection, OWN_TABLE, "")  # that of the host's window, not of this one
        put_meta(connection, link.KEY, link.encode(now))
    finally:
        connection.close()


def remembered(path: Path) -> Host | None:
    """Where a copy was joined from this laptop; None: nowhere."""
    try:
        return Host(**json.loads(_kept(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def session_of(path: Path) -> str:
    """The id that all copies of a session share.

    Raises:
        FileTrouble: if the file cannot be used.
    """
    connection = connect(path, writing=False)
    try:
        return meta(connection, "session") or ""
    finally:
        connection.close()


def _kept(path: Path) -> Path:
    return device.folder() / "jaringan" / f"induk-{session_of(path)}.json"


def _client(cookies: dict[str, str] | None = None) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        cookies=cookies,
        cookie_jar=aiohttp.CookieJar(unsafe=True),  # hosts in a hall have no names
        timeout=aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS, sock_read=60),
    )
