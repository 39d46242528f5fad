"""`bimtek template`: the templates of the documents, and copies of them to change."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path

from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit, exists
from bimtek.minutes.output import write_document
from bimtek.minutes.own_templates import FOLDER, SUFFIX, offered
from bimtek.minutes.printing import shipped
from bimtek.papers.catalogue import NOTULEN, PAPERS
from bimtek.stages import KINDS

ABOUT = {
    NOTULEN: "kerangka notulen: urutan dan kata-kata bagiannya",
    "acara": "satu acara di dalam notulen: waktu, ringkasan, isi, catatan",
    "kepala": "kepala dokumen lain: nama, tanda, hari, tempat",
    "lampiran-foto": "foto dan pindaian di akhir notulen, daftar hadir, dan laporan kegiatan",
    **{one.name: f"dokumen {one.title}" for one in PAPERS},
}
OF_A_KIND = "acara-"


def run(chosen: argparse.Namespace) -> int:
    """List the names, or copy what is named."""
    names = tuple(name.removesuffix(SUFFIX) for name in offered())
    if chosen.all:
        return copy(names, Path(chosen.output))
    if chosen.names:
        return copy(chosen.names, Path(chosen.output))
    width = max(map(len, names))
    for name in names:
        print(f"{name:<{width}}  {_about(name)}")
    print(
        f"\nSalin untuk diubah: bimtek template NAMA … (atau --all); hasilnya masuk ke folder "
        f"‘{FOLDER}’.\nYang dipakai: folder ‘{FOLDER}’ di samping berkas sesi, lalu "
        f"‘Bimtek/{FOLDER}’ di folder rumah. Periksa: bimtek check SESI.",
        file=sys.stderr,
    )
    return Exit.DONE


def _about(name: str) -> str:
    word = name.removeprefix(OF_A_KIND)
    if word != name and KINDS.get(word):
        return f"isi acara berjenis {word} di dalam notulen"
    return ABOUT[name]


def copy(names: tuple[str, ...] | list[str], folder: Path) -> int:
    """Write templates of the package into a folder, none over one that is there.

    Raises:
        Refusal: for a name that is none.
        FileTrouble: if one is there already, or cannot be written; nothing is written then.
    """
    known = {name.removesuffix(SUFFIX): template for name, template in offered().items()}
    wanted = [name.removesuffix(SUFFIX) for name in names]
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"mungkin ‘{near[0]}’" if near else "`bimtek template` menyebut semuanya"
            raise Refusal("no-such-template", f"Templat ‘{name}’ tidak ada; {hint}.")
    places = {name: folder / f"{name}{SUFFIX}" for name in dict.fromkeys(wanted)}
    if taken := next((path for path in places.values() if path.exists()), None):
        raise exists(taken)
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in places.items():
        write_document(path, shipped(known[name]).encode())
    print(
        f"Tertulis: {len(places)} templat di {folder}. Yang tidak diubah boleh dihapus lagi; "
        "nilai yang dapat dicetak ada dalam docs/templat.md.",
        file=sys.stderr,
    )
    return Exit.DONE
