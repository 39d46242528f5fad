"""What is wrong with a template of an office, at its line, as a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.locale.cleaning import printable
from bimtek.minutes.sandbox import FILTERS, OWN_FILTERS, TooMuch

if TYPE_CHECKING:
    from types import TracebackType

TO_DO: Final = (
    "Dokumen tidak ditulis. Perbaiki templat itu, atau pindahkan dari foldernya; tanpa templat "
    "sendiri dokumen dicetak dengan templat bawaan."
)
_SYNTAX: Final = (
    (r"Encountered unknown tag '(.+?)'.*",
     r"perintah ‘\1’ tidak dikenal atau tidak pada tempatnya"),
    (r"Unexpected end of template.*|unexpected end of template.*",
     "templat berakhir sebelum {% if %}, {% for %}, atau {% macro %} ditutup"),
    (r"Missing end of comment tag", "komentar {# tidak ditutup dengan #}"),
    (r"expected token '(.+?)', got '(.+?)'", r"di sini seharusnya ‘\1’, bukan ‘\2’"),
    (r"unexpected (?:char )?'(.+?)'.*", r"‘\1’ tidak pada tempatnya"),
    (r"tag name expected", "setelah {% harus ada perintah"),
)  # fmt: skip
_PARTS: Final = {
    "end of print statement": "}}", "end of statement block": "%}",
    "begin of statement block": "{%", "begin of print statement": "{{",
}  # fmt: skip
_NO_FILTER: Final = re.compile(r"No (?:filter|test) named '(.+?)'")


def mistake(path: Path, line: int, what: str, to_do: str = TO_DO) -> FileTrouble:
    """A refusal that names the file, the line, what is wrong, and what to do.

    Args:
        line: 0: it is about the whole file.
    """
    where = f"{path}:{line}" if line else str(path)
    told = f"{printable(where)}: {printable(what)}. {to_do}"
    return FileTrouble("wrong-template", told, Exit.WRONG_INPUT)


def in_words(error: Exception) -> str:
    """What went wrong, without a word of English."""
    if isinstance(error, TemplateNotFound):
        return f"templat ‘{error.name}’ yang disisipkan tidak ada"
    if isinstance(error, TemplateSyntaxError):
        return _syntax(str(error.message or ""))
    if isinstance(error, SecurityError):
        return "yang diminta di sini tidak diizinkan: templat hanya mencetak nilai"
    if isinstance(error, TooMuch | UndefinedError):
        return str(error.message)
    if isinstance(error, RecursionError):
        return "templat menyisipkan dirinya sendiri tanpa akhir"
    return "baris ini tidak dapat dihitung dari nilai yang ada"


def _syntax(message: str) -> str:
    if found := _NO_FILTER.search(message):
        known = sorted({*FILTERS, *OWN_FILTERS})
        near = get_close_matches(found[1], known, 1)
        hint = f"mungkin ‘{near[0]}’" if near else f"yang ada: {', '.join(known)}"
        return f"‘|{found[1]}’ tidak ada; {hint}"
    for english, part in _PARTS.items():
        message = message.replace(english, part)
    for pattern, said in _SYNTAX:
        if found := re.match(pattern, message, re.DOTALL):
            return found.expand(said) if "\\" in said else said
    return "tidak dapat dibaca; periksa {{ }}, {% %}, dan {# #} pada baris ini"


def line_in(error: Exception, paths: Collection[Path]) -> tuple[Path | None, int]:
    """In which of these files, and where, an error arose: the innermost of them."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Path(error.filename), error.lineno
    names = {str(path): path for path in paths}
    found: tuple[Path | None, int] = (None, 0)
    step: TracebackType | None = error.__traceback__
    while step is not None:
        path = names.get(step.tb_frame.f_code.co_filename)
        if path is not None:
            found = (path, step.tb_lineno)
        step = step.tb_next
    return found
