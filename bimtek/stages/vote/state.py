"""One vote as the session knows it now: what the screen, the page and the minutes show."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.hall.records import StageState
from bimtek.stages.asking import offered_in
from bimtek.stages.state import RecordedStage
from bimtek.stages.vote import rules
from bimtek.stages.vote.electors import Electors
from bimtek.stages.vote.options import options_of
from bimtek.stages.vote.records import (
    Count,
    Papers,
    Vote,
    VoteChoice,
    VoteOption,
    VoteTally,
    Voting,
    option_place,
)
from bimtek.stages.vote.rules import Ballot, Given, Held, Place, Score, Turnout
from bimtek.stages.vote.script import VoteScript
from bimtek.stages.vote.tallies import Paper, doubts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bimtek.journal.records import Seen
    from bimtek.shelf import Signature
    from bimtek.stages.offered import Offered
    from bimtek.stages.vote.ballots import Option


class Changes(NamedTuple):
    """Voters whose votes came, changed or went after the hall had seen the result."""

    came: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class VoteState(RecordedStage[VoteScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale."""

    # -- how it is voted

    @cached_property
    def voting(self) -> Voting:
        """What is recorded of the vote as a whole."""
        seen = self.seen_voting
        return seen.value if seen and seen.withdrawn is None else Voting(self.stage.id)

    @property
    def seen_voting(self) -> Seen[Voting] | None:
        return self.session.get(Voting, self.stage.id)

    @property
    def by_name(self) -> bool:
        """Votes are recorded by name; else only totals are typed."""
        return not (self.spec.secret or self.voting.by_table)

    @property
    def is_secret(self) -> bool:
        """Nobody saw who chose what: the script asks for it, or the hall voted so."""
        return self.spec.secret or (self.voting.by_table and self.voting.secret)

    @property
    def voters_are(self) -> str:
        """`OPD` or `orang`."""
        return "orang" if self.electors.by_person else "OPD"

    @property
    def opened_at(self) -> datetime | None:
        """When the hall saw the result; None: nobody sees it yet."""
        return self.session.local(self.voting.opened.at) if self.voting.opened else None

    @property
    def opened_by(self) -> Signature | None:
        """Who opened it."""
        stamp = self._opening
        return self.session.author(stamp) if stamp else None

    @cached_property
    def _opening(self) -> str:
        seen = self.seen_voting
        if seen is None or self.voting.opened is None:
            return ""
        return seen.taken("opened", seen.heads["opened"]).stamp

    @property
    def closed(self) -> bool:
        """Nobody new votes once the acara is over."""
        return self.run.state in (StageState.DONE, StageState.SKIPPED)

    # -- what is voted on

    @cached_property
    def _overlays(self) -> Mapping[str, Seen[VoteOption]]:
        mine = (seen for seen in self.session.all(VoteOption) if seen.value.stage == self.stage.id)
        return {seen.value.option: seen for seen in mine}

    def seen_option(self, option: str) -> Seen[VoteOption] | None:
        """What the hall recorded of an option; None: it is as the script says."""
        return self._overlays.get(option)

    @cached_property
    def offered(self) -> tuple[Offered, ...]:
        """What other acara of the session have that could be voted on: their quick wins."""
        return offered_in(self.session)

    def remark(self, option: Option) -> str:
        """What its own acara says against an option; empty: nothing, or it is of no other acara."""
        name = option.text.casefold()
        return next((one.remark for one in self.offered if one.text.casefold() == name), "")

    @cached_property
    def all_options(self) -> tuple[Option, ...]:
        """All options, struck out ones too; those of the hall behind those of the script."""
        return options_of(self.spec, self._overlays)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options that can be chosen."""
        return tuple(one for one in self.all_options if not one.out)

    def option(self, option: str) -> Option | None:
        return next((one for one in self.all_options if one.id == option), None)

    def place(self, option: str) -> str:
        """What a note on an option says it is about."""
        return option_place(self.stage.id, option)

    # -- who votes

    @cached_property
    def electors(self) -> Electors:
        """Who may vote."""
        return Electors(self.session, self.stage)

    @cached_property
    def voters(self) -> tuple[str, ...]:
        """Who is here, and who voted and is not; in the order of the list."""
        return self.electors.in_order({*self.electors.here, *self.votes})

    @property
    def knows_here(self) -> bool:
        """Whether a roll call says who is here; where none does, nobody knows who may vote."""
        return bool(self.electors.came)

    # -- what was voted

    @cached_property
    def _seen_votes(self) -> Mapping[str, Seen[Vote]]:
        mine = (seen for seen in self.session.all(Vote) if seen.value.stage == self.stage.id)
        return {seen.value.voter: seen for seen in mine if seen.heads.get("marks")}

    @cached_property
    def votes(self) -> Mapping[str, Held]:
        """Voter → vote."""
        given = [_given(seen) for seen in self._seen_votes.values()]
        electors = self.electors
        return rules.held(given, electors.came, electors.kept)

    def seen_vote(self, voter: str) -> Seen[Vote] | None:
        """What stands recorded of a voter, also a vote that was taken back."""
        vote = self.votes.get(voter)
        record = vote.records[-1] if vote else voter
        return self.session.get(Vote, f"{self.stage.id}/{record}")

    def all_votes(self, voter: str) -> tuple[Seen[Vote], ...]:
        """The same under every id by which a voter is known."""
        vote = self.votes.get(voter)
        return tuple(self._seen_votes[one] for one in vote.records) if vote else ()

    @cached_property
    def turnout(self) -> Turnout:
        """How many have voted by name."""
        return rules.turnout(self.electors.here, self.votes)

    @cached_property
    def changes(self) -> Changes:
        """What became of votes after the hall had seen the result."""
        opening = self._opening
        if not opening or not self.by_name:
            return Changes()
        came: list[str] = []
        changed: list[str] = []
        gone: list[str] = []
        for seen in self.session.everything(Vote):
            if seen.value.stage != self.stage.id:
                continue
            voter = self.electors.kept.get(seen.value.voter, seen.value.voter)
            heads = seen.heads.get("marks", ())
            withdrawn = seen.heads.get("withdrawn", ())
            if seen.withdrawn is not None:
                if withdrawn and withdrawn[0].stamp > opening:
                    gone.append(voter)
            elif heads and heads[0].stamp > opening:
                (changed if self._stood_before(seen, opening) else came).append(voter)
        return Changes(tuple(came), tuple(changed), tuple(gone))

    def _stood_before(self, seen: Seen[Vote], opening: str) -> bool:
        opened = self.session.author(opening)
        ever = self.session.history(Vote, seen.record, "marks")
        return bool(opened and ever and ever[0][0].at < opened.at)

    # -- totals

    @cached_property
    def _seen_tallies(self) -> Mapping[str, Seen[VoteTally]]:
        mine = (seen for seen in self.session.all(VoteTally) if seen.value.stage == self.stage.id)
        return {seen.value.option: seen for seen in mine}

    def seen_tally(self, option: str) -> Seen[VoteTally] | None:
        """What was counted for an option, also a tally that was taken back."""
        return self.session.get(VoteTally, f"{self.stage.id}/{option}")

    @cached_property
    def tallies(self) -> Mapping[str, Count]:
        """Option → what was counted; nothing of what two laptops count differently."""
        return {
            option: seen.value.count
            for option, seen in self._seen_tallies.items()
            if seen.value.count is not None and "count" not in seen.conflicts
        }

    @property
    def uncounted(self) -> tuple[Option, ...]:
        """Options without a tally."""
        return tuple(one for one in self.options if one.id not in self.tallies)

    @property
    def papers(self) -> Papers | None:
        """The ballots on paper; None: nobody counted them, or two counted differently."""
        seen = self.seen_voting
        return None if seen and "papers" in seen.conflicts else self.voting.papers

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What cannot be right in a tally."""
        if self.by_name:
            return ()
        papers, spec = self.papers, self.spec
        paper = Paper(
            spec.method, spec.dots, spec.stacking,
            len(self.electors.here) if self.knows_here else None, self.voters_are,
            papers.handed_in if papers else None, papers.invalid if papers else 0,
        )  # fmt: skip
        counted = (one for one in self.options if one.id in self.tallies)
        return doubts(paper, {one.number: self.tallies[one.id] for one in counted})

    @cached_property
    def anything(self) -> bool:
        """Whether any vote or total is recorded."""
        return bool(self.votes if self.by_name else self.tallies or self.papers)

    # -- the result, hidden until it is opened

    @cached_property
    def scores(self) -> Mapping[str, Score]:
        ids = [one.id for one in self.options]
        if self.by_name:
            return rules.counted(ids, self.votes.values())
        return rules.tallied(ids, self.tallies)

    @cached_property
    def ranking(self) -> tuple[Place, ...]:
        return rules.ranking(self.spec.method, self.scores, self.spec.picks)

    def ranked(self, option: str) -> Place:
        """Where an option stands."""
        return next(one for one in self.ranking if one.option == option)

    @property
    def seen_choice(self) -> Seen[VoteChoice] | None:
        return self.session.get(VoteChoice, self.stage.id)

    @cached_property
    def decided(self) -> tuple[str, ...]:
        """What the hall decided to choose; empty: nothing, or two laptops differ."""
        seen = self.seen_choice
        if seen is None or seen.withdrawn is not None or "chosen" in seen.conflicts:
            return ()
        found = seen.value.chosen
        return tuple(one.partition("/")[2] for one in found.options) if found else ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen in the end, in the order of the ranking."""
        return rules.chosen(self.ranking, self.decided)

    @property
    def border(self) -> tuple[str, ...]:
        """Equal options of which the hall still has to choose."""
        return () if self.decided else rules.at_the_border(self.ranking)

    @property
    def reason_closed(self) -> bool:
        """Whether the reason was told in confidence; in doubt it was."""
        seen = self.seen_choice
        if seen is None:
            return False
        return "confidential" in seen.destroyed or any(v for _, v in seen.values("confidential"))

    # -- two values side by side

    @property
    def own_records(self) -> tuple[Seen[Any], ...]:
        """The records of the vote as a whole that stand."""
        found: tuple[Seen[Any] | None, ...] = (self.seen_voting, self.seen_choice)
        return tuple(seen for seen in found if seen is not None and seen.withdrawn is None)

    def records_of(self, key: str) -> tuple[Seen[Any], ...]:
        """What stands recorded of a voter or of an option."""
        tally, option = self._seen_tallies.get(key), self._overlays.get(key)
        return (*self.all_votes(key), *(one for one in (option, tally) if one is not None))

    def is_split(self, key: str) -> bool:
        """Whether a person has to choose between values of a voter or of an option."""
        vote = self.votes.get(key)
        if vote is not None and vote.worth is Ballot.SPLIT:
            return True
        return any(seen.conflicts for seen in self.records_of(key))

    def margin(self, key: str) -> str:
        """Initials of somebody else who recorded last on a row."""
        return self.session.initials_of_another(self.records_of(key))


def _given(seen: Seen[Vote]) -> Given:
    destroyed = "marks" in seen.destroyed
    return Given(
        seen.value.voter,
        None if destroyed else seen.value.marks,
        bool(seen.conflicts),
        "marks" in seen.unfit,
    )
