"""What the hall sees of a commitment: the part that is read, then who has signed.

Offices and posts stand on it, never a person; who objects stands among those who have not signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.hall.running import time_left
from bimtek.page import Page, PageLine
from bimtek.stages.commitment.rules import MARKS, Row, Standing, signed
from bimtek.stages.commitment.state import CommitmentState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.commitment.script import TextPart

OF_TEXT: Final = "teks/"
"""Beginning of what the screen points at while the text is read."""


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """The part that is read out; else who has signed.

    Args:
        pointed: `teks/<id>`, or nothing.
    """
    state = CommitmentState(session, stage)
    corner = time_left(stage, state.run, session.now())
    name = pointed.removeprefix(OF_TEXT) if pointed.startswith(OF_TEXT) else ""
    part = next((one for one in state.spec.parts if one.id == name), None)
    return _text(state, part, corner) if part else _signers(state, corner)


def _text(state: CommitmentState, part: TextPart, corner: str) -> Page:
    lines = [PageLine(part.text, part.mark, strong=True)]
    lines += [PageLine(point, " ") for point in part.points]
    done = (int(part.id), len(state.spec.parts))
    return Page(state.stage.title.upper(), corner, tuple(lines), done=done, counts="dibacakan")


def _signers(state: CommitmentState, corner: str) -> Page:
    rows = state.rows
    lines = list(_groups(state, rows))
    return Page(
        state.stage.title.upper(),
        corner,
        tuple(lines) or (PageLine("Belum ada penanda tangan."),),
        done=(signed(rows), len(rows)) if rows else None,
        columns=2,
        counts="menandatangani" if rows else "",
    )


def _groups(state: CommitmentState, rows: Iterable[Row]) -> Iterator[PageLine]:
    """Those who signed, those who follow, those who have not; each office on a line."""
    everybody = list(rows)
    groups = (
        ("Sudah menandatangani", [row for row in everybody if row.has_signed]),
        ("Menyusul", [row for row in everybody if row.standing is Standing.LATER]),
    )
    rest = [row for row in everybody if all(row not in those for _, those in groups)]
    first = True
    for title, those in (*groups, ("Belum", rest)):
        if those:
            yield from () if first else (PageLine(),)
            first = False
            yield PageLine(f"{title}: {len(those)}", strong=True)
            for row in those:
                mark = MARKS[row.standing] if row.has_signed else "·"
                yield PageLine(state.before_all(row.signer), mark)


def office(session: Session, stage: Stage, opd: str) -> tuple[PageLine, ...]:
    """Whether an OPD has signed, on its page."""
    state = CommitmentState(session, stage)
    mine = [row for row in state.rows if row.signer.opd == opd]
    if not mine or (state.run.started is None and all(row.is_open for row in mine)):
        return ()
    lines = [
        PageLine(state.name(row.signer), MARKS[row.standing] if row.has_signed else "·", _word(row))
        for row in mine
    ]
    return PageLine(stage.title, strong=True), *lines


def _word(row: Row) -> str:
    if row.has_signed:
        return "sudah"
    return "menyusul" if row.standing is Standing.LATER else "belum"
