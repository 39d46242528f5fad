"""Jaringan aula: address, QR, PINs and who is connected, while this laptop serves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from bimtek.locale.dates import clock
from bimtek.sync.code import qr_lines
from bimtek.ui.bars import Bar
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.sync.serving import Present, Served
    from bimtek.tui.network import Network

COLUMNS = (Column(16, flex=2), Column(11, flex=1), Column(11, align="right"))
HELP = """Sesi ini dilayani dari laptop ini. Di laptop, ponsel, atau layar lain: buka alamatnya \
di peramban, atau arahkan kamera ke kodenya, lalu masukkan PIN menurut peran. Laptop yang punya \
program ini: bimtek join ALAMAT.

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
        Binding("f1", "app.help_here", "bantuan", show=False),
    ]
    DEFAULT_CSS = """
    ServingScreen { background: $background; layout: vertical; }
    ServingScreen Horizontal { height: 1fr; }
    ServingScreen Vertical { width: auto; padding: 1 1 0 1; }
    ServingScreen #qr { width: auto; height: auto; background: white; color: black; }
    ServingScreen #title { background: $panel; text-style: bold; }
    ServingScreen #hint { color: $text-muted; }
    ServingScreen #address { width: 33; height: auto; margin-top: 1; }
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network
        self._qr_of = ""

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        with Horizontal():
            with Vertical():
                yield Static("", id="qr", markup=False)
                yield Static("", id="address", markup=False)
            yield LineList(COLUMNS, help=HELP)
        yield Bar(id="hint")

    def on_mount(self) -> None:
        self.query_one("#hint", Bar).say(
            " h hentikan melayani · ↑ ↓ gulir · F1 bantuan · Esc kembali"
        )
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
        if self._qr_of != served.urls[0]:
            self._qr_of = served.urls[0]
            self.query_one("#qr", Static).update(Content("\n".join(qr_lines(served.urls[0]))))
            self.query_one("#address", Static).update(Content("\n".join(_address(served))))

    def action_give(self, result: bool) -> None:
        """Leave."""
        self.dismiss(result)


def _address(served: Served) -> Iterator[str]:
    yield from served.urls[1:3]
    if served.fingerprint:
        digits = served.fingerprint[:16].upper()
        yield "sertifikat " + "-".join(digits[at : at + 4] for at in range(0, 16, 4))
