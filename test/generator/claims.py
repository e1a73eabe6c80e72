"""Sentences that state figures of the tables, truthfully, in many wordings; and sentences with numbers that speak
of something else. A claim is a field of such a sentence: {new} prints requests.new.total."""

import re

from . import prose
from .figures import APPLICANTS
from .truth import kind_of

APPLICATIONS = {name: 'requests.%s.total' % row for name, row in (
    ('new', 'new'), ('carried_in', 'carried_in'), ('granted', 'granted'), ('partly', 'partly_granted'),
    ('total', 'total'), ('carried_out', 'carried_out'), ('not_held', 'unavailable.not_held'),
    ('repeated', 'not_processed.repeated'), ('petition', 'not_processed.petition'))}
APPLICATIONS.update({'people': 'requests.new.natural_person', 'firms': 'requests.new.enterprise'})
QUARRELS = {'recon': 'disputes.reconsideration.total', 'recon_upheld': 'disputes.reconsideration.upheld',
            'recon_corrected': 'disputes.reconsideration.corrected', 'recon_pending': 'disputes.reconsideration.pending',
            'direct': 'disputes.lawsuit_direct.total', 'after': 'disputes.lawsuit_after_reconsideration.total'}
PUBLISHED = {'2021': {'made': 'disclosure.normative_documents.made', 'in_force': 'disclosure.normative_documents.in_force',
                      'repealed': 'disclosure.normative_documents.repealed', 'licences': 'disclosure.licensing.decisions',
                      'penalties': 'disclosure.penalty.decisions', 'coercion': 'disclosure.coercion.decisions'},
             '2019': {}}
OLDER = {'old_requests': 'statistics.requests.value', 'old_closed': 'statistics.closed.value',
         'old_recon': 'statistics.reconsideration.value', 'old_suits': 'statistics.lawsuits.value',
         'old_wechat': 'statistics.channels.wechat.value'}
LAWSUITS = 'disputes.lawsuits.total'
# What may lawfully be meant by a claim of this code besides the code itself.
ALSO = {'requests.new.total': ('requests.carried_in.total',), LAWSUITS: ()}

# section -> templates; a field with a ! is one whose words leave no other cell to be meant
TEMPLATES = {
    'overview': (
        '{year}年，本机关新收政府信息公开申请{new!}件，上年结转{carried_in!}件。',
        '本年度新收政府信息公开申请{new!}件，结转下年度继续办理{carried_out!}件。',
        '全年共收到政府信息公开申请{new!}件，均已登记。',
        '一年来，本机关共收到信息公开申请 {new!} 件，其中自然人提出{people!}件。',
        '{year}年共受理政府信息公开申请{received}件（含上年结转{carried_in!}件）。',
        '全年受理依申请公开{received}件。',
        '本年度收到依申请公开政府信息{new!}件，由专人登记、逐件答复。',
        '依申请公开方面，新收申请{new!}件，办结{total!}件。',
        '因政府信息公开被申请行政复议{recon!}件，被提起行政诉讼{suits!}件。',
        '全年发生政府信息公开行政复议{recon!}件、行政诉讼{suits!}件。'),
    'disclosure': (
        '本年制发行政规范性文件{made!}件，废止{repealed}件，现行有效{in_force!}件。',
        '截至{year}年底，现行有效的行政规范性文件共{in_force!}件。',
        '全年作出行政许可决定{licences!}件、行政处罚决定{penalties!}件。',
        '依法公开行政处罚处理决定{penalties!}件，行政强制{coercion!}件。'),
    'requests': (
        '本年新收政府信息公开申请{new!}件，上年结转{carried_in!}件，办结{total!}件，结转下年度继续办理{carried_out!}件。',
        '{year}年度新收申请{new!}件，其中商业企业申请{firms!}件。',
        '在办理结果中，予以公开{granted!}件，部分公开{partly!}件。',
        '经审查，予以公开{granted!}件；本机关不掌握相关政府信息{not_held!}件；重复申请{repeated!}件。',
        '已办结的{total!}件中，予以公开{granted!}件、部分公开{partly!}件、不予公开{refused}件、无法提供{unavailable}件。',
        '收到自然人申请{people!}件，收到商业企业申请{firms!}件。',
        '本年度共办理政府信息公开申请{total}件。',
        '上年度结转政府信息公开申请{carried_in!}件，本年新收{new!}件，合计{received}件。',
        '信访举报投诉类申请{petition!}件，均告知了相应渠道。'),
    'disputes': (
        '本年度因政府信息公开被申请行政复议{recon!}件，其中结果维持{recon_upheld!}件，结果纠正{recon_corrected!}件。',
        '行政复议案件{recon!}件，尚未审结{recon_pending!}件。',
        '政府信息公开行政诉讼{suits!}件，其中未经复议直接起诉{direct!}件，复议后起诉{after!}件。',
        '未经复议直接起诉的行政诉讼{direct!}件，复议后起诉的行政诉讼{after!}件。',
        '{year}年发生行政诉讼案件{suits!}件。',
        '涉及政府信息公开的行政复议{recon!}件、行政诉讼{suits!}件，均按时答复。'),
    'older': (
        '{year}年共收到政府信息公开申请{old_requests!}件，办结{old_closed!}件。',
        '本年度受理政府信息公开申请{old_requests!}件。',
        '因政府信息公开申请行政复议{old_recon!}件，提起行政诉讼{old_suits!}件。',
        '通过政务微信公开政府信息{old_wechat!}条。'),
}
# A whole and its parts.
SUMS = {
    'requests': (
        '本年度收到政府信息公开申请{new}件，其中当面申请{a}件，网络申请{b}件，信函申请{c}件。',
        '新收申请{new}件，按申请方式分：网上申请{a}件、邮寄申请{b}件、当面申请{c}件。',
        '全年新收政府信息公开申请{new}件，其中自然人{people}件，法人和其他组织{others}件。'),
    'overview': (
        '全年主动公开政府信息{whole}条，其中机构职能类{a}条，政策文件类{b}条，工作动态类{c}条。',
        '{year}年开展检查{whole}次，其中自查{a}次、互查{b}次、抽查{c}次。',
        '组织培训{whole}次，其中集中授课{a}次，线上学习{b}次，以会代训{c}次。'),
}
# A part, its whole and the percentage.
SHARES = {
    'requests': ('本年度办结申请{total}件，其中予以公开{granted}件，占{share}%。',
                 '共办结{total}件，予以公开{granted}件，占办结总数的{share}%。'),
    'overview': ('全年发布信息{whole}条，其中政策文件{a}条，占{share}%。',
                 '收到群众意见{whole}条，采纳{a}条，采纳率{share}%。'),
}
# True only of a report with no such cases.
NOTHING = {
    'requests': ('本年度未收到政府信息公开申请。', '全年没有收到依申请公开政府信息的申请。'),
    'disputes': ('本年度未发生因政府信息公开引起的行政复议、行政诉讼。', '{year}年无行政复议和行政诉讼案件。'),
}
# Numbers of other nouns, other years, other bodies.
OTHERS = {
    'overview': (
        '全年主动公开政府信息{m}条，其中通过门户网站公开{k}条以上的栏目有{n}个。',
        '办理人大代表建议{n}件、政协委员提案{n}件，答复率100%。',
        '受理群众咨询{m}件，满意率{p}.5%。', '12345热线转办工单{m}件，按时办结率99.{n}%。',
        '收到网民留言{m}条，答复{m}条。', '办理来信{k}件，其中咨询类{n}件。',
        # one and the same item may stand in several places
        '{year}年发布信息{m}条，其中门户网站{m}条、微信公众号{m}条、公开栏{n}条。', '召开新闻发布会{n}次，回应热点{n}件。',
        '政策解读材料{n}件，同比增长{p}.3%。'),
    'requests': (
        '与上年相比，新收申请增加{n}件。', '申请量比上年下降{p}%。', '平均办理时限由{n}个工作日缩短至{n}个工作日。',
        '上一年度共收到政府信息公开申请{m}件。', '全县各乡镇合计收到政府信息公开申请{k}件。',
        '邮寄答复书{n}份，电话沟通{m}人次。'),
    'disputes': (
        '组织行政复议业务培训{n}次，参加{m}人次。', '与上年相比，行政复议减少{n}件。', '旁听行政诉讼庭审{n}场。'),
}
FIELD = re.compile(r'\{(\w+)(!?)\}')


class Numbers:
    """The printed figures of a report by the names of fields; None: no number there."""

    def __init__(self, report):
        self.codes = {}
        self.figures = {'.'.join(c.code): c.value for table in report.tables() for c in table.cells() if c.code}
        if 'requests' in report.figures:
            self.codes.update(APPLICATIONS)
            self.codes.update(QUARRELS)
            self.codes.update(PUBLISHED[report.table_forms['disclosure']])
        elif report.form == 'national2014':
            self.codes.update(OLDER)
        self.year = report.year

    def at(self, code):
        text = self.figures.get(code)
        return int(text) if text is not None and kind_of(text) == 'number' and '.' not in text else None

    def under(self, group):
        found = [self.at(c) for c in self.figures if c.startswith('requests.%s.' % group) and c.endswith('.total')]
        return sum(found) if found and None not in found else None

    def add(self, *codes):
        found = [self.at(code) for code in codes]
        return None if None in found else sum(found)

    def get(self, field):
        if field == 'year':
            return self.year
        if field == 'suits':
            return self.add(QUARRELS['direct'], QUARRELS['after'])
        if field == 'received':
            return self.add(APPLICATIONS['new'], APPLICATIONS['carried_in'])
        if field in ('refused', 'unavailable'):
            return self.under(field)
        if field == 'others':
            new, people = self.at(APPLICATIONS['new']), self.at(APPLICATIONS['people'])
            five = self.add(*('requests.new.' + a for a in APPLICANTS[1:]))
            return five if None not in (new, people, five) and people + five == new else None
        return self.at(self.codes[field]) if field in self.codes else None

    def code_of(self, field):
        return LAWSUITS if field == 'suits' else self.codes.get(field)


def chinese(n):
    """Twelve as 十二; below a hundred."""
    digits = '零一二三四五六七八九'
    if n < 10:
        return '两' if n == 2 else digits[n]
    tens, ones = divmod(n, 10)
    return (digits[tens] if tens > 1 else '') + '十' + (digits[ones] if ones else '')


def fill(template, values):
    return FIELD.sub(lambda m: str(values[m.group(1)]), template)


def fields(template):
    return [name for name, _ in FIELD.findall(template)]


def values_of(template, numbers):
    """The template's fields with their figures, or None where one is no number."""
    values = {name: numbers.get(name) for name in fields(template)}
    return None if None in values.values() else values


def usable(report, section):
    numbers = Numbers(report)
    return [t for t in TEMPLATES.get(section, ()) if values_of(t, numbers) is not None]


def split(rng, whole, parts=3):
    """A whole as so many parts."""
    cuts = sorted(rng.randint(0, whole) for _ in range(parts - 1))
    return [b - a for a, b in zip([0] + cuts, cuts + [whole])]


def percentage(rng, part, whole):
    """As people round: to nothing, one or two places; or cut off."""
    places = rng.choice((0, 1, 2, 2))
    hundred = part * 100 * 10 ** places
    number = hundred // whole if rng.random() < 0.3 else (2 * hundred + whole) // (2 * whole)
    text = '%d' % number if not places else '%d.%0*d' % (number // 10 ** places, places, number % 10 ** places)
    return text


def sum_values(rng, template, numbers):
    values = {'year': numbers.year, 'new': numbers.get('new'), 'people': numbers.get('people'),
              'others': numbers.get('others'), 'whole': rng.randint(12, 900)}
    values['a'], values['b'], values['c'] = split(rng, values['whole' if '{whole}' in template else 'new'] or 0)
    return values


def share_values(rng, template, numbers):
    whole = rng.randint(20, 900) if '{whole}' in template else numbers.get('total')
    part = rng.randint(1, whole) if '{whole}' in template else numbers.get('granted')
    return {'whole': whole, 'a': part, 'total': whole, 'granted': part, 'share': percentage(rng, part, whole) if whole else None}


def approximate(rng, n):
    """47: 四十余件, 约50件, 近50件."""
    low, near = n // 10 * 10, (n + 5) // 10 * 10
    styles = ['%d余' % low, '%d多' % low] if n % 10 else ['约%d' % n]
    styles += ['约%d' % near] if near else []
    if 10 < n < 100 and n % 10:
        styles += [chinese(low) + '余', chinese(low) + '多']
    if n % 10 > 6:
        styles.append('近%d' % (low + 10))
    return rng.choice(styles)


def sentence(report, rng, section):
    """A true sentence of this section, or ''."""
    numbers = Numbers(report)
    roll = rng.random()
    if roll < 0.5:
        found = usable(report, section)
        if not found:
            return ''
        template = rng.choice(found)
        values = values_of(template, numbers)
        for name, value in values.items():
            if name != 'year' and 0 < value < 100 and rng.random() < 0.06:
                values[name] = chinese(value)
            elif name != 'year' and value >= 1000 and rng.random() < 0.2:
                values[name] = '{:,}'.format(value)
        return fill(template, values)
    if roll < 0.6 and section in SUMS and (section == 'overview' or numbers.get('new') is not None):
        template = rng.choice(SUMS[section])
        values = sum_values(rng, template, numbers)
        return '' if any(values[name] is None for name in fields(template)) else fill(template, values)
    if roll < 0.7 and section in SHARES and (section == 'overview' or numbers.get('total')):
        template = rng.choice(SHARES[section])
        values = share_values(rng, template, numbers)
        return fill(template, values) if values['share'] else ''
    if roll < 0.75 and section == 'requests' and (numbers.get('new') or 0) > 10:
        return '全年新收政府信息公开申请%s件。' % approximate(rng, numbers.get('new'))
    if roll < 0.8 and section in NOTHING:
        codes = ('new', 'carried_in') if section == 'requests' else ('recon', 'suits')
        if all(numbers.get(name) == 0 for name in codes):
            return fill(rng.choice(NOTHING[section]), {'year': report.year})
        return ''
    others = OTHERS.get(section)
    return prose.fill(rng, rng.choice(others), year=report.year) if others else ''


def insert(report, rng):
    """True sentences into the sections of a report."""
    blocks, section = [], None
    modern = 'requests' in report.figures
    for block in report.blocks:
        blocks.append(block)
        if block.kind != 'heading' or block.level != 1:
            continue
        section = block.section
        if section not in ('overview', 'disclosure', 'requests', 'disputes'):
            continue
        if rng.random() < (0.7 if section == 'overview' else 0.5):
            kind = section if modern else 'older'
            text = ''.join(sentence(report, rng, kind) for _ in range(rng.randint(1, 3)))
            if text:
                new = type(block)('text', text)
                new.claims = True
                blocks.append(new)
    report.blocks = blocks
