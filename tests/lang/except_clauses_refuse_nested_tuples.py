# An except clause takes classes or one tuple of them, and looks at all of the tuple.
class A(Exception): pass
def t(x, e=ValueError('v')):
    try:
        try:
            raise e
        except x:
            print('caught', x)
    except BaseException as err:
        print(type(err).__name__, err, type(err.__context__))
t((KeyError, (ValueError, KeyError)))
t((ValueError, (KeyError,)))
t((KeyError, (KeyError,)))
t(((),))
t(())
t([ValueError])
t('x')
t(int)
t((int, ValueError))
t((ValueError, int))
t(None)
t((ValueError, 3))
class M(type):
    def __instancecheck__(self, o): return True
    def __subclasscheck__(self, o): return True
class Any(Exception, metaclass=M): pass
t(Any)
class T(tuple): pass
t(T((ValueError,)))
