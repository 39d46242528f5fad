"""How a commitment is drawn: how far it is, the part that is read, the signers. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.content import Content

from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock, short_date
from bimtek.stages.commitment.records import How
from bimtek.stages.commitment.rules import MARKS, Row, Standing, Where, counted, signed
from bimtek.stages.commitment.state import CommitmentState
from bimtek.ui.columns import Column, fit, laid_out, safe, widths, wrapped
from bimtek.ui.lines import GUTTER, Line

if TYPE_CHECKING:
    from bimtek.stages.commitment.script import TextPart

MUTED: Final = "$text-muted"
ROWS: Final = (
    Column(1), Column(20, flex=3), Column(12, flex=1, drop=2), Column(22, flex=3),
)  # fmt: skip
TITLES: Final = ("", "Penanda tangan", "Di aula", "Keadaan")
HERE: Final = {
    Where.HERE: "hadir", Where.REPRESENTED: "wakil", Where.STAFF: "staf saja", Where.ABSENT: "–",
    Where.UNKNOWN: "",
}  # fmt: skip
NAMED_IN_STRIP: Final = (Standing.LATER, Standing.OBJECTS, Standing.REFUSES)


def strip(state: CommitmentState) -> Content:
    """`Komitmen   24/30 menandatangani   2 menyusul   4 tidak hadir`."""
    counts = counted(state.rows)
    done = f" {safe(state.stage.title)}   {signed(state.rows)}/{len(state.rows)} menandatangani"
    told = [f"{counts[one]} {one}" for one in NAMED_IN_STRIP if one in counts]
    waiting = sum(counts.get(one, 0) for one in (Standing.OPEN, Standing.DOUBTED))
    told += [f"{waiting} belum"] if waiting else []
    told += [f"{counts[Standing.ABSENT]} tidak hadir"] if Standing.ABSENT in counts else []
    rest = "".join(f"   {one}" for one in told)
    return Content.assemble((done, "bold"), Content.styled(safe(rest), MUTED))


def text_lines(state: CommitmentState, part: TextPart | None, height: int, width: int) -> list[str]:
    """The part in sight; what the hall hears, word for word."""
    total = len(state.spec.parts)
    if not total:
        return [" Naskah komitmen ada pada kertasnya; naskah acara ini tidak memuatnya."]
    if part is None:
        began = sorted(at for one in state.spec.parts if (at := state.read_at(one.id)))
        hours = f", pukul {clock(began[0])}–{clock(began[-1])}" if began else ""
        by = f" oleh {safe(state.reader)}" if state.reader else ""
        done = f" ✓ Naskah sudah dibacakan{by} ({total} bagian{hours}). ← membacanya lagi."
        return [fit(done, width).rstrip()]
    at = state.read_at(part.id)
    where = f"✓ terbaca {clock(at)}" if at else "▶ dibacakan"
    room = max(10, width - 3)
    mark = f"{part.mark} " if part.mark else ""
    lines = wrapped(safe(f"{mark}{part.text}"), room)
    for point in part.points:
        lines += [f"   {line}" for line in wrapped(safe(point), room - 3)]
    by = "≠" if state.paper and "reader" in state.paper.conflicts else "oleh"
    reader = f"p: {by} {safe(state.reader) or '(siapa?)'}"
    head = f" {part.id}/{total}  {where}   {reader}   Spasi: terbaca & lanjut   ← →"
    if len(head) > width:
        head = fit(f" {part.id}/{total}  {where}   {reader}   Spasi: terbaca", width).rstrip()
    return [head, *(f"  {fit(line, room).rstrip()}" for line in lines)][:height]


# -- the rows


def head(width: int) -> Content:
    """The titles over the columns."""
    found = laid_out(TITLES, ROWS, widths(ROWS, width - GUTTER))
    return Content.styled(" " * GUTTER + found.plain.rstrip(), MUTED)


def lines_of(state: CommitmentState) -> Iterator[Line]:
    """One line for each signer."""
    for row in state.rows:
        here = HERE[row.presence.where]
        cells = (
            MARKS[row.standing],
            safe(state.name(row.signer)),
            here,
            safe(standing_words(state, row)),
        )
        muted = row.standing in (Standing.ABSENT, Standing.SIGNED, Standing.PROXY)
        yield Line(row.id, cells, style=MUTED if muted else "", right=state.margin(row))


def standing_words(state: CommitmentState, row: Row) -> str:
    """`menandatangani 09.12`, `menyusul s.d. 14 Jul`, `diwakili Sekretaris (Nama Contoh)`."""
    signing = row.signing
    if signing is None or row.standing in (Standing.UNSETTLED, Standing.DOUBTED):
        return row.standing.value
    if signing.how is How.LATER and signing.due:
        return f"menyusul s.d. {short_date(signing.due)}"
    by = state.proxy(row, signing)
    if signing.on:
        return f"susulan {short_date(signing.on)} {f'oleh {by}' if by else 'sendiri'}"
    if signing.how is How.PROXY:
        return f"diwakili {by}".rstrip()
    at = state.session.local(signing.at)
    return f"{signing.how} {clock(at)}" if at else signing.how.value


# -- below


def below(state: CommitmentState, row: Row | None, height: int, width: int) -> list[str]:
    """All that is known of the row under the cursor, and what to do."""
    if row is None:
        return [" Belum ada penanda tangan. + menambah."]
    told = [_who(state, row), _sentence(row), _next(row)]
    room = max(10, width - 2)
    return [f" {fit(safe(line), room).rstrip()}" for line in told if line][:height]


def _who(state: CommitmentState, row: Row) -> str:
    who = state.room.words(row.presence.who, state.offices.by_code) if row.presence.who else ""
    same = not who or who.startswith(state.name(row.signer))
    here = row.presence.where.value if same else f"{row.presence.where}: {who}"
    return f"{state.name(row.signer)} · {here}"


def _sentence(row: Row) -> str:
    if row.seen is None or not row.seen.value.sentence:
        return ""
    if row.closed:
        return "~ kalimatnya tertutup"
    words = row.seen.value.sentence
    return words if words == DESTROYED else f"“{words}”"


def _next(row: Row) -> str:
    if row.standing is Standing.UNSETTLED:
        return "Dua nilai berbeda: = memilih."
    if row.standing is Standing.DOUBTED:
        return "Tidak hadir menurut absen: F7 mencatatnya   s susulan bertanggal   m menyusul"
    if row.standing is Standing.LATER:
        return "s: susulannya sudah ditandatangani, dengan tanggalnya"
    if row.standing is Standing.ABSENT:
        return "m: menyusul sampai tanggal   s: susulannya sudah ditandatangani"
    if row.standing is Standing.OPEN and row.presence.where is Where.STAFF:
        return "w: siapa menandatangani sebagai wakil   m menyusul"
    return ""
