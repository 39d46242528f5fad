"""What may be recorded into a kertas kerja, whoever records it: a screen or a line from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Refusal
from bimtek.script.model import DEFAULT_SCALE
from bimtek.stages.grouping import is_group
from bimtek.stages.worksheet.records import PLENARY, UNKNOWN, AddedRow, Cell
from bimtek.stages.worksheet.rules import EVIDENCE
from bimtek.stages.worksheet.values import WORDS, expected_of, fits_by_itself

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.stages.worksheet.script import Column, WorksheetScript

Stands = Callable[[str, str], bool]
"""(kind, record) → whether it is recorded."""


def fits(script: Script, stage: Stage, change: Change, stands: Stands) -> None:
    """Refuse a value that is none of its column, and places that the sheet does not have.

    Raises:
        Refusal: with what is expected.
    """
    value = change.patch.get("value")
    if change.kind != Cell.kind or not isinstance(value, str) or not value:
        return
    spec: WorksheetScript = stage.spec
    _, row, who, name = change.record.split("/")
    column = next((one for one in spec.columns if one.id == name), None)
    if column is None:
        known = ", ".join(one.id for one in spec.columns)
        raise Refusal(
            "no-such-column", f"‘{stage.title}’ tidak punya kolom ‘{name}’. Yang ada: {known}."
        )
    if row not in {one.code for one in spec.rows} and not stands(
        AddedRow.kind, f"{stage.id}/{row}"
    ):
        raise Refusal("no-such-row", f"‘{stage.title}’ tidak punya baris ‘{row}’.")
    _check_who(script, stage, who, stands)
    _check_value(script, column, value, stands)


def _check_who(script: Script, stage: Stage, who: str, stands: Stands) -> None:
    spec: WorksheetScript = stage.spec
    if spec.answered_by == "pleno":
        known = who == PLENARY
    elif spec.answered_by == "opd":
        known = stands(Opd.kind, who)
    else:
        known = who == PLENARY or is_group(script, stage, who, stands)
    if not known:
        expected = {
            "pleno": "Tulis pleno.",
            "opd": "Tulis kode OPD dari daftar.",
            "kelompok": "Catat dahulu kelompoknya (group).",
        }[spec.answered_by]
        raise Refusal("no-such-sheet", f"‘{stage.title}’ tidak diisi oleh ‘{who}’. {expected}")


def _check_value(script: Script, column: Column, value: str, stands: Stands) -> None:
    levels = script.scale or DEFAULT_SCALE
    if column.type == EVIDENCE:
        raise Refusal(
            "evidence-apart",
            f"Kolom {column.name} berisi bukti. Catat sebagai evidence dengan ‘of’.",
        )
    known = column.type in WORDS or value in UNKNOWN
    if column.type == "opd":
        known = known or stands(Opd.kind, value)
    elif column.type == "orang":
        known = known or stands(Participant.kind, value)
    else:
        known = known or fits_by_itself(column, value, levels)
    if not known:
        raise Refusal(
            "does-not-fit",
            f"Nilai ‘{value}’ tidak cocok untuk kolom {column.name}. {expected_of(column, levels)}",
        )
