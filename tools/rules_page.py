"""doc/rules.md and doc/rules.zh-CN.md from data/rules.tsv and data/identities.tsv."""
import re

from wordings import read_table

HEADS = {"en": """# Rules

[中文](rules.zh-CN.md)

What `gd_validate` and its family report, ruleset 1.0. Generated from `data/rules.tsv` and `data/identities.tsv` by
`tools/generate_tables.py`; `gd_rules()` returns the same.

A finding is true or it is not made: a rule that the text does not decide says nothing. Blank cells and dashes are never operands of
a sum, except where a form counts a blank as zero; cells that could not be read for certain are reported as such
(`table.unreadable-cell`) and by no other rule. Severities are the highest that a rule reports. A released ruleset never changes.
""", "zh": """# 规则

[English](rules.md)

`gd_validate` 等函数所用的规则集 1.0。由 `tools/generate_tables.py` 从 `data/rules.tsv` 和 `data/identities.tsv` 生成；
`gd_rules()` 返回同样的内容（成立条件为英文）。

要么说得准，要么不说：原文不能确定的，规则不作结论。空白和横线不参加求和，除非表式规定空白算零；无法确定读数的单元格只由
`table.unreadable-cell` 报告，不再用于其他规则。级别是该规则可能报告的最高级别：error 错误、warning 警告、notice 提示。
已发布的规则集永不改变。
"""}

# Families in their order: the beginning of the names, and by language a title and a remark.
FAMILIES = [
    ("structure",
     {"en": ("Structure", "Sections and headings. The subject is the kind of the section."),
      "zh": ("结构", "各部分及其标题。对象是该部分的种类。")}),
    ("table",
     {"en": ("Tables", "What the statutory tables lack or should not have. The subject is the kind of the table, or a code."),
      "zh": ("表格", "法定表格缺少什么、多了什么。对象是表格的种类或代码。")}),
    ("identity",
     {"en": ("Identities", "What a form promises of its own figures; each holds in every column or in every row. The subject is the "
             "column or row: an applicant, a group, a code. `expected` is what the parts give, `actual` the printed total."),
      "zh": ("勾稽关系", "表式规定其数字应当满足的关系，每列或每行各自成立。对象是该列或该行：申请人、类别或代码。`expected` 是各分项之和，"
             "`actual` 是所印的总数。")}),
    ("meta", {"en": ("Title, issuer, year and dates", ""), "zh": ("标题、编制机关、年度和日期", "")}),
    ("narrative",
     {"en": ("Narrative", "What the sentences state against what the tables report. The subject is a code. A claim is reported only if "
             "it disagrees under every lawful reading."),
      "zh": ("正文", "正文所说与表格所填是否一致。对象是代码。只有在各种合法解读下都不一致时才报告。")}),
    ("content",
     {"en": ("Content", "What does not belong into the text of a report."),
      "zh": ("内容", "不应出现在报告正文里的内容。")}),
    ("cross",
     {"en": ("Two years", "`gd_compare(previous, current)`: reports of one issuer for successive years."),
      "zh": ("两年之间", "`gd_compare(上一年, 本年)`：同一机关相邻两个年度的报告。")}),
]

COLUMNS = {"en": "| rule | severity | forms | what is wrong | when | basis |",
           "zh": "| 规则 | 级别 | 表式 | 问题 | 成立条件 | 依据 |"}


def cell(text):
    return re.sub("; *", "; ", text.replace("|", "\\|"))


def line(language, rule, forms, basis):
    """A rule: a row of either file, which name it, its wording and its condition alike."""
    if language == "zh":
        title, expression = rule["title_zh"], rule["expression_zh"]
    else:
        title, expression = f"{rule['title']}<br>{rule['title_zh']}", rule["expression"]
    every = {"en": "all", "zh": "全部"}[language]
    return f"| {rule['rule']} | {rule['severity']} | {cell(forms) or every} | {cell(title)} | {cell(expression)} | {cell(basis)} |"


def identity_lines(language):
    rows = [r for r in read_table("identities.tsv") if r["axis"]]
    basis = {f["form"]: f["basis"] for f in read_table("forms.tsv")}
    return [line(language, {**r, "rule": "identity." + r["code"]}, r["form"], basis[r["form"]]) for r in rows]


def make_rules_page(language):
    rules = [r for r in read_table("rules.tsv") if r["rule"] != "identity"]
    out = [HEADS[language]]
    for family, wording in FAMILIES:
        title, words = wording[language]
        out.append(f"## {title}\n")
        if words:
            out.append(words + "\n")
        out.append(COLUMNS[language] + "\n|---|---|---|---|---|---|")
        if family == "identity":
            out += identity_lines(language)
        out += [line(language, r, r["forms"], r["basis"]) for r in rules if r["rule"].split(".")[0] == family]
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n"
