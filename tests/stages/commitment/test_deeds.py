"""Who signs: as the roll call says who is here, and as keys say what they did."""

from __future__ import annotations

import pytest

from bimtek.hall.presence_records import Attendance, Capacity
from bimtek.journal.records import Refusal
from bimtek.stages.commitment import deeds
from bimtek.stages.commitment.records import How, Signature
from bimtek.stages.commitment.rules import Standing, Where, presence_of, signed
from bimtek.stages.commitment.script import Signer
from bimtek.stages.commitment.state import CommitmentState
from tests.minutes.halls import Hall, at
from tests.stages.commitment.halls import (
    BARE,
    TEXT,
    actions,
    all_sign,
    begin,
    came,
    do,
    end,
    everybody,
    left,
    row,
    standings,
    state_of,
)

DUE = at(9, day=14).date()
FOLLOWS = ("Menyusulkan tanda tangan komitmen: Kepala Bappeda", ("bappeda",), "2023-07-14")


# -- who is here


def test_who_can_sign_comes_from_the_roll_call(hall: Hall) -> None:
    assert {one.presence.where for one in state_of(hall).rows} == {Where.UNKNOWN}
    everybody(hall)
    assert {one.id: one.presence.where for one in state_of(hall).rows} == {
        "wali-kota": Where.HERE, "bappeda": Where.ABSENT, "dinkes": Where.HERE,
        "dishub": Where.REPRESENTED,
    }  # fmt: skip


def test_the_kepala_daerah_of_a_script_is_the_wali_kota_of_the_list(hall: Hall) -> None:
    everybody(hall)
    signer, state = Signer("kepala-daerah", "Kepala daerah"), state_of(hall)
    known = state.offices.by_code
    assert presence_of(signer, state.room, known, "Kota Blitar") == (Where.HERE, "walkot", True)
    elsewhere = presence_of(signer, state.room, known, "Kabupaten Blitar")
    assert elsewhere.where is Where.UNKNOWN


def test_staff_is_neither_head_nor_wakil_and_an_acting_head_signs_itself(hall: Hall) -> None:
    came(hall, "budi")
    assert row(hall, "dishub").presence.where is Where.STAFF
    hall.record(hall.seen(Attendance, "1-pagi/budi").withdraw())
    came(hall, "budi", capacity=Capacity.ACTING, stands_for="kadishub")
    assert row(hall, "dishub").presence == (Where.HERE, "budi", True)


# -- all who are here


def test_all_present_sign_and_nobody_else(hall: Hall) -> None:
    everybody(hall)
    told = all_sign(hall)
    assert told.startswith("3 menandatangani, 1 di antaranya diwakili. 1 belum")
    assert standings(hall) == {
        "wali-kota": Standing.SIGNED, "bappeda": Standing.ABSENT, "dinkes": Standing.SIGNED,
        "dishub": Standing.PROXY,
    }  # fmt: skip
    signing = row(hall, "dishub").signing
    assert signing is not None
    assert signing.participant == "budi"
    with pytest.raises(Refusal, match="Tidak ada lagi"):
        all_sign(hall)
    hall.session.undo().result(10)
    assert signed(state_of(hall).rows) == 0


def test_exceptions_recorded_before_stay(hall: Hall) -> None:
    everybody(hall)
    do(hall, deeds.object_to(state_of(hall), row(hall, "dinkes"), How.OBJECTS, "poin 2", at(9)))
    all_sign(hall)
    assert standings(hall)["dinkes"] is Standing.OBJECTS
    assert signed(state_of(hall).rows) == 2


def test_without_a_roll_call_nobody_signs_in_a_chorus_but_one_by_one(hall: Hall) -> None:
    with pytest.raises(Refusal, match="F7"):
        all_sign(hall)
    do(hall, deeds.sign(state_of(hall), row(hall, "dinkes"), hall.time))
    assert standings(hall)["dinkes"] is Standing.SIGNED


def test_whoever_is_absent_cannot_sign_and_never_counts(hall: Hall) -> None:
    do(hall, deeds.sign(state_of(hall), row(hall, "bappeda"), hall.time))
    assert signed(state_of(hall).rows) == 1
    everybody(hall)  # only now the roll call is held, and nobody of Bappeda is in it
    assert standings(hall)["bappeda"] is Standing.DOUBTED
    assert signed(state_of(hall).rows) == 0
    with pytest.raises(Refusal, match="tidak hadir"):
        deeds.sign(state_of(hall), row(hall, "bappeda"), hall.time)


def test_whoever_signed_and_went_home_has_signed(hall: Hall) -> None:
    everybody(hall)
    begin(hall)
    all_sign(hall)
    for who in ("ani", "budi"):
        left(hall, who)
    hall.time = at(10)
    end(hall)
    assert signed(state_of(hall).rows) == 3
    assert standings(hall)["dishub"] is Standing.PROXY


# -- one by one


def test_a_wakil_is_chosen_where_the_roll_call_knows_only_staff(hall: Hall) -> None:
    came(hall, "budi")
    with pytest.raises(Refusal, match="w: siapa"):
        deeds.sign(state_of(hall), row(hall, "dishub"), hall.time)
    told = do(hall, deeds.by_proxy(state_of(hall), row(hall, "dishub"), "budi", hall.time))
    assert told == "Kepala Dishub diwakili Sekretaris Dishub (Budi Santoso)."


def test_what_follows_is_a_tindak_lanjut_until_it_is_signed(hall: Hall) -> None:
    everybody(hall)
    do(hall, deeds.later(state_of(hall), [row(hall, "bappeda")], DUE, hall.time))
    assert actions(hall) == [FOLLOWS]
    later = at(9, day=20).date()
    do(hall, deeds.later(state_of(hall), [row(hall, "bappeda")], later, hall.time))
    assert actions(hall) == [(*FOLLOWS[:2], "2023-07-20")]
    came(hall, "citra")
    do(hall, deeds.sign(state_of(hall), row(hall, "bappeda"), hall.time))
    assert actions(hall) == []
    hall.session.undo().result(10)
    do(hall, deeds.take_back(state_of(hall), row(hall, "bappeda"), hall.time))
    assert actions(hall) == []
    assert standings(hall)["bappeda"] is Standing.OPEN
    with pytest.raises(Refusal, match="Belum ada yang tercatat"):
        deeds.take_back(state_of(hall), row(hall, "bappeda"), hall.time)


def test_a_signature_that_follows_is_recorded_with_its_day_though_its_signer_was_absent(
    hall: Hall,
) -> None:
    everybody(hall)
    begin(hall)
    do(hall, deeds.later(state_of(hall), [row(hall, "bappeda")], DUE, hall.time))
    assert actions(hall) == [FOLLOWS]
    hall.time = at(9, day=12)
    on = deeds.read_signed_on(state_of(hall), "11/7", hall.time.date())
    told = do(hall, deeds.signed_afterwards(state_of(hall), row(hall, "bappeda"), on, hall.time))
    assert told.startswith("Kepala Bappeda: susulan ditandatangani sendiri 11 Juli 2023.")
    assert row(hall, "bappeda").standing is Standing.SIGNED
    assert actions(hall) == []
    hall.session.undo().result(10)
    assert row(hall, "bappeda").standing is Standing.LATER
    assert actions(hall) == [FOLLOWS]


def test_a_signature_follows_between_the_acara_and_today(hall: Hall) -> None:
    begin(hall)
    state, today = state_of(hall), at(9, day=12).date()
    assert deeds.read_signed_on(state, "", today) == today
    for text in ("13/7", "2 Juli 2023", "29/2/2024", "entah"):
        with pytest.raises(Refusal):
            deeds.read_signed_on(state, text, today)


def test_an_objection_has_its_sentence_and_loses_it_when_signed(hall: Hall) -> None:
    everybody(hall)
    state, one = state_of(hall), row(hall, "dinkes")
    with pytest.raises(Refusal, match="Tulis kalimatnya"):
        deeds.object_to(state, one, How.REFUSES, " ~ ", hall.time)
    do(hall, deeds.object_to(state, one, How.REFUSES, "belum dibahas ~", hall.time))
    assert (row(hall, "dinkes").closed, standings(hall)["dinkes"]) == (True, Standing.REFUSES)
    do(hall, deeds.sign(state_of(hall), row(hall, "dinkes"), hall.time))
    seen = row(hall, "dinkes").seen
    assert seen is not None
    assert (seen.value.sentence, seen.value.confidential) == ("", False)


@pytest.mark.parametrize("text", ["", "kapan-kapan", "32/7"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        deeds.read_due(text, DUE)


# -- two people


def test_two_who_both_record_a_chorus_recorded_one(hall: Hall, other: Hall) -> None:
    everybody(hall)
    mine, theirs = state_of(hall), state_of(other)
    first, second = (
        deeds.all_present(mine, at(9, 10)), deeds.all_present(theirs, at(9, 12))
    )  # fmt: skip
    do(hall, first)
    do(other, second)
    assert signed(state_of(hall).rows) == 3


def test_two_different_words_stand_side_by_side_until_one_is_chosen(
    hall: Hall, other: Hall
) -> None:
    everybody(hall)
    mine, theirs = state_of(hall), state_of(other)
    rows = [row(hall, "bappeda")], [row(other, "bappeda")]
    do(hall, deeds.later(mine, rows[0], DUE, hall.time))
    do(other, deeds.object_to(theirs, rows[1][0], How.REFUSES, "tidak mau", other.time))
    assert standings(hall)["bappeda"] is Standing.UNSETTLED
    seen = hall.seen(Signature, "komitmen/bappeda")
    chosen = next(v for _, v in seen.values("signing") if v.how is How.REFUSES)
    change = seen.change(signing=chosen)
    do(hall, deeds.settled(state_of(hall), row(hall, "bappeda"), change, hall.time))
    assert (standings(hall)["bappeda"], actions(hall)) == (Standing.REFUSES, [])


# -- text, signers, paper


def test_the_text_is_read_part_by_part_and_taken_back(hall: Hall) -> None:
    for part in TEXT:
        assert state_of(hall).following == part
        do(hall, deeds.read_out(state_of(hall), part, hall.time))
    assert state_of(hall).following is None
    assert deeds.read_out(state_of(hall), TEXT[0], at(10)).changes == ()
    do(hall, deeds.unread(state_of(hall)))
    assert state_of(hall).following == TEXT[2]
    do(hall, deeds.read_out(state_of(hall), TEXT[2], at(9, 5)))
    assert state_of(hall).read_at("3") == at(9, 5)


def test_signers_of_the_hall_stand_last_and_go_unless_they_signed(hall: Hall) -> None:
    do(hall, deeds.add_signer(state_of(hall), " Ketua  DPRD ", hall.time))
    added = state_of(hall).rows[-1]
    assert (added.signer.post, added.added, state_of(hall).name(added.signer)) == (
        "Ketua DPRD", True, "Ketua DPRD"
    )  # fmt: skip
    do(hall, deeds.sign(state_of(hall), added, hall.time))
    with pytest.raises(Refusal, match="sudah tercatat"):
        deeds.remove_signer(state_of(hall), state_of(hall).rows[-1])
    hall.session.undo().result(10)
    do(hall, deeds.remove_signer(state_of(hall), state_of(hall).rows[-1]))
    assert len(state_of(hall).rows) == 4
    for text, words in (("dinkes", "sudah ada"), (" ", "Siapa penanda tangannya")):
        with pytest.raises(Refusal, match=words):
            deeds.add_signer(state_of(hall), text, hall.time)
    with pytest.raises(Refusal, match="dari naskah"):
        deeds.remove_signer(state_of(hall), row(hall, "dinkes"))


def test_without_a_table_every_office_signs_in_official_order(hall: Hall) -> None:
    rows = CommitmentState(hall.session, BARE).rows
    assert [one.id for one in rows] == ["bappeda", "dinkes", "dishub"]


@pytest.mark.parametrize(("sheets", "fits"), [("3", True), ("", True), ("0", False), ("x", False)])
def test_how_many_sheets_are_kept_where(hall: Hall, sheets: str, fits: bool) -> None:
    if not fits:
        with pytest.raises(Refusal, match="Tulis misalnya 3"):
            deeds.keep_paper(state_of(hall), sheets, "")
        return
    do(hall, deeds.keep_paper(state_of(hall), sheets, " Bagian  Hukum "))
    do(hall, deeds.keep_paper(state_of(hall), sheets, "Setda"))
    paper = state_of(hall).paper
    assert paper is not None
    assert (paper.value.sheets, paper.value.kept) == (int(sheets) if sheets else None, "Setda")
