"""Tahap II: Buku I is reviewed, programmes and action plans are made, six quick wins voted on."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from bimtek.hall.presence_records import Capacity, Letter, Presence, Status
from bimtek.stages.closing import agreeing
from tests.journeys.tahap.desk import Desk

DAYS = (date(2023, 7, 31), date(2023, 8, 1))
POKJA = {
    "governance": ("Satu data kelurahan", "diskominfotik"),
    "branding": ("Kalender wisata bersejarah", "disbudpar"),
    "economy": ("Pasar nontunai", "disperindag"),
    "living": ("Antrean daring di semua puskesmas", "dinkes"),
    "society": ("Jemput anak tidak sekolah", "dindik"),
    "environment": ("Bank sampah tercatat", "dlh"),
}
"""Group → its best programme, and who leads it."""


def held(path: Path) -> None:
    """Both days, agreed and signed."""
    hall = Desk(path, DAYS)
    _opening(hall)
    _book(hall)
    _programmes(hall)
    _evening(hall)
    _second_morning(hall)
    _vision(hall)
    _plans(hall)
    _vote(hall)
    _end(hall)
    hall.close()


def _opening(hall: Desk) -> None:
    with hall.acara("registrasi", "08.00", "08.32"):
        hall.rows("registrasi", "8-13 15-29 31-36", "08.10")
        hall.rows("registrasi", "42-50 51-66", "08.25")
        hall.rows("registrasi", "72-74 80", "08.30")
        hall.stands_for(
            "registrasi", 30, "Nama Contoh 130, Kepala Bidang Pariwisata",
            Presence(Status.PRESENT, time(8, 30), Capacity.REPRESENTATIVE, hall.person(30),
                     "dinas luar", Letter.SHOWN, "800/contoh/2023", may_decide=True),
        )  # fmt: skip
        hall.as_what("registrasi", 80, Presence(Status.PRESENT, time(8, 30), mode="daring"))
        hall.walks_in("registrasi", "+Nama Contoh 82, Dosen @tamu Universitas contoh")
    hall.chair("Nama Contoh 8", "Sekretaris Daerah")
    with hall.acara("pembukaan", "08.33", "09.08"):
        hall.item("08.33")
        hall.item("08.41")
        hall.turn("Setda")
        hall.note("Tahap II dibuka atas nama Wali Kota")
        hall.item("08.50")
        hall.hears_of("Lampiran SK", "selesai", "lampiran SK sudah diperbaiki")
        hall.hears_of("kesesuaian RPJMD", "berjalan", "menunggu RPJMD perubahan", date(2023, 8, 18))
        hall.hears_of("ukuran hasil", "selesai")
        hall.hears_of("kalender acara", "batal", "kalender acara digabung dengan program wisata")
        hall.item("09.08")


def _book(hall: Desk) -> None:
    with hall.acara("telaah-buku-1", "09.10", "11.56"):
        with hall.chapter("09.10", "bab-1-pendahuluan"):
            hall.remarks("e kalimat pembuka terlalu panjang @setwan")
            hall.decides(
                "kalimat pembuka", verdict="p dua kalimat saja", owner="bappeda", due="11/8"
            )
        with hall.chapter("09.22", "bab-2-gambaran-kota"):
            hall.remarks("r luas wilayah memakai sumber lama @dpupr > @bappeda ^11/8")
        with hall.chapter("09.40", "bab-3-analisis-kesiapan"):
            hall.remarks("tambah hasil survei kepuasan")
            hall.decides("survei kepuasan", verdict="t survei belum selesai")
        with hall.chapter("10.05", "bab-4-analisis-kesenjangan"):
            hall.remarks("d angka tengkes berbeda dari profil kesehatan @dinkes > @dp3ap2kb ^14/8")
            hall.remarks("d pagu program belum boleh dimuat @bpkad ~")
        with hall.chapter("10.30", "bab-5-swot-dan-arah-kota-cerdas"):
            hall.remarks("visi belum menyebut sejarah kota @disbudpar")
            hall.decides("belum menyebut sejarah", verdict="l pada acara visi")
        hall.book_closed("11.55")


def _vision(hall: Desk) -> None:
    with hall.acara("visi", "08.31", "09.30"):
        hall.fills(
            "V1",
            "Kota bersejarah yang ramah dan hijau, dengan layanan yang terhubung",
            "RPJMD 2021–2026, misi 1",
        )
        hall.fills("V2", "Menghubungkan layanan dan data semua kantor")
        hall.fills("V3", "Warga dilayani sekali datang")
        for code, text in (
            ("V4", "Semua layanan publik tercatat dan terukur"),
            ("V5", "Kunjungan wisata tercatat di semua destinasi"),
            ("V6", "Pasar rakyat menerima pembayaran nontunai"),
            ("V7", "Semua fasilitas kesehatan terhubung"),
            ("V8", "Tidak ada anak putus sekolah"),
            ("V9", "Sampah ditimbang dari sumbernya"),
        ):
            hall.fills(code, text, "RPJMD 2021–2026")
        hall.note("* Kalimat visi disepakati dengan kata ramah, sejarah, dan hijau")


def _programmes(hall: Desk) -> None:
    hall.postpone("visi", 2, "menunggu Kepala Bappeda")
    with hall.acara("ishoma", "12.00", "13.00"):
        hall.leaves("registrasi", (10, "12.00"))
    with hall.acara("program", "13.01", "15.25"):
        hall.copy_of_the_last("program")
        budget = iter(("750 jt", "300 jt", "500 jt", "1,2 m", "250 jt", "400 jt"))
        for pillar, (name, lead) in POKJA.items():
            if pillar == "society":
                hall.names(pillar, "Perpustakaan keliling digital @dispusip ^2024-2026")
            here = {one.name for one in hall.programmes().everything}
            if name not in here:
                hall.names(pillar, f"{name} @{lead} ^2024-2025")
            hall.says_of(name, horizon="m", budget=next(budget), source="a",
                         reference="RPJMD 2021–2026", quick_win="y", syarat_1="y", syarat_2="y",
                         syarat_3="y")  # fmt: skip
        hall.says_of("Antrean daring di semua puskesmas", partners="Universitas contoh",
                     indicator="puskesmas dengan antrean daring", targets="2023: 3; 2024: 4",
                     percent="25")  # fmt: skip
        hall.says_of("Pasar nontunai", syarat_1="t")
        hall.turn("Disdagin")
        hall.note("! Pedagang pasar belum semua punya rekening")
        hall.park(
            "? Apakah dana CSR boleh dipakai untuk perangkat pasar @bag-perekonomian",
            "bag-perekonomian",
        )


def _evening(hall: Desk) -> None:
    with hall.acara("absen-sore", "15.30", "15.40"):
        hall.leaves("program", (48, "14.50"))
        hall.copy_of_the_last("absen-sore")
    with hall.acara("penutup-hari-pertama", "15.42", "15.55"):
        hall.closes_the_day("15.54")


def _second_morning(hall: Desk) -> None:
    hall.at("08.00", 2)
    with hall.acara("registrasi-hari-kedua", "08.00", "08.30"):
        hall.copy_of_the_last("registrasi-hari-kedua")
        for row in (27, 64):
            hall.gone("registrasi-hari-kedua", row)
        hall.rows("registrasi-hari-kedua", "14 67-69", "08.20")
    hall.chair("Nama Contoh 11", "Kepala Bappeda")


def _plans(hall: Desk) -> None:
    with hall.acara("rencana-aksi", "09.31", "10.58"):
        steps = (
            (
                "governance",
                "Menetapkan format data kelurahan",
                "diskominfotik",
                "29/9",
                "60",
                "APBD",
            ),
            ("branding", "Mendata pengunjung tiap destinasi", "disbudpar", "30/9", "25", "APBD"),
            ("economy", "Membuka rekening pedagang pasar", "disperindag", "15/10", "40", "CSR"),
            ("living", "Melatih petugas tiga puskesmas", "dinkes", "31/8", "80", "APBD"),
            ("society", "Mendata anak tidak sekolah per kelurahan", "dindik", "15/9", "30", "APBD"),
        )
        for group, *texts in steps:
            hall.adds_row(f"Langkah pertama {POKJA[group][0]}")
            hall.fills(f"Langkah pertama {POKJA[group][0]}", *texts, who=group)
        hall.at("10.40")
        hall.gathers()
        hall.differs(
            "Langkah pertama Pasar nontunai",
            "branding",
            "Pedagang di destinasi wisata didahulukan.",
        )
    with hall.acara("peta-jalan-dan-calon-quick-win", "11.00", "11.57"):
        hall.item("11.00")
        hall.turn("Bappeda")
        hall.note("Tahun 2024 paling penuh; tahun 2026 baru berisi satu program")
        hall.item("11.30")
        hall.note("> Bappeda menggeser satu program dari 2024 ke 2025 @bappeda ^25/8")
        hall.item("11.57")
    with hall.acara("ishoma-hari-kedua", "12.00", "13.02"):
        pass


def _vote(hall: Desk) -> None:
    with hall.acara("pilih-quick-win", "13.03", "13.46"):
        hall.leaves("registrasi-hari-kedua", (15, "12.10"))
        hall.copy_of_the_last("pilih-quick-win")
        hall.options(*(name for name, _ in POKJA.values()), "Parkir nontunai")
        hall.keep("suara")
        hall.votes("42 42 43 52 42 42 43", "43 42 43 52 52 42 43", "42 42 43 51 42 42 43")
        hall.at("13.35")
        hall.shows_result()
        hall.votes(also={"dishub": "42 42 43 52 42 42 43"})
        hall.at("13.42")
        hall.hall_decides((1, 2, 3, 4, 5, 6), "parkir nontunai menyusul sesudah pasar")
    with hall.acara("daftar-data", "13.47", "14.58"):
        for opd in ("dinkes", "dindik", "dlh"):
            hall.fills("D1", "sudah diserahkan", "", "Sekretariat", who=opd)
            hall.fills("D2", "ada, belum diserahkan", "11/8", "Bidang data", who=opd)
            hall.fills("D3", "sudah diserahkan", who=opd)
            hall.fills("D4", "belum ada", "25/8", who=opd)
        hall.fills("D1", "belum ada", "25/8", who="dishub")
        hall.note("> OPD yang belum menjawab mengirim daftar datanya @diskominfotik ^4/8")


def _end(hall: Desk) -> None:
    with hall.acara("penutup", "15.00", "15.28"):
        hall.copy_of_the_last("penutup")
        hall.note(
            "* Enam quick win tahap II dibawa ke tahap III",
            "* Penilaian ulang dilakukan tiap triwulan",
        )
        hall.reads_back(postponed={"tiap triwulan": "menunggu pendapat Inspektorat"})
        hall.at("15.22")
        hall.do(agreeing.agree(hall.closing(), hall.now))
        hall.closes_the_day("15.26")
    hall.now = hall.now.replace(day=3)
    hall.at("10.00")
    signers = "Nama Contoh 11 dan notulis"
    hall.do(agreeing.sign(hall.closing(), date(2023, 8, 3), signers, "notulen-tahap-2.pdf"))
