"""What a gap analysis lacks: each finding with its number, whom it concerns, and where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bimtek.hall.missing import Finding, Weight
from bimtek.hall.records import Opd, StageRun, StageState
from bimtek.stages.asking import reached_in
from bimtek.stages.gap.minutes import part as part_of
from bimtek.stages.gap.missing import Facts, findings, missing
from bimtek.stages.gap.records import Answer, Evidence, EvidenceKind, Gap, GapStatus
from bimtek.stages.gap.rows import rows_of
from tests.minutes.halls import DAY, Hall, at, opened, script_of
from tests.stages.gap.halls import GAP, answer
from tests.stages.gap.sample import HARMONY, HEALTH, INDICATORS, ORDER, gaps

NAMES = {"dinkes": "Dinkes", "rsmw": "RSUD", "dishub": "Dishub", "disperkim": "Disperkim"}
OFFICES = {code: Opd(code, short) for code, short in NAMES.items()}


def found(
    *standing: Gap,
    evidence: tuple[Evidence, ...] = (),
    begun: bool = True,
    default: str = "",
    offices: Mapping[str, Opd] = OFFICES,
) -> dict[str, Finding]:
    said = gaps(*standing)
    rows = rows_of((HARMONY, HEALTH), INDICATORS, said, ORDER)
    facts = Facts("k", rows, said, evidence, offices, default, range(1, 6), begun, DAY)
    return {one.key: one for one in findings(facts)}


def level(code: str, now: str, target: str = "", **more: object) -> Gap:
    return Gap("k", code, "kota", answer=Answer(now, target), **more)  # type: ignore[arg-type]


def number(code: str, who: str, now: str, **more: object) -> Gap:
    return Gap("k", code, who, answer=Answer(now), **more)  # type: ignore[arg-type]


def test_nothing_answered_is_work_of_tonight_and_open_levels() -> None:
    all_of_it = found()
    assert set(all_of_it) == {"gap-open.k", "gap-no-level.k"}
    owed = all_of_it["gap-open.k"]
    assert owed.text == "4 jawaban belum diisi: 3 OPD"
    assert owed.detail == "Dinkes 2 · RSUD 1 · Disperkim 1"
    assert (owed.weight, owed.kind, owed.record) == (Weight.TONIGHT, "gap", "k/SL.1.1/disperkim")
    assert all_of_it["gap-no-level.k"].text == "Sub-dimensi tanpa level kota: 2"
    assert "·" not in all_of_it["gap-no-level.k"].detail


def test_a_kelurahan_that_owes_is_counted_beside_the_opds() -> None:
    offices = {**OFFICES, "rsmw": Opd("rsmw", "Kel. Kauman", category="kelurahan")}
    owed = found(offices=offices)["gap-open.k"]
    assert owed.text == "4 jawaban belum diisi: 2 OPD dan 1 kel./bag."
    assert "Kel. Kauman 1" in owed.detail


def test_levels_are_not_missed_before_the_hall_comes_to_them() -> None:
    assert found(begun=False) == {}


def test_no_data_is_an_answer_until_it_is_somebody_s_task_to_get_it() -> None:
    everything = [
        number("SL.1.1", "disperkim", "bd"),
        number("SL.2.1", "dinkes", "tb"),
        number("SL.2.1", "rsmw", "bd"),
        number("SL.2.2", "dinkes", "12"),
    ]
    assert "gap-open.k" not in found(*everything)
    everything[2] = number("SL.2.1", "rsmw", "bd", task=True)
    assert found(*everything)["gap-open.k"].text == "1 jawaban belum diisi: 1 OPD"


def test_answers_without_evidence_are_named_for_each_opd() -> None:
    said = (
        number("SL.2.1", "dinkes", "66.7"),
        number("SL.2.2", "dinkes", "12"),
        number("SL.2.1", "rsmw", "100"),
    )
    bare = found(*said)["gap-no-evidence.k"]
    assert (bare.text, bare.detail) == ("3 jawaban tanpa bukti", "Dinkes 2 · RSUD 1")
    assert bare.record == "k/SL.2.1/dinkes"
    shown = Evidence("e", "k/SL.2.1/rsmw", title="Rekap")
    assert found(*said, evidence=(shown,))["gap-no-evidence.k"].detail == "Dinkes 2"


def test_a_wide_gap_owes_a_proposal_and_a_proposal_somebody_in_charge() -> None:
    assert found(level("4.2", "2", "4"))["gap-no-proposal.k"].detail == "4.2 2→4"
    assert "gap-no-proposal.k" not in found(level("4.2", "2", "3"))
    assert "gap-no-proposal.k" not in found(level("4.2", "bd"))
    proposed = found(level("4.2", "2", "4", proposal="latih"))
    assert "gap-no-proposal.k" not in proposed
    assert proposed["gap-no-pic.k"].text == "Usulan tanpa penanggung jawab: 1"
    assert "gap-no-pic.k" not in found(level("4.2", "2", "4", proposal="latih", pic="dinkes"))
    assert "gap-no-pic.k" in found(number("SL.2.1", "dinkes", "66.7", proposal="latih"))


def test_what_was_agreed_and_changed_is_another_thing_than_what_was_never_read_back() -> None:
    said = found(level("4.1", "2", "4", status=GapStatus.CHANGED), level("4.2", "2", "3"))
    assert said["gap-changed.k"].detail == "4.1 2→4"
    assert said["gap-not-agreed.k"].detail == "4.2 2→3"
    agreed = found(level("4.1", "2", "4", status=GapStatus.AGREED))
    assert "gap-changed.k" not in agreed
    assert "gap-not-agreed.k" not in agreed


def test_a_default_target_that_nobody_confirmed_is_missing() -> None:
    said = found(level("4.1", "2"), default="kini+1")
    assert said["gap-default.k"].text == "Sasaran bawaan belum dikonfirmasi: 1"
    assert "gap-default.k" not in found(level("4.1", "2", "3"), default="kini+1")
    assert "gap-default.k" not in found(level("4.1", "bd"), default="kini+1")


def test_evidence_that_was_promised_for_no_day_or_for_a_day_that_is_over() -> None:
    follows = EvidenceKind.FOLLOWS
    pieces = (
        Evidence("e1", "k/SL.2.1/dinkes", follows, "Rekap", due=date(2023, 7, 2)),
        Evidence("e2", "k/SL.2.1/dinkes", follows, "SK", due=DAY),
        Evidence("e3", "k/SL.2.1/dinkes", follows, "Foto"),
    )
    said = found(evidence=pieces)
    late, undated = said["gap-late.k"], said["gap-undated.k"]
    assert (late.detail, late.kind, late.record) == ("Rekap", "evidence", "e1")
    assert undated.detail == "Foto"


def test_two_values_block_until_somebody_chooses_and_name_who_said_them(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
        seen = other.session.get(Gap, "gap/4.2/kota")
        assert seen is not None
        hall.record(seen.change(answer=Answer("2", "5")))
        other.record(seen.change(answer=Answer("3", "4")))
    hall.session.poll()
    blocking = [one for one in missing(hall.session, GAP) if one.weight is Weight.BLOCKS]
    assert [(one.key, one.kind, one.record) for one in blocking] == [
        ("gap-conflict.gap/4.2/kota", "gap", "gap/4.2/kota")
    ]
    assert blocking[0].text == "Nilai berbeda belum dipilih: 4.2 Kesehatan, pleno"
    assert {"N1", "Nama Contoh Dua"} == set(blocking[0].detail.split(" · "))
    standing = hall.session.get(Gap, "gap/4.2/kota")
    assert standing is not None
    hall.record(standing.change(answer=Answer("3", "4")))
    assert not [one for one in missing(hall.session, GAP) if one.weight is Weight.BLOCKS]


def test_undone_answers_are_missing_again(hall: Hall) -> None:
    hall.record(StageRun.new(id="gap", state=StageState.RUNNING, started=at(13, 30)))
    before = {one.key: one.text for one in missing(hall.session, GAP)}
    answer(hall, "SL.2.1/dinkes", "66.7")
    assert {one.key: one.text for one in missing(hall.session, GAP)} != before
    hall.session.undo().result(10)
    hall.session.poll()
    assert {one.key: one.text for one in missing(hall.session, GAP)} == before


def test_a_task_to_get_what_nobody_has_is_open_in_every_count(hall: Hall) -> None:
    answer(hall, "SL.2.1/rsmw", "bd", task=True)
    answer(hall, "SL.2.1/dinkes", "bd")
    [owed] = [one for one in missing(hall.session, GAP) if one.key == "gap-open.gap"]
    body = part_of(hall.session, GAP)
    assert owed.text.startswith("10 jawaban belum diisi")
    assert reached_in(hall.session, GAP) == "0 dari 3 sub-dimensi, 1 dari 11 jawaban"
    assert str(body["answered"]) == "1/11"
