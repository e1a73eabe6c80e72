#!/usr/bin/env python3
"""call_graph.py MOST FILE.ci...: no function calls itself, none has a frame that grows with its arguments, and none needs
more than MOST bytes of stack.

The files are what gcc -fcallgraph-info=su writes beside its objects. Calls through pointers (of the caller's hooks) are not followed.
"""
import re
import sys


def read(files):
    """The functions that each calls, and the bytes of its frame."""
    calls, frames = {}, {}
    for name in files:
        with open(name, encoding='utf-8') as file:
            graph = file.read()
        for source, target in re.findall(r'edge: \{ sourcename: "([^"]*)" targetname: "([^"]*)"', graph):
            calls.setdefault(source, set()).add(target)
        for title, size, kind in re.findall(r'node: \{ title: "([^"]*)" label: "[^"]*?(\d+) bytes \(([a-z,]*)\)', graph):
            if kind == 'dynamic':
                sys.exit('not ok - the frame of %s has no bound' % title)
            frames[title] = int(size)
    return calls, frames


def needs(calls, frames):
    """Bytes of stack of each function with all that it calls; an error at a function that calls itself."""
    known = {}

    def visit(function, path):
        if function in path:
            sys.exit('not ok - recursion: ' + ' '.join(path[path.index(function):] + [function]))
        if function not in known:
            below = [visit(callee, path + [function]) for callee in sorted(calls.get(function, ()))]
            known[function] = frames.get(function, 0) + max(below, default=0)
        return known[function]

    for function in sorted(frames):
        visit(function, [])
    return known


def main():
    most = int(sys.argv[1])
    calls, frames = read(sys.argv[2:])
    if len(frames) < 1000:
        sys.exit('not ok - only %d functions' % len(frames))
    size, function = max((size, function) for function, size in needs(calls, frames).items())
    if size > most:
        sys.exit('not ok - %s needs %d bytes of stack' % (function, size))
    print('ok - %d functions, none recursive; %s needs the most stack, %d bytes' % (len(frames), function, size))


if __name__ == '__main__':
    main()
