# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program itself says: its messages in both languages, the words of its papers, and the
facts that it names. Held to the same wordings as the texts that are compiled in."""

import re

from .report import LANGUAGES, read_ini
from .wording import FULL_WIDTH, HALF_WIDTH, HAN, check_verdicts

MESSAGES = "po/zh_CN.po"
PAPERS = ("papers/words.ini", "papers/bundle.ini", "papers/contacts.ini")
PO_TEXT = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d+\])?) ((?:"(?:[^"\\\n]|\\.)*"\n?)+)', re.M)
C_TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
C_JOINED = re.compile(r'"\s*\n\s*"')
C_CHARACTER = re.compile(r"'(?:[^'\\\n]|\\.)'")
C_COMMENT = re.compile(r"/\*.*?\*/", re.S)
UI_TEXT = re.compile(r">([^<>]+)</(?:property|item|attribute)>")
# A value that is put in, and the letter to be pressed: neither is part of the sentence.
VALUE = re.compile(r"&amp;|%(?:\d\$)?[-0]?\d*[a-zA-Z]|%\d")
MNEMONIC = re.compile(r"\(_[A-Z]\)")
# Two of them make a sentence; one can be a name, or a unit that is the same everywhere.
WORD = re.compile(r"[A-Za-z]{3,}")


def unquoted(text):
    return "".join(C_TEXT.findall(text)).replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")


def check_text(report, where, text, language):
    check_verdicts(report, where, text, language)
    found = (HALF_WIDTH if language == "zh" else FULL_WIDTH).search(VALUE.sub("0", MNEMONIC.sub("字", text)))
    report.check(found is None, where, f"has the punctuation of another language: {text[:60]}")


def check_messages(report, source):
    path = source / MESSAGES
    if not report.check(path.exists(), MESSAGES, "is missing."):
        return
    for entry in path.read_text(encoding="utf-8").split("\n\n"):
        texts = [(kind, unquoted(text)) for kind, text in PO_TEXT.findall(entry)]
        # the head, and the words by which the program is found, which are in both languages
        if not texts or not texts[0][1] or HAN.search(texts[0][1]):
            continue
        where = f"{MESSAGES}: {texts[0][1][:50]}"
        if len(WORD.findall(VALUE.sub("", texts[0][1]))) > 1:
            report.check(all(HAN.search(text) for kind, text in texts if kind.startswith("msgstr") and text), where,
                         "has no Chinese character in its translation.")
        for kind, text in texts:
            check_text(report, where, text, "zh" if kind.startswith("msgstr") else "en")


def fact_names(text, groups):
    """What is written in C as the name of a fact: a literal that begins as facts do, and is no name on the bus."""
    return [literal for literal in C_TEXT.findall(text)
            if literal.split(".")[0] in groups and not literal.startswith("org.freedesktop.") and re.fullmatch(r"[a-z]+(\.[a-z0-9_]+)+", literal)]


def check_sources(report, source, facts):
    groups = {name.split(".")[0] for name in facts}
    for path in sorted((source / "src").glob("*/**/*.[ch]")):
        where = path.relative_to(source).as_posix()
        text = C_JOINED.sub("", C_CHARACTER.sub("' '", C_COMMENT.sub("", path.read_text(encoding="utf-8"))))
        for name in fact_names(text, groups):
            report.check(name in facts, where, f"names a fact that does not exist: {name}.")
        for language in LANGUAGES:
            check_verdicts(report, where, "\n".join(C_TEXT.findall(text)), language)
    for path in sorted((source / "resources/ui").rglob("*.ui")):
        check_verdicts(report, path.relative_to(source).as_posix(),
                       "\n".join(UI_TEXT.findall(path.read_text(encoding="utf-8"))), "en")


def check_papers(report, resources):
    for name in PAPERS:
        if report.check((resources / name).exists(), name, "is missing."):
            check_paper(report, name, read_ini(resources / name))


def check_paper(report, name, papers):
    for group in papers.sections():
        section = papers[group]
        for word in sorted({key.rsplit("_", 1)[0] for key in section}):
            where = f"{name}: {group} {word}"
            for language in LANGUAGES:
                if report.check(f"{word}_{language}" in section, where, f"is not there in {language}."):
                    check_text(report, where, section[f"{word}_{language}"], language)


def check_program_words(report, source, resources, facts):
    """facts: the names of all there are"""
    check_messages(report, source)
    check_sources(report, source, facts)
    check_papers(report, resources)
