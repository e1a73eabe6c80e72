"""python3 -m generator --seed S --count N --renderings 1-5 --out DIR

writes DIR/NNNN.txt and DIR/truth.jsonl. The same arguments give the same bytes.
"""

import argparse
import json
import os
import sys

from .generate import generate, generate_findings, numbers_of
from .pairs import generate_pairs


def write(folder, name, text):
    with open(os.path.join(folder, name), 'wb') as file:
        file.write(text.encode('utf-8'))


def main():
    parser = argparse.ArgumentParser(prog='generator', description='Reports with known truth.')
    parser.add_argument('--seed', default='1')
    parser.add_argument('--count', type=int, default=100)
    parser.add_argument('--renderings', default='1-5', help='numbers and ranges: 1-5,15')
    parser.add_argument('--forms', help='forms, by commas; all by default')
    parser.add_argument('--damage', default='some', help='some, none, or names by commas')
    parser.add_argument('--defects', help='all, none, or names by commas: reports whose findings are known')
    parser.add_argument('--pairs', action='store_true', help='pairs of successive years: NNNNN.previous.txt and NNNNN.txt')
    parser.add_argument('--out', required=True)
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    forms = arguments.forms.split(',') if arguments.forms else None
    numbers = numbers_of(arguments.renderings)
    if arguments.pairs:
        made = generate_pairs(arguments.seed, arguments.count)
    elif arguments.defects:
        made = ((known, None, text) for known, text in generate_findings(
            arguments.seed, arguments.count, numbers, forms, arguments.damage, arguments.defects))
    else:
        made = ((known, None, text) for known, text in generate(
            arguments.seed, arguments.count, numbers, forms, arguments.damage))
    with open(os.path.join(arguments.out, 'truth.jsonl'), 'w', encoding='utf-8') as truths:
        for truth, previous, text in made:
            truth['text'] = truth['name'] + '.txt'
            write(arguments.out, truth['text'], text)
            if previous is not None:
                write(arguments.out, truth['name'] + '.previous.txt', previous)
            truths.write(json.dumps(truth, ensure_ascii=False, separators=(',', ':')) + '\n')
    return 0


if __name__ == '__main__':
    sys.exit(main())
