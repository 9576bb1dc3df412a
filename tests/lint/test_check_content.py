#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds each kind of defect to the checks and requires that it is reported.

Builds a small set of texts without a fault in a folder of its own, breaks one thing at a time,
and looks for the sentence that names it. Prints "ok N defects" or what went unnoticed.
"""

import re
import shutil
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools/lint"))
from content import cards, documents, figures, letters, program, targets, wording  # noqa: E402
from content.everything import check_everything  # noqa: E402

FILL = "还款的事一步一步来，先把每一笔写下来，再看家里每个月能拿出多少。"

FACT = """[{id}]
zh={zh}
en={en}
nature={nature}
source_zh={source_zh}
source_en={source_en}
since=2026-01-01
checked=2026-11-21
confidence=verified
"""
FACTS = "\n".join(FACT.format(id=id, zh=zh, en=en, nature=nature, source_zh=source_zh, source_en=source_en)
                  for id, zh, en, nature, source_zh, source_en in (
    ("law.days", "应当在 15 日内答辩。", "An answer is due within 15 days.", "law", "《民事诉讼法》第128条", "Civil Procedure Law, art. 128"),
    ("law.card", "本金五万元，两次催收后超过三个月。", "Principal of 50,000 yuan, three months after two demands.", "law", "《刑法》第196条", "Criminal Law, art. 196"),
    ("rate.24.financial", "超过年利率 24% 的部分可以请求调减；另一类是四倍。", "What is above 24% can be reduced; elsewhere four times.", "judicial_policy", "意见", "Opinions"),
    ("rate.lpr", "2025-05-20 为 3.00%，2026-08-20 仍为 3.0%。", "3.00% on 2025-05-20 and 3.0% on 2026-08-20.", "normative", "公告", "Announcements"),
    ("std.hours", "22:00 到次日 8:00 不应催收，每天拨通不超过三次。", "Nothing from 22:00 to 8:00, no more than three connected a day.", "standard", "推荐性国家标准", "Recommended standard"),
    ("card.plan", "最长不超过五年，也就是 60 期。", "Up to five years, or 60 instalments.", "regulation", "办法", "Measures"),
    ("sro.tries", "未接通的，当天不宜超过六次。", "An unanswered number is tried no more than six times.", "self_regulation", "行业自律", "Self-regulation"),
    ("hot.12348", "12348：公共法律服务热线。", "12348: the legal service line.", "normative", "司法行政机关", "Judicial administration"),
))

ARTICLE = {
    "zh": f"""summary: 收到法院的东西，先核实。
keywords: 传票;起诉
checked: 2026-11-21

# 收到传票

收到起诉状副本后，应当在十五日内答辩。[](fact:law.days) 推荐性国家标准写的是晚上十点到早上八点不应催收。[](fact:std.hours)

## 先核实 24%

- {FILL}
- 超过 24% 的部分，可以请求调减。[](fact:rate.24.financial)

| 债主 | 线 |
| --- | --- |
| 持牌机构 | 24%。[](fact:rate.24.financial) |

> 拿不准就打 12348 问一问。[](fact:hot.12348)
>
> [复制 12348](do:copy:12348)

{FILL * 18}
""",
    "en": """summary: Verify first what comes from a court.
keywords: summons;sued
checked: 2026-11-21

# A summons came

Once you have the claim, an answer is due within fifteen days.[](fact:law.days) The recommended standard says nothing between 10 p.m. and eight in the morning.[](fact:std.hours)

## What is above 24%

- Step by step.
- What is above 24 percent can be reduced.[](fact:rate.24.financial)

| Creditor | Line |
| --- | --- |
| Licensed | 24%.[](fact:rate.24.financial) |

> If in doubt, ask on 12348.[](fact:hot.12348)
>
> [Copy 12348](do:copy:12348)

Step by step.
""",
}
SITUATION = {
    "zh": f"""summary: 半夜还在打来，记下来。
keywords: 半夜打电话
checked: 2026-11-21

# 半夜还在打来

> 先记下来。
>
> [记一次联系](do:new-incident?channel=call&tags=threat_family+noise&to_party=contact)

> 再写一封信。
>
> [写一封信](do:letter:test-letter)

> 看一篇文章。
>
> [读一篇](do:article:test-article)

## 为什么

国家标准写明，22:00 到次日 8:00 不应催收。[](fact:std.hours) {FILL * 4}
""",
    "en": """summary: They call at night: note it.
keywords: night calls
checked: 2026-11-21

# They call at night

> Note it.
>
> [Note a Contact](do:new-incident?channel=call&tags=threat_family+noise&to_party=contact)

> Then a letter.
>
> [Write a Letter](do:letter:test-letter)

> And read.
>
> [Read It](do:article:test-article)

## Why

The standard says nothing from 22:00 to 8:00.[](fact:std.hours)
""",
}
CLAIM = {
    "zh": f"""summary: 还不起本身不会定罪。
keywords: 坐牢;可以不还吗
checked: 2026-11-21

# “三年后就不用还了”

信用卡本金五万元以上，两次催收后超过三个月，才可能涉及。[](fact:law.card) {FILL * 4}

## 可以这样回

> “请把依据用文字发给我。”

> 记下这句话。
>
> [记下来](do:new-incident?tags=jail_claim)
""",
    "en": """summary: Being unable to pay is no offence.
keywords: jail
checked: 2026-11-21

# “After three years you need not repay”

Only with 50,000 yuan, and three months after two demands.[](fact:law.card)

## What you can say

> “Please send me the basis in writing.”

> Note the words.
>
> [Note It](do:new-incident?tags=jail_claim)
""",
}
LETTER = {
    "zh": f"""# 分期还款申请书

{{recipient}}：

本人{{name}}，现欠本金{{principal}}（大写：{{principal:upper}}）。{FILL * 6}

? is_bank contract_number
合同编号：{{contract_number}}。超过 24% 的部分请予核对。[](fact:rate.24.financial)

= 申请人：{{name}}
= {{date}}
""",
    "en": """# Request for instalments

{recipient}:

I, {name}, owe a principal of {principal}.

? is_bank contract_number
Contract {contract_number}. Please check what is above 24%.[](fact:rate.24.financial)

= Applicant: {name}
= {date}
""",
}
INDEX = """[guidance]
groups=one;
situations=test-situation;
claims=test-claim;

[group one]
title_zh=先稳住
title_en=Steady first
articles=test-article;keeping-evidence;relatives-called;
"""
HOTLINES = """[hotlines]
order=110;12348;

[110]
number=110
name_zh=报警
name_en=Police
handles_zh=正在发生的危险。
handles_en=Danger that is happening.
urgent=true

[12348]
number=12348
name_zh=公共法律服务热线
name_en=Legal service line
handles_zh=免费咨询。
handles_en=Free advice.
facts=hot.12348
"""
GLOSSARY = """[glossary]
order=answer;

[answer]
term_zh=答辩
term_en=Answer
text_zh=收到起诉状后 15 日内的回应。
text_en=What is sent within 15 days of the claim.
facts=law.days
see=test-article
"""
TICKLISTS = """[ticklists]
order=first;

[first]
title_zh=头几天
title_en=The first days
summary_zh=先做这些。
summary_en=Do these first.
items=a;b;c;d;e;f;g;
""" + "".join(f"""
[first {item}]
text_zh=打 12348 问一问。
text_en=Ask on 12348.
target=hotline:12348
facts=hot.12348
""" for item in "abcdefg")
LIMITS = """[night]
from=22:00
to=08:00
facts=std.hours

[connected_calls]
most=3
facts=std.hours

[unanswered_calls]
most=6
facts=sro.tries

[cost_licensed]
rate=24
facts=rate.24.financial

[cost_private]
lpr_times=4
since=2026-01-01
facts=rate.24.financial

[card_plan]
instalments=60
facts=card.plan
"""
LPR = """[lpr]
seen_until=2026-08-20
fact=rate.lpr

[one_year]
2025-05-20=3.00
"""
LETTERS = """[letters]
groups=negotiate;

[group negotiate]
title_zh=协商
title_en=Negotiating
letters=test-letter;

[test-letter]
title_zh=分期还款申请书
title_en=Request for instalments
summary_zh=想分期还的时候用。
summary_en=When you ask for instalments.
keywords_zh=分期;还不起
keywords_en=instalments
about=debt
facts=
checked=2026-11-21
ticks=first
send_zh=寄给债主，留好回执。
send_en=Send it to the lender and keep the receipt.
"""


MESSAGES = """msgid ""
msgstr "Language: zh_CN\\n"

msgid "催收;debt"
msgstr "催收;debt"

msgid "_Ask a court, %s"
msgstr "请法院调减(_A)，%s"

msgid "%d day"
msgid_plural "%d days"
msgstr[0] "%d 天"
"""
PAPERS = """[words]
unit_zh=金额单位：%1
unit_en=All sums in %1
"""
UI = '<interface><property name="title" translatable="yes">What it costs</property></interface>\n'
CODE = """static const char *const facts[] = { "law.days", "rate.24.financial", NULL };
/* never "illegal" */
static const char *text = "A court may be asked "
                          "to adjust it.";
"""


def make_tree(folder):
    resources = folder / "resources"
    (folder / "src").mkdir(parents=True)
    for name in ("domain", "exchange"):
        (folder / "src" / name).symlink_to(ROOT / "src" / name)
    resources.mkdir()
    for name in ("demo", "notes", "relatives", "rules"):
        shutil.copytree(ROOT / "resources" / name, resources / name)
    called = resources / R
    text = re.sub("(?m)^article=.*$", "article=test-article", called.read_text(encoding="utf-8"))
    called.write_text(re.sub("(?m)^hotlines=.*$", "hotlines=110;12348;", text), encoding="utf-8")
    texts = {
        "facts/facts.ini": FACTS + stubs(resources, folder / "src"),
        **dict.fromkeys(program.PAPERS, PAPERS), "ui/planner/test.ui": UI,
        "guidance/index.ini": INDEX, "letters/letters.ini": LETTERS, "reference/hotlines.ini": HOTLINES,
        "reference/glossary.ini": GLOSSARY, "reference/ticklists.ini": TICKLISTS,
        "reference/limits.ini": LIMITS, "reference/lpr.ini": LPR,
    }
    for language in ("zh", "en"):
        for article in ("test-article", "keeping-evidence", "relatives-called"):  # the household keeps the last two
            texts[f"guidance/{language}/{article}.md"] = ARTICLE[language]
        texts[f"situations/{language}/test-situation.md"] = SITUATION[language]
        texts[f"claims/{language}/test-claim.md"] = CLAIM[language]
        texts[f"letters/{language}/test-letter.txt"] = LETTER[language]
    for name, text in texts.items():
        (resources / name).parent.mkdir(parents=True, exist_ok=True)
        (resources / name).write_text(text, encoding="utf-8")
    files = [path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file()]
    (folder / "src/ui/widgets").mkdir(parents=True)
    (folder / "src/ui/widgets/anning-target.c").write_text(
        " ".join(f'"{word}"' for word in (*targets.PLAIN, "article", "letter", "ticks", "hotline", "copy")), encoding="utf-8")
    (folder / "po").mkdir()
    (folder / "src/ui/planner").mkdir()
    (resources / PO).write_text(MESSAGES, encoding="utf-8")
    (resources / CODE_FILE).write_text(CODE, encoding="utf-8")
    (resources / "anning.gresource.xml").write_text("".join(f"<file>{name}</file>\n" for name in files), encoding="utf-8")
    return resources


def stubs(resources, code):
    """The facts that notes and the program rest on, where what they say does not matter; those of the rules
    and of what the called are told as they are."""
    text = (ROOT / "resources/facts/facts.ini").read_text(encoding="utf-8")
    real = {block.split("]", 1)[0]: f"\n[{block.rstrip()}\n" for block in re.split(r"^\[", text, flags=re.M)[1:]}
    groups = {name.split(".")[0] for name in real}
    notes = (resources / "notes/templates.ini").read_text(encoding="utf-8")
    ids = {fact for line in re.findall(r"^facts=(.+)$", notes, re.M) for fact in line.split(";") if fact}
    for layer in code.iterdir():
        # a link is not followed by "**"
        for path in layer.resolve().rglob("*.c"):
            ids |= set(program.fact_names(path.read_text(encoding="utf-8"), groups))
    ruled = set()
    for path in (*(resources / "rules").glob("*.ini"), resources / R):
        ruled |= set(re.findall(r"[a-z]+(?:\.[a-z0-9_]+)+", path.read_text(encoding="utf-8"))) & set(real)
    there = set(re.findall(r"^\[(.+)\]$", FACTS, re.M))
    return ("".join(real[fact] for fact in sorted(ruled - there))
            + "".join("\n" + FACT.format(id=fact, zh=f"{fact[4:]}：热线。" if fact.startswith("hot.") else "一句话。", en=f"{fact[4:]}: a line.",
                                         nature={"std": "standard", "sro": "self_regulation", "law": "law", "pro": "law"}.get(fact[:3], "normative"),
                                         source_zh="来源", source_en="Source")
                      for fact in sorted(ids - ruled - there)))


# what breaks → (file, what stands there, what stands there instead, what must be said)
A, AE = "guidance/zh/test-article.md", "guidance/en/test-article.md"
S, SE = "situations/zh/test-situation.md", "situations/en/test-situation.md"
C = "claims/zh/test-claim.md"
L, LE, LI = "letters/zh/test-letter.txt", "letters/en/test-letter.txt", "letters/letters.ini"
F, I, H = "facts/facts.ini", "guidance/index.ini", "reference/hotlines.ini"
G, T, M, P = "reference/glossary.ini", "reference/ticklists.ini", "reference/limits.ini", "reference/lpr.ini"
W, PO, CODE_FILE, UI_FILE = program.PAPERS[0], "../po/zh_CN.po", "../src/ui/planner/test.c", "ui/planner/test.ui"
R = "relatives/called.ini"
N, X, D = "notes/templates.ini", "anning.gresource.xml", "demo/household.json"

DEFECTS = [
    # facts
    (F, "nature=law\nsource_zh=《民事诉讼法》第128条", "source_zh=《民事诉讼法》第128条", "law.days: lacks nature"),
    (F, "nature=law\nsource_zh=《民事", "nature=advice\nsource_zh=《民事", "cannot be of nature “advice”"),
    (F, "nature=law\nsource_zh=《民事", "nature=rumour\nsource_zh=《民事", "nature “rumour” is unknown"),
    (F, "en=An answer", "open_zh=还没有定论。\nen=An answer", "open_en is missing"),
    (F, "en=An answer", "opened=x\nen=An answer", "unknown keys: opened"),
    (F, "en=An answer", "en=必须 answer", "en has Chinese characters"),
    (F, "checked=2026-11-21", "checked=2026-13-21", "checked is no day"),
    (F, "confidence=verified", "confidence=memory", "confidence is unknown"),
    (F, "[rate.24.financial]", "[reg.inetloan]", "not certain enough to be shown"),
    (F, "zh=12348：公共", "zh=12349：公共", "does not begin with its number"),
    (F, "en=12348: the legal", "en=12349: the legal", "names another number in English"),
    (F, "zh=应当在 15 日内答辩。", "zh=应当在 15 日内答辩, 逾期不候。", "half-width punctuation"),
    # numbers without a source that carries them
    (A, "十五日内答辩", "二十日内答辩", "states “二十日”"),
    (A, "十五日内答辩。[](fact:law.days)", "十五日内答辩。", "states “十五日”"),
    (A, "十五日内", "十五个工作日内", "states “十五个工作日”"),
    (A, "晚上十点", "晚上九点", "states “晚上九点”"),
    (A, "- 超过 24%", "- 超过 36%", "states “36%”"),
    (A, "| 持牌机构 | 24%。[](fact:rate.24.financial) |", "| 持牌机构 | 36%。[](fact:rate.24.financial) |", "states “36%”"),
    (A, "| 债主 | 线 |", "| 债主 | 36% 的线 |", "states “36%”"),
    (A, "打 12348 问", "打 12378 问", "states “12378”"),
    (A, "打 12348 问一问。[](fact:hot.12348)", "打 12348 问一问。", "states “12348”"),
    (A, "## 先核实 24%", "## 先核实 36%", "states “36%”"),
    (A, "summary: 收到", "summary: 20 日内收到", "summary: states “20 日”"),
    (A, "- 还款", "- 罚款 1,000 元，还款", "states “1,000 元”"),
    (A, "- 还款", "- 民法典第1033条，还款", "states “第1033条”"),
    (A, "- 还款", "- 2024 年 5 月起，还款", "states “2024 年 5 月”"),
    (A, "- 还款", "- 至少两人以上，还款", "states “两人以上”"),
    (A, "- 还款", "- 四倍，还款", "states “四倍”"),
    (AE, "fifteen days", "twenty days", "states “twenty days”"),
    (AE, "between 10 p.m.", "between 9 p.m.", "states “9 p.m.”"),
    (AE, "24 percent", "36 percent", "states “36 percent”"),
    (C, "本金五万元", "本金十万元", "states “十万元”"),
    (C, "两次催收", "三次催收", "states “三次”"),
    (C, "两次催收", "六次催收", "states “六次”"),
    (L, "24% 的部分请", "36% 的部分请", "states “36%”"),
    (L, "24% 的部分请予核对。[](fact:rate.24.financial)", "24% 的部分请予核对。", "states “24%”"),
    (LI, "summary_zh=想分期", "summary_zh=30 日内想分期", "states “30 日”"),
    (G, "15 日内的", "30 日内的", "states “30 日”"),
    (G, "facts=law.days\n", "", "states “15 日”"),
    (T, "text_zh=打 12348 问", "text_zh=打 12368 问", "states “12368”"),
    (H, "handles_zh=免费咨询。", "handles_zh=每天 24 小时咨询。", "states “24 小时”"),
    (M, "most=3", "most=4", "most=4 is carried by none"),
    (M, "from=22:00", "from=21:00", "from=21:00 is carried by none"),
    (M, "lpr_times=4", "lpr_times=5", "lpr_times=5 is carried by none"),
    (M, "since=2026-01-01", "since=2026-01-02", "since=2026-01-02 is the day of none of its facts"),
    (M, "rate=24\nfacts=rate.24.financial", "rate=24\nfacts=law.card", "rate=24 is carried by none"),
    (P, "=3.00", "=3.10", "3.10, which none of its facts carries"),
    (P, "2025-05-20", "2025-05-21", "has 2025-05-21, which none"),
    # ids that do not exist
    (A, "fact:law.days", "fact:law.weeks", "does not exist: law.weeks"),
    (S, "fact:std.hours", "fact:std.ours", "does not exist: std.ours"),
    (C, "fact:law.card", "fact:law.cart", "does not exist: law.cart"),
    (L, "fact:rate.24.financial", "fact:rate.lime", "does not exist: rate.lime"),
    (LI, "facts=\n", "facts=law.none\n", "does not exist: law.none"),
    (H, "facts=hot.12348", "facts=hot.12347", "does not exist: hot.12347"),
    (G, "facts=law.days", "facts=law.nights", "does not exist: law.nights"),
    (T, "target=hotline:12348\nfacts=hot.12348", "target=hotline:12348\nfacts=hot.1", "does not exist: hot.1"),
    (M, "facts=sro.tries", "facts=sro.cries", "does not exist: sro.cries"),
    (P, "fact=rate.lpr", "fact=rate.lpt", "does not exist: rate.lpt"),
    (N, "facts=", "facts=law.missing;", "does not exist: law.missing"),
    # the two languages
    (AE, "- Step by step.\n", "- Step by step.\n- Once more.\n", "differs between zh line"),
    (AE, "[](fact:law.days)", "[](fact:law.card)", "differs between zh line"),
    (AE, "\nStep by step.\n", "\nStep by step.\n\nMore.\n", "blocks in Chinese and"),
    (AE, "| Licensed | 24%.[](fact:rate.24.financial) |", "| Licensed | 24%.[](fact:rate.24.financial) |\n| Others | none |", "differs between zh line"),
    (SE, "do:article:test-article", "do:planner", "differs between zh line"),
    (AE, "checked: 2026-11-21", "checked: 2026-11-22", "was checked on different days"),
    (LE, "? is_bank contract_number", "? contract_number", "differs in its conditions"),
    (LE, "I, {name}, owe", "I owe", "differs in its fields"),
    (LE, "[](fact:rate.24.financial)", "", "differs in its source marks"),
    (LE, "= Applicant: {name}", "Applicant: {name}", "differs in its lines"),
    (G, "text_en=What is sent within 15 days of the claim.\n", "", "text_en is missing"),
    (H, "handles_en=Free advice.\n", "", "handles_en is missing"),
    (T, "text_en=Ask on 12348.\n", "", "text_en is missing"),
    (LI, "send_en=Send it to the lender and keep the receipt.\n", "", "lacks send_en"),
    (I, "title_en=Steady first\n", "", "title_en is missing"),
    (F, "en=An answer is due within 15 days.", "en=An answer is due within 16 days.", "states different numbers: 15 日 only in Chinese"),
    (AE, "due within fifteen days", "due soon", "states different numbers: 十五日 only in Chinese"),
    (LE, "24%", "36%", "only in English"),
    (G, "within 15 days", "within 30 days", "only in English"),
    # steps
    (S, "do:letter:test-letter", "do:letter:no-letter", "letter “no-letter”, which does not exist"),
    (S, "do:article:test-article", "do:article:nothing", "article “nothing”, which does not exist"),
    (S, "do:article:test-article", "do:ticks:second", "ticks “second”, which does not exist"),
    (S, "do:article:test-article", "do:hotline:999", "hotline “999”, which does not exist"),
    (S, "do:article:test-article", "do:somewhere", "leads nowhere: somewhere"),
    (A, "do:copy:12348", "do:copy:12399", "copy “12399”, which does not exist"),
    (S, "channel=call", "canal=call", "a contact does not have: canal=call"),
    (S, "channel=call", "channel=shout", "not of its list: shout"),
    (S, "threat_family+noise", "threat_family+nice", "a tag that does not exist: nice"),
    (S, "channel=call", "started_at=2026-01-01", "cannot be known beforehand"),
    (S, "channel=call", "visitors=two", "no whole number"),
    (S, "channel=call", "channel=", "nothing or twice"),
    (T, "target=hotline:12348", "target=hotlin:12348", "leads nowhere: hotlin:12348"),
    (G, "see=test-article", "see=test-situation", "an article that does not exist: test-situation"),
    (S, "[写一封信]", "[把这一封信现在就写好]", "of more than 8"),
    (SE, "[Write a Letter]", "[Write a letter]", "not in Title Case"),
    (S, "> 再写一封信。\n>\n> [写", "> 再写一封信。[写", "last paragraph is not just its link"),
    (A, "- 还款", "- [看](do:planner)还款", "neither source mark nor step"),
    (A, "[](fact:law.days)", "[法](fact:law.days)", "words inside a source mark"),
    (A, "十五日内答辩。[](fact:law.days)", "十五日内答辩[](fact:law.days)。", "a source mark before the full stop"),
    (A, "- 超过 24% 的部分，可以请求调减。[](fact:rate.24.financial)", "- [](fact:rate.24.financial)超过 24% 的部分，可以请求调减。", "begins with a source mark"),
    (L, "[](fact:rate.24.financial)", "[看](do:planner)", "a link that is no source mark"),
    # index and folders
    (I, "articles=test-article;", "articles=test-article;ghost;", "lacks what guidance/index.ini lists: ghost"),
    (I, "articles=test-article;", "articles=", "does not list: test-article"),
    (I, "situations=test-situation;", "situations=", "does not list: test-situation"),
    (I, "claims=test-claim;", "claims=test-claim;test-claim;", "lists test-claim twice"),
    (I, "groups=one;", "groups=one;two;", "group two: is listed but not described"),
    (I, "[group one]", "[article one]", "groups that are not listed: article one"),
    (LI, "letters=test-letter;", "letters=test-letter;ghost;", "do not agree on ghost"),
    (LI, "groups=negotiate;", "groups=negotiate;court;", "group court: is listed but not described"),
    (X, f"<file>{A}</file>\n", "", "is not listed in anning.gresource.xml"),
    (X, f"<file>{L}</file>\n", "", "is not listed in anning.gresource.xml"),
    (X, f"<file>{G}</file>\n", "", "is not listed in anning.gresource.xml"),
    # wording
    (A, "- 还款", "- 这是违法的，还款", "says “违法”"),
    (AE, "- Step by step.", "- That is illegal.", "says “illegal”"),
    (C, "记下这句话。", "可以不还。", "says “可以不还”"),
    (LI, "send_zh=寄给", "send_zh=必须赔偿，寄给", "says “必须赔偿”"),
    (G, "text_zh=收到", "text_zh=胜诉以后收到", "says “胜诉”"),
    (T, "summary_zh=先做", "summary_zh=不用还，先做", "says “不用还”"),
    (H, "handles_zh=免费", "handles_zh=一定能赢，免费", "says “一定能赢”"),
    (A, "推荐性国家标准写的是", "国家标准的法律规定是", "calls a standard or a guideline law"),
    (AE, "The recommended standard says", "The recommended standard is required by law:", "calls a standard or a guideline law"),
    (A, "推荐性国家标准写的是", "有文件写的是", "cites std.hours without saying “标准”"),
    (L, "[](fact:rate.24.financial)", "[](fact:sro.tries)", "cites sro.tries without saying “自律”"),
    (A, "一步一步来，先把", "一步一步来,先把", "half-width punctuation"),
    (A, "一步一步来，先把", "一步一步来， 先把", "a blank beside Chinese punctuation"),
    (A, "[](fact:law.days) 推荐", "[](fact:law.days)推荐", "no blank behind a source mark"),
    (A, "- 还款", "- 12期还款", "no blank between Chinese and “2”"),
    (A, "- 还款", "- 用App还款", "no blank between Chinese and “A”"),
    (A, "- 还款的事", "- 还款(一笔)的事", "half-width punctuation"),
    (L, "本人{name}，现欠", "本人{name},现欠", "half-width punctuation"),
    (AE, "- Step by step.", "- Step by step。", "full-width punctuation"),
    (C, "# “三年后就不用还了”", "# “三年后就不用还了,真的”", "half-width punctuation"),
    (A, "- 还款", "- 还\u200b款", "a character that is not seen: U+200B"),
    (A, "- 还款", "- **还款", "a bold passage that does not end"),
    (A, "- 还款", "- 先**看（一笔）**还款", "asterisks that would be shown"),
    (A, "- 还款", "- 先** 看**还款", "asterisks that would be shown"),
    # what the program says
    (PO, 'msgstr "请法院调减(_A)，%s"', 'msgstr "(_A)%s"', "has no Chinese character in its translation"),
    (PO, "请法院调减(_A)", "这是违法的(_A)", "says “违法”"),
    (PO, "请法院调减(_A)", "这部分无须还(_A)", "says “无须还”"),
    (PO, "请法院调减(_A)，%s", "请法院调减(_A),%s", "the punctuation of another language"),
    (PO, "_Ask a court, %s", "_Ask a court，%s", "the punctuation of another language"),
    (PO, "%d days\"", "%d illegal days\"", "says “illegal”"),
    (CODE_FILE, "law.days", "law.dayz", "names a fact that does not exist: law.dayz"),
    (CODE_FILE, "A court may be asked ", "You need not \"\n \"pay. ", "says “need not pay”"),
    (UI_FILE, "What it costs", "What is unlawful", "says “unlawful”"),
    (W, "zh=金额单位：", "zh=金额单位:", "the punctuation of another language"),
    (W, "unit_en=All", "unit_de=All", "is not there in en"),
    (W, "All sums", "Unlawful sums", "says “Unlawful”"),
    (X, f"<file>{W}</file>\n", "", "is not listed in anning.gresource.xml"),
    # what the reader does not show
    (A, "- 还款", "- <b>还款</b>", "what the reader does not show"),
    (A, "## 先核实", "#### 先核实", "what the reader does not show"),
    (A, "| 持牌机构 | 24%", "| 持牌机构 | 银行 | 24%", "breaks its table"),
    (A, "| --- | --- |\n", "", "without a head"),
    (A, "- 超过", "  - 超过", "breaks its list"),
    (A, "\n## 先核实 24%\n", "## 先核实 24%\n", "mixes a paragraph"),
    # headers, shapes, lengths
    (A, "keywords: 传票;起诉\n", "", "no line “keywords"),
    (A, "传票;起诉", "传票;起诉;", "an empty keyword"),
    (A, "keywords: 传票", "\nkeywords: 传票", "must have one title, and before all else"),
    (A, "传票;起诉", "传票；起诉", "half-width semicolon"),
    (A, "summary: 收到法院的东西，先核实。\n", "", "no line “summary"),
    (A, "checked: 2026-11-21", "checked: soon", "checked is no day"),
    (A, "checked: 2026-11-21", "checked: 2026-11-20", "was last compared before law.days"),
    (LI, "checked=2026-11-21", "checked=2026-11-20", "was last compared before rate.24.financial"),
    (A, "checked: 2026-11-21", "checked: 2026-11-21\nurgent: true", "cannot be urgent"),
    (S, "checked: 2026-11-21", "checked: 2026-11-21\nurgent: true", "is urgent only where"),
    (A, FILL * 18, FILL, "500 to 1500 is the measure"),
    (S, FILL * 4, "", "120 to 600 is the measure"),
    (C, FILL * 4, FILL * 40, "120 to 700 is the measure"),
    (L, FILL * 6, "", "150 is the least"),
    (A, "# 收到传票\n", "# 收到传票\n\n# 又一个\n", "must have one title"),
    (S, "> 看一篇文章。\n>\n> [读一篇](do:article:test-article)\n\n", "", "exactly three steps"),
    (S, "## 为什么", "## 原因", "heading “为什么”"),
    (S, "国家标准写明，22:00 到次日 8:00 不应催收。[](fact:std.hours)", "", "gives reasons without a source"),
    (C, "# “三年后就不用还了”", "# 三年后怎么办", "title in quotation marks"),
    (C, "## 可以这样回", "## 怎么回", "must head its answer"),
    (C, "> “请把依据用文字发给我。”", "> 请把依据用文字发给我。", "the words to say in quotation marks"),
    (C, "> 记下这句话。\n>\n> [记下来](do:new-incident?tags=jail_claim)\n", "", "one call-out to say and one step"),
    # letters
    (L, "{name}，现欠", "{nome}，现欠", "unknown field: {nome}"),
    (L, "? is_bank", "? is_bunk", "unknown condition: is_bunk"),
    (L, "? is_bank", "? is_private", "to lenders whom it does not bind"),
    (L, "{principal:upper}", "{name:upper}", "a form that does not fit"),
    (L, "{name}，现欠", "{name，现欠", "a brace without its other half"),
    (L, "# 分期还款申请书\n\n", "", "must begin with its only # title"),
    (L, "= {date}\n", "", "has no {date}"),
    (L, "合同编号：{contract_number}", "合同编号：____", "a gap to fill in"),
    (L, "? is_bank contract_number", "? is_card !contract_number", "no value where it appears"),
    (L, "? is_bank contract_number\n合同编号：{contract_number}。", "合同编号：{contract_number}。\n? is_bank contract_number\n", "conditions stand first"),
    (L, "? is_bank contract_number\n", "? is_bank contract_number\n\n", "a condition without a paragraph"),
    (LI, "about=debt", "about=money", "is about “money”"),
    (LI, "about=debt", "about=debt+contacts\nsuggest=all", "suggests contacts of no known kind: all"),
    (LI, "about=debt", "about=debt\nsuggest=noted", "suggests contacts, and is not about any"),
    (LI, "ticks=first", "ticks=last", "a tick list that does not exist: last"),
    # cards
    (H, "number=110\n", "number=119\n", "has the number 119"),
    (H, "urgent=true\n", "", "against the list of those that are"),
    (H, "number=12348\n", "number=12349\n", "12349, which none of its facts carries"),
    (H, "order=110;12348;", "order=110;", "groups that are not listed: 12348"),
    (G, "order=answer;", "order=answer;more;", "more: is listed but not described"),
    (T, "items=a;b;c;d;e;f;g;", "items=a;b;c;d;e;f;", "has 6 items"),
    (M, "[night]", "[evening]", "is not a limit that a page shows"),
    (P, "seen_until=2026-08-20", "seen_until=2025-01-01", "was not seen"),
    # notes and household
    (N, "我不是借款人，也不是担保人", "我不认识他", "lacks the sentence to say"),
    (R, "steps=ask;", "steps=", "does not have 5 steps"),
    (R, "title_zh=先别慌，问清是谁", "title_zh=先别慌，慢慢地问清楚他是谁", "longer than a line of a screen (zh)"),
    (R, "title_en=Say one sentence", "title_en=Say one of the following sentences", "longer than a line of a screen (en)"),
    (R, "text_zh=我不是借款人，也不是担保人", "text_zh=我不认识他", "does not begin with the sentence to say (zh)"),
    (R, "电话里或者聊天里的一句话算不算，要看具体情形，没有定论。", "", "does not say that it is not settled (zh)"),
    (R, "facts=law.civil.552;hot.12348", "facts=hot.12348", "does not rest on law.civil.552"),
    (R, "facts=law.civil.552;hot.12348", "facts=law.civil.552", "states “12348” without a source"),
    (R, "cases=parent;", "cases=", "does not have the cases it must have"),
    (R, "to_party=spouse", "to_party=partner", "written down for an unknown party"),
    (R, "channel=visit", "channel=knock", "has an unknown channel"),
    (R, "article=test-article", "article=test", "refers to an article that does not exist: test"),
    (R, "别急着卖东西，等孩子在场再商量。\\n", "别急着卖东西，等孩子在场再商量。", "as many lines in both languages"),
    (R, "say_zh=请把我签的担保合同", "say_zh=我不是借款人，也不是担保人。请把担保合同", "has a guarantor say that they are none"),
    (R, "未满 14 岁", "未满 16 岁", "states different numbers"),
    (R, "会怎样", "会怎样？可以不还", "says “可以不还”"),
    (R, "relation=spouse", "relation=partner", "has an unknown relation"),
    (R, "hotlines=110;", "hotlines=119;110;", "names a hotline that does not exist: 119"),
    (R, "电话：____", "电话", "has not two gaps to fill in (zh)"),
    (R, "lead_en=You", "lead_fr=You", "lacks lead_en"),
    (N, "所以别说没签过", "就说我不是担保人", "lets someone who signed say that they did not"),
    (N, "brief2_en=Strangers may ring about me.", "short2_en=Strangers may ring about me.", "brief2_en is missing"),
    (N, "还欠 {owed} 元", "还欠一些", "has no place for what is owed"),
    (N, "brief_zh=别答应替我还，别转账", "brief_zh=别说“我们替他还”，别转账，别签字，别告诉他们我的单位和你们的身份证号，短信里的链接和二维码都别点，别答应替我还，别转账", "is not shorter in few words"),
    (D, "\"channel\": \"call\"", "\"channel\": \"shout\"", "not a word of its list"),
]

NUMBERS = [  # language, text, what is found in it
    ("zh", "十五日、1,000 元、1 千元、5 万，24 %、百分之二十四", [("day", 15), ("money", 1000), ("money", 1000), ("money", 50000), ("percent", 24), ("percent", 24)]),
    ("zh", "两年、24 个月、半年、一年半、两周、24 小时", [("month", 24), ("month", 24), ("month", 6), ("month", 18), ("day", 14), ("minute", 1440)]),
    ("zh", "第六十八条、第44条至第46条", [("article", 68), ("article", 44), ("article", 45), ("article", 46)]),
    ("zh", "15 至 30 日，日万分之一点七五，四分之一，四折", [("day", 15), ("day", 30), ("percent", Fraction(175, 10000)), ("percent", 25), ("percent", 40)]),
    ("zh", "打 12378，拨 400-810-8866", [("phone", "12378"), ("phone", "4008108866")]),
    ("zh", "2026 年 8 月 1 日，二〇二六年", [("date", (2026, 8, 1)), ("date", (2026,))]),
    ("zh", "每天最多打三个，60 期，不少于两人，14 周岁", [("times", 3), ("instalments", 60), ("people", 2), ("age", 14)]),
    ("zh", "第一件，前面两段，三件小事，两句话，这两天，两三天，第三方，记一次，一点一点来，晚一点，千万别，万一", []),
    ("zh", "先拨 110，紧急拨 120。GB/T 45251-2025，法发〔2017〕22号，令2022年第9号", []),
    ("en", "fifteen days, 15-day, two weeks, 50,000 yuan, fifty thousand yuan, 1.5 billion yuan, under 14, 24%, 24 per cent", [("day", 15), ("day", 15), ("day", 14), ("money", 50000), ("money", 50000), ("money", 1500000000), ("age", 14), ("percent", 24), ("percent", 24)]),
    ("en", "two years, eighteen months, twice, four times, three connected calls", [("month", 24), ("month", 18), ("times", 2), ("times", 4), ("times", 3)]),
    ("en", "art. 68, arts. 44 to 46, 1 August 2026", [("article", 68), ("article", 44), ("article", 45), ("article", 46), ("date", (2026, 8, 1))]),
    ("en", "two things, the first two parts, one day, one-year LPR, two or three sentences, Order 2022 No. 9, GB/T 45251-2025, call 110", [("date", (2022,))]),
]
CLOCKS = [("zh", "晚上十点", 1320), ("zh", "22:00", 1320), ("zh", "22 时", 1320), ("zh", "早上八点", 480), ("zh", "8:00", 480),
          ("en", "10 p.m.", 1320), ("en", "ten at night", 1320), ("en", "22:00", 1320), ("en", "eight in the morning", 480)]


def test_numbers():
    problems = []
    for language, text, wanted in NUMBERS:
        found = sorted((kind, str(value)) for kind, value, _words in figures.numbers_of(text, language))
        if found != sorted((kind, str(value)) for kind, value in wanted):
            problems.append(f"numbers of “{text}”: {found}")
    for language, text, wanted in CLOCKS:
        found = [value for kind, value, _words in figures.numbers_of(text, language) if kind == "clock"]
        if found != [frozenset([wanted])]:
            problems.append(f"time of “{text}”: {found}")
    return problems


def test_defects(folder, resources):
    problems = []
    for place, (name, old, new, wanted) in enumerate(DEFECTS):
        path = resources / name
        before = path.read_text(encoding="utf-8")
        if old not in before:
            problems.append(f"defect {place} in {name}: “{old}” is not there to be broken.")
            continue
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        found = check_everything(folder).problems
        path.write_text(before, encoding="utf-8")
        if not any(wanted in problem for problem in found):
            problems.append(f"defect {place} in {name} goes unnoticed: “{new or old}” should be reported as “{wanted}”; said was: {found}")
    return problems


def test_files(folder, resources):
    """A text that is missing, one too many, and lists that have become too short."""
    problems = []

    def expect(wanted):
        if not any(wanted in problem for problem in check_everything(folder).problems):
            problems.append(f"goes unnoticed: {wanted}")

    for name in (F, I, LI, H, G, T, M, P, R, AE, LE):
        path = resources / name
        path.rename(folder / "away")
        expect("is missing" if name.endswith(".ini") else "lacks what" if name == AE else "do not agree on test-letter")
        (folder / "away").rename(path)
    for name in ("guidance/en/extra.md", "letters/zh/extra.txt", "reference/extra.ini"):
        (resources / name).write_text("", encoding="utf-8")
        expect(f"{name}: is not listed in anning.gresource.xml")
        (resources / name).unlink()
    program = folder / "src/ui/widgets/anning-target.c"
    words = program.read_text(encoding="utf-8")
    program.write_text(words.replace('"rates"', ""), encoding="utf-8")
    expect("does not know the target rates")
    program.write_text(words, encoding="utf-8")
    for minimum, kind in ((documents.MINIMUM, "article"), (documents.MINIMUM, "situation"), (documents.MINIMUM, "claim")):
        minimum[kind] += 10
        expect(f"of kind {kind}; at least")
        minimum[kind] -= 10
    letters.MINIMUM, cards.MINIMUM_TICKLISTS = 2, 2
    expect("letters; at least 2")
    expect("lists; at least 2")
    letters.MINIMUM, cards.MINIMUM_TICKLISTS = 1, 1
    for passages in (wording.ALLOWED, figures.HARMLESS):
        for name in ("*", A):
            passages[name] = ["这句话哪里也没有"]
            expect("take it off the list of allowed passages")
            del passages[name]
    return problems


def main():
    documents.MINIMUM.update(article=1, situation=1, claim=1)
    letters.MINIMUM, cards.MINIMUM_TICKLISTS = 1, 1
    wording.ALLOWED.clear()
    figures.HARMLESS.clear()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "tree"
        resources = make_tree(folder)
        problems = [f"there is nothing wrong, and yet: {problem}" for problem in check_everything(folder).problems]
        problems += test_numbers() + test_defects(folder, resources) + test_files(folder, resources)
        problems += [f"something was left broken: {problem}" for problem in check_everything(folder).problems]
    for problem in problems:
        print(problem)
    if not problems:
        print(f"ok {len(DEFECTS)} defects")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
