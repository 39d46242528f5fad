"""The forms of a session as files: one for each office that is asked anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.forms.asked import Form, form_of
from bimtek.forms.workbook import Around, workbook
from bimtek.hall.offices import by_code
from bimtek.hall.records import Opd
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.minutes.output import file_name, write_document, write_folder
from bimtek.minutes.paper import made_at
from bimtek.papers.evening import Progress, silent
from bimtek.papers.holds import what_holds
from bimtek.papers.messages import answered_by, until_when

if TYPE_CHECKING:
    from bimtek.session import Session

SUFFIX: Final = ".xlsx"
MOST_FOLDERS: Final = 1000


class Forms(NamedTuple):
    """Forms as they are to be written."""

    files: dict[str, bytes]
    """File name → content."""
    without: tuple[str, ...]
    """Offices that are asked nothing, by their short names."""


def forms_of(
    session: Session,
    opds: Sequence[str] = (),
    *,
    missing: bool = False,
    progress: Progress = silent,
) -> Forms:
    """The forms of these offices; without any named: of all.

    Args:
        missing: only what is not answered yet.
        progress: told before each file, and once before they are put in their place; what it
            raises ends the work.
    """
    around = _around(session)
    offices = by_code(seen.value for seen in session.all(Opd))
    forms = [form_of(session, opd, missing=missing) for opd in opds or offices]
    asked = [form for form in forms if form.sheets]
    without = (offices[form.opd] for form in forms if not form.sheets)
    files: dict[str, bytes] = {}
    for form in asked:
        progress(len(files), len(asked) + 1, name_of(form))
        files[name_of(form)] = workbook(form, around)
    progress(len(asked), len(asked) + 1, "")
    return Forms(files, tuple(one.short or one.name for one in without))


def name_of(form: Form) -> str:
    """`formulir-dinkes.xlsx`."""
    return f"formulir-{file_name(form.opd)}{SUFFIX}"


def _around(session: Session) -> Around:
    with what_holds(session) as holds:
        event = f"{holds.minutes.sheet.title} ({holds.head['days']})"
        until = until_when(holds)
    return Around(event, until, answered_by(session), made_at(session, None))


def write_forms(path: Path, forms: Forms, out: str | None) -> Path:
    """Write them into a folder, or a single one under the name of a workbook; says where.

    What lies there already may be filled by now, and is never replaced.

    Args:
        path: the session file.
        out: a folder, or a name that ends with `.xlsx`; None: a new folder beside the session.

    Raises:
        FileTrouble: if it cannot be written, or anything stands there.
    """
    place = Path(out) if out else _free_folder(path)
    if place.suffix.lower() == SUFFIX:
        if len(forms.files) > 1:
            raise FileTrouble(
                "cannot-export", f"{place} hanya satu berkas; sebutkan folder.", Exit.CANNOT_WRITE
            )
        (content,) = forms.files.values()
        _refuse_what_stands(place)
        write_document(place, content)
        return place
    if place.is_dir():
        for name in forms.files:
            _refuse_what_stands(place / name)
        for name, content in forms.files.items():
            write_document(place / name, content)
        return place
    write_folder(place, forms.files)
    return place


def _free_folder(path: Path) -> Path:
    """`blitar-formulir` beside the session; where that is taken, `blitar-formulir-2`."""
    base = path.absolute().with_name(f"{path.stem}-formulir")
    more = (base.with_name(f"{base.name}-{number}") for number in range(2, MOST_FOLDERS))
    return next((one for one in (base, *more) if not one.exists()), base)


def _refuse_what_stands(place: Path) -> None:
    if place.exists():
        raise FileTrouble(
            "cannot-export",
            f"{place} sudah ada dan mungkin sudah diisi: tidak ditimpa. Pilih tempat lain.",
            Exit.CANNOT_WRITE,
        )
