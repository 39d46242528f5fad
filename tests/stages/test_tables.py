"""The strip of an acara at tables: all of them in one row, and which of them starves."""

from __future__ import annotations

import pytest

from bimtek.hall.starving import TableProgress
from bimtek.stages.view_tables import strip_with_plenary

PILLARS = ("Governance", "Branding", "Economy", "Living", "Society", "Environment")


def tables(*silent: int, names: tuple[str, ...] = PILLARS) -> list[TableProgress]:
    return [
        TableProgress(name, name, 0, None, ready=False, silent=minutes)
        for name, minutes in zip(names, silent, strict=False)
    ]


@pytest.mark.parametrize(
    ("found", "here", "shown"),
    [
        (tables(3, 12), "Governance", " Meja ▸1 Governance 0 3'  2 Branding 0 ▲12'  Pleno"),
        (tables(3, 12), "", " Meja  1 Governance 0 3'  2 Branding 0 ▲12' ▸PLENO"),
        (
            tables(3, 3, 3, 3, 3, 12),
            "Living",
            " Meja  1 Gov… 0  2 Bra… 0  3 Eco… 0 ▸4 Liv… 0  5 Soc… 0  6 Env… 0 ▲12'  Pleno",
        ),
        (
            tables(10, 11, 12, 13, 12, 12),
            "Living",
            " 1 Gov… 0▲  2 Bra… 0▲  3 Eco… 0▲ ▸4 Liv… 0 ▲13'  5 Soc… 0▲  6 Env… 0▲  Pleno",
        ),
    ],
)
def test_at_80_columns_no_table_is_lost(found: list[TableProgress], here: str, shown: str) -> None:
    assert strip_with_plenary(found, here, 80).plain == shown
    assert len(shown) <= 80
