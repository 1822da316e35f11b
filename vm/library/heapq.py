"""Heaps: a list whose item k is not above its items 2k+1 and 2k+2. The basic operations are native."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace
from _heapq import _heapify_max, _heappop_max, _heapreplace_max

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """The items of several sorted inputs as one sorted stream, without reading them ahead."""
    # Heads are [sort key, input's number, item, next function]: the number keeps equal items in the order of
    # the inputs and keeps the rest from being compared.
    heads = []
    step = -1 if reverse else 1
    fix, pop, replace = (_heapify_max, _heappop_max, _heapreplace_max) if reverse else (heapify, heappop, heapreplace)
    for number, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        heads.append([item if key is None else key(item), number * step, item, advance])
    fix(heads)
    while len(heads) > 1:
        head = heads[0]
        yield head[2]
        try:
            item = head[3]()
        except StopIteration:
            pop(heads)
            continue
        head[0] = item if key is None else key(item)
        head[2] = item
        replace(heads, head)
    if heads:
        item, advance = heads[0][2], heads[0][3]
        while True:
            yield item
            try:
                item = advance()
            except StopIteration:
                return


def _is_some(n, iterable):
    # Asked in CPython's order, which shows where n is no number.
    return n >= len(iterable) > 0 or n > 0 if hasattr(iterable, "__len__") else n > 0


def nsmallest(n, iterable, key=None):
    """The n smallest items in order, as sorted(iterable, key=key)[:n]."""
    return sorted(iterable, key=key)[:n] if _is_some(n, iterable) else []


def nlargest(n, iterable, key=None):
    """The n largest items in order, as sorted(iterable, key=key, reverse=True)[:n]."""
    return sorted(iterable, key=key, reverse=True)[:n] if _is_some(n, iterable) else []
