"""doc/forms.md and doc/forms.zh-CN.md from data/forms.tsv, rows.tsv, columns.tsv and identities.tsv."""
from itertools import groupby

from wordings import read_table

HEADS = {"en": """# Forms

[中文](forms.zh-CN.md)

The statutory forms whose tables gdreport reads, with the codes of their rows and columns. Generated from `data` by
`tools/generate_tables.py`; `gd_forms()` returns every cell.

A code is table, row and column, joined by points: `requests.granted.total` stands in table `requests`, row `granted`, column `total`. A
table with one column leaves it away. Codes are stable: one that was released keeps its meaning. The form of a table is told from its
labels, not from the year.
""", "zh": """# 表式

[English](forms.md)

gdreport 能读的法定表格，及其各行各列的代码。由 `tools/generate_tables.py` 从 `data` 生成；`gd_forms()` 返回每个单元格。

代码由表、行、列用点连接而成：`requests.granted.total` 在表 `requests`（收到和处理申请情况）、行 `granted`（予以公开）、列 `total`（总计）。
只有一列的表不写列。代码是稳定的：已发布的代码含义不变。表格属于哪种表式由其中的名称判断，不由年度判断。
"""}

# Words of a page, by language.
WORDS = {
    "en": {"total": "a total", "of-which": "a part of the row before it, counted there", "all": "all",
           "span": "reports of {} to {}", "since": "reports of {} and later", "for": "For {}", "end": ".", "basis": "; ",
           "columns": "| column | printed |", "rows": "| row | under | printed | unit | | columns |", "list": ", ",
           "sums": "What the form promises of its figures:", "colon": ": ", "grid": "grid", "expression": "expression", "stop": ". "},
    "zh": {"total": "合计", "of-which": "前一行的“其中”项", "all": "全部",
           "span": "{} 至 {} 年度的报告", "since": "{} 年度及以后的报告", "for": "用于 {}", "end": "。", "basis": "；",
           "columns": "| 列 | 印作 |", "rows": "| 行 | 上级 | 印作 | 单位 | | 列 |", "list": "、",
           "sums": "表式规定的勾稽关系：", "colon": "：", "grid": "grid_zh", "expression": "expression_zh", "stop": "。"},
}


def cell(text):
    return text.replace("|", "\\|").replace("<br>", " ")


def years(form, words):
    if form["first_year"] and form["last_year"]:
        return words["span"].format(form["first_year"], form["last_year"])
    return words["since"].format(form["first_year"])


def of(rows, form):
    return [r for r in rows if r["form"] == form["form"] and r["table"] == form["table"]]


def row_line(row, words):
    cells = words["list"].join(filter(None, row["cells"].split(";"))) or words["all"]
    return (f"| {row['code']} | {cell(row['group'])} | {cell(row['label'])} | {cell(row['unit'])} | "
            f"{words.get(row['kind'], '')} | {cells} |")


def table_lines(form, rows, columns, identities, words):
    out = [f"### {form['form']}: {form['table']}\n"]
    facts = [cell(form["title"]), form[words["grid"]]]
    out.append(words["stop"].join(f for f in facts if f) + words["end"] + "\n")
    columns = of(columns, form)
    if columns:
        out.append(words["columns"] + "\n|---|---|")
        out += [f"| {c['code']} | {cell(c['label'])} |" for c in columns]
        out.append("")
    out.append(words["rows"] + "\n|---|---|---|---|---|---|")
    out += [row_line(r, words) for r in of(rows, form)]
    sums = [i for i in identities if i["form"] == form["form"] and i["code"].split(".")[0] == form["table"]]
    if sums:
        out.append(f"\n{words['sums']}\n")
        out += [f"- `{i['code']}`{words['colon']}{i[words['expression']]}" for i in sums]
    out.append("")
    return out


def make_forms_page(language):
    forms, rows, columns = (read_table(f"{name}.tsv") for name in ("forms", "rows", "columns"))
    identities = read_table("identities.tsv")
    words = WORDS[language]
    out = [HEADS[language]]
    for name, tables in groupby(forms, key=lambda f: f["form"]):
        tables = list(tables)
        basis = words["basis"] + tables[0]["basis"] if tables[0]["basis"] else ""
        out.append(f"## {name}\n\n{words['for'].format(years(tables[0], words))}{basis}{words['end']}\n")
        for form in tables:
            out += table_lines(form, rows, columns, identities, words)
    return "\n".join(out).rstrip("\n") + "\n"
