# Texts, lines and columns of mistakes in lists of type parameters.
TEXTS = """
def f[**P: int](): pass
class C[*T: int]: pass
class C[**P: (int, str)]: pass
type X[*T: int] = 1
def f[T,](): pass
def f[T U](): pass
def f[T: ](): pass
def f[](): pass
def f[1](): pass
def f[T=int](): pass
class C[]: pass
class C[1]: pass
class C[T=1]: pass
type X[] = 1
def f[T]: pass
def f[T, T](): pass
""".strip().splitlines()
for text in TEXTS:
    try:
        compile(text, "<s>", "exec")
        print("fine:", text)
    except SyntaxError as e:
        print(text, "->", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
