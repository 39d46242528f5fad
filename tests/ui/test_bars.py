from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.content import Content

from bimtek.ui.bars import Head, header_line, short_title
from bimtek.ui.foot import message_line

HEAD = Head("Bimtek I · Kota Blitar", "2/14 Registrasi", "08.31", "sisa 0'", "● 08.31.04 #62")


def test_the_header_at_80_columns() -> None:
    assert header_line(HEAD, 80).plain == (
        " Bimtek I · Kota Blitar      2/14 Registrasi   08.31  sisa 0'    ● 08.31.04 #62 "
    )


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_save_state_is_whole_at_every_width(width: int) -> None:
    long = HEAD._replace(stage="9/14 Kesenjangan dengan nama yang sangat panjang sekali")
    for saved in ("● 08.31.04 #1062", "✗ BELUM tersimpan (3)"):
        shown = header_line(long._replace(saved=saved, trouble=saved[0] == "✗"), width).plain
        assert saved in shown
        assert cell_len(shown) == width


def test_a_narrow_header_gives_up_the_title_before_the_acara() -> None:
    shown = header_line(HEAD, 60).plain
    assert "2/14 Registrasi" in shown
    assert "Bimtek I" not in shown


@pytest.mark.parametrize(
    ("city", "stage", "shown"),
    [
        ("Kota Blitar", "7/12 Arah kebijakan kota", " Kota Blitar  7/12 Arah"),
        ("Kota Blitar", "7/12 Kelembagaan dan tata pamong", " Blitar  7/12 Kelembagaan dan"),
        ("Kabupaten Gowa", "7/12 Kelembagaan, tata pamong, hukum", " Gowa  7/12 Kelembagaan, tata"),
        ("Kab. Kepulauan Sangihe", "7/12 Kelembagaan dan tata pamong", " 7/12 Kelembagaan dan"),
        ("", "7/12 Kelembagaan dan tata pamong, juga hukum", " Bimtek I  7/12 Kelembagaan"),
    ],
)  # fmt: skip
def test_the_name_of_the_city_is_never_cut(city: str, stage: str, shown: str) -> None:
    head = HEAD._replace(title=short_title("Bimtek Tahap I", city), stage=stage, missing="■3 ▲1")
    assert header_line(head, 80).plain.startswith(shown)


@pytest.mark.parametrize(
    ("title", "city", "short"),
    [
        ("Bimtek Rencana Induk Smart City Tahap I", "Kota Blitar", "Bimtek I · Kota Blitar"),
        ("Bimtek tahap iv", "Kab. Gowa", "Bimtek IV · Kab. Gowa"),
        ("Rapat", "", "Rapat"),
    ],
)  # fmt: skip
def test_the_title_of_a_session_is_short(title: str, city: str, short: str) -> None:
    assert short_title(title, city) == short


def test_without_words_the_message_line_is_a_rule() -> None:
    assert message_line("", "", "", 10).plain == "──────────"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_sentence_and_what_was_understood_share_the_rule(width: int) -> None:
    shown = message_line("Diurungkan: catatan.", "", "? pertanyaan · Dinkes", width).plain
    assert cell_len(shown) == width
    assert "Diurungkan: catatan." in shown
    assert shown.endswith("? pertanyaan · Dinkes ─")


def test_the_keys_of_the_place_give_way_to_a_sentence_that_needs_the_room() -> None:
    keys = Content(" l jenis  j jawab  ~ tertutup  x tarik")
    assert message_line("", "", "", 80, keys).plain.endswith("x tarik ─")
    both = message_line("Diurungkan: catatan.", "", "", 80, keys).plain
    assert both.startswith("─ Diurungkan: catatan. ──")
    assert both.endswith("x tarik ─")
    assert "x tarik" not in message_line("Diurungkan: catatan. " * 3, "", "", 80, keys).plain
    assert "x tarik" not in message_line("", "", "? pertanyaan · Dinkes", 80, keys).plain
