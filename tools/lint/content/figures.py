# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the numbers a text states, in Chinese and English, and whether a source carries them.

A number is (kind, value, words). Years are counted in months, weeks in days, hours in minutes, sums in
yuan, so that "24 个月", "两年" and "two years" are the same. What stands in the text but is no such number
(the name of a standard, "第一件", "这两天", "两三句话") is wiped out first.
"""

import functools
import re
from fractions import Fraction
from typing import NamedTuple

from .report import LANGUAGES
from .wording import LINK, without_passages

# Passages with a number that no source need carry: arithmetic of an example, a name, a saying that is quoted.
# file (below resources/), or * for all → passages; one that is no longer there is reported.
HARMLESS = {}


class Number(NamedTuple):
    kind: str
    value: object
    words: str


# Of these kinds only the value counts: "三次", "three calls" and "three a day" mean the same; "any" has no unit
# of its own ("15 days, up to 30") and may be whatever the source counts.
LOOSE = ("times", "people", "items", "instalments")
# These are written alike in both languages, but for a few that are said in words.
EXACT = ("day", "workday", "month", "minute", "percent", "money", "article", "phone", "age", "clock", "date")
IN_WORDS = {("day", 1), ("month", 1), ("month", 6), ("month", 12), ("minute", 1), ("minute", 30), ("minute", 60)}

FIXED = re.compile(
    r"GB/T\s?\d+(?:[-—.]\d+)*|〔\d{4}〕\s?\d*\s?号?|\[\d{4}\]|\b[Nn]os?\.\s?\d+|https?://\S+|\bwww\.\S+"
    r"|\d{4}\s?年第\s?\d+\s?号|第\s?\d+\s?号|(?<![\d-])1[12]0(?![\d-])(?!\s?(?:[元天日万%次]|个月|yuan|days))")
PHONE = re.compile(r"(?<![\d.,-])(?:400-?\d{3}-?\d{4}|0\d{2,3}-\d{5,8}|1[12]\d{3}|9[56]\d{3}|100\d{2}|1[3-9]\d{9})"
                   r"(?![\d,.]*\d)(?!\s?(?:[元条人次万%]|yuan))")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Text:
    """A text out of which recognised parts are wiped, so that nothing is counted twice."""

    def __init__(self, text):
        self.text = text
        self.found = []

    def take(self, pattern, numbers_of_match):
        def wipe(match):
            self.found += [Number(kind, value, match.group().strip()) for kind, value in numbers_of_match(match)]
            return "\0" * len(match.group())
        self.text = re.sub(pattern, wipe, self.text)

    def wipe(self, pattern):
        self.take(pattern, lambda match: ())


# ---------------------------------------------------------------- what both languages share

def day_of(match):
    return [("date", tuple(int(part) for part in match.groups()))]


def of_kind(kind, factor=1):
    """For patterns whose only group is a list of numbers."""
    def numbers(match):
        return [(kind, value * factor) for value in values_of(match.group(1))]
    return numbers


def values_of(text):
    """Every number in a text, whatever it counts."""
    values = []
    for part in re.findall(rf"\d[\d,]*(?:\.\d+)?(?:\s(?:{'|'.join(EN_UNITS)})\b|\s?[十百千万亿]+)?|{ZH_WORD}|{EN_WORDS}", text, re.I):
        value = parse(part)
        if value is not None:
            values.append(value)
    return values


def parse(text):
    return parse_zh(text) if re.search("[\u3400-\u9fff〇]", text) or not re.search("[a-z]", text, re.I) else parse_en(text)


def take_common(text, generous):
    if generous:  # the number of a document names its year
        text.take(r"[〔\[](\d{4})[〕\]]|(\d{4})(?=\s?年第)", lambda match: [("date", (int(match.group(1) or match.group(2)),))])
    text.wipe(FIXED)
    text.take(PHONE, lambda match: [("phone", re.sub(r"\D", "", match.group()))])
    text.take(ISO_DAY, day_of)


def take_leftovers(text):
    """Digits are only written for real figures, so what is left of them counts as well."""
    text.take(r"\d[\d,]*(?:\.\d+)?", lambda match: [("any", value) for value in values_of(match.group())])


def minutes(hour, minute=0):
    return (60 * (hour % 24) + minute) % 1440


# ---------------------------------------------------------------- Chinese

ZH_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
ZH_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10 ** 4, "亿": 10 ** 8}
ZH_WORD = "[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+)?"
ZH_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?\s?[百千万亿]*|{ZH_WORD})"
ZH_LIST = rf"({ZH_NUMBER}(?:\s?(?:至|到|—|–|-|~|、|和|或|以上不满)\s?{ZH_NUMBER})*)\s?(?:余|多|来)?\s?"
DAYPART = "凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|夜里|夜间|深夜|半夜|当晚|晚"


def parse_zh(text):
    """The value, or None for what is vague, as 两三 is."""
    text = re.sub(r"[\s,]", "", text)
    number = re.match(r"\d+(?:\.\d+)?", text)
    if number:
        value = Fraction(number.group())
        for unit in text[number.end():]:
            value *= ZH_UNITS[unit]
        return value
    whole, _point, decimals = text.partition("点")
    if len(whole) > 1 and all(digit in ZH_DIGITS for digit in whole):
        return Fraction("".join(str(ZH_DIGITS[digit]) for digit in whole)) if len(whole) > 3 else None
    total = section = digit = 0
    for char in whole:
        if char in ZH_DIGITS:
            if digit:
                return None
            digit = ZH_DIGITS[char]
        elif ZH_UNITS[char] >= 10 ** 4:
            total = (total + section + digit) * ZH_UNITS[char]
            section = digit = 0
        else:
            section += (digit or 1) * ZH_UNITS[char]
            digit = 0
    value = Fraction(total + section + digit)
    if decimals:
        value += Fraction("0." + "".join(str(ZH_DIGITS[char]) for char in decimals))
    return value


def zh_date(match):
    parts = [part for part in match.groups() if part]
    return [("date", tuple(int(parse_zh(part)) for part in parts))]


def zh_clock(match):
    part, hour, rest = match.group(1) or "", int(parse_zh(match.group(2))), match.group(3) or ""
    minute = 30 if "半" in rest else int(re.search(r"\d+", rest).group()) if re.search(r"\d", rest) else 0
    if hour > 24 or minute > 59:
        return [("any", Fraction(hour))]
    if part in ("下午", "傍晚") or (part.startswith(("晚", "夜", "深夜", "当晚", "半夜")) and 5 <= hour <= 11):
        return [("clock", frozenset([minutes(hour % 12 + 12, minute)]))]
    if part.startswith(("晚", "夜", "深夜", "当晚", "半夜")) and hour == 12:
        return [("clock", frozenset([minutes(0, minute)]))]
    if part or hour > 12 or ":" in match.group() or "：" in match.group() or "时" in match.group():
        return [("clock", frozenset([minutes(hour, minute)]))]
    return [("clock", frozenset([minutes(hour, minute), minutes(hour + 12, minute)]))]


def articles(match):
    """第44条至第47条 and arts. 44 to 47 name 45 as well."""
    found = []
    for first, last in re.findall(rf"({ZH_NUMBER})\s?条?(?:之一)?(?:\s?(?:至|到|—|–|-|to)\s?第?\s?({ZH_NUMBER}))?", match.group()):
        start, end = parse_zh(first), parse_zh(last or first)
        if start is not None and end is not None:
            found += [("article", Fraction(number)) for number in range(int(start), int(max(start, end)) + 1)][:200]
    return found


def zh_share(match):
    whole, part = parse_zh(match.group(1)), parse_zh(match.group(2))
    return [("percent", part * 100 / whole)] if whole and part else []


def numbers_zh(text, generous):
    number = ZH_NUMBER
    if not generous:
        text.wipe("(?:这|那|过|头|前|后|近)(?:一|两)(?:天|次|周|年|个月)|一年(?:期|级|到头)|半分钟|[早晚]一点"
                  "|(?<![零一二三四五六七八九十百])一(?:天|日|次|分钟|期|遍|块|通|个电话)|[打拨]一个")
    text.take(rf"((?:19|20)\d\d|[一二][〇零一二三四五六七八九]{{3}})\s?年(?:\s?(\d{{1,2}}|{ZH_WORD})\s?月(?:\s?(\d{{1,2}}|{ZH_WORD})\s?[日号])?)?",
              zh_date)
    text.take(rf"({DAYPART})?\s?(\d{{1,2}})([:：]\d\d)", zh_clock)
    text.take(rf"({DAYPART})\s?({number})\s?[点时](半)?", zh_clock)
    text.take(rf"()(?<![.\d])({number})\s?点(半|钟|整|(?=前|后|以前|以后|之前|之后|到|至|—))", zh_clock)
    text.take(r"()(?<![.\d])(\d{1,2})\s?时(?![间候期刻常效段长])()", zh_clock)
    text.take(rf"百分之({number})", of_kind("percent"))
    text.take(rf"千分之\s?({number})", of_kind("percent", Fraction(1, 10)))
    text.take(rf"万分之\s?({number})", of_kind("percent", Fraction(1, 100)))
    text.take(rf"({number})分之({number})", zh_share)
    text.take(rf"{ZH_LIST}[%％]", of_kind("percent"))
    text.take("([一二三四五六七八九]|[1-9])折", of_kind("percent", 10))
    text.take(rf"第\s?{number}(?:\s?[、，和及]\s?第?\s?{number}|\s?条?(?:之一)?\s?(?:至|到|—|–|-)\s?第?\s?{number})*\s?条", articles)
    text.wipe(rf"第\s?{ZH_WORD}\s?[\u3400-\u9fff]?|第\s?\d+\s?[款项章节步篇]")
    text.take(ZH_LIST + "倍", of_kind("times"))
    text.take(ZH_LIST + "(?:元|块)", of_kind("money"))
    text.take(rf"[¥￥]\s?({number})", of_kind("money"))
    text.take(ZH_LIST + "个?工作日", of_kind("workday"))
    text.take(ZH_LIST + "(?:周岁|岁)", of_kind("age"))
    text.take(ZH_LIST + "个?(?:自然日|日(?!常|期|志)|天)", of_kind("day"))
    text.take(ZH_LIST + "个?(?:星期|礼拜|周(?![岁边围期]))", of_kind("day", 7))
    text.take(ZH_LIST + "个月", of_kind("month"))
    text.take(rf"({number})年半", lambda match: [("month", parse_zh(match.group(1)) * 12 + 6)])
    text.take("半年", lambda match: [("month", Fraction(6))])
    text.take(ZH_LIST + "个?(?:周年|年(?![龄代纪轻级]))", of_kind("month", 12))
    text.take("半个?(?:小时|钟头)", lambda match: [("minute", Fraction(30))])
    text.take(ZH_LIST + "个?(?:小时|钟头)", of_kind("minute", 60))
    text.take(ZH_LIST + "分钟", of_kind("minute"))
    text.take(ZH_LIST + "(?:次(?![日要序])|遍|通(?:电话|来电))", of_kind("times"))
    text.take(ZH_LIST + "个(?:催收)?(?:电话|来电)", of_kind("times"))
    text.take(rf"(?:打|拨|拨通|接通)[了过]?(?:不超过|最多)?\s?({number})\s?个(?!月|人|工作日|小时)", of_kind("times"))
    text.take(ZH_LIST + "期(?![间限待望满内货末初中])", of_kind("instalments"))
    text.take(ZH_LIST + "[名个位]?人(?:以上|以下|以内)", of_kind("people"))
    text.take(rf"(?:不少于|至少|不超过|多于|少于|最多|超过)\s?({number})\s?[名个位]?人", of_kind("people"))
    text.take(ZH_LIST + "条", lambda match: [("items", value) for value in values_of(match.group(1)) if value >= 10])
    text.take(r"((?:\d[\d,.]*\s?|[一二两三四五六七八九十百]+)[万亿])(?!一|人)", of_kind("money"))
    if generous:
        text.take("每年|年利率|年化", lambda match: [("month", Fraction(12))])
        text.take("每[天日]|当[天日]", lambda match: [("day", Fraction(1)), ("minute", Fraction(1440))])
        text.take("每月|每个月", lambda match: [("month", Fraction(1))])


# ---------------------------------------------------------------- English

EN_DIGITS = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split())}
EN_DIGITS |= {word: 10 * value for value, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
EN_UNITS = {"hundred": 100, "thousand": 1000, "million": 10 ** 6, "billion": 10 ** 9}
EN_ANY = "|".join(sorted(EN_DIGITS, key=len, reverse=True))
EN_WORDS = rf"\b(?:{EN_ANY})(?:[\s-](?:{EN_ANY}|{'|'.join(EN_UNITS)}))*\b"
EN_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?(?:\s(?:{'|'.join(EN_UNITS)})\b)?|{EN_WORDS})"
EN_LIST = rf"({EN_NUMBER}(?:\s?(?:to|–|—|-|and|or)\s?{EN_NUMBER})*)"
MONTHS = "January February March April May June July August September October November December".split()
ADJECTIVES = r"(?:\w+[\s-]){0,2}?"


def parse_en(text):
    text = text.lower().replace(",", "")
    total = section = Fraction(0)
    for word in re.split(r"[\s-]+", text.strip()):
        if word in EN_DIGITS:
            section += EN_DIGITS[word]
        elif word in EN_UNITS:
            if EN_UNITS[word] == 100:
                section = (section or 1) * 100
            else:
                total += (section or 1) * EN_UNITS[word]
                section = Fraction(0)
        else:
            section += Fraction(word)
    return total + section


def en_date(match):
    day, month, year = match.groups()
    value = (int(year), MONTHS.index(month) + 1) + ((int(day),) if day else ())
    return [("date", value)]


def en_clock(match):
    return clock_of(int(match.group(1)), int(match.group(2)), match.group(3))


def en_clock_in_words(match):
    return clock_of(int(parse(match.group(1))), None, match.group(2))


def clock_of(hour, minute, half):
    half = re.sub("[^a-z]", "", (half or "").lower())
    if hour > 24 or (minute or 0) > 59:
        return [("any", Fraction(hour))]
    if half in ("pm", "atnight", "intheevening", "intheafternoon"):
        hour = hour % 12 + (12 if half != "atnight" or 5 <= hour <= 11 else 0)
    elif half in ("am", "inthemorning"):
        hour %= 12
    elif minute is None:
        return [("clock", frozenset([minutes(hour), minutes(hour + 12)]))]
    return [("clock", frozenset([minutes(hour, minute or 0)]))]


def numbers_en(text, generous):
    text.text = text.text.replace("\u2009", " ").replace("\u00a0", " ").replace("’", "'")
    text.wipe("(?i)one-year LPR|\\b(?:one|two|three|four) or (?:two|three|four|five)\\b(?! or| more)")
    if not generous:
        text.wipe(r"(?i)\bone[\s-](?:day|night|minute|time|call|visit)\b")
    text.take(rf"(?:\b(\d{{1,2}})\s)?\b({'|'.join(MONTHS)})\s(\d{{4}})\b", en_date)
    text.take(r"(?i)\b(\d{1,2}):(\d\d)\s?([ap]\.?m\.?)?", en_clock)
    text.take(rf"(?i)({EN_NUMBER})\s?(a\.?m\b\.?|p\.?m\b\.?|at night|in the (?:morning|evening|afternoon)|o'clock)",
              en_clock_in_words)
    text.take(rf"(?i)\b(?:arts?\.|articles?)\s\d+(?:-\d+)?(?:,?\s?(?:to|–|—|and|or|,)\s?\d+(?:-\d+)?)*", articles_en)
    text.take(rf"(?i){EN_LIST}\s?(?:in|per|out of)\s(?:ten thousand|10,000)", of_kind("percent", Fraction(1, 100)))
    text.take(rf"(?i){EN_LIST}\s?(?:%|percent|per cent)", of_kind("percent"))
    text.take(r"(?i)\b(?:a|one) quarter\b(?! of an hour)|\bone in four\b", lambda match: [("percent", Fraction(25))])
    text.take(r"(?i)\b(?:a|one) third of\b|\bone in three\b", lambda match: [("percent", Fraction(100, 3))])
    text.take(rf"(?i)(?:RMB|CNY|¥|￥)\s?({EN_NUMBER})", of_kind("money"))
    text.take(rf"(?i){EN_LIST}[\s-](?:yuan|RMB)", of_kind("money"))
    text.take(rf"(?i){EN_LIST}[\s-](?:working|business)[\s-]days?", of_kind("workday"))
    text.take(rf"(?i){EN_LIST}\s?years? (?:old|of age)|\b(?:aged|age of|under) ({EN_NUMBER})(?=[\s.,;)](?!\w+\s?%)|$)(?! (?:days|months|years|yuan))",
              lambda match: [("age", value) for value in values_of(match.group())])
    text.take(rf"(?i){EN_LIST}[\s-](?:calendar |natural |full |more )?days?\b", of_kind("day"))
    text.take(rf"(?i){EN_LIST}[\s-]weeks?\b", of_kind("day", 7))
    text.take(r"\b(\d{1,2})(?:st|nd|rd|th)\b", of_kind("day"))
    text.take(r"(?i)half a year", lambda match: [("month", Fraction(6))])
    text.take(rf"(?i){EN_LIST}[\s-](?:full |more )?months?\b", of_kind("month"))
    text.take(rf"(?i){EN_LIST}[\s-](?:full |more |consecutive )?years?\b", of_kind("month", 12))
    text.take(r"(?i)half an hour", lambda match: [("minute", Fraction(30))])
    text.take(rf"(?i){EN_LIST}[\s-]hours?\b", of_kind("minute", 60))
    text.take(rf"(?i){EN_LIST}[\s-]minutes?\b", of_kind("minute"))
    text.take(r"(?i)\btwice\b", lambda match: [("times", Fraction(2))])
    text.take(rf"(?i){EN_LIST}[\s-]{ADJECTIVES}(?:times|calls?|attempts?|demands?|tries)\b", times_en)
    text.take(rf"(?i){EN_LIST}[\s-](?:monthly )?instal+ments?\b", of_kind("instalments"))
    text.take(rf"(?i)\b({EN_NUMBER}) or more\b", of_kind("any"))
    text.take(rf"(?i)\b(?:no more than|not more than|at most|at least|more than|up to|no fewer than|fewer than|less than"
              rf"|not exceed(?:ing)?|within|above|below|under|over)\s({EN_NUMBER})",
              lambda match: [("any", value) for value in values_of(match.group(1)) if value > 1])
    text.take(r"\b((?:19|20)\d\d)\b", lambda match: [("date", (int(match.group(1)),))])
    if generous:
        text.take(r"(?i)\b(?:a|per|every|each) year|yearly|annual(?:ly)?", lambda match: [("month", Fraction(12))])
        text.take(r"(?i)\b(?:a|per|every|each|that|same) day|daily", lambda match: [("day", Fraction(1)), ("minute", Fraction(1440))])
        text.take(r"(?i)\b(?:a|per|every|each) month|monthly", lambda match: [("month", Fraction(1))])


def times_en(match):
    values = values_of(match.group(1))
    return [("times", value) for value in values if value > 1 or match.group(1)[0].isdigit()]


def articles_en(match):
    found = []
    for first, last in re.findall(r"(\d+)(?:-\d+)?(?:\s?(?:to|–|—)\s?(\d+))?", match.group()):
        found += [("article", Fraction(number)) for number in range(int(first), int(last or first) + 1)][:200]
    return found


# ---------------------------------------------------------------- use

def read(plain, language, generous=False):
    text = Text(plain)
    take_common(text, generous)
    (numbers_zh if language == "zh" else numbers_en)(text, generous)
    return text


@functools.lru_cache(maxsize=None)
def numbers_of(plain, language):
    """The numbers that a text states. Most texts are asked about more than once."""
    text = read(plain, language)
    take_leftovers(text)
    return tuple(text.found)


class Carrier:
    """The numbers that a source carries in one language, "每年" and "one" among them."""

    def __init__(self, texts, language):
        text = read("\n".join(texts), language, generous=True)
        self.numbers = text.found
        self.values = {number.value for number in text.found if number.kind in LOOSE + ("any",)} | set(values_of(text.text))
        self.any_values = self.values | set(values_of(FIXED.sub(" ", "\n".join(texts))))

    def carries(self, number):
        kind, value, _words = number
        for other in self.numbers:
            if kind == other.kind == "date" and other.value[:len(value)] == value:
                return True
            if kind == other.kind == "clock" and value & other.value:
                return True
            if kind == other.kind and value == other.value:
                return True
        return (kind in LOOSE and value in self.values) or (kind == "any" and value in self.any_values)


@functools.lru_cache(maxsize=None)
def carrier_of(texts, language):
    """The Carrier of these texts, a tuple; made once."""
    return Carrier(texts, language)


def check_numbers(report, where, text, language, carriers, wanted=None):
    """Every number of the text is carried by one of the sources it points to."""
    plain = LINK.sub(r"\1", text)
    plain = without_passages(plain, where, HARMLESS)
    for number in numbers_of(plain, language):
        report.check(any(carrier.carries(number) for carrier in carriers), where,
                     f"states “{number.words}” without a source that carries it{' in ' + wanted if wanted else ''}.")


def exact_numbers(text, language):
    """(the numbers written alike in both languages, the values whose unit is left out)"""
    found = numbers_of(LINK.sub(r"\1", text), language)
    exact = {(kind, value): words for kind, value, words in found
             if kind in EXACT and (kind, value) not in IN_WORDS and (kind != "date" or len(value) == 3)}
    return exact, {value for kind, value, _words in found if kind == "any"}


def missing(ours, theirs):
    exact, without_unit = theirs
    return [words for (kind, value), words in ours[0].items() if (kind, value) not in exact and value not in without_unit]


def check_same_numbers(report, where, zh, en):
    chinese, english = exact_numbers(zh, "zh"), exact_numbers(en, "en")
    ours, theirs = missing(chinese, english), missing(english, chinese)
    report.check(not ours and not theirs, where, "states different numbers: "
                 f"{'、'.join(ours) or 'none'} only in Chinese, {', '.join(theirs) or 'none'} only in English.")


def check_numbers_both(report, where, section, keys, facts, ids):
    """The same for the texts of a group of a key file, which names its sources in facts=."""
    for key in keys:
        check_same_numbers(report, where, section.get(f"{key}_zh", ""), section.get(f"{key}_en", ""))
    for language in LANGUAGES:
        carriers = facts.carriers(ids, language)
        for key in keys:
            check_numbers(report, where, section.get(f"{key}_{language}", ""), language, carriers, f"{key}_{language}")
