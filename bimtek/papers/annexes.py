"""Lampiran: the photos and scans of a session, as the laporan kegiatan prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.annexes import is_readable
from bimtek.hall.annexes import Annex, AttachedFile
from bimtek.minutes.markdown import Md, joined

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session

FOLDER: Final = "lampiran"
"""Beside the documents of an evening package."""
ELSEWHERE: Final = "berkasnya di salinan lain, gabungkan salinan itu"


class Annexes(NamedTuple):
    """What is printed, and how much is not."""

    photos: tuple[Md, ...]
    scans: tuple[Md, ...]
    left_out: int
    """Told in confidence."""


class AttachedFiles(Mapping[str, bytes]):
    """`lampiran/….jpg` → what is in it, read from the session when it is asked for.

    What cannot be drawn, whoever wrote it, is not there.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        held = session.attached_sizes()
        files = (one for _, one in shown(session) if one.digest in held)
        self._files = {f"{FOLDER}/{one.name}": one for one in files}

    def __getitem__(self, name: str) -> bytes:
        file = self._files[name]
        content = self._session.attached(file.digest)
        if content is None or (file.is_picture and not is_readable(content)):
            raise KeyError(name)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _standing(session: Session) -> Iterator[tuple[Seen[Annex], AttachedFile]]:
    """In the order of the acara, of one acara as they were attached; without destroyed ones."""
    order = {stage.id: place for place, stage in enumerate(session.stages)}
    every = ((seen, seen.value.file) for seen in session.all(Annex))
    found = [(seen, file) for seen, file in every if file and file.is_sound]
    yield from sorted(
        found, key=lambda one: (order.get(one[0].value.stage, len(order)), one[0].stamps("file"))
    )


def shown(session: Session) -> Iterator[tuple[Annex, AttachedFile]]:
    """Everything that may be passed on."""
    for seen, file in _standing(session):
        if not seen.in_confidence:
            yield seen.value, file


def annexes(session: Session) -> Annexes:
    """What the laporan kegiatan prints.

    Args:
        session: as it is: a photo is no word of the hall, and comes also after the agreement.
    """
    titles = {stage.id: stage.title for stage in session.stages}
    held = AttachedFiles(session)
    photos: list[Md] = []
    scans: list[Md] = []
    left_out = 0
    for seen, file in _standing(session):
        one, name = seen.value, f"{FOLDER}/{file.name}"
        if seen.in_confidence:
            left_out += 1
            continue
        version = f"Naskah bertanda tangan, versi {one.edition}" if one.edition else ""
        words = [version, one.caption, titles.get(one.stage, "")]
        words += [] if name in held else [ELSEWHERE]
        said = "; ".join(filter(None, words))
        if file.is_picture:
            number = f"Foto {len(photos) + 1}"
            caption = joined(". ".join(filter(None, (number, said))))
            photos.append(Md(f"![{caption}]({name})"))
        else:
            scans.append(joined(said or "Pindaian", Md(f"`{name}`"), between=": "))
    return Annexes(tuple(photos), tuple(scans), left_out)
