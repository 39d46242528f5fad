"""Jaringan aula: address, QR, PINs and who is connected, while this laptop serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from bimtek.locale.dates import clock
from bimtek.sync.code import qr_lines
from bimtek.sync.serving import PHONES
from bimtek.ui.bars import Bar
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.sync.serving import Present, Served
    from bimtek.tui.network import Network

WIDE = 112
"""Columns from which both codes have room beside the list."""
COLUMNS = (Column(16, flex=2), Column(11, flex=1), Column(11, align="right"))
HELP = """Sesi ini dilayani dari laptop ini. Di laptop, ponsel, atau layar lain: buka alamatnya \
di peramban, atau arahkan kamera ke kodenya, lalu masukkan PIN menurut peran. Laptop yang punya \
program ini: bimtek join ALAMAT.

Kode yang kedua (p) untuk ponsel peserta di pintu: ia memuat PIN peserta, yang hanya membuka \
absen sendiri. Tunjukkan atau cetak kode itu; alamat di bawahnya sama.

‘sama’ menyebut kapan terakhir kali isi kedua pihak sama dan sudah tersimpan di keduanya. h \
menghentikan: salinan yang tersambung bekerja terus di berkasnya sendiri, ponsel dan peramban \
tidak. Menutup jendela yang memulainya juga menghentikannya."""


def lines_of(served: Served, now: datetime) -> Iterator[Line]:
    """The PINs, then who is connected."""
    yield _title("pin", "PIN")
    for whose, pin in served.pins:
        role, _, table = whose.partition(" ")
        yield Line(f"pin {whose}", (role, safe(table), f"{pin[:3]} {pin[3:]}"))
    yield Line("gap", ("",), selectable=False)
    yield _title("here", f"Tersambung: {len(served.present)}")
    for number, one in enumerate(served.present):
        yield Line(f"here {number}", _cells(one, now))
    if not served.present:
        yield Line("nobody", ("belum ada",), selectable=False, style="$text-muted")


def _title(key: str, words: str) -> Line:
    return Line(f"title {key}", (Content.styled(words, "bold"),), selectable=False)


def _cells(one: Present, now: datetime) -> tuple[str | Content, ...]:
    at = datetime.fromisoformat(one.confirmed or one.since).astimezone(now.tzinfo)
    said = f"sama {clock(at)}" if one.confirmed else f"sejak {clock(at)}"
    what = one.table or (one.role if one.over == "salinan" else one.over)
    return (safe(one.name) or "tanpa nama", safe(what), said)


class Code(Vertical):
    """One address as a code, with what it is for.

    Args:
        purpose: said above it.
    """

    DEFAULT_CSS = """
    Code { width: auto; height: auto; }
    Code .code { width: auto; height: auto; background: white; color: black; }
    Code .purpose { text-style: bold; }
    Code .under { width: 33; height: auto; }
    """

    def __init__(self, purpose: str, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self._purpose = purpose
        self._url = ""

    def compose(self) -> ComposeResult:
        yield Static(self._purpose, classes="purpose", markup=False)
        yield Static("", classes="code", markup=False)
        yield Static("", classes="under", markup=False)

    def show_url(self, url: str, under: Iterable[str]) -> None:
        """Draw it, unless it stands there already.

        Args:
            under: lines below the code.
        """
        if url != self._url:
            self._url = url
            self.query_one(".code", Static).update(Content("\n".join(qr_lines(url))))
            self.query_one(".under", Static).update(Content("\n".join(under)))


class ServingScreen(ModalScreen[bool]):
    """What people in the hall have to know to come in; gives True to stop.

    Args:
        network: knows what is served.
        now: by the clock of the hall.
    """

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "give(True)", "hentikan", show=False),
        Binding("escape,enter,q", "give(False)", "kembali", show=False),
        Binding("p", "other_code", "kode ponsel peserta", show=False),
        Binding("f1", "app.help_here", "bantuan", show=False),
    ]
    DEFAULT_CSS = """
    ServingScreen { background: $background; layout: vertical; }
    ServingScreen Horizontal { height: 1fr; }
    ServingScreen #codes { width: auto; padding: 0 1; }
    ServingScreen #title { background: $panel; text-style: bold; }
    ServingScreen #hint { color: $text-muted; }
    ServingScreen #phones { display: none; }
    ServingScreen.-phones #phones { display: block; }
    ServingScreen.-phones #laptops { display: none; }
    ServingScreen.-both #phones { display: block; }
    ServingScreen.-both #laptops { display: block; margin-right: 2; }
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        with Horizontal():
            with Horizontal(id="codes"):
                yield Code("Laptop dan meja kelompok", "laptops")
                yield Code("Ponsel peserta di pintu", "phones")
            yield LineList(COLUMNS, help=HELP)
        yield Bar(id="hint")

    def on_mount(self) -> None:
        self.query_one(LineList).focus()
        self._look()
        self.set_interval(1.0, self._look)

    def _look(self) -> None:
        served = self._network.served
        if served is None:
            self.dismiss(result=False)
            return
        here = " · hanya laptop ini" if served.alone else ""
        self.query_one("#title", Bar).say(f" Jaringan aula: {served.urls[0]}{here}")
        self.query_one(LineList).show(list(lines_of(served, self._network.now())))
        self.query_one("#laptops", Code).show_url(served.urls[0], _address(served))
        door = [f"{served.urls[0]}{PHONES}"]
        self.query_one("#phones", Code).show_url(served.phones_url, door)

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-both")
        self._hint()

    def action_other_code(self) -> None:
        """The code of the phones in the place of the other one, and back."""
        self.toggle_class("-phones")
        self._hint()

    def _hint(self) -> None:
        other = "laptop" if self.has_class("-phones") else "ponsel peserta"
        code = "" if self.has_class("-both") else f"p kode {other} · "
        words = f" {code}h hentikan · ↑ ↓ gulir · F1 bantuan · Esc kembali"
        self.query_one("#hint", Bar).say(words)

    def action_give(self, result: bool) -> None:
        """Leave."""
        self.dismiss(result)


def _address(served: Served) -> Iterator[str]:
    yield from served.urls[1:3]
    if served.fingerprint:
        digits = served.fingerprint[:16].upper()
        yield "sertifikat " + "-".join(digits[at : at + 4] for at in range(0, 16, 4))
