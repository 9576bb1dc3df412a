# SPDX-License-Identifier: GPL-3.0-or-later
"""relatives/called.ini: what the one who is called needs."""

from .cards import check_sources
from .notes import KEY_SENTENCE
from .report import LANGUAGES, both, check_keys, order_of, read_ini_or_report
from .wording import check_both

NAME = "relatives/called.ini"

HEAD = ("title", "lead", "danger", "signed", "cases", "allowed", "allowed_lead")
# kind of group → its list in [called], its texts, those that may be missing
KINDS = {
    "step": ("steps", ("title", "text"), ("more",)),
    "sentence": ("sentences", ("text", "when"), ()),
    "dont": ("donts", ("title", "text"), ()),
    "case": ("cases", ("title", "text", "say", "lines"), ()),
    "allowed": ("allowed", ("title", "text"), ()),
}
PROMISE = ("title", "text", "said")
PAPER = ("agreed", "write", "fold", "numbers")
STEPS, SENTENCES = 5, 3
# A step stands on one line of a telephone in large letters: half the width for a letter that is not Chinese.
STEP_WIDTH = {"zh": 11, "en": 30}
CASES = ("parent", "spouse", "guarantor", "workplace", "reused-number", "frightened", "door", "police", "minor")
# Nobody is told to say that they are no guarantor who may be one.
SIGNERS = ("guarantor",)
# What “I will pay for them” means rests on this, and says that it is not settled.
PROMISE_FACT = "law.civil.552"
NOT_SETTLED = {"zh": "没有定论", "en": "not settled"}


def check_called(report, resources, facts, articles, hotlines, words):
    ini = read_ini_or_report(report, resources, NAME)
    if ini is None or not report.check(ini.has_section("called"), NAME, "must have [called]."):
        return
    head = ini["called"]
    known = {"called", "promise", "paper"}
    check_keys(report, f"{NAME}: called", head, both(*HEAD) + tuple(kind[0] for kind in KINDS.values()))
    check_texts(report, f"{NAME}: called", head, facts, HEAD)

    for kind, (name, texts, optional) in KINDS.items():
        for key in order_of(report, NAME, ini, "called", name):
            known.add(f"{kind} {key}")
            where = f"{NAME}: {kind} {key}"
            if not report.check(ini.has_section(f"{kind} {key}"), where, "is listed but not described."):
                continue
            section = ini[f"{kind} {key}"]
            check_keys(report, where, section, both(*texts) + (("to_party",) if kind == "case" else ()),
                       both(*optional) + ("facts",) + (("channel", "relation", "article") if kind == "case" else ()))
            check_texts(report, where, section, facts, texts, optional)
            if kind == "step":
                check_step(report, where, section)
            if kind == "case":
                check_case(report, where, key, section, articles, words)

    check_whole(report, ini, facts)
    check_paper(report, ini, facts, hotlines)
    unlisted = set(ini.sections()) - known
    report.check(not unlisted, NAME, f"has groups that are not listed: {', '.join(sorted(unlisted))}.")


def check_whole(report, ini, facts):
    report.check(len(order_of(report, NAME, ini, "called", "steps")) == STEPS, NAME, f"does not have {STEPS} steps.")
    sentences = order_of(report, NAME, ini, "called", "sentences")
    report.check(len(sentences) == SENTENCES, NAME, f"does not have {SENTENCES} sentences.")
    report.check(sorted(order_of(report, NAME, ini, "called", "cases")) == sorted(CASES), NAME,
                 "does not have the cases it must have.")
    for language in LANGUAGES:
        first = ini.get(f"sentence {sentences[0]}", f"text_{language}", fallback="") if sentences else ""
        report.check(KEY_SENTENCE[language] in first, NAME, f"does not begin with the sentence to say ({language}).")
    where = f"{NAME}: promise"
    if report.check(ini.has_section("promise"), where, "is missing."):
        section = ini["promise"]
        check_keys(report, where, section, both(*PROMISE) + ("facts",))
        ids = check_texts(report, where, section, facts, PROMISE)
        report.check(PROMISE_FACT in ids, where, f"does not rest on {PROMISE_FACT}.")
        for language in LANGUAGES:
            report.check(NOT_SETTLED[language] in section.get(f"text_{language}", ""), where,
                         f"does not say that it is not settled ({language}).")


def check_paper(report, ini, facts, hotlines):
    where = f"{NAME}: paper"
    if not report.check(ini.has_section("paper"), where, "is missing."):
        return
    section = ini["paper"]
    check_keys(report, where, section, both(*PAPER) + ("hotlines",))
    check_texts(report, where, section, facts, PAPER)
    for key in order_of(report, NAME, ini, "paper", "hotlines"):
        report.check(key in hotlines, where, f"names a hotline that does not exist: {key}.")
    for language in LANGUAGES:
        report.check(section.get(f"agreed_{language}", "").count("____") == 2, where, f"has not two gaps to fill in ({language}).")


def check_texts(report, where, section, facts, texts, optional=()):
    """Both languages, the wording, the facts and the numbers. \\n stands for the end of a line."""
    lines = {name: "\n".join(value.split("\\n")) for name, value in section.items()}
    check_both(report, where, lines, texts)
    check_both(report, where, lines, optional, optional=True)
    return check_sources(report, where, lines, facts, texts + tuple(optional), needed=False)


def check_step(report, where, section):
    for language, most in STEP_WIDTH.items():
        title = section.get(f"title_{language}", "")
        report.check(len(title) <= most, where, f"is longer than a line of a screen ({language}): {title}")


def check_case(report, where, key, section, articles, words):
    report.check(section.get("to_party") in words["anning_parties"], where, "is written down for an unknown party.")
    report.check(section.get("channel", "call") in words["anning_channels"], where, "has an unknown channel.")
    report.check("relation" not in section or section["relation"] in words["anning_relations"], where,
                 "has an unknown relation.")
    article = section.get("article")
    report.check(article is None or article in articles, where, f"refers to an article that does not exist: {article}.")
    lines = [section.get(f"lines_{language}", "").split("\\n") for language in LANGUAGES]
    report.check(len(lines[0]) == len(lines[1]), where, "does not have as many lines in both languages.")
    report.check(all(line.strip() for part in lines for line in part), where, "has an empty line.")
    for language in LANGUAGES:
        report.check(key not in SIGNERS or KEY_SENTENCE[language] not in section.get(f"say_{language}", ""), where,
                     "has a guarantor say that they are none.")
