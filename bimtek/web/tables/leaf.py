"""One row as a page shows it, with its neighbours: for its form, and for a page that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from bimtek.hall.evidence import piece_words
from bimtek.web.pages import fragment
from bimtek.web.tables.acara import Place, notices
from bimtek.web.tables.boxes import Kept, Shown, shown
from bimtek.web.tables.recording import Outcome, PieceKept

if TYPE_CHECKING:
    from bimtek.session import Session
    from bimtek.stages.table_page import PageRow, Proof
    from bimtek.web.access import Guest

FRONT: Final = "/kelompok"
NOTHING: Final = Outcome({}, {})
"""Of a form that was not sent."""


class ProofShown(NamedTuple):
    """Where a row takes evidence, as the page shows it."""

    proof: Proof
    pieces: Sequence[tuple[str, str]]
    """Id and words of each."""
    kept: PieceKept | None


class Leaf(NamedTuple):
    """The row of which a form is shown, with its neighbours."""

    place: Place
    rows: Sequence[PageRow]
    at: int

    @property
    def row(self) -> PageRow:
        return self.rows[self.at]

    def way_on(self, by: int) -> str:
        """To a neighbour, which tells how far this row is; to the list where there is none."""
        if not 0 <= self.at + by < len(self.rows):
            return way_to(self.place)
        there = self.rows[self.at + by].key
        return f"{way_to(self.place, there)}?{urlencode({'dari': self.row.key})}"

    @property
    def way(self) -> str:
        return way_to(self.place, self.row.key)


def way_to(place: Place, key: str = "") -> str:
    """The address of an acara, or of a row of it."""
    return f"{FRONT}/{place.stage.id}" + (f"/baris/{key}" if key else "")


def leaf_in(place: Place, key: str) -> Leaf | None:
    """The row with this key; None: there is none."""
    found = place.page.rows()
    at = next((n for n, row in enumerate(found) if row.key == key), None)
    return None if at is None else Leaf(place, found, at)


def shown_in(session: Session, guest: Guest, leaf: Leaf, outcome: Outcome) -> list[Shown]:
    """The boxes of a row."""
    boxes = leaf.place.page.boxes(leaf.row.key)
    return [shown(session, box, guest.id, outcome.kept.get(box.name)) for box in boxes]


def proofs_in(leaf: Leaf, outcome: Outcome) -> list[ProofShown]:
    """Where it takes evidence."""
    return [
        ProofShown(
            proof,
            [(one.record, piece_words(one.value)) for one in proof.pieces],
            outcome.pieces.get(proof.name),
        )
        for proof in leaf.place.page.proofs(leaf.row.key)
    ]


def told_of(
    session: Session, guest: Guest, leaf: Leaf, outcome: Outcome, beside: Sequence[str] = ()
) -> Mapping[str, object]:
    """The same for a page that is open: it puts in place what its person is not typing in.

    Args:
        beside: initials of who else stands at the row.
    """
    warnings = notices(session, leaf.place.stage)
    stands = shown_in(session, guest, leaf, NOTHING)
    return {
        "kotak": {one.box.name: _of_box(session, guest, one, outcome) for one in stands},
        "bukti": {one.proof.name: _of_proof(one) for one in proofs_in(leaf, outcome)},
        "kemajuan": leaf.place.page.reached(),
        "kata": outcome.told,
        "gagal": outcome.trouble,
        "peringatan": fragment("kelompok/peringatan.html", notices=warnings, beside=beside),
        "tutup": any(one.shut for one in warnings),
    }


def _of_box(session: Session, guest: Guest, one: Shown, outcome: Outcome) -> Mapping[str, object]:
    kept = outcome.kept.get(one.box.name)
    meanwhile = shown(session, one.box, guest.id, Kept("", ()))
    return {
        "teks": one.text,
        "lihat": one.stamps,
        "kabar": one.said,
        "salah": kept.refused if kept else "",
        "ditahan": kept is not None,
        "samping": fragment("kelompok/samping.html", one=one),
        "sementara": fragment("kelompok/samping.html", one=meanwhile),
    }


def _of_proof(one: ProofShown) -> Mapping[str, object]:
    return {
        "daftar": fragment("kelompok/bukti.html", one=one),
        "salah": one.kept.refused if one.kept else "",
        "ditahan": one.kept is not None,
    }
