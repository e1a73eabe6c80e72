"""Defects: each changes an otherwise clean report so that a rule of data/rules.tsv is broken. Those of sections, tables
and figures are here; defects_text.py has those of wording. A defect is a function of (report, rng) registered by its
name, which is that of the rule it is about, with a dot and a word more where there are several; it returns False where
the report gives no opportunity. What comes of it says expect.py, or the defect itself in report.expected.
"""

from decimal import Decimal

from . import expect, forms
from .expect import finding
from .model import MODERN, ORDINALS, Block
from .truth import kind_of

DEFECTS = {}
# Renderings in which a change of the structure of tables can be seen for certain.
STRUCTURED = (1, 2, 3, 4, 5, 15)


class Defect:
    def __init__(self, name, function, forms, renderings, options, forbid):
        self.name, self.function, self.forms, self.renderings = name, function, forms, renderings
        self.options, self.forbid = options, forbid
        self.rule = '.'.join(name.split('.')[:2]) if not name.startswith('identity.') else name.split('@')[0]


def defect(name, forms=MODERN, renderings=None, options=None, forbid=()):
    """options: what model.build takes; forbid: damages that would hide it."""
    def register(function):
        DEFECTS[name] = Defect(name, function, forms, renderings, options or {}, forbid)
        return function
    return register


def part(report, kind):
    """The blocks of a section: (index of its heading, index behind its last block)."""
    start = next((i for i, b in enumerate(report.blocks) if b.kind == 'heading' and b.section == kind), None)
    if start is None:
        return None
    stop = next((i for i in range(start + 1, len(report.blocks))
                 if report.blocks[i].kind in ('signature', 'furniture')
                 or report.blocks[i].kind == 'heading' and report.blocks[i].level == 1), len(report.blocks))
    return start, stop


def table_of(report, kind):
    return next((t for t in report.tables() if t.kind == kind), None)


def put(cell, text):
    cell.text = cell.value = text

# ---- sections ---------------------------------------------------------------------


@defect('structure.missing-section')
def missing_section(report, rng):
    """The numbers of the others stay what they were."""
    start, stop = part(report, rng.choice(('overview', 'disclosure', 'requests', 'disputes', 'problems', 'other')))
    del report.blocks[start:stop]


@defect('structure.empty-section')
def empty_section(report, rng):
    start, stop = part(report, rng.choice(('overview', 'disclosure', 'requests', 'disputes', 'problems', 'other')))
    del report.blocks[start + 1:stop]


@defect('structure.no-headings', renderings=(1, 2, 3, 4, 5, 7, 15), forbid=('title_missing',))
def no_headings(report, rng):
    report.blocks = [b for b in report.blocks if b.kind != 'heading']
    report.allowed += ['structure.missing-heading:*', 'table.missing:*', 'narrative.fee-missing:*', 'structure.outline-mismatch:*']


@defect('structure.missing-heading', renderings=(1, 2, 3, 4, 5, 7, 15))
def missing_heading(report, rng):
    start, _ = part(report, rng.choice(('disclosure', 'requests', 'disputes')))
    report.lost.append(report.blocks.pop(start).section)


@defect('structure.misnumbered', forbid=('heading_style',))
def misnumbered(report, rng):
    heads = [b for b in report.blocks if b.kind == 'heading' and b.level == 1]
    one = rng.randrange(1, len(heads))
    heads[one].number = ORDINALS[rng.choice((one - 1, min(one + 1, 8)))]


@defect('structure.out-of-order', renderings=(1, 2, 3, 4, 5, 7, 8, 10, 15), forbid=('heading_style',))
def out_of_order(report, rng):
    """Two neighbours change places, with their numbers or not."""
    order = ('overview', 'disclosure', 'requests', 'disputes', 'problems', 'other')
    one = rng.randrange(1, 5)
    (start, middle), (_, stop) = part(report, order[one]), part(report, order[one + 1])
    blocks = report.blocks
    blocks[start:stop] = blocks[middle:stop] + blocks[start:middle]
    if rng.random() < 0.5:
        for number, block in enumerate(b for b in blocks if b.kind == 'heading' and b.level == 1):
            block.number = ORDINALS[number]


@defect('structure.perfunctory')
def perfunctory(report, rng):
    kind = rng.choice(('problems', 'problems', 'other'))
    start, stop = part(report, kind)
    text = rng.choice(('无。', '暂无问题。', '无', '已落实整改。') if kind == 'problems' else ('详见网站。', '情况如上。'))
    report.blocks[start + 1:stop] = [Block('text', text)]


@defect('structure.duplicate-document', renderings=(1, 2, 3, 4, 5, 7, 8, 10, 13), forms=forms.NAMES)
def duplicate_document(report, rng):
    report.after.append('doubled')


@defect('structure.outline-mismatch', renderings=(1, 2, 3, 4, 5, 7, 8, 10, 13, 14, 15))
def outline_mismatch(report, rng):
    titles = [b.text for b in report.blocks if b.kind == 'heading' and b.level == 1]
    block = next(b for b in report.blocks if b.kind == 'text')
    cut = block.text.find('。') + 1
    head, tail = block.text[:cut], block.text[cut:]
    for opening in ('本报告包括', '全文由', '本报告主要内容为'):
        if tail.startswith(opening):
            tail = tail[tail.index('。') + 1:]
    words = '本报告由%s%s个部分组成。' % ('、'.join(t.replace('、', '和') for t in titles), ORDINALS[len(titles) - 1 + rng.choice((-2, -1, 1))])
    if rng.random() < 0.5:
        words = '本报告共分%s个部分：%s。' % (ORDINALS[len(titles) - 1 + rng.choice((-2, -1, 1))], '；'.join(
            '%s、%s' % (ORDINALS[i], t) for i, t in enumerate(titles)))
    block.text = head + words + tail
    report.expected.append(finding('structure.outline-mismatch', None, 'notice', {'text': words}))

# ---- tables -----------------------------------------------------------------------


@defect('table.missing')
def missing_table(report, rng):
    kind = rng.choice(('disclosure', 'requests', 'disputes'))
    start, stop = part(report, kind)
    report.blocks[start + 1:stop] = [b for b in report.blocks[start + 1:stop] if b.kind != 'table'] or [
        Block('text', rng.choice(('有关情况已在网站公布。', '具体数据详见附件。')))]
    report.forms.pop(kind)


def drop_row(grid, at):
    """A merged label that began in the row begins in the next one."""
    gone = grid.rows.pop(at)
    line = 0
    for cell in gone:
        if cell.rows > 1:
            cell.rows -= 1
            grid.rows[at].insert(line, cell)
            line += 1
    for above, row in enumerate(grid.rows[:at]):
        for cell in row:
            if above + cell.rows > at:
                cell.rows -= 1


@defect('table.missing-row', renderings=STRUCTURED)
def missing_row(report, rng):
    grid = table_of(report, rng.choice(('requests', 'requests', 'disclosure')))
    places = [i for i, row in enumerate(grid.rows) if any(c.role == 'row' for c in row)]
    if grid.kind == 'disclosure':       # not the only row of its block
        places = [i for i in places if any(c.role == 'row' for c in grid.rows[i - 1])
                  or i + 1 < len(grid.rows) and any(c.role == 'row' for c in grid.rows[i + 1])]
    drop_row(grid, rng.choice(places))


@defect('table.missing-row.older', forms=('national2014', 'fujian2014', 'jilin2011'), renderings=STRUCTURED)
def missing_row_older(report, rng):
    tables = [t for t in report.tables() if t.kind == 'statistics']
    grid = rng.choice(tables)
    places = [i for i, row in enumerate(grid.rows) if any(c.role == 'row' for c in row)]
    drop_row(grid, rng.choice(places))


@defect('table.missing-column', renderings=STRUCTURED)
def missing_column(report, rng):
    grid = table_of(report, 'requests')
    columns = [c for c in forms.columns(grid.form, 'requests')]
    lost = rng.randrange(1, 6)
    drop_column(grid, columns[lost].code)
    head = grid.rows[2]
    if lost < 6:
        del head[lost - 1]
    for cell in grid.rows[0] + grid.rows[1]:
        if cell.text in ('申请人情况', '法人或其他组织'):
            cell.columns -= 1
    grid.width -= 1


def drop_column(grid, code):
    for row in grid.rows:
        row[:] = [cell for cell in row if not cell.code or cell.code[2] != code]


@defect('table.missing-column.disclosure', forms=('2021',), renderings=STRUCTURED)
def missing_column_disclosure(report, rng):
    grid = table_of(report, 'disclosure')
    lost = rng.choice(('made', 'repealed'))
    at = {'made': 1, 'repealed': 2}[lost]
    rows = [i for i, row in enumerate(grid.rows) if any(c.code and c.code[2] == lost for c in row)]
    for row in [grid.rows[rows[0] - 1]] + [grid.rows[i] for i in rows]:
        del row[at]
        row[-1].columns += 1


def some_cell(report, rng, kinds=('requests', 'disputes', 'disclosure'), suits=lambda cell: True):
    cells = [c for t in report.tables() if t.kind in kinds for c in t.cells() if c.code and suits(c)]
    return rng.choice(cells) if cells else None


@defect('table.blank-cell', renderings=expect.READ)
def blank_cell(report, rng):
    put(some_cell(report, rng), '')


@defect('table.blank-cell.dash', renderings=expect.READ)
def dash_cell(report, rng):
    put(some_cell(report, rng), rng.choice(('-', '—', '——', '/', '无', '不适用', 'N/A')))


@defect('table.blank-cell.text', renderings=expect.READ)
def text_cell(report, rng):
    put(some_cell(report, rng), rng.choice(('见附件', '未统计', '按规定公开', '涉密')))


@defect('table.negative', renderings=expect.READ)
def negative(report, rng):
    cell = some_cell(report, rng, suits=lambda c: c.code[2] not in ('amount', 'items_change'))
    put(cell, '-%d' % rng.randint(1, 30))


@defect('table.not-integer', renderings=expect.READ)
def not_integer(report, rng):
    cell = some_cell(report, rng, suits=lambda c: c.code[2] != 'amount' and kind_of(c.value) == 'number')
    put(cell, '%s.%d' % (cell.value, rng.choice((2, 5, 7))))


@defect('table.wrong-form', renderings=STRUCTURED)
def wrong_form(report, rng):
    """The other form; expect.py sees it by the year."""
    move_year(report, {'2021': 2020, '2019': rng.randint(2021, 2023)}[report.form])


@defect('table.mixed-form', forms=('2021',), options={'table_forms': (('requests', '2019'),)}, renderings=(1, 2, 3, 4, 5, 7, 15))
def mixed_form(report, rng):
    pass


@defect('table.mixed-form.disclosure', forms=('2021',), options={'table_forms': (('disclosure', '2019'),)},
        renderings=STRUCTURED)
def mixed_disclosure(report, rng):
    pass


def move_year(report, year):
    """The same report for another year."""
    shift = year - report.year
    for block in report.blocks:
        if block.kind != 'table':
            for old in sorted((report.year, report.year + 1), reverse=shift > 0):
                block.text = block.text.replace(str(old), str(old + shift))
    report.title = report.title.replace(str(report.year), str(year))
    report.blocks = [b for b in report.blocks if b.kind != 'date']
    report.signed = None
    report.period = report.period and ['%d-01-01' % year, '%d-12-31' % year]
    report.year = year

# ---- identities ---------------------------------------------------------------------


def figure_of(cells):
    return lambda code: cells[code].value if code in cells else None


def break_identity(form, code, report, rng):
    """Change one operand so that an instance of this identity fails."""
    cells = {c.code: c for t in report.tables() for c in t.cells() if c.code}
    figure = figure_of(cells)
    table = code.split('.')[0]
    chances = []
    for record, _, parts, totals in expect.instances(form, table):
        if record['code'] == code and all(figure(c) is not None and kind_of(figure(c)) == 'number' for c in parts + totals):
            chances.append((record, parts, totals))
    if not chances:
        return False
    record, parts, totals = rng.choice(chances)
    victim = rng.choice(parts + totals)
    old = Decimal(figure(victim))
    if record['relation'] == '<=':
        victim = rng.choice(parts + totals)
        other = Decimal(figure(totals[0] if victim in parts else parts[0]))
        if victim in totals and other == 0:
            victim = parts[0]
            other = Decimal(figure(totals[0]))
        new = other + rng.randint(1, 40) if victim in parts else rng.randint(0, int(other) - 1)
    else:
        new = old + rng.choice((1, 1, 2, 9, 10, 27))
        if old >= 1 and rng.random() < 0.4:
            new = old - rng.randint(1, int(min(old, 30)))
    put(cells[victim], str(new))
    return expect.broken(record, parts, totals, figure)


def _register_identities():
    for record in forms.read('identities.tsv'):
        if not record['parts']:
            continue
        form, code = record['form'], record['code']
        defect('identity.%s@%s' % (code, form), forms=(form,))(
            lambda report, rng, form=form, code=code: break_identity(form, code, report, rng))


_register_identities()


@defect('identity.requests.applicants.subtotal', renderings=(19,))
def subtotal(report, rng):
    grid = table_of(report, 'requests')
    cell = rng.choice([c for c in grid.cells() if c.role == 'extra' and c.value])
    put(cell, str(int(cell.value) + rng.randint(1, 20)))
