# Texts of the errors of * and *= with sequences.
class O:
    def __repr__(self): return 'O'
for a in ({}, set(), frozenset(), O(), None, 5, 1.5, 'x', (), []):
    for b in ([1], 'y', (2,), 3, None, {}, O()):
        x = a
        try:
            x *= b
            print(x)
        except TypeError as e: print(e)
        try: print(a * b)
        except TypeError as e: print(e)
