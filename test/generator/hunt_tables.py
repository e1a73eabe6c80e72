"""What a document may have done to its tables, without any thought of the reader: columns and rows of its own, lost
cells, strange numbers. A change is a function of (rows, header, rng, kind) that changes rows in place and returns how many
of them are headers now. cell.value is the number that cell.text prints, None if it prints none; a cell of the form that
loses its figure keeps its code, and nothing may be stated of it."""

import re

from .grid import Cell

CHANGES = {}
COLUMN_NAMES = ('上年数', '同比', '备注', '个体工商户', '2021年', '小计', '其中：网上', '数量', '上一年', '合计数')
ROW_NAMES = ('其中：网上办理', '行政征收', '（八）其他', '合计', '小计', '9.其他情形', '上年同期', '其他')
REQUEST_COLUMNS = ('自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计')


def change(function):
    CHANGES[function.__name__] = function
    return function


def figures_of(row):
    """Where the row has figures, of the form or its own."""
    return [i for i, cell in enumerate(row) if cell.code or cell.role == 'extra']


def own(text):
    return Cell(text, role='extra')


def is_number(cell):
    return cell.code is not None and cell.text.isdigit()


def print_as(cell, text, says_the_same):
    cell.text = text
    cell.value = cell.value if says_the_same else None


def numbers(rows):
    return [cell for row in rows for cell in row if is_number(cell)]


# ---- columns ---------------------------------------------------------------------


@change
def own_column(rows, header, rng, kind):
    place, where = rng.choice(('end', 'start', 'middle')), rng.random()
    name, style = rng.choice(COLUMN_NAMES), rng.choice(('number', 'number', 'same', 'percent', 'dash', 'words', 'blank'))

    def at(count, first):
        return {'start': first, 'end': count, 'middle': first + int(where * (count - first))}[place]

    for row in rows:
        figures = figures_of(row)
        if figures:
            text = {'number': str(rng.choice((0, 0, 1, 2, 7, 15, 120))), 'same': row[figures[-1]].text,
                    'percent': rng.choice(('0', '12.5%', '-3%')), 'dash': '-', 'blank': '',
                    'words': rng.choice(('无', '见附件', '持平'))}[style]
            row.insert(at(figures[-1] + 1, figures[0]), own(text))
        elif kind in ('disclosure', 'statistics') and len(row) > 1:
            row.insert(at(len(row), 1), Cell(name))
    if kind in ('requests', 'disputes') and header > 0:
        rows[header - 1].insert(at(len(rows[header - 1]), 0), Cell(name))
    return header


def drop_name(rows, header, rng, kind, number):
    """The name of column number, in all headers."""
    if kind in ('requests', 'disputes'):
        if header != 3:
            return
        outer = 5 if kind == 'disputes' else 1
        if kind == 'requests' and number in (0, 6):
            del rows[1][0 if number == 0 else -1]
        elif kind == 'disputes' and number < outer:
            del rows[1][number]
        elif number - outer < len(rows[2]):
            del rows[2][number - outer]
        return
    for before, row in zip(rows, rows[1:]):
        count = len(figures_of(row))
        if count > 1 and not figures_of(before) and len(before) > count:
            del before[len(before) - count + number % count]


@change
def lost_column(rows, header, rng, kind):
    number = rng.randint(0, 14 if kind == 'disputes' else 6)
    drop_name(rows, header, rng, kind, number)
    for row in rows:
        figures = figures_of(row)
        if len(figures) > 1:
            del row[figures[number % len(figures)]]
    return header


@change
def lost_name(rows, header, rng, kind):
    drop_name(rows, header, rng, kind, rng.randint(0, 14 if kind == 'disputes' else 6))
    return header


@change
def lost_header(rows, header, rng, kind):
    if kind in ('requests', 'disputes'):
        count = rng.choice((header, header, header - 1, 1))
        del rows[:count]
        return header - count
    titles = rng.random() < 0.5
    rows[:] = [row for row in rows if figures_of(row) or (titles and len(row) == 1)]
    return 0


@change
def strange_header(rows, header, rng, kind):
    """Words of no form over the figures, one of which nobody knows what it means."""
    words = rng.sample(('甲类', '乙类', '上年', '本年', '第一项', '第二项', '前次', '维护', '更正', '其余', '在审'), rng.randint(2, 5))
    rows[:header] = [[Cell(word) for word in words]]
    return 1


@change
def years(rows, header, rng, kind):
    """Each column twice, for two years."""
    first = rng.random() < 0.5
    names = ('2021年', '2022年') if first else ('2022年', '2021年')
    out = []
    for row in rows:
        figures = figures_of(row)
        if figures and (not out or not figures_of(out[-1])):
            header += len(out) == header
            out.append([Cell(names[i % 2]) for i in range(2 * len(figures))])
        twice = []
        for i, cell in enumerate(row):
            other = own(str(rng.choice((0, 1, 5, 30))))
            twice += [cell] if i not in figures else [other, cell] if first else [cell, other]
        out.append(twice)
    rows[:] = out
    return header


@change
def turned(rows, header, rng, kind):
    """Rows for columns."""
    body = [row for row in rows[header:] if figures_of(row) and figures_of(row)[0] > 0]
    if kind != 'requests' or not body:
        return header
    out = [[Cell('项目')] + [Cell(row[figures_of(row)[0] - 1].text) for row in body]]
    for number, name in enumerate(REQUEST_COLUMNS):
        out.append([Cell(name)] + [row[figures_of(row)[number]] for row in body if len(figures_of(row)) > number])
    rows[:] = out
    return 1


# ---- rows ------------------------------------------------------------------------


@change
def labels_behind(rows, header, rng, kind):
    for row in rows:
        row.sort(key=lambda cell: not (cell.code or cell.role == 'extra'))
    return header


@change
def swapped_rows(rows, header, rng, kind):
    if kind == 'requests':          # labels of other forms name different rows by their order
        a, b = rng.randrange(header, len(rows)), rng.randrange(header, len(rows))
        rows[a], rows[b] = rows[b], rows[a]
    return header


@change
def lost_rows(rows, header, rng, kind):
    rows[header:] = [row for row in rows[header:] if rng.random() > 0.1]
    return header


@change
def own_rows(rows, header, rng, kind):
    out = rows[:header]
    for row in rows[header:]:
        out.append(row)
        if figures_of(row) and rng.random() < 0.1:
            out.append([Cell(rng.choice(ROW_NAMES))] + [own(str(rng.randint(0, 40))) for _ in figures_of(row)])
    rows[:] = out
    return header


@change
def two_rows_beside(rows, header, rng, kind):
    body = rows[header:]
    if kind in ('statistics', 'requests'):
        half = (len(body) + 1) // 2
        rows[header:] = [row + (body[half + i] if half + i < len(body) else []) for i, row in enumerate(body[:half])]
        if header and rng.random() < 0.5:
            rows[header - 1].extend([cell.copy() for cell in rows[header - 1]])
        return header
    rows[header:] = []
    for row in body:
        if len(figures_of(row)) == 1 and len(rows) > header and len(figures_of(rows[-1])) == 1:
            rows[-1].extend(row)
        else:
            rows.append(row)
    return header


@change
def numbered_rows(rows, header, rng, kind):
    number = 0
    for row in rows[header:]:
        if figures_of(row):
            number += 1
            row.insert(0, Cell(str(number)))
    return header


# ---- cells -----------------------------------------------------------------------


@change
def lost_figures(rows, header, rng, kind):
    for row in rows:
        for i in figures_of(row):
            if rng.random() < 0.06:
                row[i] = row[i].copy(text='', value=None)
    return header


@change
def lost_labels(rows, header, rng, kind):
    for row in rows[header:]:
        if figures_of(row) and rng.random() < 0.15:
            row[:] = [row[i] for i in figures_of(row)]
    return header


@change
def lost_cells(rows, header, rng, kind):
    """Any cells: labels, figures, headers."""
    for row in rows:
        row[:] = [cell for cell in row if rng.random() > 0.03]
    return header


@change
def lost_last(rows, header, rng, kind):
    """The last figure of the table, or of each block."""
    ends = [row for row, below in zip(rows, rows[1:] + [[]]) if figures_of(row) and not figures_of(below)]
    for row in ends:
        row.pop(figures_of(row)[-1])
    return header


@change
def stray_numbers(rows, header, rng, kind):
    """Between rows, as numbers of pages are."""
    out = []
    for row in rows:
        if rng.random() < 0.1:
            out.append([own(str(rng.randint(1, 12)))])
        out.append(row)
    rows[:] = out
    return header


@change
def pairs(rows, header, rng, kind):
    style = rng.choice(('%s;%s', '%s/%s', '%s、%s', '%s（%s）', '%s(%s)', '%s(上年%s)', '%s-%s', '%s／%s', '%s件(上年%s件)', '%s→%s',
                        '%s:%s', '%s～%s', '%s+%s', '%s×%s', '%s·%s'))
    for cell in numbers(rows):
        print_as(cell, style % (cell.text, rng.choice((0, 3, 12, 500, 123))), '（' in style or '(' in style)
    return header


@change
def odd_numbers(rows, header, rng, kind):
    same = ('（%s）', '(%s)', '[%s]', '〔%s〕', '%s*', '"%s"', '共%s件', '%s次', '%s人次', '+%s', '*%s', '%s.', '#%s', '%s)', '(%s')
    other = ('约%s', '%s+', '>%s', '%s%%', '%s余', '近%s', '第%s', '%s号', '%s年', '①%s', '0%s', '%s万', '%s千', '%s百')
    style = rng.choice(same + other)
    for cell in numbers(rows):
        print_as(cell, style % cell.text, style in same)
    return header


@change
def chinese_numerals(rows, header, rng, kind):
    for cell in numbers(rows):
        print_as(cell, in_chinese(int(cell.text)), True)
    return header


@change
def damaged_marks(rows, header, rng, kind):
    """A thousands mark that became something else: no number, or one only by chance."""
    mark = rng.choice(('、', ' ', '.', ';', '，', "'", '`', '·', '。'))
    for cell in numbers(rows):
        if rng.random() < 0.15:
            text = '%d%s%03d' % (rng.randint(1, 900), mark, rng.randint(0, 999))
            cell.text, cell.value = text, text.replace(mark, '') if mark in ' ，' else text if mark == '.' else None
    return header


@change
def worn_labels(rows, header, rng, kind):
    for row in rows[header:]:
        for cell in row:
            if cell.role == 'row' and rng.random() < 0.2:
                at = rng.randrange(len(cell.text))
                cell.text = cell.text[:at] + rng.choice(('', ' ', '的', '数')) + cell.text[at + rng.randint(0, 1):]
    return header


def in_chinese(number):
    digits = '零一二三四五六七八九'
    if number < 10:
        return digits[number]
    if number < 100:
        return (digits[number // 10] if number > 19 else '') + '十' + (digits[number % 10] if number % 10 else '')
    return ''.join(digits[int(digit)] for digit in str(number))


def value_of(cell):
    """The number that a reader of the page sees in the cell, or None."""
    if cell.value is None:
        return None
    return cell.value if re.fullmatch(r'-?\d+(\.\d+)?', cell.value) else None
