"""One question to the hall: what to say, the criteria, whom to ask, and the few fields it needs."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from bimtek.journal.records import Refusal
from bimtek.stages.gap.asking import DISSENT, Dissent, read_dissent
from bimtek.stages.gap.fields import BY_NAME, cause_strip, read_causes
from bimtek.stages.gap.heights import Given, Wanted, given
from bimtek.stages.gap.script import Subdimension
from bimtek.stages.gap.view_fields import RowFields, Sheet, line_of_fields
from bimtek.stages.gap.view_level import HELP, LevelLine
from bimtek.stages.gap.view_lines import criteria
from bimtek.stages.gap.view_waiting import NOTHING_WARNED, Waiting
from bimtek.stages.view import StageView
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import fit, wrapped
from bimtek.ui.field import TypedInput

LEVEL_KEYS: Final = "Dua angka: kini, sasaran · Enter hambatan · - belum ada data · x tidak berlaku"
FIELD_KEYS: Final = "Enter isian berikut · PgDn pertanyaan berikut · Esc baris Kini"
MOST_DISSENTS: Final = 4
"""Lines of OPDs that say another level."""
TALL: Final = 28
"""Lines from which all questions and the numbers below stand under the fields."""


class Question(NamedTuple):
    """What the pane shows."""

    sheet: Sheet
    where: str
    how_far: tuple[str, ...]
    """How far the hall is, the longest form first."""
    sentence: str
    """What the facilitator says."""
    part: Subdimension
    now: str
    target: str
    whom: tuple[Content, ...]
    """Whom to ask and who is absent, the longest form first."""
    level: Content
    dissents: tuple[tuple[str, str], ...]
    """Each OPD that says another level, and why."""
    below: tuple[str, ...]
    """That time is short, where it is; the numbers under it, in one line and row by row."""
    queue: str
    course: tuple[Content, ...]
    """All questions, a line for each pillar."""


class QuestionPane(Waiting, RowFields):
    """Draws a question; what is typed goes up as requests."""

    help = HELP
    ORDER = ("level", "cause", "causes", "proposal", "pic", DISSENT)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "step(1)", "berikut", id="gap.next-question"),
        Binding("pageup", "step(-1)", "kembali", show=False, id="gap.question-before"),
        Binding("enter", "go(1)", "hambatan", show=False),
        Binding("escape", "to_level", "baris Kini", show=False),
    ]
    DEFAULT_CSS = """
    QuestionPane { layout: vertical; width: 1fr; height: 1fr; }
    QuestionPane #where { text-style: bold; }
    QuestionPane Horizontal { height: 1; }
    QuestionPane .form--label { width: 10; }
    QuestionPane .form--between { width: auto; color: $text-muted; }
    QuestionPane TypedInput { width: 1fr; }
    QuestionPane .-letters { width: 12; }
    QuestionPane #dissents, QuestionPane #below, QuestionPane #numbers { color: $text-muted; }
    QuestionPane #said { dock: bottom; color: $text-muted; padding-left: 1; }
    QuestionPane #said.-wrong { color: $text-error; }
    QuestionPane #course { margin-top: 1; }
    """

    class Stepped(Message):
        """Another question, if everything here is recorded."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Differed(Message):
        """An OPD says another level than the hall."""

        def __init__(self, said: Dissent, place: str) -> None:
            super().__init__()
            self.said = said
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None

    def compose(self) -> ComposeResult:
        yield Bar(id="where")
        yield Rule()
        yield Block(id="sentence")
        yield Block(id="criteria")
        yield Bar(id="whom")
        yield Rule()
        yield LevelLine(id="level")
        yield line_of_fields("Hambatan", "cause", "kategori", "causes", second_wide="-letters")
        yield line_of_fields("Usulan", "proposal")
        yield line_of_fields("PJ", "pic")
        yield line_of_fields("Berbeda?", DISSENT)
        yield Block(id="dissents", grow=True)
        yield Bar(id="queue")
        yield Bar(id="below")
        yield Block(id="numbers", grow=True)
        yield Block(id="course", grow=True)
        yield Bar(id="said")

    @property
    def level(self) -> LevelLine:
        """The line on which the level is typed."""
        return self.query_one(LevelLine)

    # -- what is drawn

    def on_resize(self) -> None:
        self._draw()

    def show(self, question: Question, *, fresh: bool) -> None:
        """Show a question; with `fresh` it is another one than before."""
        self.question = question
        self.show_fields(question.sheet, fresh=fresh)
        box = self.field(DISSENT)
        box.place = f"{question.sheet.draft}/{DISSENT}"
        if fresh:
            box.settle()
            self.awaiting, self.broken, self.warned = None, "", NOTHING_WARNED
            focused, closed = self.screen.focused, self.why_closed()
            keys = _keys_on("level") if focused is self.level else ""
            self.say(closed or keys, wrong=bool(closed))
        self._draw()

    def _draw(self) -> None:
        question, width, height = self.question, self.size.width, self.size.height
        if question is None or not width:
            return
        lines = given(height, _wanted(question, width))
        for rule in self.query(Rule):
            rule.display = lines.rules
        self.query_one("#where", Bar).say(_with_count(question, width))
        self._draw_sentence(question.sentence, lines.sentence)
        self._draw_criteria(question, lines.criteria)
        self.query_one("#whom", Bar).say(_whom(question, width))
        self.level.say(question.level)
        self.query_one("#dissents", Block).say(_dissents(question, lines.dissents))
        unseen = question.dissents if not lines.dissents else ()
        self.field(DISSENT).placeholder = _expected(unseen)
        for name, text, stands in (
            ("#queue", question.queue, lines.queue),
            ("#below", question.below[0], lines.below),
        ):
            bar = self.query_one(name, Bar)
            bar.display = stands
            bar.say(text)
        self._draw_tall(question, lines)

    def _draw_sentence(self, sentence: str, height: int) -> None:
        block = self.query_one("#sentence", Block)
        lines = _sentence(sentence, self.size.width)
        rest = [" ".join(lines[height - 1 :])]  # one line, which ends in … where it is cut
        block.styles.height = height
        block.say([Content(f" {line}") for line in [*lines[: height - 1], *rest]])

    def _draw_criteria(self, question: Question, height: int) -> None:
        block = self.query_one("#criteria", Block)
        lines = criteria(question.part, question.now, question.target, height, self.size.width - 3)
        block.styles.height = height
        block.say([Content.assemble("  ", line) for line in lines])

    def _draw_tall(self, question: Question, lines: Given) -> None:
        """Under the fields, where there is room: the numbers row by row, and all questions."""
        room = self.size.height - lines.height - len(question.course) - 1
        tall = self.size.height >= TALL and room >= 0
        below, first = question.below[1:], _whole(question.below[0], self.size.width)
        if tall and 1 < len(first) <= room:
            # the bar would cut it
            self.query_one("#below", Bar).display = False
            below, room = (*first, *below), room + 1
        numbers = _at_most(below, room) if tall and room else ()
        self.query_one("#numbers", Block).say(numbers)
        self.query_one("#course", Block).say(question.course if tall else ())

    # -- keys

    def action_step(self, by: int) -> None:
        """Another question."""
        if self.finish():
            self.post_message(self.Stepped(by))

    def action_to_level(self) -> None:
        """From a field back to the level."""
        self.level.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the level Esc belongs to the screen."""
        if action == "to_level":
            return not self.level.has_focus
        return super().check_action(action, parameters)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: record and go on; behind the last field the level waits again."""
        event.stop()
        box = event.input
        if not isinstance(box, TypedInput):
            return
        if box.id == DISSENT:
            if not box.value.strip():
                self.level.focus()
            else:
                self._send_dissent()
        elif box.id == "causes" and self._is_the_proposal(box.value):
            self._take_as_proposal(box)
        elif self.send(box):
            self.confirm_default(box)
            self.action_go(1)

    def _is_the_proposal(self, text: str) -> bool:
        """Whether a sentence was typed where a letter was asked: the hall was a field further."""
        if len(text.split()) < 2 or self.field("proposal").value.strip():
            return False
        try:
            read_causes(text)
        except Refusal:
            return True
        return False

    def _take_as_proposal(self, box: TypedInput) -> None:
        proposal = self.field("proposal")
        proposal.value, box.value = box.value, box.settled
        if self.send(proposal):
            self.field("pic").focus()
            self.post_message(StageView.Tell("Bukan kategori: kalimat itu kini Usulan."))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what was understood of an OPD that differs."""
        if event.input.id != DISSENT or self.sheet is None or not event.input.has_focus:
            return
        try:
            said = read_dissent(event.value, self.sheet.context) if event.value else None
        except Refusal:
            said = None
        self.say(_understood(said, self.sheet) if said else "")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What the keys do in a field, and the letters of the causes, stand at the foot."""
        if self.says_wrong:
            return
        name = event.widget.id or ""
        self.say(_keys_on(name))

    def _send_dissent(self) -> bool:
        box = self.field(DISSENT)
        if self.sheet is None or not box.value.strip():
            return True
        if self.is_closed():
            return False
        try:
            said = read_dissent(box.value, self.sheet.context)
        except Refusal as refused:
            self.say(refused.message, wrong=True)
            return False
        self.post_message(self.Differed(said, box.place))
        box.settle()
        return True

    def finish(self) -> bool:
        """Record everything that is still typed; False if something makes no sense."""
        for box in self.unsent:
            done = self.send(box) if box.id in BY_NAME else self._send_dissent()
            if not done:
                box.focus()
                return False
        return True


def _keys_on(name: str) -> str:
    """What the keys do on a line of the pane, by its name."""
    if name == "causes":
        return cause_strip()
    return LEVEL_KEYS if name == "level" else FIELD_KEYS


def _with_count(question: Question, width: int) -> Content:
    """Where one is at the left, how far at the right, as much of that as there is room for."""
    left = f" {question.where}"
    room = width - len(left) - 2
    count = next((one for one in question.how_far if len(one) <= room), question.how_far[-1])
    return Content.assemble(fit(left, max(0, width - len(count) - 2)), " ", count)


def _whom(question: Question, width: int) -> Content:
    """As much of whom to ask as there is room for."""
    fitting = (one for one in question.whom if one.cell_length <= width)
    return next(fitting, question.whom[-1])


def _sentence(sentence: str, width: int) -> list[str]:
    return wrapped(sentence, max(20, width - 2))


def _wanted(question: Question, width: int) -> Wanted:
    """What of a question asks for lines."""
    return Wanted(
        len(question.part.criteria),
        len(_sentence(question.sentence, width)),
        min(MOST_DISSENTS, len(question.dissents)),
        queue=bool(question.queue),
        below=bool(question.below[0]),
    )


def _dissents(question: Question, height: int) -> tuple[str, ...]:
    """A line for each OPD; where there are fewer lines, all in one, without the reasons."""
    indent = " " * 10
    if height < min(MOST_DISSENTS, len(question.dissents)):
        return (indent + " · ".join(level for level, _ in question.dissents),)[:height]
    lines = (f"{indent}{level}{'  ' if why else ''}{why}" for level, why in question.dissents)
    return _at_most(tuple(lines), MOST_DISSENTS)


def _expected(unseen: tuple[tuple[str, str], ...]) -> str:
    """What the empty field waits for; where no line is left, also who has differed already."""
    if unseen:
        return f"sudah: {' · '.join(level for level, _ in unseen)}; tambah OPD, level, kalimat"
    return "OPD, level, kalimat. Contoh: dinkes 3 sudah di semua unit"


def _whole(line: str, width: int) -> tuple[str, ...]:
    """A sentence in as many lines as it needs."""
    return tuple(f" {part}" for part in wrapped(line.strip(), width - 2))


def _at_most(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"   … {len(lines) - most + 1} lagi di lembar (l)")


def _understood(said: Dissent, sheet: Sheet) -> str:
    office = sheet.context.offices.get(said.who)
    name = (office.short or office.name) if office else said.who
    levels = f"kini {said.now}" + (f", sasaran {said.target}" if said.target else "")
    closed = "  (tertutup)" if said.confidential else ""
    return f"Enter mencatat: {name} {levels}{'. ' if said.sentence else ''}{said.sentence}{closed}"
