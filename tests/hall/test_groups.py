"""Who sits in which group: the script, what the hall changed of it, and who is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bimtek.hall.group_records import GROUP_RECORDS, OfficeSeat, PersonSeat, TableGroup
from bimtek.hall.group_shortcomings import groups_findings
from bimtek.hall.grouping import Grouping
from bimtek.hall.groups import Seating, called_like, evenly
from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Change, Record, Refusal
from bimtek.script.model import Division, Group
from bimtek.stages.group_words import group_words

OPDS = [
    Opd("dinkes", "Dinkes", "Dinas Kesehatan", order=1),
    Opd("dishub", "Dishub", "Dinas Perhubungan", order=2),
    Opd("dlh", "DLH", "Dinas Lingkungan Hidup", order=3),
    Opd("kel-kauman", "Kel. Kauman", "Kelurahan Kauman", category="kelurahan", order=4),
]
PEOPLE = [
    Participant("ani", "Ani", "Kepala Dinas Kesehatan", "dinkes"),
    Participant("andi", "Andi", "Kepala Bidang", "dinkes"),
    Participant("budi", "Budi, S.Sos.", "Kepala Dinas Perhubungan", "dishub"),
    Participant("citra", "Citra", "Kepala DLH", "dlh"),
    Participant("lurah", "", "Lurah", "kel-kauman"),
    Participant("walikota", "", "Wali Kota"),
    Participant("pers", "Pers", agency="Koran", walk_in=True),
]
NATURE = Group("alam", "Alam", ("dlh", "dinkes"), 1, ("Lurah Kauman",), "Kepala DLH", "Setda", "1")
CULTURE = Group("budaya", "Budaya", ("dishub",), 2)
MORNING = Division("pagi", "Kelompok pagi", (NATURE, CULTURE), 1)


def room(*here: str) -> Room:
    rows = [Attendance("1-pagi", who, Presence(Status.PRESENT)) for who in here]
    return Room(PEOPLE, rows)


def seating(
    records: Iterable[Record] = (),
    here: Iterable[str] = ("ani", "andi", "budi", "citra", "lurah"),
    division: Division | None = MORNING,
) -> Seating:
    def of(cls: Any) -> list[Any]:
        return [one for one in records if isinstance(one, cls)]

    return Seating(
        division, of(TableGroup), of(OfficeSeat), of(PersonSeat), room(*here), OPDS, "Kota Blitar"
    )


def recorded(*changes: Change) -> list[Record]:
    """The records that changes make, each on its own id, the last word last."""
    kinds: dict[str, Any] = {cls.kind: cls for cls in GROUP_RECORDS}
    patches: dict[tuple[str, str], dict[str, Any]] = {}
    for change in changes:
        patches.setdefault((change.kind, change.record), {}).update(change.patch)
    return [
        kinds[kind](**kinds[kind].key_of(record), **patch)
        for (kind, record), patch in patches.items()
    ]


def test_the_script_seats_offices_and_single_posts() -> None:
    nature, culture = seating().tables
    assert nature.offices == ("dinkes", "dlh")
    assert nature.here == ("ani", "andi", "citra", "lurah")
    assert (nature.head, nature.secretary, nature.place) == ("citra", "", "1")
    assert nature.secretary_words == "Setda"
    assert (culture.offices, culture.here, culture.head) == (("dishub",), ("budi",), "")


def test_a_person_sits_elsewhere_than_the_own_office_and_comes_back_to_it() -> None:
    hall = Grouping("pagi", seating())
    moved = recorded(*hall.seat_person("andi", "budaya"))
    assert seating(moved).group_of("andi") == "budaya"
    assert seating(moved).group_of("ani") == "alam"
    back = recorded(*Grouping("pagi", seating(moved)).seat_person("andi", "alam"))
    assert back == [PersonSeat("pagi", "andi", "")]
    assert seating(back).group_of("andi") == "alam"


def test_the_hall_moves_an_office_out_of_the_group_of_the_script() -> None:
    assert seating([OfficeSeat("pagi", "dinkes", "budaya")]).table("budaya").offices == (  # type: ignore[union-attr]
        "dinkes",
        "dishub",
    )
    nowhere = seating([OfficeSeat("pagi", "dinkes", "")])
    assert nowhere.group_of("ani") == ""
    assert nowhere.unseated == ("dinkes",)


def test_who_sat_in_a_group_that_is_no_more_sits_nowhere() -> None:
    gone = seating([TableGroup("pagi", "alam", dissolved=True)])
    assert gone.ids == ("budaya",)
    assert gone.unseated == ("dinkes", "dlh", "kel-kauman")
    again = seating([TableGroup("pagi", "alam", dissolved=False)])
    assert again.ids == ("alam", "budaya")


def test_the_rest_is_dealt_evenly_by_who_is_here_and_always_the_same() -> None:
    made = recorded(*(Grouping("x", seating(division=None)).add(name)[0][0] for name in "AB"))
    hall = seating(made, ("ani", "andi", "budi", "citra", "walikota", "pers"), None)
    changes = Grouping("x", hall).deal_out()
    assert changes == Grouping("x", hall).deal_out()
    after = seating(
        [*made, *recorded(*changes)], ("ani", "andi", "budi", "citra", "walikota"), None
    )
    assert [(one.offices, len(one.here)) for one in after.tables] == [
        (("dinkes",), 2),
        (("dishub", "dlh"), 2),
    ]
    assert [after.group_of(who) for who in ("walikota", "pers")] == ["", ""]
    with pytest.raises(Refusal, match="Semua kantor sudah"):
        Grouping("x", after).deal_out()


def test_before_the_roll_call_every_invited_office_counts_as_one() -> None:
    records = [TableGroup("pagi", "tamu", "Tamu"), OfficeSeat("pagi", "dishub", "")]
    hall = seating(records, here=())
    assert hall.unseated == ("dishub",)  # the lurah has a seat of their own
    (change,) = Grouping("pagi", hall).deal_out()
    assert change.record == "pagi/dishub"
    assert change.patch == {"group": "budaya"}


@pytest.mark.parametrize(
    ("sizes", "weights", "dealt"),
    [
        ({"a": 0, "b": 0}, [("x", 1), ("y", 3), ("z", 2)], {"y": "a", "z": "b", "x": "b"}),
        ({"a": 5, "b": 0}, [("x", 1), ("y", 1)], {"x": "b", "y": "b"}),
        ({"a": 0, "b": 0}, [("x", 1), ("y", 1), ("z", 1)], {"x": "a", "y": "b", "z": "a"}),
        ({"a": 0}, [], {}),
    ],
)
def test_the_heaviest_goes_first_to_the_smallest(
    sizes: dict[str, int], weights: list[tuple[str, int]], dealt: dict[str, str]
) -> None:
    assert evenly(sizes, weights) == dealt


def test_a_group_is_named_once_and_its_offices_are_chosen() -> None:
    hall = Grouping("pagi", seating())
    assert hall.add(" ALAM ") == ([], "alam")
    (change,), group = hall.add("Meja  Tiga")
    assert (group, change.patch["title"]) == ("meja-tiga", "Meja Tiga")
    with pytest.raises(Refusal, match="huruf atau angka"):
        hall.add("…")
    with pytest.raises(Refusal, match="Sudah ada"):
        hall.rename("alam", "budaya")
    after = seating(recorded(*hall.choose_secretary("alam", "ani"), *hall.put("alam", "7")))
    assert (after.tables[0].secretary, after.place("alam")) == ("ani", "7")
    changed = Grouping("pagi", after).choose_head("alam", "ani")
    assert changed[0].patch == {"head": "ani", "secretary": ""}


def test_a_group_that_is_called_otherwise_now_leaves_its_old_name_free() -> None:
    renamed = Grouping("pagi", seating()).rename("alam", "Air")
    hall = Grouping("pagi", seating(recorded(*renamed)))
    assert hall.add("Air") == ([], "alam")
    (change,), group = hall.add("Alam")
    assert (group, change.patch["title"]) == ("alam-2", "Alam")
    gone = Grouping("pagi", seating(recorded(*hall.dissolve("budaya"))))
    (change,), group = gone.add("Budaya")
    assert (group, change.patch["dissolved"]) == ("budaya", False)


EMPTY = seating(division=None)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (lambda: Grouping("x", EMPTY).deal_out(), "Belum ada kelompok"),
        (lambda: Grouping("pagi", seating()).deal_out(), "sudah punya kelompok"),
        (lambda: Grouping("pagi", seating()).take_over(seating()), "Di sini sudah ada kelompok"),
        (lambda: Grouping("x", EMPTY).take_over(EMPTY), "belum punya kelompok"),
        (lambda: Grouping("x", EMPTY).add(" "), "huruf atau angka"),
        (lambda: Grouping("pagi", seating()).rename("alam", "…"), "huruf atau angka"),
    ],
)
def test_what_groups_refuse(wish: Callable[[], object], told: str) -> None:
    with pytest.raises(Refusal, match=told):
        wish()


@pytest.mark.parametrize(
    ("records", "here", "told"),
    [
        # before anybody came only what the division itself leaves open
        ([], (), ["1 kelompok tanpa koordinator"]),
        ([], ("pers", "walikota"), ["2 kelompok tanpa peserta", "1 kelompok tanpa koordinator"]),
        ([TableGroup("pagi", one, dissolved=True) for one in ("alam", "budaya")], ("ani",), []),
        (
            [TableGroup("pagi", "alam", dissolved=True)], ("ani", "andi", "budi"),
            ["1 kelompok tanpa koordinator", "1 kantor yang hadir tanpa kelompok"],
        ),
        (
            [TableGroup("pagi", "alam", dissolved=True), TableGroup("pagi", "budaya", head="budi")],
            (), ["3 kantor tanpa kelompok"],
        ),
    ],
)  # fmt: skip
def test_what_is_missing_where_nobody_is_here_or_groups_are_gone(
    records: list[Record], here: tuple[str, ...], told: list[str]
) -> None:
    found = groups_findings("pagi", seating(records, here))
    assert [one.text for one in found] == told


def test_another_acara_takes_over_the_same_tables() -> None:
    morning = seating([PersonSeat("pagi", "andi", "budaya")])
    changes = Grouping("sore", seating(division=None)).take_over(morning)
    evening = seating(recorded(*changes), division=None)
    assert [one.people for one in evening.tables] == [one.people for one in morning.tables]
    assert evening.tables[0].head == "citra"


def test_what_is_missing_of_the_groups() -> None:
    told = [one.text for one in groups_findings("pagi", seating(here=("ani", "citra")))]
    assert told == ["1 kelompok tanpa peserta", "1 kelompok tanpa koordinator"]
    hall = seating([OfficeSeat("pagi", "dlh", "")], ("budi", "citra", "walikota", "pers"))
    found = list(groups_findings("pagi", hall))
    assert [(one.text, one.detail) for one in found] == [
        ("1 kelompok tanpa peserta", "Alam"),
        ("1 kelompok tanpa koordinator", "Budaya"),
        ("1 kantor yang hadir tanpa kelompok", "DLH"),
    ]
    assert found[2].record == "pagi/dlh"
    assert list(groups_findings("x", seating(division=None))) == []


def test_whom_only_the_script_foresees_holds_no_office_of_a_group() -> None:
    assert "Setda" not in group_words(seating(), "alam")  # its sekretaris, says the script
    led = Division("pagi", "Pagi", (NATURE._replace(head="Setda"), CULTURE), 1)
    hall = seating(division=led)
    assert "Koordinator" not in group_words(hall, "alam")
    found = [one for one in groups_findings("pagi", hall) if "koordinator" in one.text]
    assert [(one.text, one.detail) for one in found] == [
        ("2 kelompok tanpa koordinator", "Alam · Budaya")
    ]


def test_many_offices_without_a_group_are_one_short_line_that_opens_their_list() -> None:
    opds = [Opd(f"kel-{n}", f"Kel. {n}", order=n) for n in range(30)]
    people = [Participant(one.code, "", "Lurah", one.code) for one in opds]
    rows = [Attendance("1-pagi", one.id, Presence(Status.PRESENT)) for one in people]
    hall = Seating(MORNING, [], [], [], Room(people, rows), opds, "Kota Blitar")
    found = list(groups_findings("pagi", hall))[-1]
    assert found.text == "30 kantor yang hadir tanpa kelompok"
    assert found.detail == "Kel. 0 · Kel. 1 · Kel. 2 · Kel. 3 · Kel. 4 · Kel. 5 + 24 lain"
    assert len(found.spots) == 30


@pytest.mark.parametrize(
    ("group", "pillar"),
    [
        ("Living", "living"),
        ("SMART LIVING", "living"),
        ("Pokja Smart Living", "living"),
        ("Kelompok dimensi Society", "society"),
        ("Living dan Society", ""),
        ("Smart", ""),
        ("Meja 3", ""),
        ("", ""),
    ],
)
def test_a_group_works_on_what_it_is_called_like(group: str, pillar: str) -> None:
    titles = {"living": "Smart Living", "society": "Smart Society"}
    assert called_like(group, titles) == pillar
