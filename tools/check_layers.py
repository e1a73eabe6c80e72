#!/usr/bin/env python3
"""check_layers.py: no file of the core includes one of a later folder. TAP.

The folders are the stages of the pipeline in their order (doc/internals), with what all of them use first. gd.h, which callers
include, is above them.
"""
import pathlib
import re
import sys

CORE = pathlib.Path(__file__).resolve().parent.parent / "src" / "core"

ORDER = ["base", "words", "source", "lines", "outline", "meta", "grid", "sheet", "proof", "report", "claims", "check", "review"]

# Tables generated for one file stand beside it and are included by their name alone.
INCLUDE = re.compile(r'^#include "([^"]+\.h)"', re.MULTILINE)


def strays(folder):
    """What the files of a folder include that they should not, and the number of all includes."""
    count, wrong = 0, []
    for path in sorted((CORE / folder).glob("*.[ch]")):
        for header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            count += 1
            below = header.split("/")[0]
            if header != "gd.h" and (below not in ORDER or ORDER.index(below) > ORDER.index(folder)):
                wrong.append(f"{path.name} includes {header}")
    return count, wrong


def main():
    found = sorted({path.parent.name for path in CORE.glob("*/*.[ch]")})
    outside = sorted(path.name for path in CORE.iterdir() if path.suffix in (".c", ".inc") or (path.suffix == ".h" and path.name != "gd.h"))
    results = [("the folders of the core are these", [] if found == sorted(ORDER) else [" ".join(found)]),
               ("every file of it but gd.h is in one", outside)]
    for folder in ORDER:
        count, wrong = strays(folder)
        results.append((f"{folder} includes {count} headers, none of a later stage", wrong if count else ["nothing"]))
    for what, wrong in results:
        print(f"{'not ok' if wrong else 'ok'} - {what}{': ' if wrong else ''}{'; '.join(wrong)}")
    return 1 if any(wrong for _, wrong in results) else 0


if __name__ == "__main__":
    sys.exit(main())
