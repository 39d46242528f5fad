"""Evidence in the cell of a form: several pieces in one line of words. Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from bimtek.hall.evidence import EvidenceKind, Piece, piece_words, read_due, read_kind
from bimtek.journal.records import Refusal
from bimtek.locale.folding import letters

if TYPE_CHECKING:
    from bimtek.stages.table_page import Proof

_BY: Final = re.compile(
    r"(?P<title>.*?)[\s,(]*(?:s\.?d\.?|sampai|paling lambat)\s+(?P<due>[^()]+)\)?"
)


def pieces_in(text: str, proof: Proof, today: date) -> tuple[Piece, ...]:
    """The pieces that a cell names beside those that stand already.

    Raises:
        Refusal: where one of them says not what it is, or follows without a date.
    """
    standing = [one.value for one in proof.pieces]
    known = {letters(piece_words(one)) for one in standing}
    pieces = {(one.type, letters(one.title)) for one in standing}
    found: list[Piece] = []
    for part in filter(None, map(str.strip, text.split(";"))):
        if letters(part) in known:
            continue
        piece = _piece(part, today)
        if (piece.kind, letters(piece.title)) not in pieces:
            pieces.add((piece.kind, letters(piece.title)))
            found.append(piece)
    return tuple(found)


def _piece(text: str, today: date) -> Piece:
    kind, title = read_kind(text)
    if kind is not EvidenceKind.FOLLOWS:
        return Piece(kind, title)
    said = _BY.fullmatch(title)
    if said is None:
        raise Refusal(
            "evidence-due", "bukti yang menyusul perlu tanggal, misalnya: m Rekap data s.d. 14/7"
        )
    return Piece(kind, said["title"].strip(), "", read_due(said["due"], today))
