"""What a backend feels: its memory after many calls, its first call, and several of them at once."""

import statistics

from .result import Result
from .session import Session

CALLS = ('gd_is_valid(body)', 'gd_year(body)', 'gd_parse(body)', 'gd_jsonb(body)', 'gd_validate(body)',
         "gd_value(body, 'requests.new.total')", 'gd_title(body)', '(SELECT count(*) FROM gd_facts(body))',
         'gd_fold(body)', "gd_is_valid(body, 'notice')")
SHORT = ('柳汀镇人民政府2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n'
         '| 一、本年新收政府信息公开申请数量 | 12 | 3 | 0 | 0 | 0 | 0 | 15 |\n')
TABLE_BYTES = 1100 * 1000 * 1000


def flat_memory(calls, say):
    """Kilobytes that so many calls left behind, of functions that take turns; as many calls before are not counted, 100,000 at most."""
    say('memory after %d calls' % calls)
    kept = Result('memory kept', 'backend memory, growth over %s calls' % '{:,}'.format(calls), None, 256, 0, unit='KB')
    contexts = Result('contexts kept', 'of it in memory contexts', None, 0, 0, unit='KB')
    used = "SELECT sum(total_bytes) / 1024 FROM pg_backend_memory_contexts"
    with Session() as session:
        session.run('CREATE TEMP TABLE short AS SELECT $b$%s$b$::text AS body FROM generate_series(1, 100)' % SHORT)
        session.run('ANALYZE short')
        one_turn = 'SELECT %s FROM short' % ', '.join('count(%s)' % call for call in CALLS)
        turn = len(CALLS) * 100
        # twice, for measuring takes memory of its own the first time
        for _ in range(2):
            session.seconds(one_turn, min(calls, 100000) // turn)
            session.number("SELECT kilobytes('VmRSS')"), session.number(used)
        before, before_contexts = session.number("SELECT kilobytes('VmRSS')"), session.number(used)
        session.seconds(one_turn, calls // turn)
        kept.add(session.number("SELECT kilobytes('VmRSS')") - before)
        contexts.add(session.number(used) - before_contexts)
    return [kept, contexts]


def first_call(backends, say):
    """Milliseconds of the first gd_is_valid of a backend over its later ones."""
    say('first call of %d backends' % backends)
    result = Result('first call', 'first call in a fresh backend, over a warm one', None, 1.0, 0.2, unit='ms')
    block = '''
DO $do$
DECLARE
	report text := (SELECT body FROM report_external ORDER BY abs(octet_length(body) - 9000) LIMIT 1);
	start timestamptz;
	valid boolean;
	times double precision[];
BEGIN
	-- the text is detoasted, the language warm
	start := clock_timestamp();
	PERFORM md5(report);
	FOR i IN 1 .. 9 LOOP
		start := clock_timestamp();
		valid := gd_is_valid(report);
		times[i] := extract(epoch FROM clock_timestamp() - start) * 1000;
	END LOOP;
	CREATE TEMP TABLE first_call AS SELECT unnest(times) AS ms;
END
$do$'''
    for _ in range(backends):
        with Session() as session:
            session.run(block)
            times = [float(row[0]) for row in session.rows('SELECT ms FROM first_call')]
            result.add(times[0] - statistics.median(times[1:]))
    return [result]


def make_large(session, size, say):
    say('a table of %d MB' % (size // 10**6))
    times = size // int(session.number('SELECT sum(octet_length(body)) FROM report_external')) + 1
    session.run('CREATE UNLOGGED TABLE large (id int, body text)')
    session.run('ALTER TABLE large ALTER body SET STORAGE EXTERNAL')
    session.run('INSERT INTO large SELECT n, body FROM generate_series(1, %d) AS n, report_external' % times)
    session.run('ANALYZE large')
    return session.number('SELECT sum(octet_length(body)) FROM large')


def parallel(session, workers, rounds, size, say):
    """Scans by so many workers, the leader only gathering, and by one process."""
    found = make_large(session, size, say)
    must, aim = (3.0, 3.6) if workers == 4 else (0.75 * workers, 0.9 * workers)
    result = Result('parallel %d/1' % workers, '%d parallel workers / 1, %.1f GB of text, gd_is_valid' % (workers, found / 1e9),
                    None, must, aim, at_least=True)
    session.run('SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;'
                'SET parallel_leader_participation = off; ALTER TABLE large SET (parallel_workers = %d)' % workers)
    query = 'SELECT count(*) FROM large WHERE gd_is_valid(body)'
    for number in range(rounds):
        seconds = {}
        for count in (0, workers):
            say('%d parallel workers, round %d of %d' % (count, number + 1, rounds))
            session.run('SET max_parallel_workers_per_gather = %d' % count)
            plan = ' '.join(row[0] for row in session.rows('EXPLAIN ' + query))
            if ('Workers Planned: %d' % workers in plan) != (count > 0):
                raise SystemExit('%d workers were asked for: %s' % (count, plan))
            seconds[count] = session.seconds(query)
        result.add(seconds[0], seconds[workers])
    return [result]
