"""python3 -m generator.hunt [--seed S] [--count N] [--changes NAMES] [--pages NAMES] --out DIR
python3 -m generator.hunt [--show K] --judge RESULTS --out DIR

Hunts wrong values. The first writes DIR/NNNNN.txt and DIR/hunt.jsonl: reports without borders whose tables are printed as
no form is (hunt_tables.py, hunt_pages.py). The second reads what gd_cli said about them. Nobody can say what of such
a text must be read; but a value that is stated must be the one that stands there, and a cell that prints a figure is
not blank. The last line is 'N passed, N failed', texts with a wrong value being the failed ones.
"""

import argparse
import collections
import json
import os
import random
import sys
from decimal import Decimal

from . import model
from .hunt_pages import PAGES
from .hunt_tables import CHANGES, value_of

FORMS = ('2021', '2021', '2021', '2019', '2019', 'national2014', 'jilin2011', 'fujian2009', 'fujian2014', 'shanghai2004')


# What nobody can see on a page: a column that no header names where columns run together, or a digit that ran into
# another figure; a figure that white space sets under another column; the number of a page in the place of a lost figure;
# marks within cells among the same marks between them.
GLUED = ('glued_rows', 'glued_figures')
PAGED = ('cells_with_page_numbers',)
INVISIBLE = {
    'two_rows_beside': GLUED + PAGED + ('rows_with_page_numbers', 'broken_lines'),
    'own_column': GLUED + ('enumerated',),
    'stray_numbers': GLUED + ('one_line', 'running_text'),
    'numbered_rows': GLUED,
    'swapped_rows': GLUED,
    'pairs': GLUED + ('enumerated',),
    'damaged_marks': GLUED + ('enumerated', 'columns_of_spaces'),
    'odd_numbers': GLUED,
    'lost_figures': GLUED + PAGED + ('enumerated',),
    'lost_labels': GLUED + PAGED,
    'lost_last': PAGED + ('columns_of_spaces',),
    'lost_cells': PAGED + ('columns_of_spaces',),
}


def choose(rng, changes, pages):
    """Two changes at most, and a page on which they can be seen."""
    count = rng.choice((0, 1, 1, 1, 1, 2))
    chosen = rng.sample(changes, min(count, len(changes)))
    return chosen, rng.choice([name for name in pages if not any(name in INVISIBLE.get(c, ()) for c in chosen)])


def print_table(table, changes, page, rng, truth):
    rows = [[cell.copy() for cell in row] for row in table.lines('drop')]
    header = table.header if table.kind != 'disclosure' else 0
    for name in changes:
        header = CHANGES[name](rows, header, rng, table.kind)
    for row in rows:
        for cell in row:
            if cell.code:
                truth['.'.join(cell.code)] = [value_of(cell), cell.text]
    return PAGES[page](rows, header, rng)


def make(seed, number, all_changes, all_pages):
    rng = random.Random('%s/%d' % (seed, number))
    report = model.build(rng.choice(FORMS), rng, scale=rng.choice((1, 2, 3, 3)))
    changes, page = choose(rng, all_changes, all_pages)
    lines, cells = [], {}
    for block in report.blocks:
        if block.kind == 'table':
            lines += print_table(block.table, changes, page, rng, cells)
        elif block.kind == 'heading':
            lines.append(('%s、%s' if block.level == 1 else '（%s）%s') % (block.number, block.text))
        else:
            lines += block.text.split('\n')
    truth = {'text': '%05d.txt' % number, 'form': report.form, 'changes': changes, 'page': page, 'cells': cells}
    return truth, '\n'.join(lines) + '\n'


def write(arguments):
    os.makedirs(arguments.out, exist_ok=True)
    changes = arguments.changes.split(',') if arguments.changes else sorted(CHANGES)
    pages = arguments.pages.split(',') if arguments.pages else sorted(PAGES)
    with open(os.path.join(arguments.out, 'hunt.jsonl'), 'w', encoding='utf-8') as truths:
        for number in range(arguments.count):
            truth, text = make(arguments.seed, number, changes, pages)
            with open(os.path.join(arguments.out, truth['text']), 'w', encoding='utf-8') as file:
                file.write(text)
            truths.write(json.dumps(truth, ensure_ascii=False) + '\n')


def wrong_cells(truth, result):
    """(code, what is said, what stands there) of each lie."""
    for code, value, kind, *_ in result['facts']:
        expected, printed = truth['cells'].get(code, (None, ''))
        if value is not None:
            if expected is None or Decimal(expected) != Decimal(str(value)):
                yield code, value, printed
        elif expected is not None and kind in ('blank', 'dash'):
            yield code, kind, printed


def judge(arguments):
    with open(os.path.join(arguments.out, 'hunt.jsonl'), encoding='utf-8') as file:
        truths = {truth['text']: truth for truth in map(json.loads, file)}
    with open(arguments.judge, encoding='utf-8', errors='replace') as file:
        results = [json.loads(line) for line in file]
    kinds = collections.Counter()
    stated = wrong = failed = shown = 0
    for result in results:
        truth = truths[os.path.basename(result['file'])]
        lies = list(wrong_cells(truth, result))
        stated += sum(fact[1] is not None for fact in result['facts'])
        wrong += len(lies)
        failed += bool(lies)
        name = '%s on %s' % (' and '.join(truth['changes']) or 'nothing', truth['page'])
        kinds[name] += bool(lies)
        if lies and shown < arguments.show:
            shown += 1
            print('%s [%s, %s] %s is %s, printed %s; %d in all' % ((truth['text'], truth['form'], name) + lies[0] + (len(lies),)))
    for name, count in kinds.most_common(20):
        if count:
            print('%3d texts: %s' % (count, name))
    failed += len(truths) - len(results)
    print('%d values stated, %d wrong' % (stated, wrong))
    print('%d passed, %d failed' % (len(truths) - failed, failed))
    return failed > 0 or stated == 0


def main():
    parser = argparse.ArgumentParser(prog='generator.hunt', description='Hunts wrong values.')
    parser.add_argument('--seed', default='1')
    parser.add_argument('--count', type=int, default=1000)
    parser.add_argument('--changes', help='names, by commas; all by default')
    parser.add_argument('--pages', help='names, by commas; all by default')
    parser.add_argument('--judge', metavar='RESULTS', help='the output of gd_cli about the texts')
    parser.add_argument('--show', type=int, default=0, help='so many texts with wrong values')
    parser.add_argument('--out', required=True)
    arguments = parser.parse_args()
    return judge(arguments) if arguments.judge else write(arguments)


if __name__ == '__main__':
    sys.exit(main())
