"""What a reader must find in a report."""

import re

DASHES = ('-', '—', '——', '----', '/', '无', '不适用', 'N/A')

NUMBER = re.compile(r'-?\d+(\.\d+)?')


def number(text):
    return float(text) if '.' in text else int(text)


def kind_of(figure):
    if figure == '':
        return 'blank'
    if figure in DASHES:
        return 'dash'
    return 'number' if NUMBER.fullmatch(figure) else 'text'


def code_of(key):
    return '.'.join(key)


def of(report, name, rendering, text):
    facts, kinds = {}, {}
    for table in report.tables():
        for cell in table.cells():
            if cell.code and cell.code not in report.unprinted:
                code, kind = code_of(cell.code), kind_of(cell.value)
                facts[code] = number(cell.value) if kind == 'number' else None
                kinds[code] = kind
    return {'name': name, 'rendering': rendering, 'form': report.form, 'text': text, 'title': report.title,
            'issuer': report.issuer, 'issuer_also': report.issuer_also, 'year': report.year, 'signed': report.signed, 'published': report.published,
            'period': report.period, 'script': report.script, 'copies': report.copies, 'status': report.status,
            'sections': report.sections(), 'forms': dict(sorted(report.forms.items())),
            'forms_may_miss': report.forms_may_miss, 'forms_also': report.forms_also, 'unasked': list(report.unasked), 'facts': facts, 'kinds': kinds,
            'may_miss': sorted(facts.keys() & {code_of(c) for c in report.may_miss}), 'damage': report.damage}
