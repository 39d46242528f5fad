"""What a person who plans the day would notice in a script without mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.lists.beside import ScriptLists
from bimtek.script.load import load
from bimtek.stages import KINDS

from .checking import FRONT, OFFICES

FRONT_OF_A_DAY = FRONT.removesuffix("---\n") + "mulai: 08.00\nselesai: 10.00\n---\n"
CRITERIA = "\n".join(f"{n}. tingkat {n}" for n in range(1, 6))
GAP = f"""
## Kesenjangan {{.kesenjangan durasi=60}}

### Smart Living {{pilar=4}}

#### 4.1 Ruang {{opd=Bappeda}}

{CRITERIA}

#### 4.2 Kesehatan

{CRITERIA}
"""


def told(folder: Path, body: str, front: str = FRONT_OF_A_DAY) -> list[str]:
    path = folder / "naskah.md"
    path.write_text(front + body, encoding="utf-8")
    _, mistakes = load(path, KINDS, ScriptLists(), OFFICES)
    return [mistake.shown("").removeprefix(":") for mistake in mistakes]


def test_a_day_that_is_too_short_is_told_once(tmp_path: Path) -> None:
    body = "## A {.jeda durasi=110}\n## B {.jeda durasi=25}\n## C {.jeda durasi=5}\n"
    (line,) = told(tmp_path, body)
    assert line == (
        "10: peringatan: ‘B’ selesai 10.15, padahal hari selesai 10.00; "
        "pendekkan 15 menit pada hari itu, atau ubah selesai di kepala naskah"
    )
    assert told(tmp_path, body.replace("=110", "=90")) == []


def test_each_day_is_told_of(tmp_path: Path) -> None:
    body = "# Satu\n## A {.jeda durasi=130}\n# Dua\n## B {.jeda durasi=130}\n"
    assert len(told(tmp_path, body)) == 2


def test_questions_that_do_not_fit_their_time_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"- S{n}: Apakah? {{opd=semua}}\n" for n in range(1, 12))
    sheet = "\n| Kolom | Jenis |\n|---|---|\n| Ya | ya-tidak |\n\n### Baris\n\n" + rows
    body = "## Kesiapan {.kertas-kerja durasi=16 dijawab=pleno}\n" + sheet
    (line,) = told(tmp_path, body)
    assert line == (
        "9: peringatan: 11 baris × 90 detik = 17 menit, sedangkan ‘Kesiapan’ 16 menit; "
        "panjangkan acaranya, atau tanyakan lebih sedikit di aula"
    )
    assert told(tmp_path, body.replace("durasi=16", "durasi=17")) == []


def test_offices_fill_their_sheets_at_the_same_time(tmp_path: Path) -> None:
    rows = "".join(f"- S{n}: Apakah? {{opd={('Setda', 'Dinkes')[n % 2]}}}\n" for n in range(10))
    sheet = "\n| Kolom | Jenis |\n|---|---|\n| Ya | ya-tidak |\n\n### Baris\n\n" + rows
    body = "## Kesiapan {.kertas-kerja durasi=8}\n" + sheet
    assert not [line for line in told(tmp_path, body) if "detik" in line]


def test_an_sk_and_a_swot_are_counted_too(tmp_path: Path) -> None:
    body = "## SWOT {.swot durasi=30 kata-kunci=10}\n\n- Struktur\n- Infrastruktur\n- Budaya\n"
    (line,) = told(tmp_path, body)
    assert "12 kuadran × 120 detik + 10 kata kunci × 60 detik = 34 menit" in line


def test_sub_dimensions_without_an_office_and_offices_without_a_question(tmp_path: Path) -> None:
    unasked, silent = told(tmp_path, GAP)
    assert "tidak ada OPD yang ditanya: 4.2 Kesehatan" in unasked
    assert "4 OPD tidak ditanya di acara mana pun: Setda, Dinkes, Dishub, Kec. Timur" in silent
    assert "Kel. Satu" not in silent, "parts of another office answer with it"


def test_who_is_asked_by_any_acara_is_asked(tmp_path: Path) -> None:
    group = "\n## Meja {.kelompok}\n\n| Kelompok | OPD |\n|---|---|\n| Satu | Dishub |\n"
    swot = '\n## SWOT {.swot durasi=30}\n\n- Struktur {opd="Setda, Dinkes"}\n'
    (_, silent) = told(tmp_path, GAP + swot + group)
    assert "1 OPD tidak ditanya di acara mana pun: Kec. Timur" in silent


@pytest.mark.parametrize(("quorum", "lines"), [(5, 0), (6, 1)])
def test_a_quorum_can_be_reached(tmp_path: Path, quorum: int, lines: int) -> None:
    front = FRONT.removesuffix("---\n") + f"kuorum: {quorum}\n---\n"
    found = told(tmp_path, "## A {.jeda durasi=5}\n", front)
    assert len(found) == lines


def test_tables_of_an_acara_share_its_questions(tmp_path: Path) -> None:
    tables = "\n## Meja {.kelompok #meja}\n\n| Kelompok |\n|---|\n| Satu |\n| Dua |\n"
    body = "## SWOT {.swot durasi=16 kelompok=meja}\n\n- Struktur\n- Budaya\n- Alam\n- Lain\n"
    assert told(tmp_path, tables + body) == []
    (line,) = told(tmp_path, tables + body.replace("durasi=16", "durasi=15"))
    assert "16 kuadran × 120 detik di 2 meja = 16 menit" in line


def test_chapters_of_a_book_take_their_time(tmp_path: Path) -> None:
    body = "## Telaah {.telaah durasi=14}\n\n- Bab 1\n- Bab 2\n- Bab 3\n"
    (line,) = told(tmp_path, body)
    assert "3 bab × 300 detik = 15 menit" in line
