"""doc/rules.md from data/rules.tsv and data/identities.tsv."""
import re

from wordings import read_table

HEAD = """# Rules

What `gd_validate` and its family report, ruleset 1.0. Generated from `data/rules.tsv` and `data/identities.tsv` by
`tools/generate_tables.py`; `gd_rules()` returns the same.

A finding is true or it is not made: a rule that the text does not decide says nothing. Blank cells and dashes are never operands of
a sum, except where a form counts a blank as zero; cells that could not be read for certain are reported as such
(`table.unreadable-cell`) and by no other rule. Severities are the highest that a rule reports. A released ruleset never changes.
"""

FAMILIES = [
    ("structure", "Structure", "Sections and headings. The subject is the kind of the section."),
    ("table", "Tables", "What the statutory tables lack or should not have. The subject is the kind of the table, or a code."),
    ("identity", "Identities", "What a form promises of its own figures; each holds in every column or in every row. The subject is the "
     "column or row: an applicant, a group, a code. `expected` is what the parts give, `actual` the printed total."),
    ("meta", "Title, issuer, year and dates", ""),
    ("narrative", "Narrative", "What the sentences state against what the tables report. The subject is a code. A claim is reported only if "
     "it disagrees under every lawful reading."),
    ("content", "Content", "What does not belong into the text of a report."),
    ("cross", "Two years", "`gd_compare(previous, current)`: reports of one issuer for successive years."),
]


def cell(text):
    return re.sub("; *", "; ", text.replace("|", "\\|"))


def line(rule, severity, forms, title, title_zh, expression, basis):
    return (f"| {rule} | {severity} | {cell(forms) or 'all'} | {cell(title)}<br>{title_zh} | "
            f"{cell(expression)} | {cell(basis)} |")


def identity_lines():
    rows = [r for r in read_table("identities.tsv") if r["axis"]]
    basis = {f["form"]: f["basis"] for f in read_table("forms.tsv")}
    return [line("identity." + r["code"], r["severity"], r["form"], r["title"], r["title_zh"],
                 r["expression"], basis[r["form"]]) for r in rows]


def make_rules_page():
    rules = [r for r in read_table("rules.tsv") if r["rule"] != "identity"]
    out = [HEAD]
    for family, title, words in FAMILIES:
        out.append(f"## {title}\n")
        if words:
            out.append(words + "\n")
        out.append("| rule | severity | forms | what is wrong | when | basis |\n|---|---|---|---|---|---|")
        if family == "identity":
            out += identity_lines()
        out += [line(r["rule"], r["severity"], r["forms"], r["title"], r["title_zh"],
                     r["expression"], r["basis"])
                for r in rules if r["rule"].split(".")[0] == family]
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n"
