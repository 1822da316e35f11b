import re
print(re.findall('[[a]', 'a[b'), re.findall('[a--b]','a') if 0 else '')
print(re.findall('[a&&b]', 'a&'), re.split('[a||~~b]','x|y'))
def f():
    return re.compile(r'[[\]x]')
f(); f()
print(re.sub('[+--x]','','a+b'))
import warnings
warnings.simplefilter('error')
try: re.compile('[[zz]')
except FutureWarning as e: print(e)
