"""The readiness of the city as an hour of the hall left it."""

from __future__ import annotations

from datetime import date

from bimtek.hall.evidence import EvidenceKind, Piece
from bimtek.hall.records import StageRun, StageState
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.records import PLENARY
from tests.minutes.halls import Hall, at
from tests.stages.worksheet.halls import PROOF, READINESS, answer, do, row_of, state_of


def bring(hall: Hall, code: str, piece: Piece) -> None:
    row = row_of(hall, code)
    do(hall, deeds.bring(state_of(hall), row, PLENARY, PROOF, piece, at(13, 20)))


def afternoon(hall: Hall) -> None:
    """One row answered with evidence, one with data to come, one open; a row of the hall."""
    hall.record(StageRun.new(id=READINESS.id, state=StageState.RUNNING, started=at(13)))
    answer(hall, "S1a", level="3", catatan="sebagian bersurat | sisanya lisan")
    bring(hall, "S1a", Piece(EvidenceKind.DOCUMENT, "SK admin data", "Diskominfotik"))
    answer(hall, "S1b", level="bd")
    bring(hall, "S1b", Piece(EvidenceKind.FOLLOWS, "Rekap diklat", "", date(2023, 7, 7)))
    deed, _ = deeds.add_row(state_of(hall), "Adakah forum warga?", "Struktur: SDM", at(13, 15))
    do(hall, deed)
    answer(hall, "+1", level="1", catatan="nama ketuanya jangan ditulis ~")
