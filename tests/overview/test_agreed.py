"""Incident 29: the ministry asks how many OPDs have agreed."""

from __future__ import annotations

from bimtek.journal.records import Change
from bimtek.overview.agreed import Agreed, agreed
from bimtek.session import Session
from bimtek.stages.asking import progress_of
from bimtek.stages.decree.records import Attitude, Position, Stance
from bimtek.stages.decree.state import DecreeState
from bimtek.stages.gap.records import CITY, Answer, Gap, GapStatus
from tests.conftest import OpenAs


def record(session: Session, *changes: Change) -> None:
    with session.act() as act:
        for change in changes:
            act.record(change)
    act.saved.result(10)
    session.poll()


def of(session: Session, title: str) -> Agreed:
    return next(one for one in agreed(session) if one.title == title)


def gap(row: str, who: str, status: GapStatus, now: str = "2") -> Change:
    answer = Answer(now) if now else Answer()
    return Gap.new(stage="kesenjangan", row=row, who=who, answer=answer, status=status)


def test_nobody_has_agreed_to_anything_yet(session: Session) -> None:
    assert [(one.agreed, one.title) for one in agreed(session)] == [(0, "Pembacaan SK")]


def test_levels_that_the_hall_agreed_for_the_city_are_no_opd_s_agreement(session: Session) -> None:
    record(
        session,
        gap("4.2", CITY, GapStatus.AGREED),
        gap("SL.2.1", "dinkes", GapStatus.DRAFT),
    )
    assert [one.title for one in agreed(session)] == ["Pembacaan SK"]


def test_an_opd_has_agreed_when_every_answer_of_its_has(session: Session) -> None:
    record(
        session,
        gap("SL.2.1", "dinkes", GapStatus.AGREED),
        gap("SL.2.2", "dinkes", GapStatus.AGREED),
        gap("SL.2.1", "rsmw", GapStatus.AGREED),
        gap("SL.1.1", "disperkim", GapStatus.DRAFT),
        gap("4.2", CITY, GapStatus.AGREED),
    )
    assert of(session, "Kesenjangan").agreed == 2
    seen = session.get(Gap, "kesenjangan/SL.2.2/dinkes")
    assert seen
    record(session, seen.change(status=GapStatus.CHANGED))
    assert of(session, "Kesenjangan").agreed == 1


def test_nobody_has_agreed_to_both_of_two_answers(session: Session, open_as: OpenAs) -> None:
    record(
        session,
        gap("SL.2.1", "dinkes", GapStatus.AGREED),
        gap("SL.2.1", "rsmw", GapStatus.AGREED, "bd"),  # an answer like any other
    )
    other = open_as(session.path, "N2", "notulis")
    mine, theirs = (one.get(Gap, "kesenjangan/SL.2.1/dinkes") for one in (session, other))
    assert of(session, "Kesenjangan").agreed == 2
    assert mine
    assert theirs
    record(session, mine.change(answer=Answer("3")))
    record(other, theirs.change(answer=Answer("4")))
    session.poll()
    assert of(session, "Kesenjangan").agreed == 1


def test_an_opd_has_agreed_to_the_sk_when_it_is_ready_for_every_role(session: Session) -> None:
    stage = session.stage("pembacaan-sk")
    rows = DecreeState(session, stage).rows
    several = next(row for row in rows if len(row.roles) > 1)
    ready = Position(Attitude.READY)

    def stances(count: int) -> list[Change]:
        return [
            Stance.new(stage=stage.id, opd=held.opd, role=held.slug, stance=ready)
            for held in several.roles[:count]
        ]

    record(session, *stances(1))
    assert of(session, "Pembacaan SK").agreed == 0
    record(session, *stances(len(several.roles)))
    assert of(session, "Pembacaan SK").agreed == 1


def test_an_sk_is_counted_alike_in_the_closing_and_among_what_is_missing(session: Session) -> None:
    stage = session.stage("pembacaan-sk")
    first, second, *_ = DecreeState(session, stage).rows
    said = ((first, Attitude.READY), (second, Attitude.OBJECTS))
    record(
        session,
        *(
            Stance.new(stage=stage.id, opd=row.opd, role=held.slug, stance=Position(attitude))
            for row, attitude in said
            for held in row.roles
        ),
    )
    told = of(session, "Pembacaan SK")
    assert progress_of(session, stage) == (told.agreed, told.asked) == (1, told.asked)
