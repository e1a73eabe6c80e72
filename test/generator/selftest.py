"""python3 -m generator.selftest: what the generator promises about itself."""

import copy
import json
import random
import sys
from decimal import Decimal

from . import compare, compare_findings, figures, forms, generate, grid, model, pairs, readings, truth
from .render import RENDERINGS

passed = failed = 0


def check(ok, what):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        if failed <= 20:
            print('FAIL', what)


# ---- identities, as the project's data state them -----------------------------


def _terms(text, names):
    for term in text.split(';'):
        if term.endswith('.*'):
            depth = term.count('.')
            yield from (n for n in names if n.startswith(term[:-1]) and n.count('.') == depth)
        else:
            yield term


def _of_which(form, table):
    return {record['code'] for record in forms.read('rows.tsv')
            if record['form'] == form and record['table'] == table and record['kind'] == 'of-which'}


def check_identities(form, found, name):
    for identity in forms.read('identities.tsv'):
        table = identity['code'].split('.')[0]
        if identity['form'] != form or identity['strength'] != 'hard' or not identity['parts'] or table not in found:
            continue
        rows = list(dict.fromkeys(row for row, _ in found[table]))
        columns = list(dict.fromkeys(column for _, column in found[table]))
        across = identity['axis'] == 'row'
        for line in rows if across else columns:
            at = lambda term: found[table].get((line, term) if across else (term, line))
            names = columns if across else [r for r in rows if r not in _of_which(form, table)]
            parts = [at(t) for t in _terms(identity['parts'], names)]
            totals = [at(t) for t in _terms(identity['totals'], names)]
            if any(t is None or truth.kind_of(t) == 'dash' for t in parts + totals):
                continue
            # a blank of the older forms stands for a zero
            left, right = (sum(Decimal(t or 0) for t in side) for side in (parts, totals))
            check(left == right, '%s: %s %s: %s and %s' % (name, identity['code'], line, left, right))


def test_identities():
    for form in forms.NAMES:
        tables = ('disclosure', 'requests', 'disputes') if form in model.MODERN else ('statistics',)
        for seed in range(60):
            rng = random.Random('%s %d' % (form, seed))
            found = {table: figures.make(form, table, rng) for table in tables}
            check_identities(form, found, '%s %d' % (form, seed))
            for table in tables:
                check(set(found[table]) == set(forms.codes(form, table)), '%s %s has every cell' % (form, table))


def test_grids():
    for form in model.MODERN:
        rng = random.Random(form)
        for table, width in (('requests', 10), ('disputes', 15), ('disclosure', 4)):
            made = getattr(grid, table)(form, figures.make(form, table, rng), rng)
            area = made.full('repeat')
            check(made.width == width and all(len(line) == width for line in area), '%s is %d wide' % (table, width))
            check(sum(c.rows * c.columns for c in made.cells()) == width * len(made.rows), '%s has no hole' % table)


def test_cell_per_line():
    """The structure of the commonest rendering: every row carries as many pipes as the grid has columns."""
    for index in range(200):
        known, text = generate.one('pipes', index, 1, ['2021', '2019'], 'none')
        lines = text.split('\n')
        start, stop = (next(i for i, line in enumerate(lines) if line.startswith(number + '、') and '|' not in line)
                       for number in '三四')
        pipes = sum(line.count('|') for line in lines[start:stop])
        rows = 28 if known['form'] == '2021' else 26
        check(pipes in (10 * rows, 10 * rows - 2), 'rendering 1: %d pipes in %d rows of 10' % (pipes, rows))


# ---- renderings ---------------------------------------------------------------


def test_renderings():
    for number in sorted(RENDERINGS):
        for index in range(40):
            for damages in ('none', 'some'):
                known, text = generate.one('renderings', index, number, None, damages)
                again = generate.one('renderings', index, number, None, damages)
                name = 'rendering %d, %d, %s' % (number, index, damages)
                check((known, text) == again, name + ' is deterministic')
                check(json.loads(json.dumps(known)) == known, name + ' is JSON')
                check(set(known['facts']) == set(known['kinds']), name + ' has a kind for every fact')
                check(set(known['may_miss']) <= set(known['facts']), name + ' spares what exists')
                if damages == 'none' and number not in (11, 12, 16):
                    check_printed(known, text, name)
                check(str(known['year']) in text or known['damage'] or 'year' in known['unasked'], name + ' prints its year')


def check_printed(known, text, name):
    """Every number of the truth stands in the text, as often as the truth has it."""
    wanted = {}
    for value in known['facts'].values():
        if value not in (None, 0):
            wanted[str(value)] = wanted.get(str(value), 0) + 1
    bare = text.replace('<span>', '').replace('</span>', '')
    for value, times in wanted.items():
        check(bare.count(value) >= times, '%s prints %s %d times' % (name, value, times))


def test_readings():
    check(readings.count_glued('0000000', readings.REQUESTS) == 1, 'seven zeros have one reading')
    check(readings.count_glued('27391013', readings.REQUESTS) == 0, 'eight digits that do not add up')
    check(readings.count_glued('100000010', readings.REQUESTS) == 1, '10, five zeros and 10')
    check(readings.count_split(('1', '4', '3', '0', '0', '0', '0', '0', '143'), readings.REQUESTS) == 1, '1 4 3 is 143')
    rng = random.Random(7)
    for _ in range(300):
        parts = [rng.choice((0, 0, 0, rng.randint(1, 40))) for _ in range(6)]
        run = ''.join(map(str, parts + [sum(parts)]))
        check(readings.count_glued(run, readings.REQUESTS) >= 1, run + ' has its own reading')


# ---- the comparison -------------------------------------------------------------


def oracle(known, text):
    """The result of a perfect reader."""
    facts = []
    for code, value in known['facts'].items():
        facts.append([code, None if value is None else str(value), known['kinds'][code], 'derived', None, None, None])
    return {'file': known['text'], 'status': known['status'], 'title': known['title'], 'issuer': known['issuer'],
            'year': known['year'], 'script': known['script'], 'signed': known['signed'], 'published': known['published'],
            'period': known['period'] or [None, None], 'copies': known['copies'],
            'sections': [{'kind': k, 'level': 1, 'number': '', 'title': ''} for k in known['sections']],
            'tables': [{'kind': k, 'form': f, 'rows': 1, 'columns': 1} for k, f in known['forms'].items()], 'facts': facts}


def test_compare():
    truths, results, bodies = [], {}, {}
    for known, text in generate.generate('compare', 60, sorted(RENDERINGS)):
        known['text'] = known['name']
        truths.append(json.loads(json.dumps(known), parse_float=Decimal))
        bodies[known['text']] = text.encode()
        results[known['text']] = oracle(known, text)
    judge = lambda r: compare.compare(truths, r, bodies.get)
    check(judge(results).failed == 0, 'the comparison accepts a perfect reader')
    check(judge({}).failed == len(truths), 'the comparison refuses no results')

    def damaged(change):
        changed = copy.deepcopy(results)
        victim = next(t for t in truths if t['facts'] and not t['may_miss'])['text']
        change(changed[victim])
        return judge(changed).failed

    def wrong(result):
        fact = next(f for f in result['facts'] if f[1] is not None)
        fact[1] = str(Decimal(fact[1]) + 1)

    def misplaced(result):
        result['facts'][0][3:] = ['read', '7', 0, 1]
    check(damaged(wrong) == 1, 'a wrong value fails')
    check(damaged(lambda r: r['facts'].pop()) == 1, 'a missing cell fails')
    check(damaged(lambda r: r['facts'].append(['no.such.cell', '1', 'number', 'derived', '1', 0, 1])) == 1, 'a phantom fails')
    check(damaged(misplaced) == 1, 'a wrong place fails')
    check(damaged(lambda r: r.update(year=1999)) == 1, 'a wrong year fails')
    check(damaged(lambda r: r['sections'].pop()) == 1, 'a missing section fails')
    check(damaged(lambda r: r.update(copies=3)) == 1, 'a wrong number of copies fails')


# ---- findings -----------------------------------------------------------------------


def finder(known):
    """What a perfect finder says of a text; places are left to the reader's tests."""
    findings = []
    for want in known['findings']:
        subject = (want['subject'] or '').split('|')[0].replace('*', '') or None
        findings.append([want['rule'].split('|')[0], subject, want['severity'] or 'warning', 0, None, None, None, None, 'source', '', ''])
        want['place'] = None
    return {'file': known['text'], 'facts': [], 'findings': findings}


def verdicts_of(known, result):
    tally = compare_findings.Tally()
    compare_findings.compare_all([known], {known['text']: result}, lambda name: b'', tally, lambda rule: False)
    return tally


def test_findings():
    seen = set()
    for known, text in generate.generate_findings('findings', 600, sorted(RENDERINGS)):
        known['text'] = known['name']
        seen.update(known['defects'])
        check(json.loads(json.dumps(known)) == known, 'findings are JSON')
        result = finder(known)
        check(verdicts_of(known, result).failed == 0, '%s: a perfect finder passes' % known['name'])
        if result['findings'] and not known['findings'][-1]['needs']:
            check(verdicts_of(known, dict(result, findings=result['findings'][:-1])).failed == 1, 'a missed finding fails')
        extra = ['identity.requests.flow', 'no such column', 'error', 0, None, None, None, None, 'source', '', '']
        check(verdicts_of(known, dict(result, findings=result['findings'] + [extra])).failed == 1, 'a false finding fails')
    check(len(seen) > 70, 'all kinds of defects occur: %d' % len(seen))
    check(list(generate.generate_findings('again', 20, [1, 14])) == list(generate.generate_findings('again', 20, [1, 14])),
          'findings are deterministic')


def test_clean():
    """An otherwise clean report has no finding above a notice."""
    for known, _ in generate.generate_findings('clean', 300, [1, 2, 5, 8, 15], ['2021', '2019'], 'none', 'none'):
        loud = [f for f in known['findings'] if f['severity'] != 'notice']
        check(not loud, '%s is clean: %s' % (known['name'], loud))


def test_pairs():
    for known, previous, text in pairs.generate_pairs('pairs', 60):
        check(bool(known['findings']) == bool(known['defects']), 'only a pair with a defect has findings')
        check(previous != text, 'the reports of a pair differ')


def main():
    for test in (test_findings, test_clean, test_pairs, test_identities, test_grids, test_cell_per_line, test_readings, test_renderings, test_compare):
        test()
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
