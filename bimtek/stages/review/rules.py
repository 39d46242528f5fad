"""Chapters and their remarks: how far each is, and what of them is still owed. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bimtek.clock import epoch
from bimtek.hall.follow_up import FollowUp
from bimtek.journal.records import DESTROYED
from bimtek.stages.review.records import ChapterRun, Decision, Remark, remark_place
from bimtek.stages.review.script import Chapter
from bimtek.stages.timed import in_place

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.journal.records import Seen


class ChapterState(StrEnum):
    """How far a chapter is."""

    UNREAD = "belum dibaca"
    OPEN = "sedang dibahas"
    CLEAR = "selesai tanpa catatan"
    REMARKED = "selesai dengan catatan"


MARKS: Mapping[ChapterState, str] = {
    ChapterState.UNREAD: "○",
    ChapterState.OPEN: "▶",
    ChapterState.CLEAR: "✓",
    ChapterState.REMARKED: "✎",
}
"""One letter for each state, so that nothing is told by colour alone."""


class Part(NamedTuple):
    """One chapter: what the script or the hall planned, and how it went."""

    chapter: Chapter
    began: datetime | None = None
    ended: datetime | None = None
    seen: Seen[ChapterRun] | None = None

    @property
    def id(self) -> str:
        return self.chapter.id

    @property
    def title(self) -> str:
        return self.chapter.title

    @property
    def minutes(self) -> int | None:
        return self.chapter.minutes

    @property
    def skipped(self) -> bool:
        """A chapter that nobody takes is one that was not read."""
        return False

    @property
    def added(self) -> bool:
        """It came in the hall; the script does not know it."""
        return bool(self.seen and self.seen.value.after)


def parts(
    chapters: Sequence[Chapter],
    runs: Iterable[Seen[ChapterRun]],
    over_at: datetime | None = None,
) -> tuple[Part, ...]:
    """The chapters of the script and those that were added in the hall, in their order.

    Args:
        runs: of this acara, those taken back left out.
        over_at: when the acara was over; the chapter that still ran then ended with it.
    """
    known = {seen.value.chapter: seen for seen in runs}
    found = [_part(one, known.get(one.id), over_at) for one in chapters]
    added = (seen for _, seen in sorted(known.items()) if seen.value.after)
    return in_place(found, ((one.value.after, _added(one, over_at)) for one in added))


def _added(seen: Seen[ChapterRun], over_at: datetime | None) -> Part:
    value = seen.value
    return _part(Chapter(value.chapter, value.title, value.book), seen, over_at)


def _part(chapter: Chapter, seen: Seen[ChapterRun] | None, over_at: datetime | None) -> Part:
    if seen is None or seen.value.began is None:
        return Part(chapter, None, None, seen)
    return Part(chapter, seen.value.began, seen.value.ended or over_at, seen)


def state_of(part: Part, remarks: int) -> ChapterState:
    """How far a chapter is.

    Args:
        remarks: how many stand on it.
    """
    if part.began is None:
        return ChapterState.UNREAD
    if part.ended is None:
        return ChapterState.OPEN
    return ChapterState.REMARKED if remarks else ChapterState.CLEAR


# -- remarks


@dataclass(frozen=True, slots=True)
class Entry:
    """One remark."""

    seen: Seen[Remark]

    @property
    def value(self) -> Remark:
        return self.seen.value

    @property
    def id(self) -> str:
        return self.value.remark

    @property
    def text(self) -> str:
        return self.value.text

    @property
    def closed(self) -> bool:
        """Whether it was told in confidence; in doubt it was."""
        return self.seen.in_confidence

    @property
    def destroyed(self) -> bool:
        return self.text == DESTROYED

    @property
    def is_public(self) -> bool:
        """Whether it may stand before the hall: settled, and not told in confidence."""
        return not (self.closed or self.destroyed or self.seen.conflicts)

    @property
    def decision(self) -> Decision | None:
        """What stands; of two different decisions none, until a person chooses."""
        if "verdict" in self.seen.conflicts or self.value.verdict is None:
            return None
        return self.value.verdict.decision

    @property
    def lacks_an_owner(self) -> bool:
        """Accepted, and nobody knows who mends it by when."""
        yes = self.decision is not None and self.decision.is_yes
        return yes and not (self.value.owner and self.value.due)


def entries(remarks: Iterable[Seen[Remark]]) -> tuple[Entry, ...]:
    """The remarks that stand, as they were said."""
    return tuple(sorted((Entry(seen) for seen in remarks if seen.withdrawn is None), key=_by_time))


def _by_time(entry: Entry) -> tuple[float, tuple[str, ...]]:
    """What was pasted has one time; its stamps keep the lines in order, in every copy alike."""
    return epoch(entry.value.said), entry.seen.stamps("said")[:1]


def follow_up(remark: Remark, chapter: str) -> FollowUp | None:
    """The tindak lanjut of a remark; None: it is not accepted, or nobody mends it by a date.

    What was told in confidence makes none: its words would stand on everybody's list.

    Args:
        chapter: title of its chapter.
    """
    verdict = remark.verdict
    accepted = verdict is not None and verdict.decision.is_yes
    if remark.confidential or not accepted or not remark.owner or remark.due is None:
        return None
    return FollowUp(
        f"Memperbaiki {chapter}: {remark.text}",
        remark.stage,
        (remark.owner,),
        remark_place(remark.stage, remark.remark),
        remark.due,
    )


def decided(found: Iterable[Entry]) -> Mapping[Decision, int]:
    """How many remarks each decision has; those without one are not counted."""
    counts = Counter(one.decision for one in found)
    return {decision: counts[decision] for decision in Decision if counts[decision]}
