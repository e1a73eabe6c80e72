"""What happens to reports on their way: composable transforms, of the report before it is
rendered (cells, headings, blocks) or of the text after it."""

import datetime
import re

from .model import Block, print_date
from .truth import kind_of

BEFORE, AFTER = {}, {}


def _register(stage):
    def named(function):
        stage[function.__name__.strip('_')] = function
        return function
    return named


before, after = _register(BEFORE), _register(AFTER)

# ---- cells (section 3 of the layouts) ---------------------------------------


def _numbers(report, smallest=0):
    for table in report.tables():
        for cell in table.cells():
            if cell.code and kind_of(cell.value) == 'number' and abs(float(cell.value)) >= smallest:
                yield cell


@before
def thousands(report, rng):
    comma = rng.choice(',，')
    for cell in _numbers(report, 1000):
        whole, dot, part = cell.text.partition('.')
        cell.text = '{:,}'.format(int(whole)).replace(',', comma) + dot + part


@before
def wide_digits(report, rng):
    wide = str.maketrans('0123456789', '０１２３４５６７８９')
    for cell in _numbers(report):
        if rng.random() < 0.5:
            cell.text = cell.text.translate(wide)


@before
def units(report, rng):
    for cell in _numbers(report):
        row, column = cell.code[1:]
        if rng.random() < 0.3:
            if column == 'amount':
                cell.text += '万元'
            elif cell.code[0] != 'statistics':
                cell.text += '件'


@before
def notes(report, rng):
    for cell in _numbers(report, 2):
        if rng.random() < 0.05 and cell.code[0] == 'disclosure' and '.' not in cell.value:
            cell.text += '（其中修订%d件）' % rng.randint(1, max(1, abs(int(cell.value)) - 1))


@before
def signs(report, rng):
    style = rng.choice(('−', '﹣', '增减'))
    for cell in _numbers(report):
        if cell.code[2] == 'items_change' and cell.value != '0':
            n = int(cell.value)
            if style == '增减':
                cell.text = ('增%d' if n > 0 else '减%d') % abs(n)
            else:
                cell.text = (style if n < 0 else '+') + str(abs(n))


@before
def spaces_in_numbers(report, rng):
    gap = rng.choice('\u00a0\u200b')
    for cell in _numbers(report, 10):
        if rng.random() < 0.3 and cell.text.isdigit():
            cell.text = cell.text[0] + gap + cell.text[1:]


@before
def blanks(report, rng):
    for cell in _numbers(report):
        if rng.random() < 0.08:
            cell.text = cell.value = ''
    _spare_early_totals(report)


def _spare_early_totals(report):
    """A row whose last total alone is blank, and what stands before it is as large as the parts before that, looks like
    one that lost a cell and was filled up at its end: which of the two it is, the text does not say."""
    for table in report.tables():
        part = {'requests': 7, 'disputes': 5}.get(table.kind)
        for row in table.rows if part else ():
            cells = [cell for cell in row if cell.code]
            values = [cell.value for cell in cells]
            if not values or values[-1] != '' or not all(map(str.isdigit, values[:-1])):
                continue
            parts = list(map(int, values[-part:-1]))
            if parts[-1] >= max(1, sum(parts[:-1])):
                report.may_miss.update(cell.code for cell in cells)


@before
def dashes(report, rng):
    for cell in _numbers(report):
        if cell.value == '0' and rng.random() < 0.5:
            cell.text = cell.value = rng.choice(('-', '—', '——', '/', '无', '不适用', 'N/A', '----'))

# ---- headings (section 4) ---------------------------------------------------


@before
def heading_style(report, rng):
    report.heading_style = rng.choice((
        {1: '{number}、 {text}'}, {1: '{number} 、{text}'}, {1: '{number}、、{text}'},
        {1: '# {number}、{text}', 2: '## （{number}）{text}'}, {1: '### {number}、{text}', 2: '# （{number}）{text}'},
        {1: '{number}.{text}'}, {1: '{number} {text}'}))


@before
def spaced_headings(report, rng):
    for block in report.blocks:
        if block.kind == 'heading' and block.level == 1 and len(block.text) < 5:
            block.text = ' '.join(block.text)


@before
def run_on(report, rng):
    """The body directly behind the heading."""
    for block in report.blocks:
        if block.kind == 'heading' and rng.random() < 0.7:
            block.run_on = True


@before
def missing_headings(report, rng):
    """Headings lost, the sections under them kept."""
    lost = [b for b in report.blocks if b.kind == 'heading' and b.level == 1]
    for block in rng.sample(lost, rng.randint(1, 2)):
        report.blocks.remove(block)
        report.lost.append(block.section)
    if report.form == 'jilin2011' and 'annex' in report.lost and len(report.lost) > 1:
        # the blocks of the table that stands under no heading then are called what the lost section was
        report.unasked += ('sections',)


@before
def title_lines(report, rng):
    for block in report.blocks:
        if block.kind == 'title':
            cut = block.text.index(str(report.year))
            block.text = block.text[:cut] + '\n' + block.text[cut:]

# ---- around the text (section 5) ---------------------------------------------


@before
def furniture(report, rng):
    front, back = [], []
    if rng.random() < 0.5:
        front.append('首页 > 政府信息公开 > 政府信息公开年报')
    if rng.random() < 0.7:
        day = datetime.date(report.year + 1, 1, 8) + datetime.timedelta(days=rng.randint(0, 200))
        report.published = day.isoformat()
        label = rng.choice(('发布时间：%s', '发布日期：%s', '发布时间：%s 浏览次数：%d'))
        date = rng.choice((day.isoformat(), '%d年%d月%d日' % (day.year, day.month, day.day)))
        front.append(label % ((date, rng.randint(20, 900)) if label.count('%') == 2 else date))
    front.append(rng.choice(('字体：大 中 小', '【字体：大 中 小】 打印本页', '来源：本站')))
    back += rng.sample(('上一篇：没有了', '下一篇：关于开展培训的通知', '打印本页 关闭窗口', '扫一扫在手机打开当前页',
                        'Copyright © 版权所有', '网站地图 联系我们', '相关链接'), rng.randint(1, 4))
    title = [i for i, b in enumerate(report.blocks) if b.kind == 'title']
    place = title[0] + (1 if rng.random() < 0.5 else 0)
    report.blocks[place:place] = [Block('furniture', line) for line in front]
    report.blocks += [Block('furniture', line) for line in back]


@before
def title_missing(report, rng):
    """The preamble names the body, and the office that may be asked."""
    report.blocks = [b for b in report.blocks if b.kind != 'title']
    report.title = None
    report.issuer_also = [report.issuer + '办公室']

# ---- of the text ---------------------------------------------------------------


def _everywhere(text, report, turn):
    """The text turned, and the names that the truth takes from it."""
    report.title, report.issuer = report.title and turn(report.title), report.issuer and turn(report.issuer)
    report.issuer_also = [turn(name) for name in report.issuer_also]
    report.turns.append(turn)
    return turn(text)


@after
def half_width(text, report, rng):
    """The extractors' alphabet."""
    return _everywhere(text, report, lambda s: s.translate(str.maketrans('（），：；！？', '(),:;!?', '\u3000')))


@after
def traditional(text, report, rng):
    from . import traditional as table
    taiwan = rng.random() < 0.4
    report.script = 'Hant'
    return _everywhere(text, report, lambda s: table.convert(s, taiwan))


@after
def page_numbers_in_words(text, report, rng):
    """Bare page numbers inside the words of long lines of prose."""
    page, lines = 1, text.split('\n')
    for i, line in enumerate(lines):
        if len(line) > 60 and '|' not in line and '年' not in line and '、' not in line[:4] and not re.search(r'\s\S*\s', line):
            inner = [m.start() for m in re.finditer('[\u4e00-\u9fff]{6}', line)]
            if inner:
                at = rng.choice(inner) + 3
                page += 1
                lines[i] = line[:at] + str(page) + line[at:]
    return '\n'.join(lines)


@after
def doubled(text, report, rng):
    """The desktop and the print copy."""
    report.copies = 2
    return text + ('' if text.endswith('\n') else '\n') + text


@after
def crlf(text, report, rng):
    return text.replace('\n', '\r\n')


@after
def indented(text, report, rng):
    return '\n'.join('\u3000\u3000' + line if len(line) > 30 and '|' not in line and '  ' not in line else line for line in text.split('\n'))


# A rendering may forbid damages; these touch the digits of cells.
PLAIN_DIGITS_ONLY = ('thousands', 'wide_digits', 'units', 'notes', 'signs', 'spaces_in_numbers', 'blanks', 'dashes')
WEIGHTS = {'half_width': 6, 'heading_style': 2, 'furniture': 2, 'title_lines': 2}


def choose(rng, forbidden=()):
    """Most texts suffer little, some much."""
    names = [n for n in list(BEFORE) + list(AFTER) if n not in forbidden for _ in range(WEIGHTS.get(n, 1))]
    wanted = rng.choices((0, 1, 2, 4), (35, 35, 20, 10))[0]
    return [n for n in dict.fromkeys(rng.sample(names, min(len(names), wanted)))]


def apply_before(report, names):
    for name in BEFORE:
        if name in names:
            BEFORE[name](report, report.rng)
            report.damage.append(name)


def apply_after(text, report, names):
    for name in AFTER:
        if name in names:
            text = AFTER[name](text, report, report.rng)
            report.damage.append(name)
    return text
