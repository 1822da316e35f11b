# The names of iterators' types, and when a NameError's text has no suggestion.
import collections
import sys
import traceback

for each in (iter([]), iter(()), iter("text"), iter(b""), iter({}), iter({}.items()), iter({}.values()), iter(set()),
             iter(range(1)), reversed([]), reversed({}), enumerate([]), zip(), map(str, []), filter(None, []),
             iter(int, 1), (i for i in ()), iter(collections.deque()), reversed(collections.deque()), reversed(range(3)),
             iter(range(10 ** 20)), reversed("a")):
    print(type(each))

try:
    prnt("misspelt")
except NameError as e:
    e.add_note("a note")
    print(traceback.format_exception_only(e))
    print(traceback.format_exception_only(NameError, e))
    traceback.print_exc(file=sys.stdout)
try:
    [].appendd(1)
except AttributeError as e:
    print(traceback.format_exception_only(e))
