# Errors that only the compiler finds come after the warnings of the whole text.
text = "\d"
if text is 1:
    pass
def f():
    a = [1, 2]
    return a
if text is not "":
    break
late = "\q"
if text is 2: pass
