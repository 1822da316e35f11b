# Texts for exec() and compile(): their warnings are told before the error is raised, as the filters say.
import warnings

TEXTS = [
    'a = "\\d"\nb = (\n',
    'a = "\\d"\nb = 1 is 1\nreturn\n',
    'a = "\\d"\nb = 1 is 1\ndef f():\n  x = 1\n  global x\n',
    "1 is 1; break",
    "f'{a'\n'\\d'",
    "x = 0or 1\ny = 1_\n",
    "x = 1 +\n'\\d'",
    "'\\d' = 1",
    "()()\n[1]['a']\nnonlocal q",
]
for text in TEXTS:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            compile(text, "<text>", "exec")
        except SyntaxError as e:
            print(e.msg, e.lineno)
        for w in seen:
            print("   ", w.category.__name__, w.message, w.filename, w.lineno)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(text, "<text>", "exec")
        except SyntaxError as e:
            print("  error:", e.msg, e.lineno)
