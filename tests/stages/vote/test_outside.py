"""A vote from outside: lines of `bimtek record`, the exports, the history."""

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
from bimtek.overview.words import Words
from bimtek.session import Session
from bimtek.stages.vote.records import Vote, VoteChoice
from tests.conftest import OpenAs
from tests.founding import founded
from tests.recording import recorded

SCRIPT = """---
naskah: 1
judul: Bimtek
kota: Kota Contoh
tanggal: 3 Juli 2023
---

## Pilih {.pemungutan titik=2 pilih=1}

- Antrean daring {#antrean}
- Lapor warga {#lapor}

## Sepakat {.pemungutan cara=ya-tidak}

- Visi satu {#visi}

## Nilai {.pemungutan cara=dampak suara=orang}

- Visi satu {#visi}

## Ketua {.pemungutan rahasia titik=1}

- Nama Contoh {#satu}

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


def marks(stage: str, voter: str, *given: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "vote", "key": {"stage": stage, "voter": voter}, "set": {"marks": [*given]}}


def tally(option: str, **count: int) -> dict[str, Any]:
    return {"kind": "vote_tally", "record": f"ketua/{option}", "set": {"count": count}}


NEW = {
    "kind": "vote_option", "key": {"stage": "pilih", "option": "baru"},
    "set": {"text": "Taman", "added": "2023-07-03T09:00:00+07:00"},
}  # fmt: skip


def test_lines_from_outside_vote_count_open_and_decide(path: Path, session: Session) -> None:
    lines = (
        NEW,
        marks("pilih", "dinkes", {"option": "pilih/baru", "dots": 1}),
        marks("pilih", "dishub"),
        marks("sepakat", "dinkes", {"option": "sepakat/visi", "answer": "setuju"}),
        {"kind": "vote_tally", "record": "ketua/satu", "set": {"count": {"dots": 7}}},
        {"kind": "voting", "record": "ketua",
         "set": {"papers": {"handed_in": 8, "invalid": 1}, "counters": "Siti"}},
        {"kind": "voting", "record": "pilih",
         "set": {"opened": {"at": "2023-07-03T09:20:00+07:00"}}},
        {"kind": "vote_choice", "record": "pilih", "set": {"reason": "diundi",
         "chosen": {"options": ["pilih/baru"], "at": "2023-07-03T09:30:00+07:00"}}},
    )  # fmt: skip
    answers = recorded(path, *lines)
    assert [answer for answer in answers if "error" in answer] == []
    session.poll()
    seen = session.get(Vote, "pilih/dinkes")
    assert seen
    assert seen.value.marks[0].dots == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (marks("pilih", "dinkez"), "no-such-voter"),
        (marks("nilai", "dinkes"), "no-such-voter"),
        (marks("ketua", "dinkes", {"option": "ketua/satu", "dots": 1}), "secret-vote"),
        (marks("tiada", "dinkes"), "no-such-stage"),
        (marks("pilih", "dinkes", {"option": "pilih/lain", "dots": 1}), "no-such-option"),
        (marks("pilih", "dinkes", {"option": "sepakat/visi", "dots": 1}), "no-such-option"),
        (marks("sepakat", "dinkes", {"option": "nilai/visi", "answer": "setuju"}),
         "no-such-option"),
        (marks("pilih", "dinkes", {"option": "pilih/lapor", "dots": 2}), "stacked"),
        (
            marks("pilih", "dinkes", *({"option": f"pilih/{one}", "dots": 2}
                                       for one in ("lapor", "antrean"))),
            "too-many-dots",
        ),
        (marks("pilih", "dinkes", {"option": "pilih/lapor", "dots": 0}), "dots"),
        (
            marks("pilih", "dinkes", {"option": "pilih/lapor", "dots": 1},
                  {"option": "pilih/lapor", "dots": 1}),
            "option-twice",
        ),
        (marks("pilih", "dinkes", {"option": "pilih/lapor", "answer": "setuju"}), "wrong-marks"),
        (marks("sepakat", "dinkes", {"option": "sepakat/visi", "answer": "iya"}), "does-not-fit"),
        (tally("satu", yes=1), "wrong-count"),
        (tally("satu", dots=-1), "count"),
        (tally("dua", dots=1), "no-such-option"),
        ({"kind": "voting", "record": "ketua", "set": {"papers": {"handed_in": 1, "invalid": 2}}},
         "papers"),
        ({"kind": "vote_option", "key": {"stage": "pilih", "option": "x"},
          "set": {"text": " ", "added": "2023-07-03T09:00:00+07:00"}}, "no-option-text"),
        ({"kind": "vote_choice", "record": "pilih",
          "set": {"chosen": {"options": [], "at": "2023-07-03T09:30:00+07:00"}}}, "nothing-chosen"),
        ({"kind": "vote_choice", "record": "pilih",
          "set": {"chosen": {"options": ["pilih/x"], "at": "2023-07-03T09:30:00+07:00"}}},
         "no-such-option"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(path: Path, line: dict[str, Any], code: str) -> None:
    (answer,) = recorded(path, line)
    assert answer.get("error") == code


def test_a_screen_cannot_record_past_the_check_either(session: Session) -> None:
    change = Vote.new(stage="ketua", voter="dinkes", marks=())
    with pytest.raises(Refusal, match="rahasia"):
        session.record(change).result(10)


def test_views_exports_and_history_hold_the_vote(path: Path, session: Session) -> None:
    recorded(
        path, NEW,
        marks("pilih", "dinkes", {"option": "pilih/antrean", "dots": 1},
              {"option": "pilih/baru", "dots": 1}),
        {"kind": "vote_choice", "record": "pilih", "set": {"reason": "diundi",
         "chosen": {"options": ["pilih/baru"], "at": "2023-07-03T09:30:00+07:00"}}},
    )  # fmt: skip
    session.poll()
    files = tables(sheets_of(session))
    assert {f"{kind}.csv" for kind in (
        "vote", "vote_option", "vote_tally", "voting", "vote_choice"
    )} <= files.keys()  # fmt: skip
    text = files["vote.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["stage"], row["voter"]) == ("pilih", "dinkes")
    assert json.loads(row["marks"])[0] == {"option": "pilih/antrean", "dots": 1}
    assert len(json.loads(dump(session))["records"]["vote"]) == 1
    words = Words(session)
    (entry,) = session.file.history(Vote.kind, "pilih/dinkes")
    assert words.record(Vote.kind, "pilih/dinkes") == "Dinkes"
    assert words.deed(entry) == "memilih Antrean daring titik 1, Taman titik 1"
    (entry,) = session.file.history(VoteChoice.kind, "pilih")
    assert words.deed(entry) == "terpilih Taman pukul 09.30, alasan diundi"
