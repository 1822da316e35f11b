try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("wrapped") from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("other")
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("alone") from None
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError from KeyError
except ValueError as e:
    print(repr(e), repr(e.__cause__))
for bad in [lambda: exec_raise(1), lambda: exec_raise("text"), lambda: exec_raise(int)]:
    def exec_raise(x):
        raise x
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
