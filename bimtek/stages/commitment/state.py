"""One commitment as the session knows it now: its text, its signers, the paper."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.clock import epoch
from bimtek.hall.capacity import post_at
from bimtek.hall.offices import Offices, is_part
from bimtek.hall.records import Note, Opd
from bimtek.hall.speakers import is_recorded_here
from bimtek.journal.records import DESTROYED
from bimtek.stages.commitment import rules
from bimtek.stages.commitment.records import AddedSigner, Paper, PartRead, Signature
from bimtek.stages.commitment.script import HEAD, CommitmentScript, Signer, TextPart
from bimtek.stages.roll_call import room_in
from bimtek.stages.sheet import city_of
from bimtek.stages.state import RecordedStage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bimtek.hall.presence import Room
    from bimtek.journal.records import Seen
    from bimtek.stages.commitment.records import Signing
    from bimtek.stages.commitment.rules import Row


class CommitmentState(RecordedStage[CommitmentScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale."""

    # -- the text

    @cached_property
    def read(self) -> Mapping[str, Seen[PartRead]]:
        """Part of the text → when it was read out, as recorded."""
        mine = (s for s in self.session.all(PartRead) if s.value.stage == self.stage.id)
        return {seen.value.part: seen for seen in mine if seen.value.at is not None}

    def read_at(self, part: str) -> datetime | None:
        """When a part was read out; None: not yet."""
        seen = self.read.get(part)
        return self.session.local(seen.value.at) if seen else None

    @property
    def following(self) -> TextPart | None:
        """The first part that nobody has read out."""
        return next((one for one in self.spec.parts if one.id not in self.read), None)

    @property
    def reader(self) -> str:
        """Who reads: recorded, else as the script plans it, unless that one is not here."""
        return self._recorded_reader or ("" if self._plan_is_away else self.stage.by)

    @property
    def reader_away(self) -> str:
        """Who was to read by the plan, while nobody says who does: not here, or on no list."""
        return self.stage.by if self._plan_is_away and not self._recorded_reader else ""

    @property
    def _recorded_reader(self) -> str:
        if self.paper is None:
            return ""
        return DESTROYED if "reader" in self.paper.destroyed else self.paper.value.reader

    @cached_property
    def _plan_is_away(self) -> bool:
        city = city_of(self.session)
        if not (self.stage.by and self.room.came):
            return False
        offices = self.offices.by_code
        return not is_recorded_here(self.stage.by, (self.room,), offices, city)

    # -- who signs

    @cached_property
    def offices(self) -> Offices:
        """The OPDs of the session."""
        return Offices(seen.value for seen in self.session.all(Opd))

    @cached_property
    def room(self) -> Room:
        """Who is here by the roll call that counts for this acara; once it is over: who was."""
        return room_in(self.session, self.stage)

    @cached_property
    def _scripted(self) -> tuple[Signer, ...]:
        """Those of the script; without any every OPD, in official order."""
        known = self.offices.by_code
        everybody = (Signer(code, HEAD, code) for code in known if not is_part(known, code))
        return self.spec.signers or tuple(everybody)

    @cached_property
    def _added(self) -> tuple[Signer, ...]:
        mine = [s.value for s in self.session.all(AddedSigner) if s.value.stage == self.stage.id]
        mine.sort(key=lambda one: (epoch(one.said), one.signer))
        return tuple(Signer(one.signer, one.post or HEAD, one.opd) for one in mine)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All who are to sign, those of the hall last."""
        mine = {s.value.signer: s for s in self.session.all(Signature) if self._is_mine(s)}
        both = ((self._scripted, False), (self._added, True))
        return tuple(
            rules.Row(one, self._presence(one), mine.get(one.id), added)
            for signers, added in both
            for one in signers
        )

    def _presence(self, signer: Signer) -> rules.Presence:
        return rules.presence_of(signer, self.room, self.offices.by_code, city_of(self.session))

    def _is_mine(self, seen: Seen[Signature]) -> bool:
        return seen.value.stage == self.stage.id

    def row(self, signer: str) -> Row | None:
        """A signer by its id."""
        return next((one for one in self.rows if one.id == signer), None)

    def name(self, signer: Signer) -> str:
        """Who signs: `Wali Kota`, `Kepala Dinkes`, `Camat Sukorejo`, `Sekretaris Daerah`."""
        if not signer.opd or signer.post != HEAD:
            return signer.post
        head = self.room.head(signer.opd)
        return post_at(head, self.offices.by_code) if head else f"{HEAD} {self.office(signer)}"

    def office(self, signer: Signer) -> str:
        """The office of a signer as a list has it; empty: none."""
        return self.offices.name(signer.opd) if signer.opd else ""

    def before_all(self, signer: Signer) -> str:
        """What the hall sees of a signer: the office, else the post; never a person."""
        return self.office(signer) or signer.post

    def person(self, participant: str) -> str:
        """Who signs for another: post and name, as the minutes say it."""
        one = self.room.person(participant)
        if one is None:
            return ""
        post = post_at(one, self.offices.by_code)
        return f"{post} ({one.name})" if one.name and one.name != post else post

    def proxy(self, row: Row, signing: Signing) -> str:
        """Who signed in the place of a signer; empty: nobody did, or nobody said who."""
        if signing.participant or row.seen is None:
            return self.person(signing.participant or "")
        return DESTROYED if "signatory" in row.seen.destroyed else row.seen.value.signatory

    def record(self, row: Row) -> Seen[Signature] | None:
        """What was ever recorded of a signer; also what was taken back."""
        return self.session.get(Signature, f"{self.stage.id}/{row.id}")

    def action(self, row: Row) -> Seen[Note] | None:
        """The tindak lanjut of a signature; also one that was taken back."""
        return self.session.get(Note, rules.action_id(self.stage.id, row.id))

    @cached_property
    def paper(self) -> Seen[Paper] | None:
        """What is known of the paper."""
        seen = self.session.get(Paper, self.stage.id)
        return seen if seen is not None and seen.withdrawn is None else None

    def margin(self, row: Row) -> str:
        """Initials of somebody else who recorded it last."""
        return self.session.initials_of_another([row.seen] if row.seen else [])
