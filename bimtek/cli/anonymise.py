"""`bimtek anonymise FILE TUJUAN`: a copy fit to be passed on, and what it cannot promise."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bimtek.anonymising import Report, anonymise
from bimtek.clock import clock_from
from bimtek.journal.trouble import Exit


def run(chosen: argparse.Namespace) -> int:
    """Make the copy, and say what was taken out."""
    path, copy = Path(chosen.file), Path(chosen.copy)
    report = anonymise(path, copy, clock_from())
    print(f"Tertulis: {copy} ({report.entries} entri).", file=sys.stderr)
    for line in told(report):
        print(line, file=sys.stderr)
    return Exit.DONE


def told(report: Report) -> Iterator[str]:
    """What was done, and what a person still has to look at."""
    people = ", ".join(_span(name, many) for name, many in report.people.items())
    yield f"Orang: {people or 'tidak ada'}."
    out = ", ".join(f"{what} {many}" for what, many in report.taken_out.items() if many)
    yield f"Diganti atau dikosongkan: {out or 'tidak ada'}."
    yield "Angka, jawaban, kehadiran, waktu, dan kesepakatan tetap sama; sidiknya lain."
    if report.may_name:
        yield (
            f"Periksa sendiri: {report.may_name} catatan menyapa orang yang tidak ada dalam daftar "
            "(misalnya ‘Bu Sari’). Cari ‘Pak’ dan ‘Bu’ di meja sunting."
        )
    yield (
        "Tidak dapat diketahui: nama panggilan dan nama di luar daftar dalam kalimat, dan jabatan: "
        "siapa yang mengenal kantornya mengenal orangnya."
    )


def _span(name: str, many: int) -> str:
    return f"{name} 1" + (f" sampai {many}" if many > 1 else "")
