# What small everyday modules answer to rare and wrong arguments.
import re


def show(text):
    try:
        print(text, "->", re.sub("0x[0-9a-f]{6,}", "0x0", repr(eval(text))))
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


run('import fractions, base64, uuid, fnmatch, shlex, calendar, difflib, cmath, shutil, getopt, linecache, inspect, numbers, colorsys, keyword, graphlib, binascii, hmac, stat, os')
show(r"F(1,3), F('0.25'), F(1.5), F('1/3'), F(3), F(1,3)+1, F(1,3)*3, F(1,2)**2, F(1,2)**-1, F(1,2)**0.5, float(F(1,3)), round(F(7,3)), F(22,7).limit_denominator(5), F(1,2)<0.6, str(F(1,3)), f'{F(1,3):.3f}', F(-1,3)//1, F(7,3)%1, divmod(F(7,2),F(1,2)), abs(F(-1,2)), hash(F(1,2))==hash(0.5), F(6,4).numerator, int(F(7,2)), F(0.1), F.from_float(0.5), bool(F(0))")
show(r"F(1,0)")
show(r"F('x')")
show(r"F(1.5,2)")
show(r"F('1/0')")
show(r"F(float('nan'))")
show(r"base64.b64encode(b'hello'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b32encode(b'hi'), base64.b16encode(b'hi'), base64.b85encode(b'hello'), base64.a85encode(b'hello'), base64.b64decode(b'aGVs bG8='), base64.encodebytes(b'a'*60), base64.b32decode('NBUQ====')")
show(r"base64.b64decode('a')")
show(r"base64.b64encode('a')")
show(r"base64.b64decode('aGVs*',validate=True)")
show(r"base64.b16decode('zz')")
show(r"base64.b32decode('a')")
show(r"uuid.UUID('x')")
show(r"uuid.UUID()")
show(r"fnmatch.fnmatch('a.py','*.py'), fnmatch.filter(['a','b.py'],'*.py'), fnmatch.translate('*.[pc]y?'), fnmatch.fnmatchcase('A','a'), fnmatch.fnmatch('a','[!a]')")
show('shlex.split(\'a "b c" d\\\\ e\'), shlex.quote("it\'s"), shlex.join([\'a b\',\'c\']), shlex.split(\'a #b\',comments=True), list(shlex.shlex(\'a=b; c\',punctuation_chars=True))')
show('shlex.split(\'"a\')')
show(r"shlex.split('a\\')")
show(r"print(calendar.calendar(2024,m=4)[:500])")
show(r"calendar.monthrange(2024,13)")
show(r"calendar.setfirstweekday(9)")
show(r"list(difflib.unified_diff(['a\n','b\n'],['a\n','c\n'],'x','y')), list(difflib.ndiff(['a'],['b'])), difflib.get_close_matches('appel',['ape','apple','peach']), difflib.SequenceMatcher(None,'abcd','bcde').ratio(), difflib.SequenceMatcher(None,'ab','bc').get_opcodes(), list(difflib.context_diff(['a'],['b'],lineterm='')), difflib.SequenceMatcher(None,'abxcd','abcd').get_matching_blocks()")
show(r"cmath.sqrt(-1), cmath.phase(-1), cmath.polar(1j), cmath.rect(1,0), cmath.exp(1j), cmath.isclose(1,1+1e-10), cmath.log(-1), cmath.pi")
show(r"cmath.log(0)")
show(r"cmath.sqrt('a')")
show(r"shutil.rmtree('/nope')")
show(r"getopt.getopt(['-a','1','--foo=2','x'],'a:',['foo=']), getopt.gnu_getopt(['x','-a'],'a')")
show(r"getopt.getopt(['-z'],'a')")
show(r"getopt.getopt(['--foo'],'',['foo='])")
show(r"getopt.getopt(['-a'],'a:')")
run("def fn(a,b:int=2,*c,d,e=5,**k)->str: 'doc here'")
show(r"inspect.signature(fn), inspect.getfullargspec(fn), inspect.signature(fn).parameters['b'], inspect.signature(fn).return_annotation, inspect.getdoc(fn), inspect.isfunction(fn), inspect.ismethod(fn), inspect.isclass(int), inspect.isgenerator(x for x in []), inspect.ismodule(os), inspect.isbuiltin(len), inspect.Parameter('x',inspect.Parameter.KEYWORD_ONLY,default=3), inspect.signature(fn).bind(1,d=2), inspect.signature(fn).bind(1,d=2).arguments")
show(r"inspect.signature(fn).bind(1)")
show(r"inspect.signature(fn).bind(1,2,3,4)")
show(r"inspect.signature(5)")
run("""class C:
  x=1
  def m(self): pass
  @property
  def p(self): return 1""")
show(r"inspect.currentframe().f_code.co_name, inspect.stack()[0].function, inspect.getmodule(os.path.join).__name__, inspect.cleandoc('  a\n    b\n'), inspect.unwrap(fn) is fn")
show(r"colorsys.rgb_to_hsv(.2,.4,.4), keyword.iskeyword('for'), keyword.kwlist[:5], keyword.softkwlist, keyword.issoftkeyword('match')")
show(r"list(graphlib.TopologicalSorter({'d':{'b','c'},'b':{'a'},'c':{'a'}}).static_order())[0]")
show(r"list(graphlib.TopologicalSorter({'a':{'b'},'b':{'a'}}).static_order())")
show(r"binascii.hexlify(b'ab',':'), binascii.unhexlify('6162'), binascii.crc32(b'a'), binascii.b2a_base64(b'a')")
show(r"binascii.unhexlify('6')")
show(r"binascii.unhexlify('zz')")
show(r"hmac.new(b'k',b'm','sha256').hexdigest()[:8], hmac.compare_digest(b'a',b'b'), stat.filemode(0o100644), stat.S_ISDIR(0o040000)")
show(r"hmac.new(b'k')")
show(r"isinstance(1,numbers.Integral), isinstance(1.5,numbers.Real), isinstance(F(1),numbers.Rational), isinstance(True,numbers.Number), issubclass(int,numbers.Complex)")
