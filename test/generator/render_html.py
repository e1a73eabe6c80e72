"""Layout 15: HTML as sites publish it."""

import html

from .render import heading, rendering


class Style:
    """How a site writes its tables."""

    def __init__(self, rng):
        self.rng = rng
        self.blank = rng.choice(('', '&nbsp;', '<p>&nbsp;</p>', '<br>', '&#160;'))
        self.inner = rng.choice(('{}', '<p>{}</p>', '<p style="text-align:center"><span>{}</span></p>', '<span>{}</span>',
                                 '\n<p>\n{}\n</p>\n'))
        self.spans = rng.random() < 0.75            # else covered cells are empty <td>
        self.attributes = rng.choice(('', ' width="62"', ' style="border:1px solid"', ' valign=top'))
        self.split_digits = rng.random() < 0.2
        self.breaks = rng.random() < 0.3
        self.upper = rng.random() < 0.1
        self.head = rng.random() < 0.3
        self.newline = rng.choice(('\n', '\n', ''))


def _text(style, text):
    text = html.escape(text, quote=False)
    if style.split_digits and text.isdigit() and len(text) > 1:
        text = '<span>%s</span><span>%s</span>' % (text[:1], text[1:])
    if style.breaks:
        text = text.replace('本年新', '本年新<br>', 1) if len(text) > 4 else text
        text = text.replace('商业企业', '商业<br/>企业')
    return text


def _cell(style, cell, tag):
    spans = ''
    if style.spans:
        spans += ' rowspan="%d"' % cell.rows if cell.rows > 1 else ''
        spans += ' colspan=%d' % cell.columns if cell.columns > 1 else ''
    text = style.inner.format(_text(style, cell.text)) if cell.text else style.blank
    return '<%s%s%s>%s</%s>' % (tag, spans, style.attributes, text, tag)


def table(style, grid):
    lines = ['<table border="1" cellspacing="0">', '<tbody>']
    rows = grid.lines('drop') if style.spans else grid.full('empty')
    for i, row in enumerate(rows):
        tag = 'th' if style.head and i < grid.header else 'td'
        lines.append('<tr>' + style.newline.join(_cell(style, cell, tag) for cell in row) + '</tr>')
    lines += ['</tbody>', '</table>']
    text = style.newline.join(lines)
    return text.replace('td', 'TD').replace('tr>', 'TR>') if style.upper else text


FRONT = '''<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title>
<style>td {{ border: 1px solid #000; }}</style>
<script>var hits = 12345; if (hits < 3) {{ alert("1 | 2"); }}</script></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a></div>
'''
BACK = '''<div class="footer"><p>Copyright &copy; 版权所有</p><p><a href="/map">网站地图</a></p></div>
</body></html>
'''


@rendering(15, 'HTML', forbid=('page_numbers_in_words', 'indented'))
def page_html(report):
    rng = report.rng
    style = Style(rng)
    parts = []
    paragraph = rng.choice(('<p>{}</p>', '<p style="text-indent:2em"><span>{}</span></p>', '<div>{}</div>', '{}<br>'))
    run_on = ''
    for block in report.blocks:
        if block.kind == 'table':
            if run_on:
                parts.append(paragraph.format(run_on))
                run_on = ''
            parts.append(table(style, block.table))
            continue
        text = heading(block, report.heading_style) if block.kind == 'heading' else block.text
        if getattr(block, 'run_on', False):
            if run_on:
                parts.append(paragraph.format(run_on))
            run_on = html.escape(text, quote=False)
            continue
        if run_on and block.kind == 'heading':
            parts.append(paragraph.format(run_on))
            run_on = ''
        text = run_on + html.escape(text, quote=False).replace('\n', '<br>')
        run_on = ''
        parts.append('<h1>%s</h1>' % text if block.kind == 'title' else paragraph.format(text))
    body = '\n'.join(parts) + '\n'
    if rng.random() < 0.5:
        body = FRONT.format(title=report.title or '年报') + body + BACK
    if rng.random() < 0.06:             # escaped twice
        body = body.replace('&nbsp;', '&amp;nbsp;').replace('&#160;', '&amp;#160;').replace('&lt;', '&amp;lt;')
    return body
