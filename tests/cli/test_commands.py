"""The commands: data on stdout, talk on stderr, exit codes that scripts can trust."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from PIL import Image

from bimtek.cli.arguments import file_without_command
from bimtek.journal.redaction import REASONS
from tests.commands import bimtek, process


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def seat(path: Path, row: int) -> str:
    with sqlite3.connect(path) as plain:
        return str(plain.execute("SELECT id FROM participant WHERE row = ?", (row,)).fetchone()[0])


def test_help_speaks_indonesian_and_names_every_command() -> None:
    shown = process("--help")
    assert shown.returncode == 0
    assert "pemakaian: bimtek" in shown.stdout
    assert "usage" not in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "x.bimtek"], "belum disebut: -f/--format"),
        (["export", "x.bimtek", "-f", "odt"], "tidak ada; pilih"),
        (["terbang"], "tidak ada"),
        (["status"], "belum disebut: FILE"),
        (["open", "x", "--role", "raja"], "tidak ada; pilih"),
    ],
)
def test_wrong_use_is_told_in_indonesian(arguments: list[str], told: str) -> None:
    shown = bimtek(*arguments)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert told in shown.stderr


def test_a_session_file_without_a_command_is_told_the_command() -> None:
    told = file_without_command(["hari ini/blitar.bimtek", "--as", "N1"])
    assert told.endswith('bimtek open "hari ini/blitar.bimtek" --as N1')
    assert not file_without_command(["open", "blitar.bimtek"])
    assert not file_without_command([])


@pytest.mark.parametrize("command", ["status", "log", "verify", "open", "record", "note"])
def test_a_file_that_is_not_there(tmp_path: Path, command: str) -> None:
    more = ["halo"] if command == "note" else []
    run = process if command == "open" else bimtek
    shown = run(command, tmp_path / "tiada.bimtek", *more)
    assert (shown.returncode, shown.stdout) == (3, "")
    assert "Berkas sesi tidak ada" in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.mark.parametrize("command", [["open"], pytest.param([], marks=pytest.mark.slow)])
def test_screens_without_a_terminal_say_so(session_path: Path, command: list[str]) -> None:
    arguments = [*command, session_path, "--as", "N1"] if command else []
    shown = process(*arguments)
    assert shown.returncode == 2
    assert "perlu terminal" in shown.stderr


@pytest.mark.parametrize("command", ["status", "log", "verify"])
def test_a_damaged_page_is_told_by_every_command(session_path: Path, command: str) -> None:
    whole = session_path.read_bytes()
    session_path.write_bytes(whole[:20_000] + b"\xa7" * 150_000 + whole[170_000:])
    shown = bimtek(command, session_path)
    assert shown.returncode == 3
    assert "Traceback" not in shown.stderr
    assert "rusak" in (shown.stderr + shown.stdout).lower()


def test_a_new_session_from_a_shipped_script(tmp_path: Path) -> None:
    path = tmp_path / "baru.bimtek"
    made = bimtek(
        "new", path, "--script", "blitar-2023", "--date", "4 Juli 2023", "--place", "Aula Contoh"
    )
    assert made.returncode == 0, made.stderr
    assert "12 acara, 29 OPD dan 30 kel./bag., 80 undangan" in made.stderr
    assert [found.name for found in tmp_path.glob("baru*")] == ["baru.bimtek"]
    with sqlite3.connect(path) as plain:
        told = plain.execute("SELECT place, first_day, city FROM session").fetchone()
    assert told == ("Aula Contoh", "2023-07-04", "Kota Blitar")


def test_a_session_is_never_written_over(session_path: Path) -> None:
    before = session_path.read_bytes()
    assert bimtek("new", session_path, "--script", "blitar-2023").returncode == 5
    assert session_path.read_bytes() == before


def test_an_unsound_script_tells_all_its_mistakes_and_leaves_no_file(tmp_path: Path) -> None:
    script = tmp_path / "naskah.md"
    script.write_text("---\nnaskah: 1\n---\n## A {.presensi mulai=25.99}\n## B {.tari}\n", "utf-8")
    made = bimtek("new", tmp_path / "x.bimtek", "--script", script)
    assert made.returncode == 1
    assert made.stderr.count("naskah.md:") >= 4
    assert not (tmp_path / "x.bimtek").exists()


def test_record_answers_each_line_after_its_commit(session_path: Path) -> None:
    person = seat(session_path, 8)
    given = [
        {"clock": "2023-07-03T08:41:00+07:00"},
        {
            "kind": "attendance",
            "key": {"roll_call": "1-pagi", "participant": person},
            "set": {"presence": {"status": "hadir", "arrived": "08:41"}},
            "ref": "a1",
        },
        {"kind": "note", "set": {"text": "catatan", "opd": ["dinkes"]}},
        {"kind": "note", "set": {"text": "x", "opd": ["dinas-mars"]}},
        {"kind": "tarian", "set": {}},
        {"kind": "note", "set": {"warna": "biru"}},
        {"undo": True},
    ]
    shown = process("record", session_path, stdin="\n".join(json.dumps(line) for line in given))
    answers = lines(shown.stdout)
    assert shown.returncode == 1
    assert answers[1]["ref"] == "a1"
    assert answers[1]["record"] == f"1-pagi/{person}"
    assert [answer.get("error") for answer in answers] == [
        None, None, None, "no-such-opd", "no-such-kind", "no-such-field", None,
    ]  # fmt: skip
    with sqlite3.connect(session_path) as plain:
        assert plain.execute("SELECT count(*) FROM note").fetchone() == (0,)
        told = plain.execute("SELECT presence_status, presence_arrived FROM attendance").fetchall()
    assert told == [("hadir", "08:41")]


@pytest.mark.parametrize(
    "line",
    [
        "bukan json",
        "[]",
        '{"kind": 7}',
        '{"kind": "note", "hal": 1}',
        '{"kind": "attendance", "key": {"participant": "x"}, "set": {}}',
        '{"kind": "attendance", "key": {"roll_call": "../..", "participant": "x"}, "set": {}}',
        '{"kind": "note", "set": {"text": 5}}',
        '{"kind": "note", "record": "tiada", "withdraw": "salah"}',
        '{"clock": "kemarin"}',
        '{"redact": ["x"], "reason": "iseng"}',
        '{"undo": true}',
        '{"kind": "note", "set": {"text": "\\ud800"}}',
        "\x00",
    ],
)
def test_a_bad_line_is_refused_and_the_next_one_is_taken(session_path: Path, line: str) -> None:
    good = '{"kind": "note", "set": {"text": "baik"}}'
    shown = bimtek("record", session_path, stdin=f"{line}\n{good}\n")
    answers = lines(shown.stdout)
    assert "Traceback" not in shown.stderr
    assert len(answers) == 2
    assert "stamp" in answers[1]


def test_lines_of_one_act_are_undone_together(session_path: Path) -> None:
    given: list[dict[str, object]] = [
        {"kind": "note", "set": {"text": f"n{n}"}, "act": "sekali"} for n in range(3)
    ]
    given.append({"undo": True})
    given.append({"redo": True})
    given.append({"undo": True})
    shown = bimtek("record", session_path, stdin="\n".join(json.dumps(line) for line in given))
    assert shown.returncode == 0, shown.stdout
    with sqlite3.connect(session_path) as plain:
        assert plain.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_words_destroyed_through_record_are_nowhere(session_path: Path) -> None:
    words = "kalimat yang tidak boleh tinggal"
    made = bimtek(
        "record", session_path, stdin=json.dumps({"kind": "note", "set": {"text": words}})
    )
    stamp = lines(made.stdout)[0]["stamp"]
    order = json.dumps({"redact": [stamp], "reason": REASONS[0], "role": "fasilitator"})
    shown = bimtek("record", session_path, stdin=order)
    assert shown.returncode == 0, shown.stdout
    around = [path for path in session_path.parent.rglob("*") if path.is_file()]
    assert all(words.encode() not in path.read_bytes() for path in around)
    assert bimtek("verify", session_path).returncode == 0
    assert "[dimusnahkan]" in bimtek("log", session_path).stdout


def test_a_note_takes_the_marks_of_the_note_line(session_path: Path) -> None:
    shown = bimtek("note", session_path, "? siapa walidata @dinkes ^14/7", "--as", "N1")
    assert shown.returncode == 0, shown.stderr
    with sqlite3.connect(session_path) as plain:
        told = plain.execute("SELECT label, opd, stage FROM note").fetchone()
    assert told == ("pertanyaan", '["dinkes"]', "registrasi")


def test_status_for_people_and_for_programs(session_path: Path) -> None:
    told = json.loads(bimtek("status", session_path, "--json").stdout)
    assert told["city"] == "Kota Blitar"
    assert [stage["id"] for stage in told["stages"]][:3] == [
        "registrasi", "pembukaan", "pembacaan-sk",
    ]  # fmt: skip
    assert told["stages"][0]["asked"] == 80
    assert "belum     Registrasi (rencana 07.30)  0/80" in bimtek("status", session_path).stdout


def test_who_sends_lines_stands_in_the_minutes_by_name(session_path: Path) -> None:
    line = json.dumps({"kind": "note", "set": {"text": "satu kalimat"}})
    assert bimtek("record", session_path, "--as", "Nama Contoh", stdin=line).returncode == 0
    shown = bimtek("export", session_path, "-f", "md", "-o", "-")
    assert "- **Notulis:** Nama Contoh" in shown.stdout


def test_verify_finds_a_changed_byte(session_path: Path) -> None:
    assert "Utuh:" in bimtek("verify", session_path).stdout
    whole = session_path.read_bytes()
    at = whole.index(b"Kepala Dinas Kesehatan")
    session_path.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
    shown = bimtek("verify", session_path)
    assert shown.returncode == 3
    assert "RUSAK" in shown.stdout


def test_rebuild_gives_the_same_views(session_path: Path) -> None:
    with sqlite3.connect(session_path) as plain:
        before = plain.execute("SELECT * FROM participant ORDER BY id").fetchall()
        plain.execute("DROP VIEW participant")
        plain.execute("DELETE FROM head")
    plain.close()
    assert bimtek("verify", session_path).returncode == 3
    assert bimtek("verify", session_path, "--rebuild").returncode == 0
    with sqlite3.connect(session_path) as plain:
        assert plain.execute("SELECT * FROM participant ORDER BY id").fetchall() == before


def two_laptops(session_path: Path) -> tuple[Path, Path]:
    """Copies of one session on which two people change one note apart."""
    line = json.dumps({"kind": "note", "record": "satu", "set": {"text": "awal"}})
    bimtek("record", session_path, stdin=line)
    other = Path(shutil.copy(session_path, session_path.with_name("meja-6.bimtek")))
    for path, text in ((session_path, "di sini"), (other, "di sana")):
        line = json.dumps({"kind": "note", "record": "satu", "set": {"text": text}})
        assert bimtek("record", path, stdin=line).returncode == 0
    return session_path, other


def test_merging_brings_both_values_and_asks_a_person(session_path: Path) -> None:
    here, other = two_laptops(session_path)
    dry = bimtek("merge", here, other, "--dry-run")
    assert dry.returncode == 0
    assert "meja-6: 1 baru" in dry.stdout
    assert "1 perlu dipilih" in dry.stdout
    assert bimtek("status", here, "--check").returncode == 0
    merged = bimtek("merge", here, other)
    assert merged.returncode == 4
    assert bimtek("status", here, "--check").returncode == 4
    assert "meja-6: 0 baru" in bimtek("merge", here, other).stdout
    assert len(list((here.parent / "blitar-cadangan").glob("*.bimtek"))) == 2
    back = bimtek("merge", other, here)
    assert back.returncode == 4
    assert bimtek("verify", here).stdout == bimtek("verify", other).stdout


def test_another_session_is_refused_and_left_untouched(session_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain.bimtek"
    bimtek("new", other, "--script", "blitar-2023")
    before = session_path.read_bytes()
    shown = bimtek("merge", session_path, other)
    assert shown.returncode == 3
    assert "bukan salinan dari sesi yang sama" in shown.stderr
    assert session_path.read_bytes() == before


def test_a_backup_is_one_whole_file(session_path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    assert bimtek("backup", session_path, stick).returncode == 0
    copy = stick / "blitar.bimtek"
    assert bimtek("verify", copy).stdout == bimtek("verify", session_path).stdout
    assert bimtek("backup", session_path, stick).returncode == 5


def test_a_list_is_taken_whole_or_not_at_all(session_path: Path, tmp_path: Path) -> None:
    people = tmp_path / "undangan.csv"
    people.write_text(
        "Daftar Undangan\n\nNo;Nama;Jabatan;OPD\n81;Nama Contoh;Kabid;DINKES Kota\n"
        "82;Nama Contoh Dua;Kabid;Dishub\n",
        "cp1252",
    )
    refused = bimtek("import", session_path, "participants", people)
    assert refused.returncode == 1
    assert '--alias "DINKES Kota=dinkes"' in refused.stderr
    dry = bimtek(
        "import", session_path, "participants", people, "--alias", "DINKES Kota=dinkes", "--dry-run"
    )
    assert dry.returncode == 0
    with sqlite3.connect(session_path) as plain:
        assert plain.execute("SELECT count(*) FROM participant").fetchone() == (80,)
    taken = bimtek("import", session_path, "participants", people, "--alias", "DINKES Kota=dinkes")
    assert taken.returncode == 0, taken.stderr
    with sqlite3.connect(session_path) as plain:
        assert plain.execute("SELECT count(*) FROM participant").fetchone() == (82,)
        alias = plain.execute("SELECT alias FROM opd WHERE code = 'dinkes'").fetchone()[0]
    assert "DINKES Kota" in alias


def test_indicators_from_a_list(session_path: Path, tmp_path: Path) -> None:
    listed = tmp_path / "indikator.csv"
    listed.write_text(
        "kode;sub-dimensi;indikator;satuan;arah;opd;kapan\n"
        "SL.2.9;4.2;Posyandu yang mencatat digital;% posyandu;naik;Dinkes;pokja\n",
        "utf-8-sig",
    )
    assert bimtek("import", session_path, "indikator", listed).returncode == 0
    with sqlite3.connect(session_path) as plain:
        told = plain.execute("SELECT pillar, stage FROM indicator WHERE code='SL.2.9'").fetchone()
    assert told == ("living", "kesenjangan")


def test_hostile_text_cannot_steer_the_terminal(session_path: Path) -> None:
    evil = "\x1b]0;dicuri\x07\x1b[2Jhalo\u202emalam"
    bimtek("record", session_path, stdin=json.dumps({"kind": "note", "set": {"text": evil}}))
    shown = process("log", session_path).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_attach_takes_what_can_be_read_and_names_what_cannot(
    session_path: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (30, 20), "navy").save(tmp_path / "foto.png")
    (tmp_path / "bukan.jpg").write_bytes(b"MZ")
    paths = [tmp_path / "foto.png", tmp_path / "bukan.jpg"]
    answer = bimtek("attach", session_path, *paths, "--caption", "Meja", "--acara", 2)
    assert answer.returncode == 1
    assert "foto.png dilampirkan sebagai " in answer.stderr
    assert "bukan.jpg tidak dilampirkan: bukan foto JPG" in answer.stderr
    listed = bimtek("attach", session_path)
    assert listed.returncode == 0
    assert len(listed.stdout.splitlines()) == 1
    assert "Meja" in listed.stdout
    refused = bimtek("attach", session_path, paths[0], "--sign", "1")
    assert (refused.returncode, "Versi 1 tidak ada." in refused.stderr) == (1, True)
    assert bimtek("attach", session_path, paths[0], "--acara", 99).returncode == 1
