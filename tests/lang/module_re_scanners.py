# Pattern.scanner and re.Scanner cut text into tokens.
import re

s=re.compile(r'(?P<N>\d+)|(?P<P>\+)').scanner('12+3')
for m in iter(s.match,None): print(m.lastgroup,m.group())
print(re.Scanner([(r'\d+',lambda s,t:int(t)),(r'\s+',None),(r'\w+',lambda s,t:t)]).scan('12 ab 3 !x'))
