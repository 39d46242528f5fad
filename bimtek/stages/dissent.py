"""What groups see otherwise than the plenary: kept in their own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.group_records import GroupDissent
from bimtek.hall.sayings import Saying
from bimtek.stages.deed import Deed
from bimtek.stages.sayings import TAKEN_BACK, ever_said, stands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bimtek.script.model import Stage
    from bimtek.session import Session


def dissents_in(session: Session, stage: Stage) -> tuple[GroupDissent, ...]:
    """All of an acara that stand."""
    found = (seen.value for seen in session.all(GroupDissent))
    return tuple(one for one in found if one.stage == stage.id and one.sentence)


def dissents_said(
    session: Session, stage: Stage, about: str, name: Callable[[str], str]
) -> Iterator[Saying]:
    """What groups ever said otherwise on a row or an item, for destroying one of it.

    Args:
        name: what a group is called.
    """
    for seen in session.everything(GroupDissent):
        if (seen.value.stage, seen.value.about) != (stage.id, about):
            continue
        for words in ever_said(session, GroupDissent, seen.record, ("sentence",)).values():
            how = "" if stands(seen, "sentence") else TAKEN_BACK
            what = f"{name(seen.value.group)}, {GroupDissent.noun}{how}"
            yield Saying(GroupDissent.kind, seen.record, "sentence", what, words)


def dissent(stage: Stage, about: str, group: str, sentence: str, told: str) -> Deed:
    """Keep a group's own sentence beside the plenary's result; empty: it agrees after all.

    Args:
        about: the row or item of the plenary's result.
        told: of what and of whom, for the sentence that tells of it.
    """
    sentence = " ".join(sentence.split())
    change = GroupDissent.new(stage=stage.id, about=about, group=group, sentence=sentence)
    what = "berbeda pendapat" if sentence else "sepakat dengan pleno"
    return Deed((change,), f"{told} {what}.")
