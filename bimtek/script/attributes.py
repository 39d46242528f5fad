"""The `{…}` at the end of a heading or an item: `{.presensi #pagi mulai=07.30 oleh="Wali Kota"}`.

Written by people in word processors, so a missing dot, typographic quotes, non-breaking spaces
and `10'` for ten minutes are understood.
"""

from __future__ import annotations

import re

from bimtek.script.mistakes import Mistakes
from bimtek.script.outline import Attrs

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_MINUTES = re.compile(r"(\d{1,4})['’′´`]")
_PAIR = re.compile(r"([^\s=.#\"“”„'‘’,;]+)[\s]*=[\s]*")
_QUOTES = {'"': '"“”', "“": '"”“', "”": '"”“', "„": '"“”', "'": "'’‘", "‘": "'’‘", "’": "'’‘"}
_BRACES = re.compile(r"(?<!\\)\{[^{}]*\}")


def cut_attrs(text: str, line: int, mistakes: Mistakes) -> tuple[str, Attrs]:
    """The text without its `{…}`, and what that says."""
    text = text.rstrip()
    attrs = Attrs()
    if text.endswith("}") and not text.endswith("\\}"):
        start = text.rfind("{")
        if start < 0:
            mistakes.add(line, "kurung kurawal ‘}’ tanpa pembuka", "tulis `{…}` lengkap")
            return text[:-1].rstrip(), attrs
        attrs = read_attrs(text[start + 1 : -1], line, mistakes)
        text = text[:start].rstrip()
    if _BRACES.search(text):
        mistakes.add(
            line, "`{…}` tidak di akhir", "tulis satu `{…}` di akhir judul atau butir; teks: \\{"
        )
    elif re.search(r"(?<!\\)\{", text):
        mistakes.add(line, "kurung kurawal ‘{’ tidak ditutup", "tulis `{…}` lengkap di akhir baris")
        text = text[: text.index("{")].rstrip() or text
    return text, attrs


def read_attrs(text: str, line: int, mistakes: Mistakes) -> Attrs:
    """What stands between the braces; every mistake of it is told, the rest is understood."""
    words: dict[str, None] = {}
    ids: list[str] = []
    values: dict[str, str] = {}
    at = 0
    while at < len(text):
        if text[at].isspace() or text[at] in ",;":
            at += 1
        elif minutes := _MINUTES.match(text, at):
            at = minutes.end()
            _put(values, "durasi", minutes[1], line, mistakes)
        elif pair := _PAIR.match(text, at):
            key = pair[1].casefold()
            value, at = _value(text, pair.end(), line, mistakes)
            if _NAME.fullmatch(key):
                _put(values, key, value, line, mistakes)
            else:
                mistakes.add(line, f"kunci ‘{pair[1]}’ tidak dapat dipakai", _ALPHABET)
        else:
            word, at = _bare(text, at)
            _take_word(word, words, ids, line, mistakes)
    return Attrs(tuple(words), ids[0] if ids else "", tuple(values.items()))


_ALPHABET = "pakai huruf kecil a–z, angka, dan tanda hubung, dimulai dengan huruf"


def _put(values: dict[str, str], key: str, value: str, line: int, mistakes: Mistakes) -> None:
    if key in values:
        mistakes.add(line, f"kunci ‘{key}’ tertulis dua kali", "setiap kunci satu kali")
    values[key] = value


def _value(text: str, at: int, line: int, mistakes: Mistakes) -> tuple[str, int]:
    if at < len(text) and (closers := _QUOTES.get(text[at])):
        for end in range(at + 1, len(text)):
            if text[end] in closers:
                return " ".join(text[at + 1 : end].split()), end + 1
        mistakes.add(line, "tanda kutip tidak ditutup", 'tulis kunci="nilai"')
        return " ".join(text[at + 1 :].split()), len(text)
    return _bare(text, at)


def _bare(text: str, at: int) -> tuple[str, int]:
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[at:end].rstrip(",;"), max(end, at + 1)


def _take_word(
    word: str, words: dict[str, None], ids: list[str], line: int, mistakes: Mistakes
) -> None:
    name = word.lstrip(".#").casefold()
    if not _NAME.fullmatch(name):
        mistakes.add(line, f"‘{word}’ di dalam `{{…}}` tidak dapat dibaca", _ALPHABET)
    elif word.startswith("#"):
        if ids:
            mistakes.add(line, f"id kedua ‘#{name}’", "satu judul memakai satu id")
        ids.append(name)
    elif name in words:
        mistakes.add(line, f"kelas ‘{name}’ tertulis dua kali", "setiap kelas satu kali")
    else:
        words[name] = None
