"""Who led the meeting, from when to when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bimtek.hall import chair
from bimtek.hall.records import Chair, Opd, Participant, StageRun, StageState
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Change, Head, Refusal, Seen
from bimtek.script.model import Stage

MORNING = datetime.fromisoformat("2023-07-03T08:30:00+07:00")


def at(clock: str) -> datetime:
    hour, minute = clock.split(".")
    return MORNING.replace(hour=int(hour), minute=int(minute))


def seen(record: str, since: str = "", until: str = "") -> Seen[Chair]:
    values: dict[str, object] = {"name": record}
    values |= {"since": at(since)} if since else {}
    values |= {"until": at(until)} if until else {}
    return Seen(Chair, record, {k: (Head("s", canonical(encode(v))),) for k, v in values.items()})


def after(chairs: list[Seen[Chair]], changes: list[Change]) -> list[str]:
    """Who led from when to when, in order, as one reads it."""
    known = {one.record: dict(one.heads) for one in chairs}
    for change in changes:
        heads = known.setdefault(change.record, {})
        heads |= {name: (Head("t", canonical(value)),) for name, value in change.patch.items()}
    led = chair.in_order(Seen(Chair, record, heads) for record, heads in known.items())
    return [
        f"{one.value.name} {one.value.since:%H.%M}–"
        + (f"{one.value.until:%H.%M}" if one.value.until else "")
        for one in led
    ]


@pytest.mark.parametrize(
    ("chairs", "since", "wanted"),
    [
        ([], "08.30", ["Baru 08.30–"]),
        ([seen("A", "08.30")], "09.40", ["A 08.30–09.40", "Baru 09.40–"]),
        ([seen("A", "08.30", "09.40")], "09.50", ["A 08.30–09.40", "Baru 09.50–"]),
        ([seen("A", "08.30", "09.40")], "09.00", ["A 08.30–09.00", "Baru 09.00–"]),
        ([seen("A", "09.40")], "08.30", ["Baru 08.30–09.40", "A 09.40–"]),
        (
            [seen("A", "08.30", "11.00"), seen("B", "11.00")],
            "10.00",
            ["A 08.30–10.00", "Baru 10.00–11.00", "B 11.00–"],
        ),
        ([seen("A", "08.30")], "08.30", ["Baru 08.30–"]),
    ],
)
def test_whoever_takes_over_relieves_whoever_led_then(
    chairs: list[Seen[Chair]], since: str, wanted: list[str]
) -> None:
    assert after(chairs, chair.take_the_chair(chairs, "Baru", "", at(since))) == wanted


def test_who_leads_now_is_the_last_who_has_not_handed_on() -> None:
    assert chair.leads_now([]) is None
    assert chair.leads_now([seen("A", "08.30", "09.40")]) is None
    both = [seen("B", "09.40"), seen("A", "08.30")]
    leader = chair.leads_now(both)
    assert leader is not None
    assert leader.record == "B"


@pytest.mark.parametrize(
    ("leader", "person", "leads"),
    [
        (("Priyo Suhartono", ""), Participant("p", "PRIYO  SUHARTONO", "Sekda"), True),
        (("Priyo Suhartono", "Sekda"), Participant("p", "Ani", "Sekda"), False),
        (("", "Sekretaris Daerah"), Participant("p", "", "sekretaris daerah"), True),
        (("", "Sekretaris Daerah"), Participant("p", "Ani", "Sekretaris Daerah"), True),
        (("", "Sekretaris Daerah"), Participant("p"), False),
        (None, Participant("p"), False),
    ],
)
def test_whoever_leads_is_known_by_the_name_else_by_the_post(
    leader: tuple[str, str] | None, person: Participant, leads: bool
) -> None:
    chairs = []
    if leader is not None:
        fields = {"name": leader[0], "post": leader[1], "since": at("08.30")}
        heads = {k: (Head("s", canonical(encode(v))),) for k, v in fields.items()}
        chairs = [Seen(Chair, "c", heads), seen("Lain", "08.00", "08.30")]
    assert chair.is_leading(person, chairs) is leads


def test_an_hour_of_another_laptop_s_zone_is_the_same_hour() -> None:
    in_utc = Seen(Chair, "A", {"since": (Head("s", '"2023-07-03T01:30:00+00:00"'),)})
    assert [one.record for one in chair.in_order([seen("B", "08.00"), in_utc])] == ["B", "A"]


def test_somebody_may_leave_the_chair_before_anybody_follows() -> None:
    leader = seen("A", "08.30")
    assert after([leader], [chair.leave_the_chair(leader, at("09.40"))]) == ["A 08.30–09.40"]
    with pytest.raises(Refusal, match="tidak sesudah"):
        chair.leave_the_chair(leader, at("08.30"))


def test_a_handing_over_that_is_corrected_moves_on_both_sides() -> None:
    three = [seen("A", "08.30", "09.40"), seen("B", "09.40", "11.00"), seen("C", "11.00")]
    changes = chair.correct(three, three[1], "B", "", at("09.45"), at("10.50"))
    assert after(three, changes) == ["A 08.30–09.45", "B 09.45–10.50", "C 10.50–"]


def test_a_gap_between_two_stays_a_gap() -> None:
    two = [seen("A", "08.30", "09.00"), seen("B", "09.40")]
    changes = chair.correct(two, two[1], "B", "Sekda", at("09.30"), None)
    assert after(two, changes) == ["A 08.30–09.00", "B 09.30–"]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [("08.45", None, "A memimpin 08.30–09.00"), ("09.40", "09.40", "tidak sesudah")],
)
def test_nobody_leads_backwards_or_while_another_does(
    since: str, until: str | None, why: str
) -> None:
    two = [seen("A", "08.30", "09.00"), seen("B", "09.40")]
    with pytest.raises(Refusal, match=why):
        chair.correct(two, two[1], "B", "", at(since), at(until) if until else None)


def test_a_handing_over_never_moves_before_the_one_who_handed_over_began() -> None:
    two = [seen("A", "08.30", "09.40"), seen("B", "09.40")]
    with pytest.raises(Refusal, match="tidak sesudah"):
        chair.correct(two, two[1], "B", "", MORNING - timedelta(minutes=5), None)


def test_a_chair_without_name_and_post_is_refused() -> None:
    with pytest.raises(Refusal, match="nama atau jabatan"):
        chair.take_the_chair([], " ", "", MORNING)
    with pytest.raises(Refusal, match="nama atau jabatan"):
        chair.correct([], seen("A", "08.30"), "", "", MORNING, None)


PEOPLE = [
    Participant("1", "Santoso Contoh", "Wali Kota", row=1),
    Participant("2", "Priyo Contoh", "Sekretaris Daerah"),
    Participant("3", "Priya Contoh", "Kepala Dinas Sosial"),
    Participant("4", "", "Kepala Dinas Kesehatan", row=19),
    Participant("5", "Rina Contoh", "Kepala", "dlh"),
    Participant("6", "Tono Contoh", "Kepala Dinas Sosial", "dinsos"),
    Participant("7", "Usman Contoh", "Tenaga ahli", agency="Kementerian Kominfo"),
]
LISTED = chair.Listed(
    PEOPLE,
    {
        "dlh": Opd("dlh", "DLH", "Dinas Lingkungan Hidup"),
        "dinsos": Opd("dinsos", "", "Dinas Sosial"),
    },
    "Kota Blitar",
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("santoso", ""), ("Santoso Contoh", "Wali Kota")),
        (("contoh priyo", ""), ("Priyo Contoh", "Sekretaris Daerah")),
        (("priy", ""), ("priy", "")),  # two may be meant
        (("contoh", ""), ("contoh", "")),
        (("santoso", "Ketua Panitia"), ("Santoso Contoh", "Ketua Panitia")),  # as what, was said
        (("Orang Lain", ""), ("Orang Lain", "")),
        (("", "Sekretaris Daerah"), ("", "Sekretaris Daerah")),
        (("1", ""), ("Santoso Contoh", "Wali Kota")),  # the row of the signed sheet
        (("19", ""), ("19", "")),
        (("kepala daerah", ""), ("Santoso Contoh", "Wali Kota")),
        (("", ""), ("", "")),
        (("rina", ""), ("Rina Contoh", "Kepala DLH")),  # not of whatever
        (("tono", ""), ("Tono Contoh", "Kepala Dinas Sosial")),
        (("usman", ""), ("Usman Contoh", "Tenaga ahli (Kementerian Kominfo)")),
    ],
)
def test_a_name_of_the_list_brings_its_post(typed: tuple[str, str], found: tuple[str, str]) -> None:
    assert chair.as_listed(*typed, LISTED) == found


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("", ""), ""),
        (("priyo", "Plt. Sekda"), "→ Priyo Contoh, Plt. Sekda"),
        (("priyo", ""), "→ Priyo Contoh, Sekretaris Daerah"),
        (("pri", ""), "→ 2 orang cocok, misalnya Priya Contoh: ketik lebih lengkap"),
        (("1", ""), "→ Santoso Contoh, Wali Kota"),
        (("19", ""), "→ nomor 19 tidak punya nama di daftar: ketik namanya"),
        (("zzz", ""), "→ di luar daftar, dicatat seperti diketik"),
        (("sekretarisdaerah", ""), "→ Priyo Contoh, Sekretaris Daerah"),
    ],
)
def test_while_a_name_is_typed_it_is_told_whom_it_means(typed: tuple[str, str], words: str) -> None:
    assert chair.match_words(*typed, LISTED) == words


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("pri", ""), "2 orang cocok, misalnya Priya Contoh: ketik lebih lengkap."),
        (("pri", "Ketua Panitia"), ""),
        (("priyo", ""), ""),
        (("19", ""), "Nomor 19 tidak punya nama di daftar: ketik namanya."),
        (("Orang Lain", ""), ""),
        (("", "Sekretaris Daerah"), ""),
    ],
)
def test_a_part_of_two_names_leads_nothing(typed: tuple[str, str], why: str) -> None:
    assert chair.not_one_person(*typed, LISTED) == why


def test_what_nobody_led_today_is_known_with_its_beginning() -> None:
    opening, talk = (Stage(one, "paparan", one, 1, "", None, 60, False, "", "", (), None, 1)
                     for one in ("pembukaan", "paparan"))  # fmt: skip
    runs = {
        "pembukaan": StageRun("pembukaan", StageState.DONE, at("08.36"), at("09.00")),
        "paparan": StageRun("paparan", StageState.RUNNING, at("09.10")),
    }
    stages, now = (opening, talk), at("10.00")
    assert chair.unled_today([], stages, runs, now) == (opening, at("08.36"))
    led = [Chair("a", "A", "", at("08.30"), at("09.00"))]
    assert chair.unled_today(led, stages, runs, now) == (talk, at("09.10"))
    assert chair.unled_today([Chair("a", "A", "", at("08.30"))], stages, runs, now) is None
    assert chair.unled_today([], stages, runs, now + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("name", "post", "field"),
    [("", " ", "name"), ("", "0906", "post"), ("09.06", "Sekda", "name"), ("", "Sekda", "")],
)
def test_an_hour_leads_no_meeting(name: str, post: str, field: str) -> None:
    assert chair.no_leader(name, post)[0] == field
