"""What is missing in the hall: plain tables."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.offices import Offices
from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Chair, Label, Note, Opd, Participant, StageRun, StageState, Turn
from bimtek.hall.shortcomings import (
    absent,
    actions,
    answers,
    chair,
    conflicts,
    letters,
    nameless,
    not_held,
    questions,
    running,
    silent,
)
from bimtek.hall.talkers import Spoke, Talkers
from bimtek.overview.missing import SIGNS
from tests.hall.test_running import stage

NOW = datetime.fromisoformat("2023-07-03T11:00:00+07:00")
TODAY = NOW.date()
OPDS = [
    Opd(code, short=code.title(), order=order)
    for order, code in enumerate(("dinkes", "dishub", "dlh"))
]
OFFICES = Offices(OPDS)
PEOPLE = [
    Participant("a", "Ani Contoh", "Kepala Dinas Kesehatan", "dinkes"),
    Participant("b", "Budi Contoh", "Kepala Dinas Perhubungan", "dishub"),
    Participant("c", "Citra Contoh", "Kepala Dinas Lingkungan Hidup", "dlh"),
    Participant("d", "Dedi Contoh", "Kepala Bidang", "dishub"),
]
INVITED = ("dinkes", "dishub", "dlh")


def here(who: str, **values: object) -> Attendance:
    return Attendance("1-pagi", who, Presence(Status.PRESENT, **values))  # type: ignore[arg-type]


def room(*rows: Attendance) -> Room:
    return Room(PEOPLE, rows)


def talkers(*said: Note | Turn | Spoke) -> Talkers:
    notes = [one for one in said if isinstance(one, Note)]
    turns = [one for one in said if isinstance(one, Turn)]
    elsewhere = [one for one in said if isinstance(one, Spoke)]
    return Talkers(notes, turns, {one.id: one.opd for one in PEOPLE}, elsewhere)


def texts(found: object) -> list[str]:
    return [one.text for one in found]  # type: ignore[attr-defined]


BEGUN = StageRun("a", StageState.DONE, NOW - timedelta(hours=2), NOW)


OPENING = StageRun("a", StageState.DONE, NOW - timedelta(hours=3), NOW - timedelta(hours=2))
LATE = Chair("1", "Wali Kota", since=NOW - timedelta(hours=2))


@pytest.mark.parametrize(
    ("chairs", "runs", "said"),
    [
        ([], [], ["▲ Pimpinan rapat belum disebut"]),
        ([], [BEGUN], ["■ Pimpinan rapat sejak 09.00 belum disebut: a"]),
        ([Chair("1", "Wali Kota", since=NOW - timedelta(hours=2))], [BEGUN], []),
        (
            [Chair("1", "Wali Kota", since=NOW - timedelta(hours=2), until=NOW)],
            [BEGUN],
            ["▲ Pimpinan rapat sejak 11.00 belum disebut"],
        ),
        (
            [LATE],
            [OPENING, StageRun("b", StageState.RUNNING, NOW - timedelta(hours=2))],
            ["■ Pimpinan rapat belum disebut untuk 1 acara: a"],
        ),
    ],
)
def test_nobody_leads(chairs: list[Chair], runs: list[StageRun], said: list[str]) -> None:
    stages = (stage("a"), stage("b"))
    found = chair(chairs, stages, {one.id: one for one in runs})
    told = [f"{SIGNS[one.weight]} {one.text}: {one.detail}".removesuffix(": ") for one in found]
    assert told == said


def test_arrivals_and_breaks_need_nobody_who_leads() -> None:
    stages = (stage("a")._replace(kind="presensi"), stage("b")._replace(kind="jeda"), stage("c"))
    runs = {name: StageRun(name, StageState.DONE, NOW, NOW) for name in "ab"}
    (found,) = chair([], stages, runs)
    assert (found.weight, found.text) == (Weight.SHOULD, "Pimpinan rapat belum disebut")


def test_when_all_is_over_nobody_has_to_lead() -> None:
    led = Chair("1", "Wali Kota", since=NOW - timedelta(hours=2), until=NOW)
    assert list(chair([led], (stage("a"),), {"a": BEGUN})) == []


@pytest.mark.parametrize(
    ("states", "left"),
    [
        ({}, ""),
        ({"a": StageState.DONE, "b": StageState.RUNNING}, ""),
        ({"c": StageState.RUNNING}, "a · b"),
        ({"b": StageState.SKIPPED, "c": StageState.DONE}, "a"),
        ({"a": StageState.POSTPONED, "b": StageState.DONE}, ""),
        ({"a": StageState.DONE, "b": StageState.DONE, "end": StageState.DONE}, "c · d"),
    ],
)
def test_what_the_hall_passed_by_is_missing(states: dict[str, StageState], left: str) -> None:
    end = stage("end")._replace(kind="penutup")
    stages = (stage("a"), stage("b"), stage("c"), end, stage("d"), stage("e")._replace(day=2))
    runs = {name: StageRun(name, state) for name, state in states.items()}
    found = list(not_held(stages, runs))
    assert [one.detail.partition(";")[0] for one in found] == ([left] if left else [])
    assert [spot.text for one in found for spot in one.spots] == (left.split(" · ") if left else [])


def test_values_that_differ_block_and_are_offered_one_by_one() -> None:
    spots = [Spot("isian 4.2 Dinkes", "gap", "k/4.2/dinkes"), Spot("catatan", "note", "n")]
    (found,) = conflicts(spots)
    assert (found.weight, found.text) == (Weight.BLOCKS, "2 nilai berbeda belum dipilih")
    assert found.spots == tuple(spots)
    assert list(conflicts([])) == []


def question(name: str, *opd: str, **values: object) -> Note:
    return Note(name, f"tanya {name}", Label.QUESTION, opd=opd, **values)  # type: ignore[arg-type]


def test_questions_that_nobody_answered_by_office() -> None:
    notes = [
        question("1", "dinkes"),
        question("2", "dinkes", "dishub"),
        question("3"),
        Note("4", "dijawab", Label.ANSWER, answers="3"),
    ]
    (found,) = questions(notes, OFFICES)
    assert found.text == "2 pertanyaan belum dijawab"
    assert found.detail == "Dinkes 2 · Dishub 1"
    assert [spot.text for spot in found.spots] == ["Dinkes: tanya 1", "Dinkes, Dishub: tanya 2"]
    assert list(questions(notes[2:], OFFICES)) == []
    asked_back = [question("3"), question("5", answers="3")]
    assert next(questions(asked_back, OFFICES)).text == "2 pertanyaan belum dijawab"
    assert list(questions([], OFFICES)) == []
    left_out = [question("1", "dinkes", dropped=True)]  # at the editing desk
    assert list(questions(left_out, OFFICES)) == []


def test_a_question_told_in_confidence_is_counted_and_not_read_out() -> None:
    (found,) = questions([question("1", "dlh", closed=True)], OFFICES)
    assert [spot.text for spot in found.spots] == ["Dlh: (tertutup)"]


def test_actions_without_a_day_and_without_anybody() -> None:
    notes = [
        Note("1", "kirim data", Label.ACTION, opd=("dlh",)),
        Note("2", "rapat", Label.ACTION, due=date(2023, 7, 14)),
        Note("3", "surat", Label.ACTION, due=date(2023, 7, 14), speaker="a"),
    ]
    assert texts(actions(notes, OFFICES)) == [
        "Tindak lanjut tanpa tenggat: 1",
        "Tindak lanjut tanpa penanggung jawab: 1",
    ]
    assert list(actions(notes[2:], OFFICES)) == []


def test_an_office_that_sits_there_and_says_nothing() -> None:
    """Also one that is asked nothing at all: it stands in no other list."""
    hall = room(here("a"), here("b"), here("c"))
    said = talkers(
        Note("1", "dari Dinkes", opd=("dinkes",), said=NOW),
        Turn("2", speaker="b", began=NOW),
        Turn("3", opd="dlh", asked=NOW),
    )
    (found,) = silent(hall, said, OPDS, TODAY)
    assert (found.text, found.detail) == ("1 kantor belum bicara hari ini", "Dlh")
    assert found.spots == (Spot("Dlh", "participant", "c"),)


def test_who_spoke_counts_before_whom_it_was_about_and_only_today() -> None:
    hall = room(here("a"), here("b"))
    said = talkers(
        Note("1", "Dinkes menjawab", opd=("dishub",), speaker="a", said=NOW),
        Note("2", "kemarin", opd=("dishub",), said=NOW - timedelta(days=1)),
    )
    (found,) = silent(hall, said, OPDS, TODAY)
    assert found.detail == "Dishub"


def test_whoever_is_given_a_task_or_named_in_a_decision_has_not_spoken_by_that() -> None:
    hall = room(here("a"), here("b"), here("c"))
    said = talkers(
        Note("1", "kirim data", Label.ACTION, opd=("dinkes",), said=NOW),
        Note("2", "kirim data", Label.ACTION, speaker="b", said=NOW),
        Note("3", "menjadi walidata", Label.DECISION, opd=("dlh",), said=NOW),
    )
    (found,) = silent(hall, said, OPDS, TODAY)
    assert found.detail == "Dinkes Dishub Dlh"


def test_whoever_spoke_outside_of_notes_and_turns_is_not_silent() -> None:
    hall = room(here("a"), here("b"))
    said = talkers(Spoke("dinkes", NOW), Spoke("dishub", NOW - timedelta(days=1)))
    (found,) = silent(hall, said, OPDS, TODAY)
    assert found.detail == "Dishub"


def test_answers_of_nobody_are_counted_and_led_to() -> None:
    notes = [
        Note("1", "ya", Label.ANSWER, answers="0"),
        Note("2", "ya", Label.ANSWER, opd=("dlh",), answers="0"),
        Note("3", "ya", Label.ANSWER, speaker="a", answers="0"),
        Note("4", "umum"),
    ]
    (found,) = answers(notes, OFFICES)
    assert (found.weight, found.text) == (Weight.TONIGHT, "1 jawaban tanpa penjawab")
    assert found.spots == (Spot("ya", "note", "1"),)
    assert list(answers(notes[1:], OFFICES)) == []


def test_nobody_is_silent_or_absent_before_anybody_came() -> None:
    assert list(silent(room(), talkers(), OPDS, TODAY)) == []
    assert list(absent(room(), (), OPDS, INVITED)) == []


def test_an_office_that_came_and_left_is_not_absent_altogether() -> None:
    (found,) = absent(room(here("a")), ("dinkes", "dishub"), OPDS, INVITED)
    assert (found.text, found.detail) == ("1 OPD tidak hadir sama sekali", "Dlh")
    assert list(absent(room(here("a")), ("dinkes",), OPDS, ("dinkes",))) == []


def test_many_offices_are_named_and_then_counted() -> None:
    many = [Opd(f"opd-{n}", short=f"O{n}") for n in range(9)]
    (found,) = absent(room(here("a")), ("dinkes",), many, [opd.code for opd in many])
    assert found.detail == "O0 O1 O2 O3 O4 O5 + 3 lain"
    assert len(found.spots) == 9


def test_a_wakil_without_a_letter() -> None:
    def wakil(letter: Letter | None) -> Attendance:
        return here("d", capacity=Capacity.REPRESENTATIVE, stands_for="b", letter=letter)

    for letter in (None, Letter.FOLLOWS, Letter.NONE):
        (found,) = letters(room(wakil(letter)), OFFICES)
        assert (found.text, found.detail) == ("Surat tugas belum diserahkan: 1 wakil", "Dishub")
    assert list(letters(room(wakil(Letter.SHOWN)), OFFICES)) == []


def test_whoever_came_by_number_and_has_no_name_is_led_to_once() -> None:
    seats = [
        *PEOPLE,
        Participant("e", "", "Kepala BPKAD", "bpkad"),
        Participant("f", " ", "Camat"),
        Participant("g", "", "", agency="Pers"),
        Participant("h", "", "Kepala Dinas Kominfo", "kominfo"),
        Participant("i", "", "Kepala BPKAD", "bpkad", same_as="e"),
    ]
    offices = Offices([*OPDS, Opd("bpkad", short="BPKAD")])
    away = Attendance("1-pagi", "h", Presence(Status.EXCUSED))
    morning = Room(seats, [here("a"), here("e"), here("g"), away])
    evening = Room(seats, [here("i"), here("f")])
    (found,) = nameless([morning, evening], offices)
    assert (found.weight, found.text) == (Weight.SHOULD, "Nama belum diisi: 3 orang yang hadir")
    assert found.detail == "n di baris absen; BPKAD, Pers"
    assert found.spots == (
        Spot("BPKAD · Kepala BPKAD", "participant", "e"),
        Spot("Pers", "participant", "g"),
        Spot("Camat", "participant", "f"),
    )
    assert list(nameless([room(here("a"))], offices)) == []


def run(name: str, minutes: int, state: StageState = StageState.RUNNING) -> StageRun:
    return StageRun(name, state, NOW - timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ([run("a", 20)], []),
        ([run("a", 30)], []),
        ([run("a", 43)], ["‘a’ lewat 18 menit"]),
        ([run("a", 43, StageState.DONE)], []),
        ([run("a", 43), run("b", 5)], ["‘a’ masih tercatat berjalan sejak 10.17"]),
        ([run("a", 20), run("b", 5)], []),
        ([run("a", 60 * 20)], ["‘a’ masih tercatat berjalan sejak 2 Jul 15.00"]),
    ],
)
def test_an_acara_over_its_time_or_left_running(runs: list[StageRun], said: list[str]) -> None:
    stages = (stage("a"), stage("b"), stage("c", None))
    assert texts(running(stages, {one.id: one for one in runs}, NOW, {})) == said


def test_every_key_can_be_the_id_of_a_record() -> None:
    found: list[Finding] = [
        *chair([], (stage("a"),), {"a": BEGUN}),
        *questions([question("1")], OFFICES),
        *actions([Note("1", "x", Label.ACTION)], OFFICES),
        *running((stage("a"),), {"a": run("a", 43)}, NOW, {}),
    ]
    keys = [one.key for one in found]
    assert keys == ["chair", "questions", "actions-due", "actions-who", "running.a"]
