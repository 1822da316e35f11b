class Outer:
    class Problem(Exception):
        pass


def f():
    class Local(Outer.Problem):
        pass
    raise Local("qualified")


f()
