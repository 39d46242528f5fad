"""Rows that only an earlier tahap asked are named by programmes, notes and the search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.anonymising import anonymise
from bimtek.bootstrap import reading
from bimtek.founding import Wishes, found
from bimtek.hall.mentions import Topic
from bimtek.hall.notes import NoteContext, understand
from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.minutes.document import minutes
from bimtek.overview.search import ROWS, groups
from bimtek.session import Session
from bimtek.stages.gap.carried import pillars_now
from bimtek.stages.gap.records import Answer, EarlierGap, PillarThen
from bimtek.stages.knowledge import known_to, stage_of, topics_in
from bimtek.stages.program.deeds import Naming
from bimtek.stages.program.fields import read_row
from bimtek.stages.program.minutes import part
from bimtek.stages.program.records import Programme
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.program.typed import read_line
from tests.conftest import OpenAs
from tests.onward.tahap import AUGUST, TAHAP_2, tahap_2

OWN_PILLARS = "\n### Smart Economy {pilar=3}\n\n### Smart Living {pilar=4}\n\n## Penutup"
WITHOUT_GAP = TAHAP_2[: TAHAP_2.index("## Kesenjangan")] + TAHAP_2[
    TAHAP_2.index("## Program") :
].replace("\n## Penutup", OWN_PILLARS)
"""Tahap II as its script ships: programmes of pillars, and no kesenjangan."""

Opening = Callable[[], Session]


def began(folder: Path, previous: Path, name: str = "tahap2", text: str = WITHOUT_GAP) -> Path:
    script, path = folder / f"{name}.md", folder / f"{name}.bimtek"
    script.write_text(text, encoding="utf-8")
    found(path, script, Wishes(previous=previous), name="Panitia", clock=lambda: AUGUST)
    return path


@pytest.fixture
def opened(july: Path, tmp_path: Path, open_as: OpenAs) -> Session:
    return open_as(began(tmp_path, july), "N1")


def state_of(session: Session) -> ProgrammeState:
    session.poll()
    return ProgrammeState(session, session.stage("rencana"))


def named(session: Session, line: str, pillar: str = "economy") -> Programme:
    """Type a line as a note-taker does; what stands recorded of it."""
    state = state_of(session)
    naming = Naming(state, pillar, session.now())
    programme = naming.name(read_line(line, "", state.known))
    with session.act() as act:
        for change in naming.changes:
            act.record(change)
    act.saved.result(10)
    session.poll()
    seen = session.get(Programme, f"rencana/{programme}")
    assert seen is not None
    return seen.value


def test_a_programme_names_the_gap_of_tahap_i_and_goes_to_its_pillar(opened: Session) -> None:
    one = named(opened, "Puskesmas daring @dinkes #4.2 ^2024")
    assert one.pillar == "living"  # typed on the page of another one
    state = state_of(opened)
    assert state.row_name(one.answers) == "4.2 Kesehatan (Tahap I 2→4)"
    assert state.beside(one.answers) == (
        "Kesehatan: Tahap I 2→4",
        "Kondisi: antrean daring baru sebagian",
    )
    # what came along answers the row under the id that it had there
    came = state.entry("aaaaaaaaaaaa")
    assert came is not None
    assert state.row_name(came.value.answers) == "4.2 Kesehatan (Tahap I 2→4)"
    assert state.beside(came.value.answers) == state.beside(one.answers)
    printed: Any = part(opened, opened.stage("rencana"))
    living = printed["pillars"][0]
    assert {row[2] for row in living.rows} == {"4.2 Kesehatan (Tahap I 2→4)"}
    (road,) = (row for one in printed["horizons"] for row in one.rows)
    assert road[0] == "Puskesmas daring, menjawab 4.2 Kesehatan (Tahap I 2→4)"


def test_a_number_of_then_is_named_by_its_code_and_told_with_its_unit(opened: Session) -> None:
    state = state_of(opened)
    assert state.row_codes == ("4.2", "4.3", "SL.2.1")
    values = read_row(state, "SL.2.1")
    assert values["pillar"] == "living"
    answers = str(values["answers"])
    assert state.row_name(answers) == "SL.2.1 Waktu tunggu (Tahap I 45→30)"
    assert state.beside(answers) == ("Waktu tunggu (menit): Dinkes Tahap I 45→30",)
    with pytest.raises(Refusal, match=r"Yang ada: 4\.2 sampai SL\.2\.1"):
        read_row(state, "9.9")
    with pytest.raises(Refusal, match="Tidak ada baris kesenjangan"):
        opened.record(Programme.set("rencana/aaaaaaaaaaaa", answers="entah/9.9/kota")).result(10)


def test_a_note_may_hang_on_it_and_the_minutes_say_on_what(opened: Session) -> None:
    said = understand("#4.2 antrean masih manual", NoteContext(), known_to(opened))
    assert (said.pillar, said.about.split("/")[2:]) == ("living", ["4.2", "kota"])
    note = Note.new(text=said.text, about=said.about, stage="pembukaan", said=opened.now())
    opened.record(note).result(10)
    opened.poll()
    assert "Antrean masih manual. (4.2 Kesehatan, Tahap I 2→4)" in minutes(opened)


def test_the_search_leads_by_the_code_to_where_it_is_answered(opened: Session) -> None:
    (rows,) = (one for one in groups(opened, [], "4.2") if one.title == ROWS)
    assert {(hit.text, hit.acara) for hit in rows.hits} == {("4.2 Kesehatan", "Program")}
    stage = stage_of(opened, rows.hits[0].kind, rows.hits[0].record)
    assert stage is not None
    assert stage.id == "rencana"


def test_a_row_that_the_script_asks_again_wins(july: Path, tmp_path: Path) -> None:
    with reading(tahap_2(tmp_path, july).path) as now:
        assert [one for one in topics_in(now) if one.then] == []


def test_of_two_sessions_the_newer_names_the_row_and_both_are_told(
    opened: Session, tmp_path: Path
) -> None:
    one = named(opened, "Puskesmas daring @dinkes #4.2 ^2024")
    opened.close()
    third = began(tmp_path, opened.path, "tahap3", WITHOUT_GAP.replace("Tahap II", "Tahap III"))
    with reading(third) as now:
        state = ProgrammeState(now, now.stage("rencana"))
        seen = state.entry(one.programme)
        assert seen is not None
        assert seen.value.answers == one.answers  # the row of tahap I came along under its id
        assert seen.value.row_then == "4.2 Kesehatan"
        assert state.row_name(one.answers) == "4.2 Kesehatan (Tahap I 2→4)"


def test_an_older_file_without_titles_still_names_its_rows(opened: Session) -> None:
    session = next(iter(opened.all(EarlierGap))).value.session
    old = {"session": session, "who": "kota", "opd": "kota", "answer": Answer("1", "3")}
    opened.record(EarlierGap.new(row="3.1", **old)).result(10)
    one = named(opened, "Pasar daring @dinkop #3.1", "economy")
    assert one.pillar == "economy"  # the page on which it was typed: no pillar is known of the row
    assert state_of(opened).row_name(one.answers) == "3.1 (Tahap I 1→3)"


def test_a_copy_without_names_keeps_the_rows(opened: Session, tmp_path: Path) -> None:
    one = named(opened, "Puskesmas daring @dinkes #4.2 ^2024")
    opened.close()
    anonymise(opened.path, tmp_path / "tanpa-nama.bimtek", lambda: AUGUST)
    with reading(tmp_path / "tanpa-nama.bimtek") as copy:
        assert state_of(copy).row_name(one.answers) == "4.2 Kesehatan (Tahap I 2→4)"


def pillar(name: str, number: int, title: str) -> Topic:
    return Topic(title, (str(number), name, title), name)


LIVING, ECONOMY = PillarThen("living", "Smart Living", 4), PillarThen("economy", "Smart Economy", 3)


@pytest.mark.parametrize(
    ("scripted", "now"),
    [
        ([pillar("living", 4, "Kehidupan Cerdas")], {"living": "living"}),  # the id is kept
        ([pillar("p4", 1, "Pilar Living"), pillar("p3", 2, "Lain")], {"living": "p4"}),
        (  # renamed: as many as before, in their places
            [pillar("hidup", 4, "Kehidupan Cerdas"), pillar("usaha", 3, "Usaha Cerdas")],
            {"living": "hidup", "economy": "usaha"},
        ),
        ([pillar("hidup", 4, "Kehidupan Cerdas")], {}),  # one went: nobody knows which
        ([], {}),
    ],
)
def test_pillars_of_then_are_found_again(scripted: list[Topic], now: dict[str, str]) -> None:
    assert pillars_now([LIVING, ECONOMY], scripted) == now
