"""Markdown → outline, with the line of everything. The only module that needs markdown-it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bimtek.locale.folding import fold, nearest
from bimtek.script.attributes import cut_attrs
from bimtek.script.inline import Inline
from bimtek.script.mistakes import Mistakes
from bimtek.script.outline import (
    NO_ATTRS,
    Attrs,
    Block,
    Field,
    Hint,
    Item,
    Items,
    Outline,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
)
from bimtek.script.words import LABELS

DEEPEST = 18
"""Nesting at which markdown-it begins to drop text."""

_LABEL = re.compile(r"(?:\*\*|__)(?P<label>[^*_]{1,40}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*")
_POINT = re.compile(r"(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+\S")
_FIELD = re.compile(r"(?P<key>[^\s:][^:]*?)\s*:(?:\s+(?P<value>.*?))?\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = "---"


def parse(text: str, mistakes: Mistakes) -> Outline:
    """The outline of a script; what Markdown would drop silently is told as a mistake."""
    lines = text.split("\n")
    count = len(lines) - 1 if lines[-1] == "" else len(lines)
    front, start = _front(lines, mistakes)
    reader = _Reader(lines, start, mistakes)
    return Outline(front, reader.sections(), max(count, 1))


def _front(lines: list[str], mistakes: Mistakes) -> tuple[tuple[Field, ...], int]:
    """The fields of the front matter, and how many lines it takes."""
    if lines[0].rstrip() != _FENCE:
        mistakes.add(
            1, "baris pertama bukan `---`", "naskah dimulai dengan `---`, kepala naskah, lalu `---`"
        )
        return (), 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        mistakes.add(1, "kepala naskah tidak ditutup", "tulis `---` sesudah baris terakhirnya")
        end = next((n for n, line in enumerate(lines[1:], 1) if line.startswith("#")), len(lines))
        return _fields(lines[1:end], mistakes), end
    return _fields(lines[1:end], mistakes), end + 1


def _fields(lines: list[str], mistakes: Mistakes) -> tuple[Field, ...]:
    found: dict[str, Field] = {}
    for line, text in enumerate(lines, 2):
        if not text.strip():
            continue
        match = _FIELD.fullmatch(text.strip())
        if match is None:
            mistakes.add(line, "baris kepala naskah tanpa `kunci: nilai`", "tulis `kunci: nilai`")
            continue
        key = match["key"].casefold()
        if key in found:
            mistakes.add(
                line,
                f"‘{key}’ tertulis dua kali",
                f"satu kali saja; yang pertama di baris {found[key].line}",
            )
            continue
        found[key] = Field(key, match["value"] or "", line)
    return tuple(found.values())


@dataclass
class _Open:
    """A section that is still being filled."""

    level: int
    title: str = ""
    line: int = 1
    attrs: Attrs = NO_ATTRS
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    stray: bool = False
    """Its place is wrong, which was told: nobody reads it further."""

    def close(self) -> Section:
        return Section(
            self.level, self.title, self.line, self.attrs, tuple(self.blocks), tuple(self.sections)
        )


class _Reader:
    """Walks the blocks of the body."""

    def __init__(self, lines: list[str], start: int, mistakes: Mistakes) -> None:
        self.lines = lines
        self.start = start
        self.mistakes = mistakes
        commonmark = MarkdownIt("commonmark", {"html": True})
        self.inline = Inline(commonmark, mistakes)
        # Words are read where they are wanted, never twice.
        self.markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable("inline")

    def sections(self) -> tuple[Section, ...]:
        """The tree of sections."""
        tokens = self.markdown.parse("\n".join(self.lines[self.start :]))
        for token in tokens:
            if token.level >= DEEPEST and token.map:
                self.mistakes.add(
                    token.map[0] + self.start + 1,
                    "tulisan ini bersarang terlalu dalam",
                    "pakai paling banyak daftar di dalam daftar",
                )
        stack = [_Open(0)]
        for node in SyntaxTreeNode(tokens).children:
            if node.type == "heading":
                self._heading(node, stack)
            elif block := self.block(node):
                if stack[-1].level < 2 and not stack[-1].blocks:
                    self._outside(block)
                stack[-1].blocks.append(block)
        while len(stack) > 1:
            _close(stack)
        return tuple(stack[0].sections)

    def line(self, node: SyntaxTreeNode) -> int:
        return (node.map[0] if node.map else 0) + self.start + 1

    def _heading(self, node: SyntaxTreeNode, stack: list[_Open]) -> None:
        line, level = self.line(node), int(node.tag[1])
        if node.markup in {"-", "="}:
            self.mistakes.add(
                line, "judul dengan garis di bawahnya", "tulis `## Judul`, atau beri baris kosong"
            )
        text, attrs = cut_attrs(_source(node), line, self.mistakes)
        title = self.inline.text(text, line)
        if not title:
            self.mistakes.add(line, "judul kosong", "tulis judulnya")
        while stack[-1].level >= min(level, 4):
            _close(stack)
        stray = level > 2 and stack[-1].level != level - 1
        if level > 4:
            stray = True
            self.mistakes.add(line, f"judul tingkat {level}", "judul paling dalam `####`")
        elif stray:
            self.mistakes.add(
                line,
                f"judul `{'#' * level}` tidak berada di bawah `{'#' * (level - 1)}`",
                "jangan melompati tingkat judul",
            )
        stack.append(_Open(min(level, 4), " ".join(title.split()), line, attrs, stray=stray))

    def _outside(self, block: Block) -> None:
        self.mistakes.add(
            block.line,
            "tulisan ini tidak berada di bawah sebuah acara",
            "tulis di bawah `## Judul`",
        )

    def block(self, node: SyntaxTreeNode) -> Block | None:
        """One block that is no heading; what a script cannot hold is told."""
        line = self.line(node)
        if node.type == "paragraph":
            return self._paragraph(node, line)
        if node.type == "blockquote":
            hints: list[Hint] = []
            self._quote(node, hints)
            return Quote(line, tuple(hints))
        if node.type in {"bullet_list", "ordered_list"}:
            return Items(line, tuple(self._item(child) for child in node.children))
        if node.type == "table":
            return self._table(node, line)
        self._strange(node, line)
        return None

    def _strange(self, node: SyntaxTreeNode, line: int) -> None:
        if node.type == "html_block":
            self._html(node.content.strip(), line)
        elif node.type in {"fence", "code_block"}:
            self.mistakes.add(
                line, "blok kode di dalam naskah", "hapus ``` atau spasi di awal baris"
            )
        elif node.type != "hr":
            self.mistakes.add(line, "bentuk tulisan ini tidak dipakai", "lihat contoh naskah")

    def _html(self, text: str, line: int) -> None:
        """A comment on lines of its own is for whoever writes the script; other HTML is told."""
        if _COMMENT.fullmatch(text):
            return
        if text.startswith("<!--") and "-->" not in text:
            self.mistakes.add(line, "keterangan `<!--` tidak ditutup", "tulis `-->` di akhirnya")
        else:
            self.mistakes.add(line, "HTML di dalam naskah", "pakai Markdown biasa")

    def _paragraph(self, node: SyntaxTreeNode, line: int) -> Paragraph:
        source = _source(node)
        rows = [row.strip() for row in source.split("\n")]
        for at, row in enumerate(rows):
            if row.startswith("|"):
                self.mistakes.add(
                    line + at,
                    "tabel ini tidak terbaca",
                    "baris kedua tabel `|---|---|`, sama banyak dengan judul kolomnya",
                )
                break
        if re.fullmatch(r"\{[^{}]*\}", source.strip()):
            self.mistakes.add(line, "`{…}` berdiri sendiri", "tulis di akhir baris judul")
        return Paragraph(line, self.inline.text(source, line))

    def _quote(self, node: SyntaxTreeNode, hints: list[Hint], prefix: str = "") -> None:
        for child in node.children:
            line = self.line(child)
            if child.type == "paragraph":
                self._hints(_source(child), line, hints, prefix)
                prefix = ""
            elif child.type in {"blockquote", "bullet_list", "ordered_list"}:
                for inner in child.children if child.type != "blockquote" else [child]:
                    mark = f"{inner.info}. " if inner.info else "- "
                    self._quote(inner, hints, mark if inner.type == "list_item" else "")
            elif child.type in {"heading", "table"}:
                self.mistakes.add(line, "judul atau tabel di dalam kutipan", "hapus tanda `>`")
            else:
                self._strange(child, line)

    def _hints(self, source: str, line: int, hints: list[Hint], prefix: str) -> None:
        """Each line with a bold label begins a new piece; other lines continue the last one."""
        begun: list[tuple[int, str, list[str]]] = []
        for at, row in enumerate(source.split("\n"), line):
            row = row.strip()
            match = _LABEL.match(row)
            if match:
                begun.append((at, self._label(match["label"], at), [row[match.end() :]]))
                if not begun[-1][1]:
                    begun[-1][2][0] = row
            elif begun:
                begun[-1][2].append(row)
            else:
                begun.append((at, "", [row]))
        for at, label, rows in begun:
            text = prefix + " ".join(self.inline.text("\n".join(rows), at).split())
            if prefix and hints:
                last = hints.pop()
                hints.append(Hint(last.line, last.label, f"{last.text}\n{text}"))
            else:
                hints.append(Hint(at, label, text))

    def _label(self, written: str, line: int) -> str:
        known = {fold(label): label for label in LABELS}
        if (word := fold(written)) in known:
            return known[word]
        if close := nearest(word, list(known)):
            self.mistakes.warn(
                line, f"label ‘{written}’ tidak dikenal", f"mungkin maksudnya ‘{known[close]}’"
            )
        return ""

    def _item(self, node: SyntaxTreeNode) -> Item:
        line = self.line(node)
        number = int(node.info) if node.info else None
        texts: list[str] = []
        points: list[str] = []
        attrs = NO_ATTRS
        for child in node.children:
            if child.type == "paragraph":
                attrs = self._item_text(child, texts, points, attrs)
            elif child.type in {"bullet_list", "ordered_list"}:
                points += self._points(child)
            else:
                self._in_item(child)
        if not texts and not points:
            self.mistakes.add(line, "butir daftar kosong", "isi atau hapus butir ini")
        return Item(line, number, " ".join(texts), tuple(points), attrs)

    def _item_text(
        self, node: SyntaxTreeNode, texts: list[str], points: list[str], attrs: Attrs
    ) -> Attrs:
        """Sort the lines of an item into its sentence and its `a.` `b.` lines."""
        line = self.line(node)
        parts: list[tuple[int, bool, list[str]]] = []
        for at, row in enumerate(_source(node).split("\n"), line):
            row = row.strip()
            point = bool(_POINT.match(row)) and bool(parts or texts)
            if point or not parts:
                parts.append((at, point, [row]))
            else:
                parts[-1][2].append(row)
        for at, point, rows in parts:
            text, found = cut_attrs("\n".join(rows), at, self.mistakes)
            if found != NO_ATTRS:
                if attrs != NO_ATTRS:
                    self.mistakes.add(at, "`{…}` kedua pada butir ini", "satu butir satu `{…}`")
                attrs = found
            plain = " ".join(self.inline.text(text, at).split())
            (points if point else texts).append(plain)
        return attrs

    def _points(self, node: SyntaxTreeNode) -> list[str]:
        found: list[str] = []
        for place, child in enumerate(node.children):
            item = self._item(child)
            if item.attrs != NO_ATTRS:
                self.mistakes.add(
                    item.line, "`{…}` di daftar bagian dalam", "tulis pada butir yang memuatnya"
                )
            mark = f"{item.number}." if item.number is not None else f"{chr(97 + place % 26)}."
            found += [f"{mark} {item.text}", *item.points]
        return found

    def _in_item(self, node: SyntaxTreeNode) -> None:
        line = self.line(node)
        if node.type in {"blockquote", "table", "heading"}:
            self.mistakes.add(
                line, "kutipan, tabel, atau judul di dalam butir", "beri baris kosong sebelumnya"
            )
        else:
            self._strange(node, line)

    def _table(self, node: SyntaxTreeNode, line: int) -> Table:
        """Cells are counted on the source line: the parser drops extra ones, pads missing ones."""
        trs = [tr for part in node.children for tr in part.children]
        rows = [
            Row(at, tuple(self.inline.text(cell, at) for cell in split_row(self.lines[at - 1])))
            for at in (self.line(tr) for tr in trs)
        ]
        return Table(line, rows[0].cells, tuple(rows[1:]))


def split_row(line: str) -> list[str]:
    """The cells of a table's line: between `|` that no backslash protects."""
    row = line.strip()
    row = row.removeprefix("|")
    cells = re.split(r"(?<!\\)\|", row)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _close(stack: list[_Open]) -> None:
    done = stack.pop()
    if not done.stray:
        stack[-1].sections.append(done.close())


def _source(node: SyntaxTreeNode) -> str:
    return node.children[0].content if node.children else ""
