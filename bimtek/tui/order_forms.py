"""What the running order asks: name, minutes and kind of an acara, to which day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.running import UNDECIDED
from bimtek.stages import KINDS
from bimtek.ui.ask import Choose, Option
from bimtek.ui.form import Form, FormField, letters_of

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

MOST_MINUTES = 24 * 60
USUAL = "paparan"
EXAMPLES = "misalnya Sambutan (paparan), Foto bersama (jeda)"


def _sorts() -> tuple[str, ...]:
    kinds = (kind.word for kind in (*KINDS, *KINDS.foreign()) if kind.bare is not None)
    return tuple(sorted(kinds, key=lambda word: word != USUAL))


def _said_sort(values: Mapping[str, str]) -> Mapping[str, str]:
    chosen = values.get("sort")
    said = (f"✓{one}" if one == chosen else f" {one}" for one in _sorts())
    return {"sort": "  ".join(said)} if chosen else {}


class AddedForm(Form):
    """Name and minutes of an acara that is inserted, or was.

    Args:
        sort: which kind of acara it becomes is asked as well.
    """

    def __init__(
        self,
        heading: str,
        done: str,
        title: str = "",
        minutes: int | None = None,
        *,
        sort: bool = False,
    ) -> None:
        letters = ", ".join(f"{letter} {one}" for letter, one in letters_of(_sorts()).items())
        kind = FormField(
            "sort", "Jenis", USUAL, expected=f"Jenis: ← →, atau {letters}.", choices=_sorts()
        )
        super().__init__(
            heading,
            [
                FormField(
                    "title", "Nama acara", title, EXAMPLES if sort else "misalnya Foto bersama"
                ),
                FormField(
                    "minutes",
                    "Menit",
                    str(minutes or ""),
                    "boleh kosong; misalnya 15",
                    "0123456789'’",
                    "Menit: angka saja, misalnya 15.",
                ),
                *((kind,) if sort else ()),
            ],
            live=_said_sort,
            check=_check,
            done=done,
        )


def _check(values: Mapping[str, str]) -> tuple[str, str]:
    if not values["title"]:
        return "title", "Tulis nama acara."
    if values["minutes"] and whole_minutes(values["minutes"]) is None:
        return "minutes", f"Menit ‘{values['minutes']}’ bukan angka 1 sampai {MOST_MINUTES}."
    return "", ""


def whole_minutes(typed: str) -> int | None:
    """`15` or `15'` as minutes; None for nothing and for what is no such number."""
    bare = typed.strip().rstrip("'’").strip()
    if not (bare.isascii() and bare.isdigit()):
        return None
    return int(bare) if 0 < int(bare) <= MOST_MINUTES else None


def day_of(session: Session, stage: Stage) -> Choose[int]:
    """To which day an acara is postponed."""
    days = dict.fromkeys(
        (one.day, one.day_title) for one in session.script.stages if one.day != stage.day
    )
    options = [Option(str(day), title or f"Hari {day}", day) for day, title in days]
    options.append(Option("b", "waktu lain, atau belum ditentukan", UNDECIDED))
    return Choose(f"Tunda ‘{stage.title}’ ke kapan?", options)


def is_recorded_in(session: Session, stage: str) -> bool:
    """Whether anything stands that belongs to this acara: a note, a turn, the start of an item."""
    if any(record.partition("/")[0] == stage for _, record in session.file.not_of(session.kinds)):
        return True  # by a package that is not here
    return any(
        getattr(seen.value, "stage", "") == stage
        for cls in session.kinds.values()
        for seen in session.all(cls)
    )
