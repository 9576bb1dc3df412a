#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the texts that are compiled in: facts, articles, notes and the made-up household.

Usage: check-content.py [SOURCE-ROOT]

Prints one sentence for each thing that is wrong and exits 1, or prints
"ok N checks" and exits 0. Needs nothing but Python.
"""

import configparser
import datetime
import json
import re
import sys
from pathlib import Path

LANGUAGES = ("zh", "en")

NATURES = ("law", "interpretation", "regulation", "normative", "standard",
           "self_regulation", "judicial_policy", "advice", "heuristic")
# What kind of source an id may stand for; the other prefixes are free.
NATURES_OF_PREFIX = {
    "law": ("law", "interpretation"),
    "proc": ("law", "interpretation"),
    "reg": ("regulation", "normative"),
    "std": ("standard",),
    "sro": ("self_regulation",),
    "scam": ("normative", "advice"),
    "rule": ("advice",),
}

# Words that would decide a case, promise an outcome or talk someone out of paying.
FORBIDDEN = {
    "zh": re.compile("违法|非法催收|构成犯罪|必须赔偿|可以不还|不用还|胜诉|一定能赢"),
    "en": re.compile(r"\b(illegal(ly)?|unlawful(ly)?|is a crime|must compensate|need not repay"
                     r"|(do|does) not have to (re)?pay|will win)\b", re.I),
}
# A standard or a guideline may not be said to be law.
NOT_LAW = {
    "zh": (re.compile("国家标准|推荐性标准|GB/T|自律|指引|协会"), re.compile("法律规定|法定|法律要求"),
           re.compile("不是法律|不是法定|并非法律|并非法定")),
    "en": (re.compile(r"standard|guideline|self-regulation|association", re.I),
           re.compile(r"\b(required by law|the law (says|requires|allows)|statut\w+|legal (duty|limit|requirement)s?)\b", re.I),
           re.compile(r"\b(no statut|not? (a |required by )?(law|statut|legal))", re.I)),
}
# Passages that quote such a saying in order to set it right, or the name of a document.
# file (below resources/) → passages; one that is no longer there is reported.
ALLOWED = {
    "facts/facts.ini": ["《银行保险违法行为举报处理办法》"],
    "guidance/zh/what-collectors-may-do.md": ["“法律规定一天只能打三个”这句话不准确"],
    "guidance/en/what-collectors-may-do.md": ["“the law allows only three calls a day” is not accurate"],
}

ARTICLE_LENGTH = (500, 1500)  # Chinese characters
TARGETS = ("new-incident", "add-debt", "write-note", "planner", "incidents", "relatives")
EMERGENCY = ("110", "120")

PARTS = ("what_happened", "what_i_do", "what_to_say", "what_not_to_do", "whom_to_call",
         "amounts", "code_word", "where_to_send", "not_your_fault")
PARTS_OFF = ("amounts", "code_word")
KEY_SENTENCE = {"zh": "我不是借款人，也不是担保人", "en": "I am not the borrower and not a guarantor"}

RECORD_FILES = ("debt", "budget-line", "proposal", "incident", "relative", "reading")
RECORDING_MAX = 60 * 1024
RECORDINGS = {".opus": 2, ".amr": 2, ".mp3": 2}
# No subscriber in China has a number that begins with these.
UNASSIGNED = re.compile(r"12[15]\d{8}")

HAN = re.compile("[\u3400-\u9fff]")
HALF_WIDTH = re.compile("[\u3400-\u9fff”」》）][,;:?!]|[,;:?!][\u3400-\u9fff“「《（]"
                        "|[,;:?!](?![\\dA-Za-z/])|[\u3400-\u9fff]\\(|\\)[\u3400-\u9fff]")
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


class Report:
    """Counts what was looked at and keeps a sentence for what was wrong."""

    def __init__(self):
        self.checks = 0
        self.problems = []

    def check(self, fine, where, sentence):
        self.checks += 1
        if not fine:
            self.problems.append(f"{where}: {sentence}")
        return fine


def read_ini(path):
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",), strict=True,
                                          interpolation=None, default_section="\0")
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"), str(path))
    return parser


def words_of(value):
    return [word for word in value.split(";") if word]


def is_day(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False


def is_instant(text):
    try:
        return datetime.datetime.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False


def sentences_of(text, language):
    return re.split("(?<=[。！？\n])" if language == "zh" else r"(?<=[.!?])\s|\n", text)


def check_wording(report, where, text, language):
    """No verdicts, no promises, and nothing that calls a standard law (legal rules, section 5)."""
    for passage in ALLOWED.get(where.split(":")[0], ()):
        text = text.replace(passage, "")
    found = FORBIDDEN[language].search(text)
    report.check(found is None, where, f"says “{found and found.group()}”, which decides or promises too much.")

    source, law, denial = NOT_LAW[language]
    for sentence in sentences_of(text, language):
        if source.search(sentence) and law.search(sentence):
            report.check(denial.search(sentence), where, f"calls a standard or a guideline law: {sentence.strip()}")

    if language == "zh":
        plain = LINK.sub(r"\1", text)
        found = HALF_WIDTH.search(plain)
        report.check(found is None, where, f"has half-width punctuation in Chinese text: “{found and found.group()}”.")


def check_both(report, where, section, keys):
    for key in keys:
        for language in LANGUAGES:
            name = f"{key}_{language}" if key else language
            text = section.get(name, "")
            if report.check(text.strip(), where, f"{name} is missing."):
                check_wording(report, where, text, language)
                if language == "zh":
                    report.check(HAN.search(text) or name.startswith("source"), where, f"{name} is not Chinese.")
                else:
                    report.check(not HAN.search(text), where, f"{name} has Chinese characters.")


# ---------------------------------------------------------------- facts

def check_facts(report, resources):
    facts = read_ini(resources / "facts/facts.ini")
    allowed = {"zh", "en", "nature", "source_zh", "source_en", "since", "checked", "confidence"}

    for fact in facts.sections():
        where = f"facts/facts.ini: {fact}"
        section = facts[fact]
        check_both(report, where, section, ("", "source"))
        report.check(set(section) <= allowed, where, f"has unknown keys: {', '.join(set(section) - allowed)}.")
        nature = section.get("nature")
        report.check(nature in NATURES, where, f"nature “{nature}” is unknown.")
        expected = NATURES_OF_PREFIX.get(fact.split(".")[0])
        report.check(expected is None or nature in expected, where, f"cannot be of nature “{nature}”.")
        report.check(is_day(section.get("checked")), where, "checked is no day.")
        report.check("since" not in section or is_day(section["since"]), where, "since is no day.")
        report.check(section.get("confidence") in ("verified", "single_source"), where, "confidence is unknown.")
        if fact.startswith("hot."):
            number = section.get("zh", "").split("：")[0]
            report.check(fact == "hot.local_fin" or re.fullmatch(r"[\d-]+", number), where,
                         "does not begin with its number.")
            report.check(number in section.get("en", "") or fact == "hot.local_fin", where,
                         "names another number in English.")
    return facts


# ---------------------------------------------------------------- articles

def blocks_of(text):
    """Paragraphs as (kind, text): h1…h3, quote, ul, ol, p."""
    blocks = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        heading = re.match(r"(#{1,3}) ", chunk)
        if heading:
            kind = f"h{len(heading.group(1))}"
        elif chunk.startswith(">"):
            kind = "quote"
            chunk = "\n".join(line.lstrip(">").strip() for line in chunk.split("\n"))
        elif chunk.startswith("- "):
            kind = "ul"
        elif re.match(r"\d+\. ", chunk):
            kind = "ol"
        else:
            kind = "p"
        blocks.append((kind, chunk))
    return blocks


def shape_of(blocks):
    """What both languages must share: kinds, list lengths, source marks and steps in order."""
    shape = []
    for kind, text in blocks:
        items = len(text.split("\n")) if kind in ("ul", "ol") else 1
        shape.append((kind, items, tuple(target for _label, target in LINK.findall(text))))
    return shape


def check_step(report, where, text, targets):
    """A step is a call-out whose last paragraph is one link and nothing else."""
    steps = [(label, target) for label, target in LINK.findall(text) if target.startswith("do:")]
    if not steps:
        return
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text)]
    report.check(len(steps) == 1 and LINK.fullmatch(paragraphs[-1]) and len(paragraphs) > 1, where,
                 "has a step whose last paragraph is not just its link.")
    for label, target in steps:
        report.check(label.strip(), where, f"has a step without a label ({target}).")
        report.check(target[3:] in targets, where, f"has a step to nowhere: {target}.")


def check_not_law_near(report, where, section_text, facts, marks, language):
    """Where a standard or a guideline is cited, the same section says what it is."""
    needed = {"standard": {"zh": "标准", "en": "standard"}, "self_regulation": {"zh": "自律", "en": "self-regulation"}}
    for mark in marks:
        nature = facts[mark]["nature"] if mark in facts else None
        if nature in needed:
            report.check(needed[nature][language] in section_text.lower(), where,
                         f"cites {mark} without saying “{needed[nature][language]}” in that section.")


def check_article_text(report, where, text, language, facts, targets):
    check_wording(report, where, text, language)
    blocks = blocks_of(text)
    report.check(blocks[0][0] == "h1" and [kind for kind, _ in blocks].count("h1") == 1, where,
                 "must begin with its only # title.")
    report.check(not re.search(r"<[a-z/!]|^\||!\[|```|^---", text, re.M), where,
                 "uses Markdown that the reader does not show (HTML, table, picture, code, rule).")

    section, marks = "", []
    for kind, chunk in blocks + [("h2", "")]:
        if kind.startswith("h"):
            check_not_law_near(report, where, section, facts, marks, language)
            section, marks = "", []
        section += chunk + "\n"
        for label, target in LINK.findall(chunk):
            if target.startswith("fact:"):
                report.check(target[5:] in facts, where, f"rests on a fact that does not exist: {target[5:]}.")
                report.check(label == "", where, f"has words inside the source mark {target}.")
                marks.append(target[5:])
            else:
                report.check(target.startswith("do:") and kind == "quote", where,
                             f"has a link that is neither source mark nor step: {target}.")
        if kind == "quote":
            check_step(report, where, chunk, targets)
    report.check(any(target.startswith("fact:") for _label, target in LINK.findall(text)), where, "has no source.")
    return blocks


def check_articles(report, resources, facts):
    index = read_ini(resources / "guidance/index.ini")
    articles = [name[8:] for name in index.sections() if name.startswith("article ")]
    groups = words_of(index["guidance"].get("groups", ""))
    numbers = [facts[fact]["zh"].split("：")[0] for fact in facts.sections() if fact.startswith("hot.")]
    targets = set(TARGETS) | {f"copy:{number}" for number in numbers} | {f"copy:{number}" for number in EMERGENCY}
    targets |= {f"article:{article}" for article in articles}

    listed = []
    for group in groups:
        where = f"guidance/index.ini: group {group}"
        if report.check(f"group {group}" in index, where, "is listed but not described."):
            section = index[f"group {group}"]
            check_both(report, where, section, ("title",))
            for article in words_of(section.get("articles", "")):
                listed.append(article)
                report.check(index.get(f"article {article}", "group", fallback=None) == group, where,
                             f"lists {article}, which names another group or none.")
    report.check(sorted(listed) == sorted(articles), "guidance/index.ini", "groups and articles do not agree.")

    for language in LANGUAGES:
        on_disk = {path.stem for path in (resources / "guidance" / language).glob("*.md")}
        report.check(on_disk == set(articles), f"guidance/{language}",
                     f"and the index do not agree on {', '.join(sorted(on_disk ^ set(articles)))}.")

    for article in articles:
        where = f"guidance/index.ini: article {article}"
        section = index[f"article {article}"]
        check_both(report, where, section, ("summary",))
        for language in LANGUAGES:
            report.check(words_of(section.get(f"keywords_{language}", "")), where, f"keywords_{language} is missing.")
        report.check(is_day(section.get("checked")), where, "checked is no day.")
        shapes = {}
        for language in LANGUAGES:
            path = resources / "guidance" / language / f"{article}.md"
            if not path.exists():
                continue
            name = f"guidance/{language}/{article}.md"
            text = path.read_text(encoding="utf-8")
            shapes[language] = shape_of(check_article_text(report, name, text, language, facts, targets))
            for _label, target in LINK.findall(text):
                fact = target[5:] if target.startswith("fact:") else None
                if fact in facts:
                    report.check(facts[fact]["checked"] <= section["checked"], name,
                                 f"was last compared before {fact} was checked again; read it once more.")
            if language == "zh":
                length = len(HAN.findall(LINK.sub(r"\1", text)))
                report.check(ARTICLE_LENGTH[0] <= length <= ARTICLE_LENGTH[1], name,
                             f"has {length} Chinese characters; {ARTICLE_LENGTH[0]} to {ARTICLE_LENGTH[1]} is the measure.")
        if len(shapes) == len(LANGUAGES):
            report.check(len(shapes["zh"]) == len(shapes["en"]), where, "has a different number of blocks in Chinese and English.")
            for zh, en in zip(shapes["zh"], shapes["en"]):
                report.check(zh == en, where, f"differs between the languages: {zh} and {en}.")
    return articles


def check_allowed(report, resources):
    for name, passages in ALLOWED.items():
        text = (resources / name).read_text(encoding="utf-8")
        for passage in passages:
            report.check(passage in text, name, f"no longer has “{passage}”; take it off the list of allowed passages.")


# ---------------------------------------------------------------- notes

def check_notes(report, resources, facts, audiences):
    notes = read_ini(resources / "notes/templates.ini")
    order = words_of(notes["templates"].get("order", ""))
    known = {"templates"}

    for name in order:
        where = f"notes/templates.ini: {name}"
        if not report.check(name in notes, where, "is offered but not described."):
            continue
        known.add(name)
        check_both(report, where, notes[name], ("title", "greeting", "closing"))
        report.check(notes[name].get("audience") in audiences, where, "has an unknown audience.")
        parts = words_of(notes[name].get("parts", ""))
        report.check(sorted(parts) == sorted(PARTS), where, "does not have the parts every note has.")
        for part in parts:
            where = f"notes/templates.ini: {name} {part}"
            if not report.check(f"{name} {part}" in notes, where, "is missing."):
                continue
            known.add(f"{name} {part}")
            section = notes[f"{name} {part}"]
            check_both(report, where, section, ("title", "text"))
            report.check(section.get("on") == ("false" if part in PARTS_OFF else "true"), where,
                         "is not switched as it should be at first.")
            for fact in words_of(section.get("facts", "")):
                report.check(fact in facts, where, f"rests on a fact that does not exist: {fact}.")
            for language in LANGUAGES:
                text = section.get(f"text_{language}", "")
                if part in PARTS_OFF:
                    report.check("____" in text, where, f"has no gap to fill in ({language}).")
                if part == "what_to_say":
                    report.check(KEY_SENTENCE[language] in text, where, f"lacks the sentence to say ({language}).")
    report.check(set(notes.sections()) == known, "notes/templates.ini",
                 f"has groups that no template uses: {', '.join(sorted(set(notes.sections()) - known))}.")


# ---------------------------------------------------------------- household

def read_words(source):
    text = (source / "src/domain/anning-words.c").read_text(encoding="utf-8")
    return {name: re.findall(r'\{ "([a-z_]+)",', body)
            for name, body in re.findall(r"const AnningWord (anning_\w+)\[\] = \{(.*?)\n\};", text, re.S)}


def read_record_types(source, words):
    """table → {field: (kind, word list or None)}, read from the record types themselves."""
    tables = {}
    for name in RECORD_FILES:
        code = (source / f"src/domain/anning-{name}.c").read_text(encoding="utf-8")
        header = (source / f"src/domain/anning-{name}.h").read_text(encoding="utf-8")
        for struct, table in re.findall(r'ANNING_DEFINE_RECORD \((\w+), \w+, "(\w+)"', code):
            body = re.search(r"typedef struct\s*\{([^{}]*)\}\s*%s;" % struct, header).group(1)
            lists = dict(re.findall(r"(\w+);\s*/\*[^\n]*?\b(anning_\w+)", body))
            tables[table] = {field: (kind, words.get(lists.get(field, "")))
                             for field, kind in re.findall(r"ANNING_FIELD \(%s, (\w+), (\w+)," % struct, code)}
    return tables


def check_text(report, where, field, value):
    if isinstance(value, dict):
        report.check(set(value) == set(LANGUAGES), where, f"{field} is not in both languages.")
        for language, text in value.items():
            if field != "words":  # what collectors say is quoted as it was said
                check_wording(report, where, text, language)
            if language == "en":
                report.check(not HAN.search(text), where, f"{field} has Chinese characters in English.")
    else:
        report.check(isinstance(value, str) and not HAN.search(value), where, f"{field} is in one language only.")


def check_value(report, where, field, kind, allowed, value, ids, words):
    if kind == "DAY":
        report.check(is_day(value), where, f"{field} is no day: {value}.")
    elif kind == "INSTANT":
        report.check(is_instant(value), where, f"{field} is no instant: {value}.")
    elif kind == "LINK":
        report.check(value in ids.get(field[:-3], ()), where, f"{field} points to nothing: {value}.")
    elif kind == "BOOLEAN":
        report.check(value in (0, 1), where, f"{field} is neither 0 nor 1.")
    elif kind in ("INTEGER", "MONEY", "RATE"):
        report.check(type(value) is int and value >= 0, where, f"{field} is no whole number: {value}.")
    elif kind == "WORD" and allowed is not None:
        report.check(value in allowed, where, f"{field} is not a word of its list: {value}.")
    elif kind == "TEXT" and field == "tags":
        for tag in value.split(" "):
            report.check(tag in words["anning_incident_tags"], where, f"has an unknown tag: {tag}.")
    elif kind == "TEXT" and field.endswith("number") or field == "phone":
        report.check(UNASSIGNED.fullmatch(value), where, f"{field} could be somebody's: {value}.")
    elif kind == "TEXT" and field not in ("agreed_hours", "place"):
        check_text(report, where, field, value)


def check_recordings(report, folder, records):
    used = {}
    for row in records.get("incident", ()):
        if "recording" not in row:
            continue
        name, where = row["recording"], f"demo/household.json: incident {row['id']}"
        used[name] = row
        digits = re.sub(r"\D", "", Path(name).stem)
        report.check(digits.endswith(re.sub(r"\D", "", row["started_at"])), where, "did not begin when its recording's name says.")
        report.check(row["from_number"] in digits, where, "has another number than its recording's name.")
        report.check(row.get("ended_at", "") > row["started_at"], where, "has a recording but no end.")

    on_disk = {path.name: path for path in folder.iterdir()}
    report.check(set(on_disk) == set(used), "demo/recordings",
                 f"and the household do not agree on {', '.join(sorted(set(on_disk) ^ set(used)))}.")
    for suffix, number in RECORDINGS.items():
        report.check(sum(name.endswith(suffix) for name in on_disk) == number, "demo/recordings",
                     f"must hold {number} of {suffix}.")
    for name, path in on_disk.items():
        report.check(0 < path.stat().st_size < RECORDING_MAX, f"demo/recordings/{name}", "is empty or too large.")

    for row in records.get("marker", ()):
        where = f"demo/household.json: marker {row['id']}"
        if report.check(row.get("recording") in used, where, "is in no recording of an incident."):
            call = used[row["recording"]]
            seconds = (datetime.datetime.fromisoformat(call["ended_at"])
                       - datetime.datetime.fromisoformat(call["started_at"])).total_seconds()
            report.check(row["start_ms"] < row.get("end_ms", row["start_ms"] + 1) <= 1000 * (seconds + 1), where,
                         "lies outside its recording.")


def months_between(first, last):
    first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return (last.year - first.year) * 12 + last.month - first.month


def check_sense(report, records):
    """What must fit together for the household to be believable."""
    owner = {}
    for row in records["incident"]:
        if row["direction"] == "in" and "from_number" in row:
            debt = owner.setdefault(row["from_number"], row["debt_id"])
            report.check(debt == row["debt_id"], f"demo/household.json: incident {row['id']}",
                         "comes from a number that belongs to another creditor.")
    for debt in records["debt"]:
        where = f"demo/household.json: debt {debt['id']}"
        paid = sorted(row["day"] for row in records["payment"] if row["debt_id"] == debt["id"])
        if "overdue_since" in debt:
            due = months_between(debt["first_due_day"], debt["overdue_since"])
            report.check(len(paid) == due and all(day < debt["overdue_since"] for day in paid), where,
                         f"has {len(paid)} payments but {due} instalments before it became overdue.")
        for row in records["incident"]:
            if row.get("debt_id") == debt["id"]:
                report.check(row["creditor"] == debt["creditor"] and row["lender_type"] == debt["lender_type"],
                             f"demo/household.json: incident {row['id']}", "names another creditor than its debt.")
        for field in ("principal", "instalment", "rate", "term_months"):
            report.check(debt.get(field, 0) > 0, where, f"has no {field}.")
    report.check(len(records["debt"]) == 5 and len(records["incident"]) == 60 and len(records["relative"]) == 3,
                 "demo/household.json", "must have 5 debts, 60 incidents and 3 relatives.")


def check_household(report, source, resources, articles):
    household = json.loads((resources / "demo/household.json").read_text(encoding="utf-8"))
    words = read_words(source)
    tables = read_record_types(source, words)
    records = household.get("records", {})
    report.check(set(household) == {"comment", "anchor", "records"}, "demo/household.json", "has unexpected members.")
    report.check(is_day(household.get("anchor")), "demo/household.json", "anchor is no day.")
    ids = {table: [row.get("id") for row in rows] for table, rows in records.items()}

    for table, rows in records.items():
        if not report.check(table in tables, "demo/household.json", f"has a table that does not exist: {table}."):
            continue
        report.check(len(set(ids[table])) == len(rows) and None not in ids[table], f"demo/household.json: {table}",
                     "has rows without an id of their own.")
        for row in rows:
            where = f"demo/household.json: {table} {row.get('id')}"
            for field, value in row.items():
                if field in ("id", "recording"):
                    continue
                if not report.check(field in tables[table], where, f"has a field that does not exist: {field}."):
                    continue
                kind, allowed = tables[table][field]
                if field == "language":
                    report.check(value == {"zh": "zh", "en": "en"}, where, "has no language.")
                elif field == "part":
                    report.check(value in PARTS, where, f"has an unknown part: {value}.")
                elif field == "article":
                    report.check(value in articles, where, f"keeps an article that does not exist: {value}.")
                else:
                    report.check(kind != "WORD" or allowed is not None, where, f"{field} has no list of words.")
                    check_value(report, where, field, kind, allowed, value, ids, words)
                if kind == "INSTANT":
                    report.check(value[:10] < household["anchor"], where, f"{field} could lie in the future when the anchor is today.")
    check_recordings(report, resources / "demo/recordings", records)
    check_sense(report, records)


def check_compiled_in(report, resources):
    xml = (resources / "anning.gresource.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<file[^>]*>([^<]+)</file>", xml))
    files = [path for folder in ("facts", "notes", "guidance") for path in (resources / folder).rglob("*") if path.is_file()]
    files += [resources / "demo/household.json"] + list((resources / "demo/recordings").iterdir())
    for path in files:
        name = path.relative_to(resources).as_posix()
        report.check(name in listed, name, "is not listed in anning.gresource.xml.")


def main():
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    resources = source / "resources"
    report = Report()

    facts = check_facts(report, resources)
    articles = check_articles(report, resources, facts)
    check_allowed(report, resources)
    check_notes(report, resources, facts, read_words(source)["anning_audiences"])
    check_household(report, source, resources, articles)
    check_compiled_in(report, resources)

    for problem in report.problems:
        print(problem)
    if report.problems:
        print(f"{len(report.problems)} of {report.checks} checks failed")
        return 1
    print(f"ok {report.checks} checks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
