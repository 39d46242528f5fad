"""A paparan in the minutes, on the projector, and what it lacks."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from bimtek.hall.missing import Weight
from bimtek.hall.records import Chair, Label, Note, StageRun, StageState
from bimtek.minutes.document import minutes
from bimtek.stages.briefing import deeds
from bimtek.stages.briefing.missing import missing
from bimtek.stages.briefing.page import page
from bimtek.stages.briefing.progress import progress
from bimtek.stages.briefing.records import item_place
from bimtek.stages.briefing.script import BriefingScript
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.briefing.halls import TALK, do, points_of, seat
from tests.stages.gap.halls import GAP, SPEC


def hold(hall: Hall, *, finish: bool = True) -> None:
    """The first item on time, the second late, the third never begun."""
    hall.record(StageRun.new(id=TALK.id, state=StageState.RUNNING, started=at(11)))
    do(hall, deeds.course(TALK.id, points_of(hall)).go_on(at(11, 2)))
    do(hall, deeds.course(TALK.id, points_of(hall)).go_on(at(11, 10)))
    if finish:
        run = hall.seen(StageRun, TALK.id)
        hall.record(run.change(state=StageState.DONE, ended=at(11, 30)))


def ask(hall: Hall, text: str, **values: object) -> str:
    return hall.note(text, Label.QUESTION, stage=TALK.id, said=at(11, 19), **values)


def test_the_minutes_tell_when_each_item_was_and_who_spoke(hall: Hall) -> None:
    hold(hall)
    text = minutes(hall.session)
    assert "| Latar belakang | Narasumber | 10 menit | 11.02–11.10 | – |" in text
    assert (
        "| Contoh kota lain | – | 8 menit | 11.10–11.30 | 20 menit, melebihi rencana 12 menit |"
        in text
    )
    assert "| Tanya jawab | – | – | – | tidak dibahas |" in text


def test_what_is_still_to_come_is_not_told_as_left_out(hall: Hall) -> None:
    hold(hall, finish=False)
    text = minutes(hall.session)
    assert "| Contoh kota lain | – | 8 menit | 11.10–… | sedang berlangsung |" in text
    assert "| Tanya jawab | – | – | – | belum |" in text


def test_of_items_that_nobody_timed_nothing_is_told_but_what_was_left_out(hall: Hall) -> None:
    hall.record(StageRun.new(id=TALK.id, state=StageState.DONE, started=at(11), ended=at(11, 30)))
    assert "Latar belakang" not in minutes(hall.session)
    do(hall, deeds.leave_out(TALK.id, points_of(hall)[0]))
    text = minutes(hall.session)
    assert "Dilewati: Latar belakang." in text
    assert "Contoh kota lain" not in text


def test_questions_stand_with_their_answers_and_their_item(hall: Hall) -> None:
    hold(hall)
    asked = ask(
        hall, "siapa walidata?", opd=("dinkes",), speaker="ani", about=item_place(TALK.id, "2")
    )
    hall.note("Diskominfotik", Label.ANSWER, stage=TALK.id, answers=asked, said=at(11, 20))
    open_one = ask(hall, "anggaran dari mana", opd=("dinsos",))
    text = minutes(hall.session)
    assert (
        "- Pukul 11.19 WIB, Kepala Dinkes, Ani (contoh), menanyakan: Siapa walidata? "
        "(Contoh kota lain)"
        "\n  - Jawaban (penjawab tidak dicatat), pukul 11.20 WIB: Diskominfotik." in text
    )
    assert "- Pukul 11.19 WIB, Dinsos menanyakan: Anggaran dari mana?\n  - Belum dijawab." in text
    assert text.count("Siapa walidata") == 1  # not a second time among the notes
    hall.record(hall.seen(Note, open_one).withdraw())
    assert "Anggaran dari mana" not in minutes(hall.session)


def test_what_was_asked_back_stays_with_its_thread(hall: Hall) -> None:
    asked = ask(hall, "siapa walidata?")
    hall.note("maksudnya data apa?", Label.QUESTION, stage=TALK.id, answers=asked, said=at(11, 20))
    text = minutes(hall.session)
    assert text.count("Maksudnya data apa?") == 2  # in its thread, and as a question that waits
    assert "#### Tanya jawab" not in text


def test_closed_questions_and_answers_are_not_told(hall: Hall) -> None:
    ask(hall, "rahasia apa", closed=True)
    asked = ask(hall, "berapa anggarannya?")
    hall.note("sekian", Label.ANSWER, stage=TALK.id, answers=asked, closed=True)
    text = minutes(hall.session)
    assert "ahasia" not in text
    assert "Sekian" not in text
    assert "Jawabannya tertutup dan tidak dimuat." in text


def test_destroyed_words_are_named_as_such(hall: Hall) -> None:
    asked = ask(hall, "kata yang dimusnahkan kemudian")
    hall.destroy("note", asked, "text")
    assert "peserta menanyakan: [dimusnahkan]" in minutes(hall.session)


def test_the_hall_sees_the_item_its_speaker_what_is_left_and_what_follows(hall: Hall) -> None:
    hold(hall, finish=False)
    do(hall, deeds.set_speaker(TALK.id, points_of(hall)[1], "Tenaga ahli"))
    hall.time = at(11, 14)
    hall.session.poll()
    shown = page(hall.session, TALK, "2")
    assert (shown.title, shown.corner, shown.done) == ("PAPARAN 2", "", (1, 3))
    words = [(line.mark, line.text, line.right) for line in shown.lines if line.text]
    assert words == [
        ("▶", "Contoh kota lain", "sisa 4'"),
        (" ", "oleh Tenaga ahli", ""),
        ("", "Sesudah ini", ""),
        ("○", "Tanya jawab", ""),
    ]


def test_before_the_first_item_the_hall_sees_the_agenda(hall: Hall) -> None:
    assert [line.text for line in page(hall.session, TALK, "").lines] == [
        "Latar belakang",
        "Contoh kota lain",
        "Tanya jawab",
    ]


def test_items_that_nobody_began_are_missing_once_the_acara_is_over(hall: Hall) -> None:
    assert list(missing(hall.session, TALK)) == []
    hold(hall)
    found = list(missing(hall.session, TALK))
    assert [(one.text, one.weight, one.record) for one in found] == [
        ("1 butir ‘Paparan 2’ tidak pernah dimulai", Weight.SHOULD, "paparan-2/3")
    ]
    assert progress(hall.session, TALK) == (2, 3)


def test_an_agenda_that_nobody_timed_lacks_nothing(hall: Hall) -> None:
    ran = StageRun.new(id=TALK.id, state=StageState.DONE, started=at(11), ended=at(11, 30))
    hall.record(ran)
    assert list(missing(hall.session, TALK)) == []
    assert TALK.starts == time(11)


def test_a_question_on_a_pillar_names_it(tmp_path: Path) -> None:
    with opened(tmp_path / "blitar.bimtek", script_of(TALK, GAP)) as hall:
        seat(hall)
        hold(hall)
        ask(hall, "apakah ada honor", pillar=SPEC.pillars[0].id)
        assert f"Apakah ada honor? ({SPEC.pillars[0].title})\n" in minutes(hall.session)


def test_an_acara_without_items_is_no_empty_page(tmp_path: Path) -> None:
    bare = TALK._replace(spec=BriefingScript(()))
    with opened(tmp_path / "blitar.bimtek", script_of(bare)) as hall:
        shown = [line.text for line in page(hall.session, bare, "").lines]
        assert shown == ["Menurut rencana pukul 11.00"]
        hall.record(
            Chair.new(name="Priyo (contoh)", post="Sekda", since=at(11)),
            StageRun.new(id=bare.id, state=StageState.RUNNING, started=at(11, 2)),
        )
        shown = [line.text for line in page(hall.session, bare, "").lines]
        assert shown == ["Dipimpin Priyo (contoh), Sekda", "Mulai pukul 11.02"]
