"""A commitment in the minutes, in what is missing, on the projector, in numbers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bimtek.hall.missing import Weight
from bimtek.hall.presence_records import Capacity
from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.minutes.document import minutes
from bimtek.stages.closing.tasks import of_notes
from bimtek.stages.commitment import deeds
from bimtek.stages.commitment.missing import missing
from bimtek.stages.commitment.page import office, page
from bimtek.stages.commitment.progress import progress, reached
from bimtek.stages.commitment.records import How, Signature
from bimtek.stages.commitment.rules import Standing
from bimtek.stages.commitment.spoken import spoken
from bimtek.stages.commitment.state import CommitmentState
from bimtek.ui.page_view import laid_out
from tests.minutes.halls import Hall, at
from tests.screens import REWRITE
from tests.stages.commitment.halls import (
    SIGN,
    TEXT,
    all_sign,
    begin,
    came,
    do,
    end,
    everybody,
    morning,
    row,
    state_of,
)

GOLDEN = Path(__file__).parent / "notulen-komitmen.md"
WALL = Path(__file__).parent / "screens"


def same_as(path: Path, text: str) -> None:
    if os.environ.get(REWRITE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def section(hall: Hall) -> str:
    """The part of the acara."""
    hall.session.poll()
    _, head, rest = minutes(hall.session).partition(f"### 1. {SIGN.title}")
    stop = min(i for i in (rest.find("\n### "), rest.find("\n## ")) if i > 0)
    return f"{head}{rest[:stop]}".rstrip() + "\n"


def object_(hall: Hall, text: str, how: How = How.OBJECTS) -> None:
    do(hall, deeds.object_to(state_of(hall), row(hall, "dinkes"), how, text, hall.time))


def test_the_minutes_hold_the_text_and_the_list_in_official_order(hall: Hall) -> None:
    morning(hall)
    same_as(GOLDEN, section(hall))


def test_nothing_recorded_prints_nothing_and_an_objection_its_sentence(hall: Hall) -> None:
    assert "Komitmen belum ditandatangani" not in section(hall)
    everybody(hall)
    begin(hall)
    object_(hall, "anggaran | belum *dibahas*")
    assert "keberatan: “anggaran \\| belum \\*dibahas\\*”" in section(hall)
    object_(hall, "rahasia ~", How.REFUSES)
    text = section(hall)
    assert "menolak (kalimatnya tertutup)" in text
    assert "rahasia" not in text
    hall.destroy(Signature.kind, "komitmen/dinkes", "sentence")
    assert "dimusnahkan" in section(hall)


# -- what is missing


def found(hall: Hall) -> dict[str, tuple[Weight, str, str]]:
    hall.session.poll()
    return {
        one.key.partition(".")[0]: (one.weight, one.text, one.detail)
        for one in missing(hall.session, SIGN)
    }


def test_what_a_commitment_owes_by_weight(hall: Hall) -> None:
    everybody(hall)
    assert found(hall) == {}
    begin(hall)
    assert found(hall)["signature-open"][1].startswith("3 penanda tangan belum menandatangani")
    all_sign(hall)
    assert found(hall) == {
        "signature-away": (
            Weight.SHOULD,
            "1 penanda tangan tidak hadir dan belum dijanjikan menyusul: Komitmen", "Bappeda",
        )
    }  # fmt: skip
    do(hall, deeds.later(state_of(hall), [row(hall, "bappeda")], at(9).date(), hall.time))
    assert found(hall) == {}
    hall.time = at(9, day=4)
    assert found(hall)["signature-late"][2] == "Bappeda"
    hall.time = at(10)
    end(hall)
    assert found(hall)["commitment-paper"][0] is Weight.TONIGHT
    do(hall, deeds.keep_paper(state_of(hall), "3", "Setda"))
    assert found(hall) == {}


def test_who_read_it_is_told_and_missed_where_the_plan_names_somebody_away(hall: Hall) -> None:
    planned = SIGN._replace(by="Kepala Bappeda")
    everybody(hall)
    begin(hall)

    def state() -> CommitmentState:
        hall.session.poll()
        return CommitmentState(hall.session, planned)

    def owed() -> list[str]:
        return [one.detail for one in missing(hall.session, planned) if "membacakan" in one.text]

    assert (state().reader, state().reader_away) == ("", "Kepala Bappeda")
    do(hall, deeds.read_out(state(), TEXT[0], hall.time))
    end(hall)
    state()
    assert owed() == ["Kepala Bappeda tidak tercatat hadir; p pada acara komitmen"]
    do(hall, deeds.read_by(state(), " Sekretaris  Daerah "))
    assert (state().reader, state().reader_away) == ("Sekretaris Daerah", "")
    assert owed() == []
    assert "Naskah komitmen dibacakan oleh Sekretaris Daerah, pukul 09.00" in section(hall)
    do(hall, deeds.read_by(state(), ""))
    assert (state().reader, state().reader_away) == ("", "Kepala Bappeda")


def test_a_reader_of_whom_the_list_knows_nothing_is_a_plan_and_no_fact(hall: Hall) -> None:
    planned = SIGN._replace(by="Sekretaris Daerah")
    assert CommitmentState(hall.session, planned).reader == "Sekretaris Daerah"
    everybody(hall)
    hall.session.poll()
    state = CommitmentState(hall.session, planned)
    assert (state.reader, state.reader_away) == ("", "Sekretaris Daerah")


def test_a_reader_alone_is_no_signed_paper(hall: Hall) -> None:
    everybody(hall)
    do(hall, deeds.read_by(state_of(hall), "Sekretaris Daerah"))
    assert "Naskah yang ditandatangani" not in section(hall)


def test_two_readers_stand_until_one_is_chosen(hall: Hall, other: Hall) -> None:
    everybody(hall)
    begin(hall)
    do(hall, deeds.read_out(state_of(hall), TEXT[0], hall.time))
    mine, theirs = (
        deeds.read_by(state_of(one), who) for one, who in ((hall, "Sekda"), (other, "Camat"))
    )
    do(hall, mine)
    do(other, theirs)
    assert "(berbeda, belum dipilih)" in section(hall)


def test_a_signature_of_somebody_absent_blocks_and_so_do_two_values(
    hall: Hall, other: Hall
) -> None:
    begin(hall)
    do(hall, deeds.sign(state_of(hall), row(hall, "bappeda"), hall.time))
    everybody(hall)
    assert found(hall)["signature-absent"][0] is Weight.BLOCKS
    assert "tercatat menandatangani tetapi tidak hadir, tidak dihitung" in section(hall)
    mine, theirs = state_of(hall), state_of(other)
    rows = row(hall, "dinkes"), row(other, "dinkes")
    do(hall, deeds.sign(mine, rows[0], hall.time))
    do(other, deeds.object_to(theirs, rows[1], How.OBJECTS, "poin 2", other.time))
    assert found(hall)["signature-conflict"][::2] == (Weight.BLOCKS, "Dinkes")
    assert "menandatangani / keberatan (berbeda, belum dipilih)" in section(hall) or (
        "keberatan / menandatangani (berbeda, belum dipilih)" in section(hall)
    )


def test_a_signature_of_a_later_day_is_told_with_that_day(hall: Hall) -> None:
    morning(hall)
    on = at(9, day=11).date()
    do(hall, deeds.signed_afterwards(state_of(hall), row(hall, "bappeda"), on, hall.time))
    told = section(hall)
    assert "menyusul, ditandatangani sendiri tanggal 11 Juli 2023" in told
    assert "4 dari 4 menandatangani (1 diwakili, 1 menyusul)." in told
    assert "signature-absent" not in found(hall)


def test_who_signed_stands_with_the_name_and_an_acting_head_as_such(hall: Hall) -> None:
    came(hall, "ani")
    came(hall, "budi", capacity=Capacity.ACTING, stands_for="kadishub")
    all_sign(hall)
    told = section(hall)
    assert "| Kepala Dinkes (Ani Rahayu) |" in told
    assert "| Plt. Kepala Dishub (Budi Santoso) |" in told
    assert "| Kepala Bappeda |" in told


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ({"participant": "budi"}, "Sekretaris Dishub (Budi Santoso)"),
        ({"signatory": " Plt. Kepala  Bappeda (Dewi)"}, "Plt. Kepala Bappeda (Dewi)"),
    ],
)
def test_who_signed_later_in_the_place_of_the_head_is_printed(
    hall: Hall, who: dict[str, str], told: str
) -> None:
    morning(hall)
    on = at(9, day=11).date()
    late = deeds.signed_afterwards(state_of(hall), row(hall, "bappeda"), on, hall.time, **who)
    assert do(hall, late).startswith(f"Kepala Bappeda: susulan ditandatangani oleh {told} 11")
    assert f"menyusul, ditandatangani tanggal 11 Juli 2023 oleh {told}" in section(hall)
    assert row(hall, "bappeda").standing is Standing.PROXY
    with pytest.raises(Refusal, match="tercetak"):
        deeds.signed_afterwards(state_of(hall), row(hall, "bappeda"), on, hall.time, "", "~Dewi")


def test_what_follows_is_a_task_of_tonight(hall: Hall) -> None:
    morning(hall)
    notes = [seen.value for seen in hall.session.all(Note)]
    (task,) = of_notes(notes, ["dinkes"], {}, ())
    assert (task.opd, task.what) == (
        "bappeda",
        "tindak lanjut s.d. 14 Jul: Menyusulkan tanda tangan komitmen: Kepala Bappeda",
    )


def test_how_far_it_is_and_who_has_spoken(hall: Hall) -> None:
    assert (progress(hall.session, SIGN), reached(hall.session, SIGN)) == ((0, 4), "")
    morning(hall)
    assert progress(hall.session, SIGN) == (3, 4)
    assert reached(hall.session, SIGN) == "3 dari 4 menandatangani, 1 menyusul"
    assert list(spoken(hall.session, SIGN)) == []
    object_(hall, "poin 2")
    assert [one.opd for one in spoken(hall.session, SIGN)] == ["dinkes"]


# -- the projector


def lines(hall: Hall, pointed: str = "") -> list[str]:
    hall.session.poll()
    shown = page(hall.session, SIGN, pointed)
    return [" ".join(filter(None, (one.mark, one.text))) for one in shown.lines]


def test_the_hall_sees_the_part_that_is_read_then_who_signed(hall: Hall) -> None:
    assert lines(hall, "teks/2") == [
        "1. menganggarkan quick win:", "  a. antrean daring;", "  b. lapor warga;"
    ]  # fmt: skip
    morning(hall)
    assert lines(hall) == [
        "Sudah menandatangani: 3", "✓ Wali Kota", "✓ Dinkes", "✓ Dishub", "", "Menyusul: 1",
        "· Bappeda",
    ]  # fmt: skip
    assert page(hall.session, SIGN, "teks/9").done == (3, 4)


def test_who_objects_stands_before_the_hall_only_as_not_yet(hall: Hall) -> None:
    everybody(hall)
    object_(hall, "anggaran belum dibahas", How.REFUSES)
    assert lines(hall) == ["Belum: 4", "· Wali Kota", "· Bappeda", "· Dinkes", "· Dishub"]
    told = " ".join(lines(hall) + [one.right for one in office(hall.session, SIGN, "dinkes")])
    assert not [one for one in ("anggaran", "menolak", "Nama Contoh", "Ani") if one in told]


def test_the_page_of_an_office_says_whether_it_signed(hall: Hall) -> None:
    assert office(hall.session, SIGN, "dinkes") == ()
    morning(hall)
    told = [(one.text, one.right) for one in office(hall.session, SIGN, "dinkes")]
    assert told == [("Komitmen", ""), ("Kepala Dinkes", "sudah")]
    assert office(hall.session, SIGN, "bappeda")[1].right == "menyusul"


def test_the_pages_in_the_font_of_the_back_row(hall: Hall) -> None:
    morning(hall)
    hall.session.poll()
    for name, pointed in (("teks", "teks/2"), ("tanda-tangan", "")):
        rows = laid_out(page(hall.session, SIGN, pointed), "09.00", 54, 16).rows
        text = "\n".join(one.plain.rstrip() for one in rows) + "\n"
        same_as(WALL / f"layar-{name}-54.txt", text)
