"""Who may stand twice in the list."""

from __future__ import annotations

import pytest

from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import Participant
from bimtek.stages.attendance import board
from bimtek.stages.attendance.doubles import Likeness, Pair, doubles_of, look_alikes

from .hall import Hall, new_record
from .test_rules import ANI, BUDI, CITRA, LURAH, here


def pairs(*people: Participant, rows: list[Attendance] | None = None) -> tuple[Pair, ...]:
    return look_alikes(Room(people, rows or []))


def test_nobody_looks_alike_in_an_empty_list_or_among_nameless_seats() -> None:
    assert pairs() == ()
    assert pairs(ANI, BUDI, LURAH, Participant("kosong"), Participant("kosong-2")) == ()


def test_equal_names_in_one_office_look_alike_whatever_the_titles() -> None:
    again = Participant("lagi", name="dr. CITRA CONTOH", opd="dinkes", walk_in=True)
    assert pairs(CITRA, again) == (Pair("citra", "lagi"),)


def test_whoever_stood_in_for_somebody_is_not_that_person() -> None:
    wakil = Participant("wakil", name="Citra Contoh, S.T.", opd="dinkes", walk_in=True)
    room = Room((CITRA, wakil), [])
    assert look_alikes(room) == (Pair("citra", "wakil"),)
    assert look_alikes(room, {frozenset(("wakil", "citra"))}) == ()


def test_equal_names_of_the_invitation_in_two_offices_are_two_people() -> None:
    assert pairs(CITRA, Participant("lain", name="Citra Contoh", opd="dishub")) == ()


def test_a_walk_in_of_another_office_or_of_none_may_be_somebody_of_the_list() -> None:
    other = Participant("lain", name="Tjitra Tjontoh", opd="dishub", walk_in=True)
    assert pairs(CITRA, other) == (Pair("citra", "lain"),)
    assert pairs(CITRA, Participant("lain", name="Citra", opd="dishub", walk_in=True)) == ()
    guest = Participant("tamu-c", name="Citra Contoh", agency="Pers", walk_in=True)
    assert pairs(guest, CITRA) == (Pair("citra", "tamu-c"),)


def test_an_equal_nip_looks_alike_and_a_different_one_does_not() -> None:
    one = Participant("a", name="Nama", opd="dinkes", nip="1")
    assert pairs(one, Participant("b", name="Lain", opd="dishub", nip="1")) == (Pair("a", "b"),)
    assert pairs(one, Participant("b", name="Nama", opd="dinkes", nip="2")) == ()


def test_a_walk_in_with_the_post_of_an_empty_seat_looks_like_that_seat() -> None:
    walk_in = Participant("baru", name="Nama Baru", post="kepala", opd="dinkes", walk_in=True)
    assert pairs(BUDI, walk_in) == (Pair("budi", "baru"),)
    assert pairs(BUDI, walk_in, rows=[here("budi")]) == ()


def test_whom_somebody_joined_or_told_apart_is_no_longer_shown() -> None:
    joined = Participant("lagi", name="Citra Contoh", opd="dinkes", same_as="citra")
    assert pairs(CITRA, joined) == ()
    apart = Participant("lagi", name="Citra Contoh", opd="dinkes", not_same_as=("citra",))
    assert pairs(CITRA, apart) == ()


def walk_in(who: str, name: str, opd: str = "dishub", post: str = "") -> Participant:
    return Participant(who, name=name, post=post, opd=opd, walk_in=True)


@pytest.mark.parametrize(
    ("listed", "heard", "why"),
    [
        ("Drs. Joko Susanto, M.Si.", "Djoko Soesanto", Likeness.SOUND),
        ("Tjandra Widjaja", "Candra Wijaya", Likeness.SOUND),
        ("H. Achmad Jusuf", "Ahmad Yusuf", Likeness.SOUND),
        ("Moch. Ali", "Muhammad Ali, S.T.", Likeness.SOUND),
        ("Nur Hidayat", "Nurhidayat", Likeness.SOUND),
        ("Joko Susanto", "Pak Djoko", Likeness.PART),
        ("M. Yusuf", "Muhammad Jusuf", Likeness.PART),
        ("Sutrisno", "Sutrisna", Likeness.LETTER),
        ("Nama Contoh 4", "Nama Contoh 5", None),
        ("Ani Lestari", "Siti Lestari", None),
        ("Yuni", "Yani", None),
    ],
)
def test_a_name_is_known_as_it_is_heard(listed: str, heard: str, why: Likeness | None) -> None:
    one = Participant("a", name=listed, opd="dishub", row=7)
    other = walk_in("b", heard)
    room = Room([one, other], [])
    assert doubles_of("b", room) == (((Pair("a", "b"), why),) if why else ())
    assert look_alikes(room) == ((Pair("a", "b"),) if why else ())


@pytest.mark.parametrize("asked", ["dulu", "baru"])
def test_of_two_walk_ins_the_earlier_stays_whichever_is_asked_about(asked: str) -> None:
    room = Room([walk_in("dulu", "Bambang Setiawan"), walk_in("baru", "Bambang Setyawan")], [])
    assert [pair for pair, _ in doubles_of(asked, room)] == [Pair("dulu", "baru")]


def test_a_seat_that_came_without_a_name_is_offered_to_who_asks() -> None:
    seat = Participant("kursi", post="Kepala Dinas Perhubungan", opd="dishub", row=23)
    head = walk_in("tono", "Tono", post="Kepala")
    room = Room([seat, head], [here("kursi"), here("tono")])
    assert look_alikes(room) == ()
    assert doubles_of("tono", room) == ((Pair("kursi", "tono"), Likeness.SEAT),)


def test_two_of_the_invitation_are_alike_by_sound_but_not_by_half_a_name() -> None:
    joko = Participant("a", name="Joko Susanto", opd="dishub", row=1)
    assert pairs(joko, Participant("b", name="Djoko Soesanto", opd="dishub")) == (Pair("a", "b"),)
    assert pairs(joko, Participant("b", name="Joko", opd="dishub")) == ()


def test_the_likeliest_stands_first() -> None:
    seat = Participant("kursi", post="Kepala", opd="dishub", row=1)
    part = Participant("bagian", name="Joko Susanto", opd="dishub", row=2)
    sound = Participant("bunyi", name="Djoko", opd="dishub", row=3)
    nip = Participant("nip", name="Lain", opd="dinkes", nip="1", row=4)
    me = Participant("aku", name="Joko", post="Kepala", opd="dishub", nip="1", walk_in=True)
    room = Room([seat, part, sound, nip, me], [])
    kept = [pair.kept for pair in look_alikes(room)]
    assert kept == ["nip", "bunyi", "kursi", "bagian"]
    assert [pair.kept for pair, _ in doubles_of("aku", room)] == kept


def test_many_pairs_leave_the_newest_in_sight(hall: Hall) -> None:
    names = ("Ani Satu", "Budi Dua", "Citra Tiga", "Dedi Empat")
    for name in names:
        hall.record(new_record(walk_in(f"{name[:3]}{n}", name)) for n in (1, 2))
    (alike, *_) = board.sections(hall.desk, ())
    assert alike.title.endswith("sesudah itu 1 lagi")
    assert len(alike.lines) == 6
