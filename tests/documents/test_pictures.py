"""Pictures: the figures of the table they stand for, told without colour, escaped, bounded."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from bimtek.documents.model import Figure, Paragraph, Table
from bimtek.documents.pictures.canvas import TALLEST, WIDTH, Box, Canvas, Shade, width_of, wrapped
from bimtek.documents.pictures.drawing import drawn, png, svg_files
from bimtek.documents.pictures.grid import WIDEST, cell
from bimtek.documents.reading import read
from bimtek.documents.writing import Form, write
from tests.documents.test_files import LOOK

HOSTILE = 'Dinas <b>&amp; "R&D"</svg> \\| *x* 😀 ' + "Panjang Sekali " * 20
RADAR = """*Radar: Level per pilar, skala 1–5*

| Pilar | Kini | Sasaran |
| --- | ---: | ---: |
| Living | 2,4 | 3,6 |
| Society | 1,0 | 4,0 |
| Branding | – | – |
"""
MAP = """*Peta panas: Kesenjangan per OPD*

| OPD | Living | Society | Branding | Economy | Governance |
| --- | --- | --- | --- | --- | --- |
| Dinkes | 2,0■ | 1,5▓ | 1,2▒ | 0,4· | ? |

*Keterangan: ■ beda 2 ke atas; ? belum dijawab*
"""
ROAD = """*Peta jalan: Jangka pendek*

| Program | Penanggung jawab | 2024 | 2025 | sesudahnya |
| --- | --- | --- | --- | --- |
| Antrean daring | Dinkes | ■ | ■ | – |
| Taman sensor | DLH | – | ■ | 2031 |
| Pasar | Disdagin | – | – | – |
"""


def figure(markdown: str) -> Figure:
    (found,) = read(markdown)
    assert isinstance(found, Figure)
    return found


def words(svg: str) -> list[str]:
    """What stands in a picture, read by another program than drew it."""
    root = ET.fromstring(svg)  # noqa: S314 - drawn here
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_a_radar_shows_the_figures_of_its_table_and_what_nobody_answered() -> None:
    (one,) = drawn(figure(RADAR))
    assert {"kini 2,4 · sasaran 3,6", "kini ? · sasaran ?", "5"} < set(words(one.svg))
    assert one.told == (
        "Living: kini 2,4, sasaran 3,6; Society: kini 1,0, sasaran 4,0; "
        "Branding: kini belum dijawab, sasaran belum dijawab."
    )
    assert one.svg.count("<circle") == 3  # two answers and the legend: none for Branding


def test_one_pillar_alone_is_a_bar() -> None:
    (one,) = drawn(figure("\n".join(RADAR.splitlines()[:5])))
    assert {"Living", "2,4", "3,6"} < set(words(one.svg))
    assert one.height < 150


@pytest.mark.parametrize("text", ["2,0■", "1,5▓", "1,2▒", "0,4·", "?", "–", "2→4■", "a: b: 1→2▒"])
def test_a_cell_shows_its_number_and_its_weight(text: str) -> None:
    assert cell(text).value == text.rpartition(": ")[2].rstrip("■▓▒·")


def test_every_weight_has_a_look_of_its_own_without_colour() -> None:
    looks = []
    for shade in Shade:
        canvas = Canvas()
        canvas.shade(Box(0, 0, 80, 20), shade)
        looks.append(canvas.finished("", "", 20).svg)
    assert len(set(looks)) == len(Shade)
    (one,) = drawn(figure(MAP))
    colours = set(re.findall(r"#[0-9a-f]{3,6}", one.svg))
    assert all(len(set(colour[1:])) == 1 for colour in colours)
    assert one.svg.count("stroke-dasharray") == 2  # the open cell and its mark in the legend
    assert {"2,0", "1,5", "1,2", "0,4", "?", "beda 2 ke atas"} < set(words(one.svg))


def test_a_road_map_has_a_bar_from_the_first_year_to_the_last() -> None:
    (one,) = drawn(figure(ROAD))
    assert {"2024–2025", "2025–2031", "tahun belum ditentukan"} < set(words(one.svg))


def many(rows: int, value: str) -> str:
    name = HOSTILE.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")
    body = "".join(f"| {n} {name} | {value} | {value} | {value} |\n" for n in range(rows))
    head = (
        "*Peta panas: Kesenjangan, banyak OPD*\n\n| OPD | A | B | C |\n| --- | --- | --- | --- |\n"
    )
    return f"{head}{body}\n*Keterangan: ■ beda 2 ke atas; ? belum dijawab*\n"


@pytest.mark.parametrize(("rows", "pages", "value"), [(40, 1, "?"), (90, 3, "2,0■")])
def test_however_many_offices_and_long_names_a_picture_fits_its_page(
    rows: int, pages: int, value: str
) -> None:
    made = drawn(figure(many(rows, value)))
    assert len(made) == pages
    assert sum(words(one.svg).count(value.rstrip("■")) for one in made) >= rows * 3
    assert all(one.height <= TALLEST + 2 for one in made)
    name = words(made[0].svg)[3]
    assert name.startswith("0 Dinas <b>")
    assert name.endswith("… Sekali")
    assert width_of(name, 11) < WIDTH - 3 * WIDEST


def test_of_what_does_not_fit_the_middle_is_left_out_and_nothing_is_wider_than_its_room() -> None:
    lines = wrapped("Bersama-sama membangun kota " + "x" * 300, 120, 12, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("… xxxxxxxxxx")
    assert all(width_of(line) <= 120 for line in lines)


def test_a_table_that_cannot_be_drawn_stays_a_table() -> None:
    for text in (
        MAP.replace("*Peta panas: Kesenjangan per OPD*", "Peta panas: Kesenjangan per OPD"),
        "*Peta jalan: Jangka*\n\n| Program | OPD |\n| --- | --- |\n| a | b |\n",
        "*Radar: Level*\n\n| Pilar | Kini | Sasaran |\n| --- | --- | --- |\n",
    ):
        assert [type(one) for one in read(text)][:2] == [Paragraph, Table]


def test_all_formats_hold_the_picture_and_say_what_it_shows() -> None:
    text = f"{RADAR}\n{MAP}\n{many(2, '?')}"
    page = write(text, Form.HTML, LOOK).decode()
    assert page.count("<svg") == 3
    assert "Gambar 2. Peta panas: Kesenjangan per OPD" in page
    assert "Keterangan" not in page
    assert "<b>" not in page
    document = ZipFile(BytesIO(write(text, Form.WORD, LOOK)))
    assert [one for one in document.namelist() if one.startswith("word/media/")] == [
        f"word/media/image{n}.png" for n in (1, 2, 3)
    ]
    assert "Dinkes: Living 2,0" in document.read("word/document.xml").decode()
    assert write(text, Form.PDF, LOOK).startswith(b"%PDF")


def test_the_same_table_is_the_same_picture() -> None:
    one, other = drawn(figure(MAP))[0], drawn(figure(MAP))[0]
    assert one == other
    assert png(one) == png(other)
    assert [name for name, _ in svg_files(read(many(90, "?")))] == [
        f"peta-panas-kesenjangan-{n}.svg" for n in (1, 2, 3)
    ]
