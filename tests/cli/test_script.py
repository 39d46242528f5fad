"""`bimtek script`: a script of one's own, and what a script says, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.cli import main
from bimtek.cli.check import check
from bimtek.journal.trouble import Exit
from bimtek.script.library import shipped

OWN = """---
naskah: 1
judul: Bimtek
kota: Kota Contoh
tanggal: 3 Juli 2023
mulai: 08.00
---
## Dasar {.dasar}

- Surat undangan

<!-- hanya untuk penulis naskah -->

## Sambutan {.paparan durasi=20 oleh="Kepala daerah" ringkas=boleh}

- Laporan {5'}
- Sambutan {15' oleh="Wali Kota"}

> **Ucapkan:** "Selamat pagi."

## Kesiapan {.kertas-kerja durasi=30 dijawab=kelompok panggilan=siang}

| Kolom | Jenis | Wajib |
|---|---|---|
| Level | level | ya |
| Bukti | bukti | tidak |

### Struktur

- S1a: Adakah penanggung jawab data? {opd="Bagian Organisasi"}

## Suara {.pemungutan durasi=10 titik=2}

- Antrean daring
- Lapor warga
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BIMTEK_CLOCK", "2023-07-05T10:00:00+07:00")
    return tmp_path


def test_a_start_asks_nothing_and_can_be_used_as_it_is(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["script", "new"]) == Exit.DONE
    assert check("naskah.md") == Exit.DONE
    assert "peringatan" not in capsys.readouterr().err
    text = (here / "naskah.md").read_text("utf-8")
    assert "tanggal: Senin, 10 Juli 2023" in text
    assert text.count("<!--") >= 8, "each part is explained"


def test_nothing_is_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "opd.csv").write_text("milik kota", encoding="utf-8")
    assert main(["script", "new", "kota.md", "--from", "blitar-2023"]) == Exit.CANNOT_WRITE
    assert "opd.csv sudah ada dan tidak ditimpa" in capsys.readouterr().err
    assert sorted(path.name for path in here.iterdir()) == ["opd.csv"]
    assert main(["script", "new", "kota.md", "--date", "besok"]) == Exit.WRONG_INPUT


def test_a_copy_comes_with_its_lists_and_the_own_city(here: Path) -> None:
    given = ["--from", "blitar-2023", "--city", "Kota Uji", "--date", "5–6 Juni 2024"]
    assert main(["script", "new", "uji/kota.md", *given]) == Exit.DONE
    names = {path.name for path in (here / "uji").iterdir()}
    assert names == {"kota.md", "opd.csv", "peserta.csv", "indikator.csv", "dasar.csv"}
    front = (here / "uji" / "kota.md").read_text("utf-8").split("---")[1]
    assert "kota: Kota Uji\n" in front
    assert "tanggal: 5–6 Juni 2024\n" in front
    assert check("uji/kota.md") == Exit.DONE


def test_people_who_stand_in_the_text_are_copied_with_it(here: Path) -> None:
    people = "\n## Peserta {.peserta}\n\n| Nama | Jabatan | OPD |\n|---|---|---|\n| X | Y | Z |\n"
    (here / "a.md").write_text(OWN + people, encoding="utf-8")
    assert main(["script", "new", "b.md", "--from", "a.md"]) == Exit.DONE
    assert (here / "b.md").read_text("utf-8") == OWN + people


def test_it_is_shown_as_it_will_be_held(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(OWN, encoding="utf-8")
    assert main(["script", "show", "a.md"]) == Exit.DONE
    out = capsys.readouterr().out
    assert "08.00–08.20   1. Sambutan (Kepala daerah, boleh dipendekkan)" in out
    assert "08.20–08.50   2. Kesiapan (absen siang)" in out
    assert " 2. Sambutan (Wali Kota, 15 menit)\n" in out
    assert '  Ucapkan: "Selamat pagi."\n' in out
    assert "S1a  Adakah penanggung jawab data? (Bagian Organisasi)\n    Level* ______\n" in out
    assert "Kelompok ____" in out
    assert "  (   )  Antrean daring\n" in out
    assert "hanya untuk penulis" not in out
    assert max(map(len, out.splitlines())) <= 78


def test_only_the_running_order_or_only_the_forms(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.md").write_text(OWN, encoding="utf-8")
    main(["script", "show", "a.md", "--rundown"])
    assert "Level*" not in capsys.readouterr().out
    main(["script", "show", "a.md", "--forms"])
    out = capsys.readouterr().out
    assert "Level*" in out
    assert "SUSUNAN ACARA" not in out


def test_what_is_wrong_is_told_instead(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(OWN.replace("durasi=20", "durassi=20"), encoding="utf-8")
    for part in (["show", "a.md"], ["new", "b.md", "--from", "a.md"], ["show", "tahap-9"]):
        assert main(["script", *part]) == Exit.WRONG_INPUT
    told = capsys.readouterr().err
    assert "a.md:14: kunci ‘durassi’ tidak dikenal" in told
    assert "salah satu dari: blitar-2023" in told
    assert not (here / "b.md").exists()


@pytest.mark.parametrize("name", [name for name, _ in shipped()])
def test_every_line_of_what_ships_fits_a_sheet(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["script", "show", name]) == Exit.DONE
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 78
    assert "bagian-" not in out, "offices by what people call them"
