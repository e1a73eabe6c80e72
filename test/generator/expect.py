"""The findings that must come out: what the rules of data/rules.tsv say of a report, evaluated on the report itself,
not on its text. A defect only changes the report; what that breaks is seen here.

A finding is {rule, subject, severity, place, needs}: rule may name several ('a|b': one of them), subject may be a pattern, place
is {'cell': code} (that cell), {'text': printed} (inside that text) or None; needs are the cells the rule looks at: a
reader who could not read one of them finds nothing, and is right. `allowed` are patterns rule:subject of
findings that may occur; any other error or warning is false.
"""

import datetime
import re
from decimal import Decimal

from . import forms
from .model import MODERN, ORDINALS, STATUTORY
from .render import heading
from .truth import code_of, kind_of

TABLES = ('disclosure', 'requests', 'disputes')
# Renderings in which single cells are read as they stand, whatever the identities say.
READ = (1, 2, 3, 4, 5, 7, 15, 18, 19, 20, 22, 23, 24)
# Renderings with page numbers, or with the page around them.
NUMBERED, FURNISHED = (11, 12, 21), (15, 24)


def finding(rule, subject=None, severity='warning', place=None, needs=()):
    return {'rule': rule, 'subject': subject, 'severity': severity, 'place': place, 'needs': [code_of(c) for c in needs]}


# ---- sections -----------------------------------------------------------------


class Section:
    def __init__(self, block):
        self.head, self.kind, self.blocks = block, block.section, []

    def texts(self):
        return [b.text for b in self.blocks if b.kind == 'text' and b.text]

    def stands(self):
        """Is there anything under the heading?"""
        return bool(self.texts()) or any(b.kind in ('table', 'caption', 'heading') for b in self.blocks)


def sections_of(report):
    """The preamble's blocks, and the sections with theirs."""
    preamble, sections = [], []
    for block in report.blocks:
        if block.kind == 'heading' and block.level == 1:
            sections.append(Section(block))
        else:
            (sections[-1].blocks if sections else preamble).append(block)
    return preamble, sections


def printed_heading(report, section):
    return {'text': heading(section.head, report.heading_style)}


def structure(report, sections):
    present = [s.kind for s in sections]
    if not sections:
        yield finding('structure.no-headings', None, 'error')
        return
    for section in sections:
        if not section.stands() and any(b.kind == 'furniture' for b in section.blocks):
            report.allowed.append('structure.empty-section:' + section.kind)   # is what stands there its text?
        elif not section.stands():
            yield finding('structure.empty-section', section.kind, 'error', printed_heading(report, section))
    if report.form not in MODERN:
        return
    for kind in STATUTORY:
        if kind in report.lost and kind in [t.kind for t in report.tables()]:
            yield finding('structure.missing-heading', kind)
        elif kind in report.lost:       # its text cannot be told from the text before it
            report.allowed += ['structure.missing-heading:' + kind, 'structure.missing-section:' + kind]
        elif kind not in present:
            yield finding('structure.missing-section', kind, 'error')
    for section in sections:
        yield from perfunctory(report, section)
        if section.head.number != ORDINALS[STATUTORY.index(section.kind)]:
            yield finding('structure.misnumbered', section.kind, 'warning', printed_heading(report, section))
    yield from order(report, sections)


def order(report, sections):
    """One of two neighbours stands wrong; which one is a matter of taste."""
    for before, section in zip(sections, sections[1:]):
        if STATUTORY.index(before.kind) > STATUTORY.index(section.kind):
            yield finding('structure.out-of-order', '%s|%s' % (before.kind, section.kind), 'warning')


def perfunctory(report, section):
    if section.kind not in ('problems', 'other') or any(b.kind in ('table', 'heading') for b in section.blocks):
        return
    text = ''.join(section.texts())
    bare = text.strip('。')
    if text and (bare in ('无', '没有') and section.kind == 'problems' or len(text) < 10 and bare not in ('无', '没有')):
        yield finding('structure.perfunctory', section.kind, 'warning')


# ---- tables ---------------------------------------------------------------------


def form_in_force(year):
    return '2021' if year >= 2021 else '2019' if year >= 2019 else None


def cells_of(report):
    """Every printed cell by (table, row, column)."""
    return {cell.code: cell for table in report.tables() for cell in table.cells()
            if cell.code and cell.code not in report.unprinted}


def tables(report, sections, cells):
    here = {table.kind: table for table in report.tables()}
    if report.form in MODERN:
        for kind in TABLES:
            if kind not in here:
                yield finding('table.missing', kind, 'error')
        yield from table_forms(report, here)
    for kind in here:
        form = report.table_forms[kind]
        codes = list(forms.codes(form, kind))
        printed = {(row, column) for table, row, column in cells if table == kind}
        printed |= {code[1:] for code in report.unprinted if code[0] == kind}
        yield from lost_lines(report, kind, codes, printed)


def table_forms(report, here):
    """The form of the disputes table cannot be told."""
    force = form_in_force(report.year or 0)
    if force is None:
        return
    known = [k for k in ('disclosure', 'requests') if k in here]
    odd = [k for k in known if report.table_forms[k] != force]
    if odd and len(odd) == len(known) == 2:
        for kind in odd:
            yield finding('table.wrong-form', kind, 'warning')
    elif odd:
        both = len(known) == 1 or odd == ['disclosure']
        yield finding('table.mixed-form' + ('|table.wrong-form' if both else ''), odd[0], None if both else 'notice')


def lost_lines(report, kind, codes, printed):
    if report.form not in MODERN:       # they varied
        report.allowed += ['table.missing-row:*', 'table.missing-column:*']
        return
    if set(codes) - printed:            # nor are the others sure, then
        report.allowed.append('table.unreadable-cell:*')
    rows, columns = dict.fromkeys(r for r, _ in codes), dict.fromkeys(c for _, c in codes)
    for row in rows:
        if not any(r == row for r, _ in printed):
            yield finding('table.missing-row', '*' + row)
    for column in columns:
        mine = [code for code in codes if code[1] == column]
        if not any(code in printed for code in mine) and any(r in {row for row, _ in printed} for r, _ in mine):
            yield finding('table.missing-column', '*' + column)


def cell_kinds(report, cells):
    for code, cell in cells.items():
        kind, name = kind_of(cell.value), code_of(code)
        if kind != 'number':
            if report.form in MODERN:
                yield finding('table.blank-cell', name, 'warning', {'cell': name} if cell.text else None, [code])
            continue
        if code[2] == 'amount' or is_money(report, code):
            continue
        if Decimal(cell.value) < 0 and code[2] != 'items_change':
            yield finding('table.negative', name, 'error', {'cell': name}, [code])
        if '.' in cell.value:
            yield finding('table.not-integer', name, 'error', {'cell': name}, [code])


def is_money(report, code):
    return any(r.code == code[1] and r.unit in ('元', '万元') for r in forms.rows(report.table_forms[code[0]], code[0]))


# ---- identities -------------------------------------------------------------------


def terms_of(text, names):
    for term in text.split(';'):
        if term.endswith('.*'):
            depth = term.count('.')
            yield from (n for n in names if n.startswith(term[:-1]) and n.count('.') == depth)
        else:
            yield term


def instances(form, table):
    """Every place of an identity as (record, subject, codes of the parts, codes of the totals)."""
    of_which = {r['code'] for r in forms.read('rows.tsv')
                if r['form'] == form and r['table'] == table and r['kind'] == 'of-which'}
    rows = [row.code for row in forms.rows(form, table)]
    columns = [column.code for column in forms.columns(form, table)]
    for record in forms.read('identities.tsv'):
        if record['form'] != form or not record['parts'] or record['code'].split('.')[0] != table:
            continue
        by_row = record['axis'] == 'row'
        names = columns if by_row else [r for r in rows if r not in of_which]
        for line in rows if by_row else columns:
            code = lambda term: (table, line, term) if by_row else (table, term, line)
            yield (record, line, [code(t) for t in terms_of(record['parts'], names)],
                   [code(t) for t in terms_of(record['totals'], names)])


def broken(record, parts, totals, figure):
    """Does an identity fail? figure(code) is the figure as text, or None. Blanks are no operands, but where
    the form says that a blank part is zero."""
    values = []
    for code in parts + totals:
        text = figure(code)
        kind = None if text is None else kind_of(text)
        if kind == 'blank' and record['blanks'] == 'zero' and code in parts:
            values.append(None)
        elif kind != 'number':
            return False
        else:
            values.append(Decimal(text))
    numbers = [v for v in values[:len(parts)] if v is not None]
    left, right = sum(numbers), sum(values[len(parts):])
    if not numbers:
        return False
    return left > right if record['relation'] == '<=' else left != right


def broken_identities(report, figure):
    """(rule, subject, severity, code of the printed total) of every identity that fails."""
    for table in {t.kind for t in report.tables()}:
        for record, subject, parts, totals in instances(report.table_forms[table], table):
            if broken(record, parts, totals, figure):
                yield 'identity.' + record['code'], subject, record['severity'], totals[0], parts + totals


def identities(report, cells):
    figure = lambda code: cells[code].value if code in cells else None
    for rule, subject, severity, total, operands in broken_identities(report, figure):
        yield finding(rule, subject, severity, {'cell': code_of(total)}, operands)
        # digits that an identity must set apart cannot be, where it fails
        report.allowed.append('table.unreadable-cell:*')
    for table in report.tables():
        if report.subtotal and table.kind == 'requests':
            yield from subtotals(table)


def subtotals(table):
    """The five bodies and their own total, in a table with eight columns; no fact holds that total, hence its words."""
    for row in table.rows:
        extra = [cell for cell in row if cell.role == 'extra']
        values = [cell.value for cell in row if cell.code][1:6]
        if extra and all(kind_of(v) == 'number' for v in values + [extra[0].value]):
            if sum(map(Decimal, values)) != Decimal(extra[0].value):
                codes = [c.code for c in row if c.code]
                yield finding('identity.requests.applicants', codes[0][1], 'error', {'text': extra[0].text}, codes[1:6])


# ---- dates and words ----------------------------------------------------------------


def due_in_january(issuer):
    """Departments and townships; of street offices the Regulations do not speak."""
    return re.search('局$|[镇乡]人民政府$', issuer)


def dates(report):
    day = report.published or report.signed
    if not day or not report.year:
        return
    day = datetime.date.fromisoformat(day)
    if day > datetime.date(report.year + 1, 3, 31):
        yield finding('meta.published-late', None, 'warning')
    elif day > datetime.date(report.year + 1, 1, 31):
        if report.form in MODERN and report.issuer and due_in_january(report.issuer):
            yield finding('meta.published-late', None, 'notice')
        else:
            report.allowed.append('meta.published-late:*')
    for date in filter(None, (report.signed, report.published)):
        if datetime.date.fromisoformat(date) < datetime.date(report.year, 12, 31) - datetime.timedelta(days=31):
            yield finding('meta.signed-early', None, 'warning')


def wording(report, preamble, sections):
    text = ''.join(b.text for b in preamble if b.kind == 'text')
    if report.year is None or not sections:     # is it one of 2019 or later, and what is its preamble?
        report.allowed.append('meta.contact-missing:*')
    elif report.form in MODERN and not re.search('电话|地址|邮箱', text):
        yield finding('meta.contact-missing', None, 'notice')
    notice = re.search('2019[〕\\]]60号', text)
    if notice and (report.year or 0) >= 2021:
        yield finding('meta.superseded-basis', None, 'notice', {'text': text})
    for section in sections:
        if section.kind == 'other' and (report.year or 0) >= 2021 and section.texts():
            if '信息处理费' not in ''.join(section.texts()):
                yield finding('narrative.fee-missing', None, 'notice')


def around(report, rendering):
    """What damages and renderings bring with them."""
    if report.copies > 1:
        yield finding('structure.duplicate-document', None, 'warning')
    if report.title is None and 'title_missing' in report.damage:
        yield finding('meta.title-missing', None, 'warning')
    if rendering in NUMBERED or 'page_numbers_in_words' in report.damage:
        report.allowed.append('content.page-numbers-in-text:*')
    if rendering in FURNISHED or 'furniture' in report.damage:
        report.allowed.append('content.boilerplate:*')
    if 'other' not in [b.section for b in report.blocks]:
        report.allowed.append('narrative.fee-missing:*')
    if rendering == 25:                 # labels without figures: a table, or none
        report.allowed += ['table.%s:*' % rule for rule in ('missing', 'missing-row', 'missing-column', 'blank-cell')]
    if report.form not in MODERN:
        report.allowed.append('table.blank-cell:*')
    if report.form == '2019' and report.year == 2019:
        report.allowed.append('table.wrong-form:*')


def not_determined(report):
    """Cells the text does not print, or not so that they could be told apart."""
    for code in report.may_miss | report.unprinted:
        for rule in ('unreadable-cell', 'blank-cell'):
            report.allowed.append('table.%s:%s' % (rule, code_of(code)))


def of(report, rendering):
    """(findings, allowed) of a rendered report."""
    preamble, sections = sections_of(report)
    cells = cells_of(report)
    found = list(structure(report, sections))
    found += tables(report, sections, cells)
    sure = {code: cell for code, cell in cells.items() if code not in report.may_miss}
    found += cell_kinds(report, sure)
    found += identities(report, cells)
    found += dates(report)
    found += wording(report, preamble, sections)
    found += around(report, rendering)
    not_determined(report)
    found += report.expected
    for one in found:
        turn_texts(report, one)
    return found, sorted(set(report.allowed))


def turn_texts(report, one):
    """The texts of a finding, as the printed text was turned."""
    for turn in report.turns:
        if one['place'] and 'text' in one['place']:
            one['place'] = {'text': turn(one['place']['text'])}
        if one['subject'] and re.search('[\u4e00-\u9fff]', one['subject']):
            one['subject'] = turn(one['subject'])
