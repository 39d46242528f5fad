"""What the kinds of acara record in a hall: an SK, levels, SWOT, programmes, votes, telaah."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import cycle

from bimtek.hall.group_records import PLENARY
from bimtek.stages.commitment import deeds as commitment
from bimtek.stages.commitment.records import How
from bimtek.stages.commitment.state import CommitmentState
from bimtek.stages.decree import deeds as decree
from bimtek.stages.decree.records import Attitude
from bimtek.stages.decree.rules import matters
from bimtek.stages.decree.state import DecreeState
from bimtek.stages.dissent import dissent
from bimtek.stages.gap import agreeing
from bimtek.stages.gap import deeds as gap
from bimtek.stages.gap.records import Answer, Cause, Gap
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState
from bimtek.stages.knowledge import known_to
from bimtek.stages.program import deeds as programmes
from bimtek.stages.program import typed as programme_line
from bimtek.stages.program.fields import fields_of
from bimtek.stages.program.rules import Entry as Programme
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.review import deeds as review
from bimtek.stages.review import typed as remark_line
from bimtek.stages.review.fields import FIELDS as REMARK_FIELDS
from bimtek.stages.review.rules import Entry as Remark
from bimtek.stages.review.state import ReviewState
from bimtek.stages.swot import deeds as swot
from bimtek.stages.swot import plenary
from bimtek.stages.swot import typed as swot_line
from bimtek.stages.swot.hearing import Hearing
from bimtek.stages.swot.records import Quadrant
from bimtek.stages.swot.rules import AMONG_KEYWORDS, Place
from bimtek.stages.swot.rules import Entry as SwotEntry
from bimtek.stages.swot.state import SwotState
from bimtek.stages.vote import deeds as vote
from bimtek.stages.vote.state import VoteState
from tests.journeys.tahap.hall import Hall

QUADRANTS = {one.letter: one for one in Quadrant}


class Desk(Hall):
    """A hall with hands for every kind of acara."""

    # -- the SK

    def decree(self) -> DecreeState:
        return DecreeState(self.session, self.session.stage(self.stage))

    def reads_the_decree(self, reader: str) -> None:
        """Every clause, one a minute."""
        self.do(decree.set_reader(self.decree(), reader))
        for clause in self.session.stage(self.stage).spec.clauses:
            self.do(decree.mark_read(self.decree(), clause, self.now))
            self.now = self.now.replace(minute=self.now.minute + 1)

    def all_say_ready(self) -> None:
        self.do(decree.chorus(self.decree(), self.now))

    def says_of_its_role(self, opd: str, attitude: str, **words: str) -> None:
        """`tanya` or `keberatan` to its last role, with answer and outcome."""
        state = self.decree()
        row = next(one for one in state.rows if one.opd == opd)
        first = {name: words[name] for name in ("sentence", "wish") if name in words}
        roles = row.roles[-1:]
        self.do(decree.exception(state, roles, Attitude(attitude), self.now, **first))
        rest = {name: words[name] for name in ("answer", "outcome") if name in words}
        state = self.decree()
        row = next(one for one in state.rows if one.opd == opd)
        self.do(decree.ending(state, matters(row)[0], **rest))

    # -- levels and numbers

    def gaps(self) -> GapState:
        return GapState(self.session, self.session.stage(self.stage))

    def gap_row(self, code: str, who: str = "kota") -> Row:
        state = self.gaps()
        rows = (row for pillar in state.pillars for row in state.rows(pillar))
        return next(row for row in rows if (row.code, row.who) == (code, who))

    def level(
        self, code: str, now: str, target: str = "", who: str = "kota", **words: object
    ) -> None:
        """What is said of a row, and why."""
        row = self.gap_row(code, who)
        self.do_gap(gap.answer(self.gaps(), row, Answer(now, target)))
        if words:
            if "causes" in words:
                words["causes"] = tuple(map(Cause, str(words["causes"])))
            self.do_gap(gap.fill(self.gaps(), [row], words)[0])

    def do_gap(self, deed: gap.Deed) -> None:
        self.record(*deed.changes)

    def agrees_levels(self, pillar: str, but: Collection[str] = ()) -> None:
        """A pillar is read back, and agreed."""
        state = self.gaps()
        one = next(one for one in state.pillars if one.id == pillar)
        self.do_gap(agreeing.agree(state, one, agreeing.reading_back(state, one, but)))

    def settle(self, code: str, who: str, answer: Answer) -> None:
        """A person chooses where two values stand side by side."""
        seen = self.session.get(Gap, f"{self.stage}/{code}/{who}")
        assert seen is not None
        assert seen.conflicts == ("answer",)
        self.record(seen.change(answer=answer))

    def hangs_on(self, code: str, who: str) -> str:
        """What a note on this row says of its place."""
        return f"gap/{self.stage}/{code}/{who}"

    # -- SWOT

    def swot(self, table: str) -> SwotState:
        return SwotState(self.session, self.session.stage(self.stage), table)

    def cards(self, table: str, component: str, quadrant: str, *lines: str) -> None:
        """Items of a table: `k` kekuatan, `l` kelemahan, `p` peluang, `a` ancaman."""
        self._hears(table, Place(component, QUADRANTS[quadrant]), lines)

    def keywords(self, *lines: str) -> None:
        self._hears(PLENARY, AMONG_KEYWORDS, lines)

    def _hears(self, table: str, place: Place, lines: tuple[str, ...]) -> None:
        state = self.swot(table)
        hearing = Hearing(state, self.now)
        known = known_to(self.session)
        for line in lines:
            hearing.hear(place, swot_line.read_line(line, state.turn, known))
        self.record(*hearing.changes)

    def gathers_cards(self) -> None:
        self.do(plenary.gather(self.swot(PLENARY), self.now))

    def _card(self, text: str) -> SwotEntry:
        return next(one for one in self.swot(PLENARY).everything if one.text == text)

    def chooses(self, *words: str) -> None:
        """Keywords that the hall takes."""
        found = [self._card(text) for text in words]
        self.do(swot.choose(self.swot(PLENARY), found))

    def doubts_card(self, text: str, group: str, sentence: str) -> None:
        """A table sees an item of the plenary otherwise."""
        about = self._card(text).seen.record
        self.do(dissent(self.session.stage(self.stage), about, group, sentence, text))

    # -- programmes

    def programmes(self) -> ProgrammeState:
        return ProgrammeState(self.session, self.session.stage(self.stage))

    def names(self, pillar: str, *lines: str) -> None:
        """Programmes of a pillar: `Nama @opd @pendukung #4.2 ^2024-2026`."""
        state = self.programmes()
        naming = programmes.Naming(state, pillar, self.now)
        for line in lines:
            naming.name(programme_line.read_line(line, state.at_turn, state.known))
        self.record(*naming.changes)

    def programme(self, name: str) -> Programme:
        return next(one for one in self.programmes().everything if one.name == name)

    def says_of(self, name: str, **texts: str) -> None:
        """The form of a programme, field by field; `syarat_1` is the first condition."""
        conditions = [one.id for one in self.session.stage(self.stage).spec.conditions]
        for field, text in texts.items():
            state, one = self.programmes(), self.programme(name)
            wanted = field
            if field.startswith("syarat_"):
                wanted = f"syarat-{conditions[int(field[-1]) - 1]}"
            line = next(one for one in fields_of(state) if one.name == wanted)
            answer = one.answers.get(wanted.removeprefix("syarat-"))
            saw = programmes.Saw(answer if field.startswith("syarat_") else one.seen)
            self.do(programmes.fill(state, one, line, text, saw))

    # -- votes

    def vote(self) -> VoteState:
        return VoteState(self.session, self.session.stage(self.stage))

    def options(self, *texts: str) -> None:
        self.do(vote.add_options(self.vote(), texts, self.now))

    def votes(self, *ballots: str, also: Mapping[str, str] | None = None) -> None:
        """Ballots, as they are typed, one after the other down the list of those who are here.

        Args:
            also: code of an OPD → a ballot that differs.
        """
        state = self.vote()
        given = dict(zip(state.voters, cycle(ballots), strict=False)) if ballots else {}
        said = {**given, **(also or {})}
        deeds = [vote.vote(state, voter, text) for voter, text in said.items()]
        self.record(*(change for deed in deeds for change in deed.changes))

    def shows_result(self) -> None:
        self.do(vote.open_result(self.vote(), self.now))

    def hall_decides(self, options: Collection[int], reason: str) -> None:
        """Where a tie stands at the border: numbers of the options, and why."""
        state = self.vote()
        chosen = [one.id for one in state.options if one.number in options]
        self.do(vote.decide(state, chosen, reason, self.now))

    # -- telaah

    def review(self) -> ReviewState:
        return ReviewState(self.session, self.session.stage(self.stage))

    @contextmanager
    def chapter(self, at: str, chapter: str) -> Iterator[None]:
        """The next chapter begins at this hour; what is remarked in it."""
        self.at(at)
        self.do(review.course(self.review()).go_on(self.now))
        self._chapter = chapter
        yield

    def book_closed(self, at: str) -> None:
        self.at(at)
        self.do(review.course(self.review()).go_on(self.now))

    def remarks(self, *lines: str) -> None:
        """`d angka berbeda @dinkes > @dishub ^14/7`."""
        state = self.review()
        remarking = review.Remarking(state, self._chapter, self.now)
        for line in lines:
            remarking.take(remark_line.read_line(line, self.stage, state.turn, state.known))
        self.record(*remarking.changes)

    def remark(self, text: str) -> Remark:
        return next(one for one in self.review().everything if text in one.text)

    def decides(self, words: str, **texts: str) -> None:
        """What becomes of a remark: `verdict="t alasan"`, `owner=`, `due=`."""
        for field, text in texts.items():
            state, one = self.review(), self.remark(words)
            line = next(one for one in REMARK_FIELDS if one.name == field)
            self.do(review.fill(state, one, line, text, review.Saw(one.seen), self.now))

    # -- commitment

    def commitment(self) -> CommitmentState:
        return CommitmentState(self.session, self.session.stage(self.stage))

    def reads_the_commitment(self) -> None:
        for part in self.session.stage(self.stage).spec.parts:
            self.do(commitment.read_out(self.commitment(), part, self.now))
            self.now = self.now.replace(minute=self.now.minute + 1)

    def all_sign(self) -> None:
        self.do(commitment.all_present(self.commitment(), self.now))

    def signs(self, signer: str) -> None:
        row = self.commitment().row(signer)
        assert row is not None
        self.do(commitment.sign(self.commitment(), row, self.now))

    def signs_later(self, signer: str, due: date) -> None:
        row = self.commitment().row(signer)
        assert row is not None
        self.do(commitment.later(self.commitment(), [row], due, self.now))

    def objects(self, signer: str, sentence: str) -> None:
        row = self.commitment().row(signer)
        assert row is not None
        deed = commitment.object_to(self.commitment(), row, How.OBJECTS, sentence, self.now)
        self.do(deed)

    def keeps_paper(self, sheets: str, place: str) -> None:
        self.do(commitment.keep_paper(self.commitment(), sheets, place))
