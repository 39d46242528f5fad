from __future__ import annotations

import re

import pytest

from bimtek.hall.identity import person_id
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Seen
from bimtek.lists.files import File
from bimtek.lists.participants import plan_participants, read_participants
from bimtek.lists.plan import Plan
from tests.lists.made import after, ods, standing, xlsx

KEY = "k3y"
OPDS = [
    Opd("dinkes", "Dinkes", "Dinas Kesehatan", order=1),
    Opd("dishub", "Dishub", "Dinas Perhubungan", order=2),
    Opd("kec-sukorejo", "Kec. Sukorejo", "Kecamatan Sukorejo", order=3),
]
HEADER = "no;nama;jabatan;opd;instansi;nip;golongan;kapasitas;peran;hp;email"
NIP = "198001012005011001"


def plan(
    *rows: str,
    people: list[Seen[Participant]] | None = None,
    header: str = HEADER,
    aliases: dict[str, str] | None = None,
) -> Plan:
    listed = read_participants(File("peserta.csv", "\n".join((header, *rows)).encode()))
    return plan_participants(listed, OPDS, people or [], KEY, aliases)


def taken(*rows: str, header: str = HEADER) -> list[Participant]:
    made = plan(*rows, header=header).checked()
    return [seen.value for seen in after(Participant, made.changes)]


# -- one row


def test_a_row_becomes_a_person() -> None:
    (person,) = taken(
        f"7;Dr. H. Nama Contoh, S.Sos., M.Si.;Kepala Dinas;Dinas Kesehatan;;{NIP};IV/b;definitif;"
        "Anggota Dewan;0812-3456-7890;nama@contoh.go.id"
    )
    assert person == Participant(
        id=person_id(KEY, nip=NIP),
        name="Dr. H. Nama Contoh, S.Sos., M.Si.",
        post="Kepala Dinas",
        opd="dinkes",
        row=7,
        nip=NIP,
        rank="IV/b",
        role="Anggota Dewan",
        phone="081234567890",
        email="nama@contoh.go.id",
    )


def test_a_post_is_invited_before_anybody_knows_the_name() -> None:
    (seat,) = taken("1;;Camat;kec sukorejo;;;;;;;")
    assert (seat.name, seat.post, seat.opd) == ("", "Camat", "kec-sukorejo")
    assert re.fullmatch(r"p-[a-z2-7]{8}", seat.id)


@pytest.mark.parametrize("name", ["-", "…", "—", '""', "......"])
def test_a_dash_for_a_name_is_no_name(name: str) -> None:
    assert taken(f"1;{name};Camat;kec sukorejo;;;;;;;")[0].name == ""


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Suharto", "Suharto"),
        ("“Nama Contoh”", "Nama Contoh"),
        ('"""Nama"" Contoh"', '"Nama" Contoh'),
        ("Ma'ruf", "Ma'ruf"),
        ('Budi "Bejo" Contoh', 'Budi "Bejo" Contoh'),
        ("  Nama   Contoh ", "Nama   Contoh"),
        ("[bold]Nama[/]", "[bold]Nama[/]"),
    ],
)
def test_names_stay_as_they_are_written(written: str, name: str) -> None:
    assert taken(f"1;{written};Staf;dinkes;;;;;;;")[0].name == name


def test_a_guest_has_an_agency_and_no_opd() -> None:
    (guest,) = taken("1;;Kapolres;;Forkopimda;;;;;;")
    assert (guest.opd, guest.agency) == ("", "Forkopimda")


@pytest.mark.parametrize(
    ("capacity", "post"),
    [("Plt.", "Plt. Camat"), ("plh", "Plh. Camat"), ("definitif", "Camat"), ("", "Camat")],
)
def test_the_capacity_stands_before_the_post(capacity: str, post: str) -> None:
    assert taken(f"1;;Camat;kec-sukorejo;;;;{capacity};;;")[0].post == post


def test_a_capacity_that_the_post_says_already_is_not_said_twice() -> None:
    assert taken("1;;Plt. Camat;kec-sukorejo;;;;Plt.;;;")[0].post == "Plt. Camat"


@pytest.mark.parametrize(
    ("phone", "digits"),
    [
        ("0812 3456 7890", "081234567890"),
        ("+62 812-3456-7890", "6281234567890"),
        ("81234567890", "081234567890"),
        ("'+6281234567890", "6281234567890"),
        ("0812345678 / 0813345678", "0812345678"),
        ("-", ""),
    ],
)
def test_a_phone_number_is_text_of_digits(phone: str, digits: str) -> None:
    assert taken(f"1;Nama;Staf;dinkes;;;;;;{phone};")[0].phone == digits


@pytest.mark.parametrize(
    ("nip", "told"),
    [
        ("1,98001E+17", "dibulatkan Excel"),
        ("1.98001012005011E+17", "dibulatkan Excel"),
        ("198001012005011000", "dibulatkan Excel"),
        ("19800101 200501 1 OO1", "tulis angkanya saja"),
        ("123", "18 angka"),
    ],
)
def test_a_nip_that_lost_digits_is_refused(nip: str, told: str) -> None:
    (error,) = plan(f"1;Nama;Staf;dinkes;;{nip};;;;;").errors
    assert error.startswith(f"peserta.csv:2: nip berisi ‘{nip}’; ")
    assert told in error


def test_a_nip_may_be_written_in_groups() -> None:
    assert taken("1;Nama;Staf;dinkes;;19800101 200501 1 001;;;;;")[0].nip == NIP


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_nip_that_is_a_number_in_a_spreadsheet_is_refused(make: type) -> None:
    rows = [
        ["nama", "opd", "nip"],
        ["Nama Contoh", "dinkes", int(NIP)],
        ["Nama Dua", "dinkes", NIP],
    ]
    listed = read_participants(File("peserta.xlsx", make(rows)))
    (error,) = plan_participants(listed, OPDS, [], KEY).errors
    assert error.startswith("peserta.xlsx:2: nip berisi")
    assert "format kolomnya sebagai teks" in error


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1;;;dinkes;;;;;;;", "peserta.csv:2: nama dan jabatan kosong; isi salah satunya"),
        ("1;Nama;Staf;;;;;;;;", "peserta.csv:2: opd kosong; isi OPD, atau instansi bagi tamu"),
        ("x;Nama;Staf;dinkes;;;;;;;", "no berisi ‘x’; tulis nomor urut 1 sampai 9999"),
        ("1;Nama;Staf;dinkes;;;;raja;;;", "kapasitas berisi ‘raja’; pilih definitif, plt."),
        ("1;Nama;Staf;dinkes;;;;;;kosong;", "hp berisi ‘kosong’; tulis angkanya saja"),
    ],
)
def test_a_row_that_is_wrong_is_told_at_its_row(row: str, told: str) -> None:
    wrong = plan(row, "2;Nama Lain;Staf;dinkes;;;;;;;")
    assert told in wrong.errors[0]
    assert wrong.changes == ()


def test_a_list_may_call_the_opd_instansi() -> None:
    (person,) = taken("Nama Contoh;Staf;Dinas Kesehatan", header="Nama;Jabatan;Instansi")
    assert (person.opd, person.agency) == ("dinkes", "")


# -- the OPDs as they are spelt


THREE = (
    "1;Satu;Staf;DINKES Kota;;;;;;;",
    "2;Dua;Staf;Dinas Kesehatan Kota;;;;;;;",
    "3;Tiga;Staf;Dinkes;;;;;;;",
    "4;Empat;Staf;DINKES  kota;;;;;;;",
)


def test_every_unknown_spelling_is_asked_about_once_with_its_rows() -> None:
    asked = plan(*THREE)
    assert [(one.spelling, one.rows) for one in asked.unknown] == [
        ("DINKES Kota", (2, 5)), ("Dinas Kesehatan Kota", (3,)),
    ]  # fmt: skip
    assert asked.unknown[0].question == "‘DINKES Kota’ = Dinkes?"
    assert asked.changes == ()
    assert asked.errors[0] == (
        "peserta.csv:2: OPD ‘DINKES Kota’ tidak ada dalam daftar OPD (juga baris 5); ‘DINKES Kota’ "
        '= Dinkes? Jawab dengan --alias "DINKES Kota=dinkes"'
    )


def test_an_answered_spelling_is_remembered_as_alias() -> None:
    answered = plan(*THREE, aliases={"dinkes kota": "dinkes", "Dinas Kesehatan Kota": "Dinkes"})
    assert len(answered.new) == 4
    assert answered.changes[0].patch == {"alias": ["DINKES Kota", "Dinas Kesehatan Kota"]}
    assert {seen.value.opd for seen in after(Participant, answered.changes)} == {"dinkes"}
    assert answered.opds[0].alias == ("DINKES Kota", "Dinas Kesehatan Kota")


def test_a_spelling_may_be_answered_with_guest() -> None:
    answered = plan("1;;Kapolres;Polres Kota;;;;;;;", aliases={"Polres Kota": "tamu"})
    (guest,) = [seen.value for seen in after(Participant, answered.changes)]
    assert (guest.opd, guest.agency) == ("", "Polres Kota")


def test_an_answer_that_names_no_office_is_told() -> None:
    wrong = plan(*THREE, aliases={"DINKES Kota": "dinkse"})
    assert (
        "peserta.csv: alias ‘DINKES Kota’: tidak ada OPD ‘dinkse’; mungkin ‘dinkes’" in wrong.errors
    )


# -- the list alone


def test_a_person_twice_in_the_list_is_taken_once() -> None:
    made = plan(
        "1;Dr. Nama Contoh, M.Si.;Sekretaris;dinkes;;;;;;;",
        "2;NAMA CONTOH;;dinkes;;;;;;081234567890;",
    )
    (person,) = [seen.value for seen in after(Participant, made.changes)]
    assert (person.row, person.post, person.phone) == (1, "Sekretaris", "081234567890")
    assert made.warnings == (
        (
            "peserta.csv:3: NAMA CONTOH sama dengan baris 2 (nama dan OPD sama), "
            "dimasukkan sekali; orang lain bernama sama? isi NIP-nya"
        ),
    )


def test_one_person_with_two_posts_is_one_person_and_the_second_post_is_told() -> None:
    made = plan(
        f"1;Nama Contoh;Kepala Dinas;dinkes;;{NIP};;;;;",
        f"2;Nama Contoh;Camat;kec-sukorejo;;{NIP};;Plt.;;;",
    )
    assert len(made.new) == 1
    assert "jabatan ‘Plt. Camat’ tidak ikut" in made.warnings[0]


def test_two_people_of_one_name_are_told_apart_by_their_nip() -> None:
    made = plan(
        f"1;Sutrisno;Staf;dinkes;;{NIP};;;;;",
        "2;Sutrisno;Staf;dinkes;;198101012005011002;;;;;",
    )
    assert len(made.new) == 2


def test_one_nip_for_two_names_is_refused() -> None:
    wrong = plan(f"1;Satu;Staf;dinkes;;{NIP};;;;;", f"2;Dua;Staf;dinkes;;{NIP};;;;;")
    assert wrong.errors == (
        f"peserta.csv:3: NIP {NIP} sudah dipakai Satu di baris 2; periksa NIP keduanya",
    )


def test_a_row_number_or_an_id_twice_is_refused() -> None:
    wrong = plan(
        "1;Satu;Staf;dinkes;p-aaaaaaaa",
        "1;Dua;Staf;dinkes;p-aaaaaaaa",
        header="no;nama;jabatan;opd;id",
    )
    assert [error.partition(";")[0] for error in wrong.errors] == [
        "peserta.csv:3: no 1 sudah dipakai baris 2",
        "peserta.csv:3: id p-aaaaaaaa sudah dipakai baris 2",
    ]


def test_equal_posts_of_an_office_are_seats_of_their_own() -> None:
    rows = ("1;;Kepala Bidang;dinkes;;;;;;;", "2;;Kepala Bidang;dinkes;;;;;;;")
    seats = taken(*rows)
    assert len({seat.id for seat in seats}) == 2
    assert plan(*rows, people=[standing(seat) for seat in seats]).same == 2


# -- the list and the session


def people(*rows: str) -> list[Seen[Participant]]:
    return [standing(person) for person in taken(*rows)]


def test_what_was_taken_is_the_same_the_next_time() -> None:
    rows = (
        f"1;Nama Contoh;Kepala Dinas;dinkes;;{NIP};IV/b;;;0812345678;",
        "2;;Camat;kec-sukorejo;;;;;;;",
        "3;Tamu Contoh;Dosen;;Universitas;;;;;;",
    )
    again = plan(*rows, people=people(*rows))
    assert (again.changes, again.same) == ((), 3)


def test_a_list_that_numbers_nobody_is_counted_in_its_order() -> None:
    rows = ("Satu Contoh;Staf;dinkes", "Dua Contoh;Staf;dishub")
    made = plan(*rows, header="nama;jabatan;opd")
    first = [seen.value for seen in after(Participant, made.changes)]
    assert [(one.row, one.name) for one in first] == [(1, "Satu Contoh"), (2, "Dua Contoh")]
    assert "nomor urut mengikuti urutan daftar" in made.notices[-1].what
    stand = [standing(one) for one in first]
    again = plan("Tiga Contoh;Staf;dinkes", *rows, header="nama;jabatan;opd", people=stand)
    (third,) = (seen.value for seen in after(Participant, again.changes))
    assert (third.name, third.row) == ("Tiga Contoh", 3)  # the others keep those of their sheet


def test_a_sheet_that_was_printed_without_numbers_gets_none_later() -> None:
    stand = [standing(Participant("p-x", "Satu Contoh", "Staf", "dinkes"))]
    made = plan("Dua Contoh;Staf;dishub", header="nama;jabatan;opd", people=stand)
    assert [seen.value.row for seen in after(Participant, made.changes)] == [None]


def test_a_person_is_found_again_by_nip_under_another_name_and_office() -> None:
    old = people(f"1;Nama Contoh;Staf;dinkes;;{NIP};;;;;")
    made = plan(f"1;Nama Contoh, S.H.;Staf;dishub;;{NIP};;;;;", people=old)
    assert made.new == ()
    assert made.changed[0].what == ("nama: Nama Contoh → Nama Contoh, S.H.", "opd: Dinkes → Dishub")


def test_a_person_is_found_again_by_name_and_office() -> None:
    old = people("1;Nama Contoh;Staf;dinkes;;;;;;;")
    made = plan(f"1;NAMA CONTOH;Staf;dinkes;;{NIP};;;;;", people=old)
    assert made.changed[0].what == (f"nip: (kosong) → {NIP}",)
    assert made.changes[0].record == old[0].record


def test_a_person_is_found_again_by_id() -> None:
    old = people("1;Nama Contoh;Staf;dinkes;;;;;;;")
    made = plan(f"{old[0].record};Nama Baru;Staf;dishub", people=old, header="id;nama;jabatan;opd")
    assert made.changes[0].record == old[0].record


def test_somebody_of_the_same_name_in_another_office_is_somebody_else() -> None:
    old = people("1;Nama Contoh;Staf;dinkes;;;;;;;")
    assert len(plan("2;Nama Contoh;Staf;dishub;;;;;;;", people=old).new) == 1


def test_a_name_takes_the_empty_seat_of_its_post() -> None:
    old = people("1;;Camat;kec-sukorejo;;;;;;;")
    made = plan("1;Nama Contoh;Camat;kec-sukorejo;;;;;;;", people=old)
    assert made.changed[0].what == ("nama: (kosong) → Nama Contoh",)
    assert made.changes[0].record == old[0].record


def test_a_seat_keeps_the_name_that_came_at_the_door() -> None:
    seat = taken("1;;Camat;kec-sukorejo;;;;;;;")[0]
    old = Participant(seat.id, "Nama Contoh", seat.post, seat.opd, row=1, phone="0811111111")
    again = plan("1;;Camat;kec-sukorejo;;;;;;;", people=[standing(old)])
    assert (again.changes, again.same) == ((), 1)


def test_the_fields_that_a_list_leaves_out_stay() -> None:
    old = people(f"1;Nama Contoh;Staf;dinkes;;{NIP};IV/a;;;0812345678;")
    assert plan("Nama Contoh;dinkes", people=old, header="nama;opd").same == 1


def test_a_new_head_beside_an_old_one_is_told() -> None:
    old = people("1;Nama Lama;Camat;kec-sukorejo;;;;;;;")
    made = plan("2;Nama Baru;Camat;kec-sukorejo;;;;;;;", people=old)
    assert len(made.new) == 1
    assert "Camat sudah atas nama Nama Lama" in made.warnings[0]


def test_a_row_number_of_somebody_who_is_not_in_the_list_is_told() -> None:
    old = people("1;Nama Lama;Staf;dinkes;;;;;;;")
    made = plan("1;Nama Baru;Staf;dishub;;;;;;;", people=old)
    assert made.warnings == (
        (
            "peserta.csv: no 1 juga milik Nama Lama, yang tidak ada dalam daftar ini; "
            "beri salah satunya nomor lain"
        ),
    )


def test_an_id_that_another_person_has_gets_a_number() -> None:
    (old,) = people("1;Nama Contoh;Staf;dinkes;;;;;;;")
    renamed = Participant(old.record, "Nama Lain", "Staf", "dinkes")
    made = plan("1;Nama Contoh;Staf;dinkes;;;;;;;", people=[standing(renamed)])
    assert made.changes[0].record == f"{old.record}-2"
    assert "mirip dengan orang lain" in made.warnings[0]


def test_somebody_who_was_taken_back_does_not_come_again() -> None:
    (person,) = taken("1;Nama Contoh;Staf;dinkes;;;;;;;")
    made = plan("1;Nama Contoh;Staf;dinkes;;;;;;;", people=[standing(person, withdrawn=True)])
    assert made.changes == ()
    assert "sudah ditarik" in made.warnings[0]


def test_who_stands_goes_before_a_double_that_was_taken_back() -> None:
    (person,) = taken("1;Nama Contoh;Staf;dinkes;;;;;;;")
    other = Participant("p-other", "Nama Contoh", "Staf", "dinkes", row=1)
    both = [standing(person, withdrawn=True), standing(other)]
    made = plan("1;Nama Contoh;Kabid;dinkes;;;;;;;", people=both)
    assert [change.record for change in made.changes] == ["p-other"]


def test_a_name_does_not_take_a_seat_that_was_taken_back() -> None:
    (seat,) = taken("1;;Camat;kec-sukorejo;;;;;;;")
    made = plan("1;Nama;Camat;kec-sukorejo;;;;;;;", people=[standing(seat, withdrawn=True)])
    assert len(made.new) == 1


def test_what_was_destroyed_on_request_does_not_come_again() -> None:
    (person,) = taken(f"1;Nama Contoh;Staf;dinkes;;{NIP};;;;;")
    for destroyed in (["name"], ["name", "nip"]):
        old = standing(person, destroyed=destroyed)
        made = plan(f"1;Nama Contoh;Staf;dinkes;;{NIP};;;;;", people=[old])
        assert made.changes == ()
        assert "dimusnahkan atas permintaan" in made.warnings[0]


def test_of_a_person_known_twice_the_kept_record_is_changed() -> None:
    kept = Participant("p-kept", "Nama Contoh", "Staf", "dinkes")
    double = Participant("p-double", "Nama Contoh", "Staf", "dinkes", same_as="p-kept", nip=NIP)
    made = plan(
        f"1;Nama Contoh;Kabid;dinkes;;{NIP};;;;;", people=[standing(double), standing(kept)]
    )
    assert [change.record for change in made.changes] == ["p-kept"]


def test_a_walk_in_who_is_on_the_list_after_all_is_invited() -> None:
    old = Participant("p-walkin", "Nama Contoh", "Staf", "dinkes", walk_in=True)
    made = plan("5;Nama Contoh;Staf;dinkes;;;;;;;", people=[standing(old)])
    assert made.changes[0].patch == {"row": 5, "walk_in": False}


# -- the preview


def test_the_preview_says_what_would_happen() -> None:
    old = people("1;Nama Contoh;Staf;dinkes;;;;;;;")
    made = plan("1;Nama Contoh;Kabid;dinkes;;;;;;;", "2;;Camat;kec-sukorejo;;;;;;;", people=old)
    assert made.preview() == [
        "peserta.csv: 1 peserta baru, 1 berubah, 0 tetap",
        "Baru:",
        "  baris 3  Camat · Kec. Sukorejo",
        "Berubah:",
        "  baris 2  Nama Contoh, Kabid · Dinkes: jabatan: Staf → Kabid",
    ]


def test_the_preview_of_a_wrong_list_says_that_nothing_is_taken() -> None:
    assert plan("1;;;dinkes;;;;;;;", "2;Nama;Staf;dinkes;;;;;;;").preview() == [
        "peserta.csv: 1 kesalahan, tidak ada yang dimasukkan",
        "Kesalahan:",
        "  peserta.csv:2: nama dan jabatan kosong; isi salah satunya",
    ]
