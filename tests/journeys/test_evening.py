"""An organiser's evening: lines become minutes with a letterhead, the package is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.playing import Hall, minutes, play, same_text
from tests.journeys.steps import Step
from tests.journeys.terminal import Terminal

FILE = "blitar.bimtek"
SPEECH = "6. Arah kebijakan"
TO_THE_DESK = (
    Step("ge", "MEJA SUNTING", at="19.40"),
    Step("[[[[", "Arah kebijakan"),
    # what was scribbled on paper; the desk gets its keys back with Esc
    Step("<f2>narsum minta peta<enter>", "4 baris", 1),
    Step("mikrofon mati<enter>", "5 baris", 1),
    Step("juga daftar aplikasinya<enter><escape>", "6 baris", 1),
)
ONE_ACARA = (
    Step("<home><enter><ctrl+u>Siapa wali data?<enter>", "✎ Siapa wali data?", 1),
    Step("<enter>", "disunting 2", 1),
    Step("<escape><down><down>x", "[dilepas] mikrofon", 1),
    Step("<down>G", "↳ juga daftar", 1),
    # Enter on a joined line opens the sentence of both
    Step("<enter>", "Notulen ▸ Narsum minta peta. Juga daftar aplikasinya."),
    Step("<escape>>", "· tanpa tenggat", 1),
    Step("<enter>", "@opd penanggung jawab, ^14/7 tenggat"),
    Step("<ctrl+u>Mengirim peta data. @dlh ^14/7<enter>", "s.d. 14 Jul", 1),
    Step("<enter>", "sudah bersunting", 1),
    Step("w", "▸ Kepala Dinas Sosial"),
    Step("<enter>", "Dinsos, Kepala", 1),
    Step("J", "", 1),
    Step("<end><enter>Walidata ada.<enter>", "Walidata ada.", 1),
    Step("<up><enter>Data bersama.<enter>", "Data bersama.", 1),
)
DATA = (
    Step("<ctrl+p>", "perintah"),
    Step("data dok", "▸ Data dokumen"),
    Step("<enter>", "isian kosong: dicetak"),
    Step("<enter>KOTA BLITAR<enter>", "  KOTA BLITAR", 1),
    Step("DISKOMINFOTIK<enter>", "  DISKOMINFOTIK", 1),
    Step("<enter><enter>188/3/2023<enter>", "188/3/2023", 1),
    Step("<escape><escape>", "MEJA SUNTING"),
)


THE_REST = (
    Step("<ctrl+p>", "perintah"),
    Step("pesan untuk", "▸ Pesan untuk OPD"),
    Step("<enter>", "Spasi terkirim"),
    Step("<enter><space>", "✓", 1),
    Step("<escape>", "MEJA SUNTING"),
)


def edited(hall: Hall) -> str:
    """The head of the minutes, and the acara that was edited."""
    text = minutes(hall, FILE)
    head, _, _ = text.partition("\n## ")
    _, *acara = text.split("\n### ")
    return "\n### ".join((head, *(one for one in acara if one.startswith(SPEECH))))


@pytest.fixture
def organiser(hall: Hall, afternoon: Path, start: Callable[..., Terminal]) -> Terminal:
    assert afternoon.parent == hall.folder
    hall.set_clock("19.40")
    terminal = start("open", FILE, "--as", "Rina Contoh", "--role", "penyelenggara")
    terminal.wait("F1 bantuan")
    return terminal


@pytest.mark.slow
def test_an_acara_is_edited_and_the_package_is_begun(hall: Hall, organiser: Terminal) -> None:
    play(hall, organiser, (*TO_THE_DESK, *ONE_ACARA, *DATA))
    play(
        hall, organiser, [Step("E", "Paket malam ini"), Step("<escape>", "tidak ada yang ditulis")]
    )
    same_text(edited(hall), "golden/evening.md")


@pytest.mark.slow
def test_the_whole_evening_to_the_package(hall: Hall, organiser: Terminal) -> None:
    organiser.resize(120, 40)
    play(hall, organiser, (*TO_THE_DESK, *ONE_ACARA, *DATA, *THE_REST))
    play(hall, organiser, [Step("E", "Paket malam ini")])
    organiser.wait("Paket malam ini tertulis", 90)
    organiser.press("ctrl+q")
    assert organiser.ended() == 0
    package = next(hall.folder.glob("*-paket"))
    told = (package / "notulen.md").read_text(encoding="utf-8")
    assert "**KONSEP**" in told
    assert "- 19.40 – Tindak lanjut (oleh DLH, tenggat 14 Juli 2023): Mengirim peta data." in told
    assert "mikrofon" not in told
    tasks = (package / "rencana-tindak-lanjut.md").read_text(encoding="utf-8")
    assert "Mengirim peta data" in tasks
    assert any(
        "Mengirim peta data" in one.read_text("utf-8") for one in package.glob("pesan/*dlh*")
    )
