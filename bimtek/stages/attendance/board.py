"""The words around the list: counts, who is missing, what a typed line would do. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bimtek.hall.capacity import Offices, post_at, short_post
from bimtek.hall.offices import counted
from bimtek.hall.records import Participant
from bimtek.hall.roll_calls import day_of, name_of
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock
from bimtek.stages.attendance import rules
from bimtek.stages.attendance.arrivals import known, like_the_last, office_meant
from bimtek.stages.attendance.desk import Desk
from bimtek.stages.attendance.doubles import like
from bimtek.stages.attendance.find import (
    DeskLine,
    NamedRow,
    Rows,
    Unclear,
    WalkIn,
    Words,
    unknown_rows,
)
from bimtek.stages.attendance.rules import Turnout

SHORTEST_BAR = 6
NOTHING_FOUND = "Tidak ada yang cocok. Tamu baru: +nama, jabatan @opd"


def call_words(roll_call: str, days: int) -> str:
    """Which roll call this is: `absen siang`; of several days also on which.

    Args:
        days: how many the session has.
    """
    day = f", hari {day_of(roll_call)}" if days > 1 else ""
    return f"absen {name_of(roll_call)}{day}"


def counts_line(count: Turnout, width: int) -> str:
    """The numbers of a roll call and how full it is; what does not fit beside that is left out."""
    parts = main_counts(count)
    room = width - 2 - len(_percent(count))
    wakil = f"wakil {count.representing}"
    if len("  ".join((*parts, wakil))) <= room:
        parts.insert(2, wakil)
    room -= SHORTEST_BAR + 2 if count.invited else 0
    for words in more_counts(count):
        if len("  ".join((*parts, words))) <= room:
            parts.append(words)
    line = " " + "  ".join(parts)
    return line + _bar(count, width - len(line) - 1)


def main_counts(count: Turnout) -> list[str]:
    """Seats, OPDs and quorum."""
    parts = [f"Kursi {count.covered}/{count.invited}", f"OPD {count.opds.here}/{count.opds.all}"]
    if count.quorum is not None:
        reached = "✓" if count.quorate else f"kurang {count.short_of_quorum}"
        where = " luring" if count.quorum.in_hall else ""
        parts.append(f"kuorum {count.quorum.opds}{where} {reached}")
    return parts


def more_counts(count: Turnout) -> list[str]:
    """What else there is to count, if there is any of it."""
    more = (
        (f"tamu {count.guests}", count.guests),
        (f"pulang {count.left}", count.left),
        (f"daring {count.online}", count.online),
        # how many of these are missing is said below the list as well
        (f"kel./bag. {count.parts.here}/{count.parts.all}", count.parts.all),
    )
    return [words for words, wanted in more if wanted]


def _percent(count: Turnout) -> str:
    return f" {100 * count.covered // count.invited}%" if count.invited else ""


def _bar(count: Turnout, room: int) -> str:
    if not count.invited:
        return ""
    percent = _percent(count)
    cells = min(26, room - len(percent) - 2)
    if cells < SHORTEST_BAR:
        return percent.rjust(room) if len(percent) <= room else ""
    full = cells * count.covered // count.invited
    return " " * (room - cells - len(percent)) + "▓" * full + "░" * (cells - full) + percent


def missing_lines(missing: Sequence[str], offices: Offices, width: int, most: int) -> list[str]:
    """The offices of which nobody is here, in at most so many lines, and how many are left out."""
    if not offices:
        return [" Belum ada OPD dalam daftar. Ctrl+P, ketik opd: tambahkan."]
    if not missing:
        return [" Semua OPD sudah ada orangnya."]
    names = [_name(code, offices) for code in missing]
    lines = _in_lines(names, width)
    title = f" Belum ada seorang pun dari {counted(missing, offices)}"
    if len(lines) < most:
        return [title, *lines]
    return [title, *_cut(names, width, max(1, most - 1))] if most > 1 else [title]


def _name(code: str, offices: Offices) -> str:
    office = offices.get(code)
    return (office.short if office else "") or code


def _in_lines(names: Sequence[str], width: int) -> list[str]:
    lines = [""]
    for name in names:
        if lines[-1] and len(lines[-1]) + len(name) + 3 > width:
            lines.append("")
        lines[-1] += f"   {name}"
    return lines


def _cut(names: Sequence[str], width: int, most: int) -> list[str]:
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        lines = _in_lines([*names[:shown], *([f"… {rest} lagi"] if rest else [])], width)
        if len(lines) <= most:
            return lines
    return [f"   … {len(names)} kantor"]


def attention_line(desk: Desk, different: int) -> str:
    """What somebody should look at; empty if there is nothing."""
    count = desk.turnout
    said = []
    if different:
        said.append(f"≠ Berbeda, pilih: {different}")
    if count.letters_missing:
        said.append(f"Wakil tanpa surat tugas: {count.letters_missing}")
    if count.letters_to_follow:
        said.append(f"Surat tugas menyusul: {count.letters_to_follow}")
    if before := desk.letters_before:
        said.append(f"{_since_earlier(desk)} belum diserahkan: {len(before)} (F9)")
    if desk.pairs:
        said.append(f"Mirip, lihat: {len(desk.pairs)}")
    return " " + "   ".join(said) if said else ""


def _since_earlier(desk: Desk) -> str:
    return f"Surat tugas {desk.earlier.day or f'absen {desk.earlier.title}'.rstrip()}"


def offer_of(desk: Desk, dismissed: frozenset[str]) -> tuple[str, str]:
    """What Enter on the empty line would do now, and its key; empty: nothing is offered."""
    for ended in desk.replaced:
        if ended.representative not in dismissed:
            since = f" {clock(ended.since)}" if ended.since else ""
            wakil = desk.person(ended.representative)
            who = short_post(wakil, desk.offices) or wakil.name
            head = post_at(desk.person(ended.head), desk.offices)
            return (
                f"Akhiri wakil{since}? {head} sudah datang (wakil: {who})",
                ended.representative,
            )
    before = desk.earlier.last
    if before and before.here and desk.is_empty and desk.roll_call not in dismissed:
        return f"{copying(desk, len(before.here))}?", desk.roll_call
    return "", ""


def copying(desk: Desk, people: int) -> str:
    """What a later roll call can begin with."""
    if desk.earlier.day:
        return f"Salin {people} orang dari akhir {desk.earlier.words} sebagai hadir"
    return f"Salin {people} orang yang masih ada sejak {desk.earlier.words}"


def day_before_line(desk: Desk) -> str:
    """Who is different from the day before; empty on the first day, and while nobody came."""
    if not desk.earlier.day or not desk.room.came:
        return ""
    found = rules.since_day(desk.earlier.rooms, desk.room)
    said = (
        (len(found.gone), "belum datang"),
        (len(found.new), "baru"),
        (len(found.changed), "kapasitas atau surat tugas lain"),
    )
    told = " · ".join(f"{number} {what}" for number, what in said if number)
    who = " (Ctrl+P, siapa)" if told else ""
    return f" Sejak {desk.earlier.day}{who}: {told or 'orang yang sama, sebagai yang sama'}"


def hint_of(desk: Desk, line: DeskLine | None, found: Sequence[str], last_opd: str) -> str:
    """What Enter would do with the line as it stands."""
    match line:
        case Unclear(message):
            return message
        case Rows(numbers) if len(numbers) > 1:
            return _many(desk, line, found)
        case Rows():
            return "" if found else f"Tidak ada nomor {line.numbers[0]} dalam daftar."
        case NamedRow(number, name):
            return _named(desk, number, name, found)
        case WalkIn():
            return _newcomer(desk, line, last_opd)
        case Words() if not found:
            return NOTHING_FOUND
        case None:
            return ""
    return "" if found else "Tidak ada NIP seperti itu dalam daftar."


def _many(desk: Desk, line: Rows, found: Sequence[str]) -> str:
    if not found:
        return "Tidak satu pun nomor itu ada dalam daftar."
    fresh = sum(not desk.is_here(who) for who in found)
    said = [f"Enter: {fresh} orang hadir sekaligus."] if fresh else ["Semua sudah hadir."]
    if unknown := unknown_rows(line, desk.seats):
        said.append(f"{len(unknown)} nomor tidak ada dalam daftar.")
    return " ".join(said)


def _named(desk: Desk, number: int, name: str, found: Sequence[str]) -> str:
    if not found:
        return f"Tidak ada nomor {number} dalam daftar."
    one = desk.person(found[0])
    if one.name:
        return f"Nomor {number} sudah bernama {one.name}."
    return f"Enter: hadir dengan nama {name}: nomor {number}, {desk.label(found[0])}."


def _newcomer(desk: Desk, line: WalkIn, last_opd: str) -> str:
    line = like_the_last(line, last_opd)
    try:
        opd = office_meant(desk, line.opd, last_opd)
    except Refusal as refusal:
        return refusal.message
    where = _name(opd, desk.offices) if opd else f"tamu {line.agency}".rstrip()
    if listed := known(desk, line.name, opd):
        one = desk.person(listed)
        row = f"nomor {one.row}" if one.row is not None else short_post(one, desk.offices)
        return f"Enter: {one.name} ({row or where}) sudah ada dalam daftar, hadir."
    said = " · ".join(filter(None, (line.name, line.post, where)))
    return f"{_similar(desk, line, opd)}Enter: tamu baru {said}, hadir."


def _similar(desk: Desk, line: WalkIn, opd: str) -> str:
    """Whom of the list a newcomer may be after all, told before there are two; told first."""
    one = Participant("", line.name, line.post, opd, walk_in=True)
    listed = next((who for who, _ in like(one, desk.room)), "")
    if not listed:
        return ""
    row = desk.person(listed).row
    return f"Mirip: {'' if row is None else f'{row} '}{desk.label(listed)}. "


class Section(NamedTuple):
    """Lines of the list under one heading, while nothing is typed."""

    title: str
    lines: tuple[tuple[str, str], ...]
    """(key of the line, person)."""


ALIKE = "mirip"
"""Beginning of the keys of two lines that stand together; each names both people."""
MOST_PAIRS = 3
"""How many of them stand there at once: the newest check-ins stay in sight."""
NEWEST, JUST_NOW = 6, "Baru saja"
"""How many of the last check-ins stand above the whole list."""


def sections(desk: Desk, different: Sequence[str]) -> tuple[Section, ...]:
    """What the list shows while nothing is typed: what wants a decision, the newest, everybody."""
    pairs = [
        line
        for pair in desk.pairs[:MOST_PAIRS]
        for line in (
            (f"{ALIKE}:{pair.kept}:{pair.double}", pair.kept),
            (f"{ALIKE}:{pair.double}:{pair.kept}", pair.double),
        )
    ]
    left = len(desk.pairs) - MOST_PAIRS
    more = f" · sesudah itu {left} lagi" if left > 0 else ""
    found = (
        Section("Berbeda: huruf memilih nilainya", _keyed("beda", different)),
        Section(f"Mirip: G gabungkan · B dua orang berbeda{more}", tuple(pairs)),
        Section(JUST_NOW, _keyed("baru", desk.recent()[:NEWEST])),
        Section(f"Hadir {desk.earlier.day}, belum datang", _keyed("kemarin", _awaited(desk))),
        Section("Daftar", _keyed("daftar", tuple(desk.room.people))),
    )
    return tuple(section for section in found if section.lines)


def _awaited(desk: Desk) -> tuple[str, ...]:
    """Who came on the day before, and of whom this roll call says nothing yet.

    Nobody while few are here: that would be the whole list once more.
    """
    if not desk.earlier.day:
        return ()
    gone = [who for who, _ in rules.since_day(desk.earlier.rooms, desk.room).gone]
    left = tuple(who for who in gone if desk.status(who) is None and who not in desk.room.covered)
    return left if len(left) <= len(desk.room.came) else ()


def _keyed(section: str, people: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{section}:{who}", who) for who in people)
