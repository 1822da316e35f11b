from __future__ import annotations, division
import __future__


def f(a: undefined, b: list[int] = None, *args: a.b.c, **kw: dict[str, x | None]) -> None:
    local: nowhere = 1
    return local


class A:
    x: Missing = 3
    y: A | None


print(f.__annotations__, f(1))
print(A.__annotations__)
print(annotations is __future__.annotations, annotations.compiler_flag)
print(division.getMandatoryRelease(), __future__.all_feature_names)
