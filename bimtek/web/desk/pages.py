"""The pages of the desk: the search, one person, a walk-in. They need no scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from aiohttp import web

from bimtek.hall.presence_records import Status
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble
from bimtek.locale.cleaning import typed_line
from bimtek.stages.attendance.arrivals import ENTER_AGAIN
from bimtek.stages.attendance.book import Book
from bimtek.stages.attendance.desk import Deed
from bimtek.stages.attendance.find import NamedRow, Unclear, WalkIn, read_line
from bimtek.stages.attendance.wakil_form import Field
from bimtek.stages.roll_call import roll_call_meant
from bimtek.web import live
from bimtek.web.access import Role
from bimtek.web.desk import faces, wishes
from bimtek.web.desk.wishes import GUEST, ONLINE, WISHES, Wish
from bimtek.web.doors import guest_in, host_in, only
from bimtek.web.forms import form_of
from bimtek.web.pages import STATIC, page

AT_THE_DESK: Final = (Role.DESK, Role.FACILITATOR, Role.NOTE_TAKER)
DESK: Final = "/meja"
LONGEST: Final = 120
"""Letters of what is typed in one control."""
REASONS: Final = (Status.EXCUSED.value, Status.SICK.value, Status.ON_DUTY.value)

routes = web.RouteTableDef()


@routes.get(DESK)
@only(*AT_THE_DESK)
async def find(request: web.Request) -> web.StreamResponse:
    """Find somebody by a few letters, a number of the sheet, NIP or OPD."""
    typed = _line(request.query.get("cari", ""))
    line = read_line(typed)
    if isinstance(line, WalkIn):
        known = {"nama": line.name, "jabatan": line.post, "instansi": line.agency}
        raise web.HTTPSeeOther(f"{DESK}/tamu?{urlencode(known)}")
    book = _book(request)
    said = line.message if isinstance(line, Unclear) else ""
    return _search(book, typed, said, done=request.query.get("tercatat", ""))


@routes.get(DESK + "/orang")
@only(*AT_THE_DESK)
async def one(request: web.Request) -> web.StreamResponse:
    """One person: status, and what may be recorded."""
    book = _book(request)
    return _one(book, _known(book, request.query.get("id", "")))


@routes.post(DESK + "/orang")
@only(*AT_THE_DESK)
async def record(request: web.Request) -> web.StreamResponse:
    """Record what the button of a person's page or of a hit wishes."""
    form = await _form(request)

    def wish(book: Book) -> Deed:
        who = _known(book, form["id"])
        if form["lihat"] != faces.face_of(book.desk, who).seen:
            raise Refusal("meanwhile", "Sementara itu dicatat orang lain; lihat dahulu.")
        if (meant := WISHES.get(form["apa"])) is None:
            raise web.HTTPBadRequest(text="Tombol itu tidak dikenal.")
        return meant(_wish(book, who, form))

    return await _recorded(
        request, form, wish, lambda book, said: _one(book, _known(book, form["id"]), said, form)
    )


@routes.post(DESK)
@only(*AT_THE_DESK)
async def several(request: web.Request) -> web.StreamResponse:
    """Check in several rows of the signed sheet."""
    form = await _form(request)
    return await _recorded(
        request,
        form,
        lambda book: wishes.check_in_rows(_wish(book, "", form)),
        lambda book, said: _search(book, form["cari"], said),
    )


@routes.get(DESK + "/tamu")
@only(*AT_THE_DESK)
async def unlisted(request: web.Request) -> web.StreamResponse:
    """Somebody who is not in the list."""
    form = {name: _line(value) for name, value in request.query.items()}
    return _unlisted(_book(request), "", defaultdict(str, form))


@routes.post(DESK + "/tamu")
@only(*AT_THE_DESK)
async def come_in(request: web.Request) -> web.StreamResponse:
    """Record a walk-in."""
    form = await _form(request)
    return await _recorded(
        request,
        form,
        lambda book: wishes.come_unlisted(_wish(book, "", form)),
        lambda book, said: _unlisted(book, said, form),
    )


@routes.get(DESK + "/siaran")
@only(*AT_THE_DESK)
async def news(request: web.Request) -> web.StreamResponse:
    """The numbers of the roll call, whenever they change."""
    host = host_in(request)

    def told() -> str | None:
        stage = roll_call_meant(host.session)
        return _counts(Book(host.session, stage)) if stage else None

    return await live.send(request, "absen", live.as_it_changes(host, told))


@routes.get("/meja.js")
async def script(_: web.Request) -> web.StreamResponse:
    """What keeps the numbers up to date."""
    return web.FileResponse(STATIC / "meja.js")


# -- what they share

Form = defaultdict[str, str]


async def _recorded(
    request: web.Request,
    form: Form,
    wish: Callable[[Book], Deed],
    again: Callable[[Book, str], web.Response],
) -> web.Response:
    """Record what is wished and go back to the search; else the same form, with the reason.

    What is doubted is asked first, and recorded once the answer comes back.
    """
    host = host_in(request)
    async with host.turn:
        book = _book(request)
        try:
            deed = wish(book)
            if doubt := _doubt(book, deed, form["yakin"]):
                return page("meja/yakin.html", doubt=doubt, way=request.path, form=form)
            deed, _ = book.beginning(deed)
            await host.record(guest_in(request), book.changes_of(deed.by_who_saw(book.desk)))
        except Refusal as refusal:
            return again(book, refusal.message)
        except FileTrouble as trouble:
            return again(book, f"BELUM tersimpan: {trouble.message}")
    raise web.HTTPSeeOther(f"{DESK}?{urlencode({'tercatat': deed.person})}")


def _doubt(book: Book, deed: Deed, answered: str) -> str:
    """What has to be asked first; empty: nothing, or it was answered."""
    doubts = (book.late(deed), deed.doubt.replace(f"{ENTER_AGAIN} ", ""))
    doubt = " ".join(filter(None, doubts))
    return "" if doubt == answered else doubt


def _search(book: Book, typed: str, said: str = "", done: str = "") -> web.Response:
    desk, line = book.desk, read_line(typed)
    return page(
        "meja/cari.html",
        status=409 if said and typed and not isinstance(line, Unclear) else 200,
        counts=_counts(book),
        typed=typed,
        named=line.name if isinstance(line, NamedRow) else "",
        said=said,
        done=faces.face_of(desk, done) if done in desk.room.people else None,
        found=faces.found(desk, line) if typed else None,
        recent=faces.recent(desk),
        missing=faces.missing(desk),
    )


def _one(book: Book, who: str, said: str = "", form: Form | None = None) -> web.Response:
    return page(
        "meja/orang.html",
        status=409 if said else 200,
        sheet=faces.sheet_of(book, who),
        said=said,
        form=form or defaultdict(str),
        reasons=REASONS,
        online=ONLINE,
        capacities=faces.answers(Field.CAPACITY),
        acting=faces.answers(Field.CAPACITY, themselves=False),
        excuses=faces.answers(Field.REASON),
        letters=faces.answers(Field.LETTER),
        modes=faces.answers(Field.MODE),
        decides=faces.answers(Field.DECIDES),
    )


def _unlisted(book: Book, said: str, form: Form) -> web.Response:
    offices = [(one.code, one.short or one.name) for one in book.desk.offices.values()]
    return page(
        "meja/tamu.html",
        status=409 if said else 200,
        said=said,
        form=form,
        offices=sorted(offices, key=lambda one: one[1].casefold()),
        elsewhere=GUEST,
        modes=faces.answers(Field.MODE),
    )


def _counts(book: Book) -> str:
    return faces.counts(book.desk, len({one.day for one in book.session.stages}))


def _wish(book: Book, who: str, form: Form) -> Wish:
    return Wish(book.desk, who, form, book.now, book.new_id)


def _book(request: web.Request) -> Book:
    """The roll call that the desk takes now."""
    session = host_in(request).session
    stage = roll_call_meant(session)
    if stage is None:
        raise _gone("Sesi ini tidak punya absen: naskah tidak menyebut panggilan.")
    return Book(session, stage)


def _known(book: Book, who: str) -> str:
    kept = book.desk.room.kept.get(who, "")
    if not kept:
        raise _gone("Orang itu tidak ada lagi dalam daftar. Cari sekali lagi.")
    return kept


def _gone(words: str) -> web.HTTPNotFound:
    answer = page("meja/tiada.html", status=404, words=words)
    return web.HTTPNotFound(text=answer.text, content_type="text/html")


async def _form(request: web.Request) -> Form:
    form = await form_of(request)
    return defaultdict(str, {name: _line(value) for name, value in form.items()})


def _line(text: str) -> str:
    return " ".join(typed_line(text).split())[:LONGEST]
