"""Defects of wording: title, dates, sentences, foreign text. Each says in report.expected what must be found."""

import datetime
import re

from . import claims, forms, prose
from .defects import defect, part
from .expect import finding
from .model import MODERN, Block, print_date

PLAIN = (1, 2, 3, 4, 5, 7, 8, 10, 13, 15)


def preamble_of(report):
    return next(b for b in report.blocks if b.kind == 'text')


def signature_of(report):
    return next((b for b in report.blocks if b.kind == 'signature'), None)


def sign(report, rng, day):
    """The report is signed, and on this day."""
    report.blocks = [b for b in report.blocks if b.kind not in ('date',)]
    signature = signature_of(report)
    if signature is None:
        signature = Block('signature', report.issuer)
        report.blocks.append(signature)
    block = Block('date', day if isinstance(day, str) else print_date(rng, day))
    report.blocks.insert(report.blocks.index(signature) + 1, block)
    report.signed = None if isinstance(day, str) else day.isoformat()
    return block


def say(report, rng, words, kinds=('overview', 'problems')):
    """A sentence more, somewhere in the prose of the report; or a section gets a paragraph."""
    texts = []
    for kind in kinds:
        if part(report, kind):
            start, stop = part(report, kind)
            texts += [b for b in report.blocks[start:stop] if b.kind == 'text']
    if texts and rng.random() < 0.8:
        block = rng.choice(texts)
        ends = [m.end() for m in re.finditer('。', block.text)] or [len(block.text)]
        at = rng.choice([0] + ends)
        block.text = block.text[:at] + words + block.text[at:]
        return True
    place = next((part(report, kind) for kind in kinds if part(report, kind)), None)
    if place:
        report.blocks.insert(place[0] + 1, Block('text', words))
    return place is not None


def state(report, rng, section, words):
    """A claim into its section, before any heading or item below it: those may give it another sense (平台建设情况)."""
    own = ('older', 'overview', 'disclosure')
    kinds = ('overview',) if section in own[:2] else (section,)
    if section == 'disclosure' or section not in own and re.search('信息公开|依申请', words):
        kinds = (section, 'overview')
    found = [part(report, kind) for kind in kinds if part(report, kind)]
    if not found:
        return False
    start, stop = rng.choice(found)
    block = report.blocks[start + 1] if start + 1 < stop else None
    if block and block.kind == 'text' and not re.match('[0-9(（]', block.text) and rng.random() < 0.8:
        ends = [m.end() for m in re.finditer('。', block.text)] or [len(block.text)]
        at = rng.choice([0] + ends)
        block.text = block.text[:at] + words + block.text[at:]
    else:
        report.blocks.insert(start + 1, Block('text', words))
    return True

# ---- meta -----------------------------------------------------------------------------


@defect('meta.year-missing', renderings=PLAIN, forbid=('furniture', 'title_lines'))
def year_missing(report, rng):
    for block in report.blocks:
        if block.kind in ('title', 'text', 'caption', 'signature'):
            block.text = re.sub('自?%d年1月1日[起至]+%d年12月31日止?' % (report.year, report.year), '本年度全年', block.text)
            block.text = re.sub('%d年(年?度)?' % report.year, '' if block.kind == 'title' else '本年度', block.text)
            block.text = re.sub('截至本年度底', '截至年底', block.text)
    report.blocks = [b for b in report.blocks if b.kind != 'date']
    report.title = re.sub('%d年' % report.year, '', report.title)
    report.signed = report.period = None
    report.expected.append(finding('meta.year-missing'))
    report.year = None


@defect('meta.title-missing', renderings=PLAIN)
def title_missing(report, rng):
    report.blocks = [b for b in report.blocks if b.kind != 'title']
    report.title = None
    report.issuer_also = [report.issuer + '办公室']
    report.expected.append(finding('meta.title-missing'))


@defect('meta.issuer-missing', renderings=PLAIN)
def issuer_missing(report, rng):
    for block in report.blocks:
        if block.kind != 'table':
            block.text = block.text.replace(report.issuer + '办公室', '本单位').replace(report.issuer, '')
            block.text = block.text.replace(report.place, '本单位')
    report.blocks = [b for b in report.blocks if b.kind != 'signature']
    report.title = report.title.replace(report.issuer, '')
    report.issuer = None
    report.expected.append(finding('meta.issuer-missing'))


@defect('meta.year-mismatch.period', renderings=PLAIN)
def period_of_another_year(report, rng):
    other = report.year + rng.choice((-1, -2, -1, 1))
    words = rng.choice(('本报告所列数据的统计期限自{0}年1月1日起至{0}年12月31日止。', '数据统计期限为{0}年1月1日至{0}年12月31日。')).format(other)
    replace_period(report, words)
    report.period = ['%d-01-01' % other, '%d-12-31' % other]
    report.expected.append(finding('meta.year-mismatch|meta.period', None, 'warning', {'text': words}))
    report.allowed += ['meta.period:*', 'meta.year-mismatch:%d' % other, 'meta.signed-early:*']


@defect('meta.year-mismatch.sentence', renderings=PLAIN)
def sentence_of_another_year(report, rng):
    """Figures for another year, without a word of comparison; beside a sentence of this year they would be a series."""
    report.blocks = [b for b in report.blocks if not getattr(b, 'claims', False)]
    other = report.year - rng.choice((1, 1, 2))
    words = prose.fill(rng, rng.choice(('{year}年，本机关主动公开政府信息{m}条。', '{year}年度共收到政府信息公开申请{n}件，均按期答复。',
                                        '{year}年，全年公开文件{n}件，更新栏目{m}个。')), year=other)
    report.expected.append(finding('meta.year-mismatch', str(other), 'warning', {'text': words}))
    return say(report, rng, words, ('overview',))


def replace_period(report, words):
    block = preamble_of(report)
    block.text = re.sub('本报告所列数据的统计期限自[^。]*。|数据统计期限为[^。]*。', '', block.text)
    cut = block.text.find('。') + 1
    block.text = block.text[:cut] + words + block.text[cut:]


@defect('meta.period', renderings=PLAIN)
def short_period(report, rng):
    year = report.year
    first, last = rng.choice(((1, 1, 11, 30), (1, 1, 12, 30), (2, 1, 12, 31), (1, 1, 6, 30))), None
    words = '本报告数据统计期限为%d年%d月%d日至%d年%d月%d日。' % (year, first[0], first[1], year, first[2], first[3])
    replace_period(report, words)
    report.period = ['%d-%02d-%02d' % (year, first[0], first[1]), '%d-%02d-%02d' % (year, first[2], first[3])]
    report.expected.append(finding('meta.period', None, 'warning', {'text': words}))


@defect('meta.published-late', renderings=PLAIN, forbid=('furniture',))
def published_late(report, rng):
    sign(report, rng, datetime.date(report.year + 1, 4, 1) + datetime.timedelta(days=rng.randint(0, 150)))


@defect('meta.published-late.january', renderings=PLAIN, forbid=('furniture',))
def published_in_february(report, rng):
    sign(report, rng, datetime.date(report.year + 1, 2, 1) + datetime.timedelta(days=rng.randint(0, 50)))


@defect('meta.signed-early', renderings=PLAIN, forbid=('furniture',))
def signed_early(report, rng):
    sign(report, rng, datetime.date(report.year, 11, 29) - datetime.timedelta(days=rng.randint(0, 200)))


@defect('meta.signed-early.impossible', renderings=PLAIN, forbid=('furniture',))
def impossible_date(report, rng):
    year = report.year + 1
    day = rng.choice(('%d年2月30日', '%d年1月32日', '%d年13月10日', '%d年2月31日')) % year
    sign(report, rng, day)
    report.expected.append(finding('meta.signed-early', None, 'warning', {'text': day}))


@defect('meta.issuer-mismatch', renderings=PLAIN)
def issuer_mismatch(report, rng):
    if report.signed is None or signature_of(report) is None:
        sign(report, rng, datetime.date(report.year + 1, 1, 20))
    others = [d + b for d in prose.DISTRICTS for b in prose.BUREAUS if not report.issuer.startswith(d) and b not in report.issuer]
    other = rng.choice(others)
    signature_of(report).text = other
    report.expected.append(finding('meta.issuer-mismatch', other, 'warning', {'text': other}))


@defect('meta.superseded-basis', forms=('2021',), renderings=PLAIN)
def superseded_basis(report, rng):
    notice = rng.choice(('国办公开办函〔2019〕60号', '国办公开办函[2019]60号'))
    words = '本报告按照《国务院办公厅政府信息与政务公开办公室关于印发政府信息公开工作年度报告格式的通知》（%s）要求编写。' % notice
    block = preamble_of(report)
    block.text = words + block.text if rng.random() < 0.5 else block.text + words


@defect('meta.contact-missing', renderings=PLAIN)
def contact_missing(report, rng):
    block = preamble_of(report)
    block.text = re.sub('如有疑问[^。]*。', '', block.text)

# ---- narrative --------------------------------------------------------------------------


def sure_fields(template):
    return [name for name, sure in claims.FIELD.findall(template) if sure]


def wrong_number(report, rng, numbers, right):
    """A number that no cell, nor any sum of two cells that a sentence could mean, has."""
    known = {numbers.get(name) for name in list(numbers.codes) + ['suits', 'received', 'refused', 'unavailable', 'others']}
    for _ in range(50):
        wrong = right + rng.choice((1, 2, 3, 5, 7, 11, 20, 130))
        if wrong not in known:
            return wrong
    return None


@defect('narrative.mismatch', renderings=PLAIN, forms=MODERN + ('national2014',))
def mismatch(report, rng):
    # a number that another sentence states truly may be of something else here
    report.blocks = [b for b in report.blocks if not getattr(b, 'claims', False)]
    numbers = claims.Numbers(report)
    sections = ('overview', 'disclosure', 'requests', 'disputes') if report.form in MODERN else ('older',)
    # where a sentence goes on to the sum, that says what the table says
    chances = [(s, t) for s in sections for t in claims.usable(report, s) if sure_fields(t) and '合计' not in t]
    if not chances:
        return False
    section, template = rng.choice(chances)
    field = rng.choice(sure_fields(template))
    values = claims.values_of(template, numbers)
    # parts and their whole in one sentence would break a sum as well
    if re.search('其中|合计|含|的\\{total', template) and field in ('new', 'recon', 'suits', 'carried_in', 'total', 'direct', 'after'):
        report.allowed.append('narrative.sum:*')
    wrong = wrong_number(report, rng, numbers, values[field])
    if wrong is None:
        return False
    words = claims.fill(template, dict(values, **{field: wrong}))
    code = numbers.code_of(field)
    needs = [numbers.codes['direct'], numbers.codes['after']] if code == claims.LAWSUITS else [code]
    report.expected.append(finding('narrative.mismatch', code, 'warning', {'text': words, 'core': str(wrong)},
                                   [tuple(c.split('.', 1)[:1] + c.split('.', 1)[1].rsplit('.', 1)) for c in needs]))
    return state(report, rng, section, words)


@defect('narrative.sum', renderings=PLAIN)
def wrong_sum(report, rng):
    section = rng.choice(('requests', 'overview'))
    numbers = claims.Numbers(report)
    if section == 'requests' and numbers.get('new') is None:
        return False
    # one training may be both 集中授课 and 以会代训: only parts that exclude each other add up
    template = rng.choice([t for t in claims.SUMS[section] if '{a}' in t and '次' not in t])
    values = claims.sum_values(rng, template, numbers)
    values[rng.choice('abc')] += rng.randint(1, 9)
    words = claims.fill(template, values)
    report.expected.append(finding('narrative.sum', None, 'warning', {'text': words}))
    return state(report, rng, section, words)


@defect('narrative.percentage', renderings=PLAIN)
def wrong_percentage(report, rng):
    section = rng.choice(('requests', 'overview'))
    numbers = claims.Numbers(report)
    if section == 'requests' and not numbers.get('total'):
        return False
    template = rng.choice(claims.SHARES[section])
    values = claims.share_values(rng, template, numbers)
    right = float(values['share'])
    values['share'] = '%.1f' % (right - 7.3 if right > 50 else right + 6.4)
    words = claims.fill(template, values)
    report.expected.append(finding('narrative.percentage', None, 'notice', {'text': words}))
    return state(report, rng, section, words)


@defect('narrative.fee-missing', forms=('2021',), renderings=PLAIN)
def fee_missing(report, rng):
    start, stop = part(report, 'other')
    report.blocks[start + 1:stop] = [Block('text', rng.choice(('本年度没有其他需要报告的事项。', '无。',
                                                               '本机关无其他需要报告的情况，特此说明。')))]

# ---- content ------------------------------------------------------------------------------

BETTING = ('澳门皇冠娱乐城', '百家乐在线开户', '体育投注平台', '真人棋牌游戏大厅', '时时彩计划群', '老虎机送彩金', '博彩公司排名',
           '赌球网址', '六合彩开奖结果', '彩票平台注册')
FILTHY = ('成人视频在线观看', '裸聊直播平台', '色情网站大全', '一夜情交友')
REPLICAS = ('高仿手表货源批发', '复刻名表专卖', '精仿名牌包包微信货源', '盗版软件破解下载')
SPAM = BETTING + FILTHY + REPLICAS


@defect('content.contamination', forms=forms.NAMES, renderings=PLAIN)
def contamination(report, rng):
    """A phrase in the middle of a sentence, or a line of its own."""
    words = ''.join(rng.sample(SPAM, rng.choice((1, 1, 2))))
    report.expected.append(finding('content.contamination', None, 'error', {'text': words}))
    report.allowed.append('content.contamination:*')
    texts = [b for b in report.blocks if b.kind == 'text' and len(b.text) > 20]
    if rng.random() < 0.3 or not texts:
        report.blocks.insert(rng.randrange(2, len(report.blocks) + 1) if rng.random() < 0.3 else len(report.blocks), Block('text', words))
        return
    block = rng.choice(texts)
    places = [m.end() for m in re.finditer('[，。；]', block.text)]
    at = rng.choice(places or [len(block.text)])
    block.text = block.text[:at] + words + block.text[at:]


@defect('content.contamination.title', renderings=PLAIN, forbid=('title_lines',))
def replaced_words(report, rng):
    """A keyword stands where official words stood."""
    word = rng.choice(BETTING[:6])
    block = preamble_of(report)
    if '政府信息公开条例' not in block.text:
        return False
    block.text = block.text.replace('政府信息公开条例', word + '条例', 1)
    report.expected.append(finding('content.contamination', None, 'error', {'text': word}))
    report.allowed.append('content.contamination:*')


@defect('content.contamination.footer', renderings=(1, 2, 3, 4, 5, 7, 8, 10, 15))
def foreign_footer(report, rng):
    words = '%s Copyright © %s All Rights Reserved %s' % (rng.choice(BETTING), rng.choice(('娱乐国际', '博彩集团', '棋牌官网')),
                                                       rng.choice(('www.bet%d.example' % rng.randint(100, 999), '网站地图')))
    report.blocks.append(Block('text', words))
    report.expected.append(finding('content.contamination', None, 'error', {'text': words}))
    report.allowed += ['content.contamination:*', 'content.boilerplate:*']


LONG = ('公开内容还不够丰富，解读形式比较单一，群众参与的渠道还不多，个别栏目更新不够及时，业务人员变动较多，',
        '对政策文件的理解不够深入，需要进一步加强学习培训，审核把关的流程还要细化，责任到人的办法尚待完善，')


# Not 文件: 公文4件 is a figure.
WORDS = ('内容', '形式', '群众', '参与', '及时', '业务', '人员', '政策', '加强', '学习', '培训', '审核', '责任', '完善')


def numbers_in_words(report, rng):
    """Two or three successive pages, each a bare number inside a word."""
    start, _ = part(report, 'problems')
    first = rng.randint(2, 5)
    for page, text in enumerate(LONG):
        at = text.index(rng.choice([word for word in WORDS if word in text])) + 1
        report.blocks.insert(start + 1 + page, Block('text', text[:at] + str(first + page) + text[at:]))
    report.expected.append(finding('content.page-numbers-in-text', None, 'notice'))
    report.allowed.append('content.page-numbers-in-text:*')


@defect('content.page-numbers-in-text', renderings=(1, 2, 3, 4, 5, 7, 8, 10))
def page_numbers(report, rng):
    """Footers between the paragraphs, or digits in the words."""
    if rng.random() < 0.5:
        return numbers_in_words(report, rng)
    style = rng.choice(('- %d -', '—%d—', '第%d页', '— %d —', '-%d-'))
    places = [i for i, b in enumerate(report.blocks) if b.kind in ('text', 'heading') and i > 2]
    for page, at in enumerate(sorted(rng.sample(places, min(3, len(places))))):
        report.blocks.insert(at + page, Block('furniture', style % (page + 1)))
    report.expected.append(finding('content.page-numbers-in-text', None, 'notice'))
    report.allowed.append('content.page-numbers-in-text:*')


@defect('content.boilerplate', renderings=(1, 2, 3, 4, 5, 7, 8, 10, 15), forms=forms.NAMES)
def boilerplate(report, rng):
    words = rng.choice(('浏览次数：%d' % rng.randint(10, 9000), '索引号：%09d/%d-00012' % (rng.randint(1, 10 ** 9 - 1), report.year + 1),
                        '【打印本页】【关闭窗口】', '首页 > 政务公开 > 信息公开年报', '上一篇：没有了', '下一篇：关于开展培训的通知',
                        '字体：大 中 小', '分享到：微信 微博'))
    top = words[0] in '首索浏字分'
    report.blocks.insert(0 if top else len(report.blocks), Block('furniture', words))
    report.expected.append(finding('content.boilerplate', None, 'notice', {'text': words}))
    report.allowed.append('content.boilerplate:*')


GLOSSES = {'公': 'gōng', '开': 'kāi', '信': 'xìn', '息': 'xī', '工': 'gōng', '作': 'zuò', '政': 'zhèng', '府': 'fǔ', '栏': 'lán',
           '目': 'mù', '年': 'nián', '更': 'gēng', '新': 'xīn'}


@defect('content.pinyin-glosses', renderings=PLAIN, forbid=('traditional',))
def pinyin(report, rng):
    texts = [b for b in report.blocks if b.kind == 'text' and len(b.text) > 20 and b is not preamble_of(report)]
    places = [(b, m.end()) for b in texts for m in re.finditer('[%s]' % ''.join(GLOSSES), b.text)
              if not b.text[m.end():m.end() + 1].isascii() and not b.text[m.start() - 1:m.start()].isdigit()]
    if not places:
        return False
    for block, at in sorted(rng.sample(places, min(len(places), rng.randint(1, 4))), key=lambda p: -p[1]):
        block.text = block.text[:at] + '(%s)' % GLOSSES[block.text[at - 1]] + block.text[at:]
    report.expected.append(finding('content.pinyin-glosses', None, 'warning'))
    report.allowed.append('content.pinyin-glosses:*')


@defect('content.dropped-characters', renderings=PLAIN)
def dropped(report, rng):
    year = report.year
    words, core = rng.choice((
        ('按照国办发﹝%d24号文件要求，完善了制度。' % year, '﹝%d24号' % year),
        ('根据国办公开办函〔202130号编写。', '〔202130号'),
        ('数据截至%d12月31日。' % year, '%d12月31日' % year),
        ('自查时间为%d年3月1日至%d年1231日。' % (year, year), '1231日'),
        ('工作时段为%d11日至%d1231日。' % (year, year), '%d11日至%d1231日' % (year, year))))
    report.expected.append(finding('content.dropped-characters', None, 'warning', {'text': words}))
    report.allowed += ['content.dropped-characters:*']
    return say(report, rng, words)


@defect('content.mojibake', renderings=PLAIN, forms=forms.NAMES, forbid=('traditional',))
def mojibake(report, rng):
    if rng.random() < 0.5:
        words = rng.choice(('加强\ufffd\ufffd公开。', '更新栏目\ufffd个。', '信息\ufffd\ufffd\ufffd发布。'))
    else:
        words = rng.choice(('政府信息公开工作', '依法办理申请', '网站栏目建设情况', '门户网站信息发布')).encode('utf-8').decode('gb18030', 'ignore')
    report.expected.append(finding('content.mojibake', None, 'error', {'text': words}))
    report.allowed.append('content.mojibake:*')
    return say(report, rng, words)


def identity_number(rng):
    """Of a county that does not exist and a person born in 1901."""
    digits = '110199190101%02d%03d' % (rng.randint(1, 28), rng.randint(1, 999))
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + '10X98765432'[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def card_number(rng):
    """As long as those of bank cards, with their checksum."""
    digits = '62220%013d' % rng.randint(1, 10 ** 13 - 1)
    total = sum(sum(divmod(int(d) * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


@defect('content.personal-data', renderings=PLAIN, forms=forms.NAMES)
def personal_data(report, rng):
    number = identity_number(rng) if rng.random() < 0.6 else card_number(rng)
    words = ('申请人身份证号%s，已当面答复。' if len(number) == 18 else '退费银行卡号%s。') % number
    report.expected.append(finding('content.personal-data', None, 'warning', {'text': words, 'core': number[4:-4]}))
    return say(report, rng, words)
