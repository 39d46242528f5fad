"""Laptops with copies of one session: one agrees, others come late."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from bimtek import bootstrap
from bimtek.agreed import agreed_session
from bimtek.bootstrap import open_session
from bimtek.hall.agreement import Agreed, Agreement
from bimtek.hall.records import Label, Note
from bimtek.journal import file
from bimtek.journal.exchange import Receiver, acts_beyond, compare, have
from bimtek.journal.records import Change
from bimtek.journal.verify import shown
from bimtek.minutes.dump_json import dump
from bimtek.session import Session

AFTERNOON = datetime.fromisoformat("2023-07-04T15:50:00+07:00")


class Laptop:
    """A copy of the session that somebody works on; its clock may be wrong."""

    def __init__(self, path: Path, name: str, ahead: timedelta = timedelta()) -> None:
        self.path = path
        self.name = name
        self.time = AFTERNOON + ahead
        self.session = self._opened()

    def _opened(self) -> Session:
        return open_session(self.path, self.name, "fasilitator", clock=lambda: self.time)

    def reopen(self) -> None:
        self.session.close()
        self.session = self._opened()

    def record(self, *changes: Change) -> str:
        """The stamp of the first entry; a refusal is raised."""
        self.time += timedelta(minutes=1)
        receipt = self.session.record_all(changes).result(10)
        self.session.poll()
        return receipt.entries[0].stamp

    def note(self, text: str, label: Label = Label.NOTE, **values: object) -> str:
        change = Note.new(text=text, label=label, said=self.time, **values)
        self.record(change)
        return change.record

    def edit(self, note: str, **values: object) -> str:
        seen = self.session.get(Note, note)
        assert seen is not None
        return self.record(seen.change(**values))

    def agree(self, edition: str = "1") -> str:
        seen = self.session.get(Agreement, edition)
        said = Agreed(self.time, over=shown(self.session.fingerprint()))
        return self.record(
            seen.change(agreed=said) if seen else Agreement.new(edition=edition, agreed=said)
        )

    def copy(self, folder: Path, name: str, ahead: timedelta = timedelta()) -> Laptop:
        """Another laptop that takes a whole copy along."""
        target = folder / f"{name}.bimtek"
        self.session.close()
        shutil.copy(self.path, target)
        self.session = self._opened()
        return Laptop(target, name, ahead)

    def merge(self, other: Laptop) -> int:
        """Take what the other has; the number of new entries."""
        other.session.close()
        into = file.connect(self.path, writing=True)
        source = file.connect(other.path, writing=False)
        compare(into, source)
        receiver = Receiver(into, bootstrap.record_kinds(), lambda: self.time)
        new = receiver.take(acts_beyond(source, have(into))).new
        into.close()
        source.close()
        other.session = other._opened()
        self.session.poll()
        return new

    def agreed(self) -> str:
        """All that the agreed document is made from."""
        standing = self.session.agreement
        assert standing is not None
        with agreed_session(self.session, standing) as session:
            return dump(session)

    def close(self) -> None:
        self.session.close()
