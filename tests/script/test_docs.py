"""docs/script-format.md is complete, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bimtek.script import words
from bimtek.script.forms import check_forms
from bimtek.script.mistakes import Mistakes
from bimtek.script.offices import SETS, Offices
from bimtek.script.parse import parse
from bimtek.script.read import read_script
from bimtek.stages import KINDS
from bimtek.stages.gap import script as gap
from bimtek.stages.packages import GROUP
from bimtek.stages.vote import script as vote
from bimtek.stages.vote.rules import Quadrant
from bimtek.stages.worksheet import script as worksheet

from .checking import FRONT

DOC = (Path(__file__).parents[2] / "docs" / "script-format.md").read_text("utf-8")
PROSE = re.sub(r"```.*?```", "", DOC, flags=re.DOTALL)
CODE = "\n".join(re.findall(r"`([^`\n]+)`", PROSE))
"""What the document names as code, outside its examples."""

EXAMPLES = re.findall(r"```markdown\n(.*?)```", DOC, re.DOTALL)


def keys_of_kinds() -> set[str]:
    places = [place for kind in KINDS for place in (kind.heading, kind.items, *kind.deeper)]
    return {key for place in places for key in (*place.keys, *place.classes)}


@pytest.mark.parametrize(
    "word",
    sorted(
        {
            *words.FRONT, *words.COMMON, *keys_of_kinds(), *worksheet.TYPES, *SETS, *gap.WHEN,
            *gap.NEEDED, *gap.OPTIONAL, "naik", "turun", GROUP,
            vote.DOTS, vote.YES_NO, vote.IMPACT, vote.PERSON, *list(Quadrant)[:-1],
        }
    ),
)  # fmt: skip
def test_every_key_and_word_stands_in_the_document(word: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", CODE)


def test_every_kind_and_list_and_label_has_its_place() -> None:
    for kind in KINDS:
        assert f"### `.{kind.word}`" in DOC
    for word in words.LISTS:
        assert f"`{{.{word}}}`" in DOC
    for label in words.LABELS:
        assert f"**{label}**" in DOC


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_right(example: str) -> None:
    if example.startswith(">"):
        example = "## A {.jeda}\n\n" + example
    text = example if example.startswith("---") else FRONT + example
    mistakes = Mistakes()
    outline = check_forms(parse(text, mistakes), KINDS, mistakes)
    script = read_script(outline, Offices(), KINDS, mistakes)
    assert [mistake.shown("doc") for mistake in mistakes.errors] == []
    assert script
