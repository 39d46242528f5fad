"""What is typed for a new session, and what it means. Plain functions."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek import device
from bimtek.clock import clock_from
from bimtek.locale.dates import DATE_EXPECTED, DateError, long_date, parse_days
from bimtek.locale.folding import fold
from bimtek.script.library import find_script, front
from bimtek.script.reading import typed_quorum
from bimtek.script.when import PROPOSED, days_for

if TYPE_CHECKING:
    from bimtek.founding import Wishes
    from bimtek.script.model import Quorum

SUFFIX = ".bimtek"


class Typed(NamedTuple):
    """What stands in the fields of the form; an empty one takes what the script says."""

    script: str = ""
    city: str = ""
    days: str = ""
    place: str = ""
    opds: str = ""
    participants: str = ""
    file: str = ""
    previous: str = ""
    """The session of the tahap before, from which this one goes on."""
    quorum: str = ""


class Said(NamedTuple):
    """What the script says where nothing is typed."""

    title: str = ""
    city: str = ""
    days: str = ""
    place: str = ""
    opds: str = ""
    """Name of the list beside the script."""
    participants: str = ""
    quorum: str = ""
    days_remark: str = ""
    """`usulan`, `sudah lewat`, or nothing."""


class MistypedError(ValueError):
    """Something typed that means nothing.

    Args:
        field: name of the field, as in `Typed`.
        sentence: what is wrong and what to write.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


def typed_path(text: str) -> Path:
    r"""The path that was typed, pasted or dropped: with quotes, `~`, `file://` or `\ `."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.startswith("file://"):
        from urllib.parse import urlsplit  # heavy, and seldom needed
        from urllib.request import url2pathname

        text = url2pathname(urlsplit(text).path)
    path = _at_home(text)
    if os.sep == "/" and "\\" in text and not _is(path.exists):
        return _at_home(re.sub(r"\\(.)", r"\1", text))
    return path


SEVERAL: Final = re.compile(r""""[^"]*"|'[^']*'|(?:\\.|[^\s\\])+""")
"""Names as a terminal writes them that were dragged onto it together."""


def typed_paths(text: str) -> tuple[Path, ...]:
    """The files whose names were typed, or that were dragged onto the terminal together."""
    whole = typed_path(text)
    if not text.strip() or _is(whole.is_file):
        return (whole,) if text.strip() else ()
    return tuple(map(typed_path, SEVERAL.findall(text)))


def _at_home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # `~somebody` who is not here
        return Path(text)


def short_path(path: Path) -> str:
    """A path as people write it: `~/Bimtek/kota-blitar.bimtek`."""
    try:
        below = path.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(path)
    return f"~{os.sep}{below}" if below.parts else "~"


def script_path(text: str) -> Path:
    """The file of the script that is named.

    Raises:
        MistypedError: if there is none.
    """
    if not text.strip():
        raise MistypedError("script", "Naskah belum dipilih. F3 menampilkan daftarnya.")
    try:
        return find_script(str(typed_path(text)))
    except FileNotFoundError as error:
        raise MistypedError("script", str(error)) from error
    except (OSError, ValueError) as error:
        sentence = f"Naskah ‘{text[:60]}’ tidak dapat dibaca. Tulis letak berkasnya."
        raise MistypedError("script", sentence) from error


def said_by(script: Path) -> Said:
    """The defaults of a script; empty where it cannot be read."""
    try:
        said = front(script)
    except OSError:
        return Said()
    found = Said(
        *(
            said.get(key, "")
            for key in ("judul", "kota", "tanggal", "tempat", "opd", "peserta", "kuorum")
        )
    )
    try:
        first, last = parse_days(found.days)
    except DateError:
        return found
    days = days_for(found.city, first, last, clock_from()())
    told = days.words if days.remark == PROPOSED else found.days
    return found._replace(days=told, days_remark=days.remark)


def days_of(text: str) -> tuple[date, date] | None:
    """First and last day; None where nothing is typed.

    Raises:
        MistypedError: if it is no day.
    """
    if not text.strip():
        return None
    try:
        return parse_days(text)
    except DateError as error:
        wrong = "tulis 3 Juli 2023, 3–4 Juli 2023, atau 2023-07-03"
        sentence = wrong if str(error) == DATE_EXPECTED else str(error)
        raise MistypedError("days", f"Tanggal: {sentence}.") from error


def quorum_typed(text: str) -> Quorum | None:
    """The quorum; None where nothing is typed.

    Raises:
        MistypedError: if it is none.
    """
    try:
        return typed_quorum(text) if text.strip() else None
    except ValueError as error:
        raise MistypedError("quorum", f"Kuorum: {error}.") from error


def days_shown(days: tuple[date, date]) -> str:
    """`Senin, 3 Juli 2023`, or from the first to the last."""
    first, last = days
    return long_date(first) if last <= first else f"{long_date(first)} – {long_date(last)}"


def wishes_of(typed: Typed, aliases: Mapping[str, str]) -> Wishes:
    """What the founding of the session is asked for.

    Raises:
        MistypedError: if the days or the quorum mean nothing.
    """
    from bimtek.founding import Wishes

    return Wishes(
        city=typed.city.strip(),
        place=typed.place.strip(),
        days=days_of(typed.days),
        quorum=quorum_typed(typed.quorum),
        opds=typed_path(typed.opds) if typed.opds.strip() else None,
        participants=typed_path(typed.participants) if typed.participants.strip() else None,
        aliases=dict(aliases),
        previous=typed_path(typed.previous) if typed.previous.strip() else None,
    )


def target(typed: Typed, said: Said) -> Path:
    """Where the session file goes; a mere name goes into the folder of the sessions."""
    text = typed.file.strip()
    if not text:
        return _free(device.sessions_folder() / default_name(typed, said))
    path = typed_path(text)
    if _is(path.is_dir):
        return _free(path / default_name(typed, said))
    if path.suffix.lower() != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    return path if path.parent != Path() or _says_folder(text) else device.sessions_folder() / path


def _says_folder(text: str) -> bool:
    return os.sep in text or "/" in text


def default_name(typed: Typed, said: Said) -> str:
    """`kota-blitar-2023-07-03.bimtek`."""
    words = re.findall(r"[a-z0-9]+", fold(typed.city or said.city))
    name = "-".join(words)[:40].rstrip("-") or "sesi"
    try:
        days = days_of(typed.days or said.days)
    except MistypedError:
        days = None
    return f"{name}-{days[0].isoformat()}{SUFFIX}" if days else name + SUFFIX


def _free(path: Path) -> Path:
    """This path, or the next one that is not taken: `…-2.bimtek`."""
    names = (path, *(path.with_name(f"{path.stem}-{n}{SUFFIX}") for n in range(2, 100)))
    return next((one for one in names if not _is(one.exists)), path)


def _is(question: Callable[[], bool]) -> bool:
    """The answer of the file system; a name that it cannot even take is not there."""
    try:
        return question()
    except OSError:
        return False
