"""Pimpinan rapat: who leads the meeting, from when to when; ended and corrected from here too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bimtek.hall import chair as rules
from bimtek.hall.records import Chair, Opd, Participant
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.locale.dates import DateError, clock, parse_time, short_date
from bimtek.stages.sheet import city_of
from bimtek.ui.ask import Choose, Option
from bimtek.ui.form import Check, Form, FormField

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.session import Session

NEW, ENDS, AGAIN = "baru", "selesai", "lagi"
HOURS = {"since": "Sejak jam", "until": "Sampai jam"}
"""Fields that hold an hour, as the form calls them."""


async def ask_chair(app: App[Any], session: Session) -> str:
    """Ask what is to be recorded and record it; the sentence for the person. Run in a worker."""
    led = rules.in_order(session.all(Chair))
    answer = await app.push_screen_wait(_what(session, led)) if led else NEW
    if answer in (NEW, AGAIN):
        return await _take_over(app, session, led[-1].value if answer == AGAIN else None)
    if answer == ENDS:
        return await _leave(app, session)
    seen = next((one for one in led if one.record == answer), None)
    return await _correct(app, session, seen) if seen else ""


def _what(session: Session, led: Sequence[Seen[Chair]]) -> Choose[str]:
    options = [Option("n", "pimpinan baru", NEW)]
    if leader := rules.leads_now(led):
        options.append(Option("s", f"{rules.called(leader.value)} selesai memimpin", ENDS))
    else:
        options.append(Option("l", f"{rules.called(led[-1].value)} memimpin lagi", AGAIN))
    options += [
        Option(str(number), f"ralat {words(session, seen.value)}", seen.record)
        for number, seen in enumerate(led[-9:], 1)
    ]
    return Choose("Pimpinan rapat", options)


async def _take_over(app: App[Any], session: Session, again: Chair | None = None) -> str:
    begins, unled = _since(session)
    fields = [
        FormField(
            "name",
            "Nama",
            again.name if again else "",
            "sebagian nama atau nomor di daftar, misalnya priyo",
        ),
        FormField("post", "Jabatan", again.post if again else "", "kosong: jabatan di daftar"),
        _hour("since", clock(begins)),
    ]
    listed = _listed(session)

    def live(values: Mapping[str, str]) -> Mapping[str, str]:
        return {"name": rules.match_words(values["name"], values["post"], listed)}

    def check(values: Mapping[str, str]) -> tuple[str, str]:
        if unclear := rules.not_one_person(values["name"], values["post"], listed):
            return "name", unclear
        name, post = rules.as_listed(values["name"], values["post"], listed)
        return _check({**values, "name": name, "post": post})

    title = "\n".join(filter(None, ("Pimpinan rapat yang baru", unled)))
    form = Form(title, fields, check=check, live=live)
    values = await app.push_screen_wait(form)
    if values is None:
        return ""
    since = _at(session.now().date(), values["since"], session)
    name, post = rules.as_listed(values["name"], values["post"], listed)
    who = name or post
    return _record(
        session,
        lambda: rules.take_the_chair(session.all(Chair), name, post, since),
        f"Pimpinan rapat: {who} sejak {clock(since)}.",
    )


def _listed(session: Session) -> rules.Listed:
    people = [seen.value for seen in session.all(Participant)]
    offices = {seen.value.code: seen.value for seen in session.all(Opd)}
    return rules.Listed(people, offices, city_of(session))


def _since(session: Session) -> tuple[datetime, str]:
    """From now on; where nobody leads, from the beginning of what nobody led. And which that is."""
    chairs, now = session.all(Chair), session.now()
    known = (seen.value for seen in chairs)
    unled = rules.unled_today(known, session.stages, session.runs, now)
    if unled is None:
        return now, ""
    stage, begun = unled
    told = f"‘{stage.title}’ tanpa pimpinan sejak {clock(begun)}."
    return now if rules.leads_now(chairs) else begun, told


async def _leave(app: App[Any], session: Session) -> str:
    leader = rules.leads_now(session.all(Chair))
    if leader is None:
        return ""
    who = rules.called(leader.value)
    field = _hour("until", clock(session.now()))
    form = Form(
        f"{who} memimpin sampai jam berapa?",
        [field],
        check=lambda values: ("until", _time_check("until", values["until"])),
    )
    values = await app.push_screen_wait(form)
    if values is None:
        return ""
    until = _at(session.now().date(), values["until"], session)
    return _record(
        session,
        lambda: [rules.leave_the_chair(leader, until)],
        f"{who} memimpin sampai {clock(until)}. Penggantinya: p, n.",
    )


async def _correct(app: App[Any], session: Session, seen: Seen[Chair]) -> str:
    chair, now = seen.value, session.now()
    since, until = session.local(chair.since) or now, session.local(chair.until)
    fields = [
        FormField("name", "Nama", chair.name),
        FormField("post", "Jabatan", chair.post),
        _hour("since", clock(since)),
        _hour("until", clock(until) if until else "", "kosong: masih memimpin"),
    ]

    def wanted(values: Mapping[str, str]) -> list[Change]:
        start = _at(since.date(), values["since"], session)
        end_day = until.date() if until else since.date()
        end = _at(end_day, values["until"], session) if values["until"] else None
        return rules.correct(session.all(Chair), seen, values["name"], values["post"], start, end)

    form = Form(f"Ralat pimpinan rapat {words(session, chair)}", fields, check=_checked(wanted))
    values = await app.push_screen_wait(form)
    if values is None:
        return ""
    return _record(session, lambda: wanted(values), "Pimpinan rapat diralat.")


def _record(session: Session, make: Callable[[], Sequence[Change]], told: str) -> str:
    try:
        changes = make()
    except Refusal as refusal:
        return refusal.message
    session.record_all(changes)
    return told


def _checked(wanted: Callable[[Mapping[str, str]], Sequence[Change]]) -> Check:
    """What the fields and the rules say of the values, while the form is still open."""

    def check(values: Mapping[str, str]) -> tuple[str, str]:
        name, wrong = _check(values)
        if wrong:
            return name, wrong
        try:
            wanted(values)
        except Refusal as refusal:
            return "since", refusal.message
        return "", ""

    return check


def _check(values: Mapping[str, str]) -> tuple[str, str]:
    field, wrong = rules.no_leader(values["name"], values["post"])
    if field:
        return field, wrong
    for name in HOURS:
        typed = values.get(name, "")
        if (typed or name == "since") and (wrong := _time_check(name, typed)):
            return name, wrong
    return "", ""


def _hour(name: str, value: str, hint: str = "") -> FormField:
    label = HOURS[name]
    expected = f"{label} ditulis dengan angka, misalnya 08.15."
    return FormField(name, label, value, hint or "misalnya 08.15", "0123456789.:", expected)


def _time_check(name: str, typed: str) -> str:
    try:
        parse_time(typed)
    except DateError:
        return f"{HOURS[name]}: ‘{typed}’ bukan jam. Tulis misalnya 08.15."
    return ""


def _at(day: date, typed: str, session: Session) -> datetime:
    return datetime.combine(day, parse_time(typed), session.zone)


def words(session: Session, chair: Chair) -> str:
    """`Nama Contoh, Sekda 09.40–…`, with the day where it was another one."""
    since, until = session.local(chair.since), session.local(chair.until)
    day = f"{short_date(since)} " if since and since.date() != session.now().date() else ""
    span = f" {day}{clock(since) if since else '…'}–{clock(until) if until else '…'}"
    return f"{rules.called(chair)}{span}"


def chairs_line(session: Session) -> str:
    """Who leads, since when, and who led before."""
    led = rules.in_order(session.all(Chair))
    leader = rules.leads_now(led)
    before = [words(session, seen.value) for seen in reversed(led) if seen is not leader]
    if leader is not None:
        since = session.local(leader.value.since)
        now = rules.called(leader.value) + (f" sejak {clock(since)}" if since else "")
    elif led and (until := session.local(led[-1].value.until)):
        now = f"belum disebut sejak {clock(until)} (F4, p)"
    else:
        now = "belum disebut (F4, p)"
    return f"Pimpinan: {now}" + (f" · sebelumnya {'; '.join(before)}" if before else "")
