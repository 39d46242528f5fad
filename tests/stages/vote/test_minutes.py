"""A vote in the minutes, in what is missing, on the projector."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from bimtek.hall.missing import Weight
from bimtek.hall.records import StageRun, StageState
from bimtek.minutes.document import minutes
from bimtek.script.model import Stage
from bimtek.stages.vote import deeds
from bimtek.stages.vote.missing import missing
from bimtek.stages.vote.page import page
from bimtek.stages.vote.progress import progress, reached
from bimtek.stages.vote.records import Vote, VoteChoice
from bimtek.ui.page_view import laid_out
from tests.minutes.halls import Hall, at
from tests.screens import REWRITE
from tests.stages.vote.halls import (
    AGREE,
    EMPTY,
    PEOPLE,
    PICK,
    RATE,
    SECRET,
    STAGES,
    count,
    do,
    leave,
    open_result,
    state_of,
    vote,
)
from tests.stages.vote.morning import opened, voting, whole
from tests.stages.vote.test_deeds import both_vote

GOLDEN = Path(__file__).parent / "notulen-pemungutan.md"
PAGES = Path(__file__).parent / "screens"


def sections(hall: Hall) -> str:
    """The votes of the minutes, without the frame around them."""
    hall.session.poll()
    text = minutes(hall.session)
    start = text.index("### 2. Pilih quick win")
    end = text.find("\n## ", start)
    return text[start : end if end > 0 else None].rstrip() + "\n"


def section(hall: Hall, stage: Stage) -> str:
    """One of them."""
    text = sections(hall)
    number = STAGES.index(stage) + 1
    return text.partition(f"### {number}. ")[2].partition("\n### ")[0]


def held(hall: Hall, *stages: Stage) -> None:
    hall.record(*(StageRun.new(id=one.id, state=StageState.DONE, started=at(9)) for one in stages))


def test_the_minutes_tell_how_it_was_voted_and_what_came_of_it(hall: Hall) -> None:
    whole(hall)
    text = sections(hall)
    if os.environ.get(REWRITE):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_where_nobody_voted_the_minutes_say_so_in_one_sentence(hall: Hall) -> None:
    held(hall, PICK, EMPTY)
    body = section(hall, PICK).split("\n\n", 1)[1].partition("\n\n### ")[0].strip()
    body = body.partition("\n\n")[2]
    assert body == "Tidak ada suara yang tercatat untuk 4 pilihan."
    assert "Tidak ada pilihan yang dipungut suaranya." in section(hall, EMPTY)


def test_of_a_vote_that_was_not_held_only_its_state_is_told(hall: Hall) -> None:
    reason = "kehabisan waktu"
    hall.record(StageRun.new(id=PICK.id, state=StageState.SKIPPED, reason=reason))
    assert "Tidak ada suara" not in section(hall, PICK)
    vote(hall, AGREE, dinkes="yyyy")
    assert "1 dari 4 OPD memberi suara." in section(hall, AGREE)


@pytest.mark.parametrize("stage", [PICK, SECRET], ids=["by name", "secret"])
def test_before_it_is_opened_no_number_of_the_result_stands_there(hall: Hall, stage: Stage) -> None:
    voting(hall)
    count(hall, SECRET, "77", "1")
    text = section(hall, stage)
    assert "Hasil belum dibuka." in text
    assert "77" not in text
    assert "Peringkat" not in text
    assert "Antrean" not in text


def test_who_left_after_the_vote_was_still_there_and_did_not_vote(hall: Hall) -> None:
    vote(hall, AGREE, dinkes="yyyy")
    run = StageRun.new(id=AGREE.id, state=StageState.DONE, started=at(8, 50), ended=at(9))
    hall.record(run)
    leave(hall, "dishub")
    assert (
        "1 dari 4 OPD memberi suara. Tidak memberi suara: Bappeda, Dishub, dan Dinsos."
        in section(hall, AGREE)
    )


def test_votes_by_name_stand_there_only_where_the_script_says_so(hall: Hall) -> None:
    whole(hall)
    assert "Suara menurut nama" not in section(hall, PICK)
    text = section(hall, AGREE)
    assert "| Dishub | Antrean daring di semua puskesmas: setuju" in text
    assert "Nama Dinkes" not in section(hall, PEOPLE)


def test_what_two_people_say_and_what_was_destroyed_is_told_as_that(
    hall: Hall, other: Hall
) -> None:
    vote(hall, AGREE, dishub="yyyy", bappeda="yttt")
    one = deeds.vote(state_of(hall, AGREE), "dinkes", "yyyy")
    two = deeds.vote(state_of(other, AGREE), "dinkes", "tttt")
    do(hall, one)
    do(other, two)
    open_result(hall, AGREE, 10)
    hall.destroy(Vote.kind, "setuju/bappeda", "marks")
    text = section(hall, AGREE)
    assert "| Dinkes | berbeda, belum dipilih |" in text
    assert "dimusnahkan" in text
    assert "3 dari 4 OPD memberi suara." in text
    assert "| 1 | Antrean daring di semua puskesmas (#4.2) | 1 | 0 | 0 |" in text


def test_a_reason_told_in_confidence_or_destroyed_stands_nowhere(hall: Hall) -> None:
    opened(hall)
    do(hall, deeds.decide(state_of(hall), ["antrean", "lapor"], "rahasia dapur ~", at(9, 40)))
    text = section(hall, PICK)
    assert "rahasia dapur" not in text
    assert "Alasannya tertutup dan tidak dimuat." in text
    do(hall, deeds.decide(state_of(hall), ["antrean", "lapor"], "nama pelapor", at(9, 41)))
    assert "Alasan: nama pelapor." in section(hall, PICK)
    hall.destroy(VoteChoice.kind, "pilih", "reason")
    assert "nama pelapor" not in section(hall, PICK)
    assert "dimusnahkan" in section(hall, PICK)


def test_what_people_typed_is_text_in_the_minutes(hall: Hall) -> None:
    do(hall, deeds.add_options(state_of(hall, EMPTY), ["# Wifi | *gratis*"], at(15, 5)))
    vote(hall, EMPTY, dinkes="1")
    open_result(hall, EMPTY, 15)
    assert "\\| \\*gratis\\*" in section(hall, EMPTY)


# -- what is missing


def found(hall: Hall, stage: Stage = PICK) -> dict[str, tuple[Weight, str, str]]:
    hall.session.poll()
    findings = missing(hall.session, stage)
    return {one.key.partition(".")[0]: (one.weight, one.text, one.detail) for one in findings}


@pytest.mark.parametrize("stage", [PICK, SECRET, PEOPLE, EMPTY])
def test_before_it_begins_nothing_is_missing(hall: Hall, stage: Stage) -> None:
    assert found(hall, stage) == {}


def test_who_has_not_voted_is_named_until_the_result_is_open(hall: Hall) -> None:
    voting(hall)
    assert found(hall) == {
        "vote-silent": (Weight.SHOULD, "1 OPD belum memilih: Pilih quick win", "Dinsos")
    }
    open_result(hall)
    assert "vote-silent" not in found(hall)


def test_a_tie_at_the_border_blocks_until_the_hall_decides(hall: Hall) -> None:
    voting(hall)
    open_result(hall)
    assert found(hall) == {
        "vote-border": (
            Weight.BLOCKS, "Seri di batas belum diputuskan aula: Pilih quick win",
            "Lapor warga satu pintu dan Parkir nontunai",
        )
    }  # fmt: skip
    do(hall, deeds.decide(state_of(hall), ["antrean", "lapor"], "diundi", at(9, 40)))
    assert found(hall) == {}


def test_a_result_that_nobody_opened_blocks_the_minutes(hall: Hall) -> None:
    vote(hall, dinkes="1")
    held(hall, PICK)
    assert found(hall)["vote-unopened"][:2] == (
        Weight.BLOCKS, "Hasil pemungutan belum dibuka: Pilih quick win"
    )  # fmt: skip


def test_two_votes_of_one_opd_block_until_one_is_chosen(hall: Hall, other: Hall) -> None:
    both_vote(hall, other)
    assert found(hall)["vote-split"] == (
        Weight.BLOCKS, "1 suara berbeda belum dipilih, belum dihitung: Pilih quick win", "Dinkes"
    )  # fmt: skip


def test_of_totals_their_doubts_and_who_counted_are_missing(hall: Hall) -> None:
    count(hall, SECRET, "5", "1")
    told = found(hall, SECRET)
    assert {key: words[1] for key, words in told.items()} == {
        "vote-uncounted": "2 pilihan belum dihitung: Pilih ketua pokja",
        "vote-doubt": "Hitungan suara diragukan: Pilih ketua pokja",
        "vote-papers": "Jumlah surat suara belum disebut: Pilih ketua pokja",
        "vote-counters": "Siapa yang menghitung suara belum disebut: Pilih ketua pokja",
    }
    assert "6 titik, paling banyak 4 dari 4 OPD yang hadir" in told["vote-doubt"][2]


# -- how far


def test_progress_counts_voters_and_of_totals_options(hall: Hall) -> None:
    assert (progress(hall.session, PICK), reached(hall.session, PICK)) == ((0, 4), "")
    voting(hall)
    assert progress(hall.session, PICK) == (3, 4)
    assert reached(hall.session, PICK) == "3 dari 4 OPD sudah memilih"
    open_result(hall)
    assert reached(hall.session, PICK).endswith(", hasil dibuka")
    count(hall, SECRET, "2")
    assert reached(hall.session, SECRET) == "1 dari 4 pilihan sudah dihitung"


# -- the projector


def lines(hall: Hall, stage: Stage = PICK) -> list[str]:
    hall.session.poll()
    shown = page(hall.session, stage, "")
    return [" ".join(filter(None, (one.mark.strip(), one.text, one.right))) for one in shown.lines]


def test_the_hall_sees_options_and_how_many_voted_and_no_number_of_the_result(hall: Hall) -> None:
    voting(hall)
    shown = page(hall.session, PICK, "")
    assert (shown.title, shown.done, shown.counts) == (
        "PILIH QUICK WIN", (3, 4), "OPD sudah memilih"
    )  # fmt: skip
    assert lines(hall) == [
        "Setiap OPD memberi 3 titik, satu pilihan satu titik.", "",
        "1 Antrean daring di semua puskesmas", "2 Lapor warga satu pintu", "3 Parkir nontunai",
        "4 Sensor taman kota",
    ]  # fmt: skip


def test_of_totals_the_hall_sees_only_how_many_papers_came_in(hall: Hall) -> None:
    count(hall, SECRET, "77", "1")
    assert page(hall.session, SECRET, "").done is None
    do(hall, deeds.papers(state_of(hall, SECRET), 3, 0, "Siti"))
    shown = page(hall.session, SECRET, "")
    assert (shown.done, shown.counts) == ((3, 4), "surat suara masuk")
    assert not any("77" in one or "Siti" in one for one in lines(hall, SECRET))


def test_totals_are_called_open_secret_or_on_paper_as_they_were(hall: Hall) -> None:
    do(hall, deeds.by_table(state_of(hall)))
    count(hall, PICK, "3", "1")
    assert "terbuka dan dihitung tanpa nama" in section(hall, PICK)
    do(hall, deeds.papers(state_of(hall), 4, 1, "Siti"))
    assert "diberikan di atas kertas dan dihitung tanpa nama" in section(hall, PICK)
    do(hall, deeds.papers(state_of(hall), 4, 1, "Siti", secret=True))
    assert "Suara diberikan secara rahasia di atas kertas." in section(hall, PICK)
    do(hall, deeds.by_table(state_of(hall)))
    assert not state_of(hall).is_secret


def test_opened_the_hall_sees_the_ranking_with_its_ties(hall: Hall) -> None:
    voting(hall)
    open_result(hall)
    assert lines(hall) == [
        "1 Antrean daring di semua puskesmas 3 titik · terpilih",
        "2 Lapor warga satu pintu 2 titik · seri di batas",
        "2 Parkir nontunai 2 titik · seri di batas",
        "4 Sensor taman kota 0 titik",
    ]
    assert page(hall.session, PICK, "").foot == "Seri di batas: aula memutuskan."
    hall.session.undo().result(10)
    assert not any("titik ·" in one for one in lines(hall))


def test_nobody_stands_by_name_on_the_projector(hall: Hall) -> None:
    whole(hall)
    for stage in (PICK, AGREE, RATE, SECRET, PEOPLE, EMPTY):
        told = " ".join(lines(hall, stage))
        assert not [name for name in ("Nama", "Dinkes", "Siti", "anggaran") if name in told]


@pytest.mark.parametrize("name", ["sebelum", "hasil"])
def test_the_page_in_the_font_of_the_back_row(hall: Hall, name: str) -> None:
    voting(hall)
    if name == "hasil":
        open_result(hall)
    shown: Any = page(hall.session, PICK, "")
    text = "\n".join(row.plain.rstrip() for row in laid_out(shown, "09.20", 54, 16).rows) + "\n"
    path = PAGES / f"layar-{name}.txt"
    if os.environ.get(REWRITE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
