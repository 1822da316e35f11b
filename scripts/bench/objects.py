"""Objects and methods: attributes, inheritance, overriding, operators written as methods, linked nodes."""
import sys


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Shape:
    def __init__(self, name):
        self.name = name
        self.hits = 0

    def area(self):
        return 0

    def hit(self):
        self.hits += 1
        return self.area()


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side


class Box(Square):
    def __init__(self, side, height):
        super().__init__(side)
        self.height = height

    def area(self):
        return super().area() * 2 + 4 * self.side * self.height


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None


class Tree:
    def __init__(self):
        self.root = None
        self.size = 0

    def insert(self, key):
        if self.root is None:
            self.root = Node(key)
            self.size += 1
            return
        node = self.root
        while node.key != key:
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    self.size += 1
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key)
                    self.size += 1
                node = node.right


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 8
check = 0
for r in range(rounds):
    position = Vector(0, 0)
    step = Vector(1, 2)
    for i in range(40_000):
        position = position + step * (i & 3)
    check += position.dot(step)

    shapes = [Shape("nothing"), Square(2), Box(2, 3), Square(5)]
    for i in range(30_000):
        for shape in shapes:
            check += shape.hit()

    tree = Tree()
    x = r + 1
    for i in range(5_000):
        x = (x * 1103515245 + 12345) % 2147483648
        tree.insert(x >> 8)
    check += tree.size
print("objects", check)
