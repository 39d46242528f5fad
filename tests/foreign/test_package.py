"""A kind of acara from a package of its own: no other file knows of it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.foreign.installing import installed, run

SCRIPT = """\
---
naskah: 1
judul: Bimtek Contoh
kota: Kota Contoh
tanggal: 2023-07-03
mulai: 08.30
---

## OPD {.opd}

| kode | singkatan | nama |
|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan |
| dishub | Dishub | Dinas Perhubungan |
| setwan | Setwan | Sekretariat DPRD |

## Urutan paparan {.undian #urutan durasi=10 opd="dinkes, dishub"}

> **Ucapkan:** Siapa maju lebih dahulu?

## Penutup {.penutup durasi=10}
"""


def lot(opd: str, place: int, topic: str = "") -> dict[str, object]:
    key = {"stage": "urutan", "opd": opd}
    return {"kind": "undian_lot", "key": key, "set": {"place": place, "topic": topic}}


def lines(*said: Mapping[str, object]) -> str:
    return "".join(json.dumps(one) + "\n" for one in said)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with the package, and a session in which Dishub has drawn the first place."""
    folder = tmp_path_factory.mktemp("laptop")
    package = installed(folder / "site")
    script, session = folder / "naskah.md", folder / "sesi.bimtek"
    script.write_text(SCRIPT, encoding="utf-8")
    begun = {"kind": "stage", "key": {"id": "urutan"}, "set": {"state": "berjalan"}}
    said = run(
        ("check", script),
        ("new", session, "--script", script, "--as", "N1"),
        ("record", session, "--as", "N1"),
        ("status", session, "--check"),
        ("log", session, "--kind", "urutan tampil"),
        ("export", session, "-f", "md", "-o", folder / "notulen.md"),
        ("verify", session),
        path=package,
        stdin=lines(begun, lot("dishub", 1, "Parkir pintar"), lot("setwan", 2), lot("dinkes", 0)),
    )
    assert "Tidak ada kekeliruan: 2 acara." in said
    assert "‘setwan’ tidak ikut undian ‘Urutan paparan’." in said
    assert "Nomor urut mulai dari 1." in said
    (folder / "said.txt").write_text(said, encoding="utf-8")
    return folder


@pytest.fixture
def laptop(here: Path, tmp_path: Path) -> Path:
    """The same, for one test to write in."""
    shutil.copytree(here, tmp_path, dirs_exist_ok=True)
    return tmp_path


def minutes_of(folder: Path) -> str:
    return (folder / "notulen.md").read_text("utf-8")


def test_it_stands_in_status_missing_list_and_minutes(here: Path) -> None:
    said = (here / "said.txt").read_text("utf-8")
    assert "1/2" in said
    assert "1 OPD belum diundi: Urutan paparan" in said
    assert "Dishub" in said
    assert "nomor 1" in said
    assert "Utuh" in said
    assert "Urutan tampil menurut undian:\n\n1. Dishub: Parkir pintar" in minutes_of(here)


def test_without_the_package_the_session_opens_and_says_which_one_is_missing(laptop: Path) -> None:
    session = laptop / "sesi.bimtek"
    said = run(
        ("status", session, "--check"),
        ("record", session, "--as", "N2"),
        ("export", session, "-f", "md", "-o", laptop / "notulen.md"),
        ("verify", session, "--rebuild"),
        ("check", laptop / "naskah.md"),
        stdin=lines({"kind": "note", "set": {"text": "Dishub siap", "stage": "urutan"}}),
    )
    needed = "Bagian ini memerlukan paket bimtek-undian 0.1.0, yang tidak terpasang di laptop ini."
    assert needed.rstrip(".") in said
    assert "1 isiannya tersimpan utuh dalam berkas sesi." in said
    assert "Utuh" in said
    assert "jenis ‘undian’ tidak dikenal" in said
    told = minutes_of(laptop)
    assert needed in told
    assert "1 isiannya tersimpan utuh" in told
    assert "Dishub siap" in told


@pytest.mark.slow
def test_a_laptop_without_the_package_brings_all_of_it_home(laptop: Path) -> None:
    """Two copies go apart; the one that cannot read the lots merges, and hands everything on."""
    ours, theirs = laptop / "sesi.bimtek", laptop / "lain.bimtek"
    shutil.copy(ours, theirs)
    run(
        ("record", theirs, "--as", "N2"),
        path=laptop / "site",
        stdin=lines(lot("dinkes", 2, "Posyandu")),
    )
    merged = run(("merge", ours, theirs), ("verify", ours))
    said = run(
        ("export", ours, "-f", "md", "-o", laptop / "notulen.md"),
        ("note", ours, "selesai"),  # opened for writing: what can be searched is made anew
        ("verify", ours),
        ("verify", theirs),
        path=laptop / "site",
    )
    assert "N2: 2 baru" in merged
    assert "Utuh" in merged
    assert "1. Dishub: Parkir pintar\n2. Dinkes: Posyandu" in minutes_of(laptop)
    assert said.count("Utuh") == 2
    with closing(sqlite3.connect(ours)) as file:
        found = file.execute("SELECT body FROM teks WHERE kind = 'undian_lot' ORDER BY body")
        assert found.fetchall() == [("parkir pintar",), ("posyandu",)]


@pytest.mark.slow
def test_a_package_that_cannot_be_loaded_keeps_no_session_from_opening(laptop: Path) -> None:
    package = installed(laptop / "rusak", broken="import bimtek_peta_lama\n")
    session = laptop / "sesi.bimtek"
    said = run(
        ("check", laptop / "naskah.md"),
        ("status", session, "--check"),
        ("export", session, "-f", "md", "-o", laptop / "notulen.md"),
        path=package,
    )
    reason = "ModuleNotFoundError: No module named 'bimtek_peta_lama'"
    trouble = f"Paket bimtek-undian 0.1.0 tidak dapat dipakai ({reason})."
    checked, _, opened = said.partition("$ status")
    assert f"naskah.md:17: {trouble} Pasang ulang paket itu" in checked
    assert trouble in opened
    assert "1 isiannya tersimpan utuh" in opened
    assert "Bagian ini memerlukan paket lain." in minutes_of(laptop)


@pytest.mark.slow
def test_a_package_that_fails_while_it_is_asked_takes_nothing_else_with_it(laptop: Path) -> None:
    package = installed(laptop / "rusak")
    for name in ("answers", "minutes"):
        with (package / "bimtek_undian" / f"{name}.py").open("a", encoding="utf-8") as module:
            module.write("\n\ndef lots_of(session, stage):\n    return 1 / 0\n")
    session = laptop / "sesi.bimtek"
    said = run(
        ("status", session, "--check"),
        ("export", session, "-f", "md", "-o", laptop / "notulen.md"),
        path=package,
    )
    trouble = "Paket bimtek-undian 0.1.0 tidak dapat dipakai (ZeroDivisionError: division by zero)."
    assert trouble in said
    assert trouble in minutes_of(laptop)
    assert "Penutup" in minutes_of(laptop)
