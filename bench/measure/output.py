"""The table, the machine-readable file, the chart, and the floors."""

import html
import json
import math

# Beyond what was measured when a floor was recorded: another machine, other work beside it.
MARGIN = 1.5
# Differences this small are noise whatever the ratio, for what counts from zero.
SLACK = {'ms': 0.5, 'KB': 512}


def shown(value):
    return '' if value is None else '%.3g' % value


def verdict(result):
    """What of must and aim is met."""
    if result.must is None and result.aim is None:
        return ''
    if result.meets(result.aim):
        return 'aim'
    return 'must' if result.meets(result.must) else 'missed'


def bound(result, value):
    return '' if value is None else '%s %s' % ('>=' if result.at_least else '<=', shown(value))


def table(results):
    """Lines of the table, as Markdown."""
    lines = [('measure', 'storage', 'median', 'least - most', 'must', 'aim', 'met')]
    for r in results:
        unit = ' ' + r.unit if r.unit else ''
        lines.append((r.title, r.storage or '', shown(r.median) + unit, '%s - %s' % (shown(min(r.rounds)), shown(max(r.rounds))),
                      bound(r, r.must), bound(r, r.aim), verdict(r)))
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    rows = ['| %s |' % ' | '.join(cell.ljust(width) for cell, width in zip(line, widths)) for line in lines]
    return '\n'.join([rows[0], '|%s|' % '|'.join('-' * (width + 2) for width in widths)] + rows[1:])


# ---- the same in a page ---------------------------------------------------------

def spread(result):
    return '%s (%s - %s)' % (shown(result.median), shown(min(result.rounds)), shown(max(result.rounds)))


def markdown(lines):
    lines = ['| %s |' % ' | '.join(line) for line in lines]
    return '\n'.join([lines[0], '|' + '---|' * (lines[0].count(' | ') + 1)] + lines[1:]) + '\n'


def functions(results):
    """A line for a function, its storages beside each other; must, aim and what is met are those of EXTERNAL."""
    found = {}
    for r in results:
        if r.storage is not None:
            found.setdefault(r.name, []).append(r)
    return [('time of', 'EXTERNAL', 'lz4', 'pglz', 'must', 'aim', 'met')] + [
        (rs[0].title, *[spread(r) for r in rs], *[''] * (3 - len(rs)), bound(rs[0], rs[0].must), bound(rs[0], rs[0].aim), verdict(rs[0]))
        for rs in found.values()]


def hostile(results):
    """A line for a text, gd_parse and gd_validate beside each other."""
    found = {}
    for r in results:
        if r.held_to_must:
            kind, text = r.name.split(': ')
            found.setdefault(text, {})[kind] = shown(r.median) + ('' if r.meets(r.must) else ' missed')
    kinds = ('growth 64 KB', 'growth 1 MB', 'memory')
    return [('hostile text', 'time per byte, 16 MB / 64 KB: gd_parse, gd_validate', '16 MB / 1 MB', 'peak memory / bytes of input')] + [
        (text, *['%s, %s' % (one[kind + ' parse'], one[kind + ' validate']) for kind in kinds]) for text, one in found.items()]


def others(results):
    return [('measure', 'median (least - most)', 'must', 'aim', 'met')] + [
        (r.title, spread(r) + (' ' + r.unit if r.unit else ''), bound(r, r.must), bound(r, r.aim), verdict(r))
        for r in results if r.storage is None and not r.held_to_must]


def page(results):
    """For doc/performance.md."""
    return '\n'.join(markdown(part(results)) for part in (functions, hostile, others))


def write_json(path, about, results, speeds):
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'about': about, 'measures': [r.as_json() for r in results],
                   'megabytes_per_second': {k: round(v, 1) for k, v in speeds.items()}}, file, indent=1, ensure_ascii=False)
        file.write('\n')


# ---- the chart ----------------------------------------------------------------

LEFT, WIDTH, ROW, TOP = 430, 460, 20, 46
COLOURS = {'aim': '#1a7f37', 'must': '#4c956c', 'missed': '#c8553d', '': '#8a8f98'}


def position(value, low, high):
    value = min(max(value, low), high)
    return LEFT + WIDTH * (math.log10(value) - math.log10(low)) / (math.log10(high) - math.log10(low))


def chart(results):
    """Bars on a logarithmic scale; a dark tick where a line must end, a light one where it aims to."""
    bars = [r for r in results if r.storage in (None, 'external') and not r.unit]
    values = [v for r in bars for v in (r.median, r.must, r.aim) if v]
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))
    height = TOP + ROW * len(bars) + 30
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">' % (
        LEFT + WIDTH + 70, height), '<rect width="100%" height="100%" fill="#fff"/>',
           '<text x="10" y="20" font-size="14">Time and memory of gdreport beside their yardsticks</text>',
           '<text x="10" y="36" fill="#555">median ratios, logarithmic; dark tick: must, light tick: aim</text>']
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        x = position(10 ** power, low, high)
        out.append('<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#ddd"/><text x="%.1f" y="%d" text-anchor="middle" fill="#555">%g</text>' % (
            x, TOP, x, height - 24, x, height - 10, 10 ** power))
    for i, r in enumerate(bars):
        y = TOP + ROW * i
        end = position(r.median, low, high)
        out.append('<text x="%d" y="%d" text-anchor="end">%s</text>' % (LEFT - 6, y + 14, html.escape(r.title)))
        out.append('<rect x="%d" y="%d" width="%.1f" height="12" fill="%s"/>' % (LEFT, y + 4, max(end - LEFT, 1), COLOURS[verdict(r)]))
        for value, colour in ((r.must, '#111'), (r.aim, '#999')):
            if value:
                x = position(value, low, high)
                out.append('<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="%s" stroke-width="2"/>' % (x, y + 2, x, y + 18, colour))
        out.append('<text x="%.1f" y="%d" stroke="#fff" stroke-width="3" paint-order="stroke">%s</text>' % (
            end + 4, y + 14, shown(r.median)))
    return '\n'.join(out + ['</svg>', ''])


# ---- floors ------------------------------------------------------------------

def floors_of(results):
    """What a later run is held to: the medians with their margin."""
    lines = ['# What bench/run --check holds a measurement to; written by bench/run --record.',
             '# measure\tsense\tbound']
    for r in results:
        value = r.median / MARGIN if r.at_least else max(r.median, 0) * MARGIN + SLACK.get(r.unit, 0)
        if r.held_to_must and r.meets(r.must):
            value = r.must
        lines.append('%s\t%s\t%.3g' % (r.key, '>=' if r.at_least else '<=', value))
    return '\n'.join(lines) + '\n'


def check_floors(path, results):
    """Lines of TAP, and whether all is well; what was not measured this time is not asked for."""
    bounds = {}
    with open(path, encoding='utf-8') as file:
        for line in file:
            if not line.startswith('#'):
                name, sense, value = line.rstrip('\n').split('\t')
                bounds[name] = (sense, float(value))
    lines, good = [], True
    for r in results:
        if r.key not in bounds:
            lines.append('ok - %s: %s # skip no floor' % (r.key, shown(r.median)))
            continue
        sense, value = bounds[r.key]
        well = r.median >= value if sense == '>=' else r.median <= value
        good = good and well
        lines.append('%s - %s: %s, held to %s %s' % ('ok' if well else 'not ok', r.key, shown(r.median), sense, shown(value)))
    return lines, good
