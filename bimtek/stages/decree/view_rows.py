"""The annex as lines of a list: a row for each OPD, its roles, its questions and objections."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock
from bimtek.stages.decree.records import Attitude, How
from bimtek.stages.decree.rules import Held, Matter, OfficeRow, Standing, matters
from bimtek.stages.decree.wording import (
    VERBS,
    fitted_roles,
    role_words,
    roles_line,
    shorter_bodies,
)
from bimtek.ui.columns import Column, wrapped
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bimtek.stages.decree.state import DecreeState

LONGEST_NAME = 16
HERE, SIGN = 13, 14
LEAST_ROLES = 20
INDENT = "    "
LONGEST_WORDS = 4
"""Lines of one sentence in the list; the whole of it stands in the editor."""

SIGNS = {
    Standing.READY: ("✓ siap", "$text-success"),
    Standing.ASKS: ("? tanya", "$text-warning"),
    Standing.OBJECTS: ("✗ keberatan", "$text-error"),
    Standing.SILENT: ("· diam", ""),
    Standing.ABSENT: ("absen", "$text-muted"),
    Standing.DESTROYED: (DESTROYED, "$text-muted"),
}
SETTLED_SIGNS = {
    Standing.ASKS: ("? terjawab", "$text-success"),
    Standing.OBJECTS: ("✗ selesai", "$text-warning"),
}
"""Once every question of the row is answered and every objection has ended somewhere."""
READY_SIGNS = {How.CHORUS: "✓ serentak", How.ALONE: "✓ sendiri"}


class Filter(NamedTuple):
    """Which rows are shown."""

    word: str
    standings: frozenset[Standing]


FILTERS = (
    Filter("", frozenset(Standing)),
    Filter("diam", frozenset({Standing.SILENT})),
    Filter("tanya & keberatan", frozenset({Standing.ASKS, Standing.OBJECTS})),
    Filter("absen", frozenset({Standing.ABSENT})),
)


class Place(NamedTuple):
    """A row of the list: an OPD, or one of its roles."""

    opd: str
    role: str = ""

    @property
    def key(self) -> str:
        return f"{self.opd}/{self.role}" if self.role else self.opd

    @classmethod
    def of(cls, key: str) -> Place:
        return cls(*key.split("/", 1))


def columns(state: DecreeState) -> tuple[Column, ...]:
    """OPD, roles, who is here, stance: the first as wide as the names of this city need."""
    longest = max((cell_len(state.short(row.opd)) for row in state.rows), default=0)
    name = min(LONGEST_NAME, max(8, longest))
    return Column(name), Column(LEAST_ROLES, flex=1), Column(HERE, drop=1), Column(SIGN)


class Drawing:
    """Turns rows into lines for a list of this width.

    Args:
        state: what is recorded.
        role_width: cells of the column of roles.
        width: cells of a whole line.
    """

    def __init__(self, state: DecreeState, role_width: int, width: int) -> None:
        self.state = state
        self.role_width = role_width
        self.width = width
        self.short = shorter_bodies(role.body for role in state.spec.roles)

    def lines(
        self,
        chosen: Filter,
        opened: Collection[str],
        held_open: str = "",
        writing: Place | None = None,
        room: int = 0,
    ) -> Iterator[Line]:
        """All lines.

        Args:
            chosen: which rows.
            opened: OPDs whose roles are shown one by one.
            held_open: an OPD that stays although the filter would hide it now.
            writing: the row whose words are being typed.
            room: lines that are left free below it.
        """
        for row in self.state.rows:
            if row.standing not in chosen.standings and row.opd != held_open:
                continue
            shown = [self.office(row)]
            if row.opd in opened:
                shown += [self.role(held) for held in row.roles]
            if writing and writing.opd == row.opd:
                yield from _with_room(shown, writing.key, room)
                continue
            yield from shown
            for number, matter in enumerate(matters(row)):
                yield from self.matter(matter, f"{row.opd}#{number}")
        if not chosen.word:
            yield from self.others()

    def office(self, row: OfficeRow) -> Line:
        """`Dishub   Dewan · Pokja Living   Kabid (wakil)   ✗ keberatan`."""
        sign, style = self._sign(row)
        line = fitted_roles(row.roles, self.short, self.role_width)
        here = self.state.speaker(row.opd) if row.present else "–"
        cells = (self.state.short(row.opd), line, here, sign)
        return Line(Place(row.opd).key, cells, style=style, right=self._initials(row.roles))

    def role(self, held: Held) -> Line:
        """One role of an opened OPD."""
        standing = held.standing or Standing.SILENT
        sign, style = SIGNS[standing]
        if standing is Standing.READY and held.position:
            sign = READY_SIGNS[held.position.how]
        if held.standing is None:
            sign = "·"
        if held.in_conflict:
            sign, style = "≠ berbeda", "$text-warning"
        cells = ("", f"└ {role_words(held.body, held.role)}", "", sign)
        key = Place(held.opd, held.slug).key
        return Line(key, cells, style=style, right=self._initials((held,)))

    def _sign(self, row: OfficeRow) -> tuple[str, str]:
        if row.in_conflict:
            return "≠ berbeda", "$text-warning"
        sign, style = SIGNS[row.standing]
        if row.standing is Standing.READY:
            return READY_SIGNS[row.how], style
        if row.standing in SETTLED_SIGNS and all(one.settled for one in matters(row)):
            return SETTLED_SIGNS[row.standing]
        if row.standing is Standing.SILENT and row.ready_roles:
            return f"· siap {row.ready_roles}/{len(row.roles)}", style
        return sign, style

    def matter(self, matter: Matter, key: str) -> Iterator[Line]:
        """What was asked or objected, what is wanted, answered and settled."""
        for number, text in enumerate(self._matter_lines(matter)):
            yield Line(f"{key}.{number}", (text,), selectable=False)

    def _matter_lines(self, matter: Matter) -> Iterator[str]:
        words, position = matter.words, matter.bearer.position
        at = self.state.session.local(position.at) if position else None
        head = f"{INDENT}{clock(at)}  " if at else INDENT
        touched = len(matter.roles) < len(self._roles_of(matter.opd))
        roles = f"[{roles_line(matter.roles, self.short)}] " if touched else ""
        sentence = quoted(words.sentence) if words and words.sentence else "tanpa kalimat"
        yield from self._hanging(head, f"{roles}{sentence}")
        wish, answer, outcome = (words.wish, words.answer, words.outcome) if words else ("",) * 3
        parts = [f"yang diminta: {wish}"] if wish else []
        # Where it ended stands before the answer, which may be long and reach out of sight.
        if outcome or matter.standing is Standing.OBJECTS:
            parts.append(f"hasil: {outcome or 'belum ada (h)'}")
        if answer or matter.standing is Standing.ASKS:
            parts.append(f"jawaban: {answer or 'belum dijawab (h)'}")
        together = (" " * 4).join(parts)
        if cell_len(together) + len(INDENT) < self.width:
            yield INDENT + together
            return
        for part in parts:
            yield from self._hanging(INDENT, part)

    def _roles_of(self, opd: str) -> tuple[Held, ...]:
        return self.state.held.get(opd, ())

    def _hanging(self, head: str, text: str) -> Iterator[str]:
        """Wrapped under its own beginning; a very long one ends in an ellipsis."""
        lines = wrapped(text, max(10, self.width - len(head) - 1))
        if len(lines) > LONGEST_WORDS:
            lines = [*lines[: LONGEST_WORDS - 1], f"{lines[LONGEST_WORDS - 1]} …"]
        for number, line in enumerate(lines):
            yield (head if number == 0 else " " * len(head)) + line

    def others(self) -> Iterator[Line]:
        """Roles of those who are no OPD; nothing is asked of them here."""
        for number, role in enumerate(self.state.others):
            words = role_words(self.short.get(role.body, role.body), role.role)
            yield Line(
                f"~{number}",
                (f"{role.who}: {words} (di luar daftar OPD)",),
                selectable=False,
                style="$text-muted",
            )

    def _initials(self, roles: Collection[Held]) -> str:
        """Who recorded the newest stance, if that was somebody else."""
        stamps = [
            head.stamp for held in roles if held.seen for head in held.seen.heads.get("stance", ())
        ]
        author = self.state.session.author(max(stamps)) if stamps else None
        return author.initials if author and not author.own else ""


def heading_of(
    state: DecreeState, what: str, roles: Sequence[Held], matter: Matter | None
) -> Iterator[str]:
    """Whose words are being typed, and what an answer or outcome answers.

    Args:
        what: tanya, keberatan or hasil.
        roles: to which the words are said.
        matter: the question or objection that is answered.
    """
    opd = roles[0].opd
    every = len(roles) == len(state.held.get(opd, ()))
    short = shorter_bodies(role.body for role in state.spec.roles)
    of = "" if every else f" [{roles_line(roles, short)}]"
    if what != "hasil" or matter is None:
        yield f"{state.short(opd)}{of} {VERBS[Attitude(what)]}"
        return
    words = matter.words
    said = f": {quoted(words.sentence)}" if words and words.sentence else ""
    yield f"{state.short(opd)}{of} {VERBS[Attitude(matter.standing)]}{said}"
    if words and words.wish:
        yield f"yang diminta: {words.wish}"


def quoted(words: str) -> str:
    """What somebody said; of destroyed words nobody says what they were."""
    return words if words == DESTROYED else f"“{words}”"


def _with_room(lines: Iterable[Line], key: str, room: int) -> Iterator[Line]:
    """Lines with free ones below the one of this key."""
    for line in lines:
        yield line
        if line.key == key:
            yield from (Line(f"{key}+{number}", ("",), selectable=False) for number in range(room))
