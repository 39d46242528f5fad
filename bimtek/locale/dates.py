"""Days and times as an Indonesian office writes and types them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from bimtek.locale.folding import fold

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip

ZONES = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}
"""Indonesia knows no summer time, so three offsets are all there is."""

DATE_EXPECTED = "tulis tanggal seperti 3 Juli 2023, 14/7, 14-7-2023, atau 2023-07-14"
DEADLINE_EXPECTED = "tulis tanggal seperti 14/7 atau 3 Juli 2023, hari seperti jumat, atau 3h"
TIME_EXPECTED = "tulis jam seperti 08.30, 8:30, atau 0830"

_MONTH_OF = {fold(name): number for number, name in enumerate(MONTHS, 1)} | {
    fold(name): number for number, name in enumerate(SHORT_MONTHS, 1)
}
_MONTH_OF |= {"pebruari": 2, "agt": 8, "ags": 8, "sept": 9, "nopember": 11, "nop": 11}
_DAY_OF = {fold(name): number for number, name in enumerate(DAYS)} | {"ahad": 6}
WORKING_DAYS = 5
_WORDS = {"hari ini": 0, "besok": 1, "lusa": 2}
_DASHES = str.maketrans("–—−", "---")


class DateError(ValueError):
    """Text that is no day or no time; the message says what to write."""


class NoDateError(DateError):
    """Text that is no day at all."""


def long_date(day: date) -> str:
    """`Senin, 3 Juli 2023`."""
    return f"{DAYS[day.weekday()]}, {medium_date(day)}"


def medium_date(day: date) -> str:
    """`3 Juli 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """`3 Jul`."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def clock(moment: time | datetime) -> str:
    """`08.30`."""
    return f"{moment.hour:02}.{moment.minute:02}"


def when(at: datetime, now: datetime) -> str:
    """`14.41` of today, else `3 Jul 14.41`."""
    return clock(at) if at.date() == now.date() else f"{short_date(at.date())} {clock(at)}"


def how_long(seconds: float) -> str:
    """A time that passes, in its largest unit: `2 hari`, `3 jam`, `12 menit`."""
    minutes = max(1, round(abs(seconds) / 60))
    if minutes < 60:
        return f"{minutes} menit"
    hours = round(minutes / 60)
    return f"{hours} jam" if hours < 24 else f"{round(hours / 24)} hari"


def minute_of(moment: time) -> int:
    """How many minutes after midnight it is."""
    return moment.hour * 60 + moment.minute


def at_minute(minute: int) -> time:
    """The time so many minutes after midnight; those of the next day begin anew."""
    return time(minute // 60 % 24, minute % 60)


def parse_time(text: str) -> time:
    """The time that `0912`, `912`, `9.12` or `9:12` says.

    Raises:
        DateError: with what was expected.
    """
    typed = text.strip()
    match = re.fullmatch(r"(\d{1,2})[.:](\d{2})|(\d{1,2})(\d{2})", typed, re.ASCII)
    if match is None:
        raise DateError(TIME_EXPECTED)
    hour, minute = (int(part) for part in match.groups() if part is not None)
    if hour > 23 or minute > 59:
        raise DateError(TIME_EXPECTED)
    return time(hour, minute)


def parse_date(text: str, today: date | None = None) -> date:
    """The day that a person wrote.

    Understood: `2023-07-03`, `14-7-2023`, `14/7/23`, `3 Juli 2023`, `Senin, 3 Juli 2023`, and with
    `today` also what lies ahead: `14/7`, `3 Jul`, `Jumat`, `besok`, `lusa`, `hari ini`.

    Raises:
        DateError: with what was expected.
    """
    typed = fold(text.translate(_DASHES)).replace("jum'at", "jumat").replace("jum’at", "jumat")
    if today is not None and (ahead := _ahead(typed, today)) is not None:
        return ahead
    weekday, rest = _weekday_off(typed)
    day = _iso(rest) or _numbers(rest, today) or _words(rest, today)
    if day is None:
        raise NoDateError(DATE_EXPECTED)
    if weekday is not None and day.weekday() != weekday:
        raise DateError(f"{medium_date(day)} jatuh pada hari {DAYS[day.weekday()]}")
    return day


def parse_deadline(text: str, today: date) -> date:
    """A deadline: `3h` (in three days) or whatever `parse_date` understands.

    Raises:
        DateError: with what was expected.
    """
    match = re.fullmatch(r"(\d{1,3})h", text.strip().lower(), re.ASCII)
    if match:
        return _later(today, int(match[1]))
    try:
        return parse_date(text, today)
    except NoDateError:
        raise DateError(DEADLINE_EXPECTED) from None


def parse_days(text: str) -> tuple[date, date]:
    """First and last day: `3 Juli 2023`, `3–4 Juli 2023`, `31 Juli s.d. 1 Agustus 2023`.

    Raises:
        DateError: with what was expected.
    """
    typed = fold(text.translate(_DASHES))
    try:
        day = parse_date(typed)
    except DateError as error:
        one_day = error
    else:
        return day, day
    _, rest = _weekday_off(typed)
    parts = re.split(
        r"\s*(?:-|\bs\.?\s*/?\s*d\b\.?|\bsampai(?: dengan)?\b|\bdan\b|\bhingga\b)\s*", rest
    )
    if len(parts) == 6 and all(part.isdigit() for part in parts):
        parts = ["-".join(parts[:3]), "-".join(parts[3:])]
    if len(parts) != 2:
        raise one_day
    last = parse_date(parts[1])
    first = parse_date(_completed(parts[0], last))
    if first > last:
        raise DateError(f"{medium_date(first)} sesudah {medium_date(last)}: tukar kedua tanggalnya")
    _check_weekdays(typed, first)
    return first, last


def next_working_days(today: date, count: int, *, also_today: bool) -> tuple[date, date]:
    """First and last of the next days in a row from Monday to Friday; more than five begin Monday.

    Args:
        also_today: whether today may be the first.
    """
    first = today if also_today else _later(today, 1)
    while first.weekday() and first.weekday() + count > WORKING_DAYS:
        first = _later(first, 1)
    return first, _later(first, count - 1)


def _completed(start: str, last: date) -> str:
    """Month and year of a first day, where only the last one has them: `3` of `3–4 Juli 2023`."""
    if start.isdigit():
        return f"{start}-{last.month}-{last.year}"
    if re.search(r"\d{4}", start):
        return start
    return f"{start} {last.year}"


def _check_weekdays(typed: str, first: date) -> None:
    weekday, _ = _weekday_off(typed)
    if weekday is not None and first.weekday() != weekday:
        raise DateError(f"{medium_date(first)} jatuh pada hari {DAYS[first.weekday()]}")


def _weekday_off(typed: str) -> tuple[int | None, str]:
    """The weekday named first, and the rest: `senin-selasa, 3-4 juli` → 0 and `3-4 juli`."""
    head, comma, rest = typed.partition(",")
    if comma:
        names = re.split(r"\s*(?:-|\bs\.?d\b\.?|\bdan\b)\s*", head.strip().removeprefix("hari "))
        if all(name in _DAY_OF for name in names):
            return _DAY_OF[names[0]], rest.strip()
    word, _, rest = typed.partition(" ")
    if word in _DAY_OF and rest:
        return _DAY_OF[word], rest.strip()
    return None, typed


def _ahead(typed: str, today: date) -> date | None:
    if typed in _WORDS:
        return _later(today, _WORDS[typed])
    if typed in _DAY_OF:
        return _later(today, (_DAY_OF[typed] - today.weekday() - 1) % 7 + 1)
    return None


def _iso(typed: str) -> date | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed, re.ASCII)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _numbers(typed: str, today: date | None) -> date | None:
    match = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?", typed, re.ASCII)
    if match is None:
        return None
    return _of_year(int(match[1]), int(match[3]), match[4], today)


def _words(typed: str, today: date | None) -> date | None:
    match = re.fullmatch(r"(\d{1,2})\s*([a-z]{3,})\.?(?:\s+(\d{4}))?", typed, re.ASCII)
    if match is None or (month := _MONTH_OF.get(match[2])) is None:
        return None
    return _of_year(int(match[1]), month, match[3], today)


def _of_year(day: int, month: int, year: str | None, today: date | None) -> date | None:
    """The day in the year that is said, else the next time it comes."""
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if today is None:
        return None
    # 29 February may be eight years away.
    years = (_day(today.year + ahead, month, day) for ahead in range(9))
    return next((found for found in years if found is not None and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _later(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError as error:
        raise NoDateError(DATE_EXPECTED) from error
