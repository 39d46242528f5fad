"""Signatures and remarks that are open at the end of a tahap go on into the next one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.before import EarlierAction, EarlierSession
from bimtek.hall.passing import Onward, Passed
from bimtek.hall.records import Note
from bimtek.session import Session
from bimtek.stages.commitment import deeds as signing
from bimtek.stages.commitment import earlier as of_commitment
from bimtek.stages.commitment.records import How
from bimtek.stages.review import earlier as of_review
from bimtek.stages.review.records import Decision, Remark, Verdict
from tests.minutes.halls import Hall, opened, script_of
from tests.stages.commitment import halls as commitment
from tests.stages.review import halls as review

NEXT = date(2023, 9, 1)


@contextmanager
def books(folder: Path) -> Iterator[Hall]:
    with opened(folder / "s.bimtek", script_of(*review.STAGES), actor="n1", name="N1") as hall:
        review.seat(hall)
        yield hall


def way(session: Session, **codes: str) -> Onward:
    return Onward(EarlierSession("juli", name="Tahap I"), session.script, codes, ())


def texts(found: list[Passed]) -> dict[str, str]:
    """What comes along: text → its offices."""
    return {
        str(one.change.patch["text"]): " ".join(map(str, one.change.patch.get("opd", ())))  # type: ignore[call-overload]
        for one in found
        if one.change is not None
    }


def left(found: list[Passed]) -> dict[str, str]:
    return {one.label: one.reason for one in found if one.change is None}


def test_who_has_not_signed_is_asked_again_and_a_promise_is_the_action_it_is(
    tmp_path: Path,
) -> None:
    script = script_of(*commitment.STAGES)
    with opened(tmp_path / "s.bimtek", script, actor="n1", name="N1") as hall:
        commitment.seat(hall)
        commitment.everybody(hall)
        assert list(of_commitment.onward(hall.session, way(hall.session))) == []
        state = commitment.state_of(hall)
        commitment.do(hall, signing.sign(state, commitment.row(hall, "wali-kota"), hall.time))
        promised = [commitment.row(hall, "bappeda")]
        commitment.do(hall, signing.later(commitment.state_of(hall), promised, NEXT, hall.time))
        objecting = commitment.row(hall, "dinkes")
        commitment.do(
            hall, signing.object_to(state, objecting, How.OBJECTS, "anggaran kurang", hall.time)
        )
        found = list(of_commitment.onward(hall.session, way(hall.session, dishub="perkim")))
        assert texts(found) == {"Menandatangani komitmen: Kepala Dishub": "perkim"}
        assert left(found) == {
            "Wali Kota": "sudah ditandatangani",
            "Kepala Dinkes": "keberatan, kalimatnya di notulen",
        }
        (action,) = hall.session.all(Note)  # what was promised comes along as every action
        open_one = next(one for one in found if one.change)
        assert open_one.change is not None
        assert open_one.change.kind == EarlierAction.kind
        # promised afterwards it is the same record, not a second one
        row = commitment.row(hall, "dishub")
        commitment.do(hall, signing.later(commitment.state_of(hall), [row], NEXT, hall.time))
        assert {seen.record for seen in hall.session.all(Note)} == {
            action.record,
            open_one.change.record,
        }


@pytest.mark.parametrize(
    ("values", "text", "reason"),
    [
        ({}, "Memutuskan catatan pada Buku I, Bab 1 Pendahuluan: angka beda", ""),
        (
            {"verdict": Verdict(Decision.AGAIN)},
            "Membahas lagi catatan pada Buku I, Bab 1 Pendahuluan: angka beda",
            "",
        ),
        (
            {"verdict": Verdict(Decision.PARTLY), "owner": "dinkes"},
            "Memperbaiki Buku I, Bab 1 Pendahuluan: angka beda",
            "",
        ),
        ({"verdict": Verdict(Decision.REJECTED, "sudah benar")}, "", "ditolak"),
        ({"confidential": True}, "", "tertutup"),
    ],
)
def test_which_remarks_go_on(
    tmp_path: Path, values: dict[str, object], text: str, reason: str
) -> None:
    said: dict[str, object] = {"text": "angka beda", "chapter": "b1-1", "opd": "bappeda", **values}
    with books(tmp_path) as hall:
        hall.record(Remark.new(stage="telaah", remark="r1", **said))
        found = list(of_review.onward(hall.session, way(hall.session)))
        assert list(texts(found)) == ([text] if text else [])
        assert list(left(found).values()) == ([reason] if reason else [])


def test_an_accepted_remark_with_a_day_is_its_tindak_lanjut_and_a_destroyed_one_stays(
    tmp_path: Path,
) -> None:
    with books(tmp_path) as hall:
        review.remark(hall, "angka beda", "judul salah ketik sekali")
        first, second = review.state_of(hall).everything
        hall.record(Note.new(id=first.id, text="Memperbaiki Bab 1"))
        hall.destroy(Remark.kind, second.seen.record, "text")
        found = list(of_review.onward(hall.session, way(hall.session)))
        assert texts(found) == {}
        assert list(left(found).values()) == ["isinya dimusnahkan atas permintaan"]
