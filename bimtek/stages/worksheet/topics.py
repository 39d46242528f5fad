"""What a note may mention of a kertas kerja: its rows."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.hall.mentions import Topic
from bimtek.script.model import Stage
from bimtek.stages.worksheet.records import AddedRow
from bimtek.stages.worksheet.script import WorksheetScript


def topics(stage: Stage) -> Iterator[Topic]:
    """Rows by their codes: `#S1a`."""
    spec: WorksheetScript = stage.spec
    for row in spec.rows:
        place = f"{AddedRow.kind}/{stage.id}/{row.code}"
        yield Topic(row.code, (row.code,), "", place, says=row.text)
