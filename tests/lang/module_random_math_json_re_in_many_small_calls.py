# random, math, json, re and time: many small calls with their results and errors.
import random, math, json, re, pathlib, time, string, sys
r=random.Random(42)
print(r.random(),r.randint(1,6),r.randrange(0,100,7),r.choice('abc'),r.choices([1,2,3],weights=[1,1,8],k=5),r.sample(range(100),5),r.uniform(1,2),r.gauss(0,1),r.normalvariate(0,1),r.triangular(0,1,.5),r.betavariate(1,2),r.expovariate(1.5),r.gammavariate(2,1),r.lognormvariate(0,1),r.paretovariate(3),r.vonmisesvariate(0,1),r.weibullvariate(1,2),r.getrandbits(70),r.randbytes(4),r.binomialvariate(10,.3))
l=list(range(10)); r.shuffle(l); print(l); st=r.getstate(); a=r.random(); r.setstate(st); print(a==r.random()); random.seed('text'); print(random.random()); random.seed(b'x'); print(random.random()); random.seed(1.5); print(random.random(), random.sample(['a','b','c'],counts=[2,1,1],k=3))
for f in (lambda:random.choice([]),lambda:random.randint(5,1),lambda:random.sample([1],2),lambda:random.choices([1],weights=[0]),lambda:random.randrange(0),lambda:random.sample({1,2},1),lambda:random.randint(1.5,2),lambda:random.choices([],k=1),lambda:random.seed([1])):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
print(random.SystemRandom().random()<1, random.Random(1).random()==random.Random(1).random())
# math
m=math; print(m.factorial(20),m.comb(10,3),m.perm(5,2),m.gcd(12,18,27),m.lcm(4,6),m.isqrt(99),m.prod([1,2,3]),m.fsum([.1]*10),m.sumprod([1,2],[3,4]),m.dist([0,0],[3,4]),m.hypot(1,2,2),m.floor(-1.5),m.ceil(1.2),m.trunc(-1.7),m.modf(1.5),m.frexp(8),m.ldexp(.5,3),m.copysign(1,-0.),m.nextafter(1,2),m.ulp(1),m.cbrt(27),m.exp2(3),m.expm1(1e-5),m.log1p(1e-5),m.log(8,2),m.log2(8),m.log10(1000),m.gamma(5),m.lgamma(10),m.erf(.5),m.erfc(.5),m.isclose(.1+.2,.3),m.remainder(7,3),m.fmod(-7,3),m.degrees(m.pi),m.radians(180),m.atan2(1,1),m.tau,m.inf,m.nan,m.e)
for f in (lambda:m.sqrt(-1),lambda:m.log(0),lambda:m.factorial(-1),lambda:m.factorial(1.5),lambda:m.acos(2),lambda:m.exp(1000),lambda:m.comb(-1,2),lambda:m.gcd(1.5),lambda:m.isqrt(-1),lambda:m.pow(0,-1),lambda:m.fmod(1,0),lambda:m.floor(m.inf),lambda:m.ceil(m.nan),lambda:m.log('a'),lambda:m.dist([1],[1,2])):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
# json
print(json.dumps({'b':[1,2.5,None,True,'é"\n'],'a':{}},sort_keys=True),json.dumps([1,[2,{'k':[]}]],indent=2),json.dumps('é',ensure_ascii=False),json.dumps({1:2,None:3,True:4,1.5:6}),json.dumps([1,2],separators=(',',':')),json.dumps({'a':1},indent='\t'),json.dumps(float('inf')),json.dumps((1,2)))
class E(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        if isinstance(o,complex): return [o.real,o.imag]
        return super().default(o)
print(json.dumps({'s':{3,1},'c':1+2j},cls=E),json.dumps(object,default=lambda o:'obj'),json.dumps({(1,2):3},skipkeys=True))
for s in ('{"a":1,}','[1,2','{a:1}','','nul','"abc','[1 2]','{"a" 1}','01','[1,]','"\\x"','{"a":1} x','\'a\'','NaN','1e5','-0.0','"\\u00e9"','[1.5e300, -2]'):
    try: print(json.loads(s))
    except json.JSONDecodeError as e: print(e,e.pos,e.lineno,e.colno,e.msg)
for f in (lambda:json.dumps({1,2}),lambda:json.dumps({(1,):1}),lambda:json.loads(3),lambda:json.dumps(float('nan'),allow_nan=False),lambda:json.dumps(b'x')):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
l=[]; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.loads('{"a":1,"b":[1,{"c":2}]}',object_hook=lambda d:sorted(d.items())),json.loads('[1.5,2]',parse_float=str,parse_int=lambda x:x+'!'),json.loads('{"a":1,"a":2}',object_pairs_hook=list),json.JSONDecoder().raw_decode('[1] tail'),''.join(json.JSONEncoder().iterencode([1])),json.loads(b'{"x":"\xc3\xa9"}'))
# re
for p,s in ((r'(\w+)@(\w+)\.com','joe@mail.com x@y.com'),(r'(?P<y>\d{4})-(?P<m>\d\d)','on 2024-05'),(r'a|b|(c)','xbc'),(r'^\s*$','   '),(r'(?i)HELLO','say hello'),(r'(?<=a)b(?!c)','abc abd'),(r'(a)(b)?','a'),(r'\bfoo\b','a foo b'),(r'[^aeiou\s]+','hello world'),(r'(.)\1','aabbc'),(r'x*','axx')):
    m=re.search(p,s); print(p,m,m and m.groups(),m and m.groupdict(),m and m.span(),re.findall(p,s),[x.group() for x in re.finditer(p,s)],re.split(p,s),re.sub(p,'<\\g<0>>',s),re.subn(p,'-',s,count=1))
print(re.fullmatch(r'\d+','12a'),re.match('b','ab'),re.compile('a',re.I|re.M),re.escape('a.b*c'),re.sub(r'(\w)(\w)',lambda m:m[2]+m[1],'abcd'),re.split('[,;]','a,b;c',maxsplit=1),re.findall(r'(?x) a # c\n b','ab'),re.sub('(?P<n>a)',r'[\g<n>]','ba'),re.search('(?s)a.b','a\nb').end(),re.sub('a','b','aaa',count=2))
for p in ('(','[a','a**','(?P<1>a)','*a','\\','(?P<a>x)(?P<a>y)','a{2,1}','(?<=a+)b','[z-a]','(?z)'):
    try: re.compile(p)
    except re.error as e: print(p,e,e.pos)
m=re.match(r'(\d+)(?P<u>px)?','12px'); print(m.lastindex,m.lastgroup,m.expand(r'\1-\g<u>'),m['u'],m[0],m.start('u'),m.end(1),m.string,m.re.pattern,m.pos,m.endpos,m.regs if hasattr(m,'regs') else 0)
# time/string
print(time.strftime('%Y-%m-%d %H:%M:%S',time.gmtime(0)),time.gmtime(86400),time.strptime('2024-02-03','%Y-%m-%d')[:3],time.mktime(time.localtime(1e9)),time.asctime(time.gmtime(0)),time.ctime(0)[-4:],time.monotonic()<=time.monotonic(),time.perf_counter_ns()>0,time.get_clock_info('monotonic').monotonic,time.struct_time(range(9)))
