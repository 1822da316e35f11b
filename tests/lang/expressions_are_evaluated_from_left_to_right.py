def say(x):
    print(x, end=" ")
    return x


say(1) + say(2) * say(3)
[say(4), say(5)]
{say(6): say(7), say(8): say(9)}
(lambda *a, **k: None)(say(10), *[say(11)], x=say(12), **{"y": say(13)})
d = {}
d[say(14)] = say(15)
print()
items = [0, 0]


def get(name):
    print(name, end=" ")
    return items


get("target")[say(0)] = say(1)
get("a")[say(0)], get("b")[say(1)] = say("x"), say("y")
print(items)
say("l") < say("m") < say("n")
say("p") if say(0) else say("q")
get("aug")[say(0)] += say("z")
print(items)
print([say(i) for i in range(2) if say(i + 10)])
f"{say('f')} {say('g'):{say(3)}}"
say(1)(say(2)) if False else None
print()
