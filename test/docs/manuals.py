#!/usr/bin/env python3
"""What the commands say of themselves and what their manual pages say agree.

    script/with-server test/docs/manuals.py

Prints TAP.  For gdcheck and gdload, in English and in Chinese: the options of
--help, those of the manual page and those that the source takes are the same,
under the same letters; and so are the exit statuses.
"""
import re
import subprocess
import sys

from run import ROOT, Tap

PAGES = {"en": "doc/{}.1", "zh": "doc/{}.zh_CN.1"}


def options_of_help(text):
    return set(re.findall(r"^  -(.), --([a-z-]+)", text, re.M))


def options_of_page(text):
    return {(letter.replace("\\", ""), name.replace("\\", ""))
            for letter, name in re.findall(r'^\.BR \\-(.) ", " \\-\\-([a-z\\-]+)', text, re.M)}


def options_of_source(text):
    return {(letter, name) for name, letter in re.findall(r"""\{"([a-z-]+)", \w+, NULL, '(.)'\}""", text)}


def statuses_of_help(text):
    return re.findall(r"\b([0-9])\b", re.split(r"Exit status|退出状态", text)[1])


def statuses_of_page(text):
    section = re.search(r"^\.SH (?:EXIT STATUS|退出状态)\n(.*?)^\.SH", text, re.S | re.M).group(1)
    return re.findall(r"^([0-9])$", section, re.M)


def main():
    tap = Tap()
    for program in ("gdcheck", "gdload"):
        known = options_of_source((ROOT / f"src/cli/{program}.c").read_text(encoding="utf-8"))
        tap.ok(len(known) > 5, f"{program} has options", str(known))
        for language, page in PAGES.items():
            told = subprocess.run([program, "--lang", language, "--help"], text=True, capture_output=True, check=True).stdout
            manual = (ROOT / page.format(program)).read_text(encoding="utf-8")
            for what, options in (("--help", options_of_help(told)), ("manual page", options_of_page(manual))):
                tap.ok(options == known, f"{program}, {language}: options of the {what}", str(options ^ known))
            tap.ok(statuses_of_help(told) == statuses_of_page(manual) == ["0", "1", "2"],
                   f"{program}, {language}: exit statuses", f"{statuses_of_help(told)} {statuses_of_page(manual)}")
    print(f"1..{tap.count}")
    sys.exit(1 if tap.failed else 0)


if __name__ == "__main__":
    main()
