"""A kertas kerja at tables: each its sheet and cursor, then the plenary's with its origin."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Presence, RollCall, Status
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.sayings import Saying
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.minutes.document import section
from bimtek.script.model import Division, Group, Stage
from bimtek.stages.dissent import dissent
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.missing import missing
from bimtek.stages.worksheet.page import page
from bimtek.stages.worksheet.plenary import Given, gather, merged
from bimtek.stages.worksheet.records import PLENARY, Cell
from bimtek.stages.worksheet.said import said_here
from bimtek.stages.worksheet.script import SheetRow, WorksheetScript
from tests.minutes.halls import Hall, at, script_of
from tests.stages.worksheet.halls import CHOICE, REMARK, do, fill, row_of, state_of
from tests.stages.worksheet.stand import standing

PILLARS = Stage(
    "pilar", "kertas-kerja", "Hasil pilar", 1, "", time(15), 30, False, "", "", (),
    WorksheetScript(
        "kelompok", (CHOICE, REMARK),
        (SheetRow("P1", "Program unggulan", "", (), ""), SheetRow("P2", "Anggaran", "", (), "")),
    ),
    1, "pilar",
)  # fmt: skip
DIVISION = Division(
    "pilar", "Kelompok pilar",
    (
        Group("living", "Living", ("dinkes",), 1, (), "Kepala Dinas Kesehatan"),
        Group("society", "Society", ("dinsos",), 1),
    ),
    1,
)  # fmt: skip


@pytest.fixture
def tables(hall: Hall) -> Hall:
    """Two tables, one person at each, half an hour into the acara."""
    hall.session.script = script_of(PILLARS, divisions=(DIVISION,))
    here = Presence(Status.PRESENT)
    hall.record(
        RollCall.new(id="1-pagi", title="pagi", stage="", order=1),
        Attendance.new(roll_call="1-pagi", participant="ani", presence=here),
        Attendance.new(roll_call="1-pagi", participant="budi", presence=here),
        StageRun.new(id="pilar", state=StageState.RUNNING, started=at(15)),
    )
    hall.time = at(15, 5)
    return hall


def say(hall: Hall, who: str, code: str, choice: str = "", remark: str = "") -> None:
    for column, text in ((CHOICE, choice), (REMARK, remark)):
        if text:
            fill(hall, code, column, text, who, PILLARS)


@pytest.mark.parametrize(
    ("values", "words", "plenary"),
    [
        ((), True, None),
        (("siap",), False, "siap"),
        (("siap", "siap"), False, "siap"),
        (("siap", "ragu"), False, None),
        (("antrean daring",), True, "antrean daring"),
        (("Antrean daring", "antrean  daring"), True, "Antrean daring"),
        (("antrean", "posyandu"), True, "A: antrean; B: posyandu"),
    ],
)
def test_the_plenary_begins_with_what_the_groups_say_alike(
    values: tuple[str, ...], words: bool, plenary: str | None
) -> None:
    given = [Given(name.lower(), name, value) for name, value in zip("AB", values, strict=False)]
    assert merged(given, words=words) == plenary


def test_gathering_names_the_groups_and_leaves_what_differs_to_the_plenary(tables: Hall) -> None:
    say(tables, "living", "P1", "siap", "antrean daring")
    say(tables, "society", "P1", "ragu", "posyandu")
    say(tables, "society", "P2", "siap", "dana ~")
    deed = gather(state_of(tables, PILLARS))
    assert deed.told == (
        "2 isian kelompok masuk ke pleno. 1 isian berbeda antarkelompok, pleno memutuskan (=)."
    )
    do(tables, deed)
    state = state_of(tables, PILLARS)
    found = {
        (seen.value.row, seen.value.column): (seen.value.value, seen.value.origin)
        for seen in tables.session.all(Cell)
        if seen.value.who == PLENARY
    }
    assert found == {
        ("P1", "catatan"): ("Living: antrean daring; Society: posyandu", ("living", "society")),
        ("P2", "sikap"): ("siap", ("society",)),
    }
    # what the plenary decides itself is no longer that of a group
    do(tables, deeds.fill(state, row_of(tables, "P2", PILLARS), PLENARY, CHOICE, "tolak"))
    seen = tables.session.get(Cell, "pilar/P2/pleno/sikap")
    assert seen is not None
    assert (seen.value.value, seen.value.origin) == ("tolak", ())
    assert (state.total.filled, state.total.asked) == (3, 4)


def test_where_nothing_is_left_to_gather_it_is_told(tables: Hall) -> None:
    with pytest.raises(Refusal, match="Tidak ada isian kelompok"):
        gather(state_of(tables, PILLARS))


def test_what_was_destroyed_at_a_table_is_not_gathered_afterwards(tables: Hall) -> None:
    say(tables, "living", "P1", "siap", "Pak Camat menolak")
    say(tables, "society", "P1", remark="perlu payung hukum")
    for column in (CHOICE, REMARK):
        tables.destroy(Cell.kind, f"pilar/P1/living/{column.id}", "value")
    do(tables, gather(state_of(tables, PILLARS)))
    assert value(tables, "P1") == "perlu payung hukum"
    assert tables.session.get(Cell, "pilar/P1/pleno/sikap") is None
    assert not state_of(tables, PILLARS).is_filled(row_of(tables, "P1", PILLARS), "living")


def test_the_minutes_tell_each_group_then_the_plenary_with_origin_and_dissent(tables: Hall) -> None:
    say(tables, "living", "P1", "siap", "antrean daring")
    say(tables, "living", "P2", "siap")
    do(tables, gather(state_of(tables, PILLARS)))
    say(tables, "society", "P2", "ragu")
    do(tables, deeds.clear(state_of(tables, PILLARS), row_of(tables, "P2", PILLARS), PLENARY))
    row = row_of(tables, "P1", PILLARS)
    do(tables, dissent(PILLARS, row.key, "society", "Posyandu lebih dahulu.", "P1: Society"))
    text = section(tables.session, "pilar")
    assert "Dijawab 3 dari 4 baris, 2 dari 2 kelompok." in text
    assert "(kelompok berbeda, belum diputuskan)" in text
    assert "| Living | Ani (contoh), Kepala Dinkes | Dinkes | 1 |" in text
    assert "| Society | – | Dinsos | 1 |" in text
    assert "Koordinator: Ani (contoh), Kepala Dinkes. Anggota: 1 OPD, 1 orang." in text
    assert text.index("#### Living") < text.index("#### Hasil pleno")
    assert "Program unggulan (dari Living) | siap | antrean daring |" in text  # told once
    assert "P1 Program unggulan, Society: Posyandu lebih dahulu." in text
    do(tables, dissent(PILLARS, row.key, "society", "", "P1: Society"))
    assert "Pendapat berbeda" not in section(tables.session, "pilar")


def test_what_is_missing_counts_tables_never_the_plenary(tables: Hall) -> None:
    say(tables, "living", "P1", "siap")
    (found,) = missing(tables.session, PILLARS)
    assert found.text == "3 baris Hasil pilar belum dijawab: 2 kelompok"


def test_where_tables_make_their_rows_none_owes_those_of_another(tables: Hall) -> None:
    own = PILLARS._replace(spec=WorksheetScript("kelompok", (CHOICE, REMARK), ()))
    tables.session.script = script_of(own, divisions=(DIVISION,))
    for text in ("Antrean daring", "Rekam medis"):
        do(tables, deeds.add_row(state_of(tables, own), text, "", tables.time)[0])
        fill(tables, text, CHOICE, "siap", "living", own)
    (found,) = missing(tables.session, own)
    assert found.text == "1 baris Hasil pilar belum dijawab: 1 kelompok"
    fill(tables, "Rekam medis", REMARK, "bertahap", "society", own)
    (found,) = missing(tables.session, own)
    assert found.detail == "Society 1"
    text = section(tables.session, "pilar")
    assert "Dijawab 2 baris, 2 dari 2 kelompok." in text
    assert "Belum dijawab" not in text


def test_a_row_that_a_table_adds_for_itself_is_asked_of_no_other_one(tables: Hall) -> None:
    own = PILLARS._replace(spec=WorksheetScript("kelompok", (CHOICE, REMARK), ()))
    tables.session.script = script_of(own, divisions=(DIVISION,))
    for text, table in (("Antrean daring", "living"), ("Rekam medis", "")):
        do(tables, deeds.add_row(state_of(tables, own), text, "", tables.time, table)[0])
    state = state_of(tables, own)
    asked = {who: {row.text for row in state.asked_rows(who)} for who in state.sheets}
    assert asked == {
        "living": {"Antrean daring", "Rekam medis"},
        "society": {"Rekam medis"},
        PLENARY: {"Antrean daring", "Rekam medis"},
    }


def test_a_group_presents_its_result_and_the_hall_sees_no_name(tables: Hall) -> None:
    say(tables, "living", "P1", "siap", "antrean daring")
    say(tables, "living", "P2", "ragu", "~ rahasia dapur")
    shown = page(tables.session, PILLARS, "living/")
    words = [line.text for line in shown.lines if line.text]
    assert shown.title == "LIVING · Hasil pilar"
    assert words == [
        "Koordinator: Kepala Dinkes", "Anggota: Dinkes", "Program unggulan", "Sikap: siap",
        "Catatan: antrean daring", "Anggaran", "Sikap: ragu",
    ]  # fmt: skip


async def test_one_note_taker_serves_two_tables_each_with_its_cursor(tables: Hall) -> None:
    async with standing(tables, PILLARS) as stand:
        assert "▸1 Living 0/2 5'" in stand.text
        await stand.press("1", "]")
        assert (stand.cursor, stand.view.who) == ("P1", "society")
        tables.time = at(15, 20)
        await stand.press("2", "[")
        assert (stand.cursor, stand.view.who) == ("P2", "living")
        assert "▸1 Living 1/2 ▲15'" in stand.text
        assert " 2 Society 1/2" in stand.text
        await stand.press("G")
        assert "1 isian berbeda antarkelompok" in stand.said
        assert stand.view.who == PLENARY
        assert "Sikap: Living siap, Society ragu" in stand.text
        await stand.press("equals_sign")
        assert "kelompok berbeda. Mana yang berlaku bagi pleno?" in stand.text
        await stand.press("2")
        assert "pleno memutuskan. Ctrl+Z mengurungkan." in stand.said
        await stand.press("b", "2")
        await stand.type("belum ada anggaran")
        await stand.press("enter")
        assert "Berbeda, Society: belum ada anggaran" in stand.text
        await stand.press("p")
        assert stand.window.pointed[-1] == "pleno/"


def in_files(hall: Hall, words: str) -> bool:
    """Whether words stand among the bytes of the session or of its log."""
    found = hall.session.path.parent.glob(f"{hall.session.path.name}*")
    return any(words.encode() in one.read_bytes() for one in found)


def value(hall: Hall, code: str) -> str:
    return state_of(hall, PILLARS).value(row_of(hall, code, PILLARS), PLENARY, REMARK)


def said(hall: Hall, code: str, who: str) -> tuple[Saying, ...]:
    return said_here(state_of(hall, PILLARS), row_of(hall, code, PILLARS), who)


def test_what_is_destroyed_at_a_table_is_so_in_the_plenary_and_the_rest_of_it_stays(
    tables: Hall,
) -> None:
    say(tables, "living", "P1", remark="Pak Camat menolak")
    say(tables, "society", "P1", remark="perlu payung hukum")
    say(tables, "living", "P2", remark="suap")
    do(tables, gather(state_of(tables, PILLARS)))
    do(tables, dissent(PILLARS, "P1", "society", "kata yang tidak boleh beredar", ""))
    assert value(tables, "P1") == "Living: Pak Camat menolak; Society: perlu payung hukum"
    (living,) = said(tables, "P1", "living")
    assert (living.what, living.words) == ("P1 Catatan", "Pak Camat menolak")
    differs = said(tables, "P1", PLENARY)[-1]
    assert differs.what == "Society, pendapat berbeda kelompok"
    (short,) = said(tables, "P2", "living")
    assert in_files(tables, "Camat")
    for one in (living, differs, short):
        tables.destroy(one.kind, one.record, one.field)
    for words in ("Camat", "suap", "beredar"):
        assert not in_files(tables, words)
    assert value(tables, "P1") == f"Living: {DESTROYED}; Society: perlu payung hukum"
    assert value(tables, "P2") == DESTROYED
    assert said(tables, "P2", "living") == ()
