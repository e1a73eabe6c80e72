"""python3 -m generator.compare_findings [--show K] [--only missed,false] [--rules NAMES] [--without NAMES] DIR RESULTS

DIR holds truth.jsonl of `python3 -m generator --defects ...`, RESULTS is what gd_cli --findings printed about the texts. One
line a rule:

injected    findings that must come out
found       of these
unread      not found because the reader has not read a cell it takes, or only by the identities
missed      not found
misplaced   found, but its place does not print the cell, heading or sentence
graded      found, of another severity
false       an error or a warning that is none
gaps        the reader says of itself that it cannot read a cell
notices     unexpected

The line `cells` counts texts in which a defect led to a wrong, phantom or misplaced value. A text fails that has something missed,
misplaced, graded or false; --without leaves rules out, by commas, as long as nobody checks them; --incomplete names those of which
some are still missed: that is counted, not failed. Exit status 1 when a text failed. The last line is 'N passed, N failed' (texts).
"""

import argparse
import collections
import fnmatch
import os
import re
import sys
from decimal import Decimal

from . import compare
from .compare import flat, printed_text

COUNTS = ('injected', 'found', 'unread', 'missed', 'misplaced', 'graded', 'false', 'gaps', 'notices')
# What a page break leaves in the middle of a sentence.
BREAKS = re.compile('[-—0-9]')


def rules_left_out(names):
    parts = tuple(filter(None, names.split(',')))
    return lambda rule: any(rule == part or rule.startswith(part + '.') for part in parts)


class Found:
    def __init__(self, record, body):
        self.rule, self.subject, self.severity, _, self.start, self.length = record[:6]
        self.expected, self.actual, self.message = record[6], record[7], record[9]
        self.text = None if self.start is None else printed_text(
            body[self.start:self.start + self.length].decode('utf-8', 'replace'))

    def key(self):
        return '%s:%s' % (self.rule, self.subject or '')

    def fits(self, want):
        if self.rule not in want['rule'].split('|'):
            return False
        return want['subject'] is None or any(fnmatch.fnmatchcase(self.subject or '', s) for s in want['subject'].split('|'))

    def stands_right(self, want, facts):
        place = want['place']
        if not place:
            return True
        if 'cell' in place:
            fact = facts.get(place['cell'])
            return fact is None or self.start is not None and fact[5] == self.start and fact[6] == self.length
        if not self.text:
            return False
        mine, right = flat(self.text), flat(place['text'])
        return any(a and (a in b or b in a) for a, b in ((mine, right), (BREAKS.sub('', mine), BREAKS.sub('', right))))


def is_read(truth, code, facts):
    """Has the reader this cell as the text prints it?"""
    fact = facts.get(code)
    if fact is None or fact[3] != 'read':
        return False
    right = truth['facts'].get(code)
    return fact[2] == truth['kinds'].get(code) and (right is None or Decimal(fact[1]) == right)


def judge(truth, result, body, left_out):
    """[(verdict, rule, what)] of one text."""
    found = [Found(record, body) for record in result['findings']]
    facts = {fact[0]: fact for fact in result.get('facts', ())}
    verdicts, used = [], set()
    wants = [w for w in truth['findings'] if not all(left_out(r) for r in w['rule'].split('|'))]
    for want in wants:
        rule, name = want['rule'].split('|')[0], '%s:%s' % (want['rule'], want['subject'] or '')
        fitting = [i for i, f in enumerate(found) if i not in used and f.fits(want)]
        fitting.sort(key=lambda i: not found[i].stands_right(want, facts))
        verdicts.append(('injected', rule, ''))
        if not fitting and 'facts' in result and not all(is_read(truth, code, facts) for code in want['needs']):
            verdicts.append(('unread', rule, '%s needs %s' % (name, want['needs'])))
            continue
        if not fitting:
            verdicts.append(('missed', rule, '%s at %s' % (name, want['place'])))
            continue
        used.add(fitting[0])
        one = found[fitting[0]]
        if not one.stands_right(want, facts):
            verdicts.append(('misplaced', rule, '%s at %r, not at %s' % (one.key(), one.text, want['place'])))
        elif want['severity'] and one.severity != want['severity']:
            verdicts.append(('graded', rule, '%s is %s' % (one.key(), one.severity)))
        else:
            verdicts.append(('found', rule, ''))
    for i, one in enumerate(found):
        expected = i in used or any(one.fits(w) and one.severity == w['severity'] for w in truth['findings'] if w['rule'].startswith('content.'))
        if expected or left_out(one.rule) or any(fnmatch.fnmatchcase(one.key(), p) for p in truth['allowed']):
            continue
        verdict = 'notices' if one.severity == 'notice' else 'false'
        if one.rule == 'table.unreadable-cell' and facts.get(one.subject, [None] * 4)[3] == 'ambiguous':
            verdict = 'gaps'
        verdicts.append((verdict, one.rule, '%s %s at %r (%s)' % (verdict, one.key(), one.text, one.message)))
    return verdicts


def judge_cells(truth, result, body):
    """No defect may make a value wrong: [(verdict, rule, what)] for wrong, phantom and misplaced cells."""
    tally = compare.Tally(0)
    tally.incomplete = (truth['rendering'],)
    compare.compare_cells(tally, truth, result, body)
    count = tally.cells[truth['rendering']]
    return [('false', 'cells', '%d cells %s' % (count[v], v)) for v in ('wrong', 'phantom', 'misplaced') if count[v]]


class Tally:
    def __init__(self, show=0, only=(), rules='', incomplete=''):
        self.incomplete = rules_left_out(incomplete)
        self.rules = collections.defaultdict(collections.Counter)
        self.show, self.only, self.shown = show, only, 0
        self.wanted = rules_left_out(rules) if rules else lambda rule: True
        self.passed = self.failed = 0

    def add(self, truth, verdicts):
        bad = False
        for verdict, rule, what in verdicts:
            self.rules[rule][verdict] += 1
            bad |= verdict in ('misplaced', 'graded', 'false') or verdict == 'missed' and not self.incomplete(rule)
            if what and self.wanted(rule) and (verdict in self.only if self.only else verdict not in ('notices', 'unread', 'gaps')) and self.shown < self.show:
                self.shown += 1
                print('%s [%s, rendering %d%s] %s %s' % (truth['text'], truth['form'], truth['rendering'], ''.join(
                    ', ' + d for d in truth['damage'] + truth['defects']), verdict if verdict not in ('false', 'notices', 'gaps') else '', what))
        if bad:
            self.failed += 1
        else:
            self.passed += 1

    def report(self):
        print('%-34s' % 'rule' + ''.join('%10s' % c for c in COUNTS))
        total = collections.Counter()
        for rule in sorted(self.rules):
            total.update(self.rules[rule])
            print('%-34s' % rule + ''.join('%10d' % self.rules[rule][c] for c in COUNTS))
        print('%-34s' % 'all' + ''.join('%10d' % total[c] for c in COUNTS))


def compare_all(truths, results, bodies, tally, left_out):
    for truth in truths:
        result = results.get(truth['text'])
        if result is None:
            tally.add(truth, [('missed', 'no result', 'no result')])
        else:
            body = bodies(truth['text'])
            verdicts = judge(truth, result, body, left_out)
            tally.add(truth, verdicts + (judge_cells(truth, result, body) if 'facts' in result else []))
    return tally


def main():
    parser = argparse.ArgumentParser(prog='generator.compare_findings')
    parser.add_argument('--show', type=int, default=0)
    parser.add_argument('--only', default='', help='show only these, by commas: missed,false,notices')
    parser.add_argument('--rules', default='', help='show only these rules or families, by commas')
    parser.add_argument('--without', default='', help='leave these rules or families out, by commas')
    parser.add_argument('--incomplete', default='', help='of these rules or families some findings may be missed')
    parser.add_argument('folder')
    parser.add_argument('results')
    arguments = parser.parse_args()

    def bodies(name):
        with open(os.path.join(arguments.folder, name), 'rb') as file:
            return file.read()

    tally = Tally(arguments.show, tuple(filter(None, arguments.only.split(','))), arguments.rules, arguments.incomplete)
    compare_all(compare.read_truth(arguments.folder), compare.read_results(arguments.results), bodies, tally, rules_left_out(arguments.without))
    if not any(count['injected'] for count in tally.rules.values()):
        print('no finding was expected')
    tally.report()
    if not tally.passed + tally.failed:
        print('no truth to compare with')
        tally.failed += 1
    print('%d passed, %d failed' % (tally.passed, tally.failed))
    return 1 if tally.failed else 0


if __name__ == '__main__':
    sys.exit(main())
