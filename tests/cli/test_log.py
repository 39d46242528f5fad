"""`bimtek log`: one line an act, filtered by time, person, kind and number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import bimtek


@pytest.fixture
def worked(session_path: Path) -> Path:
    """A session in which two people recorded three acts at known times."""
    lines = [
        {"clock": "2023-07-03T09:00:00+07:00"},
        {"kind": "note", "set": {"text": "pagi", "opd": ["dinkes"]}, "as": "N1"},
        {"clock": "2023-07-03T14:41:00+07:00"},
        {
            "kind": "gap",
            "key": {"stage": "kesenjangan", "row": "SL.2.1", "who": "dinkes"},
            "set": {"answer": {"now": "66.7", "target": "100"}},
            "as": "N2",
        },
        {"kind": "note", "set": {"text": "siang"}, "as": "N2"},
    ]
    given = "\n".join(json.dumps(line) for line in lines)
    assert bimtek("record", session_path, stdin=given).returncode == 0
    return session_path


def told(path: Path, *options: str) -> list[str]:
    shown = bimtek("log", path, *options)
    assert shown.returncode == 0, shown.stderr
    return shown.stdout.splitlines()


def test_an_act_is_one_line_of_words(worked: Path) -> None:
    lines = told(worked, "--last", "2")
    assert lines[0].endswith("14.41 N2 isian kesenjangan SL.2.1 Dinkes: kini 66,7 → sasaran 100")
    assert lines[1].endswith("14.41 N2 catatan “siang”")


def test_filters_by_person_kind_and_time(worked: Path) -> None:
    assert [one.partition("catatan ")[2] for one in told(worked, "--kind", "catatan")] == [
        "“pagi”, OPD Dinkes", "“siang”",
    ]  # fmt: skip
    assert all(" N2 " in one for one in told(worked, "--who", "n2"))
    since = told(worked, "--since", "2023-07-03T12:00", "--kind", "note")
    assert [one[-7:] for one in since] == ["“siang”"]


def test_what_was_told_in_confidence_is_printed_only_on_request(session_path: Path) -> None:
    lines = [
        {"kind": "note", "set": {"text": "anggaran rahasia", "closed": True}, "as": "N1"},
        {"kind": "note", "set": {"text": "ditarik rahasia", "closed": True}, "as": "N1"},
        {"undo": True, "as": "N1"},
        {"kind": "note", "set": {"text": "terbuka"}, "as": "N1"},
    ]
    given = "\n".join(json.dumps(line) for line in lines)
    assert bimtek("record", session_path, stdin=given).returncode == 0
    for options in ((), ("--json",)):
        shown = "\n".join(told(session_path, *options))
        assert "terbuka" in shown
        assert "tertutup, isi tidak ditampilkan" in shown
        assert "rahasia" not in shown
        assert "anggaran rahasia" in "\n".join(told(session_path, *options, "--closed"))


def test_what_is_not_known_is_told_with_what_is(worked: Path) -> None:
    for option, value, hint in (
        ("--who", "raja", "Petugas: N1, N2"),
        ("--kind", "catatn", "mungkin ‘catatan’"),
        ("--since", "kemarin sore", "Contoh: 14.00"),
    ):
        shown = bimtek("log", worked, option, value)
        assert shown.returncode == 1
        assert hint in shown.stderr, shown.stderr
    assert bimtek("log", worked, "--last", "0").returncode == 2


def test_programs_get_one_object_a_line(worked: Path) -> None:
    acts = [json.loads(one) for one in told(worked, "--json", "--last", "1")]
    assert acts[0]["who"] == "N2"
    assert acts[0]["entries"][0]["set"]["text"] == "siang"
    assert acts[0]["undone"] is False


def test_a_turn_to_speak_is_called_by_office_and_speaker(session_path: Path) -> None:
    parts: tuple[dict[str, object], ...] = tuple(
        {"kind": kind, "key": {"id": record}, "as": "N1"}
        for kind, record in (("participant", "p-x"), ("turn", "t1"), ("turn", "t2"))
    )
    person, turn, other = parts
    lines = [
        person | {"set": {"name": "Nama Contoh Dua", "opd": "dinkes"}},
        turn | {"set": {"opd": "dinkes", "speaker": "p-x", "asked": "2023-07-03T14:41:00+07:00"}},
        other | {"set": {"opd": "dlh"}},
        turn | {"set": {"began": "2023-07-03T14:42:00+07:00"}},
    ]
    shown = bimtek("record", session_path, stdin="\n".join(map(json.dumps, lines)))
    assert shown.returncode == 0, shown.stderr
    turns = [one.partition("N1 ")[2] for one in told(session_path, "--kind", "turn")]
    assert turns == [
        "giliran bicara Dinkes, Nama Contoh Dua: diminta 14.41",
        "giliran bicara DLH: OPD DLH",
        "giliran bicara Dinkes, Nama Contoh Dua: mulai bicara 14.42",
    ]
