"""The lists of the Blitar sample, every person a `Nama Contoh`, and what changes from I to II."""

from __future__ import annotations

import csv
from pathlib import Path

from bimtek.founding import Wishes
from bimtek.script.library import home

SAMPLE = home() / "blitar-2023"
CITY, PLACE = "Kota Blitar", "Gedung Kusumo Wicitro"
RENAMED = (
    "Disperindag;Dinas Perindustrian dan Perdagangan;;",
    "Disdagin;Dinas Perdagangan dan Perindustrian;Disperindag;",
)
"""Between I and II the office gets another name; its code stays, so does its former spelling."""


def of_tahap_1(folder: Path) -> Wishes:
    """The offices as the sample has them; seats without a name get one."""
    return _wishes(folder, _offices(), _people())


def of_tahap_2(folder: Path, previous: Path) -> Wishes:
    """One office renamed; the head of DLH now leads Disperkim, both seats have another person."""
    people = _people()
    dlh, disperkim = people[24 - 1], people[22 - 1]
    disperkim |= {"nama": dlh["nama"], "nip": dlh["nip"]}
    dlh |= {"nama": "Nama Contoh 124", "nip": "198001012005011124"}
    return _wishes(folder, _offices().replace(*RENAMED), people, previous)


def _wishes(
    folder: Path, opds: str, people: list[dict[str, str]], previous: Path | None = None
) -> Wishes:
    (folder / "opd.csv").write_text(opds, encoding="utf-8")
    with (folder / "peserta.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(people[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(people)
    return Wishes(
        CITY,
        PLACE,
        opds=folder / "opd.csv",
        participants=folder / "peserta.csv",
        previous=previous,
    )


def _offices() -> str:
    return (SAMPLE / "opd.csv").read_text(encoding="utf-8")


def _people() -> list[dict[str, str]]:
    with (SAMPLE / "peserta.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [
        {**row, "nama": f"Nama Contoh {row['no']}", "nip": f"198001012005011{int(row['no']):03}"}
        for row in rows
    ]
