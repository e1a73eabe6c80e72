"""One line of the table: a ratio, over several rounds."""

import statistics


class Result:
    """must and aim are upper bounds, or lower ones if at_least is true; None where nothing is asked. A later run is
    held to the must itself, not to what was measured, if held_to_must is true."""

    def __init__(self, name, title, storage=None, must=None, aim=None, at_least=False, unit='', held_to_must=False):
        self.name, self.title, self.storage, self.must, self.aim = name, title, storage, must, aim
        self.at_least, self.unit, self.held_to_must = at_least, unit, held_to_must
        self.rounds = []

    def add(self, mine, yardstick=1.0):
        self.rounds.append(mine / yardstick)

    @property
    def median(self):
        return statistics.median(self.rounds)

    @property
    def key(self):
        return self.name if self.storage is None else '%s %s' % (self.name, self.storage)

    def meets(self, bound):
        """None where there is no bound."""
        if bound is None:
            return None
        return self.median >= bound if self.at_least else self.median <= bound

    def as_json(self):
        return {'name': self.name, 'title': self.title, 'storage': self.storage, 'unit': self.unit, 'must': self.must,
                'aim': self.aim, 'at_least': self.at_least, 'median': round(self.median, 4),
                'least': round(min(self.rounds), 4), 'most': round(max(self.rounds), 4),
                'rounds': [round(value, 4) for value in self.rounds]}
