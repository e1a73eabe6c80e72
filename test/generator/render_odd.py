"""Tables that differ from the form: layouts 26 to 30. Where the header does not settle a column, no value may be stated."""

from .damage import PLAIN_DIGITS_ONLY
from .grid import Cell
from .render import page, rendering
from .render_local import MODERN, PIPES, _replace, _some_style, _values

KEPT = ('blanks', 'dashes')
STRANGE = ('某类个人', '甲类单位', '乙类单位', '丙类团体', '丁类处所', '另外几类', '全部相加')


def _spare(report, grid):
    report.may_miss.update(cell.code for cell in grid.cells() if cell.code)


def _reorder(row, order):
    """The cells of a row that stand in the value columns, in another order."""
    at = [i for i, cell in enumerate(row) if cell.code]
    values = [row[i] for i in at]
    for place, which in zip(at, order):
        row[place] = values[which]


def _order(rng):
    """Another order of the seven columns of requests that leaves the five organisations together."""
    five = [1, 2, 3, 4, 5]
    while five == sorted(five):
        rng.shuffle(five)
    return rng.choice(([0] + five + [6], [6, 0] + five, five + [0, 6], [6, 0, 1, 2, 3, 4, 5]))


@rendering(26, 'columns in another order', forms=MODERN, forbid=KEPT)
def other_order(report):
    """The header says so."""
    rng = report.rng
    order = _order(rng)
    groups = rng.choice(((2, 1, 0, 3, 4), (4, 0, 1, 2, 3), (1, 0, 2, 3, 4)))

    def change(grid):
        if grid.kind == 'requests':
            _spare(report, grid)
            person, organisations, total = grid.rows[1]
            heads = {0: person, 6: total}
            grid.rows[1] = []
            for column in order:
                head = heads.get(column, organisations)
                if head not in grid.rows[1]:
                    grid.rows[1].append(head)
            grid.rows[2] = [grid.rows[2][column - 1] for column in order if 0 < column < 6]
            for row in grid.rows[grid.header:]:
                _reorder(row, order)
        elif grid.kind == 'disputes':
            _spare(report, grid)
            grid.rows[1][:5] = [grid.rows[1][column] for column in groups]
            grid.rows[2] = [grid.rows[2][part + column] for part in (0, 5) for column in groups]
            grid.rows[3] = [grid.rows[3][part + column] for part in (0, 5, 10) for column in groups]
        return [grid]
    _replace(report, change)
    return page(report, _some_style(report))


@rendering(27, 'a local column or row in the middle', forms=MODERN, forbid=KEPT)
def in_the_middle(report):
    rng = report.rng
    how = rng.choice(('column', 'row'))
    name = rng.choice(('个体工商户', '境外机构', '农民合作社'))

    def column(grid):
        """A sixth kind of organisation, which the totals do not count."""
        _spare(report, grid)
        at = rng.randint(1, 5)
        grid.width += 1
        grid.rows[0][1].columns += 1
        grid.rows[1][1].columns += 1
        grid.rows[2].insert(at - 1, Cell(name))
        for row in grid.rows[grid.header:]:
            place = [i for i, cell in enumerate(row) if cell.code][at]
            row.insert(place, Cell(str(rng.choice((0, 0, rng.randint(1, 40)))), role='extra'))

    def row(grid):
        """A row of the body's own inside a group: the cells it takes are no item's."""
        bodies = [i for i, line in enumerate(grid.rows) if i >= grid.header and line[0].role == 'row' and
                  line[0].columns == 1]
        at = rng.choice(bodies) + 1
        values = [rng.choice((0, 0, rng.randint(1, 30))) for _ in range(6)]
        line = [Cell(rng.choice(('其中：涉及征收补偿的', '涉及三年以上档案的', '由下属单位答复的')), role='extra')]
        for r, above in enumerate(grid.rows[:at]):
            for cell in above:
                if r + cell.rows >= at and cell.rows > 1:
                    cell.rows += 1
        grid.rows.insert(at, line + [Cell(str(n), role='extra') for n in values + [sum(values)]])

    def change(grid):
        if grid.kind == 'requests':
            (column if how == 'column' else row)(grid)
        return [grid]
    _replace(report, change)
    return page(report, _some_style(report))


@rendering(28, 'units merged over rows', forbid=KEPT)
def merged_units(report):
    """件 stands once beside all rows it is the unit of."""
    rng = report.rng

    def older(grid):
        """Runs of rows with one unit share a cell."""
        runs = []
        for row in grid.rows[grid.header:]:
            at = next((i for i, cell in enumerate(row) if cell.role == 'row'), None)
            unit = row[at + 1] if at is not None and at + 1 < len(row) and not row[at + 1].code else None
            if unit is not None and unit.text and runs and runs[-1] is not None and runs[-1].text == unit.text:
                runs[-1].rows += 1
                row.remove(unit)
            else:
                runs.append(unit)

    def requests(grid):
        """A column of the document's own between labels and figures."""
        _spare(report, grid)
        grid.width += 1
        grid.rows[0].insert(1, Cell('单位', rows=3))
        body = grid.rows[grid.header:]
        for i, row in enumerate(body):
            if i == 0:
                at = next(k for k, cell in enumerate(row) if cell.code)
                row.insert(at, Cell('件', rows=len(body)))

    def change(grid):
        if grid.form in ('national2014', 'fujian2009', 'fujian2014', 'shanghai2004'):
            older(grid)
        elif grid.kind == 'requests':
            requests(grid)
        return [grid]
    if report.form not in MODERN:
        # a unit that is not there shifts the row: whether a figure then is the unit's neighbour, pipes alone tell
        for grid in report.tables():
            _spare(report, grid)
    _replace(report, change)
    return page(report, _some_style(report, PIPES[:2] if rng.random() < 0.5 else PIPES))


@rendering(29, 'a header in other words', forms=MODERN, forbid=KEPT)
def other_words(report):
    """And in another order: who does not know the words must not count columns instead."""
    rng = report.rng
    order = _order(rng)
    words = list(STRANGE)

    def change(grid):
        if grid.kind == 'requests':
            _spare(report, grid)
            grid.rows[0][0].rows = 2
            grid.rows[1:3] = [[Cell(words[column]) for column in order]]
            grid.header = 2
            for row in grid.rows[grid.header:]:
                _reorder(row, order)
        elif grid.kind == 'disputes':
            _spare(report, grid)
            groups = (3, 0, 1, 2, 4)
            grid.rows[1][:5] = [Cell(STRANGE[column], rows=2) for column in groups]
            grid.rows[2] = [Cell(STRANGE[column]) for _ in range(2) for column in groups]
            grid.rows[3] = [grid.rows[3][part + column] for part in (0, 5, 10) for column in groups]
        return [grid]
    _replace(report, change)
    return page(report, _some_style(report, (1, 2, 4, 5)))


@rendering(30, "another table's header", forms=MODERN, forbid=KEPT)
def wrong_header(report):
    """Printed over a table by mistake; the labels and figures are the form's."""
    report.forms_may_miss = ['requests', 'disputes']
    heads = {grid.kind: [list(row) for row in grid.rows[:grid.header]] for grid in report.tables()}

    def change(grid):
        if grid.kind == 'requests':
            _spare(report, grid)
            note = grid.rows[0][0].copy(rows=1)
            grid.rows[:grid.header] = [[note] + [Cell(text) for text in (
                '结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '结果维持', '结果纠正')]]
            grid.header = 1
        elif grid.kind == 'disputes':
            _spare(report, grid)
            cells = [cell.copy(rows=1, columns=1) for row in heads['requests'] for cell in row][:12]
            grid.rows[:grid.header] = [cells + [Cell('') for _ in range(15 - len(cells))]]
            grid.header = 1
        return [grid]
    _replace(report, change)
    return page(report, _some_style(report))
