"""The pages: the acara of a table, the rows of one, the form of a row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from aiohttp import web

from bimtek.hall.evidence import EvidenceKind
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble
from bimtek.locale.cleaning import typed_line
from bimtek.web import live
from bimtek.web.access import Role
from bimtek.web.doors import guest_in, host_in, only
from bimtek.web.forms import form_of
from bimtek.web.pages import STATIC, fragment, page
from bimtek.web.tables.acara import (
    GUIDES,
    Place,
    coming,
    notices,
    place_in,
    places_of,
    running,
    state_words,
)
from bimtek.web.tables.beside import others_at, standing_at
from bimtek.web.tables.boxes import BESIDE
from bimtek.web.tables.leaf import (
    FRONT,
    NOTHING,
    Leaf,
    leaf_in,
    proofs_in,
    shown_in,
    told_of,
    way_to,
)
from bimtek.web.tables.recording import Outcome, take

if TYPE_CHECKING:
    from bimtek.session import Session

EVIDENCE: Final = tuple(kind.value for kind in EvidenceKind)
ADDED: Final = ("baris", "tempat", "oleh")
"""What a row is added with: its words, where it belongs, who said it."""
STEPS: Final = {"sebelum": -1, "berikut": 1}
"""What the buttons of a form say of where to go."""

routes = web.RouteTableDef()


# -- which acara


@routes.get(f"{FRONT}/sekarang")
@only(Role.COORDINATOR)
async def now(request: web.Request) -> web.StreamResponse:
    """To the acara that runs, else to all of them."""
    session = host_in(request).session
    place = running(session, list(places_of(session, guest_in(request))))
    raise web.HTTPSeeOther(way_to(place) if place else FRONT)


@routes.get(FRONT)
@only(Role.COORDINATOR)
async def front(request: web.Request) -> web.StreamResponse:
    """All acara of a table: which runs, which comes next."""
    session, guest = host_in(request).session, guest_in(request)
    places = list(places_of(session, guest))
    lines = [
        (one, way_to(one), state_words(session, one.stage), one.page.reached()) for one in places
    ]
    return page(
        "kelompok/acara.html",
        guest=guest,
        lines=lines,
        running=running(session, places),
        coming=coming(session, places),
    )


# -- the rows of an acara


@routes.get(f"{FRONT}/{{stage}}")
@only(Role.COORDINATOR)
async def rows(request: web.Request) -> web.StreamResponse:
    """The rows of an acara, each with how far it is."""
    place = _place(request)
    last = next((row for row in place.page.rows() if row.key == request.query.get("dari")), None)
    told = f"Tersimpan ✓ {last.title}: {last.note or last.filled}." if last else ""
    chosen = {name: request.query.get(name, "") for name in ("tempat", "oleh")}
    return _rows(request, place, chosen, told=told)


def _rows(
    request: web.Request,
    place: Place,
    typed: Mapping[str, str],
    *,
    told: str = "",
    refused: str = "",
) -> web.Response:
    session = host_in(request).session
    return page(
        "kelompok/baris.html",
        status=422 if refused else 200,
        place=place,
        way=way_to(place),
        guides=[one for one in place.stage.guides if one.label in GUIDES],
        told=told,
        refused=refused,
        adding=place.page.adding(),
        typed=typed,
        **_list(session, place),
    )


def _list(session: Session, place: Place) -> dict[str, Any]:
    found = place.page.rows()
    return {
        "notices": notices(session, place.stage),
        "progress": place.page.reached(),
        "rows": [(row, way_to(place, row.key)) for row in found],
    }


@routes.get(f"{FRONT}/{{stage}}/kabar")
@only(Role.COORDINATOR)
async def news_of_rows(request: web.Request) -> web.StreamResponse:
    """The same list again, whenever something in it changes."""

    def news() -> str | None:
        place = _found(request)
        if place is None:
            return None
        values = _list(host_in(request).session, place)
        return json.dumps({"daftar": fragment("kelompok/daftar.html", **values)})

    return await _follow(request, news)


@routes.post(f"{FRONT}/{{stage}}/tambah")
@only(Role.COORDINATOR)
async def add(request: web.Request) -> web.StreamResponse:
    """A row of the table's own; its form follows."""
    sent = await form_of(request)
    typed = {name: typed_line(str(sent.get(name, ""))).strip() for name in ADDED}
    async with host_in(request).turn:
        place = _place(request)
        try:
            added = place.page.add(typed["baris"], typed["tempat"], typed["oleh"])
            if added.changes:  # else it stands there already
                await host_in(request).record(guest_in(request), added.changes)
        except (Refusal, FileTrouble) as trouble:
            return _rows(request, place, typed, refused=trouble.message)
    adding = place.page.adding()
    if adding is None or not adding.at_once:
        raise web.HTTPSeeOther(way_to(place, added.key))
    kept = {name: text for name, text in typed.items() if text and name != "baris"}
    raise web.HTTPSeeOther(f"{way_to(place)}?{urlencode({**kept, 'dari': added.key})}")


@routes.post(f"{FRONT}/{{stage}}/hapus/{{key:.+}}")
@only(Role.COORDINATOR)
async def remove(request: web.Request) -> web.StreamResponse:
    """Take a row of the table's own back."""
    leaf = _leaf(request)
    try:
        deed = leaf.place.page.remove(leaf.row.key)
        await host_in(request).record(guest_in(request), deed.changes)
    except (Refusal, FileTrouble) as trouble:
        return _form(request, leaf, NOTHING._replace(trouble=trouble.message))
    raise web.HTTPSeeOther(way_to(leaf.place))


# -- the form of a row


@routes.get(f"{FRONT}/{{stage}}/baris/{{key:.+}}")
@only(Role.COORDINATOR)
async def form(request: web.Request) -> web.StreamResponse:
    """The form of a row as it stands."""
    leaf = _leaf(request)
    before = request.query.get("dari", "")
    done = next((row for row in leaf.rows if row.key == before), None)
    told = f"{done.code or done.title}: {done.note or done.filled}." if done else ""
    return _form(request, leaf, NOTHING._replace(told=told))


@routes.post(f"{FRONT}/{{stage}}/baris/{{key:.+}}")
@only(Role.COORDINATOR)
async def save(request: web.Request) -> web.StreamResponse:
    """Record what is new in a form; whatever was refused stays in it."""
    host, guest, sent = host_in(request), guest_in(request), await form_of(request)
    async with host_in(request).turn:
        leaf = _leaf(request)
        outcome = await take(host, guest, leaf.place.page, leaf.row.key, sent)
    after = _leaf(request)
    if "application/json" in request.headers.get("Accept", ""):
        beside = others_at(host, guest, after)
        return web.json_response(told_of(host.session, guest, after, outcome, beside))
    found = shown_in(host.session, guest, after, outcome)
    split = any(one.values and BESIDE + one.box.name not in sent for one in found)
    if outcome.refused or split or "ke" not in sent:
        return _form(request, after, outcome)
    raise web.HTTPSeeOther(after.way_on(STEPS.get(str(sent["ke"]), 0)))


@routes.get(f"{FRONT}/{{stage}}/siaran/{{key:.+}}")
@only(Role.COORDINATOR)
async def news_of_row(request: web.Request) -> web.StreamResponse:
    """What stands in a row, and who else is there, whenever something in it changes."""
    host, guest = host_in(request), guest_in(request)

    def news() -> str | None:
        place = _found(request)
        key = request.match_info["key"]
        leaf = leaf_in(place, key) if place else None
        if leaf is None:
            return None
        beside = others_at(host, guest, leaf)
        return json.dumps(told_of(host.session, guest, leaf, NOTHING, beside))

    async with standing_at(host, guest, _leaf(request)):
        return await _follow(request, news)


def _form(request: web.Request, leaf: Leaf, outcome: Outcome) -> web.Response:
    host, guest = host_in(request), guest_in(request)
    session = host.session
    return page(
        "kelompok/isian.html",
        status=422 if outcome.refused else 200,
        place=leaf.place,
        leaf=leaf,
        row=leaf.row,
        way=leaf.way,
        list_way=way_to(leaf.place),
        news_way=f"{way_to(leaf.place)}/siaran/{leaf.row.key}",
        before_way=leaf.way_on(STEPS["sebelum"]),
        next_way=leaf.way_on(STEPS["berikut"]),
        number=f"{leaf.at + 1} dari {len(leaf.rows)}",
        progress=leaf.place.page.reached(),
        notices=notices(session, leaf.place.stage),
        beside=others_at(host, guest, leaf),
        shut=any(one.shut for one in notices(session, leaf.place.stage)),
        facts=leaf.place.page.facts(leaf.row.key),
        boxes=shown_in(session, guest, leaf, outcome),
        proofs=proofs_in(leaf, outcome),
        outcome=outcome,
        removes=leaf.place.page.removes(leaf.row.key),
        remove_way=f"{way_to(leaf.place)}/hapus/{leaf.row.key}",
        evidence=EVIDENCE,
    )


# -- what is asked for


async def _follow(request: web.Request, news: Callable[[], str | None]) -> web.StreamResponse:
    return await live.send(request, "kelompok", live.as_it_changes(host_in(request), news))


def _found(request: web.Request) -> Place | None:
    session, guest = host_in(request).session, guest_in(request)
    return place_in(session, guest, request.match_info["stage"])


def _place(request: web.Request) -> Place:
    place = _found(request)
    if place is None:
        raise _gone("Acara ini bukan acara kelompok Anda.")
    return place


def _leaf(request: web.Request) -> Leaf:
    leaf = leaf_in(_place(request), request.match_info["key"])
    if leaf is None:
        raise _gone("Baris ini tidak ada lagi.")
    return leaf


def _gone(words: str) -> web.HTTPNotFound:
    return web.HTTPNotFound(
        text=fragment("kelompok/tiada.html", words=words), content_type="text/html"
    )


@routes.get("/kelompok.js")
async def script(_: web.Request) -> web.StreamResponse:
    """What saves each field as it is left."""
    return web.FileResponse(STATIC / "kelompok.js")
