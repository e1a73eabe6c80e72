"""Tables with pipes: layouts 1 to 7."""

from .render import table_rendering


def _stream(grid, covered, pad=True):
    """Rows of (cells, padding); the last row of a table usually loses its padding."""
    for row in grid.lines(covered):
        yield [cell.text for cell in row], (grid.width - len(row) if pad else 0)


def _covered(rng, drop):
    return rng.choices(('drop', 'empty', 'repeat'), (drop, (100 - drop) // 2, (100 - drop) // 2))[0]


@table_rendering(1, 'a cell per line')
def cell_per_line(report):
    rng = report.rng
    covered = _covered(rng, 80)
    same_line = rng.random() < 0.4
    spaced = rng.random() < 0.3
    keep_last = rng.random() < 0.15

    def table(grid):
        lines = []
        rows = list(_stream(grid, covered))
        for i, (cells, pad) in enumerate(rows):
            for text in cells:
                lines.append(text + ' |' if text else '|')
            if pad and (keep_last or i + 1 < len(rows)):
                if same_line:
                    lines[-1] += ' |' * pad
                else:
                    lines.append(' '.join('|' * pad) if spaced else '|' * pad)
        return lines
    return table


def _row(cells, pad, joined):
    line = ' '.join((text + ' |' if text else '|') for text in cells)
    return line + (' ' + '|' * pad if joined and pad else ' |' * pad)


@table_rendering(2, 'a row per line, padded')
def row_per_line(report):
    rng = report.rng
    covered, joined, keep_last = _covered(rng, 70), rng.random() < 0.5, rng.random() < 0.3

    def table(grid):
        rows = list(_stream(grid, covered))
        return [_row(cells, pad if keep_last or i + 1 < len(rows) else 0, joined)
                for i, (cells, pad) in enumerate(rows)]
    return table


@table_rendering(3, 'a row per line, not padded')
def row_unpadded(report):
    rng = report.rng
    trailing = rng.random() < 0.5

    def table(grid):
        lines = []
        for cells, _ in _stream(grid, 'drop', False):
            if trailing or not cells[-1] or len(cells) == 1:
                lines.append(_row(cells, 0, False))
            else:
                lines.append(' | '.join(cells))
        return lines
    return table


@table_rendering(4, 'leading and trailing pipe')
def both_pipes(report):
    rng = report.rng
    covered, pad_rows = _covered(rng, 40), rng.random() < 0.6

    def table(grid):
        return ['| ' + ' | '.join(cells + [''] * (pad if pad_rows else 0)) + ' |'
                for cells, pad in _stream(grid, covered)]
    return table


def _escape(text):
    return text.replace('|', '\\|')


def _separator(rng, width, style):
    return '|' + '|'.join([(' --- ', '---', ':---:', ' :--- ')[style]] * width) + '|'


@table_rendering(5, 'GitHub markdown')
def markdown(report):
    rng = report.rng
    covered, style = _covered(rng, 30), rng.randrange(4)
    note = rng.random() < 0.5
    blank_head = rng.random() < 0.2
    breaks = rng.random() < 0.3

    def table(grid):
        lines = [''] 
        if blank_head:
            lines += ['|' + '  |' * grid.width, _separator(rng, grid.width, style)]
        for i, (cells, pad) in enumerate(_stream(grid, covered)):
            cells = [_escape(text) for text in cells]
            if note:
                cells = [text.replace('之和，', '之和\\|', 1) for text in cells]
            if breaks:
                cells = [text.replace('本年新', '本年新<br>') if len(text) > 5 else text for text in cells]
            lines.append('| ' + ' | '.join(cells + [''] * pad) + ' |')
            if i == 0 and not blank_head:
                lines.append(_separator(rng, grid.width, style))
        return lines + ['']
    return table


@table_rendering(6, 'markdown in one-row tables')
def markdown_broken(report):
    rng = report.rng
    covered, style = _covered(rng, 40), rng.randrange(4)
    every = rng.choice((1, 1, 2, 4))
    wrong = rng.random() < 0.3
    last = []

    def line(cells, pad):
        return '| ' + ' | '.join([_escape(text) for text in cells] + [''] * pad) + ' |'

    def table(grid):
        rows = list(_stream(grid, covered))
        out = ['']
        count = 0
        for i, (cells, pad) in enumerate(rows):
            if i and i >= grid.header and count % every == 0:
                out.append('')
                if rng.random() < 0.25:     # the page breaks here: a header is printed again
                    source = last if wrong and last else rows[:grid.header]
                    for repeated in source[:rng.choice((1, grid.header))]:
                        out.append(line(*repeated))
                        out.append(_separator(rng, grid.width, style))
            out.append(line(cells, pad))
            if i >= grid.header:
                count += 1
            if i == 0 or i >= grid.header and count % every == 1 % every:
                out.append(_separator(rng, grid.width, style))
        last[:] = rows[:grid.header]
        return out + ['']
    return table


@table_rendering(7, 'pipes on lines of their own')
def lone_pipes(report):
    rng = report.rng
    style = rng.choice(('turn', 'opens cell', 'opens row'))
    covered = _covered(rng, 60)

    def table(grid):
        lines = []
        rows = list(_stream(grid, covered))
        for i, (cells, pad) in enumerate(rows):
            cells = cells + [''] * (pad if i + 1 < len(rows) else 0)
            if style == 'turn':
                for text in cells:
                    lines += [text, '|'] if text else ['|']
            elif style == 'opens cell':
                lines += ['| ' + text if text else '|' for text in cells]
            else:
                lines += ['|'] + [text + ' |' if text else '|' for text in cells]
        return lines
    return table
