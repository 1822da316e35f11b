class AppError(Exception):
    pass


class Detail(AppError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


try:
    raise Detail(7, "broken")
except AppError as e:
    print(e, repr(e), e.code, e.args)
pairs = [(KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError),
         (OverflowError, ArithmeticError), (ModuleNotFoundError, ImportError), (UnboundLocalError, NameError),
         (RecursionError, RuntimeError), (NotImplementedError, RuntimeError), (StopIteration, Exception),
         (KeyboardInterrupt, BaseException), (SystemExit, BaseException), (GeneratorExit, BaseException),
         (TimeoutError, OSError), (UnicodeError, ValueError), (FileNotFoundError, OSError),
         (KeyboardInterrupt, Exception), (KeyError, ValueError)]
for a, b in pairs:
    print(a.__name__, b.__name__, issubclass(a, b))
