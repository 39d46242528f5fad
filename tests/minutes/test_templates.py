"""Templates of an office: what they may change, what they cannot, and how a mistake is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bimtek.agreed import minutes_of
from bimtek.hall.document_data import DocumentData
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Label, Participant
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.minutes import template_values
from bimtek.minutes.document import Minutes
from bimtek.minutes.markdown import Md
from bimtek.minutes.own_templates import FOLDER, offered, printer_of
from bimtek.minutes.printing import Printer, shipped
from bimtek.papers.catalogue import PAPERS, paper
from bimtek.papers.holds import paper_text
from bimtek.script.model import Stage
from tests.minutes.halls import Hall

FRAME = "notulen.md.j2"
DOCS = Path(__file__).parents[2] / "docs" / "templat.md"


@pytest.fixture
def told(seated: Hall) -> Hall:
    """A session in which something was said, decided, counted and kept back."""
    seated.note("dewan bersidang tiap bulan", Label.DECISION)
    seated.note("kirim | data *kini*", Label.ACTION, opd=("dinkes",), due=date(2023, 7, 14))
    seated.note("rahasia-yang-tertutup", closed=True, stage="pembukaan")
    seated.record(seated.seen(Participant, "ani").change(nip="198001012005011001"))
    came = Presence(Status.PRESENT)
    seated.record(Attendance.new(roll_call="1-pagi", participant="ani", presence=came))
    return seated


def put(hall: Hall, name: str, text: str) -> Path:
    folder = hall.session.path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def changed(hall: Hall, name: str, before: str, after: str) -> Path:
    text = shipped(offered()[name])
    assert before in text
    return put(hall, name, text.replace(before, after))


def notulen(hall: Hall) -> str:
    return minutes_of(hall.session, printer_of(hall.session.path))


def refused(hall: Hall) -> str:
    with pytest.raises(FileTrouble) as trouble:
        notulen(hall)
    assert trouble.value.status is Exit.WRONG_INPUT
    return trouble.value.message


def test_words_and_order_are_changed_without_code_and_the_minutes_say_so(told: Hall) -> None:
    text = shipped(offered()[FRAME])
    decisions = text[text.index("## IV. Keputusan") : text.index("## V. Tindak lanjut")]
    text = text.replace(decisions, "").replace("## I. Peserta", f"{decisions}\n## I. Yang hadir")
    put(told, FRAME, text)
    made = notulen(told)
    assert made.index("## IV. Keputusan") < made.index("## I. Yang hadir")
    assert "- Dicetak dengan templat sendiri: notulen.md.j2\n" in made
    assert "templat sendiri" not in minutes_of(told.session)


def test_every_template_that_is_copied_out_prints_the_same(told: Hall) -> None:
    for name, template in offered().items():
        put(told, name, shipped(template) + "{# disunting #}\n")
    printer = printer_of(told.session.path)
    assert len(printer.own) == len(offered())
    own = minutes_of(told.session, printer).split("\n")
    assert [one for one in own if "templat sendiri" not in one] == minutes_of(told.session).split(
        "\n"
    )
    for one in PAPERS:
        assert paper_text(told.session, one, printer) == paper_text(told.session, one)


def test_a_copy_that_nobody_changed_is_no_template_of_the_office(hall: Hall) -> None:
    put(hall, FRAME, shipped(offered()[FRAME]).replace("\n", "\r\n"))
    assert not printer_of(hall.session.path).own


def test_the_folder_beside_the_session_goes_before_that_of_the_user(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "rumah")
    there = tmp_path / "rumah" / "Bimtek" / FOLDER
    there.mkdir(parents=True)
    for name in (FRAME, "acara.md.j2"):
        (there / name).write_text(shipped(offered()[name]) + "{# rumah #}", encoding="utf-8")
    mine = put(hall, FRAME, shipped(offered()[FRAME]) + "{# sesi #}")
    own = printer_of(hall.session.path).own
    assert own[offered()[FRAME]] == mine
    assert own[offered()["acara.md.j2"]] == there / "acara.md.j2"


HIDING = (
    ("", "tanda KONSEP dan versi tidak tercetak; tulis {{ fixed.marks }}"),
    ("{{ fixed.marks|lower }}", "tanda KONSEP dan versi tidak tercetak"),
    ("<!--\n\n{{ fixed.marks }}\n\n-->", "memuat HTML"),
    ("```\n\n{{ fixed.marks }}\n\n```", "memuat blok kode"),
    ("{{ fixed.marks }}\n\n[x]: /y", "memuat rujukan tautan"),
)


def test_no_template_hides_that_it_is_a_concept_or_its_sidik(told: Hall) -> None:
    for instead, why in HIDING:
        path = changed(told, FRAME, "{{ fixed.marks }}", instead)
        message = refused(told)
        assert message.startswith(f"{path}: ")
        assert why in message
    changed(told, FRAME, "{{ fixed.counts }}", "")
    assert "sidik tidak tercetak; tulis {{ fixed.counts }}" in refused(told)


MISTAKES = (
    ("{{ keputusan }}", "nilai ‘keputusan’ tidak dikenal"),
    ("{{ decision }}", "mungkin ‘decisions’"),
    ("{{ people.word }}", "‘word’ tidak ada di sini; mungkin ‘words’"),
    ("{{ title|uper }}", "‘|uper’ tidak ada; mungkin ‘upper’"),
    ("{{ title }", "‘}’ tidak pada tempatnya"),
    ("{% for a in told %}", "berakhir sebelum"),
    ("{% jika title %}", "perintah ‘jika’ tidak dikenal"),
    ("{% include '/etc/passwd' %}", "templat ‘/etc/passwd’ yang disisipkan tidak ada"),
    ("{% include 'notulen.md.j2' %}", "menyisipkan dirinya sendiri"),
    ("{{ title.__class__ }}", "tidak diizinkan"),
    ("{{ table.__globals__ }}", "tidak diizinkan"),
    ("{{ title.upper() }}", "tidak diizinkan"),
    ("{{ '%99999999d' % 1 }}", "tidak diizinkan"),
    ("{{ 'x' * 99999999 }}", "membuat lebih dari"),
    ("{{ title + 1 }}", "tidak dapat dihitung"),
    ("{% for a in [1]*999 %}{% for b in [1]*999 %}{% endfor %}{% endfor %}", "mengulang lebih"),
    ("{% set s = 'x' * 2000 %}" + "{% set s = s ~ s %}" * 20 + "{{ s }}", "juta huruf"),
)
ELSEWHERE = ("berakhir sebelum", "menyisipkan dirinya")
"""Found at the end of the file, or where it begins anew."""


@pytest.mark.slow
def test_a_mistake_is_told_at_its_line_and_nothing_is_printed(told: Hall) -> None:
    for line, why in MISTAKES:
        path = changed(told, FRAME, "# {{ word }}\n", f"# {{{{ word }}}}\n{line}\n")
        number = path.read_text(encoding="utf-8").split("\n").index(line) + 1
        message = refused(told)
        assert why in message, line
        assert why.startswith(ELSEWHERE) or message.startswith(f"{path}:{number}: "), message
        assert message.endswith("dicetak dengan templat bawaan.")
    assert minutes_of(told.session)  # told so, the templates of the package print it


def test_a_template_that_cannot_be_read_or_has_a_wrong_name_is_named(hall: Hall) -> None:
    path = put(hall, "notula.md.j2", "x")
    assert f"{path}: nama ini bukan nama templat; mungkin maksudnya ‘notulen.md.j2’" in refused(
        hall
    )
    path.unlink()
    path = put(hall, FRAME, "")
    path.write_bytes(b"a\nb\xff")
    assert refused(hall).startswith(f"{path}:2: bukan UTF-8")
    path.write_bytes(b"x" * 300_000)
    assert "lebih besar dari" in refused(hall)


def test_typed_words_stay_words_in_a_template_of_an_office(told: Hall) -> None:
    changed(told, FRAME, "# {{ word }}\n", "# {{ word }}\n\n{{ decisions|join('; ')|md }}\n")
    told.note("# judul", Label.DECISION)
    assert "\n# judul" not in notulen(told)


def test_a_mistake_in_another_document_stops_only_that_one(told: Hall) -> None:
    put(told, "per-opd.md.j2", "{{ salah }}")
    printer = printer_of(told.session.path)
    assert minutes_of(told.session, printer) == minutes_of(told.session)
    with pytest.raises(FileTrouble, match=r"per-opd.md.j2:1: nilai ‘salah’ tidak dikenal"):
        paper_text(told.session, paper("per-opd"), printer)


def test_a_document_without_its_concept_mark_is_refused(told: Hall) -> None:
    put(told, "per-opd.md.j2", "# {{ title }}\n")
    with pytest.raises(FileTrouble, match="tanda KONSEP dan versi tidak tercetak"):
        paper_text(told.session, paper("per-opd"), printer_of(told.session.path))


def test_the_head_of_the_office_is_not_printed_twice_on_its_own_paper(hall: Hall) -> None:
    hall.record(DocumentData.new(id="1", government="PEMERINTAH KOTA BLITAR"))
    assert minutes_of(hall.session).startswith("**PEMERINTAH KOTA BLITAR**")
    assert "PEMERINTAH" not in minutes_of(hall.session, Printer(letterhead=False))


# -- the values


class Listening(Printer):
    """Keeps what every template was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, Mapping[str, Any]] = {}

    def text(self, template: str, values: Mapping[str, Any]) -> str:
        self.given[template] = values
        return super().text(template, values)


def given(hall: Hall) -> Mapping[str, Mapping[str, Any]]:
    listening = Listening()
    minutes_of(hall.session, listening)
    Minutes(hall.session, listening).section("pembukaan")
    for one in PAPERS:
        paper_text(hall.session, one, listening)
    return listening.given


def test_every_value_is_described_and_none_besides(told: Hall) -> None:
    found = given(told)
    for name, template in offered().items():
        if name in ("kepala.md.j2", "lampiran-foto.md.j2") or name.startswith("acara-"):
            continue
        assert set(template_values.known_in(template)) == set(found[template]), name
    kinds = [one for one in found if one.startswith("bimtek.stages")]
    assert kinds
    for template in kinds:
        assert set(template_values.known_in(template)) <= set(found[template])


def test_the_handbook_of_templates_lists_the_values() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for line in template_values.as_markdown():
        assert line in text, line
    assert all(f"`{name}`" in text for name in offered())


def test_nothing_that_a_template_is_given_holds_what_may_not_circulate(told: Hall) -> None:
    reached = " ".join(strings(given(told)))
    assert "bersidang" in reached
    assert "rahasia-yang-tertutup" not in reached
    assert "198001012005011001" not in reached


PLAIN = (str, bytes, int, float, date, datetime, Stage, type(None))


def strings(value: Any, seen: set[int] | None = None) -> Iterator[str]:
    """Every text that can be reached from a value by the names that a template may say."""
    seen = set() if seen is None else seen
    if isinstance(value, str | Md):
        yield str(value)
    if isinstance(value, PLAIN) or id(value) in seen or callable(value):
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        value = [*value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from strings(one, seen)
    for name in dir(value):
        if not name.startswith("_") and name not in ("nip", "phone", "email"):
            yield from strings(getattr(value, name, None), seen)
