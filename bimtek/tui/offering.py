"""After a crash: what was typed and never sent is offered, one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bimtek.hall.records import Note
from bimtek.journal.drafts import edit_place
from bimtek.locale.dates import clock
from bimtek.tui.belonging import Belonging, belonging_of
from bimtek.tui.desk_field import OF_DOCUMENTS, edited_field
from bimtek.tui.jumping import jump
from bimtek.tui.notes_part import NotesPart
from bimtek.ui.ask import Choose, Confirm, Option
from bimtek.ui.columns import fit

if TYPE_CHECKING:
    from textual.screen import Screen

    from bimtek.journal.drafts import Draft
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.tui.workspace import Workspace

_ID = re.compile(r"\s*\[([^\[\]]*)\]$")
SEND, GO_ON, DELETE = "send", "go on", "delete"
STILL_KEPT = "{} ketikan lain belum terkirim, tetap tersimpan. Ctrl+P: ketikan yang belum terkirim."


async def offer(workspace: Workspace, drafts: Sequence[Draft]) -> bool:
    """Ask about each draft; one that is not answered is offered again next time.

    Whoever goes on with one is left alone with it: a question over their typing would eat it.

    Returns:
        Whether they type now.
    """
    for number, draft in enumerate(drafts, 1):
        answer = await workspace.app.push_screen_wait(_question(workspace, draft))
        if answer == SEND:
            workspace.send_note(_as_note(workspace, draft), where=_belongs(workspace, draft))
        elif answer == GO_ON:
            await _go_on(workspace, draft)
        elif answer == DELETE and not await _sure(workspace):
            answer = None
        if answer is not None:
            workspace.session.adopt(draft)
        if answer == GO_ON:
            if left := len(drafts) - number:
                workspace.tell(STILL_KEPT.format(left))
            return True
    return False


async def _sure(workspace: Workspace) -> bool:
    """Asked, because the offer may come while somebody types already."""
    question: Screen[Any] = Confirm(
        "Hapus ketikan itu untuk selamanya?", yes="hapus", no="biarkan", key="h"
    )
    return bool(await workspace.app.push_screen_wait(question))


def _question(workspace: Workspace, draft: Draft) -> Choose[str]:
    at = clock(datetime.fromisoformat(draft.at).astimezone(workspace.session.zone))
    is_note = belonging_of(draft.place) is not None
    stage = _stage_of(workspace, draft)
    edited = _edited(workspace, draft)
    what = "Suntingan catatan" if edited else "Catatan" if is_note else "Isian"
    of = edited_field(draft.place)
    of_document = of is not None and of.kind in OF_DOCUMENTS
    if of is not None:
        what = "Data dokumen" if of_document else "Kalimat notulen"
    where = f", acara ‘{stage.title}’" if stage else ""
    if belongs := _belongs(workspace, draft):
        said = workspace.noting.understood(draft.body, belongs.context)
        whose = workspace.noting.whose(belongs.context)
        row = "" if said.off_row else belongs.context.row
        where += f", ucapan {whose}" if whose else ""
        where += f", baris {row}" if row else ""
    words = _as_note(workspace, draft)
    text = fit(words, min(len(words), 400)).rstrip()
    send = "kirim" if is_note else "kirim sebagai catatan"
    options = [] if edited or of_document else [Option("k", send, SEND)]
    options.append(Option("e", "lanjutkan", GO_ON))
    if not is_note and not of_document:
        options.reverse()
    options.append(Option("h", "hapus untuk selamanya", DELETE))
    return Choose(
        f"{what} yang belum terkirim dari {at}{where}:\n\n‘{text}’",
        options,
        cancel="tanyakan nanti",
    )


async def _go_on(workspace: Workspace, draft: Draft) -> None:
    """Back to where it was typed; where that place is gone, into the note line."""
    if edited := _edited(workspace, draft):
        if await jump(workspace.places, Note.kind, edited.record) and workspace.places.view:
            workspace.places.view.query_one(NotesPart).edit(draft.body)
        return
    of = edited_field(draft.place)
    if of is not None and of.kind in OF_DOCUMENTS:
        form = await workspace.open_document_data()
        if form is not None:
            form.continue_draft(draft.place, draft.body)
        return
    if (stage := _stage_of(workspace, draft)) is not None:
        if edited_field(draft.place):
            desk = await workspace.open_desk(stage)
            if desk is not None and desk.continue_draft(draft.place, draft.body):
                return
        await workspace.places.open_stage(stage)
        view = workspace.places.view
        is_form = belonging_of(draft.place) is None
        if is_form and view and view.continue_draft(draft.place, draft.body):
            return
        belongs = _belongs(workspace, draft)
        if belongs and not workspace.note_line.text.strip():
            workspace.note_begun(belongs)
    workspace.action_note(_as_note(workspace, draft))


def _edited(workspace: Workspace, draft: Draft) -> Seen[Note] | None:
    """The note of which it is a half-typed edit; None: of none, or that note is gone."""
    kind, _, record = draft.place.partition("/")
    seen = workspace.session.get(Note, record) if kind == edit_place(Note.kind, "")[:-1] else None
    return seen if seen and seen.withdrawn is None and "text" not in seen.destroyed else None


def _as_note(workspace: Workspace, draft: Draft) -> str:
    """What was typed as people read it: a form keeps ids of people, and one line a field."""
    if belonging_of(draft.place) is not None:
        return draft.body
    people = workspace.noting.known.people

    def named(line: str) -> str:
        found = _ID.search(line)
        return line[: found.start()] if found and found[1] in people else line

    return "; ".join(filter(None, (named(line).strip() for line in draft.body.split("\n"))))


def _belongs(workspace: Workspace, draft: Draft) -> Belonging | None:
    """To what it belongs if it becomes a note; None: to what is in sight."""
    if (stage := _stage_of(workspace, draft)) is None:
        return None
    belongs = belonging_of(draft.place) or Belonging(stage.id)
    return workspace.noting.found_again(belongs)


def _stage_of(workspace: Workspace, draft: Draft) -> Stage | None:
    """The acara for which it was typed; None: nothing says which, or it is gone."""
    note = belonging_of(draft.place)
    wanted = note.stage if note else draft.place.partition("/")[0]
    if of := edited_field(draft.place):
        said = workspace.session.get(Note, of.record) if of.kind == Note.kind else None
        wanted = said.value.stage if said else of.record
    if edited := _edited(workspace, draft):
        wanted = edited.value.stage
    return next((one for one in workspace.session.stages if one.id == wanted), None)
