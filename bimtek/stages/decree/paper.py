"""An SK on paper, as it is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import Head, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.decree.script import DecreeScript
    from bimtek.stages.paper import Office, Piece


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The words of an acara: what stands before the clauses, the clauses, the annex."""
    spec: DecreeScript = stage.spec
    if spec.preamble:
        yield Said(spec.preamble)
    for clause in spec.clauses:
        yield Said(clause.text, f"{clause.title}:")
        for point in clause.points:
            mark, _, words = point.partition(" ")
            yield Said(words, mark, depth=1)
    if spec.roles:
        yield Head("Lampiran")
    for role in spec.roles:
        held = ", ".join([*(office(code) for code in role.opds), *filter(None, (role.who,))])
        yield Said(held, f"{role.body}, {role.role}:", depth=1)
