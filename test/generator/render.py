"""The registry of renderings, and the plain page around the tables.

A renderer takes a report and returns its text. It may name cells the text does not print (report.unprinted)
and cells the text does not determine (report.may_miss). Options say how the report must be built for it.
"""

RENDERINGS = {}


class Rendering:
    def __init__(self, number, name, function, forms, options):
        self.number, self.name, self.function, self.forms, self.options = number, name, function, forms, options


def rendering(number, name, forms=None, **options):
    """forms: the forms it applies to, all by default; options: what model.build takes, or a function of rng."""
    def register(function):
        RENDERINGS[number] = Rendering(number, name, function, forms, options)
        return function
    return register


TABLES = {}


def table_rendering(number, name):
    """A rendering that differs in its tables only: the function returns one that prints a grid as lines."""
    def register(function):
        TABLES[number] = function
        rendering(number, name)(lambda report: page(report, function(report)))
        return function
    return register


def heading(block, style=None):
    """The printed heading line; style is what damage.py chose."""
    style = style or {}
    if block.level == 1:
        return style.get(1, '{number}、{text}').format(number=block.number, text=block.text)
    return style.get(2, '（{number}）{text}').format(number=block.number, text=block.text)


def page(report, table, separator='\n'):
    """Blocks in lines; table(grid) prints a table as a list of lines."""
    lines = []
    run_on = ''
    for block in report.blocks:
        if block.kind == 'table':
            if run_on:
                lines.append(run_on)
                run_on = ''
            lines.extend(table(block.table))
        elif block.kind == 'heading':
            if run_on:
                lines.append(run_on)
                run_on = ''
            text = heading(block, report.heading_style)
            if getattr(block, 'run_on', False):
                run_on = text
            else:
                lines.append(text)
        else:
            lines.extend((run_on + block.text).split('\n'))
            run_on = ''
    if run_on:
        lines.append(run_on)
    return separator.join(lines) + '\n'
