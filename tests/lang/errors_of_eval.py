# The text of eval() has no newline at its end: what is missing there has no column.
for text in ["1+", "1 +", "(1", "1 2", "x = 1", "if x", "1 + + ", "f(", "a.", "[1,", "1\n2", "lambda", "not", "*",
             "1 if 2", "'abc", "x y", "1;2", "import x", ")", "x[", "{", "a==", "del x", "a and", "1 +\n"]:
    try:
        print(repr(text), eval(text))
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
for text in ['"abc', "0777", "1__0", "'''abc", "f'{a'", "1abc", "x = 5€", "(1]"]:
    try:
        exec(text)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, repr(e.text))
