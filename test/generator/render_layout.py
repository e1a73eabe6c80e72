"""PDF text: layouts 11 (pdftotext -layout) and 12 (reading order)."""

from . import readings
from .render import heading, rendering

FORBIDDEN = ('run_on', 'page_numbers_in_words', 'indented', 'crlf', 'title_lines', 'thousands', 'blanks', 'dashes',
             'spaces_in_numbers', 'notes', 'heading_style', 'furniture')
MODERN = ('2021', '2019')
CLOSING = '，。；：、）》”,;:).'
LINE = 30                               # characters of prose a printed line holds


def wrap(text, width):
    """Lines of about a width; no line breaks a number or begins with a punctuation mark."""
    lines = []
    while len(text) > width:
        at = width
        while at > 1 and (text[at] in CLOSING or text[at - 1:at + 1].isalnum() and text[at - 1:at + 1].isascii()):
            at -= 1
        lines.append(text[:at])
        text = text[at:]
    return lines + [text]


class Page:
    """Lines with page footers between."""

    def __init__(self, rng):
        self.rng = rng
        self.lines, self.number = [], 1
        self.footer = rng.choice(('-{}-', '- {} -', '— {} —', None))
        self.height = rng.randint(24, 44)
        self.left = self.height

    def put(self, line):
        self.lines.append(line)
        self.left -= 1
        if self.left <= 0:
            self.left = self.height
            if self.footer:
                side = self.rng.choice((5, 40))
                self.lines += ['', ' ' * side + self.footer.format(self.number), '']
            self.number += 1


def _place(line, at, text):
    """text put into line, centred at a column, and never touching what stands there."""
    start = max(at - len(text) // 2, len(line) + (2 if line else 0))
    return line + ' ' * (start - len(line)) + text


def _grid_lines(page, grid, starts, widths, group_style):
    """Rows with their labels wrapped; the values stand on any line of a wrapped label."""
    rng = page.rng
    pending = {}                        # first row -> the label of the row group, set beside its middle row
    for r, row in enumerate(grid.rows):
        for cell in row:
            if cell.rows > 1 and r >= grid.header and cell.text:
                pending[min(r + cell.rows // 2, len(grid.rows) - 1)] = (cell, pending.get(r + cell.rows // 2))
    for r, row in enumerate(grid.rows):
        if r < grid.header:
            continue
        labels = [cell for cell in row if cell.role != 'value' and cell.rows == 1]
        values = [cell for cell in row if cell.role == 'value']
        own = labels[-1].text if labels else ''
        width = widths['label']
        pieces = wrap(own, width)
        at = rng.randrange(len(pieces) + (1 if len(pieces) == 2 and rng.random() < 0.5 else 0)) if len(pieces) > 1 else 0
        between = len(pieces) == 2 and at == 2
        indent = ' ' * (starts['sub'] if grid.kind == 'requests' and labels and labels[-1].columns == 1 else starts['main'])
        if grid.kind == 'requests' and labels and labels[-1].columns == 2:
            indent = ' ' * starts['mid']
        figures = ''
        for column, cell in enumerate(values):
            figures = _place(figures, starts['value'] + column * widths['value'], cell.text) if figures else \
                ' ' * max(0, starts['value'] - len(cell.text) // 2) + cell.text
        group = pending.get(r)
        while group:
            cell, group = group
            vertical = cell.text.startswith('三、')
            if vertical and group_style == 'vertical':
                for piece in wrap(cell.text, 2):
                    page.put(' ' + piece)
            elif vertical:
                page.put(' ' + ' '.join(wrap(cell.text, 3)))
            else:
                page.put(' ' * starts['mid'] + cell.text)
        if between:
            page.put(indent + pieces[0])
            page.put(figures)
            page.put(indent + pieces[1])
            continue
        for i, piece in enumerate(pieces):
            if i == at:
                line = indent + piece
                gap = max(len(line) + 2, 0)
                page.put(line + figures[len(line):] if not figures[:gap].strip() else line + '  ' + figures.strip())
            else:
                page.put(indent + piece)


def _header(page, grid, starts, widths):
    rng = page.rng
    if grid.kind == 'requests':
        page.put(' ' * (starts['value'] + 20) + '申请人情况')
        page.put(' ' * (starts['value'] + 16) + '法人或其他组织')
        note = grid.rows[0][0].text
        page.put(note[:22])
        page.put(note[22:])
        page.put(' ' * starts['value'] + '自然人' + ' ' * 12 + '社会 法律' + ' ' * 10 + '总计')
        page.put(' ' * (starts['value'] + 6) + '商业 科研')
        page.put(' ' * (starts['value'] + 10) + '公益 服务 其他')
        page.put(' ' * (starts['value'] + 6) + '企业 机构')
        page.put(' ' * (starts['value'] + 10) + '组织 机构')
    elif grid.kind == 'disputes':
        page.put(' ' * 12 + '行政复议' + ' ' * 26 + '行政诉讼')
        page.put(' ' * 30 + '未经复议直接起诉' + ' ' * 14 + '复议后起诉')
        page.put('结果   结果   其他   尚未    ' + '结果 结果 其他 尚未    ' + '结果 结果 其他 尚未')
        page.put(' ' * 20 + '总计' + ' ' * 18 + '总计' + ' ' * 14 + '总计')
        page.put('维持   纠正   结果   审结    ' + '维持 纠正 结果 审结    ' + '维持 纠正 结果 审结')


def _layout_table(page, grid):
    rng = page.rng
    if grid.kind == 'requests':
        starts = {'main': 0, 'mid': 12, 'sub': 24, 'value': 52}
        widths = {'label': rng.choice((16, 20, 24)), 'value': rng.choice((5, 6, 7))}
        _header(page, grid, starts, widths)
        _grid_lines(page, grid, starts, widths, rng.choice(('vertical', 'line')))
    elif grid.kind == 'disputes':
        _header(page, grid, None, None)
        page.put('')
        line = ''
        for i, cell in enumerate(grid.rows[-1]):
            line = _place(line, 2 + i * 6, cell.text)
        page.put(line)
    else:
        gaps = rng.choice((14, 18))
        for row in grid.rows:
            line = ''
            at = 0
            for cell in row:
                text = cell.text
                if cell is row[0] and cell.columns == 4:
                    line = ' ' * 16 + text
                elif cell is row[0]:
                    line = ' ' * (8 if text == '信息内容' else 0) + text
                    at = 20
                else:
                    line = _place(line, at + 4, text)
                    at += gaps
            page.put(line)
            if rng.random() < 0.3:
                page.put('')


def _set(line, at, text, side):
    """text put into line at a column, set left, right or in the middle, and never touching what stands there."""
    start = at - {'left': 0, 'right': len(text), 'centre': len(text) // 2}[side]
    return line + ' ' * max(start - len(line), 2 if line and text else 0) + text


def _statistics_layout(report, page, grid):
    """Columns of spaces. Another page sets the columns of figures elsewhere, so that a row that lacks a figure says which
    only on a page that has the header or a row with all figures, too. A figure with two spaces before it may have been
    pushed there by the cell before it and tells nothing; one so long that it reaches another column may be of that one."""
    rng = page.rng
    longest = rng.choice((18, 24, 30))
    side = rng.choice(('left', 'right', 'centre'))
    shift, told, short = {}, set(), []
    places = []                         # of all cells: page, column, where it begins and ends
    for r, row in enumerate(grid.rows):
        if r >= grid.header and len(row) > 1 and row[1].role == 'row':
            page.put(row[0].text)       # the label of a group, be it of one row: it moves no column
            row = row[1:]
        label, *rest = row
        pieces = wrap(label.text, longest)
        for piece in pieces[:-1]:
            page.put('   ' + piece)
        line = '   ' + pieces[-1]
        sheet = page.number if page.footer else 0
        at = longest + 14 + shift.setdefault(sheet, rng.choice((0, 0, 3, 5)))
        pushed, printed = False, []
        for column, cell in enumerate(rest):
            before, line = line, _set(line, at, cell.text, side if cell.code else 'centre')
            pushed = pushed or cell.code and cell.text and line[len(before):].startswith('  ') and line[len(before) + 2] != ' '
            if cell.text:
                places.append((sheet, column, len(line) - len(cell.text), len(line)))
                printed += places[-1:] if cell.code else []
            at += 12
        page.put(line.rstrip())
        values = [cell for cell in rest if cell.code]
        if r < grid.header or values and all(cell.text for cell in values) and not pushed:
            told.add(sheet)
        if any(cell.text for cell in values) and not all(cell.text for cell in values):
            short.append((sheet, pushed, values, printed))

    def reaches(figure):
        """Is less than two characters away from a cell of another column."""
        sheet, column, start, end = figure
        return any(cell[0] == sheet and cell[1] != column and start < cell[3] + 2 and cell[2] < end + 2 for cell in places)

    for sheet, pushed, values, figures in short:
        if pushed or sheet not in told or any(map(reaches, figures)):
            report.may_miss.update(cell.code for cell in values)


@rendering(11, 'pdftotext -layout', forbid=FORBIDDEN)
def layout(report):
    page = Page(report.rng)
    for block in report.blocks:
        if block.kind == 'table':
            if block.table.kind == 'statistics':
                _statistics_layout(report, page, block.table)
            else:
                _layout_table(page, block.table)
        elif block.kind in ('title', 'signature', 'date', 'caption'):
            page.put(' ' * 14 + block.text)
        elif block.kind == 'heading':
            page.put('   ' + heading(block))
        else:
            first, *more = wrap('  ' + block.text, LINE)
            for line in [' ' + first] + more:
                page.put(line)
    return '\n'.join(page.lines) + '\n'


@rendering(12, 'pdftotext reading order', forms=MODERN, forbid=FORBIDDEN)
def reading_order(report):
    """Runs of rows stand column by column; where a run ends, only the sums tell."""
    rng = report.rng
    lines = []

    def columns_add_up(rows):
        new, carried_in, *results, total, carried_out = rows
        return all(a + b == c + d and sum(parts) == c
                   for a, b, c, d, parts in zip(new, carried_in, total, carried_out, zip(*results)))

    def spare(grid, printed):
        """The cells on which the tables that these figures may be do not agree."""
        tables = readings.rows_from_blocks([int(cell.value) for cell in printed], 7, columns_add_up)
        cells = [cell for row in grid.rows[grid.header:] for cell in row if cell.code]
        for at, cell in enumerate(cells):
            if len({table[at // 7][at % 7] for table in tables}) != 1:
                report.may_miss.add(cell.code)

    def spare_runs(grid, turned):
        """
        Two rows of one figure each, one of them turned: the figure between other labels, or before all, may as
        well be the number of a page, and the cell of a label without a figure blank. No sum decides. Only a
        zero is no page's number.
        """
        run = []
        for row in grid.rows + [[]]:
            if len(row) == 2 and row[1].code:
                run.append(row)
                continue
            figures = [figure for _, figure in run]
            if len(run) > 1 and any(row in turned for row in run) and any(int(figure.value) for figure in figures):
                report.may_miss.update(figure.code for figure in figures)
            run = []

    def table(grid):
        if grid.kind == 'disclosure':
            turned = []
            for row in grid.rows:
                texts = [cell.text for cell in row]
                if len(row) == 2 and row[1].code and rng.random() < 0.3:
                    texts.reverse()
                    turned.append(row)
                for text in texts:
                    lines.extend([text, ''] if rng.random() < 0.7 else [text])
            spare_runs(grid, turned)
            return
        lines.extend(['', '申请人情况', ''] if grid.kind == 'requests' else [])
        for row in grid.rows[:grid.header]:
            lines.extend(cell.text for cell in row if cell.text != '申请人情况')
        rows, printed = grid.rows[grid.header:], []
        while rows:
            take = rng.choice((1, 1, 2, 4, 8))
            block, rows = rows[:take], rows[take:]
            printed += [cell for column in zip(*[[cell for cell in row if cell.code] for row in block]) for cell in column]
            labels = [cell.text for row in block for cell in row if not cell.code]
            columns = list(zip(*[[cell.text for cell in row if cell.code] for row in block]))
            figures = [text for column in columns for text in list(column) + ['']]
            for part in (labels + [''], figures) if rng.random() < 0.5 else (figures, labels + ['']):
                lines.extend(part)
        if grid.kind == 'requests':
            spare(grid, printed)

    for number, block in enumerate(report.blocks):
        if block.kind == 'table':
            table(block.table)
        elif block.kind == 'heading':
            lines.append(heading(block))
        else:
            lines.extend(wrap(block.text, LINE))
        if number % 6 == 5:
            lines.extend(['- %d -' % (number // 6 + 1), ''])
    return '\n'.join(lines) + '\n'
