from __future__ import annotations

from bimtek.hall.notes import NoteContext, understand
from bimtek.session import Session
from bimtek.stages.knowledge import known_to


def test_a_note_may_name_a_pillar_by_number_or_name(session: Session) -> None:
    known = known_to(session)
    for word in ("#4", "#living", "#smart-living"):
        said = understand(f"{word} perlu dibahas lagi", NoteContext(), known)
        assert said.pillar == "living", word


def test_a_note_on_an_indicator_hangs_on_the_row_of_the_office_it_names(session: Session) -> None:
    said = understand("#SL.2.1 @dinkes antrean masih manual", NoteContext(), known_to(session))
    assert said.about == "gap/kesenjangan/SL.2.1/dinkes"
    assert said.opd == ("dinkes",)


def test_a_note_on_a_subdimension_hangs_on_the_value_of_the_city(session: Session) -> None:
    said = understand("#4.2 sepakat level 2", NoteContext(), known_to(session))
    assert said.about == "gap/kesenjangan/4.2/kota"
