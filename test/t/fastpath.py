#!/usr/bin/env python3
"""fastpath.py: functions called by their number, as libpq's PQfn() does.

Such a call has no expression, from which a function could learn what it returns.  Each
function of texts that returns a composite value must answer as it does in a query.

    script/with-server test/t/fastpath.py

Prints TAP.  Needs the server of PGHOST, PGUSER and PGDATABASE, with the extension.
"""
import ctypes
import ctypes.util

PGRES_COMMAND_OK, PGRES_TUPLES_OK = 1, 2
MOST_BYTES = 1 << 20

REPORT = '云溪县2022年政府信息公开工作年度报告\n一、总体情况\n本年新收申请3件。\n'
# the function, its arguments, and what sends its result to a client
CALLS = (('gd_parse', [REPORT], 'record_send'),
         ('gd_validate', [REPORT, '1.0'], 'array_send'),
         ('gd_compare', [REPORT, REPORT.replace('2022', '2021'), '1.0'], 'array_send'),
         ('gd_jsonb', [REPORT], 'jsonb_send'))


class Argument(ctypes.Structure):
    _fields_ = [('length', ctypes.c_int), ('is_int', ctypes.c_int), ('data', ctypes.c_char_p)]


def load():
    libpq = ctypes.CDLL(ctypes.util.find_library('pq') or 'libpq.so.5')
    for name in ('PQconnectdb', 'PQexecParams', 'PQfn'):
        getattr(libpq, name).restype = ctypes.c_void_p
    for name in ('PQgetvalue', 'PQerrorMessage'):
        getattr(libpq, name).restype = ctypes.c_char_p
    return libpq


LIBPQ = load()
CONNECTION = ctypes.c_void_p(LIBPQ.PQconnectdb(b''))


def query(sql, values):
    """The first value of a query, None if it fails."""
    data = (ctypes.c_char_p * len(values))(*(value.encode() for value in values))
    result = ctypes.c_void_p(LIBPQ.PQexecParams(CONNECTION, sql.encode(), len(values), None, data, None, None, 0))
    return LIBPQ.PQgetvalue(result, 0, 0) if LIBPQ.PQresultStatus(result) == PGRES_TUPLES_OK else None


def call(number, values):
    """The bytes of the result of a function, None if it fails."""
    arguments = (Argument * len(values))(*((len(value.encode()), 0, value.encode()) for value in values))
    out, size = ctypes.create_string_buffer(MOST_BYTES), ctypes.c_int()
    result = ctypes.c_void_p(LIBPQ.PQfn(CONNECTION, number, out, ctypes.byref(size), 0, arguments, len(values)))
    return out.raw[:size.value] if LIBPQ.PQresultStatus(result) == PGRES_COMMAND_OK else None


def main():
    failed = 0
    for i, (name, values, send) in enumerate(CALLS, 1):
        number = query('SELECT $1::regproc::oid', [name])
        places = ', '.join('$%d' % place for place in range(1, len(values) + 1))
        wanted = query("SELECT encode(%s(%s(%s)), 'hex')" % (send, name, places), values)
        answer = call(int(number), values) if number else None
        good = wanted is not None and answer is not None and answer.hex() == wanted.decode()
        failed += not good
        print('%sok %d - %s called by its number' % ('' if good else 'not ', i, name))
        if not good:
            print('# ' + LIBPQ.PQerrorMessage(CONNECTION).decode().strip())
    print('1..%d' % len(CALLS))
    return failed > 0


if __name__ == '__main__':
    raise SystemExit(main())
