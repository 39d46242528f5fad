"""What a question shows of the hall: whom to ask, what stands, how far the questions are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from textual.content import Content

from bimtek.hall.capacity import post_at, short_post
from bimtek.hall.presence import OfficeState
from bimtek.hall.records import StageRun, Turn
from bimtek.hall.running import minutes_left, run_of
from bimtek.stages.gap import rules
from bimtek.stages.gap.cells import own_level, pair, show_gap, shown
from bimtek.stages.gap.doubts import wrong_side
from bimtek.stages.gap.questions import asked, below, in_order, pace
from bimtek.stages.gap.records import CITY, GapStatus
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.script import Pillar, Subdimension
from bimtek.stages.gap.turns import queue
from bimtek.stages.gap.view_question import Question
from bimtek.stages.gap.view_sheet import sheet_of
from bimtek.ui.columns import fit

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView

SAY: Final = (
    "{title}: dari {least} sampai {most}, kita di mana? Lima tahun lagi ingin di mana? "
    "Apa yang paling menghambat?"
)
QUOTES: Final = ' "“”'
STATES: Final = {
    GapStatus.AGREED: "✓ disepakati",
    GapStatus.CHANGED: "! diubah sesudah disepakati",
    GapStatus.DRAFT: "belum dibacakan",
}
MARKS: Final = {GapStatus.AGREED: "✓", GapStatus.CHANGED: "!", GapStatus.DRAFT: "•"}


# -- which question


def course(view: GapView) -> tuple[tuple[Pillar, Subdimension], ...]:
    """All questions in the order in which they are asked: that of the script's page."""
    pillars = in_order(view.state.spec)
    return tuple((pillar, part) for pillar in pillars for part in pillar.subdimensions)


def is_settled(view: GapView, code: str) -> bool:
    """Whether the hall has agreed to a question's level, and nothing stands beside it."""
    key = f"{code}/{CITY}"
    seen = view.state.seen.get(key)
    agreed = view.state.gaps.get(key, NO_GAP).status is GapStatus.AGREED
    return agreed and not (seen and seen.conflicts)


def row_of(view: GapView) -> Row:
    """The city's level that is asked for."""
    rows = (row for row in view.leaf.rows if is_city_level(row) and row.code == view.code)
    return next(rows)


def is_city_level(row: Row) -> bool:
    """Whether this is what the hall is asked for."""
    return row.is_level and row.who == CITY


# -- what it shows


def question_of(view: GapView) -> Question:
    """Everything the pane shows."""
    state, row = view.state, row_of(view)
    part = state.part(row.code)
    assert part is not None  # the row was made from it
    answer = state.gap(row).answer
    awaiting = view.asking is not None and view.asking.awaiting == row.key
    return Question(
        sheet=sheet_of(view, [row]),
        where=_where(view, part),
        how_far=_how_far(view),
        sentence=_sentence(view, part),
        part=part,
        now=answer.now,
        target=answer.target,
        whom=_whom(view, part),
        level=_level(view, row, awaiting=awaiting),
        dissents=tuple(_dissents(view, part)),
        below=tuple(_below(view, part)),
        queue=_queue(view),
        course=tuple(_course_lines(view)),
    )


def _where(view: GapView, part: Subdimension) -> str:
    """`4 LIVING (2/3) › 4.2 Kesehatan`: which of the pillar's questions this is."""
    pillar = view.leaf.pillar
    codes = [one.code for one in pillar.subdimensions]
    place = f"({codes.index(part.code) + 1}/{len(codes)})"
    return f"{pillar.number} {_short(pillar).upper()} {place} › {part.code} {part.title}"


def _short(pillar: Pillar) -> str:
    return pillar.title.removeprefix("Smart ")


def _how_far(view: GapView) -> tuple[str, ...]:
    answered, total = view.state.city_levels
    long, short = f"{answered} dari {total} terjawab", f"{answered}/{total}"
    mean = _pace(view)
    if mean is None:
        return long, short
    left = total - answered
    needed = f"  {left} lagi ≈ {round(mean * left / timedelta(minutes=1))}'" if left else ""
    words = minutes_and_seconds(mean)
    return (
        f"{long}  rata-rata {words}{needed}",
        f"{long}{needed}",
        f"{short}{needed}",
        short,
    )


def _late(view: GapView) -> str:
    """What the script says to do when time is short, once it is."""
    seen = view.session.get(StageRun, view.stage.id)
    run = run_of({view.stage.id: seen.value} if seen else {}, view.stage.id)
    rest, mean = minutes_left(view.stage, run, view.session.now()), _pace(view)
    answered, total = view.state.city_levels
    if rest is None or mean is None or mean * (total - answered) <= timedelta(minutes=rest):
        return ""
    plan = (guide.text for guide in view.stage.guides if guide.label == "Bila terlambat")
    time = f"sisa {rest}'" if rest >= 0 else f"lewat {-rest}'"
    return f" Waktu kurang, {time}: {next(plan, '') or 'cukup level dan hambatan'}"


def _pace(view: GapView) -> timedelta | None:
    run = view.session.get(StageRun, view.stage.id)
    return pace(run.value.started if run else None, _given(view))


def _given(view: GapView) -> Iterator[datetime]:
    for _, part in course(view):
        seen = view.state.seen.get(f"{part.code}/{CITY}")
        stamps = seen.stamps("answer") if seen and seen.value.answer.now else ()
        for stamp in stamps[:1]:
            if (author := view.session.author(stamp)) is not None:
                yield author.at


def minutes_and_seconds(span: timedelta) -> str:
    """`2'40"`."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes}'{seconds:02}\""


def _sentence(view: GapView, part: Subdimension) -> str:
    said = (guide.text for guide in view.stage.guides if guide.label == "Tanyakan")
    if text := next(said, ""):
        return f"Tanyakan: {part.title}. {text.strip(QUOTES)}"
    least, most = min(view.state.scale), max(view.state.scale)
    return "Tanyakan: " + SAY.format(title=part.title, least=least, most=most)


def _whom(view: GapView, part: Subdimension) -> tuple[Content, ...]:
    """Whom to ask and who is absent, the longest form first: who is missing is named to the end."""
    found = asked(part, view.state.absent)
    names = [view.state.name(code) for code in found.here]
    absent = f" · absen: {', '.join(map(view.state.name, found.absent))}" if found.absent else ""
    if not names:
        nobody = "Belum ada OPD penjawab di aula" if found.absent else "Ditanyakan kepada semua"
        return (Content(f" {nobody}{absent}"),)
    rest = f", lalu {', '.join(names[1:])}" if names[1:] else ""
    forms = [(_as_what(view, found.here[0]), rest), ("", rest)]
    if absent:
        forms += [("", f", lalu {len(names) - 1} OPD")] if len(names) > 2 else []
        forms.append(("", ""))
    return tuple(
        Content.assemble(" Mulai dari ", (names[0], "bold"), *behind, absent) for behind in forms
    )


def _as_what(view: GapView, code: str) -> str:
    """Who speaks for the OPD that is asked first: ` (Kepala)`, ` (Kepala Bidang, wakil)`."""
    room = view.state.room
    speaker = room.speaker(code)
    if speaker is None:
        return ""
    post = short_post(speaker, view.state.offices) or post_at(speaker, view.state.offices)
    stands_in = ", wakil" if room.state(code) is OfficeState.REPRESENTED else ""
    return f" ({post}{stands_in})" if post else ""


def _level(view: GapView, row: Row, *, awaiting: bool) -> Content:
    gap, standing = view.state.gap(row), view.state.standing(row)
    answer = gap.answer
    proposed = f"({standing.proposed})" if standing.proposed else ""
    target = shown(answer.target) if answer.target else "" if awaiting else proposed or "·"
    target += "_" if awaiting else ""
    then = view.state.then(row)
    parts: list[str | tuple[str, str]] = [
        (f" {then[-1].words}  " if then else "", "$text-muted"),
        " Kini ▸ ",
        (("≠" if standing.split else "") + shown(answer.now), "bold"),
        "   Sasaran ▸ ",
        (target, "$text-muted" if proposed and not answer.target else "bold"),
    ]
    if width := show_gap(row, answer):
        wide = not gap.proposal and (rules.difference(answer) or 0) >= rules.WIDE
        doubt = f"  {doubt}" if (doubt := wrong_side(row, answer)) else ""
        parts.append(f"   beda {width}{' → usulan & PJ?' if wide else doubt}")
    return Content.assemble(*parts, f"   {_state_words(view, row)}")


def _state_words(view: GapView, row: Row) -> str:
    gap, standing = view.state.gap(row), view.state.standing(row)
    if standing.split or standing.split_words:
        return "≠ dua nilai berbeda: = memilih"
    if standing.destroyed:
        return "[dimusnahkan]"
    closed = "~tertutup  " if view.state.in_confidence(row.key) else ""
    if not gap.answer.now:
        return closed + ("tugas malam" if gap.task else "belum dijawab")
    marked = "  • dikecualikan" if row.key in view.leaf.page.marked else ""
    by_default = "  sasaran bawaan" if gap.answer.target_by_default else ""
    margin = view.state.margin(row)
    return f"{closed}{STATES[gap.status]}{by_default}{marked}{'  ' + margin if margin else ''}"


def _dissents(view: GapView, part: Subdimension) -> Iterator[tuple[str, str]]:
    for row in view.leaf.rows:
        if row.is_level and row.code == part.code and row.who != CITY:
            gap, standing = view.state.gap(row), view.state.standing(row)
            split = "≠ " if standing.split or standing.split_words else ""
            closed = "~" if view.state.in_confidence(row.key) else ""
            level = f"{split}{closed}{view.state.label(row)} {own_level(gap.answer)}"
            yield level, gap.condition


def _below(view: GapView, part: Subdimension) -> Iterator[str]:
    rows = [row for row in view.leaf.rows if row.subdimension == part.code]
    counts = below(rows, view.state.gaps)
    late = _late(view)
    if late or not counts.answers:
        yield late
    waits = [
        f"{count} {word}"
        for count, word in (
            (counts.filled, "terisi"),
            (counts.plenary, "di pleno"),
            (counts.groups, "kelompok"),
            (counts.tonight, "malam ini"),
        )
        if count
    ]
    numbers = f"{counts.indicators} indikator, {counts.answers} jawaban"
    if counts.answers:
        yield f" Di bawah: {numbers}: {', '.join(waits)}"
    for row in rows:
        if row.counts:
            gap = view.state.gap(row)
            word = rules.status_word(row, gap, absent=view.state.absent(row.who))
            name = f"{row.code} {row.title}" if row.leads else ""
            value = f"{pair(gap.answer)} {row.unit if gap.answer.now else ''}".rstrip()
            yield f"   {fit(name, 36)} {fit(view.state.label(row), 12)} {value}  {word}"


def _queue(view: GapView) -> str:
    session = view.session
    turns = queue(session.all(Turn), session.runs.values(), view.stage.id)
    if not turns.everybody:
        return ""
    speaking = " ".join(f"▶{view.state.name(code)}" for code in turns.speaking)
    waiting = "  ".join(view.state.name(code) for code in turns.waiting)
    return f" Giliran: {'   '.join(filter(None, (speaking, waiting)))}"


def _course_lines(view: GapView) -> Iterator[Content]:
    questions = course(view)
    for pillar in in_order(view.state.spec):
        line = Content(f" {_short(pillar)[:11]:<11}")
        for one, part in questions:
            if one.id != pillar.id:
                continue
            gap = view.state.gaps.get(f"{part.code}/{CITY}", NO_GAP)
            mark = MARKS[gap.status] if gap.answer.now else "○"
            value = f" {pair(gap.answer)}" if gap.answer.now else ""
            if value and view.state.in_confidence(f"{part.code}/{CITY}"):
                value = " ~"
            here = part.code == view.code
            words = f"{'▶' if here else ' '}{mark} {part.code}{value}"
            line = Content.assemble(line, "  ", (f"{words:<13}", "bold" if here else ""))
        yield line
