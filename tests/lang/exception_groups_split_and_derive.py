# ExceptionGroup and BaseExceptionGroup as classes.
def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, "|", e)


group = ExceptionGroup("grp", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError(2)])])
print(group, repr(group), group.message, group.exceptions, group.args)
print(issubclass(ExceptionGroup, Exception), BaseExceptionGroup.__mro__, ExceptionGroup.__mro__)
match, rest = group.split(ValueError)
print(repr(match), repr(rest))
print(repr(group.subgroup(lambda e: isinstance(e, KeyError))), group.subgroup(OSError), group.split(ExceptionGroup)[1])
print(repr(group.subgroup((TypeError, KeyError))), group.derive([ValueError()]))
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
show(lambda: ExceptionGroup("x", []))
show(lambda: ExceptionGroup("x", [1]))
show(lambda: ExceptionGroup(1, [ValueError()]))
show(lambda: ExceptionGroup("x", [KeyboardInterrupt()]))
show(lambda: ExceptionGroup("x"))
show(lambda: ExceptionGroup("x", 5))
show(lambda: group.split(5))


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message, excs)


mine = Mine("mine", [ValueError("a"), OSError("b")])
mine.add_note("noted")
part = mine.subgroup(OSError)
print(type(part).__name__, part, part.__notes__)
try:
    raise group
except ExceptionGroup as e:
    print("caught", e, len(e.exceptions))
    print(e.subgroup(TypeError).__traceback__ is e.__traceback__)
