"""What a script may say of a presensi."""

from __future__ import annotations

from bimtek.script.model import Quorum
from bimtek.stages.attendance.script import AttendanceScript, parts

from ...script.checking import check, spec_of


def test_the_roll_call_is_named_by_its_panggilan() -> None:
    spec = spec_of('## Registrasi {.presensi panggilan="pagi" kuorum="16 OPD"}\n')
    assert spec == AttendanceScript(quorum=Quorum(16), roll_call="pagi")


def test_a_quorum_says_whether_only_the_hall_counts() -> None:
    for written, quorum in (("12 OPD luring", Quorum(12, in_hall=True)), ("12", Quorum(12))):
        spec = spec_of(f'## Registrasi {{.presensi panggilan="pagi" kuorum="{written}"}}\n')
        assert spec == AttendanceScript(quorum, "pagi")
        assert [part.words for part in parts(spec)] == [quorum.words]


def test_without_panggilan_the_title_names_it_and_the_front_matter_gives_the_quorum() -> None:
    script, told = check(
        "---\nnaskah: 1\njudul: A\nkota: B\ntanggal: 3 Juli 2023\nkuorum: 16 OPD\n---\n"
        "## Absen sore {.presensi}\n"
    )
    assert told == []
    assert script
    assert script.stages[0].spec == AttendanceScript(quorum=Quorum(16), roll_call="Absen sore")


def test_a_roll_call_is_found_by_day_and_name() -> None:
    script, _ = check(
        "# Hari 1\n## A {.presensi panggilan=pagi}\n"
        "# Hari 2\n## B {.presensi panggilan=pagi}\n## C {.paparan panggilan=“Siang hari”}\n"
    )
    assert script
    assert [stage.roll_call for stage in script.stages] == ["1-pagi", "2-pagi", "2-siang-hari"]
