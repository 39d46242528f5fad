"""Programmes from outside: lines of `bimtek record`, the view of the file, the exports."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from bimtek.journal.records import Refusal
from bimtek.minutes.dump_json import dump
from bimtek.minutes.tables import sheets_of
from bimtek.minutes.tables_csv import tables
from bimtek.session import Session
from bimtek.stages.program.records import Programme
from bimtek.stages.program.state import ProgrammeState
from tests.conftest import OpenAs
from tests.founding import founded
from tests.recording import recorded

SCRIPT = """---
naskah: 1
judul: Bimtek
kota: Kota Contoh
tanggal: 3 Juli 2023
---

## Kesenjangan {.kesenjangan #kes}

### Smart Living

#### 4.1 Kesehatan

1. a
2. b
3. c
4. d
5. e

## Program {.program #prog}

- selesai setahun {#setahun}

## Daftar {.opd}

| kode | singkatan | nama |
|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan |
| dishub | Dishub | Dinas Perhubungan |
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new session of that script."""
    return founded(tmp_path, SCRIPT)


@pytest.fixture
def session(path: Path, open_as: OpenAs) -> Session:
    return open_as(path, "N1")


def programme(stage: str = "prog", **values: Any) -> dict[str, Any]:
    said = {"name": "Antrean daring", "lead": "dinkes", **values}
    return {"kind": "programme", "key": {"stage": stage, "programme": "satu"}, "set": said}


def answer(programme: str = "satu", condition: str = "setahun") -> dict[str, Any]:
    record = f"prog/{programme}/{condition}"
    return {"kind": "quick_win_answer", "record": record, "set": {"answer": "ya"}}


FULL = programme(
    pillar="living", answers="kes/4.1/kota", support=["dishub"], horizon="pendek",
    years={"first": 2024, "last": 2024}, budget="750000000", source="APBD", indicator="puskesmas",
    targets=[{"year": 2024, "value": "3"}], quick_win=True, percent=40, evidence="draf SOP",
)  # fmt: skip


def test_a_line_from_outside_names_a_programme(path: Path, session: Session) -> None:
    answers = recorded(path, FULL, answer())
    assert [one for one in answers if "error" in one] == []
    session.poll()
    state = ProgrammeState(session, session.stage("prog"))
    (one,) = state.everything
    assert (one.value.percent, state.judged(one).passes) == (40, True)
    assert (state.row_name("kes/4.1/kota"), state.pillar("living").title) == (
        "4.1 Kesehatan", "Smart Living"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (programme(name=" "), "no-name"),
        (programme(lead=""), "no-lead"),
        (programme(lead="dinkez"), "no-such-opd"),
        (programme(support=["dinkez"]), "no-such-opd"),
        (programme(stage="kes"), "no-program"),
        (programme(stage="tiada"), "no-such-stage"),
        (programme(pillar="hidup"), "no-such-pillar"),
        (programme(answers="kes/9.9/kota"), "no-such-row"),
        (programme(years={"first": 2029, "last": 2026}), "years"),
        (programme(horizon="lama"), "does-not-fit"),
        (programme(percent=101), "percent"),
        (answer(), "no-such-programme"),
    ],
)
def test_what_makes_no_sense_is_refused(path: Path, line: dict[str, Any], code: str) -> None:
    (said,) = recorded(path, line)
    assert said.get("error") == code


def test_an_answer_to_an_unknown_condition_is_refused(path: Path) -> None:
    assert recorded(path, programme(), answer(condition="lain"))[-1]["error"] == (
        "no-such-condition"
    )


def test_a_screen_cannot_record_past_the_check_either(session: Session) -> None:
    change = Programme.new(stage="kes", programme="a", name="A", lead="dinkes")
    with pytest.raises(Refusal, match="bukan acara program"):
        session.record(change).result(10)


def test_views_and_exports_hold_the_programmes(path: Path, session: Session) -> None:
    recorded(path, FULL, answer())
    session.poll()
    files = tables(sheets_of(session))
    text = files["programme.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["name"], row["lead"], row["years_first"]) == ("Antrean daring", "dinkes", "2024")
    assert "quick_win_answer.csv" in files
    assert len(json.loads(dump(session))["records"]["programme"]) == 1
