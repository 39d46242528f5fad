"""The sample session, filled with private words of every sort, for looking at the projector."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bimtek.bootstrap import open_session
from bimtek.demo import build
from bimtek.hall.records import Label, Note, Opd, Participant, Turn
from bimtek.hall.session_records import SessionSheet, Waiver
from bimtek.journal.records import Change
from bimtek.script.library import home
from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.briefing.records import AgendaRun
from bimtek.stages.closing.records import Dissent
from bimtek.stages.decree.records import Attitude, Position, Stance, role_slug
from bimtek.stages.decree.script import DecreeScript
from bimtek.stages.gap.records import Answer, Gap
from bimtek.stages.gap.script import GapScript

TWO = datetime.fromisoformat("2023-07-03T14:10:00+07:00")
MARKUP = "[red]x[/]"
NAME, NIP, PHONE = "Nama Pribadi", "198001012005011001", "081234567890"
HIDDEN = "rahasia"
"""Stands in everything that may not be seen, however it was written."""
READ_OUT = (Label.DECISION, Label.ACTION)
"""What is read out to the hall at the end, unless it is tertutup."""


def fill(path: Path) -> None:
    """Make the file."""
    build(path, home() / "blitar-2023")
    session = open_session(path, "Siti Petugas", "fasilitator", clock=lambda: TWO)
    record(session, [*_of_people(session), *_notes(session), *_of_acara(session)])
    session.keep_draft("note", "draf rahasia")
    session.keep_draft("kesenjangan/4.2/kota", "draf rahasia")
    session.close()


def record(session: Session, changes: list[Change]) -> None:
    """Record as one act, and see it."""
    with session.act() as act:
        for change in changes:
            act.record(change)
    act.saved.result(20)
    session.poll()


def _of_people(session: Session) -> Iterator[Change]:
    person = next(seen for seen in session.all(Participant) if seen.value.opd == "dinkes")
    yield person.change(name=NAME, nip=NIP, phone=PHONE, email="pribadi@contoh.id")
    for order, opd in enumerate(("dinkes", "rsmw", "dlh"), 1):
        turn = {"stage": "kesenjangan", "order": str(order), "asked": TWO}
        yield Turn.new(opd=opd, speaker=person.record, **turn)
    yield Turn.new(speaker=person.record, stage="kesenjangan", order="4", began=TWO)
    yield Waiver.new(finding="x", text="Rahasia yang kurang", reason="Rahasia alasan")
    for seen in session.all(Opd):
        if seen.value.code in ("dinkes", "rsmw"):
            yield seen.change(short=f"{seen.value.short} {MARKUP}")
    sheet = session.get(SessionSheet, "1")
    assert sheet
    yield sheet.change(title=f"Bimtek {MARKUP}")


def _notes(session: Session) -> Iterator[Change]:
    for stage in session.stages:
        for label in Label:
            for closed in (False, True):
                if closed or label not in READ_OUT:
                    yield Note.new(
                        text=f"Rahasia {label.value} {MARKUP}",
                        sentence=f"Kalimat rahasia {label.value}",
                        label=label,
                        closed=closed,
                        stage=stage.id,
                        opd=("dinkes",),
                        about=f"gap/{stage.id}/4.2/kota",
                    )
    decided = Note.new(text=f"Putusan {MARKUP} \x1b[2J\x07 aula", label=Label.DECISION)
    yield decided
    yield Dissent.new(note=decided.record, opd="dishub", sentence="Rahasia yang berbeda")


def _of_acara(session: Session) -> Iterator[Change]:
    for stage in session.stages:
        if isinstance(stage.spec, DecreeScript):
            yield from _objections(stage)
        elif isinstance(stage.spec, GapScript):
            yield from _told_in_confidence(stage)
        elif stage.kind == "paparan":
            added = {"title": f"Butir {MARKUP}", "after": "0"}
            yield AgendaRun.new(stage=stage.id, item="tambahan", **added)


def _objections(stage: Stage) -> Iterator[Change]:
    spec: DecreeScript = stage.spec
    for role in spec.roles[:6]:
        for opd in role.opds[:2]:
            yield Stance.new(
                stage=stage.id,
                opd=opd,
                role=role_slug(role.body, role.role),
                stance=Position(Attitude.OBJECTS, at=TWO),
                sentence="Kalimat rahasia",
                wish="Permintaan rahasia",
                answer="Jawaban rahasia",
                outcome="Hasil rahasia",
            )


def _told_in_confidence(stage: Stage) -> Iterator[Change]:
    for who, now in (("kota", "3"), ("dinkes", "4")):
        yield Gap.new(
            stage=stage.id,
            row="4.2",
            who=who,
            answer=Answer(now, "5"),
            condition="Kondisi rahasia",
            cause="Penyebab rahasia",
            proposal="Usulan rahasia",
            effect="Akibat rahasia",
            reason="Alasan rahasia",
            confidential=True,
        )
