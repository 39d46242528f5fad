"""Programmes of groups: each table its own, then the plenary's, with their origin and dissent."""

from __future__ import annotations

import pytest

from bimtek.journal.records import DESTROYED, Refusal
from bimtek.minutes.document import section
from bimtek.script.model import Division, Group
from bimtek.stages.program import deeds
from bimtek.stages.program.deeds import Naming, Saw
from bimtek.stages.program.fields import fields_of
from bimtek.stages.program.missing import missing
from bimtek.stages.program.page import page
from bimtek.stages.program.plenary import gather, merged
from bimtek.stages.program.progress import progress, reached
from bimtek.stages.program.records import Answer, Programme, Source
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.program.typed import read_line
from tests.minutes.halls import Hall, at, script_of
from tests.stages.gap import halls as gap
from tests.stages.program.halls import PLAN, begin, do
from tests.stages.program.stand import standing

PLENARY = ""
TABLED = PLAN._replace(division="pilar")
DIVISION = Division(
    "pilar", "Kelompok pilar",
    (Group("gov", "Pokja Governance", ("dishub",), 1), Group("living", "Living", ("dinkes",), 1)),
    1,
)  # fmt: skip
QUEUE = "Antrean daring @dinkes ^2026"


@pytest.fixture
def tables(hall: Hall) -> Hall:
    hall.session.script = script_of(gap.GAP, TABLED, divisions=(DIVISION,))
    begin(hall, TABLED)
    return hall


def of(hall: Hall, table: str | None) -> ProgrammeState:
    hall.session.poll()
    return ProgrammeState(hall.session, TABLED, table)


def propose(hall: Hall, table: str, *lines: str) -> None:
    state = of(hall, table)
    naming = Naming(state, state.own_pillar, hall.time)
    for line in lines:
        naming.name(read_line(line, "", state.known))
    hall.record(*naming.changes)


def say(hall: Hall, table: str, programme: str, **texts: str) -> None:
    """Type into the form of a programme."""
    for name, text in texts.items():
        state = of(hall, table)
        entry = next(one for one in state.everything if one.name == programme)
        field = next(one for one in fields_of(state) if one.name.replace("-", "_") == name)
        seen = entry.answers.get(field.name.removeprefix("syarat-"))
        saw = Saw(seen if name.startswith("syarat_") else entry.seen)
        do(hall, deeds.fill(state, entry, field, text, saw))


def gathered(hall: Hall) -> str:
    return do(hall, gather(of(hall, PLENARY)))


def told(hall: Hall) -> dict[str, str]:
    return {one.text: one.detail for one in missing(hall.session, TABLED)}


@pytest.mark.parametrize(
    ("first", "second", "expected", "differing"),
    [
        ({"percent": 0}, {}, {"percent": 0}, ()),
        ({"source": Source.CITY}, {"source": Source.STATE}, {}, ("source",)),
        ({"quick_win": True}, {"quick_win": False}, {"quick_win": True}, ()),
        ({"support": ("rsud",)}, {"support": ("dlh", "rsud")}, {"support": ("rsud", "dlh")}, ()),
        ({"pillar": "living"}, {"pillar": "society"}, {"pillar": "living"}, ()),
        ({"partners": "Kampus"}, {"confidential": True, "origin": ("x",)},
         {"partners": "Kampus"}, ()),
    ],
)  # fmt: skip
def test_what_two_groups_say_of_one_programme(
    first: dict[str, object],
    second: dict[str, object],
    expected: dict[str, object],
    differing: tuple[str, ...],
) -> None:
    both = [Programme(stage="p", programme="a", **said) for said in (first, second)]  # type: ignore[arg-type]
    assert merged(both) == (expected, differing)


def test_a_group_proposes_for_the_pillar_it_is_called_like(tables: Hall) -> None:
    propose(tables, "gov", "Mal pelayanan @dishub")
    propose(tables, "living", QUEUE, "Taman sensor @dlh #1.1")
    assert [one.value.pillar for one in of(tables, "gov").everything] == ["governance"]
    assert [one.value.pillar for one in of(tables, "living").everything] == ["living", "governance"]
    assert [one.recorded for one in of(tables, None).tables] == [1, 2]
    assert of(tables, PLENARY).everything == ()


def test_the_plenary_takes_each_programme_over_once_and_decides_what_differs(tables: Hall) -> None:
    propose(tables, "gov", QUEUE, "Rahasia dapur @dlh ~")
    propose(tables, "living", "antrean daring @dinkes @rsmw")
    say(tables, "gov", "Antrean daring", budget="750 jt", quick_win="y", syarat_setahun="y")
    say(tables, "living", "antrean daring", budget="1 m", indicator="puskesmas", syarat_setahun="y")
    said = gathered(tables)
    assert said.startswith("1 program kelompok masuk ke pleno. 1 isian berbeda antarkelompok")
    (queue,) = of(tables, PLENARY).everything
    assert queue.value.origin == ("gov", "living")
    assert (queue.value.support, queue.value.budget) == (("rsmw",), None)
    assert (queue.value.indicator, queue.value.quick_win) == ("puskesmas", True)
    assert [one.value.answer for one in queue.answers.values()] == [Answer.YES]
    assert progress(tables.session, TABLED) == (2, 2)
    assert reached(tables.session, TABLED).startswith("1 program")
    with pytest.raises(Refusal, match="Tidak ada program kelompok"):
        gather(of(tables, PLENARY))


def test_gathering_again_completes_and_leaves_what_the_plenary_said_or_took_out(
    tables: Hall,
) -> None:
    propose(tables, "living", QUEUE, "Taman sensor @dlh")
    gathered(tables)
    say(tables, PLENARY, "Antrean daring", years="", name="Antrean satu pintu")
    gone = next(one for one in of(tables, PLENARY).everything if one.name == "Taman sensor")
    do(tables, deeds.withdraw([gone]))
    say(tables, "living", "Antrean daring", partners="Universitas contoh")
    propose(tables, "gov", QUEUE)
    assert gathered(tables).startswith("0 program kelompok masuk ke pleno, 1 dilengkapi")
    (queue,) = of(tables, PLENARY).everything
    assert (queue.name, queue.value.years) == ("Antrean satu pintu", None)
    assert queue.value.partners == "Universitas contoh"
    assert queue.value.origin == ("living", "gov")


def test_what_is_left_at_the_tables_once_the_plenary_has_begun_is_missing(tables: Hall) -> None:
    propose(tables, "living", QUEUE)
    assert not [text for text in told(tables) if "kelompok" in text]
    gathered(tables)
    propose(tables, "gov", "Mal pelayanan @dishub", "Rahasia dapur @dlh ~")
    lacks = "1 program kelompok belum masuk ke pleno (G): Program dan quick win"
    assert told(tables)[lacks] == "Pokja Governance 1"
    assert "1 program belum menjawab kesenjangan mana pun: Program dan quick win" in told(tables)


def test_the_minutes_tell_the_groups_until_the_plenary_has_its_own(tables: Hall) -> None:
    propose(tables, "living", QUEUE, "Taman sensor @dlh")
    text = section(tables.session, TABLED.id)
    assert text.index("#### Living") < text.index("Antrean daring") < text.index("Taman sensor")
    assert "Hasil pleno" not in text
    say(tables, "living", "Antrean daring", budget="750 jt")
    gathered(tables)
    say(tables, PLENARY, "Antrean daring", budget="900 jt")
    gone = next(one for one in of(tables, PLENARY).everything if one.name == "Taman sensor")
    do(tables, deeds.withdraw([gone]))
    text = section(tables.session, TABLED.id)
    result, _, apart = text.partition("#### Tidak masuk ke hasil pleno")
    assert "Semua program dari kelompok Living." in result
    assert "Antrean daring, usulan Living: anggaran Rp750 juta" in result
    assert "Kelompok tanpa program: Pokja Governance." in apart
    assert apart.count("Taman sensor") == 1


def test_what_is_destroyed_at_a_table_is_so_in_the_plenary(tables: Hall) -> None:
    propose(tables, "living", "calo @dinkes", "calon pegawai @dinkes")
    gathered(tables)
    (own,) = (one for one in of(tables, "living").everything if one.name == "calo")
    tables.destroy(Programme.kind, own.seen.record, "name")
    assert {one.name for one in of(tables, PLENARY).everything} == {DESTROYED, "calon pegawai"}


async def test_one_note_taker_goes_round_and_finds_what_was_half_typed(tables: Hall) -> None:
    async with standing(tables, TABLED) as stand:
        assert "Meja ▸1 Pokja Governa… 0 ▲10'" in stand.text
        await stand.say("Mal pelayanan @dishub")
        await stand.type("belum sel")
        stand.view.action_step(1)
        await stand.settle()
        assert (stand.view.table, stand.view.pillar, stand.field) == ("living", "living", "")
        tables.time = at(9, 55)
        await stand.say(QUEUE, "[")
        await stand.settle()
        assert (stand.field, stand.rows) == ("belum sel", ["Mal pelayanan"])
        assert "1 Pokja Governa… 1 ▲15'" in stand.text
        stand.view.field.value = ""
        await stand.press("escape", "G")
        assert "2 program kelompok masuk ke pleno" in stand.said
        assert (stand.view.table, stand.view.every) == (PLENARY, True)
        await stand.press("b", "2")
        await stand.type("Kami ragu soal ini")
        await stand.press("enter")
        assert "Berbeda, Living: Kami ragu soal ini" in stand.text
        assert "Mal pelayanan, Living: Kami ragu soal ini" in section(tables.session, TABLED.id)
        words = [line.text for line in page(tables.session, TABLED, "living@hasil").lines]
        assert words[:2] == ["Smart Living", "Antrean daring"]


def test_two_laptops_that_gather_alike_make_one_programme(tables: Hall, other: Hall) -> None:
    other.session.script = tables.session.script
    propose(tables, "living", QUEUE)
    mine, theirs = gather(of(tables, PLENARY)), gather(of(other, PLENARY))
    do(tables, mine)
    do(other, theirs)
    (queue,) = of(tables, PLENARY).everything
    assert queue.conflicts == ()
