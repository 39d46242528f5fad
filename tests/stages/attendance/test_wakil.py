"""The form of a representative: its usual answers, the way of Enter, what it prints and records."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.hall.presence_records import Capacity, Letter, Presence, Status
from bimtek.hall.records import Participant
from bimtek.journal.records import Refusal
from bimtek.stages.attendance import arrivals, deeds, wakil
from bimtek.stages.attendance.desk import arrange
from bimtek.stages.attendance.wakil_draft import from_draft, to_draft
from bimtek.stages.attendance.wakil_form import Field, Form, Spelling, spelt

from .hall import AT, Hall, new_id, new_record


def opened(hall: Hall, who: str) -> Form:
    return wakil.open_form(hall.desk, who, AT)


def save(hall: Hall, form: Form) -> None:
    hall.do(wakil.deed_of(hall.desk, form, AT, new_id))


def way(form: Form) -> list[Field]:
    """The fields that Enter passes before it saves."""
    passed = [form.first()]
    while coming := form.after(passed[-1]):
        passed.append(coming)
    return passed


def test_a_secretary_is_by_default_the_own_head_s_wakil_with_three_enters(hall: Hall) -> None:
    form = opened(hall, "p-sekr")
    assert way(form) == [Field.SEAT, Field.REASON, Field.LETTER]
    sentence = "Kepala Disperkim diwakili Sekretaris (surat tugas menyusul)"
    assert wakil.sentence(hall.desk, form) == sentence
    save(hall, form)
    assert hall.desk.rows["p-sekr"].value.presence == Presence(
        Status.PRESENT, time(8, 31), Capacity.REPRESENTATIVE, "p-kadis", None,
        Letter.FOLLOWS, None, "luring", None,
    )  # fmt: skip
    assert hall.desk.room.words("p-sekr", hall.desk.offices) == sentence


@pytest.mark.parametrize(
    ("field", "typed", "answer"),
    [
        (Field.LETTER, "a", Letter.SHOWN),
        (Field.LETTER, "tidak ada", Letter.NONE),
        (Field.LETTER, "Menyusul", Letter.FOLLOWS),
        (Field.LETTER, "nomor 094/12", Letter.FOLLOWS),
        (Field.REASON, "sakit", "sakit"),
        (Field.REASON, "si", "izin"),
        (Field.REASON, "sedang rapat di provinsi", None),
        (Field.REASON, "xl", "lain"),
        (Field.CAPACITY, "definitif", Capacity.OFFICE_HOLDER),
    ],
)
def test_words_typed_on_a_line_of_choices_choose_what_they_say_or_nothing(
    field: Field, typed: str, answer: object
) -> None:
    form = Form()
    run = Spelling(form.answer(field))
    found = run.before
    for letter in typed:
        found, run = spelt(field, run, letter)
    assert found == answer


def test_nothing_is_printed_that_nobody_said(hall: Hall) -> None:
    form = opened(hall, "p-sekr")
    assert wakil.remark(hall.desk, form) == ""
    form = form.taking(Field.REASON, "sakit").taking(Field.DECIDES, False)
    told = "alasan diwakili: sakit; keputusan menunggu konfirmasi pimpinan"
    assert wakil.remark(hall.desk, form) == told


def test_on_the_empty_seat_of_a_head_the_one_who_came_is_asked(hall: Hall) -> None:
    form = opened(hall, "p-kadis")
    assert (form.who, form.seat) == ("p-sekr", "p-kadis")
    assert way(form) == [Field.WHO, Field.REASON, Field.LETTER]
    save(hall, form)
    assert hall.desk.room.representatives == {"p-sekr": "p-kadis"}


@pytest.mark.parametrize("row", ["p-kadishub", "p-tanpa-nama"])
def test_a_post_without_a_name_does_not_stand_as_who_came(hall: Hall, row: str) -> None:
    hall.record([new_record(Participant("p-tanpa-nama", post="Sekretaris", opd="dishub"))])
    form = opened(hall, row)
    assert (form.who, form.seat, wakil.who_words(hall.desk, form)) == ("", row, "")
    chosen = wakil.choosing(hall.desk, form, "p-tanpa-nama")
    assert wakil.who_words(hall.desk, chosen) == "Sekretaris Dishub (nama belum diisi)"


def test_a_guest_represents_nobody_of_another_agency_by_default(hall: Hall) -> None:
    hall.record([new_record(Participant("p-pers", "Nama Contoh Pers", "Wartawan", agency="Pers"))])
    hall.record(
        [
            new_record(
                Participant("p-kajari", "Nama Contoh", "Kepala Kejaksaan", agency="Forkopimda")
            )
        ]
    )
    assert wakil.choosing(hall.desk, Form(opened_on="p-pers"), "p-pers").seat == ""


def test_somebody_who_is_not_on_the_list_may_fill_the_seat(hall: Hall) -> None:
    form = opened(hall, "p-lurah")
    assert form.who == ""
    with pytest.raises(Refusal, match="ketik nama, jabatan"):
        wakil.deed_of(hall.desk, form, AT, new_id)
    form = wakil.choosing(hall.desk, form, "", "Nama Baru, S.IP, Sekretaris")
    words = "Nama Baru, S.IP: Lurah Kauman diwakili Sekretaris (surat tugas menyusul)"
    assert wakil.sentence(hall.desk, form) == words
    save(hall, form)
    person = hall.desk.person("p-baru-s.ip-kel-kauman")
    assert (person.name, person.post, person.opd) == ("Nama Baru, S.IP", "Sekretaris", "kel-kauman")
    assert hall.desk.room.covered == {"p-lurah": person.id}


def test_a_head_ticked_as_here_makes_room_for_the_one_who_really_came(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-lurah", time(7, 50)))
    form = opened(hall, "p-lurah")
    assert (form.who, form.seat, form.arrived) == ("", "p-lurah", "07.50")
    save(hall, wakil.choosing(hall.desk, form, "", "Nama Baru, Sekretaris"))
    (came,) = hall.desk.room.here
    assert hall.desk.room.covered == {"p-lurah": came}
    assert hall.desk.room.words(came, hall.desk.offices).startswith("Lurah Kauman diwakili")


def test_a_head_whose_name_was_said_at_the_door_came_and_may_stand_for_another(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-lurah", time(7, 50)))
    hall.do(deeds.rename(hall.desk, "p-lurah", "Nama Contoh Lurah"))
    assert opened(hall, "p-lurah").who == "p-lurah"


def test_an_invited_guest_may_be_represented_too(hall: Hall) -> None:
    form = wakil.choosing(hall.desk, opened(hall, "p-walikota"), "p-sekda")
    assert wakil.sentence(hall.desk, form).startswith(
        "Wali Kota Blitar (Pemerintah Kota) diwakili Sekretaris Daerah"
    )


def test_whoever_the_row_names_may_have_come_as_acting_head(hall: Hall) -> None:
    form = wakil.choosing(hall.desk, opened(hall, "p-kadis"), "p-kadis")
    form = form.taking(Field.CAPACITY, Capacity.OFFICE_HOLDER)
    assert form.fields() == (Field.WHO, Field.CAPACITY, Field.ARRIVED, Field.MODE)
    save(hall, form)
    assert hall.desk.room.words("p-kadis", hall.desk.offices) == "Kepala Disperkim"


def test_an_acting_head_needs_no_letter(hall: Hall) -> None:
    form = opened(hall, "p-sekr").taking(Field.CAPACITY, Capacity.ACTING)
    assert Field.LETTER not in form.fields()
    assert way(form) == [Field.SEAT]
    save(hall, form)
    assert hall.desk.room.words("p-sekr", hall.desk.offices) == "Plt. Kepala Disperkim"
    assert hall.desk.room.representatives == {}


def test_a_letter_that_is_there_asks_for_its_number_once(hall: Hall) -> None:
    form = opened(hall, "p-sekr").taking(Field.LETTER, Letter.SHOWN)
    assert way(form)[-1] is Field.NUMBER
    assert way(form._replace(number="090/12"))[-1] is Field.LETTER
    save(hall, form._replace(number=" 090/12 "))
    assert "surat tugas nomor 090/12" in hall.desk.room.words("p-sekr", hall.desk.offices)


def test_without_a_letter_there_is_no_number(hall: Hall) -> None:
    form = opened(hall, "p-sekr")._replace(number="090/12").taking(Field.LETTER, Letter.NONE)
    assert wakil.presence_of(form).letter_no is None
    assert Field.NUMBER not in form.fields()


def test_the_form_of_somebody_who_came_keeps_the_time(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-sekr", time(7, 50)))
    assert opened(hall, "p-sekr").arrived == "07.50"


def test_a_saved_form_opens_as_it_was_saved_from_either_row(hall: Hall) -> None:
    form = opened(hall, "p-sekr")._replace(number="1", reason="sakit", mode="daring", decides=True)
    save(hall, form)
    again = wakil.recorded(hall.desk, form._replace(opened_on=""))
    assert opened(hall, "p-sekr") == again
    assert opened(hall, "p-kadis") == again


def test_the_reason_follows_what_is_known_of_the_head(hall: Hall) -> None:
    hall.do(deeds.set_status(hall.desk, "p-kadis", Status.SICK))
    assert opened(hall, "p-sekr").reason == "sakit"


def test_a_wrong_time_is_told_and_does_not_break_the_sentence(hall: Hall) -> None:
    form = opened(hall, "p-sekr")._replace(arrived="99")
    assert wakil.sentence(hall.desk, form)
    with pytest.raises(Refusal, match="Jam datang: tulis jam seperti"):
        wakil.presence_of(form)


def test_whom_to_represent_is_narrowed_by_letters_and_may_be_outside_the_list(hall: Hall) -> None:
    form = opened(hall, "p-sekr")
    assert wakil.seat_options(hall.desk, form)[0] == "p-kadis"
    assert wakil.seat_options(hall.desk, form, "dish") == ("p-kadishub", "")
    assert wakil.seat_options(hall.desk, form, "zzz") == ("",)
    form = form.taking(Field.SEAT, "")
    assert wakil.sentence(hall.desk, form).startswith("Sekretaris Disperkim sebagai wakil")


def test_who_came_is_found_by_row_or_letters(hall: Hall) -> None:
    assert wakil.who_options(hall.desk, "p-kadis") == ("p-sekr", "p-kadis")
    assert wakil.who_options(hall.desk, "p-kadis", "41") == ("p-lurah",)


def test_a_half_filled_form_survives_as_a_draft_that_people_can_read(hall: Hall) -> None:
    form = opened(hall, "p-sekr")._replace(number="090/ : [1]", letter=Letter.SHOWN, decides=True)
    body = to_draft(form, hall.desk)
    assert from_draft(body, hall.desk) == form
    assert "Mewakili: Kepala Disperkim [p-kadis]" in body
    assert "Surat tugas: ada" in body


def test_a_newcomer_without_a_post_is_asked_for_it_before_anything_else(hall: Hall) -> None:
    form = wakil.who_typed(hall.desk, opened(hall, "p-lurah"), "Budi nama contoh")
    assert form.after(Field.WHO) is Field.POST
    named = form._replace(post="Sekretaris Lurah")
    assert named.after(Field.POST) is Field.REASON
    assert named.named == ("Budi nama contoh", "Sekretaris Lurah")
    assert "Lurah Kauman diwakili Sekretaris Lurah" in wakil.sentence(hall.desk, named)


@pytest.mark.parametrize("typed", ["Budi, Sekretaris", "Budi Sekretaris", "41"])
def test_whose_post_is_known_is_not_asked_for_it(hall: Hall, typed: str) -> None:
    form = wakil.who_typed(hall.desk, opened(hall, "p-lurah"), typed)
    assert Field.POST not in form.fields()


def test_a_half_typed_newcomer_survives_too(hall: Hall) -> None:
    form = wakil.choosing(hall.desk, opened(hall, "p-lurah"), "", "Nama: Baru [x], Sekr")
    assert from_draft(to_draft(form, hall.desk), hall.desk) == form
    form = wakil.choosing(hall.desk, opened(hall, "p-lurah"), "", "Budi")._replace(post="Staf: x")
    assert from_draft(to_draft(form, hall.desk), hall.desk) == form


EMPTY = arrange("1-pagi", {}, {}, {})


@given(st.text())
def test_any_text_in_a_draft_is_read_or_refused(body: str) -> None:
    assert from_draft(body, EMPTY) is None


@pytest.mark.parametrize(
    "body",
    ["", "Baris: ", "Yang hadir: Nama [p-gone]", "Mewakili: [x]", "Mewakili: Nama [p-sekr",
     "Yang hadir: Nama [p-sekr]\nMewakili: Kepala [p-gone]"],
)  # fmt: skip
def test_a_draft_that_fits_no_longer_is_not_offered(hall: Hall, body: str) -> None:
    assert from_draft(body, hall.desk) is None
