"""The statutory forms, read from the project's own data."""

import functools
import os

NAMES = ('2021', '2019', 'national2014', 'jilin2011', 'fujian2009', 'fujian2014', 'shanghai2004')

# The columns a disclosure row has depend on the item of article 20 it stands under.
DISCLOSURE_COLUMNS = {
    '2021': {'（一）': ('made', 'repealed', 'in_force'), '（五）': ('decisions',),
             '（六）': ('decisions',), '（八）': ('amount',)},
    '2019': {'（一）': ('made_new', 'disclosed_new', 'disclosed_total'),
             '（五）': ('items_previous', 'items_change', 'decisions'),
             '（六）': ('items_previous', 'items_change', 'decisions'),
             '（八）': ('items_previous', 'items_change'), '（九）': ('items', 'amount')},
}


class Row:
    def __init__(self, record):
        self.code = record['code']
        self.label = record['label']
        self.aliases = [alias for alias in record['aliases'].split(';') if alias]
        self.line = record['line']
        self.parent = record['parent']
        self.unit = record['unit']
        self.group = record['group']


class Column:
    def __init__(self, record):
        self.code = record['code']
        self.label = record['label']
        self.aliases = [a for a in record['aliases'].split(';') if a]


DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data')


@functools.lru_cache(maxsize=None)
def read(name):
    with open(os.path.join(DATA, name), encoding='utf-8') as file:
        lines = [line.rstrip('\n') for line in file if line.strip() and not line.startswith('#')]
    head = lines[0].split('\t')
    return [dict(zip(head, line.split('\t') + [''] * len(head))) for line in lines[1:]]


_rows, _columns = {}, {}


def _load():
    for record in read('rows.tsv'):
        _rows.setdefault((record['form'], record['table']), []).append(
            (int(record['position']), Row(record)))
    for record in read('columns.tsv'):
        _columns.setdefault((record['form'], record['table']), []).append(
            (int(record['position']), Column(record)))
    for table in (_rows, _columns):
        for key, items in table.items():
            table[key] = [item for _, item in sorted(items, key=lambda pair: pair[0])]


def rows(form, table):
    if not _rows:
        _load()
    return _rows[form, table]


def columns(form, table):
    if not _rows:
        _load()
    return _columns[form, table]


def item_of(row):
    """（一） of 第二十条第（一）项"""
    return row.group[row.group.index('（'):row.group.index('）') + 1]


def codes(form, table):
    """Every cell of the form as (row code, column code), in the form's order."""
    for row in rows(form, table):
        if table == 'disclosure':
            for column in DISCLOSURE_COLUMNS[form][item_of(row)]:
                yield row.code, column
        else:
            for column in columns(form, table):
                yield row.code, column.code
