"""What the ids of an SK's records mean: its roles and its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.decree.records import role_slug

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.decree.script import DecreeScript


def names(session: Session, stage: Stage) -> Mapping[str, str]:  # noqa: ARG001 - as all kinds
    """Roles as `Pokja Governance (koordinator)`, clauses by their titles."""
    spec: DecreeScript = stage.spec
    found = {clause.id: clause.title for clause in spec.clauses}
    for one in spec.roles:
        role = f" ({one.role.lower()})" if one.role else ""
        found[role_slug(one.body, one.role)] = f"{one.body}{role}"
    return found
