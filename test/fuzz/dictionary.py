#!/usr/bin/env python3
"""The words of data/ as a dictionary for libFuzzer."""
import re
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "data"
MARKUP = ["<table>", "</table>", "<tr>", "<td>", "</td>", "<td colspan=\"2\">", "<td rowspan=\"3\">", "<br>", "<p>",
          "<del>", "</del>", "<tr style=\"display:none\">", "<td hidden>",
          "&nbsp;", "&amp;lt;", "&#12288;", "<!--", "-->", "<script>", "|---|", " | ", "||||", "\u3000", "\u200b", "- 3 -"]

words = set(MARKUP)
for name in sorted(DATA.glob("*.tsv")):
    if name.name == "fold.tsv":
        continue
    for line in name.read_text(encoding="utf-8").split("\n"):
        for field in re.split("[\t;|]", line):
            if re.search("[\u4e00-\u9fff]", field) and len(field) <= 20:
                words.add(field)
for word in sorted(words):
    print('"' + "".join("\\x%02X" % b for b in word.encode("utf-8")) + '"')
