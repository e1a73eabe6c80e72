"""python3 -m generator.compare [--show K] [--only wrong,phantom] [--cells-only] DIR RESULTS

DIR holds truth.jsonl and the texts, RESULTS is what gd_cli printed about them. One line a rendering:
cells expected, right, missing (not there, without its value, or ambiguous), wrong (another value or kind), phantom (a
value the text does not print), derived and ambiguous; then the scalars. A cell the text does not determine
may be missing, never wrong. Exit status 1 unless everything holds. The last line is 'N passed, N failed'.
"""

import argparse
import collections
import html
import json
import os
import re
import sys
from decimal import Decimal

SCALARS = ('status', 'title', 'issuer', 'year', 'script', 'signed', 'published', 'period', 'copies', 'sections', 'forms')
CELLS = ('documents', 'expected', 'right', 'missing', 'spared', 'wrong', 'phantom', 'misplaced', 'derived', 'ambiguous')
# Spaces that are no characters of a cell.
SPACES = dict.fromkeys(map(ord, ' \t\r\n\u00a0\u3000\u200b\ufeff'))


def flat(text):
    return None if text is None else text.translate(SPACES)


def printed_text(printed):
    """What a reader of the page sees of a piece of HTML or markdown."""
    return html.unescape(html.unescape(re.sub('<[^>]*>', '', printed))).replace('\\|', '|')


def read_truth(folder):
    with open(os.path.join(folder, 'truth.jsonl'), encoding='utf-8') as file:
        return [json.loads(line, parse_float=Decimal) for line in file]


def read_results(path):
    results = {}
    with open(path, encoding='utf-8', errors='replace') as file:
        for line in file:
            result = json.loads(line)
            results[os.path.basename(result['file'])] = result
    return results


def scalars_of(result):
    """The result's scalars in the shape of the truth."""
    forms = {}
    for table in result['tables']:
        if table['kind'] and table['kind'] not in forms:
            forms[table['kind']] = table['form']
    found = {key: result[key] for key in SCALARS if key in result}
    found['title'], found['issuer'] = flat(result['title']), flat(result['issuer'])
    found['period'] = result['period'] if any(result['period']) else None
    found['sections'] = [s['kind'] for s in result['sections'] if s['level'] == 1 and s['kind']]
    found['forms'] = forms
    return found


class Tally:
    def __init__(self, show, only=()):
        self.cells = collections.defaultdict(collections.Counter)
        self.scalars = collections.defaultdict(collections.Counter)
        self.damage = collections.defaultdict(collections.Counter)
        self.show, self.only, self.shown = show, only, 0
        self.passed = self.failed = 0
        self.empty = set()          # renderings whose texts are no reports

    def disagree(self, truth, what):
        if self.only and what.split()[0].rstrip(':') not in self.only:
            return
        if self.shown < self.show:
            print('%s [%s, rendering %d%s] %s' % (truth['text'], truth['form'], truth['rendering'],
                                                 ''.join(', ' + d for d in truth['damage']), what))
        self.shown += 1


def compare_cells(tally, truth, result, body):
    count = tally.cells[truth['rendering']]
    spare = set(truth['may_miss'])
    facts = {}
    bad = 0

    def note(verdict, what):
        nonlocal bad
        count[verdict] += 1
        # a cell that is not stated is a gap; only a wrong one is a lie
        bad += verdict != 'missing' or truth['rendering'] not in tally.incomplete
        tally.disagree(truth, '%s %s' % (verdict, what))

    for code, value, kind, recovery, raw, start, length in result['facts']:
        if code in facts:
            note('wrong', '%s stands twice' % code)
        facts[code] = (None if value is None else Decimal(value), kind, recovery, raw)
        count['derived'] += recovery == 'derived'
        count['ambiguous'] += recovery == 'ambiguous'
        if value is not None and (code not in truth['facts']):
            note('phantom', '%s = %s (%r)' % (code, value, raw))
        if recovery == 'read' and kind != 'blank':
            printed = None if start is None else body[start:start + length].decode('utf-8', 'replace')
            if printed is None or not raw or flat(raw) not in (flat(printed), flat(printed_text(printed))):
                note('misplaced', '%s raw %r, at its place %r' % (code, raw, printed))
    for code, value in truth['facts'].items():
        count['expected'] += 1
        kind = truth['kinds'][code]
        found = facts.get(code)
        if found is None or found[0] is None and (value is not None or found[2] == 'ambiguous'):
            if code in spare:
                count['spared'] += 1
            else:
                note('missing', '%s = %s, got %s' % (code, kind if value is None else value, found))
        elif found[0] == (None if value is None else Decimal(value)) and (found[1] == kind or code in spare):
            count['right'] += 1
        else:
            note('wrong', '%s: want %s (%s), got %s' % (code, value, kind, found))
    return bad


def compare_scalars(tally, truth, result):
    found = scalars_of(result)
    bad = 0
    for key in SCALARS:
        if key in truth['unasked']:
            continue
        want = flat(truth[key]) if key in ('title', 'issuer') else truth[key]
        if key == 'forms':
            want = {k: f for k, f in want.items() if k in found[key] or k not in truth['forms_may_miss']}
        also = [flat(a) if isinstance(a, str) else a for a in truth.get(key + '_also', ())]
        ok = found[key] == want or found[key] in also
        tally.scalars[truth['rendering']][key if ok else key + ' wrong'] += 1
        if not ok:
            bad += key != 'forms' or truth['rendering'] not in tally.incomplete
            tally.disagree(truth, '%s: want %r, got %r' % (key, want, found[key]))
    return bad


def report(tally):
    print('%-10s' % 'rendering' + ''.join('%10s' % c for c in CELLS))
    for number in sorted(tally.cells):
        print('%-10d' % number + ''.join('%10d' % tally.cells[number][c] for c in CELLS))
    print()
    print('%-10s' % 'wrong' + ''.join('%10s' % s for s in SCALARS))
    for number in sorted(tally.scalars):
        print('%-10d' % number + ''.join('%10d' % tally.scalars[number][s + ' wrong'] for s in SCALARS))
    print()
    print('failed texts by damage: ' + ', '.join(
        '%s %d of %d' % (name, n['failed'], n['failed'] + n['passed']) for name, n in sorted(tally.damage.items())))


def numbers(ranges):
    """The numbers of '6-14,17'."""
    found = set()
    for part in filter(None, ranges.split(',')):
        first, _, last = part.partition('-')
        found.update(range(int(first), int(last or first) + 1))
    return found


def compare(truths, results, bodies, show=0, cells_only=False, only=(), incomplete=()):
    """A Tally over truths; results by text name, bodies(name) -> bytes."""
    tally = Tally(show, only)
    tally.incomplete = incomplete
    for truth in truths:
        tally.cells[truth['rendering']]['documents'] += 1
        if truth['status'] == 'not_a_report':
            tally.empty.add(truth['rendering'])
        result = results.get(truth['text'])
        if result is None:
            tally.disagree(truth, 'no result')
            tally.cells[truth['rendering']]['expected'] += len(truth['facts'])
            tally.cells[truth['rendering']]['missing'] += len(truth['facts'])
            bad = 1
        else:
            bad = compare_cells(tally, truth, result, bodies(truth['text']))
            bad += 0 if cells_only else compare_scalars(tally, truth, result)
        for name in truth['damage'] or ['none']:
            tally.damage[name]['failed' if bad else 'passed'] += 1
        if bad:
            tally.failed += 1
        else:
            tally.passed += 1
    for number, count in tally.cells.items():
        if not count['expected'] and number not in tally.empty:     # an empty comparison proves nothing
            print('rendering %d expects no cell at all' % number)
            tally.failed += 1
    return tally


def main():
    parser = argparse.ArgumentParser(prog='generator.compare')
    parser.add_argument('--show', type=int, default=0)
    parser.add_argument('--only', default='', help='show only these, by commas: wrong,phantom,title')
    parser.add_argument('--incomplete', default='', metavar='NUMBERS',
                        help='renderings that are not read whole yet (6-14,17): what is missing there is counted, not failed')
    parser.add_argument('--cells-only', action='store_true', help='leave title, sections and the like out')
    parser.add_argument('folder')
    parser.add_argument('results')
    arguments = parser.parse_args()

    def bodies(name):
        with open(os.path.join(arguments.folder, name), 'rb') as file:
            return file.read()

    tally = compare(read_truth(arguments.folder), read_results(arguments.results), bodies,
                    arguments.show, arguments.cells_only, tuple(filter(None, arguments.only.split(','))),
                    numbers(arguments.incomplete))
    if not tally.cells:
        print('no truth to compare with')
        tally.failed += 1
    report(tally)
    print('%d passed, %d failed' % (tally.passed, tally.failed))
    return 1 if tally.failed else 0


if __name__ == '__main__':
    sys.exit(main())
