#!/usr/bin/env python3
"""Texts that would be something else than text on a page, if they could.

    test/page/hostile.py DIR

Each payload stands in a title, a heading, a sentence, a cell, a label and a
signature of a report, and alone.  Whatever runs sets the title of the window to
"hostile", or asks for http://hostile.invalid/.
"""
import pathlib
import sys

RUN = "document.title='hostile'"
FETCH = "http://hostile.invalid/"

PAYLOADS = {
    "script": f"<script>{RUN}</script>",
    "image": f"<img src=x onerror=\"{RUN}\">",
    "remote": f"<img src={FETCH}a.png><link rel=stylesheet href={FETCH}a.css><iframe src={FETCH}></iframe>",
    "quotes": f"\" onmouseover=\"{RUN}\" x='\" autofocus onfocus={RUN} '",
    "close": f"</td></tr></table></style></title></main></body><svg/onload={RUN}>",
    "style": f"</style><style>@import '{FETCH}';</style><b style=\"background:url({FETCH})\">",
    "entities": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;script&#62;{RUN}&#60;/script&#62; &amp;lt;",
    "comment": f"<!-- --><![CDATA[ ]]> <?php ?> <!DOCTYPE x [<!ENTITY e SYSTEM '{FETCH}'>]>",
    "meta": f"<meta http-equiv=refresh content=\"0;url={FETCH}\"><base href={FETCH}>",
    "link": f"[x](javascript:{RUN}) <a href=\"javascript:{RUN}\">x</a>",
    "bidi": "\u202eabc\u202c \u2066def\u2069 \u200f\u061c \u2028\u2029",
    "control": "\x01\x02\x08\x0b\x1b[31m\x7f\u0085\u009f",
    "nothing": "\ufffe\uffff\U0001fffe\ufdd0 \ufffd \ufeff",
    "long": "甲" * 3000,
    "template": "{label} {subject} %s %n ${x} {{x}} $$ \\",
}

REPORT = """青石县{0}松林镇人民政府2022年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》编制{0}，统计期限为2022年1月1日至2022年12月31日。
一、总体情况
本镇共收到{0}政府信息公开申请9件。{0}
(一){0}
{0}
二、主动公开政府信息情况{0}
第二十条第（一）项 | | | |
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | {0} | 0 | 0 |
行政规范性文件{0} | 1 | 0{0} | 4 |
三、收到和处理政府信息公开申请情况
项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | {0} | 0 | 3
二、上年结转政府信息公开申请数量 | 0 | 1 | 0 | 0 | 0 | 0 | 2
{0} | {0} | {0}
{0} | 3 | {0}
五、存在的主要问题及改进情况
六、其他需要报告的事项
{0}
青石县{0}松林镇人民政府
2023年1月16日
"""


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, payload in PAYLOADS.items():
        html = f"<html><body><p>{REPORT.format(payload)}</p></body></html>".replace("\n", "</p>\n<p>")
        for kind, text in (("report", REPORT.format(payload)), ("alone", payload), ("html", html)):
            (folder / f"{name}-{kind}.txt").write_bytes(text.encode("utf-8"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "spaces.txt").write_bytes(b" \n\t\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
