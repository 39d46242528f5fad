"""Values that stand side by side: shown with who and when, settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN, Change, Head, Refusal, Seen
from bimtek.locale.dates import clock, short_date
from bimtek.stages.gap.cells import pair
from bimtek.stages.gap.deeds import Deed
from bimtek.stages.gap.records import Answer, Cause, Gap, GapStatus
from bimtek.stages.gap.rows import Row
from bimtek.ui.ask import Settle, Standing

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
    WITHDRAWN: "ditarik oleh satu orang, diubah oleh yang lain",
}


def settle(view: GapView, row: Row) -> None:
    """Ask for each field of a row in which values stand side by side, one after the other."""
    open_fields = [(seen, field) for seen in _records(view, row) for field in seen.conflicts]
    if not open_fields:
        raise Refusal("no-conflict", "Di baris ini tidak ada nilai yang berbeda.")
    _ask(view, row, open_fields)


def _records(view: GapView, row: Row) -> list[Seen[Any]]:
    seen = view.state.seen.get(row.key)
    return [*([seen] if seen else []), *view.state.evidence.get(row.key, ())]


def _ask(view: GapView, row: Row, left: list[tuple[Seen[Any], str]]) -> None:
    seen, field = left[0]
    choices = _choices(view, seen, field)
    what = f"{row.code} {view.state.label(row)} · {NAMES.get(field, field)}"

    def chosen(index: int | None) -> None:
        if index is None:
            return
        view.perform(Deed((choices[index][1],), "Nilai dipilih."))
        if left[1:]:
            _ask(view, row, left[1:])

    view.app.push_screen(
        Settle(what, [standing for standing, _ in choices]),
        lambda index: view.attempt(lambda: chosen(index)),
    )


def _choices(view: GapView, seen: Seen[Any], field: str) -> list[tuple[Standing, Change]]:
    if field == WITHDRAWN:
        heads = seen.heads[WITHDRAWN]
        return [
            (_standing(view, heads[0], "tetap ada"), seen.restore()),
            (_standing(view, heads[0], "ditarik"), seen.withdraw("ditarik")),
        ]
    found: dict[str, tuple[Standing, Change]] = {}
    for head, value in seen.values(field):
        words = words_of(view, field, value)
        change = seen.change(**{field: value}, **_no_longer_agreed(seen, field))
        found.setdefault(words, (_standing(view, head, words), change))
    return list(found.values())


def _no_longer_agreed(seen: Seen[Any], field: str) -> dict[str, object]:
    """Where it is not known which of two answers the hall agreed to, it is read back again."""
    agreed = isinstance(seen.value, Gap) and seen.value.status is GapStatus.AGREED
    if field == "answer" and agreed and seen.value.agreed is None:
        return {"status": GapStatus.CHANGED}
    return {}


def _standing(view: GapView, head: Head, words: str) -> Standing:
    author = view.session.author(head.stamp)
    if author is None:
        return Standing(words, "?", "")
    return Standing(words, author.name, f"{clock(author.at)}, {short_date(author.at.date())}")


def words_of(view: GapView, field: str, value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, Answer):
        years = "–".join(str(year) for year in (value.year, value.target_year) if year)
        source = f", {value.source}" if value.source else ""
        return pair(value) + (f" (th. {years})" if years else "") + source
    if isinstance(value, tuple):
        return ", ".join(one.value if isinstance(one, Cause) else str(one) for one in value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if field == "pic" and isinstance(value, str):
        return view.state.name(value) if value else "OPD penjawab"
    return "" if value is None else str(value)
