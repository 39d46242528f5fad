"""Findings of all acara and of the hall as one list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.records import Label, Note, StageRun, StageState
from bimtek.hall.session_records import Waiver
from bimtek.overview.missing import collected, counts, missing
from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages import KINDS
from bimtek.stages.kind import StageKind
from tests.commands import Answer, bimtek
from tests.conftest import OpenAs


def breaks(session: Session, stage: Stage) -> Iterable[Finding]:
    """What a kind of stage of the tests misses."""
    assert session.stage(stage.id) is stage
    yield Finding(f"coffee.{stage.id}", Weight.BLOCKS, "Kopi habis", "dapur", "stage", stage.id)


@pytest.fixture
def coffee(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind `jeda` names what is missing."""
    kind = StageKind(word="jeda", name="pause", read=lambda *_: None, missing=f"{__name__}:breaks")
    monkeypatch.setitem(KINDS._found, "jeda", kind)


def asked(session: Session) -> None:
    session.record(Note.new(id="t", text="siapa?", label=Label.QUESTION)).result(10)
    session.poll()


def test_what_one_of_two_closed_is_not_read_out(session: Session, open_as: OpenAs) -> None:
    """In doubt a note stays closed, also where the value that opens it is the newer one."""
    asked(session)
    other = open_as(session.path, "N2", "notulis")
    seen, theirs = session.get(Note, "t"), other.get(Note, "t")
    assert seen
    assert theirs
    session.record(seen.change(closed=True)).result(10)
    other.record(theirs.change(closed=False, text="siapa kepala dinas yang lalai?")).result(10)
    session.poll()
    (found,) = (item.finding for item in missing(session) if item.finding.key == "questions")
    assert [spot.text for spot in found.spots] == ["(tertutup)"]


def waive(session: Session, key: str) -> None:
    session.record(Waiver.new(finding=key, reason="dibawa rapat lain")).result(10)
    session.poll()


@pytest.mark.usefixtures("coffee")
def test_what_the_kinds_name_stands_with_the_rules_of_the_hall_by_weight(session: Session) -> None:
    asked(session)
    items = missing(session)
    assert [item.finding.text for item in items][:1] == ["Kopi habis"]
    assert items[0].stage in [stage.id for stage in session.stages if stage.kind == "jeda"]
    assert items[-1].finding.text == "1 pertanyaan belum dijawab"
    breaks_asked = sum(stage.kind == "jeda" for stage in session.stages)
    assert counts(items) == {Weight.BLOCKS: breaks_asked, Weight.SHOULD: 2, Weight.TONIGHT: 0}


def test_what_was_declared_done_with_stands_last_and_counts_no_more(session: Session) -> None:
    asked(session)
    waive(session, "questions")
    item = missing(session)[-1]
    assert item.waiver
    assert item.waiver.value.reason == "dibawa rapat lain"
    assert sum(counts([item]).values()) == 0
    session.undo().result(10)
    session.poll()
    assert missing(session)[-1].waiver is None


def found(*keys: str) -> Iterator[Finding]:
    return (Finding(key, Weight.SHOULD, key) for key in keys)


def test_a_key_stands_once_and_the_acara_comes_before_the_hall(session: Session) -> None:
    items = collected(session, [("a", found("x")), ("b", found("x", "y")), ("", found("y", "z"))])
    assert [(item.finding.key, item.stage) for item in items] == [("x", "a"), ("y", "b"), ("z", "")]


def test_the_hall_asks_for_letters_only_where_no_acara_does(session: Session) -> None:
    items = collected(session, [("a", found("no-letter.1-pagi")), ("", found("letters"))])
    assert [item.finding.key for item in items] == ["no-letter.1-pagi"]


def test_values_that_differ_are_counted_once_where_an_acara_names_them(session: Session) -> None:
    spots = (Spot("isian 4.2", "gap", "k/4.2/kota"), Spot("catatan", "note", "n"))
    hall = Finding("conflicts", Weight.BLOCKS, "2 nilai berbeda belum dipilih", spots=spots)
    own = Finding("gap-conflict.4.2", Weight.BLOCKS, "4.2", kind="gap", record="k/4.2/kota")
    items = collected(session, [("k", [own]), ("", [hall])])
    assert [item.finding.text for item in items] == ["4.2", "1 nilai berbeda belum dipilih"]
    assert items[1].finding.spots == spots[1:]
    both = Finding("note-conflict", Weight.BLOCKS, "catatan", kind="note", record="n")
    items = collected(session, [("k", [own, both]), ("", [hall])])
    assert [item.finding.text for item in items] == ["4.2", "catatan"]


def test_a_new_session_misses_only_who_leads_it(session: Session) -> None:
    (item,) = missing(session)
    assert (item.finding.text, item.finding.kind) == ("Pimpinan rapat belum disebut", "chair")
    assert item.finding.weight is Weight.SHOULD


def test_status_tells_what_is_missing_and_stops_on_what_blocks(
    session: Session, session_path: Path
) -> None:
    def status(*options: str) -> Answer:
        return bimtek("status", session_path, *options)

    asked(session)
    shown = status("--check")
    assert shown.returncode == 0
    assert "▲ 1 pertanyaan belum dijawab" in shown.stdout
    assert "Yang kurang: ■ menghalangi 0   ▲ sebaiknya 2   · untuk malam ini 0" in shown.stdout
    begun = StageRun.new(id="registrasi", state=StageState.RUNNING, started=session.now())
    session.record(begun).result(10)
    told = json.loads(status("--json").stdout)
    keys = [one["key"] for one in told["missing"]]
    assert keys == ["roll.registrasi", "chair", "running.registrasi", "questions"]
    assert status("--check").returncode == 4
    session.poll()
    waive(session, "roll.registrasi")
    waive(session, "chair")
    shown = status("--check")
    assert shown.returncode == 0
    assert "dianggap selesai: dibawa rapat lain" in shown.stdout
