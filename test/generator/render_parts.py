"""Texts that are a part of a report, and texts that are none: layouts 31 and 32."""

from . import prose
from .model import Block
from .render import page, rendering
from .render_local import MODERN, PIPES, _some_style

# Nobody asks for these where there is no report that names them.
UNASKED = ('title', 'issuer', 'year', 'signed', 'published', 'period', 'sections')


def _facts_gone(report):
    for table in report.tables():
        report.unprinted.update(cell.code for cell in table.cells() if cell.code)


@rendering(31, 'a part of a report', forms=MODERN,
           forbid=('furniture', 'title_lines', 'title_missing', 'missing_headings', 'doubled', 'run_on', 'heading_style'))
def fragment(report):
    """One section, or one table alone."""
    rng = report.rng
    kind = rng.choice(('disclosure', 'requests', 'disputes'))
    start = next(i for i, b in enumerate(report.blocks) if b.section == kind)
    end = next(i for i, b in enumerate(report.blocks) if i > start and b.kind == 'heading' and b.level == 1)
    blocks = report.blocks[start:end]
    if rng.random() < 0.4:
        blocks = [b for b in blocks if b.kind == 'table']
    report.blocks = blocks
    report.forms = {kind: report.forms[kind]}
    report.status, report.unasked = 'fragment', UNASKED
    report.copies = 0
    if kind == 'disputes':              # the same in both forms
        report.forms_also = [{kind: form} for form in MODERN]
    return page(report, _some_style(report, PIPES))


NEWS = ('{place}发布{year}年政府信息公开工作年度报告', '{place}召开政府信息公开工作培训会', '{place}推进政务公开工作')
NEWS_TEXT = ('近日，{place}公布了上一年度的政府信息公开工作年度报告。据了解，全年主动公开政府信息{m}条，收到公开申请{n}件，均已办结。',
             '会上，有关负责人介绍了政府信息公开申请的办理流程，{n}个单位的{m}名工作人员参加了培训。',
             '下一步，{place}将继续做好主动公开和依申请公开工作，受理行政复议{n}件的经验也将推广。')
GUIDE_TEXT = ('一、公开范围\n本机关主动公开的政府信息范围参见目录，群众可以在网站和公开栏查阅。',
              '二、申请方式\n申请人填写申请表，可以当面提交，也可以通过信函提出。本机关收到申请后登记，并在{n}个工作日内答复。',
              '三、收费标准\n除超过标准的部分外，不收取费用。', '四、监督渠道\n认为本机关不履行义务的，可以申请行政复议或者提起行政诉讼。')
NOTICE_TEXT = ('各科室、各村（社区）：', '为做好政府信息公开工作年度报告的编写，现将有关事项通知如下。',
               '一、报告内容\n包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等。',
               '二、报送时间\n请于1月{n}日前将数据报送办公室，联系电话0{m}-6{k}。')


def _other_table(rng):
    """Figures of something else under words that the forms use as well."""
    heads = rng.choice((('项目', '上年', '本年', '总计'), ('类别', '自然人', '企业', '其他', '合计'), ('月份', '收到', '办结', '其他')))
    names = rng.sample(('窗口一', '窗口二', '咨询台', '热线电话', '网上信箱', '其他', '总计'), rng.randint(3, 6))
    return [' | '.join(heads) + ' |'] + [
        ' | '.join([name] + [str(rng.randint(0, 90)) for _ in heads[1:]]) + ' |' for name in names]


@rendering(32, 'no report', forms=MODERN,
           forbid=('furniture', 'title_lines', 'title_missing', 'missing_headings', 'spaced_headings', 'doubled', 'run_on', 'heading_style'))
def no_report(report):
    rng = report.rng
    _facts_gone(report)
    kind = rng.choice(('news', 'guide', 'notice', 'table'))
    words = dict(place=report.place, year=report.year)
    title = {'news': rng.choice(NEWS), 'guide': '{place}政府信息公开指南', 'notice': '关于报送{year}年政府信息公开工作年度报告有关材料的通知',
             'table': '{place}{year}年群众来访情况统计表'}[kind].format(**words)
    texts = {'news': NEWS_TEXT, 'guide': GUIDE_TEXT, 'notice': NOTICE_TEXT,
             'table': ('现将全年接待群众来访的情况公布如下。',)}[kind]
    lines = [title] + [line for text in texts for line in prose.fill(rng, text, **words).split('\n')]
    if kind == 'table' or rng.random() < 0.3:
        lines += _other_table(rng)
    report.blocks = [b for b in report.blocks if b.kind == 'table'] + [Block('text', line) for line in lines]
    tables = [b for b in report.blocks if b.kind == 'table']
    report.blocks = report.blocks[len(tables):]
    report.forms, report.status, report.copies = {}, 'not_a_report', 0
    report.unasked = UNASKED
    return page(report, _some_style(report, PIPES))
