"""What an entry point may name, and what is said of one that names something else."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from bimtek.journal.records import Refusal
from bimtek.stages import KINDS
from bimtek.stages.declared import RecordKinds
from bimtek.stages.packages import GROUP, Brought


def brought(word: str, *values: str) -> Brought:
    points = tuple(EntryPoint(word, value, GROUP) for value in values)
    return Brought(word, "bimtek-contoh 1.0", points)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (("bimtek.stages:BUILT_IN",), "tidak berisi jenis acara ‘undian’"),
        (("bimtek.stages.pause:KIND",), "tidak berisi jenis acara ‘undian’"),
        (("bimtek.stages.pause:LOT",), "AttributeError"),
        (("bimtek_undian_lama:KIND",), "ModuleNotFoundError"),
        (("a:KIND", "b:KIND"), "lebih dari satu paket memberi jenis ‘undian’"),
    ],
)
def test_what_is_no_kind_of_that_word_is_told(values: tuple[str, ...], why: str) -> None:
    with pytest.raises(Refusal, match=r"Paket bimtek-contoh 1\.0 tidak dapat dipakai") as told:
        brought("undian", *values).load()
    assert why in told.value.message


def test_a_loaded_kind_knows_its_package() -> None:
    assert brought("jeda", "bimtek.stages.pause:KIND").load().package == "bimtek-contoh 1.0"
    assert KINDS.of("jeda").package == ""


def test_records_of_nobody_here_are_unknown_and_nothing_is_gone_through_for_them() -> None:
    kinds = RecordKinds()
    assert "undian_lot" not in kinds
    assert kinds["pause"].kind == "pause"
    declaring = kinds.declaring("pause")
    assert declaring
    assert declaring.word == "jeda"
    assert kinds.declaring("note") is None
    assert len(kinds) == len(set(kinds))
