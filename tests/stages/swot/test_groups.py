"""A SWOT at tables: each table its items, field and cursor; then the plenary with their origin."""

from __future__ import annotations

import pytest

from bimtek.hall.group_records import PLENARY
from bimtek.hall.records import StageRun, StageState
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.minutes.document import section
from bimtek.overview.acts import withdrawal_words
from bimtek.papers.catalogue import paper
from bimtek.papers.holds import paper_text
from bimtek.script.model import Division, Group
from bimtek.stages.knowledge import known_to
from bimtek.stages.swot import deeds
from bimtek.stages.swot.hearing import Hearing
from bimtek.stages.swot.missing import missing
from bimtek.stages.swot.page import page
from bimtek.stages.swot.plenary import gather
from bimtek.stages.swot.progress import progress, reached
from bimtek.stages.swot.records import Quadrant, SwotItem
from bimtek.stages.swot.rules import AMONG_KEYWORDS, Place
from bimtek.stages.swot.state import SwotState
from bimtek.stages.swot.typed import read_line
from bimtek.stages.swot.view import SwotView
from bimtek.stages.swot.view_lines import below
from bimtek.sync.own_table import OwnTable
from tests.minutes.halls import Hall, at, script_of
from tests.stages.swot.halls import FORUM, STRENGTH, begin, do
from tests.stages.swot.stand import standing

TABLED = FORUM._replace(division="komponen")
DIVISION = Division(
    "komponen", "Kelompok komponen",
    (Group("struktur", "Struktur", ("bkpsdm",), 1), Group("infra", "Infrastruktur", ("rsud",), 1)),
    1,
)  # fmt: skip


@pytest.fixture
def tables(hall: Hall) -> Hall:
    hall.session.script = script_of(TABLED, divisions=(DIVISION,))
    begin(hall, TABLED)
    hall.time = at(8, 35)
    return hall


def of(hall: Hall, table: str) -> SwotState:
    hall.session.poll()
    return SwotState(hall.session, TABLED, table)


def say(hall: Hall, table: str, *lines: str, place: Place = STRENGTH) -> None:
    hearing = Hearing(of(hall, table), hall.time)
    for line in lines:
        hearing.hear(place, read_line(line, hearing.state.turn, known_to(hall.session)))
    hall.record(*hearing.changes)


def taken(hall: Hall) -> dict[str, tuple[tuple[str, ...], int]]:
    """What the plenary has: words → groups, how many said it."""
    return {one.text: (one.value.origin, one.count) for one in of(hall, PLENARY).everything}


def test_the_same_sentence_of_two_tables_is_one_item_of_the_plenary(tables: Hall) -> None:
    say(tables, "struktur", "listrik andal @dinkes", "tenaga muda")
    say(tables, "infra", "Listrik andal. @rsud", "rahasia dapur ~")
    do(tables, gather(of(tables, PLENARY), tables.time))
    assert taken(tables) == {
        "listrik andal": (("struktur", "infra"), 2),
        "tenaga muda": (("struktur",), 1),
    }
    assert progress(tables.session, TABLED) == (1, 12)


def test_an_empty_plenary_says_what_its_tables_have_ready(tables: Hall) -> None:
    say(tables, "struktur", "listrik andal @dinkes", "tenaga muda", "rahasia dapur ~")
    ready = " 2 butir meja belum masuk ke pleno: G (dari isian: Esc, G)."
    assert below(of(tables, PLENARY), None, STRENGTH, 3, 80)[0] == ready
    assert ready not in below(of(tables, "infra"), None, STRENGTH, 3, 80)
    do(tables, gather(of(tables, PLENARY), tables.time))
    assert ready not in below(of(tables, PLENARY), None, AMONG_KEYWORDS, 3, 80)


def test_gathering_again_takes_only_what_is_new_and_never_what_the_plenary_took_out(
    tables: Hall,
) -> None:
    say(tables, "struktur", "listrik andal", "tenaga muda")
    do(tables, gather(of(tables, PLENARY), tables.time))
    gone = next(one for one in of(tables, PLENARY).everything if one.text == "tenaga muda")
    do(tables, deeds.withdraw([gone]))
    with pytest.raises(Refusal, match="Tidak ada butir kelompok"):
        gather(of(tables, PLENARY), tables.time)
    say(tables, "infra", "listrik andal", "jalan lebar")
    do(tables, gather(of(tables, PLENARY), tables.time))
    assert {text: origin for text, (origin, _) in taken(tables).items()} == {
        "listrik andal": ("struktur", "infra"),
        "jalan lebar": ("infra",),
    }


def test_keywords_that_the_plenary_itself_names_are_no_longer_missing(tables: Hall) -> None:
    run = tables.seen(StageRun, TABLED.id)
    tables.record(run.change(state=StageState.DONE, ended=tables.time))
    lacks = "Kata kunci belum ada: SWOT per komponen"
    assert lacks in [one.text for one in missing(tables.session, TABLED)]
    say(tables, PLENARY, "ramah", place=AMONG_KEYWORDS)
    (word,) = of(tables, PLENARY).keywords
    assert "Kata kunci belum dipilih: SWOT per komponen" in [
        one.text for one in missing(tables.session, TABLED)
    ]
    do(tables, deeds.choose(of(tables, PLENARY), [word]))
    assert not [one for one in missing(tables.session, TABLED) if "Kata kunci" in one.text]


def test_what_is_left_at_the_tables_once_the_plenary_has_begun_is_missing(tables: Hall) -> None:
    say(tables, "struktur", "listrik andal", "rahasia dapur ~")
    assert not [one.text for one in missing(tables.session, TABLED) if "meja" in one.text]
    do(tables, gather(of(tables, PLENARY), tables.time))
    assert not [one.text for one in missing(tables.session, TABLED) if "meja" in one.text]
    say(tables, "infra", "listrik andal", "jalan lebar")
    say(tables, "struktur", "ramah", place=AMONG_KEYWORDS)
    lacking = {one.text: one.detail for one in missing(tables.session, TABLED)}
    assert lacking["3 butir meja belum masuk ke pleno (G): SWOT per komponen"] == (
        "Struktur 1 · Infrastruktur 2"
    )
    assert not [text for text in lacking if text.startswith("Kata kunci")]


def test_a_table_that_is_called_like_its_component_is_named_once_before_the_hall(
    tables: Hall,
) -> None:
    shown = [
        page(tables.session, TABLED, f"{one}@struktur/kekuatan") for one in ("struktur", "infra")
    ]
    assert [one.title for one in shown] == [
        "STRUKTUR · KEKUATAN",
        "STRUKTUR · KEKUATAN · Infrastruktur",
    ]


async def test_the_plenary_begins_where_a_table_has_said_something(tables: Hall) -> None:
    there = Place("infrastruktur", Quadrant.WEAKNESS)
    say(tables, "infra", "jalan sempit", place=there)
    async with standing(tables, TABLED) as stand:
        shown = " ".join(stand.text.split())
        assert shown.index("Meja ▸1 Struktur") < shown.index("Komponen ▸1 STRUKTUR")
        assert "Esc, g m: kelompok" in shown
        await stand.press("escape", "G")
        assert (stand.view.table, stand.view.place) == (PLENARY, there)


async def test_one_note_taker_goes_round_and_finds_what_was_half_typed(tables: Hall) -> None:
    async with standing(tables, TABLED) as stand:
        assert "▸1 Struktur 0 5'" in stand.text
        await stand.say("tenaga muda", "l", "gaji rendah")
        await stand.type("belum sel")
        stand.view.action_step(1)
        await stand.settle()
        assert (stand.view.table, stand.field) == ("infra", "")
        assert "▸2 Infrastruktur 0 5'  Pleno" in stand.text
        assert stand.view.place == Place("infrastruktur", Quadrant.STRENGTH)
        tables.time = at(8, 50)
        await stand.say("jalan lebar", "[")
        await stand.settle()
        assert (stand.field, stand.rows) == ("belum sel", ["gaji rendah"])
        assert "1 Struktur 2 ▲15'" in stand.text
        stand.view.field.value = ""
        await stand.press("escape", "G")
        assert "3 butir kelompok masuk ke pleno" in stand.said
        assert stand.view.table == PLENARY
        await stand.press("k", "b", "2")
        await stand.type("Kami ragu soal ini")
        await stand.press("enter")
        assert "Berbeda, Infrastruktur: Kami ragu soal ini" in stand.text

        text = section(tables.session, TABLED.id)
        assert text.index("#### Hasil pleno") < text.index("##### Struktur")
        assert "jalan lebar, Infrastruktur:" not in text
        assert "Infrastruktur: Kami ragu soal ini" in text
        words = [line.text for line in page(tables.session, TABLED, "infra@hasil").lines]
        assert words == ["Infrastruktur: kekuatan", "jalan lebar"]


def test_the_minutes_tell_each_item_once_and_apart_what_the_plenary_does_not_say(
    tables: Hall,
) -> None:
    say(tables, "struktur", "listrik andal @dinkes", "tenaga muda", "gaji rendah")
    do(tables, gather(of(tables, PLENARY), tables.time))
    muda, gaji = (one for one in of(tables, PLENARY).everything if "listrik" not in one.text)
    do(tables, deeds.withdraw([gaji]))
    do(tables, deeds.edit(of(tables, PLENARY), muda, "banyak tenaga muda", (), tables.time))
    text = section(tables.session, TABLED.id)
    assert "Semua butir dari kelompok Struktur.\n\n**Kekuatan**" in text
    assert text.count("istrik andal") == text.count("enaga muda") == text.count("aji rendah") == 1
    _, result, apart = text.partition("#### Tidak masuk ke hasil pleno")
    assert result
    assert "**Struktur**\n\n- Struktur, kekuatan: Gaji rendah." in apart
    assert "Kelompok tanpa butir: Infrastruktur." in apart
    say(tables, "infra", "listrik andal", "jalan lebar")
    do(tables, gather(of(tables, PLENARY), tables.time))
    text = section(tables.session, TABLED.id)
    assert "Listrik andal. (dari Struktur, Infrastruktur; Dinkes)" in text
    assert "Jalan lebar. (dari Infrastruktur)" in text
    assert "Semua butir" not in text


def test_what_is_destroyed_at_a_table_is_so_in_the_plenary_however_short(tables: Hall) -> None:
    say(tables, "struktur", "calo")
    say(tables, "infra", "calon pegawai banyak")
    do(tables, gather(of(tables, PLENARY), tables.time))
    (item,) = (one for one in of(tables, "struktur").everything if one.text == "calo")
    copies = tables.session.destruction(SwotItem.kind, item.seen.record, "text").copies
    tables.destroy(SwotItem.kind, item.seen.record, "text")
    assert copies == 1
    assert [one.text for one in of(tables, PLENARY).everything] == [
        DESTROYED,
        "calon pegawai banyak",
    ]
    found = tables.session.path.parent.glob(f"{tables.session.path.name}*")
    assert not any(b'"calo"' in one.read_bytes() for one in found)


def test_the_closing_counts_the_keywords_that_the_plenary_took(tables: Hall) -> None:
    say(tables, "struktur", "ramah", place=AMONG_KEYWORDS)
    do(tables, gather(of(tables, PLENARY), tables.time))
    (word,) = of(tables, PLENARY).keywords
    do(tables, deeds.choose(of(tables, PLENARY), [word]))
    assert reached(tables.session, TABLED).endswith(", 1 dari 1 kata kunci dipilih")


def test_undoing_what_nobody_named_said_tells_no_id(tables: Hall) -> None:
    say(tables, "struktur", "g")
    undo = tables.session.undo().result(10)
    tables.session.poll()
    undone = withdrawal_words(tables.session, undo)
    assert undone == "Diurungkan: butir SWOT “g”; penyebut butir."


def test_each_group_has_a_berita_acara_with_its_own_result_and_places_to_sign(tables: Hall) -> None:
    say(tables, "struktur", "pelatihan rutin", "gaji honorer ~")
    say(tables, "infra", "serat optik")
    text = paper_text(tables.session, paper("berita-acara-kelompok"))
    one, other = text.split("\n---\n")
    assert "**Kelompok Struktur**" in one
    assert "- pelatihan rutin" in one
    assert "serat optik" not in one
    assert "gaji honorer" not in text
    assert "| Koordinator kelompok, | Sekretaris kelompok, |" in other
    assert "| Fasilitator, | Saksi, | Saksi, |" in other


def test_a_window_for_one_table_begins_with_the_component_that_is_called_like_it(
    tables: Hall,
) -> None:
    tables.session.own_table = OwnTable({"komponen": "infra"}, "Infrastruktur")
    view = SwotView(tables.session, TABLED)
    assert view.table == "infra"
    assert view.place == Place("infrastruktur", Quadrant.STRENGTH)
    assert view.component == "infrastruktur"
