"""Tables that something happened to: layouts 16 to 25."""

from . import readings
from .damage import PLAIN_DIGITS_ONLY
from .grid import Cell, Grid
from .model import Block
from .render import TABLES, page, rendering

PIPES = (1, 2, 3, 4, 5)
MODERN = ('2021', '2019')


def _some_style(report, numbers=PIPES):
    return TABLES[report.rng.choice(numbers)](report)


def _replace(report, change):
    """Every table block becomes the blocks change(grid) returns; a grid stands for its block."""
    blocks = []
    for block in report.blocks:
        if block.kind != 'table':
            blocks.append(block)
            continue
        for new in change(block.table):
            blocks.append(Block('table', table=new) if isinstance(new, Grid) else new)
    report.blocks = blocks


def _values(row):
    return [cell for cell in row if cell.code]


def _remove_row(grid, at):
    """Take a row out; a merged label that begins in it begins in the next one."""
    for r, row in enumerate(grid.rows[:at]):
        for cell in row:
            if r + cell.rows > at:
                cell.rows -= 1
    kept = [cell.copy(rows=cell.rows - 1) for cell in grid.rows[at] if cell.rows > 1]
    del grid.rows[at]
    if kept:
        grid.rows[at][0:0] = kept


@rendering(16, 'digits that fell apart', forms=MODERN, forbid=PLAIN_DIGITS_ONLY)
def split_digits(report):
    rng = report.rng

    def split(row, groups):
        values = _values(row)
        tokens = [list(cell.text) if rng.random() < 0.8 else [cell.text] for cell in values]
        flat = [t for token in tokens for t in token]
        if len(flat) == len(values):
            return row
        if readings.count_split(flat, groups) != 1:
            report.may_miss.update(cell.code for cell in values)
        out = [cell for cell in row if not cell.code]
        for cell, token in zip(values, tokens):
            # the first piece keeps the figure's code, so that the truth still has the cell
            out.append(cell.copy(text=token[0]))
            out.extend(Cell(t, role='piece') for t in token[1:])
        return out

    def change(grid):
        if grid.kind in ('requests', 'disputes'):
            groups = readings.REQUESTS if grid.kind == 'requests' else readings.DISPUTES
            for i, row in enumerate(grid.rows):
                if _values(row) and rng.random() < 0.5:
                    grid.rows[i] = split(row, groups)
        return [grid]
    _replace(report, change)
    style = rng.choice(('rows', 'pipes', 'cells'))

    def table(grid):
        lines = []
        for i, row in enumerate(grid.rows):
            texts = [cell.text for cell in row]
            pad = max(0, grid.width - len(row)) if i + 1 < len(grid.rows) else 0
            if style == 'rows':
                lines.append(' | '.join(texts) + ' |')
            elif style == 'pipes':
                lines.append('| ' + ' | '.join(texts + [''] * pad) + ' |')
            else:
                lines.extend(text + ' |' if text else '|' for text in texts)
                lines.extend(['|' * pad] if pad else [])
        return lines
    return page(report, table)


@rendering(17, 'labels lost in merged cells', forms=MODERN, forbid=('blanks', 'dashes'))
def lost_labels(report):
    """The order of the form says which row each line is, unless a row among those without a label is not there."""
    rng = report.rng
    how = rng.choice(('some', 'some', 'groups', 'all', 'dropped'))

    def drop(grid):
        """One of the rows without a label is not printed: nobody knows which of its neighbours it was."""
        body = grid.rows[grid.header:]
        labelled = [any(cell.role == 'row' and cell.text for cell in row) for row in body]
        lost = [i for i, known in enumerate(labelled) if not known]
        if not lost:
            return
        at = first = last = rng.choice(lost)
        while first > 0 and not labelled[first - 1]:
            first -= 1
        while last + 1 < len(body) and not labelled[last + 1]:
            last += 1
        report.unprinted.update(cell.code for cell in _values(body[at]))
        for row in body[first:last + 1]:
            report.may_miss.update(cell.code for cell in _values(row))
        # without this row the lines of a column no longer add up, so that no line without a label can be told
        for row, known in zip(body, labelled):
            if not known:
                report.may_miss.update(cell.code for cell in _values(row))
            elif known and row[-1].code[1] == 'closed_otherwise':
                # it may be the label of the later form's group then
                report.may_miss.update(cell.code for cell in _values(row))
        _remove_row(grid, grid.header + at)
        if not any(cell.role == 'row' and cell.text and row[-1].code[1].startswith('closed_otherwise.')
                   for row in body for cell in row):
            # （六）其他处理 is a row of one form and a group of the other, and the rows no longer count
            report.forms_also = [dict(report.forms, requests=form) for form in MODERN]

    def change(grid):
        if grid.kind != 'requests':
            return [grid]
        for row in grid.rows[grid.header:]:
            for cell in row:
                if cell.role == 'row' and (how == 'all' or how in ('some', 'dropped') and rng.random() < 0.3):
                    cell.text = ''
                if cell.role == 'label' and (how in ('all', 'groups')):
                    cell.text = ''
        if how == 'dropped':
            drop(grid)
        return [grid]
    _replace(report, change)
    return page(report, _some_style(report))


@rendering(18, 'disputes without a header', forms=MODERN, forbid=('missing_headings', 'blanks'))
def bare_disputes(report):
    def change(grid):
        if grid.kind == 'disputes':
            grid.rows, grid.header = grid.rows[3:], 0
        return [grid]
    _replace(report, change)
    return page(report, _some_style(report, (1, 2, 3, 4, 10)))


@rendering(19, '8 value columns', forms=MODERN, subtotal=lambda rng: rng.choice(('before', 'after')),
           forbid=('blanks', 'dashes'))
def subtotal_column(report):
    return page(report, _some_style(report, PIPES + (10,)))


@rendering(20, 'the 2019 row in a later report', forms=('2021',), table_forms=(('requests', '2019'),))
def older_row(report):
    return page(report, _some_style(report, PIPES + (8, 10)))


@rendering(21, 'tables cut by a page', forms=MODERN)
def page_cut(report):
    rng = report.rng
    headers_again = rng.random() < 0.6
    footer = rng.choice(('', '- {} -', '— {} —', '-{}-', '{}'))
    pages = [1]

    def cut(grid, at):
        """Both halves; a merged label that the cut runs through is printed in both."""
        first, second = grid.rows[:at], [list(row) for row in grid.rows[at:]]
        again = []
        for r, row in enumerate(first):
            for cell in row:
                if r + cell.rows > at and cell.rows > 1:
                    again.append(cell.copy(rows=r + cell.rows - at))
                    cell.rows = at - r
        second[0] = again + second[0]
        head = [[cell.copy() for cell in row] for row in grid.rows[:grid.header]] if headers_again else []
        return (Grid(grid.kind, grid.form, grid.width, first, grid.header),
                Grid(grid.kind, grid.form, grid.width, head + second, grid.header if head else 0))

    def change(grid):
        if grid.kind != 'requests' or rng.random() < 0.2:
            return [grid]
        one, two = cut(grid, rng.randint(grid.header + 1, len(grid.rows) - 1))
        pages[0] += 1
        line = footer.format(pages[0])
        return [one] + ([Block('text', line)] if line else []) + [two]
    _replace(report, change)
    return page(report, _some_style(report, (1, 2, 3, 4)))


@rendering(22, 'tables that are not there')
def missing_tables(report):
    rng = report.rng
    tables = report.tables()
    if report.form in MODERN:
        lost = rng.sample([t.kind for t in tables], rng.choice((1, 1, 2, 3)))
    else:
        lost = ['statistics'] if rng.random() < 0.5 else []
    instead = rng.choice(('', '', '（详见附件）', '[图片]', '附件：统计表.xls'))
    for kind in lost:
        del report.forms[kind]

    def change(grid):
        if grid.kind in lost:
            return [Block('text', instead)] if instead else []
        return [grid]
    _replace(report, change)
    if 'statistics' in lost:
        report.blocks = [b for b in report.blocks if b.kind != 'caption']
    return page(report, _some_style(report))


@rendering(23, 'local rows, columns and notes', forms=MODERN)
def local_rows(report):
    rng = report.rng

    def extra(grid):
        if grid.kind == 'disclosure':
            if rng.random() < 0.7:      # a closing row
                grid.rows.append([Cell('%d年本单位政府信息公开发布总数量（条）：%d' % (
                    report.year, rng.randint(3, 3000)), columns=4)])
            if rng.random() < 0.4:
                at = max(i for i, row in enumerate(grid.rows) if row[0].role == 'row') + 1
                grid.rows.insert(at, [Cell('行政检查'), Cell(str(rng.randint(0, 40)), columns=3)])
        elif grid.kind == 'requests':
            for row in grid.rows[grid.header:]:
                for cell in row:
                    if cell.role == 'row' and rng.random() < 0.15:
                        cell.text += rng.choice(('（填写数字）', '（件）', '（单位：件）'))
            if rng.random() < 0.4:
                grid.rows.append([Cell('填表说明：各项数据截至%d年12月31日' % report.year, columns=grid.width)])
        return [grid]
    _replace(report, extra)
    return page(report, _some_style(report))


@rendering(24, 'page metadata in pipes')
def metadata(report):
    rng = report.rng
    number = '%09d/%d-%05d' % (rng.randint(1, 999999999), report.year + 1, rng.randint(1, 99999))
    lines = rng.choice((
        ['索引号 |', number + ' |', '发布机构 |', report.issuer + ' |', '主题分类 |', '政府信息公开 |'],
        ['| 索引号 | %s | 信息分类 | 年度报告 |' % number, '| 发布机构 | %s | 文号 | 无 |' % report.issuer],
        ['索引号 | %s | 发布机构 | %s |' % (number, report.issuer), '关键词 | 年报 | 有效性 | 有效 |']))
    report.blocks[0:0] = [Block('furniture', line) for line in lines]
    return page(report, _some_style(report))


@rendering(25, 'ordinals only', forms=MODERN, scale=lambda rng: rng.choice((1, 2)), forbid=('blanks', 'dashes'))
def ordinals_only(report):
    """A crawler took the repeated zeros; one table keeps its figures."""
    rng = report.rng
    kept = rng.choice(('disclosure', 'disputes'))

    def change(grid):
        if grid.kind == kept:
            return [grid]
        for row in grid.rows:
            for cell in _values(row):
                report.unprinted.add(cell.code)
        grid.rows = [[cell for cell in row if not cell.code] for row in grid.rows]
        grid.rows = [row for row in grid.rows if row]
        return [grid]
    _replace(report, change)
    # whether labels without figures are a table is anybody's guess
    report.forms_may_miss = [kind for kind in report.forms if kind != kept]
    gap = rng.choice(('', '\n'))

    def table(grid):
        lines = []
        for row in grid.rows:
            if grid.kind == kept:
                lines.append(' | '.join(cell.text for cell in row) + ' |')
            else:
                lines.extend(cell.text + gap for cell in row if cell.text)
        return '\n'.join(lines).split('\n')
    return page(report, table)
