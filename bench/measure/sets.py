"""The sets: the same reports in each way to store them, and what the yardsticks need beside them."""

import html.parser
import os
import subprocess
import sys

from .session import Session

HERE = os.path.dirname(os.path.abspath(__file__))
STORAGES = ('external', 'lz4', 'pglz')
VOID = ('br', 'hr', 'img', 'meta', 'link', 'input', 'col')
# A regular expression must have read so many texts as gd_facts does.
FEWEST_FOR_REGEX = 15


class WellFormed(html.parser.HTMLParser):
    """The same page as XML: attributes quoted, every element closed."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.open, self.skipped = [], [], 0

    def handle_starttag(self, tag, attributes):
        if tag in ('script', 'style'):
            self.skipped += 1
            return
        # what an end tag was left out of
        for closed in {'td': ('td', 'th', 'p'), 'th': ('td', 'th', 'p'), 'tr': ('td', 'th', 'tr', 'p'), 'p': ('p',)}.get(tag, ()):
            if self.open and self.open[-1] == closed:
                self.handle_endtag(closed)
        self.out.append('<%s%s%s>' % (tag, ''.join(
            ' %s="%s"' % (k, escaped(v or k).replace('"', '&quot;')) for k, v in attributes), '/' if tag in VOID else ''))
        if tag not in VOID:
            self.open.append(tag)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag in ('script', 'style'):
            self.skipped -= 1
        elif tag in self.open:
            while True:
                last = self.open.pop()
                self.out.append('</%s>' % last)
                if last == tag:
                    break

    def handle_data(self, data):
        if not self.skipped:
            self.out.append(escaped(data))

    def page(self, text):
        self.feed(text)
        self.close()
        while self.open:
            self.out.append('</%s>' % self.open.pop())
        return '<page>%s</page>' % ''.join(self.out)


def escaped(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def copied(text):
    """A field of COPY."""
    for plain, written in (('\\', '\\\\'), ('\t', '\\t'), ('\n', '\\n'), ('\r', '\\r')):
        text = text.replace(plain, written)
    return text


def write_copy(folder, out):
    with open(os.path.join(folder, 'index.tsv'), encoding='ascii') as index:
        for line in index:
            name, rendering, form, _ = line.rstrip('\n').split('\t')
            with open(os.path.join(folder, name), encoding='utf-8', newline='') as file:
                text = file.read()
            page = copied(WellFormed().page(text)) if rendering == '15' else '\\N'
            out.write('%s/%s\t%s\t%s\t%s\t%s\n' % (os.path.basename(folder), name, rendering, form, copied(text), page))


def load(work, count):
    """Reports of all renderings, and of the one that the regular expressions read."""
    path = os.path.join(work, 'loaded.copy')
    with open(path, 'w', encoding='utf-8', newline='') as out:
        for name, arguments in (('life', ['--count', str(count)]),
                                ('rows', ['--count', str(max(count // 2, 120)), '--renderings', '2'])):
            folder = os.path.join(work, name)
            subprocess.run([sys.executable, os.path.join(HERE, '..', 'corpus.py'), '--seed', name, '--out', folder]
                           + arguments, check=True)
            write_copy(folder, out)
    subprocess.run(['psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', os.path.join(HERE, 'setup.sql'),
                    '-f', os.path.join(HERE, 'regex_reader.sql'), '-c', "\\copy bench.loaded FROM '%s'" % path], check=True)


# A table for each use and storage; the yardsticks' texts are stored as the reports are.
TABLES = {
    'report': ('body text, quoted text, own text',
               "SELECT body, to_json(body)::text, json_build_object('parse', gd_jsonb(body), 'report', body)::text "
               "FROM loaded WHERE name LIKE 'life/%'"),
    'page': ('body text, page xml',
             "SELECT page::text, page FROM loaded WHERE name LIKE 'life/%' AND page IS NOT NULL"),
    'row': ('body text',
            "SELECT body FROM loaded WHERE name LIKE 'rows/%' AND "
            "NOT EXISTS ((SELECT * FROM gd_facts(body)) EXCEPT (SELECT * FROM regex_facts(body))) AND "
            "NOT EXISTS ((SELECT * FROM regex_facts(body)) EXCEPT (SELECT * FROM gd_facts(body))) AND "
            "EXISTS (SELECT FROM gd_facts(body))"),
}


def make(session, storages=STORAGES):
    for name, (columns, query) in TABLES.items():
        for storage in storages:
            table = '%s_%s' % (name, storage)
            session.run('CREATE TABLE %s (%s)' % (table, columns))
            for column in columns.split(', '):
                column = column.split()[0]
                if storage == 'external':
                    session.run('ALTER TABLE %s ALTER %s SET STORAGE EXTERNAL' % (table, column))
                else:
                    session.run('ALTER TABLE %s ALTER %s SET COMPRESSION %s' % (table, column, storage))
            # always out of line, as in a table with many columns
            session.run('ALTER TABLE %s SET (toast_tuple_target = 128)' % table)
            session.run('INSERT INTO %s %s' % (table, query))
            session.run('VACUUM ANALYZE %s' % table)
            stored = session.rows('SELECT DISTINCT pg_column_compression(body) FROM %s WHERE octet_length(body) > 3000' % table)
            if stored != ([] if storage == 'external' else [[storage]]):
                raise SystemExit('%s is stored otherwise: %s' % (table, stored))
    if session.number('SELECT count(*) FROM row_external') < FEWEST_FOR_REGEX:
        raise SystemExit('too few texts that both readers read alike: %s' % session.value('SELECT count(*) FROM row_external'))


def sizes():
    """Smallest, median, largest and number of the reports in bytes."""
    with Session() as session:
        return [int(float(v)) for v in session.rows(
            "SELECT min(n), percentile_disc(0.5) WITHIN GROUP (ORDER BY n), max(n), count(*) "
            "FROM (SELECT octet_length(body) AS n FROM report_external) AS s")[0]]
