"""A half-filled form as lines that a person can read, and back again. Pure."""

from __future__ import annotations

import re

from bimtek.stages.attendance.desk import Desk
from bimtek.stages.attendance.wakil import recorded, seat_words
from bimtek.stages.attendance.wakil_form import OPTIONS, TYPED, Field, Form

ROW = "Baris"
NEWCOMER = "Orang baru"

_ID = re.compile(r"\[([^\[\]]*)\]$")


def to_draft(form: Form, desk: Desk) -> str:
    """The form as text, kept in the file until it is sent."""
    lines = [
        (ROW, _named(desk, form.opened_on)),
        (Field.WHO.value, _named(desk, form.who)),
        (NEWCOMER, form.newcomer),
        (Field.SEAT.value, _named(desk, form.seat)),
    ]
    for field, options in OPTIONS.items():
        chosen = form.answer(field)
        said = next((words for value, words in options.values() if value == chosen), "")
        lines.append((field.value, said))
    lines += [(field.value, str(getattr(form, name))) for field, name in TYPED.items()]
    return "\n".join(f"{label}: {said}" for label, said in lines if said)


def _named(desk: Desk, who: str) -> str:
    return f"{seat_words(desk, who)} [{who}]" if who else ""


def from_draft(body: str, desk: Desk) -> Form | None:
    """The form that `to_draft` kept; None if it no longer fits this list."""
    said = dict(line.split(": ", 1) for line in body.split("\n") if ": " in line)
    who, seat = _id(said, Field.WHO.value), _id(said, Field.SEAT.value)
    form = Form(
        who=who,
        newcomer=said.get(NEWCOMER, ""),
        post=said.get(Field.POST.value, ""),
        opened_on=_id(said, ROW),
        seat=seat,
        number=said.get(Field.NUMBER.value, ""),
        arrived=said.get(Field.ARRIVED.value, ""),
        since=said.get(Field.SINCE.value, ""),
    )
    for field, options in OPTIONS.items():
        for value, words in options.values():
            if said.get(field.value) == words:
                form = form.taking(field, value)
    known = all(desk.room.person(one) for one in (who, seat, form.opened_on) if one)
    return recorded(desk, form) if known and (who or seat) else None


def _id(said: dict[str, str], label: str) -> str:
    found = _ID.search(said.get(label, ""))
    return found[1] if found else ""
