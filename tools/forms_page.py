"""doc/forms.md from data/forms.tsv, rows.tsv, columns.tsv and identities.tsv."""
from itertools import groupby

from wordings import read_table

HEAD = """# Forms

The statutory forms whose tables gdreport reads, with the codes of their rows and columns. Generated from `data` by
`tools/generate_tables.py`; `gd_forms()` returns every cell.

A code is table, row and column, joined by points: `requests.granted.total` stands in table `requests`, row `granted`, column `total`. A
table with one column leaves it away. Codes are stable: one that was released keeps its meaning. The form of a table is told from its
labels, not from the year.
"""

KINDS = {"total": "a total", "of-which": "a part of the row before it, counted there"}


def cell(text):
    return text.replace("|", "\\|").replace("<br>", " ")


def years(form):
    if form["first_year"] and form["last_year"]:
        return f"reports of {form['first_year']} to {form['last_year']}"
    return f"reports of {form['first_year']} and later"


def of(rows, form):
    return [r for r in rows if r["form"] == form["form"] and r["table"] == form["table"]]


def row_line(row):
    cells = row["cells"].replace(";", ", ") or "all"
    return (f"| {row['code']} | {cell(row['group'])} | {cell(row['label'])} | {cell(row['unit'])} | "
            f"{KINDS.get(row['kind'], '')} | {cells} |")


def table_lines(form, rows, columns, identities):
    out = [f"### {form['form']}: {form['table']}\n"]
    facts = [cell(form["title"]), form["grid"]] if form["title"] else [form["grid"]]
    out.append(". ".join(f for f in facts if f) + ".\n")
    columns = of(columns, form)
    if columns:
        out.append("| column | printed |\n|---|---|")
        out += [f"| {c['code']} | {cell(c['label'])} |" for c in columns]
        out.append("")
    out.append("| row | under | printed | unit | | columns |\n|---|---|---|---|---|---|")
    out += [row_line(r) for r in of(rows, form)]
    sums = [i for i in identities if i["form"] == form["form"] and i["code"].split(".")[0] == form["table"]]
    if sums:
        out.append("\nWhat the form promises of its figures:\n")
        out += [f"- `{i['code']}`: {i['expression']}" for i in sums]
    out.append("")
    return out


def make_forms_page():
    forms, rows, columns = (read_table(f"{name}.tsv") for name in ("forms", "rows", "columns"))
    identities = read_table("identities.tsv")
    out = [HEAD]
    for name, tables in groupby(forms, key=lambda f: f["form"]):
        tables = list(tables)
        basis = f"; {tables[0]['basis']}" if tables[0]["basis"] else ""
        out.append(f"## {name}\n\nFor {years(tables[0])}{basis}.\n")
        for form in tables:
            out += table_lines(form, rows, columns, identities)
    return "\n".join(out).rstrip("\n") + "\n"
