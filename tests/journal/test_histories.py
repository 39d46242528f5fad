"""Any interleaving, any order of exchange, wrong clocks: all copies become equal."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bimtek.journal.verify import fingerprint, verify

from .nodes import KINDS, Node, copy, everybody_meets, new_file

WRONG_CLOCKS = (timedelta(), timedelta(days=400), timedelta(days=-1))
NODE = st.integers(0, 2)
RECORD = st.sampled_from(["r1", "r2"])
STEP = st.one_of(
    st.tuples(st.just("set"), NODE, RECORD, st.sampled_from("ab"), st.sampled_from("uvwx")),
    st.tuples(st.just("stale"), NODE, RECORD, st.sampled_from("ab"), st.sampled_from("uvwx")),
    st.tuples(st.just("undo"), NODE),
    st.tuples(st.just("redo"), NODE),
    st.tuples(st.just("withdraw"), NODE, RECORD),
    st.tuples(st.just("redact"), NODE, RECORD, st.sampled_from("ab")),
    st.tuples(st.just("pull"), NODE, NODE, st.sampled_from([None, 1, 3])),
    st.tuples(st.just("reopen"), NODE),
)
HISTORY = st.lists(STEP, max_size=25)
MANY = settings(
    max_examples=int(os.environ.get("BIMTEK_EXAMPLES", "12")),
    deadline=None,
    derandomize="BIMTEK_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)


def play(nodes: list[Node], history: list[tuple[object, ...]]) -> None:
    stale = {(n.name, record): n.seen(record) for n in nodes for record in ("r1", "r2")}
    for step in history:
        action, node = step[0], nodes[int(step[1])]  # type: ignore[call-overload]
        if action == "set":
            node.fill(str(step[2]), **{str(step[3]): step[4]})
        elif action == "stale":  # a screen that did not notice what came meanwhile
            node.append([stale[node.name, str(step[2])].change(**{str(step[3]): step[4]})])
        elif action == "undo":
            node.undo()
        elif action == "redo":
            node.redo()
        elif action == "withdraw":
            node.append([node.seen(str(step[2])).withdraw("salah ketik")])
        elif action == "redact":
            node.redact(str(step[2]), str(step[3]))
        elif action == "reopen":
            node.reopen()
        elif nodes[int(step[2])] is not node:  # type: ignore[call-overload]
            node.pull(nodes[int(step[2])], step[3])  # type: ignore[call-overload,arg-type]


@contextmanager
def three_laptops() -> Iterator[list[Node]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        first = new_file(Path(folder) / "0.bimtek")
        paths = [first, *(copy(first, first.with_name(f"{number}.bimtek")) for number in (1, 2))]
        nodes = [
            Node(path, str(number), ahead)
            for number, (path, ahead) in enumerate(zip(paths, WRONG_CLOCKS, strict=True))
        ]
        yield nodes
        for node in nodes:
            node.connection.close()


@MANY
@given(HISTORY)
def test_copies_that_met_are_equal_and_nothing_acknowledged_is_missing(
    history: list[tuple[object, ...]],
) -> None:
    with three_laptops() as nodes:
        play(nodes, history)
        everybody_meets(nodes)
        first = nodes[0]
        for node in nodes:
            assert node.heads() == first.heads()
            assert node.texts() == first.texts()
            assert fingerprint(node.connection) == fingerprint(first.connection)
            assert set(node.acknowledged) <= first.stamps()
            assert verify(node.connection, KINDS) == []


@MANY
@given(HISTORY)
def test_a_rebuild_gives_the_same_rows(history: list[tuple[object, ...]]) -> None:
    with three_laptops() as nodes:
        play(nodes, history)
        for node in nodes:
            before = node.heads(), node.texts()
            assert node.rebuilt() == before


@MANY
@given(HISTORY)
def test_undoing_everything_leaves_nothing(history: list[tuple[object, ...]]) -> None:
    keyed = [step for step in history if step[0] not in ("redact", "reopen")]
    with three_laptops() as nodes:
        play(nodes, keyed)
        for node in nodes:
            while node.undo():
                pass
        everybody_meets(nodes)
        assert nodes[0].heads() == []


@MANY
@given(st.lists(STEP.filter(lambda step: step[0] not in ("stale", "pull")), max_size=40))
def test_a_single_writer_is_never_in_conflict(history: list[tuple[object, ...]]) -> None:
    alone = [(step[0], 0, *step[2:]) for step in history]
    with three_laptops() as (node, *_):
        for step in alone:
            play([node], [step])
            assert node.conflicts() == []


@MANY
@given(HISTORY)
def test_merging_twice_adds_nothing(history: list[tuple[object, ...]]) -> None:
    with three_laptops() as nodes:
        play(nodes, history)
        nodes[0].pull(nodes[1])
        before = nodes[0].heads()
        assert nodes[0].pull(nodes[1]) == 0
        assert nodes[0].heads() == before


@MANY
@given(HISTORY)
def test_settling_clears_a_conflict_everywhere(history: list[tuple[object, ...]]) -> None:
    with three_laptops() as nodes:
        play(nodes, history)
        everybody_meets(nodes)
        settler = nodes[0]
        for record, name in settler.conflicts():
            if name == "withdrawn":
                settler.append([settler.seen(record).withdraw("tetap ditarik")])
            else:
                settler.fill(record, **{name: "z"})
        everybody_meets(nodes)
        assert [node.conflicts() for node in nodes] == [[], [], []]
