from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bimtek.hall.records import Label, Note
from bimtek.journal.entry import COLUMNS, GENESIS, Entry, digest_of, seal_of
from bimtek.minutes.dump_json import dump
from tests.minutes.halls import Hall, opened, seat_people


def dumped(hall: Hall) -> dict[str, Any]:
    hall.session.poll()
    found: dict[str, Any] = json.loads(dump(hall.session))
    return found


def entry_from(row: dict[str, Any]) -> Entry:
    blobs = ("salt", "seal", "digest")
    values: dict[str, Any] = {
        column: bytes.fromhex(row[column]) if column in blobs and row[column] else row[column]
        for column in COLUMNS
    }
    return Entry(**values)


def test_an_equal_journal_can_be_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        seat_people(one)
        note = one.note("👩 “kutip” | <b>", Label.QUESTION, stage="pembukaan")
        two.note("kedua", stage="pembukaan", answers=note)
        one.note("hapus", id="hapus", stage="pembukaan")
        one.destroy("note", "hapus", "text")
        one.session.undo().result(10)
        whole = dumped(one)
        assert [entry_from(row) for row in whole["journal"]] == one.session.file.entries()


def test_the_chain_can_be_checked_from_the_text_alone(seated: Hall) -> None:
    seated.note("satu", stage="pembukaan")
    whole = dumped(seated)
    last: dict[str, bytes] = {}
    for row in whole["journal"]:
        entry = entry_from(row)
        assert entry.patch is not None
        assert entry.salt is not None
        assert seal_of(entry.salt, entry.patch) == entry.seal
        row["seal"] = entry.seal
        previous = last.get(entry.voice, GENESIS)
        assert digest_of(whole["session"], previous, row) == entry.digest
        last[entry.voice] = entry.digest
    assert whole["sidik"] == seated.session.fingerprint()


def test_records_are_readable_as_they_stand(seated: Hall) -> None:
    note = seated.note("rapat  5", stage="pembukaan", opd=("dinkes",))
    seated.record(seated.seen(Note, note).withdraw("salah ketik"))
    destroyed = seated.note("x", stage="pembukaan", id="y")
    seated.destroy("note", destroyed, "text")
    first, second = dumped(seated)["records"]["note"]
    assert first["record"] == note
    assert first["values"]["text"] == "rapat  5"
    assert first["values"]["opd"] == ["dinkes"]
    assert first["withdrawn"] == "salah ketik"
    assert second["values"]["text"] is None
    assert second["destroyed"] == ["text"]


def test_a_conflict_keeps_both_values_with_their_authors(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path, name="Ani") as one, opened(path, actor="n2", name="Budi") as two:
        note = one.note("a", stage="pembukaan")
        mine, theirs = one.seen(Note, note), two.seen(Note, note)
        one.record(mine.change(text="b"))
        two.record(theirs.change(text="c"))
        (found,) = dumped(one)["records"]["note"]
    assert {(said["value"], said["by"]) for said in found["conflicts"]["text"]} == {
        ("b", "Ani"),
        ("c", "Budi"),
    }


def test_the_same_state_gives_the_same_text(seated: Hall) -> None:
    with opened(seated.session.path) as one:
        first = dump(one.session)
    with opened(seated.session.path, actor="lain", name="Lain") as other:
        assert dump(other.session) == first
