# The traceback of a group shows the exceptions it is made of.
def fail(n):
    raise ValueError(n)


errors = []
for i in range(2):
    try:
        fail(i)
    except ValueError as e:
        errors.append(e)
inner = ExceptionGroup("inner", [KeyError("k")])
inner.add_note("a note")
try:
    1 / 0
except ZeroDivisionError:
    raise ExceptionGroup("outer", [*errors, inner, TypeError("last")])
