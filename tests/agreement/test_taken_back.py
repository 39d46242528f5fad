"""What was undone after an agreement changed nothing, and nothing tells of it."""

from __future__ import annotations

from datetime import date

from bimtek.agreed import minutes_of
from bimtek.hall.agreement import Amended, Update
from bimtek.journal.records import Change
from bimtek.overview.since import Since, since_agreed
from bimtek.overview.words import Words
from bimtek.stages.gap.records import CITY, Answer, Gap
from tests.agreement.laptops import Laptop

LEVEL = f"kesenjangan/4.2/{CITY}"


def level(desk: Laptop, now: str) -> Change:
    seen = desk.session.get(Gap, LEVEL)
    if seen is not None:
        return seen.change(answer=Answer(now, "4"))
    return Gap.new(stage="kesenjangan", row="4.2", who=CITY, answer=Answer(now, "4"))


def undo(desk: Laptop) -> None:
    desk.session.undo().result(10)
    desk.session.poll()


def since(desk: Laptop) -> list[Since]:
    standing = desk.session.agreement
    assert standing
    return since_agreed(Words(desk.session), standing)


def test_newer_data_that_was_undone_is_not_printed(desk: Laptop) -> None:
    desk.record(level(desk, "2"))
    desk.agree()
    delivery = Update.new(edition="1", number=1, source="Dinkes", as_of=date(2023, 7, 20))
    desk.record(delivery)
    named = Amended.new(under=delivery.record, about=f"gap/{LEVEL}")
    desk.record(named, level(desk, "3"))
    undo(desk)
    text = minutes_of(desk.session)
    assert "Tidak ada isian yang berubah." in text
    assert "kini 3" not in text
    assert since(desk) == []
    desk.session.redo().result(10)
    desk.session.poll()
    named = Amended.new(under=delivery.record, about=f"gap/{LEVEL}")
    desk.record(named, level(desk, "4"))
    assert "| kini 2 → sasaran 4 | kini 4 → sasaran 4 |" in minutes_of(desk.session)
    undo(desk)
    assert "| kini 2 → sasaran 4 | kini 3 → sasaran 4 |" in minutes_of(desk.session)
    desk.record(Amended.new(under=delivery.record, about=f"gap/{LEVEL}"), level(desk, "2"))
    assert "Tidak ada isian yang berubah." in minutes_of(desk.session)


def test_a_note_that_was_undone_is_not_listed_as_a_change(desk: Laptop) -> None:
    desk.agree()
    desk.note("doa penutup", stage="penutup")
    desk.note("salah ketik", stage="penutup")
    undo(desk)
    (said,) = since(desk)
    assert (said.stage, said.words) == ("penutup", "doa penutup; jenis catatan")
