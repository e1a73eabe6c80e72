"""Abstract tables: merged cells on a grid, as the printed forms have them."""

from . import forms

NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
RESULTS = '三、本年度办理结果'


class Cell:
    """code is (table, row, column) of the fact the cell prints, or None; value the figure that text prints."""

    def __init__(self, text='', code=None, rows=1, columns=1, role='label'):
        self.text, self.code, self.rows, self.columns, self.role = text, code, rows, columns, role
        self.value = text

    def copy(self, **changes):
        new = Cell()
        new.__dict__.update(self.__dict__)
        new.__dict__.update(changes)
        return new


class Grid:
    """rows: the cells that begin in each row, left to right; header: how many rows are headers."""

    def __init__(self, kind, form, width, rows, header, title=None):
        self.kind, self.form, self.width, self.rows = kind, form, width, rows
        self.header, self.title = header, title

    def copy(self, rows=None, header=None):
        rows = [[cell.copy() for cell in row] for row in (self.rows if rows is None else rows)]
        return Grid(self.kind, self.form, self.width, rows, self.header if header is None else header, self.title)

    def cells(self):
        return (cell for row in self.rows for cell in row)

    def full(self, covered='empty'):
        """All rows x columns as (cell, is it the anchor); covered cells are empty, repeated or None."""
        area = [[None] * self.width for _ in self.rows]
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while c < self.width and area[r][c] is not None:
                    c += 1
                for rr in range(r, min(r + cell.rows, len(self.rows))):
                    for cc in range(c, min(c + cell.columns, self.width)):
                        area[rr][cc] = (cell, rr == r and cc == c)
        blank = Cell()
        out = []
        for line in area:
            cells = []
            for entry in line:
                cell, anchor = entry or (blank, True)
                if anchor or covered == 'repeat':
                    cells.append(cell)
                elif covered == 'empty':
                    cells.append(cell.copy(text='', code=None))
                # covered == 'drop': nothing stands for it
            out.append(cells)
        return out

    def lines(self, covered='drop'):
        """Rows as an extractor prints them."""
        if covered == 'drop':
            return [list(row) for row in self.rows]
        return self.full(covered)


def _value(figures, table, row, column, **spans):
    return Cell(figures[row, column], (table, row, column), role='value', **spans)


def _label(row, rng, variants):
    return rng.choice(row.aliases) if row.aliases and rng.random() < variants else row.label


def _head(column, rng, variants, **spans):
    """A column's header; an alias that two columns share is no header."""
    aliases = [a for a in column.aliases if ' ' not in a and a != '本年新']
    return Cell(rng.choice(aliases) if aliases and rng.random() < variants / 3 else column.label, **spans)


def requests(form, figures, rng, variants=0.0, subtotal=None):
    """10 columns = 3 label + 7 value; subtotal 'before' or 'after' adds 法人或其他组织小计."""
    rows = forms.rows(form, 'requests')
    columns = forms.columns(form, 'requests')
    width = 11 if subtotal else 10
    group = [_head(c, rng, variants) for c in columns[1:6]]
    if subtotal:
        group.insert(0 if subtotal == 'before' else 5, Cell('小计'))
    lines = [
        [Cell(NOTE, rows=3, columns=3), Cell('申请人情况', columns=width - 3)],
        [_head(columns[0], rng, variants, rows=2), Cell('法人或其他组织', columns=len(group)),
         _head(columns[6], rng, variants, rows=2)],
        group]
    outcome = [r for r in rows if r.group]
    groups = {}
    for row in outcome:
        groups.setdefault(row.group, []).append(row)
    done = set()
    for row in rows:
        label = Cell(_label(row, rng, variants), role='row')
        line = [label]
        if not row.group:
            label.columns = 3
        else:
            if RESULTS not in done:
                done.add(RESULTS)
                line.insert(0, Cell(RESULTS, rows=len(outcome)))
            if '/' not in row.group:
                label.columns = 2
            elif row.group not in done:
                done.add(row.group)
                line.insert(len(line) - 1, Cell(row.group.split('/')[1], rows=len(groups[row.group])))
        values = [_value(figures, 'requests', row.code, c.code) for c in columns]
        if subtotal:
            five = sum(int(v.text) for v in values[1:6] if v.text.isdigit())
            values.insert(1 if subtotal == 'before' else 6, Cell(str(five), role='extra'))
        lines.append(line + values)
    return Grid('requests', form, width, lines, 3)


def disputes(form, figures, rng, variants=0.0):
    columns = forms.columns(form, 'disputes')
    names = lambda **k: [_head(c, rng, variants, **k) for c in columns]
    lines = [
        [Cell('行政复议', columns=5), Cell('行政诉讼', columns=10)],
        names(rows=2) + [Cell('未经复议直接起诉', columns=5), Cell('复议后起诉', columns=5)],
        names() + names(),
        [_value(figures, 'disputes', row.code, c.code) for row in forms.rows(form, 'disputes') for c in columns]]
    return Grid('disputes', form, 15, lines, 3)


def disclosure(form, figures, rng, variants=0.0):
    """Four columns; one block with its own header row for each item of article 20."""
    heads = {c.code: c for c in forms.columns(form, 'disclosure')}
    cut = rng.random() < variants
    lines, last = [], None
    for row in forms.rows(form, 'disclosure'):
        codes = forms.DISCLOSURE_COLUMNS[form][forms.item_of(row)]
        rest = 4 - len(codes)           # the last column is as wide as the block leaves it
        if row.group != last:
            last = row.group
            lines.append([Cell(row.group, columns=4)])
            head = [Cell('本年新') if cut and heads[c].label.startswith('本年新') else _head(heads[c], rng, variants)
                    for c in codes]
            head[-1].columns = rest
            lines.append([Cell('信息内容')] + head)
        values = [_value(figures, 'disclosure', row.code, c) for c in codes]
        values[-1].columns = rest
        lines.append([Cell(_label(row, rng, variants / 3), role='row')] + values)
    return Grid('disclosure', form, 4, lines, 2)


JILIN_BLOCKS = ((None, ('人员配置', '学习培训')),
                ('二、主动公开情况', ('公开数量', '公开的内容', '公开的形式', '公开的及时性')),
                ('三、依申请公开情况', ('申请情况', '申请处理情况')),
                ('四、行政复议和诉讼情况', ('行政复议', '行政诉讼')),
                ('五、收费和减免情况', ('收费',)))


def _jilin(figures, rng, year, variants):
    blocks = {}
    for row in forms.rows('jilin2011', 'statistics'):
        blocks.setdefault(row.group, []).append(row)
    for title, groups in JILIN_BLOCKS:
        lines = [[Cell('指 标', columns=2), Cell('累计数'), Cell('%d年发生数' % year)]]
        for name in groups:
            first, opened = True, set()
            for row in blocks[name]:
                text = _label(row, rng, variants)
                if row.parent not in opened and text[0] in '⑴①Ⅰ':
                    text = '其中:' + text
                opened.add(row.parent)
                line = [Cell(text, role='row')] + [
                    _value(figures, 'statistics', row.code, c) for c in ('cumulative', 'year')]
                if first:
                    line.insert(0, Cell(name, rows=len(blocks[name])))
                    first = False
                lines.append(line)
        yield Grid('statistics', 'jilin2011', 4, lines, 1, title)


REFUSALS = ('state_secret', 'trade_secret', 'privacy', 'security_and_stability',
                 'not_government_information', 'other_law')


def _national(figures, rng, variants):
    unit_of_group = '——' if rng.random() < 0.7 else ''
    lines = [[Cell('统计指标'), Cell('单位'), Cell(rng.choice(('统计数', '统计数量')))]]
    seen = set()
    for row in forms.rows('national2014', 'statistics'):
        for group in filter(None, row.group.split('/')):
            if group not in seen:
                seen.add(group)
                lines.append([Cell(group), Cell(unit_of_group), Cell(unit_of_group if rng.random() < 0.5 else '')])
        text = _label(row, rng, variants)
        if row.code in ('disclosed.normative_documents', 'responses.press_conferences.by_head',
                        'responses.interviews.by_head'):
            text = '其中：' + text
        if row.code.startswith('replies.refused.'):
            order = REFUSALS.index(row.code.split('.')[-1]) + 1
            text = ('其中：' if order == 1 else '') + '%d.%s' % (order, text)
        lines.append([Cell(text, role='row'), Cell(row.unit),
                      _value(figures, 'statistics', row.code, 'value')])
    yield Grid('statistics', 'national2014', 3, lines, 1)


def _fujian(form, figures, rng, year, variants):
    lines = [[Cell('指标名称'), Cell('计量单位'), Cell('%d年度' % year), Cell('历年累计')]]
    for row in forms.rows(form, 'statistics'):
        text = _label(row, rng, variants)
        if row.code in ('disclosed.website', 'requests.in_person', 'replies.granted') and rng.random() < 0.5:
            text = '其中：' + text
        lines.append([Cell(text, role='row'), Cell(row.unit)] + [
            _value(figures, 'statistics', row.code, c) for c in ('year', 'cumulative')])
    yield Grid('statistics', form, 4, lines, 1)


def _shanghai(figures, rng, variants):
    lines = [[Cell('指标名称'), Cell('计量单位'), Cell('代码'),
              Cell(rng.choice(('本期实际', '本月累计'))), Cell('本年累计')]]
    rows = list(forms.rows('shanghai2004', 'statistics'))
    places = [i for i, row in enumerate(rows) if '-' in row.line]
    if rng.random() < 0.4:              # these rows stand in different orders; their label decides
        shuffled = [rows[i] for i in places]
        rng.shuffle(shuffled)
        for i, row in zip(places, shuffled):
            rows[i] = row
    for number, row in enumerate(rows, 1):
        lines.append([Cell(_label(row, rng, variants), role='row'), Cell(row.unit), Cell('%02d' % number)] + [
            _value(figures, 'statistics', row.code, c) for c in ('period', 'year')])
    yield Grid('statistics', 'shanghai2004', 5, lines, 1)


def statistics(form, figures, rng, year, variants=0.0):
    """One grid, or several with block titles between them."""
    if form == 'jilin2011':
        return list(_jilin(figures, rng, year, variants))
    if form == 'national2014':
        return list(_national(figures, rng, variants))
    if form == 'shanghai2004':
        return list(_shanghai(figures, rng, variants))
    return list(_fujian(form, figures, rng, year, variants))
