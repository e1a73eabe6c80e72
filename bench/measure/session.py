"""One backend of the private server, through psql."""

import os
import signal
import subprocess

END = '@@end@@'


class Session:
    """Queries go down a pipe one after the other; rows come back as lists of strings."""

    def __init__(self, *settings):
        self.psql = subprocess.Popen(
            ['psql', '-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=0'], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8', errors='replace')
        # one backend does the work unless a measurement asks for more
        self.run("SET search_path = bench, public; SET max_parallel_workers_per_gather = 0; SET jit = off;"
                 "SET client_min_messages = warning")
        for setting in settings:
            self.run('SET ' + setting)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.psql.stdin.close()
        self.psql.stdout.close()
        self.psql.wait()

    def rows(self, sql):
        self.psql.stdin.write(sql + '\n;\n\\echo ' + END + '\n')
        self.psql.stdin.flush()
        lines = []
        for line in self.psql.stdout:
            line = line.rstrip('\n')
            if line == END:
                break
            lines.append(line)
        else:
            raise SystemExit('the server went away; the last it said: %s' % ' '.join(lines[-3:]))
        wrong = [line for line in lines if line.startswith(('ERROR:', 'FATAL:', 'PANIC:'))]
        if wrong:
            raise SystemExit('%s\nin: %s' % (wrong[0], sql[:500]))
        return [line.split('\t') for line in lines if line]

    def run(self, sql):
        self.rows(sql)

    def value(self, sql):
        return self.rows(sql)[0][0]

    def number(self, sql):
        return float(self.value(sql))

    def seconds(self, query, times=1):
        """What the query takes inside of the backend."""
        return self.number('SELECT seconds($q$%s$q$, %d)' % (query, times))


def quietly():
    """End as asked when nobody reads the output any more."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.environ['PGOPTIONS'] = '-c client_min_messages=warning'
