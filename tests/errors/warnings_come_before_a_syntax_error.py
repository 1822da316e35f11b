# What the compiler warned of before it came to an error is told before the error.
text = "\d"
if text is 1:
    pass
b = [0x1for x in [1]]
print("never" "\w"
late = "\q"
