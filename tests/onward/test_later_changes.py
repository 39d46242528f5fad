"""A later ralat in tahap I is noticed in tahap II, told value by value, and offered."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bimtek import bootstrap
from bimtek.hall.before import EarlierAction, EarlierSession
from bimtek.hall.records import Participant
from bimtek.journal.records import Refusal
from bimtek.onward.later import Difference, differences
from bimtek.onward.source import beside, reading_earlier
from bimtek.onward.table import standing_words
from bimtek.session import Session
from bimtek.stages.gap.records import EarlierGap
from bimtek.stages.program.records import Programme
from tests.conftest import OpenAs
from tests.onward.tahap import tahap_2
from tests.recording import recorded


@pytest.fixture
def august(earlier: Path, tmp_path: Path, open_as: OpenAs) -> Session:
    return open_as(tahap_2(tmp_path, earlier).path, "N1")


def found(august: Session, earlier: Path) -> dict[str, Difference]:
    august.poll()
    with bootstrap.reading(earlier) as source:
        return {one.label: one for one in differences(august, source)}


def take(session: Session, *taken: Difference) -> None:
    session.record_all([change for one in taken for change in one.changes]).result()
    session.poll()


def in_july(earlier: Path, *lines: dict[str, Any]) -> None:
    assert not [answer for answer in recorded(earlier, *lines) if "error" in answer]


def level(now: str) -> dict[str, object]:
    answer = {"now": now, "target": "4"}
    return {"kind": "gap", "record": "kesenjangan/4.2/kota", "set": {"answer": answer}}


def test_where_nothing_changed_nothing_is_offered(august: Session, earlier: Path) -> None:
    assert found(august, earlier) == {}
    assert beside(august) == earlier


def test_a_ralat_is_told_with_both_values_and_taken_over_in_one_act(
    august: Session, earlier: Path
) -> None:
    in_july(earlier, level("3"))
    told = found(august, earlier)
    (label,) = told
    assert label == "Tahap I 4.2 kota"
    assert told[label].what.startswith("kini 2 → sasaran 4 menjadi kini 3 → sasaran 4 (")
    take(august, told[label])
    session = next(iter(august.all(EarlierSession))).record
    seen = august.get(EarlierGap, f"{session}/4.2/kota")
    assert seen is not None
    assert seen.value.answer.now == "3"
    assert found(august, earlier) == {}  # once taken over it is not offered again
    august.undo().result()
    assert list(found(august, earlier)) == [label]  # the undone one is


def test_what_this_hall_changed_itself_is_said(august: Session, earlier: Path) -> None:
    seen = august.get(Programme, "rencana/aaaaaaaaaaaa")
    assert seen is not None
    august.record(seen.change(percent=60)).result()
    assert found(august, earlier) == {}  # the source still says what it said
    ralat: dict[str, Any] = {
        "kind": "programme",
        "record": "program/aaaaaaaaaaaa",
        "set": {"percent": 45},
    }
    in_july(earlier, ralat)
    (one,) = found(august, earlier).values()
    assert "60 menjadi 45" in one.what
    assert one.what.endswith("di sini sudah diubah")


def test_a_change_back_to_what_stands_here_is_none(august: Session, earlier: Path) -> None:
    in_july(earlier, level("3"), level("2"))
    assert found(august, earlier) == {}


def test_new_and_withdrawn_items_are_offered(august: Session, earlier: Path) -> None:
    said = {"text": "buat grup WhatsApp", "label": "tindak lanjut", "opd": ["dinkes"]}
    in_july(
        earlier,
        {"kind": "note", "record": "ffffffffffff", "set": said},
        {"kind": "note", "record": "bbbbbbbbbbbb", "withdraw": "salah catat"},
    )
    told = found(august, earlier)
    assert told["buat grup WhatsApp"].what.startswith("baru")
    assert told["“kirim data pasar”"].what == "ditarik di sana"
    take(august, *told.values())
    assert {seen.record for seen in august.all(EarlierAction)} == {"cccccccccccc", "ffffffffffff"}
    assert found(august, earlier) == {}


def test_a_corrected_name_is_offered_and_a_destroyed_one_only_told(
    august: Session, earlier: Path
) -> None:
    people = {seen.value.name: seen.record for seen in august.all(Participant)}
    one, two = people["Nama Contoh Satu"], people["Nama Contoh Dua"]
    renamed: dict[str, Any] = {
        "kind": "participant",
        "record": one,
        "set": {"name": "Nama Contoh Satu, M.Si."},
    }
    in_july(earlier, renamed)
    source = bootstrap.open_session(earlier, "N1", "fasilitator")
    source.redact("participant", two, "nip", "salah rekam").result()
    source.close()
    told = found(august, earlier)
    assert "Nama Contoh Satu menjadi Nama Contoh Satu, M.Si." in told["Nama Contoh Satu"].what
    assert told["Nama Contoh Dua"].what == "NIP: dimusnahkan di sana"
    assert told["Nama Contoh Dua"].changes == ()


def test_another_session_is_refused(august: Session, blitar: Path) -> None:
    with (
        bootstrap.reading(blitar) as other,
        pytest.raises(Refusal, match=r"tidak melanjutkan blitar\.bimtek"),
    ):
        differences(august, other)


def test_the_source_is_found_under_another_name(
    august: Session, earlier: Path, tmp_path: Path
) -> None:
    moved = shutil.move(earlier, tmp_path / "lama.bimtek")
    assert beside(august) == moved
    Path(moved).unlink()
    assert beside(august) is None


def test_a_ralat_is_named_by_its_number(tmp_path: Path, earlier: Path, open_as: OpenAs) -> None:
    agreed: dict[str, Any] = {"kind": "agreement", "key": {"edition": "1"}}
    agreed["set"] = {"agreed": {"at": "2023-07-03T15:50:00+07:00"}}
    in_july(earlier, agreed)
    august = open_as(tahap_2(tmp_path, earlier).path, "N1")
    said = {"edition": "1", "number": 2, "about": "gap/kesenjangan/4.2/kota", "place": "4.2"}
    said |= {"after": "3", "reason": "salah dengar", "asked_by": "Dinkes"}
    in_july(
        earlier,
        {"kind": "correction", "key": {"id": "r2"}, "set": said, "act": "r"},
        {**level("3"), "act": "r"},
    )
    with reading_earlier(earlier) as source:
        (one,) = differences(august, source)
    assert "menjadi kini 3 → sasaran 4 (ralat 2, " in one.what


@pytest.mark.parametrize(
    ("edition", "signed", "told"),
    [
        ("", None, "KONSEP: belum disepakati"),
        ("1", None, "KONSEP: versi 1 disepakati, belum ditandatangani"),
        ("2", date(2023, 7, 6), "versi 2, ditandatangani 6 Juli 2023"),
    ],
)
def test_the_table_says_how_far_the_minutes_were(
    edition: str, signed: date | None, told: str
) -> None:
    before = EarlierSession("s", edition=edition, signed_on=signed)
    assert standing_words(before) == told
