"""What the commands say of an agreement and of what came late."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import timedelta

import pytest

from bimtek.cli import diff, main, merge, status
from bimtek.hall.records import Label
from tests.agreement.conftest import CopyFor
from tests.agreement.laptops import Laptop


def test_merge_status_and_diff_name_what_came_late(
    desk: Laptop, copy_for: CopyFor, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION, stage="penutup")
    late = copy_for("N2", timedelta(hours=-4))
    late.note("antrean masih manual", stage="penutup")
    assert diff.run(Namespace(file=str(desk.path), json=False)) == 0
    assert "Belum ada yang disepakati" in capsys.readouterr().out
    desk.agree()
    late.session.close()
    chosen = Namespace(file=str(desk.path), sources=[str(late.path)], dry_run=False)
    assert merge.run(chosen) == 4
    assert "1 susulan sesudah kesepakatan" in capsys.readouterr().err
    assert diff.run(Namespace(file=str(desk.path), json=False)) == 0
    told = capsys.readouterr().out
    assert "Versi 1 disepakati 4 Jul 15.5" in told
    assert "Penutup\n  susulan          catatan baru: antrean masih manual" in told
    assert diff.run(Namespace(file=str(desk.path), json=True)) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["version"], [one["why"] for one in data["changes"]]) == ("1", ["susulan"])
    assert status.run(Namespace(file=str(desk.path), json=True, check=True, previous=None)) == 4
    state = json.loads(capsys.readouterr().out)
    assert (state["agreement"]["state"], state["agreement"]["late"]) == ("disepakati", 1)
    late.session = late._opened()


def test_verify_says_which_sidik_stands_on_the_paper(
    desk: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.agree()
    standing = desk.session.agreement
    assert standing
    desk.note("doa penutup", stage="penutup")
    assert main(["verify", str(desk.path)]) == 0
    printed = f"tercetak sidik {desk.session.sidik_of(standing)}"
    assert f"Versi 1 (disepakati): di notulennya {printed}" in capsys.readouterr().out
