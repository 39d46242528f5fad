"""The plain words of a Markdown line: emphasis is dropped, HTML and pictures are mistakes."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bimtek.script.mistakes import Mistakes

LONGEST = 10_000
"""Characters of one paragraph with marks; a page has about 3,000. Longer ones take long."""
_SPECIAL = re.compile(r"[*_`\\<&\[!]")


class Inline:
    """Turns the source of a line into plain text."""

    def __init__(self, markdown: MarkdownIt, mistakes: Mistakes) -> None:
        self.markdown = markdown
        self.mistakes = mistakes

    def text(self, source: str, line: int) -> str:
        """The plain text; line breaks stay where they are."""
        source = "\n".join(row.strip() for row in source.strip().split("\n"))
        if not _SPECIAL.search(source):
            return source
        if len(source) > LONGEST:
            self.mistakes.add(
                line, f"satu alinea sepanjang {len(source)} huruf", f"paling panjang {LONGEST}"
            )
            return source
        words: list[str] = []
        for token in self.markdown.parseInline(source)[0].children or ():
            if token.type in {"softbreak", "hardbreak"}:
                words.append("\n")
                line += 1
            elif token.type == "html_inline":
                self.mistakes.add(
                    line, "HTML di dalam naskah", "pakai Markdown biasa; `<` tulis \\<"
                )
            elif token.type == "image":
                self.mistakes.add(line, "gambar di dalam naskah", "hapus gambarnya")
            else:
                words.append(_words(token))
        return "".join(words).strip()


def _words(token: Token) -> str:
    return token.content if token.type in {"text", "code_inline", "text_special"} else ""
