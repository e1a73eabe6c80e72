"""Called by bench/run, with a server of its own in the environment."""

import argparse
import os
import re
import subprocess
import sys

from . import backend, output, ratios, sets, shapes
from .result import Result
from .session import Session, quietly

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, '..', 'floors.tsv')


def say(what):
    print('# ' + what, file=sys.stderr, flush=True)


def memory_of_reports(work, stages):
    """Of the core, for a report: the server's allocator cannot be asked for the most it gave."""
    texts = [os.path.join(work, 'life', name) for name in sorted(os.listdir(os.path.join(work, 'life'))) if name.endswith('.txt')]
    last = subprocess.run([stages, '1'] + texts, check=True, stdout=subprocess.PIPE, encoding='utf-8').stdout.splitlines()[-1]
    result = Result('memory report', 'a report, peak memory of the core / bytes of input', None, 12, 6)
    result.add(float(re.search(r'memory per byte: median ([0-9.]+)', last).group(1)))
    return [result]


def about(session, arguments, sizes):
    compiler = re.search(r'compiled by ([^,]+)', session.value('SELECT version()'))
    return {'gdreport': session.value('SELECT gdreport_version()'), 'server': session.value('SHOW server_version'),
            'compiler': compiler.group(1) if compiler else '', 'cores': os.cpu_count(), 'rounds': arguments.rounds,
            'reports': sizes[3], 'bytes': {'least': sizes[0], 'median': sizes[1], 'most': sizes[2]}, 'quick': arguments.quick}


def measure_all(arguments):
    storages = sets.STORAGES[:1] if arguments.quick else sets.STORAGES
    say('loading')
    sets.load(arguments.work, arguments.count)
    with Session() as session:
        sets.make(session, storages)
        shapes.make(session)
        results = ratios.measure(session, storages, arguments.rounds, say)
        speeds = ratios.speeds(session, say)
        results += shapes.measure(session, max(1, arguments.rounds // 3), say)
    results += shapes.measure_memory(say)
    results += memory_of_reports(arguments.work, arguments.stages)
    results += backend.flat_memory(20000 if arguments.quick else 1000000, say)
    results += backend.first_call(5 if arguments.quick else 20, say)
    if arguments.workers > 1:
        with Session() as session:
            results += backend.parallel(session, arguments.workers, 1 if arguments.quick else max(1, arguments.rounds // 3),
                                        10**8 if arguments.quick else backend.TABLE_BYTES, say)
    with Session() as session:
        return about(session, arguments, sets.sizes()), results, speeds


def main():
    parser = argparse.ArgumentParser(prog='bench/run')
    parser.add_argument('--work', required=True)
    parser.add_argument('--stages', required=True)
    parser.add_argument('--out')
    parser.add_argument('--quick', action='store_true')
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--record', action='store_true')
    parser.add_argument('--workers', type=int, default=min(4, os.cpu_count()))
    parser.add_argument('--rounds', type=int)
    parser.add_argument('--count', type=int)
    arguments = parser.parse_args()
    arguments.rounds = arguments.rounds or (3 if arguments.quick else 9)
    arguments.count = arguments.count or (150 if arguments.quick else 500)
    if arguments.out:
        os.makedirs(arguments.out, exist_ok=True)
    quietly()

    description, results, speeds = measure_all(arguments)
    print(output.table(results))
    if arguments.out:
        output.write_json(os.path.join(arguments.out, 'results.json'), description, results, speeds)
        with open(os.path.join(arguments.out, 'results.md'), 'w', encoding='utf-8') as file:
            file.write(output.page(results))
        with open(os.path.join(arguments.out, 'results.svg'), 'w', encoding='utf-8') as file:
            file.write(output.chart(results))
    if arguments.record:
        with open(FLOORS, 'w', encoding='utf-8') as file:
            file.write(output.floors_of(results))
    if arguments.check:
        lines, good = output.check_floors(FLOORS, results)
        print('\n'.join(lines))
        return 0 if good else 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
