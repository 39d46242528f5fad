"""Tahap III: road map, programmes sorted, quick wins; what comes after the agreement."""

from __future__ import annotations

import shutil
from datetime import date, time
from pathlib import Path

from bimtek import bootstrap
from bimtek.agreed import minutes_of
from bimtek.hall.agreement import Verdict
from bimtek.hall.presence_records import Capacity, Letter, Presence, Status
from bimtek.journal import file
from bimtek.journal.exchange import Receiver, acts_beyond, have
from bimtek.stages.closing import agreeing
from tests.journeys.tahap.desk import Desk
from tests.journeys.tahap.tahap_2 import POKJA

DAYS = (date(2023, 9, 6), date(2023, 9, 7))
LATE = "Lina Contoh"
COUNCIL = "Arahan Dewan Smart City"


def held(path: Path) -> None:
    """Both days, agreed and signed; a ralat, newer data, and a laptop that came late."""
    hall = Desk(path, DAYS)
    _opening(hall)
    _road_map(hall)
    _programmes(hall)
    _evening(hall)
    _quick_wins(hall)
    late = _a_laptop_goes_astray(hall)
    _vote(hall)
    _advice(hall)
    _end(hall)
    _afterwards(hall)
    _the_laptop_is_found(hall, late)
    hall.close()


def _opening(hall: Desk) -> None:
    with hall.acara("registrasi", "08.02", "08.31"):
        hall.rows("registrasi", "8-36", "08.15")
        hall.rows("registrasi", "42-71", "08.25")
        hall.rows("registrasi", "72-76 78", "08.30")
        hall.as_what("registrasi", 78, Presence(Status.PRESENT, time(8, 30), mode="daring"))
        hall.away("registrasi", 77, "izin")
        hall.walks_in("registrasi", "+Nama Contoh 83, Penggerak lingkungan @tamu Komunitas contoh")
    hall.chair("Nama Contoh 8", "Sekretaris Daerah")
    with hall.acara("pembukaan-dan-pengantar", "08.32", "09.35"):
        hall.rows("registrasi", "80", "08.50")
        hall.item("08.32")
        hall.item("08.55")
        hall.hears_of("kesesuaian RPJMD", "selesai")
        hall.hears_of("angka tengkes", "berjalan", "masih dicocokkan", date(2023, 9, 22))
        hall.hears_of("kalimat pembuka", "selesai")
        hall.hears_of("daftar datanya", "selesai")
        hall.item("09.15")
        hall.turn("Nama Contoh 80")
        hall.note("Peta jalan diisi dari jangka panjang ke jangka pendek")
        hall.item("09.35")


def _road_map(hall: Desk) -> None:
    with hall.acara("peta-jalan", "09.36", "11.58"):
        for code, short, long, opd in (
            ("R1.1", "Antrean layanan terdata", "Satu pintu untuk semua layanan", "dispendukcapil"),
            ("R2.1", "Pengunjung dihitung", "Wisata bersejarah terpadu", "disbudpar"),
            ("R3.3", "Dua pasar nontunai", "Semua transaksi nontunai", "disperindag"),
            ("R4.2", "Empat puskesmas terhubung", "Satu rekam medis kota", "dinkes"),
            ("R5.2", "Data anak lengkap", "Semua anak bersekolah", "dindik"),
            ("R6.2", "Sampah ditimbang", "Separuh sampah diolah di sumber", "dlh"),
        ):
            hall.fills(code, short, "", long, opd)
        hall.fills("R1.2", "", "", "Keputusan memakai data", "bappeda")
        hall.note("! Baris yang kosong belum punya OPD penanggung jawab")
    with hall.acara("ishoma", "12.00", "13.04"):
        council = hall.insert("ishoma", COUNCIL, "paparan", 15)
        hall.postpone(council, 2, "Ketua Dewan berhalangan")


def _programmes(hall: Desk) -> None:
    with hall.acara("program", "13.05", "15.28"):
        hall.copy_of_the_last("program")
        here = {one.name for one in hall.programmes().everything}
        for percent, (pillar, (name, lead)) in zip(
            (40, 20, 15, 60, 35, 50), POKJA.items(), strict=True
        ):
            if name not in here:
                hall.names(pillar, f"{name} @{lead} ^2023-2024")
            if pillar == "living":
                hall.keep("kemajuan")
            hall.says_of(name, quick_win="y", percent=str(percent), syarat_1="y", syarat_2="y",
                         syarat_3="y", evidence="laporan kemajuan Agustus 2023")  # fmt: skip
        hall.parked = hall.park("? Bolehkah warga ikut mengisi data sampah @dlh", "dlh")
        hall.note("Dua program digabung menjadi Antrean daring di semua puskesmas @dinkes")


def _evening(hall: Desk) -> None:
    with hall.acara("absen-sore", "15.30", "15.40"):
        hall.leaves("program", (9, "15.05"))
        hall.copy_of_the_last("absen-sore")
    with hall.acara("penutup-hari-pertama", "15.41", "15.52"):
        hall.closes_the_day("15.51")


def _quick_wins(hall: Desk) -> None:
    hall.at("08.00", 2)
    with hall.acara("registrasi-hari-kedua", "08.00", "08.29"):
        hall.copy_of_the_last("registrasi-hari-kedua")
        hall.gone("registrasi-hari-kedua", 23)
        hall.stands_for(
            "registrasi-hari-kedua", 23, "Nama Contoh 123, Kepala Bidang Lalu Lintas",
            Presence(Status.PRESENT, time(8, 20), Capacity.REPRESENTATIVE, hall.person(23), "sakit",
                     Letter.FOLLOWS, may_decide=False),
        )  # fmt: skip
    hall.chair("Nama Contoh 11", "Kepala Bappeda")
    with hall.acara("quick-win", "08.30", "11.56"):
        for code, percent, advice, (name, opd) in zip(
            ("Q1", "Q2", "Q3", "Q4", "Q5", "Q6"),
            ("40", "20", "15", "60", "35", "50"),
            ("Mulai dari tiga kelurahan", "Hitung pengunjung harian", "Dahulukan dua pasar",
             "Hitung waktu tunggu sebelum dan sesudah", "Libatkan ketua RT", "Timbang tiap pekan"),
            POKJA.values(), strict=True,
        ):  # fmt: skip
            hall.fills(
                code,
                name,
                opd,
                "layanan yang sudah ada",
                percent,
                advice,
                "d Laporan kemajuan" if code == "Q4" else "",
            )
        hall.turn("Nama Contoh 80")
        hall.note("Quick win kesehatan paling siap dipaparkan")
    with hall.acara("ishoma-hari-kedua", "12.00", "13.00"):
        pass


def _a_laptop_goes_astray(hall: Desk) -> Desk:
    """A note-taker takes a copy along into another room, and nobody sees it again that day."""
    hall.session.close()
    path = hall.path.with_name("laptop-ruang-2.bimtek")
    shutil.copy(hall.path, path)
    hall.open_again()
    late = Desk(path, DAYS, LATE, "notulis")
    late.now, late.stage = hall.now, "quick-win"
    late.note(
        "* Ruang 2 mengusulkan quick win kedua untuk Smart Society",
        "Peserta ruang 2 meminta contoh kartu timbang @dlh",
    )
    late.fills("Q6", "", "", "", "55")
    return late


def _vote(hall: Desk) -> None:
    with hall.acara("tetapkan-quick-win", "13.01", "13.42"):
        hall.copy_of_the_last("tetapkan-quick-win")
        hall.options(*(name for name, _ in POKJA.values()))
        hall.votes(
            "yyyyyy", "yytyyy", also={"dlh": "yytyya", "dishub": "yttyyy", "dispora": "yyyyyy"}
        )
        hall.at("13.38")
        hall.shows_result()


def _advice(hall: Desk) -> None:
    with hall.acara("menjawab-saran-narasumber", "13.44", "14.56"):
        hall.item("13.44")
        hall.turn("Dinkes")
        hall.note(
            "Waktu tunggu dihitung di empat puskesmas",
            "> Dinkes menghitung waktu tunggu empat puskesmas @dinkes ^29/9",
        )
        hall.turn("Disdagin")
        hall.note("> Disdagin membuka dua pasar nontunai @disperindag ^29/9")
        hall.item("14.30")
        hall.turn("Nama Contoh 80")
        hall.note("Bahan tahap IV dikirim paling lambat satu pekan sebelumnya")
        hall.item("14.56")
    council = next(one.id for one in hall.session.stages if one.title == COUNCIL)
    with hall.acara(council, "14.57", "15.08"):
        hall.turn("Setda")
        hall.note("Dewan menerima laporan kemajuan setiap tiga bulan")


def _end(hall: Desk) -> None:
    with hall.acara("penutup", "15.09", "15.30"):
        hall.copy_of_the_last("penutup")
        hall.takes_up(hall.parked)
        hall.note("= Boleh, dengan perjanjian kerja sama @bag-hukum")
        hall.note(
            "* Enam quick win ditetapkan untuk ditelaah pada tahap IV",
            "* Laporan kemajuan dikirim setiap bulan kepada Bappeda",
        )
        hall.reads_back()
        hall.at("15.24")
        hall.do(agreeing.agree(hall.closing(), hall.now))
        hall.closes_the_day("15.28")


def _afterwards(hall: Desk) -> None:
    """A ralat of a decision, newer numbers of one quick win, and the paper."""
    hall.now = hall.now.replace(day=11)
    hall.at("09.00")
    item = hall.result("Laporan kemajuan")
    hall.do(
        agreeing.correct(
            hall.closing(), item, hall.now, place="Keputusan 2", before="",
            after="Laporan kemajuan dikirim setiap tiga bulan kepada Dewan Smart City.",
            reason="salah dengar", asked_by="Bappeda", verdict=Verdict.ACCEPTED,
        )
    )  # fmt: skip
    hall.at("09.30")
    deed = agreeing.deliver(hall.closing(), hall.now, "Dinkes", date(2023, 9, 8), "data akhir")
    hall.do(deed)
    hall.session.delivery = deed.changes[0].record
    hall.stage = "quick-win"
    hall.fills("Q4", "", "", "", "70")
    hall.session.delivery = ""
    hall.stage = "penutup"
    hall.at("10.00")
    signers = "Nama Contoh 11 dan notulis"
    hall.do(agreeing.sign(hall.closing(), date(2023, 9, 11), signers, "notulen-tahap-3.pdf"))


def _the_laptop_is_found(hall: Desk, late: Desk) -> None:
    """What it brings changes no byte of what was agreed."""
    late.close()
    before = minutes_of(hall.session)
    into = file.connect(hall.path, writing=True)
    source = file.connect(late.path, writing=False)
    Receiver(into, bootstrap.record_kinds(), lambda: hall.now).take(acts_beyond(source, have(into)))
    into.close()
    source.close()
    hall.session.poll()
    assert minutes_of(hall.session) == before
    assert hall.closing().late == 3
