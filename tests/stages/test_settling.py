"""What a person types in the place of two values is read by the rules of the field's own place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from bimtek.bootstrap import open_session, record_kinds
from bimtek.hall.document_data import SignatureBlock
from bimtek.hall.presence_records import Attendance
from bimtek.hall.presence_typed import EXPECTED
from bimtek.hall.records import Note, Parked, Participant, StageRun
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Head, Record, Refusal, Seen
from bimtek.session import Session
from bimtek.stages.decree.records import Reading, Stance
from bimtek.stages.program.records import Programme, QuickWinAnswer
from bimtek.stages.review.records import Remark
from bimtek.stages.settling import typed
from bimtek.stages.swot.records import SwotItem
from bimtek.stages.vote.records import Vote, VoteOption, VoteTally, Voting
from tests.conftest import MORNING
from tests.founding import founded

SCRIPT = """---
naskah: 1
judul: Bimtek
kota: Kota Contoh
tanggal: 2023-07-03
---

## OPD {.opd}

| kode | singkatan | nama |
|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan |
| dindik | Dindik | Dinas Pendidikan |

## Peserta {.peserta}

| nama | jabatan | opd |
|---|---|---|
| Nama Contoh | Kepala | dinkes |

## Pembacaan SK {.sk #sk}

- KESATU: Membentuk tim.

| badan | peran | opd |
|---|---|---|
| Tim | Ketua | dinkes |

## Curah pendapat {.swot #swot}

- Struktur: siapa
- Infrastruktur: dengan apa

## Program {.program #program}

- dapat selesai setahun

## Quick win {.pemungutan #pilih titik=2}

- Antrean daring
- Lapor warga

## Buku I {.telaah #telaah}

- Bab 1
"""
ITEM = {"component": "struktur", "quadrant": "kekuatan", "text": "listrik"}
PROGRAMME = {"name": "Antrean", "lead": "dinkes", "pillar": ""}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = founded(tmp_path_factory.mktemp("pilihan"), SCRIPT)
    with closing(open_session(path, "N1", clock=lambda: MORNING)) as session:
        yield session


def standing(cls: type[Record], record: str, values: dict[str, Any]) -> Seen[Any]:
    stamp = "0" * 26
    heads = {name: (Head(stamp, canonical(encode(one))),) for name, one in values.items()}
    return Seen(cls, record, heads)


def put(
    session: Session, cls: type[Record], record: str, values: dict[str, Any], field: str, text: str
) -> dict[str, object]:
    stage = next((one for one in session.stages if one.id == record.partition("/")[0]), None)
    return dict(typed(session, stage, standing(cls, record, values), field, text).patch)


PRESENT = {"presence": {"status": "hadir", "arrived": "08:10", "letter": "ada"}}


@pytest.mark.parametrize(
    ("cls", "record", "values", "field", "text", "patch"),
    [
        (Programme, "program/a", PROGRAMME, "horizon", "m", {"horizon": "menengah"}),
        (Programme, "program/a", PROGRAMME, "budget", "1,5 m", {"budget": "1500000000"}),
        (Programme, "program/a", PROGRAMME, "lead", "dindik", {"lead": "dindik"}),
        (Programme, "program/a", PROGRAMME, "percent", "40 %", {"percent": 40}),
        (QuickWinAnswer, "program/a/b", {}, "answer", "y", {"answer": "ya"}),
        (SwotItem, "swot/a", ITEM, "component", "2", {"component": "infrastruktur"}),
        (SwotItem, "swot/a", ITEM, "quadrant", "Ancaman", {"quadrant": "ancaman"}),
        (VoteTally, "pilih/antrean-daring", {}, "count", "7", {"count": {"dots": 7}}),
        (Voting, "pilih", {}, "papers", "42 1", {"papers": {"handed_in": 42, "invalid": 1}}),
        (
            VoteOption, "pilih/antrean-daring", {"text": "x"}, "text", "Antre #4.2",
            {"text": "Antre", "origin": "#4.2"},
        ),
        (Reading, "sk", {}, "reader", "Asisten I", {"reader": {"name": "Asisten I"}}),
        (Attendance, "1-pagi/p-a", PRESENT, "presence", "izin", {"presence": {"status": "izin"}}),
        (
            Attendance, "1-pagi/p-a", PRESENT, "presence", "Hadir 0815",
            {"presence": {"status": "hadir", "arrived": "08:15", "letter": "ada"}},
        ),
        (Participant, "p-a", {"name": "A"}, "row", "41", {"row": 41}),
        (Participant, "p-a", {"name": "A"}, "agency", "Pers", {"agency": "Pers"}),
        (
            SignatureBlock, "pimpinan", {}, "nip", "19700101 200003 1 001",
            {"nip": "197001012000031001"},
        ),
        (Parked, "n", {}, "owner", "dinas kesehatan", {"owner": "dinkes"}),
        (Note, "n", {"text": "a"}, "opd", "dinkes, dindik", {"opd": ["dinkes", "dindik"]}),
        (
            StageRun, "sk", {"started": "2023-07-03T09:00:00+07:00"}, "started", "9.12",
            {"started": "2023-07-03T09:12:00+07:00"},
        ),
    ],
)  # fmt: skip
def test_a_third_value_is_read_by_the_rules_of_its_field(
    session: Session, cls: type[Record], record: str, values: dict[str, Any], field: str,
    text: str, patch: dict[str, object],
) -> None:  # fmt: skip
    assert put(session, cls, record, values, field, text) == patch


def test_what_belongs_together_is_typed_together(session: Session) -> None:
    stance = put(session, Stance, "sk/dinkes/tim-ketua", {}, "stance", "keberatan")["stance"]
    assert stance == {"stance": "keberatan", "how": "sendiri", "at": encode(session.now())}
    marks = put(session, Vote, "pilih/dinkes", {}, "marks", "2")["marks"]
    assert marks == [{"option": "pilih/lapor-warga", "dots": 1}]
    verdict = put(session, Remark, "telaah/a", {"text": "x", "chapter": "bab-1"}, "verdict", "t no")
    assert verdict == {"verdict": {"decision": "ditolak", "reason": "no"}}
    name = put(session, Note, "n", {"text": "a"}, "speaker", "nama contoh")["speaker"]
    assert session.get(Participant, str(name))


@pytest.mark.parametrize(
    ("cls", "record", "values", "field", "text", "told"),
    [
        (Programme, "program/a", PROGRAMME, "source", "zakat", "Sumber dana ‘zakat’ tidak ada"),
        (SwotItem, "swot/a", ITEM, "component", "atap", "Pilih: Struktur, Infrastruktur."),
        (Vote, "pilih/dinkes", {}, "marks", "9", "Tidak ada pilihan nomor 9."),
        (Stance, "sk/dinkes/tim-ketua", {}, "stance", "ragu", "Pilih: siap, tanya, keberatan."),
        (Stance, "sk/dinkes/tim-ketua", {}, "sentence", "kata ~", "tertutup"),
        (Attendance, "1-pagi/p-a", PRESENT, "presence", "sakit 9", EXPECTED),
        (Participant, "p-a", {"name": "A"}, "row", "empat", "satu bilangan bulat"),
        (SignatureBlock, "pimpinan", {}, "nip", "12", "NIP terdiri atas 18 angka"),
        (Parked, "n", {}, "owner", "dinkez", "mungkin Dinkes"),
        (Note, "n", {"text": "a"}, "speaker", "siapa", "tidak ada dalam daftar"),
    ],
)
def test_what_its_place_would_refuse_is_refused_here_too(
    session: Session, cls: type[Record], record: str, values: dict[str, Any], field: str,
    text: str, told: str,
) -> None:  # fmt: skip
    with pytest.raises(Refusal, match=told.replace(".", r"\.")):
        put(session, cls, record, values, field, text)


DEEDS_AND_LINKS = frozenset(
    {
        "added_stage.sort", "agenda_item.after", "agreement.agreed", "amended.about",
        "amended.under", "annex.edition", "annex.file", "annex.stage", "chapter.after",
        "chapter.book", "closing.closed", "closing.owed", "closing.tasks", "copy.path",
        "copy.place", "copy.sidik", "correction.about", "correction.edition", "correction.late",
        "data_update.edition", "earlier_action.report", "earlier_action.session",
        "earlier_session.city", "earlier_session.edition", "earlier_session.event",
        "earlier_session.file", "earlier_session.name", "earlier_session.sidik", "form.digest",
        "form.filler", "form.name", "form.post", "former_name.name", "former_name.short",
        "former_seat.opd", "former_seat.post", "held_capacity.roll_call", "keyword.group",
        "keyword.origin", "message.text", "note.about", "note.answers", "note.pillar",
        "note.stage", "opd.alias", "opd.category", "opd.pillars", "origin.session",
        "origin.source", "origin.source_kind", "participant.not_same_as", "programme.group",
        "programme.origin", "programme.pillar", "programme.row_then", "read_back.result",
        "read_back.stage", "remark.chapter", "reopening.reopened", "roll_call.stage",
        "script.source", "session.bases", "session.zone", "signature.signing", "signing.signed",
        "swot_item.group", "swot_item.origin", "turn.stage", "vote_choice.chosen", "voting.opened",
    }
)  # fmt: skip
"""Deeds of the hall, ids of other things, and what came from a list, a file or the tahap before:
done again in their own place, never typed."""


TYPED_ELSEWHERE = ("kesenjangan", "kertas-kerja")
"""Read as their rows and columns take it: `tests/overview/test_choices.py`."""


def test_every_text_number_level_and_choice_can_be_typed(session: Session) -> None:
    """A new field is judged here: typed, or named above."""
    kinds, stages = record_kinds(), {one.kind: one for one in session.stages}
    only_in_place = set()
    for kind, cls in kinds.items():
        declares = kinds.declaring(kind)
        if declares and declares.word in TYPED_ELSEWHERE:
            continue
        stage = stages.get(declares.word) if declares else None
        key = [stage.id if stage else "x", *["x"] * (len(cls.key) - 1)]
        for field in cls.data_fields():
            if cls.side_by_side.get(field) == "latest":
                continue
            try:
                typed(session, stage, Seen(cls, "/".join(key), {}), field, "zzz")
            except Refusal as refusal:
                if refusal.code == "typed-in-place":
                    only_in_place.add(f"{kind}.{field}")
    assert only_in_place == DEEDS_AND_LINKS
