"""Whatever stands in a file: no traceback, and every mistake at a line that the file has."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bimtek.script.forms import check_forms
from bimtek.script.library import home
from bimtek.script.mistakes import Mistakes
from bimtek.script.outline import outline_from_json, outline_to_json
from bimtek.script.parse import parse
from bimtek.script.read import read_script
from bimtek.script.source import decode
from bimtek.stages import KINDS

from .checking import OFFICES

SHIPPED = tuple(path.read_text("utf-8") for path in sorted(home().glob("**/*.md")))

VOCABULARY = r"""
--- # ## ### #### ##### > - * 1. a. b. | |---|---| ** __ ` ``` = “ ” ' 10' , ; : { } \\ \\|
{.sk} {.jeda} {.skala} {.paparan {.kesenjangan} {.kertas-kerja} {.penutup harian}
durasi=10 mulai=08.30 #id kini+1 naskah: 1 judul: tanggal: 3–4 Juli 2023
kolom jenis badan peran opd kode indikator semua kecuali Menimbang KESATU 4.2
<b> </b> <!-- [x](y) ![x](y) ² ٣ ① İ ß ﬁ 9999999999999999999
"""
BLANKS = ("\t", "\n", "\n\n", "\u00a0", "\u2028", "\ufeff", "\u202e", "\x1b[0m", "\r", "\0")
WORDS = st.sampled_from((*VOCABULARY.split(), *BLANKS))
PIECES = st.lists(WORDS | st.text(max_size=8), max_size=60).map(" ".join)
LINES = st.lists(WORDS | st.text(max_size=20), max_size=40).map("\n".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A shipped script after a few slips of the hand."""
    text = draw(st.sampled_from(SHIPPED))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(WORDS | st.text(max_size=5)) + text[end:]
    return text


def mistakes_lie_in_the_file(data: bytes) -> None:
    mistakes = Mistakes()
    text = decode(data, mistakes)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    if text is not None:
        outline = check_forms(parse(text, mistakes), KINDS, mistakes)
        assert outline_from_json(outline_to_json(outline)) == outline
        script = read_script(outline, OFFICES, KINDS, mistakes)
        assert script or mistakes
    for mistake in mistakes:
        assert 1 <= mistake.line <= lines
        assert mistake.what
        assert mistake.expected


@settings(max_examples=settings().max_examples // 2)  # each one is a whole script
@given(mutated())
def test_a_shipped_script_with_slips_of_the_hand(text: str) -> None:
    mistakes_lie_in_the_file(text.encode("utf-8", "surrogatepass"))


@given(PIECES | LINES, st.booleans())
def test_text_of_markdown_and_nonsense(text: str, front: bool) -> None:
    start = "---\nnaskah: 1\njudul: A\nkota: B\ntanggal: 3 Juli 2023\n---\n" if front else ""
    mistakes_lie_in_the_file((start + text).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=400))
def test_bytes_of_any_kind(data: bytes) -> None:
    mistakes_lie_in_the_file(data)
