"""Groups made in the hall, by keys: new ones, the rest dealt out, koordinator, the wall."""

from __future__ import annotations

from bimtek.hall.group_records import OfficeSeat, TableGroup
from bimtek.hall.records import Participant
from bimtek.hall.showing import Subject
from tests.recording import recorded
from tests.tui.conftest import Opened

KEY = {"roll_call": "1-pagi"}


async def test_a_hall_without_groups_makes_them_and_the_wall_tells_the_tables(desk: Opened) -> None:
    async with desk() as at:
        seats = {p.value.opd: p.record for p in at.session.all(Participant) if p.value.opd}
        people = list(seats.values())[:3]
        for who in people:
            recorded(
                at.session.path,
                {
                    "kind": "attendance",
                    "key": {**KEY, "participant": who},
                    "set": {"presence": {"status": "hadir"}},
                },
            )
        await at.open("Kesenjangan")
        await at.press("g", "m")
        await at.until("Acara ini belum punya kelompok")
        for name in ("Meja 1", "Meja 2"):
            await at.press("i")
            await at.say(name)
        await at.press("b")
        await at.until("3 dibagi rata ke 2 kelompok")
        dealt = [seen.value.group for seen in at.session.all(OfficeSeat)]
        assert sorted(dealt) == ["meja-1", "meja-1", "meja-2"]

        await at.press("home", "k")
        await at.press("enter")
        await at.press("j")
        await at.say("7")
        group = at.session.get(TableGroup, "kesenjangan/meja-1")
        assert group is not None
        assert (group.value.head in people, group.value.table) == (True, "7")

        await at.press("down", "m", "2")
        await at.until("duduk di Meja 2")
        await at.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert at.session.all(OfficeSeat) == []

        await at.press("ctrl+y", "l")
        await at.until("DI MANA SAYA DUDUK?")
        assert at.session.showing().subject is Subject.SEATS
        await at.press("escape", "escape")
        assert at.workspace.places.stage is not None
        assert at.workspace.places.stage.title == "Kesenjangan"
