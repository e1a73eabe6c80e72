"""From a seed to texts and truths."""

import random

from . import claims, damage, defects, defects_text, expect, forms, model, truth  # noqa: F401
from . import render_html, render_layout, render_local, render_odd, render_parts, render_pipes, render_plain  # noqa: F401  they register
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


# Damages that hide no defect and bring no finding of their own.
HARMLESS = ('half_width', 'traditional', 'crlf', 'indented', 'wide_digits', 'heading_style', 'spaced_headings',
            'title_lines', 'thousands')


# Renderings that take whole tables away.
BARE = (22, 25)


def names_of(text):
    """Names of defects, or the beginnings of some; all -> all."""
    wanted = [name for name in defects.DEFECTS if text == 'all' or any(
        name == part or name.startswith(part + '.') or name.startswith(part + '@') for part in text.split(','))]
    if not wanted:
        raise SystemExit('no defect of these names: %s' % text)
    return wanted


def choose_defects(rng, name, number, form):
    """One, and sometimes another that goes with it."""
    chosen = [defects.DEFECTS[name]]
    if rng.random() < 0.15:
        family = name.split('.')[0]
        others = [d for d in defects.DEFECTS.values() if d.name.split('.')[0] not in (family, 'structure')
                  and not d.options and 'meta.year-missing' not in (name, d.name)
                  and form in d.forms and number in (d.renderings or RENDERINGS)]
        if others and family != 'structure':
            chosen.append(rng.choice(others))
    return chosen


def apply_defects(report, rng, chosen):
    """Those of figures come before the sentences, which state what is printed; false where one is impossible."""
    early = [one for one in chosen if one.name.split('.')[0] in ('identity', 'table')]
    late = [one for one in chosen if one not in early]
    if any(one.function(report, rng) is False for one in early):
        return False
    claims.insert(report, rng)
    return not any(one.function(report, rng) is False for one in late)


def choose_damages(rng, how, chosen):
    """At most one of the harmless."""
    forbidden = set(how.options.get('forbid', ())).union(*(d.forbid for d in chosen))
    possible = [n for n in HARMLESS if n not in forbidden]
    return [rng.choice(possible)] if possible and rng.random() < 0.5 else []


def finished(report, how, names, number, index):
    """Spoilt, printed, and what is known of it."""
    damage.apply_before(report, names)
    text = how.function(report)
    text = damage.apply_after(text, report, list(names) + report.after)
    known = truth.of(report, '%05d' % index, number, None)
    known['findings'], known['allowed'] = expect.of(report, number)
    return known, text


def with_defect(seed, index, name, renderings, wanted_forms=None):
    """A report with this defect in one of these renderings: (truth, text); None where nothing came of it."""
    about = defects.DEFECTS[name]
    for attempt in range(12):
        rng = random.Random('defects/%s/%d/%d' % (seed, index, attempt))
        possible = [n for n in renderings if n in (about.renderings or RENDERINGS) and n not in BARE
                    and not (about.options and 'table_forms' in RENDERINGS[n].options)
                    and set(about.forms) & set(wanted_forms or forms.NAMES) & set(RENDERINGS[n].forms or forms.NAMES)]
        if not possible:
            return None
        number = rng.choice(possible)
        how = RENDERINGS[number]
        mine = [f for f in about.forms if f in (how.forms or forms.NAMES) and f in (wanted_forms or forms.NAMES)]
        form = rng.choices(mine, [4 if f in model.MODERN else 1 for f in mine])[0]
        options = {k: v(rng) if callable(v) else v for k, v in how.options.items() if k != 'forbid'}
        report = model.build(form, rng, **dict(options, **about.options))
        chosen = choose_defects(rng, name, number, form)
        if not apply_defects(report, rng, chosen):
            continue
        known, text = finished(report, how, choose_damages(rng, how, chosen), number, index)
        known['defects'] = [one.name for one in chosen]
        if name.startswith('identity.') or name.endswith('.older') or any(about.rule in f['rule'].split('|') for f in known['findings']):
            return known, text
    return None


def without_defect(seed, index, number, wanted_forms=None, damages='some'):
    """A clean report that states its figures in sentences too."""
    rng = random.Random('clean/%s/%d/%d' % (seed, index, number))
    how = RENDERINGS[number]
    possible = [f for f in wanted_forms or forms.NAMES if f in (how.forms or forms.NAMES)] or list(how.forms)
    form = rng.choices(possible, [4 if f in model.MODERN else 1 for f in possible])[0]
    options = {k: v(rng) if callable(v) else v for k, v in how.options.items() if k != 'forbid'}
    report = model.build(form, rng, **options)
    claims.insert(report, rng)
    if damages == 'some':
        names = damage.choose(rng, how.options.get('forbid', ()))
    else:
        names = [] if damages == 'none' else damages.split(',')
    known, text = finished(report, how, names, number, index)
    known['defects'] = []
    return known, text


# Behind it tables are none of a form, and texts no whole report: nobody says what rules find there.
LAST_OF_FORMS = 25


def generate_findings(seed, count, renderings, wanted_forms=None, damages='some', wanted='all'):
    """Texts whose findings are known; one in three is clean."""
    names = [] if wanted == 'none' else names_of(wanted)
    renderings = [number for number in renderings if number <= LAST_OF_FORMS]
    for index in range(count):
        found = None
        if names and index % 3:
            found = with_defect(seed, index, names[(index - 1 - index // 3) % len(names)], renderings, wanted_forms)
        yield found or without_defect(seed, index, renderings[(index // 3 if names else index) % len(renderings)], wanted_forms, damages)


def generate(seed, count, renderings, wanted_forms=None, damages='some'):
    for index in range(count):
        yield one(seed, index, renderings[index % len(renderings)], wanted_forms, damages)
