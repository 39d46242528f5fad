"""The strip of pillars above a page: names that can be read, in whatever room there is."""

from __future__ import annotations

import pytest

from bimtek.stages.gap.script import Pillar
from bimtek.stages.gap.view_lines import strip

PILLARS = tuple(
    Pillar(name.lower(), number, f"Smart {name}", ())
    for number, name in enumerate(
        ("Governance", "Branding", "Economy", "Living", "Society", "Environment"), 1
    )
)


def drawn(width: int, current: str = "living", *, agreed: bool = False) -> str:
    shown = [(pillar, "12/18", agreed) for pillar in PILLARS]
    return strip(shown, current, width).plain.rstrip()


@pytest.mark.parametrize("agreed", [False, True])
@pytest.mark.parametrize("current", [pillar.id for pillar in PILLARS])
def test_on_the_narrowest_screen_every_pillar_is_there_and_none_is_cut_to_three_letters(
    current: str, agreed: bool
) -> None:
    line = drawn(80, current, agreed=agreed)
    assert "…" not in line
    assert "BRANDING" in line or "2 Branding" in line
    assert all(f"{number} " in line for number in range(1, 7))


def test_at_eighty_columns_long_names_are_shortened_to_words() -> None:
    assert drawn(80) == (
        " 1 Governance  2 Branding  3 Economy  ▸4 LIVING  5 Society  6 Environment"
    )
    assert "1 Govern.  2 Branding" in drawn(72)
    assert "6 Enviro." in drawn(72)


def test_where_there_is_room_each_pillar_has_its_progress() -> None:
    assert drawn(120).startswith(" 1 Governance 12/18  2 Branding 12/18")
