"""The scripts that ship, found in a checkout, an editable install and a wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent

LONGEST_FRONT = 16_384
"""Letters in which the front matter must end."""


def home() -> Path:
    """The folder of the shipped scripts: in the package, else beside it in a checkout."""
    packed = _PACKAGE / "_sessions"
    return packed if packed.is_dir() else _PACKAGE.parent / "sessions"


def shipped() -> list[tuple[str, str]]:
    """Name and title of every shipped script, by name."""
    return sorted((name, _title(path)) for name, path in _all().items())


def find_script(name: str) -> Path:
    """The file of a script, by the name of a shipped one or by its own path.

    Raises:
        FileNotFoundError: with a sentence that names the shipped ones.
    """
    path = Path(name)
    if path.is_file():
        return path
    if found := _all().get(name.removesuffix(".md")):
        return found
    if path.is_dir() and (path / "naskah.md").is_file():
        return path / "naskah.md"
    known = ", ".join(sorted(_all()))
    raise FileNotFoundError(
        f"Naskah ‘{name}’ tidak ditemukan. Tulis nama berkasnya, atau salah satu dari: {known}."
    )


def _all() -> dict[str, Path]:
    """`tahap-1.md` is `tahap-1`; `blitar-2023/naskah.md` is `blitar-2023`."""
    folder = home()
    single = {path.stem: path for path in folder.glob("*.md")}
    return single | {path.parent.name: path for path in folder.glob("*/naskah.md")}


def _title(path: Path) -> str:
    said = front(path)
    return f"{said.get('judul', path.stem)} · {said.get('kota', '')}".removesuffix(" · ")


def front(path: Path) -> dict[str, str]:
    """What the front matter says, read without parsing the script; a broken one says less."""
    said: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        lines = file.read(LONGEST_FRONT).splitlines()
    for line in lines[1:]:
        if line.rstrip() == "---":
            break
        key, colon, value = line.partition(":")
        if colon:
            said.setdefault(key.strip(), value.strip())
    return said
