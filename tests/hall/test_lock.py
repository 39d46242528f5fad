"""While the facilitator holds the input, the roll call and the notes go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bimtek import bootstrap
from bimtek.hall.lock import refuse_when_locked, toggled
from bimtek.hall.records import Note, StageRun, StageState
from bimtek.hall.session_records import InputLock
from bimtek.journal.records import Refusal
from bimtek.recording.lines import Recorder
from tests.conftest import OpenAs
from tests.recording import recorded


@pytest.mark.parametrize(
    ("locked", "role", "kinds", "refused"),
    [
        (True, "notulis", ("gap",), True),
        (True, "notulis", ("note",), False),
        (True, "meja", ("attendance", "participant"), False),
        (True, "notulis", ("note", "stage"), True),
        (True, "fasilitator", ("gap",), False),
        (False, "notulis", ("gap",), False),
    ],
)
def test_what_a_lock_holds_back(
    locked: bool, role: str, kinds: tuple[str, ...], refused: bool
) -> None:
    lock = InputLock(locked=locked)
    if refused:
        with pytest.raises(Refusal, match="dikunci"):
            refuse_when_locked(lock, role, kinds)
    else:
        refuse_when_locked(lock, role, kinds)
    refuse_when_locked(None, role, kinds)


def test_only_the_facilitator_locks() -> None:
    with pytest.raises(Refusal, match="Hanya fasilitator"):
        toggled(None, "notulis")
    assert toggled(None, "fasilitator").patch == {"locked": True}


def test_a_lock_holds_for_every_window_and_for_data_from_outside(
    session_path: Path, open_as: OpenAs
) -> None:
    front = open_as(session_path, "N1")
    other = open_as(session_path, "N2", "notulis")
    front.record(toggled(None, front.role)).result(10)
    run = StageRun.new(id="registrasi", state=StageState.RUNNING)
    with pytest.raises(Refusal, match="dikunci"):
        other.record(run).result(10)
    refusal = other.refusal()
    assert refusal is not None
    assert refusal.code == "locked"
    assert other.refusal() is None
    other.record(Note.new(text="tetap dapat dicatat")).result(10)
    front.record(run).result(10)
    with bootstrap.voice_of(session_path, "N3", "notulis") as voice:
        line = json.dumps({"kind": "stage", "record": "pembukaan", "set": {"state": "berjalan"}})
        recorder = Recorder(voice, session_path)
        answers = [*recorder.take(1, line), *recorder.flush()]
    assert [answer.get("error") for answer in answers] == ["locked"]


def test_a_lock_holds_back_the_undo_key_too(session_path: Path, open_as: OpenAs) -> None:
    front = open_as(session_path, "N1")
    other = open_as(session_path, "N2", "notulis")
    other.record(StageRun.new(id="registrasi", state=StageState.RUNNING)).result(10)
    front.record(toggled(None, front.role)).result(10)
    with pytest.raises(Refusal, match="dikunci"):
        other.undo().result(10)
    other.record(Note.new(text="salah ketik")).result(10)
    other.undo().result(10)
    other.poll()
    assert other.all(Note) == []
    assert other.get(StageRun, "registrasi") is not None


def test_an_act_from_outside_that_a_lock_holds_back_is_answered_line_by_line(
    session_path: Path, open_as: OpenAs
) -> None:
    front = open_as(session_path, "N1")
    front.record(toggled(None, front.role)).result(10)
    lines = [
        {"kind": "note", "set": {"text": "bersama"}, "act": "a"},
        {"kind": "stage", "record": "pembukaan", "set": {"state": "berjalan"}, "act": "a"},
        {"kind": "note", "set": {"text": "sendiri"}},
    ]
    answers = recorded(session_path, *lines)
    assert [(one["line"], one.get("error")) for one in answers] == [
        (1, "locked"), (2, "locked"), (3, None),
    ]  # fmt: skip
