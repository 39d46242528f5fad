"""Backspace over marked rows: what would go is read first, then it is one deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.gap import deeds
from bimtek.stages.gap.cells import pair
from bimtek.stages.gap.records import Answer, GapStatus
from bimtek.stages.gap.rows import Row

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView

MOST: Final = 8
"""Rows that are named before it is asked; the rest is a number."""


def take_back_marked(view: GapView, rows: Sequence[Row]) -> None:
    """Ask once, then take back in every marked row what was given last in it."""
    from bimtek.ui.ask import Confirm

    standing = {row.key: view.gap(row).answer for row in rows}
    given = [row for row in rows if standing[row.key] != Answer()]
    if not given:
        raise Refusal("nothing-here", "Baris yang ditandai belum punya nilai.")
    for row in given:
        deeds.refuse_if_split(view.state, row)

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        if any(view.gap(row).answer != standing[row.key] for row in given):
            raise Refusal(
                "changed-meanwhile",
                "Nilainya berubah selagi ditanyakan; tidak ada yang ditarik. Tekan Backspace lagi.",
            )
        deed, after = deeds.take_back_all(view.state, given)
        view.perform(deed, after)
        view.leaf.page.clear_marks()
        for row in given:
            view.redraw_row(row)

    view.app.push_screen(
        Confirm(_question(view, given), yes="tarik"),
        lambda yes: view.attempt(lambda: answered(yes)),
    )


def _question(view: GapView, rows: Sequence[Row]) -> str:
    lines = [f"Tarik kembali nilai {len(rows)} baris?", ""]
    for row in rows[:MOST]:
        answer = view.gap(row).answer
        left = pair(deeds.rest_of(answer)) if answer.target else "kosong"
        what = f"{row.code} {view.state.label(row)}"
        agreed = "  (disepakati)" if view.gap(row).status is GapStatus.AGREED else ""
        lines.append(f"  {what}  {pair(answer)} menjadi {left}{agreed}")
    if len(rows) > MOST:
        lines.append(f"  dan {len(rows) - MOST} baris lagi")
    return "\n".join(lines)
