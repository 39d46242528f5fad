"""What the command line takes, with its help in Indonesian."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn, TypeAlias

from bimtek import __version__
from bimtek.papers.catalogue import DOCUMENTS, NOTULEN

ROLES = ("fasilitator", "notulis", "meja", "penyelenggara")
OF_A_COPY = (*ROLES, "koordinator")
"""As whom somebody works in a session that is there: also for one table of it."""
FORMATS = ("md", "html", "docx", "pdf", "xlsx", "csv", "json", "pesan", "paket")
LISTS = ("opd", "participants", "indikator", "answers")

_WORDS = (
    (r"the following arguments are required: (.*)", r"belum disebut: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.*)\)", r"\1: \2 tidak ada; pilih \3"),
    (r"argument (\S+): expected one argument", r"\1 perlu satu nilai"),
    (r"argument (\S+): expected at least one argument", r"\1 perlu sedikitnya satu nilai"),
    (r"argument (\S+): invalid (\S+) value: (.*)", r"\1: \3 tidak sah"),
    (r"argument (\S+): (‘.*)", r"\1: \2"),
    (r"one of the arguments (.*) is required", r"sebut salah satu: \1"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 tidak dipakai bersama \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 dapat berarti \2"),
)


class _Parser(argparse.ArgumentParser):
    """Speaks Indonesian where argparse speaks English."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "yang disebut"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for english, indonesian in _WORDS:
            message = re.sub(f"^{english}$", indonesian, message, flags=re.DOTALL)
        self.exit(2, f"{self.prog}: {message}\nLihat `{self.prog} --help`.\n")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "pemakaian:", 1)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "pemakaian:", 1)


def parser_of() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(
        prog="bimtek",
        description="Menjalankan Bimtek Smart City di aula; tanpa perintah: membuka beranda.",
    )
    parser.add_argument(
        "--version", action="version", version=f"bimtek {__version__}", help="tampilkan versi"
    )
    commands = parser.add_subparsers(
        dest="command", title="perintah", metavar="PERINTAH", parser_class=_Parser
    )
    for add in (_sessions, _scripts, _lists, _forms, _documents, _records, _copies, _network):
        add(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - argparse names it so


def file_without_command(given: Sequence[str]) -> str:
    """What to type where a session file stands in the place of the command; else nothing."""
    if not given or not given[0].endswith(".bimtek"):
        return ""
    words = (f'"{word}"' if " " in word else word for word in given)
    return (
        f"bimtek: perintahnya belum disebut. Untuk membuka sesi ini: bimtek open {' '.join(words)}"
    )


def _sessions(commands: Commands) -> None:
    commands.add_parser("demo", help="Bimtek Kota Blitar di tengah jalan, dalam salinan sementara")
    new = _add(commands, "new", "mulai berkas sesi baru", "FILE")
    new.add_argument("--script", required=True, metavar="NAMA|BERKAS", help="naskah sesi")
    new.add_argument("--city", metavar="KOTA", help="menggantikan kota dalam naskah")
    new.add_argument("--place", metavar="TEMPAT", help="menggantikan tempat dalam naskah")
    new.add_argument("--date", metavar="TANGGAL", help="misalnya 2023-07-03 atau ‘3–4 Juli 2023’")
    new.add_argument("--quorum", metavar="JUMLAH", help="misalnya ‘6 OPD’ atau ‘6 OPD luring’")
    new.add_argument("--opd", metavar="DAFTAR", help="daftar OPD (CSV, XLSX, ODS)")
    new.add_argument("--participants", metavar="DAFTAR", help="daftar undangan (CSV, XLSX, ODS)")
    new.add_argument(
        "--from", dest="previous", metavar="SESI", help="sesi tahap sebelumnya yang dilanjutkan"
    )
    new.add_argument("--dry-run", action="store_true", help="hanya lihat apa yang akan masuk")
    _alias(new)
    _as_whom(new)
    opening = _add(commands, "open", "buka ruang kerja", "FILE")
    _as_whom(opening, OF_A_COPY)
    opening.add_argument(
        "--group",
        default="",
        metavar="KELOMPOK",
        help="hanya untuk satu meja di ruang tanpa jaringan: nama, id, atau nomor mejanya",
    )
    _add(commands, "screen", "layar aula di terminal sendiri; hanya membaca", "FILE")


def _scripts(commands: Commands) -> None:
    check = commands.add_parser(
        "check", help="periksa naskah, atau templat sebuah sesi; setiap kekeliruan di barisnya"
    )
    check.add_argument("script", metavar="NASKAH|SESI")
    template = commands.add_parser(
        "template", help="nama templat dokumen; salin untuk diubah kata-kata dan urutannya"
    )
    template.add_argument(
        "names", nargs="*", metavar="NAMA", help="yang disalin; tanpa nama: daftar"
    )
    template.add_argument("--all", action="store_true", help="salin semuanya")
    template.add_argument(
        "-o", "--output", default="templat", metavar="FOLDER", help="ke mana, bawaan: templat"
    )
    script = commands.add_parser("script", help="mulai naskah sendiri; lihat dan cetak naskah")
    parts = script.add_subparsers(
        dest="part", title="perintah", metavar="PERINTAH", parser_class=_Parser, required=True
    )
    new = parts.add_parser("new", help="naskah baru dengan keterangan di setiap bagian")
    new.add_argument(
        "path", nargs="?", default="naskah.md", metavar="BERKAS", help="tanpa nama: naskah.md"
    )
    new.add_argument("--from", dest="model", metavar="NAMA", help="salin naskah ini")
    new.add_argument("--city", metavar="KOTA", help="kota dalam naskah")
    new.add_argument("--date", metavar="TANGGAL", help="misalnya ‘3–4 Juli 2023’")
    show = parts.add_parser("show", help="susunan acara dan lembar isian, untuk dibaca dan dicetak")
    show.add_argument("script", metavar="NASKAH")
    take = _add(parts, "take", "ambil naskah yang sudah diubah ke dalam sesi ini", "FILE")
    take.add_argument("script", metavar="NASKAH")
    take.add_argument("--dry-run", action="store_true", help="hanya lihat apa yang berubah")
    _as_whom(take)
    only = show.add_mutually_exclusive_group()
    only.add_argument("--rundown", action="store_true", help="susunan acara saja")
    only.add_argument("--forms", action="store_true", help="panduan dan lembar isian saja")


def _lists(commands: Commands) -> None:
    bring = _add(
        commands, "import", "masukkan daftar atau formulir isian: semuanya, atau tidak", "FILE"
    )
    bring.add_argument("what", choices=LISTS, metavar="|".join(LISTS))
    bring.add_argument(
        "data", nargs="+", metavar="DATA", help="CSV, XLSX, XLS, atau ODS; answers: boleh beberapa"
    )
    bring.add_argument("--dry-run", action="store_true", help="hanya lihat apa yang akan masuk")
    bring.add_argument(
        "--source", metavar="DARI", help="sesudah disepakati: dari siapa data pemutakhiran ini"
    )
    bring.add_argument(
        "--as-of", metavar="TANGGAL", help="sesudah disepakati: per tanggal berapa data ini"
    )
    _alias(bring)
    _as_whom(bring)


def _forms(commands: Commands) -> None:
    form = _add(commands, "form", "formulir isian untuk OPD, sebagai lembar kerja", "FILE")
    whom = form.add_mutually_exclusive_group(required=True)
    whom.add_argument("--opd", metavar="OPD", help="kode, singkatan, atau nama satu OPD")
    whom.add_argument("--all", action="store_true", help="setiap OPD yang ditanyai")
    form.add_argument("--missing", action="store_true", help="hanya yang belum terisi")
    form.add_argument("-o", "--output", metavar="PATH", help="folder, atau nama satu formulir")
    form.add_argument("--progress", action="store_true", help="kemajuan sebagai baris JSON")


def _documents(commands: Commands) -> None:
    export = _add(commands, "export", "buat notulen, dokumen lain, dan data", "FILE")
    export.add_argument("-f", "--format", choices=FORMATS, required=True)
    export.add_argument("-o", "--output", metavar="PATH", help="nama hasil; ‘-’: ke layar")
    export.add_argument(
        "--document",
        choices=DOCUMENTS,
        default=NOTULEN,
        metavar="DOKUMEN",
        help=f"dokumen yang ditulis, bawaan {NOTULEN}: {', '.join(DOCUMENTS)}",
    )
    export.add_argument(
        "--edition", metavar="VERSI", help="notulen versi yang pernah disepakati, misalnya 1"
    )
    export.add_argument("--progress", action="store_true", help="kemajuan paket sebagai baris JSON")
    export.add_argument(
        "--with-personal",
        action="store_true",
        help="dengan NIP, telepon, dan surel (-f xlsx, csv); berita acara: dengan NIP para pihak",
    )
    export.add_argument(
        "--no-templates",
        action="store_true",
        help="dengan templat bawaan, juga bila ada templat sendiri",
    )
    export.add_argument(
        "--letterhead",
        metavar="BERKAS",
        help="berkas Word berkop surat kantor; notulen ditulis di belakang isinya (-f docx)",
    )


def _records(commands: Commands) -> None:
    note = _add(commands, "note", "catat satu kalimat", "FILE")
    note.add_argument("text", metavar="TEKS", help="tanda @ # ! ? > = ~ ^ berlaku seperti di layar")
    _as_whom(note, OF_A_COPY)
    attach = _add(commands, "attach", "lampirkan foto dan pindaian; tanpa nama: daftarnya", "FILE")
    attach.add_argument("pictures", metavar="FOTO|PINDAIAN", nargs="*", help="JPG, PNG, WebP, PDF")
    attach.add_argument("--caption", default="", metavar="TEKS", help="keterangan di bawahnya")
    attach.add_argument("--closed", action="store_true", help="tertutup: tidak dalam dokumen")
    about = attach.add_mutually_exclusive_group()
    about.add_argument("--acara", type=_count, metavar="N", help="nomor acara dalam susunan")
    about.add_argument(
        "--sign", metavar="VERSI", help="pindaian naskah bertanda tangan dari versi ini"
    )
    _as_whom(attach, OF_A_COPY)
    record = _add(commands, "record", "catat baris JSON dari masukan standar", "FILE")
    _as_whom(record, OF_A_COPY)
    status = _add(commands, "status", "kemajuan, kehadiran, yang kurang", "FILE")
    status.add_argument("--json", action="store_true", help="untuk program lain")
    status.add_argument(
        "--check",
        action="store_true",
        help="sebut yang kurang satu per satu; kode keluar 4 bila ada yang menghalangi",
    )
    status.add_argument(
        "--from",
        dest="previous",
        metavar="SESI",
        help="sesi tahap sebelumnya, bila tidak terletak di folder yang sama",
    )
    diff = _add(commands, "diff", "yang berubah sejak disepakati, acara demi acara", "FILE")
    diff.add_argument("--json", action="store_true", help="untuk program lain")
    _log(_add(commands, "log", "jurnal: kapan, siapa, apa; satu baris satu perbuatan", "FILE"))


def _log(log: argparse.ArgumentParser) -> None:
    log.add_argument(
        "--since", metavar="KAPAN", help="sejak 14.00, ‘3 Juli 2023’, 2023-07-03T14:00"
    )
    log.add_argument("--who", metavar="NAMA", help="hanya perbuatan petugas ini")
    log.add_argument("--kind", metavar="JENIS", help="misalnya note, gap, ‘kehadiran’")
    log.add_argument("--record", metavar="JENIS/ID", help="hanya satu catatan")
    log.add_argument("--last", type=_count, metavar="N", help="hanya N perbuatan terakhir")
    log.add_argument("--json", action="store_true", help="untuk program lain: satu objek sebaris")
    log.add_argument("--closed", action="store_true", help="isi yang tertutup ikut ditampilkan")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"‘{text}’ bukan bilangan mulai dari 1")
    return int(text)


def _copies(commands: Commands) -> None:
    verify = _add(commands, "verify", "periksa keutuhan dan tampilkan sidik", "FILE")
    verify.add_argument("--rebuild", action="store_true", help="buat ulang nilai terkini")
    backup = _add(commands, "backup", "salinan utuh yang diperiksa, juga selagi dipakai", "FILE")
    backup.add_argument("dest", metavar="TUJUAN", help="berkas, atau folder")
    backup.add_argument("--json", action="store_true", help="kemajuan sebagai baris JSON")
    backup.add_argument("--remember", action="store_true", help="catat salinan ini dalam sesi")
    backup.add_argument("--place", metavar="NAMA", default="", help="sebutan tempatnya")
    _as_whom(backup)
    kept = _add(
        commands, "archive", "satu zip: sesi, dokumen, data, naskah, dan jumlah periksa", "FILE"
    )
    kept.add_argument("-o", "--output", metavar="ZIP", help="nama hasil")
    kept.add_argument("--progress", action="store_true", help="kemajuan sebagai baris JSON")
    people = _add(commands, "anonymise", "salinan tanpa nama, NIP, telepon, surel", "FILE")
    people.add_argument("copy", metavar="TUJUAN", help="berkas sesi baru")
    back = _add(commands, "restore", "buat berkas sesi dari hasil export -f json", "FILE")
    back.add_argument("source", metavar="JSON")
    merge = _add(commands, "merge", "gabungkan salinan dari laptop lain", "INTO")
    merge.add_argument("sources", metavar="FROM", nargs="+")
    merge.add_argument("--dry-run", action="store_true", help="hanya lihat apa yang akan masuk")


def _add(commands: Commands, name: str, about: str, file: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("file", metavar=file, help="berkas sesi (*.bimtek)")
    return parser


def _as_whom(parser: argparse.ArgumentParser, roles: Sequence[str] = ROLES) -> None:
    parser.add_argument("--as", dest="name", metavar="NAMA", help="nama petugas")
    parser.add_argument("--role", choices=roles, help="peran petugas")


def _alias(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--alias",
        action="append",
        default=[],
        metavar="EJAAN=KODE",
        help="OPD yang dimaksud oleh ejaan lain; dapat diulang",
    )


def aliases_of(given: Iterable[str]) -> dict[str, str]:
    """`EJAAN=KODE` … as a mapping.

    Raises:
        Refusal: without an equals sign.
    """
    from bimtek.journal.records import Refusal

    found = {}
    for text in given:
        spelling, equals, code = text.rpartition("=")
        if not equals or not spelling.strip() or not code.strip():
            raise Refusal("wrong-alias", f"--alias ‘{text}’: tulis EJAAN=KODE.")
        found[spelling.strip()] = code.strip()
    return found


def _network(commands: Commands) -> None:
    serve = _add(commands, "serve", "layani laptop, ponsel, dan layar lewat jaringan aula", "FILE")
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="ALAMAT", help="0.0.0.0: jaringan aula"
    )
    serve.add_argument("--port", type=_port, default=8711, metavar="PORT", help="bawaan: 8711")
    serve.add_argument("--tls", action="store_true", help="enkripsi, sertifikat dibuat di tempat")
    # started by a window, and ended with it
    serve.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    join = commands.add_parser("join", help="bekerja di salinan sendiri yang tersambung")
    join.add_argument("url", nargs="?", default="", metavar="ALAMAT", help="dari `bimtek serve`")
    join.add_argument("file", nargs="?", default="", metavar="FILE", help="salinan di laptop ini")
    join.add_argument("--pin", default="", metavar="PIN", help="PIN peran; tanpa ini ditanyakan")
    alone = join.add_mutually_exclusive_group()
    alone.add_argument("--once", action="store_true", help="samakan sekali, tanpa ruang kerja")
    alone.add_argument("--keep", action="store_true", help="samakan terus, tanpa ruang kerja")
    _as_whom(join)


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number < 65536:
        raise ValueError
    return number
