"""What copying, moving and typing over an answer keep."""

from __future__ import annotations

from bimtek.stages.gap.carry import copied, emptied, held_back, moved, typed_now, typed_target
from bimtek.stages.gap.phrases import offered, phrases
from bimtek.stages.gap.records import Answer, Cause, Evidence, Gap, GapStatus

ABOVE = Gap("k", "SL.2.1", "dinkes", condition="Antrean manual", cause="satu pelatih",
            causes=(Cause.STAFF,), priority=4)  # fmt: skip
BELOW = Gap("k", "SL.2.2", "dinkes")


def test_copying_takes_sentences_and_never_numbers_or_priority() -> None:
    assert copied(ABOVE, BELOW) == {
        "condition": "Antrean manual",
        "causes": (Cause.STAFF,),
        "cause": "satu pelatih",
    }


def test_copying_leaves_alone_what_already_stands() -> None:
    own = Gap("k", "SL.2.2", "dinkes", cause="tidak ada anggaran", causes=(Cause.STAFF,))
    assert copied(ABOVE, own) == {"condition": "Antrean manual"}
    assert held_back(ABOVE, own) == ("cause",)


def test_moving_takes_everything_but_the_agreement_and_leaves_nothing_behind() -> None:
    agreed = Gap("k", "SL.2.1", "dishub", answer=Answer("66.7"), cause="satu pelatih",
                 status=GapStatus.AGREED, speaker="p-1", asked=True)  # fmt: skip
    assert moved(agreed) == {
        "answer": Answer("66.7"),
        "cause": "satu pelatih",
        "status": GapStatus.DRAFT,
    }
    left = emptied(agreed)
    assert Gap("k", "SL.2.1", "dishub", **left) == Gap("k", "SL.2.1", "dishub")  # type: ignore[arg-type]


def test_a_typed_target_is_no_longer_the_scripts_own() -> None:
    confirmed = Answer("2", "3", target_by_default=True)
    assert typed_target(confirmed, "4") == Answer("2", "4")
    assert typed_now(confirmed, "1") == Answer("1", "3", target_by_default=True)


def test_what_does_not_apply_has_no_target() -> None:
    assert typed_now(Answer("2", "4"), "tb") == Answer("tb")
    assert typed_now(Answer("2", "4"), "bd") == Answer("bd", "4")


def test_a_phrase_is_offered_by_its_beginning_and_then_by_a_word_in_it() -> None:
    known = ("tidak ada anggaran pelatih", "pelatih hanya satu orang")
    assert offered("pelat", known) == "pelatih hanya satu orang"
    assert offered("angg", known) == "tidak ada anggaran pelatih"
    assert offered("gar", known) == ""


def test_nothing_is_offered_for_one_letter_or_for_the_phrase_itself() -> None:
    known = ("pelatih hanya satu orang",)
    assert offered("p", known) == ""
    assert offered("Pelatih hanya satu orang", known) == ""


def test_phrases_are_the_latest_first_and_never_words_told_in_confidence() -> None:
    said = [
        Gap("k", "SL.1.1", "a", cause="lama"),
        Gap("k", "SL.1.2", "a", cause="rahasia", confidential=True),
        Gap("k", "SL.1.3", "a", cause="[dimusnahkan]"),
        Gap("k", "SL.1.4", "a", cause="baru"),
        Gap("k", "SL.1.5", "a", cause="lama"),
    ]
    assert phrases(said, (), "cause") == ("lama", "baru")
    assert phrases(said, [Evidence("e", title="Renstra")], "evidence") == ("Renstra",)
