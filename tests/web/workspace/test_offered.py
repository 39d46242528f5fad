"""What the palette offers in a browser: nothing that reaches a folder or a role of the host."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.session_records import FileCopy
from bimtek.journal.trouble import full, names_only
from bimtek.session import Session
from bimtek.stages.view import StageView
from bimtek.tui.commands import Commands
from bimtek.tui.minutes_out import WRITING, write_standing
from tests.conftest import OpenAs
from tests.tui.conftest import workspaces
from tests.tui.driving import TestApp

OF_THE_SESSION = frozenset(
    {"app.help_here", "note", "notes", "order", "roll_call", "queue", "talk_time", "standing",
     "stage_view", "search", "missing", "parked", "stage_history", "history", "since", "groups",
     "undo", "redo", "rescue", "chair", "new_office", "quorum", "morning", "settle_script",
     "earlier_actions", "choices", "editing_desk", "document_data", "documents", "office_messages",
     "theme", "leave"}
)  # fmt: skip
"""Read and record in the session, as the role may."""
BESIDE_THE_SESSION = frozenset({"write_minutes"})
"""Write one file with a name of their own where the session lies, and no path is asked."""
AT_THE_HOST = frozenset(
    {"serve", "host_card", "copy_out", "merge", "hand_over", "take_script", "own_table",
     "check_earlier", "write_package", "write_archive", "write_destroyed", "annexes", "forms"}
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
        at.workspace.tell(f"{session_path} sedang dikunci program lain.")
        await at.until(f" {session_path.name} sedang dikunci program lain.")
        at.workspace.post_message(StageView.Open(FileCopy.kind, ""))  # Enter on a line of F9
        await at.settled()
        assert at.app.screen is at.workspace


async def test_what_is_written_at_the_host_is_told_by_name_and_where_to_ask_for_it(
    session_path: Path, session: Session
) -> None:
    told: list[str] = []
    for elsewhere in (True, False):
        await write_standing(session_path, lambda text, *_: told.append(text), elsewhere=elsewhere)
    name = f"{session_path.stem}-serah-terima.md"
    done = f"Kartu serah terima tertulis: {name} di"
    assert told == [
        WRITING,
        f"{done} laptop sesi; minta berkasnya kepada penjaganya",
        WRITING,
        f"{done} {session_path.parent}",
    ]
    assert session_path.with_name(name).exists()


def test_a_sentence_for_a_guest_names_files_and_no_folder_of_the_host() -> None:
    path = Path("/rumah/panitia/Bimtek/blitar.bimtek")
    told = full(path.with_name("blitar.docx"), 2_000_000, 1).message
    assert names_only(told, path).startswith("Tidak cukup tempat untuk blitar.docx: perlu 2,0 MB")
    assert (
        names_only("Di ./catatan dan / saja.", Path("blitar.bimtek")) == "Di ./catatan dan / saja."
    )
