"""python3 bench/corpus.py --seed S --count N [--renderings 2,5] --out DIR

Reports of the generator (test/generator) in sizes as in life: 3 to 30 KB, half of them below 9 KB.

Writes DIR/NNNN.txt and DIR/index.tsv (file, rendering, form, bytes). The same arguments give the same bytes.
Every fifth report is HTML, the others go through all renderings of the forms, or all through those asked for; four
in five are of the forms in force since 2019; one in three is damaged. What a report lacks to its size is prose.
"""

import argparse
import math
import os
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'test'))

from generator import damage, essay, generate, model, prose  # noqa: E402
from generator.render import RENDERINGS  # noqa: E402

# What is printed comes out a little longer than is asked for: tables alone may be.
MEDIAN, SPREAD, SMALLEST, LARGEST = 7500, 0.6, 3000, 30000
HTML = 15
TEXTS = [number for number in sorted(RENDERINGS) if number <= generate.LAST_OF_FORMS and number != HTML]
MODERN_SHARE = 0.8
# Bytes of prose in one paragraph, about.
PARAGRAPH = 900


def size_wanted(rng):
    while True:
        size = int(MEDIAN * math.exp(rng.gauss(0, SPREAD)))
        if SMALLEST <= size <= LARGEST:
            return size


def form_of(rng, number):
    possible = RENDERINGS[number].forms or generate.forms.NAMES
    modern = [form for form in possible if form in model.MODERN]
    older = [form for form in possible if form not in model.MODERN]
    return rng.choice(modern if modern and (not older or rng.random() < MODERN_SHARE) else older)


def paragraph(rng, report, most):
    """Sentences of both kinds, none of them about requests."""
    text = prose.paragraph(rng, report.place, report.year)
    for sentence in essay.sentences(rng, rng.randint(2, 8)):
        if len(text.encode()) < most:
            text += sentence
    return text


def pad(rng, report, missing):
    """So many bytes of paragraphs more, behind the text of the narrative sections."""
    places = [block for block in report.blocks if block.kind == 'text'][1:] or report.blocks[:1]
    while missing > PARAGRAPH / 3:
        text = paragraph(rng, report, min(missing, PARAGRAPH))
        after = report.blocks.index(rng.choice(places))
        report.blocks.insert(after + 1, model.Block('text', text))
        missing -= len(text.encode())


def printed(seed, number, form, missing, damaged):
    """The report of this seed, with so many bytes of prose more."""
    rng = random.Random(seed)
    how = RENDERINGS[number]
    options = {k: v(rng) if callable(v) else v for k, v in how.options.items() if k != 'forbid'}
    report = model.build(form, rng, **options)
    names = damage.choose(rng, how.options.get('forbid', ())) if damaged else []
    pad(random.Random(seed + '/prose'), report, missing)
    damage.apply_before(report, names)
    return damage.apply_after(how.function(report), report, names)


def rendering_of(index):
    return HTML if index % 5 == 4 else TEXTS[(index - index // 5) % len(TEXTS)]


def reports(seed, count, renderings=None):
    for index in range(count):
        rng = random.Random('%s/%d' % (seed, index))
        number = renderings[index % len(renderings)] if renderings else rendering_of(index)
        form, wanted, damaged = form_of(rng, number), size_wanted(rng), rng.random() < 1 / 3
        own = '%s/%d/%d' % (seed, index, number)
        bare = len(printed(own, number, form, 0, damaged).encode())
        # some damages double a text
        text = printed(own, number, form, wanted - bare, damaged)
        if len(text.encode()) > LARGEST:
            text = printed(own, number, form, (wanted - bare) // 3, damaged)
        yield number, form, text


def main():
    parser = argparse.ArgumentParser(prog='corpus.py', description='Reports of sizes as in life.')
    parser.add_argument('--seed', default='life')
    parser.add_argument('--count', type=int, default=500)
    parser.add_argument('--renderings', help='numbers and ranges: 2,5-7; all by default')
    parser.add_argument('--out', required=True)
    arguments = parser.parse_args()
    wanted = generate.numbers_of(arguments.renderings) if arguments.renderings else None
    os.makedirs(arguments.out, exist_ok=True)
    with open(os.path.join(arguments.out, 'index.tsv'), 'w', encoding='ascii') as index:
        for i, (number, form, text) in enumerate(reports(arguments.seed, arguments.count, wanted)):
            data = text.encode()
            name = '%05d.txt' % i
            with open(os.path.join(arguments.out, name), 'wb') as file:
                file.write(data)
            index.write('%s\t%d\t%s\t%d\n' % (name, number, form, len(data)))
    return 0


if __name__ == '__main__':
    sys.exit(main())
