"""The sentences about posts and capacities, as they will be printed."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.capacity import as_subject, capacity_words, is_head, post_at, short_post, spoken_of
from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Opd, Participant

OFFICES = {
    "disperkim": Opd("disperkim", "Disperkim", "Dinas Perumahan Rakyat dan Kawasan Permukiman"),
    "dishub": Opd("dishub", "Dishub", "Dinas Perhubungan"),
    "kel-kauman": Opd("kel-kauman", "Kel. Kauman", "Kelurahan Kauman", category="kelurahan"),
    "kec-sukorejo": Opd("kec-sukorejo", "Kec. Sukorejo", "Kecamatan Sukorejo"),
    "setda": Opd("setda", "Setda", "Sekretariat Daerah"),
    "inspektorat": Opd("inspektorat", "Inspektorat", "Inspektorat"),
    "rsmw": Opd("rsmw", "RSMW", "RSUD Mardi Waluyo", alias=("RSUD",)),
}
HEAD = Participant("p-kepala", post="Kepala", opd="disperkim")
SECRETARY = Participant("p-sekr", name="Nama Contoh Dua", post="Sekretaris", opd="disperkim")


@pytest.mark.parametrize(
    "post",
    ["Kepala", "Kepala Dinas Kesehatan", "kepala disperkim", "Camat", "Camat Sukorejo", "Lurah",
     "Direktur RSUD", "Inspektur", "Sekretaris Daerah", "Sekretaris DPRD", "Plt. Kepala",
     "Plh Camat", "Pj. Sekretaris Daerah", "Plt.Kepala Dinas", "Kepala Satpol PP"],
)  # fmt: skip
def test_these_posts_head_an_office(post: str) -> None:
    assert is_head(post)


@pytest.mark.parametrize(
    "post",
    ["", "Plt.", "Sekretaris", "Kabid", "Kepala Bidang Aptika", "Kepala Sub Bagian Program",
     "Kepala UPT Pasar", "Kepala Seksi Pemerintahan", "Inspektur Pembantu I", "Staf",
     "Sekretaris Dinas", "Sekretaris Camat", "Wakil Direktur"],
)  # fmt: skip
def test_these_posts_head_no_office(post: str) -> None:
    assert not is_head(post)


@pytest.mark.parametrize(
    ("post", "opd", "said"),
    [
        ("Kepala", "disperkim", "Kepala Disperkim"),
        ("Kepala Disperkim", "disperkim", "Kepala Disperkim"),
        ("Kepala Dinas Perhubungan", "dishub", "Kepala Dishub"),
        ("Kepala Dinas", "dishub", "Kepala Dishub"),
        ("Plt. Sekretaris Dinas", "dishub", "Plt. Sekretaris Dishub"),
        ("Dinas", "dishub", "Dinas Dishub"),
        ("Kepala Dinas Perumahan Rakyat, dan Kawasan Permukiman", "disperkim", "Kepala Disperkim"),
        ("Dishub", "dishub", "Dishub Dishub"),
        ("Lurah", "kel-kauman", "Lurah Kauman"),
        ("Lurah Kauman", "kel-kauman", "Lurah Kauman"),
        ("Sekretaris", "kel-kauman", "Sekretaris Kel. Kauman"),
        ("Camat", "kec-sukorejo", "Camat Sukorejo"),
        ("Sekretaris Daerah", "setda", "Sekretaris Daerah"),
        ("Inspektur", "inspektorat", "Inspektur"),
        ("Direktur", "rsmw", "Direktur RSMW"),
        ("Direktur RSUD", "rsmw", "Direktur RSMW"),
        ("Plt. Camat Sukorejo", "kec-sukorejo", "Plt. Camat Sukorejo"),
        ("Asisten Administrasi", "setda", "Asisten Administrasi Setda"),
        ("Kepala", "tidak-ada", "Kepala"),
    ],
)
def test_a_post_is_said_with_its_office_once(post: str, opd: str, said: str) -> None:
    assert post_at(Participant("p", post=post, opd=opd), OFFICES) == said


def test_a_guest_is_said_with_the_agency() -> None:
    assert (
        post_at(Participant("p", name="Nama Contoh", agency="Pers"), OFFICES) == "Nama Contoh Pers"
    )
    assert post_at(Participant("p", post="Wartawan", agency="Pers"), OFFICES) == "Wartawan (Pers)"


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (
            Participant("p", "Santoso", "Wali Kota Blitar", agency="Pemerintah Kota Blitar"),
            "Wali Kota Blitar, Santoso,",
        ),
        (Participant("p", "Ani Rahayu", "Kepala", "dishub"), "Kepala Dishub, Ani Rahayu,"),
        (Participant("p", "", "Kepala", "dishub"), "Kepala Dishub"),
        (Participant("p", "Ani Rahayu", "", "dishub"), "Ani Rahayu dari Dishub"),
        (Participant("p", "Ani Rahayu"), "Ani Rahayu"),
    ],
)
def test_whoever_speaks_is_called_by_the_post_first(person: Participant, said: str) -> None:
    assert as_subject(person, OFFICES) == said
    assert spoken_of(person, OFFICES) == said.rstrip(",")


@pytest.mark.parametrize(
    ("post", "opd", "short"),
    [
        ("Kepala Dinas Perhubungan", "dishub", "Kepala"),
        ("Sekretaris Dishub", "dishub", "Sekretaris"),
        ("Lurah Kauman", "kel-kauman", "Lurah"),
        ("Direktur RSUD Mardi Waluyo", "rsmw", "Direktur"),
        ("Sekretaris Daerah", "setda", "Sekretaris Daerah"),
        ("Dishub", "dishub", "Dishub"),
        ("", "dishub", ""),
        ("Ketua DPRD", "", "Ketua DPRD"),
    ],
)
def test_a_post_beside_its_office_is_short(post: str, opd: str, short: str) -> None:
    assert short_post(Participant("p", post=post, opd=opd), OFFICES) == short


def said_of(
    person: Participant = SECRETARY,
    whom: Participant | None = HEAD,
    until: time | None = None,
    **values: object,
) -> str:
    values = {"capacity": Capacity.REPRESENTATIVE, "letter": Letter.FOLLOWS, **values}
    presence = Presence(Status.PRESENT, stands_for=whom.id if whom else None, **values)  # type: ignore[arg-type]
    row = Attendance("1-pagi", person.id, presence, stood_until=until)
    return capacity_words(person, row, whom, OFFICES)


def test_a_secretary_with_the_letter_to_follow() -> None:
    assert said_of() == "Kepala Disperkim diwakili Sekretaris (surat tugas menyusul)"


def test_a_post_that_names_its_office_is_said_without_it_beside_the_head() -> None:
    long = Participant("p-sekr", post="Sekretaris Disperkim", opd="disperkim")
    assert said_of(long) == "Kepala Disperkim diwakili Sekretaris (surat tugas menyusul)"


@pytest.mark.parametrize(
    ("letter", "number", "words"),
    [
        (Letter.SHOWN, None, "surat tugas ada"),
        (Letter.SHOWN, "090/12/2023", "surat tugas nomor 090/12/2023"),
        (Letter.FOLLOWS, None, "surat tugas menyusul"),
        (Letter.NONE, None, "tanpa surat tugas"),
        (Letter.NONE, "1", "tanpa surat tugas"),
        (None, None, "surat tugas belum ditanyakan"),
    ],
)
def test_what_is_said_of_the_letter(letter: Letter | None, number: str | None, words: str) -> None:
    expected = f"Kepala Disperkim diwakili Sekretaris ({words})"
    assert said_of(letter=letter, letter_no=number) == expected


def test_a_representative_from_another_office_is_said_with_that_office() -> None:
    kabid = Participant("p-kabid", post="Kabid", opd="dishub")
    assert said_of(kabid) == "Kepala Disperkim diwakili Kabid Dishub (surat tugas menyusul)"


def test_a_representative_without_a_post_is_not_named_a_second_time() -> None:
    somebody = Participant("p-x", name="Nama Contoh Enam", opd="disperkim")
    assert said_of(somebody) == "mewakili Kepala Disperkim (surat tugas menyusul)"
    assert said_of(somebody, None) == "wakil (surat tugas menyusul)"


def test_a_representation_that_ended_says_until_when() -> None:
    words = "Kepala Disperkim diwakili Sekretaris (surat tugas menyusul; sampai pukul 10.20)"
    assert said_of(until=time(10, 20)) == words


def test_whoever_is_represented_may_have_left_the_list() -> None:
    assert said_of(whom=None) == "Sekretaris Disperkim sebagai wakil (surat tugas menyusul)"


def test_an_acting_head_is_said_by_the_post_acted_for() -> None:
    assert said_of(capacity=Capacity.ACTING) == "Plt. Kepala Disperkim"
    assert said_of(capacity=Capacity.DAY_ACTING, whom=None) == "Plh. Sekretaris Disperkim"


def test_an_acting_head_listed_as_such_is_not_said_twice() -> None:
    acting = Participant("p", post="Plt. Kepala", opd="dishub")
    assert said_of(acting, None, capacity=Capacity.ACTING) == "Plt. Kepala Dishub"


def test_an_office_holder_is_said_by_the_own_post() -> None:
    assert said_of(capacity=Capacity.OFFICE_HOLDER) == "Sekretaris Disperkim"
    assert capacity_words(SECRETARY, None, None, OFFICES) == "Sekretaris Disperkim"
