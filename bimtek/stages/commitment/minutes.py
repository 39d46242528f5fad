"""A commitment in the minutes: its text as it was read, and the list of who signed how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock, medium_date
from bimtek.stages.commitment.records import How, Signing, part_place, signer_place
from bimtek.stages.commitment.rules import Row, Standing, afterwards, counted, signed
from bimtek.stages.commitment.script import HEAD
from bimtek.stages.commitment.state import CommitmentState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.commitment.script import TextPart

UNSETTLED: Final = "(berbeda, belum dipilih)"
HEADERS: Final = (">No.", "Penanda tangan", "OPD", "Keadaan")
BELOW: Final = (
    (Standing.LATER, "menyusul"), (Standing.OBJECTS, "keberatan"), (Standing.REFUSES, "menolak"),
    (Standing.OPEN, "hadir dan belum menandatangani"), (Standing.ABSENT, "tidak hadir"),
    (Standing.DOUBTED, "tercatat menandatangani tetapi tidak hadir, tidak dihitung"),
    (Standing.UNSETTLED, "berbeda, belum dipilih"),
)  # fmt: skip


class PrintedPart(NamedTuple):
    """A part of the text."""

    number: int
    """Of a numbered point; 0: it has none."""
    is_point: bool
    text: str
    points: tuple[str, ...]


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = CommitmentState(session, stage)
    rows = state.rows
    read = sorted(at for one in state.spec.parts if (at := state.read_at(one.id)))
    took_place = not all(row.is_open for row in rows)
    places = {signer_place(stage.id, row.id): state.name(row.signer) for row in rows}
    places |= {part_place(stage.id, one.id): f"komitmen {one.mark}" for one in state.spec.parts}
    return {
        "recorded": bool(read) or took_place or bool(_paper(state)),
        "text": [_printed(one) for one in state.spec.parts],
        "began": clock(read[0]) if read else "",
        "ended": clock(read[-1]) if read else "",
        "unread": len(state.spec.parts) - len(read),
        "reader": _value(state, "reader") or state.reader,
        "away": state.reader_away,
        "zone": session.script.zone,
        "headers": list(HEADERS),
        "rows": [_row(state, n, row) for n, row in enumerate(rows, 1)] if took_place else [],
        "summary": _summary(rows),
        "paper": _paper(state),
        "places": places,
        "told": {note.record for row in rows if (note := state.action(row)) is not None},
    }


def _printed(part: TextPart) -> PrintedPart:
    number = part.mark.rstrip(".")
    as_number = int(number) if number.isdecimal() else 0
    return PrintedPart(as_number, bool(part.mark), part.text, part.points)


def _row(state: CommitmentState, number: int, row: Row) -> tuple[str, ...]:
    added = " (tambahan di aula)" if row.added else ""
    name = f"{_signer(state, row)}{added}"
    return str(number), name, state.office(row.signer), _standing(state, row)


def _signer(state: CommitmentState, row: Row) -> str:
    """Who was to sign; of whoever did it with their own hand as what, and the name."""
    name = state.name(row.signer)
    if row.standing is not Standing.SIGNED or row.signing is None:
        return name
    head = state.room.head(row.signer.opd) if row.signer.opd else None
    one = head if row.signing.on else state.room.person(row.presence.who)
    if one is None or not one.name or one.name in name:
        return name
    acting = row.signer.opd and row.signer.post == HEAD and one is not head
    post = state.room.words(one.id, state.offices.by_code) if acting else name
    return f"{post} ({one.name})"


def _standing(state: CommitmentState, row: Row) -> str:
    if row.standing is Standing.UNSETTLED and row.seen is not None:
        said = (_signing(state, row, value) for _, value in row.seen.values("signing") if value)
        return f"{' / '.join(dict.fromkeys(said))} {UNSETTLED}"
    if row.signing is None or row.standing is Standing.DOUBTED:
        return row.standing.value
    words = _signing(state, row, row.signing)
    if not row.signing.how.says_why or row.seen is None:
        return words
    if "sentence" in row.seen.destroyed:
        return f"{words}: {DESTROYED}"
    if row.closed:
        return f"{words} (kalimatnya tertutup)"
    return f"{words}: “{row.seen.value.sentence}”" if row.seen.value.sentence else words


def _signing(state: CommitmentState, row: Row, signing: Signing) -> str:
    by = state.proxy(row, signing)
    if signing.how is How.LATER and signing.due:
        return f"menyusul sampai {medium_date(signing.due)}"
    if signing.on:
        whose = "" if signing.how is How.PROXY else " sendiri"
        words = f"menyusul, ditandatangani{whose} tanggal {medium_date(signing.on)}"
        return f"{words} oleh {by}" if by else words
    if signing.how is How.PROXY:
        return f"diwakili {by}".rstrip()
    return signing.how.value


def _summary(rows: tuple[Row, ...]) -> str:
    """`24 dari 30 menandatangani (3 diwakili); 2 menyusul; 4 tidak hadir`."""
    counts = counted(rows)
    proxies = counts.get(Standing.PROXY, 0)
    told = [f"{signed(rows)} dari {len(rows)} menandatangani"]
    late = afterwards(rows)
    told[0] += _in_brackets(
        f"{proxies} diwakili" if proxies else "", f"{late} menyusul" if late else ""
    )
    return "; ".join([*told, *(f"{counts[one]} {what}" for one, what in BELOW if one in counts)])


def _in_brackets(*told: str) -> str:
    words = ", ".join(filter(None, told))
    return f" ({words})" if words else ""


def _paper(state: CommitmentState) -> str:
    """`Naskah yang ditandatangani 3 lembar, disimpan di Bagian Hukum`; nothing where unknown."""
    if state.paper is None:
        return ""
    sheets = _value(state, "sheets")
    kept = _value(state, "kept")
    told = (f"{sheets} lembar" if sheets else "", f"disimpan di {kept}" if kept else "")
    words = ", ".join(filter(None, told))
    return f"Naskah yang ditandatangani {words}" if words else ""


def _value(state: CommitmentState, name: str) -> str:
    """A field of the paper in words; of two values both, with the remark that none is chosen."""
    if state.paper is None:
        return ""
    seen: Any = state.paper
    if name in seen.destroyed:
        return DESTROYED
    if name in seen.conflicts:
        values = dict.fromkeys(str(value) for _, value in seen.values(name) if value)
        return f"{' / '.join(values)} {UNSETTLED}"
    return str(getattr(seen.value, name) or "")
