"""The groups of an acara as the minutes list them."""

from __future__ import annotations

from bimtek.hall.groups import Seating
from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.minutes.groups import MOST_PARTS, listed
from bimtek.script.model import Division, Group

DIVISION = Division("pokja", "Pokja", (Group("alam", "Alam", ("dlh",), 1),), 1)


def seating(parts: int, *here: str) -> Seating:
    """DLH in a group, Dinkes and so many kelurahan in none; all of those named are here."""
    opds = [Opd("dlh", "DLH", order=1), Opd("dinkes", "Dinkes", order=2)]
    opds += [Opd(f"kel-{n}", f"Kel. {n}", category="kelurahan", order=3 + n) for n in range(parts)]
    people = [Participant(opd.code, "", "Kepala", opd.code) for opd in opds]
    rows = [Attendance("1-pagi", who, Presence(Status.PRESENT)) for who in here]
    return Seating(DIVISION, (), (), (), Room(people, rows), opds, "Kota Blitar")


def test_offices_without_a_group_are_named_and_many_kelurahan_counted() -> None:
    text = listed(seating(2, "dlh", "dinkes", "kel-0", "kel-1"))
    assert "| Kelompok | Anggota | Orang |" in text
    assert "| Alam | DLH | 1 |" in text
    assert "Hadir tanpa kelompok: Dinkes, Kel. 0, Kel. 1." in text
    many = [f"kel-{n}" for n in range(MOST_PARTS + 1)]
    text = listed(seating(len(many), "dlh", "dinkes", *many))
    assert f"Hadir tanpa kelompok: Dinkes, {len(many)} kelurahan/bagian." in text


def test_nobody_is_named_where_all_sit_or_nobody_came() -> None:
    assert "tanpa kelompok" not in listed(seating(0, "dlh"))
    assert "tanpa kelompok" not in listed(seating(2))
