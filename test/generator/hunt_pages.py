"""How pages without borders print the tables of a hunt: functions of (rows, header, rng) to lines."""

from .hunt_tables import figures_of

PAGES = {}


def page(function):
    PAGES[function.__name__] = function
    return function


def texts(row):
    return [cell.text for cell in row if cell.text]


def labels_of(row):
    figures = figures_of(row)
    return [cell.text for i, cell in enumerate(row) if i not in figures and cell.text]


def filled(words, width):
    """Words put on lines of a width, a new line where the next does not fit."""
    lines = ['']
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = (lines[-1] + ' ' + word).strip()
    return lines


@page
def cells_on_lines(rows, header, rng):
    gap, traces = rng.choice(([], [], [''])), rng.random() < 0.5
    return [line for row in rows for cell in row if cell.text or traces for line in [cell.text or ' '] + gap]


@page
def cells_with_page_numbers(rows, header, rng):
    lines, each, number = [], rng.randint(5, 40), rng.randint(1, 6)
    for row in rows:
        for text in texts(row):
            lines.append(text)
            if len(lines) % each == 0:
                bare = '%d' if len(texts(row)) == len(row) else '- %d -'
                lines.append(rng.choice((bare, '- %d -', bare, '第%d页', '%d / 9')) % number)
                number += 1
    return lines


@page
def rows_on_lines(rows, header, rng):
    gap = rng.choice((' ', '\t', '  ', '    ', ';', '/'))
    return [gap.join(cell.text for cell in row if cell.text or gap == '\t') for row in rows]


@page
def rows_with_page_numbers(rows, header, rng):
    lines, number = [], rng.randint(1, 6)
    for row in rows:
        lines.append(' '.join(texts(row)))
        if rng.random() < 0.1:
            lines.append(str(number))
            number += 1
    return lines


@page
def wrapped_rows(rows, header, rng):
    width = rng.choice((20, 30, 40, 60))
    return [line for row in rows for line in filled(texts(row), width)]


@page
def running_text(rows, header, rng):
    return filled([text for row in rows for text in texts(row)], rng.choice((20, 30, 40, 60, 90)))


@page
def one_line(rows, header, rng):
    return [' '.join(text for row in rows for text in texts(row))]


@page
def broken_lines(rows, header, rng):
    """Rows on lines, some of them broken anywhere, some joined with the next."""
    text = '\n'.join(' '.join(texts(row)) for row in rows)
    return ''.join({' ': '\n', '\n': ' '}[c] if c in ' \n' and rng.random() < 0.05 else c for c in text).split('\n')


@page
def glued_rows(rows, header, rng):
    lines = [''.join(texts(row)) for row in rows]
    return lines if rng.random() < 0.6 else [''.join(lines)]


@page
def glued_figures(rows, header, rng):
    return [''.join(labels_of(row)) + ' ' + ''.join(row[i].text for i in figures_of(row)) if figures_of(row)
            else ' '.join(texts(row)) for row in rows]


@page
def columns_of_spaces(rows, header, rng):
    step, first, side, wide = rng.choice((8, 10, 14)), rng.choice((20, 30, 40)), rng.choice('lrc'), rng.random() < 0.5
    lines = []

    def width(text):
        return sum(2 if wide and ord(c) > 255 else 1 for c in text)

    for row in rows:
        line = ' '.join(labels_of(row)) if figures_of(row) else ''
        cells = [row[i].text for i in figures_of(row)] if figures_of(row) else [cell.text for cell in row]
        for number, text in enumerate(cells):
            start = first + number * step - {'l': 0, 'r': width(text), 'c': width(text) // 2}[side]
            if text:
                line += ' ' * max(start - width(line), 1 if line else 0) + text
        lines.append(line.rstrip())
        if rng.random() < 0.05:
            lines += ['', '   - %d -' % rng.randint(1, 9), '']
    return lines


@page
def reading_order(rows, header, rng):
    """Labels, then the figures column by column, or the other way round."""
    body = rows[header:]
    count = max((len(figures_of(row)) for row in body), default=0)
    parts = [[row[figures_of(row)[i]].text for row in body if len(figures_of(row)) > i] for i in range(count)]
    labels = [text for row in body for text in labels_of(row)]
    lines = [text for row in rows[:header] for text in texts(row)]
    for part in parts + [labels] if rng.random() < 0.3 else [labels] + parts:
        lines += part if rng.random() < 0.7 else [' '.join(part)]
        lines.append('')
    return lines


@page
def enumerated(rows, header, rng):
    """label: 1、2、3;"""
    lines = []
    for row in rows:
        if figures_of(row):
            gap = rng.choice(('、', ' ', '；')).join(row[i].text for i in figures_of(row))
            lines.append(''.join(labels_of(row)) + rng.choice(('：', ':', '　')) + gap + rng.choice(('', '', '；', '。')))
        else:
            lines.append(' '.join(texts(row)))
    return lines
