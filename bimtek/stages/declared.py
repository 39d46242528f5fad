"""What can be recorded: the kinds of record of the hall, and those that kinds of stage declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bimtek.hall.records import HALL_RECORDS
from bimtek.journal.records import Record
from bimtek.stages import KINDS
from bimtek.stages.kind import StageKind


class RecordKinds(Mapping[str, type[Record]]):
    """Kind → record class.

    A name that nobody here knows is looked for in other packages. One goes through those of them
    that this session has had to do with, not through all that is installed.
    """

    def __init__(self) -> None:
        self._stages = {cls.kind: kind for kind in KINDS for cls in kind.records}
        built_in = (cls for kind in KINDS for cls in kind.records)
        self._own = {cls.kind: cls for cls in (*HALL_RECORDS, *built_in)}

    def __getitem__(self, kind: str) -> type[Record]:
        if kind in self._own:
            return self._own[kind]
        declaring = self.declaring(kind)
        if declaring is None:
            raise KeyError(kind)
        return next(cls for cls in declaring.records if cls.kind == kind)

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        others = (cls.kind for stage in KINDS.met() for cls in stage.records)
        yield from dict.fromkeys(kind for kind in others if kind not in self._own)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def declaring(self, kind: str) -> StageKind | None:
        """The kind of stage that declares a kind of record; None: the hall does, or nobody here."""
        if kind in self._own:
            return self._stages.get(kind)
        for stage in KINDS.foreign():
            if any(cls.kind == kind for cls in stage.records):
                return KINDS.get(stage.word)
        return None
