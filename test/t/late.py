#!/usr/bin/env python3
"""late.py: how soon a cancel takes effect in the later stages of a call, at 100 MB.

Texts of KILOBYTES (102400), of the shapes that take the most memory, are given to functions
under a statement_timeout of each of TIMEOUTS ("500 1000 2000 4000") milliseconds.  The error
must arrive not later than LATE (100) milliseconds after the timeout.  When the session is ready
for its next query is printed beside it: before that, the system takes back the memory of the
call, some hundred MB of pages.  psql tells that time alone, hence the few messages of the
protocol here.

    script/with-server test/t/late.py

Prints TAP.  Needs the server of PGHOST, PGUSER and PGDATABASE, with the extension, and no
password; and some minutes, on a machine that does nothing else for the numbers to mean much.
"""
import os
import socket
import struct
import sys
import time

KILOBYTES = int(os.environ.get("KILOBYTES", "102400"))
TIMEOUTS = [int(word) for word in os.environ.get("TIMEOUTS", "500 1000 2000 4000").split()]
LATE = int(os.environ.get("LATE", "100"))

# What is repeated, as SQL writes it.
SHAPES = {
    "cells": r"7|1|\n",
    "pipes on lines": r"|\n",
    "tables of one cell": r"|\nx\n\n",
    "headings": r"一、x\n",
    "prose on one line": "全年公开信息若干条，群众反映积极，没有收到不同意见。",
    "HTML": r"<table><tr><td>规章</td><td>1</td></tr></table>\n",
}
CALLS = {
    "gd_parse": "SELECT count(*) FROM gd_late, gd_parse(body)",
    "gd_jsonb": "SELECT count(*) FROM gd_late, gd_jsonb(body)",
    "gd_findings": "SELECT count(*) FROM gd_late, gd_findings(body)",
    "gd_trace": "SELECT count(*) FROM gd_late, gd_trace(body)",
    "gd_html": "SELECT count(*) FROM gd_late, gd_html(body)",
    "gd_compare": "SELECT count(*) FROM gd_late, gd_compare(body, body)",
}


class Session:
    """A connection through the server's socket."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect("%s/.s.PGSQL.%s" % (os.environ["PGHOST"], os.environ.get("PGPORT", "5432")))
        self.pending = b""
        words = b"user\0%s\0database\0%s\0\0" % (os.environ["PGUSER"].encode(), os.environ["PGDATABASE"].encode())
        self.socket.sendall(struct.pack("!II", len(words) + 8, 3 << 16) + words)
        self.wait(time.time())

    def message(self):
        """The next one: its letter, and its contents."""
        while len(self.pending) < 5 or len(self.pending) <= struct.unpack_from("!I", self.pending, 1)[0]:
            received = self.socket.recv(65536)
            if received == b"":
                sys.exit("the server closed the connection")
            self.pending += received
        end = 1 + struct.unpack_from("!I", self.pending, 1)[0]
        letter, contents, self.pending = self.pending[:1], self.pending[5:end], self.pending[end:]
        return letter, contents

    def wait(self, begun):
        """Until it is ready: the SQLSTATE of an error and its time, else none, and that of being ready, in ms."""
        state, failed = None, None
        while True:
            letter, contents = self.message()
            if letter == b"E":
                fields = dict((field[:1], field[1:].decode()) for field in contents.split(b"\0") if field)
                state, failed = fields[b"C"], (time.time() - begun) * 1000
            elif letter == b"Z":
                return state, failed, (time.time() - begun) * 1000

    def query(self, sql):
        words = sql.encode() + b"\0"
        begun = time.time()
        self.socket.sendall(b"Q" + struct.pack("!I", len(words) + 4) + words)
        return self.wait(begun)

    def do(self, sql):
        """What must work."""
        state = self.query(sql)[0]
        if state is not None:
            sys.exit("%s: %s" % (state, sql[:200]))


def main():
    session = Session()
    tests, bad, canceled = 0, 0, 0
    session.do("CREATE TEMP TABLE gd_late (body text)")
    session.do("ALTER TABLE gd_late ALTER body SET STORAGE EXTERNAL")
    for shape, unit in SHAPES.items():
        session.do("TRUNCATE gd_late")
        session.do("INSERT INTO gd_late SELECT repeat(E'%s', %d * 1024 / octet_length(E'%s'))" % (unit, KILOBYTES, unit))
        for name, call in CALLS.items():
            for timeout in TIMEOUTS:
                session.do("SET statement_timeout = %d" % timeout)
                state, failed, ready = session.query(call)
                session.do("SET statement_timeout = 0")
                tests += 1
                good = state in (None, "54000") or (state == "57014" and failed <= timeout + LATE)
                bad += not good
                canceled += state == "57014"
                said = "answered, or a limit" if state in (None, "54000") else "%s %.0f ms late, ready %.0f" % (
                    state, failed - timeout, ready - timeout)
                print("%sok %d - %s, %s, %d ms: %s" % ("" if good else "not ", tests, name, shape, timeout, said), flush=True)
    tests += 1
    print("%sok %d - some were cancelled" % ("" if canceled > tests / 4 else "not ", tests))
    print("1..%d" % tests)
    return bad > 0 or canceled <= tests / 4


if __name__ == "__main__":
    sys.exit(main())
