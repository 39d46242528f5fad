"""Levels that groups fill at their tables, and what the plenary makes of them."""

from __future__ import annotations

import pytest

from bimtek.hall.records import StageRun, StageState
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.minutes.document import section
from bimtek.overview.acts import withdrawal_words
from bimtek.script.model import Division, Group
from bimtek.stages.gap import agreeing, deeds
from bimtek.stages.gap.missing import missing
from bimtek.stages.gap.page import page
from bimtek.stages.gap.plenary import Given, gather, merged
from bimtek.stages.gap.records import CITY, Answer, Cause, Gap, GapStatus
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState
from tests.minutes.halls import Hall, at, script_of
from tests.stages.gap.halls import GAP
from tests.stages.gap.stand import standing

PLENARY = ""
TABLED = GAP._replace(division="pilar")
DIVISION = Division(
    "pilar", "Kelompok pilar",
    (Group("gov", "Pokja Governance", ("dishub",), 1), Group("living", "Living", ("dinkes",), 1)),
    1,
)  # fmt: skip


@pytest.fixture
def tables(hall: Hall) -> Hall:
    hall.session.script = script_of(TABLED, divisions=(DIVISION,))
    hall.record(StageRun.new(id=GAP.id, state=StageState.RUNNING, started=at(9)))
    hall.time = at(9, 5)
    return hall


def of(hall: Hall, table: str) -> GapState:
    hall.session.poll()
    return GapState(hall.session, TABLED, table=table)


def row_of(state: GapState, code: str, who: str = CITY) -> Row:
    rows = (row for pillar in state.pillars for row in state.rows(pillar))
    return next(row for row in rows if (row.code, row.who) == (code, who))


def fill(hall: Hall, table: str, code: str, now: str, target: str = "", **words: object) -> None:
    state = of(hall, table)
    said = {"answer": Answer(now=now, target=target), **words}
    hall.record(deeds.set_fields(state, row_of(state, code), **said))


def gathered(hall: Hall) -> str:
    deed = gather(of(hall, PLENARY))
    hall.record(*deed.changes)
    return deed.told


def levels(hall: Hall, table: str) -> dict[str, str]:
    state = of(hall, table)
    found = {row.code: state.gap(row).answer for p in state.pillars for row in state.rows(p)
             if row.is_level and row.who == CITY}  # fmt: skip
    return {code: f"{one.now}{one.target}" for code, one in found.items() if one.now}


@pytest.mark.parametrize(
    ("given", "expected", "differing"),
    [
        ([{"answer": Answer(now="2")}], {"answer": Answer(now="2")}, ()),
        ([{"answer": Answer(now="bd")}, {}], {"answer": Answer(now="bd")}, ()),
        ([{"answer": Answer(now="2")}, {"answer": Answer(now="3")}], {}, ("answer",)),
        ([{"cause": "alat"}, {"cause": "orang"}], {"cause": "A: alat; B: orang"}, ()),
        ([{"priority": 1}, {"priority": 2}, {"pic": "dlh"}], {"pic": "dlh"}, ("priority",)),
        ([{}], {}, ()),
    ],
)
def test_what_groups_say_of_one_level(
    given: list[dict[str, object]], expected: dict[str, object], differing: tuple[str, ...]
) -> None:
    said = [
        Given(name.lower(), name, Gap("gap", "4.1", CITY, **one))  # type: ignore[arg-type]
        for name, one in zip("ABC", given, strict=False)
    ]
    assert merged(said) == (expected, differing)


def test_each_table_has_its_own_levels_and_all_have_the_numbers_of_the_offices(
    tables: Hall,
) -> None:
    fill(tables, "living", "4.1", "2", "4")
    fill(tables, "gov", "4.1", "3")
    tables.record(Gap.new(stage=GAP.id, row="SL.2.1", who="dinkes", answer=Answer(now="66.7")))
    assert (levels(tables, "living"), levels(tables, "gov")) == ({"4.1": "24"}, {"4.1": "3"})
    assert levels(tables, PLENARY) == {}
    numbers = {of(tables, one).gaps["SL.2.1/dinkes"].answer.now for one in ("living", PLENARY)}
    assert numbers == {"66.7"}
    counts = [(one.name, one.recorded, one.asked) for one in of(tables, PLENARY).tables]
    assert counts == [("Pokja Governance", 0, 1), ("Living", 1, 2)]


def test_the_plenary_reads_back_what_the_tables_filled_and_agrees_all_but_one(
    tables: Hall,
) -> None:
    fill(tables, "living", "4.1", "2", "4", cause="alat kurang", causes=(Cause.BUDGET,))
    fill(tables, "living", "4.2", "1", "3")
    fill(tables, "gov", "4.2", "2", "3")
    said = gathered(tables)
    assert said == (
        "Isian kelompok masuk ke pleno: 2 baris. 1 level berbeda antarkelompok, pleno yang "
        "memutuskan."
    )
    assert levels(tables, PLENARY) == {"4.1": "24"}
    fill(tables, PLENARY, "4.2", "1", "3")
    state = of(tables, PLENARY)
    pillar = state.spec.pillar("living")
    agreed = agreeing.agree(state, pillar, agreeing.reading_back(state, pillar, {f"4.2/{CITY}"}))
    tables.record(*agreed.changes)
    state = of(tables, PLENARY)
    status = {code: state.gap(row_of(state, code)).status for code in ("4.1", "4.2")}
    assert status == {"4.1": GapStatus.AGREED, "4.2": GapStatus.DRAFT}
    assert of(tables, "living").gap(row_of(state, "4.1")).status is GapStatus.DRAFT
    with pytest.raises(Refusal, match="Tidak ada isian kelompok"):
        gather(of(tables, PLENARY))
    text = section(tables.session, TABLED.id)
    assert "Diisi lebih dahulu oleh kelompok: " in text
    assert "| 4.2 Kesehatan | Pokja Governance | 2 | 3 | 1→3 |" in text
    assert "Penyebab (anggaran): Alat kurang." in text


def test_what_is_left_at_the_tables_once_the_plenary_has_begun_is_missing(tables: Hall) -> None:
    fill(tables, "living", "4.1", "2", "4", proposal="beli alat")
    assert not [one for one in missing(tables.session, TABLED) if "kelompok" in one.text]
    assert "| 4.1 Harmoni tata ruang | Living | 2 | 4 | tidak ada | usulan: beli alat |" in section(
        tables.session, TABLED.id
    )
    fill(tables, PLENARY, "1.1", "3")
    found = [one for one in missing(tables.session, TABLED) if "kelompok" in one.text]
    assert [(one.text, one.detail) for one in found] == [
        ("1 level kelompok belum masuk ke pleno (K): Kesenjangan", "4.1 Living")
    ]


def test_what_is_destroyed_at_a_table_is_so_in_the_plenary(tables: Hall) -> None:
    fill(tables, "living", "4.1", "2", cause="calo")
    gathered(tables)
    tables.destroy(Gap.kind, f"{GAP.id}/4.1/kota@living", "cause")
    assert of(tables, PLENARY).gaps[f"4.1/{CITY}"].cause == DESTROYED


async def test_one_note_taker_goes_round_and_brings_it_to_the_plenary(tables: Hall) -> None:
    async with standing(tables, stage=TABLED) as stand:
        assert "Meja ▸1 Pokja Governa… 0/1 5'  2 Living 0/2 5'  Pleno" in stand.text
        await stand.press("2", "4", "]")
        assert (stand.view.table, stand.view.leaf.pillar.id) == ("living", "living")
        await stand.press("1", "3", "A")
        assert "Pilar disepakati di pleno" in stand.said
        await stand.press("[")
        assert stand.view.leaf.pillar.id == "governance"
        assert "Pokja Governa… 1/1✓" in stand.text
        await stand.press("K")
        assert stand.view.table == PLENARY
        assert "masuk ke pleno: 2 baris" in stand.said
        await stand.press("B", "2")
        await stand.type("Kami ragu")
        await stand.press("enter")
        assert "Living: Kami ragu" in section(tables.session, TABLED.id)
        words = [line.text for line in page(tables.session, TABLED, "living@hasil").lines]
        assert words[0] == "Smart Living"


def test_undoing_what_a_table_filled_tells_no_id(tables: Hall) -> None:
    fill(tables, "gov", "1.1", "2")
    undo = tables.session.undo().result(10)
    tables.session.poll()
    told = withdrawal_words(tables.session, undo)
    assert told == "Diurungkan: isian kesenjangan 1.1 kota, kelompok Pokja Governance."


def test_what_was_told_in_confidence_stays_at_its_table_and_out_of_the_minutes(
    tables: Hall,
) -> None:
    fill(tables, "living", "4.1", "2", "4", confidential=True)
    fill(tables, "living", "4.2", "1", "3")
    gathered(tables)
    assert levels(tables, PLENARY) == {"4.2": "13"}
    fill(tables, "gov", "4.2", "5")
    plenary = of(tables, PLENARY)
    tables.record(*deeds.keep_confidential(plenary, [row_of(plenary, "4.2")]).changes)
    text = section(tables.session, TABLED.id)
    assert "Isian tertutup yang tidak dimuat: 2." in text
    assert "Isian kelompok" not in text
    shown = page(tables.session, TABLED, "pilar living").lines
    assert not [line for line in shown if "kelompok" in line.text]


def test_two_who_fill_one_table_are_asked_which_holds(tables: Hall, other: Hall) -> None:
    other.session.script = tables.session.script
    one, two = of(tables, "living"), of(other, "living")
    first = deeds.set_fields(one, row_of(one, "4.1"), answer=Answer(now="2"))
    second = deeds.set_fields(two, row_of(two, "4.1"), answer=Answer(now="3"))
    tables.record(first)
    other.record(second)
    tables.session.poll()
    told = [one.text for one in missing(tables.session, TABLED)]
    assert told[0] == "Nilai berbeda belum dipilih: 4.1 Harmoni tata ruang, Living"
    with pytest.raises(Refusal, match="Tidak ada isian kelompok"):
        gather(of(tables, PLENARY))
