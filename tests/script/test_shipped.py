"""The scripts that ship: without mistakes, whole, and honest about what is drafted."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from bimtek.lists.beside import ScriptLists
from bimtek.script.library import find_script, home, shipped
from bimtek.script.load import load
from bimtek.script.model import Quorum, Script, Stage
from bimtek.script.words import LABELS
from bimtek.stages import KINDS

NAMED = {"Santoso", "Tjutjuk Sunario", "Priyo Suhartono", "Mujianto"}
"""Officials whom public sources name for that day; nobody else is named."""


def script_of(name: str) -> Script:
    loaded, mistakes = load(find_script(name), KINDS, ScriptLists())
    assert [mistake.shown(name) for mistake in mistakes] == []
    assert loaded
    assert loaded.script
    return loaded.script


def rows_of(name: str) -> list[dict[str, str]]:
    with (home() / "blitar-2023" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


BOOK = "Bimtek Penyusunan Rencana Induk Smart City"
NAMES = [name for name, _ in shipped()]
ANY_CITY = [name for name in NAMES if name.startswith("tahap-")]
PUBLISHED = {"bontang-2019", "sawahlunto-2023"}
"""They tell of days as the press did, whose SK and readiness nobody told."""


def test_what_ships_is_listed_with_city_and_title() -> None:
    assert shipped() == [
        ("blitar-2023", f"{BOOK} Tahap I · Kota Blitar"),
        ("bontang-2019", f"{BOOK} Tahap I, hari kedua · Kota Bontang"),
        ("sawahlunto-2023", f"{BOOK} dan Quick Win Tahap III · Kota Sawahlunto"),
        ("tahap-1", f"{BOOK} Tahap I · Kota Contoh"),
        ("tahap-2", f"{BOOK} Tahap II · Kota Contoh"),
        ("tahap-3", f"{BOOK} Tahap III · Kota Contoh"),
        ("tahap-4", f"{BOOK} Tahap IV · Kota Contoh"),
    ]


def test_a_script_is_found_by_name_or_path(tmp_path: Path) -> None:
    own = tmp_path / "naskah.md"
    own.write_text("x", encoding="utf-8")
    assert find_script(str(own)) == own
    assert find_script(str(tmp_path)) == own
    assert find_script("tahap-1") == find_script("tahap-1.md") == home() / "tahap-1.md"
    with pytest.raises(FileNotFoundError, match="salah satu dari: blitar-2023, bontang-2019"):
        find_script("tahap-9")


@pytest.mark.parametrize("name", NAMES)
def test_every_stage_has_time_and_guide_text(name: str) -> None:
    for stage in script_of(name).stages:
        assert stage.starts, stage.title
        assert stage.minutes, stage.title
        assert stage.guides, stage.title
        if stage.kind not in {"jeda"}:
            labels = {guide.label for guide in stage.guides}
            assert {"Tujuan", "Selesai bila", "Bila terlambat"} <= labels, stage.title
            assert labels <= {*LABELS, ""}


@pytest.mark.parametrize("name", ["tahap-1", "blitar-2023"])
def test_the_gap_analysis_is_whole(name: str) -> None:
    spec = script_of(name).of_kind("kesenjangan")[0].spec
    parts = [part for pillar in spec.pillars for part in pillar.subdimensions]
    assert [part.code for part in parts] == [f"{n}.{m}" for n in range(1, 7) for m in range(1, 4)]
    criteria = [criterion for part in parts for criterion in part.criteria]
    assert len(criteria) == 18 * 5
    assert len({criterion.text for criterion in criteria}) == 18 * 5, "each says something specific"
    assert max(len(criterion.text) for criterion in criteria) <= 46
    indicators = [indicator for part in parts for indicator in part.indicators]
    assert len({indicator.code for indicator in indicators}) == 67
    assert 12 <= sum(indicator.when == "pleno" for indicator in indicators) <= 15
    assert spec.order == ("living", "society", "economy", "branding", "environment", "governance")


@pytest.mark.parametrize("name", ["tahap-1", "blitar-2023"])
def test_fifteen_questions_of_readiness(name: str) -> None:
    spec = script_of(name).of_kind("kertas-kerja")[0].spec
    assert len(spec.rows) == 15
    assert [column.type for column in spec.columns] == ["level", "angka", "bukti", "teks"]


@pytest.mark.parametrize("name", ["tahap-1", "blitar-2023"])
def test_what_is_drafted_says_so_and_the_decree_is_a_sample(name: str) -> None:
    script = script_of(name)
    assert all(stage.spec.sample for stage in script.of_kind("sk"))
    for kind in ("presensi", "kertas-kerja", "kesenjangan"):
        stage = script.of_kind(kind)[0]
        told = " ".join(guide.text for guide in stage.guides)
        assert "rancangan (bukan teks resmi)" in told.casefold()


@pytest.mark.parametrize("name", NAMES)
def test_a_day_has_no_hole_and_ends_in_time(name: str) -> None:
    script = script_of(name)
    for one, following in pairwise(script.stages):
        assert one.starts
        assert one.minutes
        end = one.starts.hour * 60 + one.starts.minute + one.minutes
        if following.day == one.day:
            assert following.starts
            assert following.starts.hour * 60 + following.starts.minute == end, following.title
    assert script.ends


@pytest.mark.parametrize("name", ANY_CITY)
def test_any_city_gets_two_days(name: str) -> None:
    script = script_of(name)
    assert {stage.day for stage in script.stages} == {1, 2}
    assert (script.last_day - script.first_day).days == 1
    assert [stage.roll_call for stage in script.stages if stage.roll_call] == [
        "1-pagi", "1-siang", "1-sore", "2-pagi", "2-siang", "2-sore",
    ]  # fmt: skip
    assert [stage.spec.daily for stage in script.of_kind("penutup")] == [True, False]
    assert any("rancangan (bukan teks resmi)" in told(stage) for stage in script.stages)


def told(stage: Stage) -> str:
    """The guide text of an acara."""
    return " ".join(guide.text for guide in stage.guides).casefold()


def test_the_four_tahap_do_what_they_are_for() -> None:
    kinds = {name: {stage.kind for stage in script_of(name).stages} for name in ANY_CITY}
    assert kinds["tahap-1"] >= {"sk", "kesenjangan", "swot", "program", "kertas-kerja"}
    assert kinds["tahap-2"] >= {"telaah", "program", "kertas-kerja", "pemungutan"}
    assert kinds["tahap-3"] >= {"kertas-kerja", "program", "pemungutan"}
    assert kinds["tahap-4"] >= {"telaah", "komitmen", "program", "pemungutan"}


def test_bontang_sits_in_five_groups_and_then_in_six() -> None:
    script = script_of("bontang-2019")
    groups = {one.id: [group.title for group in one.groups] for one in script.divisions}
    assert {name: len(titles) for name, titles in groups.items()} == {"komponen": 5, "dimensi": 6}
    assert script.stage("swot").division == "komponen"
    assert script.stage("program").division == script.stage("terbaik").division == "dimensi"
    assert [one.title for one in script.stage("swot").spec.components] == groups["komponen"]
    assert script.stage("swot").spec.keywords == 0, "as many as the hall likes"
    assert script.zone == "WITA"


def test_sawahlunto_asks_a_road_map_and_one_quick_win_of_each_dimension() -> None:
    script = script_of("sawahlunto-2023")
    assert (script.first_day.isoformat(), script.last_day.isoformat()) == (
        "2023-09-06",
        "2023-09-07",
    )
    assert len(script.stage("peta-jalan").spec.rows) == 18
    quick = script.stage("quick-win").spec
    assert len(quick.rows) == 6
    names = [column.name for column in quick.columns if column.required]
    assert names == ["Quick win", "OPD", "Persen selesai", "Saran narasumber"]


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_what_is_drafted_of_a_published_workshop_says_so(name: str) -> None:
    script = script_of(name)
    assert "rancangan (bukan teks resmi)" in told(script.stages[0])
    assert all("contoh" in basis for basis in script.bases)
    assert not [opd for one in script.divisions for group in one.groups for opd in group.opds]


def test_blitar_is_monday_in_the_hall_with_a_quorum() -> None:
    script = script_of("blitar-2023")
    assert (script.city, script.place, script.zone) == (
        "Kota Blitar",
        "Gedung Kusumowicitro",
        "WIB",
    )
    assert script.first_day.isoformat() == script.last_day.isoformat() == "2023-07-03"
    assert script.quorum == Quorum(16)
    assert script.stage("kesenjangan").starts
    assert len(script.bases) == 4


def test_every_opd_of_blitar_has_a_role_in_the_sample_decree() -> None:
    roles = script_of("blitar-2023").stage("pembacaan-sk").spec.roles
    pokja = {opd for role in roles if role.body.startswith("Pokja") for opd in role.opds}
    lead = {opd for role in roles if role.body == "Tim Pelaksana" for opd in role.opds}
    offices = {row["kode"] for row in rows_of("opd.csv") if row["jenis"] != "bagian"}
    assert offices == pokja | lead


def test_the_opd_list_of_blitar_says_how_sure_each_name_is() -> None:
    rows = rows_of("opd.csv")
    sorts = [row["jenis"] for row in rows]
    assert (sorts.count("kelurahan"), sorts.count("kecamatan"), sorts.count("bagian")) == (21, 3, 9)
    assert len(rows) - 21 - 9 == 29
    assert {row["status verifikasi"] for row in rows} == {
        "nama ada di sumber", "sebagian ada di sumber", "perkiraan",
    }  # fmt: skip


def test_eighty_posts_are_invited_and_only_sourced_officials_are_named() -> None:
    rows = rows_of("peserta.csv")
    assert [row["no"] for row in rows] == [str(number) for number in range(1, 81)]
    assert {row["nama"] for row in rows if row["nama"]} == NAMED
    assert all(row["jabatan"] for row in rows)
