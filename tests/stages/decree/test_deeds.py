"""What the keys of the SK record, on a real file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.presence_records import Attendance, Capacity, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Refusal
from bimtek.stages.decree import deeds, rules
from bimtek.stages.decree.records import Attitude, Position, Stance
from bimtek.stages.decree.rules import OfficeRow, Standing
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.decree.halls import ORDER, SPEC, do, state_of

SENTENCE = "Kami juga mengurus PJU."


def row(hall: Hall, opd: str) -> OfficeRow:
    return next(row for row in state_of(hall).rows if row.opd == opd)


def object_(hall: Hall, **words: str) -> None:
    state = state_of(hall)
    roles = row(hall, "dishub").roles
    do(hall, deeds.exception(state, roles, Attitude.OBJECTS, at(10, 11), **words))


def test_the_chorus_is_one_act_and_one_undo(hall: Hall) -> None:
    deed = deeds.chorus(state_of(hall), at(10))
    assert deed.told.startswith("2 kantor siap serentak untuk 4 peran.")
    do(hall, deed)
    assert rules.counts(state_of(hall).rows)[Standing.READY] == 2
    hall.session.undo().result(10)
    assert rules.counts(state_of(hall).rows)[Standing.READY] == 0


def test_a_chorus_with_nobody_left_is_refused(hall: Hall) -> None:
    do(hall, deeds.chorus(state_of(hall), at(10)))
    with pytest.raises(Refusal) as refused:
        deeds.chorus(state_of(hall), at(10, 1))
    assert refused.value.code == "no-chorus"


def test_one_key_sets_every_role_of_an_opd(hall: Hall) -> None:
    do(hall, deeds.ready(state_of(hall), row(hall, "bappeda").roles, at(10)))
    assert row(hall, "bappeda").standing is Standing.READY


def test_the_words_of_an_objection_stand_in_one_record_only(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE, wish="tambah Pokja Environment")
    words = [seen.value.sentence for seen in hall.session.all(Stance)]
    assert sorted(words) == ["", SENTENCE]
    (matter,) = rules.matters(row(hall, "dishub"))
    assert len(matter.roles) == 2


def test_an_objection_gets_its_outcome(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE)
    (matter,) = rules.objections_without_outcome(state_of(hall).rows)
    do(hall, deeds.ending(state_of(hall), matter, outcome=" dicatat untuk ralat SK "))
    assert rules.objections_without_outcome(state_of(hall).rows) == ()
    assert rules.matters(row(hall, "dishub"))[0].bearer.seen.value.outcome == (  # type: ignore[union-attr]
        "dicatat untuk ralat SK"
    )


def test_an_ending_tells_what_changed_and_that_nothing_did(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE)

    def told(**words: str) -> str:
        state = state_of(hall)
        deed = deeds.ending(state, rules.matters(row(hall, "dishub"))[0], **words)
        hall.session.record_all(deed.changes).result(10)
        hall.session.poll()
        return deed.told

    same = "Dishub: hasil dan jawaban tidak berubah."
    undo = "Ctrl+Z mengurungkan."
    assert told(outcome="", answer="") == f"{same} Hasilnya belum ada (h)."
    assert told(outcome="ralat", answer="ya") == f"Dishub: hasil dan jawaban dicatat. {undo}"
    assert told(outcome="ralat", answer="ya ") == same
    assert told(outcome="ralat", answer="") == f"Dishub: jawaban dihapus. {undo}"


def test_an_objection_typed_again_unchanged_records_nothing(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE)
    roles = row(hall, "dishub").roles
    again = deeds.exception(state_of(hall), roles, Attitude.OBJECTS, at(11), sentence=SENTENCE)
    assert again.changes == ()


def test_who_objected_and_is_ready_now_is_told_so(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE)
    deed = deeds.ready(state_of(hall), row(hall, "dishub").roles, at(10, 20))
    assert "sebelumnya keberatan" in deed.told
    do(hall, deed)
    assert row(hall, "dishub").standing is Standing.READY


def test_the_words_of_an_objection_stay_with_the_roles_that_it_still_means(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE, wish="tambah Pokja Environment")
    first, second = row(hall, "dishub").roles

    def said() -> list[tuple[str, str, int]]:
        found = rules.matters(row(hall, "dishub"))
        return [
            (one.standing, one.words.sentence if one.words else "", len(one.roles)) for one in found
        ]

    for deed in (
        deeds.ready(state_of(hall), [first], at(10, 12)),
        deeds.take_back(state_of(hall), [first]),
    ):
        do(hall, deed)
        assert said() == [(Standing.OBJECTS, SENTENCE, 1)]
        hall.session.undo().result(10)
        assert said() == [(Standing.OBJECTS, SENTENCE, 2)]
    ask = deeds.exception(state_of(hall), [first], Attitude.ASKS, at(10, 12), sentence="Siapa?")
    do(hall, ask)
    assert said() == [(Standing.OBJECTS, SENTENCE, 1), (Standing.ASKS, "Siapa?", 1)]
    do(hall, deeds.ready(state_of(hall), [second], at(10, 13)))
    assert said() == [(Standing.ASKS, "Siapa?", 1)]


def test_taking_back_takes_the_words_along(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE, wish="x")
    do(hall, deeds.take_back(state_of(hall), row(hall, "dishub").roles))
    assert row(hall, "dishub").standing is Standing.SILENT
    assert not any(held.has_words for held in row(hall, "dishub").roles)


def test_nothing_said_cannot_be_taken_back(hall: Hall) -> None:
    with pytest.raises(Refusal, match="belum menyatakan sikap"):
        deeds.take_back(state_of(hall), row(hall, "dishub").roles)


def test_a_stance_that_was_withdrawn_comes_back_without_its_old_words(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE)
    bearer = rules.matters(row(hall, "dishub"))[0].bearer
    assert bearer.seen is not None
    hall.record(bearer.seen.withdraw("salah catat"))
    do(hall, deeds.ready(state_of(hall), row(hall, "dishub").roles, at(10, 30)))
    again = row(hall, "dishub")
    assert again.standing is Standing.READY
    assert not again.in_conflict
    assert not any(held.has_words for held in again.roles)


def test_a_destroyed_sentence_is_shown_as_destroyed(hall: Hall) -> None:
    object_(hall, sentence=SENTENCE)
    bearer = rules.matters(row(hall, "dishub"))[0].bearer
    hall.destroy("stance", f"sk/dishub/{bearer.slug}", "sentence")
    (matter,) = rules.matters(row(hall, "dishub"))
    assert matter.words is not None
    assert matter.words.sentence == "[dimusnahkan]"


def test_a_clause_keeps_the_time_at_which_it_was_first_read(hall: Hall) -> None:
    clause = SPEC.clauses[0]
    do(hall, deeds.mark_read(state_of(hall), clause, at(10, 1)))
    assert deeds.mark_read(state_of(hall), clause, at(10, 5)).changes == ()
    assert state_of(hall).read_at("kesatu") == at(10, 1)


def test_a_clause_can_be_unread_and_read_again(hall: Hall) -> None:
    clause = SPEC.clauses[0]
    do(hall, deeds.mark_read(state_of(hall), clause, at(10, 1)))
    do(hall, deeds.mark_unread(state_of(hall), clause))
    assert state_of(hall).read_at("kesatu") is None
    do(hall, deeds.mark_read(state_of(hall), clause, at(10, 7)))
    assert state_of(hall).read_at("kesatu") == at(10, 7)


def test_an_unread_clause_cannot_be_unread(hall: Hall) -> None:
    with pytest.raises(Refusal, match="KESATU belum"):
        deeds.mark_unread(state_of(hall), SPEC.clauses[0])


def test_the_planned_reader_reads_until_another_is_named(hall: Hall) -> None:
    assert state_of(hall).reader == "Kepala Bagian Hukum"
    do(hall, deeds.set_reader(state_of(hall), " Sekretaris Daerah "))
    assert state_of(hall).reader == "Sekretaris Daerah"


def test_two_laptops_that_both_pressed_the_chorus_agree(hall: Hall, tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path, script_of(*ORDER), "n2", "Notulis Dua") as other:
        here, there = deeds.chorus(state_of(hall), at(10)), deeds.chorus(state_of(other), at(10, 1))
        do(hall, here)
        do(other, there)
    rows = state_of(hall).rows
    assert not any(row.in_conflict for row in rows)
    first = row(hall, "dishub").roles[0].position
    assert first is not None
    assert first.at == at(10)


def test_two_people_who_record_different_stances_make_a_conflict(
    hall: Hall, tmp_path: Path
) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path, script_of(*ORDER), "n2", "Notulis Dua") as other:
        there = state_of(other)
        roles = row(other, "dishub").roles[:1]
        do(hall, deeds.chorus(state_of(hall), at(10)))
        do(other, deeds.exception(there, roles, Attitude.OBJECTS, at(10, 1), sentence=SENTENCE))
    found = row(hall, "dishub")
    assert found.in_conflict
    assert found.roles[0].seen is not None
    hall.record(found.roles[0].seen.change(stance=Position(Attitude.OBJECTS)))
    assert not row(hall, "dishub").in_conflict


def test_who_speaks_for_an_office_is_told_in_short(hall: Hall) -> None:
    state = state_of(hall)
    assert [state.speaker(code) for code in ("bappeda", "dishub", "dinsos", "dinkes")] == [
        "Kepala",
        "Kabid (wakil)",
        "Sekr.",
        "",
    ]


def test_who_acts_for_the_head_is_told_so(hall: Hall) -> None:
    acting = Presence(Status.PRESENT, at(8).time(), Capacity.ACTING)
    hall.record(Attendance.new(roll_call="1-pagi", participant="dodi", presence=acting))
    assert state_of(hall).speaker("dinkes") == "Plt. Kepala"
    assert state_of(hall).speaker("dishub", whole=True) == "Kepala Bidang Lalu Lintas (wakil)"


def test_offices_and_guests_outside_the_sk_are_named(hall: Hall) -> None:
    assert state_of(hall).not_in_decree == ("dinsos",)
    assert state_of(hall).guests == ("PMI (tamu)",)


def test_a_bagian_is_meant_where_the_secretariat_is(hall: Hall) -> None:
    hall.record(
        Opd.new(code="bag-hukum", short="Bag. Hukum", category="bagian", order=9),
        Participant.new(id="eka", name="Eka", post="Kepala Bagian Hukum", opd="bag-hukum"),
        Attendance.new(
            roll_call="1-pagi", participant="eka", presence=Presence(Status.PRESENT, at(8).time())
        ),
    )
    assert "bag-hukum" in state_of(hall).not_in_decree
    bappeda = hall.seen(Opd, "bappeda")
    hall.record(bappeda.change(category="sekretariat"))
    assert "bag-hukum" not in state_of(hall).not_in_decree
