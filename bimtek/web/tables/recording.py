"""What a table's form asks to be recorded, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.hall.evidence import EvidenceKind, Piece, read_due
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble
from bimtek.locale.cleaning import typed_line
from bimtek.stages.table_seen import as_seen, seen_in_all, together
from bimtek.web.tables.boxes import BESIDE, SAW, Kept, kept_of, typed_in

if TYPE_CHECKING:
    from multidict import MultiMapping

    from bimtek.journal.records import Change
    from bimtek.session import Session
    from bimtek.stages.table_page import Box, Proof, TablePage
    from bimtek.web.access import Guest
    from bimtek.web.host import Host

    Form = MultiMapping[Any]

PIECE = "bukti."
PARTS: Final = ("jenis", "judul", "tempat", "tanggal")
"""Behind the name of a proof: kind, title, where it is, by when it comes."""
CHOOSE, WITHDRAW = "pilih", "tarik"
"""Buttons: take one of several values; a piece of evidence is none."""


class Outcome(NamedTuple):
    """What became of a form."""

    kept: dict[str, Kept]
    """Boxes that were not recorded, and why."""
    pieces: dict[str, PieceKept]
    """Evidence that was not."""
    told: str = ""
    """What the person hears of what was recorded."""
    trouble: str = ""
    """Why nothing was."""

    @property
    def refused(self) -> bool:
        """Whether anything of it was not recorded."""
        return bool(self.trouble or self.kept or self.pieces)


class PieceKept(NamedTuple):
    """Evidence in a form."""

    parts: dict[str, str]
    refused: str = ""


async def take(host: Host, guest: Guest, page: TablePage, key: str, form: Form) -> Outcome:
    """Record what is new in the form of a row: all that makes sense, as one deed."""
    session = host.session
    boxes = {box.name: box for box in page.boxes(key)}
    chosen = _chosen(session, boxes, form, guest)
    typed = [
        one
        for one in typed_in(session, boxes.values(), form, guest.id)
        if chosen is None or one.box.name != chosen[0]
    ]
    changes, told = list(chosen[1] if chosen else ()), list[str]()
    refused: dict[str, str] = {}
    for those in together(typed):
        try:
            deed = page.fill(
                key,
                {one.box.name: one.text for one in those},
                seen_in_all(session, those, guest.id),
            )
        except Refusal as refusal:
            refused |= dict.fromkeys((one.box.name for one in those), refusal.message)
            continue
        changes += deed.changes
        told.append(deed.told)
    pieces: dict[str, PieceKept] = {}
    for proof in page.proofs(key):
        try:
            more, words = _evidence(session, page, key, proof, form)
        except Refusal as refusal:
            pieces[proof.name] = PieceKept(_parts(form, proof.name), refusal.message)
            continue
        changes += more
        told.append(words)
    try:
        if changes:
            await host.record(guest, changes)
    except (Refusal, FileTrouble) as trouble:
        parts = {proof.name: _parts(form, proof.name) for proof in page.proofs(key)}
        pieces |= {name: PieceKept(those) for name, those in parts.items() if those["judul"]}
        return Outcome(kept_of(typed, refused), pieces, trouble=trouble.message)
    kept = kept_of((one for one in typed if one.box.name in refused), refused)
    return Outcome(kept, pieces, " ".join(filter(None, told)))


def _chosen(
    session: Session, boxes: dict[str, Box], form: Form, guest: Guest
) -> tuple[str, tuple[Change, ...]] | None:
    """Which box a person decided in, and the change that lets one of its values stand."""
    name, _, stamp = str(form.get(CHOOSE, "")).partition(" ")
    box = boxes.get(name)
    if box is None or box.closed:
        return None
    seen = session.get(box.cls, box.record)
    values = seen.values(box.field) if seen else ()
    value = next((value for head, value in values if head.stamp == stamp), None)
    if seen is None or value is None:
        return None
    stamps = [one for part in (SAW, BESIDE) for one in str(form.get(part + name, "")).split()]
    shown = as_seen(session, box, stamps, guest.id)
    change = seen.change(**{box.field: value})
    base = {**(change.base or {}), box.field: shown.stamps(box.field) if shown else ()}
    return name, (replace(change, base=base),)


# -- evidence


def _parts(form: Form, name: str) -> dict[str, str]:
    return {part: typed_line(str(form.get(f"{PIECE}{name}.{part}", ""))).strip() for part in PARTS}


def _evidence(
    session: Session, page: TablePage, key: str, proof: Proof, form: Form
) -> tuple[tuple[Change, ...], str]:
    """A piece that is brought, or taken back.

    Raises:
        Refusal: if it makes no sense.
    """
    name, _, record = str(form.get(WITHDRAW, "")).partition(" ")
    gone = [piece for piece in proof.pieces if (proof.name, piece.record) == (name, record)]
    if gone:
        deed = page.take_back(key, proof.name, gone[0])
        return deed.changes, deed.told
    parts = _parts(form, proof.name)
    if not parts["judul"]:
        return (), ""
    piece = _piece(parts, session)
    standing = [one.value for one in proof.pieces]
    if any((one.type, one.title, one.where, one.due) == piece for one in standing):
        return (), ""  # sent twice
    deed = page.bring(key, proof.name, piece)
    return deed.changes, deed.told


def _piece(parts: dict[str, str], session: Session) -> Piece:
    kinds = [kind for kind in EvidenceKind if kind.value == parts["jenis"]]
    kind = kinds[0] if kinds else EvidenceKind.DOCUMENT
    if kind is EvidenceKind.FOLLOWS:
        due = read_due(parts["tanggal"], session.now().date())
        return Piece(kind, parts["judul"], "", due)
    return Piece(kind, parts["judul"], parts["tempat"])
