from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from bimtek.hall.records import Opd
from bimtek.journal.records import Record, Refusal, Seen
from bimtek.lists.files import File
from bimtek.lists.indicators import plan_indicators, read_indicators
from bimtek.lists.plan import Plan
from tests.lists.made import after, standing, xlsx


@dataclass(frozen=True, slots=True)
class Measure(Record):
    """Any kind of record with the columns of the list."""

    kind: ClassVar[str] = "indicator"
    key: ClassVar[tuple[str, ...]] = ("code",)

    code: str
    name: str = ""
    unit: str = ""
    direction: str = "naik"
    subdimension: str = ""
    pillar: str = ""
    opds: tuple[str, ...] = ()
    when: str = "pokja"
    order: int = 0

    def check(self) -> None:
        if self.code == "4.2":
            raise Refusal("indicator-code", "Pakai kode seperti SL.2.1.")


OPDS = [
    Opd("dinkes", "Dinkes", "Dinas Kesehatan", category="dinas", order=1),
    Opd("rsmw", "RSUD", "RSUD Mardi Waluyo", category="rumah sakit", order=2),
    Opd("kel-satu", "Kel. Satu", "Kelurahan Satu", category="kelurahan", order=3),
    Opd("kel-dua", "Kel. Dua", "Kelurahan Dua", category="kelurahan", order=4),
]
HEADER = "kode;sub-dimensi;indikator;satuan;arah;opd;kapan"
ROW = "SL.2.1;4.2;Faskes dengan antrean daring;% faskes;naik;Dinkes, RSUD;pleno"


def place(code: str) -> Mapping[str, object] | None:
    return {"pillar": "living"} if code in ("4.1", "4.2") else None


def plan(
    *rows: str, standing_ones: list[Seen[Any]] | None = None, aliases: dict[str, str] | None = None
) -> Plan:
    listed = read_indicators(File("indikator.csv", "\n".join((HEADER, *rows)).encode()))
    return plan_indicators(listed, OPDS, standing_ones or [], Measure, place, aliases)


def taken(*rows: str) -> list[Measure]:
    return [seen.value for seen in after(Measure, plan(*rows).checked().changes)]


def test_a_row_becomes_an_indicator_in_its_place() -> None:
    assert taken(ROW) == [
        Measure(
            "SL.2.1", "Faskes dengan antrean daring", "% faskes", "naik", "4.2", "living",
            ("dinkes", "rsmw"), "pleno", 0,
        )
    ]  # fmt: skip


def test_what_a_row_leaves_out_has_its_usual_value() -> None:
    (one,) = taken("SL.2.2;4.2 Kesehatan;Nama;%;▼;Dinkes;")
    assert (one.direction, one.when, one.subdimension) == ("turun", "pokja", "4.2")


def test_sets_of_offices_are_spelt_out() -> None:
    rows = (
        "A.1;4.1;x;%;naik;kelurahan; ",
        "A.2;4.1;x;%;naik;semua;",
        "A.3;4.1;x;%;;semua kecuali RSUD;",
    )
    assert [one.opds for one in taken(*rows)] == [
        ("kel-satu", "kel-dua"), ("dinkes", "rsmw"), ("dinkes",),
    ]  # fmt: skip


def test_an_unknown_office_is_asked_about() -> None:
    asked = plan(ROW.replace("RSUD", "RSU Mardi"))
    assert [one.question for one in asked.unknown] == ["‘RSU Mardi’ = RSUD?"]
    answered = plan(ROW.replace("RSUD", "RSU Mardi"), aliases={"RSU Mardi": "rsmw"})
    assert answered.changes[0].patch == {"alias": ["RSU Mardi"]}
    assert answered.changes[1].patch["opds"] == ["dinkes", "rsmw"]


def test_every_mistake_is_told_at_its_row() -> None:
    wrong = plan(
        "4.2;4.2;x;%;naik;Dinkes;",
        "A.1;9.9;x;%;naik;Dinkes;",
        "A.2;4.1;;%;miring;Dinkes;besok",
        "A B;4.1;x;%;naik;Dinkes;",
        ROW,
        ROW,
    )
    assert wrong.changes == ()
    assert [error.split("; ")[0] for error in wrong.errors] == [
        "indikator.csv:2: 4.2: Pakai kode seperti SL.2.1.",
        "indikator.csv:3: sub-dimensi ‘9.9’ tidak ada dalam naskah",
        "indikator.csv:4: indikator kosong",
        "indikator.csv:4: arah berisi ‘miring’",
        "indikator.csv:4: kapan berisi ‘besok’",
        "indikator.csv:5: kode berisi ‘A B’",
        "indikator.csv:7: kode ‘SL.2.1’ sudah dipakai baris 6",
    ]


def test_a_changed_unit_is_shown_with_the_old_one_and_others_stay() -> None:
    old = [standing(one) for one in taken(ROW, "A.1;4.1;x;%;naik;Dinkes;")]
    made = plan(ROW.replace("% faskes", "persen"), "A.9;4.1;y;%;naik;RSUD;", standing_ones=old)
    assert made.changed[0].what == ("satuan: % faskes → persen",)
    assert made.changes[1].patch["order"] == 2
    assert plan(ROW, standing_ones=old).same == 1


def test_a_subdimension_that_a_spreadsheet_took_for_a_number_is_still_found() -> None:
    header = HEADER.split(";")
    data = xlsx([header, ["SL.2.1", 4.2, "Nama", "%", "naik", "Dinkes", "pleno"]])
    listed = read_indicators(File("indikator.xlsx", data))
    made = plan_indicators(listed, OPDS, [], Measure, place).checked()
    assert made.changes[0].patch["subdimension"] == "4.2"
