import re
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = re.match(r'(\w+) (\w+)', 'Isaac Newton, physicist'); print(m, m.group(0), m.group(1,2), m[1], m.groups(), m.span(2), m.start(), m.end(1), m.lastindex, m.lastgroup, m.regs, m.pos, m.endpos, m.string, m.re)
m = re.search(r'(?P<first>\w+)-(?P<last>\w+)?', 'xx ab-'); print(m.groupdict(), m.group('first'), m['last'], m.groups(''), m.lastgroup, m.expand(r'\g<first>!\1'))
print(re.findall(r'\bf[a-z]*', 'which foot or hand fell fastest'), re.findall(r'(\w+)=(\d+)', 'set width=20 and height=10'), re.findall('(a)|b','ab'), re.findall('x*','axb'))
print(re.split(r'\W+', 'Words, words, words.'), re.split(r'(\W+)', 'Words, words, words.'), re.split(r'\W+', 'Words, words, words.', maxsplit=1), re.split('[a-f]+', '0a3B9', flags=re.I), re.split(r'\b','a bc'), re.split('x*','axbc'), re.split(r'(a)|b','xaybz'))
print(re.sub(r'def\s+([a-zA-Z_][a-zA-Z_0-9]*)\s*\(\s*\):', r'static PyObject*\npy_\1(void)\n{', 'def myfunc():'))
print(re.sub('-{1,2}', lambda m: ' ' if m.group(0)=='-' else '-', 'pro----gram-files'), re.sub(r'\sAND\s', ' & ', 'Baked Beans And Spam', flags=re.I), re.subn('a','b','aaa'), re.sub('a','b','aaa',count=2), re.sub('x*', '-', 'abxd'), re.sub(r'(a)|(b)', r'[\1\2]', 'abc'), re.sub('a', r'\\', 'a'), re.sub('(?P<n>a)', r'\g<n>\g<0>\g<1>0', 'xa'))
print([m.span() for m in re.finditer(r'\d+', 'a1b22c333')], [m.group() for m in re.finditer('', 'ab')])
p = re.compile(r'''
 (?P<int>\d+)   # integer part
 \.             # point
 (?P<frac>\d*)  # fraction
''', re.X|re.I); print(p, p.match('3.14').groupdict(), p.groups, dict(p.groupindex), p.flags, repr(p.pattern))
print(re.compile('a'), re.compile('a', re.I|re.M|re.S), re.compile(b'x'), re.compile('a', re.A), re.I, re.I|re.M, repr(re.I|re.M), re.compile('(?i)a').flags, re.compile('a', re.ASCII).flags)
print(re.fullmatch('a|ab','ab'), re.match('a|ab','ab'), re.fullmatch('a','ab'), re.search('b$','ab\n'), re.search(r'b\Z','ab\n'), re.findall('^x','x\nx\n',re.M), re.findall('$','a\nb\n'), re.findall('(?m)$','a\nb\n'), re.findall('(?m)^','a\nb\n'))
print(re.findall(r'\w+', 'naïve café Привет 你好 ½'), re.findall(r'\w+', 'naïve', re.A), re.findall(r'\d', '1२٣'), re.findall(r'\s','a b\u2003c\xa0d\x1ce'), re.match('É','é',re.I), re.match('привет','ПРИВЕТ',re.I), re.findall('[а-я]+','Привет мир', re.I), re.findall('[^a]', 'abс😀'))
print(re.search('😀+', 'x😀😀y'), re.findall('.', 'a😀b'), re.sub('é','e','café'), re.search('x','é'), re.split('—','a—b'))
print(re.search(r'(?<=abc)def', 'abcdef'), re.search(r'(?<!-)\b\d+', '-12 34'), re.search(r'(?=.*\d)(?=.*[a-z]).{4,}', 'abc1'), re.match(r'(a)?b(?(1)c|d)', 'abc'), re.match(r'(a)?b(?(1)c|d)', 'bd'), re.match(r'(?P<q>["\']).*?(?P=q)', '"hi\' x" y"'), re.match(r'(\w)\1', 'aab'))
print(re.match('a{2,3}','aaaa'), re.match('a{,2}','aaaa'), re.match('a{2}','aaa'), re.match('a{','a{'), re.match('x{1,y','x{1,y'), re.match('a+?','aaa'), re.match('a*+b','aaab'), re.match('(?>a+)ab','aaab'), re.match('(?:ab)+','ababa'))
print(re.match(b'(\\w+) \\d', b'ab 1').group(1), re.findall(b'[\x80-\xff]', b'a\x80\xff'), re.sub(b'a', b'[\\g<0>]', b'banana'), re.split(b',', b'a,b'))
print(re.escape('a.b*c [x] é\n-~ #'), re.escape(b'a.b'))
for pat in ('(', ')', '[', 'a**', '*a', '(?P<n>a)(?P<n>b)', '(?P<1>a)', '(?P=x)', '(?Px)', '\\', 'a\\', '(?z)', '\\q', '[z-a]', '[\\d-z]', 'a{3,1}', '\\1', '(\\1)', '(?<=a*)b', '(?<x)', '(?:a', '(?#a', 'x(?i)', '(?P<n', '(?P<>a)', '(?P<a-b>x)', '\\x1', '\\u12', '[\\', '(?i', '(?i-', '(?-i)', '(?a-u:x)', '(?(1)a|b|c)(x)', '(?(9)a)', '(?(x)a)', '\\777', '++', '^*', 'a|*', '(?', '(?iz)', 'a\n(', '(?i:', '[a-', '[]', '[^]', '(?P>x)', '(?au:x)', '(?L:x)', '(?!a', '(?<=a|bc)'):
    try: re.compile(pat); print('ok', repr(pat))
    except re.error as e: print(repr(pat), e, e.msg, e.pos, e.lineno, e.colno, e.pattern == pat)
for rep in (r'\1', r'\g<x>', r'\g<', r'\g', r'\q', r'\g<1a>', r'\g<>', r'\07', r'\.', '\\', r'\g<9>', r'\400', r'\g<-1>'):
    try: print(repr(re.sub('a', rep, 'xay')))
    except (re.error, IndexError) as e: print(rep, type(e).__name__, e)
t(lambda: re.match('a', 5)); t(lambda: re.match('a', b'a')); t(lambda: re.match(b'a', 'a')); t(lambda: re.compile(5)); t(lambda: re.compile(re.compile('a'), re.I)); t(lambda: re.match('a','a').group(1)); t(lambda: re.match('a','a').group('x')); t(lambda: re.sub('a', 5, 'a')); t(lambda: re.sub('a', lambda m: 5, 'a')); t(lambda: re.compile('a', re.A|re.U)); t(lambda: re.compile(b'a', re.U)); t(lambda: re.match('a','a')['z'])
print(re.compile('a') is re.compile('a'), re.compile('a') == re.compile('a'), isinstance(re.compile('a'), re.Pattern), isinstance(re.match('a','a'), re.Match), type(re.compile('a')), re.Match)
p = re.compile('b'); print(p.search('abcb', 2), p.match('abc', 1), p.search('abc', 0, 1), re.compile('^b').match('ab', 1), re.compile('b$').search('abc', 0, 2), p.findall('bbb', 1), p.fullmatch('abc', 1, 2), p.search('b', 5), p.sub('x', 'abb', 1), p.split('abc'), list(p.finditer('bab', 1)))
token_spec = [('NUMBER', r'\d+(\.\d*)?'), ('ASSIGN', r':='), ('END', r';'), ('ID', r'[A-Za-z]+'), ('OP', r'[+\-*/]'), ('NEWLINE', r'\n'), ('SKIP', r'[ \t]+'), ('MISMATCH', r'.')]
tok = re.compile('|'.join('(?P<%s>%s)' % pair for pair in token_spec))
for mo in tok.finditer('x := 3.5 + y;\nif ?'): print(mo.lastgroup, repr(mo.group()), mo.lastindex, end='; ')
print(bool(re.match('a','b')), bool(re.match('','')))
if (m := re.match(r'(\d+)-(\d+)', '10-20')): a, b = map(int, m.groups()); print(a+b)
print(re.sub(r'(?i)HELLO', 'bye', 'Hello hello'), re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567'), re.sub(r'\s+', ' ', ' a  b\t\nc '), re.sub(r'^\s+|\s+$', '', '  x y  '))
print(re.findall(r'[\w.+-]+@[\w-]+\.[\w.-]+', 'mail bob@example.com, al.ice+x@mail.co.uk!'), re.findall(r'(?s)a.b', 'a\nb'), re.findall(r'a.b', 'a\nb'), re.findall(r'[\s\S]', 'a\n'), re.findall(r'[^\s,]+', 'a, b'), re.findall(r'[\S]+', 'a b\x1cc'))
print(re.match(r'(a(b)?)+', 'aba').groups(), re.match(r'((a)|b)*', 'ab').groups(), re.match(r'(?:(a)|(b))+', 'ab').lastindex)
