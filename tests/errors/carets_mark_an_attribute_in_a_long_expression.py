class Node:
    next = None


def third(node):
    return node.next.next.value + 1


n = Node()
n.next = Node()
result = [third(n) for _ in range(3)]
