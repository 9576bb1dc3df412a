# SPDX-License-Identifier: GPL-3.0-or-later
"""letters/: the letters that are filled in from the user's file."""

import re
from typing import NamedTuple

from .facts import check_called, check_ids
from .figures import check_numbers, check_numbers_both, check_same_numbers
from .report import LANGUAGES, both, check_keys, is_day, order_of, read_ini_or_report, words_of
from .wording import HAN, LINK, check_both, check_marks, check_wording

NAME = "letters/letters.ini"
FIELD_TABLE = "src/exchange/letters/anning-letter-fields.c"
MINIMUM = 14
LEAST_LENGTH = 150  # Chinese characters
SUGGESTIONS = ("noted", "grave", "marked", "others", "stranger")
ABOUT = ("debt", "contacts", "debt+contacts", "none")

# Whom a rule binds (legal rules, section 1): the paragraph that cites it holds for one of these lenders.
SUPERVISED = ("is_nfra", "is_bank", "is_card", "is_consumer_finance")
BINDS = {
    "reg.card.": ("is_card",), "rate.card.": ("is_card",), "law.sol.card": ("is_card",),
    "reg.cfc.": ("is_consumer_finance",),
    "reg.microloan.": ("is_microloan",), "rate.24.microloan": ("is_microloan",),
    "reg.consumer_prot.": SUPERVISED, "sro.cba2026.": SUPERVISED,
    "std.gbt45251.": ("is_bank", "is_consumer_finance", "is_microloan"),
    "rate.24.financial": SUPERVISED + ("is_microloan", "is_local"), "rate.24.zhudai": ("is_bank",),
    "law.loan.private_4lpr": ("is_private",), "law.loan.private_principal": ("is_private",),
}
# Letters that go to one kind of lender only.
GOES_TO = {"card-agreement-request": ("is_card",), "complaint-nfra": ("is_nfra",)}

FIELD = re.compile(r"\{([^{}]*)\}")
GAP = re.compile("_{3,}|…{3,}|×{2,}|X{3,}")


class Paragraph(NamedTuple):
    line: int
    conditions: tuple
    lines: list

    def text(self):
        return "\n".join(self.lines)

    def plain(self):
        """As it is printed: without directives and list numbers; a field is a word."""
        lines = [re.sub(r"^(?:= |- |\d+\. |# )", "", line) for line in self.lines]
        return FIELD.sub("某", "\n".join(lines))

    def fields(self):
        return sorted({field.partition(":")[0] for field in FIELD.findall(self.text())})

    def marks(self):
        return [target[5:] for _label, target in LINK.findall(self.text()) if target.startswith("fact:")]

    def shape(self):
        marks = [re.match(r"= |- |\d+\. |# |", line).group() for line in self.lines]
        return self.conditions, tuple(self.fields()), tuple(self.marks()), tuple(mark for mark in marks if mark)


# ---------------------------------------------------------------- the list

def read_letters(report, resources):
    """letters.ini, and the keys of its letters."""
    ini = read_ini_or_report(report, resources, NAME)
    keys = []
    if ini is not None and report.check(ini.has_section("letters"), NAME, "has no [letters]."):
        for group in order_of(report, NAME, ini, "letters", "groups"):
            where = f"{NAME}: group {group}"
            if report.check(ini.has_section(f"group {group}"), where, "is listed but not described."):
                check_keys(report, where, ini[f"group {group}"], both("title") + ("letters",))
                check_both(report, where, ini[f"group {group}"], ("title",))
                keys += words_of(ini[f"group {group}"].get("letters", ""))
    report.check(len(set(keys)) == len(keys), NAME, "lists a letter twice.")
    report.check(len(keys) >= MINIMUM, NAME, f"lists {len(keys)} letters; at least {MINIMUM} are needed.")
    return ini, keys


def read_fields(report, source):
    """(name → kind of each field, names of the conditions), from the program's own table."""
    path = source / FIELD_TABLE
    if not report.check(path.exists(), FIELD_TABLE, "is missing."):
        return {}, ()
    code = path.read_text(encoding="utf-8")
    fields = dict(re.findall(r'\{ "(\w+)", ANNING_LETTER_FIELD_(\w+),', code))
    conditions = re.search(r"conditions\[\] = \{(.*?)\}", code, re.S)
    report.check(fields and conditions, FIELD_TABLE, "does not hold its fields and conditions as they are read here.")
    return fields, re.findall(r'"(\w+)"', conditions.group(1)) if conditions else ()


def check_letters(report, resources, source, ini, keys, facts, ticklists):
    if ini is None:
        return
    groups = {"letters"} | {f"group {group}" for group in words_of(ini.get("letters", "groups", fallback=""))}
    unlisted = set(ini.sections()) - groups - set(keys)
    report.check(not unlisted, NAME, f"has groups that are not listed: {', '.join(sorted(unlisted))}.")
    for language in LANGUAGES:
        on_disk = {path.stem for path in (resources / "letters" / language).glob("*")}
        report.check(on_disk == set(keys), f"letters/{language}",
                     f"and {NAME} do not agree on {', '.join(sorted(on_disk ^ set(keys)))}.")
    fields = read_fields(report, source)
    for key in keys:
        if report.check(ini.has_section(key), f"{NAME}: {key}", "is listed but not described."):
            check_letter(report, resources, key, ini[key], facts, ticklists, fields)


def check_letter(report, resources, key, section, facts, ticklists, fields):
    where = f"{NAME}: {key}"
    check_keys(report, where, section, both("title", "summary", "keywords", "send") + ("about", "checked"), ("facts", "ticks", "deadline", "suggest"))
    check_both(report, where, section, ("title", "summary", "send"))
    report.check(section.get("about") in ABOUT, where, f"is about “{section.get('about')}”.")
    report.check(is_day(section.get("checked")), where, "checked is no day.")
    report.check(section.get("suggest", "") in ("", *SUGGESTIONS), where, f"suggests contacts of no known kind: {section.get('suggest')}.")
    report.check("suggest" not in section or "contacts" in section.get("about", ""), where,
                 "suggests contacts, and is not about any.")
    report.check(section.get("ticks", "") in ["", *ticklists], where, f"names a tick list that does not exist: {section.get('ticks')}.")
    report.check("deadline" not in section or f"\n[{section['deadline']}]\n" in (resources / "rules/deadlines.ini").read_text("utf-8"),
                 where, f"names a deadline that does not exist: {section.get('deadline')}.")
    for language in LANGUAGES:
        words = section.get(f"keywords_{language}", "")
        report.check(all(word.strip() for word in words.rstrip(";").split(";")), where, f"keywords_{language} has an empty one.")
        report.check(not re.search("[；，、]", words), where, f"keywords_{language} are not apart by a half-width semicolon.")

    letters = {}
    for language in LANGUAGES:
        path = resources / "letters" / language / f"{key}.txt"
        if path.exists():
            letters[language] = read_letter(path.read_text(encoding="utf-8"))
            check_text(report, f"letters/{language}/{key}.txt", letters[language], language, facts, fields)
            check_binding(report, f"letters/{language}/{key}.txt", letters[language], GOES_TO.get(key, ()))
    marks = [mark for paragraphs in letters.values() for paragraph in paragraphs for mark in paragraph.marks()]
    ids = words_of(section.get("facts", "")) + marks
    check_ids(report, where, sorted(set(ids)), facts, section.get("checked"))
    check_numbers_both(report, where, section, ("title", "summary", "send"), facts, ids)
    if len(letters) == len(LANGUAGES):
        check_parity(report, key, letters)


# ---------------------------------------------------------------- the text

def read_letter(text):
    paragraphs, chunk = [], []
    for number, line in enumerate(text.split("\n") + [""], 1):
        if line.strip():
            if not chunk:
                first = number
            chunk.append(line.rstrip())
        elif chunk:
            conditions = []
            while chunk and chunk[0].startswith("? "):
                conditions += chunk.pop(0)[2:].split()
            paragraphs.append(Paragraph(first, tuple(sorted(conditions)), chunk))
            chunk = []
    return paragraphs


def check_text(report, name, paragraphs, language, facts, fields):
    titles = [line for paragraph in paragraphs for line in paragraph.lines if line.startswith("#")]
    first = paragraphs[0] if paragraphs else None
    report.check(first and first.lines and re.match(r"# \S", first.lines[0]) and len(first.lines) == 1
                 and not first.conditions and len(titles) == 1, name, "must begin with its only # title.")
    report.check(any("date" in paragraph.fields() and "date" not in paragraph.conditions for paragraph in paragraphs), name,
                 "has no {date}.")
    for paragraph in paragraphs:
        check_paragraph(report, f"{name}:{paragraph.line}", paragraph, language, facts, fields)
    if language == "zh":
        length = sum(len(HAN.findall(LINK.sub("", FIELD.sub("", paragraph.text())))) for paragraph in paragraphs)
        report.check(length >= LEAST_LENGTH, name, f"has {length} Chinese characters; {LEAST_LENGTH} is the least.")


def check_paragraph(report, where, paragraph, language, facts, fields):
    text = paragraph.text()
    report.check(paragraph.lines, where, "has a condition without a paragraph.")
    report.check(not any(line.startswith(("?", ">", "|")) for line in paragraph.lines), where,
                 "has a line that begins with what a letter does not know; conditions stand first.")
    check_fields(report, where, text, fields[0])
    for condition in paragraph.conditions:
        word = condition.removeprefix("!")
        report.check(word in fields[0] or word in fields[1], where, f"has an unknown condition: {condition}.")
        report.check("!" + condition not in paragraph.conditions, where, f"can never appear: {condition} and !{condition}.")
    report.check(not any(f"!{field}" in paragraph.conditions for field in paragraph.fields()), where,
                 "uses a field that has no value where it appears.")
    report.check(not GAP.search(text), where, "has a gap to fill in by hand.")
    report.check(not re.search(r"\*\*|`|<[a-z/!]", text), where, "has marks that a letter does not know.")
    check_marks(report, where, text)
    check_called(report, where, text, language, facts, paragraph.marks())
    for _label, target in LINK.findall(text):
        report.check(target.startswith("fact:"), where, f"has a link that is no source mark: {target}.")
    plain = paragraph.plain()
    check_wording(report, where, plain if language == "zh" else plain.replace("某", "X"), language)
    check_numbers(report, where, LINK.sub("", plain), language, facts.carriers(paragraph.marks(), language))
    report.check(language == "zh" or not HAN.search(FIELD.sub("", text)), where, "has Chinese characters in English.")


def check_binding(report, name, paragraphs, lenders):
    for paragraph in paragraphs:
        for mark in paragraph.marks():
            for prefix, bound in BINDS.items():
                if mark.startswith(prefix):
                    report.check(set(bound) & {*paragraph.conditions, *lenders}, f"{name}:{paragraph.line}",
                                 f"cites {mark} to lenders whom it does not bind; it needs one of: {', '.join(bound)}.")


def check_fields(report, where, text, fields):
    report.check(not re.search("[{}]", FIELD.sub("", text)), where, "has a brace without its other half.")
    for field in FIELD.findall(text):
        name, colon, form = field.partition(":")
        if report.check(name in fields, where, f"has an unknown field: {{{field}}}."):
            report.check(not colon or (form == "upper" and fields[name] == "MONEY"), where,
                         f"has a form that does not fit: {{{field}}}.")


def check_parity(report, key, letters):
    where = f"letters/*/{key}.txt"
    zh, en = letters["zh"], letters["en"]
    report.check(len(zh) == len(en), where, f"has {len(zh)} paragraphs in Chinese and {len(en)} in English.")
    for ours, theirs in zip(zh, en):
        differing = [what for what, a, b in zip(("conditions", "fields", "source marks", "lines"), ours.shape(), theirs.shape()) if a != b]
        if not report.check(not differing, where, f"differs in its {' and '.join(differing)} between zh line {ours.line} "
                                                  f"and en line {theirs.line}."):
            break
        check_same_numbers(report, f"letters/*/{key}.txt: zh line {ours.line}, en line {theirs.line}", ours.plain(), theirs.plain())
