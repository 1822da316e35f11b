"""A variable of a comprehension that is read before it is bound is unbound, whatever another comprehension left."""


def report(compute):
    try:
        print(compute())
    except UnboundLocalError as error:
        print(error)


def second_iterable():
    a = b = (1, 2)
    [c for i in [[a for a in (5, 6)] for b in "xyz"] for c in "pq"]
    return [i for i in (a, b) for a in (a, b)]


def comprehension_in_the_second_iterable():
    a = b = (1, 2)
    [i for i in (5, 6) for a in "pq"]
    return [i for i in (a, b) for a in [a for b in (7, 8)]]


def condition_of_the_first():
    a = (1, 2)
    [i for i in (5, 6) for a in "pq"]
    return [i for i in a if a for a in (3, 4)]


def value_of_the_turn_before():
    a = (1, 2)
    return [a for i in (a, a) for a in ("x" if i is None else "yz")]


def own_variable_of_an_inner_one():
    a = (1, 2)
    [i for i in (5, 6) for a in "pq"]
    return [(i, a) for i in a for a in [a * 2 for a in (3, 4)]]


for function in (second_iterable, comprehension_in_the_second_iterable, condition_of_the_first,
                 value_of_the_turn_before, own_variable_of_an_inner_one):
    report(function)

# In a module and in a class they are variables of their own as well.
a = (1, 2)
report(lambda: [i for i in (5, 6) for a in a])


class Row:
    a = (1, 2)
    pairs = [i for i in a for j in "xy"]


print(Row.pairs)
