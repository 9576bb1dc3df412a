# SPDX-License-Identifier: GPL-3.0-or-later
"""rules/: what is said of the findings of the rules of conduct, and of deadlines."""

import re

from .facts import check_called, check_ids
from .figures import check_numbers_both, check_same_numbers
from .report import LANGUAGES, both, check_keys, order_of, read_ini_or_report, words_of
from .wording import check_both, check_wording

RULES = "rules/rules.ini"
DEADLINES = "rules/deadlines.ini"
RULE_TABLE = "src/domain/conduct/anning-conduct-rules.c"
BASIS_TABLE = "src/domain/conduct/anning-conduct-basis.c"
DEADLINE_TABLE = "src/domain/conduct/anning-deadline.c"

STEPS = tuple(f"next_{number}" for number in range(1, 5))
FIELD = re.compile(r"\{([^{}]*)\}")
NUMBERS = ("count", "limit", "peak", "raise", "from", "to", "week_days", "week_calls", "hour_calls", "nights_days",
           "reachable_days", "numbers", "codes", "people")
# What the sentences on how a figure came about name.
RECKONED = ("sum", "day", "demanded", "bill", "paid", "expected", "more", "tolerance", "yearly", "interest", "fees", "name",
            "fee", "charged", "line", "nature", "times", "lpr")
# Never named where the lender is not known: they bind one kind of institution.
LAWS = ("law_civ", "law_pipl", "law_ps", "law_crim")
# Spans that this program chose for its own thresholds; no source has them.
OWN_SPANS = {"R-FREQ-03": ("一小时", "an hour"), "R-FREQ-04": ("24 小时", "24 hours")}


def words_in(code, name):
    found = re.search(r"\b%s\[[^\]]*\] = \{(.*?)\};" % name, code, re.S)
    return re.findall(r'"([a-z_0-9]+)"', found.group(1)) if found else []


def read_tables(report, source):
    """The rules with their variants and bases, and the stable words, from the program's own tables."""
    code = (source / RULE_TABLE).read_text(encoding="utf-8")
    bases = words_in((source / BASIS_TABLE).read_text(encoding="utf-8"), "anning_bases")
    rules = {}
    for body in re.findall(r"\[ANNING_RULE_\w+\] = \{(.*?)\n  \},", code, re.S):
        names = re.findall(r"\[ANNING_BASIS_(\w+)\] =", body)
        variants = re.findall(r'"([a-z_]*)"', body.rsplit("{", 1)[1])
        rules[re.search(r'"(R-[A-Z0-9-]+)"', body).group(1)] = ([name.lower() for name in names], variants)
    report.check(len(rules) >= 34 and bases, RULE_TABLE, "does not hold its rules as they are read here.")
    return rules, {"basis": bases, "missing": words_in(code, "anning_missing"),
                   "heuristic": [word for word in words_in(code, "anning_heuristics") if word != "none"],
                   "fee": [word for table in ("anning_fee_kinds", "anning_fee_times") for word in
                           words_in((source / "src/domain/anning-words.c").read_text(encoding="utf-8"), table)],
                   "nature": words_in((source / BASIS_TABLE).read_text(encoding="utf-8"), "anning_natures"),
                   "proof": words_in((source / "src/domain/conduct/anning-contact.c").read_text(encoding="utf-8"),
                                     "anning_proofs")}


def plain(section, fields, report, where):
    """The texts as they are read, with a word for each number; what they name is checked."""
    texts = {}
    for key, text in section.items():
        for field in FIELD.findall(text):
            report.check(field in fields, where, f"{key} names a number that no finding has: {{{field}}}.")
        report.check(not re.search("[{}]", FIELD.sub("", text)), where, f"{key} has a brace without its other half.")
        texts[key] = FIELD.sub("某" if key.endswith("_zh") else "X", text)
    return texts


def same_fields(report, where, section, key):
    zh, en = (sorted(set(FIELD.findall(section.get(f"{key}_{language}", "")))) for language in LANGUAGES)
    report.check(zh == en, where, f"{key} names other numbers in Chinese than in English.")


def stated_of(section, names):
    """Those of them that a paper for somebody else says in other words."""
    return [f"{name}_stated" for name in names if any(key in section for key in both(f"{name}_stated"))]


def check_rule(report, name, section, bases, variants, facts):
    where = f"{RULES}: {name}"
    texts = ["text"] + [f"text_{variant}" for variant in variants if variant]
    texts += stated_of(section, ["title", *texts])
    steps = [step for step in STEPS if f"{step}_zh" in section]
    check_keys(report, where, section, both("title", *texts, "next_1", *bases) + tuple(f"{basis}_facts" for basis in bases),
               both(*STEPS) + ("facts",) + tuple(f"{basis}_nature" for basis in bases))
    report.check(steps == list(STEPS[:len(steps)]), where, "has a step missing between others.")
    readable = plain(section, NUMBERS, report, where)
    for key in ("title", *texts, *steps):
        same_fields(report, where, section, key)
    check_both(report, where, readable, ("title", *texts, *steps))
    for basis in bases:
        for language in LANGUAGES:
            check_wording(report, where, readable.get(f"{basis}_{language}", ""), language)
        report.check(not any(mark in readable.get(f"{basis}_zh", "") for mark in "。！？"), where,
                     f"{basis}_zh is more than a part of a sentence.")
    ids = words_of(section.get("facts", ""))
    own = {basis: words_of(section.get(f"{basis}_facts", "")) for basis in bases}
    check_ids(report, where, ids, facts)
    for basis, named in own.items():
        report.check(named, where, f"{basis} names no facts.")
        check_ids(report, where, named, facts)
        check_numbers_both(report, where, readable, (basis,), facts, named)
        natures = {facts.get(fact, "nature") for fact in named}
        if basis in LAWS and "law" not in natures:
            report.check({section.get(f"{basis}_nature")} == natures, where, f"{basis} is called law, and its facts are none.")
        if basis in LAWS:
            report.check(not any(fact.startswith(("std.", "sro.", "reg.")) for fact in named), where,
                         f"{basis} rests on what is no law.")
    everything = ids + [fact for named in own.values() for fact in named]
    for span in OWN_SPANS.get(name, ()):
        readable = {key: text.replace(span, "") for key, text in readable.items()}
    check_numbers_both(report, where, readable, texts + steps, facts, everything)


def check_words(report, ini, kind, words, fields=()):
    for word in words:
        where = f"{RULES}: {kind} {word}"
        if report.check(ini.has_section(f"{kind} {word}"), where, "is missing."):
            section = ini[f"{kind} {word}"]
            keys = ("name", *[key for key in ("compared", "members", "may_breach") if f"{key}_zh" in section]) \
                if kind == "basis" else ("text",)
            keys = (*keys, *stated_of(section, keys))
            check_keys(report, where, section, both(*keys))
            check_both(report, where, plain(section, fields, report, where), keys)
            for key in keys:
                same_fields(report, where, section, key)


def check_basis_words(report, ini, facts):
    """A standard and a guideline say in every sentence what they are."""
    for basis, fact in (("std_gbt", "std.gbt45251.scope"), ("sro_cba", "sro.cba2026.id")):
        if ini.has_section(f"basis {basis}"):
            for key, text in ini[f"basis {basis}"].items():
                check_called(report, f"{RULES}: basis {basis}: {key}", text, key.rsplit("_", 1)[1], facts, [fact])


def check_rules(report, resources, source, facts, tags):
    ini = read_ini_or_report(report, resources, RULES)
    if ini is None:
        return
    rules, words = read_tables(report, source)
    order = order_of(report, RULES, ini, "rules", "order")
    report.check(sorted(order) == sorted(rules), RULES, f"and {RULE_TABLE} do not agree on {', '.join(sorted(set(order) ^ set(rules)))}.")
    for name, (bases, variants) in rules.items():
        if report.check(ini.has_section(name), f"{RULES}: {name}", "is missing."):
            check_rule(report, name, ini[name], bases, variants, facts)
    for kind, members in words.items():
        check_words(report, ini, kind, members, ("what",) if kind == "basis" else NUMBERS)
    check_basis_words(report, ini, facts)

    known = {"rules", "words", "reckoning", "safety", "tags", *rules, *(f"{kind} {word}" for kind, all_of in words.items() for word in all_of)}
    report.check(set(ini.sections()) <= known, RULES,
                 f"has groups that nothing uses: {', '.join(sorted(set(ini.sections()) - known))}.")
    shared = plain(ini["words"], NUMBERS + ("missing", "title"), report, f"{RULES}: words")
    sentences = ("insufficient", "maybe", "explanation", "lender_unknown", "lender_platform", "day", "report")
    for key in (*sentences, *stated_of(ini["words"], sentences)):
        check_both(report, f"{RULES}: words", shared, (key,))
        same_fields(report, f"{RULES}: words", ini["words"], key)
    reckoned = plain(ini["reckoning"], RECKONED, report, f"{RULES}: reckoning")
    for key in sorted({key.rsplit("_", 1)[0] for key in ini["reckoning"]}):
        check_both(report, f"{RULES}: reckoning", reckoned, (key,))
        same_fields(report, f"{RULES}: reckoning", ini["reckoning"], key)
    lines = sorted(key[:-3] for key in ini["safety"] if key.endswith("_zh"))
    check_both(report, f"{RULES}: safety", ini["safety"], lines)
    report.check("110" in ini["safety"].get("line_1_zh", "") and "110" in ini["safety"].get("line_1_en", ""),
                 f"{RULES}: safety", "does not begin with 110.")
    check_numbers_both(report, f"{RULES}: safety", ini["safety"], lines, facts, words_of(ini["safety"].get("facts", "")))
    for tag, named in ini["tags"].items():
        report.check(tag in tags, f"{RULES}: tags", f"names a tag that does not exist: {tag}.")
        check_ids(report, f"{RULES}: tags", words_of(named), facts)


def check_deadlines(report, resources, source, facts):
    ini = read_ini_or_report(report, resources, DEADLINES)
    if ini is None:
        return
    code = (source / DEADLINE_TABLE).read_text(encoding="utf-8")
    rules = dict(re.findall(r'\{ "(T-[A-Z-]+)", \w+, \w+, \{ (.*?) \}', code))
    hotlines = ["hot.12368", "hot.12348", "hot.12378"]
    order = order_of(report, DEADLINES, ini, "deadlines", "order")
    report.check(order == list(rules), DEADLINES, f"and {DEADLINE_TABLE} do not agree.")
    check_both(report, f"{DEADLINES}: deadlines", ini["deadlines"], ("unsettled", "holiday"))
    for name, named in rules.items():
        where = f"{DEADLINES}: {name}"
        if not report.check(ini.has_section(name), where, "is missing."):
            continue
        ids = re.findall(r'"([^"]+)"', named)
        check_keys(report, where, ini[name], both("title", "wait", "after"), both("none"))
        check_both(report, where, ini[name], ("title", "wait", "after"))
        check_both(report, where, ini[name], ("none",), optional=True)
        check_ids(report, where, ids, facts)
        check_numbers_both(report, where, ini[name], ("title", "wait", "after", "none"), facts, ids + hotlines)
        for key in ("title", "wait", "after", "none"):
            check_same_numbers(report, where, ini[name].get(f"{key}_zh", ""), ini[name].get(f"{key}_en", ""))
