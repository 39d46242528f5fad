"""A commitment from outside: lines of `bimtek record`, the view of the file, the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bimtek.minutes.tables import sheets_of
from bimtek.minutes.tables_csv import tables
from bimtek.overview.words import Words
from bimtek.session import Session
from bimtek.stages.commitment.records import COMMITMENT_RECORDS
from bimtek.stages.commitment.rules import signed
from bimtek.stages.commitment.state import CommitmentState
from tests.conftest import OpenAs
from tests.founding import founded
from tests.recording import recorded

SAMPLE = Path(__file__).parents[1] / "tahap-4.md"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new session of tahap IV."""
    return founded(tmp_path, SAMPLE.read_text("utf-8"))


@pytest.fixture
def session(path: Path, open_as: OpenAs) -> Session:
    return open_as(path, "N1")


def signature(signer: str = "dinkes", stage: str = "komitmen", **signing: Any) -> dict[str, Any]:
    said = {"how": "menandatangani", **signing}
    return {"kind": "signature", "record": f"{stage}/{signer}", "set": {"signing": said}}


ADDED = {"kind": "signer", "record": "komitmen/dprd", "set": {"post": "Ketua DPRD"}}
READ = {"kind": "commitment_part", "record": "komitmen/1",
        "set": {"at": "2023-10-11T09:00:00+07:00"}}  # fmt: skip
PAPER = {"kind": "commitment_paper", "record": "komitmen", "set": {"sheets": 3, "kept": "Setda"}}


def test_lines_from_outside_sign_read_and_keep(path: Path, session: Session) -> None:
    answers = recorded(path, signature(), ADDED, signature("dprd"), READ, PAPER)
    assert [one for one in answers if "error" in one] == []
    session.poll()
    state = CommitmentState(session, session.stage("komitmen"))
    assert (signed(state.rows), state.rows[-1].signer.post) == (2, "Ketua DPRD")
    words = Words(session)
    told = [
        f"{words.record(cls.kind, seen.record)}: {words.deed(entry)}"
        for cls in COMMITMENT_RECORDS
        for seen in session.all(cls)
        for entry in session.file.history(cls.kind, seen.record)
    ]
    assert told == [
        "Kepala Dinkes: menandatangani", "Ketua DPRD: menandatangani", "Ketua DPRD: Ketua DPRD",
        "ke-1: dibacakan 09.00", "Penandatanganan komitmen: lembar 3, disimpan di Setda",
    ]  # fmt: skip
    assert {"signature.csv", "commitment_paper.csv"} <= tables(sheets_of(session)).keys()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (signature("dinkez"), "no-such-signer"),
        (signature(stage="telaah"), "no-commitment"),
        (signature(how="lupa"), "does-not-fit"),
        (signature(how="menyusul"), "no-due"),
        ({**READ, "record": "komitmen/9"}, "no-such-part"),
        ({**ADDED, "set": {"post": " "}}, "nobody"),
        ({**PAPER, "set": {"sheets": 0}}, "sheets"),
        ({**PAPER, "record": "tiada"}, "no-such-stage"),
    ],
)
def test_what_makes_no_sense_is_refused(path: Path, line: dict[str, Any], code: str) -> None:
    (said,) = recorded(path, line)
    assert said.get("error") == code
