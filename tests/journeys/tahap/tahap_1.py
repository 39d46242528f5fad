"""Tahap I: readiness, gaps, SWOT, first programmes. The mayor is late, a speaker misses a plane."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from bimtek.hall.presence_records import Capacity, Letter, Presence, Status
from bimtek.stages.closing import agreeing
from bimtek.stages.closing import deeds as closing
from bimtek.stages.gap.records import Answer
from tests.journeys.tahap.desk import Desk

DAYS = (date(2023, 7, 3), date(2023, 7, 4))
N2 = "Nomi Contoh"


def held(path: Path) -> None:
    """Both days, agreed and signed."""
    hall = Desk(path, DAYS)
    _morning(hall)
    _policy(hall)
    _readiness(hall)
    _levels(hall)
    _evening(hall)
    _second_day(hall)
    _cards(hall)
    _programmes(hall)
    _end(hall)
    hall.close()


def _morning(hall: Desk) -> None:
    with hall.acara("registrasi", "07.35", "08.40"):
        hall.rows("registrasi", "8-13 15-18", "07.45")
        hall.rows("registrasi", "20-29 31-36", "08.05")
        hall.rows("registrasi", "42-56 58-72", "08.20")
        hall.rows("registrasi", "73-75 78 80", "08.30")
        hall.stands_for(
            "registrasi", 19, "Nama Contoh 119, Sekretaris Dinas Kesehatan",
            Presence(Status.PRESENT, time(8, 20), Capacity.REPRESENTATIVE, hall.person(19),
                     "dinas luar", Letter.SHOWN, "800/contoh/2023", may_decide=True),
        )  # fmt: skip
        hall.stands_for(
            "registrasi", 30, "Nama Contoh 130, Kepala Bidang Pariwisata",
            Presence(Status.PRESENT, time(8, 25), Capacity.REPRESENTATIVE, hall.person(30), "sakit",
                     Letter.FOLLOWS, may_decide=False),
        )  # fmt: skip
        acting = Presence(Status.PRESENT, time(7, 45), Capacity.ACTING)
        hall.as_what("registrasi", 17, acting)
        hall.away("registrasi", 14, "izin")
        hall.away("registrasi", 3, "dinas luar")
        online = Presence(Status.PRESENT, time(8, 30), mode="daring")
        hall.as_what("registrasi", 79, online)
        hall.walks_in("registrasi", "+Nama Contoh 81, Relawan TIK @tamu Komunitas contoh")
    hall.chair("Nama Contoh 8", "Sekretaris Daerah")
    # the mayor is late: the SK is read first
    hall.move("pembacaan-sk", -1)
    with hall.acara("pembacaan-sk", "08.41", "09.05"):
        hall.reads_the_decree("Kepala Bagian Hukum")
        hall.all_say_ready()
        hall.says_of_its_role(
            "dishub", "keberatan", sentence="Dishub juga mengurus penerangan jalan umum",
            wish="ditambahkan pada Pokja Environment",
            answer="Dapat diterima, menunggu perubahan lampiran",
            outcome="dicatat untuk perubahan SK",
        )  # fmt: skip
        hall.says_of_its_role(
            "dinsos",
            "tanya",
            sentence="Kapan Tim Pelaksana mulai bekerja?",
            answer="Sejak SK ditandatangani",
        )
        hall.note("Lampiran SK diperiksa Bagian Hukum bersama Dishub > @bag-hukum ^14/7")
    with hall.acara("pembukaan", "09.06", "09.25"):
        hall.item("09.06")
        hall.item("09.14")
        hall.note("Panitia melaporkan 80 undangan telah dikirim kepada semua OPD @diskominfotik")
        hall.item("09.25")
    hall.rows("registrasi", "1", "09.20")
    with hall.acara("sambutan", "09.26", "09.58"):
        hall.chair("Nama Contoh 1", "Wali Kota Blitar")
        hall.item("09.26")
        hall.turn("Nama Contoh 1")
        hall.note(
            "Setiap OPD diminta membawa data sendiri, bukan salinan tahun lalu",
            "* Setiap OPD menetapkan satu penghubung data paling lambat 14 Juli 2023",
            "~ Pagu anggaran tahun depan belum diumumkan",
        )
        hall.item("09.45")
        hall.turn("Nama Contoh 78")
        hall.note("Program kota cerdas harus dirasakan warga dalam satu tahun")
        hall.item("09.58")


def _policy(hall: Desk) -> None:
    with hall.acara("foto-bersama-dan-kudapan", "09.58", "10.12"):
        pass
    hall.at("10.12")
    hall.chair("Nama Contoh 8", "Sekretaris Daerah")
    hall.postpone("kelembagaan-dan-tata-pamong", 2, "pesawat narasumber terlambat")
    with hall.acara("arah-kebijakan-dan-teori-kota-cerdas", "10.13", "11.55"):
        hall.item("10.13")
        hall.turn("Nama Contoh 78")
        hall.note("Enam pilar dibahas dengan contoh layanan yang sudah berjalan di kota lain")
        hall.item("10.58")
        hall.turn("Dinkes")
        hall.note("? Apakah data rekam medis boleh dibagikan antarfasilitas kesehatan")
        hall.turn("Nama Contoh 78")
        hall.note(
            "= Boleh untuk pelayanan, dengan persetujuan pasien dan perjanjian antarfasilitas"
        )
        hall.turn("Disbudpar")
        hall.note("? Berapa anggaran promosi wisata tahun depan")
        hall.turn("Kel. Rembang")
        hall.note("! Jaringan internet kantor kelurahan sering putus pada jam pelayanan")
        hall.park(
            "? Kapan nama jalan di wilayah perbatasan ditetapkan @kec-sukorejo", "bag-pemerintahan"
        )
        hall.item("11.55")
    with hall.acara("ishoma", "12.00", "13.02"):
        pass


def _readiness(hall: Desk) -> None:
    with hall.acara("kesiapan-kota", "13.03", "13.40"):
        hall.leaves("registrasi", (1, "12.05"))
        hall.copy_of_the_last("kesiapan-kota")
        hall.fills("S1a", "2", "", "d SK penanggung jawab data dua belas OPD")
        hall.fills("S1b", "1", "18,5", "d Rekap pelatihan ASN 2022 dan 2023")
        hall.fills("S1c", "1")
        hall.fills("S2a", "2", "", "d DPA Diskominfotik 2023", "hanya pada satu OPD")
        hall.fills("S2b", "0")
        hall.fills("S3a", "1", "", "", "tertulis, belum diketahui semua kepala OPD")
        hall.fills("I1a", "3")
        hall.fills("I2a", "3", "41", "d Peta jaringan intra pemerintah")
        hall.fills("I2b", "2")
        hall.fills("I2c", "1", "6")
        hall.fills("I3a", "2")
        hall.fills("U1a", "1")
        hall.fills("U1b", "-")
        hall.note("> Bappeda memeriksa kesesuaian RPJMD dengan kota cerdas @bappeda ^10/7")


LEVELS = {
    "1.1": ("2", "4"), "1.2": ("2", "3"), "1.3": ("1", "3"),
    "2.1": ("2", "4"), "2.2": ("2", "3"), "2.3": ("1", "2"),
    "3.1": ("2", "3"), "3.2": ("3", "4"), "3.3": ("2", "4"),
    "4.1": ("2", "3"), "4.2": ("2", "4"), "4.3": ("2", "3"),
    "5.1": ("3", "4"), "5.2": ("3", "4"), "5.3": ("2", "4"),
    "6.1": ("2", "3"), "6.2": ("2", "4"), "6.3": ("1", "3"),
}  # fmt: skip
"""Now and target of each sub-dimension, as the hall calls them out."""


def _levels(hall: Desk) -> None:
    with hall.acara("kesenjangan", "13.42", "15.30"):
        for code, (now, target) in LEVELS.items():
            hall.level(code, now, target)
        hall.level(
            "4.2", "2", "4", causes="sa", cause="petugas rekam medis hanya di dua puskesmas",
            condition="antrean daring ada di sebagian puskesmas",
            proposal="satu antrean untuk semua puskesmas", pic="dinkes", priority=5,
        )  # fmt: skip
        hall.level(
            "6.2",
            "2",
            "4",
            causes="a",
            cause="armada angkut terbatas",
            condition="sampah ditimbang hanya di TPA",
        )
        hall.level("3.3", "2", "4", condition="pasar rakyat masih tunai", confidential=True)
        hall.level("SL.2.2", "bd", who="dinkes")
        hall.level("SB.1.1", "615000", "800000", who="disbudpar")
        hall.level("SV.2.1", "78.4", "85", who="dlh")
        hall.level("SS.2.1", "61", "100", who="dindik")
        _two_hear_dinkes(hall)
        hall.at("14.55")
        hall.note(
            "! Data tengkes Dinkes berbeda dengan data DP3AP2KB @dinkes @dp3ap2kb",
            about=hall.hangs_on("4.2", "kota"),
        )
        for pillar in ("governance", "branding", "economy", "living", "society", "environment"):
            hall.agrees_levels(pillar)


def _two_hear_dinkes(hall: Desk) -> None:
    """Two laptops write another number of one office; it says itself which one holds."""
    other = Desk(hall.path, DAYS, N2, "notulis")
    other.now, other.stage = hall.now, hall.stage
    assert "SL.2.1/dinkes" not in other.gaps().seen  # as the screen of N2 shows it
    hall.level("SL.2.1", "50", "100", who="dinkes", condition="dua dari empat puskesmas")
    other.level("SL.2.1", "66.7", "100", who="dinkes")
    other.close()
    hall.session.poll()
    hall.settle("SL.2.1", "dinkes", Answer("66.7", "100", 2022, 2027, "profil kesehatan"))


def _evening(hall: Desk) -> None:
    with hall.acara("absen-sore", "15.31", "15.42"):
        hall.leaves("kesiapan-kota", (46, "14.30"), (60, "15.00"))
        hall.copy_of_the_last("absen-sore")
    with hall.acara("penutup-hari-pertama", "15.43", "16.02"):
        hall.closes_the_day("16.00")


def _second_day(hall: Desk) -> None:
    hall.at("08.00", 2)
    with hall.acara("registrasi-hari-kedua", "08.00", "08.28"):
        hall.copy_of_the_last("registrasi-hari-kedua")
        for row in (29, 44, 70):
            hall.gone("registrasi-hari-kedua", row)
        hall.rows("registrasi-hari-kedua", "19", "08.15")
        hall.head_came("registrasi-hari-kedua")
        hall.rows("registrasi-hari-kedua", "14", "08.24")
    hall.chair("Nama Contoh 11", "Kepala Bappeda")
    with hall.acara("kelembagaan-dan-tata-pamong", "08.30", "09.05"):
        hall.item("08.30")
        hall.turn("Nama Contoh 80")
        hall.note("Dewan memberi arah, Tim Pelaksana mengerjakan, OPD memberi data")
        hall.item("08.52")
        hall.turn("Kec. Sukorejo")
        hall.note("? Apakah kelurahan mengirim data lewat kecamatan")
        hall.turn("Bappeda")
        hall.note("= Ya, kecamatan memeriksa lalu meneruskannya")
        hall.note("* Kecamatan menjadi pemeriksa data kelurahan")
        hall.item("09.05")


def _cards(hall: Desk) -> None:
    with hall.acara("swot", "09.06", "11.58"):
        hall.cards(
            "struktur",
            "struktur",
            "k",
            "ASN muda cepat belajar @bkpsdm",
            "anggaran TIK naik tiga tahun terakhir @bpkad",
            "pimpinan mendukung @bappeda",
        )
        hall.cards(
            "struktur",
            "struktur",
            "l",
            "pranata komputer kurang @bkpsdm @diskominfotik",
            "anggaran tersebar di banyak OPD @bpkad",
        )
        hall.cards("struktur", "struktur", "p", "kerja sama dengan perguruan tinggi @bappeda")
        hall.cards("struktur", "struktur", "a", "mutasi pegawai @bkpsdm")
        hall.cards(
            "infrastruktur",
            "infrastruktur",
            "k",
            "serat optik sampai kelurahan @diskominfotik",
            "pimpinan mendukung @dpupr",
        )
        hall.cards("infrastruktur", "infrastruktur", "l", "listrik cadangan kurang @dpupr")
        hall.cards(
            "infrastruktur",
            "infrastruktur",
            "a",
            "serangan siber @diskominfotik",
            "titik lemah ruang peladen @diskominfotik ~",
        )
        hall.cards("suprastruktur", "suprastruktur", "l", "perwali satu data belum ada @setwan")
        hall.cards("suprastruktur", "suprastruktur", "p", "pedoman nasional tersedia @dpmptsp")
        hall.at("10.10")
        hall.gathers_cards()
        hall.doubts_card(
            "anggaran tersebar di banyak OPD",
            "infrastruktur",
            "Bagi kami tersebar itu baik: tiap OPD bertanggung jawab.",
        )
        hall.at("11.05")
        hall.keywords(
            "sejarah @disbudpar", "ramah @dinsos", "maju @bappeda", "ramah @dindik", "hijau @dlh"
        )
        hall.chooses("sejarah", "ramah", "hijau")
    with hall.acara("ishoma-hari-kedua", "12.00", "13.00"):
        pass


def _programmes(hall: Desk) -> None:
    with hall.acara("calon-program", "13.01", "14.44"):
        hall.leaves("registrasi-hari-kedua", (73, "12.30"))
        hall.copy_of_the_last("calon-program")
        hall.names("living", "Antrean daring di semua puskesmas @dinkes @rsmw #4.2 ^2023-2024")
        hall.names("governance", "Satu data kelurahan @diskominfotik @bappeda #1.1 ^2024-2026")
        hall.names("economy", "Pasar nontunai @disperindag @bpkad #3.3 ^2024")
        hall.names("branding", "Kalender wisata bersejarah @disbudpar #2.1 ^2024-2025")
        hall.names("society", "Jemput anak tidak sekolah @dindik @dinsos #5.2 ^2024")
        hall.names("environment", "Bank sampah tercatat @dlh #6.2 ^2023-2025")
        hall.says_of(
            "Antrean daring di semua puskesmas",
            quick_win="y",
            syarat_1="y",
            syarat_2="y",
            syarat_3="y",
            indicator="puskesmas berantrean daring",
        )
        hall.says_of("Pasar nontunai", quick_win="y", syarat_1="t", syarat_2="y")
    with hall.acara("unggulan", "14.45", "15.02"):
        for group, name, opd in (
            ("governance", "Satu data kelurahan", "diskominfotik"),
            ("branding", "Kalender wisata bersejarah", "disbudpar"),
            ("economy", "Pasar nontunai", "disperindag"),
            ("living", "Antrean daring di semua puskesmas", "dinkes"),
            ("society", "Jemput anak tidak sekolah", "dindik"),
        ):
            hall.fills("P1", name, opd, who=group)
        hall.at("14.58")
        hall.gathers()
        hall.fills("P1", "", "dinkes")
        hall.differs("P1", "economy", "Pasar nontunai lebih cepat dilihat warga.")
    with hall.acara("presentasi-pokja", "15.03", "15.44"):
        hall.item("15.03")
        hall.turn("Dindik")
        hall.note("Pokja Society memaparkan penjemputan anak tidak sekolah per kelurahan")
        hall.item("15.30")
        hall.turn("Nama Contoh 80")
        hall.note(
            "Pembimbing menyarankan ukuran hasil ditulis sejak awal",
            "> Setiap pokja melengkapi ukuran hasil program unggulannya @bappeda ^21/7",
        )
        hall.item("15.44")


def _end(hall: Desk) -> None:
    with hall.acara("penutup", "15.45", "16.14"):
        hall.leaves("calon-program", (24, "15.40"))
        hall.copy_of_the_last("penutup")
        hall.note(
            "> Disbudpar menyerahkan kalender acara 2024 @disbudpar ^28/7",
            "> Setda mengganti nama rapat rutin @setda",
        )
        item = hall.result("penghubung data")
        hall.do(
            closing.corrected(
                item,
                "Setiap OPD menetapkan satu penghubung data paling lambat 14 Juli 2023, "
                "dengan surat kepala OPD.",
                hall.now.date(),
            )
        )
        item = hall.result("pemeriksa data")
        hall.do(closing.dissents(item, "kec-sukorejo", "Kami belum punya petugas data.", hall.now))
        hall.reads_back(dropped={"mengganti nama rapat": "bukan wewenang aula"})
        hall.at("16.08")
        hall.do(agreeing.agree(hall.closing(), hall.now))
        hall.closes_the_day("16.12")
    hall.at("10.00", 2)
    hall.now = hall.now.replace(day=6)
    signers = "Nama Contoh 11 dan notulis"
    hall.do(agreeing.sign(hall.closing(), date(2023, 7, 6), signers, "notulen-tahap-1.pdf"))
