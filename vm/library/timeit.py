"""Measuring how long small pieces of code take."""

import time
from _source import run

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_template = """def inner(_it, _timer%s):
%s
    _t0 = _timer()
    for _i in _it:
%s
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def _indented(source, indent):
    return "\n".join(" " * indent + line for line in source.split("\n"))


class Timer:
    """Runs a statement many times; a string or a function, as is the set-up before it."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = dict(globals or {})
        init = ""
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            compile_check = setup
        elif callable(setup):
            names["_setup"] = setup
            init += ", _setup=_setup"
            compile_check = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile((compile_check if isinstance(setup, str) else "pass") + "\n" + stmt, "<timeit-src>", "exec")
            body = stmt
        elif callable(stmt):
            names["_stmt"] = stmt
            init += ", _stmt=_stmt"
            body = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = _template % (init, _indented(compile_check, 4), _indented(body, 8))
        names.setdefault("__name__", "timeit")
        self.inner = run(self.src, names)["inner"]

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds that `number` executions take."""
        return self.inner(range(number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        """Calls timeit several times; a list of the results."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds) of a number of executions that take at least 0.2 seconds."""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Seconds that `number` executions of stmt take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """A list of what timeit gives, called several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


def main(args=None):
    """python -m timeit: times the statement given and prints the best of several runs."""
    from argparse import ArgumentParser
    parser = ArgumentParser(prog="timeit.py")
    parser.add_argument("-n", "--number", type=int, default=0, help="how many times to execute the statement")
    parser.add_argument("-r", "--repeat", type=int, default=default_repeat, help="how many times to repeat the timer")
    parser.add_argument("-s", "--setup", action="append", help="statement to be executed once initially")
    parser.add_argument("-p", "--process", action="store_true", help="use time.process_time()")
    parser.add_argument("-v", "--verbose", action="store_true", help="print raw timing results")
    parser.add_argument("-u", "--unit", choices=list(_units), help="the unit of the output")
    parser.add_argument("statement", nargs="*")
    given = parser.parse_args(args)
    timer = Timer("\n".join(given.statement) or "pass", "\n".join(given.setup or ["pass"]),
                  time.process_time if given.process else default_timer)
    number = given.number or timer.autorange()[0]

    def shown(seconds):
        unit = given.unit or next(name for name, scale in _units.items() if seconds >= scale or name == "nsec")
        return "%.3g %s" % (seconds / _units[unit], unit)

    times = timer.repeat(max(given.repeat, 1), number)
    if given.verbose:
        print("raw times: " + ", ".join(map(shown, times)) + "\n")
    times = [each / number for each in times]
    print("%d loop%s, best of %d: %s per loop" % (number, "s"[:number != 1], len(times), shown(min(times))))


_units = {"sec": 1.0, "msec": 1e-3, "usec": 1e-6, "nsec": 1e-9}

if __name__ == "__main__":
    main()
