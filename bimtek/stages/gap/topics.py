"""What a note may mention of a kesenjangan: pillars, sub-dimensions, indicators."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.hall.mentions import Topic
from bimtek.script.model import Stage
from bimtek.stages.gap.records import CITY, Gap
from bimtek.stages.gap.script import GapScript, Pillar, Subdimension


def topics(stage: Stage) -> Iterator[Topic]:
    """Pillars by number and name, rows by their codes."""
    spec: GapScript = stage.spec
    for pillar in spec.pillars:
        short = pillar.title.removeprefix("Smart ")
        yield Topic(pillar.title, (str(pillar.number), pillar.id, short, pillar.title), pillar.id)
        for part in pillar.subdimensions:
            yield from _rows(stage, pillar, part)


def _rows(stage: Stage, pillar: Pillar, part: Subdimension) -> Iterator[Topic]:
    yield _topic(stage, pillar, part.code, part.opds, f"{part.code} {part.title}")
    for place, indicator in enumerate(part.indicators, 1):
        one = _topic(stage, pillar, indicator.code, indicator.opds, indicator.code)
        # as its row stands before the note line
        spellings = (*one.spellings, f"{part.code}.{place}")
        yield one._replace(spellings=spellings, says=indicator.name)


def _topic(stage: Stage, pillar: Pillar, code: str, opds: tuple[str, ...], shown: str) -> Topic:
    row = f"{Gap.kind}/{stage.id}/{code}"
    return Topic(shown, (code,), pillar.id, f"{row}/{CITY}", {opd: f"{row}/{opd}" for opd in opds})
