import helper_with_odd_code
exec('y = x is 3', {"x": 3})
import warnings
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    exec("'a' is 'a'\n'\\d'")
for w in log:
    print(w.category.__name__, w.message, w.lineno, w.filename)
warnings.simplefilter("error")
try:
    compile("1 is 1", "text.py", "eval")
except SyntaxError as e:
    print(type(e).__name__, e.msg)
