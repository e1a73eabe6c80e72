"""Figures that satisfy the identities of their form.

A figure is the text a cell prints; figures are {(row code, column code): text}.
"""

from . import forms

APPLICANTS = ('natural_person', 'enterprise', 'research', 'social_org', 'legal_services', 'other')
OUTCOMES = ('upheld', 'corrected', 'other', 'pending')
MAIN_RESULTS = ('granted', 'partly_granted', 'unavailable.not_held')

# parent -> parts, of the statistics of the older forms
SUMS = {
    'national2014': {
        'requests': ('in_person', 'fax', 'online', 'letter'),
        'closed': ('on_time', 'extended'),
        'replies.refused': ('state_secret', 'trade_secret', 'privacy', 'security_and_stability',
                            'not_government_information', 'other_law'),
        'replies': ('already_public', 'granted', 'partly_granted', 'refused', 'not_this_body',
                    'not_existing', 'asked_to_amend', 'redirected'),
        'reconsideration': ('upheld', 'corrected', 'other'),
        'lawsuits': ('upheld', 'corrected', 'other'),
        'staff': ('full_time', 'part_time'),
    },
    'jilin2011': {
        'staff': ('full_time', 'part_time'),
        'disclosed_by_content': ('normative_documents', 'plans', 'public_funds', 'personnel', 'other'),
        'reading_items': ('electronic', 'paper'),
        'requests': ('online', 'in_person', 'letter', 'other'),
        'replies.refused': ('not_existing', 'unclear', 'secret', 'other'),
        'replies': ('granted', 'partly_granted', 'refused'),
        'fees': ('cost', 'other'),
    },
    'fujian2009': {
        'requests': ('in_person', 'fax', 'email', 'online', 'letter', 'other'),
        'replies': ('granted', 'partly_granted', 'refused'),
    },
    'fujian2014': {
        'requests': ('in_person', 'online', 'letter_or_fax'),
        'replies': ('granted', 'partly_granted', 'refused', 'other'),
    },
    'shanghai2004': {
        'requests': ('in_person', 'fax', 'email', 'online', 'letter', 'other'),
        'replies.refused': ('not_government_information', 'not_existing', 'not_held', 'unclear', 'exempt_1',
                            'exempt_2', 'exempt_3', 'exempt_4', 'exempt_5', 'exempt_6', 'other'),
        'fees.proactive': ('postage', 'delivery', 'copy_paper', 'copy_disc', 'copy_floppy'),
        'fees.on_request': ('search', 'postage', 'delivery', 'copy_paper', 'copy_disc', 'copy_floppy', 'other'),
        'fees': ('proactive', 'on_request'),
        'staff': ('full_time', 'part_time'),
    },
}
MONEY = {'national2014': ('fees', 'budget'), 'shanghai2004': ('budget', 'expenditure')}


def count(rng, scale):
    """A count as reports have them: mostly zero, seldom large. scale 0 (all zero) to 3."""
    if scale == 0 or rng.random() < (0.6, 0.6, 0.4, 0.25)[scale]:
        return 0
    roll = rng.random()
    if scale == 1 or roll < 0.5:
        return rng.randint(1, 9)
    if scale == 2 or roll < 0.75:
        return rng.randint(1, 99)
    return rng.randint(10, 400) if roll < 0.95 else rng.randint(400, 4000)


def _scale(rng):
    return rng.choices((0, 1, 2, 3), (20, 35, 30, 15))[0]


def money(rng):
    roll = rng.random()
    if roll < 0.4:
        return '0'
    if roll < 0.6:
        return str(rng.randint(1, 9999))
    places = rng.choice((1, 2, 2, 2, 3, 4, 4, 6))
    return '%d.%0*d' % (rng.choice((0, rng.randint(1, 99), rng.randint(100, 60000))), places,
                        rng.randint(1, 10 ** places - 1))


def requests(form, rng, scale=None):
    scale = _scale(rng) if scale is None else scale
    codes = [row.code for row in forms.rows(form, 'requests')]
    leaves = [c for c in codes if c not in ('new', 'carried_in', 'total', 'carried_out')]
    cells = {}
    for applicant in APPLICANTS:
        mine = scale if applicant == 'natural_person' else max(0, scale - rng.randint(0, 3))
        total = 0
        for code in leaves:
            busy = mine if code in MAIN_RESULTS else max(0, mine - rng.randint(0, 2))
            cells[code, applicant] = n = count(rng, busy)
            total += n
        cells['total', applicant] = total
        cells['carried_out', applicant] = out = count(rng, max(0, mine - 1))
        cells['carried_in', applicant] = into = min(count(rng, max(0, mine - 1)), total + out)
        cells['new', applicant] = total + out - into
    for code in codes:
        cells[code, 'total'] = sum(cells[code, a] for a in APPLICANTS)
    return {key: str(n) for key, n in cells.items()}


def disputes(form, rng, scale=None):
    scale = _scale(rng) if scale is None else scale
    cells = {}
    for row in forms.rows(form, 'disputes'):
        for outcome in OUTCOMES:
            cells[row.code, outcome] = count(rng, min(scale, rng.choice((0, 1, 2, 3))))
        cells[row.code, 'total'] = sum(cells[row.code, o] for o in OUTCOMES)
    return {key: str(n) for key, n in cells.items()}


def disclosure(form, rng, scale=None):
    scale = _scale(rng) if scale is None else scale
    cells = {}
    for row, column in forms.codes(form, 'disclosure'):
        if column == 'amount':
            cells[row, column] = money(rng) if scale else '0'
        elif column == 'items_change':
            n = count(rng, scale)
            cells[row, column] = str(-n if n and rng.random() < 0.4 else n)
        else:
            cells[row, column] = str(count(rng, scale))
    if form == '2019':
        for code in ('regulations', 'normative_documents'):
            new, total = cells[code, 'disclosed_new'], cells[code, 'disclosed_total']
            cells[code, 'disclosed_total'] = str(int(new) + int(total))
    return cells


def _add_up(form, values):
    """Parents from their parts; SUMS lists inner parents before outer ones."""
    for parent, parts in SUMS[form].items():
        values[parent] = sum(values['%s.%s' % (parent, part)] for part in parts)


def statistics(form, rng, scale=None):
    scale = _scale(rng) if scale is None else scale
    codes = [row.code for row in forms.rows(form, 'statistics')]
    first, *second = [column.code for column in forms.columns(form, 'statistics')]
    low = {code: count(rng, scale) for code in codes}
    high = {code: n + count(rng, scale) for code, n in low.items()}
    agree = form == 'jilin2011' and rng.random() < 0.7
    for values in (low, high):
        _add_up(form, values)
        if agree:
            values['disclosed_by_level'] = values['disclosed_by_content']
    # the smaller figure belongs to the year, or to the period within the year
    columns = {first: low} if not second else {first: low, second[0]: high}
    if first == 'cumulative':
        columns = {first: high, second[0]: low}
    cells = {(code, column): str(values[code]) for column, values in columns.items() for code in codes}
    for code in MONEY.get(form, ()):
        for column in columns:
            cells[code, column] = money(rng)
    if form != 'national2014' or rng.random() < 0.3:
        _thin_out(form, rng, cells)
    return cells


def _thin_out(form, rng, cells):
    """Blanks and dashes where the older forms have them; a sum with a blank total would be no sum."""
    style = rng.choice(('zeros', 'blank zeros', 'dash zeros', 'dash rows', 'mixed'))
    dash = rng.choice(('-', '—', '——', '/', '----'))
    if style == 'zeros':
        return
    starred = {row.code for row in forms.rows(form, 'statistics') if row.label.endswith('★')}
    for (code, column), text in list(cells.items()):
        if style in ('dash rows', 'mixed') and code in starred and code not in SUMS[form]:
            if not any(code.startswith(parent + '.') for parent in SUMS[form]):
                cells[code, column] = dash
                continue
        if text == '0':
            roll = rng.random()
            if style == 'blank zeros' or style == 'mixed' and roll < 0.4:
                cells[code, column] = ''
            elif style == 'dash zeros' or style == 'mixed' and roll < 0.7:
                cells[code, column] = dash


def make(form, table, rng, scale=None):
    return {'requests': requests, 'disputes': disputes, 'disclosure': disclosure,
            'statistics': statistics}[table](form, rng, scale)
