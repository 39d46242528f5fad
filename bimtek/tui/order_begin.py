"""An acara begun or ended from the running order: what is asked first, and what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bimtek.hall import programme
from bimtek.hall.presence import attended, came_at
from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.roll_calls import ROLL_CALL, name_of
from bimtek.hall.running import (
    all_running,
    finish,
    held_before,
    jumped_over,
    next_up,
    reopen,
    run_of,
    why,
)
from bimtek.journal.records import Change, Refusal
from bimtek.locale.dates import clock
from bimtek.stages.asking import findings_of_kind
from bimtek.stages.roll_call import roll_call_in
from bimtek.tui.order_rows import went
from bimtek.ui.ask import Choose, Option

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.script.model import Stage
    from bimtek.session import Session

ALONE, BESIDE, HELD, GO_ON = "selesai", "tetap", "sudah", "lanjut"
"""What becomes of the acara that still run; HELD: of the roll call that nobody had begun; GO_ON:
of the acara itself, as if it had not been over."""

LAST_OF_THE_DAY = "Itu acara terakhir hari ini. Yang pulang: F7, p. Notulen: Ctrl+P."


def begin_question(session: Session, stage: Stage) -> Choose[str] | None:
    """What is asked before it begins, once: what becomes of what still runs; None: nothing."""
    still, doubts = _running_besides(session, stage), _doubts(session, stage)
    if not still and not doubts:
        return None
    if still:
        options = [
            Option("s", f"{_named(still)} selesai sekarang", ALONE),
            Option("t", "tetap berjalan, keduanya bersamaan", BESIDE),
        ]
    else:
        options = [
            *_over_options(session, stage),
            *_unbegun_options(session, stage),
            Option("m", "mulai sekarang", BESIDE),
        ]
    question = " ".join([f"Mulai ‘{stage.title}’?", *doubts, *_still_words(session, still)])
    return Choose(question, options)


def begun(session: Session, stage: Stage, others: str, now: datetime) -> list[Change]:
    """It begins, and what shall not run beside it ends: one deed.

    Raises:
        Refusal: if it runs already.
    """
    if others == GO_ON:
        return [reopen(session.get(StageRun, stage.id))]
    ended = _running_besides(session, stage) if others == ALONE else []
    ends = [finish(session.get(StageRun, one.id), now) for one in ended]
    if others == HELD:
        ends += [
            held_before(one.id, session.get(StageRun, one.id), first, now)
            for one, first, _ in _unbegun(session, stage)
        ]
    runs = {seen.record: seen for seen in session.all(StageRun)}
    return [*ends, programme.begun(session.slots, runs, stage.id, now)]


def begin_from_within(
    app: App[object],
    session: Session,
    stage: Stage,
    go_on: Callable[[Sequence[Change] | None], None],
) -> None:
    """Begin an acara by a key of its own screen.

    Asked if another one runs, it is over, or people came to a roll call that nobody began.
    """

    def answered(others: str | None) -> None:
        now = session.now().replace(microsecond=0)
        go_on(begun(session, stage, others, now) if others else None)

    over = run_of(session.runs, stage.id).state is StageState.DONE
    asked = over or _running_besides(session, stage) or _unbegun(session, stage)
    if asked and (question := begin_question(session, stage)):
        app.push_screen(question, answered)
    else:
        answered(BESIDE)


def waits_for_roll_call(session: Session, stage: Stage) -> str:
    """That an acara begins with a roll call to which nobody came yet; or nothing.

    A presensi is that list itself.
    """
    if not stage.roll_call or stage.kind == ROLL_CALL:
        return ""
    mine = roll_call_in(session, stage)
    if any(seen.value.roll_call == mine for seen in session.all(Attendance)):
        return ""
    return f"Absen {name_of(mine)} belum diisi: F7."


def ended(session: Session, stage: Stage, now: datetime) -> Change:
    """It has ended.

    Raises:
        Refusal: if it does not run; says what does.
    """
    run = run_of(session.runs, stage.id)
    if run.state is StageState.RUNNING:
        return finish(session.get(StageRun, stage.id), now)
    how = (
        f"sudah selesai ({went(run, session)})"
        if run.state is StageState.DONE
        else "tidak berjalan"
    )
    running = all_running(session.stages, session.runs)
    ends = "; s sekali lagi menyelesaikannya"
    besides = f" Yang berjalan: {_named(running[-1:])}{ends}." if running else " m memulainya."
    raise Refusal("not-running", f"‘{stage.title}’ {how}.{besides}")


def following(session: Session, stage: Stage) -> Stage | None:
    """The acara of the day that comes now, where nothing runs any more but the door."""
    if _runs_besides_the_door(session):
        return None
    coming = next_up(session.stages, session.runs)
    return coming if coming is not None and coming.day == stage.day else None


def what_comes(session: Session, stage: Stage) -> str:
    """What follows where nothing runs any more: the next acara of the day, or going home."""
    if (coming := following(session, stage)) is not None:
        at = f" ({clock(coming.starts)})" if coming.starts else ""
        return f"Berikut: ‘{coming.title}’{at}; m memulainya."
    return "" if _runs_besides_the_door(session) else LAST_OF_THE_DAY


def _runs_besides_the_door(session: Session) -> bool:
    return any(one.kind != ROLL_CALL for one in all_running(session.stages, session.runs))


def _running_besides(session: Session, stage: Stage) -> list[Stage]:
    return [one for one in all_running(session.stages, session.runs) if one.id != stage.id]


def _doubts(session: Session, stage: Stage) -> list[str]:
    """Why it may be a slip of the cursor."""
    run = run_of(session.runs, stage.id)
    if run.state is StageState.DONE:
        return [f"Acara ini sudah selesai ({went(run, session)})."]
    jumped = jumped_over(session.stages, session.runs, stage.id)
    if jumped and run.state is StageState.POSTPONED:
        return [f"Acara ini {why(run) or run.state.value}."]
    return [f"Belum gilirannya: {_named(jumped)} belum dimulai."] if jumped else []


def _unbegun(session: Session, stage: Stage) -> list[tuple[Stage, datetime, int]]:
    """Roll calls that nobody began and to which people came: since when, and how many."""
    return [
        (one, min(came), len(came))
        for one in jumped_over(session.stages, session.runs, stage.id)
        if one.kind == ROLL_CALL and (came := _came(session, roll_call_in(session, one)))
    ]


def _came(session: Session, roll_call: str) -> list[datetime]:
    """When people came to a roll call, by the clock of today."""
    now = session.now().replace(microsecond=0)
    rows = (seen.value for seen in session.all(Attendance))
    came = (row.presence for row in rows if row.roll_call == roll_call and attended(row))
    return came_at(filter(None, came), now)


def _over_options(session: Session, stage: Stage) -> list[Option[str]]:
    """Of what is over: it goes on, and keeps the hour at which it began."""
    run = run_of(session.runs, stage.id)
    if run.state is not StageState.DONE or run.started is None:
        return []
    since = clock(session.local(run.started))
    return [Option("u", f"lanjutkan, mulainya tetap {since}", GO_ON)]


def _unbegun_options(session: Session, stage: Stage) -> list[Option[str]]:
    found = _unbegun(session, stage)
    if not found:
        return []
    said = "; ".join(
        f"‘{one.title}’ sejak {clock(first)} ({many} hadir)" for one, first, many in found
    )
    return [Option("r", f"{said}: selesai sekarang", HELD)]


def _still_words(session: Session, still: Sequence[Stage]) -> list[str]:
    if not still:
        return []
    run = run_of(session.runs, still[0].id)
    since = f" ({went(run, session)})" if len(still) == 1 else ""
    return [f"{_named(still)} masih berjalan{since}."]


def _named(stages: Sequence[Stage]) -> str:
    rest = f" dan {len(stages) - 1} acara lain" if len(stages) > 1 else ""
    return f"‘{stages[0].title}’{rest}"


def left_in(session: Session, stage: Stage) -> str:
    """Items that an acara owes by now: `2 butir … tidak pernah dimulai: …`; or nothing."""
    found = findings_of_kind(session, stage)
    owed = next((one for one in found if one.key == f"agenda.{stage.id}"), None)
    return f"{owed.text}: {owed.detail}" if owed else ""
