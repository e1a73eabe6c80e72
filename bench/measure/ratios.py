"""Each function beside its yardstick, in alternation."""

from .result import Result

# name, title, what is measured, its yardstick, must, aim.  %s is the storage.
BESIDE = (
    ('is_valid/md5', 'gd_is_valid / md5',
     'SELECT count(gd_is_valid(body)) FROM report_%s', 'SELECT count(md5(body)) FROM report_%s', 1.0, None),
    ('is_valid/length', 'gd_is_valid / length',
     'SELECT count(gd_is_valid(body)) FROM report_%s', 'SELECT count(length(body)) FROM report_%s', None, 1.0),
    ('parse/jsonb_in', 'gd_parse / jsonb_in of equal bytes',
     'SELECT count(gd_parse(body)) FROM report_%s', 'SELECT count(quoted::jsonb) FROM report_%s', 2.0, 1.0),
    ('jsonb/jsonb_in', 'gd_jsonb / jsonb_in of its output and the report',
     'SELECT count(gd_jsonb(body)) FROM report_%s', 'SELECT count(own::jsonb) FROM report_%s', 1.5, 0.8),
    ('facts/regex', 'gd_facts / a plpython3u regex reader of the same rows',
     'SELECT count(f.code) FROM row_%s, gd_facts(body) AS f', 'SELECT count(f.code) FROM row_%s, regex_facts(body) AS f',
     0.25, 0.1),
    ('facts/xpath', 'HTML: gd_facts / xpath of all td',
     'SELECT count(f.code) FROM page_%s, gd_facts(body) AS f',
     "SELECT sum(cardinality(xpath('//td', page))) FROM page_%s", 1.0, 0.3),
    ('year/md5', 'gd_year / md5',
     'SELECT count(gd_year(body)) FROM report_%s', 'SELECT count(md5(body)) FROM report_%s', 0.5, 0.1),
    ('title/md5', 'gd_title / md5',
     'SELECT count(gd_title(body)) FROM report_%s', 'SELECT count(md5(body)) FROM report_%s', 0.5, 0.1),
    ('value/md5', 'gd_value / md5',
     "SELECT count(gd_value(body, 'requests.new.total')) FROM report_%s", 'SELECT count(md5(body)) FROM report_%s', None, None),
    ('validate/md5', 'gd_validate / md5',
     'SELECT count(gd_validate(body)) FROM report_%s', 'SELECT count(md5(body)) FROM report_%s', None, None),
)
# What is over sooner is repeated, on either side: the clock has microseconds, the machine other work, and the first
# pass behind another function finds its code and its data in no cache.
SHORTEST = 0.1


def measure(session, storages, rounds, say):
    results = {}
    repeats = {}
    for _, _, mine, yardstick, _, _ in BESIDE:
        for storage in storages:
            # not counted: whatever is loaded or planned the first time
            for query in (mine % storage, yardstick % storage):
                session.seconds(query)
                repeats[query] = max(1, round(SHORTEST / session.seconds(query)))
    for number in range(rounds):
        say('functions beside their yardsticks, round %d of %d' % (number + 1, rounds))
        for name, title, mine, yardstick, must, aim in BESIDE:
            for storage in storages:
                result = results.setdefault((name, storage), Result(name, title, storage, must, aim))
                result.add(*(session.seconds(query, repeats[query]) / repeats[query]
                             for query in (mine % storage, yardstick % storage)))
    return list(results.values())


def speeds(session, say):
    """Megabytes a second of each query, for those who compute with figures; EXTERNAL storage."""
    say('absolute speeds')
    bytes_of = {table: session.number('SELECT sum(octet_length(body)) FROM %s_external' % table)
                for table in ('report', 'page', 'row')}
    found = {}
    for query in dict.fromkeys(query for one in BESIDE for query in one[2:4]):
        table = next(table for table in bytes_of if table + '_%s' in query)
        found[query.replace('_%s', '')] = bytes_of[table] / 1e6 / min(session.seconds(query % 'external') for _ in range(3))
    return found
