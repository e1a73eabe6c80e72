"""
Forms as they are printed: tables of merged cells, from data/layouts.tsv and what
the other files say of rows, columns and groups.

A printed table is a list of rows; a row is a list of cells, each with the span
it covers and, for a figure, the labels that stand over it and beside it.
"""
import re

from wordings import DataError, read_table, split_list


class Cell:
    def __init__(self, kind, text=None, code=None, item=None, depth=0):
        self.kind, self.text, self.code = kind, text, code
        self.item, self.depth = item, depth
        self.rowspan = self.colspan = 1
        self.headers = []


class Print:
    """A table of a form while it is being set."""

    def __init__(self, table, row, words):
        self.table, self.words = table, words
        self.shape, self.stub = row["shape"], split_list(row["stub"])
        self.columns = self.parse_columns(row["columns"])
        self.rows, self.parts = [], []      # rows of (column, cell); their part
        self.part = 0

    # ---- what the form has -------------------------------------------------

    def column_leaf(self, code):
        return self.table.columns[self.table.column_position(code) - 1]

    def parse_columns(self, text):
        """The tree of headers: a leaf is a column, a node (label, children)."""
        if not text:
            return list(self.table.columns)
        stack = [("", [])]
        for token in re.findall(r"[^;()]+(?=\()|[^;()]+|[()]", text):
            if token == "(":
                continue
            if token == ")":
                stack.pop()
            elif re.fullmatch("[a-z_]+", token):
                stack[-1][1].append(self.column_leaf(token))
            else:
                node = (token, [])
                stack[-1][1].append(node)
                stack.append(node)
        if len(stack) != 1 or self.leaves(stack[0][1]) != self.table.columns:
            raise DataError(f"{self.table.name}: the headers are not its columns in order")
        return stack[0][1]

    def leaves(self, nodes):
        found = []
        for node in nodes:
            found += self.leaves(node[1]) if isinstance(node, tuple) else [node]
        return found

    def depth_of(self, nodes):
        return 1 + max([0] + [self.depth_of(n[1]) for n in nodes if isinstance(n, tuple)])

    def groups_of(self, row):
        """Groups around a row, the outermost first, as positions."""
        return self.table.groups_of(row["group_at"])[::-1]

    def code(self, name):
        return f"{self.table.table}.{name}"

    def item(self, row, column):
        for n, item in enumerate(self.table.items):
            if (item["row"], item["column"]) == (int(row["position"]), int(column["position"])):
                return self.table.first_item + n
        return None

    def label_depth(self, row):
        depth, above = 0, row["parent_at"]
        while above:
            depth += 1
            above = self.table.rows[above - 1]["parent_at"]
        return depth

    # ---- cells -------------------------------------------------------------

    def line(self):
        self.rows.append([])
        self.parts.append(self.part)
        return len(self.rows) - 1

    def put(self, at, column, cell, rowspan=1, colspan=1):
        cell.rowspan, cell.colspan = rowspan, colspan
        self.rows[at].append((column, cell))
        return cell

    def put_columns(self, nodes, at, first, height):
        """The headers of columns, height rows of them; returns the next column."""
        for node in nodes:
            if isinstance(node, tuple):
                cell = self.put(at, first, Cell("COLUMNS", node[0]), 1, len(self.leaves(node[1])))
                self.put_columns(node[1], at + 1, first, height - 1)
                first += cell.colspan
            else:
                self.put(at, first, Cell("COLUMN", node["label"], self.code(node["code"])), height)
                first += 1
        return first

    def put_figures(self, at, row, columns, first, last_span=1):
        for n, column in enumerate(columns):
            item = self.item(row, column)
            span = last_span if n == len(columns) - 1 else 1
            if item is None:
                self.put(at, first + n, Cell("EMPTY"), 1, span)
            else:
                self.put(at, first + n, Cell("FIGURE", item=item), 1, span)

    def put_label(self, at, column, row, colspan=1):
        self.put(at, column, Cell("ROW", row["label"], self.code(row["code"]),
                                  depth=self.label_depth(row)), 1, colspan)

    def put_stub(self, at, first, row):
        """What stands between the label of a row and its figures."""
        for n, name in enumerate(name for name in self.stub if name in ("unit", "line")):
            text = row[name] if "-" not in row[name] else ""
            self.put(at, first + n, Cell("TEXT", text))

    # ---- shapes --------------------------------------------------------------

    def set_blocks(self):
        """Blocks one under the other, each with a title and headers of its own."""
        def columns_of(group):
            rows = self.table.rows[group["first"] - 1:group["last"]]
            return rows, [c for c in self.table.columns
                          if any(self.item(r, c) is not None for r in rows)]
        width = 1 + max(len(columns_of(g)[1]) for g in self.table.groups)
        for group in self.table.groups:
            rows, columns = columns_of(group)
            rest = width - len(columns)
            self.part += 1
            self.put(self.line(), 0, Cell("ROWS", group["label"]), 1, width)
            at = self.line()
            self.put(at, 0, Cell("CORNER", self.words["label"]))
            for n, column in enumerate(columns):
                self.put(at, 1 + n, Cell("COLUMN", column["label"], self.code(column["code"])), 1,
                         rest if n == len(columns) - 1 else 1)
            for row in rows:
                at = self.line()
                self.put_label(at, 0, row)
                self.put_figures(at, row, columns, 1, rest)

    def set_nested(self):
        """Groups as labels over several rows, beside the labels of the rows."""
        width = 1 + max(len(self.groups_of(r)) for r in self.table.rows)
        height = self.depth_of(self.columns)
        for _ in range(height):
            self.line()
        for n, name in enumerate(self.stub):
            self.put(0, n, Cell("CORNER", self.words[name]), height, width // len(self.stub))
        self.put_columns(self.columns, 0, width, height)
        outermost = None
        for row in self.table.rows:
            groups = self.groups_of(row)
            if not groups or groups[0] != outermost:
                self.part += 1
            outermost = groups[0] if groups else None
            at = self.line()
            for n, position in enumerate(groups):
                group = self.table.groups[position - 1]
                if group["first"] == int(row["position"]):
                    self.put(at, n, Cell("ROWS", group["label"]), group["last"] - group["first"] + 1)
            self.put_label(at, len(groups), row, width - len(groups))
            self.put_figures(at, row, self.table.columns, width)

    def set_listed(self):
        """Groups as lines of their own above their rows."""
        at = self.line()
        for n, name in enumerate(self.stub):
            self.put(at, n, Cell("CORNER", self.words[name]))
        self.put_columns(self.columns, at, len(self.stub), 1)
        width = len(self.stub) + len(self.table.columns)
        self.part = 1
        for row in self.table.rows:
            for n, position in enumerate(self.groups_of(row)):
                group = self.table.groups[position - 1]
                if group["first"] == int(row["position"]):
                    if n == 0:
                        self.part += 1
                    self.put(self.line(), 0, Cell("ROWS", group["label"], depth=n), 1, width)
            at = self.line()
            self.put_label(at, 0, row)
            self.put_stub(at, 1, row)
            self.put_figures(at, row, self.table.columns, len(self.stub))

    def set_across(self):
        """Rows side by side, all figures in one line."""
        each = len(self.table.columns)
        height = 1 + max(len(self.groups_of(r)) for r in self.table.rows)
        for _ in range(height + 1):
            self.line()
        for n, row in enumerate(self.table.rows):
            groups = self.groups_of(row)
            for at, position in enumerate(groups):
                group = self.table.groups[position - 1]
                if group["first"] == int(row["position"]):
                    self.put(at, n * each, Cell("COLUMNS", group["label"]), 1,
                             (group["last"] - group["first"] + 1) * each)
            self.put(len(groups), n * each, Cell("COLUMNS", row["label"], self.code(row["code"])),
                     height - len(groups), each)
            self.put_columns(self.table.columns, height, n * each, 1)
        self.part = 1
        at = self.line()
        for n, row in enumerate(self.table.rows):
            self.put_figures(at, row, self.table.columns, n * each)

    # ---- the whole -----------------------------------------------------------

    def set(self):
        {"blocks": self.set_blocks, "nested": self.set_nested, "listed": self.set_listed,
         "across": self.set_across}[self.shape]()
        for row in self.rows:
            row.sort(key=lambda entry: entry[0])
        self.check()
        self.find_headers()

    def check(self):
        """Every place is covered by one cell, every item is printed once."""
        width = sum(cell.colspan for _, cell in self.rows[0])
        taken, items = set(), []
        for at, row in enumerate(self.rows):
            for column, cell in row:
                for place in ((at + i, column + k) for i in range(cell.rowspan)
                              for k in range(cell.colspan)):
                    if place in taken:
                        raise DataError(f"{self.table.name}: two cells at {place}")
                    taken.add(place)
                if cell.kind == "FIGURE":
                    items.append(cell.item)
        if len(taken) != len(self.rows) * width:
            raise DataError(f"{self.table.name}: the printed table has holes")
        first = self.table.first_item
        if sorted(items) != list(range(first, first + len(self.table.items))):
            raise DataError(f"{self.table.name}: not every cell is printed once")

    def find_headers(self):
        """Of each figure: the labels above it in its part, and those beside it."""
        labels = []
        for at, row in enumerate(self.rows):
            for column, cell in row:
                if cell.kind in ("COLUMN", "COLUMNS", "ROW", "ROWS"):
                    labels.append((at, column, cell))
        for at, row in enumerate(self.rows):
            for column, cell in row:
                if cell.kind != "FIGURE":
                    continue
                for up, left, label in labels:
                    part = self.parts[up]
                    above = (label.kind in ("COLUMN", "COLUMNS") and up < at
                             and left < column + cell.colspan and column < left + label.colspan
                             and part in (0, self.parts[at]))
                    beside = (label.kind in ("ROW", "ROWS") and up <= at < up + label.rowspan)
                    over = (label.kind == "ROWS" and label.rowspan == 1 and part == self.parts[at]
                            and up < at and self.holds(label, cell))
                    if above or beside or over:
                        cell.headers.append(label)

    def holds(self, label, cell):
        """Is the line of a group the one that a figure stands under?"""
        row = self.table.rows[self.table.items[cell.item - self.table.first_item]["row"] - 1]
        return any(self.table.groups[g - 1]["label"] == label.text for g in self.groups_of(row))


def words_of(form, table):
    return {row["name"]: row["label"] for row in read_table("headers.tsv")
            if row["role"] == "header" and row["table"] == table
            and form in split_list(row["forms"])}


def emit_print(print_, title, emit, pool):
    cells, headers, numbers = [], [], {}
    for row in print_.rows:
        for _, cell in row:
            numbers[id(cell)] = len(numbers)
    rows = []
    for at, row in enumerate(print_.rows):
        rows.append(f"{{{len(cells)}, {len(row)}, {print_.parts[at]}}}")
        for _, cell in row:
            cells.append(f"{{LAYOUT_{cell.kind}, {cell.rowspan}, {cell.colspan}, {cell.depth}, "
                         f"{cell.item or 0}, {len(headers)}, {len(cell.headers)}, "
                         f"{pool.at(cell.text)}, {pool.at(cell.code)}}}")
            headers += [numbers[id(label)] for label in cell.headers]
    name = print_.table.name
    arrays = (emit.c_array(f"LayoutRow layout_rows_{name}[]", rows) + "\n"
              + emit.c_array(f"LayoutCell layout_cells_{name}[]", cells) + "\n"
              + emit.c_numbers(f"uint16_t layout_headers_{name}[]", headers, 20) + "\n")
    entry = (f"{{{emit.c_form(print_.table.form)}, {emit.c_table(print_.table.table)}, "
             f"{emit.c_string(title)}, {len(rows)}, {len(cells)},\n\t\tlayout_rows_{name}, layout_cells_{name}, "
             f"layout_headers_{name}}}")
    return arrays, entry


def make_layouts(forms, emit):
    titles = {(row["form"], row["table"]): row["title"] for row in read_table("forms.tsv")}
    pool = emit.Pool("layout_strings", "What the cells say, by offset")
    parts, entries = [], []
    for row in read_table("layouts.tsv"):
        at = row["form"], row["table"]
        print_ = Print(forms[at], row, words_of(*at))
        print_.set()
        arrays, entry = emit_print(print_, titles[at], emit, pool)
        parts.append(arrays)
        entries.append(entry)
    if len(entries) != len(forms):
        raise DataError("layouts.tsv: not every form is printed")
    return (emit.header("layout_data.inc", "data/layouts.tsv, forms.tsv, rows.tsv, columns.tsv,\n"
                        " *\t  groups.tsv and headers.tsv")
            + "\n" + pool.emit() + "".join(parts) + emit.c_array("Layout layouts[]", entries))
