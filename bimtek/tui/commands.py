"""Everything that can be done from here, for the palette and for `g` + letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from bimtek.hall.session_records import ScriptVersion
from bimtek.tui.palette import Command
from bimtek.ui.ask import Option
from bimtek.ui.keys import keys_here
from bimtek.ui.lines import LineList
from bimtek.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.dom import DOMNode
    from textual.screen import Screen

    from bimtek.tui.workspace import Workspace

GO = [
    Option("c", "baris catatan", "note", "F2"),
    Option("n", "catatan acara ini", "notes", "Shift+F2"),
    Option("a", "susunan acara", "order", "F4"),
    Option("s", "cari dalam sesi ini", "search", "F3"),
    Option("k", "yang kurang", "missing", "F9"),
    Option("h", "kehadiran", "roll_call", "F7"),
    Option("g", "antrean bicara", "queue", "F6"),
    Option("w", "waktu bicara", "talk_time"),
    Option("r", "serah terima: di mana kita", "standing"),
    Option("m", "meja dan kelompok", "groups"),
    Option("d", "yang diparkir", "parked"),
    Option("l", "layar", "stage_view", "F8"),
    Option("t", "tindak lanjut tahap sebelumnya", "earlier_actions", ""),
    Option("e", "meja sunting: kalimat notulen", "editing_desk"),
    Option("o", "dokumen: baca, tulis Word dan PDF", "documents"),
    Option("p", "perintah", "palette", "Ctrl+P"),
    Option("b", "bantuan", "app.help_here", "F1"),
    Option("u", "urungkan", "undo", "Ctrl+Z"),
    Option("y", "ulangi", "redo", "Ctrl+Y"),
]
"""Letters that do what the function keys do, for keyboards that keep those to themselves."""

MAY_TAKE = ("fasilitator", "penyelenggara")
"""Roles that may change what the session consists of."""

MOVING = frozenset(binding.action for binding in Binding.make_bindings(LineList.BINDINGS))
MOVING_KEYS = frozenset(
    ("up", "down", "left", "right", "tab", "shift+tab", "escape", "enter", "pageup", "pagedown")
)
"""What goes without saying; it needs no line of the palette."""

_TITLES = {
    "app.help_here": "Bantuan untuk tempat ini",
    "note": "Tulis catatan",
    "notes": "Catatan acara ini",
    "editing_desk": "Meja sunting: baris mentah menjadi kalimat notulen",
    "documents": "Dokumen: baca seperti akan tercetak, tulis Word dan PDF",
    "document_data": "Data dokumen: nomor, kop surat, siapa menandatangani, NIP",
    "order": "Susunan acara, mulai dan selesai",
    "roll_call": "Kehadiran",
    "queue": "Antrean bicara",
    "talk_time": "Waktu bicara tiap kantor hari ini, dan siapa yang belum",
    "standing": "Kartu serah terima: di mana kita, apa yang masih terbuka",
    "stage_view": "Layar: yang dilihat seluruh aula",
    "search": "Cari dalam catatan, isian, orang, dan OPD",
    "missing": "Yang kurang, dengan tempatnya",
    "choices": "Pilihan yang tertunda: nilai yang berbeda, satu per satu",
    "earlier_actions": "Tindak lanjut tahap sebelumnya: selesai, berjalan, batal, tenggat baru",
    "parked": "Yang diparkir: disisihkan, dibahas sebelum penutup",
    "stage_history": "Riwayat acara ini, mengurungkan yang lama",
    "history": "Riwayat seluruh sesi",
    "since": "Yang berubah sejak disepakati, dan susulan",
    "groups": "Kelompok acara ini: siapa duduk di mana, koordinator, meja",
    "undo": "Urungkan perbuatan terakhir",
    "redo": "Ulangi yang diurungkan",
}


def _once(near: list[Command], everywhere: list[Command]) -> Iterator[Command]:
    """What a key does here and everywhere alike stands once, with its key."""
    keys = {one.title: one.key for one in near}
    told = [(one, one.title.partition(":")[0]) for one in everywhere]
    twice = {title for _, title in told if title in keys}
    yield from (one for one in near if one.title not in twice)
    yield from (one._replace(key=one.key or keys.get(title, "")) for one, title in told)


class Commands:
    """What can be done: bindings, and what a focused widget lists as `commands`.

    Such a list holds (title, key as it is called, action) for keys that are no bindings.

    Collected before the palette covers the screen, run after it is gone.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._here: dict[str, tuple[DOMNode, str]] = {}
        everywhere = [*self._everywhere(), *self._documents()]
        self.listed = [*_once(self._near(), everywhere), *self._stages()]

    def _near(self) -> list[Command]:
        found: list[Command] = []
        for key in keys_here(self._workspace):
            own = key.node in (self._workspace, self._workspace.app)
            moving = key.binding.action in MOVING or key.binding.key in MOVING_KEYS
            if not own and (key.binding.id or not moving):
                title = key.binding.tooltip or key.binding.description
                self._add(found, key.node, title, key.name, key.binding.action)
        focused = self._workspace.focused
        for node in focused.ancestors_with_self if focused else ():
            for title, name, action in getattr(node, "commands", ()):
                self._add(found, node, title, name, action)
        return found

    def _add(self, found: list[Command], node: DOMNode, title: str, key: str, action: str) -> None:
        name, words = f"here {action}", title[:1].upper() + title[1:]
        there = any(one.title == words and self._here[one.name][0] is node for one in found)
        if name not in self._here and not there:  # two keys of one place may mean the same
            self._here[name] = (node, action)
            found.append(Command(words, key, name))

    def _everywhere(self) -> list[Command]:
        keys = {option.result: option.hint for option in GO}
        found = [Command(title, keys.get(name, ""), name) for name, title in _TITLES.items()]
        found.append(Command("Menyelamatkan waktu: ringkas atau lewati acara", "F4 w", "rescue"))
        found.append(Command("Pimpinan rapat: siapa, sejak kapan, sampai kapan", "", "chair"))
        found.append(Command("OPD yang belum ada di daftar: tambahkan", "", "new_office"))
        found.append(Command("Kuorum: berapa OPD harus hadir", "", "quorum"))
        found.append(Command("Ganti petugas atau peran di jendela ini", "", "hand_over"))
        if len({stage.day for stage in self._workspace.session.stages}) > 1:
            morning = "Pembukaan hari: yang ditunda, tugas semalam"
            found.append(Command(morning, "", "morning"))
        if self._workspace.session.drafts():
            drafts = "Ketikan yang belum terkirim: kirim, lanjutkan, atau hapus"
            found.append(Command(drafts, "", "offer_drafts"))
        minutes = "Notulen: tulis dokumennya sekarang, untuk dibaca dan dicetak"
        found.append(Command(minutes, "", "write_minutes"))
        package = "Paket malam ini: semua dokumen, pesan, dan data dalam satu folder"
        found.append(Command(package, "", "write_package"))
        archive = "Arsip: sesi, dokumen, data, dan jumlah periksa dalam satu zip"
        found.append(Command(archive, "", "write_archive"))
        annexes = "Lampiran: foto dan pindaian, seret berkasnya ke jendela ini"
        found.append(Command(annexes, "", "annexes"))
        found.append(Command("Pesan untuk OPD: salin, tandai terkirim", "", "office_messages"))
        forms = "Formulir isian untuk OPD: tulis, atau masukkan yang sudah diisi"
        found.append(Command(forms, "", "forms"))
        if self._workspace.session.role in MAY_TAKE:
            destroyed = "Laporan pemusnahan: apa yang dimusnahkan, salinan mana yang terjangkau"
            found.append(Command(destroyed, "", "write_destroyed"))
        if self._workspace.session.role in MAY_TAKE:
            found.append(Command("Naskah: ambil yang sudah diubah ke sesi ini", "", "take_script"))
            if any(one.cls is ScriptVersion for one in self._workspace.session.conflicts()):
                found.append(Command("Naskah: pilih versi yang benar", "", "settle_script"))
        serve = "Layani jaringan aula: alamat, kode QR, PIN, siapa tersambung"
        found.append(Command(serve, "", "serve"))
        if self._workspace.network.following is not None:
            link = "Sambungan ke induk: terkirim atau belum, alamat, induk lain"
            found.append(Command(link, "", "host_card"))
        found.append(Command("Salin ke flashdisk, diperiksa keutuhannya", "", "copy_out"))
        merge = "Gabungkan salinan: yang dicatat di laptop dan meja lain"
        found.append(Command(merge, "", "merge"))
        one_table = "Satu meja saja: jendela ini untuk satu kelompok, di ruang tanpa jaringan"
        found.append(Command(one_table, "", "own_table"))
        since = "Periksa tahap sebelumnya: apa yang berubah di sana sejak dibawa"
        found.append(Command(since, "", "check_earlier"))
        other = "gelap" if self._workspace.app.theme == LIGHT else "terang"
        found.append(Command(f"Tema {other}", "", "theme"))
        found.append(Command("Keluar", "Ctrl+Q", "leave"))
        return [one for one in found if one.name not in self._workspace.withheld]

    def _documents(self) -> list[Command]:
        """Each by its own name, which is what people look for."""
        from bimtek.papers.catalogue import NOTULEN, PAPERS, title_of

        if "documents" in self._workspace.withheld:
            return []
        return [
            Command(f"Baca dan tulis: {title_of(name)}", "", f"documents('{name}')")
            for name in (NOTULEN, *(one.name for one in PAPERS))
        ]

    def _stages(self) -> list[Command]:
        roll_calls_only = "order" in self._workspace.withheld
        return [
            Command(f"Buka acara {number} {stage.title}", "", f"acara {stage.id}")
            for number, stage in enumerate(self._workspace.session.stages, 1)
            if stage.roll_call or not roll_calls_only
        ]

    def run(self, name: str | None) -> None:
        """Do what was chosen."""
        if not name:
            return
        workspace = self._workspace
        if name in self._here:
            node, action = self._here[name]
            workspace.run_worker(workspace.app.run_action(action, node))
        elif name.startswith("acara "):
            stage = workspace.session.stage(name.removeprefix("acara "))
            workspace.run_worker(workspace.open_stage(stage))
        elif name == "theme":
            change_theme(workspace)
        elif name == "leave":
            workspace.run_worker(workspace.app.run_action("app.leave"))
        else:
            workspace.run_worker(workspace.run_action(name))


def change_theme(screen: Screen[Any]) -> None:
    """Light to dark, or back; kept for the next time."""
    from bimtek import device

    theme = DARK if screen.app.theme == LIGHT else LIGHT
    screen.app.theme = theme
    device.remember(theme=theme)
