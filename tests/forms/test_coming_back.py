"""What became of a form on its way, and what became of the session meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from bimtek.bootstrap import open_session, reading
from bimtek.forms.comparing import changes_of, plan_forms
from bimtek.forms.filled import read_all, read_filled
from bimtek.hall.agreement import Agreed, Agreement
from bimtek.hall.delivered import DeliveredForm
from bimtek.lists.files import File, sheets_of
from bimtek.lists.plan import Plan
from bimtek.session import Session
from bimtek.stages.gap.records import Answer, Gap
from bimtek.stages.worksheet.records import Cell
from tests.commands import bimtek
from tests.conftest import MORNING, OpenAs
from tests.forms.broken import SHEET1, Row, csv_with, row_of
from tests.forms.halls import SCRIPT, as_csv, edited, filled, form_of
from tests.founding import founded

KEY = "kesenjangan/SL.2.1/dinkes"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT)


def plan_of(session: Session, data: bytes, name: str = "formulir.xlsx") -> Plan:
    (plan,) = plan_forms(session, [read_filled(File(name, data))])
    return plan


def take(session: Session, *files: bytes) -> None:
    plans = plan_forms(session, [read_filled(File(f"{n}.xlsx", f)) for n, f in enumerate(files)])
    assert all(plan.ok for plan in plans), [plan.errors for plan in plans]
    session.record_all(changes_of(plans)).result(10)
    session.poll()


def said(session: Session) -> Answer:
    seen = session.get(Gap, KEY)
    assert seen is not None
    return seen.value.answer


# -- on its way


def moved(table: list[Row]) -> None:
    """Somebody wanted the sentence first, and sorted the rows backwards."""
    for row in table:
        row[4], row[9] = row[9], row[4]
    table[11:14] = table[13:10:-1]


def below_a_letterhead(table: list[Row]) -> None:
    table[1:1] = [["", "", "PEMERINTAH KOTA CONTOH", *[""] * 11], ["", "", "=", *[""] * 11]]


def with_a_remark(table: list[Row]) -> None:
    table.append(["", "", "", "", "Mohon maaf terlambat", *[""] * 9])


def two_rows_less(table: list[Row]) -> None:
    table.remove(row_of(table, "4.2"))
    table.remove(row_of(table, "SL.2.2"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (moved, ""),
        (below_a_letterhead, ""),
        (with_a_remark, "Mohon maaf terlambat’ di baris tanpa pertanyaan; dilewati"),
        (two_rows_less, "2 dari 3 baris formulir ini tidak ada lagi di berkas"),
    ],
)
def test_answers_are_found_wherever_they_were_moved(
    path: Path, change: Callable[[list[Row]], object], told: str
) -> None:
    form = filled(form_of(path), {("SL.2.1", "now"): "66,7"})
    with reading(path) as session:
        plan = plan_of(session, csv_with(form, change), "formulir.csv")
    assert plan.ok, plan.errors
    assert [entry.what for entry in plan.new] == [("66,7",)]
    assert told in "\n".join(plan.warnings)


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1252", ";")],
)
def test_a_csv_of_any_program_is_a_form_too(path: Path, encoding: str, separator: str) -> None:
    text = as_csv(filled(form_of(path), {("SL.2.1", "condition"): "café – daring"})).decode(
        "utf-8-sig"
    )
    data = text.replace('";"', f'"{separator}"').encode(encoding, "replace")
    with reading(path) as session:
        plan = plan_of(session, data, "formulir.csv")
    assert [entry.what for entry in plan.new] == [("café – daring",)]


def test_hidden_rows_and_macros_keep_no_answer_back(path: Path) -> None:
    form = filled(form_of(path), {("SL.2.1", "now"): "66,7"})
    hidden = edited(form, SHEET1, lambda s: s.replace('<row r="13"', '<row r="13" hidden="1"'))
    with reading(path) as session:
        assert len(plan_of(session, hidden, "formulir.xlsm").new) == 1


def test_a_folder_stands_for_the_forms_in_it(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kembali"
    folder.mkdir()
    for name in ("dinkes.xlsx", "~$dinkes.xlsx", ".~lock.dinkes.xlsx#", "foto.jpg"):
        (folder / name).write_bytes(form_of(path))
    assert [one.name for one in read_all([folder])] == ["dinkes.xlsx"]
    empty = tmp_path / "kosong"
    empty.mkdir()
    (nothing,) = read_all([empty])
    assert "ini folder" in str(nothing.faults[0])


def test_an_emptied_cell_takes_nothing_back(path: Path, open_as: OpenAs) -> None:
    session = open_as(path, "N1")
    session.record(Gap.new(stage="kesenjangan", row="SL.2.1", who="dinkes", condition="baik"))
    session.record(Gap.set(KEY, answer=Answer("60"))).result(10)
    session.poll()
    form = filled(form_of(path), {("SL.2.1", "now"): "", ("SL.2.1", "year"): "2022"})
    take(session, form)
    assert said(session) == Answer("60", year=2022)
    plan = plan_of(session, form)
    assert "dikosongkan; jawaban yang ada tetap" in "\n".join(plan.warnings)


# -- meanwhile


def test_what_the_hall_said_after_the_form_went_out_is_kept_beside_it(
    path: Path, open_as: OpenAs
) -> None:
    hall = open_as(path, "N1")
    hall.record(Gap.new(stage="kesenjangan", row="SL.2.1", who="dinkes", answer=Answer("60")))
    hall.record(Gap.set(KEY, condition="baik")).result(10)
    form = form_of(path)
    hall.poll()
    hall.record(Gap.set(KEY, answer=Answer("70"))).result(10)
    hall.poll()
    untouched = plan_of(hall, form)
    assert (untouched.changes, untouched.same) == ((), 2)  # what it only carried says nothing
    panitia = open_as(path, "Panitia", "penyelenggara")
    come = filled(form, {("SL.2.1", "now"): "71"})
    assert "N1" in "\n".join(plan_of(panitia, come).warnings)
    take(panitia, come)
    seen = panitia.get(Gap, KEY)
    assert seen is not None
    assert {answer.now for _, answer in seen.values("answer")} == {"70", "71"}


def test_one_key_takes_a_delivery_of_several_forms_back(path: Path, open_as: OpenAs) -> None:
    session = open_as(path, "Panitia", "penyelenggara")
    dinkes = filled(form_of(path), {("SL.2.1", "now"): "66,7"}, {("D1", "keadaan"): "belum ada"})
    bappeda = filled(form_of(path, "bappeda"), {("SL.2.3", "now"): "120"})
    take(session, dinkes, bappeda)
    assert {seen.value.opd for seen in session.all(DeliveredForm)} == {"dinkes", "bappeda"}
    session.undo().result(10)
    session.poll()
    kinds: tuple[type[Gap | Cell | DeliveredForm], ...] = (Gap, Cell, DeliveredForm)
    assert [seen for cls in kinds for seen in session.all(cls) if seen.heads] == []


def test_two_people_of_one_office_who_say_different_things_are_asked(path: Path) -> None:
    one = filled(form_of(path), {("SL.2.1", "now"): "66,7", ("SL.2.1", "bukti.bukti"): "d SK Wali"})
    other = filled(form_of(path), {("SL.2.1", "now"): "70"})
    with reading(path) as session:
        files = [File("a.xlsx", one), File("a.xlsx", one), File("c.xlsx", other)]
        first, second, third = plan_forms(session, map(read_filled, files))
    assert (len(first.new), second.new, second.same) == (2, (), 2)
    assert "berisi ‘70’, tetapi a.xlsx sel" in third.errors[0]


def test_an_agreement_lets_a_form_in_under_a_number_alone(path: Path) -> None:
    form = path.with_name("formulir.xlsx")
    form.write_bytes(filled(form_of(path), {("SL.2.1", "now"): "66,7"}))
    session = open_session(path, "N1", "fasilitator", clock=lambda: MORNING)
    session.record(Agreement.new(edition="1", agreed=Agreed(MORNING))).result(10)
    session.close()
    refused = bimtek("import", path, "answers", form)
    assert refused.returncode == 1
    assert "sudah disepakati" in refused.stderr
    numbered = ("--source", "Dinkes, formulir 4 Juli", "--as-of", "2023-07-04")
    taken = bimtek("import", path, "answers", form, *numbered)
    assert "pemutakhiran 1" in taken.stderr, taken.stderr
    assert "66,7" in bimtek("diff", path).stdout


def test_an_office_completes_what_the_hall_asked_of_it_and_changes_no_answer_of_the_hall(
    path: Path, open_as: OpenAs
) -> None:
    session = open_as(path, "N1")
    level = {"stage": "kesiapan", "row": "S1", "who": "pleno", "column": "level"}
    session.record(Cell.new(**level, value="2")).result(10)
    session.poll()
    out = form_of(path)
    assert "S2" not in {line.cells[2] for line in sheets_of(out, 40)[2].lines}
    take(session, filled(out, {}, {}, {("S1", "catatan"): "dua puskesmas belum"}))
    seen = session.get(Cell, "kesiapan/S1/pleno/catatan")
    assert seen is not None
    assert seen.value.value == "dua puskesmas belum"
    (fault,) = plan_of(session, filled(out, {}, {}, {("S1", "level"): "3"})).faults
    assert "aula sudah menjawab ‘2’" in fault.what


# -- on its way out


def test_only_what_is_owed_stands_on_a_form_of_what_is_missing(path: Path, open_as: OpenAs) -> None:
    session = open_as(path, "N1")
    take(session, filled(form_of(path), {("SL.2.1", "now"): "66,7"}, {("D1", "kanal"): "web"}))
    sheets = sheets_of(form_of(path, missing=True), 40)
    codes = [line.cells[2] for sheet in sheets for line in sheet.lines if "/" in line.cells[0]]
    assert codes == ["SL.2.2"]
    assert [line.cells[0] for line in sheets[1].lines if line.cells[2] in ("D1", "D2")] == [
        "D1",
        "D2",
    ]


def test_a_form_is_protected_but_for_its_answers_and_no_cell_acts(
    path: Path, tmp_path: Path
) -> None:
    session = open_session(path, "N1", "fasilitator", clock=lambda: MORNING)
    take(session, filled(form_of(path), {("SL.2.1", "condition"): "=HYPERLINK(A1)"}))
    session.close()
    (tmp_path / "f.xlsx").write_bytes(form_of(path))
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    sheet, lists = book["Kesenjangan"], book["_pilihan"]
    assert sheet.protection.sheet
    assert lists.sheet_state == "hidden"
    names = {str(cell.value): cell.column_letter for cell in sheet[8] if cell.value}
    assert not sheet[f"{names['now']}13"].protection.locked
    assert sheet["C13"].protection.locked
    assert sheet["D13"].protection.locked
    assert sheet[f"{names['year']}12"].protection.locked  # a level has no year
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$9:$10"
    (level,) = [one for one in sheet.data_validations.dataValidation if "E12" in one.sqref]
    assert [cell.value for cell in lists["A"]][:3] == ["1", "2", "3"]
    assert level.formula1.startswith("_pilihan!")
    assert "3 semua faskes terhubung" in str(sheet["D12"].value)
    raw = re.findall(r"<f>", _member(tmp_path / "f.xlsx"))
    assert raw == []


def _member(path: Path) -> str:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return archive.read(SHEET1).decode()


def test_a_filled_form_is_never_replaced_by_a_new_one(path: Path) -> None:
    assert "1 formulir" in bimtek("form", path, "--opd", "Dinkes").stderr
    folder = path.with_name("sesi-formulir")
    assert [one.name for one in folder.iterdir()] == ["formulir-dinkes.xlsx"]
    assert "sesi-formulir-2 (3 formulir)" in bimtek("form", path, "--all").stderr
    refused = bimtek("form", path, "--all", "-o", folder)
    assert refused.returncode == 5
    assert "tidak ditimpa" in refused.stderr


def test_what_was_told_in_confidence_is_neither_sent_out_nor_shown_when_it_comes(
    path: Path, open_as: OpenAs
) -> None:
    session = open_as(path, "N1")
    come = filled(form_of(path), {("SL.2.1", "condition"): "rekan saya keberatan ~"})
    (entry,) = plan_of(session, come).new
    assert entry.what == ("(tertutup)",)
    take(session, come)
    out = form_of(path)
    assert b"rekan saya" not in b"".join(str(sheet).encode() for sheet in sheets_of(out, 40))
    assert plan_of(session, out).changes == ()  # untouched, it says nothing
    told = plan_of(session, filled(out, {("SL.2.1", "condition"): "lain"}))
    assert "tertutup, tetapi diisi di berkas" in told.errors[0]
