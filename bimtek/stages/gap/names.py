"""What the ids of a gap analysis mean: its groups, and the city as each of them sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.gap.records import CITY, city_at
from bimtek.stages.group_words import of_group
from bimtek.stages.grouping import group_names

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Groups by their names; `kota@living` is `kota, kelompok Living`."""
    groups = group_names(session, stage)
    of_tables = {city_at(group): f"{CITY}, {of_group(name)}" for group, name in groups.items()}
    return {**groups, **of_tables}
