"""The end of a day: what was reached, tonight's tasks, who closed it when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from bimtek.hall.lock import toggled
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.records import Chair, Label, Note, StageRun, StageState
from bimtek.hall.session_records import FileCopy, InputLock
from bimtek.journal.records import Refusal, Seen
from bimtek.minutes.document import minutes
from bimtek.overview.missing import missing
from bimtek.stages.closing import deeds
from bimtek.stages.closing.day import Coming, Day
from bimtek.stages.closing.page import TONIGHT, page
from bimtek.stages.closing.records import Closing, Outcome
from bimtek.stages.closing.tasks import (
    Offices,
    OfficeTasks,
    Task,
    by_office,
    given_words,
    of_findings,
    of_notes,
)
from tests.minutes.halls import Hall, at
from tests.stages.closing.halls import (
    DAY_ENDS,
    END,
    NEXT_DAY,
    OPENING,
    charge,
    decide,
    do,
    item_of,
    state_of,
)

DAY = date(2023, 7, 14)
NAMES = {"dinkes": "Dinkes", "dishub": "Dishub", "dlh": "DLH"}
OFFICES = Offices(NAMES, {"ani": "dinkes"})


def finding(text: str, *spots: Spot, weight: Weight = Weight.TONIGHT, **values: Any) -> Finding:
    return Finding("x", weight, text, spots=spots, **values)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            finding(
                "38 jawaban belum diisi: 2 OPD",
                Spot("Dinkes 9", "gap", "kesenjangan/4.2/dinkes"),
                Spot("DLH 1", "gap", "kesenjangan/6.1/dlh"),
            ),
            [("dinkes", "jawaban belum diisi", 9), ("dlh", "jawaban belum diisi", 1)],
        ),
        (
            finding(
                "3 jawaban belum diisi: 1 OPD dan 2 kel./bag.",
                Spot("DLH 1", "gap", "kesenjangan/6.1/dlh"),
            ),
            [("dlh", "jawaban belum diisi", 1)],
        ),
        (
            finding(
                "SK: 1 kantor tidak hadir, sikapnya diminta tertulis",
                Spot("Dishub", "stance", "sk/dishub/dewan-anggota"),
            ),
            [("dishub", "SK: tidak hadir, sikapnya diminta tertulis", 1)],
        ),
        (
            finding("2 surat menyusul", Spot("x", "participant", "ani")),
            [("dinkes", "surat menyusul", 1)],
        ),
        (finding("Isian kosong: 3", Spot("y", "opd", "dlh")), [("dlh", "Isian kosong", 1)]),
        (finding("1 hal", Spot("DLH: siapa walidata?", "note", "n1")), [("dlh", "hal", 1)]),
        (finding("1 hal", Spot("tak dikenal", "note", "n1")), []),
        (finding("1 hal", detail="Dishub 3", kind="gap", record="x"), [("dishub", "hal", 3)]),
        (finding("1 hal", Spot("y", "opd", "dlh"), weight=Weight.SHOULD), []),
    ],
)  # fmt: skip
def test_findings_become_tasks_of_the_offices_they_name(
    found: Finding, told: list[tuple[str, str, int]]
) -> None:
    assert [(t.opd, t.what, t.number) for t in of_findings([found], OFFICES)] == told


def note(text: str, label: Label, **values: Any) -> Note:
    return Note(text[:4], text, label, **values)


def test_actions_with_a_deadline_and_questions_to_absent_offices_are_tasks() -> None:
    due = date(2023, 7, 14)
    notes = [
        note("kirim data", Label.ACTION, opd=("dlh", "dinkes"), due=due),
        note("tanpa tenggat", Label.ACTION, opd=("dlh",)),
        note("rahasia", Label.ACTION, opd=("dlh",), due=due, closed=True),
        note("lepas", Label.ACTION, opd=("dlh",), due=due),
        note("oleh orang", Label.ACTION, speaker="ani", due=due),
        note("kapan rapat", Label.QUESTION, opd=("dishub",)),
        note("sudah dijawab", Label.QUESTION, opd=("dlh",)),
        note("ada di aula", Label.QUESTION, opd=("dinkes",)),
        note("tidak dimuat", Label.QUESTION, opd=("dishub",), dropped=True),
        note("jawabannya", Label.ANSWER, answers="suda"),
    ]
    found = of_notes(notes, {"dinkes"}, {"ani": "dinkes"}, {"lepa"})
    assert [(task.opd, task.what) for task in found] == [
        ("dlh", "tindak lanjut s.d. 14 Jul: kirim data"),
        ("dinkes", "tindak lanjut s.d. 14 Jul: kirim data"),
        ("dinkes", "tindak lanjut s.d. 14 Jul: oleh orang"),
        ("dishub", "jawab: kapan rapat"),
    ]


def test_whoever_owes_most_stands_first() -> None:
    found = [
        Task("dinkes", "a", 1, "", ""),
        Task("dlh", "b", 3, "", ""),
        Task("dishub", "c", 1, "", ""),
        Task("dishub", "d", 2, "", ""),
    ]
    offices = by_office(found, NAMES)
    assert [(one.name, one.number) for one in offices] == [("Dishub", 3), ("DLH", 3), ("Dinkes", 1)]
    assert [one.words for one in offices] == ["c · 2 d", "b", "a"]
    assert by_office([], NAMES) == ()


def test_what_offices_were_given_is_told_by_its_sort_without_a_typed_word() -> None:
    notes = [
        note("kirim data", Label.ACTION, opd=("dlh", "dinkes"), due=date(2023, 7, 14)),
        note("kapan rapat", Label.QUESTION, opd=("dishub",)),
    ]
    found = [*of_notes(notes, {"dinkes"}, {}, set()), Task("dlh", "jawaban belum diisi", 9, "", "")]
    given = {one.opd: one.sorts for one in by_office(found, NAMES)}
    assert given_words(given, NAMES) == (
        ("Dinkes", "tindak lanjut"),
        ("Dishub", "pertanyaan untuk dijawab"),
        ("DLH", "tindak lanjut; 9 jawaban belum diisi"),
    )
    same = {"dlh": {"tugas": 2}, "dinkes": {"tugas": 2}, "baru": {"tugas": 1}}
    assert given_words(same, NAMES) == (("Dinkes, DLH", "2 tugas"), ("baru", "tugas"))


def test_a_long_sentence_is_cut() -> None:
    long = note("kata " * 40, Label.ACTION, opd=("dlh",), due=date(2023, 7, 14))
    (task,) = of_notes([long], set(), {}, set())
    assert task.what.endswith("…")
    assert len(task.what) < 100


def question(name: str, *opd: str, **values: Any) -> Note:
    return Note(name, "kapan?", Label.QUESTION, opd=opd, **values)


@pytest.mark.parametrize(
    ("notes", "here", "owed"),
    [
        ([], set(), []),
        ([question("a", "dlh")], set(), ["dlh"]),  # nobody is here at all
        ([question("a", "dlh", "dinkes")], {"dinkes"}, ["dlh"]),
        ([question("a")], set(), []),  # to nobody
        ([question("a", "dlh"), Note("j", "besok", Label.ANSWER, answers="a")], set(), []),
        ([question("a", "dlh"), question("b", "dishub", answers="a")], set(), ["dlh", "dishub"]),
        ([question("a", "dlh", closed=True)], set(), []),
        ([Note("a", "kirim", Label.ACTION, opd=("dlh",))], set(), []),  # without a day
        ([Note("a", "kirim", Label.ACTION, due=DAY)], set(), []),  # without anybody
        ([Note("a", "kirim", Label.ACTION, opd=("dlh",), due=DAY)], {"dlh"}, ["dlh"]),
        ([Note("a", "kirim", Label.ACTION, due=DAY, speaker="ani")], set(), ["dinkes"]),
        (
            [Note("a", "kirim", Label.ACTION, opd=("dinkes",), due=DAY, speaker="ani")],
            set(), ["dinkes"],
        ),
        ([Note("a", "kirim", Label.ACTION, opd=("dlh",), due=DAY, closed=True)], set(), []),
        ([Note("lepas", "kirim", Label.ACTION, opd=("dlh",), due=DAY)], set(), []),
        ([Note("a", "[dimusnahkan]", Label.ACTION, opd=("dlh",), due=DAY)], set(), ["dlh"]),
    ],
)  # fmt: skip
def test_what_of_the_notes_is_a_task_tonight(
    notes: list[Note], here: set[str], owed: list[str]
) -> None:
    found = of_notes(notes, here, {"ani": "dinkes"}, {"lepas"})
    assert [task.opd for task in found] == owed


def test_a_question_for_an_absent_office_is_its_task_tonight(hall: Hall) -> None:
    hall.note("kapan paripurna?", Label.QUESTION, stage="pembukaan", opd=("setwan",))
    hall.note("berapa puskesmas?", Label.QUESTION, stage="pembukaan", opd=("dinkes",))
    assert [(one.opd, one.words) for one in state_of(hall, DAY_ENDS).tonight] == [
        ("setwan", "jawab: kapan paripurna?")
    ]


def test_an_action_that_the_hall_let_go_is_no_task(hall: Hall) -> None:
    action = charge(hall, "kirim data", opd=("dinkes",))
    assert len(state_of(hall, DAY_ENDS).tonight) == 1
    do(hall, deeds.answered(item_of(hall, action), END.id, Outcome.DROPPED, at(15, 50)))
    assert state_of(hall, DAY_ENDS).tonight == ()


def test_an_action_that_the_hall_let_go_lacks_neither_deadline_nor_office(hall: Hall) -> None:
    action = hall.note("kirim data", Label.ACTION, stage="pembukaan")
    lacking = {"actions-due", "actions-who"}

    def keys() -> set[str]:
        return {item.finding.key for item in missing(hall.session)}

    assert lacking <= keys()
    do(hall, deeds.answered(item_of(hall, action), END.id, Outcome.POSTPONED, at(15, 49)))
    assert lacking <= keys()  # it will be discussed again
    do(hall, deeds.answered(item_of(hall, action), END.id, Outcome.DROPPED, at(15, 50)))
    assert not lacking & keys()


def test_the_day_in_numbers(hall: Hall) -> None:
    decide(hall, "satu")
    charge(hall, "kirim data")
    ran = StageRun.new(id="pembukaan", state=StageState.DONE, started=at(8, 30), ended=at(9))
    hall.record(ran)
    day = state_of(hall, DAY_ENDS).day
    assert day.course == "1 dari 1 acara selesai"
    assert day.attendance == "pagi 2 orang, 2 kantor → sore 1 orang, 1 kantor"
    assert day.reached == ("1 dari 1 acara selesai", "Keputusan 1 · tindak lanjut 1")
    assert day.coming == "08.00 Sambutan · 12.00 ISHOMA · 15.45 Penutup"
    assert state_of(hall, END).day.coming == ""


def test_what_was_postponed_to_tomorrow_is_named_first(hall: Hall) -> None:
    hall.record(StageRun.new(id=OPENING.id, state=StageState.POSTPONED, day=2, place="9"))
    day = state_of(hall, DAY_ENDS).day
    assert day.coming == "Pembukaan (ditunda) · 08.00 Sambutan · 12.00 ISHOMA · 15.45 Penutup"
    assert any(day.coming == line.text for line in page(hall.session, DAY_ENDS, "").lines)


def test_of_a_long_tomorrow_it_is_said_how_much_more_there_is() -> None:
    named = [Coming("Visi", postponed=True), *(Coming(title) for title in "ABCDE")]
    day = Day(1, (), (), 0, 0, tuple(named))
    assert day.coming == "Visi (ditunda) · A · B · C · dan 2 acara lagi"
    assert Day(1, (), (), 0, 0, tuple(named[:4])).coming == "Visi (ditunda) · A · B · C"


def test_the_day_tells_apart_what_never_began_and_what_still_runs(hall: Hall) -> None:
    hall.record(
        StageRun.new(id=NEXT_DAY.id, state=StageState.RUNNING, started=at(8, 0, 4)),
        StageRun.new(id=END.id, state=StageState.RUNNING, started=at(15, 0, 4)),
    )
    assert state_of(hall).day.not_held == ("ISHOMA",)
    assert len(state_of(hall).day.reached) == 2
    ended = hall.seen(StageRun, NEXT_DAY.id).change(state=StageState.DONE, ended=at(9, 0, 4))
    hall.record(ended)
    assert state_of(hall).day.reached[2:] == ("Belum berlangsung: ISHOMA",)


def test_what_was_left_out_is_not_told_as_held(hall: Hall) -> None:
    left_out = StageRun.new(id="pembukaan", state=StageState.SKIPPED, reason="hujan")
    hall.record(left_out)
    assert state_of(hall, DAY_ENDS).day.course == "0 dari 1 acara selesai, 1 dilewati"


def test_a_day_on_which_nothing_happened(hall: Hall) -> None:
    day = state_of(hall, END).day
    assert (day.course, day.attendance) == ("0 dari 2 acara selesai", "")
    assert day.reached == ("0 dari 2 acara selesai", "Keputusan 0 · tindak lanjut 0")


def close(
    hall: Hall,
    *,
    stays_open: bool = True,
    role: str = "fasilitator",
    leader: Seen[Chair] | None = None,
    tonight: Sequence[OfficeTasks] = (),
) -> None:
    hall.session.poll()
    do(
        hall,
        deeds.close_day(
            DAY_ENDS.id,
            hall.session.get(StageRun, DAY_ENDS.id),
            hall.session.get(Closing, DAY_ENDS.id),
            hall.session.get(InputLock, "1"),
            at(15, 58),
            stays_open=stays_open,
            role=role,
            leader=leader,
            tonight=tonight,
        ),
    )


def locked(hall: Hall) -> bool:
    hall.session.poll()
    seen = hall.session.get(InputLock, "1")
    return bool(seen and seen.value.locked)


def test_closing_a_day_ends_its_acara(hall: Hall) -> None:
    close(hall)
    run = hall.seen(StageRun, DAY_ENDS.id).value
    assert (run.state, run.ended) == (StageState.DONE, at(15, 58))
    assert not locked(hall)
    text = minutes(hall.session)
    assert "Hari 1 ditutup pukul 15.58 WIB.\n" in text
    assert "Hadir pagi 2 orang dari 2 kantor; sore 1 orang dari 1 kantor." in text
    with pytest.raises(Refusal, match=r"Sudah ditutup 15\.58"):
        close(hall)
    hall.session.undo().result(10)
    hall.session.poll()
    assert hall.session.get(StageRun, DAY_ENDS.id) is None
    assert "Hari 1 ditutup" not in minutes(hall.session)


def test_the_minutes_name_what_was_given_for_the_night_and_tell_an_empty_day_in_a_sentence(
    hall: Hall,
) -> None:
    charge(hall, "kirim data", opd=("dinkes",))
    close(hall, tonight=state_of(hall, DAY_ENDS).tonight)
    text = minutes(hall.session)
    assert "#### Tugas malam\n" in text
    assert "| Dinkes | tindak lanjut |" in text
    ahead = text.partition("## III.")[2].partition("## IV.")[0].partition("**Hari 2:")[2]
    assert "Belum berlangsung; acaranya tercantum pada bagian II." in ahead
    assert "###" not in ahead


def test_the_last_part_of_the_minutes_says_the_hour_at_which_the_day_was_closed(hall: Hall) -> None:
    close(hall)
    end = minutes(hall.session).rpartition("## VII. Penutup\n\n")[2]
    assert end.startswith(
        "Hari 1 ditutup pukul 15.58 WIB. Waktu penutupan seluruh acara belum dicatat.\n"
    )


def test_what_was_not_held_when_all_was_closed_is_named(hall: Hall) -> None:
    hall.record(
        StageRun.new(id=OPENING.id, state=StageState.RUNNING, started=at(8, 30)),
        StageRun.new(id=NEXT_DAY.id, state=StageState.SKIPPED, reason="narasumber sakit"),
        StageRun.new(id=END.id, state=StageState.DONE, started=at(15), ended=at(16, 2, 4)),
    )
    end = minutes(hall.session).rpartition("## VII. Penutup\n\n")[2]
    assert end.startswith(
        "Acara ditutup pukul 16.02 WIB pada 4 Juli 2023. "
        "Saat itu belum berlangsung: Penutup hari 1, ISHOMA. "
        "Saat itu masih berlangsung: Pembukaan.\n"
    )


def test_a_day_that_is_closed_for_good_locks_the_input(hall: Hall) -> None:
    close(hall, stays_open=False)
    assert locked(hall)


def test_whoever_may_not_lock_cannot_close_for_good(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Hanya fasilitator"):
        close(hall, stays_open=False, role="notulis")
    close(hall, role="notulis")


def test_a_day_that_stays_open_opens_what_was_locked(hall: Hall) -> None:
    hall.record(toggled(None, "fasilitator"))
    assert locked(hall)
    close(hall)
    assert not locked(hall)


def test_an_acara_that_runs_keeps_its_beginning(hall: Hall) -> None:
    hall.record(StageRun.new(id=DAY_ENDS.id, state=StageState.RUNNING, started=at(15, 40)))
    close(hall)
    run = hall.seen(StageRun, DAY_ENDS.id).value
    assert (run.started, run.ended) == (at(15, 40), at(15, 58))


def test_the_hall_sees_the_day_and_numbers_by_office(hall: Hall) -> None:
    charge(hall, "kirim data puskesmas", opd=("dinkes",))
    shown = page(hall.session, DAY_ENDS, "")
    assert "Hadir pagi 2 orang, 2 kantor → sore 1 orang, 1 kantor" in [
        line.text for line in shown.lines
    ]
    tonight = page(hall.session, DAY_ENDS, TONIGHT)
    assert [line.text for line in tonight.lines] == ["Dinkes 1"]
    assert tonight.foot == "1 kantor, 1 tugas"


def test_without_tasks_the_hall_is_thanked(hall: Hall) -> None:
    lines = page(hall.session, DAY_ENDS, TONIGHT).lines
    assert [line.text for line in lines] == ["Tidak ada tugas malam. Terima kasih."]


def test_copies_that_were_made_are_told(hall: Hall) -> None:
    assert state_of(hall, DAY_ENDS).copies == []
    hall.record(
        FileCopy.new(place="FLASHDISK (E:)", at=at(15, 44), entries=hall.session.file.count())
    )
    assert state_of(hall, DAY_ENDS).copies[0].words.startswith("FLASHDISK (E:)")


def test_nobody_leads_the_meeting_overnight(hall: Hall) -> None:
    hall.record(Chair.new(id="ketua", name="Priyo", post="Sekda", since=at(8, 30)))
    close(hall, leader=hall.seen(Chair, "ketua"))
    assert hall.seen(Chair, "ketua").value.until == at(15, 58)
    assert "Priyo, Sekda (pukul 08.30–15.58 WIB)" in minutes(hall.session)
