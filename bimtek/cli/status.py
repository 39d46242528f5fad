"""`bimtek status FILE`: how far the session is."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from bimtek import bootstrap
from bimtek.hall.counting import roll_count
from bimtek.hall.missing import Weight
from bimtek.hall.presence import Room, current_roll_call
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Note, Participant, StageRun, StageState
from bimtek.journal.trouble import Exit
from bimtek.journal.verify import shown
from bimtek.locale.cleaning import escaped, printable
from bimtek.locale.dates import clock
from bimtek.overview.missing import SIGNS, data_of, missing
from bimtek.overview.since import head_of
from bimtek.script.model import Quorum, Stage
from bimtek.session import Session
from bimtek.stages.asking import progress_of
from bimtek.stages.attendance.desk import offices_of, quorum_in
from bimtek.stages.attendance.rules import turnout
from bimtek.stages.sheet import city_of


@dataclass(frozen=True, slots=True)
class StageLine:
    """One acara of the running order."""

    id: str
    title: str
    state: str
    planned: str
    started: str
    ended: str
    done: int | None
    """What its kind counts as done, of `asked`; None where it counts nothing."""
    asked: int | None


def run(chosen: argparse.Namespace) -> int:
    """Print the state for people, or with `--json` for programs.

    With `--check` it is not done while a conflict or an open ■ of F9 stands: then the minutes are
    not right; nor while susulan waits for somebody to decide on it. What somebody declared done
    with blocks no more.
    """
    session = bootstrap.open_session(chosen.file, writing=False)
    try:
        state = state_of(session)
        state["earlier"] = _since(session, Path(chosen.previous) if chosen.previous else None)
    finally:
        session.close()
    if chosen.json:
        print(escaped(json.dumps(state, ensure_ascii=False, indent=1)))
    else:
        print(printable("\n".join(_lines(state, whole=chosen.check))))
    agreed: dict[str, object] = state["agreement"] or {}  # type: ignore[assignment]
    blocked = (
        state["conflicts"]
        or agreed.get("late")
        or any(
            one["weight"] == Weight.BLOCKS and one["waived"] is None
            for one in state["missing"]  # type: ignore[attr-defined]
        )
    )
    return Exit.REMAINS if chosen.check and blocked else Exit.DONE


def _since(session: Session, named: Path | None) -> dict[str, object] | None:
    """What changed in the session before since it was taken over; None: there is none beside.

    Args:
        named: the file of that session; None: it is looked for beside this one.
    """
    from bimtek.onward.later import differences
    from bimtek.onward.source import beside, reading_earlier

    path = named or beside(session)
    if path is None:
        return None
    with reading_earlier(path) as source:
        return {"file": path.name, "changed": [one.words for one in differences(session, source)]}


def state_of(session: Session) -> dict[str, object]:
    """What stands, as plain data."""
    stages = [asdict(_stage_line(session, stage)) for stage in session.stages]
    return {
        "title": session.script.title,
        "city": city_of(session),
        "stages": stages,
        "attendance": _attendance(session),
        "notes": _notes(session),
        "conflicts": [
            {"kind": seen.cls.kind, "record": seen.record, "fields": list(seen.conflicts)}
            for seen in session.conflicts()
        ],
        "missing": [data_of(item) for item in missing(session)],
        "agreement": _agreement(session),
        "sidik": shown(session.fingerprint()),
    }


def _agreement(session: Session) -> dict[str, object] | None:
    standing = session.agreement
    if standing is None:
        return None
    return {
        "version": standing.version,
        "state": standing.word,
        "words": head_of(session, standing),
        "sidik": session.sidik_of(standing),
        "late": len(session.late_records()),
    }


def _stage_line(session: Session, stage: Stage) -> StageLine:
    seen = session.get(StageRun, stage.id)
    run = seen.value if seen else StageRun(stage.id)
    done, asked = progress_of(session, stage) or (None, None)
    return StageLine(
        stage.id,
        stage.title,
        run.state,
        clock(stage.starts) if stage.starts else "",
        clock(run.started) if run.started else "",
        clock(run.ended) if run.ended and run.state == StageState.DONE else "",
        done,
        asked,
    )


def _attendance(session: Session) -> list[dict[str, object]]:
    participants = [seen.value for seen in session.all(Participant)]
    rows = [seen.value for seen in session.all(Attendance)]
    calls = [seen.value for seen in session.all(RollCall)]
    current = current_roll_call(calls, rows)
    found = []
    for call in sorted(calls, key=lambda call: (call.order, call.id)):
        room = Room(participants, [row for row in rows if row.roll_call == call.id])
        count = roll_count(call.id, call.title, room)
        found.append(
            {
                "roll_call": call.id,
                "current": call.id == current,
                "here": len(room.here),
                "came": count.people,
                "online": count.online,
                "offices_came": count.offices,
                "representatives": len(room.representatives),
                "offices": len(room.offices),
                "quorum": _quorum(session, call, room),
            }
        )
    return found


def _quorum(session: Session, call: RollCall, room: Room) -> dict[str, object] | None:
    """How many OPDs a roll call needs, and how many count for it; None: none is asked."""
    stage = next((one for one in session.stages if one.id == call.stage), None)
    quorum = quorum_in(session, stage) if stage else None
    if quorum is None:
        return None
    count = turnout(room, offices_of(session), quorum)
    return {
        "opds": quorum.opds,
        "in_hall": quorum.in_hall,
        "counted": count.for_quorum,
        "short": count.short_of_quorum,
    }


def _notes(session: Session) -> dict[str, int]:
    counts: dict[str, int] = {}
    for seen in session.all(Note):
        counts[seen.value.label] = counts.get(seen.value.label, 0) + 1
    return dict(sorted(counts.items()))


def _lines(state: dict[str, object], *, whole: bool) -> list[str]:
    lines = [f"{state['title']} · {state['city']}", ""]
    for stage in state["stages"]:  # type: ignore[attr-defined]
        count = f"  {stage['done']}/{stage['asked']}" if stage["asked"] is not None else ""
        times = f"rencana {stage['planned'] or '–'}"
        if stage["started"]:
            times += f", nyata {stage['started']}–{stage['ended'] or '…'}"
        lines.append(f"{stage['state']:<9} {stage['title']} ({times}){count}")
    lines.append("")
    for call in state["attendance"]:  # type: ignore[attr-defined]
        gone = call["came"] - call["here"]
        left = f", pulang {gone}" if gone else ""
        online = f", daring {call['online']}" if call["online"] else ""
        mark = "▸" if call["current"] else " "
        lines.append(
            f"{mark} absen {call['roll_call']}: hadir {call['came']}{online}{left}, "
            f"kantor {call['offices_came']}, wakil {call['representatives']}"
        )
        if call["quorum"] and (call["current"] or call["came"]):
            lines.append(f"    {_quorum_words(call['quorum'])}")
    notes = ", ".join(f"{count} {label}" for label, count in state["notes"].items())  # type: ignore[attr-defined]
    lines += ["", f"Catatan: {notes or 'belum ada'}"]
    for conflict in state["conflicts"]:  # type: ignore[attr-defined]
        fields = ", ".join(conflict["fields"])
        where = f"{conflict['kind']} {conflict['record']} ({fields})"
        lines.append(f"≠ dua nilai belum dipilih: {where}")
    lines += _missing_lines(state["missing"], whole=whole)  # type: ignore[arg-type]
    lines += _earlier_lines(state["earlier"])  # type: ignore[arg-type]
    if agreed := state["agreement"]:
        late = agreed["late"]  # type: ignore[index]
        more = f" · {late} susulan belum ditimbang (bimtek diff)" if late else ""
        lines.append(f"{agreed['words']}{more}")  # type: ignore[index]
    lines.append(f"Sidik {state['sidik']}")
    return lines


def _quorum_words(quorum: dict[str, int]) -> str:
    """`kuorum 16 OPD luring: di aula 14, kurang 2`."""
    asked = Quorum(quorum["opds"], bool(quorum["in_hall"]))
    where = "di aula" if asked.in_hall else "hadir"
    reached = f"kurang {quorum['short']}" if quorum["short"] else "tercapai"
    return f"kuorum {asked.words}: {where} {quorum['counted']}, {reached}"


def _earlier_lines(found: dict[str, object] | None) -> list[str]:
    if found is None:
        return []
    changed: list[str] = found["changed"]  # type: ignore[assignment]
    if not changed:
        return [f"Tahap sebelumnya ({found['file']}): tidak ada yang berubah sejak dibawa"]
    return [
        (
            f"Tahap sebelumnya ({found['file']}): {len(changed)} berubah sejak dibawa "
            "(ruang kerja: Ctrl+P, Periksa tahap sebelumnya)"
        ),
        *(f"  {line}" for line in changed),
    ]


def _missing_lines(found: list[dict[str, str | None]], *, whole: bool) -> list[str]:
    """How much is missing; with `whole` each thing on a line of its own."""
    left = [one for one in found if one["waived"] is None]
    counts = [
        f"{sign} {weight} {sum(one['weight'] == weight for one in left)}"
        for weight, sign in SIGNS.items()
    ]
    waived = f"   dianggap selesai {len(found) - len(left)}" if len(left) < len(found) else ""
    lines = [f"Yang kurang: {'   '.join(counts)}{waived}"]
    for one in found if whole else ():
        sign = "✓" if one["waived"] else SIGNS[Weight(str(one["weight"]))]
        detail = f"  ({one['detail']})" if one["detail"] else ""
        reason = f"  dianggap selesai: {one['waived']}" if one["waived"] else ""
        lines.append(f"  {sign} {one['text']}{detail}{reason}")
    return lines
