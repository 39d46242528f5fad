"""From which state an acara may go to which, and what each way leaves behind."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bimtek.hall import programme, running
from bimtek.hall.records import AddedStage, StageRun, StageState
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Change, Head, Refusal, Seen

NOW = datetime.fromisoformat("2023-07-03T09:30:00+07:00")
BEFORE = NOW - timedelta(minutes=40)
PENDING, RUNNING, DONE, SKIPPED, POSTPONED = (
    StageState.PENDING, StageState.RUNNING, StageState.DONE, StageState.SKIPPED,
    StageState.POSTPONED,
)  # fmt: skip


def run(state: StageState, *, begun: bool = False, ended: bool = False) -> Seen[StageRun]:
    values: dict[str, object] = {"state": state, "reason": "mikrofon rusak"}
    if begun:
        values["started"] = BEFORE
    if ended:
        values["ended"] = NOW
    heads = {name: (Head("s", canonical(encode(value))),) for name, value in values.items()}
    return Seen(StageRun, "a", heads)


NOT_YET, NOW_RUNNING = run(PENDING), run(RUNNING, begun=True)
OVER, LEFT_OUT, PUT_OFF = run(DONE, begun=True, ended=True), run(SKIPPED), run(POSTPONED)
INTERRUPTED = run(POSTPONED, begun=True, ended=True)
BROKEN_OFF = run(POSTPONED, begun=True)


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        (None, {"state": "berjalan", "started": NOW.isoformat()}),
        (NOT_YET, {"state": "berjalan", "started": NOW.isoformat()}),
        (LEFT_OUT, {"state": "berjalan", "started": NOW.isoformat()}),
        (PUT_OFF, {"state": "berjalan", "started": NOW.isoformat()}),
        (BROKEN_OFF, {"state": "berjalan"}),
    ],
)
def test_what_is_not_running_can_begin(seen: Seen[StageRun] | None, wanted: dict[str, str]) -> None:
    assert running.begin("a", seen, NOW).patch.items() >= wanted.items()


@pytest.mark.parametrize("seen", [OVER, INTERRUPTED])
def test_what_had_ended_goes_on_and_keeps_the_spell_before(seen: Seen[StageRun]) -> None:
    patch = running.begin("a", seen, NOW).patch
    assert patch["earlier"] == [f"{BEFORE.isoformat()}/{NOW.isoformat()}"]
    assert patch["ended"] is None


@pytest.mark.parametrize("seen", [None, NOT_YET, OVER, LEFT_OUT, PUT_OFF])
def test_only_what_runs_is_finished(seen: Seen[StageRun] | None) -> None:
    with pytest.raises(Refusal) as refusal:
        running.finish(seen, NOW)
    assert refusal.value.code == "not-running"


@pytest.mark.parametrize(("seen", "goes"), [
    (None, True), (NOT_YET, True), (PUT_OFF, True), (NOW_RUNNING, False), (OVER, False),
])  # fmt: skip
def test_what_has_begun_is_not_left_out(seen: Seen[StageRun] | None, goes: bool) -> None:
    if goes:
        assert running.skip("a", seen, " hujan ").patch["reason"] == "hujan"
        return
    with pytest.raises(Refusal) as refusal:
        running.skip("a", seen, "hujan")
    assert refusal.value.code == "has-begun"


@pytest.mark.parametrize(
    ("seen", "state"),
    [(OVER, "berjalan"), (LEFT_OUT, "belum"), (PUT_OFF, "belum")],
)
def test_an_end_is_taken_back(seen: Seen[StageRun], state: str) -> None:
    assert running.reopen(seen).patch["state"] == state


@pytest.mark.parametrize("seen", [None, NOT_YET, NOW_RUNNING])
def test_what_has_no_end_has_none_to_be_taken_back(seen: Seen[StageRun] | None) -> None:
    with pytest.raises(Refusal) as refusal:
        running.reopen(seen)
    assert refusal.value.code == "not-ended"
    assert ("Ctrl+Z" in str(refusal.value)) is (seen is NOW_RUNNING)


def inserted() -> Seen[AddedStage]:
    change: Change = AddedStage.new(id="a", sort="jeda", title="Foto", day=1)
    heads = {name: (Head("s", canonical(value)),) for name, value in change.patch.items()}
    return Seen(AddedStage, "a", heads)


@pytest.mark.parametrize(
    ("seen", "state", "recorded", "code"),
    [
        (None, NOT_YET, False, "of-the-script"),
        (inserted(), NOW_RUNNING, False, "has-begun"),
        (inserted(), OVER, False, "has-begun"),
        (inserted(), INTERRUPTED, False, "has-begun"),
        (inserted(), NOT_YET, True, "has-records"),
    ],
)
def test_an_acara_that_left_a_trace_is_not_taken_out(
    seen: Seen[AddedStage] | None, state: Seen[StageRun], recorded: bool, code: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        programme.taken_out(seen, state.value, recorded=recorded)
    assert refusal.value.code == code


@pytest.mark.parametrize("state", [NOT_YET, LEFT_OUT, PUT_OFF])
def test_an_insertion_without_a_trace_is_taken_out(state: Seen[StageRun]) -> None:
    assert programme.taken_out(inserted(), state.value, recorded=False).record == "a"


def test_an_insertion_keeps_a_name() -> None:
    assert programme.renamed(inserted(), " Foto bersama ", 10).patch["title"] == "Foto bersama"
    with pytest.raises(Refusal) as refusal:
        programme.renamed(inserted(), "  ", None)
    assert refusal.value.code == "no-title"
