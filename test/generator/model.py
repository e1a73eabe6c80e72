"""A whole report, abstract: blocks in order, and the truth about them."""

import datetime

from . import figures, forms, grid, prose

MODERN = ('2021', '2019')
ORDINALS = '一二三四五六七八九十'
STATUTORY = ('overview', 'disclosure', 'requests', 'disputes', 'problems', 'other')

TITLES = {
    'overview': ('总体情况',),
    'disclosure': ('主动公开政府信息情况',),
    'requests': ('收到和处理政府信息公开申请情况',),
    'disputes': ('政府信息公开行政复议、行政诉讼情况', '因政府信息公开工作被申请行政复议、提起行政诉讼情况'),
    'problems': ('存在的主要问题及改进情况', '存在的主要问题和改进情况', '政府信息公开工作存在的主要问题及改进情况'),
    'other': ('其他需要报告的事项',),
}
OLD_TITLES = {
    'overview': ('概述', '总体情况', '基本情况'),
    'disclosure': ('主动公开政府信息情况', '主动公开政府信息的情况'),
    'requests': ('依申请公开政府信息情况', '依申请公开政府信息的情况'),
    'fees': ('政府信息公开的收费及减免情况', '收费和减免情况'),
    'disputes': ('行政复议、行政诉讼情况', '因政府信息公开申请行政复议、提起行政诉讼的情况'),
    'problems': ('存在的主要问题及改进措施', '存在的主要问题和改进情况'),
    'annex': ('附表',),
}
OLD_ORDER = ('overview', 'disclosure', 'requests', 'fees', 'disputes', 'problems', 'annex')
YEARS = {'2021': (2021, 2024), '2019': (2019, 2020), 'national2014': (2014, 2018), 'jilin2011': (2011, 2013),
         'fujian2009': (2009, 2013), 'fujian2014': (2014, 2018), 'shanghai2004': (2008, 2013)}
STATISTICS_TITLE = {'jilin2011': '{issuer}{year}年政府信息公开\n工作年度报告相关数据统计'}


class Block:
    """kind: title, text, heading, caption, table, signature, date, furniture."""

    def __init__(self, kind, text='', level=0, number='', section=None, table=None):
        self.kind, self.text, self.level, self.number = kind, text, level, number
        self.section, self.table = section, table


class Report:
    def __init__(self, form, rng):
        self.form, self.rng = form, rng
        self.blocks = []
        self.forms = {}
        self.may_miss, self.unprinted = set(), set()
        self.signed = self.published = self.period = None
        self.status, self.script, self.copies = 'report', 'Hans', 1
        self.forms_may_miss, self.forms_also, self.issuer_also, self.unasked = [], [], [], ()
        self.damage = []
        self.heading_style = {}
        self.lost = []                  # sections whose heading went, their text did not
        self.after = []                 # damages of the text that a defect asks for
        self.turns = []                 # what was done to the whole text, function after function
        self.expected, self.allowed = [], []    # findings that no other part of the truth shows

    def tables(self):
        return [b.table for b in self.blocks if b.kind == 'table']

    def sections(self):
        return [b.section for b in self.blocks if b.kind == 'heading' and b.level == 1 and b.section]


def _place(rng):
    roll = rng.random()
    town, district, city = rng.choice(prose.TOWNS), rng.choice(prose.DISTRICTS), rng.choice(prose.CITIES)
    seat = '办事处' if town.endswith('街道') else '人民政府'
    if roll < 0.3:
        return town, town + seat
    if roll < 0.5:
        return district + town, district + town + seat
    if roll < 0.8:
        return district, district + rng.choice(prose.BUREAUS)
    if roll < 0.9:
        return city, city + '人民政府'
    return district, district + '人民政府'


def print_date(rng, day):
    style = rng.randrange(4)
    if style == 0:
        return '%d-%02d-%02d' % (day.year, day.month, day.day)
    if style == 1:
        return '%d.%d.%d' % (day.year, day.month, day.day)
    if style == 2:
        digits = '〇一二三四五六七八九'
        small = lambda n: (('' if n < 20 else digits[n // 10]) + '十' if n > 9 else '') + (digits[n % 10] if n % 10 else '')
        return ''.join(digits[int(d)] for d in str(day.year)) + '年%s月%s日' % (small(day.month), small(day.day))
    return '%d年%d月%d日' % (day.year, day.month, day.day)


def _preamble(report, rng):
    year, issuer = report.year, report.issuer
    basis = '根据《中华人民共和国政府信息公开条例》的规定，'
    parts = [basis + '编制%s%d年政府信息公开工作年度报告。' % (issuer, year)]
    if rng.random() < 0.4:
        promised = [TITLES[kind][0] for kind in STATUTORY] if report.form in MODERN else ['概述', '主动公开情况', '附表']
        style = rng.randrange(3)
        if style == 0:
            parts.append('本报告包括%s%s个部分。' % ('、'.join(promised), ORDINALS[len(promised) - 1]))
        elif style == 1:
            parts.append('全文由' + '；'.join('（%s）%s' % (ORDINALS[i], t) for i, t in enumerate(promised)) + '组成。')
        else:
            parts.append('本报告主要内容为' + '，'.join(promised) + '。')
    if rng.random() < 0.7:
        report.period = ['%d-01-01' % year, '%d-12-31' % year]
        parts.append(rng.choice(('本报告所列数据的统计期限自{0}年1月1日起至{0}年12月31日止。',
                                 '数据统计期限为{0}年1月1日至{0}年12月31日。')).format(year))
    if rng.random() < 0.6:
        parts.append('如有疑问，请与%s办公室联系（电话：0%d-%d，邮编：%d）。' % (
            issuer, rng.randint(310, 999), rng.randint(2000000, 8999999), rng.randint(110000, 859999)))
    return ''.join(parts)


def _prose(report, rng, section):
    place, year = report.place, report.year
    add = report.blocks.append
    if section in ('overview', 'problems') and rng.random() < 0.6:
        names = rng.sample(prose.SUBHEADS, rng.randint(2, 4)) if section == 'overview' else ['存在的问题', '改进的措施']
        for i, name in enumerate(names):
            add(Block('heading', name, 2, ORDINALS[i]))
            text = prose.paragraph(rng, place, year) if section == 'overview' else prose.fill(
                rng, rng.choice(prose.PLANS if i else prose.PROBLEMS))
            add(Block('text', text))
            if section == 'overview' and rng.random() < 0.2:
                for n in range(1, rng.randint(3, 5)):
                    add(Block('text', '%d.%s' % (n, prose.fill(rng, prose.SENTENCES[n]))))
    elif section == 'problems':
        add(Block('text', prose.fill(rng, rng.choice(prose.PROBLEMS) + rng.choice(prose.PLANS))))
    elif section == 'other':
        add(Block('text', rng.choice(('无。', '本年度未收取信息处理费。', '本年度没有其他需要报告的事项。',
                                      '本年度收取信息处理费%d元。' % rng.randint(0, 90)))))
    else:
        for _ in range(rng.randint(1, 3) if section == 'overview' else 1):
            add(Block('text', prose.paragraph(rng, place, year)))


def _tables(report, rng, kind):
    form = report.table_forms[kind]
    found = report.figures[kind] = figures.make(form, kind, rng, report.scale)
    if report.adjust:
        report.adjust(kind, found)
    variants = rng.choice((0.0, 0.0, 0.0, 0.2, 0.5))
    if kind == 'statistics':
        grids = grid.statistics(form, found, rng, report.year, variants)
        if rng.random() < 0.8:
            text = STATISTICS_TITLE.get(form, '{issuer}\n政府信息公开情况统计表\n（{year}年度）')
            for line in text.format(issuer=report.issuer, year=report.year).split('\n'):
                report.blocks.append(Block('caption', line))
    else:
        make = {'requests': grid.requests, 'disputes': grid.disputes, 'disclosure': grid.disclosure}[kind]
        more = {'subtotal': report.subtotal} if kind == 'requests' and report.subtotal else {}
        grids = [make(form, found, rng, variants, **more)]
    report.forms[kind] = form
    for table in grids:
        if table.title:
            report.blocks.append(Block('caption', table.title))
        report.blocks.append(Block('table', table=table))


def build(form, rng, scale=None, table_forms=(), subtotal=None, year=None, place=None, adjust=None):
    """A report of a form; table_forms overrides the form of single tables, place is (place, issuer), and
    adjust(table, figures) changes figures before they are printed."""
    report = Report(form, rng)
    report.scale, report.subtotal, report.figures, report.adjust = scale, subtotal, {}, adjust
    report.year = rng.randint(*YEARS[form])
    report.place, report.issuer = _place(rng)
    report.year, (report.place, report.issuer) = year or report.year, place or (report.place, report.issuer)
    report.table_forms = {k: form for k in ('disclosure', 'requests', 'disputes', 'statistics')}
    report.table_forms.update(table_forms)
    report.title = '%s%d年%s' % (report.issuer, report.year, rng.choice(
        ('政府信息公开工作年度报告', '政府信息公开工作年度报告', '政府信息公开年度报告', '度政府信息公开工作年度报告')))
    add = report.blocks.append
    add(Block('title', report.title))
    add(Block('text', _preamble(report, rng)))
    modern = form in MODERN
    titles = TITLES if modern else OLD_TITLES
    for i, section in enumerate(STATUTORY if modern else OLD_ORDER):
        add(Block('heading', rng.choice(titles[section]), 1, ORDINALS[i], section))
        if modern and section in ('disclosure', 'requests', 'disputes'):
            _tables(report, rng, section)
        elif section == 'annex':
            _tables(report, rng, 'statistics')
        else:
            _prose(report, rng, section)
    if rng.random() < 0.7 and modern:
        add(Block('signature', report.issuer))
        if rng.random() < 0.9:
            day = datetime.date(report.year + 1, 1, 5) + datetime.timedelta(days=rng.randint(0, 80))
            report.signed = day.isoformat()
            add(Block('date', print_date(rng, day)))
    elif not modern and rng.random() < 0.5:
        # an older report signs before its annex
        day = datetime.date(report.year + 1, 1, 5) + datetime.timedelta(days=rng.randint(0, 80))
        report.signed = day.isoformat()
        place = max(i for i, b in enumerate(report.blocks) if b.kind == 'heading' and b.section == 'annex')
        report.blocks[place:place] = [Block('signature', report.issuer), Block('date', print_date(rng, day))]
    return report
