"""Values of a programme that stand side by side: a third one, typed as in its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Seen
from bimtek.stages.program.fields import FIELDS, read_answer
from bimtek.stages.program.records import Programme, QuickWinAnswer
from bimtek.stages.program.state import ProgrammeState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def typed(
    session: Session, stage: Stage, seen: Seen[Any], field: str, text: str
) -> dict[str, Any] | None:
    """What is typed for a programme, or for the answer to a condition of a quick win.

    Raises:
        Refusal: it is no value of that field.
    """
    if seen.cls is QuickWinAnswer and field == "answer":
        return {field: read_answer(text)}
    one = next((one for one in FIELDS if one.name == field), None)
    if seen.cls is not Programme or one is None:
        return None
    return dict(one.read(ProgrammeState(session, stage), text))
