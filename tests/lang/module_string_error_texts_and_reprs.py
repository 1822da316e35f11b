# What string answers to rare arguments and to wrong ones.
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
        print(text, "-> !", type(e).__name__, e)


run('import string')
run('from string import *')
show(r"ascii_letters,digits,hexdigits,octdigits,punctuation,printable,whitespace,ascii_lowercase,ascii_uppercase")
show(r"capwords('hello  world'), capwords('a-b',sep='-'), capwords(' x ')")
show(r"capwords(5)")
run("t=Template('$a ${b} $$ x')")
show(r"t.substitute(a=1,b=2), t.substitute({'a':1},b=3), t.safe_substitute(a=1)")
show(r"t.substitute(a=1)")
show(r"Template('$').substitute()")
show(r"Template('a\n$1').substitute()")
show(r"Template('$').safe_substitute()")
show(r"t.template, t.get_identifiers(), t.is_valid(), Template('$ ').is_valid(), t")
show(r"t.substitute(5)")
show(r"t.substitute({},{})")
run("""class T2(Template):
  delimiter='%'
  idpattern='[a-z]+_[a-z]+'""")
show(r"T2('%a_b %ab').safe_substitute(a_b=1)")
show(r"T2('%a_b %ab').substitute(a_b=1)")
show(r"Template(5)")
show(r"Template()")
run('f=Formatter()')
show(r"f.format('{0} {a}',1,a=2), f.vformat('{0}',(1,),{}), list(f.parse('a{b!r:>{w}}c{{}}')), f.format('{} {}',1,2)")
show(r"f.format('{0} {}',1,2)")
show(r"f.format('{a}')")
show(r"f.format('{0}')")
show(r"f.format('{0.real[x]}',1)")
show(r"f.get_field('0.real',(5,),{}), f.get_value(0,(1,),{}), f.get_value('a',(),{'a':1}), f.convert_field(5,'r'), f.format_field(5,'>3'), f.check_unused_args(1,2,3)")
show(r"f.convert_field(5,'z')")
show(r"f.format()")
run("""class NF(Formatter):
  def get_value(s,k,a,kw):
    return kw.get(k,'?') if isinstance(k,str) else super().get_value(k,a,kw)""")
show(r"NF().format('{x} {0}',1)")
show(r"list(f.parse('{')) ")
show(r"list(f.parse('}'))")
show(r"list(f.parse('')),list(f.parse('{}')),list(f.parse('{:}'))")
show(r"'{:{}}'.format(5,10), f.format('{:{}}',5,10), f.format('{:{w}.{p}f}',3.14159,w=10,p=2)")
show(r"string.maketrans")
