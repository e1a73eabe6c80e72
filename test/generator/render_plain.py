"""Tables without pipes: layouts 8 to 10, 13 and 14."""

from . import readings
from .render import page, rendering, table_rendering
from .damage import PLAIN_DIGITS_ONLY

GLUE_FORBIDS = PLAIN_DIGITS_ONLY + ('run_on', 'title_lines', 'page_numbers_in_words', 'indented', 'crlf',
                                    'heading_style', 'missing_headings', 'furniture', 'spaced_headings')
BROKEN = {'商业企业': '商业\n企业', '科研机构': '科研\n机构', '社会公益组织': '社会公益\n组织', '法律服务机构': '法律服务\n机构',
          '结果维持': '结果\n维持', '结果纠正': '结果\n纠正', '其他结果': '其他\n结果', '尚未审结': '尚未\n审结',
          '本年新制作数量': '本年新\n制作数量', '本年新公开数量': '本年新\n公开数量', '对外公开总数量': '对外公开\n总数量',
          '三、本年度办理结果': '三、本年度\n办理结果'}


def values_of(cells):
    return [cell for cell in cells if cell.code]


def drop_blanks(report, cells):
    """The cells of a row that remain when blank cells leave no trace. A row that lost some, not all,
    of its values does not say which."""
    values = values_of(cells)
    blank = [cell.code for cell in values if not cell.text]
    report.unprinted.update(blank)
    if blank:
        report.may_miss.update(cell.code for cell in values if cell.text)
    return [cell for cell in cells if cell.text]


def spare_trailing_blanks(report):
    """White space behind the last cell of a table may be mere layout, unless other blank cells show that it is not."""
    last = [[values_of(row) for row in grid.rows if values_of(row)][-1] for grid in report.tables()]
    ends = [row[-1] for row in last]
    if not any(cell.code and not cell.text and cell not in ends for grid in report.tables() for cell in grid.cells()):
        for row in last:
            if not row[-1].text:
                report.may_miss.update(cell.code for cell in row)


def _cells_on_lines(report, breaks):
    rng = report.rng
    missing = rng.random() < 0.5
    if not missing:
        spare_trailing_blanks(report)
    gap = rng.choice(('\n', '\n', '')) if not breaks else '\n'

    def table(grid):
        lines = []
        for row in grid.lines('drop'):
            for cell in drop_blanks(report, row) if missing else row:
                text = BROKEN.get(cell.text, cell.text) if breaks else cell.text
                for piece in text.split('\n'):
                    lines.append((piece or ' ') + gap)
        return '\n'.join(lines).split('\n')
    return table


@table_rendering(8, 'a cell per line, no pipes')
def lines_of_cells(report):
    return _cells_on_lines(report, False)


@table_rendering(9, 'the same, header cells broken')
def lines_of_pieces(report):
    return _cells_on_lines(report, True)


@table_rendering(10, 'a row per line, spaces or tabs')
def spaced_rows(report):
    gap = report.rng.choice((' ', '\t', '\t', '  '))

    def table(grid):
        if gap == '\t':
            return ['\t'.join(cell.text for cell in row) for row in grid.lines('drop')]
        return [gap.join(cell.text for cell in drop_blanks(report, row)) for row in grid.lines('drop')]
    return table


@rendering(13, 'all on one line', forbid=('run_on', 'title_lines', 'page_numbers_in_words', 'indented', 'crlf', 'spaced_headings',
                                      'furniture', 'heading_style'))
def one_line(report):
    def table(grid):
        return [' '.join(cell.text for cell in drop_blanks(report, row)) for row in grid.lines('drop')]
    for block in report.blocks:
        block.text = block.text.replace('\n', ' ')
    return page(report, table, ' ')


def glue_row(report, grid, row):
    """The text of a row without separators, after saying what it does not determine."""
    values = values_of(row)
    drop_blanks(report, row)
    if values and grid.kind in ('requests', 'disputes'):
        groups = readings.REQUESTS if grid.kind == 'requests' else readings.DISPUTES
        if readings.count_glued(''.join(cell.text for cell in values), groups) != 1:
            report.may_miss.update(cell.code for cell in values)
    elif len(values) > 1 or grid.form == 'shanghai2004':
        report.may_miss.update(cell.code for cell in values)
    return ''.join(cell.text for cell in row)


@rendering(14, 'glued', forbid=GLUE_FORBIDS)
def glued(report):
    rng = report.rng
    style = rng.choice(('document', 'tables', 'rows'))

    def table(grid):
        rows = [glue_row(report, grid, row) for row in grid.lines('drop')]
        return rows if style == 'rows' else [''.join(rows)]
    if style != 'document':
        return page(report, table)
    for block in report.blocks:
        block.text = block.text.replace('\n', '')
    return page(report, table, '')
