"""An acara without a screen of its own: what to say, the agenda, the time, the notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bimtek.hall.records import Note, StageRun
from bimtek.hall.running import MARKS, run_of, why
from bimtek.locale.dates import clock
from bimtek.script.model import Stage
from bimtek.stages.absent.missing import package_missing
from bimtek.stages.view import StageView
from bimtek.tui.notes_part import HELP as NOTES_HELP
from bimtek.tui.notes_part import NotesPart
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import guarded, safe


class GuideText(VerticalScroll):
    """The guide text; it scrolls where it is longer than its place."""

    DEFAULT_CSS = """
    GuideText { height: auto; max-height: 55%; scrollbar-size-vertical: 1; padding: 0 1; }
    GuideText Static { width: 1fr; }
    """
    help = "Panduan acara ini dari naskah. ↑ ↓ menggulir, Tab ke catatan."


class GuideView(StageView):
    """Guide text above, notes below."""

    help: ClassVar[str] = (
        "Acara ini belum punya layar sendiri: tampak panduan dari naskah, susunan acara, dan "
        "catatannya. F4 memulai dan menyelesaikan acara, F2 mencatat.\n\n" + NOTES_HELP
    )
    DEFAULT_CSS = """
    GuideView .guide--part { margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        yield Bar()
        yield Rule()
        with GuideText():
            yield Static(self.guide_text(), markup=False)
        yield Rule()
        yield NotesPart(self.session, self.stage)

    def on_mount(self) -> None:
        self._say_times()

    def guide_text(self) -> Content:
        """Guide and agenda, label by label."""
        parts = [*self._package(), *_guides(self.stage), *_agenda(self.stage)]
        if not parts:
            return Content("Naskah tidak memberi panduan untuk acara ini.")
        return guarded_lines(Content("\n").join(parts))

    def _package(self) -> Iterator[Content]:
        """That a package is not here or fails, before all else."""
        for one in package_missing(self.session, self.stage):
            yield Content.assemble((safe(f"{one.text}. {one.detail}"), "bold $warning"))

    def _say_times(self) -> None:
        seen = self.session.get(StageRun, self.stage.id)
        run = run_of({seen.record: seen.value} if seen else {}, self.stage.id)
        said = [f" {MARKS[run.state]} {safe(self.stage.title)}"]
        if self.stage.starts:
            minutes = f" ({self.stage.minutes} menit)" if self.stage.minutes else ""
            said.append(f"rencana {clock(self.stage.starts)}{minutes}")
        if run.started:
            ended = clock(run.ended) if run.ended else "…"
            said.append(f"berlangsung {clock(run.started)}–{ended}")
        if self.stage.by:
            said.append(f"oleh {safe(self.stage.by)}")
        if reason := why(run):
            said.append(safe(reason))
        self.query_one(Bar).say("   ".join(said))

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if (StageRun.kind, self.stage.id) in changed:
            self._say_times()
        super().records_changed(changed)

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a note."""
        return kind == Note.kind and self.query_one(NotesPart).list.move_to(record)

    def focus_first(self) -> None:
        self.query_one(NotesPart).list.focus()


def _guides(stage: Stage) -> Iterator[Content]:
    for guide in stage.guides:
        label = f"{guide.label}: " if guide.label else ""
        yield Content.assemble((safe(label), "bold"), guide.text)


def _agenda(stage: Stage) -> Iterator[Content]:
    items = getattr(stage.spec, "items", ())
    if items:
        yield Content("")
        yield Content.styled("Susunan acara", "bold")
    for number, item in enumerate(items, 1):
        minutes = f"  {item.minutes}'" if item.minutes else ""
        by = f"  {item.by}" if item.by else ""
        yield Content.assemble(f"{number:>2} {item.title}", (minutes, "bold"), (by, "$text-muted"))


def guarded_lines(content: Content) -> Content:
    """Safe text of several lines."""
    return Content("\n").join(guarded(line) for line in content.split("\n", allow_blank=True))
