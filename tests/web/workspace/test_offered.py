"""What the palette offers in a browser: nothing that reaches a folder or a role of the host."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import FileCopy
from bimtek.stages.view import StageView
from bimtek.tui.commands import Commands
from tests.conftest import OpenAs
from tests.tui.conftest import workspaces
from tests.tui.driving import TestApp

OF_THE_SESSION = frozenset(
    {"app.help_here", "note", "notes", "order", "roll_call", "queue", "talk_time", "standing",
     "stage_view", "search", "missing", "parked", "stage_history", "history", "since", "groups",
     "undo", "redo", "rescue", "chair", "new_office", "quorum", "morning", "settle_script",
     "earlier_actions", "choices", "editing_desk", "document_data", "office_messages", "theme",
     "leave"}
)  # fmt: skip
"""Read and record in the session, as the role may."""
BESIDE_THE_SESSION = frozenset({"write_minutes"})
"""Write one file with a name of their own where the session lies, and no path is asked."""
AT_THE_HOST = frozenset(
    {"serve", "host_card", "copy_out", "merge", "hand_over", "take_script", "own_table",
     "check_earlier", "write_package", "write_archive", "write_destroyed", "forms"}
)  # fmt: skip
"""Ask for a path of the host, start something there, or change who works."""


@pytest.mark.parametrize("role", ["fasilitator", pytest.param("notulis", marks=pytest.mark.slow)])
async def test_every_command_is_judged_and_those_of_the_host_are_not_offered(
    session_path: Path, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    async with workspaces(session_path, open_as)("Ani", role) as at:
        everywhere = {one.name for one in Commands(at.workspace)._everywhere()}
        assert everywhere <= OF_THE_SESSION | BESIDE_THE_SESSION | AT_THE_HOST
        assert everywhere & AT_THE_HOST
        monkeypatch.setattr(TestApp, "is_web", True)
        there = {one.name for one in Commands(at.workspace)._everywhere()}
        assert there == everywhere - AT_THE_HOST
        for action in sorted(AT_THE_HOST):
            at.workspace.hush_what_passes()
            await at.workspace.run_action(action)
            await at.until("Itu dilakukan di laptop sesi.")
            assert at.app.screen is at.workspace
        at.workspace.post_message(StageView.Open(FileCopy.kind, ""))  # Enter on a line of F9
        await at.settled()
        assert at.app.screen is at.workspace
