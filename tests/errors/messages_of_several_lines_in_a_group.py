# In an uncaught group only the first line of a message stands behind the margin, in the module traceback all do.
import traceback


class Lines(Exception):
    def __str__(self):
        return "first\nsecond\nthird"


def deep(n):
    if n == 0:
        error = Lines()
        error.add_note("a note\nof two lines")
        raise error
    deep(n - 1)


caught = []
for depth in (0, 9):
    try:
        deep(depth)
    except Lines as error:
        caught.append(error)
group = ExceptionGroup("several\nlines", caught)
group.add_note("of the group\nitself")
try:
    raise group
except ExceptionGroup:
    print(traceback.format_exc())
raise Lines() from group
