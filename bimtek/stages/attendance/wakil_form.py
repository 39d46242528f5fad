"""The form of a representative (W2): its lines, what answers each, and by which letters. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from bimtek.hall.presence_records import Capacity, Letter, Presence
from bimtek.stages.attendance.find import split_name
from bimtek.stages.attendance.words import OTHER_REASON


class Field(StrEnum):
    """A line of the form; the value is its label."""

    WHO = "Yang hadir"
    POST = "Jabatan"
    CAPACITY = "Hadir sebagai"
    SEAT = "Mewakili"
    REASON = "Alasan"
    LETTER = "Surat tugas"
    NUMBER = "Nomor surat"
    ARRIVED = "Jam datang"
    SINCE = "Berlaku sejak"
    MODE = "Cara"
    DECIDES = "Berwenang memutuskan?"


TYPED = {Field.POST: "post", Field.NUMBER: "number", Field.ARRIVED: "arrived", Field.SINCE: "since"}
"""Fields in which every letter is text → their name in the form."""

REASONS = ("dinas luar", "sakit", "izin", OTHER_REASON)
MODES = ("luring", "daring")
PICKED = (Field.WHO, Field.SEAT)
"""Fields that are answered from a list of people."""
ACTING_FOR = "Menjabat"
"""Label of the seat where somebody is Plt., Plh. or Pj."""

OPTIONS: Mapping[Field, Mapping[str, tuple[object, str]]] = {
    Field.CAPACITY: {
        "d": (Capacity.OFFICE_HOLDER, "definitif"),
        "t": (Capacity.ACTING, "Plt."),
        "h": (Capacity.DAY_ACTING, "Plh."),
        "j": (Capacity.INTERIM, "Pj."),
        "w": (Capacity.REPRESENTATIVE, "wakil"),
    },
    Field.REASON: {word[0]: (word, word) for word in REASONS},
    Field.LETTER: {
        "a": (Letter.SHOWN, "ada"),
        "m": (Letter.FOLLOWS, "menyusul"),
        "t": (Letter.NONE, "tidak ada"),
    },
    Field.MODE: {word[0]: (word, word) for word in MODES},
    Field.DECIDES: {
        "y": (True, "ya"),
        "k": (False, "perlu konfirmasi pimpinan"),
    },
}
"""Field → letter → (value, words)."""
MAY_STAY_OPEN = (Field.REASON, Field.DECIDES)
"""Fields of choices that nobody need answer: the minutes tell only what somebody said."""


class Form(NamedTuple):
    """What stands in the form; the texts as typed."""

    who: str = ""
    """Who is here, chosen from the list; empty: the newcomer is."""
    newcomer: str = ""
    """`Nama, jabatan` of somebody who is not on the list."""
    post: str = ""
    """The post of that person, where it was typed by itself."""
    opened_on: str = ""
    """The row that the form was opened on, while nobody is known to have come for it."""
    seat: str = ""
    """Who is represented; empty: the list does not have that post."""
    capacity: Capacity = Capacity.REPRESENTATIVE
    reason: str | None = None
    """Why the represented one is not here; None: nobody said it, and nothing is printed of it."""
    letter: Letter = Letter.FOLLOWS
    number: str = ""
    arrived: str = ""
    mode: str = MODES[0]
    decides: bool | None = None
    """Whether this person may decide; None: nobody asked, and nothing is printed of it."""
    since: str = ""
    """When this capacity began, where it follows another one; empty: when the person came."""
    before: Presence | None = None
    """As what the person is recorded already."""
    ended: bool = False
    """That representation has ended meanwhile, because the head came."""

    @property
    def changes(self) -> bool:
        """Whether this may follow what the person was before: a change, or a correction."""
        if self.before is None:
            return False
        was = (self.before.capacity or Capacity.OFFICE_HOLDER, self.before.stands_for)
        return self.ended or (self.capacity, self.seat or None) != was

    def fields(self) -> tuple[Field, ...]:
        """The lines that matter for this capacity, from top to bottom."""
        represents = self.capacity is Capacity.REPRESENTATIVE
        asked = {
            Field.WHO: bool(self.opened_on),
            Field.POST: not self.who and bool(self.newcomer) and not split_name(self.newcomer)[1],
            Field.CAPACITY: True,
            Field.SEAT: not self.for_the_row and self.capacity is not Capacity.OFFICE_HOLDER,
            Field.REASON: represents,
            Field.LETTER: represents,
            Field.NUMBER: represents and self.letter is not Letter.NONE,
            Field.ARRIVED: True,
            Field.SINCE: self.changes,
            Field.MODE: True,
            Field.DECIDES: represents,
        }
        return tuple(field for field, needed in asked.items() if needed)

    @property
    def for_the_row(self) -> bool:
        """Whether somebody else came for the row that the form was opened on."""
        return bool(self.opened_on) and self.who != self.opened_on

    @property
    def named(self) -> tuple[str, str]:
        """Name and post of the newcomer."""
        name, post = split_name(self.newcomer)
        return name, post or self.post.strip()

    @property
    def place(self) -> str:
        """Where the half-filled form is kept."""
        return f"wakil/{self.opened_on or self.who}"

    def first(self) -> Field:
        """Where the cursor stands when the form opens."""
        if self.for_the_row:
            return Field.WHO
        return Field.SEAT if Field.SEAT in self.fields() else Field.CAPACITY

    def after(self, field: Field) -> Field | None:
        """Where Enter leads; None: the form is complete and is saved."""
        order = [Field.WHO, Field.POST, Field.CAPACITY, Field.SEAT, Field.REASON, Field.LETTER]
        if self.letter is Letter.SHOWN and not self.number:
            order.append(Field.NUMBER)
        if self.before is not None and self.before.capacity is not None:
            order.append(Field.SINCE)
        if field in (Field.WHO, Field.POST):
            order.remove(Field.CAPACITY)
        if field not in order:
            return None
        coming = order[order.index(field) + 1 :]
        return next((one for one in coming if one in self.fields()), None)

    def taking(self, field: Field, value: object) -> Form:
        """The form with another answer in a field of choices."""
        return Form(**{**self._asdict(), _CHOSEN[field]: value})

    def answer(self, field: Field) -> object:
        """What is chosen in a field of choices."""
        return getattr(self, _CHOSEN[field])


def keys_of(form: Form, field: Field) -> tuple[str, ...]:
    """What the keys do on a line; the last of them is known anyway."""
    saves = form.after(field) is None
    if field in PICKED:
        arrows: tuple[str, ...] = ("↑↓ pilih lain", "Tab baris")
    else:
        arrows = ("↑↓ baris",) if field in TYPED else ("↑↓ baris", "←→ ubah")
    enter = ("Enter simpan",) if saves else ("Enter lanjut",)
    return (*enter, *arrows, *(() if saves else ("PgDn simpan",)), "Esc batal")


_CHOSEN: Mapping[Field, str] = {
    Field.CAPACITY: "capacity",
    Field.REASON: "reason",
    Field.LETTER: "letter",
    Field.MODE: "mode",
    Field.DECIDES: "decides",
    Field.SEAT: "seat",
}


class Spelling(NamedTuple):
    """Letters pressed one after the other on one line of choices."""

    before: object
    """The answer that stood before the first of them."""
    letters: str = ""
    lost: bool = False
    """They are no answer; what follows is part of the same text and chooses nothing."""


def spelt(field: Field, run: Spelling, key: str) -> tuple[object, Spelling]:
    """What a letter answers, after those before it: a choice's own letter, or its words.

    Whoever takes a line of choices for a field of text types words, and their letters are choices
    too: of `tidak ada` the fourth would say `ada`. So a word that is no answer takes its first
    letter back as well.

    Args:
        run: the letters pressed before it; a first letter that is no answer begins no word.

    Returns:
        the answer, and the letters for the next one.
    """
    letters = run.letters + key.lower()
    options = OPTIONS[field]
    if run.lost:
        return run.before, run._replace(letters=letters)
    for value, words in options.values():
        if run.letters and words.lower().startswith(letters):
            return value, run._replace(letters=letters)
    if key.lower() in options:
        return options[key.lower()][0], Spelling(run.before, key.lower())
    return run.before, Spelling(run.before, letters, lost=True) if run.letters else run
