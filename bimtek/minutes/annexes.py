"""Lampiran: the photos and scans of a session, as its documents print them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.annexes import Annex, AttachedFile
from bimtek.hall.roll_calls import ROLL_CALL
from bimtek.minutes.markdown import Md, joined

if TYPE_CHECKING:
    from bimtek.hall.agreed import InForce
    from bimtek.journal.records import Seen
    from bimtek.session import Session

FOLDER: Final = "lampiran"
"""Beside the documents of an evening package."""
ELSEWHERE: Final = "berkasnya di salinan lain, gabungkan salinan itu"
PHOTOS, SIGNED_SHEETS = "Lampiran foto", "Lampiran: lembar absen"
BESIDE_THE_MINUTES: Final = "Menyertai notulen; tidak termasuk yang disepakati."


class Annexes(NamedTuple):
    """What is printed, and how much is not."""

    photos: tuple[Md, ...]
    scans: tuple[Md, ...]
    left_out: int
    """Told in confidence."""
    title: str = PHOTOS
    note: str = ""
    """What a reader has to know of them."""


def path_of(file: AttachedFile) -> str:
    """`lampiran/1f0c2a….jpg`, beside the documents."""
    return f"{FOLDER}/{file.name}"


def shown(session: Session) -> Iterator[tuple[Annex, AttachedFile]]:
    """Everything that may be passed on."""
    for seen, file in _standing(session):
        if not seen.in_confidence:
            yield seen.value, file


def annexes(session: Session) -> Annexes:
    """All of them, for whoever was not there.

    Args:
        session: as it is: a photo is no word of the hall, and comes also after the agreement.
    """
    return _told(session, list(_standing(session)))


def annexes_of(session: Session, standing: InForce | None) -> Annexes:
    """Those of the notulen of a version; of signed papers only its own.

    Args:
        session: as it is.
        standing: the version; None: nothing binds.
    """
    version = standing.version if standing else ""
    mine = [one for one in _standing(session) if one[0].value.edition in ("", version)]
    return _told(session, mine)._replace(note=BESIDE_THE_MINUTES if standing else "")


def signed_sheets(session: Session) -> Annexes:
    """Those of the acara that call the roll: the sheets that people signed."""
    calls = {one.id for one in session.stages if one.kind == ROLL_CALL or one.roll_call}
    mine = [one for one in _standing(session) if one[0].value.stage in calls]
    return _told(session, mine)._replace(title=SIGNED_SHEETS)


def _standing(session: Session) -> Iterator[tuple[Seen[Annex], AttachedFile]]:
    """In the order of the acara, of one acara as they were attached; without destroyed ones."""
    order = {stage.id: place for place, stage in enumerate(session.stages)}
    every = ((seen, seen.value.file) for seen in session.all(Annex))
    found = [(seen, file) for seen, file in every if file and file.is_sound]
    yield from sorted(
        found, key=lambda one: (order.get(one[0].value.stage, len(order)), one[0].stamps("file"))
    )


def _told(session: Session, standing: list[tuple[Seen[Annex], AttachedFile]]) -> Annexes:
    titles = {stage.id: stage.title for stage in session.stages}
    held = session.attached_sizes()
    photos: list[Md] = []
    scans: list[Md] = []
    left_out = 0
    for seen, file in standing:
        one = seen.value
        if seen.in_confidence:
            left_out += 1
            continue
        version = f"Naskah bertanda tangan, versi {one.edition}" if one.edition else ""
        words = [version, one.caption, titles.get(one.stage, "")]
        words += [] if file.digest in held else [ELSEWHERE]
        said = "; ".join(filter(None, words))
        if file.is_picture:
            number = f"Foto {len(photos) + 1}"
            caption = joined(". ".join(filter(None, (number, said))))
            photos.append(Md(f"![{caption}]({path_of(file)})"))
        else:
            scans.append(joined(said or "Pindaian", Md(f"`{path_of(file)}`"), between=": "))
    return Annexes(tuple(photos), tuple(scans), left_out)
