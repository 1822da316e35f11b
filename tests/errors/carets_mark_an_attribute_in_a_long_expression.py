class Node:
    next = None


def third(node):
    return node.next.next.value + 1


n = Node()
n.next = Node()
result = len([]) + third(n)
