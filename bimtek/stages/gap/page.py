"""What stands on the projector: a question with its criteria, a pillar read back, the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bimtek.hall.records import StageRun, Turn
from bimtek.hall.running import minutes_left, run_of
from bimtek.page import Page, PageLine
from bimtek.stages.at_tables import RESULT, table_pointed_at
from bimtek.stages.gap import picture, rules
from bimtek.stages.gap.cells import SPELLED, shown, spelled
from bimtek.stages.gap.plenary import Given, Tables, otherwise_words
from bimtek.stages.gap.questions import in_order
from bimtek.stages.gap.records import CITY, Gap, GapStatus
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.state import GapState
from bimtek.stages.gap.turns import queue

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.script import Pillar, Subdimension
    from bimtek.stages.gap.then import Then

PICTURE: Final = "gambar"
READ_BACK: Final = "pilar "
"""With the id of a pillar behind it."""

COUNTED: Final = "sub-dimensi terjawab"
MOST_LETTERS: Final = 60
"""Of the offices that come next: the criteria stay in sight, whatever the offices are called."""
BREAK: Final = "\n"
MARKS: Final = {
    GapStatus.AGREED: "✓",
    GapStatus.CHANGED: "!",
    GapStatus.DRAFT: "○",
}


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """The page of an acara; what was told in confidence is not on it."""
    table, pointed = table_pointed_at(pointed)
    state = GapState(session, stage, table=table)
    if pointed == RESULT:
        return _result(state)
    if pointed == PICTURE:
        return _picture(state)
    pillar = next((one for one in state.pillars if pointed == f"{READ_BACK}{one.id}"), None)
    if pillar is not None:
        return _pillar(state, pillar)
    part = state.part(pointed)
    return _question(state, part) if part is not None else _overview(state)


def corner(state: GapState) -> str:
    """How much time is left."""
    seen = state.session.get(StageRun, state.stage.id)
    runs = {state.stage.id: seen.value} if seen else {}
    left = minutes_left(state.stage, run_of(runs, state.stage.id), state.session.now())
    if left is None:
        return ""
    return f"sisa {left} menit" if left >= 0 else f"lewat {-left} menit"


def open_gap(state: GapState, key: str) -> Gap:
    """What of a row may be seen by everybody."""
    gap = state.gaps.get(key, NO_GAP)
    seen = state.seen.get(key)
    unsettled = seen is not None and ("answer" in seen.conflicts or "answer" in seen.destroyed)
    return NO_GAP if state.in_confidence(key) or unsettled else gap


# -- one question


def _question(state: GapState, part: Subdimension) -> Page:
    gap = open_gap(state, f"{part.code}/{CITY}")
    scale = state.scale
    lines = [PageLine(f"Dari {min(scale)} sampai {max(scale)}: di mana kita?"), PageLine()]
    then = state.earlier.get(f"{part.code}/{CITY}", ())
    lines += _criteria(part, gap, then)
    lines.append(PageLine())
    lines += [PageLine(one.spelled) for one in then if one.gap.answer.now in rules.UNKNOWN]
    if gap.answer.now in rules.UNKNOWN:
        lines.append(PageLine(SPELLED[gap.answer.now].capitalize(), strong=True))
    if gap.causes:
        lines.append(PageLine("Hambatan: " + ", ".join(cause.value for cause in gap.causes)))
    if turns := _turns(state, part):
        lines.append(PageLine(turns))
    title = f"{part.code} {part.title.upper()}{_of_table(state)}"
    return Page(title, corner(state), tuple(lines), done=state.city_levels, counts=COUNTED)


def _criteria(part: Subdimension, gap: Gap, then: Sequence[Then] = ()) -> Iterator[PageLine]:
    """The levels; where the city stood at an earlier tahap stands beside where it stands now."""
    now, target = gap.answer.now, gap.answer.target
    for one in part.criteria:
        here, there = str(one.level) == now, str(one.level) == target
        mark = "▶" if here else "▷" if there else " "
        words = [tahap.name.upper() for tahap in then if tahap.gap.answer.now == str(one.level)]
        words += (["KINI"] if here else []) + (["SASARAN"] if there else [])
        yield PageLine(one.text, f"{mark} {one.level}", ", ".join(words), strong=here or there)


def _turns(state: GapState, part: Subdimension) -> str:
    """Who speaks and who is next; where nobody asked for a word, who is asked first.

    Nobody is called up on the wall who is not in the room, whatever the queue says.
    """
    session = state.session
    found = queue(session.all(Turn), session.runs.values(), state.stage.id)
    found = found._replace(waiting=tuple(filter(state.is_here, found.waiting)))
    word = "Giliran" if found.speaking else "Berikutnya" if found.waiting else "Mulai dari"
    codes = found.everybody or tuple(filter(state.is_here, part.opds))
    names = [state.name(code) for code in codes]
    if not names:
        return ""
    following = names[1:4]
    while len(", ".join(following)) > MOST_LETTERS:
        following.pop()
    rest = f", lalu {', '.join(following)}" if following else ""
    return f"{word}: {names[0].upper()}{rest}{' …' if names[1 + len(following) :] else ''}"


def _of_table(state: GapState) -> str:
    return f" · {state.table_name(state.table)}" if state.table else ""


# -- all that a table filled, for its presentation


def _result(state: GapState) -> Page:
    lines: list[PageLine] = []
    for pillar in state.pillars:
        rows = [row for row in state.rows(pillar) if row.is_level and row.who == CITY]
        said = [(row, gap) for row in rows if (gap := open_gap(state, row.key)).stated]
        if said:
            lines += [PageLine(), PageLine(pillar.title, strong=True)]
        for row, gap in said:
            lines.append(PageLine(row.title, row.code, level_words(gap), strong=True))
            lines += [PageLine(words, " ") for words in _reasons(gap)]
    title = f"{state.table_name(state.table or '').upper()} · {state.stage.title}"
    return Page(title, corner(state), tuple(lines[1:]) or (PageLine("Belum ada yang tercatat."),))


def _reasons(gap: Gap) -> Iterator[str]:
    causes = ", ".join(cause.value for cause in gap.causes)
    if why := ": ".join(filter(None, (causes, gap.cause))):
        yield f"Hambatan: {why}"
    if gap.proposal:
        yield f"Usulan: {gap.proposal}"


# -- a pillar read back


def _pillar(state: GapState, pillar: Pillar) -> Page:
    lines, rows = [], state.rows(pillar)
    differing = rules.dissenting(rows, state.gaps)
    city = {row.code: row for row in rows if row.is_level and row.who == CITY}
    tables = Tables(state)
    for part in pillar.subdimensions:
        gap = open_gap(state, f"{part.code}/{CITY}")
        row = city[part.code]
        said = _beside(state, row, differing.get(part.code, ()), tables.otherwise(row))
        lines.append(
            PageLine(
                f"{part.code} {part.title}{f'{BREAK}{said}' if said else ''}",
                MARKS[gap.status] if gap.answer.now else " ",
                level_words(gap),
                strong=gap.status is GapStatus.CHANGED,
            )
        )
    foot = "Sepakat semua? Kecuali yang mana?  ○ belum dibacakan  ✓ disepakati  ! diubah"
    title, done = pillar.title.upper(), state.levels(pillar)
    return Page(title, corner(state), tuple(lines), foot, done, counts=COUNTED)


def _beside(state: GapState, row: Row, differing: Iterable[Row], groups: Sequence[Given]) -> str:
    """What the hall had agreed to before it was changed, and who says something else."""
    before = state.agreed_before(row)
    others = ", ".join(filter(None, (_differs(state, one) for one in differing)))
    parts = (
        *(one.spelled for one in state.then(row)),
        f"semula {spelled(before)}" if before else "",
        f"berbeda: {others}" if others else "",
        f"kelompok: {otherwise_words(groups)}" if groups else "",
    )
    return " · ".join(filter(None, parts))


def level_words(gap: Gap) -> str:
    """`2 → 4`; a target that nobody confirmed does not stand here."""
    answer = gap.answer
    if answer.now and answer.now not in rules.UNKNOWN and not answer.target:
        return f"{shown(answer.now)} → belum"
    return spelled(answer)


def _differs(state: GapState, row: Row) -> str:
    gap = open_gap(state, row.key)
    return f"{state.label(row)} {spelled(gap.answer)}" if gap.answer.now else ""


# -- the picture, as much of it as a hall can read


def _picture(state: GapState) -> Page:
    pillars = [(pillar, state.rows(pillar)) for pillar in state.pillars]
    gaps = {key: gap for key in state.gaps if (gap := open_gap(state, key)) is not NO_GAP}
    drawn = picture.picture(picture.Facts(pillars, gaps, (), ()), (), {})
    lines = [
        PageLine(pillar.title, "", f"{_in_the_hall(cell)}   {_of(state.levels(pillar))}")
        for pillar, cell in zip(state.pillars, drawn.city, strict=True)
    ]
    if drawn.largest:
        lines.append(PageLine())
        lines.append(PageLine("Terbesar: " + largest_words(drawn.largest, 3), strong=True))
    if common := tuple(one for one in rules.in_many(drawn.causes) if one.opds > 1):
        lines.append(PageLine("Sama di banyak OPD: " + causes_words(common[:3])))
    foot = "rata-rata beda level  " + " ".join(picture.LEGEND.split("  ")[:4])
    whose = state.table_name(state.table).upper() if state.table else "KOTA"
    title, done = f"KESENJANGAN {whose}", state.city_levels
    return Page(title, corner(state), tuple(lines), foot, done, counts=COUNTED)


def _in_the_hall(cell: str) -> str:
    """A cell of the picture; what stands for something is said."""
    return {picture.UNANSWERED: "belum", picture.NOT_ASKED: "tidak ditanya"}.get(
        cell, SPELLED.get(cell, cell)
    )


def _of(count: rules.Progress) -> str:
    return f"{count.answered} dari {count.asked}"


def largest_words(found: tuple[rules.Largest, ...], most: int) -> str:
    """`4.2 Kesehatan 2 · 3.2 Kesejahteraan 2`; that there are more is said."""
    words = [f"{one.row.code} {one.row.title} {shown(str(one.gap))}" for one in found[:most]]
    return " · ".join(words) + (" …" if found[most:] else "")


def causes_words(found: tuple[rules.CommonCause, ...]) -> str:
    """`SDM (11 OPD) · data (9)`; where no OPD is known, in how many answers: `(3×)`."""
    words = []
    for nth, one in enumerate(found):
        count = f"{one.opds}{'' if nth else ' OPD'}" if one.opds else f"{one.rows}×"
        words.append(f"{one.cause.value} ({count})")
    return " · ".join(words)


# -- before a question is chosen


def _overview(state: GapState) -> Page:
    counts: Mapping[str, rules.Progress] = {one.id: state.levels(one) for one in state.pillars}
    lines = []
    for pillar in in_order(state.spec):
        count = counts[pillar.id]
        mark = "✓" if state.all_agreed(pillar) else "○"
        lines.append(PageLine(pillar.title, mark, _of(count)))
    title = f"{state.stage.title.upper()}{_of_table(state)}"
    return Page(title, corner(state), tuple(lines), done=state.city_levels, counts=COUNTED)
