"""The handover card as a document: one page that says where the hall stands, for tonight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.locale.dates import clock, long_date
from bimtek.minutes.markdown import Md, bold, joined, tidied
from bimtek.overview.standing import standing

if TYPE_CHECKING:
    from bimtek.session import Session


def standing_card(session: Session) -> str:
    """How things stand now, in Markdown."""
    now = session.now().astimezone(session.zone)
    lines = [
        "# Kartu serah terima",
        "",
        bold(session.script.title),
        "",
        f"Keadaan {long_date(now.date())}, pukul {clock(now)} {session.script.zone}.",
        "",
    ]
    lines += [
        joined(Md("-"), bold(f"{fact.label}:"), fact.text, between=" ")
        for fact in standing(session)
    ]
    return tidied("\n".join(lines)) + "\n"
