# SPDX-License-Identifier: GPL-3.0-or-later
"""The words and fields of the records, read from the C sources themselves."""

import re

RECORD_FILES = ("debt", "budget-line", "proposal", "incident", "relative", "reading", "conduct/deadline-entry",
                "sources/source-entry", "sources/trace-entry", "sources/number")


def read_words(source):
    text = (source / "src/domain/anning-words.c").read_text(encoding="utf-8")
    words = {name: re.findall(r'\{ "([a-z_]+)",', body)
             for name, body in re.findall(r"const AnningWord (anning_\w+)\[\] = \{(.*?)\n\};", text, re.S)}
    rules = (source / "src/domain/conduct/anning-deadline.c").read_text(encoding="utf-8")
    words["anning_deadline_rules"] = re.findall(r'\{ "(T-[A-Z-]+)",', rules)
    return words


def read_record_types(source, words):
    """table → {field: (kind, word list or None)}, read from the record types themselves."""
    tables = {}
    for name in RECORD_FILES:
        folder, _, short = f"src/domain/{name}".rpartition("/")
        code = (source / folder / f"anning-{short}.c").read_text(encoding="utf-8")
        header = (source / folder / f"anning-{short}.h").read_text(encoding="utf-8")
        for struct, table in re.findall(r'ANNING_DEFINE_RECORD \((\w+), \w+, "(\w+)"', code):
            body = re.search(r"typedef struct\s*\{([^{}]*)\}\s*%s;" % struct, header).group(1)
            lists = dict(re.findall(r"(\w+);\s*/\*[^\n]*?\b(anning_\w+)", body))
            tables[table] = {field: (kind, words.get(lists.get(field, "")))
                             for field, kind in re.findall(r"ANNING_FIELD \(%s, (\w+), (\w+)," % struct, code)}
    return tables
