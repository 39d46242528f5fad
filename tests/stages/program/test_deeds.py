"""What a line, a key and the form do to programmes, and what undoes it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bimtek.hall.records import Turn
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.overview.words import Words
from bimtek.stages.program import deeds
from bimtek.stages.program.deeds import Saw
from bimtek.stages.program.fields import fields_of
from bimtek.stages.program.records import Answer, Horizon, Programme, QuickWinAnswer, Source, Span
from bimtek.stages.program.said import said_here
from bimtek.stages.program.state import NO_PILLAR
from tests.minutes.halls import Hall, at
from tests.stages.program.halls import FREE, RULE, do, entry, fill, level, name, state_of

QUEUE = "Antrean daring"


def names_in(hall: Hall, pillar: str) -> list[str]:
    return [one.name for one in state_of(hall).of(pillar)]


# -- candidates


def test_a_line_is_a_candidate_with_office_gap_and_years(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes @rsud #4.2 ^2024-2026")
    one = entry(hall, QUEUE).value
    assert (one.lead, one.support, one.pillar) == ("dinkes", ("rsmw",), "living")
    assert (one.answers, one.years) == ("gap/4.2/kota", Span(2024, 2026))
    hall.session.undo().result(10)
    assert state_of(hall).everything == ()


def test_a_candidate_goes_to_the_pillar_of_its_gap_else_to_the_one_in_sight(hall: Hall) -> None:
    name(hall, "Mal pelayanan @dinkes #1.1", "Antrean daring @dinkes")
    assert (names_in(hall, "governance"), names_in(hall, "living")) == (["Mal pelayanan"], [QUEUE])


def test_without_an_office_a_line_is_that_of_whoever_has_the_turn_else_refused(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Siapa penanggung jawabnya"):
        name(hall, QUEUE)
    hall.record(Turn.new(opd="rsmw", stage="prog", order="1", asked=at(8), began=at(8, 1)))
    name(hall, QUEUE)
    assert entry(hall, QUEUE).value.lead == "rsmw"


@pytest.mark.parametrize("line", ["@dinkes", "??? @dinkes", "#4.2 @dinkes"])
def test_a_line_without_a_name_is_refused(hall: Hall, line: str) -> None:
    with pytest.raises(Refusal, match="masih kosong"):
        name(hall, line)


def test_the_same_name_of_the_same_office_is_not_recorded_twice(hall: Hall) -> None:
    naming = name(hall, "Antrean daring @dinkes", "antrean  daring. @dinkes")
    assert (len(naming.changes), naming.known) == (1, 1)
    assert name(hall, "Antrean daring @dinkes").changes == []
    assert len(name(hall, "Antrean daring @rsud").changes) == 1


def test_a_script_without_pillars_has_one_list_of_the_acara_alone(hall: Hall) -> None:
    # the pillars of the gap analysis are known in both acara, the programmes stand apart
    name(hall, "Antrean daring @dinkes", stage=FREE)
    assert [one.name for one in state_of(hall, FREE).everything] == [QUEUE]
    assert state_of(hall).everything == ()


# -- the form


def test_every_field_is_read_and_shown_as_it_was_typed(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    typed = {
        "answers": "#SL.2.1", "support": "RSUD, dlh", "partners": "Universitas contoh",
        "horizon": "m", "years": "2024-2026", "budget": "750 jt", "source": "c",
        "indicator": "puskesmas", "targets": "2024: 3; 2025: 6", "reference": "RPJMD hlm. 40",
        "quick_win": "y", "percent": "40 %", "evidence": "draf SOP", "syarat_setahun": "y",
    }  # fmt: skip
    fill(hall, QUEUE, **typed)
    state, one = state_of(hall), entry(hall, QUEUE)
    shown = {line.name: line.show(state, one) for line in fields_of(state)}
    assert shown == {
        "name": QUEUE, "answers": "SL.2.1", "lead": "Dinkes", "support": "RSUD, DLH",
        "partners": "Universitas contoh", "horizon": "menengah", "years": "2024–2026",
        "budget": "Rp750 juta", "source": "CSR", "indicator": "puskesmas",
        "targets": "2024: 3; 2025: 6", "reference": "RPJMD hlm. 40", "quick_win": "ya",
        "percent": "40", "evidence": "draf SOP", "syarat-setahun": "ya", "syarat-anggaran": "",
    }  # fmt: skip
    value = one.value
    assert (value.horizon, value.source, value.budget) == (
        Horizon.MEDIUM, Source.COMPANIES, Decimal(750_000_000)
    )  # fmt: skip
    # what stands there, sent again, is the same
    for line in fields_of(state):
        text = line.show(state, one)
        assert line.show(state, one) == text
        fill(hall, QUEUE, **{line.name.replace("-", "_"): text})
    assert entry(hall, QUEUE).value == value


def test_a_code_that_is_no_row_is_told_with_those_that_are(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    codes = state_of(hall).row_codes
    with pytest.raises(
        Refusal, match=rf"‘9\.9’ bukan .* Yang ada: {codes[0]} sampai {codes[-1]}\."
    ):
        fill(hall, QUEUE, answers="9.9")
    answers = next(one for one in fields_of(state_of(hall)) if one.name == "answers")
    assert f"misalnya {codes[0]};" in answers.expected


def test_emptied_fields_are_empty(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes @rsud #4.2 ^2024")
    fill(hall, QUEUE, budget="1 m", source="a", percent="10", targets="2024: 1", syarat_setahun="y")
    empty = dict.fromkeys(
        ("answers", "support", "years", "budget", "source", "percent", "targets",
         "syarat_setahun"), "",
    )  # fmt: skip
    fill(hall, QUEUE, **empty)
    one = entry(hall, QUEUE)
    value = one.value
    assert (value.answers, value.support, value.years, value.budget) == ("", (), None, None)
    assert (value.source, value.percent, value.targets) == (None, None, ())
    assert one.answers["setahun"].value.answer is None
    assert value.pillar == "living"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("name", " ", "masih kosong"),
        ("lead", "", "satu OPD penanggung jawab"),
        ("lead", "Dinkes, RSUD", "yang lain pendukung"),
        ("lead", "Dinkesss", "tidak dikenal"),
        ("support", "Dinkes", "tidak sekaligus pendukung"),
        ("answers", "9.9", "bukan sub-dimensi"),
        ("years", "2029-2026", "terbalik"),
        ("budget", "banyak", "bukan jumlah uang"),
        ("targets", "2024: 1; 2024: 2", "dua kali"),
        ("percent", "101", "0 sampai 100"),
        ("source", "apb", "Pilih: APBD"),
        ("syarat_setahun", "mungkin", "Pilih: ya, tidak"),
    ],
)
def test_what_makes_no_sense_in_a_field_is_refused(
    hall: Hall, field: str, text: str, told: str
) -> None:
    name(hall, "Antrean daring @dinkes")
    with pytest.raises(Refusal, match=told):
        fill(hall, QUEUE, **{field: text})


def test_a_sentence_with_a_tilde_closes_the_programme(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    fill(hall, QUEUE, partners="PT Contoh ~")
    one = entry(hall, QUEUE)
    assert (one.closed, one.value.partners) == (True, "PT Contoh")
    do(hall, deeds.confide([one]))
    assert not entry(hall, QUEUE).closed


def test_two_people_in_one_field_leave_both_values(hall: Hall, other: Hall) -> None:
    both_say_years(hall, other)
    one = entry(hall, QUEUE)
    assert one.seen.conflicts == ("years",)
    assert not one.is_public


def both_say_years(hall: Hall, other: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    state, theirs = state_of(hall), state_of(other)
    line = next(one for one in fields_of(state) if one.name == "years")
    mine, their = entry(hall, QUEUE), entry(other, QUEUE)
    one = deeds.fill(state, mine, line, "2024", Saw(mine.seen))
    two = deeds.fill(theirs, their, line, "2026", Saw(their.seen))
    do(hall, one)
    do(other, two)
    hall.session.poll()


def test_two_people_who_answer_two_conditions_never_meet(hall: Hall, other: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    one = deeds.answer(state_of(hall), entry(hall, QUEUE), RULE[0], Answer.YES)
    two = deeds.answer(state_of(other), entry(other, QUEUE), RULE[1], Answer.NO)
    do(hall, one)
    do(other, two)
    assert entry(hall, QUEUE).conflicts == ()
    assert [c.id for c in state_of(hall).judged(entry(hall, QUEUE)).failed] == ["anggaran"]


# -- quick wins


def test_a_quick_win_that_fails_the_rule_says_which_condition(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    told = do(hall, deeds.mark(state_of(hall), [entry(hall, QUEUE)]))
    assert told == "‘Antrean daring’ quick win (1 dari 2). 2 syarat belum dijawab: k."
    fill(hall, QUEUE, syarat_setahun="y", syarat_anggaran="t")
    told = do(hall, deeds.mark(state_of(hall), [entry(hall, QUEUE)]))
    assert told == "‘Antrean daring’ bukan lagi quick win. Ctrl+Z mengurungkan."
    told = do(hall, deeds.mark(state_of(hall), [entry(hall, QUEUE)]))
    assert told == "‘Antrean daring’ quick win (1 dari 2). Gagal: anggaran ada."


def test_several_are_marked_at_once_and_let_go_only_where_all_are(hall: Hall) -> None:
    name(hall, "Satu @dinkes", "Dua @dinkes", stage=FREE)
    found = state_of(hall, FREE).everything
    do(hall, deeds.mark(state_of(hall, FREE), found[:1]))
    found = state_of(hall, FREE).everything
    assert do(hall, deeds.mark(state_of(hall, FREE), found)) == "‘Dua’ quick win (2)."
    found = state_of(hall, FREE).everything
    do(hall, deeds.mark(state_of(hall, FREE), found))
    assert state_of(hall, FREE).quick_wins == ()


def test_digits_say_the_progress_and_words_behind_them_the_evidence(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    told = do(hall, deeds.progress([entry(hall, QUEUE)], "40 % draf SOP selesai"))
    value = entry(hall, QUEUE).value
    assert (value.percent, value.evidence) == (40, "draf SOP selesai")
    assert told == "‘Antrean daring’: 40 %. Ctrl+Z mengurungkan."
    do(hall, deeds.progress([entry(hall, QUEUE)], "60"))
    assert entry(hall, QUEUE).value.evidence == "draf SOP selesai"
    for text in ("", "101", "draf"):
        with pytest.raises(Refusal):
            deeds.progress([entry(hall, QUEUE)], text)


# -- moved, taken back, destroyed


def test_a_programme_moves_and_its_gap_elsewhere_is_told(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes #4.2")
    pillar = state_of(hall).pillar("governance")
    told = do(hall, deeds.move(state_of(hall), [entry(hall, QUEUE)], pillar))
    assert told == (
        "‘Antrean daring’ ke Smart Governance. Kesenjangan yang dijawab ada di pilar lain. "
        "Ctrl+Z mengurungkan."
    )
    assert names_in(hall, "governance") == [QUEUE]
    with pytest.raises(Refusal, match="Sudah berada"):
        deeds.move(state_of(hall), [entry(hall, QUEUE)], pillar)
    assert state_of(hall).pillar("") == NO_PILLAR


def test_a_programme_is_taken_back_and_comes_back_by_undo(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    do(hall, deeds.withdraw([entry(hall, QUEUE)]))
    assert state_of(hall).everything == ()
    hall.session.undo().result(10)
    assert names_in(hall, "living") == [QUEUE]
    for act in (deeds.withdraw, deeds.confide):
        with pytest.raises(Refusal, match="Belum ada program"):
            act([])


def test_what_was_said_of_a_programme_can_be_destroyed_sentence_by_sentence(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes", "Rahasia @dlh ~")
    fill(hall, QUEUE, evidence="nama pelapor")
    told = said_here(state_of(hall), "living", entry(hall, QUEUE))
    assert [(one.field, one.what, one.words) for one in told] == [
        ("name", "nama program", QUEUE), ("evidence", "bukti kemajuan", "nama pelapor")
    ]  # fmt: skip
    (closed,) = said_here(state_of(hall), "living", entry(hall, "Rahasia"))
    assert (closed.what, closed.words) == ("nama program tertutup", "")
    hall.destroy(Programme.kind, entry(hall, QUEUE).seen.record, "name")
    one = entry(hall, DESTROYED)
    assert (one.destroyed, one.is_public) == (True, False)
    do(hall, deeds.mark(state_of(hall), [one]))
    do(hall, deeds.withdraw([entry(hall, "Rahasia")]))
    taken = said_here(state_of(hall), "living", None)
    assert [one.what for one in taken] == ["nama program tertutup (sudah ditarik)"]


# -- what stands beside


def test_numbers_and_hindrance_of_the_gap_stand_beside_a_programme(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes #4.2", "Rekam medis @dinkes #SL.2.1")
    state = state_of(hall)
    assert state.beside("gap/4.2/kota") == ("Kesehatan: belum diisi",)
    level(hall)
    level(hall, "SL.2.1", "dinkes", cause="")
    state = state_of(hall)
    assert state.beside("gap/4.2/kota") == (
        "Kesehatan: 2 → 4 (selisih 2)", "Hambatan: SDM: perawat kurang"
    )  # fmt: skip
    assert state.beside("gap/SL.2.1/kota") == (
        "Antrean & rekam medis elektronik (% faskes): Dinkes 2 → 4 (selisih 2), RSUD belum diisi",
        "Hambatan: SDM",
    )
    assert state.beside("gap/9.9/kota") == ()
    assert state.beside("") == ()


def test_what_was_told_in_confidence_of_a_gap_does_not_stand_beside_it(hall: Hall) -> None:
    level(hall, confidential=True)
    assert state_of(hall).beside("gap/4.2/kota") == ("Kesehatan: belum diisi",)


# -- history


def test_the_history_tells_programmes_in_words(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes #4.2")
    fill(hall, QUEUE, budget="750 jt", years="2024-2026", targets="2024: 3", percent="40",
         syarat_setahun="y")  # fmt: skip
    do(hall, deeds.move(state_of(hall), [entry(hall, QUEUE)], state_of(hall).pillars[0]))
    words, record = Words(hall.session), entry(hall, QUEUE).seen.record
    told = [words.deed(one) for one in hall.session.file.history(Programme.kind, record)]
    assert told == [
        "Antrean daring, menjawab 4.2 kota, penanggung jawab Dinkes",
        "anggaran Rp 750.000.000", "tahun 2024 sampai 2026", "target 2024 3",
        "kemajuan (persen) 40", "pilar Smart Governance",
    ]  # fmt: skip
    answer = f"{record}/setahun"
    (said,) = hall.session.file.history(QuickWinAnswer.kind, answer)
    assert (words.record(Programme.kind, record), words.deed(said)) == (QUEUE, "ya")
    assert words.record(QuickWinAnswer.kind, answer) == "Antrean daring selesai dalam satu tahun"
