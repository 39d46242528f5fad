"""What the evening needs from anywhere: editing desk, documents, package, forms, messages."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from bimtek.hall.records import Note
from bimtek.journal.trouble import FileTrouble
from bimtek.papers.catalogue import DESTROYED, NOTULEN
from bimtek.stages.view import StageView
from bimtek.tui.asides import Asides
from bimtek.tui.jumping import DESK

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.tui.document_view import DocumentView
    from bimtek.tui.documents_view import DocumentsView
    from bimtek.tui.editing_desk import EditingDesk

DATA, DOCUMENTS = "dokumen", "dokumen malam ini"


class EveningActs(Asides):
    """The desk at which the minutes are made, and what goes out from it."""

    # -- the evening

    async def action_editing_desk(self) -> None:
        """The lines of an acara as sentences of the minutes, and back.

        Of the one in sight, if the cursor is on a note or lines wait there; else of the first one
        in which any does.
        """
        stage, here = self.places.stage, self.note_under_cursor()
        if stage is None:
            return
        if not here:
            from bimtek.hall.desk_lines import first_to_edit
            from bimtek.stages.edited import edited_notes

            stages = self.session.stages
            wanted = first_to_edit(edited_notes(self.session), [one.id for one in stages], stage.id)
            stage = next((one for one in stages if one.id == wanted), stage)
        view = await self.open_desk(stage)
        if view is not None and here:
            view.go_to(Note.kind, here)

    async def open_desk(self, stage: Stage) -> EditingDesk | None:
        """The editing desk on an acara; None: it was there, and one is back where one was."""
        from bimtek.tui.editing_desk import EditingDesk

        view = await self.beside(DESK, lambda: EditingDesk(self.session, stage))
        if not isinstance(view, EditingDesk):
            return None
        view.show_stage(stage)
        return view

    def note_under_cursor(self) -> str:
        """The note on which the cursor stands; empty: on none."""
        records = self.places.view.records_here() if self.places.view else ()
        return next((record for kind, record in records if kind == Note.kind), "")

    async def action_document_data(self) -> None:
        """Numbers, letterhead, who signs as what: what the document needs besides, and back."""
        await self.open_document_data()

    async def open_document_data(self) -> DocumentView | None:
        """The form; None: it was there, and one is back where one was."""
        from bimtek.tui.document_view import DocumentView

        if (stage := self.places.stage) is None:
            return None
        view = await self.beside(DATA, lambda: DocumentView(self.session, stage))
        return view if isinstance(view, DocumentView) else None

    async def action_documents(self, name: str = "") -> None:
        """Every document as it would be printed now, and back; or one of them."""
        from bimtek.tui.documents_view import DocumentsView

        if (stage := self.places.stage) is None:
            return
        view = self.places.view
        if not name or not isinstance(view, DocumentsView):
            view = await self.beside(DOCUMENTS, lambda: DocumentsView(self.session, stage))
        if name and isinstance(view, DocumentsView):
            view.read(name)

    @work(exclusive=True, group="minutes")
    async def on_documents_view_wanted(self, event: DocumentsView.Wanted) -> None:
        """Write one of them beside the session."""
        event.stop()
        await self._write_paper(event.name)

    async def _write_paper(self, name: str) -> None:
        from bimtek.tui.minutes_out import write_paper

        await write_paper(self.app, self.session.path, name, self.tell, elsewhere=self.app.is_web)

    # -- the minutes

    @work(exclusive=True, group="minutes")
    async def action_write_minutes(self) -> None:
        """The document as it stands now, beside the session."""
        if not self.is_the_desk():
            await self._write_paper(NOTULEN)

    @work(exclusive=True, group="minutes")
    async def action_write_destroyed(self) -> None:
        """What was destroyed on request and what that reached, beside the session."""
        if not self.is_the_desk():
            await self._write_paper(DESTROYED.name)

    @work(exclusive=True, group="package")
    async def action_write_package(self) -> None:
        """The folder of this evening, beside the session."""
        from bimtek.tui.package import write_package

        if not self.is_the_desk():
            await write_package(self.app, self.session.path, self.tell)

    @work(exclusive=True, group="package")
    async def action_write_archive(self) -> None:
        """Everything in one zip, to be kept."""
        from bimtek.tui.package import ARCHIVE, write_package

        if not self.is_the_desk():
            await write_package(self.app, self.session.path, self.tell, ARCHIVE)

    def on_stage_view_package(self) -> None:
        if "write_package" in self.withheld:
            self.tell("Paket ditulis di laptop sesi; minta kepada penjaganya.")
        else:
            self.action_write_package()

    @work(exclusive=True, group="forms")
    async def action_forms(self) -> None:
        """Forms that the offices fill by themselves: out, and back."""
        from bimtek.tui.forms import forms

        if not self.is_the_desk():
            await forms(self.app, self.session, self.tell)

    def on_stage_view_forms(self) -> None:
        if "forms" in self.withheld:
            self.tell("Formulir ditulis di laptop induk: folder laptop ini tidak dapat dicapai.")
        else:
            self.action_forms()

    @work(exclusive=True, group="messages")
    async def action_office_messages(self) -> None:
        """One message an office: copied, and ticked as sent."""
        from bimtek.tui.messages import MessagesDialog, messages_now

        if self.is_the_desk():
            return
        self.tell("Menyusun pesan …")
        try:
            day, messages = await messages_now(self.session.path)
        except FileTrouble as trouble:
            self.tell(trouble.message, "error")
            return
        self.tell("")
        await self.app.push_screen_wait(MessagesDialog(self.session, day, messages))

    @work(exclusive=True, group="minutes read")
    async def on_stage_view_read_minutes(self, event: StageView.ReadMinutes) -> None:
        """For a screen that has to know what is printed; without it that screen goes on."""
        from bimtek.tui.minutes_out import document_now

        with suppress(FileTrouble):
            event.then(await document_now(self.session.path, NOTULEN))

    # -- annexes

    @work(exclusive=True, group="annexes")
    async def action_annexes(self) -> None:
        """Photos and scans of the session."""
        from bimtek.tui.annexes import show_annexes

        if not self.is_the_desk():
            stage = self.places.stage
            await show_annexes(self.app, self.session, stage.id if stage else "", self.tell)
