"""How many readings the identities leave to glued or split digits."""

import functools

REQUESTS = ((6, 1),)            # six parts and their total
DISPUTES = ((4, 1),) * 3


def _numbers(run):
    """Where the number that begins a run may end, and its value; no number but 0 begins with 0."""
    if run[:1] == '0':
        return [(1, 0)]
    return [(end, int(run[:end])) for end in range(1, len(run) + 1)]


def count_glued(run, groups):
    """Readings of a run of digits as groups of parts, each followed by its total."""
    @functools.lru_cache(maxsize=None)
    def readings(at, group, part, rest):
        if group == len(groups):
            return int(at == len(run))
        parts = groups[group][0]
        if part == parts:               # the total must be the sum so far
            digits = str(rest)
            return readings(at + len(digits), group + 1, 0, 0) if run.startswith(digits, at) else 0
        return sum(readings(at + end, group, part + 1, rest + value) for end, value in _numbers(run[at:]))
    return readings(0, 0, 0, 0)


def count_split(tokens, groups):
    """Readings of cells whose digits fell apart: neighbours may be joined."""
    total = sum(parts + 1 for parts, _ in groups)

    @functools.lru_cache(maxsize=None)
    def readings(at, group, part, rest):
        if group == len(groups):
            return int(at == len(tokens))
        if at >= len(tokens) or len(tokens) - at > total * 20:
            return 0
        found, joined = 0, ''
        for end in range(at, len(tokens)):
            joined += tokens[end]
            if len(joined) > 1 and joined[0] == '0' or len(joined) > 9:
                break
            if part < groups[group][0]:
                found += readings(end + 1, group, part + 1, rest + int(joined))
            elif int(joined) == rest:
                found += readings(end + 1, group + 1, 0, 0)
        return found
    return readings(0, 0, 0, 0)


def rows_from_blocks(figures, width, columns_add_up):
    """The tables whose figures, printed block of rows by block of rows and each block column by column, are these.
    The last column is the sum of the others; columns_add_up(rows) says it of the columns."""
    count = len(figures) // width

    def block(first, rows):
        run = figures[first * width:(first + rows) * width]
        return [tuple(run[column * rows + row] for column in range(width)) for row in range(rows)]

    behind = {count: {()}}
    for first in range(count - 1, -1, -1):
        behind[first] = set()
        for rows in range(1, count - first + 1):
            lines = block(first, rows)
            if all(sum(line[:-1]) == line[-1] for line in lines):
                behind[first].update(tuple(lines) + rest for rest in behind[first + rows])
    return [table for table in behind[0] if columns_add_up(table)]
