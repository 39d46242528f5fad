"""Pimpinan rapat: who led the meeting, from when to when. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bimtek.clock import epoch
from bimtek.hall.capacity import post_in_full
from bimtek.hall.meant import meant_so_far
from bimtek.hall.records import Chair, Opd, Participant, StageRun
from bimtek.hall.running import Runs, run_of
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.locale.dates import clock
from bimtek.locale.folding import fold, name_key

if TYPE_CHECKING:
    from bimtek.script.model import Stage

WITHOUT_CHAIR = ("presensi", "jeda")
"""Kinds of acara that nobody leads."""
Chairs = Sequence[Seen[Chair]]


def in_order(chairs: Iterable[Seen[Chair]]) -> list[Seen[Chair]]:
    """The earliest first; who led for no time at all, because of a slip, is left out."""
    led = [s for s in chairs if s.value.until is None or s.value.until != s.value.since]
    return sorted(led, key=lambda seen: (epoch(seen.value.since), seen.record))


def leads_now(chairs: Iterable[Seen[Chair]]) -> Seen[Chair] | None:
    """Who leads the meeting: the one who took it over last and has not handed it on."""
    leading = [seen for seen in in_order(chairs) if seen.value.until is None]
    return leading[-1] if leading else None


def is_leading(person: Participant, chairs: Iterable[Seen[Chair]]) -> bool:
    """Whether this person leads the meeting now, by the name; of whoever has none by the post."""
    leader = leads_now(chairs)
    if leader is None:
        return False
    if leader.value.name and person.name:
        return name_key(leader.value.name) == name_key(person.name)
    return (
        not leader.value.name and bool(person.post) and fold(leader.value.post) == fold(person.post)
    )


def led_by_nobody(
    chairs: Iterable[Chair], stages: Sequence[Stage], runs: Runs
) -> tuple[Stage, ...]:
    """Acara that were held, in whole or until now, while no pimpinan is known.

    Arrivals and breaks need none. Whoever led a part of an acara is its pimpinan.
    """
    spans = [
        (epoch(one.since), epoch(one.until) if one.until else float("inf"))
        for one in chairs
        if one.until is None or one.until != one.since
    ]

    def led(run: StageRun) -> bool:
        begun = epoch(run.started)
        ended = epoch(run.ended) if run.ended else float("inf")
        return any(begun < until and (since <= begun or since < ended) for since, until in spans)

    held = ((one, run_of(runs, one.id)) for one in stages if one.kind not in WITHOUT_CHAIR)
    return tuple(one for one, run in held if run.started is not None and not led(run))


def unled_today(
    chairs: Iterable[Chair], stages: Sequence[Stage], runs: Runs, now: datetime
) -> tuple[Stage, datetime] | None:
    """The first acara of this day that nobody led, and when it began; None: each was led."""
    unled = ((one, run_of(runs, one.id).started) for one in led_by_nobody(chairs, stages, runs))
    begun = [(one, at.astimezone(now.tzinfo)) for one, at in unled if at]
    today = [(one, at) for one, at in begun if at.date() == now.date()]
    return min(today, key=lambda found: epoch(found[1]), default=None)


def take_the_chair(chairs: Chairs, name: str, post: str, since: datetime) -> list[Change]:
    """Somebody leads from then on; whoever led then no longer does. One deed.

    Typed late it ends where the one who took over afterwards began.

    Raises:
        Refusal: without a name or a post.
    """
    name, post = _named(name, post)
    changes: list[Change] = []
    later: list[datetime] = []
    for seen in chairs:
        begun, until = seen.value.since, seen.value.until
        if begun is not None and epoch(begun) > epoch(since):
            later.append(begun)
        elif until is None or epoch(until) > epoch(since):
            changes.append(seen.change(until=since))
    values = {"until": min(later, key=epoch)} if later else {}
    return [*changes, Chair.new(name=name, post=post, since=since, **values)]


def leave_the_chair(seen: Seen[Chair], until: datetime) -> Change:
    """Somebody led until then, and nobody took over yet.

    Raises:
        Refusal: if that was before the beginning.
    """
    _forwards(seen.value.since, until)
    return seen.change(until=until)


def correct(
    chairs: Chairs,
    seen: Seen[Chair],
    name: str,
    post: str,
    since: datetime,
    until: datetime | None,
) -> list[Change]:
    """Another name, post or time; who handed over to this one, or took over, moves along.

    Raises:
        Refusal: without a name, backwards, or while somebody else led.
    """
    name, post = _named(name, post)
    _forwards(since, until)
    own = seen.change(name=name, post=post, since=since, until=until)
    changes = [own]
    for other in chairs:
        if other.record == seen.record:
            continue
        begun, ended = other.value.since, other.value.until
        if ended is not None and ended == seen.value.since != since:
            _forwards(begun, since)
            changes.append(other.change(until=since))
        elif begun is not None and begun == seen.value.until != until and until is not None:
            _forwards(until, ended)
            changes.append(other.change(since=until))
        elif _overlap(since, until, begun, ended):
            when = f"{clock(begun)}–{clock(ended) if ended else '…'}" if begun else "saat itu"
            raise Refusal(
                "led-by-another",
                f"{called(other.value)} memimpin {when}. Ralat dahulu jam pimpinan itu.",
            )
    return changes


@dataclass(frozen=True, slots=True)
class Listed:
    """Who may be meant by a name: the people of the list, their offices, and the city."""

    people: Sequence[Participant]
    offices: Mapping[str, Opd]
    city: str

    def meant(self, name: str) -> list[tuple[str, str]]:
        """Names and posts that are meant; a person who stands in the list twice is one."""
        found = meant_so_far(name, self.people, self.city)
        return sorted({(one.name, post_in_full(one, self.offices)) for one in found})


def as_listed(name: str, post: str, listed: Listed) -> tuple[str, str]:
    """Name and post as the list of participants has them, if a name typed alone means one person.

    `priyo` is Priyo Suhartono, Sekretaris Daerah, and so is `8`, the row of the signed sheet; a
    post that was typed stands, and where two may be meant all that was typed.
    """
    found = listed.meant(name)
    return (found[0][0], post.strip() or found[0][1]) if len(found) == 1 else (name, post)


def match_words(name: str, post: str, listed: Listed) -> str:
    """What a name typed so far means, while it is typed: `→ Priyo Suhartono, Sekretaris Daerah`."""
    if not name.strip():
        return ""
    found = listed.meant(name)
    if not found and name.strip().isdecimal():
        return f"→ nomor {name.strip()} tidak punya nama di daftar: ketik namanya"
    if not found:
        return "→ di luar daftar, dicatat seperti diketik"
    if len(found) > 1:
        return f"→ {_several(found)}"
    return "→ " + ", ".join(filter(None, as_listed(name, post, listed)))


def not_one_person(name: str, post: str, listed: Listed) -> str:
    """Why a name cannot stand as it was typed; empty: it may.

    A row of the signed sheet without a name, and a part of several names with no post beside it.
    """
    found = listed.meant(name)
    if not found and name.strip().isdecimal():
        return f"Nomor {name.strip()} tidak punya nama di daftar: ketik namanya."
    return f"{_several(found)}." if len(found) > 1 and not post.strip() else ""


def _several(found: Sequence[tuple[str, str]]) -> str:
    return f"{len(found)} orang cocok, misalnya {found[0][0]}: ketik lebih lengkap"


def called(chair: Chair) -> str:
    """A leader as people say: name and post, as far as they are known."""
    return ", ".join(filter(None, (chair.name, chair.post)))


def no_leader(name: str, post: str) -> tuple[str, str]:
    """Which of the two names nobody (`name`, `post`), and the sentence; empty: both may stand."""
    if not name.strip() and not post.strip():
        return "name", "Tulis nama atau jabatan pimpinan rapat."
    for field, said in (("name", name), ("post", post)):
        if said.strip() and not any(map(str.isalpha, said)):
            return field, f"‘{said}’ bukan nama atau jabatan. Jam ditulis pada baris ‘Sejak jam’."
    return "", ""


def _named(name: str, post: str) -> tuple[str, str]:
    field, wrong = no_leader(name, post)
    if field:
        raise Refusal("no-chair", wrong)
    return name.strip(), post.strip()


def _forwards(since: datetime | None, until: datetime | None) -> None:
    if since is not None and until is not None and epoch(until) <= epoch(since):
        raise Refusal(
            "backwards", f"Sampai pukul {clock(until)} tidak sesudah mulai {clock(since)}."
        )


def _overlap(
    since: datetime, until: datetime | None, begun: datetime | None, ended: datetime | None
) -> bool:
    if begun is None or begun == ended:
        return False
    starts_before_the_end = until is None or epoch(begun) < epoch(until)
    return starts_before_the_end and (ended is None or epoch(since) < epoch(ended))
