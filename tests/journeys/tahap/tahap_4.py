"""Tahap IV: the books, the commitment and its signatures, three quick wins, a visit."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from bimtek.hall.presence_records import Capacity, Letter, Presence, Status
from bimtek.stages.closing import agreeing
from tests.journeys.tahap.desk import Desk
from tests.journeys.tahap.tahap_2 import POKJA

DAYS = (date(2023, 10, 10), date(2023, 10, 11))


def held(path: Path) -> None:
    """Both days, agreed, signed and final."""
    hall = Desk(path, DAYS)
    _opening(hall)
    _books(hall)
    _quick_wins(hall)
    _evening(hall)
    _commitment(hall)
    _vote(hall)
    _visit(hall)
    _end(hall)
    hall.close()


def _opening(hall: Desk) -> None:
    with hall.acara("registrasi", "08.00", "08.30"):
        hall.rows("registrasi", "1 8-36", "08.12")
        hall.rows("registrasi", "42-71 73-75", "08.25")
        hall.as_what("registrasi", 79, Presence(Status.PRESENT, time(8, 29), mode="daring"))
        hall.away("registrasi", 72, "sakit")
        hall.rows("registrasi", "80", "08.41")
        hall.walks_in("registrasi", "+Nama Contoh 84, Wartawan @tamu Media contoh")
    hall.chair("Nama Contoh 1", "Wali Kota Blitar")
    with hall.acara("pembukaan-dan-ulang-peta-jalan", "08.32", "09.30"):
        hall.item("08.32")
        hall.turn("Nama Contoh 1")
        hall.note("Quick win dibawa ke kementerian sesudah ditandatangani semua kantor")
        hall.item("08.50")
        hall.note("Tahun 2024 berisi lima program @bappeda")
        hall.item("09.14")
        hall.hears_of("waktu tunggu", "selesai")
        hall.hears_of(
            "dua pasar nontunai", "berjalan", "satu pasar sudah dibuka", date(2023, 10, 31)
        )
        hall.item("09.29")


def _books(hall: Desk) -> None:
    with hall.acara("telaah-buku", "09.31", "11.58"):
        first = "buku-1-bab-1-pendahuluan"
        with hall.chapter("09.31", first):
            pass
        with hall.chapter("09.40", "buku-1-bab-2-gambaran-kota"):
            hall.remarks("d jumlah penduduk memakai tahun 2021 @dispendukcapil > @bappeda ^20/10")
        with hall.chapter("09.52", "buku-1-bab-3-analisis-kesiapan"):
            pass
        with hall.chapter("10.10", "buku-1-bab-4-analisis-kesenjangan"):
            hall.remarks("e istilah asing diganti @dispusip > @bappeda ^20/10")
        with hall.chapter("10.30", "buku-1-bab-5-swot-dan-arah-kota-cerdas"):
            pass
        with hall.chapter("10.45", "buku-2-bab-1-visi-misi-tujuan-dan"):
            hall.remarks("r rujukan RPJMD halaman belum tepat @bappeda")
            hall.decides("rujukan RPJMD", verdict="a", owner="bappeda", due="20/10")
        with hall.chapter("11.00", "buku-2-bab-2-program-tiap-pilar"):
            hall.remarks("program parkir dihapus @dishub")
            hall.decides("program parkir", verdict="t tetap dipakai pada tahun 2025")
        with hall.chapter("11.35", "buku-2-bab-3-rencana-aksi-dan-peta-jalan"):
            pass
        hall.book_closed("11.57")
    with hall.acara("ishoma", "12.00", "13.00"):
        hall.leaves("registrasi", (1, "12.00"))
    hall.at("13.00")
    hall.chair("Nama Contoh 8", "Sekretaris Daerah")
    with hall.acara("telaah-ringkasan", "13.01", "13.58"):
        hall.copy_of_the_last("telaah-ringkasan")
        with hall.chapter("13.01", "buku-iii-ringkasan-eksekutif"):
            hall.remarks("ringkasan belum menyebut anggaran @bpkad > @bappeda ^20/10")
        with hall.chapter("13.30", "bunyi-lembar-komitmen"):
            hall.remarks("e butir pertama dipendekkan @bag-hukum")
            hall.decides("butir pertama", verdict="a", owner="bag-hukum", due="10/10")
            hall.note("* Bunyi lembar komitmen disepakati")
        hall.book_closed("13.57")


def _quick_wins(hall: Desk) -> None:
    with hall.acara("program", "14.00", "15.27"):
        for percent, (name, _) in zip((60, 45, 40, 85, 55, 70), POKJA.values(), strict=True):
            hall.says_of(name, quick_win="y", percent=str(percent), syarat_1="y", syarat_2="y",
                         syarat_3="t" if percent < 50 else "y",
                         evidence="laporan kemajuan September 2023")  # fmt: skip
        hall.park("? Siapa yang memelihara aplikasi sesudah 2026 @diskominfotik", "diskominfotik")


def _evening(hall: Desk) -> None:
    with hall.acara("absen-sore", "15.30", "15.40"):
        hall.leaves("telaah-ringkasan", (61, "14.40"))
        hall.copy_of_the_last("absen-sore")
    with hall.acara("penutup-hari-pertama", "15.41", "15.50"):
        hall.closes_the_day("15.49")


def _commitment(hall: Desk) -> None:
    hall.at("08.00", 2)
    with hall.acara("registrasi-hari-kedua", "08.00", "08.28"):
        hall.copy_of_the_last("registrasi-hari-kedua")
        for row in (16, 21):
            hall.gone("registrasi-hari-kedua", row)
        hall.stands_for(
            "registrasi-hari-kedua", 21, "Nama Contoh 121, Sekretaris DPUPR",
            Presence(Status.PRESENT, time(8, 15), Capacity.REPRESENTATIVE, hall.person(21),
                     "dinas luar", Letter.SHOWN, "090/contoh/2023", may_decide=True),
        )  # fmt: skip
        hall.rows("registrasi-hari-kedua", "1", "08.25")
    hall.chair("Nama Contoh 1", "Wali Kota Blitar")
    # the mayor is there: the signing comes before everything, the vote after the visit's plan
    hall.move("persiapan-kunjungan-lapangan", -1)
    with hall.acara("komitmen", "08.30", "09.20"):
        hall.reads_the_commitment()
        hall.at("08.45")
        hall.signs("kepala-daerah")
        hall.keep("tanda-tangan")
        hall.objects("dp3ap2kb", "Pagu kantor kami belum ditetapkan")
        hall.all_sign()
        hall.signs_later("dispendukcapil", date(2023, 10, 18))
        hall.keeps_paper("3", "Bagian Hukum")


def _vote(hall: Desk) -> None:
    with hall.acara("tetapkan-quick-win", "09.21", "09.58"):
        hall.options(*(name for name, _ in POKJA.values()))
        hall.votes("1 4 6", "4 5 6", "4 5 1")
        hall.at("09.45")
        hall.shows_result()
    with hall.acara("persiapan-kunjungan-lapangan", "10.00", "10.25"):
        hall.item("10.00")
        hall.note("Dua rombongan: puskesmas dan bank sampah")
        hall.item("10.12")
        hall.item("10.25")
    with hall.acara("penyelesaian", "10.26", "11.55"):
        for code, number, rest, due in (
            ("Q1", 3, "dua puskesmas terakhir", "30/11"),
            ("Q2", 0, "pelatihan petugas kelurahan", "15/12"),
            ("Q3", 5, "kartu timbang tiga kelurahan", "30/11"),
        ):
            name, opd = list(POKJA.values())[number]
            hall.fills(code, name, opd, "85", rest, due)
    with hall.acara("ishoma-hari-kedua", "12.00", "12.58"):
        pass


def _visit(hall: Desk) -> None:
    with hall.acara("kunjungan", "13.00", "14.52"):
        hall.leaves("registrasi-hari-kedua", (1, "11.00"))
        hall.copy_of_the_last("kunjungan")
        hall.item("13.00")
        hall.item("13.22")
        hall.note(
            "Antrean puskesmas dipakai sejak Maret; 120 orang dilayani setiap hari @dinkes",
            "! Warga lanjut usia masih dibantu petugas @dinkes",
        )
        hall.item("14.30")
        hall.item("14.52")


def _end(hall: Desk) -> None:
    hall.at("14.58")
    hall.chair("Nama Contoh 11", "Kepala Bappeda")
    with hall.acara("penutup", "15.00", "15.30"):
        hall.copy_of_the_last("penutup")
        hall.note(
            "* Tiga quick win dipaparkan kepala daerah di kementerian",
            "> Bappeda menyerahkan Buku I, II, dan III @bappeda ^31/10",
        )
        hall.keep("penutup")
        hall.reads_back()
        hall.at("15.20")
        hall.do(agreeing.agree(hall.closing(), hall.now))
        hall.closes_the_day("15.28")
    hall.now = hall.now.replace(day=13)
    hall.at("10.00")
    signers = "Nama Contoh 11 dan notulis"
    hall.do(agreeing.sign(hall.closing(), date(2023, 10, 13), signers, "notulen-tahap-4.pdf"))
    hall.do(agreeing.make_final(hall.closing(), hall.now))
