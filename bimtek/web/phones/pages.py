"""The pages of a phone at the door: find yourself, confirm, done. They need no scripts."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bimtek.hall.presence_records import Letter
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble
from bimtek.locale.cleaning import typed_line
from bimtek.stages.attendance.book import Book
from bimtek.sync.serving import PHONES
from bimtek.web.access import Role
from bimtek.web.doors import admitted, guest_in, host_in, only, place_of
from bimtek.web.forms import form_of
from bimtek.web.pages import page
from bimtek.web.phones.bounds import FINDS, OF_ONE_ADDRESS, OF_ONE_PHONE, Bounds
from bimtek.web.phones.roll import (
    TO_THE_DESK,
    Hit,
    come,
    come_unlisted,
    hit_of,
    hits,
    open_stage,
    stand_in,
)

if TYPE_CHECKING:
    from bimtek.stages.attendance.desk import Deed

LONGEST: Final = 120
"""Letters of a name, a post or an office."""
LETTERS: Final = {"ya": Letter.SHOWN, "menyusul": Letter.FOLLOWS}
BOUNDS = web.AppKey("bounds", Bounds)

routes = web.RouteTableDef()


@routes.get(PHONES + r"/{code:\d{6}}")
async def scanned(request: web.Request) -> web.StreamResponse:
    """The code came with the address: a phone that scanned it is in."""
    place = place_of(request, request.match_info["code"])
    if isinstance(place, web.Response):
        return place
    if place != Role.PARTICIPANT:
        raise web.HTTPSeeOther(PHONES)  # no other PIN is taken from an address
    return admitted(request, place, "", PHONES)


@routes.get(PHONES)
@only(Role.PARTICIPANT)
async def find(request: web.Request) -> web.StreamResponse:
    """Find yourself by a few letters or the number of the seat."""
    typed = _line(request.query.get("cari", ""))
    try:
        book = _book(request)
        if not typed:
            return _search()
        _count_find(request)
        found, more = hits(book.desk, typed)
    except Refusal as refusal:
        return _search(refusal.message, typed)
    return _search("", typed, found, more)


@routes.get(PHONES + "/orang")
@only(Role.PARTICIPANT)
async def one(request: web.Request) -> web.StreamResponse:
    """Is that you? Or do you come for them?"""
    try:
        return _one(_book(request), request.query.get("id", ""))
    except Refusal as refusal:
        return _search(refusal.message)


@routes.post(PHONES + "/orang")
@only(Role.PARTICIPANT)
async def confirm(request: web.Request) -> web.StreamResponse:
    """Yes, that is me, and I am here."""
    form = await _form(request)
    who = form.get("id", "")
    return await _recorded(
        request,
        lambda book: come(book.desk, _known(book, who), form.get("nama", ""), book.now),
        lambda book, said: _one(book, who, said, form),
    )


@routes.post(PHONES + "/wakil")
@only(Role.PARTICIPANT)
async def deputy(request: web.Request) -> web.StreamResponse:
    """I come for that person."""
    form = await _form(request)
    seat = form.get("id", "")
    letter = LETTERS.get(form.get("surat", ""), Letter.FOLLOWS)
    return await _recorded(
        request,
        lambda book: stand_in(
            book.desk,
            _known(book, seat),
            form.get("nama", ""),
            form.get("jabatan", ""),
            letter,
            book.now,
            book.new_id,
        ),
        lambda book, said: _one(book, seat, said, form),
    )


@routes.get(PHONES + "/tamu")
@only(Role.PARTICIPANT)
async def unlisted(request: web.Request) -> web.StreamResponse:
    """Whoever is not in the list says who they are."""
    try:
        return _unlisted(_book(request))
    except Refusal as refusal:
        return _search(refusal.message)


@routes.post(PHONES + "/tamu")
@only(Role.PARTICIPANT)
async def come_in(request: web.Request) -> web.StreamResponse:
    """Somebody who is not in the list is here."""
    form = await _form(request)
    name, post, office = (form.get(part, "") for part in ("nama", "jabatan", "kantor"))
    return await _recorded(
        request,
        lambda book: come_unlisted(book.desk, name, post, office, book.now, book.new_id),
        lambda book, said: _unlisted(book, said, form),
    )


# -- what they share


async def _recorded(
    request: web.Request,
    wish: Callable[[Book], Deed],
    again: Callable[[Book, str], web.Response],
) -> web.Response:
    """Record what is wished and say so; else the same form, with the reason."""
    host, guest = host_in(request), guest_in(request)
    async with host_in(request).turn:
        try:
            book = _book(request)
        except Refusal as refusal:
            return _search(refusal.message)
        try:
            _refuse_too_many(request)
            deed, _ = book.beginning(wish(book))
            await host.record(guest, book.changes_of(deed.by_who_saw(book.desk)))
        except Refusal as refusal:
            return again(book, refusal.message)
        except FileTrouble as trouble:
            return again(book, f"BELUM tersimpan: {trouble.message} {TO_THE_DESK}")
        _count_recording(request)
        desk = book.renew()
        words = desk.room.words(deed.person, desk.offices)
        return page("hadir/selesai.html", hit=hit_of(desk, deed.person), words=words)


def _one(book: Book, who: str, said: str = "", form: dict[str, str] | None = None) -> web.Response:
    hit = hit_of(book.desk, _known(book, who))
    status = 409 if said else 200
    return page(
        "hadir/orang.html", status=status, hit=hit, said=said, form=defaultdict(str, form or {})
    )


def _unlisted(book: Book, said: str = "", form: dict[str, str] | None = None) -> web.Response:
    offices = sorted(one.short or one.name for one in book.desk.offices.values())
    status = 409 if said else 200
    return page(
        "hadir/tamu.html",
        status=status,
        said=said,
        form=defaultdict(str, form or {}),
        offices=offices,
    )


def _search(
    said: str = "", typed: str = "", found: Sequence[Hit] | None = None, more: int = 0
) -> web.Response:
    status = 409 if said else 200
    return page("hadir/cari.html", status=status, said=said, typed=typed, found=found, more=more)


def _book(request: web.Request) -> Book:
    """The roll call that is open now."""
    session = host_in(request).session
    return Book(session, open_stage(session))


def _known(book: Book, who: str) -> str:
    kept = book.desk.room.kept.get(who, "")
    if not kept:
        raise Refusal("nobody", "Orang itu tidak ada lagi dalam daftar. Cari sekali lagi.")
    return kept


async def _form(request: web.Request) -> dict[str, str]:
    form = await form_of(request)
    return {name: _line(value) for name, value in form.items()}


def _line(text: str) -> str:
    return " ".join(typed_line(text).split())[:LONGEST]


def _count_find(request: web.Request) -> None:
    bounds, now, whose = request.app[BOUNDS], time.monotonic(), f"cari {request.remote}"
    if not bounds.has_room(whose, FINDS, now):
        raise Refusal("too-often", f"Terlalu sering mencari. {TO_THE_DESK}")
    bounds.count(whose, now)


def _refuse_too_many(request: web.Request) -> None:
    bounds, now = request.app[BOUNDS], time.monotonic()
    phone, address = guest_in(request).id, f"hadir {request.remote}"
    if not bounds.has_room(phone, OF_ONE_PHONE, now) or not bounds.has_room(
        address, OF_ONE_ADDRESS, now
    ):
        raise Refusal("too-many", f"Ponsel ini sudah mencatat beberapa orang. {TO_THE_DESK}")


def _count_recording(request: web.Request) -> None:
    now = time.monotonic()
    request.app[BOUNDS].count(guest_in(request).id, now)
    request.app[BOUNDS].count(f"hadir {request.remote}", now)
