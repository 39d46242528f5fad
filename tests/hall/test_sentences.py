"""Whether a sentence of the minutes says by itself whose words it tells."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Note, Opd, Participant
from bimtek.hall.sentences import names_of, says_who

OFFICES = {
    "dinsos": Opd("dinsos", "Dinsos", "Dinas Sosial"),
    "dishub": Opd("dishub", "Dishub", "Dinas Perhubungan"),
}
HEAD = Participant("p-1", name="Ani Rahayu, M.Si.", post="Kepala", opd="dinsos")
GUEST = Participant("p-2", name="Tamu", post="Narasumber", agency="Universitas Contoh")


@pytest.mark.parametrize(
    ("person", "opd", "text", "says"),
    [
        (HEAD, ("dinsos",), "Dinas Sosial menanyakan sumber anggaran.", True),
        (HEAD, ("dinsos",), "Kepala Dinsos menanyakan sumber anggaran.", True),
        (HEAD, ("dinsos",), "Ibu Ani Rahayu menanyakan sumber anggaran.", True),
        (HEAD, ("dinsos", "dishub"), "Data Dishub belum lengkap.", False),
        (HEAD, ("dinsos",), "Kepala daerah menghendaki satu peta.", False),
        (HEAD, ("dinsos",), "Sumber anggaran program itu ditanyakan dan belum jelas bagi Dinsos.",
         False),
        (GUEST, (), "Narasumber menjelaskan bahwa dana berasal dari APBD.", True),
        (None, ("dishub",), "Dinas Perhubungan siap.", True),
        (None, (), "Antrean masih manual.", False),
        (HEAD, ("dinsos",), "", False),
    ],
)  # fmt: skip
def test_who_is_named_at_the_beginning_is_not_named_before_it(
    person: Participant | None, opd: tuple[str, ...], text: str, says: bool
) -> None:
    note = Note("n", text="x", opd=opd, speaker=person.id if person else "")
    assert says_who(text, names_of(note, person, OFFICES)) is says
