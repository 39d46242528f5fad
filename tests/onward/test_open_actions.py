"""Open actions of tahap I in tahap II: by number on the wall, in the tasks, in the minutes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.before import ActionState, EarlierAction
from bimtek.hall.earlier_actions import told
from bimtek.hall.showing import Showing, Subject
from bimtek.minutes.document import minutes
from bimtek.page import Page
from bimtek.session import Session
from bimtek.stages.closing.state import ClosingState
from bimtek.stages.earlier_page import EARLIER
from bimtek.stages.projector import page_of
from tests.conftest import OpenAs
from tests.onward.tahap import AUGUST, tahap_2


@pytest.fixture
def august(july: Path, tmp_path: Path, open_as: OpenAs) -> Session:
    return open_as(tahap_2(tmp_path, july, lists=True).path, "N1", clock=lambda: AUGUST)


def tell(session: Session, record: str, state: ActionState, **more: object) -> None:
    seen = session.get(EarlierAction, record)
    assert seen is not None
    session.record(told(seen, session.now(), state, **more)).result()  # type: ignore[arg-type]
    session.poll()


def words_of(page: Page) -> str:
    return "\n".join(f"{line.mark} {line.text} {line.right}".strip() for line in page.lines)


def test_the_wall_has_numbers_and_no_words(august: Session) -> None:
    shown = page_of(august, Showing(Subject.STAGE, "pembukaan", EARLIER))
    assert shown.title == "TINDAK LANJUT TAHAP I"
    assert words_of(shown).splitlines() == [
        "1 lewat tenggat, 2 masih terbuka",
        "",
        "○ 1 lewat 27 hari",
        "○ 2 s.d. 1 Sep",
    ]


def test_what_is_open_goes_on_into_tonights_tasks(august: Session) -> None:
    tell(august, "cccccccccccc", ActionState.DONE)
    tasks = ClosingState(august, august.stage("penutup")).tonight
    mine = [
        (one.name, task.what)
        for one in tasks
        for task in one.tasks
        if task.kind == EarlierAction.kind
    ]
    assert mine == [("Dinkopdag", "tindak lanjut Tahap I s.d. 14 Jul: kirim data pasar")]


def test_one_office_takes_home_what_it_still_owes(august: Session) -> None:
    shown = page_of(august, Showing(Subject.OFFICE, "pembukaan", opd="dinkopdag"))
    assert "> kirim data pasar 14 Juli 2023" in words_of(shown)
    tell(august, "bbbbbbbbbbbb", ActionState.DROPPED, reason="tercakup program lain")
    shown = page_of(august, Showing(Subject.OFFICE, "pembukaan", opd="dinkopdag"))
    assert "kirim data pasar" not in words_of(shown)


def test_the_minutes_tell_what_became_of_them_and_who_changed_since(august: Session) -> None:
    tell(august, "bbbbbbbbbbbb", ActionState.OPEN, due=date(2023, 9, 14))
    text = minutes(august)
    start = text.index("#### Tindak lanjut tahap sebelumnya")
    told_ = text[start : text.index("## VI.")].strip().splitlines()
    assert told_[4:] == [
        (
            "| 1 | kirim data pasar | Dinkopdag | 14 September 2023 (semula 14 Juli 2023) "
            "| Tahap I | terbuka |"
        ),
        (
            "| 2 | tunjuk penghubung data | Dinkes PPKB, Dishub | 1 September 2023 | Tahap I "
            "| belum dilaporkan |"
        ),
    ]
    since = text[text.index("#### Perubahan sejak tahap sebelumnya") : text.index("## II.")]
    assert since.strip().splitlines()[2:] == [
        (
            "- Dinas Kesehatan dan Pengendalian Penduduk, sebelumnya Dinas Kesehatan "
            "(sampai 3 Juli 2023)"
        ),
        "- Dinas Koperasi dan Perdagangan, juga meneruskan Dinas Perdagangan (sampai 3 Juli 2023)",
        (
            "- Nama Contoh Satu: Kepala Badan, Brida, sebelumnya Kepala Dinas, Dinkes PPKB "
            "(sampai 3 Juli 2023)"
        ),
    ]
