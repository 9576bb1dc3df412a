# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles, situations and claims: index.ini and the Markdown below guidance/, situations/ and claims/."""

import re
from typing import NamedTuple

from .facts import check_called, check_ids
from .markdown import read_document
from .figures import check_numbers, check_same_numbers
from .report import LANGUAGES, check_keys, is_day, order_of, read_ini_or_report, words_of
from .wording import HAN, LINK, check_both, check_marks, check_punctuation, check_wording

INDEX = "guidance/index.ini"
FOLDERS = {"article": "guidance", "situation": "situations", "claim": "claims"}
LENGTHS = {"article": (500, 1500), "situation": (120, 600), "claim": (120, 700)}  # Chinese characters
MINIMUM = {"article": 22, "situation": 12, "claim": 15}
URGENT = ("threat-now", "cannot-go-on", "at-the-door-now")
LABEL_LENGTH = (2, 8)  # Chinese characters on a button
WHY = "为什么"
ANSWERS = ("可以这样回", "可以这样做")


class Library(NamedTuple):
    """key of each document → its kind, in the order of the index."""
    kinds: dict

    def of_kind(self, kind):
        return [key for key, its_kind in self.kinds.items() if its_kind == kind]


# ---------------------------------------------------------------- the index

def read_index(report, resources):
    """Looks the index over and says what there is, in the folders as well."""
    kinds = {}
    ini = read_ini_or_report(report, resources, INDEX)
    if ini is not None:
        check_index(report, ini, kinds)
    for kind, folder in FOLDERS.items():
        check_folder(report, resources, folder, [key for key, its in kinds.items() if its == kind])
        count = sum(its == kind for its in kinds.values())
        report.check(count >= MINIMUM[kind], INDEX, f"lists {count} of kind {kind}; at least {MINIMUM[kind]} are needed.")
    for kind, folder in FOLDERS.items():  # a file that is not listed is read all the same
        for path in sorted((resources / folder / "zh").glob("*.md")):
            kinds.setdefault(path.stem, kind)
    return Library(kinds)


def check_index(report, ini, kinds):
    if not report.check(ini.has_section("guidance"), INDEX, "has no [guidance]."):
        return
    check_keys(report, f"{INDEX}: guidance", ini["guidance"], ("groups",), ("situations", "claims"))
    groups = order_of(report, INDEX, ini, "guidance", "groups")
    listed = [(key, "article") for group in groups for key in check_group(report, ini, group)]
    listed += [(key, "situation") for key in words_of(ini["guidance"].get("situations", ""))]
    listed += [(key, "claim") for key in words_of(ini["guidance"].get("claims", ""))]
    for key, kind in listed:
        report.check(key not in kinds, INDEX, f"lists {key} twice.")
        kinds[key] = kind
    unknown = set(ini.sections()) - {"guidance"} - {f"group {group}" for group in groups}
    report.check(not unknown, INDEX, f"has groups that are not listed: {', '.join(sorted(unknown))}.")


def check_group(report, ini, group):
    where = f"{INDEX}: group {group}"
    if not report.check(ini.has_section(f"group {group}"), where, "is listed but not described."):
        return []
    section = ini[f"group {group}"]
    check_keys(report, where, section, ("title_zh", "title_en", "articles"))
    check_both(report, where, section, ("title",))
    return words_of(section.get("articles", ""))


def check_folder(report, resources, folder, keys):
    for language in LANGUAGES:
        on_disk = {path.stem for path in (resources / folder / language).glob("*")}
        missing, unlisted = sorted(set(keys) - on_disk), sorted(on_disk - set(keys))
        report.check(not missing, f"{folder}/{language}", f"lacks what {INDEX} lists: {', '.join(missing)}.")
        report.check(not unlisted, f"{folder}/{language}", f"has what {INDEX} does not list: {', '.join(unlisted)}.")


# ---------------------------------------------------------------- documents

def check_documents(report, resources, facts, targets, library):
    for key, kind in library.kinds.items():
        documents = {}
        for language in LANGUAGES:
            name = f"{FOLDERS[kind]}/{language}/{key}.md"
            path = resources / name
            if path.exists():
                documents[language] = read_document(path.read_text(encoding="utf-8"))
                check_document(report, name, key, kind, documents[language], language, facts, targets)
        if len(documents) == len(LANGUAGES):
            check_parity(report, FOLDERS[kind], key, documents)


def check_document(report, name, key, kind, document, language, facts, targets):
    for line, sentence in document.problems:
        report.check(False, f"{name}:{line}", sentence)
    blocks = document.blocks
    kinds = [block.kind for block in blocks]
    if not report.check(kinds[:1] == ["h1"] and kinds.count("h1") == 1, name, "must have one title, and before all else."):
        return
    marks = [mark for block in blocks for mark in block.marks()]
    report.check(marks, name, "has no source.")
    check_headers(report, name, key, kind, document.headers, marks, language, facts)
    title = blocks[0].parts[0].text
    if kind == "claim":  # quotes what collectors say
        check_punctuation(report, name, title, language)
        report.check(re.fullmatch("“[^“”]+”", title), name, "must have a title in quotation marks.")
    else:
        check_wording(report, f"{name}:{blocks[0].line}", title, language)
        check_numbers(report, f"{name}:{blocks[0].line}", title, language, facts.carriers(marks, language))
    for section in sections_of(blocks):
        check_section(report, name, section, language, facts, targets)
    SHAPES[kind](report, name, key, document, language)
    if language == "zh":
        text = "".join(part.text for block in blocks for part in block.parts)
        least, most = LENGTHS[kind]
        length = len(HAN.findall(LINK.sub(r"\1", text)))
        report.check(least <= length <= most, name, f"has {length} Chinese characters; {least} to {most} is the measure.")


def check_headers(report, name, key, kind, headers, marks, language, facts):
    for header in ("summary", "keywords", "checked"):
        report.check(headers.get(header), name, f"has no line “{header}: …” before its title.")
    summary = headers.get("summary", "")
    check_wording(report, f"{name}: summary", summary, language)
    check_numbers(report, f"{name}: summary", summary, language, facts.carriers(marks, language))
    report.check(language == "zh" or not HAN.search(summary), name, "has a summary in Chinese.")
    keywords = headers.get("keywords", "").split(";")
    report.check(all(word.strip() for word in keywords), name, "has an empty keyword.")
    report.check(not any(mark in "".join(keywords) for mark in "；，、"), name, "has keywords that are not apart by a half-width semicolon.")
    if "checked" in headers:
        report.check(is_day(headers["checked"]), name, "checked is no day.")
    report.check(headers.get("urgent", "true") == "true", name, "urgent: is true or left out.")
    if kind == "situation":
        report.check(("urgent" in headers) == (key in URGENT), name,
                     "must be marked urgent: true." if key in URGENT else "is urgent only where somebody is in danger.")
    check_ids(report, name, sorted(set(marks)), facts, headers.get("checked"))


def sections_of(blocks):
    """The title with what follows it, then each heading with what follows it."""
    sections = [[]]
    for block in blocks[1:]:
        if block.kind in ("h2", "h3"):
            sections.append([])
        sections[-1].append(block)
    return [section for section in sections if section]


def check_section(report, name, section, language, facts, targets):
    marks = [mark for block in section for mark in block.marks()]
    text = "\n".join(part.text for block in section for part in block.parts)
    check_called(report, f"{name}:{section[0].line}", text, language, facts, marks)
    for block in section:
        check_block(report, name, block, language, facts, targets, marks)


def check_block(report, name, block, language, facts, targets, section_marks):
    for part in block.parts:
        where = f"{name}:{part.line}"
        check_wording(report, where, part.text, language)
        check_marks(report, where, part.text)
        report.check(not re.search(r"\]\(fact:[^)]*\)[\w“《（]", part.text), where, "has no blank behind a source mark.")
        marks = block_marks(block, part, section_marks)
        check_numbers(report, where, part.text, language, facts.carriers(marks, language))
        for _label, target in LINK.findall(part.text):
            report.check(target.startswith("fact:") or (target.startswith("do:") and block.kind == "quote"), where,
                         f"has a link that is neither source mark nor step: {target}.")
    if block.steps():
        check_step(report, name, block, language, targets)


def block_marks(block, part, section_marks):
    """The marks that count for a part: its own; for a heading, a table's head and a button those of what it names."""
    if block.kind in ("h2", "h3"):
        return section_marks
    if (block.kind == "table" and part is block.parts[0]) or (block.kind == "quote" and LINK.fullmatch(part.text)):
        return block.marks()
    return [target[5:] for _label, target in LINK.findall(part.text) if target.startswith("fact:")]


def check_step(report, name, block, language, targets):
    """A step is a call-out whose last paragraph is one link and nothing else."""
    where = f"{name}:{block.line}"
    last = LINK.fullmatch(block.parts[-1].text)
    report.check(last and len(block.parts) > 1 and len(block.steps()) == 1, where,
                 "has a step whose last paragraph is not just its link.")
    for part in block.parts:
        for label, target in LINK.findall(part.text):
            if target.startswith("do:"):
                check_label(report, where, label, language)
                targets.check(report, where, target[3:])


def check_label(report, where, label, language):
    if language == "zh":
        least, most = LABEL_LENGTH
        report.check(least <= len(HAN.findall(label)) <= most, where, f"has a button “{label}” of more than {most} or fewer than {least} characters.")
    else:
        small = [word for word in re.findall(r"[A-Za-z']{4,}", label) if word[0].islower() and word not in ("with", "from", "into")]
        report.check(label.strip() and not small and not label[:1].islower(), where, f"has a button “{label}” that is not in Title Case.")


def check_parity(report, folder, key, documents):
    where = f"{folder}/*/{key}.md"
    zh, en = documents["zh"], documents["en"]
    report.check(zh.headers.get("checked") == en.headers.get("checked"), where, "was checked on different days in Chinese and English.")
    report.check(("urgent" in zh.headers) == ("urgent" in en.headers), where, "is urgent in one language only.")
    report.check(len(zh.blocks) == len(en.blocks), where,
                 f"has {len(zh.blocks)} blocks in Chinese and {len(en.blocks)} in English.")
    for ours, theirs in zip(zh.blocks, en.blocks):
        if not report.check(ours.shape() == theirs.shape(), where,
                            f"differs between zh line {ours.line} and en line {theirs.line}: "
                            f"{told(ours)} in Chinese, {told(theirs)} in English."):
            break
        for our_part, their_part in zip(ours.parts, theirs.parts):
            check_same_numbers(report, f"{folder}/*/{key}.md: zh line {our_part.line}, en line {their_part.line}",
                               our_part.text, their_part.text)


def told(block):
    kind, parts, columns, links = block.shape()
    return " ".join([kind, f"of {parts}" + (f" by {columns - 1}" if columns else "")] + list(links))


# ---------------------------------------------------------------- shapes

def is_step(block):
    return block.kind == "quote" and len(block.steps()) == 1


def check_article(report, name, key, document, language):
    report.check("urgent" not in document.headers, name, "is an article and cannot be urgent.")


def check_situation(report, name, key, document, language):
    blocks = document.blocks[1:]
    steps = blocks[:3]
    report.check(len(steps) == 3 and all(is_step(block) for block in steps) and len(blocks) > 3 and blocks[3].kind == "h2", name,
                 "must begin with exactly three steps, and then the heading.")
    headings = [block.parts[0].text for block in blocks if block.kind in ("h2", "h3")]
    report.check(headings == [WHY] if language == "zh" else len(headings) == 1, name,
                 f"must have the heading “{WHY}” and no other." if language == "zh" else "must have one heading and no more.")
    reasons = blocks[4:]
    report.check(1 <= len(reasons) <= 3 and all(block.kind == "p" for block in reasons), name,
                 "must give its reasons in one to three paragraphs at the end.")
    report.check(any(block.marks() for block in reasons), name, "gives reasons without a source.")


def check_claim(report, name, key, document, language):
    blocks = document.blocks[1:]
    kinds = [block.kind for block in blocks]
    answer = kinds.index("h2") if "h2" in kinds else len(kinds)
    report.check(1 <= answer <= 3 and set(kinds[:answer]) == {"p"}, name, "must say what holds in one to three paragraphs.")
    report.check(any(block.marks() for block in blocks[:answer]), name, "says what holds without a source.")
    rest = blocks[answer + 1:]
    if not report.check(kinds[answer + 1:] == ["quote", "quote"], name, "must end with one call-out to say and one step."):
        return
    report.check(not rest[0].steps() and is_step(rest[1]), name, "must end with one call-out to say and one step.")
    heading = blocks[answer].parts[0].text
    if language == "zh":
        report.check(heading in ANSWERS, name, f"must head its answer with one of: {', '.join(ANSWERS)}.")
    if heading == ANSWERS[0]:
        said = LINK.sub("", rest[0].parts[0].text).strip()
        report.check(said.startswith("“") and said.endswith("”"), name, "must give the words to say in quotation marks.")


SHAPES = {"article": check_article, "situation": check_situation, "claim": check_claim}
