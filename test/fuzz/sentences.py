#!/usr/bin/env python3
"""sentences.py COUNT FOLDER: short reports whose narrative is put together from data/claim_wordings.tsv.

A report of the generator has few of the wordings and is long; a text here is a title, a heading and some sentences, so that a
fuzzer tries many.  What they say need not make sense.  The same arguments give the same bytes.
"""
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "tools"))
sys.dont_write_bytecode = True

from claim_tables import RATIOS, expand_parts  # noqa: E402
from wordings import read_table  # noqa: E402

HEADINGS = ["一、总体情况", "三、收到和处理政府信息公开申请情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "二、主动公开政府信息情况", "（一）依申请公开情况", "五、存在的主要问题及改进情况"]
PAGES = ["{}", "{}", "{}", "<p>{}</p>", "<div>{}<br></div>"]


class Speaker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        rows = read_table("claim_wordings.tsv")
        self.parts = {row["concepts"]: row["wording"] for row in rows if row["role"] == "let"}
        self.says, self.scopes, self.behind = [], [], []
        for row in rows:
            wording = expand_parts(row["wording"], self.parts)
            if row["role"] in ["claim", "none"] + RATIOS:
                self.says.append(wording)
            elif row["role"] in ("behind", "joint"):
                self.behind.append(wording)
            elif row["role"] != "let":
                self.scopes.append(wording)

    def choose(self, text):
        """One wording of a pattern, up to a closing bracket or the end; and the rest of the pattern."""
        ways, said = [], ""
        while text and text[0] not in ")]":
            if text[0] in "([":
                part, rest = self.choose(text[1:])
                said += part if text[0] == "(" or self.random.random() < 0.4 else ""
                text = rest[1:]
            elif text[0] == "|":
                ways.append(said)
                said, text = "", text[1:]
            else:
                said, text = said + text[0], text[1:]
        ways.append(said)
        return self.random.choice(ways), text

    def number(self):
        number = self.random.choice(["0", "1", "3", "12", "20", "120", "1,200", "１２", "二", "十二", "1.5", "2万"])
        before = self.random.choice([""] * 6 + ["约", "近", "超过"])
        behind = self.random.choice([""] * 6 + ["余", "多"])
        return before + number + behind + self.random.choice(["件", "件", "件", "件", "条", "项", "份", "次", "篇", "件次", "起", "宗"])

    def wording(self, pattern):
        said = self.choose(pattern)[0].replace("<", "（").replace(">", "）")
        while "#" in said:
            said = said.replace("#", self.number(), 1)
        while "%" in said:
            said = said.replace("%", self.random.choice(["50％", "25%", "33.3%", "百分之五十", "约60%"]), 1)
        return said

    def sentence(self):
        said = self.random.choice(["", "", "2021年，", "2020年，", "全年", "我局", "截至2021年底，"])
        for _ in range(self.random.choice([1, 1, 2, 3, 4])):
            if self.random.random() < 0.3:
                said += self.wording(self.random.choice(self.scopes))
            said += self.wording(self.random.choice(self.says))
            if self.random.random() < 0.2:
                said += self.wording(self.random.choice(self.behind))
            said += self.random.choice(["，", "，", "、", "；", "，其中", "（", "）", "。其中，"])
        return said.removesuffix("其中").removesuffix("其中，").rstrip("，、；（。") + "。"

    def report(self):
        year = self.random.choice([2009, 2012, 2016, 2019, 2021, 2023])
        lines = [f"云溪县水利局{year}年政府信息公开工作年度报告"]
        for heading in self.random.sample(HEADINGS, self.random.choice([1, 1, 2])):
            lines.append(heading)
            lines.append("".join(self.sentence() for _ in range(self.random.choice([1, 2, 4]))))
        page = self.random.choice(PAGES)
        return "\n".join(page.format(line) for line in lines) + "\n"


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    speaker = Speaker("sentences")
    for i in range(count):
        (folder / f"sentences{i:05d}.txt").write_text(speaker.report(), encoding="utf-8")


main()
