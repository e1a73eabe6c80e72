"""Hostile texts: time per byte must not grow with their size, nor memory beyond a multiple of it."""

from .result import Result
from .session import Session

SMALL, MIDDLE, LARGE = 64 * 1024, 1024 * 1024, 16 * 1024 * 1024
# So many calls for those that take no time.
CALLS = {SMALL: 32, MIDDLE: 4, LARGE: 1}
HEAD = '柳汀镇人民政府2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n'

# name, what stands first, what is repeated
SHAPES = (
    ('one line', '', '全年办理来信若干封，'),
    ('pipes', '', '|'),
    ('rows of cells', HEAD, '| 一、本年新收 | 12 | 3 | 0 | 0 | 0 | 0 | 15 |\n'),
    ('headings', '', '一、总体情况\n'),
    ('nested brackets', '', '（'),
    ('digits', '', '1234567890'),
    ('unclosed tags', '<table><tr>', '<td>'),
    ('glued rows', HEAD, '（七）总计1000001\n'),
)
FUNCTIONS = (('parse', 'SELECT count(gd_parse(body)) FROM shape WHERE name = $n$%s$n$ AND size = %d'),
             ('validate', 'SELECT count(gd_validate(body)) FROM shape WHERE name = $n$%s$n$ AND size = %d'))


def make(session):
    session.run('CREATE TABLE shape (name text, size int, body text)')
    session.run('ALTER TABLE shape ALTER body SET STORAGE EXTERNAL')
    for name, head, unit in SHAPES:
        for size in CALLS:
            times = (size - len(head.encode())) // len(unit.encode())
            session.run("INSERT INTO shape VALUES ($n$%s$n$, %d, $h$%s$h$ || repeat($u$%s$u$, %d))" % (
                name, size, head, unit, times))


def measure(session, rounds, say):
    """Beside 64 KB, and beside 1 MB: what is done for the first part of a text only hides growth from the former."""
    results = {}
    for number in range(rounds):
        say('hostile texts, round %d of %d' % (number + 1, rounds))
        for name, _, _ in SHAPES:
            for function, query in FUNCTIONS:
                per_byte = {size: session.seconds(query % (name, size), calls) / calls / size for size, calls in CALLS.items()}
                for size, words in ((SMALL, '64 KB'), (MIDDLE, '1 MB')):
                    result = results.setdefault((size, function, name), Result(
                        'growth %s %s: %s' % (words, function, name),
                        'gd_%s, time per byte at 16 MB / %s: %s' % (function, words, name), None, 1.5, 1.15, held_to_must=True))
                    result.add(per_byte[LARGE], per_byte[size])
    return [results[key] for key in sorted(results, key=lambda key: key[0])]


def measure_memory(say):
    """The high-water mark of a backend of its own for each, above what it used before."""
    results = []
    for name, _, _ in SHAPES:
        say('memory of a call: %s' % name)
        for function, query in FUNCTIONS:
            result = Result('memory %s: %s' % (function, name), 'gd_%s, peak memory / bytes of input: %s' % (function, name), None, 12, 6,
                            held_to_must=True)
            with Session() as session:
                # the library is loaded, the yardstick text detoasted once
                session.run(query % (name, SMALL))
                session.run('SELECT kilobytes($$VmHWM$$), forget_peak()')
                before = session.number('SELECT kilobytes($$VmRSS$$)')
                session.run(query % (name, LARGE))
                result.add((session.number('SELECT kilobytes($$VmHWM$$)') - before) * 1024, LARGE)
            results.append(result)
    return results
