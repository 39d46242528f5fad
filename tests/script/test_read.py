"""From a checked outline to the running order."""

from __future__ import annotations

import subprocess
import sys
from datetime import time

import pytest

from bimtek.script.model import DEFAULT_SCALE, Division, Group, Guide, Quorum
from bimtek.script.outline import Attrs, outline_from_json, outline_to_json
from bimtek.script.parse import parse
from bimtek.stages import BUILT_IN, KINDS

from .checking import FRONT, check, mistakes_of


def starts(body: str, front: str = FRONT) -> list[time | None]:
    script, _ = check(front + body)
    assert script
    return [stage.starts for stage in script.stages]


def test_starts_are_counted_forward_until_a_stage_says_its_own() -> None:
    body = (
        "## A {.jeda mulai=08.00 durasi=30}\n## B {.jeda durasi=15}\n## C {.jeda}\n"
        "## D {.jeda}\n## E {.jeda mulai=09.30}\n"
    )
    assert starts(body) == [time(8), time(8, 30), time(8, 45), None, time(9, 30)]


def test_each_day_begins_when_the_front_matter_says() -> None:
    front = FRONT.replace("---\n", "", 1).removesuffix("---\n")
    body = "# Hari 1\n## A {.jeda durasi=60}\n## B {.jeda}\n# Hari 2\n## C {.jeda}\n"
    assert starts(body, f"---\n{front}mulai: 07.30\n---\n") == [
        time(7, 30),
        time(8, 30),
        time(7, 30),
    ]


def test_no_planned_start_runs_past_midnight() -> None:
    assert starts("## A {.jeda mulai=23.00 durasi=120}\n## B {.jeda}\n") == [time(23), None]


def test_days_come_from_the_first_headings_and_are_optional() -> None:
    script, _ = check("## A {.jeda}\n# Senin\n## B {.jeda}\n# Selasa\n## C {.jeda}\n")
    assert script
    assert [(stage.day, stage.day_title) for stage in script.stages] == [
        (1, ""),
        (1, "Senin"),
        (2, "Selasa"),
    ]


def test_ids_come_from_titles_unless_the_heading_gives_one() -> None:
    body = (
        "## Pembacaan SK: “Dewan” {.jeda}\n## B {.jeda #sore}\n## 2 × Doa {.jeda}\n## "
        + "a b " * 30
    )
    script, told = check(body + "{.jeda}\n")
    assert told == []
    assert script
    ids = [stage.id for stage in script.stages]
    assert ids[:3] == ["pembacaan-sk-dewan", "sore", "acara-2-doa"]
    assert len(ids[3]) <= 40
    assert script.stage("sore").title == "B"
    with pytest.raises(KeyError):
        script.stage("malam")


def test_guide_text_keeps_its_order_and_labels() -> None:
    script, told = check(
        "## A {.jeda}\n\n> **Tujuan:** tahu *siapa*\n> yang hadir.\n> __Tanyakan__: siapa?\n>\n"
        "> Tanpa label.\n>\n> **Catatan:** biasa\n>\n> 1. satu\n> 2. dua\n\nKalimat lepas.\n"
    )
    assert told == []
    assert script
    assert script.stages[0].guides == (
        Guide("Tujuan", "tahu siapa yang hadir."),
        Guide("Tanyakan", "siapa?"),
        Guide("", "Tanpa label."),
        Guide("", "Catatan: biasa\n1. satu\n2. dua"),
        Guide("", "Kalimat lepas."),
    )


def test_optional_speaker_and_roll_call_stand_in_the_heading() -> None:
    script, _ = check('## A {.jeda ringkas=boleh oleh="Wali Kota" panggilan="Pagi ini"}\n')
    assert script
    stage = script.stages[0]
    assert (stage.optional, stage.by, stage.roll_call) == (True, "Wali Kota", "1-pagi-ini")


def test_lists_of_the_script_are_no_stages() -> None:
    script, told = check(
        "## Dasar {.dasar}\n\n- Surat **undangan**\n- Nota\n\n"
        "## Kelompok {.kelompok}\n\n| Kelompok | OPD |\n|---|---|\n"
        "| Meja 1 | Dinkes, kelurahan |\n\n## A {.jeda}\n"
    )
    assert told == []
    assert script
    assert script.bases == ("Surat undangan", "Nota")
    assert script.divisions == (
        Division(
            "kelompok", "Kelompok", (Group("meja-1", "Meja 1", ("dinkes", "kel-satu"), 16),), 12
        ),
    )
    assert script.scale == DEFAULT_SCALE
    assert [stage.title for stage in script.stages] == ["A"]


def test_a_whole_front_matter_is_understood() -> None:
    script, told = check(
        "---\nNaskah: 1\njudul: Bimtek: tahap I\nkota: Kota Contoh\n"
        "tanggal: 31 Juli s.d. 1 Agustus 2023\ntempat: Balai Kota\nmulai: 08:00\nselesai: 16.00\n"
        "zona: wita\nkuorum: 16 OPD Luring\n\n---\n## A {.jeda}\n"
    )
    assert told == []
    assert script
    assert script.title == "Bimtek: tahap I"
    assert (script.first_day.isoformat(), script.last_day.isoformat()) == (
        "2023-07-31",
        "2023-08-01",
    )
    assert (script.starts, script.ends, script.zone, script.quorum) == (
        time(8),
        time(16),
        "WITA",
        Quorum(16, in_hall=True),
    )


def test_markdown_that_means_nothing_here_is_harmless() -> None:
    body = "## A & B {.jeda} ##\n\n---\n\n> a \\* b &amp; `c` <https://contoh.go.id> 5 < 6\n"
    script, told = check(body)
    assert told == []
    assert script
    assert script.stages[0].title == "A & B"
    assert script.stages[0].guides == (Guide("", "a * b & c https://contoh.go.id 5 < 6"),)


def test_every_kind_is_known_by_its_word() -> None:
    assert [kind.word for kind in KINDS] == list(BUILT_IN)
    for word, name in BUILT_IN.items():
        kind = KINDS.get(word)
        assert kind
        assert (kind.word, kind.name) == (word, name)
    assert KINDS.get("kunjungan") is None


def test_a_kind_of_a_later_version_is_an_error_that_names_the_known_ones() -> None:
    assert mistakes_of("## A {.kunjungan}\n")[0].startswith("7: jenis ‘kunjungan’ tidak dikenal; ")


def test_an_outline_says_which_lines_the_parts_stand_in() -> None:
    from bimtek.script.mistakes import Mistakes

    outline = parse(FRONT + "# H\n\n## A {.sk #x}\n\n1. a\n   a. b\n", Mistakes())
    section = outline.sections[0].sections[0]
    assert (outline.lines, section.line, section.attrs) == (12, 9, Attrs(("sk",), "x", ()))
    assert section.lists[0].items[0].points == ("a. b",)
    assert outline_from_json(outline_to_json(outline)) == outline


def test_reading_what_a_session_keeps_needs_neither_markdown_nor_pydantic() -> None:
    code = (
        "import sys, bimtek.script.cache, bimtek.stages\n"
        "list(bimtek.stages.KINDS)\n"
        "print([m for m in ('markdown_it', 'pydantic', 'textual') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"
