# A chain over several lines: the traceback shows the line of the attribute or method that failed.
import sys
import traceback


class Node:
    a = None


node = Node()


def load():
    return (node
            .a
            .b
            .c)


def method():
    return ("abc"
            .upper()
            .nope(1)
            .lower())


def arguments():
    return ("abc"
            .replace("a",
                     1)
            .lower())


def store():
    (node
     .a
     .b) = 3


def change():
    (node
     .a
     .b) += 3


def delete():
    del (node
         .q)


def behind_the_dot():
    return (node.
            a.
            b + 1)


for function in (load, method, arguments, store, change, delete, behind_the_dot):
    try:
        function()
    except Exception:
        traceback.print_exc(file=sys.stdout)
[{"value": " a "}, {"value": None}]
result = (node
          .a.strip()
          .upper())
