"""The fields of a new session; an empty one shows in brackets what the script says."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantBlur
from textual.message import Message
from textual.widgets import Input, Static

from bimtek.tui import new_values
from bimtek.tui.new_values import MistypedError, Said, Typed, short_path
from bimtek.ui.bars import Bar, short_title
from bimtek.ui.field import TypedInput

LABELS = {
    "script": "Naskah",
    "previous": "Lanjutan dari",
    "city": "Kota",
    "days": "Tanggal",
    "place": "Tempat",
    "quorum": "Kuorum",
    "opds": "Daftar OPD",
    "participants": "Undangan",
    "file": "Berkas baru",
}
HELPS = {
    "script": "Nama naskah yang ikut program (F3 menampilkan daftarnya), atau letak berkas .md "
    "sendiri.",
    "previous": "Sesi tahap sebelumnya (F3 menampilkan yang ada di laptop ini), atau letak "
    "berkasnya. OPD, orang, level, program, dan tindak lanjut yang terbuka ikut; yang ikut dan "
    "yang tinggal tampak di bawah. Berkas itu hanya dibaca.",
    "city": "Kota penyelenggara, seperti tercetak di notulen.",
    "days": "Satu hari, misalnya 3 Juli 2023 atau 2023-07-03; beberapa hari: 3–4 Juli 2023. "
    "Usulan: hari kerja yang terdekat, sebab tanggal naskah itu hanya contoh.",
    "place": "Gedung tempat acara, seperti tercetak di notulen.",
    "quorum": "Paling sedikit berapa OPD harus hadir, misalnya 6 OPD; 6 OPD luring: hanya yang "
    "hadir di aula; 0: tanpa kuorum. Sesudah sesi dibuat: Ctrl+P, Kuorum.",
    "opds": "Letak daftar OPD. Kolomnya: kode, singkatan, nama; boleh juga alias, jenis, pilar.",
    "participants": "Letak daftar undangan. Kolomnya: nama atau jabatan, dan opd; boleh juga no, "
    "nip, golongan, kapasitas, peran, hp, email. Nama boleh kosong bila jabatan ada.",
    "file": "Nama atau letak berkas sesi. Nama saja masuk ke folder Bimtek di laptop ini. Berkas "
    "yang sudah ada tidak ditimpa.",
}
LAST = "file"
FILES = ("script", "previous", "opds", "participants")
"""Fields that name what is read."""
NO_SESSION = "(tidak ada; F3 memilih)"
NO_LIST = "(tidak ada; CSV, XLSX, ODS)"


class FormLine(TypedInput):
    """One field of the form; its Enter stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "lanjut"),
        Binding("pagedown", "found", "buat", tooltip="buat sesi sekarang"),
        Binding("escape", "leave_or_wipe", "kembali"),
    ]

    def action_found(self) -> None:
        """All other fields may stay as they are."""
        self.post_message(NewFields.Found())


class LastLine(FormLine):
    """The last one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "buat", tooltip="buat sesi")
    ]


class NewFields(Vertical):
    """All fields, one below the other; Enter goes on.

    Args:
        first: what stands in them at first.
    """

    DEFAULT_CSS = """
    NewFields { height: auto; }
    NewFields Horizontal { height: 1; }
    NewFields .label { width: 15; color: $text-muted; }
    NewFields Horizontal:focus-within .label { color: $foreground; text-style: bold; }
    NewFields Bar { margin-left: 15; color: $text-muted; }
    """

    class Named(Message):
        """What is read may be another: a script or a list was typed."""

    class Left(Message):
        """The cursor went out of a field."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Choose(Message):
        """Enter on an empty script."""

    class Found(Message):
        """Enter on the last field."""

    def __init__(self, first: Typed) -> None:
        super().__init__()
        self._first = first
        self.said = Said()
        self._earlier_city = ""

    def compose(self) -> ComposeResult:
        for name, label in LABELS.items():
            make = LastLine if name == LAST else FormLine
            with Horizontal():
                yield Static(f" {label}", classes="label", markup=False)
                yield make(getattr(self._first, name), id=name, help=HELPS[name])
            if name == "script":
                yield Bar()

    def on_mount(self) -> None:
        self["previous"].placeholder = NO_SESSION
        self["script"].placeholder = "nama naskah atau letak berkasnya; F3 memilih"
        self._take_script()

    def __getitem__(self, name: str) -> TypedInput:
        """The field of this name."""
        return self.query_one(f"#{name}", TypedInput)

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(*(self[name].value.strip() for name in Typed._fields))

    @property
    def target(self) -> Path:
        """Where the session file goes."""
        return new_values.target(self.typed, self.said)

    def go_on_from(self, city: str) -> None:
        """The session that this one goes on from is of this city; empty: there is none."""
        if city != self._earlier_city:
            self._earlier_city = city
            self._take_script()

    def _take_script(self) -> None:
        """Show what the script, or the session before, says in the fields that are empty."""
        try:
            said = new_values.said_by(new_values.script_path(self.typed.script))
        except MistypedError:
            said = Said()
        self.said = said = said._replace(city=self._earlier_city or said.city)
        self.query_one(Bar).say(short_title(said.title, said.city) if said.title else "")
        for name in ("city", "days", "place", "quorum"):
            value = getattr(said, name)
            remark = f"; {said.days_remark}" if name == "days" and said.days_remark else ""
            self[name].placeholder = f"({value}{remark})" if value else ""
        for name in ("opds", "participants"):
            value = getattr(said, name)
            self[name].placeholder = f"({value} dari naskah)" if value else NO_LIST
        self._show_target()

    def _show_target(self) -> None:
        path = new_values.target(self.typed._replace(file=""), self.said)
        self[LAST].placeholder = f"({short_path(path)})"

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "script":
            self._take_script()
        elif event.input.id in ("city", "days"):
            self._show_target()
        if event.input.id in FILES:
            self.post_message(self.Named())

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        self.post_message(self.Left(event.widget.id or ""))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == LAST:
            self.post_message(self.Found())
        elif event.input.id == "script" and not event.value.strip():
            self.post_message(self.Choose())
        else:
            self.app.action_focus_next()
