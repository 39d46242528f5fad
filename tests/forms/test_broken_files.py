"""Each broken or wrong file gets a report that says what, where and what to do; nothing changes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bimtek.bootstrap import reading
from bimtek.forms.comparing import changes_of, plan_forms
from bimtek.forms.filled import read_filled
from bimtek.lists.files import File
from tests.commands import bimtek
from tests.forms import broken
from tests.forms.halls import SCRIPT, filled, form_of
from tests.founding import founded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT)


def test_every_broken_file_is_told_and_none_changes_the_session(path: Path) -> None:
    form, before = form_of(path), path.read_bytes()
    files = [*broken.unreadable(form), *broken.foreign(form), *broken.edited_cells(form)]
    folder = path.parent / "masuk"
    folder.mkdir()
    paths = list(broken.in_the_way(folder, form))
    assert len(files) + len(paths) >= 55
    with reading(path) as session:
        for name, data, told in files:
            (plan,) = plan_forms(session, [read_filled(File(name, data))])
            report = "\n".join(plan.errors)
            assert re.search(told, report), (name, report)
            assert all("; " in line and line.startswith(name) for line in plan.errors), report
            assert not changes_of([plan])
        for one, told in paths:
            (plan,) = plan_forms(session, [read_filled(one)])
            assert re.search(told, "\n".join(plan.errors)), one
    assert path.read_bytes() == before


def test_one_wrong_file_among_several_holds_all_back(path: Path) -> None:
    form = form_of(path)
    wrong = {name: data for name, data, _ in broken.edited_cells(form)}
    right, left = path.with_name("baik.xlsx"), path.with_name("huruf.xlsx")
    right.write_bytes(filled(form, {("SL.2.1", "now"): "66,7"}))
    left.write_bytes(wrong["huruf.xlsx"])
    before = path.read_bytes()
    done = bimtek("import", path, "answers", right, left)
    assert done.returncode == 1
    assert "baik.xlsx: 1 jawaban baru" in done.stderr
    assert "huruf.xlsx:12: sel Kesenjangan!E12 (4.2 Kini) berisi ‘tiga’" in done.stderr
    assert "1 dari 2 berkas perlu diperbaiki" in done.stderr
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_form_that_may_not_be_read_says_so(path: Path) -> None:
    form = path.with_name("formulir.xlsx")
    form.write_bytes(form_of(path))
    form.chmod(0)
    assert "tidak boleh dibaca" in bimtek("import", path, "answers", form).stderr
