# SPDX-License-Identifier: GPL-3.0-or-later
"""What no text says (legal rules, section 5), and how it is written."""

import re
import unicodedata

from .report import LANGUAGES

# Words that would decide a case, promise an outcome or talk someone out of paying.
FORBIDDEN = {
    "zh": re.compile("违法|非法催收|构成犯罪|必须赔偿|可以不还|不用还|不必还|无需还|无须还|不需要还|无需偿还|不用偿还|胜诉|一定能赢"),
    "en": re.compile(r"\b(illegal(ly)?|unlawful(ly)?|is a crime|must compensate|need not (re)?pay"
                     r"|(do|does) not have to (re)?pay|will win)\b", re.I),
}
# A standard or a guideline may not be said to be law.
NOT_LAW = {
    "zh": (re.compile("国家标准|推荐性标准|GB/T|自律|指引|协会"),
           re.compile("法律规定|法定|法律要求|(?<![不非])是法律(?![一-鿿])"),
           re.compile("不是法律|不是法定|并非法律|并非法定|都不是")),
    "en": (re.compile(r"standard|guideline|self-regulation|association", re.I),
           re.compile(r"\b(required by law|the law (says|requires|allows)|(is|are) (a )?laws?\b|statut\w+"
                      r"|legal (duty|limit|requirement)s?)\b", re.I),
           re.compile(r"\b(no statut|neither is|not? (a |required by )?(law|statut|legal))", re.I)),
}
# Passages that quote such a saying in order to set it right, or the name of a document.
# file (below resources/), or * for all → passages; one that is no longer there is reported.
ALLOWED = {
    "*": ["《银行保险违法行为举报处理办法》"],
    "guidance/zh/what-collectors-may-do.md": ["“法律规定一天只能打三个”这句话不准确"],
    "guidance/en/what-collectors-may-do.md": ["“the law allows only three calls a day” is not accurate"],
}

HAN = re.compile("[\u3400-\u9fff]")
HALF_WIDTH = re.compile("[\u3400-\u9fff”」》）][,;:?!]|[,;:?!][\u3400-\u9fff“「《（]"
                        "|[,;:?!](?![\\dA-Za-z/])|[\u3400-\u9fff”》）]\\s?\\(|\\)\\s?[\u3400-\u9fff“《（]")
FULL_WIDTH = re.compile("[，。：；？！（）、《》]")
# A blank stands between Chinese and figures or letters, but not in 第68条 and in a document's number.
UNSPACED = re.compile("(?<=[一-鿿])[A-Za-z0-9]|[A-Za-z0-9%](?=[一-鿿])")
AFTER_STOP = re.compile("[。，：；？！、] +(?=[一-鿿“《（])|[一-鿿] +[。，：；？！、”）]")
CLOSED_UP = re.compile(r"第\d+(?:[、—-]第?\d+)*(?=[一-鿿])|〔\d{4}〕\d+号|\d{4}年第|\d+号")
INVISIBLE = re.compile("[\t\r\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u3000\ufeff]")
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


def sentences_of(text, language):
    return re.split("(?<=[。！？\n])" if language == "zh" else r"(?<=[.!?])\s|\n", text)


def without_passages(text, where, passages):
    for passage in passages.get(where.split(":")[0], []) + passages.get("*", []):
        text = text.replace(passage, "")
    return text


def check_verdicts(report, where, text, language):
    text = without_passages(text, where, ALLOWED)
    found = FORBIDDEN[language].search(text)
    report.check(found is None, where, f"says “{found and found.group()}”, which decides or promises too much.")
    source, law, denial = NOT_LAW[language]
    for sentence in sentences_of(text, language):
        if source.search(sentence) and law.search(sentence):
            report.check(denial.search(sentence), where, f"calls a standard or a guideline law: {sentence.strip()}")


def check_punctuation(report, where, text, language):
    plain = LINK.sub(r"\1", text)
    found = (HALF_WIDTH if language == "zh" else FULL_WIDTH).search(plain)
    kind = "half-width punctuation in Chinese" if language == "zh" else "full-width punctuation in English"
    loose = AFTER_STOP.search(text) if language == "zh" else None
    report.check(loose is None, where, f"has a blank beside Chinese punctuation: {loose and text[max(0, loose.start() - 8):loose.end() + 4]}")
    spaced = UNSPACED.search(CLOSED_UP.sub("", plain)) if language == "zh" else None
    report.check(spaced is None, where, f"has no blank between Chinese and “{spaced and spaced.group()}”: {plain[:30]}")
    report.check(found is None, where, f"has {kind} text: “{found and plain[max(0, found.start() - 8):found.end() + 8]}”.")


def check_marks(report, where, text):
    """A source mark follows the sentence it stands for, stop included, and has no words of its own."""
    report.check(not re.search(r"\]\(fact:[^)]*\)[，。；：？！,.;:?!”]", text), where, "has a source mark before the full stop.")
    report.check(not re.match(r"\[\]\(fact:", text), where, "begins with a source mark.")
    report.check(not re.search(r"\[[^\]]+\]\(fact:", text), where, "has words inside a source mark.")


def is_mark(char):
    return unicodedata.category(char)[0] in "PS"


def check_visible(report, where, text):
    found = INVISIBLE.search(text)
    report.check(found is None, where, f"has a character that is not seen: U+{ord(found.group()) if found else 0:04X}.")
    report.check(text.count("**") % 2 == 0, where, "has a bold passage that does not end.")
    for place, mark in enumerate(re.finditer(r"\*\*", text)):
        before, after = text[:mark.start()][-1:] or " ", text[mark.end():][:1] or " "
        if place % 2:
            before, after = after, before
        report.check(not after.isspace() and (not is_mark(after) or before.isspace() or is_mark(before)), where,
                     f"has asterisks that would be shown, because of the punctuation within: "
                     f"“{text[max(0, mark.start() - 6):mark.end() + 6]}”.")


def check_wording(report, where, text, language):
    check_verdicts(report, where, text, language)
    check_punctuation(report, where, text, language)
    check_visible(report, where, text)


def check_both(report, where, section, keys, optional=False):
    """Both languages of each key of a group of a key file; "" is the pair zh and en."""
    for key in keys:
        names = {language: f"{key}_{language}" if key else language for language in LANGUAGES}
        if optional and not any(name in section for name in names.values()):
            continue
        for language, name in names.items():
            text = section.get(name, "")
            if not report.check(text.strip(), where, f"{name} is missing."):
                continue
            check_wording(report, where, text, language)
            if language == "zh":
                report.check(HAN.search(text) or name.startswith("source"), where, f"{name} is not Chinese.")
            else:
                report.check(not HAN.search(text), where, f"{name} has Chinese characters.")


def check_passages(report, resources, lists):
    """An exception that is no longer needed would hide the next mistake."""
    everything = None
    for passages in lists:
        for name, wanted in passages.items():
            if name == "*":
                if everything is None:
                    everything = "".join(path.read_text(encoding="utf-8") for path in sorted(resources.rglob("*"))
                                         if path.suffix in (".md", ".ini", ".txt"))
                text = everything
            else:
                path = resources / name
                text = path.read_text(encoding="utf-8") if path.exists() else ""
            for passage in wanted:
                report.check(passage in text, name, f"no longer has “{passage}”; take it off the list of allowed passages.")
