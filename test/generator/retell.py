"""python3 -m generator.retell [--seed S] [--count N] [--changes NAMES] --out DIR FOLDER...
python3 -m generator.retell [--show K] --judge RESULTS --out DIR

The same reports in another shape. The first writes DIR/NNNNN.txt, each a .txt file of the folders changed in one to three
ways that change no figure for who reads the page (pipes lost, lines joined and broken, numbers of pages, another width of
digits), the unchanged ones as DIR/original-NNN.txt, and DIR/retell.jsonl. The second reads what gd_cli said about all of
them: a value that is stated of the changed text must be the one stated of the original, and no sum may fail that holds there.
What is no longer read is no failure. The last line is 'N passed, N failed', changed texts being counted.
"""

import argparse
import collections
import glob
import json
import os
import random
import re
import sys

CHANGES = {}
WIDE = str.maketrans('0123456789', '０１２３４５６７８９')
MOST_CHANGES = 3
# What nobody can see: that a number alone on its line, among figures alone on theirs, is the number of a page, or one that
# ran into the next line.
INVISIBLE = {'bare_numbers_of_pages': {'pipes_to_spaces', 'pipes_to_tabs', 'pipes_to_lines', 'joined'}}


def change(function):
    CHANGES[function.__name__] = function
    return function


# ---- marks -------------------------------------------------------------------


@change
def wide_digits(text, rng):
    return text.translate(WIDE)


@change
def pipes_to_spaces(text, rng):
    return re.sub(r' *\| *', ' ', text)


@change
def pipes_to_tabs(text, rng):
    return re.sub(r' *\| *', '\t', text)


@change
def pipes_to_lines(text, rng):
    """The rule of Markdown, each piece on a line, would be a column of dashes."""
    return re.sub(r' *\| *', '\n', re.sub(r'(?m)^[|: -]*---[|: -]*\n', '', text))


@change
def thousands(text, rng):
    return re.sub(r'(?<![\d.])(\d{1,3})(\d{3})(?!\d|年)', r'\1,\2', text)


@change
def spaces(text, rng):
    return ''.join(c + (' ' if '\u4e00' <= c <= '\u9fff' and rng.random() < 0.1 else '') for c in text)


# ---- lines -------------------------------------------------------------------


@change
def no_blank_lines(text, rng):
    return re.sub(r'\n\s*\n+', '\n', text)


@change
def double_spaced(text, rng):
    return text.replace('\n', '\n\n')


@change
def indented(text, rng):
    return ''.join('　　%s\n' % line for line in text.split('\n'))


@change
def crlf(text, rng):
    return text.replace('\n', '\r\n')


@change
def joined(text, rng):
    """Some lines end nowhere. Figures that would run together are kept apart."""
    out = ''
    for line in text.split('\n'):
        end = '\n'
        if rng.random() < 0.15:
            end = rng.choice('\n ') if line[-1:].isdigit() else rng.choice(('\n', ' ', ''))
        out += line + end
    return out


@change
def broken(text, rng):
    return ''.join(c + ('\n' if '\u4e00' <= c <= '\u9fff' and rng.random() < 0.02 else '') for c in text)


# ---- pages -------------------------------------------------------------------

FOOTERS = ('- %d -', '第%d页', '— %d —', '第 %d 页 共 9 页', '-%d-', '· %d ·')


@change
def numbers_of_pages(text, rng):
    return number_pages(text, rng, rng.choice(FOOTERS))


@change
def bare_numbers_of_pages(text, rng):
    return number_pages(text, rng, '%d') if '|' in text else text


def number_pages(text, rng, footer):
    """A page of HTML has none."""
    if '<td' in text.lower():
        return text
    out, page, left = [], 1, rng.randrange(10, 45)
    for line in text.split('\n'):
        out.append(line)
        left -= 1
        if left == 0:
            out.append(footer % page)
            page, left = page + 1, rng.randrange(35, 45)
    return '\n'.join(out)


@change
def spam(text, rng):
    return '澳门娱乐场官网 www.example.com 注册送88元\n%s\n彩票开奖 888 777\n' % text


@change
def printed_twice(text, rng):
    return '%s\n%s' % (text, text)


@change
def sentences_lost(text, rng):
    """A line of prose: no label, no figure of a table."""
    lines = text.split('\n')
    prose = [number for number, line in enumerate(lines) if '。' in line and '|' not in line and '<' not in line]
    if prose:
        del lines[rng.choice(prose)]
    return '\n'.join(lines)


# ---- writing -----------------------------------------------------------------


def choose(rng, names):
    while True:
        chosen = rng.sample(names, rng.randint(1, min(MOST_CHANGES, len(names))))
        if not any(INVISIBLE.get(name, set()) & set(chosen) for name in chosen):
            return chosen


def write(arguments):
    rng = random.Random(arguments.seed)
    names = arguments.changes.split(',') if arguments.changes else sorted(CHANGES)
    texts = []
    os.makedirs(arguments.out, exist_ok=True)
    for path in sorted(path for folder in arguments.folders for path in glob.glob(os.path.join(folder, '*.txt'))):
        with open(path, encoding='utf-8') as file:
            texts.append(file.read())
        put(arguments.out, 'original-%03d.txt' % (len(texts) - 1), texts[-1])
    with open(os.path.join(arguments.out, 'retell.jsonl'), 'w', encoding='utf-8') as truths:
        for number in range(arguments.count):
            origin = rng.randrange(len(texts))
            chosen = choose(rng, names)
            text = texts[origin]
            for name in chosen:
                text = CHANGES[name](text, rng)
            put(arguments.out, '%05d.txt' % number, text)
            truths.write(json.dumps({'text': '%05d.txt' % number, 'original': 'original-%03d.txt' % origin,
                                     'changes': chosen}) + '\n')


def put(folder, name, text):
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as file:
        file.write(text)


# ---- judging -----------------------------------------------------------------


def stated(result):
    """What is said of each item, None where it is left open: ambiguous, or text that is no figure."""
    return {code: (None if recovery == 'ambiguous' or kind == 'text' else value if value is not None else kind)
            for code, value, kind, recovery, *_ in result['facts']}


def failing_sums(result):
    return {(finding[0], finding[1]) for finding in result['findings'] if finding[0].startswith('identity.')}


def lies(before, after):
    """(what, said now, said of the original) of each."""
    known = stated(before)
    for code, said in stated(after).items():
        if said is None or known.get(code, 0) is None:
            continue
        if said != known.get(code):
            yield code, said, known.get(code, 'nothing')
    for rule, subject in sorted(failing_sums(after) - failing_sums(before), key=str):
        yield '%s:%s' % (rule, subject), 'a failing sum', 'that it holds'


def judge(arguments):
    with open(os.path.join(arguments.out, 'retell.jsonl'), encoding='utf-8') as file:
        truths = [json.loads(line) for line in file]
    with open(arguments.judge, encoding='utf-8', errors='replace') as file:
        results = {os.path.basename(result['file']): result for result in map(json.loads, file)}
    kinds = collections.Counter()
    values = kept = failed = shown = 0
    for truth in truths:
        if truth['text'] not in results:
            failed += 1
            continue
        before, after = results[truth['original']], results[truth['text']]
        found = list(lies(before, after))
        values += sum(said is not None for said in stated(before).values())
        kept += sum(said is not None for said in stated(after).values())
        failed += bool(found)
        kinds[' and '.join(sorted(truth['changes']))] += bool(found)
        if found and shown < arguments.show:
            shown += 1
            print('%s [%s, %s] %s: %s, the original says %s; %d in all' % (
                (truth['text'], truth['original'], ' and '.join(truth['changes'])) + found[0] + (len(found),)))
    for name, count in kinds.most_common(20):
        if count:
            print('%3d texts: %s' % (count, name))
    print('%d values stated of the originals, %d of the changed texts' % (values, kept))
    print('%d passed, %d failed' % (len(truths) - failed, failed))
    return failed > 0 or kept == 0


def main():
    parser = argparse.ArgumentParser(prog='generator.retell', description='The same reports in another shape.')
    parser.add_argument('--seed', default='1')
    parser.add_argument('--count', type=int, default=1000)
    parser.add_argument('--changes', help='names, by commas; all by default')
    parser.add_argument('--judge', metavar='RESULTS', help='the output of gd_cli --findings about the texts')
    parser.add_argument('--show', type=int, default=0, help='so many texts with another value')
    parser.add_argument('--out', required=True)
    parser.add_argument('folders', nargs='*')
    arguments = parser.parse_args()
    return judge(arguments) if arguments.judge else write(arguments)


if __name__ == '__main__':
    sys.exit(main())
