"""The facilitator's book: what is said and asked in every acara, with room for a pen."""

from __future__ import annotations

from bimtek.documents.model import Table, plain
from bimtek.documents.reading import read
from bimtek.papers.blank import as_markdown
from bimtek.papers.catalogue import paper
from bimtek.papers.holds import paper_text
from bimtek.session import Session
from bimtek.stages.paper import SHORT, Asked, Field, Grid, Head, Piece, Ruled, Said, as_lines


def test_every_acara_has_its_guide_text_and_its_form_and_no_answer(session: Session) -> None:
    book = paper_text(session, paper("buku-fasilitator"))
    assert "| 1 | Registrasi | 07.30–08.30 | – |   |   |" in book
    assert '- **Ucapkan:** "Selamat pagi.' in book
    assert "**4.1 Harmoni tata ruang (Disperkim, DPUPR, DLH)**" in book
    assert "| Kode | Uraian | Kini | Tahun | Sasaran | Sumber |" in book
    assert "| SL.1.4 | Ruang terbuka hijau publik, % luas kota ▲ (DLH), pleno |   |" in book
    assert "KONSEP" not in book
    titles = [stage.title for stage in session.stages]
    assert [title for title in titles if f". {title}\n" not in book] == []


def test_cells_for_a_pen_are_high_and_cells_with_a_dash_are_not() -> None:
    fields = (Field("Kini", SHORT), Field("Sumber"))
    (table,) = read(as_markdown([Grid(fields, (Asked("A1", "Berapa?"),))]))
    assert isinstance(table, Table)
    assert (table.by_hand, table.to_write) == (True, frozenset({2, 3}))
    (printed,) = read("| a | b |\n| --- | --- |\n| x | – |")
    assert isinstance(printed, Table)
    assert not printed.by_hand


def test_columns_without_a_word_are_left_out_and_lines_get_their_title() -> None:
    grid, ruled = read(
        as_markdown([Grid((Field("Catatan"),), (Asked("", ""),) * 2), Ruled("Kekuatan", 3)])
    )
    assert isinstance(grid, Table)
    assert isinstance(ruled, Table)
    assert ([plain(head) for head in grid.heads], len(grid.rows)) == (["Catatan"], 2)
    assert ([plain(head) for head in ruled.heads], len(ruled.rows)) == (["Kekuatan"], 3)


def test_what_a_script_says_is_data() -> None:
    text = as_markdown([Head("# <b>"), Said("a|b *c*", "1."), Said("*", "(   )", depth=1)])
    head, said, below = read(text)
    assert [plain(one.words) for one in (head, said, below)] == [  # type: ignore[union-attr]
        "# <b>",
        "1. a|b *c*",
        "(   ) *",
    ]


def test_a_terminal_shows_the_same_pieces_as_lines() -> None:
    pieces: list[Piece] = [
        Head("Pilar"),
        Said("Harmoni", "4.1", opens=True),
        Said("kertas", "1.", depth=1),
        Grid((Field("Kini", SHORT), Field("Hambatan")), depth=1),
        Grid((Field("Kini", SHORT),), (Asked("A1", "Berapa?"),), depth=1),
        Ruled("Kekuatan", 1),
    ]
    assert list(as_lines(pieces)) == [
        "",
        "Pilar",
        "",
        "4.1 Harmoni",
        "    1. kertas",
        "    Kini ______",
        "    Hambatan " + "_" * 65,
        "    A1  Berapa?",
        "        Kini ______",
        "  Kekuatan",
        "    " + "_" * 74,
    ]
