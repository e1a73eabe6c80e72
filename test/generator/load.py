"""python3 -m generator.load DIR > truth.sql

SQL that loads the texts and the truth of DIR into a temporary table and compares what the installed
extension finds with it: a line a rendering, a line of scalars, and 'N passed, N failed' (texts).
The extension's functions must be on the search path.
"""

import json
import os
import sys

TABLE = '''\\set ON_ERROR_STOP on
\\pset format unaligned
\\pset tuples_only on
create temp table gd_truth (name text, rendering int, form text, body text, facts jsonb, kinds jsonb, may_miss jsonb,
  scalars jsonb, sections jsonb, forms jsonb, forms_may_miss jsonb);
copy gd_truth from stdin;
'''

COMPARE = '''analyze gd_truth;
create temp table gd_cell as
with expected as (
  select t.name, e.key as code, (e.value #>> '{}')::numeric as value, t.kinds ->> e.key as kind,
         t.may_miss ? e.key as spare
  from gd_truth t, jsonb_each(t.facts) e),
found as (
  select t.name, f.code, f.value, f.kind, f.recovery,
         f.recovery = 'read' and f.kind <> 'blank' and
         translate(regexp_replace(substr(t.body, f.start_at, f.length), '<[^>]*>|\\s', '', 'g'), E'\\u00a0\\u3000\\u200b', '')
           is distinct from translate(regexp_replace(f.raw, '\\s', '', 'g'), E'\\u00a0\\u3000\\u200b', '') as misplaced
  from gd_truth t, gd_facts(t.body) f)
select coalesce(e.name, f.name) as name, coalesce(e.code, f.code) as code, f.recovery, e.name is not null as expected,
  case when e.name is null then case when f.value is null then 'blank' else 'phantom' end
       when f.name is null or f.value is null and (e.value is not null or f.recovery = 'ambiguous')
         then case when e.spare then 'spared' else 'missing' end
       when f.value is distinct from e.value or f.value::text::numeric is distinct from e.value or f.kind <> e.kind and not e.spare then 'wrong'
       when f.misplaced then 'misplaced'
       else 'right' end as verdict
from expected e full join found f on e.name = f.name and e.code = f.code;

create temp table gd_scalar as
select t.name, t.rendering, s.attribute from gd_truth t, gd_parse(t.body) p, lateral (select gd_normalize(t.body) offset 0) n(body),
lateral (values
  ('status', p.status is distinct from t.scalars ->> 'status'),
  ('title', regexp_replace(p.title, '\\s', '', 'g') is distinct from regexp_replace(t.scalars ->> 'title', '\\s', '', 'g')),
  ('issuer', p.issuer is distinct from t.scalars ->> 'issuer' and not coalesce(t.scalars -> 'issuer_also' ? p.issuer, false)),
  ('year', p.year is distinct from (t.scalars ->> 'year')::int),
  ('script', p.script is distinct from t.scalars ->> 'script'),
  ('signed', p.signed is distinct from (t.scalars ->> 'signed')::date),
  ('published', p.published is distinct from (t.scalars ->> 'published')::date),
  ('period', p.period is distinct from daterange((t.scalars #>> '{period,0}')::date, (t.scalars #>> '{period,1}')::date, '[]')
    and not (p.period is null and t.scalars -> 'period' = 'null')),
  ('copies', p.copies is distinct from (t.scalars ->> 'copies')::int),
  ('normalized', gd_normalize(n.body) <> n.body or exists (select from gd_facts(t.body) f join gd_facts(n.body) g using (form, code)
     where f.value <> g.value or f.kind <> g.kind and f.value + g.value is not null)),
  ('sections', t.sections <> (select coalesce(jsonb_agg(s.kind order by s.ordinal), '[]')
     from gd_sections(t.body) s where s.level = 1 and s.kind is not null)),
  ('forms', (select coalesce(jsonb_object_agg(g.kind, g.form), '{}') from gd_tables(t.body) g where g.kind is not null)
     - array(select jsonb_array_elements_text(t.forms_may_miss))
     <> t.forms - array(select jsonb_array_elements_text(t.forms_may_miss)))
) s(attribute, wrong) where s.wrong;

select format('rendering %s: %s documents, %s expected, %s right, %s missing, %s spared, %s wrong, %s phantom, %s misplaced, %s derived, %s ambiguous',
  t.rendering, count(distinct t.name), count(*) filter (where c.expected),
  count(*) filter (where verdict = 'right'), count(*) filter (where verdict = 'missing'),
  count(*) filter (where verdict = 'spared'), count(*) filter (where verdict = 'wrong'),
  count(*) filter (where verdict = 'phantom'), count(*) filter (where verdict = 'misplaced'),
  count(*) filter (where recovery = 'derived'), count(*) filter (where recovery = 'ambiguous'))
from gd_truth t left join gd_cell c using (name) group by t.rendering order by t.rendering;

select 'wrong scalars: ' || coalesce(string_agg(format('%s %s', attribute, n), ', ' order by attribute), 'none')
from (select attribute, count(*) n from gd_scalar group by attribute) x;

with bad as (
  select name from gd_cell where verdict in ('missing', 'wrong', 'phantom', 'misplaced')
  union select name from gd_scalar
  union select min(name) from gd_truth group by rendering having sum((select count(*) from jsonb_object_keys(facts))) = 0)
select format('%s passed, %s failed', (select count(*) from gd_truth) - count(*),
              count(*) + (not exists (select from gd_truth))::int) from bad;
'''

SCALARS = ('status', 'title', 'issuer', 'issuer_also', 'year', 'script', 'signed', 'published', 'period', 'copies')


def field(value):
    """A value in COPY's text format."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.replace('\\', '\\\\').replace('\t', '\\t').replace('\n', '\\n').replace('\r', '\\r')


def emit(folder, out):
    out.write(TABLE)
    with open(os.path.join(folder, 'truth.jsonl'), encoding='utf-8') as file:
        for line in file:
            known = json.loads(line)
            with open(os.path.join(folder, known['text']), 'rb') as text:
                body = text.read().decode('utf-8')
            row = (known['name'], known['rendering'], known['form'], body, known['facts'], known['kinds'], known['may_miss'],
                   {key: known[key] for key in SCALARS}, known['sections'], known['forms'], known['forms_may_miss'])
            out.write('\t'.join(map(field, row)) + '\n')
    out.write('\\.\n' + COMPARE)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding='utf-8', newline='\n')
    emit(sys.argv[1], sys.stdout)
