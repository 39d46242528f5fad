"""Taking a changed script over into a session: first what it would change, then one act."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from bimtek import bootstrap, founding
from bimtek.hall.agreed import InForce
from bimtek.hall.presence_records import RollCall
from bimtek.hall.programme import in_the_same_order
from bimtek.hall.records import Opd, StageRun, StageState
from bimtek.hall.roll_calls import name_of
from bimtek.hall.running import HELD
from bimtek.hall.session_records import ScriptVersion, SessionSheet
from bimtek.hall.sheet import quorum_fields
from bimtek.journal.codec import canonical
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.journal.voice import Receipt
from bimtek.lists.beside import ScriptLists
from bimtek.lists.files import File
from bimtek.lists.opds import plan_opds, read_opds
from bimtek.lists.plan import Plan
from bimtek.script.cache import pack
from bimtek.script.compare import Course, Line, compare
from bimtek.script.load import Loaded, load
from bimtek.script.model import Script, Stage
from bimtek.script.offices import Office, Offices, offices_from_json
from bimtek.session import Session
from bimtek.stages import KINDS

ROLES = ("fasilitator", "penyelenggara")
"""Who may change what the session consists of."""
FRONT = ("title", "place", "starts", "ends", "bases")
"""What the first page of the session takes from another version, beside the quorum."""

WIDEST = 30
"""Characters that the titles of acara take in the table."""
AGREED = (
    "bagian dari versi {version} yang sudah {word}; kalimat yang salah: ralat (r di acara "
    "Penutup); selain itu buka kembali dengan alasan (k), lalu ambil lagi"
)
NOTHING = "Tidak ada yang diambil: sebagian perubahan ditolak. Kembalikan itu dalam naskah dahulu."


class Takeover(NamedTuple):
    """All that taking a version would do; told before anything is recorded."""

    lines: tuple[Line, ...]
    """What changes; those that are refused say why."""
    notices: tuple[str, ...]
    """What is worth a look: warnings of the script, what the hall has changed itself."""
    changes: tuple[Change, ...]
    key: str
    packed: str
    """The outline as the file keeps it, so that opening parses nothing."""

    @property
    def refused(self) -> tuple[Line, ...]:
        """What cannot be taken over; with one of them nothing is."""
        return tuple(line for line in self.lines if line.refused)

    @property
    def ok(self) -> bool:
        """Whether there is something to take, and nothing stands in its way."""
        return bool(self.changes) and not self.refused


def plan(session: Session, path: Path) -> Takeover:
    """What taking the script of a file over would change.

    Raises:
        Refusal: with every mistake of the script or of its list of OPDs.
    """
    standing = _standing(session)
    loaded = _loaded(path, session)
    script = _script(loaded)
    source = founding.version_of(loaded).patch["source"]
    offices = _offices(loaded, session, standing)
    course = _course(session)
    told = (
        *compare(session.script, script, KINDS, course, loaded.offices.called),
        *_told(offices),
    )
    lines = tuple(_if_not_agreed(line, session.agreement) for line in told)
    notices = [mistake.shown(path.name) for mistake in loaded.mistakes.warnings]
    if founding.PERSONAL in loaded.lists:
        notices.append("Daftar peserta tidak ikut diambil; pakai `bimtek import … participants`.")
    changes: list[Change] = []
    if lines or standing.conflicts:
        changes = [
            standing.change(source=source),
            *_sheet(session, script),
            *offices.changes,
            *_calls(session, script),
            *_seeds(session, script, notices),
            *_places(session, script),
        ]
    key = bootstrap.cache_key(canonical(source))
    packed = pack(loaded.outline, loaded.offices)
    return Takeover(lines, tuple(notices), tuple(changes), key, packed)


def shown(wanted: Takeover) -> list[str]:
    """The table of what changes, a line each; what is refused is marked and says why."""
    width = max((len(line.where) for line in wanted.lines), default=0)
    lines = [
        f"{'✗' if one.refused else '+'} {one.where:<{min(width, WIDEST)}}  {one.what}"
        + (f"; DITOLAK: {one.refused}" if one.refused else "")
        for one in wanted.lines
    ]
    return [*lines, *(f"  {notice}" for notice in wanted.notices)]


def take(session: Session, wanted: Takeover) -> Future[Receipt]:
    """Record it as one act; undo does not reach it, another version can be taken over later.

    Raises:
        Refusal: if this person may not, if something is refused, or if there is nothing to take.
    """
    _refuse_role(session)
    if wanted.refused:
        raise Refusal("not-taken", NOTHING)
    if not wanted.changes:
        raise Refusal("nothing-new", "Naskah itu sama dengan naskah sesi; tidak ada yang diambil.")
    return session.take_script(wanted.changes, wanted.key, wanted.packed)


def settle(session: Session, chosen: int) -> Future[Receipt]:
    """One of several versions that were taken over apart is the right one.

    Args:
        chosen: its place among the standing values, the one that runs first.

    Raises:
        Refusal: if this person may not.
    """
    _refuse_role(session)
    standing = _standing(session)
    source: Mapping[str, Any] = standing.values("source")[chosen][1]
    packed = founding.packed_again(ScriptVersion(bootstrap.SCRIPT, source))
    key = bootstrap.cache_key(canonical(source))
    return session.take_script([standing.change(source=source)], key, packed)


def _refuse_role(session: Session) -> None:
    if session.role not in ROLES:
        raise Refusal("not-allowed", "Hanya fasilitator atau penyelenggara yang mengganti naskah.")


def _standing(session: Session) -> Seen[ScriptVersion]:
    standing = session.get(ScriptVersion, bootstrap.SCRIPT)
    if standing is None:
        raise Refusal("no-script", "Sesi ini tidak menyimpan naskah.")
    return standing


def _loaded(path: Path, session: Session) -> Loaded:
    """The new version; without a list of its own it is read with the offices of the session."""
    loaded, mistakes = load(path, KINDS, ScriptLists())
    if loaded is not None and "opd" not in loaded.lists:
        opds = [seen.value for seen in session.all(Opd)]
        known = [Office(o.code, o.short, o.name, o.alias, o.category) for o in opds]
        loaded, mistakes = load(path, KINDS, ScriptLists(), Offices(known, strict=False))
    if loaded is None or not loaded.sound:
        lines = "\n".join(mistake.shown(str(path)) for mistake in mistakes.errors)
        raise Refusal("unsound-script", f"Naskah belum dapat dipakai:\n{lines}")
    return loaded


def _script(loaded: Loaded) -> Script:
    if loaded.script is None:
        raise Refusal("unsound-script", "Naskah belum dapat dipakai.")
    return loaded.script


def _course(session: Session) -> Course:
    runs = session.runs
    begun = frozenset(i for i, run in runs.items() if run.started or run.state in HELD)
    over = frozenset(i for i, run in runs.items() if run.state is StageState.DONE)
    return Course(begun, over)


def _offices(loaded: Loaded, session: Session, standing: Seen[ScriptVersion]) -> Plan:
    """What its list of OPDs brings; the list that the session has brings nothing back."""
    own = loaded.lists.get("opd")
    before = (standing.value.source or {}).get("offices")
    if own is None or (before and offices_from_json(before).all == loaded.offices.all):
        return Plan("", "OPD")
    return plan_opds(read_opds(File(own.name or "naskah", own.data)), session.everything(Opd))


def _told(offices: Plan) -> Iterator[Line]:
    offices.checked()
    for entry in offices.new:
        yield Line("daftar OPD", f"OPD baru: {entry.label}")
    for entry in offices.changed:
        yield Line("daftar OPD", f"{entry.label}: {'; '.join(entry.what)}")


def _if_not_agreed(line: Line, standing: InForce | None) -> Line:
    """What the hall agreed to rests on the script: each part says by what else it is changed."""
    if standing is None or line.refused:
        return line
    if line.planned:
        return line._replace(refused="sesudah disepakati waktu dan urutan diubah di aula: F4")
    return line._replace(refused=AGREED.format(version=standing.version, word=standing.word))


def _sheet(session: Session, script: Script) -> Iterator[Change]:
    """Only what the script says differently: what was typed when the session began stays."""
    old = session.script
    before, after = _front(old), _front(script)
    values = {name: value for name, value in after.items() if value != before[name]}
    sheet = session.get(SessionSheet, "1")
    if sheet is not None and values:
        yield sheet.change(**values)


def _front(script: Script) -> dict[str, object]:
    return {name: getattr(script, name) for name in FRONT} | dict(quorum_fields(script.quorum))


def _calls(session: Session, script: Script) -> Iterator[Change]:
    for order, stage in enumerate(script.stages, 1):
        if stage.roll_call and session.get(RollCall, stage.roll_call) is None:
            name = name_of(stage.roll_call)
            yield RollCall.new(id=stage.roll_call, title=name, stage=stage.id, order=order)


def _seeds(session: Session, script: Script, notices: list[str]) -> Iterator[Change]:
    """Records that acara bring: new ones, and of the others what only the script has changed."""
    before = {(one.kind, one.record): one for one in _seeded(session.script.stages)}
    for seed in _seeded(script.stages):
        old = before.get((seed.kind, seed.record))
        seen = session.get(session.kinds[seed.kind], seed.record)
        if old is None or seen is None:
            yield seed
            continue
        differs = {name: new for name, new in seed.patch.items() if new != old.patch.get(name)}
        kept = [name for name in differs if _stood(seen, name) != old.patch.get(name)]
        if kept:
            notices.append(f"{seen.cls.noun} {seed.record}: sudah diubah di aula, dibiarkan.")
        if patch := {name: new for name, new in differs.items() if name not in kept}:
            yield replace(
                seed, patch=patch, base={name: seen.stamps(name) for name in patch}, fresh=False
            )


def _seeded(stages: tuple[Stage, ...]) -> Iterator[Change]:
    for stage in stages:
        kind = KINDS.of(stage.kind)
        if kind.seeds is not None:
            yield from kind.seeds(stage)


def _stood(seen: Seen[Any], name: str) -> object:
    heads = seen.heads.get(name, ())
    return json.loads(heads[0].value) if heads and heads[0].value is not None else None


def _places(session: Session, script: Script) -> list[Change]:
    runs = {seen.record: seen for seen in session.all(StageRun)}
    return in_the_same_order(session.slots, script.stages, runs)
