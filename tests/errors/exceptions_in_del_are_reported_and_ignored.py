# An exception in __del__ goes to standard error; the script goes on.
class Bad:
    def __del__(self):
        raise ValueError("in del")


bad = Bad()
del bad
print("goes on")
