"""What a template of an office may print: value → what it is. `docs/templat.md` shows the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from jinja2 import meta

from bimtek.minutes.printing import shipped, templates

NOTULEN: Final = MappingProxyType({
    "word": "kata judul: NOTULEN",
    "title": "judul sesi",
    "signing": "data dokumen: `letterhead` (baris kop), `number`, `invitation`, `place`, `day`",
    "bases": "dasar hukum, satu per satu",
    "days": "hari dan tanggal",
    "planned": "waktu menurut rencana",
    "held": "waktu terlaksana, satu per hari",
    "place": "tempat dan kota",
    "leaders": "pimpinan rapat: `name`, `words`",
    "note_takers": "para notulis",
    "people": "peserta: `words`, `heads.people`, `offices`, `calls`",
    "attendees": "peserta sebagai daftar",
    "since": "perubahan sejak tahap sebelumnya",
    "running_order": "susunan acara sebagai tabel",
    "told": "setiap acara, lihat templat acara: `one`; juga `opens`, `day_waits`",
    "zone": "WIB, WITA, atau WIT",
    "others": "catatan di luar acara",
    "decisions": "keputusan",
    "decisions_let_go": "keputusan yang dilepas atau ditunda",
    "actions": "tindak lanjut sebagai tabel",
    "actions_let_go": "tindak lanjut yang dilepas atau ditunda, sebagai tabel",
    "earlier_actions": "tindak lanjut tahap sebelumnya, sebagai tabel",
    "questions": "pertanyaan yang belum dijawab",
    "parked": "yang diparkir dan belum dibahas",
    "closing": "kapan acara ditutup",
    "signed_at": "tempat penandatanganan",
    "signed_on": "tanggal penandatanganan",
    "signatures": "tempat tanda tangan",
    "left_out": "jumlah catatan dan isian tertutup",
    "dropped": "jumlah baris yang dihilangkan di meja sunting",
    "dropped_words": "sebutan untuk baris itu",
    "forms": "jawaban yang datang dengan formulir, berkas demi berkas",
    "conflicts": "jumlah isian berbeda yang belum dipilih",
    "sidik": "sidik sesi",
    "status": "keadaan dokumen: `marks`, `lines`, `closing`",
    "present": "acara menurut data yang lebih baru: `title`, `body`",
    "own_templates": "nama templat sendiri yang dipakai",
    "files": "lampiran: `photos` (foto dengan keterangannya), `scans` (pindaian), `left_out`, "
             "`title`, `note`",
    "fixed": "yang wajib tercetak: `marks`, `status`, `concept`, `counts`, `annexes`",
})  # fmt: skip
ACARA: Final = MappingProxyType({
    "one": "acara itu: `course` (`number`, `stage.title`, `planned`, `actual`, `remark`, "
           "`was_held`), `body`, `roll`, `notes`, `groups`, `summary`, `conclusion`, `also_spoke`",
    "zone": "WIB, WITA, atau WIT",
})  # fmt: skip
COMMON: Final = MappingProxyType({
    "title": "nama dokumen",
    "marks": "tanda KONSEP atau versi; wajib tercetak: `{{ marks|bold }}`",
    "head": "kepala notulen: `title`, `days`, `planned`, `held`, `place`, `bases`, `leaders`",
    "as_of": "keadaan per kapan",
    "sidik": "sidik sesi",
    "zone": "WIB, WITA, atau WIT",
    "city": "tempat penandatanganan, bawaan kota",
    "signing_day": "tanggal penandatanganan",
})  # fmt: skip
"""Of every document beside the notulen."""
PAPERS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({
    "buku-fasilitator": {
        "days": "setiap hari: `name`, `order` (susunan acara sebagai tabel)",
        "scale": "skala level",
        "acara": "setiap acara: `number`, `title`, `times`, `guides`, `form` (lembar isian)",
    },
    "lembar-isian": {
        "pages": "setiap OPD yang ditunggu: `name`, `number`, `acara` (`title`, `questions`: "
                 "`title`, `beside`, `fields`)",
        "until": "sampai kapan ditunggu",
        "to": "kepada siapa dikirim",
    },
    "daftar-hadir-kosong": {
        "rows": "lembar sebagai tabel",
        "numbered": "jumlah baris bernomor",
        "empty": "jumlah baris kosong",
        "day": "hari, bila hanya satu",
    },
    "daftar-hadir": {
        "calls": "setiap absen: `name`, `day`, `heads`, `quorum`, `letters`, `rows`",
        "files": "lembar yang ditandatangani: foto dan pindaian acara yang mengabsen",
    },
    "rencana-tindak-lanjut": {
        "actions": "tindak lanjut sebagai tabel",
        "actions_let_go": "yang dilepas atau ditunda, sebagai tabel",
        "earlier_actions": "dari tahap sebelumnya, sebagai tabel",
        "tasks": "isian dan jawaban yang ditunggu, sebagai tabel",
    },
    "per-opd": {
        "pages": "setiap OPD: `name`, `sections`, `levels`, `numbers`, `decisions`, `actions`, "
                 "`tasks`, `left_out`",
        "until": "sampai kapan ditunggu",
    },
    "laporan-kesenjangan": {
        "reports": "setiap analisis: `title`, `empty`, `levels`, `answered`, `pillars`, `ranked`, "
                   "`numbers`, `causes`, `offices`, `bare`, `left_out`; tabel yang digambar: "
                   "`radar`, `scale`, `level_map`, `level_legend`, `office_map`, `office_legend`",
    },
    "berita-acara": {
        "agreed": "benar bila sudah disepakati",
        "fixed": "kapan disepakati dan ditandatangani; wajib tercetak",
        "opening": "hari dan tanggal dengan huruf",
        "leader": "pimpinan rapat",
        "heads": "jumlah yang hadir",
        "offices": "jumlah pihak",
        "bases": "dasar hukum, satu per satu",
        "decisions": "keputusan",
        "actions": "tindak lanjut sebagai tabel",
        "signed_on": "tanggal ditandatangani",
        "letterhead": "baris kop surat",
        "parties": "para pihak satu per satu, bila sedikit",
        "chair": "tempat tanda tangan pimpinan rapat",
        "witness": "tempat tanda tangan yang mengetahui, bila ada",
        "with_personal": "benar bila NIP para pihak diminta tercetak",
        "blocks": "tempat tanda tangan para pihak, bila sedikit",
        "rows": "lembar tanda tangan para pihak, bila banyak",
    },
    "berita-acara-kelompok": {
        "pages": "setiap kelompok: `name`, `title`, `place`, `opening`, `head`, `secretary`, "
        "`members`, `sections`, `blocks`",
        "letterhead": "baris kop surat",
        "with_personal": "benar bila NIP diminta tercetak",
    },
    "laporan-kegiatan": {
        "people": "peserta: `words`, `offices`",
        "running_order": "susunan acara sebagai tabel",
        "held": "jumlah acara yang terlaksana",
        "planned": "jumlah acara",
        "closing": "kapan acara ditutup",
        "reached": "hasil setiap acara: judul dan kalimat",
        "decisions": "keputusan",
        "actions": "tindak lanjut sebagai tabel",
        "waited": "OPD yang masih ditunggu: nama dan jumlah",
        "came": "kehadiran per OPD sebagai tabel yang digambar",
        "came_legend": "arti tanda di dalamnya",
        "radars": "level kota per pilar: judul, skala, tabel yang digambar",
        "files": "lampiran: foto dan pindaian, seperti dalam notulen",
        "annexes": "nama lampiran",
        "signed": "tempat tanda tangan pelapor",
    },
})  # fmt: skip


@lru_cache(maxsize=64)
def known_in(template: str) -> Mapping[str, str]:
    """The values that a template may print → what they are.

    Args:
        template: `package/file`; of a kind of acara its own template names what there is.
    """
    package, _, name = template.partition("/")
    name = name.removesuffix(".md.j2")
    if name == "kepala":
        return {}
    if name == "lampiran-foto":
        return {"files": NOTULEN["files"]}
    if package == "bimtek.papers":
        return {**COMMON, **PAPERS[name]}
    if package == "bimtek.minutes":
        return ACARA if name == "acara" else NOTULEN
    tree = templates().parse(shipped(template))
    return dict.fromkeys(sorted(meta.find_undeclared_variables(tree) - {"table", "joined"}), "")


def as_markdown() -> Iterator[str]:
    """The values of every document, a line each, as the handbook lists them."""
    lists = {"notulen": NOTULEN, "acara": ACARA, "semua dokumen lain": COMMON, **PAPERS}
    for name, values in lists.items():
        yield f"### {name}"
        yield from (f"| `{value}` | {words} |" for value, words in values.items())
