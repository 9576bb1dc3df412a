# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts a document into its header and its blocks, as the reader of the program does."""

import re
from typing import NamedTuple

from .wording import LINK

HEADERS = ("summary", "keywords", "checked", "urgent")
NOT_SHOWN = re.compile(r"<[a-zA-Z/!]|!\[|`|^\s*(?:-{3,}|\*{3,}|_{3,})\s*$|^#{4,}", re.M)
LIST_MARK = re.compile(r"(?:- |\d+\. )")
TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


class Part(NamedTuple):
    """What a source mark stands for: a paragraph, an item, a row, a paragraph of a call-out."""
    line: int
    text: str


class Block(NamedTuple):
    kind: str  # h1 h2 h3 p ul ol quote table
    line: int
    parts: list

    def links(self):
        return tuple(target for part in self.parts for _label, target in LINK.findall(part.text))

    def marks(self):
        return [target[5:] for target in self.links() if target.startswith("fact:")]

    def steps(self):
        return [target[3:] for target in self.links() if target.startswith("do:")]

    def shape(self):
        """What both languages share."""
        columns = self.parts[0].text.count("|") if self.kind == "table" else 0
        return self.kind, len(self.parts), columns, self.links()


class Document(NamedTuple):
    headers: dict
    blocks: list
    problems: list  # (line, sentence)


def read_document(text):
    problems, headers, lines = [], {}, text.split("\n")
    body = 0
    for body, line in enumerate(lines):  # up to the first line that is none
        name, colon, value = line.partition(": ")
        if not colon or name not in HEADERS:
            break
        if name in headers:
            problems.append((body + 1, f"has {name}: twice."))
        headers[name] = value.strip()
    blocks, chunk, first = [], [], 0
    for number, line in enumerate(lines[body:] + [""], body + 1):
        if line.strip():
            if not chunk:
                first = number
            chunk.append(line)
        elif chunk:
            blocks.append(read_block(first, chunk, problems))
            chunk = []
    return Document(headers, blocks, problems)


def read_block(first, chunk, problems):
    text = "\n".join(chunk)
    heading = re.match(r"(#{1,3}) (.*)", text)
    found = NOT_SHOWN.search(text)
    if found:
        problems.append((first, f"uses what the reader does not show: {found.group().strip()}"))
    if heading:
        kind, parts = f"h{len(heading.group(1))}", [Part(first, heading.group(2))]
        if len(chunk) > 1:
            problems.append((first, "has a heading that is not apart by a blank line."))
    elif text.startswith("|"):
        kind, parts = "table", table_rows(first, chunk, problems)
    elif text.startswith(">"):
        kind, parts = "quote", quote_paragraphs(first, chunk, problems)
    elif LIST_MARK.match(text):
        kind, parts = ("ul" if text.startswith("-") else "ol"), list_items(first, chunk, problems)
    else:
        kind, parts = "p", [Part(first, text)]
        if any(line.startswith((">", "|", "#")) or LIST_MARK.match(line) for line in chunk):
            problems.append((first, "mixes a paragraph with something else; a blank line is missing."))
    return Block(kind, first, parts)


def list_items(first, chunk, problems):
    numbered = chunk[0][0].isdigit()
    for place, line in enumerate(chunk):
        mark = LIST_MARK.match(line)
        if not mark or mark.group()[0].isdigit() != numbered or (numbered and mark.group() != f"{place + 1}. "):
            problems.append((first + place, "breaks its list: one level, one kind, one line for each item, counted from 1."))
    return [Part(first + place, LIST_MARK.sub("", line, count=1)) for place, line in enumerate(chunk)]


def quote_paragraphs(first, chunk, problems):
    parts, current = [], []
    for place, line in enumerate(chunk + [">"]):
        if not line.startswith(">"):
            problems.append((first + place, "leaves its call-out; each line begins with >."))
        inner = line.lstrip(">").strip()
        if inner:
            if not current:
                start = first + place
            current.append(inner)
        elif current:
            parts.append(Part(start, "\n".join(current)))
            current = []
    if not parts:
        problems.append((first, "has an empty call-out."))
    return parts or [Part(first, "")]


def table_rows(first, chunk, problems):
    columns = chunk[0].count("|")
    for place, line in enumerate(chunk):
        if not (line.startswith("|") and line.rstrip().endswith("|") and line.count("|") == columns):
            problems.append((first + place, "breaks its table: every row has as many cells as the first."))
    if len(chunk) < 3 or not TABLE_RULE.fullmatch(chunk[1].strip()):
        problems.append((first, "has a table without a head and a row below it."))
    if columns - 1 > 4:
        problems.append((first, "has a table of more than 4 columns."))
    return [Part(first + place, line) for place, line in enumerate(chunk) if place != 1]
