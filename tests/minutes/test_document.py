from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, RollCall, Status
from bimtek.hall.records import Chair, Label, Note, Opd, Participant, StageRun, StageState, Turn
from bimtek.hall.sentences import sentence
from bimtek.hall.session_records import FileCopy, SessionSheet
from bimtek.minutes.document import minutes
from tests.minutes.halls import STAGES, Hall, at, opened, script_of, seat_people
from tests.minutes.test_markdown import HOSTILE, without_marks

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def written(hall: Hall) -> str:
    hall.session.poll()
    return minutes(hall.session)


def section(text: str, title: str) -> str:
    """What stands under a heading, up to the next one of the same level."""
    level = len(title.split()[0])
    after = text.split(f"{title}\n")[1]
    return re.split(rf"^#{{1,{level}}} ", after, flags=re.MULTILINE)[0].strip()


def arrive(hall: Hall, who: str, call: str = "1-pagi", **values: Any) -> None:
    presence = Presence(Status.PRESENT, time(8, 5), **values)
    hall.record(Attendance.new(roll_call=call, participant=who, presence=presence))


def test_the_head_says_what_where_and_when(seated: Hall) -> None:
    text = written(seated)
    assert text.startswith("# NOTULEN\n\n**KONSEP**\n\n**Bimtek Penyusunan")
    assert "- **Hari, tanggal:** Senin, 3 Juli 2023\n" in text
    assert "- **Waktu:** rencana 07.30–16.00 WIB; terlaksana belum dicatat\n" in text
    assert "- **Tempat:** Gedung Kusumo Wicitro, Kota Blitar\n" in text


def test_the_session_sheet_goes_before_the_script(seated: Hall) -> None:
    seated.record(
        SessionSheet.new(
            id="1",
            title="Judul lain",
            place="Aula lain",
            city="Kota Lain",
            first_day=date(2023, 7, 5),
            last_day=date(2023, 7, 6),
            starts=time(8),
            ends=time(16),
            bases=("Surat A", "Surat B"),
        )
    )
    text = written(seated)
    assert "**Judul lain**" in text
    assert "Rabu, 5 Juli 2023 sampai dengan Kamis, 6 Juli 2023" in text
    assert "  1. Surat A\n  2. Surat B\n" in text
    assert "- **Tempat:** Aula lain, Kota Lain\n" in text
    assert "rencana 08.00–16.00 WIB" in text
    assert "Kota Lain, ………" in text


def test_who_led_the_meeting_is_told_from_when_to_when(seated: Hall) -> None:
    seated.record(Chair.new(name="Kedua", post="Kepala Bappeda", since=at(10)))
    seated.record(Chair.new(name="Pertama", post="Wali Kota", since=at(8, 35), until=at(10)))
    text = written(seated)
    assert (
        "- **Pimpinan rapat:** Pertama, Wali Kota (pukul 08.35–10.00 WIB); "
        "Kedua, Kepala Bappeda (pukul 10.00–… WIB)\n"
    ) in text
    assert "| Kedua | ……… |" in section(text, "## VII. Penutup")


def test_a_closed_day_ends_the_lead_until_the_next_one_begins(tmp_path: Path) -> None:
    tomorrow = STAGES[0]._replace(id="besok", title="FGD", day=2)
    with opened(tmp_path / "dua.bimtek", script_of(*STAGES, tomorrow)) as hall:
        hall.record(Chair.new(name="Kedua", since=at(10)))
        hall.record(
            StageRun.new(id="penutup", state=StageState.DONE, started=at(15, 50), ended=at(16, 2))
        )
        assert "Kedua (pukul 10.00–16.02 WIB)\n" in written(hall)
        hall.record(StageRun.new(id="besok", state=StageState.RUNNING, started=at(8, 30, 4)))
        assert "Kedua (pukul 10.00–… WIB)\n" in written(hall)


def test_the_planned_hours_hold_every_planned_acara(tmp_path: Path) -> None:
    desk = STAGES[1]._replace(id="registrasi", title="Registrasi", starts=time(7))
    late = STAGES[1]._replace(id="malam", title="Ramah tamah", starts=time(19))
    with opened(tmp_path / "pagi.bimtek", script_of(desk, *STAGES)) as hall:
        assert "- **Waktu:** rencana 07.00–16.00 WIB;" in written(hall)
    with opened(tmp_path / "malam.bimtek", script_of(*STAGES, late)) as hall:
        assert "- **Waktu:** rencana 07.30–20.00 WIB;" in written(hall)


@pytest.mark.parametrize(
    ("begun", "remark"),
    [
        (at(11, 45), "lebih awal dari rencana"),
        (at(11, 46), "–"),
        (at(12, 29), "–"),
        (at(12, 30), "lebih lambat dari rencana"),
    ],
)
def test_an_acara_held_at_quite_another_hour_says_so_though_nobody_moved_it(
    seated: Hall, begun: datetime, remark: str
) -> None:
    seated.record(StageRun.new(id="ishoma", state=StageState.DONE, started=begun, ended=at(13, 40)))
    order = section(written(seated), "## II. Susunan acara")
    assert f"–13.40 | {remark} |" in order


def test_only_officers_who_recorded_as_notulis_are_named(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with (
        opened(path, name="Fasilitator") as one,
        opened(path, actor="n2", name="Rina (nama contoh)", role="notulis") as two,
    ):
        one.note("a", stage="pembukaan")
        two.note("b", stage="pembukaan")
        text = written(one)
    assert "- **Notulis:** Rina (nama contoh)\n" in text
    assert "| ……… | Rina (nama contoh) |" in text
    assert "Fasilitator" not in text


def test_where_the_facilitator_alone_typed_the_minutes_say_who_recorded(tmp_path: Path) -> None:
    with opened(tmp_path / "blitar.bimtek", name="Nadia Contoh", role="fasilitator") as hall:
        seat_people(hall)
        assert "- **Notulis:** belum dicatat\n" in written(hall)
        hall.note("a", stage="pembukaan")
        text = written(hall)
    assert "- **Notulis:** tidak ada; dicatat oleh Nadia Contoh\n" in text
    assert "| Pimpinan rapat, | Yang mencatat, |" in text
    assert "| ……… | Nadia Contoh |" in text


def test_whoever_only_prepared_the_session_took_no_notes(tmp_path: Path) -> None:
    with opened(tmp_path / "blitar.bimtek", name="Panitia", role="notulis") as hall:
        seat_people(hall)
        assert "- **Notulis:** belum dicatat\n" in written(hall)


def test_whoever_only_copied_the_file_took_no_notes(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with (
        opened(path, name="Rina (nama contoh)", role="notulis") as one,
        opened(path, actor="o-tamu", name="Penyalin", role="notulis") as two,
    ):
        seat_people(one)
        two.record(FileCopy.new(place="FLASHDISK", path="/x", at=at(14)))
        one.note("a", stage="pembukaan")
        text = written(one)
    assert "- **Notulis:** Rina (nama contoh)\n" in text
    assert "Penyalin" not in text


def test_people_stand_under_their_office_with_their_capacity(seated: Hall) -> None:
    arrive(seated, "tamu")
    arrive(
        seated,
        "budi",
        capacity=Capacity.REPRESENTATIVE,
        stands_for="kadishub",
        letter=Letter.FOLLOWS,
    )
    arrive(seated, "ani")
    seated.record(
        Attendance.new(roll_call="1-pagi", participant="citra", presence=Presence(Status.SICK))
    )
    text = written(seated)
    assert (
        "- **Peserta:** 3 orang: 2 orang dari 2 OPD dan 1 undangan dari luar OPD "
        "(daftar di bagian I)\n" in text
    )
    assert section(text, "## I. Peserta").splitlines() == [
        "| No | OPD/Instansi | Hadir |",
        "| ---: | --- | --- |",
        "| 1 | Dinkes | Ani Rahayu, Kepala Dinkes |",
        "| 2 | Dishub | Budi Santoso, Kepala Dishub diwakili Sekretaris (surat tugas menyusul) |",
        "| 3 | Universitas contoh | Dr. Tamu, Dosen |",
    ]


def test_who_changes_capacity_between_roll_calls_is_named_once_with_both(seated: Hall) -> None:
    seated.record(RollCall.new(id="1-siang", title="siang", order=2))
    arrive(seated, "ani")
    arrive(seated, "ani", "1-siang")
    arrive(
        seated,
        "budi",
        capacity=Capacity.REPRESENTATIVE,
        stands_for="kadishub",
        letter=Letter.SHOWN,
    )
    arrive(seated, "budi", "1-siang")
    budi = seated.seen(Attendance, "1-siang/budi")
    seated.record(budi.change(left=time(14, 30)))
    rows = section(written(seated), "## I. Peserta").splitlines()[2:]
    represented = "Budi Santoso, Kepala Dishub diwakili Sekretaris (surat tugas ada) – pagi"
    himself = "Sekretaris Dishub – siang sampai 14.30"
    assert rows == [
        "| 1 | Dinkes | Ani Rahayu, Kepala Dinkes |",
        f"| 2 | Dishub | {represented}, lalu {himself} |",
    ]


def test_a_wakil_whose_letter_came_at_noon_is_printed_once_with_the_letter(seated: Hall) -> None:
    seated.record(RollCall.new(id="1-siang", title="siang", order=2))
    for call, letter in (("1-pagi", Letter.FOLLOWS), ("1-siang", Letter.SHOWN)):
        arrive(
            seated, "budi", call,
            capacity=Capacity.REPRESENTATIVE, stands_for="kadishub", letter=letter,
        )  # fmt: skip
    rows = section(written(seated), "## I. Peserta").splitlines()[2:]
    assert rows == [
        "| 1 | Dishub | Budi Santoso, Kepala Dishub diwakili Sekretaris (surat tugas ada) |"
    ]


def test_a_roll_call_of_another_acara_stands_in_it(tmp_path: Path) -> None:
    talk = STAGES[0]._replace(roll_call="1-pagi")
    with opened(tmp_path / "a.bimtek", script_of(talk, *STAGES[1:])) as hall:
        seat_people(hall)
        arrive(hall, "ani")
        arrive(hall, "tamu")
        text = written(hall)
    assert section(text, "## I. Peserta").splitlines() == [
        "- **OPD:** Dinkes",
        "- **Di luar OPD:** Universitas contoh",
        "",
        "Nama, jabatan, dan jam datang: bagian III, acara 1, Pembukaan.",
    ]
    told = section(text, "### 1. Pembukaan")
    assert (
        "#### Kehadiran\n\nHadir 2 orang: 1 orang dari 1 OPD dan 1 undangan dari luar OPD." in told
    )
    assert text.count("Ani Rahayu") == 1


def test_roll_calls_of_several_days_are_told_apart(seated: Hall) -> None:
    seated.record(RollCall.new(id="2-pagi", title="pagi", order=2))
    arrive(seated, "ani")
    arrive(seated, "citra")
    arrive(seated, "citra", "2-pagi")
    rows = section(written(seated), "## I. Peserta").splitlines()[2:]
    assert rows == [
        "| 1 | Bappeda | Citra, Kepala Bappeda |",
        "| 2 | Dinkes | Ani Rahayu, Kepala Dinkes – hari 1 pagi |",
    ]


def test_two_presences_of_one_person_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        seat_people(one)
        arrive(one, "ani")
        mine, theirs = one.seen(Attendance, "1-pagi/ani"), two.seen(Attendance, "1-pagi/ani")
        acting = Presence(Status.PRESENT, time(8, 6), Capacity.ACTING)
        one.record(mine.change(presence=acting))
        two.record(theirs.change(presence=replace(acting, capacity=Capacity.DAY_ACTING)))
        rows = section(written(one), "## I. Peserta").splitlines()[2:]
    assert rows[0].endswith("Kepala Dinkes (berbeda, belum dipilih) |")


def test_the_running_order_shows_plan_and_truth(seated: Hall) -> None:
    seated.record(
        StageRun.new(id="pembukaan", state=StageState.DONE, started=at(8, 40), ended=at(9, 30)),
        StageRun.new(id="ishoma", state=StageState.SKIPPED, reason="waktu habis | molor"),
        StageRun.new(id="penutup", state=StageState.DONE, started=at(15, 50), ended=at(16, 5)),
    )
    text = written(seated)
    assert section(text, "## II. Susunan acara").splitlines()[2:] == [
        "| 1 | Pembukaan | 08.30–09.25 | 08.40–09.30 | – |",
        "| 2 | ISHOMA | 12.00–13.00 | – | dilewati (waktu habis \\| molor) |",
        "| 3 | Penutup | 15.45–16.00 | 15.50–16.05 | – |",
    ]
    assert "terlaksana 08.40–16.05 WIB\n" in text
    assert "Acara ditutup pukul 16.05 WIB." in text
    assert "Rencana: 12.00–13.00 WIB. Dilewati (waktu habis \\| molor).\n" in text


def test_whoever_led_at_the_end_led_until_the_end(seated: Hall) -> None:
    seated.record(Chair.new(name="Kedua", since=at(10)))
    assert "Kedua (pukul 10.00–… WIB)" in written(seated)
    seated.record(
        *(
            StageRun.new(id=one.id, state=StageState.DONE, started=at(9), ended=at(11))
            for one in seated.session.stages
        )
    )
    assert "Kedua (pukul 10.00 WIB sampai selesai)" in written(seated)


def test_the_end_is_not_told_while_an_acara_is_still_to_come(seated: Hall) -> None:
    seated.record(
        StageRun.new(id="pembukaan", state=StageState.DONE, started=at(8, 40), ended=at(9, 30)),
        StageRun.new(id="penutup", state=StageState.RUNNING, started=at(15, 50)),
    )
    text = written(seated)
    assert "Waktu penutupan belum dicatat." in text
    assert "terlaksana 08.40–… WIB\n" in text


def test_an_acara_that_was_interrupted_and_one_of_another_day_are_told_so(seated: Hall) -> None:
    earlier = (f"{at(8, 40).isoformat()}/{at(9).isoformat()}",)
    seated.record(
        StageRun.new(
            id="pembukaan", state=StageState.DONE, started=at(10, 10), ended=at(10, 30),
            earlier=earlier,
        ),
        StageRun.new(
            id="ishoma", state=StageState.DONE, started=at(9, 0, 4), ended=at(9, 40, 4), day=2,
            place="1", reason="listrik padam",
        ),
    )  # fmt: skip
    rows = section(written(seated), "## II. Susunan acara").splitlines()
    assert "**Hari 1: Senin, 3 Juli 2023**" in rows
    assert "| 1 | Pembukaan | 08.30–09.25 | 08.40–09.00, dilanjutkan 10.10–10.30 | – |" in rows
    second = rows[rows.index("**Hari 2: Selasa, 4 Juli 2023**") :]
    assert second[4] == (
        "| 3 | ISHOMA | 12.00–13.00 | 09.00–09.40 | semula hari 1; sempat tertunda: listrik padam |"
    )
    assert "terlaksana 08.40–10.30 WIB, 3 Juli 2023; 09.00–09.40 WIB, 4 Juli 2023" in written(
        seated
    )


def test_who_led_on_which_day_is_told_with_the_day(seated: Hall) -> None:
    seated.record(
        Chair.new(name="Pertama", since=at(8, 35), until=at(8, 35)),
        Chair.new(name="Kedua", since=at(8, 35), until=at(8, 10, 4)),
        Chair.new(name="Ketiga", since=at(8, 10, 4), until=at(12, 0, 4)),
    )
    assert (
        "**Pimpinan rapat:** Kedua (3 Juli 2023 pukul 08.35 WIB sampai 4 Juli 2023 pukul 08.10 "
        "WIB); Ketiga (4 Juli 2023, pukul 08.10–12.00 WIB)\n"
    ) in written(seated)


def test_two_times_of_one_acara_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        one.record(StageRun.new(id="pembukaan", state=StageState.RUNNING, started=at(8, 40)))
        mine, theirs = one.seen(StageRun, "pembukaan"), two.seen(StageRun, "pembukaan")
        one.record(mine.change(ended=at(9, 30)))
        two.record(theirs.change(ended=at(9, 45)))
        text = written(one)
    assert "08.40–09.45 (berbeda, belum dipilih)" in text
    assert "- Isian berbeda yang belum dipilih: 1\n" in text


def test_decisions_actions_and_open_questions_are_collected(seated: Hall) -> None:
    seated.note("level kesehatan 3", Label.DECISION, stage="pembukaan", said=at(9, 10))
    seated.note(
        "susun SOP", Label.ACTION, stage="pembukaan", opd=("dishub", "dinkes"),
        due=date(2023, 7, 14), said=at(9, 12),
    )  # fmt: skip
    seated.note("cari data", Label.ACTION, stage="", said=at(17))
    seated.note("lapor", Label.ACTION, stage="penutup", speaker="ani", opd=("dinkes", "dishub"))
    seated.note("siapa yang bayar?", Label.QUESTION, stage="penutup", opd=("bappeda",))
    text = written(seated)
    assert section(text, "## IV. Keputusan") == (
        "1. Level kesehatan 3. (acara 1, Pembukaan, pukul 09.10)"
    )
    assert section(text, "## V. Tindak lanjut").splitlines()[2:] == [
        (
            "| 1 | Lapor. | Kepala Dinkes, Ani Rahayu; Dishub | belum ada "
            "| acara 3, Penutup, pukul 08.30 |"
        ),
        "| 2 | Susun SOP. | Dinkes, Dishub | 14 Juli 2023 | acara 1, Pembukaan, pukul 09.12 |",
        "| 3 | Cari data. | belum ditunjuk | belum ada | di luar acara, 3 Juli 2023 pukul 17.00 |",
    ]
    assert section(text, "## VI. Pertanyaan yang belum dijawab") == (
        "- 08.30 – Pertanyaan (Bappeda): Siapa yang bayar?"
    )
    assert section(text, "### Di luar acara") == "- 17.00 – Tindak lanjut: Cari data."


def test_an_action_with_two_deadlines_shows_both(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        note = one.note("susun", Label.ACTION, stage="pembukaan", due=date(2023, 7, 10))
        mine, theirs = one.seen(Note, note), two.seen(Note, note)
        one.record(mine.change(due=date(2023, 7, 14)))
        two.record(theirs.change(due=date(2023, 7, 21)))
        text = written(one)
    both = {"14 Juli 2023 / 21 Juli 2023", "21 Juli 2023 / 14 Juli 2023"}
    assert any(f"| {one} (berbeda, belum dipilih) |" in text for one in both)


def test_an_empty_session_has_no_empty_headings(hall: Hall) -> None:
    text = written(hall)
    for title in ("I. Peserta", "IV. Keputusan", "V. Tindak lanjut"):
        assert section(text, f"## {title}") == "Tidak ada."
    assert not re.search(r"^#+ [^\n]*\n+(#|$)", text.replace("## III. Jalannya acara\n", ""))
    assert "Di luar acara" not in text


def test_closed_lines_are_counted_and_nowhere_else(seated: Hall) -> None:
    seated.note("anggaran lima miliar", Label.ACTION, stage="pembukaan", closed=True)
    text = written(seated)
    assert "- Catatan dan isian tertutup yang tidak dimuat: 1\n" in text
    assert "miliar" not in text


def test_the_sidik_stands_in_two_groups(seated: Hall) -> None:
    sidik = seated.session.fingerprint()
    assert f"- Sidik: {sidik[:4]}-{sidik[4:8]}".upper() in written(seated).upper()


def test_the_same_state_gives_the_same_bytes(seated: Hall) -> None:
    arrive(seated, "ani")
    seated.note("a", stage="pembukaan")
    first = written(seated)
    seated.time += timedelta(days=3)
    with opened(seated.session.path, actor="lain", name="Lain", role="notulis") as other:
        assert written(other) == first


def test_a_session_of_two_days_dates_each_day(tmp_path: Path) -> None:
    script = script_of(last_day=date(2023, 7, 4))
    with opened(tmp_path / "blitar.bimtek", script) as hall:
        hall.record(
            StageRun.new(id="pembukaan", state=StageState.DONE, started=at(8), ended=at(9)),
            StageRun.new(
                id="penutup", state=StageState.DONE, started=at(8, day=4), ended=at(9, day=4)
            ),
            StageRun.new(id="ishoma", state=StageState.SKIPPED),
        )
        text = written(hall)
    assert "terlaksana 08.00–09.00 WIB, 3 Juli 2023; 08.00–09.00 WIB, 4 Juli 2023\n" in text
    assert "4 Juli 2023 pukul 08.00–09.00" in text
    assert "Acara ditutup pukul 09.00 WIB pada 4 Juli 2023." in text


def filled_with(path: Path, words: list[str]) -> str:
    """Minutes in which everything that people type is taken from these words."""
    word = iter(words * 3)
    script = script_of(bases=(next(word), next(word)), title=next(word), place=next(word))
    with opened(path, script, name=next(word), role="notulis") as hall:
        hall.record(
            Opd.new(code="dinkes", short=next(word), name=next(word), order=1),
            RollCall.new(id="1-pagi", title=next(word), order=1),
            RollCall.new(id="1-siang", title=next(word), order=2),
            Participant.new(id="ani", name=next(word), post=next(word), opd="dinkes"),
            Participant.new(id="tamu", name=next(word), post=next(word), agency=next(word)),
            Chair.new(name=next(word), post=next(word), since=at(8)),
            StageRun.new(id="ishoma", state=StageState.SKIPPED, reason=next(word)),
        )
        for who in ("ani", "tamu"):
            arrive(hall, who)
            arrive(hall, who, "1-siang")
        for label in Label:
            hall.note(next(word), label, stage="pembukaan", speaker="ani", opd=("dinkes",))
        for text in words:
            hall.note(text, stage="penutup", speaker="tamu")
        return written(hall)


def test_hostile_words_change_nothing_but_the_words(tmp_path: Path) -> None:
    hostile = [text.strip() or "x" for text in HOSTILE]
    tame = filled_with(tmp_path / "tame.bimtek", ["Kata."] * len(hostile))
    wild = filled_with(tmp_path / "wild.bimtek", hostile)
    assert [(token.type, token.tag, token.level) for token in READER.parse(wild)] == [
        (token.type, token.tag, token.level) for token in READER.parse(tame)
    ]
    told = "\n".join(bare(token.children) for token in READER.parse(wild) if token.children)
    for text in hostile:
        assert without_marks(sentence(text)) in told


def bare(children: list[Token]) -> str:
    """Words of an inline token, the document's own bold aside."""
    allowed = {"text", "hardbreak", "softbreak", "strong_open", "strong_close"}
    assert {child.type for child in children} <= allowed
    return "".join("\n" if child.type.endswith("break") else child.content for child in children)


def test_who_had_a_turn_and_no_note_is_named_all_the_same(seated: Hall) -> None:
    seated.record(
        Turn.new(opd="dinkes", stage="pembukaan", began=at(8, 40), ended=at(8, 45)),
        Turn.new(opd="bappeda", stage="pembukaan", began=at(8, 36), ended=at(8, 40)),
        Turn.new(opd="dinkes", stage="pembukaan", began=at(8, 50)),
        Turn.new(opd="dinkes", stage="penutup", asked=at(8, 50)),
    )
    seated.note("Kami mulai.", stage="pembukaan", opd=("bappeda",))
    text = written(seated)
    assert "Juga berbicara: Dinkes." in section(text, "### 1. Pembukaan")
    assert text.count("Juga berbicara") == 1


def test_an_acara_that_was_moved_or_put_off_says_so(seated: Hall) -> None:
    later = "dilanjutkan Selasa, 4 Juli"
    seated.record(
        StageRun.new(id="ishoma", place="0.5"),
        StageRun.new(id="penutup", state=StageState.POSTPONED, day=0, reason=later),
    )
    order = section(written(seated), "## II. Susunan acara")
    assert "| 1 | ISHOMA | 12.00–13.00 | – | didahulukan; belum berlangsung |" in order
    assert f"; ditunda ({later}) |" in order
