"""Outline → script: the front matter, the lists, and every acara with its planned start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from functools import cached_property
from typing import NamedTuple

from bimtek.locale.dates import at_minute
from bimtek.script.divisions import division_named, read_divisions
from bimtek.script.kinds import KindLike, KindsLike
from bimtek.script.mistakes import Mistakes
from bimtek.script.model import DEFAULT_SCALE, Division, Guide, Level, Script, Stage
from bimtek.script.offices import Offices, slug
from bimtek.script.outline import Outline, Section
from bimtek.script.reading import Reading, kept_days, only, quorum, whole
from bimtek.script.regulations import Basis, bases_of, check_bases, in_force
from bimtek.script.words import LISTS

LONGEST_ID = 40
A_DAY = 24 * 60
"""Minutes of a day."""


def read_script(
    outline: Outline, offices: Offices, kinds: KindsLike, mistakes: Mistakes
) -> Script | None:
    """The script that a checked outline says; None where its front matter is not whole.

    Needs neither Markdown nor pydantic: a session file keeps the outline and the offices.
    """
    reader = _Reader(outline, offices, kinds, mistakes)
    stages = reader.stages()
    if not stages and not reader.unread:
        mistakes.add(
            outline.lines, "naskah belum berisi acara", "tulis `## Registrasi {.presensi}`"
        )
    if reader.days is None:
        return None
    first_day, last_day = reader.days
    return Script(
        title=outline.said("judul"),
        city=outline.said("kota"),
        place=outline.said("tempat"),
        first_day=first_day,
        last_day=last_day,
        starts=_clock(outline.said("mulai")),
        ends=_clock(outline.said("selesai")),
        zone=outline.said("zona") or "WIB",
        quorum=quorum(outline.said("kuorum")),
        bases=tuple(basis.words for basis in reader.bases),
        scale=reader.reading.scale,
        divisions=reader.divisions,
        stages=stages,
        kept_days=kept_days(outline.said("simpan")),
    )


class _Part(NamedTuple):
    """A `##` section with the day it stands in."""

    section: Section
    day: int
    day_title: str

    @property
    def word(self) -> str:
        return self.section.attrs.words[0] if self.section.attrs.words else ""


class _Reader:
    """Reads the sections of one script."""

    def __init__(
        self, outline: Outline, offices: Offices, kinds: KindsLike, mistakes: Mistakes
    ) -> None:
        self.outline = outline
        self.kinds = kinds
        self.mistakes = mistakes
        self.parts = list(_parts(outline))
        self.reading = Reading(mistakes, offices, DEFAULT_SCALE, quorum(outline.said("kuorum")))
        self.days = _days(outline.said("tanggal"))
        self.reading.scale = self._scale()
        self.bases = self._bases()
        self.reading.in_force = in_force(self.bases)
        if self.days:
            self.reading.last_day = self.days[1]
            check_bases(self.bases, self.days[1], mistakes)

    @property
    def unread(self) -> bool:
        """Whether there are sections whose kind nobody knows, which was told already."""
        return any(not part.word for part in self.parts)

    def _lists(self, word: str) -> list[Section]:
        found = [part.section for part in self.parts if part.word == word]
        for section in found[1:]:
            if word != "kelompok":
                self.mistakes.add(
                    section.line,
                    f"daftar {word} kedua",
                    f"satu daftar {word}; yang pertama di baris {found[0].line}",
                )
        return found

    def _scale(self) -> tuple[Level, ...]:
        """The levels of `{.skala}`, else 1 to 5."""
        levels: dict[int, Level] = {}
        for section in self._lists("skala")[:1]:
            only(section, self.mistakes, lists=1)
            for item in (item for block in section.lists[:1] for item in block.items):
                name, _, text = item.text.partition(":")
                if item.number is None or item.number > 9 or item.number in levels:
                    self.mistakes.add(
                        item.line, "level tanpa angka sendiri", "tulis `1. Rintisan: kriteria`"
                    )
                else:
                    levels[item.number] = Level(item.number, name.strip(), text.strip())
            if len(levels) < 2:
                self.mistakes.add(
                    section.line, "skala belum berisi dua level", "tulis `1. Rintisan: kriteria`"
                )
        return tuple(levels.values()) if len(levels) >= 2 else DEFAULT_SCALE

    def _bases(self) -> tuple[Basis, ...]:
        """What `{.dasar}` says."""
        found = self._lists("dasar")[:1]
        return tuple(basis for section in found for basis in bases_of(section, self.mistakes))

    @cached_property
    def divisions(self) -> tuple[Division, ...]:
        """The sections `{.kelompok}`."""
        return read_divisions(self._lists("kelompok"), self.reading.offices, self.mistakes)

    def stages(self) -> tuple[Stage, ...]:
        """Every acara, in the order of the script."""
        found: dict[str, Stage] = {}
        last: Stage | None = None
        for part in self.parts:
            kind = self.kinds.get(part.word) if part.word not in ("", *LISTS) else None
            if kind is None:
                continue
            stage = self._stage(part, kind, last)
            if not stage.id and stage.title:
                self.mistakes.add(stage.line, "acara tanpa id", "tulis id, misalnya {#registrasi}")
            elif stage.id in found:
                self.mistakes.add(
                    stage.line,
                    f"id ‘{stage.id}’ tertulis dua kali",
                    f"beri id lain, misalnya {{#{_other(stage.id, found)}}}; "
                    f"yang pertama di baris {found[stage.id].line}",
                )
            found.setdefault(stage.id, stage)
            last = stage
        return tuple(found.values())

    def _stage(self, part: _Part, kind: KindLike, last: Stage | None) -> Stage:
        section, attrs = part.section, part.section.attrs
        called = attrs.get("panggilan")
        return Stage(
            id=attrs.id[:LONGEST_ID] or _named(section.title),
            kind=part.word,
            title=section.title,
            day=part.day,
            day_title=part.day_title,
            starts=self._starts(part, last),
            minutes=whole(attrs.get("durasi")) or _sum_of_items(section),
            optional=attrs.get("ringkas") == "boleh",
            by=attrs.get("oleh"),
            roll_call=f"{part.day}-{slug(called, 32)}" if slug(called) else "",
            guides=_guides(section, own_text=kind.own_text),
            spec=kind.read(section, self.reading),
            line=section.line,
            division=self._division(part.word, kind, section),
        )

    def _division(self, word: str, kind: KindLike, section: Section) -> str:
        """The division that the heading names; else, where tables answer, the only one there is."""
        said = section.attrs.get("kelompok")
        if said and kind.plenary:
            self.mistakes.add(
                section.line,
                f"acara {word} berlangsung dalam pleno, tidak berkelompok",
                "hapus kelompok=…; di meja kelompok dikerjakan kertas-kerja, kesenjangan, swot, "
                "dan program",
            )
            return ""
        if said or section.attrs.get("dijawab") != "kelompok":
            return division_named(said, self.divisions, section.line, self.mistakes)
        if len(self.divisions) > 1:
            self.mistakes.add(
                section.line,
                f"naskah ini punya {len(self.divisions)} pembagian kelompok",
                f"sebut salah satu, misalnya kelompok={self.divisions[0].id}",
            )
        return self.divisions[0].id if self.divisions else ""

    def _starts(self, part: _Part, last: Stage | None) -> time | None:
        """Its own `mulai`; else when the acara before it ends; else when the day begins."""
        own = _clock(part.section.attrs.get("mulai"))
        before = _end(last) if last and last.day == part.day else None
        if own and before and own < before:
            self.mistakes.warn(
                part.section.line,
                f"mulai {own:%H.%M}, padahal acara sebelumnya selesai {before:%H.%M}",
                "ubah mulai atau durasi",
            )
        if own or (last and last.day == part.day):
            return own or before
        return _clock(self.outline.said("mulai"))


def _parts(outline: Outline) -> Iterator[_Part]:
    day = 0
    for section in outline.sections:
        if section.level == 1:
            day += 1
            yield from (_Part(part, day, section.title) for part in section.sections)
        else:
            yield _Part(section, max(day, 1), "")


def _guides(section: Section, *, own_text: bool) -> tuple[Guide, ...]:
    told = [(hint.line, Guide(hint.label, hint.text)) for hint in section.hints]
    if not own_text:
        told += [(block.line, Guide("", block.text)) for block in section.paragraphs]
    return tuple(guide for _, guide in sorted(told, key=lambda pair: pair[0]))


def _sum_of_items(section: Section) -> int | None:
    """Minutes of all items together, where each of them says some."""
    places = (section, *section.sections)
    items = [item for place in places for block in place.lists for item in block.items]
    minutes = [whole(item.attrs.get("durasi")) for item in items]
    return sum(m for m in minutes if m) if minutes and all(minutes) else None


def _named(title: str) -> str:
    name = slug(title, LONGEST_ID)
    return f"acara-{name}"[:LONGEST_ID] if name[:1].isdigit() else name


def _other(name: str, taken: dict[str, Stage]) -> str:
    return next(f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken)


def _end(stage: Stage) -> time | None:
    """The time; None too where it goes on beyond its day."""
    return at_minute(stage.ends) if stage.ends is not None and stage.ends < A_DAY else None


def _days(text: str) -> tuple[date, date] | None:
    """First and last day, as they stand in a checked front matter."""
    first, slash, last = text.partition("/")
    return (date.fromisoformat(first), date.fromisoformat(last)) if slash else None


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
