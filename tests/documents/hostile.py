"""Golden sessions with everything that people paste: the worst that a document has to print.

A session that a story made is written anew: the same entries at the same times, but every text
that somebody typed has become a hostile one. To look at all documents of all four tahap page by
page: `uv run python -m tests.documents.hostile FOLDER`.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from bimtek import bootstrap
from bimtek.anonymising import chained
from bimtek.clock import standing
from bimtek.journal.codec import canonical
from bimtek.papers.catalogue import DOCUMENTS
from bimtek.restoring import write_session

LONG_WORD: Final = "Pertanggungjawaban" * 17
REMARK: Final = "Kalimat panjang dari aula: angka 66,7 % dan tanda | * _ tetap terbaca. " * 42
ORNAMENTS: Final = (
    "{} | *tebal* _miring_ <b>b</b> &amp; `kode` [a](b) #1",
    "=1+1 {}",
    "+62 812 {}",
    "@cmd {}",
    "{} 👩🏽‍⚕️ 🇮🇩 👨‍👩‍👧 ✅ 👍🏿",
    "{} مرحبا بكم في المدينة (2023) lalu שלום עולם 12 selesai",
    "{} n̈ ạ́ Z̃a̱ ﬁ e\u0301",
    "{} 智慧城市 スマート 스마트",
    "{} nol\u200blebar, tanpa\u200dsambung, \u2060rapat\u00a0keras",
    "{}\nbaris kedua\tsesudah tab\n- baris ketiga",
    "{} “kutip” \"ganda\" 'tunggal' ’ … – m² ½ \\ $x$ {{{{ 7*7 }}}}",
    f"{{}} {LONG_WORD}",
    f"{{}} {REMARK}",
)
"""What is said, with what people paste around it."""
SURNAME: Final = "alias Raden Mas Haryo Kusumoningrat Prawirodirdjo Contoh"
BUREAU: Final = (
    "Kepala Bidang Penyelenggaraan Persandian, Statistik Sektoral, Pengelolaan Infrastruktur "
    "Teknologi Informasi dan Komunikasi, serta Koordinator Satu Data Kota"
)
TASKS: Final = "Keluarga Berencana serta Pencatatan Sipil"
NAMES: Final = (
    "{}",
    "Prof. Dr. Ir. {}, S.Sos., M.Si., M.Kom., Ph.D., IPU, ASEAN Eng., QIA, " + SURNAME,
    "{} | *b* <i>",
    "{} محمد",
    "{} 😀 李",
    "=1+1 {}",
)
POSTS: Final = (
    "{}",
    "{} merangkap Pelaksana Tugas " + BUREAU,
    "{} _a_ & | b",
)
OFFICES: Final = (
    "{}",
    "{}, Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan " + TASKS,
    "{} <b> | *x* =1",
    "{} مدينة",
)
CALLED: Final[Mapping[tuple[str, str], Sequence[str]]] = {
    ("participant", "name"): NAMES,
    ("chair", "name"): NAMES,
    ("signature", "signatory"): NAMES,
    ("participant", "post"): POSTS,
    ("chair", "post"): POSTS,
    ("opd", "name"): OFFICES,
}
SAID: Final[Mapping[str, frozenset[str]]] = {
    "note": frozenset({"text", "sentence"}),
    "stage": frozenset({"reason"}),
    "stage_summary": frozenset({"summary", "conclusion"}),
    "correction": frozenset({"before", "after", "reason", "asked_by"}),
    "data_update": frozenset({"source", "reason"}),
    "earlier_action": frozenset({"text"}),
    "group_dissent": frozenset({"sentence"}),
    "dissent": frozenset({"sentence"}),
    "stance": frozenset({"sentence", "wish", "answer", "outcome"}),
    "answer": frozenset({"value"}),
    "sheet_row": frozenset({"text"}),
    "gap": frozenset({"condition", "cause", "proposal", "effect"}),
    "evidence": frozenset({"title", "where"}),
    "swot_item": frozenset({"text"}),
    "programme": frozenset({"name", "partners", "indicator", "reference", "evidence"}),
    "vote_option": frozenset({"text"}),
    "vote_choice": frozenset({"reason"}),
    "remark": frozenset({"text"}),
    "signature": frozenset({"sentence"}),
    "read_back": frozenset({"reason"}),
}
CHOSEN: Final = 24
"""Letters up to which an answer of a worksheet is a choice, a number or a date."""
EVENING: Final = datetime.fromisoformat("2023-12-01T18:00:00+07:00")


class Hostile(NamedTuple):
    """A session file, and what its people are said to have typed."""

    path: Path
    typed: tuple[str, ...]


def hostile(path: Path, copy: Path) -> Hostile:
    """The copy of a session in which everything typed is hostile."""
    with bootstrap.reading(path) as session:
        entries = session.file.entries()
        session_id = session.file.session_id()
    told: dict[tuple[str, str], str] = {}
    number: Counter[str] = Counter()

    def typed(kind: str, field: str, text: str) -> str:
        forms = CALLED.get((kind, field), ORNAMENTS)
        group = "name" if forms is NAMES else f"{kind}.{field}" if forms is not ORNAMENTS else kind
        if (group, text) not in told:
            told[group, text] = forms[number[group] % len(forms)].format(text)
            number[group] += 1
        return told[group, text]

    changed = []
    for entry in entries:
        if entry.values is not None:
            values = {
                field: typed(entry.kind, field, said)
                if isinstance(said, str) and said and _is_typed(entry.kind, field, said)
                else said
                for field, said in entry.values.items()
            }
            entry = replace(entry, patch=canonical(values))
        changed.append(entry)
    write_session(copy, session_id, list(chained(changed, session_id)), standing(EVENING))
    return Hostile(copy, tuple(sorted(set(told.values()))))


def _is_typed(kind: str, field: str, said: str) -> bool:
    if (kind, field) in CALLED:
        return True
    return field in SAID.get(kind, ()) and (kind != "answer" or len(said) > CHOSEN)


def _every_document(session: Path, folder: Path) -> None:
    """Each document in each form that it has, as the command writes it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in DOCUMENTS:
        for form in ("md", "html", "docx", "pdf"):
            _export(session, "-f", form, "--document", name, "-o", folder / f"{name}.{form}")
    for form in ("xlsx", "csv", "json", "pesan", "paket"):
        suffix = {"csv": "tabel", "pesan": "pesan", "paket": "paket"}.get(form, f"data.{form}")
        _export(session, "-f", form, "-o", folder / suffix)


def _export(session: Path, *arguments: object) -> None:
    command = [sys.executable, "-m", "bimtek", "export", str(session), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.returncode, *arguments, done.stderr)


def main(folder: Path) -> None:
    """All four tahap, each with a folder of every document."""
    from tests.journeys.test_four_tahap import held

    (folder / "asli").mkdir(parents=True, exist_ok=True)
    city = held(folder / "asli")
    for number in range(1, 5):
        made = hostile(city.path(number), folder / f"tahap-{number}.bimtek")
        _every_document(made.path, folder / f"tahap-{number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
