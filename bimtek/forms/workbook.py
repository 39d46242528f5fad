"""The form of one office as a workbook: a sheet an acara, only the cells of answers open.

It looks like a form of an office when it is printed: A4 on its side, the heads repeated on each
page. What the program needs to know it again stands in one hidden row and two hidden columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import xlsxwriter

from bimtek.documents.package import repacked
from bimtek.forms.codes import FILLER, KEY, PROOF, SEEN
from bimtek.minutes.tables_xlsx import LONGEST_CELL, SAFE, sheet_name
from bimtek.stages.table_page import Sort

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bimtek.forms.asked import Cell, Column, Form, Question, Sheet

CODES, NAMES, HEAD, HINTS, FIRST = 0, 7, 8, 9, 10
"""Rows: identity (hidden), names of the columns (hidden), what people read, first question."""
KEYS, SEENS, CODE, TITLE, ANSWERS = 0, 1, 2, 3, 4
"""Columns: two hidden ones, what the row is called and asks, then those that are filled."""
LISTS: Final = "_pilihan"
"""The hidden sheet with the lists that cells offer: their words may hold commas."""
FILLERS: Final = (("nama", "Nama"), ("nip", "NIP"), ("jabatan", "Jabatan"))
"""Who fills a form says so below its last row."""
A4: Final = 9
WIDTHS: Final = {Sort.TEXT: 20, Sort.SEVERAL: 14, Sort.DATE: 13, PROOF: 16, Sort.LINE: 10}
NARROW, MEDIUM, CODE_WIDTH, TITLE_WIDTH = 9, 16, 8, 38
PAGE, WIDEST = 130, 40
"""Of a sheet on its side in readable type, and of one of its columns."""
MANY_HINTS: Final = 80
"""Letters of hints that make a narrow column too tall."""
FITS: Final = 1.3
"""Letters of the small type of a form that stand in one unit of width."""
LINE, MARGIN, TALLEST = 12, 4, 400
"""Points of height."""
LEAST_LINES: Final = 3
"""Room for an answer, also with a pen."""
HOW: Final = (
    "Isi hanya sel berwarna kuning; yang bertanda * perlu diisi. Yang tidak ada datanya ditulis bd."
)
ROW_FOR_A_PEN: Final = 22
"""Points of height of what is also filled with a pen."""
PEN_COLUMNS: Final = 4


class Around(NamedTuple):
    """What stands above every sheet."""

    event: str
    """`Bimtek Smart City Kota Blitar (Senin, 3 Juli 2023)`."""
    until: str
    """`paling lambat Selasa, 4 Juli 2023`."""
    whom: str
    """Who is to get it back."""
    made: datetime


def workbook(form: Form, around: Around) -> bytes:
    """The whole file; the same state gives the same bytes."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, SAFE)
    title = f"Formulir isian {form.office}"
    book.set_properties({"title": title, "created": around.made.replace(tzinfo=None)})
    _Book(book, form, around).write()
    book.close()
    return repacked(buffer.getvalue())


class _Book:
    """Writes the sheets of a form, and the lists that they offer."""

    def __init__(self, book: xlsxwriter.Workbook, form: Form, around: Around) -> None:
        self._book = book
        self._form = form
        self._around = around
        self._lists: dict[tuple[str, ...], str] = {}
        self._looks = _looks(book)

    def write(self) -> None:
        names = {LISTS}
        for number, sheet in enumerate(self._form.sheets):
            page = self._book.add_worksheet(sheet_name(sheet.title, sheet.identity.stage, names))
            self._page(page, sheet)
            self._heading(page, sheet)
            below = self._rows(page, sheet)
            if number == 0:
                self._fillers(page, below + 1)
        self._write_lists()

    # -- the page

    def _page(self, page: Worksheet, sheet: Sheet) -> None:
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEAD, HINTS)
        page.freeze_panes(FIRST, ANSWERS)
        page.hide_gridlines(2)
        page.set_footer(f"&L&8 {_footed(self._form.office)} · {_footed(sheet.title)}&R&8&P / &N")
        page.set_column(KEYS, SEENS, None, None, {"hidden": True})
        for at, width in enumerate(_widths(sheet.columns), CODE):
            page.set_column(at, at, width)
        page.protect("", {"format_rows": True, "format_columns": True})

    def _heading(self, page: Worksheet, sheet: Sheet) -> None:
        around, looks = self._around, self._looks
        page.write_string(CODES, KEYS, sheet.identity.code())
        page.set_row(CODES, None, None, {"hidden": True})
        page.write_string(1, CODE, f"FORMULIR ISIAN: {sheet.title}", looks["title"])
        page.write_string(2, CODE, self._form.office, looks["office"])
        page.write_string(3, CODE, around.event)
        back = f"Mohon dikirim kembali {around.until} kepada {around.whom}."
        page.write_string(4, CODE, HOW)
        page.write_string(5, CODE, f"Susunan baris dan kolom jangan diubah. {back}")
        titles = ["Kode", "Pertanyaan", *(column.label for column in sheet.columns)]
        hints = ["", "", *("; ".join(column.hints) for column in sheet.columns)]
        names = [KEY, SEEN, "", "", *(column.name for column in sheet.columns)]
        page.set_row(NAMES, None, None, {"hidden": True})
        widths = _widths(sheet.columns)
        page.set_row(HEAD, _height(titles, widths))
        page.set_row(HINTS, _height(hints, widths))
        for at, name in enumerate(names):
            page.write_string(NAMES, at, name)
        for at, (label, hint) in enumerate(zip(titles, hints, strict=True), CODE):
            page.write_string(HEAD, at, label, looks["head"])
            page.write_string(HINTS, at, hint, looks["hint"])

    # -- the rows

    def _rows(self, page: Worksheet, sheet: Sheet) -> int:
        """The questions below the titles of their groups; the first row that is free again."""
        at, group = FIRST, ""
        for question in sheet.questions:
            if question.group and question.group != group:
                last = ANSWERS + len(sheet.columns) - 1
                page.merge_range(at, CODE, at, last, question.group, self._looks["band"])
                at += 1
            group = question.group
            self._row(page, at, sheet.columns, question)
            at += 1
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{at + len(FILLERS) + 2}"})
        page.print_area(
            0, CODE, at + len(FILLERS) + 1, ANSWERS + max(len(sheet.columns), PEN_COLUMNS) - 1
        )
        return at

    def _row(self, page: Worksheet, at: int, columns: Sequence[Column], question: Question) -> None:
        looks = self._looks
        page.write_string(at, KEYS, question.key)
        page.write_string(at, SEENS, question.seen.code())
        page.write_string(at, CODE, question.code, looks["fixed"])
        asked = "\n".join((question.title, *question.beside))
        cells = [question.cells.get(column.name) for column in columns]
        texts = [question.code, asked, *(cell.text if cell else "" for cell in cells)]
        page.set_row(at, _height(texts, _widths(columns), LEAST_LINES))
        page.write_string(at, TITLE, asked[:LONGEST_CELL], looks["fixed"])
        for place, cell in enumerate(cells, ANSWERS):
            look = "out" if cell is None else "open" if cell.is_open else "fixed"
            page.write_string(at, place, (cell.text if cell else "")[:LONGEST_CELL], looks[look])
            if cell is not None and cell.is_open and cell.choices:
                self._offer(page, at, place, cell)

    def _offer(self, page: Worksheet, at: int, place: int, cell: Cell) -> None:
        page.data_validation(
            at, place, at, place,
            {
                "validate": "list",
                "source": self._list(cell.choices),
                "error_title": "Tidak ada dalam daftar",
                "error_message": "Pilih salah satu jawaban dari daftar pada sel ini.",
            },
        )  # fmt: skip

    def _list(self, choices: tuple[str, ...]) -> str:
        """Where the words of a list stand: `=_pilihan!$A$1:$A$6`; equal lists stand once."""
        if choices not in self._lists:
            column = xlsxwriter.utility.xl_col_to_name(len(self._lists), col_abs=True)
            self._lists[choices] = f"={LISTS}!{column}$1:{column}${len(choices)}"
        return self._lists[choices]

    def _write_lists(self) -> None:
        page = self._book.add_worksheet(LISTS)
        page.hide()
        for column, choices in enumerate(self._lists):
            for row, words in enumerate(choices):
                page.write_string(row, column, words, self._looks["text"])

    def _fillers(self, page: Worksheet, at: int) -> None:
        """Who fills it: below the rows of the first sheet."""
        looks = self._looks
        page.write_string(at, TITLE, "Diisi oleh", looks["office"])
        for row, (name, label) in enumerate(FILLERS, at + 1):
            page.set_row(row, ROW_FOR_A_PEN)
            page.write_string(row, KEYS, FILLER + name)
            page.write_string(row, TITLE, label, looks["fixed"])
            page.merge_range(row, ANSWERS, row, ANSWERS + PEN_COLUMNS - 1, "", looks["open"])
            page.write_string(row, ANSWERS, "", looks["open"])


def _looks(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """Text everywhere: what is typed is what is read, whatever the program takes it for."""
    cell: dict[str, Any] = {
        "num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "font_size": 9,
    }  # fmt: skip
    small = {"font_size": 8, "italic": True, "font_color": "#404040"}
    return {
        "text": book.add_format({"num_format": "@"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "office": book.add_format({"bold": True, "font_size": 12}),
        "head": book.add_format({**cell, "bold": True, "bg_color": "#D9D9D9"}),
        "band": book.add_format({**cell, "bold": True, "bg_color": "#E6EEF5"}),
        "hint": book.add_format({**cell, **small, "bg_color": "#EFEFEF"}),
        "fixed": book.add_format(cell),
        "out": book.add_format({**cell, "bg_color": "#D9D9D9"}),
        "open": book.add_format({**cell, "bg_color": "#FFF8D6", "locked": False}),
    }


def _widths(columns: Sequence[Column]) -> list[int]:
    """Of code, question and answers; what a page has left over goes to those who write words."""
    widths = [CODE_WIDTH, TITLE_WIDTH, *map(_width, columns)]
    roomy = [at for at, one in enumerate(columns, 2) if one.sorts & WIDTHS.keys()]
    spare = max(0, PAGE - sum(widths)) // max(1, len(roomy))
    for at in roomy:
        widths[at] = min(WIDEST, widths[at] + spare)
    return widths


def _width(column: Column) -> int:
    return max(
        NARROW if sum(map(len, column.hints)) < MANY_HINTS else MEDIUM,
        *(WIDTHS.get(sort, NARROW) for sort in column.sorts),
    )


def _height(texts: Sequence[str], widths: Sequence[int], least: int = 1) -> int:
    """Points of a row in which all of these can be read; no program grows it by itself."""
    lines = (
        sum(max(1, ceil(len(line) / (width * FITS))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(TALLEST, max(least, *lines) * LINE + MARGIN)


def _footed(text: str) -> str:
    """`&` begins a code in a footer, and no footer is longer than 255 letters."""
    return text.replace("&", "&&")[:80]
