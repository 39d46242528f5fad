"""Values of a row that stand side by side are settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN, Seen
from bimtek.stages.gap.cells import answer_words
from bimtek.stages.gap.deeds import Deed
from bimtek.stages.gap.records import Answer, Cause
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.settling import no_longer_agreed
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Settling,
    differing,
    plain_words,
)

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView

NAMES: Final = {
    "answer": "kini → sasaran",
    "condition": "kondisi",
    "causes": "kategori penyebab",
    "cause": "penyebab",
    "proposal": "usulan",
    "effect": "akibat",
    "pic": "PJ",
    "priority": "prioritas",
    "status": "status",
    "agreed": "yang dibacakan dan disepakati",
    "speaker": "penjawab",
    "confidential": "tertutup",
    "reason": "alasan",
    "title": "judul bukti",
    "where": "tempat bukti",
    "due": "tanggal bukti",
    "of": "baris bukti",
    "type": "jenis bukti",
    "action": "tindak lanjut bukti",
    WITHDRAWN: TAKEN_BACK,
}


def settle(view: GapView, row: Row) -> None:
    """Ask for each field of a row in which values stand side by side, one after the other.

    Raises:
        Refusal: where there are none.
    """
    left = differing(_records(view, row))
    Settling(
        view,
        lambda change: view.perform(Deed((change,), TOLD)),
        lambda one: f"{row.code} {view.state.label(row)} · {NAMES.get(one.field, one.field)}",
        lambda one, value: words_of(view, one.field, value),
        lambda one: no_longer_agreed(one.seen, one.field),
    ).ask(left)


def _records(view: GapView, row: Row) -> list[Seen[Any]]:
    seen = view.state.seen.get(row.key)
    return [*([seen] if seen else []), *view.state.evidence.get(row.key, ())]


def words_of(view: GapView, field: str, value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, Answer):
        return answer_words(value)
    if isinstance(value, tuple):
        return ", ".join(one.value if isinstance(one, Cause) else str(one) for one in value)
    if field == "pic" and isinstance(value, str):
        return view.state.name(value) if value else "OPD penjawab"
    return plain_words(value)
