"""Who is here to sign and what counts as a signature: latecomers, wakil, those who went home."""

from __future__ import annotations

from datetime import date, time

import pytest

from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Capacity, Status
from bimtek.hall.presence_records import Presence as Said
from bimtek.hall.records import Opd, Participant
from bimtek.stages.commitment.records import How, Signature, Signing
from bimtek.stages.commitment.rules import (
    Presence,
    Row,
    Standing,
    Where,
    action_id,
    as_present,
    counted,
    follow_up,
    presence_of,
    signed,
)
from bimtek.stages.commitment.script import Signer
from tests.records import seen

MAYOR = Signer("wali-kota", "Wali Kota")
DINKES = Signer("dinkes", "Kepala", "dinkes")
LIST = (
    Participant("walkot", post="Wali Kota Blitar", agency="Pemerintah Kota Blitar"),
    Participant("ani", post="Kepala", opd="dinkes"),
    Participant("citra", post="Sekretaris", opd="dinkes"),
    Participant("budi", post="Kepala", opd="dishub"),
)
OFFICES = {code: Opd(code, code.capitalize()) for code in ("dinkes", "dishub", "dlh")}
CITY = "Kota Blitar"
ABSENT = Presence(Where.ABSENT, came=False)
HERE = Presence(Where.HERE, "ani")
JULY = date(2023, 7, 14)


def here(
    who: str, capacity: Capacity | None = None, seat: str | None = None, left: time | None = None
) -> Attendance:
    return Attendance("1-pagi", who, Said(Status.PRESENT, time(8), capacity, seat), left)


def wakil(who: str, seat: str, left: time | None = None) -> Attendance:
    return here(who, Capacity.REPRESENTATIVE, seat, left)


def by(who: str) -> Presence:
    return Presence(Where.REPRESENTED, who)


@pytest.mark.parametrize(
    ("signer", "roll", "presence"),
    [
        (DINKES, [], Presence(Where.UNKNOWN)),  # no roll call was held
        (DINKES, [Attendance("1-pagi", "ani", Said(Status.SICK))], Presence(Where.UNKNOWN)),
        (DINKES, [here("budi")], ABSENT),
        (DINKES, [here("ani")], HERE),
        (DINKES, [here("citra")], Presence(Where.STAFF)),
        (DINKES, [wakil("citra", "ani")], by("citra")),
        (DINKES, [wakil("budi", "ani")], by("budi")),
        (DINKES, [here("citra", Capacity.ACTING, "ani")], Presence(Where.HERE, "citra")),
        (DINKES, [wakil("citra", "ani"), here("ani")], HERE),  # the head came later
        # who signed and went home has come, the wakil of somebody else's office too
        (DINKES, [here("ani", left=time(10)), here("budi")], Presence(Where.ABSENT)),
        (
            DINKES,
            [wakil("budi", "ani", time(10)), here("walkot")],
            Presence(Where.ABSENT),
        ),
        (DINKES, [here("ani", left=time(10)), here("citra")], Presence(Where.STAFF)),
        (MAYOR, [here("walkot")], Presence(Where.HERE, "walkot")),
        (
            Signer("kepala-daerah", "Kepala daerah"),
            [here("walkot")],
            Presence(Where.HERE, "walkot"),
        ),
        (MAYOR, [here("ani")], ABSENT),
        (MAYOR, [here("walkot", left=time(9))], Presence(Where.ABSENT)),
        (MAYOR, [wakil("ani", "walkot")], by("ani")),
        (Signer("dandim", "Dandim"), [here("ani")], Presence(Where.UNKNOWN)),
        (Signer("dlh", "Kepala", "dlh"), [here("ani")], Presence(Where.UNKNOWN)),
        # a post that nobody of the office holds by these words: whoever heads it
        (Signer("dinkes", "Direktur", "dinkes"), [here("ani")], HERE),
        (Signer("d-2", "Sekretaris", "dinkes"), [here("citra")], Presence(Where.HERE, "citra")),
    ],
)
def test_how_a_signer_is_here(signer: Signer, roll: list[Attendance], presence: Presence) -> None:
    assert presence_of(signer, Room(LIST, roll), OFFICES, CITY) == presence


def test_a_head_who_is_on_the_list_twice_is_one_person() -> None:
    double = Participant("ani-2", post="Kepala", opd="dinkes", walk_in=True, same_as="ani")
    room = Room([*LIST, double], [here("ani-2")])
    assert presence_of(DINKES, room, OFFICES, CITY) == HERE


def row(presence: Presence = HERE, **values: object) -> Row:
    return Row(DINKES, presence, seen(Signature, "k/dinkes", **values) if values else None)


@pytest.mark.parametrize(
    ("presence", "signing", "standing"),
    [
        (HERE, None, Standing.OPEN),
        (Presence(Where.STAFF), None, Standing.OPEN),
        (Presence(Where.UNKNOWN), None, Standing.OPEN),
        (ABSENT, None, Standing.ABSENT),
        (HERE, Signing(How.SIGNED), Standing.SIGNED),
        (HERE, Signing(How.PROXY, "citra"), Standing.PROXY),
        (Presence(Where.ABSENT), Signing(How.SIGNED), Standing.SIGNED),  # signed, then went home
        (Presence(Where.UNKNOWN), Signing(How.SIGNED), Standing.SIGNED),
        (ABSENT, Signing(How.SIGNED), Standing.DOUBTED),
        (ABSENT, Signing(How.PROXY, "citra"), Standing.DOUBTED),
        (ABSENT, Signing(How.SIGNED, on=JULY), Standing.SIGNED),  # on a later day
        (ABSENT, Signing(How.LATER, due=JULY), Standing.LATER),
        (ABSENT, Signing(How.OBJECTS), Standing.OBJECTS),
        (ABSENT, Signing(How.REFUSES), Standing.REFUSES),
        (HERE, [Signing(How.SIGNED), Signing(How.REFUSES)], Standing.UNSETTLED),
        (HERE, [Signing(How.SIGNED), Signing(How.SIGNED)], Standing.SIGNED),
        (HERE, ..., Standing.OPEN),
    ],
)
def test_where_a_signature_stands(presence: Presence, signing: object, standing: Standing) -> None:
    one = row(presence, signing=signing) if signing else row(presence)
    assert one.standing is standing
    assert one.has_signed is (standing in (Standing.SIGNED, Standing.PROXY))
    assert one.is_open is (standing in (Standing.OPEN, Standing.ABSENT))


def test_a_signature_that_was_taken_back_leaves_its_row_open() -> None:
    """An undone deed leaves the record with nothing in it."""
    assert row(sentence="").standing is Standing.OPEN


@pytest.mark.parametrize(
    ("mark", "closed"), [(True, True), ([False, True], True), (..., True), (False, False)]
)
def test_in_doubt_a_sentence_was_told_in_confidence(mark: object, closed: bool) -> None:
    assert row(sentence="anggaran belum ada", confidential=mark).closed is closed


@pytest.mark.parametrize(
    ("rows", "counts", "number"),
    [
        ([], {}, 0),
        ([row(ABSENT), row(ABSENT)], {Standing.ABSENT: 2}, 0),
        ([row(), row(ABSENT)], {Standing.OPEN: 1, Standing.ABSENT: 1}, 0),
        (
            [
                row(signing=Signing(How.PROXY, "citra")),
                row(signing=Signing(How.SIGNED)),
                row(ABSENT, signing=Signing(How.SIGNED)),
                row(signing=[Signing(How.SIGNED), Signing(How.OBJECTS)]),
            ],
            {Standing.SIGNED: 1, Standing.PROXY: 1, Standing.DOUBTED: 1, Standing.UNSETTLED: 1},
            2,
        ),
    ],
)
def test_only_what_stands_undisputed_and_of_somebody_who_came_is_counted_as_signed(
    rows: list[Row], counts: dict[Standing, int], number: int
) -> None:
    found = counted(rows)
    assert found == counts
    assert list(found) == [one for one in Standing if one in counts]  # always in one order
    assert signed(rows) == number


@pytest.mark.parametrize(
    ("presence", "signing"),
    [
        (HERE, Signing(How.SIGNED)),
        (by("citra"), Signing(How.PROXY, "citra")),
        (Presence(Where.STAFF), None),
        (Presence(Where.ABSENT), None),
        (Presence(Where.UNKNOWN), None),
    ],
)
def test_who_is_here_signs_by_the_own_hand_or_by_the_wakil(
    presence: Presence, signing: Signing | None
) -> None:
    assert as_present(row(presence)) == signing


@pytest.mark.parametrize(
    ("signing", "owed"),
    [
        (None, False),
        (Signing(How.SIGNED, due=JULY), False),
        (Signing(How.OBJECTS), False),
        (Signing(How.LATER), False),  # without a day: from a file that another version wrote
        (Signing(How.LATER, due=JULY), True),
    ],
)
def test_only_a_signature_that_follows_makes_a_task(signing: Signing | None, owed: bool) -> None:
    found = follow_up(DINKES, signing, "k", "Kepala Dinkes")
    assert (found is not None) is owed
    if found:
        assert (found.opd, found.due, found.about) == (("dinkes",), JULY, "signature/k/dinkes")


def test_the_task_of_a_post_without_office_is_nobodys_and_its_id_the_same_everywhere() -> None:
    found = follow_up(MAYOR, Signing(How.LATER, due=JULY), "k", "Wali Kota")
    assert found is not None
    assert found.opd == ()
    assert action_id("k", "dinkes") == action_id("k", "dinkes") != action_id("k", "dishub")
