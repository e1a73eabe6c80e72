"""Two reports of one issuer, of successive years, and what the rules cross.* must say of them.

As in expect.py the findings are evaluated on the figures; a defect only changes these, or the words.
"""

import random

from . import claims, damage, essay, expect, figures, forms, model, truth
from .expect import finding
from .render import RENDERINGS
from .truth import kind_of

DEFECTS = ('cross.carry-over', 'cross.stock', 'cross.cumulative', 'cross.repeated-text', 'cross.identical-figures',
           'cross.order.years', 'cross.order.issuers')
PLAIN = (1, 2, 3, 4, 5, 7, 15)
CUMULATIVE = ('jilin2011', 'fujian2009', 'fujian2014')
STOCKS = {'2021': ('regulations', 'normative_documents'), '2019': ('regulations', 'normative_documents')}
ITEMS = ('licensing', 'other_services', 'penalty', 'coercion', 'fees')
INVENTORY = ('staff', 'reading_points')     # what is there, not what was done
HARMLESS = ('half_width', 'crlf', 'indented', 'wide_digits', 'heading_style', 'spaced_headings', 'title_lines', 'thousands')


def number(cells, row, column):
    text = cells.get((row, column))
    return int(text) if text is not None and kind_of(text) == 'number' and '.' not in text else None

# ---- figures that follow from those of the year before -----------------------------


def first_year(kind, cells):
    """No number of items falls below zero."""
    for row in ITEMS:
        if (row, 'items_change') in cells:
            change = max(int(cells[row, 'items_change']), -int(cells[row, 'items_previous']))
            cells[row, 'items_change'] = str(change)


def carry(before, cells):
    for applicant in figures.APPLICANTS:
        into = int(before['carried_out', applicant])
        done, out = int(cells['total', applicant]), int(cells['carried_out', applicant])
        more = max(0, into - done - out)    # what was carried in must go somewhere
        cells['granted', applicant] = str(int(cells['granted', applicant]) + more)
        cells['total', applicant] = str(done + more)
        cells['carried_in', applicant] = str(into)
        cells['new', applicant] = str(done + more + out - into)
    totals(cells)


def totals(cells):
    for row in {row for row, _ in cells}:
        cells[row, 'total'] = str(sum(int(cells[row, a]) for a in figures.APPLICANTS))


def stock(form, before, cells):
    for row in STOCKS[form]:
        if form == '2021':
            held = int(before[row, 'in_force']) + int(cells[row, 'made'])
            cells[row, 'repealed'] = str(min(held, int(cells[row, 'repealed'])))
            cells[row, 'in_force'] = str(held - int(cells[row, 'repealed']))
        else:
            cells[row, 'disclosed_total'] = str(int(before[row, 'disclosed_total']) + int(cells[row, 'disclosed_new']))
    if form == '2019':
        for row in ITEMS:
            cells[row, 'items_previous'] = str(int(before[row, 'items_previous']) + int(before[row, 'items_change']))
    first_year(None, cells)


def cumulate(before, cells):
    for row, column in list(cells):
        if column == 'cumulative':
            old, new = before.get((row, column)), cells.get((row, 'year'))
            if all(text is not None and kind_of(text) in ('number', 'blank') and '.' not in text for text in (old, new)):
                cells[row, column] = str(int(old or 0) + int(new or 0)) if old or new else ''
            elif old is not None and kind_of(old) == 'number':
                cells[row, column] = old


def next_year(earlier, form):
    """Changes figures of the later report so that they follow from the earlier's."""
    def adjust(kind, cells):
        before = earlier.figures[kind]
        if kind == 'requests':
            carry(before, cells)
        elif kind == 'disclosure':
            if form == earlier.table_forms[kind]:
                stock(form, before, cells)
            else:
                first_year(kind, cells)
        elif kind == 'statistics' and form in CUMULATIVE:
            cumulate(before, cells)
    return adjust

# ---- what must be found --------------------------------------------------------------


def same(before, cells):
    """Identical, and not all zero."""
    return set(before) == set(cells) and all(before[k] == cells[k] for k in cells) and any(
        kind_of(t) == 'number' and float(t) != 0 for t in cells.values())


def stock_findings(form, before, cells):
    for row in STOCKS[form]:
        if form == '2021':
            old, made, gone, held = (number(before, row, 'in_force'), number(cells, row, 'made'), number(cells, row, 'repealed'),
                                     number(cells, row, 'in_force'))
            wrong = None not in (old, made, gone, held) and old + made - gone != held
        else:
            old, new, held = number(before, row, 'disclosed_total'), number(cells, row, 'disclosed_new'), number(cells, row, 'disclosed_total')
            wrong = None not in (old, new, held) and old + new != held
        if wrong:
            yield finding('cross.stock', '*%s*' % row, 'notice')
    for row in ITEMS if form == '2019' else ():
        old, change, held = number(before, row, 'items_previous'), number(before, row, 'items_change'), number(cells, row, 'items_previous')
        if None not in (old, change, held) and old + change != held:
            yield finding('cross.stock', '*%s*' % row, 'notice')


def figures_findings(earlier, later):
    for kind in later.figures:
        before, cells = earlier.figures.get(kind), later.figures[kind]
        form = later.table_forms[kind]
        if before is None:
            continue
        if same(before, cells):
            yield finding('cross.identical-figures', kind, 'notice')
        if kind == 'requests':
            for applicant in figures.APPLICANTS + ('total',):
                if number(before, 'carried_out', applicant) != number(cells, 'carried_in', applicant):
                    yield finding('cross.carry-over', applicant, 'warning', {'text': cells['carried_in', applicant]})
        if kind == 'disclosure' and form == earlier.table_forms[kind]:
            yield from stock_findings(form, before, cells)
        if kind == 'statistics' and form in CUMULATIVE:
            for row, column in cells:
                if column == 'cumulative' and not row.startswith(INVENTORY):
                    old, new, all_years = number(before, row, column), number(cells, row, 'year'), number(cells, row, column)
                    if None not in (old, all_years) and (all_years < old or new is not None and old + new != all_years):
                        yield finding('cross.cumulative', '*%s*' % row, 'notice')

# ---- making them -----------------------------------------------------------------------


def write(report, rng, text=None):
    """Prose of its own in the sections that are prose; returns it."""
    text = text or essay.sentences(rng, rng.randint(14, 20))
    half = 2 * len(text) // 3
    for kind, words in (('overview', text[:half]), ('problems', text[half:])):
        start = next(i for i, b in enumerate(report.blocks) if b.kind == 'heading' and b.section == kind)
        stop = next(i for i in range(start + 1, len(report.blocks)) if report.blocks[i].kind in ('signature', 'heading')
                    and report.blocks[i].level < 2)
        report.blocks[start + 1:stop] = [model.Block('text', ''.join(words[i:i + 4])) for i in range(0, len(words), 4)]
    return text


def build(form, rng, **options):
    report = model.build(form, rng, scale=rng.choice((1, 2, 2, 3)), **options)
    return report


def spoil(name, earlier, form, rng):
    """The adjustment of figures that breaks the rule of this name."""
    follow = next_year(earlier, form)

    def adjust(kind, cells):
        if name == 'cross.identical-figures' and kind in ('requests', 'disputes', 'disclosure', 'statistics'):
            if set(cells) == set(earlier.figures[kind]) and rng.random() < 0.7:
                cells.clear()
                cells.update(earlier.figures[kind])
                return
        follow(kind, cells)
        if name == 'cross.carry-over' and kind == 'requests':
            applicant, more = rng.choice(figures.APPLICANTS), rng.randint(1, 30)
            for row in ('carried_in', 'total', 'granted'):
                cells[row, applicant] = str(int(cells[row, applicant]) + more)
            totals(cells)
        if name == 'cross.stock' and kind == 'disclosure':
            row = rng.choice(STOCKS[form])
            column = 'in_force' if form == '2021' else 'disclosed_total'
            cells[row, column] = str(int(cells[row, column]) + rng.randint(1, 30))
        if name == 'cross.cumulative' and kind == 'statistics':
            numbers = [k for k in cells if k[1] == 'cumulative' and number(cells, *k) is not None
                       and number(cells, k[0], 'year') is not None and number(earlier.figures[kind], *k) is not None]
            leaves = [k for k in numbers if k[0] not in figures.SUMS[form] and not any(
                k[0].startswith(p + '.') for p in figures.SUMS[form])]
            if leaves or numbers:
                key = rng.choice(leaves or numbers)
                cells[key] = str(int(cells[key]) + rng.randint(1, 50))
    return adjust


def print_report(report, number, rng, index):
    how = RENDERINGS[number]
    possible = [n for n in HARMLESS if n not in how.options.get('forbid', ())]
    names = [rng.choice(possible)] if rng.random() < 0.3 else []
    damage.apply_before(report, names)
    text = damage.apply_after(how.function(report), report, names)
    return truth.of(report, '%05d' % index, number, None), text


def forms_of(name, rng):
    """(form of the earlier, form and year of the later report)"""
    form = rng.choice(CUMULATIVE if name == 'cross.cumulative' else model.MODERN)
    if name is None:
        form = rng.choice(model.MODERN + model.MODERN + CUMULATIVE)
    first, last = model.YEARS[form]
    gap = 2 if name == 'cross.order.years' else 1
    if form == '2021' and rng.random() < 0.25 and name != 'cross.stock':
        return '2019', '2021', 2020 + gap if gap == 1 else 2022
    if first + gap > last:
        return ('2019', '2021', 2021) if name == 'cross.order.years' else (form, form, last)
    return form, form, rng.randint(first + gap, last)


def pair(seed, index, name):
    """(truth of the later report, text of the earlier, text of the later); name: a defect, or None."""
    for attempt in range(20):
        rng = random.Random('pairs/%s/%d/%d' % (seed, index, attempt))
        form, later_form, year = forms_of(name, rng)
        gap = 2 if name == 'cross.order.years' else 1
        earlier = build(form, rng, year=year - gap, adjust=first_year)
        place = (earlier.place, earlier.issuer)
        if name == 'cross.order.issuers':
            other = model.build(later_form, rng)
            place = (other.place, other.issuer)
            if place[1] == earlier.issuer:
                continue
        later = build(later_form, rng, year=year, place=place, adjust=spoil(name, earlier, later_form, rng))
        words = write(earlier, rng)
        write(later, rng, words if name == 'cross.repeated-text' else None)
        # sentences that state figures differ from year to year
        if name != 'cross.repeated-text':
            claims.insert(later, rng)
        if name and name.startswith('cross.order'):
            found = [finding('cross.order', None, 'warning')]
        else:
            found = list(figures_findings(earlier, later))
            if name == 'cross.repeated-text':
                found.append(finding('cross.repeated-text', None, 'warning'))
        if not name and found:
            continue
        if name and not any(name.startswith(f['rule']) for f in found):
            continue
        _, before = print_report(earlier, rng.choice(PLAIN), rng, index)
        known, text = print_report(later, rng.choice(PLAIN), rng, index)
        known.update(findings=found, allowed=[], defects=[name] if name else [])
        for one in found:
            expect.turn_texts(later, one)
        return known, before, text
    raise AssertionError('no pair for %s' % name)


def generate_pairs(seed, count):
    """Every other pair is clean."""
    for index in range(count):
        yield pair(seed, index, DEFECTS[index // 2 % len(DEFECTS)] if index % 2 else None)
