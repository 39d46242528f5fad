from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.hall.mentions import Known, Topic
from bimtek.hall.notes import (
    NoteContext,
    Understood,
    escaped,
    idle_deadline,
    last_question,
    no_deadline,
    nobody_mentioned,
    paste_lines,
    understand,
)
from bimtek.hall.offices import Offices
from bimtek.hall.records import Label, Note, Opd, Participant
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Head, Seen

TODAY = date(2023, 7, 3)
OPDS = (
    Opd("dinkes", "Dinkes", "Dinas Kesehatan", ("DINKES Kota",)),
    Opd("dindik", "Dindik", "Dinas Pendidikan"),
    Opd("rsmw", "RSUD", "RSUD Mardi Waluyo"),
    Opd("dishub", "Dishub", "Dinas Perhubungan"),
    Opd("setwan", "Setwan", "Sekretariat DPRD"),
    Opd("kec-sukorejo", "Kec. Sukorejo", "Kecamatan Sukorejo"),
)
PEOPLE = (
    Participant("p-1", "Dr. Ani Contoh, M.Kes.", "Kepala Dinas", "dinkes"),
    Participant("p-2", "Budi Contoh", "Kepala Bidang", "dishub"),
    Participant("p-3", "Citra", "Dosen", agency="Universitas"),
    Participant("p-4", "", "Camat", "kec-sukorejo"),
)
TOPICS = (
    Topic("Smart Living", ("4", "living", "Smart Living"), "living"),
    Topic("4.2", ("4.2",), "living", "gap/kesenjangan/4.2/kota"),
    Topic(
        "SL.2.1",
        ("SL.2.1", "4.2.1"),
        "living",
        "gap/kesenjangan/SL.2.1/dinkes",
        {"rsmw": "gap/kesenjangan/SL.2.1/rsmw"},
    ),
)
KNOWN = Known(Offices(OPDS), PEOPLE, TOPICS, TODAY)
ROW = NoteContext(
    about="gap/kesenjangan/SL.2.1/dinkes",
    opd=("dinkes",),
    pillar="living",
    prefix="@dinkes #SL.2.1",
)
CLAUSE = NoteContext(about="clause/sk/kedua", prefix="KEDUA")


def read(line: str, context: NoteContext = NoteContext()) -> Understood:  # noqa: B008 - frozen
    return understand(line, context, KNOWN)


@pytest.mark.parametrize(
    ("line", "text", "label"),
    [
        (
            "antrean daring baru di dua puskesmas",
            "antrean daring baru di dua puskesmas",
            Label.NOTE,
        ),
        ("! listrik padam", "listrik padam", Label.PROBLEM),
        ("listrik padam !", "listrik padam", Label.PROBLEM),
        ("? kapan data keluar", "kapan data keluar", Label.QUESTION),
        ("> kirim data", "kirim data", Label.ACTION),
        ("= minggu depan", "minggu depan", Label.ANSWER),
        ("kapan data keluar?", "kapan data keluar?", Label.QUESTION),
        ("! kapan data keluar?", "kapan data keluar?", Label.PROBLEM),
        ("kapan data keluar\\?", "kapan data keluar\\?", Label.QUESTION),
        ("* rapat setuju", "rapat setuju", Label.DECISION),
        ("+ buat grup bersama", "buat grup bersama", Label.PROPOSAL),
        ("3 + 2", "3 + 2", Label.NOTE),
        ("gawat!", "gawat!", Label.NOTE),
        ("suhu > 30 derajat", "suhu > 30 derajat", Label.NOTE),
        ("a = b", "a = b", Label.NOTE),
        ("?kapan data keluar", "kapan data keluar", Label.QUESTION),
        (">@dinkes kirim data", "kirim data", Label.ACTION),
        ("@dinkes ?siapa walidata", "siapa walidata", Label.QUESTION),
        ("~ ?siapa walidata", "siapa walidata", Label.QUESTION),
        (">80% warga puas", ">80% warga puas", Label.NOTE),
        ("warga !penting", "warga !penting", Label.NOTE),
        (r"\!penting", "!penting", Label.NOTE),
        ("? ! dua tanda", "! dua tanda", Label.QUESTION),
    ],
)
def test_a_mark_at_one_end_says_what_the_note_is(line: str, text: str, label: Label) -> None:
    note = read(line)
    assert (note.text, note.label) == (text, label)


def test_a_tilde_of_its_own_keeps_a_note_inside() -> None:
    assert read("~ ada yang belum boleh keluar").closed
    note = read("> cari anggaran ~")
    assert (note.text, note.label, note.closed) == ("cari anggaran", Label.ACTION, True)
    assert not read("kira-kira ~ 30 orang").closed


@pytest.mark.parametrize(
    ("line", "text", "closed"),
    [
        ("angka ini jangan disebut dulu~", "angka ini jangan disebut dulu", True),
        ("angka ini jangan disebut dulu~.", "angka ini jangan disebut dulu.", True),
        ("> ~angka ini jangan disebut", "angka ini jangan disebut", True),
        ("angka dari @rsud~", "angka dari RSUD", True),
        ("baris satu~ baris dua", "baris satu baris dua", True),
        ("~30 orang", "~30 orang", False),
        ("pagu ~Rp30 miliar", "pagu ~Rp30 miliar", False),
        ("20~ 30 orang", "20~ 30 orang", False),
        ("ditulis dulu\\~", "ditulis dulu~", False),
    ],
)
def test_a_tilde_glued_to_a_word_at_an_end_means_the_same(
    line: str, text: str, closed: bool
) -> None:
    note = read(line)
    assert (note.text, note.closed) == (text, closed)


def test_a_tilde_inside_pasted_lines_hides_all_of_them() -> None:
    note = read("baris satu ~ baris dua yang rahasia")
    assert (note.text, note.closed) == ("baris satu baris dua yang rahasia", True)


def test_an_answer_may_be_an_action_as_well() -> None:
    note = read("= > dikirim besok lusa")
    assert (note.label, note.answers_last) == (Label.ACTION, True)


@pytest.mark.parametrize(
    ("line", "opd"),
    [
        ("@dinkes siap", ("dinkes",)),
        ("@DINKES siap", ("dinkes",)),
        ("@dinkeskota siap", ("dinkes",)),
        ("@rsud, siap", ("rsmw",)),
        ("@kec-sukorejo siap", ("kec-sukorejo",)),
        ("@kecsukorejo: siap", ("kec-sukorejo",)),
        ("@dinkes @rsud siap", ("dinkes", "rsmw")),
        ("siap @dinkes", ("dinkes",)),
        ("#dinkes siap", ("dinkes",)),
        ("? @setwan kapan dijadwalkan", ("setwan",)),
        ("siap", ()),
    ],
)
def test_an_office_is_mentioned_by_code_short_name_or_alias(line: str, opd: tuple[str]) -> None:
    note = read(line)
    assert note.opd == opd
    assert "@" not in note.text
    assert not note.unknown


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("@dinkes siap", "siap"),
        ("@dinkes: siap", "siap"),
        ("@dinkes - siap", "siap"),
        ("kirim data > @dishub ^14/7", "kirim data"),
        ("> kirim data @dishub ^14/7", "kirim data"),
        ("kirim data, ^14/7", "kirim data"),
        ("perlu koordinasi dengan @dishub", "perlu koordinasi dengan Dishub"),
        ("minta @dishub, lalu @setwan, ikut", "minta Dishub, lalu Setwan, ikut"),
        ("@dinkes dan @rsud siap", "Dinkes dan RSUD siap"),
        ("paling lambat ^14/7", "paling lambat 14 Juli 2023"),
        ("selesai ^14/7 di kantor", "selesai 14 Juli 2023 di kantor"),
        ("turunkan #SL.2.1 dahulu", "turunkan SL.2.1 dahulu"),
    ],
)
def test_inside_a_sentence_a_mention_stays_as_a_word(line: str, text: str) -> None:
    assert read(line).text == text


def test_a_mark_before_trailing_mentions_is_still_at_the_end() -> None:
    note = read("kirim data > @dishub ^14/7")
    assert (note.label, note.opd, note.due) == (Label.ACTION, ("dishub",), date(2023, 7, 14))


def test_a_person_is_mentioned_by_a_name_and_brings_the_office() -> None:
    note = read("@ani antrean sudah jalan")
    assert (note.speaker, note.opd, note.text) == ("p-1", ("dinkes",), "antrean sudah jalan")
    assert read("@ani-contoh siap").speaker == "p-1"
    assert read("@citra setuju").opd == ()


def test_a_name_of_two_people_stays_text_and_says_so() -> None:
    note = read("@contoh siap")
    assert (note.speaker, note.text) == ("", "@contoh siap")
    assert note.unknown[0].why == "2 orang"


def test_a_second_person_stays_a_word_of_the_sentence() -> None:
    note = read("@ani menjawab @budi")
    assert (note.speaker, note.text) == ("p-1", "menjawab Budi Contoh")


def test_a_pillar_is_mentioned_by_number_or_name() -> None:
    for line in ("#4 semua siap", "#living semua siap", "#smart-living semua siap"):
        note = read(line)
        assert (note.pillar, note.about, note.text) == ("living", "", "semua siap")


def test_a_row_is_mentioned_by_its_code_and_the_office_finds_its_own() -> None:
    assert read("#4.2 turun").about == "gap/kesenjangan/4.2/kota"
    assert read("#sl.2.1 turun").about == "gap/kesenjangan/SL.2.1/dinkes"
    assert read("#4.2.1 turun").about == "gap/kesenjangan/SL.2.1/dinkes"
    note = read("@rsud #SL.2.1 turun")
    assert (note.about, note.pillar) == ("gap/kesenjangan/SL.2.1/rsmw", "living")
    assert read("#42 turun").unknown


def test_what_is_unknown_stays_text() -> None:
    note = read("@dinkss siap #nihil ^kapan a@b.id")
    assert note.text == "@dinkss siap #nihil ^kapan a@b.id"
    assert [(one.word, one.start) for one in note.unknown] == [
        ("@dinkss", 0), ("#nihil", 13), ("^kapan", 20),
    ]  # fmt: skip
    assert read("@din siap").unknown[0].why == "Dindik, Dinkes?"
    assert (note.opd, note.pillar, note.due) == ((), "", None)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("^14/7", date(2023, 7, 14)),
        ("^3h", date(2023, 7, 6)),
        ("^jumat", date(2023, 7, 7)),
        ("^besok", date(2023, 7, 4)),
        ("^14/7.", date(2023, 7, 14)),
    ],
)
def test_a_deadline_counts_from_today(typed: str, due: date) -> None:
    note = read(f"> kirim data {typed}")
    assert (note.text, note.due) == ("kirim data", due)


def test_the_first_deadline_counts_and_the_second_stays_a_word() -> None:
    note = read("> kirim data ^besok ^lusa")
    assert (note.text, note.due) == ("kirim data 4 Juli 2023 5 Juli 2023", date(2023, 7, 4))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (r"\@dinkes siap", "@dinkes siap"),
        (r"\? tanda tanya", "? tanda tanya"),
        (r"harga \^3h", "harga ^3h"),
        (r"\\@dinkes", r"\@dinkes"),
        (r"C:\data \\server\bagi", r"C:\data \\server\bagi"),
        ("\\", "\\"),
    ],
)
def test_a_backslash_makes_a_mark_text(line: str, text: str) -> None:
    note = read(line)
    assert (note.text, note.label, note.opd, note.due) == (text, Label.NOTE, (), None)


def test_a_note_belongs_to_the_row_under_the_cursor() -> None:
    note = read("baru dua puskesmas", ROW)
    assert (note.about, note.opd, note.pillar) == (ROW.about, ("dinkes",), "living")
    assert note.shown == "catatan · Dinkes · SL.2.1"


def test_what_the_line_names_goes_before_its_place() -> None:
    assert read("@dishub rute baru", ROW).opd == ("dishub",)
    note = read("#4.2 turun", CLAUSE)
    assert (note.about, note.pillar) == ("gap/kesenjangan/4.2/kota", "living")


def test_the_row_of_one_office_does_not_keep_the_words_of_another() -> None:
    other = read("@dishub minta kamera", ROW)
    assert (other.about, other.pillar) == ("", "living")
    assert other.shown == "catatan · Dishub · tanpa baris · Smart Living"
    assert ROW.still_before(other) == ""
    assert read("@dishub minta kamera #SL.2.1", ROW).about == ROW.about
    assert read("@dishub dan @dinkes minta kamera", ROW).about == ROW.about
    turn = ROW._replace(opd=("dishub",), turn=True, prefix="Dishub", row="#SL.2.1")
    assert read("minta kamera", turn).about == ""
    own = read("@dinkes minta kamera", turn)
    assert (own.about, turn.still_before(own)) == (ROW.about, "#SL.2.1")


def test_a_row_of_the_whole_hall_keeps_whoever_speaks() -> None:
    hall = ROW._replace(about="gap/kesenjangan/4.2/kota", opd=(), prefix="#4.2")
    said = read("@dishub minta kamera", hall)
    assert (said.about, hall.still_before(said)) == (hall.about, "#4.2")
    assert read("@dishub setuju", CLAUSE).about == CLAUSE.about


def test_words_about_another_office_are_not_put_into_a_speakers_mouth() -> None:
    turn = NoteContext(opd=("dinkes",), speaker="p-1")
    assert read("antrean jalan", turn).speaker == "p-1"
    assert read("@dinkes antrean jalan", turn).speaker == "p-1"
    assert read("@dishub rute baru", turn).speaker == ""
    assert read("@budi rute baru", turn).speaker == "p-2"


@pytest.mark.parametrize(
    ("line", "context", "shown"),
    [
        ("? kapan @dinkes #SL.2.1 ^14/7", NoteContext(),
         "? pertanyaan · Dinkes · SL.2.1 · s.d. 14 Jul"),
        ("? berapa anggota", CLAUSE, "? pertanyaan · siapa? @opd · KEDUA"),
        ("= sembilan orang", CLAUSE, "= jawaban atas pertanyaan terakhir · siapa? @opd · KEDUA"),
        ("= > dikirim", NoteContext(), "> tindak lanjut · = menjawab pertanyaan terakhir"),
        ("rahasia ~", NoteContext(), "catatan · ~ tertutup"),
        ("@ani siap", NoteContext(), "catatan · Dinkes · Dr. Ani Contoh, M.Kes."),
        ("#living siap", NoteContext(), "catatan · Smart Living"),
        ("> lapor ^2/7", NoteContext(), "> tindak lanjut · s.d. 2 Jul 2024"),
        ("@xyz siap", NoteContext(), "catatan · ‘@xyz’ tidak dikenal"),
        ("", NoteContext(), "catatan"),
    ],
)  # fmt: skip
def test_what_was_understood_stands_beside_the_line(
    line: str, context: NoteContext, shown: str
) -> None:
    assert read(line, context).shown == shown


def test_a_note_takes_what_the_line_says_and_nothing_else() -> None:
    assert read("siap").values() == {"text": "siap", "label": Label.NOTE}
    change = Note.new(**read("> kirim @dinkes ^14/7 ~").values())
    assert change.patch == {
        "text": "kirim", "label": "tindak lanjut", "opd": ["dinkes"],
        "due": "2023-07-14", "closed": True,
    }  # fmt: skip


def test_a_merged_or_destroyed_person_cannot_be_mentioned() -> None:
    people = [
        Participant("p-8", "Dodi", same_as="p-1"),
        Participant("p-9", "[dimusnahkan]"),
    ]
    known = Known(Offices(OPDS), people, (), TODAY)
    for line in ("@dodi siap", "@dimusnahkan siap"):
        assert understand(line, NoteContext(), known).speaker == ""


def test_markup_escape_codes_and_right_to_left_text_are_only_text() -> None:
    note = read("[bold]tebal[/] \x1b[31mmerah\x1b[0m بلدية 😀 @dinkes")
    assert note.text == "[bold]tebal[/] merah بلدية 😀"


def test_a_paste_of_lines_can_become_notes() -> None:
    assert paste_lines("satu\r\n\r\n  dua \n> tiga\n") == ["satu", "dua", "> tiga"]
    assert paste_lines(" \n ") == []


def seen(record: str, label: Label, said: str = "") -> Seen[Note]:
    values = {"text": "x", "label": label} | ({"said": said} if said else {})
    heads = {name: (Head("s", canonical(encode(value))),) for name, value in values.items()}
    return Seen(Note, record, heads)


def test_the_last_question_is_the_one_said_last() -> None:
    notes = [
        seen("a", Label.QUESTION, "2023-07-03T10:00:00+07:00"),
        seen("b", Label.QUESTION, "2023-07-03T09:00:00+07:00"),
        seen("c", Label.NOTE, "2023-07-03T11:00:00+07:00"),
    ]
    assert last_question(notes) == "a"
    assert last_question([]) == ""
    assert last_question([seen("a", Label.QUESTION), seen("b", Label.QUESTION)]) == "b"


PIECES = st.one_of(
    st.sampled_from(
        ["@dinkes", "@rsud,", "@ani", "@contoh", "#4", "#4.2", "#SL.2.1", "^14/7", "^3h", "^x", "!",
         "?", ">", "=", "~", "\\", "\\@dinkes", "\\?", "kata", "kata~", "~kata", "@ani~",
         "dengan", "dan", "\n", "  ", "-"]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cc"]), max_size=6),
)  # fmt: skip
LINES = st.lists(PIECES, max_size=8).map(" ".join)


@given(st.text(max_size=60) | LINES)
def test_no_line_is_refused(line: str) -> None:
    note = read(line, ROW)
    assert note.shown
    assert note.values()["text"] == note.text


@given(st.text(max_size=60) | LINES)
def test_a_recorded_text_can_be_edited_as_a_line_and_stays_the_same(line: str) -> None:
    text = read(line).text
    again = read(escaped(text, KNOWN))
    assert (again.text, again.opd) == (text, ())
    assert again.label is Label.NOTE or text.endswith("?")
    assert not again.closed


def test_what_named_nobody_is_edited_as_it_was_typed() -> None:
    assert escaped("rapat @dinks ^32/7", KNOWN) == "rapat @dinks ^32/7"
    assert escaped("rapat @dinkes ^14/7", KNOWN) == r"rapat \@dinkes \^14/7"


@pytest.mark.parametrize("line", ["#- siapa kuncinya?", "siapa #- kuncinya?", "siapa kuncinya? #-"])
def test_a_note_can_be_taken_off_the_row_under_the_cursor(line: str) -> None:
    note = read(line, ROW)
    assert (note.text, note.label) == ("siapa kuncinya?", Label.QUESTION)
    assert (note.about, note.pillar, note.opd) == ("", "", ())
    assert "tanpa baris" in note.shown
    assert "SL.2.1" not in note.shown


def test_a_decision_is_not_that_of_whoever_has_the_turn() -> None:
    turn = NoteContext(opd=("dinkes",), speaker="p-1", turn=True, prefix="Budi, Dinkes")
    decided = read("data dipadankan *", turn)
    assert (decided.opd, decided.speaker) == ((), "")
    assert turn.still_before(decided) == ""
    assert read("data dipadankan * @dishub", turn).opd == ("dishub",)
    assert read("data dipadankan >", turn).opd == ("dinkes",)
    row = ROW._replace(opd=("dinkes",), turn=True)
    assert read("faskes dahulu *", row).about == ROW.about  # it hangs where the note would


def test_off_the_row_the_words_stay_those_of_whose_turn_it_is() -> None:
    note = read("mikrofon mati #-", ROW._replace(turn=True))
    assert (note.about, note.opd) == ("", ("dinkes",))


def test_a_row_that_is_named_counts_more_than_being_off_all_rows() -> None:
    note = read("mikrofon mati #- #4.2", ROW)
    assert note.about == "gap/kesenjangan/4.2/kota"
    assert not note.off_row
    assert read(r"tombol \#- rusak", ROW).text == "tombol #- rusak"


def test_a_deadline_that_is_none_is_told_before_the_line_is_recorded() -> None:
    told = no_deadline(read("> kirim ^32/7"))
    assert told == "‘^32/7’ bukan tanggal. Betulkan; Enter sekali lagi mencatat tanpa tenggat."
    assert no_deadline(read("> kirim ^14/7 ^32/7")).endswith("apa adanya.")
    assert no_deadline(read("> kirim @dinkes ^14/7")) == ""


def test_a_deadline_on_a_plain_note_is_asked_about() -> None:
    assert idle_deadline(read("jaringan terganggu ^14/7")).startswith("Catatan biasa tidak punya")
    for line in ("> kirim ^14/7", "* disepakati ^14/7", "? siapa ^14/7", "jaringan terganggu"):
        assert idle_deadline(read(line)) == ""


def test_a_mention_of_nobody_is_told_after_the_line_is_recorded() -> None:
    told = nobody_mentioned(read("@xyz siap"))
    assert told == "Tercatat; ‘@xyz’ tetap teks (tidak dikenal). Betulkan: Shift+F2, Enter."
    assert nobody_mentioned(read("> kirim @dinkes ^32/7")) == ""


def test_the_office_that_a_mistyped_mention_probably_means_is_named() -> None:
    for typed in ("@dinkess siap", "@dinks siap"):
        assert "(mungkin Dinkes)" in nobody_mentioned(read(typed))


@given(LINES)
def test_no_mention_is_lost(line: str) -> None:
    note = read(line)
    for word in line.split():
        if word in ("@dinkes", "@rsud,"):
            assert {"@dinkes": "dinkes", "@rsud,": "rsmw"}[word] in note.opd
        elif word in ("#4", "#4.2", "#SL.2.1"):
            assert note.pillar == "living"
        elif word in ("^14/7", "^3h"):
            assert note.due
        elif word in ("@contoh", "^x"):
            assert word in note.text
            assert word in [one.word for one in note.unknown]


def test_a_misspelt_office_is_not_that_of_the_row() -> None:
    """The question would stand in the minutes as that of somebody else."""
    note = read("? @dinkkess ada dana dua", NoteContext(opd=("bappeda",)))
    assert note.opd == ()
    assert [stray.word for stray in note.unknown] == ["@dinkkess"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("hadir @ dinkes, siap", "‘@ dinkes’ tanpa spasi: @dinkes"),
        ("# 4.2 belum", "‘# 4.2’ tanpa spasi: #4.2"),
        ("# smartcity", "‘# smartcity’ tidak dikenal"),
        ("kirim data ^ 14/7", "‘^ 14/7’ tanpa spasi: ^14/7"),
        ("^ kutipan", "‘^ kutipan’ bukan tanggal"),
    ],
)
def test_a_mark_before_a_space_stays_text_and_what_was_meant_is_told(line: str, why: str) -> None:
    said = understand(line, ROW, KNOWN)
    assert (said.text, said.due) == (line, None)
    assert why in said.shown
    assert why.split("’")[0] in nobody_mentioned(said) + no_deadline(said)
    assert understand(escaped(said.text, KNOWN), ROW, KNOWN).text == said.text


@pytest.mark.parametrize(
    "line", ["3 unit @ 5 juta", "3 unit @ Rp5 juta", "surel ke @", "# @dinkes"]
)
def test_a_price_and_a_mark_on_its_own_mean_nobody(line: str) -> None:
    assert understand(line, ROW, KNOWN).unknown == ()
