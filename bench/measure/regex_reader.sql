-- What people write who need the figures of one form in one layout: a regular
-- expression for each row.  It reads the rows of gd_facts where a row of the form
-- is a line of the text and every cell ends with a pipe, and nothing else.
SET search_path = bench, public;

CREATE FUNCTION regex_facts(body text) RETURNS SETOF gd_fact LANGUAGE plpython3u AS $$
import re

if 'forms' not in GD:
	forms = {}
	for item in plpy.execute("SELECT form, code, label, unit FROM gd_forms() WHERE form IN ('2019', '2021')"):
		table, row = item['code'].split('.', 1)
		row = row.rpartition('.')[0] if table != 'disputes' else ''
		label = item['label'].partition(' \u00d7 ')[0].rpartition('/')[2]
		rows = forms.setdefault(item['form'], {})
		rows.setdefault((table, row), (label, []))[1].append(item)
	number = r' *(-?[0-9]+(?:\.[0-9]+)?) *'
	for form, rows in forms.items():
		forms[form] = [
			(re.compile(('^' if table == 'disputes' else r'(?:^|\| *)' + re.escape(label) + r'[^|\n]*\|') +
			            r'\|'.join([number] * len(items)) + r'(?:\||$)', re.M), items)
			for (table, row), (label, items) in rows.items()]
	GD['forms'] = forms
form = '2021' if '本年制发件数' in body else '2019'
for pattern, items in GD['forms'][form]:
	match = pattern.search(body)
	if match:
		for i, item in enumerate(items, 1):
			yield (form, item['code'], match.group(i), 'number', 'read', match.group(i), item['unit'], item['label'],
			       match.start(i) + 1, match.end(i) - match.start(i))
$$;
