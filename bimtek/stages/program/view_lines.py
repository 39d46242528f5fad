"""How programmes are drawn: pillars, rows, years, what stands below. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from bimtek.journal.records import DESTROYED
from bimtek.stages.program.money import show_budget
from bimtek.stages.program.rules import Entry, RoadMap, runs_in, years_of
from bimtek.stages.program.state import ProgrammeState
from bimtek.ui.columns import MARGIN, Column, fit, laid_out, safe, widths, wrapped
from bimtek.ui.lines import GUTTER, Line

if TYPE_CHECKING:
    from bimtek.stages.program.typed import Typed

MUTED: Final = "$text-muted"
STAR: Final = "★"
ROWS: Final = (
    Column(2), Column(20, flex=1), Column(18, drop=1), Column(7, drop=3),
    Column(9, drop=2), Column(4, align="right"), MARGIN,
)  # fmt: skip
TITLES: Final = ("", "Program", "PJ", "Jawab", "Tahun", "%")
YEAR_CELLS: Final = 3
LONGEST_PREFIX: Final = 24


def pillar_strip(
    state: ProgrammeState, pillar: str, width: int, back: str = "", keys: str = ""
) -> Content:
    """`▸1 GOVERNANCE 4   2 Branding 1`; of a single one the title of the acara.

    Args:
        back: all pillars are shown, and this key shows one again.
        keys: they lead to the neighbouring pillar; empty: a number in the field does.
    """
    quick = _quick_words(state)
    if not state.several:
        title = f" {safe(state.stage.title)}   {len(state.everything)} program"
        return Content.assemble((title, "bold"), Content.styled(quick, MUTED))
    if back:
        words = f" SEMUA PILAR {len(state.everything)}"
        told = f"{quick}   {back}: satu pilar"
        return Content.assemble((words, "bold"), Content.styled(told, MUTED))
    lead = f" {keys} " if keys else ""
    room = width - len(lead) - cell_len(quick)
    strip = _fullest(state, pillar, room, numbered=not keys)
    strip = fit(strip, room) if strip.cell_length > room else strip
    return Content.assemble(Content.styled(lead, MUTED), strip, Content.styled(quick, MUTED))


def _fullest(state: ProgrammeState, pillar: str, room: int, *, numbered: bool) -> Content:
    """All pillars, close together where it is narrow, then without the zeros; else those beside."""
    at = next((place for place, one in enumerate(state.pillars) if one.id == pillar), 0)
    for zeros, gap in ((True, 2), (True, 1), (False, 1)):
        parts = _pillar_parts(state, pillar, numbered=numbered, zeros=zeros)
        whole = Content(" " * gap).join(parts)
        if whole.cell_length <= room:
            return whole
    return _in_sight(parts, at, room)


def _pillar_parts(
    state: ProgrammeState, pillar: str, *, numbered: bool, zeros: bool
) -> list[Content]:
    parts = []
    for number, one in enumerate(state.pillars, 1):
        here = one.id == pillar
        short = one.title.removeprefix("Smart ")
        sign = f"{'▸' if here else ' '}{f'{number} ' if numbered else ''}"
        many = len(state.of(one.id))
        count = f" {many}" if many or here or zeros else ""
        words = f"{sign}{safe(short.upper() if here else short)}{count}"
        parts.append(Content.styled(words, "bold" if here else MUTED))
    return parts


def _quick_words(state: ProgrammeState) -> str:
    many, wanted = len(state.quick_wins), state.wanted
    if not many and not wanted:
        return ""
    return f"   {STAR} {many}{f'/{wanted}' if wanted else ''}"


def _in_sight(parts: list[Content], at: int, width: int) -> Content:
    """The strip; where it is too long it begins so that the one in use is seen."""
    first = 0
    while first < at and sum(p.cell_length + 1 for p in parts[first : at + 1]) > width:
        first += 1
    lead = Content("…" if first else "")
    return Content(" ").join([lead, *parts[first:]] if first else parts)


def prefix(state: ProgrammeState, pillar: str) -> str:
    """What stands before the field: `Smart Living ▸ `."""
    words = state.pillar(pillar).title if state.several else "Program"
    return f" {fit(safe(words), min(LONGEST_PREFIX, len(words))).rstrip()} ▸ "


def hint(state: ProgrammeState, typed: Typed | None) -> Content:
    """Below the field: what is understood; before anything is typed, how to go on."""
    if typed is None:
        turn = f"giliran {state.name(state.at_turn)}" if state.at_turn else "@opd perlu"
        keys = f"#{state.row_codes[0]} menjawab   " if state.row_codes else ""
        keys += "^2027 tahun"
        keys += "   [ ] meja" if state.table is not None else ""
        return Content.styled(safe(f" {turn}   {keys}   Esc daftar"), MUTED)
    parts = [state.name(typed.lead) if typed.lead else "siapa? @opd"]
    if typed.support:
        parts.append(f"pendukung {state.names(typed.support)}")
    if typed.pillar or typed.answers:
        parts.append(state.row_name(typed.answers) or state.pillar(typed.pillar).title)
    if typed.years:
        parts.append(str(typed.years))
    parts += ["~ tertutup"] if typed.closed else []
    parts += [f"‘{stray.word}’ {stray.why}" for stray in typed.said.unknown]
    return Content(safe(f" {' · '.join(parts)}"))


# -- the rows


def head(columns: Sequence[Column], titles: Sequence[str], width: int) -> Content:
    """The titles over the columns."""
    found = laid_out(titles, columns, widths(columns, width - GUTTER))
    return Content.styled(" " * GUTTER + found.plain.rstrip(), MUTED)


def lines_of(state: ProgrammeState, found: Sequence[Entry], *, every: bool) -> Iterator[Line]:
    """One line for each programme; of all pillars with their titles between them."""
    if not every:
        yield from (_line(state, one) for one in found)
        return
    for pillar in state.pillars:
        mine = [one for one in found if one.value.pillar == pillar.id]
        if mine:
            title = Content.styled(safe(pillar.title), "bold")
            yield Line(f"pilar {pillar.id}", (title,), selectable=False)
            yield from (_line(state, one) for one in mine)


def _line(state: ProgrammeState, entry: Entry) -> Line:
    value = entry.value
    closed = entry.closed
    more = f" +{len(value.support)}" if value.support else ""
    row = state.row_name(value.answers).split(" ")[0]
    cells = (
        signs(state, entry),
        name(entry),
        "" if closed else safe(f"{state.name(value.lead)}{more}"),
        "" if closed else safe(row),
        "" if closed else str(years_of(entry) or ""),
        "" if closed or value.percent is None else f"{value.percent}",
    )
    muted = closed or entry.destroyed
    style = MUTED if muted else "bold" if value.quick_win else ""
    return Line(entry.id, cells, style=style, right=state.margin(entry))


def signs(state: ProgrammeState, entry: Entry) -> str:
    """Quick win with what the rule says of it, and whether two values stand side by side."""
    if entry.conflicts:
        return "≠"
    if not entry.value.quick_win:
        return ""
    rule = state.judged(entry)
    return f"{STAR}{'!' if rule.failed else '?' if rule.open else ''}"


def name(entry: Entry) -> str:
    """A name in the list; never what was told in confidence."""
    if entry.destroyed:
        return DESTROYED
    return "~ tertutup" if entry.closed else safe(entry.name)


# -- the road map


def road_columns(plan: RoadMap) -> tuple[Column, ...]:
    """Signs, name, office, one column for all years."""
    cells = max(YEAR_CELLS * len(plan.years) + plan.more, 1)
    return Column(2), Column(20, flex=3), Column(10, flex=1, drop=1), Column(cells), MARGIN


def road_titles(plan: RoadMap) -> tuple[str, ...]:
    """`26 27 28` over the years."""
    years = "".join(f"{year % 100:02d} " for year in plan.years)
    return "", "Peta jalan", "PJ", f"{years}{'→' if plan.more else ''}"


def road_lines(state: ProgrammeState, plan: RoadMap) -> Iterator[Line]:
    """The programmes by horizon, each with the years in which it runs."""
    for horizon, found in plan.parts:
        words = "Belum bertahun dan berjangka" if horizon is None else f"Jangka {horizon}"
        title = Content.styled(words, "bold")
        yield Line(f"jangka {horizon}", (title,), selectable=False)
        for one in found:
            years = "" if one.closed else _bar(plan, one)
            lead = "" if one.closed else safe(state.name(one.value.lead))
            style = MUTED if one.closed or one.destroyed else ""
            yield Line(one.id, (signs(state, one), name(one), lead, years), style=style,
                       right=state.margin(one))  # fmt: skip


def _bar(plan: RoadMap, entry: Entry) -> str:
    cells = "".join("■■ " if runs_in(entry, year) else "·  " for year in plan.years)
    span = years_of(entry)
    later = plan.more and span is not None and span.last > plan.years[-1]
    return f"{cells}{'→' if later else ''}"


# -- below


def below(
    state: ProgrammeState, entry: Entry | None, pillar: str, height: int, width: int
) -> list[str]:
    """All that is known of the row under the cursor; of an empty pillar what it waits for."""
    if entry is None:
        where = f" di {state.pillar(pillar).title}" if state.several else ""
        return [safe(f" Belum ada program{where}. Ketik di atas, lalu Enter."),
                " Contoh: Antrean daring @dinkes ^2027"]  # fmt: skip
    if entry.closed:
        return [" ~ tertutup", " Enter membuka isiannya."]
    room = max(10, width - 2)
    lines = [*wrapped(name(entry), room)[: max(1, height - 3)], _who(state, entry)]
    lines += _differ(state, entry)
    lines += [" · ".join(state.beside(entry.value.answers)), _judgement(state, entry)]
    lines.append(_owed(entry))
    told = [line for line in lines if line]
    whole = [piece for line in told for piece in wrapped(line, room)]
    shown = whole if len(whole) <= height else [fit(safe(line), room).rstrip() for line in told]
    return [f" {line}" for line in shown[:height]]


def _who(state: ProgrammeState, entry: Entry) -> str:
    value = entry.value
    support = f"pendukung {state.names(value.support)}" if value.support else ""
    partners = f"mitra {value.partners}" if value.partners else ""
    money = " ".join(filter(None, (show_budget(value.budget), str(value.source or ""))))
    years = str(value.years or value.horizon or "")
    parts = (state.name(value.lead), support, partners, years, money, _since(state, entry))
    return " · ".join(filter(None, parts))


def _differ(state: ProgrammeState, entry: Entry) -> Iterator[str]:
    for one in state.dissents_about(entry.id):
        yield f"Berbeda, {state.table_name(one.group)}: {one.sentence}"


def _since(state: ProgrammeState, entry: Entry) -> str:
    """`dari Tahap I, waktu itu 40%`, or from which groups the plenary has it."""
    tahap, then = state.tahap(entry), state.percent_then(entry)
    if not tahap:
        return f"dari {state.origin(entry)}" if entry.value.origin else ""
    moved = then is not None and then != entry.value.percent
    return f"dari {tahap}{f', waktu itu {then}%' if moved else ''}"


def _judgement(state: ProgrammeState, entry: Entry) -> str:
    if entry.conflicts:
        return "Dua nilai berbeda: = memilih."
    rule = state.judged(entry)
    asked = entry.value.quick_win or bool(entry.answers)
    if not asked or not state.spec.conditions:
        return ""
    parts = []
    if rule.failed:
        parts.append(f"Gagal: {', '.join(one.text for one in rule.failed)}")
    if rule.open:
        parts.append(f"belum dijawab (k): {', '.join(one.text for one in rule.open)}")
    return " · ".join(parts) or "Semua syarat quick win terpenuhi."


def _owed(entry: Entry) -> str:
    value = entry.value
    lacks = (
        ("kemajuan (ketik persennya)", bool(value.quick_win) and value.percent is None),
        ("tahun", value.years is None), ("anggaran", value.budget is None),
        ("sumber dana", value.source is None), ("indikator", not value.indicator),
        ("target", not value.targets), ("rujukan", not value.reference),
    )  # fmt: skip
    found = [word for word, is_missing in lacks if is_missing]
    return f"Belum ada: {', '.join(found)}" if found else ""
