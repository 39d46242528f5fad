"""Filled forms against what stands: told cell by cell, then taken over whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bimtek.forms.asked import asked_in, script_of
from bimtek.forms.filled import ASK_AGAIN
from bimtek.forms.row import Brought, ComparedRow, Findings, Place
from bimtek.hall.delivered import DeliveredForm
from bimtek.hall.offices import by_code
from bimtek.hall.records import Opd
from bimtek.lists.plan import Plan
from bimtek.locale.cleaning import typed_line

if TYPE_CHECKING:
    from bimtek.forms.filled import Filled, FilledRow, FilledSheet
    from bimtek.journal.records import Change
    from bimtek.session import Session
    from bimtek.stages.office_form import OfficeForm

NOUN: Final = "jawaban"


def plan_forms(session: Session, files: Iterable[Filled]) -> tuple[Plan, ...]:
    """What taking over each of these files would change; with one fault nothing of any is taken.

    Two files may say the same of one cell; where they differ a person has to choose one of them.
    """
    said: dict[Place, Brought] = {}
    return tuple(_Planning(session, file, Findings(file.name, said)).plan() for file in files)


def changes_of(plans: Sequence[Plan]) -> tuple[Change, ...]:
    """All of them, to be recorded as one act; nothing where any plan has a fault."""
    if not all(plan.ok for plan in plans):
        return ()
    return tuple(change for plan in plans for change in plan.changes)


class _Planning:
    """Makes the plan of one file."""

    def __init__(self, session: Session, file: Filled, findings: Findings) -> None:
        self._session = session
        self._file = file
        self._found = findings
        self._found.faults += file.faults
        self._found.notices += file.notices
        self._offices = by_code(seen.value for seen in session.all(Opd))

    def plan(self) -> Plan:
        opds = dict.fromkeys(sheet.identity.opd for sheet in self._file.sheets)
        if len(opds) > 1:
            names = " dan ".join(map(self._office, opds))
            what = f"lembar-lembarnya dari OPD yang berbeda: {names}"
            self._found.refuse(0, what, "satu berkas untuk satu OPD")
        for sheet in self._file.sheets:
            self._take_sheet(sheet)
        found = self._found
        changes = (self._delivered(), *found.changes) if found.changes else ()
        return Plan(
            self._file.name,
            NOUN,
            changes=() if found.faults else changes,
            new=tuple(found.new),
            changed=tuple(found.changed),
            same=found.same,
            faults=tuple(found.faults),
            notices=tuple(found.notices),
        )

    def _office(self, code: str) -> str:
        office = self._offices.get(code)
        return (office.short or office.name) if office else code

    def _delivered(self) -> Change:
        first, filler = self._file.sheets[0].identity, self._file.filler
        return DeliveredForm.new(
            opd=first.opd,
            name=typed_line(self._file.name),
            at=self._session.now(),
            made=_moment(first.made),
            digest=self._file.digest,
            answers=len(self._found.new) + len(self._found.changed),
            filler=filler.get("nama", ""),
            post=filler.get("jabatan", ""),
            nip=filler.get("nip", ""),
        )

    def _take_sheet(self, sheet: FilledSheet) -> None:
        asked = self._asked(sheet)
        if asked is None:
            return
        rows = {row.key: row for row in asked.rows()}
        for filled in sheet.rows:
            if row := rows.get(filled.key):
                ComparedRow(self._session, asked, row, filled, self._found).take()
            elif any(cell.text for cell in filled.cells.values()):
                self._no_more_asked(filled, sheet)

    def _asked(self, sheet: FilledSheet) -> OfficeForm | None:
        """The acara that the sheet belongs to; None with a fault that says why there is none."""
        identity, session = sheet.identity, self._session
        if identity.session != session.file.session_id():
            self._found.refuse(
                0, "formulir ini dari sesi lain", "masukkan ke berkas sesi yang membuatnya"
            )
            return None
        if identity.opd not in self._offices:
            what = f"OPD ‘{identity.opd}’ tidak ada dalam daftar sesi ini"
            self._found.refuse(0, what, f"tambahkan OPD itu dahulu, atau {ASK_AGAIN}")
            return None
        stage = next((one for one in session.stages if one.id == identity.stage), None)
        asked = asked_in(session, stage, identity.opd) if stage else None
        if asked is None:
            what = f"acara ‘{identity.stage}’ tidak lagi menanyai OPD dalam sesi ini"
            self._found.refuse(0, what, ASK_AGAIN)
        return asked

    def _no_more_asked(self, filled: FilledRow, sheet: FilledSheet) -> None:
        name, version = self._office(sheet.identity.opd), sheet.identity.script
        what = f"baris {filled.code} tidak ditanyakan kepada {name}"
        if version != script_of(self._session):
            what += ": naskah sesi ini diganti sejak formulir dibuat"
        self._found.refuse(filled.row, what, f"kosongkan baris itu, atau {ASK_AGAIN}")


def _moment(text: str) -> datetime | None:
    try:
        made = datetime.fromisoformat(text)
    except ValueError:
        return None
    return made if made.tzinfo else None
