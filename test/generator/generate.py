"""From a seed to texts and truths."""

import random

from . import damage, forms, model, truth
from . import render_html, render_layout, render_local, render_pipes, render_plain  # noqa: F401  they register
from .render import RENDERINGS


def numbers_of(text):
    """1-3,7 -> [1, 2, 3, 7], of those that exist; all -> all."""
    if text == 'all':
        return sorted(RENDERINGS)
    wanted = []
    for part in text.split(','):
        first, _, last = part.partition('-')
        wanted.extend(range(int(first), int(last or first) + 1))
    return [n for n in wanted if n in RENDERINGS]


def one(seed, index, number, wanted_forms=None, damages='some'):
    """The report of this seed and index in one rendering: (truth, text)."""
    rng = random.Random('%s/%d/%d' % (seed, index, number))
    how = RENDERINGS[number]
    possible = [f for f in wanted_forms or forms.NAMES if f in (how.forms or forms.NAMES)] or list(how.forms)
    # the forms in force stand for most of the reports there are
    form = rng.choices(possible, [4 if f in model.MODERN else 1 for f in possible])[0]
    options = {k: v(rng) if callable(v) else v for k, v in how.options.items() if k != 'forbid'}
    report = model.build(form, rng, **options)
    if damages == 'some':
        names = damage.choose(rng, how.options.get('forbid', ()))
    else:
        names = [] if damages == 'none' else damages.split(',')
    damage.apply_before(report, names)
    text = how.function(report)
    text = damage.apply_after(text, report, names)
    return truth.of(report, '%04d' % index, number, None), text


def generate(seed, count, renderings, wanted_forms=None, damages='some'):
    for index in range(count):
        yield one(seed, index, renderings[index % len(renderings)], wanted_forms, damages)
