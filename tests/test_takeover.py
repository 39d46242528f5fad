"""A changed script in a session that runs: what comes, what is refused, what stays in its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bimtek import takeover
from bimtek.cli import main
from bimtek.hall.agreement import Agreed, Agreement, Reopened, Reopening
from bimtek.hall.presence_records import RollCall
from bimtek.hall.programme import insert
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.session_records import ScriptVersion, SessionSheet
from bimtek.hall.sheet import quorum_of
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit
from bimtek.script.model import Quorum
from bimtek.session import Session
from bimtek.stages.gap.records import Indicator
from tests.conftest import MORNING, OpenAs
from tests.founding import founded

SCRIPT = """---
naskah: 1
judul: Bimtek
kota: Kota Contoh
tempat: Aula
tanggal: 3 Juli 2023
mulai: 08.00
---

## OPD {.opd}

| Kode | Singkatan | Nama |
|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan |
| rsud | RSUD | Rumah Sakit |

## Sambutan {.paparan durasi=20}

- Laporan {5'}
- Sambutan {15'}

> **Ucapkan:** "Selamat pagi."

## Kesiapan {.kertas-kerja durasi=30 dijawab=pleno}

| Kolom | Jenis | Pilihan |
|---|---|---|
| Level | level | 0 belum ada; 1 ada |
| Angka | angka | |

### Baris

- K1: Adakah tim? {opd=Dinkes}
- K2: Adakah anggaran?

## Kesenjangan {.kesenjangan durasi=60}

### Smart Living {pilar=4}

#### 4.2 Kesehatan

1. satu
2. dua
3. tiga
4. empat
5. lima

| Kode | Indikator | Satuan | Arah | OPD |
|---|---|---|---|---|
| SL.2.1 | Faskes | % | naik | Dinkes |

## Penutup {.penutup durasi=15}
"""
Take = Callable[..., takeover.Takeover]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT)


@pytest.fixture
def session(path: Path, open_as: OpenAs) -> Session:
    return open_as(path, "F")


@pytest.fixture
def planned(session: Session, tmp_path: Path) -> Take:
    """`planned((old, new), …)`: what taking the script with these words in it would do."""

    def plan(*swaps: tuple[str, str]) -> takeover.Takeover:
        text = SCRIPT
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new, 1)
        changed = tmp_path / "baru.md"
        changed.write_text(text, encoding="utf-8")
        return takeover.plan(session, changed)

    return plan


def taken(session: Session, wanted: takeover.Takeover) -> None:
    assert [line for line in wanted.lines if line.refused] == []
    takeover.take(session, wanted).result(10)
    session.poll()


def set_state(session: Session, stage: str, state: StageState) -> None:
    session.record(StageRun.new(id=stage, state=state, started=MORNING)).result(10)
    session.poll()


def test_texts_times_rows_and_acara_come_in_one_act(session: Session, planned: Take) -> None:
    before = session.file.count()
    wanted = planned(
        ("durasi=20", "durasi=25"),
        ("Selamat pagi", "Selamat datang"),
        ("Adakah tim? {opd=Dinkes}", 'Adakah tim data? {opd="Dinkes, RSUD"}'),
        ("- K2", "- K3: Adakah ruang?\n- K2"),
        ("1 ada", "1 ada; 2 lengkap"),
        ("## Penutup", "## Istirahat {.jeda durasi=10 panggilan=siang}\n\n## Penutup"),
        ("tempat: Aula", "tempat: Balai Kota"),
    )
    told = [f"{line.where}: {line.what}" for line in wanted.lines]
    assert told == [
        "kepala naskah: tempat: Aula → Balai Kota",
        "Sambutan: durasi: 20 menit → 25 menit",
        "Sambutan: panduan berubah",
        "Kesiapan: mulai: 08.20 → 08.25",
        "Kesiapan: pilihan kolom level/2 baru: lengkap",
        "Kesiapan: baris K1: Adakah tim? (Dinkes) → Adakah tim data? (Dinkes, RSUD)",
        "Kesiapan: baris K3 baru: Adakah ruang?",
        "Kesenjangan: mulai: 08.50 → 08.55",
        "Istirahat: acara baru (jeda), hari 1",
        "Penutup: mulai: 09.50 → 10.05",
    ]
    taken(session, wanted)
    stages = {stage.id: stage for stage in session.stages}
    assert list(stages) == ["sambutan", "kesiapan", "kesenjangan", "istirahat", "penutup"]
    assert stages["sambutan"].minutes == 25
    assert [row.code for row in stages["kesiapan"].spec.rows] == ["K1", "K3", "K2"]
    sheet = session.get(SessionSheet, "1")
    assert sheet
    assert sheet.value.place == "Balai Kota"
    assert session.get(RollCall, "1-siang")
    acts = {(entry.voice, entry.act) for entry in session.file.entries()[before + 1 :]}
    assert len(acts) == 1


def test_what_is_taken_stands_after_opening_again(
    session: Session, planned: Take, open_as: OpenAs
) -> None:
    taken(session, planned(("Adakah tim?", "Adakah tim data?")))
    again = open_as(session.path, "N", "notulis")
    assert again.stage("kesiapan").spec.rows[0].text == "Adakah tim data?"


def test_who_counts_for_the_quorum_is_taken_and_given_up_again(
    session: Session, planned: Take
) -> None:
    def of_session() -> Quorum | None:
        return quorum_of(session.all(SessionSheet)[0].value)

    assert of_session() is None
    luring = planned(("tempat: Aula\n", "tempat: Aula\nkuorum: 2 OPD luring\n"))
    assert [line.what for line in luring.lines] == ["kuorum: (kosong) → 2 OPD luring"]
    taken(session, luring)
    assert of_session() == Quorum(2, in_hall=True)
    taken(session, planned(("tempat: Aula\n", "tempat: Aula\nkuorum: 2 OPD\n")))
    assert of_session() == Quorum(2)


def test_a_window_that_is_open_follows(session: Session, planned: Take, open_as: OpenAs) -> None:
    other = open_as(session.path, "N", "notulis")
    taken(session, planned(("durasi=20", "durasi=40")))
    other.poll()
    assert other.stage("sambutan").minutes == 40


REFUSED = {
    "acara hilang": ("## Penutup {.penutup durasi=15}\n", ""),
    "jenis: paparan → jeda": ("## Sambutan {.paparan durasi=20}\n\n- Laporan {5'}\n- Sambutan {15'}", "## Sambutan {.jeda durasi=20}"),  # noqa: E501
    "baris K2 hilang": ("- K2: Adakah anggaran?\n", ""),
    "kolom angka: angka → teks": ("| Angka | angka |", "| Angka | teks |"),
    "pilihan kolom level/1 hilang": ("0 belum ada; 1 ada", "0 belum ada; 2 ada"),
    "penjawab: pleno → opd": ("dijawab=pleno", "dijawab=opd"),
    "indikator SL.2.1 hilang": ("| SL.2.1 | Faskes", "| SL.2.9 | Faskes"),
    "kota: Kota Contoh → Kota Lain": ("kota: Kota Contoh", "kota: Kota Lain"),
    "tanggal: 2023-07-03 2023-07-03 → 2023-07-04 2023-07-04": ("3 Juli", "4 Juli"),
    "panggilan: (kosong) → pagi": ("durasi=20", "durasi=20 panggilan=pagi"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_records_rest_on_is_refused_with_a_reason(
    session: Session, planned: Take, what: str
) -> None:
    wanted = planned(REFUSED[what], ("durasi=30", "durasi=35"))
    refused = [line for line in wanted.refused if line.what == what]
    assert refused, [line.what for line in wanted.refused]
    assert not wanted.ok
    before = session.file.count()
    with pytest.raises(Refusal, match="Tidak ada yang diambil"):
        takeover.take(session, wanted)
    assert session.file.count() == before


def test_another_order_is_made_in_the_hall(planned: Take) -> None:
    closing = "## Penutup {.penutup durasi=15}\n"
    wanted = planned((closing, ""), ("## Kesiapan", f"{closing}\n## Kesiapan"))
    (line,) = wanted.refused
    assert line.what == "urutan berubah: sekarang sesudah ‘Penutup’"
    assert line.where == "Kesiapan"


def test_what_is_over_is_no_longer_worded_anew(session: Session, planned: Take) -> None:
    set_state(session, "kesiapan", StageState.DONE)
    (refused,) = planned(("Adakah tim?", "Adakah tim data?")).refused
    assert refused.refused == "acara ini sudah selesai"
    assert planned(("Selamat pagi", "Selamat datang")).refused == ()


def test_an_item_in_the_middle_of_a_begun_agenda_is_refused(
    session: Session, planned: Take
) -> None:
    middle = ("- Sambutan {15'}", "- Doa {5'}\n- Sambutan {10'}")
    end = ("- Sambutan {15'}", "- Sambutan {15'}\n- Doa {5'}")
    assert planned(middle).refused == ()
    set_state(session, "sambutan", StageState.RUNNING)
    (refused,) = planned(middle).refused
    assert "sudah dimulai" in refused.refused
    assert planned(end).refused == ()


def test_an_acara_of_the_hall_keeps_its_place(session: Session, planned: Take) -> None:
    session.record(insert(session.slots, "kesiapan", "Pengumuman", "jeda", 5)).result(10)
    session.poll()
    new = "## Kudapan {.jeda durasi=5}\n\n## Kesiapan"
    taken(session, planned(("## Kesiapan", new)))
    titles = [stage.title for stage in session.stages]
    assert titles == ["Sambutan", "Kudapan", "Kesiapan", "Pengumuman", "Kesenjangan", "Penutup"]


def test_a_new_indicator_comes_and_one_of_the_hall_stays(session: Session, planned: Take) -> None:
    seen = session.get(Indicator, "SL.2.1")
    assert seen
    session.record(seen.change(name="Faskes dengan antrean")).result(10)
    session.poll()
    row = "| SL.2.1 | Faskes | % | naik | Dinkes |"
    rows = (
        "| SL.2.1 | Puskesmas | unit | naik | Dinkes |",
        "| SL.2.2 | Waktu | menit | turun | RSUD |",
    )
    wanted = planned((row, "\n".join(rows)))
    assert wanted.notices == ("indikator SL.2.1: sudah diubah di aula, dibiarkan.",)
    taken(session, wanted)
    found = {seen.record: seen.value for seen in session.all(Indicator)}
    assert (found["SL.2.1"].name, found["SL.2.1"].unit) == ("Faskes dengan antrean", "unit")
    assert found["SL.2.2"].opds == ("rsud",)


def test_a_new_office_of_its_list_comes_along(session: Session, planned: Take) -> None:
    row = "| rsud | RSUD | Rumah Sakit |"
    wanted = planned((row, f"{row}\n| dlh | DLH | Lingkungan |"))
    assert [line.what for line in wanted.lines] == ["OPD baru: DLH · Lingkungan"]
    taken(session, wanted)
    assert any(change.kind == "opd" for change in wanted.changes)


def test_the_same_script_and_a_broken_one_change_nothing(session: Session, planned: Take) -> None:
    with pytest.raises(Refusal, match="sama dengan naskah sesi"):
        takeover.take(session, planned(("# ", "# ")))
    with pytest.raises(Refusal, match="durassi"):
        planned(("durasi=20", "durassi=20"))


def test_only_who_leads_may(session: Session, planned: Take, open_as: OpenAs) -> None:
    wanted = planned(("durasi=20", "durasi=25"))
    with pytest.raises(Refusal, match="Hanya fasilitator atau penyelenggara"):
        takeover.take(open_as(session.path, "N", "notulis"), wanted)


def test_two_versions_taken_apart_are_settled_by_a_person(
    session: Session, planned: Take, open_as: OpenAs, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(session.path, tmp_path / "lain.bimtek"))
    taken(session, planned(("durasi=20", "durasi=25")))
    other = open_as(copy, "G")
    changed = tmp_path / "baru.md"
    changed.write_text(SCRIPT.replace("durasi=20", "durasi=35"), encoding="utf-8")
    taken(other, takeover.plan(other, changed))
    other.close()
    assert main(["merge", str(session.path), str(copy)]) == Exit.REMAINS
    session.poll()
    standing = session.get(ScriptVersion, "script")
    assert standing
    assert standing.conflicts == ("source",)
    runs = session.stage("sambutan").minutes
    assert runs in (25, 35), "the greatest stamp runs: under one clock either"
    takeover.settle(session, 1).result(10)
    session.poll()
    standing = session.get(ScriptVersion, "script")
    assert standing
    assert standing.conflicts == ()
    assert session.stage("sambutan").minutes == {25: 35, 35: 25}[runs]


def test_by_command_the_table_comes_first(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "baru.md"
    changed.write_text(SCRIPT.replace("durasi=20", "durasi=25"), encoding="utf-8")
    take = ["script", "take", str(path), str(changed), "--as", "F", "--role", "fasilitator"]
    assert main([*take, "--dry-run"]) == Exit.DONE
    out, err = capsys.readouterr()
    assert "+ Sambutan     durasi: 20 menit → 25 menit" in out
    assert "Belum ada yang diambil" in err
    assert main(take) == Exit.DONE
    assert main(take) == Exit.WRONG_INPUT
    assert "sama dengan naskah sesi" in capsys.readouterr().err
    changed.write_text(SCRIPT.replace("- K2: Adakah anggaran?\n", ""), encoding="utf-8")
    assert main(take) == Exit.WRONG_INPUT
    assert "baris K2 hilang; DITOLAK:" in capsys.readouterr().out


def test_after_an_agreement_each_part_says_by_what_it_is_changed_instead(
    session: Session, planned: Take
) -> None:
    session.record(Agreement.new(edition="1", agreed=Agreed(MORNING))).result(10)
    session.poll()
    wanted = planned(
        ("durasi=20", "durasi=25"), ("- K2: Adakah anggaran?", "- K2: Berapa anggaran?")
    )
    why = {line.where: line.refused for line in wanted.lines if "durasi" in line.what}
    assert why == {"Sambutan": "sesudah disepakati waktu dan urutan diubah di aula: F4"}
    (row,) = (line for line in wanted.lines if "K2" in line.what)
    assert row.refused.startswith("bagian dari versi 1 yang sudah disepakati; kalimat yang salah:")
    assert not wanted.ok
    reopened = Reopened(MORNING, "satu baris terlewat")
    session.record(Reopening.new(edition="1", reopened=reopened)).result(10)
    session.poll()
    assert planned(("- K2: Adakah anggaran?", "- K2: Berapa anggaran?")).ok
