"""What follows after an agreement: signatures, papers, letters that were promised in the hall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bimtek.agreed import minutes_of
from bimtek.hall.agreement import Signed, Signing, Update
from bimtek.hall.before import ActionState, EarlierAction
from bimtek.hall.earlier_actions import told
from bimtek.hall.records import Label, Note, Parked
from bimtek.journal.records import Refusal
from bimtek.stages.commitment import deeds
from bimtek.stages.commitment.records import How
from bimtek.stages.commitment.rules import Row
from bimtek.stages.commitment.state import CommitmentState
from bimtek.stages.deed import Deed
from tests.agreement.laptops import Laptop
from tests.founding import founded

SCRIPT = """---
naskah: 1
judul: Bimtek Tahap IV
kota: Kota Contoh
tanggal: 4 Juli 2023
mulai: 08.00
---

## OPD {.opd}

| Kode | Singkatan | Nama |
|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan |
| dishub | Dishub | Dinas Perhubungan |

## Komitmen {.komitmen #komitmen durasi=30}

Kami berkomitmen (contoh):

1. melapor setiap tiga bulan.

| Penanda tangan | OPD |
|---|---|
| Kepala | Dinkes |
| Kepala | Dishub |

## Penutup {.penutup durasi=15}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(founded(tmp_path, SCRIPT), "Fasilitator")
    yield laptop
    laptop.close()


def row(desk: Laptop, opd: str) -> tuple[CommitmentState, Row]:
    stage = next(one for one in desk.session.stages if one.id == "komitmen")
    state = CommitmentState(desk.session, stage)
    return state, next(one for one in state.rows if one.signer.opd == opd)


def do(desk: Laptop, deed: Deed) -> None:
    desk.record(*deed.changes)


def follows(desk: Laptop, opd: str) -> None:
    state, one = row(desk, opd)
    do(desk, deeds.later(state, [one], date(2023, 7, 14), desk.time))


def signs(desk: Laptop, opd: str) -> None:
    state, one = row(desk, opd)
    do(desk, deeds.sign(state, one, desk.time))


def on_paper(desk: Laptop) -> None:
    desk.record(Signing.new(edition="1", signed=Signed(date(2023, 7, 6), "Ketua")))


def deliver(desk: Laptop, source: str) -> None:
    as_of = date(2023, 7, 12)
    delivery = Update.new(edition="1", number=1, source=source, as_of=as_of, at=desk.time)
    desk.record(delivery)
    desk.session.delivery = delivery.record


def test_a_commitment_is_signed_after_the_reading_until_the_paper_is(desk: Laptop) -> None:
    desk.agree()
    signs(desk, "dinkes")
    state, _ = row(desk, "dinkes")
    do(desk, deeds.keep_paper(state, "3", "Bagian Hukum"))
    text = minutes_of(desk.session)
    assert "Bagian Hukum" in text
    on_paper(desk)
    with pytest.raises(Refusal, match="u pemutakhiran"):
        signs(desk, "dishub")


def test_a_signature_that_was_promised_comes_under_a_number_and_settles_its_action(
    desk: Laptop,
) -> None:
    follows(desk, "dinkes")
    desk.agree()
    with pytest.raises(Refusal, match="u pemutakhiran"):
        signs(desk, "dinkes")  # the hall has agreed to its tindak lanjut
    on_paper(desk)
    before = minutes_of(desk.session)
    deliver(desk, "Dinkes")
    signs(desk, "dinkes")
    assert not [one for one in desk.session.all(Note) if one.value.label is Label.ACTION]
    text = minutes_of(desk.session)
    assert text.startswith(before.rstrip("\n"))
    annex = text.removeprefix(before.rstrip("\n"))
    assert "### Pemutakhiran 1: keadaan per 12 Juli 2023" in annex
    assert "menandatangani" in annex
    desk.session.undo().result(10)
    desk.session.poll()
    assert minutes_of(desk.session).startswith(before.rstrip("\n"))
    _, one = row(desk, "dinkes")
    assert one.signing is not None
    assert one.signing.how is How.LATER


def test_what_was_set_aside_is_taken_up_until_the_paper_is_signed(desk: Laptop) -> None:
    said = desk.note("pembagian kelas jalan", stage="komitmen")
    desk.record(Parked.new(note=said, owner="dishub", since=desk.time))
    desk.agree()
    seen = desk.session.get(Parked, said)
    assert seen
    desk.record(seen.change(back=desk.time))
    on_paper(desk)
    seen = desk.session.get(Parked, said)
    assert seen
    with pytest.raises(Refusal, match="sudah ditandatangani"):
        desk.record(seen.change(back=None))


def test_what_became_of_an_earlier_action_is_newer_data_after_the_reading(desk: Laptop) -> None:
    desk.record(EarlierAction.new(id="a1", text="Menyusun profil data", opd=("dinkes",)))
    desk.agree()
    seen = desk.session.get(EarlierAction, "a1")
    assert seen
    with pytest.raises(Refusal, match="u pemutakhiran"):
        desk.record(told(seen, desk.time, ActionState.DONE))
    before = minutes_of(desk.session)
    deliver(desk, "Dinkes")
    desk.record(told(seen, desk.time, ActionState.DONE))
    text = minutes_of(desk.session)
    assert text.startswith(before.rstrip("\n"))
    assert "selesai" in text.removeprefix(before.rstrip("\n"))
