"""An SK on paper, as it is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import wrapped

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.decree.script import DecreeScript
    from bimtek.stages.paper import Office


def paper(stage: Stage, office: Office) -> list[str]:
    """The words of an acara: what stands before the clauses, the clauses, the annex."""
    spec: DecreeScript = stage.spec
    lines = [""] if spec.preamble else []
    lines += wrapped(spec.preamble) if spec.preamble else []
    for clause in spec.clauses:
        lines += ["", *wrapped(f"{clause.title}: {clause.text}".strip(": "))]
        for point in clause.points:
            mark, _, words = point.partition(" ")
            lines += wrapped(words, f"   {mark} ")
    if spec.roles:
        lines += ["", "Lampiran"]
    for role in spec.roles:
        held = ", ".join([*(office(code) for code in role.opds), *filter(None, (role.who,))])
        lines += wrapped(f"{role.body}, {role.role}: {held}", "  ", "    ")
    return lines
