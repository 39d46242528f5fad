"""What a note may mention of a telaah: its chapters."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.hall.mentions import Topic
from bimtek.script.model import Stage
from bimtek.stages.review.records import chapter_place
from bimtek.stages.review.script import ReviewScript


def topics(stage: Stage) -> Iterator[Topic]:
    """Chapters by their ids and titles: `#buku-2-bab-1`."""
    spec: ReviewScript = stage.spec
    for one in spec.chapters:
        yield Topic(one.title, (one.id, one.title), "", chapter_place(stage.id, one.id))
