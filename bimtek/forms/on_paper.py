"""Lembar isian: what each office still owes, on paper, with the codes by which it is typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.forms.asked import form_of
from bimtek.hall.offices import by_code
from bimtek.hall.records import Opd
from bimtek.minutes.markdown import Md, bold, table
from bimtek.papers.blank import TO_WRITE
from bimtek.papers.messages import answered_by, until_when
from bimtek.stages.table_page import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bimtek.forms.asked import Column, Form, Question, Sheet
    from bimtek.papers.holds import Holds

NARROW = frozenset((Sort.NUMBER, Sort.DATE, Sort.ONE))
"""What a pen answers with a figure or a word: such fields stand beside each other."""
SHORTEST, MOST = 14, 5
"""Letters of a label up to which a line stands among them; fields in one row."""


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints: a page for every office that owes an answer."""
    session = holds.session
    offices = by_code(seen.value for seen in session.all(Opd))
    forms = (form_of(session, opd, missing=True) for opd in offices)
    return {
        "pages": [_page(form) for form in forms if form.sheets],
        "until": until_when(holds),
        "to": answered_by(session),
    }


def _page(form: Form) -> Mapping[str, object]:
    return {
        "name": form.office,
        "number": form.number,
        "acara": [
            {"title": sheet.title, "questions": [_question(sheet, one) for one in sheet.questions]}
            for sheet in form.sheets
        ],
    }


def _question(sheet: Sheet, question: Question) -> Mapping[str, object]:
    """The fields that the office writes; what stands already is told, not asked again."""
    open_here = [
        column
        for column in sheet.columns
        if column.name in question.cells and question.cells[column.name].is_open
    ]
    narrow = [column for column in open_here if _is_narrow(column)][:MOST]
    wide = [column for column in open_here if column not in narrow]
    return {
        "title": bold(f"{question.code} {question.title}"),
        "beside": [*question.beside, *_standing(sheet, question)],
        "fields": [Md(one) for one in _tables(question, narrow, wide)],
    }


def _is_narrow(column: Column) -> bool:
    short = len(column.label) <= SHORTEST and column.sorts == {Sort.LINE}
    return short or column.sorts <= NARROW


def _standing(sheet: Sheet, question: Question) -> Iterator[str]:
    for column in sheet.columns:
        cell = question.cells.get(column.name)
        if cell is not None and cell.text and not cell.is_open:
            yield f"{column.label.rstrip(' *')}: {cell.text}"


def _tables(question: Question, narrow: Sequence[Column], wide: Sequence[Column]) -> Iterator[str]:
    if narrow:
        yield table([column.label for column in narrow], [[TO_WRITE] * len(narrow)])
    for at in range(0, len(wide), 2):
        two = wide[at : at + 2]
        yield table([_asked(question, column) for column in two], [[TO_WRITE] * len(two)])


def _asked(question: Question, column: Column) -> str:
    """With the answers to choose from, where there are any."""
    choices = question.cells[column.name].choices
    return f"{column.label} ({' · '.join(choices)})" if choices else column.label
